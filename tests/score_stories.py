"""A small rubric and a mine that is scored by it, for tests of scores at every level."""

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
from dangjian_desktop.domain.vocabulary import RubricSystem, ScoreRole
from dangjian_desktop.operations.scores import mark_score, mark_scores_as_counted
from tests import make

D = Decimal
ON = date(2026, 11, 21)
QUARTER = "2026Q3"
LEVELS = (
    RuleLevel("轻微", points=D(1)),
    RuleLevel("一般", points=D(2)),
    RuleLevel("严重", Effect.ITEM_ZERO),
)

#: A1 is counted; A2, B1 and C1 are judged; B2 is judged as a whole; C1 gives a bonus.
SMALL = Rubric(
    "支部考评",
    "2026",
    "标准化党支部考评细则",
    (
        RubricBlock("life", "组织生活"),
        RubricBlock("safety", "安全作用"),
        RubricBlock("more", "加分"),
    ),
    (
        RubricItem(
            "A1",
            "life",
            "支部党员大会每季度一次",
            D(40),
            RubricSystem.WORK,
            "少开一次扣 20 分。",
            "党委组织部",
            (
                ScoringRule(
                    "missing",
                    RuleKind.EACH,
                    "missing_general_meetings",
                    D(20),
                    words="少一次扣20分",
                ),
            ),
        ),
        RubricItem(
            "A2",
            "life",
            "工作手册与档案",
            D(10),
            RubricSystem.METHOD,
            rules=(ScoringRule("files", RuleKind.EACH, points=D("0.5"), words="缺一份扣0.5分"),),
        ),
        RubricItem(
            "B1",
            "safety",
            "党员无三违",
            D(30),
            RubricSystem.CONTENT,
            rules=(ScoringRule("acts", RuleKind.LEVELS, levels=LEVELS, words="按等级扣分"),),
        ),
        RubricItem("B2", "safety", "安全作用综合评价", D(20), RubricSystem.LEADERSHIP),
        RubricItem(
            "C1",
            "more",
            "荣誉加分",
            D(0),
            RubricSystem.SUPERVISION,
            rules=(
                ScoringRule("honour", RuleKind.BONUS, points=D(2), cap=D(4), words="一项加2分"),
                ScoringRule("grave", RuleKind.BONUS, points=D(1), cap=D(1), words="特殊加1分"),
            ),
        ),
    ),
    date(2026, 1, 1),
    bonus_cap=D(5),
)


def issue(rubric: Rubric = SMALL) -> int:
    """Issue a rubric and return its row id."""
    return make.rubric(rubric, ON)


def with_veto() -> Rubric:
    """Return the small rubric with a rule that caps the grade."""
    veto = ScoringRule("veto", RuleKind.VETO, words="重伤一票否决")
    items = tuple(
        replace(item, rules=(*item.rules, veto)) if item.code == "B1" else item
        for item in SMALL.items
    )
    return replace(SMALL, items=items)


def meet(branch: int, *days: str) -> None:
    """Let a branch hold its general meetings on these days."""
    for day in days:
        make.held("general_meeting", branch, day)


def judge(branch: int, whole: str = "20", period: str = QUARTER) -> None:
    """Confirm what is judged of a branch and give the item that is judged as a whole."""
    make.done(
        mark_scores_as_counted(
            organisation_id=branch, period=period, items=["A1", "A2", "B1"], on=ON
        )
    )
    check(branch, "B2", whole, period=period)


def check(
    branch: int, item: str, points: str | None, reason: str = "", period: str = QUARTER
) -> None:
    """Give an item its check-score."""
    make.done(
        mark_score(
            organisation_id=branch,
            period=period,
            item=item,
            role=ScoreRole.CHECK,
            points=None if points is None else D(points),
            on=ON,
            reason=reason,
        )
    )
