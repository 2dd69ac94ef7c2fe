"""The year of a branch: what is known, what is missing, and where each figure comes from."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.score_figures import record_score_figure, remove_score_figure
from dangjian_desktop.queries.score_figures import FiguresQuery
from dangjian_desktop.queries.year_scores import YearScoresQuery
from tests import make
from tests.queries.scored import ON, checked, issued_rubric


@pytest.fixture
def branch(data):
    branch = make.branch()
    issued_rubric()
    for quarter, points in enumerate(("92.5", "88", "90", "95"), start=1):
        checked(branch, f"2026Q{quarter}", points)
    return branch


def entered(branch, part, points, period="2026", **more):
    make.done(
        record_score_figure(
            organisation_id=branch,
            period=period,
            part=part,
            points=Decimal(points),
            on=ON,
            **more,
        )
    )


def the_year(on=ON, year=2026):
    (found,) = YearScoresQuery(year, on).fetch()
    return found


def test_k10_the_year_of_a_branch(branch):
    entered(branch, "year_end", "90", reason="年终考核组")
    entered(branch, "appraisal", "96")
    found = the_year()
    assert found.total == Decimal("91.425")
    assert found.grade.name == "示范"
    assert found.pay_percent == 100
    assert found.halves == (Decimal("90.25"), Decimal("92.5"))
    assert str(found.weighed.part("year_end").figure.told) == "2027-01-20 录入：年终考核组"


def test_what_is_missing_is_told_and_never_counted_as_nought(branch):
    entered(branch, "year_end", "90")
    found = the_year()
    assert (found.total, found.grade, found.pay_percent) == (None, None, None)
    assert [one.rule.part for one in found.weighed.missing] == ["appraisal"]


def test_a_quarter_that_is_not_over_has_no_figure(branch):
    found = the_year(on=date(2026, 12, 31))
    assert str(found.quarters[3].told) == "2026年第四季度还没有结束。"
    assert found.halves == (Decimal("90.25"), None)
    assert "第四季度" in str(found.weighed.part("quarters").figure.told)


def test_a_quarter_with_something_pending_says_how_much(data):
    make.branch()
    issued_rubric()
    found = the_year()
    assert {str(one.told) for one in found.quarters} == {"还有 100 分待评。"}


def test_a_year_without_a_rubric_says_so(data):
    make.branch()
    assert "没有已发布的考评细则" in str(the_year().quarters[0].told)


def test_the_year_end_sheet_counts_where_somebody_checked_it_and_a_figure_stands_above(branch):
    checked(branch, "2026", "86")
    part = the_year().weighed.part("year_end")
    assert (part.points, str(part.figure.told)) == (86, "年终考核表")
    entered(branch, "year_end", "90")
    part = the_year().weighed.part("year_end")
    assert (part.points, part.figure.is_entered) == (90, True)


def test_a_branch_weighs_otherwise_from_a_day_on(branch):
    entered(branch, "year_end", "80")
    values = [
        {"part": "quarters", "title": "季度得分", "weight": "0.5"},
        {"part": "year_end", "title": "年终考核", "weight": "0.5"},
    ]
    make.done(change_rule(rule="scoring.year", key="parts", value=values, note="矿党委文件"))
    assert the_year().total == Decimal("85.6875")


def test_entering_again_replaces_and_removing_takes_back(branch):
    entered(branch, "year_end", "90")
    entered(branch, "year_end", "91.25", reason="改正")
    (row,) = FiguresQuery("2026", branch).fetch()
    assert (row.points, row.reason) == (Decimal("91.25"), "改正")
    make.done(remove_score_figure(figure_id=row.figure_id))
    assert FiguresQuery("2026", branch).fetch() == []
    with pytest.raises(RefusedError, match="不必"):
        make.done(remove_score_figure(figure_id=row.figure_id))


@pytest.mark.parametrize("points", ["-1", "150.5", "90.12345", "NaN"])
def test_points_that_are_none_are_told_at_the_field(branch, points):
    with pytest.raises(InputError) as caught:
        entered(branch, "year_end", points)
    (problem,) = caught.value.problems
    assert (problem.where.field, problem.code) == ("points", "score.points_out_of_range")


def test_a_period_or_branch_that_is_none_is_refused(branch):
    with pytest.raises(RefusedError, match="请重新选择"):
        entered(branch, "year_end", "90", period="2026Q5")
    with pytest.raises(RefusedError, match="请重新选择"):
        entered(branch + 99, "year_end", "90")


def test_a_closed_quarter_counts_as_it_was_frozen(branch):
    entered(branch, "year_end", "90")
    entered(branch, "appraisal", "96")
    make.done(
        close_period(subject=ClosingSubject.SCORE, organisation_id=branch, period="2026Q1", on=ON)
    )
    checked_anew(branch, "2026Q1", "50")
    found = the_year()
    assert found.quarters[0].points == Decimal("92.5")
    assert found.total == Decimal("91.425")
    entry = FiguresQuery("2026", branch).fetch()[0]
    make.done(
        close_period(
            subject=ClosingSubject.SCORE,
            organisation_id=branch,
            period="2026",
            on=ON,
            pending_reason="年终没有另外考核",
        )
    )
    with pytest.raises(RefusedError, match="请先开始更正"):
        entered(branch, "year_end", "80")
    with pytest.raises(RefusedError, match="请先开始更正"):
        make.done(remove_score_figure(figure_id=entry.figure_id))


def checked_anew(branch, period, points):
    """Change the points of a period behind the back of its closing."""
    make.check_scores(branch, period, {"A1": points})
