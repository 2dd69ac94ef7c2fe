"""The papers of 换届: letters to the superior, who is proposed, by whom and how often.

Ballot papers and the sheet to count on are those of any vote (`forms.votes`).
"""

from dataclasses import dataclass, replace

from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.forms.letters import LETTER
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_LANDSCAPE,
    A3_PORTRAIT,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Column,
    Sheet,
    SheetKind,
    Tally,
)


@dataclass(frozen=True, slots=True)
class NomineeLine:
    """A 候选人预备人选."""

    number: str
    name: str
    sex: str
    ethnicity: str
    born_month: str
    education: str
    work_began_on: str
    admitted_on: str
    posts: str
    proposed_by: str
    proposed: str
    approved_on: str


ELECTION_LETTER = replace(
    LETTER, code="election_letter", name="换届请示和报告", needs=("form", "branch")
)
NOMINEE_NOTICE = Sheet(
    code="nominee_notice",
    name="候选人预备人选公示",
    title="{branch_name}换届选举候选人预备人选公示",
    kind=SheetKind.WALL,
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A3_PORTRAIT),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.BOARD,
    purpose=WallPurpose.OPENNESS,
    note="{intro}",
    columns=(
        Column("序号", shows="number", width=14),
        Column("姓名", shows="name", width=34, grow=1),
        Column("性别", shows="sex", width=16),
        Column("民族", shows="ethnicity", width=22),
        Column("学历", shows="education", width=28),
        Column("现任职务", shows="posts", width=50, grow=2),
    ),
    below=("{told}",),
    signatures=("公示单位（盖章）", "公示日期"),
    row_height=11,
    text_size=12,
    nothing="（还没有确定预备人选）",
)

NOMINEE_LIST = Sheet(
    code="nominee_list",
    name="候选人预备人选名册",
    title="{branch_name}换届选举候选人预备人选名册",
    papers=(A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    above=("{told}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("姓名", shows="name", width=24, grow=1),
        Column("性别", shows="sex", width=12),
        Column("民族", shows="ethnicity", width=18),
        Column("出生年月", shows="born_month", width=26),
        Column("学历", shows="education", width=24),
        Column("参加工作", shows="work_began_on", width=28),
        Column("入党日期", shows="admitted_on", width=28),
        Column("现任职务", shows="posts", width=28, grow=1),
        Column("推荐人数", shows="proposed_by", width=18),
        Column("拟任职务", shows="proposed", width=24, grow=1),
        Column("上级批准", shows="approved_on", width=28),
    ),
    below=("排列按姓氏笔画。",),
    signatures=("填报人", "支部书记", "填报日期"),
    row_height=9,
    text_size=9.5,
    nothing="（还没有确定预备人选）",
)
#: Its columns are the party groups of the branch.
NOMINATION_TALLY = Sheet(
    code="nomination_tally",
    name="推荐提名汇总表",
    title="{branch_name}换届选举推荐提名汇总表",
    papers=(A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    above=("{told}", "截至日期：{as_of}"),
    columns=(Column("序号", shows="number", width=10),),
    tallies=(Tally("被推荐"),),
    signatures=("汇总人", "支部书记", "日期"),
    row_height=9,
    text_size=9.5,
    nothing="（还没有登记推荐）",
)
