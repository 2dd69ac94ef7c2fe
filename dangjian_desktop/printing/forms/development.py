"""The papers of 发展党员: declared forms, letters and notices, the board, papers that are there.

Which form is printed and what stands in it is told by resources/papers; here is how each kind
lies on paper. All but the notices are for the file: they tell of people who are not members yet.
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
    Form,
    Sheet,
    SheetKind,
    Tally,
)

DEVELOPMENT_FORM = Form(
    code="development_form",
    name="发展党员表格",
    title="{name}",
    needs=("form",),
    label_width=30,
    photo_size=None,
    row_height=8,
    text_size=10.5,
    fills_page=True,
)
DEVELOPMENT_LETTER = replace(LETTER, code="development_letter", name="发展党员请示和报告")
DEVELOPMENT_NOTICE = replace(
    LETTER,
    code="development_notice",
    name="发展党员公示",
    kind=SheetKind.WALL,
    papers=(A4_PORTRAIT, A3_PORTRAIT),
    place=WallPlace.BOARD,
    purpose=WallPurpose.OPENNESS,
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """Somebody on the way in, with what is next."""

    number: str
    branch_name: str
    name: str
    stage: str
    applied_on: str
    done: str
    next_step: str
    earliest: str
    latest: str
    who_acts: str
    told: str


DEVELOPMENT_BOARD = Sheet(
    code="development_board",
    name="发展党员工作一览表",
    title="{branch_name}发展党员工作一览表",
    papers=(A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    above=("{counts}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("党支部", shows="branch_name", width=30, align="left", grow=1),
        Column("姓名", shows="name", width=20),
        Column("类别", shows="stage", width=23),
        Column("递交申请", shows="applied_on", width=20),
        Column("已办到", shows="done", width=30, align="left"),
        Column("下一步", shows="next_step", width=30, align="left"),
        Column("最早", shows="earliest", width=20),
        Column("最迟", shows="latest", width=20),
        Column("谁来办", shows="who_acts", width=19),
        Column("还不能办的原因、缺的材料", shows="told", width=48, align="left", grow=3),
    ),
    tallies=(Tally("合计"),),
    signatures=("支部书记", "填表人", "填表日期"),
    nothing="（没有正在发展的人）",
)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of somebody's file."""

    person: str
    number: str
    stage: str
    paper: str
    copies: str
    received_on: str
    state: str
    note: str
    pages: str = ""


DEVELOPMENT_PAPERS = Sheet(
    code="development_papers",
    name="发展党员材料清单",
    title="{person}发展党员材料清单",
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A4_LANDSCAPE),
    needs=("person",),
    part_by="person",
    above=("{branch_name}　{told}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=10),
        Column("阶段", shows="stage", width=43),
        Column("材料", shows="paper", width=64, align="left", grow=1),
        Column("份数", shows="copies", width=11),
        Column("收到日期", shows="received_on", width=21),
        Column("情况", shows="state", width=17),
        Column("备注", shows="note", width=20, align="left", grow=1),
    ),
    signatures=("核对人", "支部书记", "核对日期"),
    text_size=9,
)
DEVELOPMENT_CONTENTS = replace(
    DEVELOPMENT_PAPERS,
    code="development_contents",
    name="入党材料归档目录",
    title="{person}入党材料归档目录",
    columns=(
        Column("序号", shows="number", width=14),
        Column("材料名称", shows="paper", width=72, align="left", grow=1),
        Column("日期", shows="received_on", width=26),
        Column("份数", shows="copies", width=16),
        Column("页数", shows="pages", width=16),
        Column("备注", shows="note", width=34, align="left", grow=1),
    ),
    signatures=("移交人", "接收人", "移交日期"),
)
