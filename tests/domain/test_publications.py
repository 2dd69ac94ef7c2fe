"""How long one may object, by working days, and how a closed period stands on a day (D12-D15)."""

from datetime import date

import pytest

from dangjian_desktop.domain.publications import (
    CLOSING_STATE_WORDS,
    ClosingState,
    closing_state,
    objections_until,
    publication_rule,
)
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.work_calendar import work_calendar
from dangjian_desktop.storage.rulebook import rules_on


@pytest.mark.parametrize(
    ("posted", "until"),
    [
        ("2026-11-16", "2026-11-23"),
        ("2026-09-28", "2026-10-10"),
        ("2026-02-12", "2026-02-26"),
        ("2026-04-30", "2026-05-11"),
    ],
)
def test_objections_end_after_five_working_days(data, posted, until):
    day = date.fromisoformat(posted)
    rules = rules_on(day)
    days = publication_rule(rules.values_of("publicity.score")).days
    calendar = work_calendar(rules.values_of("holidays.work_calendar"))
    assert objections_until(day, days, calendar) == date.fromisoformat(until)


def test_a_rule_without_days_is_refused():
    with pytest.raises(RuleValueError):
        publication_rule({"working_days": 0, "answer_working_days": 10})
    with pytest.raises(RuleValueError):
        publication_rule({"working_days": 5})


def test_how_a_closed_period_stands():
    posted, until = date(2026, 11, 16), date(2026, 11, 23)
    assert closing_state(posted, None, None, None) is ClosingState.CLOSED
    assert closing_state(until, None, posted, until) is ClosingState.PUBLISHED
    assert closing_state(date(2026, 11, 24), None, posted, until) is ClosingState.ENDED
    assert closing_state(until, until, posted, until) is ClosingState.CORRECTED
    assert set(CLOSING_STATE_WORDS) == set(ClosingState)
