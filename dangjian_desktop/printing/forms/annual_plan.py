"""年度工作运行表: every item of the year with its months, who owes it, and how far it is."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, Column, Sheet

_MONTH_WIDTH = 6.5


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One kind of work with a mark in each of its months.

    Attributes:
        m1 … m12: ● done by all, ◎ by some, △ late with somebody, ○ still to come, "" not asked.
        done: How many have done it, of how many.
    """

    number: str
    level: str
    title: str
    fixed: str
    own: str
    form: str
    frequency: str
    m1: str
    m2: str
    m3: str
    m4: str
    m5: str
    m6: str
    m7: str
    m8: str
    m9: str
    m10: str
    m11: str
    m12: str
    owner: str
    evidence: str
    done: str


#: A4 across with margins of 12 mm leaves 273 mm; the columns take 267 of them.
ANNUAL_PLAN = Sheet(
    code="annual_plan",
    name="年度工作运行表",
    title="{title}",
    paper=A3_LANDSCAPE,
    papers=(A3_LANDSCAPE, A4_LANDSCAPE),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("{branch_name}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=9),
        Column("级别", shows="level", width=15),
        Column("工作内容", shows="title", width=36, align="left", grow=3),
        Column("固定动作", shows="fixed", width=20, align="left", grow=1),
        Column("自选动作", shows="own", width=16, align="left", grow=1),
        Column("形式", shows="form", width=14),
        Column("频次", shows="frequency", width=14),
        *(Column(str(month), shows=f"m{month}", width=_MONTH_WIDTH) for month in range(1, 13)),
        Column("责任单位", shows="owner", width=24, grow=1),
        Column("佐证材料", shows="evidence", width=23, align="left", grow=1),
        Column("完成", shows="done", width=15),
    ),
    below=("{legend}", "{sum}"),
    row_height=6,
    text_size=7.5,
    nothing="（没有计划事项）",
)
