"""组织沿革: names, parents, secretaries, zones, merging and splitting of one organisation."""

from dataclasses import dataclass

from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_PORTRAIT, A4_PORTRAIT, Column, Sheet


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line, ready to be read; `until` is empty while it holds, and for a thing of one day."""

    number: str
    kind: str
    text: str
    since: str
    until: str


#: A4 with margins of 12 mm leaves 186 mm; the columns take 141 of them.
ORGANISATION_HISTORY = Sheet(
    code="organisation_history",
    name="组织沿革",
    title="{branch_name}沿革",
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A3_PORTRAIT),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    above=("", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=12),
        Column("事项", shows="kind", width=24),
        Column("内容", shows="text", width=55, grow=1, align="left"),
        Column("起", shows="since", width=25),
        Column("止", shows="until", width=25),
    ),
    signatures=("填报人", "审核人", "填报日期"),
    nothing="还没有沿革的记录",
)
