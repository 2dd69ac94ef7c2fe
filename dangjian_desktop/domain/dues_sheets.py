"""A sheet of wages or of bases for dues: where its header stands and what each row says.

Sheets of wages have a column for every item and several for what is deducted; columns that are
the same part of the wage are added up. What headers mean is data
(resources/import/dues_headers.toml); what a person said of a header always wins. Whose row a row
is, and what amount it comes to, is decided where people and rules are known
(`operations.dues_import`).
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.cells import (
    Cell,
    Row,
    SheetRows,
    clean_text,
    half_width,
    reaching_down,
    text_of,
    without_spaces,
)
from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.dues import WAGE_PART_WORDS, Payer
from dangjian_desktop.domain.dues_months import PAYER_WORDS
from dangjian_desktop.domain.headers import (
    REASON_HEADER,
    column_texts,
    header_fingerprint,
    header_key,
)
from dangjian_desktop.domain.identity import read_id_number, read_name
from dangjian_desktop.domain.organisation_names import branch_in_line
from dangjian_desktop.domain.problems import Address, Fault, Problem, Reading, Severity
from dangjian_desktop.domain.shift_sheets import month_in
from dangjian_desktop.domain.yuan_reading import read_yuan

NAME, ID_NUMBER, BRANCH, PAYER, SINCE, BASE, STATED = (
    "name",
    "id_number",
    "branch",
    "payer",
    "since",
    "base",
    "stated",
)
#: What a column can hold, apart from the parts of a wage, with the word of each.
FIELDS: Mapping[str, str] = {
    NAME: "姓名",
    ID_NUMBER: "身份证号",
    BRANCH: "党支部",
    PAYER: "交费类别",
    SINCE: "起算月份",
    BASE: "计费基数",
    STATED: "表上的应交额",
}
#: Rows in which a header is looked for, and lines that it may have.
_SEARCH_ROWS = 30
_MOST_LINES = 2
#: Filled cells of a line that can be 合计 or a signature.
_MOST_BELOW = 4
_LONGEST_SHOWN = 30
#: A base may be entered for months ahead; this century holds no typing errors beyond it.
_NO_LATER = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class DuesWords:
    """What words mean in sheets of wages; every key is a `header_key`.

    Attributes:
        headers: Key of `FIELDS` or of `WAGE_PART_WORDS`.
        ignored: Headers that are known and hold no base: sums, numbers, signatures.
        payers: Which scale a word means.
        below: How lines below the table begin.
    """

    headers: Mapping[str, str] = field(hash=False)
    ignored: frozenset[str]
    payers: Mapping[str, Payer] = field(hash=False)
    below: tuple[str, ...]


def read_dues_words(toml_text: str) -> DuesWords:
    """Return the words of resources/import/dues_headers.toml.

    Raises:
        ValueError: When a field, part or payer of the file does not exist.
    """
    tables: Mapping[str, Any] = tomllib.loads(toml_text)
    strange = (tables["headers"].keys() - FIELDS.keys()) | (
        tables["parts"].keys() - WAGE_PART_WORDS.keys()
    )
    if strange:
        raise ValueError(f"unknown fields: {sorted(strange)}")
    own = {label: key for key, label in (*FIELDS.items(), *WAGE_PART_WORDS.items())}
    return DuesWords(
        {
            **{header_key(label): key for label, key in own.items()},
            **_turned(tables["headers"]),
            **_turned(tables["parts"]),
        },
        frozenset(map(header_key, tables["ignored"]["headers"])),
        {
            **{header_key(word): payer for payer, word in PAYER_WORDS.items()},
            **{key: Payer(payer) for key, payer in _turned(tables["payers"]).items()},
        },
        tuple(tables["below"]["words"]),
    )


def _turned(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {header_key(word): key for key, words in table.items() for word in words}


@dataclass(frozen=True, slots=True)
class DuesSheetRow:
    """What one row says.

    Attributes:
        row: As the spreadsheet program numbers it. cells: as they stand.
        branch: As the row, or a line above it, or the name of the sheet has it; "" for nothing.
        since: First day of the month from which on; None where the row does not say.
        base: The base as one figure. stated: what the sheet says is to be paid.
        parts: Yuan by the keys of `WAGE_PART_WORDS`, those that stand there.
        problems: Everything that is wrong with the row so far.
    """

    row: int
    cells: Row = field(hash=False)
    name: str = ""
    id_number: str = ""
    branch: str = ""
    payer: Payer | None = None
    since: date | None = None
    base: Decimal | None = None
    stated: Decimal | None = None
    parts: Mapping[str, Decimal] = field(default_factory=dict, hash=False)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class DuesSheet:
    """What one sheet says.

    Attributes:
        header_row: Number of the header's first row; 0 where none was found.
        fields: What each column holds, by its index; several may be the same part of the wage.
        headers: The header of each column as written.
        fingerprint: Same for the same headers; "" without header.
        month: The month that a line above, the sheet or the file names; None for none.
    """

    name: str
    header_row: int = 0
    fields: Mapping[int, str] = field(default_factory=dict, hash=False)
    headers: Mapping[int, str] = field(default_factory=dict, hash=False)
    fingerprint: str = ""
    month: date | None = None
    rows: tuple[DuesSheetRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def columns(self) -> Mapping[str, int]:
        """Index of every column that is read, each under a key of its own."""
        return {f"{name}@{index}": index for index, name in self.fields.items()}

    @property
    def is_readable(self) -> bool:
        """Whether it is known whose each row is and what the base is made of."""
        held = set(self.fields.values())
        return bool(held & {NAME, ID_NUMBER}) and bool(held & {BASE, PAYER, *WAGE_PART_WORDS})

    def header_of(self, name: str) -> str:
        """Return how the sheet calls the first column of a field; "" where it has none."""
        return next((self.headers[at] for at, one in self.fields.items() if one == name), "")


def read_dues_sheet(
    sheet: SheetRows,
    words: DuesWords,
    *,
    deductions: frozenset[str],
    on: date,
    file_name: str = "",
    mappings: Mapping[str, Mapping[str, str]] | None = None,
) -> DuesSheet:
    """Return what a sheet says.

    Args:
        sheet: A sheet of a workbook.
        words: What headers mean.
        deductions: Parts of the wage that are taken off; a sign before them says no more.
        on: Today: its year is meant where a month has none.
        file_name: Looked at for the month after the sheet itself.
        mappings: By fingerprint, what the user has said of headers: header to field or "".
    """
    found = _header(sheet, words, mappings or {})
    if found is None:
        told = Problem(Address(sheet.name), "dues_file.no_header", severity=Severity.WARNING)
        return DuesSheet(sheet.name, problems=(told,))
    above = [text_of(cell) for row in sheet.rows[: found.at] for cell in row]
    year, month = month_in([*above, sheet.name, file_name])
    made = DuesSheet(
        sheet.name,
        sheet.first_row + found.at,
        found.fields,
        found.headers,
        found.fingerprint,
        date(year or on.year, month, 1) if month is not None else None,
    )
    if not made.is_readable:
        told = Problem(Address(sheet.name, made.header_row), "dues_file.header_missing")
        return _with(made, (), (told,))
    reader = _Rows(sheet, words, made, found, deductions, on, _branch_above([*above, sheet.name]))
    rows = tuple(reader.read())
    return _with(made, rows, (*_remarks(made, words), *reader.told))


def _with(
    made: DuesSheet, rows: tuple[DuesSheetRow, ...], problems: tuple[Problem, ...]
) -> DuesSheet:
    return DuesSheet(
        made.name,
        made.header_row,
        made.fields,
        made.headers,
        made.fingerprint,
        made.month,
        rows,
        problems,
    )


def _branch_above(texts: Sequence[str]) -> str:
    """Return the branch that a title or a labelled line names, "" for none."""
    for text in filter(None, texts):
        _label, mark, said = half_width(text).partition(":")
        told = said.strip().split(" ")[0] if mark else text
        head, word, _tail = told.rpartition("支部")
        named = branch_in_line(head + word) if word else branch_in_line(told) if mark else ""
        if named:
            return named
    return ""


@dataclass(frozen=True, slots=True)
class _Header:
    at: int
    lines: int
    fields: Mapping[int, str]
    headers: Mapping[int, str]
    fingerprint: str

    @property
    def rank(self) -> tuple[int, int]:
        return len(self.fields), -self.lines


def _header(
    sheet: SheetRows, words: DuesWords, mappings: Mapping[str, Mapping[str, str]]
) -> _Header | None:
    """Return the header that knows most columns; at least two, of which one says whose a row is."""
    best: _Header | None = None
    for at in range(min(len(sheet.rows), _SEARCH_ROWS)):
        for lines in range(1, _MOST_LINES + 1):
            made = _made(sheet, at, lines, words, mappings)
            if made is not None and (best is None or made.rank > best.rank):
                best = made
    return best


def _made(
    sheet: SheetRows,
    at: int,
    lines: int,
    words: DuesWords,
    mappings: Mapping[str, Mapping[str, str]],
) -> _Header | None:
    if at + lines > len(sheet.rows):
        return None
    texts = column_texts(sheet.rows[at : at + lines])
    headers: dict[int, str] = {}
    for index, candidates in texts.items():
        known = (
            one
            for one in candidates
            if header_key(one) in words.headers or header_key(one) in words.ignored
        )
        headers[index] = next(known, candidates[-1])
    fingerprint = header_fingerprint(headers.values())
    said = {header_key(key): name for key, name in mappings.get(fingerprint, {}).items()}
    fields: dict[int, str] = {}
    for index, header in headers.items():
        key = header_key(header)
        name = said[key] if key in said else words.headers.get(key, "")
        if name and (name in WAGE_PART_WORDS or name not in fields.values()):
            fields[index] = name
    is_one = bool(said) or (len(fields) > 1 and {NAME, ID_NUMBER} & set(fields.values()))
    return _Header(at, lines, fields, headers, fingerprint) if is_one else None


def _remarks(made: DuesSheet, words: DuesWords) -> Iterator[Problem]:
    """Tell which columns are not taken, so that nothing of a wage is forgotten."""
    for index, header in made.headers.items():
        key = header_key(header)
        is_known = index in made.fields or key in words.ignored
        if not is_known and key != header_key(REASON_HEADER):
            where = Address(made.name, made.header_row, header)
            yield Problem(where, "dues_file.column_unknown", header, Severity.WARNING)


class _Rows:
    """Reads the rows below a header; a line that names a branch heads those below it."""

    def __init__(
        self,
        sheet: SheetRows,
        words: DuesWords,
        made: DuesSheet,
        found: _Header,
        deductions: frozenset[str],
        on: date,
        branch: str,
    ) -> None:
        self._sheet, self._words, self._made, self._found = sheet, words, made, found
        self._deductions, self._on, self._branch = deductions, on, branch
        self._merged = reaching_down(sheet)
        self._keys = [header_key(text) for text in made.headers.values()]
        self.told: list[Problem] = []

    def read(self) -> Iterator[DuesSheetRow]:
        """Return the people in their order."""
        begins = self._found.at + self._found.lines
        for index, cells in enumerate(self._sheet.rows):
            number = self._sheet.first_row + index
            filled = [text for cell in cells if (text := text_of(cell))]
            if index < begins or not filled or [header_key(text) for text in filled] == self._keys:
                continue
            is_numbered = len(filled) == 1 and filled[0].isdigit() and text_of(cells[0])
            if is_numbered or self._is_below(filled) or self._heads(filled):
                continue
            if not any(self._text(number, cells, name) for name in (NAME, ID_NUMBER)):
                shown = clean_text(filled[0])[:_LONGEST_SHOWN]
                told = Fault("dues_file.line_skipped", shown, Severity.WARNING)
                self.told.append(told.at(Address(self._sheet.name, number)))
                continue
            yield self._row(number, cells)

    def _is_below(self, filled: Sequence[str]) -> bool:
        """Whether a line is 合计 or a signature; 合计 may stand behind a running number."""
        first = without_spaces(half_width(filled[0]))
        if first in self._words.below:
            return True
        return len(filled) <= _MOST_BELOW and first.startswith(self._words.below)

    def _heads(self, filled: Sequence[str]) -> bool:
        named = branch_in_line(filled[0]) if len(filled) == 1 else ""
        if named and filled[0].endswith("支部"):
            self._branch = named
            return True
        return False

    def _row(self, number: int, cells: Row) -> DuesSheetRow:
        problems: list[Problem] = []

        def take(index: int | None, reading: Reading[Any]) -> Any:
            header = self._made.headers.get(index, "") if index is not None else ""
            where = Address(self._sheet.name, number, header)
            problems.extend(fault.at(where) for fault in reading.faults)
            return reading.value

        def of(name: str) -> tuple[int | None, Cell]:
            index = self._index(name)
            return index, self._cell(number, cells, index)

        at, cell = of(NAME)
        name = take(at, read_name(cell)) if text_of(cell) else None
        at, cell = of(ID_NUMBER)
        number_read = take(at, read_id_number(cell, on=self._on))
        at, cell = of(PAYER)
        payer = take(at, read_payer(cell, self._words))
        at, cell = of(SINCE)
        since = take(at, read_since(cell, self._made.month, self._on))
        at, cell = of(BASE)
        base = take(at, read_yuan(cell))
        at, cell = of(STATED)
        stated = take(at, read_yuan(cell))
        parts: dict[str, Decimal] = {}
        for index, key in self._made.fields.items():
            if key in WAGE_PART_WORDS:
                reading = read_yuan(
                    self._cell(number, cells, index), is_deducted=key in self._deductions
                )
                value = take(index, reading)
                if value is not None:
                    parts[key] = parts.get(key, Decimal(0)) + value
        said = without_spaces(self._text(number, cells, BRANCH))
        return DuesSheetRow(
            number,
            cells,
            name or "",
            number_read.number if number_read is not None else "",
            said or self._branch,
            payer,
            since,
            base,
            stated,
            parts,
            tuple(problems),
        )

    def _index(self, name: str) -> int | None:
        return next((at for at, one in self._made.fields.items() if one == name), None)

    def _cell(self, number: int, cells: Row, index: int | None) -> Cell:
        if index is None:
            return None
        own = cells[index] if index < len(cells) else None
        if text_of(own) or self._made.fields.get(index) not in (BRANCH, PAYER, SINCE):
            return own  # a merged cell of money belongs to one person
        return self._merged.get((number, index))

    def _text(self, number: int, cells: Row, name: str) -> str:
        return text_of(self._cell(number, cells, self._index(name)))


def read_payer(cell: Cell, words: DuesWords) -> Reading[Payer]:
    """Read which scale is meant; nothing where nothing stands there."""
    text = text_of(cell)
    if not text:
        return Reading(None)
    payer = words.payers.get(header_key(text))
    return Reading(payer) if payer else Reading(None, (Fault("dues_file.payer", text),))


def read_since(cell: Cell, month: date | None, on: date) -> Reading[date]:
    """Read from which month on: 2026-11, 2026年11月, 11月; of a bare month the sheet's year."""
    text = half_width(text_of(cell))
    if not text:
        return Reading(None)
    bare = text.removesuffix("份").removesuffix("月")
    if bare.isascii() and bare.isdigit() and len(bare) <= 2 and 1 <= int(bare) <= 12:
        return Reading(date((month or on).year, int(bare), 1))
    reading = read_date(cell, on=_NO_LATER)
    value = reading.value
    if value is None or value.month is None:
        return Reading(None, (Fault("dues_file.since", text),))
    return Reading(date(value.year, value.month, 1))
