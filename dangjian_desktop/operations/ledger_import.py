"""Rows of a ledger come in from a workbook or a pasted block: looked at first, then one operation.

A row that is there already is found by its identity (what an export wrote), by number and title,
or by day and title. Said again without a change it is counted as unchanged; what a cell says of an
empty field fills it; where a cell contradicts what is recorded, somebody decides whether it is the
same row, unless the file names the row by its identity. An empty cell takes nothing away.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.cells import Cell, RowPlace
from dangjian_desktop.domain.ledger_lines import LineReader, LineReading
from dangjian_desktop.domain.ledger_sheets import (
    HeaderSaid,
    LedgerLine,
    LedgerSheet,
    LineCell,
    headings,
    read_ledger_sheet,
    with_corrections,
)
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.pasted import MOST_COLUMNS, MOST_ROWS, PastedBlock
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.sheets import MergedRange, RawSheet
from dangjian_desktop.exchange.writer import write_tables
from dangjian_desktop.operations.import_memory import write_header_mappings
from dangjian_desktop.operations.import_plan import Counted, Outcome
from dangjian_desktop.operations.import_sheets import hidden_sheets, open_sheets, refused_table
from dangjian_desktop.operations.ledger_judging import (
    ExaminedEntry,
    LedgerJudge,
    Sameness,
)
from dangjian_desktop.operations.ledger_writing import insert_rows
from dangjian_desktop.operations.ledgers import (
    NewEntry,
    add_entries,
    advance_entry,
    change_entry,
    record_additions,
    standing_book,
)
from dangjian_desktop.operations.runner import Operation, RefusedError, Writer, operation
from dangjian_desktop.queries.import_memory import ImportMemoryQuery
from dangjian_desktop.queries.ledger_file_names import AskedName, FileNames
from dangjian_desktop.queries.ledger_present import Numbered, present_entries
from dangjian_desktop.storage.collector import collector_paused
from dangjian_desktop.storage.database import connection, data_revision
from dangjian_desktop.storage.models import LedgerEntry
from dangjian_desktop.storage.shipped_ledger_words import ledger_words

_READ_SHARE, _LINES_SHARE = 0.4, 0.7
#: Rows written between two reports.
_BATCH = 250
#: Lines read between two reports.
_REPORTED_LINES = 200
#: In front of the fingerprint of a header that is remembered for one book.
_MEMORY = "ledger:"


class Came(StrEnum):
    """How the rows came: pasted rows may have no header."""

    FILE = "file"
    PASTED = "pasted"


@dataclass(frozen=True)
class LedgerChoices:
    """What the user has decided about a file so far.

    Attributes:
        organisation_id: To whom rows belong that do not say so; None for nobody.
        headers: What is said of the header of a sheet, by its name.
        corrections: What is to stand in a cell instead of what the file has there.
        left_out: Rows struck out.
        people: Row id of who is meant, by a name that several have.
        decisions: Whether a row is the one that is there already.
    """

    organisation_id: int | None = None
    headers: Mapping[str, HeaderSaid] = field(default_factory=dict)
    corrections: Mapping[LineCell, str] = field(default_factory=dict)
    left_out: frozenset[RowPlace] = frozenset()
    people: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[RowPlace, Sameness] = field(default_factory=dict)


@dataclass
class OpenedLedger:
    """What a file holds, read once; and what its lines said when they were last looked at.

    Attributes:
        source: What it is called: the name of the file, or that it was pasted.
    """

    source: str
    sheets: list[RawSheet]
    came: Came = Came.FILE
    readings: dict[object, LineReading] = field(default_factory=dict, repr=False)
    names: tuple[object, FileNames] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class LedgerExamination(Counted):
    """Everything that importing a file would do.

    Attributes:
        within: Only rows of this organisation and below may come in; None for all.
        asked: Names that several people of the roster have.
        problems: Everything that is told: of sheets, lines that are no rows, and rows.
    """

    source: str
    book: LedgerBook
    within: int | None
    on: date
    choices: LedgerChoices
    sheets: tuple[LedgerSheet, ...]
    rows: tuple[ExaminedEntry, ...]
    asked: tuple[AskedName, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether every row that comes in is new and was just registered, by name."""
        return all(
            row.new is not None
            and not (row.new.steps or row.new.milestones or row.new.uid or row.new.number)
            and not row.new.is_anonymous
            for row in self.rows
            if row.outcome in (Outcome.ADDED, Outcome.UPDATED)
        )

    @property
    def stays_out(self) -> tuple[ExaminedEntry, ...]:
        """The rows that do not come in because something is wrong or undecided."""
        return tuple(row for row in self.rows if row.stays_out)


