"""For how long the second place of the backups lacks the newest one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dangjian_desktop.domain.backups import BackupFacts, BackupReason
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.second_place import SecondPlace, days_without, remind_after

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PLACE = SecondPlace("/media/stick", "t", NOON - timedelta(days=30), NOON, number=3)
NEWER = BackupFacts(4, NOON, BackupReason.DAILY, 7, 5, "s", {}, False, 1, "d" * 64)


@pytest.mark.parametrize(("days", "said"), [(0, 0), (0.99, 0), (1, 1), (8, 8), (-8, 8)])
def test_days_count_from_the_last_copy_in_whichever_direction(days, said):
    assert days_without(PLACE, NEWER, NOON + timedelta(days=days)) == said


def test_before_the_first_copy_days_count_from_the_choosing():
    assert days_without(replace(PLACE, copied_at=None), NEWER, NOON) == 30


def test_where_the_newest_lies_there_no_day_counts():
    later = NOON + timedelta(days=100)
    assert days_without(PLACE, replace(NEWER, number=3), later) == 0
    assert days_without(PLACE, None, later) == 0


def test_the_rule_wants_a_day_at_least():
    assert remind_after({"remind_after_days": 7}) == 7
    with pytest.raises(RuleValueError):
        remind_after({"remind_after_days": 0})
