"""A sheet of somebody's ledger: where its header stands, what each column is, the lines below.

A ledger is kept in as many ways as there are branches: titles above, a header of two lines, merged
cells, 合计 and signatures below. What the words mean is data (resources/import/
ledger_headers.toml); what a person said of a header always wins. Rows copied without a header are
read in the order of the book.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from dangjian_desktop.domain.cells import (
    Cell,
    Row,
    SheetRows,
    clean_text,
    half_width,
    reaching_down,
    text_of,
)
from dangjian_desktop.domain.custom_reading import bare
from dangjian_desktop.domain.headers import (
    REASON_HEADER,
    column_letter,
    column_texts,
    header_fingerprint,
    header_key,
)
from dangjian_desktop.domain.ledgers import (
    ABOUT,
    DAY,
    HOLDER,
    LATE,
    NUMBER,
    STATE,
    LedgerBook,
    column_label,
    step_by,
    step_day,
)
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity

#: Keys of columns that stand in files alone; no field has such a key.
UID, ROAD, MILESTONES, ANONYMOUS, FILES = (
    "@uid",
    "@road",
    "@milestones",
    "@anonymous",
    "@files",
)
_FILE_LABELS = {
    ROAD: "办理过程",
    MILESTONES: "里程碑",
    ANONYMOUS: "匿名",
    FILES: "附件数",
    UID: "标识",
}
#: Rows in which a header is looked for, and headers known before a row counts as one.
_SEARCH_ROWS = 30
_LEAST_KNOWN = 2
#: Characters of a name from which on it is known as a part of another.
_LEAST_PART = 3
#: Filled cells of a line that can be 合计 or a signature.
_MOST_BELOW = 3
_YEAR = re.compile(r"(20\d{2})\s*年")
_SERIAL = re.compile(r"\d{1,5}(?:\.0)?\Z")


def file_keys(book: LedgerBook) -> tuple[str, ...]:
    """Return the keys of every column that a file of a book can hold, in their order."""
    reached = [state.code for state in book.states[1:]]
    return (
        NUMBER,
        DAY,
        *((ABOUT,) if book.is_view else ()),
        *(one.key for one in book.fields),
        *((ANONYMOUS,) if book.may_be_anonymous else ()),
        *((STATE,) if book.states else ()),
        *(key for code in reached for key in (step_day(code), step_by(code))),
        *(one.key for one in book.measures),
        *((LATE,) if book.late else ()),
        *((MILESTONES,) if book.has_milestones else ()),
        HOLDER,
        *((ROAD,) if book.states else ()),
        *((FILES,) if book.has_attachments else ()),
        UID,
    )


def derived_keys(book: LedgerBook) -> frozenset[str]:
    """Return the keys of columns that are reckoned and that no file can change."""
    return frozenset({LATE, FILES, *(one.key for one in book.measures)})


def entered_keys(book: LedgerBook) -> tuple[str, ...]:
    """Return the keys of what a new row is filled in with, in their order.

    Also the order in which a block without a header is read.
    """
    return (DAY, *((ABOUT,) if book.is_view else ()), *(one.key for one in book.used_fields))


def headings(book: LedgerBook) -> dict[str, str]:
    """Return what every column of a file is called; no two are called alike."""
    found: dict[str, str] = {}
    taken = {header_key(one.label) for one in book.fields}
    for key in file_keys(book):
        label = _FILE_LABELS.get(key) or column_label(book, key)
        if book.field(key) is None:
            kind, _colon, state = key.partition(":")
            if header_key(label) in taken and state:
                label = f"{book.state_label(state)}{'日期' if kind == 'step' else '办理人'}"
            number = 2
            plain = label
            while header_key(label) in taken:
                label = f"{plain}{number}"
                number += 1
            taken.add(header_key(label))
        found[key] = label
    return found


@dataclass(frozen=True, slots=True)
class BookWords:
    """What words mean in the files of one book, by bare word.

    Attributes:
        headers: Key of a column by header. states: code by word. choices: label by field and word.
    """

    headers: Mapping[str, str] = field(default_factory=dict, hash=False)
    states: Mapping[str, str] = field(default_factory=dict, hash=False)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """What words mean in files of ledgers.

    Attributes:
        headers: Key of a column by `header_key`, in every book. below: how lines below the table
            begin (合计, 记录人). books: what is meant in one book alone, by code.
    """

    headers: Mapping[str, str] = field(hash=False)
    below: tuple[str, ...]
    books: Mapping[str, BookWords] = field(hash=False)

    def of(self, book: LedgerBook) -> BookWords:
        """Return the words of one book."""
        return self.books.get(book.code, BookWords())


def read_ledger_words(toml_text: str) -> LedgerWords:
    """Return the words of resources/import/ledger_headers.toml.

    Raises:
        KeyError: When a part is missing.
        ValueError: When it is no TOML.
    """
    tables: Mapping[str, Any] = tomllib.loads(toml_text)
    books = {
        code: BookWords(
            _turned(table.get("headers", {}), header_key),
            _turned(table.get("states", {}), bare),
            {key: _turned(words, bare) for key, words in table.get("choices", {}).items()},
        )
        for code, table in tables["books"].items()
    }
    return LedgerWords(
        _turned(tables["headers"], header_key), tuple(tables["below"]["words"]), books
    )


def _turned(table: Mapping[str, Sequence[str]], plain: Any) -> dict[str, str]:
    return {plain(word): key for key, words in table.items() for word in words}


class LineCell(NamedTuple):
    """A cell of a line by the column that it is, whether or not the file has that column."""

    sheet: str
    row: int
    key: str


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of a sheet that is a row of a ledger.

    Attributes:
        row: As the spreadsheet program numbers it.
        cells: By key of the column what stands there, or in the merged cell that covers it.
        raw: The cells as they stand.
    """

    row: int
    cells: Mapping[str, Cell] = field(hash=False)
    raw: Row = field(hash=False)


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """What one sheet holds.

    Attributes:
        header_row: Number of the header's first row; 0 where the columns go by their order.
        columns: Index of the column by key. headers: what each column is called, by index.
        fingerprint: Same for the same headers; "" without a header.
        year: The year that a line above or the name of the sheet tells, or None.
        is_readable: Whether it is known what the columns are.
    """

    name: str
    header_row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict, hash=False)
    headers: Mapping[int, str] = field(default_factory=dict, hash=False)
    fingerprint: str = ""
    year: int | None = None
    lines: tuple[LedgerLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_readable: bool = False

    def shown(self, key: str, labels: Mapping[str, str]) -> str:
        """Return what the file calls a column, or the book where the file does not name it."""
        index = self.columns.get(key)
        if index is None or not self.header_row:
            return labels.get(key, key)
        return self.headers[index]


def with_corrections(sheet: LedgerSheet, corrections: Mapping[LineCell, str]) -> LedgerSheet:
    """Return a sheet with what was written into its cells in place of what the file has there."""
    own: dict[int, dict[str, str]] = {}
    for place, text in corrections.items():
        if place.sheet == sheet.name:
            own.setdefault(place.row, {})[place.key] = text
    if not own:
        return sheet
    lines = []
    for line in sheet.lines:
        told = own.get(line.row, {})
        cells = {key: cell for key, cell in {**line.cells, **told}.items() if text_of(cell)}
        lines.append(replace(line, cells=cells) if told else line)
    return replace(sheet, lines=tuple(lines))


@dataclass(frozen=True, slots=True)
class HeaderSaid:
    """What a person has said of the header of a sheet.

    Attributes:
        row: Number of the row in which it stands; 0 for none, None to look for it.
        mapping: Key of the column, or "" for none, by header; of a sheet without a header by the
            letter of the column.
    """

    row: int | None = None
    mapping: Mapping[str, str] | None = field(default=None, hash=False)


def read_ledger_sheet(
    sheet: SheetRows,
    book: LedgerBook,
    words: LedgerWords,
    *,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    said: HeaderSaid | None = None,
    goes_by_order: bool = False,
) -> LedgerSheet:
    """Return what a sheet says.

    Args:
        sheet: A sheet of a workbook, or what was pasted.
        book: Whose rows it holds.
        words: What headers mean.
        remembered: By fingerprint what earlier imports were told of headers.
        said: What the person has said of this one.
        goes_by_order: Whether the columns are taken in the order of the book where there is no
            header; else such a sheet is not read.
    """
    told = said or HeaderSaid()
    finder = _Finder(sheet, book, words, remembered or {}, told.mapping)
    header = None if told.row == 0 else finder.header(told.row)
    if header is None and not (goes_by_order or told.row == 0):
        where = Address(sheet.name)
        problem = Problem(where, "ledger_file.no_header", severity=Severity.WARNING)
        return LedgerSheet(sheet.name, problems=(problem,))
    found = header or finder.by_order()
    problems = list(_remarks(sheet, book, found))
    lines = tuple(_lines(sheet, book, words, found, problems))
    above = [sheet.name, *(text_of(cell) for row in sheet.rows[: found.at] for cell in row)]
    years = [int(match[1]) for text in above if (match := _YEAR.search(half_width(text)))]
    return LedgerSheet(
        sheet.name,
        sheet.first_row + found.at if found.span else 0,
        found.columns,
        found.headers,
        found.fingerprint,
        years[0] if years else None,
        lines,
        tuple(problems),
        is_readable=True,
    )


@dataclass(frozen=True, slots=True)
class _Header:
    at: int
    span: int
    columns: Mapping[str, int]
    headers: Mapping[int, str]
    fingerprint: str = ""
    known: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """By what it is better than another: more that is known, then fewer lines."""
        return self.known, -self.span


class _Finder:
    """Looks for the header of a sheet and says what its columns are."""

    def __init__(
        self,
        sheet: SheetRows,
        book: LedgerBook,
        words: LedgerWords,
        remembered: Mapping[str, Mapping[str, str]],
        mapping: Mapping[str, str] | None,
    ) -> None:
        self._sheet, self._book, self._said = sheet, book, mapping
        self._remembered = remembered
        labels = headings(book)
        self._keys = {
            **words.headers,
            **words.of(book).headers,
            **{header_key(label): key for key, label in reversed(labels.items())},
        }
        keys = set(labels)
        self._keys = {header: key for header, key in self._keys.items() if key in keys}
        self._labels = {header_key(label): key for key, label in labels.items()}

    def header(self, row: int | None) -> _Header | None:
        """Return the header in a row, or the best there is; None for none."""
        rows = self._sheet.rows
        if row is not None:
            at = row - self._sheet.first_row
            return self._best([at]) if 0 <= at < len(rows) else None
        best = self._best(range(min(len(rows), _SEARCH_ROWS)))
        return best if best is not None and best.known >= self._least(best) else None

    def by_order(self) -> _Header:
        """Return the columns in the order of the book; running numbers before them are known."""
        rows = [row for row in self._sheet.rows if any(text_of(cell) for cell in row)]
        width = max((_width(row) for row in rows), default=0)
        order = list(entered_keys(self._book))
        first = [text_of(row[0]) for row in rows if row]
        if first and width > 1 and all(_SERIAL.match(text) for text in first):
            order.insert(0, NUMBER)
        headers = {index: column_letter(index) for index in range(width)}
        columns = {key: index for index, key in enumerate(order) if index < width}
        if self._said is not None:
            columns = {}
            for index, letter in headers.items():
                key = self._said.get(letter, "")
                if key and key not in columns:
                    columns[key] = index
        return _Header(0, 0, columns, headers)

    def _least(self, header: _Header) -> int:
        """Return how many headers must be known; of a table of one column it is that."""
        return min(_LEAST_KNOWN, max(len(header.headers), 1))

    def _best(self, places: Sequence[int]) -> _Header | None:
        best: _Header | None = None
        for at in places:
            for span in (1, 2):
                if at + span > len(self._sheet.rows):
                    continue
                made = self._made(at, span)
                if made.headers and (best is None or made.rank > best.rank):
                    best = made
        return best

    def _made(self, at: int, span: int) -> _Header:
        texts = column_texts(self._sheet.rows[at : at + span])
        headers: dict[int, str] = {}
        columns: dict[str, int] = {}
        for index, candidates in texts.items():
            known = next((one for one in candidates if header_key(one) in self._keys), None)
            headers[index] = known or candidates[-1]
            key = self._keys.get(header_key(known), "") if known else ""
            if key and key not in columns:
                columns[key] = index
        count = len(columns)
        fingerprint = header_fingerprint(headers.values())
        said = self._said if self._said is not None else self._remembered.get(fingerprint)
        if said is not None:
            return _Header(at, span, _as_said(headers, columns, said), headers, fingerprint, count)
        taken = set(columns.values())
        for index, header in headers.items():
            key = self._part(header, columns) if index not in taken else ""
            if key:
                columns[key] = index
        # A part of a name alone is no header: a row of a ledger may hold such words.
        return _Header(at, span, columns, headers, fingerprint, len(columns) if count else 0)

    def _part(self, header: str, columns: Mapping[str, int]) -> str:
        """Return the one column whose name is a part of a header, or the other way round."""
        wanted = header_key(header)
        if len(wanted) < _LEAST_PART or wanted == header_key(REASON_HEADER):
            return ""
        found = {
            key
            for label, key in self._labels.items()
            if key not in columns
            and len(label) >= _LEAST_PART
            and (label in wanted or wanted in label)
        }
        return found.pop() if len(found) == 1 else ""


def _as_said(
    headers: Mapping[int, str], guessed: Mapping[str, int], said: Mapping[str, str]
) -> dict[str, int]:
    """Return the columns as a person has said; what nothing was said of stays as it is known."""
    told = {header_key(header): key for header, key in said.items()}
    own = {index: key for key, index in guessed.items()}
    columns: dict[str, int] = {}
    for index, header in headers.items():
        key = told.get(header_key(header), own.get(index, ""))
        if key and key not in columns:
            columns[key] = index
    return columns


def _width(row: Row) -> int:
    return max((index + 1 for index, cell in enumerate(row) if text_of(cell)), default=0)


def _remarks(sheet: SheetRows, book: LedgerBook, found: _Header) -> Iterator[Problem]:
    """Tell what is worth knowing of the columns before the rows are looked at."""
    where = Address(sheet.name, sheet.first_row + found.at)
    labels = headings(book)
    if not found.span:
        order = "、".join(
            f"{found.headers[index]}列{labels[key]}" for key, index in found.columns.items()
        )
        yield Problem(where, "ledger_file.by_order", order, Severity.WARNING)
    used = set(found.columns.values())
    for index, header in found.headers.items():
        if index not in used and header_key(header) != header_key(REASON_HEADER):
            there = Address(sheet.name, where.row, header)
            yield Problem(there, "ledger_file.column_unknown", header, Severity.WARNING)
    needed = [DAY, book.title] if not book.is_view else [DAY]
    missing = "、".join(labels[key] for key in needed if key not in found.columns)
    if missing and not (book.is_view and UID in found.columns):
        yield Problem(where, "ledger_file.column_missing", missing, Severity.WARNING)


def _lines(
    sheet: SheetRows,
    book: LedgerBook,
    words: LedgerWords,
    found: _Header,
    problems: list[Problem],
) -> Iterator[LedgerLine]:
    """Yield the rows below the header; lines that are none are told, further headers are not."""
    covered = reaching_down(sheet)
    # Where there is no header none is repeated: a line of the words A, B, C holds these.
    header = [header_key(text) for text in found.headers.values()] if found.span else []
    own = {NUMBER, UID}
    for index, raw in enumerate(sheet.rows):
        if index < found.at + found.span:
            continue
        row = sheet.first_row + index
        filled = [text for cell in raw if (text := text_of(cell))]
        if not filled or [header_key(text) for text in filled] == header:
            continue
        cells: dict[str, Cell] = {}
        for key, column in found.columns.items():
            cell = raw[column] if column < len(raw) else None
            if not text_of(cell) and key not in own:
                cell = covered.get((row, column))
            if text_of(cell):
                cells[key] = cell
        if not cells.keys() - own:
            if not all(_SERIAL.match(text) for text in filled):  # else numbered beforehand
                problems.append(_skipped(sheet, row, filled[0]))
            continue
        if _is_below(words, filled) or _is_caption(book, found, cells, filled):
            problems.append(_skipped(sheet, row, filled[0]))
            continue
        yield LedgerLine(row, cells, raw)


def _skipped(sheet: SheetRows, row: int, text: str) -> Problem:
    told = Fault("ledger_file.line_skipped", clean_text(text)[:30], Severity.WARNING)
    return told.at(Address(sheet.name, row))


def _is_below(words: LedgerWords, filled: Sequence[str]) -> bool:
    """Whether a line is 合计, a signature or a note below the table."""
    first = half_width(filled[0]).replace(" ", "")
    if first in words.below:
        return True
    return len(filled) <= _MOST_BELOW and any(first.startswith(word) for word in words.below)


def _is_caption(
    book: LedgerBook, found: _Header, cells: Mapping[str, Cell], filled: Sequence[str]
) -> bool:
    """Whether a line of one word among others heads the rows below it (二季度)."""
    return (
        len(filled) == 1
        and len(found.columns) > 1
        and not cells.keys() & {book.title, ABOUT}
        and len(cells) == 1
    )
