"""A sheet of a year plan (年度工作运行表): where its header stands, and what each row says.

Who is meant by 责任单位 is decided where the organisations are known (`operations.plan_import`).
Which words mean what is data: resources/plans/words.toml.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.cells import (
    Cell,
    Row,
    SheetRows,
    clean_text,
    half_width,
    reaching_down,
    text_of,
)
from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.headers import header_fingerprint, header_key, shown_header
from dangjian_desktop.domain.problems import Address, Fault, Problem, Reading, Severity
from dangjian_desktop.domain.vocabulary import PlanLevel

#: Fields of an item as files give them, with the longest text each may hold.
LONGEST: Mapping[str, int] = {
    "title": 200,
    "fixed_actions": 400,
    "own_actions": 400,
    "form": 60,
    "frequency": 60,
    "owner": 120,
    "evidence": 400,
    "remark": 400,
}
FIELDS = ("number", "level", "month", *LONGEST, "due_on")
#: What a plan cannot be read without.
NEEDED = ("title", "month", "owner")
_NOT_EMPTY = {"title": "plan.title_missing", "owner": "plan.owner_missing"}
#: Rows in which a header is looked for.
_SEARCH_ROWS = 20
#: Headers known before a row counts as the header.
_LEAST_KNOWN = 3
#: Deadlines may lie in the future; typing errors do not lie in this century.
_NO_LATER = date(2100, 1, 1)
_MONTHS = range(1, 13)
_MOST_NUMBER = 99_999
_MONTH = re.compile(r"(?:\d{4}年)?(\d{1,2})(?:\.0)?(?:月份?)?\Z")
_YEAR = re.compile(r"(20\d{2})\s*年")
_NUMERALS = {
    word: number for number, word in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)
}


class ForMany(StrEnum):
    """Who owes an item that is for many: each of them gets one of its own."""

    BRANCHES = "branches"
    GROUPS = "groups"
    ZONES = "zones"


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What the words of plans mean; every key is a `header_key` but those of kinds.

    Attributes:
        kinds: Word and code of kind, the longest word first.
        no_activity: Words that say that an item is no activity, whatever else stands in it.
    """

    headers: Mapping[str, str] = field(hash=False)
    levels: Mapping[str, PlanLevel] = field(hash=False)
    for_many: Mapping[str, ForMany] = field(hash=False)
    kinds: tuple[tuple[str, str], ...]
    no_activity: tuple[str, ...]

    def kind_of(self, title: str) -> str:
        """Return the code of the kind of activity that meets an item, "" for none."""
        plain = half_width(title)
        if any(word in plain for word in self.no_activity):
            return ""
        # 主题党日+联创共建活动 is a 联创共建: what stands behind the + says what is done together.
        found = [(len(word), plain.find(word), code) for word, code in self.kinds if word in plain]
        if not found:
            return ""
        if plain.startswith("主题党日+"):
            return max(found, key=lambda one: one[1])[2]
        return max(found)[2]

    def many(self, owner: str) -> ForMany | None:
        """Return whom a collective word means; None for the name of one."""
        return self.for_many.get(header_key(owner))


def read_plan_words(toml_text: str) -> PlanWords:
    """Return the words of resources/plans/words.toml.

    Raises:
        ValueError: When a field or level of the file does not exist.
    """
    tables: Mapping[str, Any] = tomllib.loads(toml_text)
    strange = tables["headers"].keys() - set(FIELDS)
    if strange:
        raise ValueError(f"unknown fields: {sorted(strange)}")
    kinds = [(word, code) for code, words in tables["kinds"].items() for word in words]
    return PlanWords(
        _turned(tables["headers"]),
        {key: PlanLevel(level) for key, level in _turned(tables["levels"]).items()},
        {key: ForMany(many) for key, many in _turned(tables["for_many"]).items()},
        tuple(sorted(kinds, key=lambda pair: -len(pair[0]))),
        tuple(tables["no_activity"]["words"]),
    )


