"""Scores as they are shown: sheets, boards, rankings; frozen where closed."""

from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period, reopen_period
from dangjian_desktop.operations.scores import record_finding
from dangjian_desktop.queries.measures import registry
from dangjian_desktop.queries.score_sheets import (
    RankQuery,
    ScoreBoardQuery,
    ScoreSheetQuery,
)
from dangjian_desktop.queries.shown_scores import Standing, scores_shown
from tests import make
from tests.score_stories import ON, QUARTER, SMALL, D, check, issue, judge, meet, with_veto


@pytest.fixture
def mine(data):
    """Three branches with all their meetings, and a rubric."""
    committee = make.committee()
    branches = [make.branch(name, committee) for name in ("甲支部", "乙支部", "丙支部")]
    for branch in branches:
        meet(branch, "2026-02-10", "2026-05-12", "2026-08-12")
    return (committee, *branches)


def sheet(branch, period=QUARTER, on=ON):
    return ScoreSheetQuery(branch, period, on).fetch()


def found(branch, text, **more):
    told = {"item": "A2", "rule": "files", **more}
    make.done(
        record_finding(organisation_id=branch, period=QUARTER, on=ON, values={"text": text}, **told)
    )


def close(committee, **more):
    make.done(
        close_period(
            subject=ClosingSubject.SCORE,
            organisation_id=committee,
            period=QUARTER,
            on=ON,
            **more,
        )
    )


def test_a_sheet_waits_for_what_nobody_has_judged(mine):
    _committee, first, *_rest = mine
    issue()
    made = sheet(first)
    assert made.standing is Standing.ENDED
    assert made.can_mark
    assert [one.score for one in made.score.items] == [40, None, None, None, 0]
    assert made.score.total.pending == 60
    assert made.score.total.grade is None
    judge(first)
    assert sheet(first).score.total.total == 100
    assert sheet(first).score.total.grade.name == "示范"


def test_a_sheet_without_a_rubric_says_which_versions_there_are(mine):
    _committee, first, *_rest = mine
    issue()
    made = sheet(first, "2025Q4")
    assert made.score is None
    assert [row.version for row in made.versions] == ["2026"]
    assert sheet(first, "2027Q1").standing is Standing.AHEAD
    assert sheet(first, "2026Q9") is None
    assert sheet(999) is None


def test_a_running_period_is_counted_until_today(mine):
    _committee, first, *_rest = mine
    issue()
    assert sheet(first, "2026Q4").standing is Standing.RUNNING


def test_ties_share_a_place_and_who_waits_stands_apart(mine):
    committee, first, second, third = mine
    issue()
    fourth = make.branch("丁支部", committee)
    meet(fourth, "2026-08-12")
    judge(first, "15")
    judge(second, "18")
    judge(third, "15")
    rows = RankQuery(QUARTER, ON).fetch()
    assert [(row.place, row.name, row.total) for row in rows[:3]] == [
        (1, "乙支部", 98),
        (2, "甲支部", 95),
        (2, "丙支部", 95),
    ]
    assert [str(reason) for reason in rows[1].reasons] == ["与丙支部并列。"]
    assert rows[3].place is None
    assert not rows[3].is_eligible
    assert "3 项待评（A2、B1、B2）" in str(rows[3].reasons[0])
    judge(fourth, "10")
    assert [row.place for row in RankQuery(QUARTER, ON).fetch()] == [1, 2, 2, 4]
    assert [row.place for row in RankQuery(QUARTER, ON, first).fetch()] == [
        2
    ]  # not the first of itself


def test_a_veto_keeps_number_and_place_but_not_eligibility(mine):
    _committee, first, second, _third = mine
    issue(with_veto())
    judge(first)
    judge(second, "10")
    found(first, "重伤一人", item="B1", rule="veto")
    best, next_best, *_rest = RankQuery(QUARTER, ON).fetch()
    assert (best.name, best.place, best.total, best.grade) == ("甲支部", 1, 100, "基本达标")
    assert best.is_vetoed
    assert not best.is_eligible
    assert "一票否决" in str(best.reasons[0])
    assert next_best.is_eligible
    cell = ScoreBoardQuery(ON, year=2026).fetch().rows[0].cells[2]
    assert (cell.grade, cell.level, cell.is_vetoed) == ("基本达标", (3, 5), True)


def test_a_board_tells_numbers_changes_and_means(mine):
    _committee, first, second, third = mine
    issue()
    for branch, points in ((first, "20"), (second, "10"), (third, "15")):
        judge(branch, points, "2026Q2")
        judge(branch, "20")
    found(second, "缺签到表")
    board = ScoreBoardQuery(ON, year=2026).fetch()
    assert [one.period.code for one in board.periods] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert [one.standing for one in board.periods] == [
        Standing.ENDED,
        Standing.ENDED,
        Standing.ENDED,
        Standing.RUNNING,
    ]
    quarter = board.periods[2]
    assert quarter.mean == (D(100) + D("99.5") + D(100)) / 3
    assert quarter.cutoffs[0].name == "示范"
    row = board.rows[1]
    assert row.cells[0].is_pending
    assert row.cells[1].change is None  # what is 待评 before is nothing to compare with
    assert row.cells[2].change == D("9.5")
    assert row.cells[2].rates["life"] == D("49.5") / 50
    assert [one.cells[2].place for one in board.rows] == [1, 3, 1]


