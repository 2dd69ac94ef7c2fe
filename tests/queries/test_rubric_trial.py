"""A draft tried on periods that are past: what would have changed, and why."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dangjian_desktop.domain.rubric import RubricItem
from dangjian_desktop.domain.vocabulary import RubricSystem
from dangjian_desktop.queries.rubric_trial import (
    periods_to_try,
    reason_in_words,
    rubric_trial,
    told_changes,
)
from tests import make
from tests.rubric_stories import (
    LIFE,
    ON,
    SAFETY,
    SMALL,
    D,
    cheaper,
    checked,
    closed,
    issued,
    recorded,
)

Q3 = "2026Q3"


@pytest.fixture
def mine(data):
    """Two branches that held no general meeting in the quarter, one with a checked score."""
    committee = make.committee()
    first, second = make.branch("采一支部", committee), make.branch("采二支部", committee)
    issued()
    for branch in (first, second):
        recorded(branch)
        checked(branch, "B1", None)
    return committee, first, second


def test_it_tells_per_branch_and_item_what_would_have_changed(mine):
    _committee, first, second = mine
    trial = rubric_trial(cheaper(), [Q3], ON)
    assert [one.organisation_id for one in trial.branches] == [first, second]
    branch = trial.branches[0]
    assert (branch.before.total.total, branch.after.total.total) == (80, 95)
    assert branch.change == 15
    assert (branch.before.total.grade.name, branch.after.total.grade.name) == ("优良", "示范")
    assert branch.has_other_grade
    meetings, safety = branch.items
    assert (meetings.code, meetings.is_changed, meetings.change) == ("A1", True, 15)
    assert (
        str(reason_in_words(meetings))
        == "计分办法：支部党员大会少开：每次扣 20 分 → 支部党员大会少开：每次扣 5 分"
    )
    assert not safety.is_changed
    assert reason_in_words(safety) is None
    assert told_changes(trial.branches) == (2, 2, 2)


def test_the_same_rules_change_nothing(mine):
    trial = rubric_trial(replace(SMALL, version="2027"), [Q3], ON)
    assert told_changes(trial.branches) == (2, 0, 0)
    assert [one.change for one in trial.branches] == [Decimal(0), Decimal(0)]


def test_a_closed_period_is_compared_with_what_was_closed(mine):
    committee, first, _second = mine
    checked(first, "A1", "33")
    closed(committee)
    make.held("general_meeting", first, "2026-08-10")
    (one, other) = rubric_trial(cheaper(), [Q3], ON).branches
    assert one.is_frozen
    assert other.is_frozen
    assert one.before.total.total == 73
    assert one.items[0].before.score == 33
    assert other.before.total.total == 80
    assert other.after.total.total == 95


def test_items_that_one_version_does_not_have(mine):
    new = RubricItem("A2", "life", "党课", D(40), RubricSystem.WORK)
    trial = rubric_trial(replace(SMALL, items=(LIFE, new)), [Q3], ON, mine[1])
    (branch,) = trial.branches
    told = {
        one.code: (one.before is None, one.after is None, str(reason_in_words(one)))
        for one in branch.items
        if one.is_changed
    }
    assert told == {
        "A2": (True, False, "草稿新增的一项"),
        "B1": (False, True, "草稿没有这一项"),
    }
    assert branch.change is None


def test_without_a_version_of_the_day_only_the_draft_is_told(mine):
    (branch,) = rubric_trial(cheaper(), ["2025Q3"], ON, mine[1]).branches
    assert branch.before is None
    assert branch.change is None
    assert {one.before for one in branch.items} == {None}


def test_renumbered_items_are_compared_with_what_they_were(mine):
    life = replace(LIFE, code="Z1")
    (branch,) = rubric_trial(replace(SMALL, items=(life, SAFETY)), [Q3], ON, mine[1]).branches
    assert branch.items[0].before.item.code == "A1"
    assert not branch.items[0].is_changed


def test_progress_goes_up_to_the_end_and_may_stop_the_work(mine):
    told = []
    rubric_trial(
        cheaper(), ["2026Q2", Q3], ON, None, lambda code, share: told.append((code, share))
    )
    assert [code for code, _share in told] == sorted(code for code, _share in told)
    shares = [share for _code, share in told]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] <= 1

    class Stopped(Exception):
        pass

    def stop(_code, _share):
        raise Stopped

    with pytest.raises(Stopped):
        rubric_trial(cheaper(), [Q3], ON, None, stop)


def test_closed_periods_and_the_last_quarters_are_offered(mine):
    assert [(one.code, one.is_closed) for one in periods_to_try(ON)] == [
        ("2026Q3", False),
        ("2026Q2", False),
        ("2026Q1", False),
        ("2025Q4", False),
    ]
    for branch in mine[1:]:
        checked(branch, "B1", None, "2026-10")
    closed(mine[0], "2026-10")
    found = periods_to_try(ON)
    assert (found[0].code, found[0].is_closed) == ("2026-10", True)
    assert len(found) == 5


def test_what_was_recorded_after_the_closing_is_not_put_down_to_the_draft(mine):
    closed(mine[0])
    make.held("general_meeting", mine[2], "2026-08-10")
    same = replace(SMALL, version="2027")
    (branch,) = [one for one in rubric_trial(same, [Q3], ON).branches if one.is_changed]
    assert branch.organisation_id == mine[2]
    (item,) = [one for one in branch.items if one.is_changed]
    assert (item.before.score, item.after.score) == (40, 60)
    assert str(reason_in_words(item)) == "草稿没有改这一项，是关闭以后记录有变化"


def test_an_item_changed_by_the_draft_and_by_records_has_both_reasons(mine):
    closed(mine[0])
    make.held("general_meeting", mine[2], "2026-08-10")
    first, second = rubric_trial(cheaper(), [Q3], ON).branches
    told = "计分办法：支部党员大会少开：每次扣 20 分 → 支部党员大会少开：每次扣 5 分"
    assert str(reason_in_words(first.items[0])) == told
    assert str(reason_in_words(second.items[0])) == f"{told}；关闭以后记录也有变化"


def test_a_renumbered_item_keeps_its_check_score(mine):
    checked(mine[1], "A1", "33")
    life, new = replace(LIFE, code="Z1"), replace(SAFETY, code="A1", title="另一件事", rules=())
    (branch,) = rubric_trial(replace(SMALL, items=(life, SAFETY, new)), [Q3], ON, mine[1]).branches
    after = {one.code: one.after and one.after.score for one in branch.items}
    assert after["Z1"] == 33
    assert after["A1"] is None  # what was given to the item that had the number is not its own
