"""责任区一览 and what is different between two yearly divisions of areas."""

from dataclasses import dataclass

from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, Column, Sheet, SheetKind


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area.

    Attributes:
        branch_name: Whose it is; each branch begins on a page of its own.
    """

    branch_name: str
    number: str
    level: str
    name: str
    members: str
    crew: str
    area: str
    machines: str
    goals: str
    plate_on: str


AREA_LIST = Sheet(
    code="area_list",
    name="责任区一览",
    title="{branch_name}党员责任区一览",
    kind=SheetKind.WALL,
    paper=A4_LANDSCAPE,
    papers=(A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    place=WallPlace.BOARD,
    purpose=WallPurpose.VANGUARD,
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    part_by="branch_name",
    above=("{told}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("级别", shows="level", width=24),
        Column("责任区", shows="name", width=36, align="left", grow=1),
        Column("责任党员", shows="members", width=28, align="left", grow=1),
        Column("所管班组", shows="crew", width=28, align="left", grow=1),
        Column("包区范围", shows="area", width=36, align="left", grow=1),
        Column("包机设备", shows="machines", width=28, align="left", grow=1),
        Column("区内目标", shows="goals", width=32, align="left", grow=1),
        Column("挂牌日期", shows="plate_on", width=22),
    ),
    below=("{gaps}",),
    row_height=9,
    text_size=9.5,
    nothing="（还没有划分责任区）",
)


@dataclass(frozen=True, slots=True)
class AreaChange:
    """One change of one area from one division to the next."""

    number: str
    kind: str
    name: str
    label: str
    before: str
    after: str


AREA_DIFFERENCES = Sheet(
    code="area_differences",
    name="责任区两年对比",
    title="{branch_name}党员责任区调整对照表",
    needs=("branch", "period"),
    levels=(DetailLevel.ARCHIVE,),
    above=("{years}", "{told}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("变化", shows="kind", width=20),
        Column("责任区", shows="name", width=44, align="left", grow=1),
        Column("项目", shows="label", width=26),
        Column("原来", shows="before", width=60, align="left", grow=2),
        Column("现在", shows="after", width=60, align="left", grow=2),
    ),
    signatures=("支部书记", "日期"),
    row_height=9,
    text_size=9.5,
    nothing="（两次划分没有不同）",
)
