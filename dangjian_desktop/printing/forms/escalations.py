"""督办清单: late rows of the ledgers, by who has to look after them by now."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class EscalationLine:
    """A late row."""

    number: str
    level: str
    book: str
    title: str
    holder: str
    owner: str
    due_on: str
    days: str
    state: str


ESCALATION_LIST = Sheet(
    code="escalation_list",
    name="督办清单",
    title="{branch_name}逾期事项督办清单",
    needs=("branch",),
    levels=(DetailLevel.ARCHIVE,),
    above=("{told}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("督办级别", shows="level", width=34, align="left"),
        Column("台账", shows="book", width=24),
        Column("事项", shows="title", width=60, align="left", grow=2),
        Column("党组织", shows="holder", width=34, align="left", grow=1),
        Column("责任人", shows="owner", width=22),
        Column("期限", shows="due_on", width=22),
        Column("逾期天数", shows="days", width=18),
        Column("状态", shows="state", width=20),
    ),
    signatures=("督办人", "日期"),
    row_height=9,
    text_size=9.5,
    nothing="（没有逾期的事项）",
)