def _turned(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {header_key(word): key for key, words in table.items() for word in words}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What one row says.

    Attributes:
        row: As the spreadsheet program numbers it. cells: as they stand.
        number: 序号; None where none is given.
        texts: The text fields, by name; "" for nothing.
        problems: Everything that is wrong with the row so far.
    """

    row: int
    cells: Row
    number: int | None
    level: PlanLevel | None
    month: int | None
    due_on: date | None
    texts: Mapping[str, str] = field(hash=False)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What one sheet says.

    Attributes:
        columns: Index of the column of each field; headers: the header of each column as written.
        header_row: Number of the header's row; 0 where none was found.
        fingerprint: Same for the same headers; "" without header.
        year: Year that a line above the header names, or None.
        skipped: Lines below the header that are no items.
    """

    name: str
    header_row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict, hash=False)
    headers: Mapping[int, str] = field(default_factory=dict, hash=False)
    fingerprint: str = ""
    year: int | None = None
    rows: tuple[PlanRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether a header with all that is needed was found."""
        return all(name in self.columns for name in NEEDED)


def read_plan_sheet(
    sheet: SheetRows, words: PlanWords, mappings: Mapping[str, Mapping[str, str]] | None = None
) -> PlanSheet:
    """Return what a sheet says.

    Args:
        sheet: A sheet of a workbook.
        words: What headers and levels mean.
        mappings: By fingerprint, what the user has said of headers: header to field or "".
    """
    found = _header(sheet.rows, words, mappings or {})
    if found is None:
        told = Problem(Address(sheet.name), "plan.no_header", severity=Severity.WARNING)
        return PlanSheet(sheet.name, problems=(told,))
    at, columns, headers, fingerprint = found
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        shown = "、".join(words_of(words, name) for name in missing)
        told = Problem(Address(sheet.name), "plan.header_missing", shown)
        return PlanSheet(
            sheet.name, sheet.first_row + at, columns, headers, fingerprint, None, (), (told,)
        )
    reader = _Rows(sheet, words, columns, headers, at)
    rows = tuple(reader.read())
    above = (text_of(cell) for row in sheet.rows[:at] for cell in row)
    years = [int(match[1]) for text in above if (match := _YEAR.search(half_width(text)))]
    return PlanSheet(
        sheet.name,
        sheet.first_row + at,
        columns,
        headers,
        fingerprint,
        years[0] if years else None,
        rows,
        tuple(reader.told),
    )


def words_of(words: PlanWords, name: str) -> str:
    """Return the first header that means a field."""
    return next(key for key, meant in words.headers.items() if meant == name)


def _header(
    rows: Sequence[Row], words: PlanWords, mappings: Mapping[str, Mapping[str, str]]
) -> tuple[int, dict[str, int], dict[int, str], str] | None:
    best: tuple[int, dict[str, int], dict[int, str], str] | None = None
    for at, row in enumerate(rows[:_SEARCH_ROWS]):
        headers = {
            index: shown_header(text) for index, cell in enumerate(row) if (text := text_of(cell))
        }
        fingerprint = header_fingerprint(headers.values())
        said = {header_key(key): name for key, name in mappings.get(fingerprint, {}).items()}
        columns: dict[str, int] = {}
        for index, header in headers.items():
            key = header_key(header)
            name = said[key] if key in said else words.headers.get(key, "")
            if name and name not in columns:
                columns[name] = index
        if len(columns) >= _LEAST_KNOWN and (best is None or len(columns) > len(best[1])):
            best = at, columns, headers, fingerprint
    return best


class _Rows:
    """Reads the rows below a header; a line of one word may say the level of what follows."""

    def __init__(
        self,
        sheet: SheetRows,
        words: PlanWords,
        columns: Mapping[str, int],
        headers: Mapping[int, str],
        at: int,
    ) -> None:
        self._sheet, self._words, self._columns = sheet, words, columns
        self._headers, self._at = headers, at
        self._merged = reaching_down(sheet)
        self.told: list[Problem] = []

    def read(self) -> Iterator[PlanRow]:
        """Return the items in their order."""
        level: PlanLevel | None = None
        for index, cells in enumerate(self._sheet.rows):
            number = self._sheet.first_row + index
            texts = [text_of(cell) for cell in cells]
            filled = [text for text in texts if text]
            if index <= self._at or not filled:
                continue
            if [header_key(text) for text in filled] == [
                header_key(text) for text in self._headers.values()
            ]:
                continue  # the header again, on a further printed page
            if len(filled) == 1:
                said = self._words.levels.get(header_key(filled[0]))
                level = said or level
                if said is None:
                    told = Fault("plan.line_skipped", filled[0][:30], Severity.WARNING)
                    self.told.append(told.at(Address(self._sheet.name, number)))
                continue
            yield self._row(number, cells, level)

    def _row(self, number: int, cells: Row, level: PlanLevel | None) -> PlanRow:
        problems: list[Problem] = []

        def take(name: str, reading: Reading[Any]) -> Any:
            column = self._columns.get(name)
            header = self._headers.get(column, "") if column is not None else ""
            where = Address(self._sheet.name, number, header)
            problems.extend(fault.at(where) for fault in reading.faults)
            return reading.value

        def cell(name: str) -> Cell:
            column = self._columns.get(name)
            if column is None:
                return None
            own = cells[column] if column < len(cells) else None
            return own if text_of(own) else self._merged.get((number, column))

        level_of_row = take("level", read_level(cell("level"), self._words, level))
        month = take("month", read_month(cell("month")))
        due_on = take("due_on", read_due(cell("due_on")))
        if month is not None and due_on is not None and due_on.month != month:
            fault = Fault("plan.month_differs", f"{month}月", Severity.WARNING, due_on.isoformat())
            take("due_on", Reading(None, (fault,)))
        return PlanRow(
            number,
            cells,
            take("number", read_number(cell("number"))),
            level_of_row,
            month,
            due_on,
            {name: take(name, read_plan_text(cell(name), name)) or "" for name in LONGEST},
            tuple(problems),
        )


def read_level(cell: Cell, words: PlanWords, above: PlanLevel | None) -> Reading[PlanLevel]:
    """Read 级别; without one it is that of the line above the rows, else of a branch."""
    text = clean_text(text_of(cell))
    if not text:
        return Reading(above or PlanLevel.BRANCH)
    level = words.levels.get(header_key(text))
    return Reading(level) if level else Reading(None, (Fault("plan.level_unknown", text),))


def read_month(cell: Cell) -> Reading[int]:
    """Read 月份: 3, 3月, 三月 or a day of that month."""
    if isinstance(cell, date):
        return Reading(cell.month)
    text = half_width(clean_text(text_of(cell))).replace(" ", "")
    if not text:
        return Reading(None, (Fault("plan.month_missing"),))
    word = _NUMERALS.get(text.removesuffix("份").removesuffix("月"))
    match = _MONTH.match(text)
    month = word or (int(match[1]) if match else 0)
    return Reading(month) if month in _MONTHS else Reading(None, (Fault("plan.month", text),))


def read_due(cell: Cell) -> Reading[date]:
    """Read 完成时限, told to the day; nothing where nothing stands there."""
    reading = read_date(cell, on=_NO_LATER)
    value = reading.value
    if value is None:
        return Reading(None, reading.faults)
    if value.month is None or value.day is None:
        return Reading(None, (Fault("date.not_exact", text_of(cell)),))
    return Reading(date(value.year, value.month, value.day), reading.faults)


def read_number(cell: Cell) -> Reading[int]:
    """Read 序号, a whole number; nothing where nothing stands there."""
    text = half_width(clean_text(text_of(cell))).removesuffix(".0").removesuffix(".")
    if not text:
        return Reading(None)
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MOST_NUMBER):
        return Reading(None, (Fault("plan.number", text),))
    return Reading(int(text))


def read_plan_text(cell: Cell, name: str) -> Reading[str]:
    """Read a text field as far as it fits; what an item cannot be without is told."""
    text = clean_text(text_of(cell))
    if not text and name in _NOT_EMPTY:
        return Reading(None, (Fault(_NOT_EMPTY[name]),))
    if len(text) > LONGEST[name]:
        return Reading(None, (Fault("plan.text_long", text[:20], hint=str(LONGEST[name])),))
    return Reading(text)


def is_refused(problems: Collection[Problem]) -> bool:
    """Whether something of a row is refused."""
    return any(problem.severity is Severity.REFUSED for problem in problems)
