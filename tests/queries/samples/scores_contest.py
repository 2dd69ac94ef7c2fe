"""Samples of flags and stars; the rubric rests on every measure, so that all topics are read."""

from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.rules import plain
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.flags import FlagsQuery
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.stars import BranchStarsQuery, MemberStarsQuery
from dangjian_desktop.storage.rulebook import rules_on
from tests import make

ON = date(2026, 11, 20)
SAMPLES: dict[type[Any], list[Any]] = {
    FlagsQuery: [FlagsQuery("2026Q3", ON)],
    BranchStarsQuery: [BranchStarsQuery("2026Q3", ON)],
    MemberStarsQuery: [MemberStarsQuery("2026", ON, 2), MemberStarsQuery("2026-08", ON, 2)],
}


def fill(branch: int, **_ids: int) -> None:
    """A rubric with every measure, where none is issued yet, and a star with every kind of need."""
    assert branch == SAMPLES[MemberStarsQuery][0].branch_id
    needs = [
        {"by": "block", "of": ["safety"], "least": "0.9"},
        {"by": "flag", "of": ["safety"], "least": "1"},
        {"by": "ledger", "of": ["award"], "least": "1"},
    ]
    told = rules_on(ON).values_of("contest.branch_stars")["stars"]
    stars = [{**plain(one), **need} for one in told for need in needs]
    make.done(change_rule(rule="contest.branch_stars", key="stars", value=stars, note="样本"))
    told = rules_on(ON).values_of("contest.member_stars")["stars"]
    needs = [
        {"by": "points", "of": ["加减分"], "least": "1"},
        {"by": "attendance", "of": [], "least": "0.9"},
        {"by": "ledger", "of": ["award"], "least": "1"},
    ]
    stars = [{**plain(one), **need} for one in told for need in needs]
    make.done(change_rule(rule="contest.member_stars", key="stars", value=stars, note="样本"))
    if rubric_for(date(2026, 9, 30)) is not None:
        return
    rules = tuple(
        ScoringRule(code, RuleKind.EACH, code, Decimal(1), Decimal(1)) for code in measures()
    )
    item = RubricItem("A1", "a", "某项", Decimal(100), rules=rules)
    made = Rubric("全部统计", "1", "", (RubricBlock("a", "某块"),), (item,), since=date(2020, 1, 1))
    make.rubric(made, ON)
