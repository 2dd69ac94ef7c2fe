"""What a sheet of somebody else's workbook holds, and a cell's content as clean text.

Whoever reads the file (`exchange`) hands over sheets of this shape; domain knows no file.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import NamedTuple, Protocol, TypeAlias

from dangjian_desktop.domain.dates import PartialDate

#: A cell as the reader of the file gives it. A `datetime` is a `date`; a PartialDate is for a
#: reader that knows from the number format that only the month of a date is meant.
Cell: TypeAlias = str | int | float | bool | date | time | timedelta | PartialDate | None
Row: TypeAlias = Sequence[Cell]

#: Words that rosters write where there is nothing to write (the forms forbid a blank cell).
WORDS_FOR_NOTHING = frozenset(
    "无 暂无 不详 空 略 无。 — —— ——— – ― - -- --- / // \\ 、 . … N/A n/a #N/A null NULL".split()
)

#: Whole numbers beyond this are no longer exact in a workbook (15 significant digits).
EXACT_DIGITS = 15
_EXACT_LIMIT = 10**EXACT_DIGITS

#: Rows that the merged cells of a sheet may cover together.
_MOST_COVERED = 1_000_000

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
#: Categories of format and control characters, and of surrogates that stand alone.
UNSEEN = frozenset({"Cf", "Cc", "Cs"})
_SPACES = re.compile(r"\s+")


class SheetPlace(NamedTuple):
    """Which sheet: its name, and the file's where several are read together."""

    sheet: str
    file: str = ""


class RowPlace(NamedTuple):
    """Which row: numbered from 1 as the spreadsheet program does."""

    sheet: str
    row: int
    file: str = ""


class CellPlace(NamedTuple):
    """Which cell: the column counted from 0 (A)."""

    sheet: str
    row: int
    column: int
    file: str = ""


class HeaderRows(NamedTuple):
    """Where a header stands: its first row, numbered from 1, and how many rows it has."""

    first: int
    span: int = 1


class MergedCells(Protocol):
    """Cells shown as one, of which only the first holds the value.

    Rows are numbered as the workbook does, columns counted from 0; both ends belong to it.
    """

    @property
    def first_row(self) -> int:
        """Row of the cell that holds the value."""

    @property
    def last_row(self) -> int:
        """Last row that shows it."""

    @property
    def first_column(self) -> int:
        """Column of the cell that holds the value."""


class SheetRows(Protocol):
    """One sheet as the file holds it: the cell of row `first_row + i` stand in ``rows[i]``."""

    @property
    def name(self) -> str:
        """Name of the sheet; empty for a file without sheets."""

    @property
    def file(self) -> str:
        """Name of the file where several are read together, else empty."""

    @property
    def first_row(self) -> int:
        """Number of the first row, counted from 1 as the spreadsheet program does."""

    @property
    def rows(self) -> Sequence[Row]:
        """The rows in order; they may differ in length."""

    @property
    def merged(self) -> Sequence[MergedCells]:
        """Cells shown as one, so far as the file says."""


def half_width(text: str) -> str:
    """Return the text with full-width digits, letters and marks as their plain forms."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def without_spaces(text: str) -> str:
    """Return the text without any white space."""
    return _SPACES.sub("", text)


def clean_text(text: str) -> str:
    """Return the text without invisible characters, padding and the apostrophe of text cells.

    Zero-width and bidirectional controls come along when people copy from web pages; a name that
    holds one looks right and is never found again. Other control characters and halves of
    surrogate pairs can stand in no file. Runs of white space become one space.
    """
    if not text.isprintable() or "  " in text:
        spaced = _SPACES.sub(" ", text)
        text = "".join(c for c in spaced if unicodedata.category(c) not in UNSEEN)
        text = _SPACES.sub(" ", text)
    text = text.strip()
    return text[1:].strip() if text.startswith("'") else text


def text_of(cell: Cell) -> str:
    """Return what stands in a cell as clean text; nothing for an empty one."""
    if isinstance(cell, str):
        return clean_text(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, (int, float)):
        if cell == cell // 1 and abs(cell) < _EXACT_LIMIT:
            return str(int(cell))
        return f"{cell:.{EXACT_DIGITS}G}"
    if isinstance(cell, PartialDate):
        return cell.printed
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return str(cell)


def is_nothing(text: str) -> bool:
    """Whether a cleaned text says that there is nothing."""
    return not text or text in WORDS_FOR_NOTHING


def looks_like_formula(text: str) -> bool:
    """Whether a text is a formula that was stored as text; such a text is never taken over."""
    return len(text) > 1 and text[0] == "="


def reaching_down(sheet: SheetRows) -> dict[tuple[int, int], Cell]:
    """Return what merged cells say of the rows and columns that they cover."""
    found: dict[tuple[int, int], Cell] = {}
    left = _MOST_COVERED
    end = sheet.first_row + len(sheet.rows)
    for area in sheet.merged:
        index = area.first_row - sheet.first_row
        if not 0 <= index < len(sheet.rows) or area.first_column >= len(sheet.rows[index]):
            continue
        value = sheet.rows[index][area.first_column]
        rows = range(area.first_row, min(area.last_row + 1, end))
        left -= len(rows)
        if left < 0:  # areas that lie over one another by the thousand: made to hang a program
            break
        for row in rows:
            found[row, area.first_column] = value
    return found
