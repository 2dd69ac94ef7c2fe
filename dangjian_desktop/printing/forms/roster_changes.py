"""党员变动情况表: who was added, who left and what changed between two days, and the sum.

For the office alone: why somebody left is nobody else's business.
"""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class RosterChangeLine:
    """One thing that happened to one person, ready to be read.

    Attributes:
        kind: 新增, 减少 or 变动.
        what: How somebody came or left, or what changed.
    """

    number: str
    kind: str
    name: str
    what: str
    before: str
    after: str
    day: str
    branch_name: str


#: A4 across with margins of 12 mm leaves 273 mm; the columns take 216 of them.
ROSTER_CHANGES = Sheet(
    code="roster_changes",
    name="党员变动情况表",
    title="{branch_name}党员变动情况表",
    needs=("branch", "period"),
    above=("{period}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("类型", shows="kind", width=14),
        Column("姓名", shows="name", width=22, grow=1),
        Column("事项", shows="what", width=32, grow=1),
        Column("变动前", shows="before", width=40, grow=3),
        Column("变动后", shows="after", width=40, grow=3),
        Column("日期", shows="day", width=22),
        Column("所在党支部", shows="branch_name", width=35, grow=2),
    ),
    below=("{sum}", "{parts}", "{doubts}"),
    signatures=("填报人", "审核人", "填报日期"),
    nothing="这段时间没有变动",
)
