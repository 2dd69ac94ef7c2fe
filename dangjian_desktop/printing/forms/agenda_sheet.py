"""议题单: the matters of a meeting, the 第一议题 first."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import A4_LANDSCAPE, A4_PORTRAIT, Column, Sheet


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A matter.

    Attributes:
        number: 第一议题, or its number.
        outcome: 议定事项; to be written by hand while there is none.
    """

    number: str
    title: str = ""
    detail: str = ""
    proposer: str = ""
    source: str = ""
    outcome: str = ""


AGENDA_SHEET = Sheet(
    code="agenda_sheet",
    name="议题单",
    title="{title}",
    papers=(A4_LANDSCAPE, A4_PORTRAIT),
    needs=("activity",),
    above=("{when}", "{where}"),
    columns=(
        Column("序号", shows="number", width=20),
        Column("议题", shows="title", width=40, align="left", grow=2),
        Column("主要内容", shows="detail", width=40, align="left", grow=3),
        Column("提出人", shows="proposer", width=20),
        Column("来源", shows="source", width=20),
        Column("议定事项", shows="outcome", width=40, align="left", grow=2),
    ),
    signatures=("支部书记", "日期"),
    row_height=12,
    text_size=10,
    nothing="（还没有列入议题）",
)
