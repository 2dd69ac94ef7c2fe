"""What the ballots of a 民主评议 or 述职评议 come to in points, where nobody entered a figure.

Nothing is derived in silence: the figure says that it was reckoned from ballots, and from how many;
below five returned ballots nothing is reckoned, because it would show how somebody voted.
"""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from peewee import fn

from dangjian_desktop.domain.appraisal import FEWEST_SHOWN
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.score_weights import (
    APPRAISAL_POINTS,
    GradePoints,
    PartFigure,
    appraisal_points,
)
from dangjian_desktop.storage.lookups import narrowed, rows
from dangjian_desktop.storage.models import Appraisal, AppraisalTally
from dangjian_desktop.storage.rulebook import rules_on


def appraisal_figures(
    year: int, organisations: Collection[int], day: date
) -> Mapping[int, PartFigure]:
    """Return what the 民主评议 of a year comes to in each branch that has one.

    Args:
        year: 所属年度.
        organisations: Row ids of the branches.
        day: Day whose rule says what a mark is worth.
    """
    worth = appraisal_points(rules_on(day).values_of(APPRAISAL_POINTS))
    table, tally = Appraisal, AppraisalTally
    chosen = (
        table.select(
            table.organisation,
            table.returned,
            *(
                fn.SUM(column)
                for column in (tally.excellent, tally.qualified, tally.barely, tally.unqualified)
            ),
        )
        .join(tally, on=(tally.appraisal == table.id))
        .where(table.year == year)
        .group_by(table.id)
    )
    chosen = narrowed(chosen, table.organisation, organisations)
    return {
        whose: ballot_figure(worth, returned, [count or 0 for count in counts])
        for whose, returned, *counts in rows(chosen)
        if whose in organisations
    }


def ballot_figure(worth: GradePoints, returned: int | None, counts: list[int]) -> PartFigure:
    """Return what ballots come to.

    Args:
        worth: What a mark of each grade is worth.
        returned: Ballots that came back; None before they are counted.
        counts: Marks of each grade, best first, over everybody who was rated.
    """
    if not worth.is_used:
        return PartFigure(None, Sentence("规则定为不按得票折算，请录入得分。"))
    if returned is None or not sum(counts):
        return PartFigure(None, Sentence("测评票还没有录入。"))
    if returned < FEWEST_SHOWN:
        return PartFigure(
            None,
            Sentence("收回的票不足 {fewest} 张，不折算，请录入得分。", fewest=FEWEST_SHOWN),
        )
    mean = worth.mean(counts)
    return PartFigure(
        None if mean is None else Decimal(mean),
        Sentence("按 {returned} 张测评票折算", returned=returned),
    )
