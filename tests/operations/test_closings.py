"""Closing a period, opening it for a correction, and what a closed one refuses."""

from datetime import date

import pytest

from dangjian_desktop.domain.closing import branches_of
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import (
    close_period,
    refuse_when_closed,
    reopen_period,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.closings import closing_of, editions_of, frozen_scores, is_closed
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.scores import branch_scores
from dangjian_desktop.storage.models import Closing, database
from tests import make, scored
from tests.scored import AFTER, LATER, Q3, SCORE, close, mark, reopen


@pytest.fixture
def mine(data):
    """A committee with two branches, of which every item has points."""
    return scored.mine()


def test_a_committee_closes_for_all_its_branches(mine, runner):
    committee, first, second = mine
    close(runner, committee)
    for key in mine:
        assert is_closed(SCORE, key, Q3)
    assert not is_closed(SCORE, first, "2026Q2")
    assert not is_closed(ClosingSubject.POINTS, first, Q3)
    row = closing_of(SCORE, second, Q3)
    assert (row.organisation_id, row.edition, row.before) == (committee, 1, "")
    assert row.is_intact
    live = branch_scores(
        rubric_for(date(2026, 9, 30)).rubric,
        period_of(Q3),
        AFTER,
        [(first, "采一支部"), (second, "采二支部")],
    )
    frozen = frozen_scores(row)
    assert list(frozen) == [first, second]
    assert [frozen[one.organisation_id].total for one in live] == [one.total for one in live]
    assert [frozen[one.organisation_id].rubric for one in live] == [one.rubric for one in live]
    assert list(frozen_scores(row, [second])) == [second]


def test_what_is_closed_stays_when_the_records_change(mine, runner):
    committee, first, _second = mine
    close(runner, committee)
    mark(first, "10")
    assert frozen_scores(closing_of(SCORE, first, Q3))[first].item("D1").score == 55


def test_a_closed_period_is_refused_in_words(mine, runner):
    committee, first, _second = mine
    refuse_when_closed(SCORE, first, Q3)
    close(runner, committee)
    group = make.group(first)
    for key in (committee, first, group):
        with pytest.raises(RefusedError, match=r"2026年第三季度的支部考评已于2026-10-08关闭.*更正"):
            refuse_when_closed(SCORE, key, Q3)
    refuse_when_closed(SCORE, make.branch("旁的支部"), Q3)
    refuse_when_closed(SCORE, first, "2026Q4")
    with pytest.raises(RefusedError, match="先开始更正"):
        close(runner, committee)
    with pytest.raises(RefusedError, match=r"星火煤矿党委.*统一关闭"):
        close(runner, first)


def test_the_menu_says_what_is_undone(mine, runner):
    told = {"subject": SCORE, "organisation_id": mine[0], "period": Q3}
    runner.run(close_period(**told, on=AFTER))
    assert runner.undo_label == "关闭本期"
    runner.run(reopen_period(**told, on=LATER, reason="漏算"))
    assert runner.undo_label == "开始更正"


def test_closing_is_undone_with_one_step(mine, runner):
    committee, first, _second = mine
    close(runner, committee)
    runner.undo()
    assert not is_closed(SCORE, first, Q3)
    runner.redo()
    assert closing_of(SCORE, first, Q3).is_intact


def test_a_period_that_is_still_running_is_not_closed(mine, runner):
    committee, _first, _second = mine
    with pytest.raises(RefusedError, match="2026-09-30才结束"):
        close(runner, committee, date(2026, 9, 30))
    close(runner, committee, date(2026, 10, 1))


def test_what_is_not_yet_judged_is_named_and_needs_a_reason(mine, runner):
    committee, first, _second = mine
    mark(make.branch("采三支部", committee), None, "B1")
    with pytest.raises(RefusedError, match="还有 1 项待评：采三支部 D1 责任区") as refused:
        close(runner, committee)
    assert "采一支部" not in refused.value.sentence
    assert not Closing.select().count()
    close(runner, committee, pending_reason="采三支部 9 月底才成立")
    row = closing_of(SCORE, first, Q3)
    assert row.read.pending_reason == "采三支部 9 月底才成立"
    assert row.is_intact


def test_what_cannot_be_closed_is_refused_in_words(data, runner):
    committee = make.committee()
    with pytest.raises(RefusedError, match="没有党支部"):
        close(runner, committee)
    branch = make.branch(under=committee)
    with pytest.raises(RefusedError, match="没有已发布的考评细则"):
        close(runner, committee)
    with pytest.raises(RefusedError, match="不是考评的期间"):
        close(runner, committee, period="2026Q5")
    with pytest.raises(RefusedError, match="党支部来做"):
        close(runner, make.group(branch))
    late = make.branch("新支部", committee, since="2026-10-05")
    with pytest.raises(RefusedError, match="期末已经成立"):
        close(runner, late)


def test_a_correction_is_an_edition_of_its_own(mine, runner):
    committee, first, second = mine
    close(runner, committee)
    with pytest.raises(RefusedError, match="写明"):
        reopen(runner, committee, " ")
    reopen(runner, committee)
    assert not is_closed(SCORE, first, Q3)
    assert closing_of(SCORE, first, Q3).reopening == "采一支部责任区漏算一处"
    refuse_when_closed(SCORE, first, Q3)
    with pytest.raises(RefusedError, match="已经在更正中"):
        reopen(runner, committee)
    with pytest.raises(RefusedError, match="重新关闭"):
        close(runner, first, LATER)
    mark(first, "57")
    close(runner, committee, LATER)
    old, new = editions_of(SCORE, committee, Q3)
    assert (new.edition, new.reason, new.before) == (2, "采一支部责任区漏算一处", old.seal)
    assert old.is_intact
    assert new.is_intact
    assert closing_of(SCORE, second, Q3) == new
    assert frozen_scores(old)[first].item("D1").score == 55
    assert frozen_scores(new)[first].item("D1").score == 57


def test_only_what_is_corrected_may_be_counted_anew(mine, runner):
    committee, first, second = mine
    close(runner, committee)
    reopen(runner, committee)
    mark(first, "57")
    mark(second, "12")
    close(runner, committee, LATER, reason="只改采一支部", kept=(second,))
    _old, new = editions_of(SCORE, committee, Q3)
    assert new.reason == "只改采一支部"
    assert frozen_scores(new)[first].item("D1").score == 57
    assert frozen_scores(new)[second].item("D1").score == 50


def test_a_branch_that_closed_alone_is_taken_over_as_it_was_sealed(mine, runner):
    committee, first, second = mine
    close(runner, first)
    assert is_closed(SCORE, first, Q3)
    assert not is_closed(SCORE, second, Q3)
    assert not is_closed(SCORE, committee, Q3)
    mark(first, "1")
    close(runner, committee, LATER)
    stands = closing_of(SCORE, first, Q3)
    assert stands.organisation_id == committee
    assert frozen_scores(stands)[first].item("D1").score == 55
    assert editions_of(SCORE, first, Q3)[0].is_intact


def test_a_branch_that_is_being_corrected_is_closed_first(mine, runner):
    committee, first, _second = mine
    close(runner, first)
    reopen(runner, first)
    with pytest.raises(RefusedError, match="采一支部”的2026年第三季度正在更正中"):
        close(runner, committee, LATER)


def test_what_is_open_needs_no_correction(mine, runner):
    with pytest.raises(RefusedError, match="还没有关闭"):
        reopen(runner, mine[0])


@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("contents", "replace(contents, '\"55\"', '\"59\"')"),
        ("seal", "'0' || substr(seal, 2, 62) || 'zz'"),
        ("reason", "'别的原因'"),
        ("closed_on", "'2026-10-01'"),
        ("edition", "edition + 1"),
        ("period", "'2026Q2'"),
        ("contents", "'{'"),
    ],
)
def test_what_was_changed_outside_the_program_is_seen(mine, runner, column, change):
    committee, first, _second = mine
    close(runner, committee)
    database.execute_sql(f"UPDATE closing SET {column} = {change}")
    period = "2026Q2" if column == "period" else Q3
    row = closing_of(SCORE, first, period)
    assert not row.is_intact
    assert is_closed(SCORE, first, period)