@dataclass(frozen=True, slots=True)
class LedgerImported:
    """How many rows came in, and how many were changed."""

    added: int
    updated: int


def open_ledger_file(path: Path, *, progress: Progress = tell_nobody) -> OpenedLedger:
    """Return what a workbook holds (.xlsx, .xls, .et, .csv).

    Raises:
        ExchangeError: When the file cannot be taken.
    """
    return OpenedLedger(path.name, open_sheets(path, progress=progress, read_share=_READ_SHARE))


def pasted_ledger(source: str, block: PastedBlock) -> OpenedLedger:
    """Return a pasted block in the shape of a file.

    Raises:
        RefusedError: When nothing or too much was pasted.
    """
    if block.is_empty:
        raise RefusedError("剪贴板里没有表格。请在 WPS 或 Excel 里选中要登记的行，复制，再粘贴。")
    if block.is_cut:
        raise RefusedError(
            "粘贴的内容太多，一次最多 {rows} 行、{columns} 栏。请分几次粘贴，或存成文件再导入。",
            rows=MOST_ROWS,
            columns=MOST_COLUMNS,
        )
    merged = tuple(
        MergedRange(one.first_row, one.last_row, one.first_column, one.last_column)
        for one in block.merged
    )
    return OpenedLedger(source, [RawSheet("", 1, list(block.rows), merged)], Came.PASTED)


def examine_ledger_file(
    opened: OpenedLedger,
    *,
    book: str,
    within: int | None,
    on: date,
    choices: LedgerChoices | None = None,
    progress: Progress = tell_nobody,
) -> LedgerExamination:
    """Say what importing a file would do; nothing is written.

    Args:
        opened: What the file holds.
        book: Code of the book. within: Whose rows may come in; None for everybody's.
        on: Today. choices: what the user has decided; nothing when left out.
        progress: Told what is being done and the share done.

    Raises:
        RefusedError: When the book is no more, or no sheet can be read.
    """
    made = choices or LedgerChoices(organisation_id=within)
    with connection(), collector_paused():
        kept = standing_book(book)
        sheets = read_ledger_sheets(opened, kept, made)
        if not any(sheet.lines for sheet in sheets):
            _refuse_empty(opened, kept, sheets)
        names = _names(opened, kept, within, on, made)
        readings = _read_lines(opened, kept, sheets, names, on, progress)
        progress("正在核对台账", _LINES_SHARE)
        present = present_entries(
            kept,
            on,
            uids={one.uid for one in readings if one.uid},
            days={one.day for one in readings if one.day is not None},
            numbers={
                Numbered(0, False, one.day.year, one.number)
                for one in readings
                if one.number and one.day is not None
            },
        )
        judge = LedgerJudge(
            kept,
            present,
            {sheet.name: sheet for sheet in sheets},
            on=on,
            within=within,
            organisation_id=made.organisation_id,
            left_out=made.left_out,
            decisions=made.decisions,
        )
        judge.expect(readings)
        rows = []
        for place, reading in enumerate(readings):
            if not place % _REPORTED_LINES:
                share = _LINES_SHARE + (1 - _LINES_SHARE) * place / len(readings)
                progress("正在核对台账", share)
            rows.append(judge.row(reading))
    told = [problem for sheet in sheets for problem in sheet.problems]
    told += hidden_sheets(opened.sheets)
    told += [problem for row in rows for problem in row.problems]
    asked = tuple(names.asked.values())
    return LedgerExamination(
        opened.source, kept, within, on, made, sheets, tuple(rows), asked, tuple(told)
    )


def read_ledger_sheets(
    opened: OpenedLedger, book: LedgerBook, choices: LedgerChoices
) -> tuple[LedgerSheet, ...]:
    """Return what the sheets of a file say, those too that cannot come in as they are."""
    with connection():
        told = ImportMemoryQuery().fetch().mappings
    prefix = _memory_key(book, "")
    remembered = {
        key.removeprefix(prefix): mapping for key, mapping in told.items() if key.startswith(prefix)
    }
    found = []
    for sheet in opened.sheets:
        if sheet.hidden or sheet.is_empty:
            continue
        read = read_ledger_sheet(
            sheet,
            book,
            ledger_words(),
            remembered=remembered,
            said=choices.headers.get(sheet.name),
            goes_by_order=opened.came is Came.PASTED,
        )
        found.append(with_corrections(read, choices.corrections))
    return tuple(found)


