"""Papers about 党小组: 一览表 with leaders and tenure, 小组–班组对照表, 组长推荐表."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Column,
    Sheet,
)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group as the register prints it; every value is text that is ready to be read."""

    number: str
    branch_name: str
    name: str
    leader: str
    since: str
    tenure: str
    chosen: str
    people: str
    full: str
    probationary: str
    crews: str
    trained: str
    changes: str
    remark: str


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A 正式党员 of a group, with facts only.

    Attributes:
        group_title: Branch and group; its change begins a new page.
        recommended, reason: Left blank, to be written by hand.
    """

    group_title: str
    number: str
    name: str
    age: str
    standing: str
    crew: str
    posts: str
    terms: str
    recommended: str = ""
    reason: str = ""


#: What is lacking is told in the file, not on a sheet that others read.
_FILED = frozenset({DetailLevel.ARCHIVE})

#: A4 across with margins of 12 mm leaves 273 mm; the columns take 271 of them.
GROUP_REGISTER = Sheet(
    code="group_register",
    name="党小组一览表",
    title="{branch_name}党小组一览表",
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("{counts}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=9),
        Column("党支部", shows="branch_name", width=32, align="left", grow=1),
        Column("党小组", shows="name", width=28, align="left", grow=1),
        Column("组长", shows="leader", width=19),
        Column("任职日期", shows="since", width=20),
        Column("任职时间", shows="tenure", width=20),
        Column("产生方式", shows="chosen", width=22),
        Column("人数", shows="people", width=10),
        Column("正式", shows="full", width=10),
        Column("预备", shows="probationary", width=10),
        Column("班组", shows="crews", width=32, align="left", grow=2),
        Column("最近培训", shows="trained", width=20, levels=_FILED),
        Column("换过", shows="changes", width=11, levels=_FILED),
        Column("备注", shows="remark", width=28, align="left", grow=2, levels=_FILED),
    ),
    below=("{told}",),
    signatures=("填报人", "支部书记", "填报日期"),
    nothing="还没有划分党小组",
)

#: Made with the groups of the branch as columns; see `roster_view.fitted`.
GROUP_CREWS = Sheet(
    code="group_crews",
    name="小组–班组对照表",
    title="{branch_name}小组–班组对照表",
    papers=(A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("{counts}", "截至日期：{as_of}"),
    columns=(Column("序号", shows="number", width=10),),
    below=("{told}",),
    signatures=("填报人", "支部书记", "填报日期"),
    nothing="这个党支部还没有人",
)

#: A4 upright with margins of 12 mm leaves 186 mm; the columns take 184 of them. Nobody is scored,
#: so there is no column for a figure, and who is recommended is written by hand.
LEADER_RECOMMENDATION = Sheet(
    code="leader_recommendation",
    name="党小组长推荐表",
    title="{group_title}组长推荐表",
    needs=("branch",),
    paper=A4_PORTRAIT,
    levels=(DetailLevel.ARCHIVE,),
    part_by="group_title",
    note="{note}",
    above=("推荐会议日期：　　　　年　　月　　日", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=9),
        Column("姓名", shows="name", width=20),
        Column("年龄", shows="age", width=11),
        Column("党龄", shows="standing", width=12),
        Column("班组", shows="crew", width=22),
        Column("现任职务", shows="posts", width=24),
        Column("曾任党小组长", shows="terms", width=36, align="left", grow=1),
        Column("推荐○", shows="recommended", width=18),
        Column("理由", shows="reason", width=32, grow=2),
    ),
    below=(
        "小组推荐意见：______________________________________________________________",
        "应到 ______ 人，实到 ______ 人，同意 ______ 人。",
        "支部意见（指定或确认）：____________________________________________________",
    ),
    signatures=("会议主持", "支部书记", "日期"),
    row_height=11,
    text_size=9,
    nothing="没有可以推荐的正式党员",
)
