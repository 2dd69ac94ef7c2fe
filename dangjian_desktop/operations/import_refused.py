"""The rows of an import that stay out, as a workbook: to be mended there and imported again.

Each table keeps its header and its cells as they stand; what lines around the rows said of their
branch, group or 类别 gets a column, and the last column says everything that is wrong.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dangjian_desktop.domain.cells import Cell, text_of
from dangjian_desktop.domain.headers import (
    FIELDS_FROM_LINES,
    IMPORT_FIELDS,
    REASON_HEADER,
    HeaderColumn,
    HeaderGuess,
)
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.people import FIELD_BY_KEY, FieldKind
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.roster_import import SheetReading
from dangjian_desktop.domain.row_reading import Context, RowReading
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.exchange.writer import ColumnKind, Table, TableColumn, Value, write_tables
from dangjian_desktop.operations.import_plan import (
    STAYS_OUT,
    ExaminedRow,
    RosterExamination,
)

REASON_WIDTH = 48.0
#: Numbers that a spreadsheet program must never take for numbers.
_DIGITS = (FieldKind.ID_NUMBER, FieldKind.PHONE)


@dataclass
class _Kept:
    """The rows of one table that stay out."""

    reading: SheetReading
    header: HeaderGuess
    rows: list[tuple[RowReading, ExaminedRow]] = dataclasses.field(default_factory=list)


def save_refused_rows(examination: RosterExamination, target: Path) -> int:
    """Write the rows that do not come in as things stand, and return how many they are.

    Doubtful rows and rows not agreed to are among them; nothing is written where there are none.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    kept = _kept(examination)
    return write_tables(target, [_table(one) for one in kept]) if kept else 0


def reasons(problems: Sequence[Problem]) -> str:
    """Return everything that is said of a row, refusals first, each with its column."""
    ordered = sorted(problems, key=lambda problem: problem.severity is not Severity.REFUSED)
    told = (
        f"{problem.where.field}：{sentence(problem)}" if problem.where.field else sentence(problem)
        for problem in ordered
    )
    return " ".join(dict.fromkeys(told))


def _kept(examination: RosterExamination) -> list[_Kept]:
    """Return the rows that stay out, by sheet and by header within it."""
    examined = {row.place: row for row in examination.rows if row.outcome in STAYS_OUT}
    found: list[_Kept] = []
    for reading in examination.sheets:
        of_header: dict[int, _Kept] = {}
        for row in reading.rows:
            judged = examined.get(reading.place_of(row.row))
            header = reading.header_of(row.row)
            if judged is None or header is None:
                continue
            table = of_header.setdefault(header.first, _Kept(reading, header))
            table.rows.append((row, judged))
        found += of_header.values()
    return found


def _table(kept: _Kept) -> Table:
    by_field = kept.header.by_field
    added = tuple(
        field
        for field in FIELDS_FROM_LINES
        if field not in by_field and any(_said(row.context, field) for row, _ in kept.rows)
    )
    columns = [
        *(TableColumn(_heading(column), _kind(column)) for column in kept.header.columns),
        *(TableColumn(IMPORT_FIELDS[field]) for field in added),
        TableColumn(REASON_HEADER, width=REASON_WIDTH),
    ]
    name = " ".join(part for part in (Path(kept.reading.file).stem, kept.reading.name) if part)
    return Table(name, columns, list(_rows(kept, by_field, added)))


def _rows(
    kept: _Kept, by_field: Mapping[str, HeaderColumn], added: Sequence[str]
) -> Iterator[list[Value]]:
    for row, judged in kept.rows:
        cells: dict[int, Cell] = dict(enumerate(row.cells))
        for field in FIELDS_FROM_LINES:
            place = by_field[field].index if field in by_field else None
            if place is not None and not text_of(cells.get(place)):
                cells[place] = _said(row.context, field) or None
        yield [
            *(kept_value(cells.get(column.index), _kind(column)) for column in kept.header.columns),
            *(_said(row.context, field) for field in added),
            reasons(judged.problems),
        ]


def _heading(column: HeaderColumn) -> str:
    """Return the header as the file writes it; a column without one is called by its field."""
    return column.header or IMPORT_FIELDS.get(column.field or "", column.shown)


def _kind(column: HeaderColumn) -> ColumnKind:
    known = FIELD_BY_KEY.get(column.field or "")
    is_text = known is not None and known.kind in _DIGITS
    return ColumnKind.TEXT if is_text else ColumnKind.NUMBER


def _said(context: Context, field: str) -> str:
    if field == "stage":
        return printed(context.stage) if context.stage is not None else ""
    return context.branch if field == "branch" else context.group


def kept_value(cell: Cell, kind: ColumnKind) -> Value:
    """Return a cell as it can be written; a number keeps being one, but for ID and telephone."""
    if kind is ColumnKind.TEXT and not isinstance(cell, str):
        return text_of(cell) or None
    if cell is None or isinstance(cell, (str, int, float, date, datetime)):
        return cell
    return text_of(cell)