def test_figures_whose_seal_is_broken_are_not_taken_over(mine, runner):
    committee, first, second = mine
    close(runner, first)
    database.execute_sql("UPDATE closing SET contents = replace(contents, '\"55\"', '\"59\"')")
    with pytest.raises(RefusedError, match="封存校验不符，不能照搬"):
        close(runner, committee)
    reopen(runner, first)
    close(runner, first, LATER)
    close(runner, committee, LATER)
    reopen(runner, committee)
    database.execute_sql("UPDATE closing SET contents = replace(contents, '\"50\"', '\"59\"')")
    with pytest.raises(RefusedError, match="采二支部”已封存的分数校验不符"):
        close(runner, committee, LATER, kept=(second,))
    close(runner, committee, LATER)


def test_contents_that_cannot_be_read_give_no_scores(mine, runner):
    committee, first, _second = mine
    close(runner, committee)
    database.execute_sql("UPDATE closing SET contents = replace(contents, '\"code\"', '\"c\"')")
    row = closing_of(SCORE, first, Q3)
    assert frozen_scores(row) == {}
    with pytest.raises(ValueError, match="rubric"):
        branches_of(row.read.body)


def test_a_closing_tells_how_far_it_is_and_leaves_nothing_when_stopped(mine, runner):
    told = []

    def stop(what, share):
        told.append((what, share))
        if share > 0.4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        runner.run(
            close_period(
                subject=SCORE,
                organisation_id=mine[0],
                period=Q3,
                on=AFTER,
                pending_reason="先关闭",
                progress=stop,
            )
        )
    assert told[0][0] == "统计要封存的分数"
    assert [share for _what, share in told] == sorted(share for _what, share in told)
    assert Closing.select().count() == 0
    assert not is_closed(SCORE, mine[0], Q3)
