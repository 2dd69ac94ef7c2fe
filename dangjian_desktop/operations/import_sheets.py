"""What imports from the sheets of one workbook have in common: opened, mended, saved again.

A year plan, bases for dues, a ledger, a rubric come in sheet by sheet under a header. What a row
becomes is each import's own; how the file is read, what the user decides about any such file, what
is counted, and how the rows that stay out are saved is here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from dangjian_desktop.domain.cells import Cell, CellPlace, Row, RowPlace
from dangjian_desktop.domain.headers import CHOICES_SHEET, REASON_HEADER, header_key
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.exchange.writer import ColumnKind, Table, TableColumn, write_tables
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.import_refused import REASON_WIDTH, kept_value, reasons
from dangjian_desktop.storage.collector import collector_paused

#: How much of the work of an import reading its file is, unless it says otherwise.
READ_SHARE = 0.7


@dataclass(frozen=True, kw_only=True)
class SheetChoices:
    """What the user has decided about any file so far.

    Attributes:
        mappings: By fingerprint of a header: header to field or "".
        corrections: What is to stand in a cell instead of what the file has there.
        left_out: Rows struck out.
    """

    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: Mapping[CellPlace, str] = field(default_factory=dict)
    left_out: frozenset[RowPlace] = frozenset()


class _Sheet(Protocol):
    """What is to be known of a sheet whose rows are saved again."""

    @property
    def name(self) -> str:
        """Its name in the file."""

    @property
    def headers(self) -> Mapping[int, str]:
        """The header of each column as written."""


class _Reading(Protocol):
    """What a row said."""

    @property
    def cells(self) -> Row:
        """Its cells, mended ones as they are mended."""


class _Examined(Protocol):
    """A row and what will become of it."""

    @property
    def sheet(self) -> str:
        """Name of its sheet."""

    @property
    def outcome(self) -> Outcome:
        """What will become of it."""

    @property
    def reading(self) -> _Reading:
        """What it said."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that is said of it."""


def open_sheets(
    path: Path, *, progress: Progress = tell_nobody, read_share: float = READ_SHARE
) -> list[RawSheet]:
    """Return the sheets of a workbook; kept by the dialog while the user corrects.

    Args:
        path: The workbook (.xlsx, .xls, .et or .csv).
        progress: Told what is being done and the share done.
        read_share: How much of the work reading is.

    Raises:
        ExchangeError: When the file cannot be taken; the sentence says why and what to do.
    """
    with collector_paused():
        return read_workbook(path, progress=lambda what, share: progress(what, share * read_share))


def corrected(sheet: RawSheet, corrections: Mapping[CellPlace, str]) -> RawSheet:
    """Return a sheet with the user's texts in some of its cells; those of other sheets stay out."""
    rows = list(sheet.rows)
    for cell, text in corrections.items():
        index = cell.row - sheet.first_row
        if (cell.sheet, cell.file) != (sheet.name, sheet.file) or not 0 <= index < len(rows):
            continue
        row = [*rows[index], *[None] * (cell.column + 1 - len(rows[index]))]
        row[cell.column] = text or None
        rows[index] = tuple(row)
    return replace(sheet, rows=rows)


def hidden_sheets(sheets: Iterable[RawSheet], *, own: str = CHOICES_SHEET) -> list[Problem]:
    """Tell which sheets were not read because they are hidden.

    Args:
        sheets: Of the workbook.
        own: Name of the one that the program itself hides in files of this kind.
    """
    return [
        Problem(Address(sheet.name), "sheet.hidden", severity=Severity.WARNING)
        for sheet in sheets
        if sheet.hidden and sheet.name != own and not sheet.is_empty
    ]


def refused_table(
    name: str,
    headers: Mapping[int, str],
    rows: Iterable[tuple[Mapping[int, Cell], Sequence[Problem]]],
    *,
    as_text: Collection[int] = (),
) -> Table:
    """Return rows that stay out under their header, with a column 原因.

    Args:
        name: Of the sheet.
        headers: What each column is called, by its index; reasons of an earlier import go.
        rows: What stands in each column of a row, and what is wrong with it.
        as_text: Columns of numbers that a spreadsheet program must never take for numbers.
    """
    kinds = {
        index: ColumnKind.TEXT if index in as_text else ColumnKind.NUMBER
        for index in sorted(headers)
        if header_key(headers[index]) != header_key(REASON_HEADER)
    }
    columns = [TableColumn(headers[index], kind) for index, kind in kinds.items()]
    columns.append(TableColumn(REASON_HEADER, width=REASON_WIDTH))
    return Table(
        name,
        columns,
        [
            [*(kept_value(cells.get(at), kind) for at, kind in kinds.items()), reasons(problems)]
            for cells, problems in rows
        ],
    )


def save_refused_sheets(
    target: Path,
    sheets: Iterable[_Sheet],
    rows: Iterable[_Examined],
    *,
    as_text: Mapping[str, Collection[int]] | None = None,
) -> int:
    """Write the rows that are refused, sheet by sheet, and return how many they are.

    Args:
        target: The file; nothing is written where no row is refused.
        sheets: Of the workbook. rows: of all of them.
        as_text: By name of the sheet the columns that are text though they hold digits.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    kept: dict[str, list[tuple[dict[int, Cell], Sequence[Problem]]]] = {}
    for row in rows:
        if row.outcome is Outcome.REFUSED:
            said = dict(enumerate(row.reading.cells))
            kept.setdefault(row.sheet, []).append((said, row.problems))
    tables = [
        refused_table(
            sheet.name,
            sheet.headers,
            kept[sheet.name],
            as_text=(as_text or {}).get(sheet.name, ()),
        )
        for sheet in sheets
        if sheet.name in kept
    ]
    return write_tables(target, tables) if tables else 0