@operation("导入台账", backup=BackupReason.BEFORE_IMPORT)
def import_ledger(
    writer: Writer, *, examination: LedgerExamination, progress: Progress = tell_nobody
) -> LedgerImported:
    """Write everything that an examination found good, as one operation.

    What the user said of headers is remembered for the book.

    Args:
        writer: Writes. examination: What was found and decided.
        progress: Told how much is written; what it raises takes all of it back.

    Raises:
        RefusedError: When the book or a row was changed since the file was looked at.
        InputError: When a row can no longer be changed so.
    """
    book = standing_book(examination.book.code)
    if book != examination.book:
        raise RefusedError("这本台账的字段刚刚改过。请重新导入。")
    new = [row.new for row in examination.rows if row.outcome is Outcome.ADDED and row.new]
    # The earlier first, so that numbers follow the days whichever way round the file goes.
    new.sort(key=lambda row: (row.day.iso, row.number))
    changed = [row for row in examination.rows if row.outcome is Outcome.UPDATED]
    _refuse_taken([row.uid for row in new if row.uid])
    if any(row.is_anonymous for row in new) or _is_any_anonymous(changed):
        writer.withhold()  # before anything is written: rows beside it would tell the day
    total, done = max(len(new) + len(changed), 1), 0
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        progress("正在写入台账", done / total)
        insert_rows(writer, book, batch, examination.on)
        done += len(batch)
    for row in changed:
        progress("正在写入台账", done / total)
        _write_change(writer, row, book, examination.on)
        done += 1
    write_header_mappings(writer, _said_mappings(examination))
    return LedgerImported(len(new), len(changed))


def enter_pasted(*, examination: LedgerExamination) -> Operation[LedgerImported]:
    """Return what enters rows that are all new as rows that are entered together (`add_entries`).

    What was said of the header of a block is remembered as that of a file.
    """
    rows = [row for row in examination.rows if row.outcome is Outcome.ADDED]
    work = add_entries(
        book=examination.book.code,
        entries=[
            NewEntry(row.row, row.new.organisation_id, row.new.day, row.new.values)
            for row in rows
            if row.new is not None
        ],
        on=examination.on,
    )

    def body(writer: Writer) -> LedgerImported:
        added = work.body(writer)
        write_header_mappings(writer, _said_mappings(examination))
        return LedgerImported(len(added), 0)

    return Operation(work.label, work.name, body, module=work.module)


def save_refused_entries(examination: LedgerExamination, target: Path) -> int:
    """Write the rows that do not come in, with a column 原因, and return how many they are.

    Raises:
        ExchangeError: When the file cannot be written.
    """
    tables = []
    for sheet in examination.sheets:
        kept = [row for row in examination.stays_out if row.sheet == sheet.name]
        if not kept:
            continue
        lines = {line.row: line for line in sheet.lines}
        headers = {index: _heading(examination.book, sheet, index) for index in sheet.headers}
        keys = {index: key for key, index in sheet.columns.items()}
        rows = [(_cells(lines[row.row], keys), row.problems) for row in kept]
        tables.append(refused_table(sheet.name or examination.book.short, headers, rows))
    return write_tables(target, tables) if tables else 0


# Inner works ----------------------------------------------------------------------


def _memory_key(book: LedgerBook, fingerprint: str) -> str:
    """Return under what a header is remembered for a book: its columns mean other fields there."""
    return f"{_MEMORY}{book.code[:24]}:{fingerprint}"


def _said_mappings(examination: LedgerExamination) -> dict[str, Mapping[str, str]]:
    """Return what the user said of headers, by what it is remembered under."""
    return {
        _memory_key(examination.book, sheet.fingerprint): said.mapping
        for sheet in examination.sheets
        if sheet.fingerprint
        and (said := examination.choices.headers.get(sheet.name)) is not None
        and said.mapping is not None
    }


