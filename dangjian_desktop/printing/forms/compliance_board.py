"""组织生活合规表: branches or groups by month, as the board on the screen."""

from dataclasses import dataclass

from dangjian_desktop.printing.sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A branch or group with its cells, ready to be read: a mark, and how many of how many."""

    number: str
    name: str
    month_1: str
    month_2: str
    month_3: str
    month_4: str
    month_5: str
    month_6: str
    month_7: str
    month_8: str
    month_9: str
    month_10: str
    month_11: str
    month_12: str
    whole_year: str


#: A4 across with margins of 12 mm leaves 273 mm; the columns take 271 of them.
COMPLIANCE_BOARD = Sheet(
    code="compliance_board",
    name="组织生活合规表",
    title="{branch_name}{year}年组织生活合规表",
    needs=("branch",),
    above=("{counts}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=11),
        Column("党组织", shows="name", width=42, align="left", grow=3),
        *(Column(f"{n}月", shows=f"month_{n}", width=16.5, grow=1) for n in range(1, 13)),
        Column("年度", shows="whole_year", width=18, grow=1),
    ),
    below=("{legend}", "{holidays}"),
    signatures=("党委组织部", "日期"),
    nothing="这一年没有党支部",
)
