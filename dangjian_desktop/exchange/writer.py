"""Writes one table as a workbook that WPS opens: texts, dates and numbers, never a formula."""

import errno
import io
import os
import re
import secrets
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from pathlib import Path

import xlsxwriter
import xlsxwriter.exceptions

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.exchange.errors import ExchangeError

Value = str | int | float | bool | date | datetime | PartialDate | None

MAX_ROWS = 1_000_000  # a sheet ends at 1,048,576; title, header and notes need their place
_MAX_TEXT = 32_767  # characters (UTF-16 units) in a cell
_MAX_SHEET_NAME = 31
_MAX_EXACT_DIGITS = 15  # a spreadsheet keeps no more of a number
_NARROWEST, _WIDEST = 6.0, 48.0  # column widths in digits of the standard font
_DATE_WIDTH, _MOMENT_WIDTH = 12.0, 17.0
_MOST_SEEN = 20_000  # cells remembered before the memory of them is begun anew
_MARGIN = 2.0  # room for the filter's arrow
_MEASURED_ROWS = 1_000  # later rows no longer widen a column
_TITLE_HEIGHT = 28.0
_HEADING_HEIGHT = 20.0
_A4 = 9
_FIRST_SPREADSHEET_DAY = date(1900, 1, 1)
# As text: what a cell shows is what it is, also after somebody has edited it in WPS.
_AS_TEXT = "@"
#: What XML 1.0 cannot hold; half a surrogate pair cannot even be encoded.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED_SHEET_NAME = "history"
_FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_UNFIT_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL})


class ColumnKind(Enum):
    """What a column holds; decides how its cells look, never turns one type into another."""

    TEXT = auto()
    DATE = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table.

    Attributes:
        heading: Its header.
        kind: TEXT also for ID and telephone numbers; WPS then keeps every digit.
        width: In digits of the standard font; None fits it to the contents.
    """

    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook.

    Attributes:
        sheet_name: Made fit for a spreadsheet program, and told apart from those before it.
        columns: Headings and kinds.
        rows: Values in the order of the columns. Texts stay texts whatever they begin with; days
            become real dates, a date known only to its month the text 1998年7月.
        title: A line above the header.
        notes: Lines below the table.
    """

    sheet_name: str
    columns: Sequence[TableColumn]
    rows: Iterable[Sequence[Value]]
    title: str | None = None
    notes: Sequence[str] = ()


def write_table(
    target: Path,
    *,
    sheet_name: str,
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[Value]],
    title: str | None = None,
    notes: Sequence[str] = (),
) -> int:
    """Write one table as a workbook and return its rows; see `Table` and `write_tables`.

    Raises:
        ExchangeError: When it cannot be written; the sentence says why and what to do.
    """
    return write_tables(target, [Table(sheet_name, columns, rows, title, notes)])


def write_tables(target: Path, tables: Iterable[Table]) -> int:
    """Write tables to a new .xlsx, a sheet each, and return how many rows they have together.

    A file of that name is replaced. It is made beside the target, checked, and put in place in one
    step: whatever goes wrong, the old file stands as it was.

    Raises:
        ExchangeError: When it cannot be written; the sentence says why and what to do.
    """
    content = io.BytesIO()
    count = _compose(content, tables)
    put_workbook(target, content.getbuffer())
    return count