def _names(
    opened: OpenedLedger,
    book: LedgerBook,
    within: int | None,
    on: date,
    choices: LedgerChoices,
) -> FileNames:
    """Return the names of the file; what was read with others is not good any more."""
    token = (book, within, on, tuple(sorted(choices.people.items())), data_revision())
    if opened.names is None or opened.names[0] != token:
        opened.readings.clear()
        opened.names = (token, FileNames(on, within, choices.people))
    return opened.names[1]


def _read_lines(
    opened: OpenedLedger,
    book: LedgerBook,
    sheets: Sequence[LedgerSheet],
    names: FileNames,
    on: date,
    progress: Progress,
) -> list[LineReading]:
    found = []
    total, done = max(sum(len(sheet.lines) for sheet in sheets), 1), 0
    for sheet in sheets:
        reader = LineReader(
            book,
            sheet,
            ledger_words(),
            on=on,
            people=names.people,
            organisations=names.organisations,
        )
        header = (
            sheet.name,
            sheet.year,
            tuple(sheet.columns.items()),
            tuple(sheet.headers.items()),
        )
        for line in sheet.lines:
            if not done % _REPORTED_LINES:
                share = _READ_SHARE + (_LINES_SHARE - _READ_SHARE) * done / total
                progress("正在读取台账", share)
            key = (header, line.row, tuple(line.cells.items()))
            if key not in opened.readings:
                opened.readings[key] = reader.read(line)
            found.append(opened.readings[key])
            done += 1
    return found


def _write_change(writer: Writer, row: ExaminedEntry, book: LedgerBook, on: date) -> None:
    """Write what is different now of a row that is there, and the steps that came since."""
    if row.addition is not None:
        record_additions(book=book.code, values=row.values, on=on, **row.addition).body(writer)
        return
    assert row.entry_id is not None
    if row.values or row.day is not None:
        change_entry(entry_id=row.entry_id, values=row.values, day=row.day, on=on).body(writer)
    for step in row.steps:
        advance_entry(
            entry_id=row.entry_id, to=step.to, day=step.day, by=step.by, note=step.note, on=on
        ).body(writer)


def _is_any_anonymous(changed: Sequence[ExaminedEntry]) -> bool:
    ids = [row.entry_id for row in changed if row.entry_id is not None]
    return any(
        LedgerEntry.select()
        .where(LedgerEntry.id.in_(ids[start : start + _BATCH]) & LedgerEntry.is_anonymous)
        .exists()
        for start in range(0, len(ids), _BATCH)
    )


def _refuse_taken(uids: Sequence[str]) -> None:
    twice = [uid for uid, count in Counter(uids).items() if count > 1]
    for start in range(0, len(uids), _BATCH):
        batch = uids[start : start + _BATCH]
        if twice or LedgerEntry.select().where(LedgerEntry.uid.in_(batch)).exists():
            raise RefusedError("这些行刚刚已经导入过。请重新导入，看还有没有要改的。")


def _refuse_empty(opened: OpenedLedger, book: LedgerBook, sheets: Sequence[LedgerSheet]) -> None:
    facts = {"file": opened.source, "book": book.label}
    if not any(sheet.is_readable for sheet in sheets):
        raise RefusedError(
            "“{file}”里没有认得的“{book}”表头。请照空白模板核对表头，再导入。", **facts
        )
    raise RefusedError("“{file}”的表头下面没有行。请填好再导入。", **facts)


def _heading(book: LedgerBook, sheet: LedgerSheet, index: int) -> str:
    """Return the header as the file has it; a column without one is called as the book does."""
    if sheet.header_row:
        return sheet.headers[index]
    key = next((key for key, at in sheet.columns.items() if at == index), "")
    return headings(book).get(key, sheet.headers[index])


def _cells(line: LedgerLine, keys: Mapping[int, str]) -> dict[int, Cell]:
    """Return the cells of a line by column, mended ones as they are mended."""
    kept: dict[int, Cell] = {at: line.cells.get(key) for at, key in keys.items()}
    return {**dict(enumerate(line.raw)), **kept}


__all__ = [
    "Came",
    "ExaminedEntry",
    "HeaderSaid",
    "LedgerChoices",
    "LedgerExamination",
    "LedgerImported",
    "OpenedLedger",
    "Outcome",
    "RawSheet",
    "Sameness",
    "enter_pasted",
    "examine_ledger_file",
    "import_ledger",
    "open_ledger_file",
    "pasted_ledger",
    "read_ledger_sheets",
    "save_refused_entries",
]
