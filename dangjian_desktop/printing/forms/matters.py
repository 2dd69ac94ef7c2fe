"""来文登记簿 and 任务清单: what came from above, and what somebody has to do until when."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import Column, Sheet, Tally


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document, ready to be read."""

    number: str
    received_on: str
    kind: str
    paper_number: str
    title: str
    source: str
    answer: str
    tasks: str
    closed_on: str
    branch_name: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task, ready to be read."""

    number: str
    source: str
    title: str
    owner: str
    due_on: str
    result: str
    checked: str
    closed_on: str
    state: str
    branch_name: str


#: A4 across with margins of 12 mm leaves 273 mm; the columns take 249 of them.
DOCUMENT_REGISTER = Sheet(
    code="document_register",
    name="来文登记簿",
    title="{branch_name}来文登记簿",
    needs=("branch", "period"),
    above=("{period}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("收到", shows="received_on", width=22),
        Column("种类", shows="kind", width=18),
        Column("文号", shows="paper_number", width=34, grow=1),
        Column("标题或事由", shows="title", width=50, align="left", grow=3),
        Column("来自", shows="source", width=24, grow=1),
        Column("回复", shows="answer", width=26, grow=1),
        Column("任务", shows="tasks", width=14),
        Column("办结", shows="closed_on", width=22),
        Column("组织", shows="branch_name", width=28, grow=1),
    ),
    tallies=(Tally("来文", unit="份"),),
    signatures=("登记人", "日期"),
    nothing="这段时间没有来文",
)

#: A4 across; the columns take 254 of 273 mm.
TASK_LIST = Sheet(
    code="task_list",
    name="任务清单",
    title="{branch_name}{list_name}",
    needs=("branch",),
    above=("{document}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("来源", shows="source", width=46, align="left", grow=2),
        Column("问题或要办的事", shows="title", width=45, align="left", grow=2),
        Column("责任人", shows="owner", width=18),
        Column("期限", shows="due_on", width=21),
        Column("办理（整改）情况", shows="result", width=34, align="left", grow=1),
        Column("复查", shows="checked", width=24, grow=1),
        Column("销号", shows="closed_on", width=22),
        Column("状态", shows="state", width=16),
        Column("组织", shows="branch_name", width=28, grow=1),
    ),
    tallies=(Tally("任务", unit="件"),),
    signatures=("支部书记", "日期"),
    nothing="没有任务",
)
