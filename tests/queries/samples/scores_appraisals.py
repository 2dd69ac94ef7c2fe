"""Samples of years, appraisals and reviews."""

from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem, RuleKind, ScoringRule
from dangjian_desktop.operations.appraisals import add_appraisal
from dangjian_desktop.operations.reviews import add_review, add_review_matter
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.score_figures import record_score_figure
from dangjian_desktop.queries.appraisals import AppraisalQuery, AppraisalsQuery
from dangjian_desktop.queries.group_scores import GroupScoresQuery
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.pay_scores import PayScoresQuery
from dangjian_desktop.queries.reviews import OpenMattersQuery, ReviewsQuery
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.score_figures import FiguresQuery
from dangjian_desktop.queries.secretary_scores import SecretaryScoresQuery
from dangjian_desktop.queries.task_loops import TaskLoopsQuery
from dangjian_desktop.queries.year_scores import YearScoresQuery
from dangjian_desktop.storage.rulebook import rules_on
from tests import make

ON = date(2026, 11, 20)

SAMPLES: dict[type[Any], list[Any]] = {
    FiguresQuery: [FiguresQuery("2026", 2)],
    YearScoresQuery: [YearScoresQuery(2026, ON, 2)],
    AppraisalsQuery: [AppraisalsQuery(2026, ON, 2)],
    AppraisalQuery: [AppraisalQuery(2, 2026, ON)],
    ReviewsQuery: [ReviewsQuery(2026, ON, 2)],
    OpenMattersQuery: [OpenMattersQuery(ON, 2)],
    GroupScoresQuery: [GroupScoresQuery("2026Q4", ON, 2)],
    PayScoresQuery: [PayScoresQuery("2026Q3", ON, 2), PayScoresQuery("2026", ON, 2)],
    TaskLoopsQuery: [TaskLoopsQuery(2026, ON, 2)],
    SecretaryScoresQuery: [SecretaryScoresQuery(2026, ON, 2)],
}


def fill(**ids: int) -> None:
    """A rubric with every measure, a figure, an appraisal and a review with its matters."""
    branch, person = ids["branch"], ids["person"]
    if rubric_for(date(2026, 3, 31)) is None:
        rubric_of_every_measure()
    make.done(
        record_score_figure(
            organisation_id=branch, period="2026", part="year_end", points=Decimal(90), on=ON
        )
    )
    held = make.activity("democratic_appraisal", branch, "2026-11-18")
    make.done(add_appraisal(organisation_id=branch, year=2026, on=ON, activity_id=held))
    key = make.done(add_review(organisation_id=branch, person_id=person, year=2026, on=ON))
    make.done(add_review_matter(review_id=key, text="补课", due_on=date(2026, 11, 1)))
    blocks = [dict(one) for one in rules_on(ON).values_of("scoring.party_group")["blocks"]]
    for measure in ("members_without_area", "points_reached"):
        told = {"block": measure, "title": "自定", "maximum": "20", "target": "0"}
        blocks.append(told | {"measure": measure, "points": "2", "method": "每人扣 2 分"})
    make.done(
        change_rule(rule="scoring.party_group", key="blocks", value=blocks, note="支委会决定")
    )


def rubric_of_every_measure() -> None:
    """Issue a rubric in which every measure is asked for."""
    items = tuple(
        RubricItem(
            f"M{place}",
            "all",
            info.title,
            Decimal(1),
            rules=(ScoringRule("r1", RuleKind.EACH, info.code, Decimal(1)),),
        )
        for place, info in enumerate(measures().values())
    )
    made = Rubric(
        "全部统计",
        "1",
        "",
        (RubricBlock("all", "全部"),),
        items,
        date(2026, 1, 1),
        total=Decimal(len(items)),
    )
    make.rubric(made, ON)
