"""A 区队's monthly 排班表: where its days stand, whose rows they are, and what each cell says.

The sheets that mines keep differ: a title with the month, a row of days (1, 1日, 11-1), a row of
weekdays below it, people or crews as rows, shifts as words or as signs with a legend. A day that
the month does not have, a word that is not known and a weekday that contradicts the month are
told with row and column; nothing is guessed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dangjian_desktop.domain.cells import Cell, Row, SheetRows, half_width, text_of, without_spaces
from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.rule_values import texts_value
from dangjian_desktop.domain.slots import AND

#: So many days side by side make a row the header.
_FEWEST_DAYS = 5
_SEARCH_ROWS = 30
_LONGEST_SHOWN = 20
_MONTH = re.compile(r"(?:(20\d\d)\s*[年./-]\s*)?(1[0-2]|0?[1-9])\s*月")
_MONTH_PLAIN = re.compile(r"(20\d\d)\s*[./-]\s*(1[0-2]|0?[1-9])(?!\d)")
_DAY = re.compile(r"(?:(?:\d{1,2}[月./-]))?(\d{1,2})[日号]?\Z")
_SIGN = re.compile(
    r"([^\s、，,;；:：=\w])\s*[:：=—-]?\s*(\w{1,4}?班|\w{1,4}|[休])(?=$|[\s、，,;；)）])"
)
_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)?([一二三四五六日天])\Z")
_BETWEEN = re.compile(r"[+/、,，;；&和]")


@dataclass(frozen=True, slots=True)
class SheetHeads:
    """How sheets write what stands beside the days and below them; see ``slots.sheet_heads``.

    Attributes:
        names, crews: What stands above the column of names, and of crews.
        foot: With what a line below the people begins.
    """

    names: frozenset[str]
    crews: frozenset[str]
    foot: tuple[str, ...]


def sheet_heads(values: Mapping[str, Any]) -> SheetHeads:
    """Read ``slots.sheet_heads``.

    Raises:
        RuleValueError: When one of them is no list of words.
    """
    return SheetHeads(
        frozenset(texts_value(values, "name_heads")),
        frozenset(texts_value(values, "crew_heads")),
        texts_value(values, "foot_words"),
    )


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One row of the sheet.

    Attributes:
        row: As the spreadsheet program numbers it.
        name: The person; "" where the rows are crews.
        crew: What the sheet says of the crew; "" for nothing.
        shifts: Shift by day, those that could be read.
    """

    row: int
    name: str
    crew: str
    shifts: Mapping[date, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ShiftSheetReading:
    """What one sheet says.

    Attributes:
        month: ``2026-11``; "" when no sheet of shifts was found.
        is_of_crews: Whether the rows are crews.
        problems: Everything that is wrong with it.
    """

    name: str
    month: str
    lines: tuple[ShiftLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_of_crews: bool = False


@dataclass(slots=True)
class _Header:
    index: int
    days: dict[int, int]
    name: int | None = None
    crew: int | None = None


def month_in(texts: Sequence[str]) -> tuple[int | None, int | None]:
    """Return year and month as the first text that names a month has them; the year may lack."""
    year_only: tuple[int | None, int | None] = (None, None)
    for text in map(half_width, texts):
        found = _MONTH.search(text) or _MONTH_PLAIN.search(text)
        if found is None:
            continue
        if found[1]:
            return int(found[1]), int(found[2])
        if year_only[1] is None:
            year_only = (None, int(found[2]))
    if year_only[1] is not None:
        years = [int(one) for text in texts for one in re.findall(r"(20\d\d)", half_width(text))]
        return (years[0] if years else None), year_only[1]
    return None, None


def read_shift_sheet(
    sheet: SheetRows,
    words: Mapping[str, str],
    heads: SheetHeads,
    *,
    year: int,
    month: int | None = None,
    file_name: str = "",
) -> ShiftSheetReading:
    """Read a sheet; one without a row of days has no month and no lines.

    Args:
        sheet: As the file holds it.
        words: The shift that each spelling means (``slots.sheet_words``).
        heads: How the columns beside the days are called.
        year: Taken where the sheet names a month without its year.
        month: Taken where the sheet names none.
        file_name: Looked at for the month after the sheet itself.
    """
    rows = _filled_merges(sheet)
    header = _find_header(rows, heads)
    if header is None:
        return ShiftSheetReading(sheet.name, "")
    titles = [text_of(cell) for row in rows[: header.index + 1] for cell in row]
    told_year, told_month = month_in([*titles, sheet.name, file_name])
    wanted = told_month or month
    where = Address(sheet.name, sheet.first_row + header.index)
    if wanted is None:
        told = Problem(where, "shift_sheet.no_month")
        return ShiftSheetReading(sheet.name, "", problems=(told,))
    shown = f"{told_year or year}-{wanted:02d}"
    return _Reader(sheet, rows, header, words, heads, told_year or year, wanted).read(shown)


class _Reader:
    def __init__(
        self,
        sheet: SheetRows,
        rows: Sequence[Row],
        header: _Header,
        words: Mapping[str, str],
        heads: SheetHeads,
        year: int,
        month: int,
    ) -> None:
        self._sheet, self._rows, self._header = sheet, rows, header
        self._foot = heads.foot
        self._year, self._month = year, month
        self._words = {**words, **legend(rows, words)}
        self._problems: list[Problem] = []
        self._length = month_end(date(year, month, 1)).day

    def read(self, shown: str) -> ShiftSheetReading:
        """Return every line below the header."""
        lines = []
        for index in range(self._header.index + 1, len(self._rows)):
            cells = self._rows[index]
            number = self._sheet.first_row + index
            if self._is_weekdays(cells):
                self._check_weekdays(number, cells)
                continue
            name, crew = self._told(cells, self._header.name), self._told(cells, self._header.crew)
            first = next((text for cell in cells if (text := text_of(cell))), "")
            if first.startswith(self._foot) or not any(text_of(cell) for cell in cells):
                continue
            if self._header.name is not None:
                if not name:
                    if any(self._cell(cells, place) for place in self._header.days):
                        self._tell(number, "", "shift_sheet.name_missing", "")
                    continue
            elif not crew:
                continue
            shifts = self._shifts(number, cells)
            if shifts:
                lines.append(ShiftLine(number, without_spaces(name), crew, shifts))
        problems = tuple(self._problems)
        is_of_crews = self._header.name is None
        return ShiftSheetReading(self._sheet.name, shown, tuple(lines), problems, is_of_crews)

    def _shifts(self, number: int, cells: Row) -> dict[date, str]:
        found = {}
        for place, day in self._header.days.items():
            text = self._cell(cells, place)
            if not text:
                continue
            column = f"{day}日"
            if day > self._length:
                self._tell(number, column, "shift_sheet.no_such_day", f"{self._month}月{day}日")
                continue
            shift = shift_meant(text, self._words)
            if shift:
                found[date(self._year, self._month, day)] = shift
            else:
                self._tell(number, column, "shift_sheet.word_unknown", text[:_LONGEST_SHOWN])
        return found

    def _is_weekdays(self, cells: Row) -> bool:
        texts = [text for place in self._header.days if (text := self._cell(cells, place))]
        return len(texts) >= _FEWEST_DAYS and all(_WEEKDAY.match(text) for text in texts)

    def _check_weekdays(self, number: int, cells: Row) -> None:
        """Tell once when the weekdays are those of another month."""
        for place, day in self._header.days.items():
            found = _WEEKDAY.match(self._cell(cells, place))
            if found is None or day > self._length:
                continue
            real = _WEEKDAYS[date(self._year, self._month, day).weekday()]
            if found[1].replace("天", "日") != real:
                hint = f"{self._year}年{self._month}月{day}日是星期{real}"
                where = Address(self._sheet.name, number, f"{day}日")
                self._problems.append(
                    Problem(where, "shift_sheet.weekday", found[1], Severity.REFUSED, hint)
                )
                return

    def _told(self, cells: Row, place: int | None) -> str:
        return "" if place is None else self._cell(cells, place)

    def _cell(self, cells: Row, place: int) -> str:
        return text_of(cells[place]) if place < len(cells) else ""

    def _tell(self, row: int, column: str, code: str, found: str) -> None:
        self._problems.append(Problem(Address(self._sheet.name, row, column), code, found))


def shift_meant(text: str, words: Mapping[str, str]) -> str:
    """Return the shift that a cell means, two of a day as 早+中; "" when it is not known."""
    plain = without_spaces(half_width(text)).upper()
    whole = words.get(plain)
    if whole is not None:
        return whole
    parts = [part for part in _BETWEEN.split(plain) if part]
    if len(parts) == 1 and len(plain) > 1:
        parts = list(plain)  # 早中
    meant = [words.get(part, "") for part in parts]
    if len(meant) < 2 or not all(meant):
        return ""
    return AND.join(dict.fromkeys(meant))


def legend(rows: Sequence[Row], words: Mapping[str, str]) -> dict[str, str]:
    """Return the signs that a sheet explains itself: △早班 ○中班 ●夜班 ×休."""
    found: dict[str, str] = {}
    for row in rows:
        for cell in row:
            text = cell if isinstance(cell, str) else ""
            signs = _SIGN.findall(text)
            if len(signs) < 2 and not any(mark in text for mark in ("图例", "注", "说明")):
                continue
            for sign, word in signs:
                meant = words.get(without_spaces(half_width(word)).upper())
                if meant is not None:
                    found.setdefault(half_width(sign).upper(), meant)
    return found


def _find_header(rows: Sequence[Row], heads: SheetHeads) -> _Header | None:
    """Return the row near the top in which most days stand one after the other."""
    best: _Header | None = None
    for index, row in enumerate(rows[:_SEARCH_ROWS]):
        days = _days_in(row)
        if len(days) >= _FEWEST_DAYS and (best is None or len(days) > len(best.days)):
            best = _Header(index, days)
    if best is not None:
        _find_columns(rows, best, heads)
        if best.name is None and best.crew is None:
            best.name = _first_texts(rows, best)
    return best


def _days_in(row: Row) -> dict[int, int]:
    found: dict[int, int] = {}
    last = 0
    for place, cell in enumerate(row):
        day = _day_of(cell)
        if day is not None and last < day:
            found[place] = last = day
        elif day is not None and found and day <= last:
            break  # sums to the right
    return found


def _day_of(cell: Cell) -> int | None:
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, date):
        return cell.day
    found = _DAY.match(without_spaces(half_width(text_of(cell))))
    day = int(found[1]) if found else 0
    return day if 1 <= day <= 31 else None


def _find_columns(rows: Sequence[Row], header: _Header, heads: SheetHeads) -> None:
    first = min(header.days)
    for index in range(max(0, header.index - 1), min(len(rows), header.index + 2)):
        for place, cell in enumerate(rows[index][:first]):
            head = without_spaces(text_of(cell))
            if head in heads.names and header.name is None:
                header.name = place
            elif head in heads.crews and header.crew is None:
                header.crew = place


def _first_texts(rows: Sequence[Row], header: _Header) -> int | None:
    """Return the column before the days that holds words where no header names one."""
    first = min(header.days)
    for place in reversed(range(first)):
        texts = [text_of(row[place]) for row in rows[header.index + 1 :] if place < len(row)]
        if sum(bool(text) and not text.isdigit() for text in texts) >= 1:
            return place
    return None


def _filled_merges(sheet: SheetRows) -> list[list[Cell]]:
    """Return the rows with the value of merged cells in every cell that they cover."""
    rows = [list(row) for row in sheet.rows]
    for merged in sheet.merged:
        top, left = merged.first_row - sheet.first_row, merged.first_column
        if not 0 <= top < len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        right = getattr(merged, "last_column", left)
        for row in rows[top : merged.last_row - sheet.first_row + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
    return rows
