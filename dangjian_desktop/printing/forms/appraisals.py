"""The papers of 民主评议, 述职评议, 书记考核, 党小组考评 and of tasks on one line.

Ballots carry no number and no mark by which one could be told from another; a tally that comes from
fewer than five ballots is printed nowhere.
"""

from dataclasses import dataclass

from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.forms.hand_counts import hand_count
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_PORTRAIT,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Column,
    Form,
    Sheet,
    SheetKind,
)


@dataclass(frozen=True, slots=True)
class RatedLine:
    """Somebody on the list, with room for 正 or with what was counted and decided."""

    number: str
    name: str
    stage: str = ""
    excellent: str = ""
    qualified: str = ""
    barely: str = ""
    unqualified: str = ""
    grade: str = ""
    decided_on: str = ""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A secretary to be counted by hand."""

    number: str
    branch_name: str
    name: str
    good: str = ""
    fairly_good: str = ""
    fair: str = ""
    poor: str = ""


@dataclass(frozen=True, slots=True)
class SecretaryLine:
    """A secretary with the parts of the appraisal in words."""

    number: str
    branch_name: str
    name: str
    parts: str
    total: str
    band: str
    grade: str


@dataclass(frozen=True, slots=True)
class PayLine:
    """A branch with its score and the hundredths that are paid for it."""

    number: str
    branch_name: str
    total: str
    grade: str
    percent: str
    remark: str


@dataclass(frozen=True, slots=True)
class LoopLine:
    """A task with its five parts."""

    number: str
    ordered: str
    task: str
    owner: str
    done: str
    discussed: str
    checked: str
    consequences: str


APPRAISAL_BALLOT = Form(
    code="appraisal_ballot",
    name="民主评议测评票",
    title="{name}",
    needs=("branch",),
    photo_size=None,
    row_height=8,
    text_size=11,
    flows=True,
    has_foot=False,
)
APPRAISAL_TALLY = hand_count(
    "appraisal_tally",
    "民主评议计票表",
    "{branch_name}{year}年民主评议党员计票表",
    (
        Column("序号", shows="number", width=12),
        Column("姓名", shows="name", width=24),
        Column("优秀（画“正”字）", shows="excellent", width=40, grow=1),
        Column("合格", shows="qualified", width=40, grow=1),
        Column("基本合格", shows="barely", width=32, grow=1),
        Column("不合格", shows="unqualified", width=32, grow=1),
    ),
    papers=(A4_LANDSCAPE, A4_PORTRAIT),
    needs=("branch",),
    above=("{meeting}", "参评 {count} 人"),
    nothing="（名单里没有人）",
)
APPRAISAL_NOTICE = Sheet(
    code="appraisal_notice",
    name="民主评议优秀等次公示",
    title="{branch_name}{year}年民主评议优秀等次公示",
    kind=SheetKind.WALL,
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A3_PORTRAIT),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.BOARD,
    purpose=WallPurpose.OPENNESS,
    note="{intro}",
    columns=(
        Column("序号", shows="number", width=16),
        Column("姓名", shows="name", width=60, grow=2),
        Column("类别", shows="stage", width=44, grow=1),
        Column("评定等次", shows="grade", width=44, grow=1),
    ),
    below=("{meeting}",),
    signatures=("公示单位（盖章）", "公示日期"),
    row_height=11,
    text_size=13,
    nothing="（没有评定为优秀的）",
)

APPRAISAL_RESULT = Sheet(
    code="appraisal_result",
    name="民主评议结果",
    title="{branch_name}{year}年民主评议党员结果",
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A4_LANDSCAPE),
    needs=("branch",),
    above=("{meeting}", "{ballots}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("姓名", shows="name", width=24),
        Column("类别", shows="stage", width=24),
        Column("优秀", shows="excellent", width=15),
        Column("合格", shows="qualified", width=15),
        Column("基本合格", shows="barely", width=18),
        Column("不合格", shows="unqualified", width=15),
        Column("评定等次", shows="grade", width=24, grow=1),
        Column("决定日期", shows="decided_on", width=26),
    ),
    below=("{counts}", "{limit}", "{note}"),
    signatures=("支部书记", "填报人", "填报日期"),
    row_height=8,
    nothing="（名单里没有人）",
)
APPRAISAL_FORM = Form(
    code="appraisal_form",
    name="民主评议党员登记表",
    title="民主评议党员登记表",
    needs=("branch",),
    photo_size=None,
    row_height=8,
    text_size=10.5,
)
REVIEW_BALLOT = Form(
    code="review_ballot",
    name="述职评议测评票",
    title="{name}",
    needs=("person",),
    photo_size=None,
    row_height=9,
    text_size=11,
    flows=True,
    has_foot=False,
)
REVIEW_TALLY = hand_count(
    "review_tally",
    "述职评议计票表",
    "{year}年党支部书记述职评议计票表",
    (
        Column("序号", shows="number", width=12),
        Column("党支部", shows="branch_name", width=48, align="left", grow=1),
        Column("书记", shows="name", width=24),
        Column("好（画“正”字）", shows="good", width=40, grow=1),
        Column("较好", shows="fairly_good", width=40, grow=1),
        Column("一般", shows="fair", width=32, grow=1),
        Column("差", shows="poor", width=32, grow=1),
    ),
    nothing="（这一年没有书记）",
)
REVIEW_FEEDBACK = Form(
    code="review_feedback",
    name="述职评议反馈意见书",
    title="{name}",
    needs=("person",),
    photo_size=None,
    row_height=9,
    text_size=10.5,
    signatures=("反馈人", "被评议人", "日期"),
)
#: A4 across with margins of 12 mm leaves 273 mm.
SECRETARY_SCORES = Sheet(
    code="secretary_scores",
    name="书记考核表",
    title="{year}年党支部书记考核表",
    papers=(A4_LANDSCAPE,),
    above=("{rule}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("党支部", shows="branch_name", width=40, align="left", grow=1),
        Column("书记", shows="name", width=20),
        Column("各部分得分和来源", shows="parts", width=126, align="left", grow=3),
        Column("合计", shows="total", width=20),
        Column("对应档", shows="band", width=18),
        Column("评定等次", shows="grade", width=22),
    ),
    below=("对应档只供参考，评定等次由上级党组织研究决定。缺一部分就没有合计。",),
    signatures=("填报人", "审核人", "填报日期"),
    nothing="（这一年没有书记）",
)
PAY_LIST = Sheet(
    code="pay_list",
    name="考评兑现系数表",
    title="{period}考评兑现系数表",
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A4_LANDSCAPE),
    above=("{bands}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("党支部", shows="branch_name", width=50, align="left", grow=1),
        Column("得分", shows="total", width=22),
        Column("等次", shows="grade", width=22),
        Column("兑现系数", shows="percent", width=22),
        Column("备注", shows="remark", width=50, align="left", grow=1),
    ),
    below=("分数先比较、后取整。没有得分的不列系数，不当作 0。", "依据：{rule}"),
    signatures=("填报人", "审核人", "填报日期"),
    nothing="（没有党支部）",
)
GROUP_SCORE = Form(
    code="group_score",
    name="党小组考评表",
    title="{name}",
    needs=("branch",),
    photo_size=None,
    row_height=9,
    text_size=10.5,
    signatures=("考评人", "党小组长", "日期"),
)
TASK_LOOP = Sheet(
    code="task_loop",
    name="任务闭环表",
    title="{branch_name}{year}年任务部署落实研究检查奖惩表",
    papers=(A4_LANDSCAPE,),
    above=("任务 {count} 项", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("部署", shows="ordered", width=46, align="left", grow=1),
        Column("任务", shows="task", width=50, align="left", grow=2),
        Column("责任人", shows="owner", width=20),
        Column("落实", shows="done", width=32, align="left"),
        Column("研究", shows="discussed", width=40, align="left", grow=1),
        Column("检查", shows="checked", width=36, align="left", grow=1),
        Column("奖惩", shows="consequences", width=34, align="left", grow=1),
    ),
    below=("“没有”是程序里没有这一环的记录，不是没有做。",),
    nothing="（这一年没有任务）",
)
