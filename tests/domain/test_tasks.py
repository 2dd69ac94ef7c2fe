"""The days of a task and how it stands on a day, at the edges."""

from datetime import date

import pytest

from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.tasks import (
    Progress,
    Reminders,
    progress_fault,
    reminders,
    state_until,
)
from dangjian_desktop.domain.vocabulary import ObligationState

ON = date(2026, 11, 21)
GIVEN = date(2026, 11, 1)
DUE = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 11, 20), ObligationState.OPEN),
        (date(2026, 11, 21), ObligationState.DUE_SOON),
        (DUE, ObligationState.DUE_SOON),
        (date(2026, 11, 29), ObligationState.OVERDUE),
    ],
)
def test_a_task_turns_amber_and_red_by_its_day(on, state):
    assert state_until(DUE, on, 7) is state


def test_without_a_day_it_is_open():
    assert state_until(None, ON, 7) is ObligationState.OPEN


def test_a_finding_waits_for_check_and_closing_and_an_ordinary_task_does_not():
    task = Progress(False, GIVEN, DUE)
    assert (task.is_over, task.waits_for) == (False, "done")
    assert Progress(False, GIVEN, DUE, ON).is_over
    finding = Progress(True, GIVEN, DUE, ON)
    assert (finding.is_over, finding.waits_for) == (False, "checked")
    assert Progress(True, GIVEN, DUE, ON, ON).waits_for == "closed"
    assert Progress(True, GIVEN, DUE, ON, ON, ON).is_over
    assert Progress(True, GIVEN, dropped_on=ON).is_over


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Progress(False, GIVEN, date(2026, 10, 31)), "期限 2026-10-31 早于布置的日期"),
        (Progress(False, GIVEN, DUE, date(2026, 11, 22)), "办结日期 2026-11-22 还没有到"),
        (Progress(False, GIVEN, DUE, ON, ON), "只有督查问题才要复查和销号"),
        (Progress(True, GIVEN, DUE, None, ON), "还没有登记办结，不能登记复查"),
        (Progress(True, GIVEN, DUE, ON, None, ON), "还没有登记复查，不能登记销号"),
        (
            Progress(True, GIVEN, DUE, ON, date(2026, 11, 20)),
            "复查日期 2026-11-20 早于办结日期 2026-11-21",
        ),
    ],
)
def test_days_that_cannot_be_are_told(told, said):
    assert said in str(progress_fault(told, ON))


@pytest.mark.parametrize(
    "told",
    [
        Progress(False, GIVEN),
        Progress(False, GIVEN, GIVEN, GIVEN),
        Progress(True, GIVEN, DUE, ON, ON, ON),
    ],
)
def test_days_that_follow_on_one_another_are_well(told):
    assert progress_fault(told, ON) is None


def test_reminders_are_read():
    assert reminders({"task_days": 7, "answer_days": 5}) == Reminders(7, 5)
    with pytest.raises(RuleValueError):
        reminders({"task_days": -1, "answer_days": 5})