def clean_text(text: str) -> str:
    """Return the text without what a workbook cannot hold, cut to what a cell holds."""
    text = ILLEGAL.sub("", text)
    if 2 * len(text) <= _MAX_TEXT:  # a character takes two units at most
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _MAX_TEXT:
        return text
    return units[: 2 * (_MAX_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


def fit_sheet_name(name: str) -> str:
    """Return the name as a spreadsheet program accepts it."""
    name = _NOT_IN_SHEET_NAME.sub(" ", ILLEGAL.sub("", name)).strip(" '")
    units = name.encode("utf-16-le")[: 2 * _MAX_SHEET_NAME]
    name = units.decode("utf-16-le", "ignore").strip(" '")
    return "表" if not name or name.lower() == _RESERVED_SHEET_NAME else name


def free_sheet_name(name: str, taken: Collection[str]) -> str:
    """Return the name, fit and with a number where a sheet of that name is there already."""
    fit = fit_sheet_name(name)
    folded, number, free = {one.casefold() for one in taken}, 1, fit
    while free.casefold() in folded:
        number += 1
        tail = f" ({number})"
        free = f"{fit[: _MAX_SHEET_NAME - len(tail)].rstrip()}{tail}"
    return free


def _compose(content: io.BytesIO, tables: Iterable[Table]) -> int:
    """Write the workbook into memory: no copy of people's data is left in a temporary folder."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    count = 0
    names: list[str] = []
    with xlsxwriter.Workbook(content, options) as book:
        for table in tables:
            names.append(free_sheet_name(table.sheet_name, names))
            sheet = _Sheet(book, names[-1], table.columns)
            sheet.begin(table.title)
            for row in table.rows:
                sheet.add(row)
            sheet.end(table.notes)
            count += sheet.count
    return count


class _Sheet:
    """Fills the sheet from top to bottom and measures the columns on the way."""

    def __init__(
        self, book: xlsxwriter.Workbook, sheet_name: str, columns: Sequence[TableColumn]
    ) -> None:
        self.count = 0
        self._columns = columns
        self._sheet = book.add_worksheet(sheet_name)
        self._title = book.add_format(
            {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"}
        )
        self._heading = book.add_format(
            {
                "bold": True,
                "num_format": _AS_TEXT,
                "align": "center",
                "valign": "vcenter",
                "border": 1,
                "bg_color": "#F2F2F2",
            }
        )
        self._text = book.add_format({"num_format": _AS_TEXT, "border": 1})
        self._number = book.add_format({"border": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "border": 1, "align": "left"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "border": 1})
        self._note = book.add_format({"num_format": _AS_TEXT})
        self._widths = [_text_width(column.heading) + _MARGIN for column in columns]
        self._next = 0
        self._heading_at = 0
        self._seen: dict[object, object] = {}

    def begin(self, title: str | None) -> None:
        """Write title and header."""
        last = len(self._columns) - 1
        if title:
            if last > 0:
                self._sheet.merge_range(0, 0, 0, last, "", self._title)
            self._sheet.write_string(0, 0, clean_text(title), self._title)
            self._sheet.set_row(0, _TITLE_HEIGHT)
            self._next = 1
        self._heading_at = self._next
        self._sheet.set_row(self._heading_at, _HEADING_HEIGHT)
        for index, column in enumerate(self._columns):
            heading = clean_text(column.heading)
            self._sheet.write_string(self._heading_at, index, heading, self._heading)
        self._next += 1
        self._sheet.freeze_panes(self._next, 0)
        self._sheet.repeat_rows(self._heading_at)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)

    def add(self, row: Sequence[Value]) -> None:
        """Write one row below the last."""
        if self.count >= MAX_ROWS:
            raise ExchangeError("table_too_long", facts={"limit": MAX_ROWS})
        for index, (column, value) in enumerate(zip(self._columns, row, strict=True)):
            if isinstance(value, str):
                self._write_text(index, value)
            else:
                self._write(index, column.kind, value)
        self._share_cells()
        self.count += 1
        self._next += 1

    def _share_cells(self) -> None:
        """Let the row's cells that are like earlier ones (blank, 男, 党支部) be the same objects.

        XlsxWriter holds one for every cell until the end: ninety megabytes for sixty thousand rows.
        """
        cells = self._sheet.table[self._next]
        for place, cell in cells.items():
            cells[place] = self._seen.setdefault(cell, cell)
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()

    def end(self, notes: Sequence[str]) -> None:
        """Write the notes, and what was only known after the last row."""
        if self._columns:
            self._sheet.autofilter(self._heading_at, 0, self._next - 1, len(self._columns) - 1)
        for index, (column, width) in enumerate(zip(self._columns, self._widths, strict=True)):
            fitted = min(max(width, _NARROWEST), _WIDEST)
            self._sheet.set_column(index, index, column.width or fitted)
        for number, note in enumerate(notes):
            self._sheet.write_string(self._next + 1 + number, 0, clean_text(note), self._note)

    def _write(self, index: int, kind: ColumnKind, value: Value) -> None:
        """Write one cell by its own type; what no cell can hold exactly becomes text."""
        if isinstance(value, PartialDate):
            value = value.first_day if value.is_exact else value.printed
        if isinstance(value, bool):
            value = "是" if value else "否"
        match value:
            case None:
                blank = self._text if kind is ColumnKind.TEXT else self._number
                self._sheet.write_blank(self._next, index, None, blank)
            case datetime() if value.date() >= _FIRST_SPREADSHEET_DAY and value.tzinfo is None:
                self._sheet.write_datetime(self._next, index, value, self._moment)
                self._widen(index, _MOMENT_WIDTH)
            case date() if not isinstance(value, datetime) and value >= _FIRST_SPREADSHEET_DAY:
                self._sheet.write_datetime(self._next, index, value, self._day)
                self._widen(index, _DATE_WIDTH)
            case int() | float() if kind is ColumnKind.NUMBER and _is_kept_exactly(value):
                self._sheet.write_number(self._next, index, value, self._number)
                self._widen(index, len(str(value)) + 1.0)
            case date():
                self._write_text(index, value.isoformat())
            case _:
                self._write_text(index, str(value))

    def _write_text(self, index: int, text: str) -> None:
        text = clean_text(text)
        self._sheet.write_string(self._next, index, text, self._text)
        if self.count < _MEASURED_ROWS:
            self._widen(index, _text_width(text) + 1.0)

    def _widen(self, index: int, width: float) -> None:
        self._widths[index] = max(self._widths[index], width)


def _is_kept_exactly(number: int | float) -> bool:
    if isinstance(number, int):
        return len(str(abs(number))) <= _MAX_EXACT_DIGITS
    return number - number == 0.0  # neither infinite nor NaN, which no cell can hold


def _text_width(text: str) -> float:
    """Return the width in digits: a Chinese character takes two."""
    longest = max(text.splitlines(), key=len, default="")
    return float(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in longest))


def put_workbook(target: Path, content: memoryview) -> None:
    """Write beside the target, check what stands on the disk, then replace the target.

    Raises:
        ExchangeError: When it cannot be written; an older file stands as it was.
    """
    put_file(target, content, _fault_of_package)


def put_file(target: Path, content: memoryview, fault_of: Callable[[Path], str]) -> None:
    """Write beside the target, check what stands on the disk, then replace the target.

    Args:
        target: The file. content: what it holds.
        fault_of: Says what is wrong with the file that was written, "" when it is whole; may
            raise what opening and reading raise.

    Raises:
        ExchangeError: When it cannot be written; an older file stands as it was.
    """
    beside = target.with_name(f".~{secrets.token_hex(6)}.tmp")
    try:
        try:
            if target.is_dir():
                raise ExchangeError("target_is_folder", file=target.name)
            if target.exists() and not target.is_file():  # a device would be gone for good
                raise ExchangeError("target_special", file=target.name)
            with beside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            fault = fault_of(beside)
        except (OSError, ValueError) as error:
            raise _refusal_to_write(error, target) from error
        except zipfile.BadZipFile as error:
            raise ExchangeError("write_failed", file=target.name, detail="zip") from error
        if fault:
            raise ExchangeError("write_failed", file=target.name, detail=fault)
        try:
            os.replace(beside, target)
        except (OSError, ValueError) as error:
            raise _refusal_to_replace(error, target) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _keep_name(target.parent)


def _fault_of_package(written: Path) -> str:
    with zipfile.ZipFile(written) as package:
        spoiled = package.testzip()
    return "" if spoiled is None else f"crc {spoiled}"


def _keep_name(folder: Path) -> None:
    """Make the new name survive a power cut where the system can be told to."""
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _refusal_to_write(error: OSError | ValueError, target: Path) -> ExchangeError:
    """Return the refusal for an error on writing the new file beside the target."""
    number = getattr(error, "errno", None)
    if number in _FULL_DISK:
        code = "disk_full"
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        code = "target_folder_missing"
    elif isinstance(error, PermissionError) or number == errno.EROFS:
        code = "target_read_only"
    elif isinstance(error, ValueError) or number in _UNFIT_NAME:
        code = "target_name_unfit"
    else:
        code = "write_failed"
    return ExchangeError(code, file=target.name, detail=f"{type(error).__name__} {number}")


def _refusal_to_replace(error: OSError | ValueError, target: Path) -> ExchangeError:
    """Return the refusal for an error on the last step: only the name itself can be in the way."""
    number = getattr(error, "errno", None)
    if isinstance(error, PermissionError):
        # Windows refuses to replace a file that another program holds open.
        code = "target_locked"
    elif isinstance(error, ValueError) or number in _UNFIT_NAME:
        code = "target_name_unfit"
    else:
        code = "write_failed"
    return ExchangeError(code, file=target.name, detail=f"{type(error).__name__} {number}")
