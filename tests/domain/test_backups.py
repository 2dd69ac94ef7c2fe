"""When a backup is due, and which of them stay, whatever the clock says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.backups import (
    BackupFacts,
    BackupReason,
    Keeping,
    backup_name,
    is_behind,
    is_due,
    keeping,
    moment_named,
    number_named,
    superfluous,
)
from dangjian_desktop.domain.rule_values import RuleValueError

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def backup(number: int, made_at: datetime = NOON, entries: int = 5, seal: str = "s") -> BackupFacts:
    return BackupFacts(
        number, made_at, BackupReason.DAILY, 7, entries, seal, {}, False, 1, "d" * 64
    )


@pytest.mark.parametrize(
    ("hours", "entries", "due"),
    [
        (23, 6, False),
        (24, 6, True),
        (24, 5, False),  # nothing was done since
        (-23, 6, False),
        (-24, 6, True),  # the clock was set back
        (24 * 365 * 10, 6, True),  # or ten years ahead
        (-24 * 365 * 10, 6, True),
    ],
)
def test_a_day_after_the_last_one_in_whichever_direction_another_is_due(hours, entries, due):
    assert is_due(backup(1), entries, "s", NOON + timedelta(hours=hours)) is due


def test_without_any_the_first_is_due_and_other_data_are_always_behind():
    assert is_due(None, 1, "s", NOON)
    assert not is_due(None, 0, "", NOON)  # a first start: nothing is there to be lost
    assert not is_behind(None, 0, "")
    assert not is_behind(backup(1), 5, "s")
    assert is_behind(backup(1), 5, "another")  # restored, and as much done since


def test_the_newest_and_the_last_of_days_weeks_and_months_stay():
    days = [backup(n, NOON + timedelta(days=n)) for n in range(100)]
    gone = {one.number for one in superfluous(days, Keeping(2, 3, 2, 2))}
    # 99 is 2027-02-27, a Saturday; the Sunday before is 93, the end of January 72.
    assert set(range(100)) - gone == {99, 98, 97, 93, 72}


def test_several_of_a_day_leave_the_last():
    hours = [backup(n, NOON + timedelta(hours=n)) for n in range(5)]
    assert [one.number for one in superfluous(hours, Keeping(1, 7, 0, 0))] == [0, 1, 2, 3]


def test_a_clock_that_was_wrong_once_pushes_no_newer_one_out():
    future = backup(1, NOON + timedelta(days=3650))
    later = [backup(n, NOON + timedelta(days=n)) for n in range(2, 40)]
    gone = {one.number for one in superfluous([future, *later], Keeping(3, 5, 2, 2))}
    assert not gone & {39, 38, 37, 36, 35}


@given(
    st.lists(st.integers(-5000, 5000), max_size=40),
    st.integers(1, 5),
    st.integers(0, 5),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_the_last_few_always_stay_and_no_more_than_the_rule_says(days, newest, by_day, week, month):
    rule = Keeping(newest, by_day, week, month)
    made = [backup(n, NOON + timedelta(days=day)) for n, day in enumerate(days)]
    gone = {one.number for one in superfluous(made, rule)}
    kept = [one.number for one in made if one.number not in gone]
    assert kept[-newest:] == [one.number for one in made][-newest:]
    assert len(kept) <= newest + by_day + week + month


def test_the_rule_is_read_and_keeps_one_at_least():
    values = {"newest": 10, "days": 14, "weeks": 8, "months": 24}
    assert keeping(values) == Keeping(10, 14, 8, 24)
    with pytest.raises(RuleValueError):
        keeping(values | {"newest": 0})


def test_a_name_tells_number_and_moment_and_another_name_nothing():
    name = backup_name(7, NOON)
    assert name == "党建备份-000007-20261120-1200"
    assert (number_named(name), moment_named(name)) == (7, NOON)
    assert number_named(backup_name(1234567, NOON)) == 1234567
    for other in ("U盘", "党建备份-000007-x", f"{name}（2）"):
        assert (number_named(other), moment_named(other)) == (0, None)
    assert moment_named("党建备份-000007-20261399-1200") is None
