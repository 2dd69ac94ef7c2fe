"""A small rubric with rules of every kind, for tests of the pages and papers of 考评."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.rubric import (
    Effect,
    Rubric,
    RubricBlock,
    RubricItem,
    RuleKind,
    RuleLevel,
    ScoringRule,
)
from dangjian_desktop.domain.vocabulary import ClosingSubject, RubricSystem
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.rubrics import add_rubric
from tests import make

D = Decimal
ON = date(2026, 11, 20)
MEETINGS = ScoringRule(
    "missing", RuleKind.EACH, "missing_general_meetings", D(20), words="少一次扣20分"
)
ACCIDENTS = ScoringRule(
    "accidents",
    RuleKind.LEVELS,
    levels=(RuleLevel("轻伤", points=D(10)), RuleLevel("重伤及以上", Effect.VETO)),
)
NEWS = ScoringRule("news", RuleKind.BONUS, points=D("0.5"), cap=D(2))
LIFE = RubricItem(
    "A1", "life", "支部党员大会", D(60), RubricSystem.WORK, "少一次扣20分", "组织部", (MEETINGS,)
)
SAFETY = RubricItem(
    "B1", "safety", "身边无事故", D(40), RubricSystem.CONTENT, "", "安监处", (ACCIDENTS, NEWS)
)
SMALL = Rubric(
    "支部考评",
    "2026",
    "标准化党支部考评细则",
    (RubricBlock("life", "组织生活"), RubricBlock("safety", "安全作用")),
    (LIFE, SAFETY),
    date(2026, 1, 1),
    bonus_cap=D(5),
)


def draft(rubric: Rubric = SMALL, **changes: object) -> int:
    """Add a draft and return its row id."""
    return make.done(add_rubric(rubric=replace(rubric, **changes), on=ON))


def issued(rubric: Rubric = SMALL, **changes: object) -> int:
    """Add a version, issue it, and return its row id."""
    return make.rubric(replace(rubric, **changes), ON)


def checked(branch: int, item: str, points: str | None, period: str = "2026Q3") -> None:
    """Enter a check-score, as the operation of the sheet writes it; None is 核定同计数."""
    make.check_scores(branch, period, {item: points}, ON)


def closed(organisation: int, period: str = "2026Q3") -> None:
    """Close the scores of a period."""
    make.done(
        close_period(
            subject=ClosingSubject.SCORE, organisation_id=organisation, period=period, on=ON
        )
    )


def cheaper(points: str = "5", **changes: object) -> Rubric:
    """Return a version in which a missing meeting costs another number of points."""
    life = replace(LIFE, rules=(replace(MEETINGS, points=D(points)),))
    return replace(SMALL, version="2027", items=(life, SAFETY), **changes)


def recorded(branch: int) -> None:
    """Record meetings of a branch, but no general meeting: what is missing is known, not open."""
    for day in ("2026-01-20", "2026-04-20", "2026-07-20"):
        make.held("committee_meeting", branch, day)