def test_a_single_branch_is_placed_among_those_of_its_committee(mine):
    committee, first, second, third = mine
    elsewhere = make.branch("外支部", make.committee("外党委"))
    meet(elsewhere, "2026-02-10", "2026-05-12", "2026-08-12")
    issue()
    for branch in (first, second, third, elsewhere):
        judge(branch)
    found(second, "缺签到表")
    (row,) = ScoreBoardQuery(ON, second, 2026).fetch().rows
    assert row.cells[2].place == 3
    assert ScoreBoardQuery(ON, second, 2026).fetch().periods[2].mean == (200 + D("99.5")) / 3
    assert [one.place for one in RankQuery(QUARTER, ON, second).fetch()] == [3]
    assert [one.place for one in RankQuery(QUARTER, ON, committee).fetch()] == [1, 1, 3]


def test_a_board_has_months_and_halves_and_periods_to_come(mine):
    issue()
    months = ScoreBoardQuery(ON, year=2026, every=Every.MONTH).fetch()
    assert len(months.periods) == 12
    assert all(row.cells[11] is None for row in months.rows)
    assert months.periods[11].standing is Standing.AHEAD
    halves = ScoreBoardQuery(ON, year=2026, every=Every.HALF_YEAR).fetch()
    assert [one.period.code for one in halves.periods] == ["2026H1", "2026H2"]


def test_a_board_can_be_broken_off_and_tells_its_progress(mine):
    issue()
    told = []
    ScoreBoardQuery(ON, year=2026).fetch(told.append)
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1

    def stop(_share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        ScoreBoardQuery(ON, year=2026).fetch(stop)


def test_a_year_without_a_rubric_has_branches_and_no_scores(mine):
    board = ScoreBoardQuery(ON, year=2026).fetch()
    assert [row.cells for row in board.rows] == [(None,) * 4] * 3
    assert board.versions == ()
    assert RankQuery(QUARTER, ON).fetch() == []
    assert RankQuery("2026Q7", ON).fetch() == []


def test_a_closed_period_shows_what_was_frozen(mine):
    committee, first, second, third = mine
    issue()
    for branch in (first, second, third):
        judge(branch)
    close(committee)
    make.activity("general_meeting", first, held_on="2026-08-30")
    shown = scores_shown(period_of(QUARTER), ON)
    assert [score.total.total for score in shown] == [100, 100, 100]
    made = sheet(first)
    assert made.standing is Standing.CLOSED
    assert not made.can_mark
    board = ScoreBoardQuery(ON, year=2026).fetch()
    assert board.periods[2].standing is Standing.CLOSED
    assert {row.standing for row in RankQuery(QUARTER, ON).fetch()} == {Standing.CLOSED}


def test_while_it_is_corrected_it_is_counted_anew(mine):
    committee, first, *_rest = mine
    issue()
    judge(first)
    close(first)
    make.done(
        reopen_period(
            subject=ClosingSubject.SCORE,
            organisation_id=first,
            period=QUARTER,
            on=ON,
            reason="漏登",
        )
    )
    found(first, "缺签到表")
    made = sheet(first)
    assert made.standing is Standing.CORRECTING
    assert made.can_mark
    assert made.score.item("A2").score == D("9.5")
    standings = {row.name: row.standing for row in RankQuery(QUARTER, ON, committee).fetch()}
    assert standings == {
        "甲支部": Standing.CORRECTING,
        "乙支部": Standing.ENDED,
        "丙支部": Standing.ENDED,
    }


def test_a_measure_that_fails_for_one_branch_leaves_the_rest(mine, monkeypatch):
    _committee, first, second, _third = mine
    issue()
    info = registry.measures()["missing_general_meetings"]

    def failing(scope):
        if second in scope.branches:
            raise ValueError("unreadable")
        return info.count(scope)

    known = dict(registry.measures()) | {info.code: replace(info, count=failing)}
    monkeypatch.setattr(registry, "measures", lambda: known)
    assert sheet(first).score.item("A1").score == 40
    waiting = sheet(second).score.item("A1")
    assert waiting.score is None
    assert "没有统计出来" in str(waiting.waits_for[0])
    rows = RankQuery(QUARTER, ON).fetch()
    assert [row.pending for row in rows if row.name == "乙支部"] == [100]


def test_another_version_can_be_looked_at(mine):
    _committee, first, *_rest = mine
    issue(replace(SMALL, until=date(2026, 6, 30)))
    issue(replace(SMALL, version="2026-2", since=date(2026, 7, 1)))
    assert sheet(first).row.version == "2026-2"
    other = ScoreSheetQuery(first, QUARTER, ON, "支部考评", "2026").fetch()
    assert other.score.rubric.version == "2026"
    assert ScoreSheetQuery(first, QUARTER, ON, "支部考评", "1999").fetch().score is None


def test_the_check_score_of_one_branch_is_not_that_of_another(mine):
    _committee, first, second, _third = mine
    issue()
    check(first, "B2", "12")
    assert sheet(second).score.item("B2").score is None
