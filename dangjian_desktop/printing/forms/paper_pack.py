"""白纸兜底: the papers that a group leader without a computer fills in by hand in a month.

Large letters and high rows: they are read and written underground and on the knee. Lists of names
and minutes are those of every meeting; what is here is the cover and the sheets of ledgers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace

from dangjian_desktop.printing.sheet import (
    A4_LANDSCAPE,
    Align,
    Column,
    Form,
    Millimetre,
    Sheet,
)

PAPER_PACK = Form(
    code="paper_pack",
    name="党小组纸质材料包",
    title="{name}",
    needs=("branch",),
    label_width=36,
    photo_size=None,
    row_height=13,
    text_size=15,
)

#: Rows of a ledger that are open, each with boxes for what comes next; or empty rows for new ones.
PACK_ROWS = Sheet(
    code="paper_pack_rows",
    name="党小组纸质材料包：台账",
    title="{title}",
    paper=A4_LANDSCAPE,
    above=("{whose}", "编号：{code}"),
    columns=(),
    below=("{said}",),
    row_height=14,
    text_size=10.5,
    nothing="没有未办结的，这张不用填",
)

#: Width that the margins of A4 across leave.
_ROOM: Millimetre = 273


@dataclass(frozen=True, slots=True)
class PackColumn:
    """A column: its heading, how wide against the others, and how what is printed stands."""

    heading: str
    width: Millimetre
    align: Align = "centre"


def pack_rows_sheet(columns: Sequence[PackColumn]) -> Sheet:
    """Return the sheet with these columns; where they ask for more than the paper, all give way."""
    wanted = sum(column.width for column in columns)
    share = min(1, _ROOM / wanted)
    placed = tuple(
        Column(column.heading, _name(number), column.width * share, column.align)
        for number, column in enumerate(columns)
    )
    return replace(PACK_ROWS, columns=placed)


def pack_line(texts: Sequence[str]) -> object:
    """Return a line as the sheet reads it."""
    return SimpleNamespace(**{_name(number): text for number, text in enumerate(texts)})


def _name(number: int) -> str:
    return f"box_{number}"
