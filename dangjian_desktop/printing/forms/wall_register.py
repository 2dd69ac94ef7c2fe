"""在墙登记表: what hangs where since when, and what of it is true no more."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import Column, Sheet, Tally


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One sheet on a wall, ready to be read."""

    number: str
    mark: str
    title: str
    place: str
    posted_on: str
    posted_by: str
    state: str
    told: str
    branch_name: str


#: A4 across; the columns take 262 of 273 mm.
WALL_REGISTER = Sheet(
    code="wall_register",
    name="在墙登记表",
    title="{branch_name}在墙登记表",
    needs=("branch",),
    above=("{counts}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("编号", shows="mark", width=20),
        Column("版面", shows="title", width=30, grow=1),
        Column("位置", shows="place", width=36, grow=1),
        Column("上墙", shows="posted_on", width=22),
        Column("谁挂的", shows="posted_by", width=18),
        Column("状态", shows="state", width=16),
        Column("与今天的记录不一致", shows="told", width=84, align="left", grow=3),
        Column("支部", shows="branch_name", width=28),
    ),
    tallies=(Tally("在墙", unit="张"),),
    signatures=("登记人", "日期"),
    nothing="还没有登记上墙的版面",
)
