"""The board of flags: figures from scores, holders over quarters, what people entered."""

from decimal import Decimal as D

import pytest

from dangjian_desktop.domain.contest import Outcome, Turn
from dangjian_desktop.domain.rubric import RubricBlock
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.contest import record_flag_decision
from dangjian_desktop.queries.contest_scores import contest_organisation
from dangjian_desktop.queries.flags import FlagsQuery, flag_period
from tests import make
from tests.contest_stories import (
    BLOCKS,
    ON,
    contest_mine,
    contest_rubric,
    issue_rubric,
    mark,
)


@pytest.fixture
def mine(data):
    return contest_mine()


def board(period="2026Q3", within=None):
    return FlagsQuery(period, ON, within).fetch()


def test_the_quarter_of_a_day(data):
    assert flag_period(ON).code == "2026Q4"


def test_a_flag_is_won_kept_and_lost_over_quarters(mine):
    _committee, one, two, _three = mine
    row = board("2026Q2").row("leading")
    assert [(turn.code, turn.turn, turn.holder_id) for turn in row.history] == [
        ("2026Q1", Turn.TAKEN, one),
        ("2026Q2", Turn.KEPT, one),
    ]
    assert row.holder.holder_id == one
    row = board().row("leading")
    assert (row.turn.turn, row.turn.holder_id, row.turn.lost_by) == (Turn.TAKEN, two, one)
    assert row.holder.holder_id == one


def test_figures_of_each_flag(mine):
    _committee, one, two, three = mine
    found = board()
    safety = {row.organisation_id: row.figure for row in found.row("safety").table.scores}
    assert safety == {one: D("22.5") * 100 / 24, two: D("22.5") * 100 / 24, three: D("87.5")}
    benefit = found.row("benefit").table
    assert benefit.score(two).place == 1
    assert not benefit.score(three).takes_part
    assert "没有填" in str(benefit.score(three).reason)


def test_nobody_reaches_90_in_service(mine):
    service = board().row("service")
    assert service.result.outcome is Outcome.NOBODY
    assert "不授旗" in str(service.result.reason)


def test_equals_in_everything_wait_for_the_committee_and_its_decision_counts(mine):
    committee, one, two, _three = mine
    row = board().row("innovation")
    assert (row.result.outcome, set(row.result.open_ids)) == (Outcome.TIE, {one, two})
    make.done(
        record_flag_decision(
            organisation_id=committee,
            period="2026Q3",
            flag="innovation",
            winner_id=two,
            reason="党委会研究",
            on=ON,
        )
    )
    row = board().row("innovation")
    assert row.result.winner_id == two
    assert row.turn.turn is Turn.TAKEN


def test_a_branch_alone_is_shown_among_those_of_its_committee(mine):
    committee, one, *_rest = mine
    assert contest_organisation(ON, one) == committee
    assert board(within=one).holder_id == committee
    assert len(board(within=one).row("safety").table.scores) == 3


def test_a_running_quarter_without_points_waits_and_tells_no_winner(mine):
    found = board("2026Q4")
    assert found.is_running
    assert not found.is_final
    assert found.row("leading").result.outcome is Outcome.WAITING
    assert found.row("leading").holder.holder_id == mine[2]


def test_a_closed_quarter_is_final_and_stays_in_the_history(mine):
    committee, one, *_rest = mine
    make.done(
        close_period(
            subject=ClosingSubject.SCORE, organisation_id=committee, period="2026Q1", on=ON
        )
    )
    row = board("2026Q4").row("leading")
    assert [(turn.code, turn.is_final) for turn in row.history] == [
        ("2026Q1", True),
        ("2026Q3", False),
        ("2026Q4", False),
    ]
    mark_later = board("2026Q1").row("safety")
    assert mark_later.result.winner_id == one


def test_a_rubric_without_the_block_says_so(data):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    blocks = tuple(
        RubricBlock(f"b{n}", title if title != "安全作用" else "第四块")
        for n, title in enumerate(BLOCKS, start=1)
    )
    issue_rubric(contest_rubric(blocks=blocks))
    mark(branch, "2026Q3")
    found = board()
    assert "安全作用" in str(found.row("safety").table.missing)
    assert found.row("safety").result.winner_id is None
    assert found.row("leading").result.winner_id == branch


def test_no_rubric_no_flags(data):
    make.branch("综采一队党支部", make.committee())
    found = board()
    assert not found.has_scores
    assert found.rows == ()
    assert FlagsQuery("2026Q9", ON).fetch() is None
