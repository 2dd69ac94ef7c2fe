"""The ranking of a year: its parts weighed together, and who lacks one has no place."""

from decimal import Decimal

from dangjian_desktop.operations.score_figures import record_score_figure
from dangjian_desktop.queries.score_sheets import RankQuery
from tests import make
from tests.queries.scored import ON, checked, issued_rubric


def test_a_year_is_ranked_by_its_parts_weighed_together(data):
    issued_rubric()
    committee = make.committee()
    first, second = make.branch("甲支部", committee), make.branch("乙支部", committee)
    for branch, points in ((first, "90"), (second, "80")):
        for quarter in range(1, 5):
            checked(branch, f"2026Q{quarter}", points)
    figure = {"period": "2026", "on": ON, "reason": "考核组"}
    for part in ("year_end", "appraisal"):
        for branch in (first, second):
            told = record_score_figure(
                organisation_id=branch, part=part, points=Decimal(90), **figure
            )
            make.done(told)
    rows = RankQuery("2026", ON).fetch()
    assert [(row.place, row.name, row.total) for row in rows] == [
        (1, "甲支部", Decimal(90)),
        (2, "乙支部", Decimal(84)),
    ]


def test_a_year_of_which_a_part_is_missing_has_no_place_and_says_which(data):
    issued_rubric()
    branch = make.branch("甲支部", make.committee())
    checked(branch, "2026Q1", "90")
    (row,) = RankQuery("2026", ON).fetch()
    assert (row.place, row.grade, row.pending) == (None, "", 100)
    assert any("2026年第四季度" in str(reason) for reason in row.reasons)
