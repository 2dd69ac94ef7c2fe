"""A small mine whose branches have points: a rubric judged item by item, and marks for each."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem
from dangjian_desktop.operations.contest import record_flag_figures
from tests import make

ON = date(2026, 11, 20)
#: Codes, titles and maxima, as a mine's own sheet may have them; the keys of blocks are made.
ITEMS = (
    ("A1", "b1", "支委会健全", 14),
    ("B1", "b2", "支部党员大会", 22),
    ("C5", "b3", "学时进度", 9),
    ("C6", "b3", "谈心谈话覆盖", 9),
    ("D1", "b4", "责任区覆盖各班组", 12),
    ("D2", "b4", "党员无三违", 12),
    ("E1", "b5", "项目化、立项攻关", 8),
    ("E2", "b5", "先锋岗、亮承诺", 3),
    ("E4", "b5", "职工意见分析和宣传", 3),
    ("F1", "b6", "按目录公开党务", 8),
)
BLOCKS = ("组织体系", "组织生活", "党员管理", "安全作用", "融合创新", "公开廉洁")
FULL: Mapping[str, str] = {code: str(most) for code, _block, _title, most in ITEMS}


def contest_rubric(**changes: Any) -> Rubric:
    """The rubric of the story."""
    told = {
        "name": "支部考评",
        "version": "2025",
        "title": "支部考评细则",
        "blocks": tuple(
            RubricBlock(f"b{number}", title) for number, title in enumerate(BLOCKS, start=1)
        ),
        "items": tuple(
            RubricItem(code, block, title, Decimal(most)) for code, block, title, most in ITEMS
        ),
        "since": date(2025, 1, 1),
    }
    return Rubric(**{**told, **changes})


def issue_rubric(rubric: Rubric | None = None) -> int:
    """Issue a rubric and return its row id."""
    return make.rubric(rubric or contest_rubric(), ON)


def mark(branch: int, period: str, but: Mapping[str, str | None] | None = None) -> None:
    """Give a branch full points in a period, but others for some items; None leaves one 待评."""
    points = {code: given for code, given in {**FULL, **(but or {})}.items() if given is not None}
    make.check_scores(branch, period, points, ON)


def benefit(branch: int, period: str, points: str) -> None:
    """Enter the 效益 of a branch."""
    make.done(
        record_flag_figures(
            period=period,
            flag="benefit",
            points={branch: Decimal(points)},
            reason="经营考核通报",
            on=ON,
        )
    )


def contest_mine() -> tuple[int, int, int, int]:
    """A committee with three branches and points of three quarters; return all their row ids.

    引领: the first branch wins 2026Q1 and Q2, the second Q3. 效益 of Q3: the second, 95. 服务 of
    Q3: nobody reaches 90. 创新 and 安全 of Q3: the first and second are equal, and lost as much in
    safety.
    """
    committee = make.committee("星火煤矿党委")
    one, two, three = (
        make.branch(name, committee)
        for name in ("综采一队党支部", "综采二队党支部", "机电队党支部")
    )
    issue_rubric()
    less = {"D1": "10", "B1": "20", "E1": "7", "F1": "6", "C6": "8"}
    for period in ("2026Q1", "2026Q2"):
        mark(one, period)
        mark(two, period, less)
        mark(three, period, less)
    mark(one, "2026Q3", {"D1": "11", "D2": "11.5", "F1": "5", "C6": "7", "B1": "19"})
    mark(two, "2026Q3", {"F1": "5", "C6": "7", "D2": "10.5"})
    mark(three, "2026Q3", {"F1": "4", "E1": "6", "D1": "9"})
    benefit(one, "2026Q3", "91.5")
    benefit(two, "2026Q3", "95")
    return committee, one, two, three
