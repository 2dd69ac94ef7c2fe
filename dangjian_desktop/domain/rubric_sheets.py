"""A sheet of a rubric (考评细则): where its header stands, its blocks, and what each item says.

Blocks stand in a column (merged, or written once and left empty below) or on lines of their own;
an item may go on over several rows. The sums that the sheet states, of all and of each block, are
checked against the items. Which words mean what is data (`domain.rubric_sheet_words`).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol

from dangjian_desktop.domain.cells import (
    Row,
    SheetRows,
    half_width,
    looks_like_formula,
    reaching_down,
    text_of,
    without_spaces,
)
from dangjian_desktop.domain.headers import header_fingerprint, header_key, shown_header
from dangjian_desktop.domain.problems import Address, Fault, Problem, Reading, Severity
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_sheet_words import FIELDS, RubricSheetWords
from dangjian_desktop.domain.vocabulary import RubricSystem

#: What a rubric cannot be read without.
NEEDED = ("title", "maximum")
#: The longest text that each field may hold.
LONGEST: Mapping[str, int] = {"title": 200, "wording": 2000, "judge": 60, "code": 20, "block": 60}
#: Rows in which a header is looked for, and how many rows it may have.
_SEARCH_ROWS, _MOST_HEADER_ROWS = 30, 2
#: A row of so few cells is a line, not a header, however well one of them is known.
_LEAST_CELLS = 2
_MOST_ITEMS = 1000
_MOST_POINTS = Decimal(1000)
_MOST_DECIMALS = 4
#: A line longer than this is a remark, not the heading of a block.
_LONGEST_HEADING = 40
#: Where a line of sums says that it is one.
_NAMING = ("block", "code", "title")
_FILLED_IN = ("self_score", "check_score", "evidence")
_MOST = "最多|最高|至多|不超过|上限"
_NUMBER = re.compile(r"(?:共|计|满分)?(\d{1,6}(?:\.\d{1,8})?)分?\Z")
_SAYS_MOST = re.compile(rf"\A(?:{_MOST})加?")
#: What is written where no number belongs.
_NOTHING = re.compile(r"[-—–/／无]+\Z")
_HEADING_NUMBER = re.compile(
    r"\A(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?|\d{1,2}[、.．])\s*(?=\D)"
)
_NUMERAL_ALONE = re.compile(r"\A[（(]?[一二三四五六七八九十]{1,3}(?![)）、.．])")
_HEADING_POINTS = re.compile(
    rf"[（(\[【]?\s*(?:共|计|满分|{_MOST})?\s*(\d{{1,4}}(?:\.\d{{1,2}})?)\s*分\s*[)）\]】]?\s*\Z"
)
_RESTARTING = re.compile(r"\d{1,3}\Z")
_YEAR = re.compile(r"(20\d{2})\s*年")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What one item of the sheet says.

    Attributes:
        row: As the spreadsheet program numbers its first row.
        block: Title of its block.
        maximum: Points; 0 for one that only adds; None where none are written.
        most: Of an item that only adds, what the sheet has as its points: the most that it gives.
        is_veto: Whether block or points say that it vetoes (一票否决), whatever its wording says.
        problems: Everything that is wrong with it so far.
    """

    row: int
    code: str
    block: str
    title: str
    maximum: Decimal | None
    wording: str
    judge: str
    system: RubricSystem | None
    most: Decimal | None = None
    is_veto: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RubricSheet:
    """What one sheet says.

    Attributes:
        columns: Index of the column of each field; headers: the header of each column as written.
        header_row: Number of the header's last row; 0 where none was found.
        fingerprint: Same for the same headers; "" without header.
        title: The line above the header; "" for none. year: that it names, or None.
        blocks: Titles in their order.
        total: What the sheet says that all items add up to; None where it does not say.
        bonus_most: What it says above items that only add that they give at most (加分项，最多5分).
    """

    name: str
    header_row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict, hash=False)
    headers: Mapping[int, str] = field(default_factory=dict, hash=False)
    fingerprint: str = ""
    title: str = ""
    year: int | None = None
    blocks: tuple[str, ...] = ()
    items: tuple[ItemRow, ...] = ()
    total: Decimal | None = None
    bonus_most: Decimal | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether a header with all that is needed was found."""
        return all(name in self.columns for name in NEEDED)


@dataclass(frozen=True, slots=True)
class _Header:
    last: int
    columns: Mapping[str, int]
    headers: Mapping[int, str]
    fingerprint: str


def read_rubric_sheet(
    sheet: SheetRows,
    words: RubricSheetWords,
    mappings: Mapping[str, Mapping[str, str]] | None = None,
    left_out: Collection[int] = (),
) -> RubricSheet:
    """Return what a sheet says.

    Args:
        sheet: A sheet of a workbook.
        words: What headers and lines mean.
        mappings: By fingerprint, what the user has said of headers: header to field or "".
        left_out: Numbers of rows that are passed over.
    """
    found = _header(sheet.rows, words, mappings or {})
    if found is None:
        told = Problem(Address(sheet.name), "rubric_sheet.no_header", severity=Severity.WARNING)
        return RubricSheet(sheet.name, problems=(told,))
    at = sheet.first_row + found.last
    base = RubricSheet(sheet.name, at, found.columns, found.headers, found.fingerprint)
    missing = [name for name in NEEDED if name not in found.columns]
    if missing:
        shown = "、".join(shown_field(name) for name in missing)
        told = Problem(Address(sheet.name, at), "rubric_sheet.header_missing", shown)
        return replace(base, problems=(told,))
    reader = _Rows(sheet, words, found, frozenset(left_out))
    reader.read()
    title, year = _title(sheet.rows[: found.last])
    items, told_of_codes = _with_codes(reader.items, tuple(reader.blocks), base)
    problems = [*reader.told, *told_of_codes, *_unknown_headers(base)]
    problems += reader.check_sums(items)
    return replace(
        base,
        title=title,
        year=year,
        blocks=tuple(reader.blocks),
        items=items,
        total=reader.total,
        bonus_most=reader.bonus_most,
        problems=tuple(problems),
    )


#: What the fields are called where a sheet has no header of theirs.
_SHOWN: Mapping[str, str] = {
    "title": "考评内容",
    "maximum": "分值",
    "wording": "评分办法",
    "code": "编号",
    "block": "项目",
    "system": "所属体系",
    "judge": "考核部门",
    "self_score": "自评",
    "check_score": "考核",
    "evidence": "依据",
}


def shown_field(name: str) -> str:
    """Return what a field is called; export writes these headers."""
    return _SHOWN[name]


# Header -----------------------------------------------------------------------------


def _header(
    rows: Sequence[Row], words: RubricSheetWords, mappings: Mapping[str, Mapping[str, str]]
) -> _Header | None:
    best: _Header | None = None
    for at in range(min(len(rows), _SEARCH_ROWS)):
        for span in range(1, _MOST_HEADER_ROWS + 1):
            if at + span > len(rows):
                continue
            found = _header_at(rows[at : at + span], at + span - 1, words, mappings)
            if found is not None and (best is None or _rank(found) > _rank(best)):
                best = found
    return best


def _rank(header: _Header) -> tuple[bool, int]:
    return all(name in header.columns for name in NEEDED), len(header.columns)


def _header_at(
    block: Sequence[Row],
    last: int,
    words: RubricSheetWords,
    mappings: Mapping[str, Mapping[str, str]],
) -> _Header | None:
    headers: dict[int, str] = {}
    for row in block:  # the lower line of two says it more exactly: 得分 above 自评 and 考核
        for index, cell in enumerate(row):
            text = text_of(cell)
            if text and len(text) <= _LONGEST_HEADING:
                headers[index] = shown_header(text)
            elif text:
                return None  # a remark or an item, no header
    fingerprint = header_fingerprint(headers.values())
    said = {header_key(key): name for key, name in mappings.get(fingerprint, {}).items()}
    columns = _columns(headers, said, words)
    if not columns or len(headers) < _LEAST_CELLS:
        return None
    return _Header(last, columns, headers, fingerprint)


def _columns(
    headers: Mapping[int, str], said: Mapping[str, str], words: RubricSheetWords
) -> dict[str, int]:
    """Give each field its likeliest column; what an item cannot be without chooses first."""
    columns: dict[str, int] = {}
    keys = {index: header_key(header) for index, header in headers.items()}
    for index, key in keys.items():
        name = said.get(key, "")
        if name in FIELDS and name not in columns:
            columns[name] = index
    for name in FIELDS:
        if name in columns:
            continue
        free = [
            (words.headers[name].index(key), index)
            for index, key in keys.items()
            if key in words.headers[name] and key not in said and index not in columns.values()
        ]
        if free:
            columns[name] = min(free)[1]
    if "wording" not in columns and "title" in columns and not said:
        # 考评项目 | 考评标准 | 分值: points are given by the standard, the item is its name.
        index = columns["title"]
        others = [
            (words.headers["title"].index(key), one)
            for one, key in keys.items()
            if key in words.headers["title"] and one not in columns.values()
        ]
        if keys[index] in words.headers["wording"] and others:
            columns["wording"], columns["title"] = index, min(others)[1]
    return columns


def _unknown_headers(sheet: RubricSheet) -> list[Problem]:
    known = set(sheet.columns.values())
    return [
        Problem(
            Address(sheet.name, sheet.header_row, header),
            "rubric_sheet.header_unknown",
            header,
            Severity.WARNING,
        )
        for index, header in sorted(sheet.headers.items())
        if index not in known
    ]


def _title(rows: Sequence[Row]) -> tuple[str, int | None]:
    """Return the longest line above the header, and the year that one of them names."""
    texts = [text for row in rows for cell in row if (text := text_of(cell))]
    years = [int(match[1]) for text in texts if (match := _YEAR.search(half_width(text)))]
    return max(texts, key=len, default="")[: LONGEST["title"]], years[0] if years else None


# Rows -------------------------------------------------------------------------------


class _Rows:
    """Reads what stands below a header."""

    def __init__(
        self, sheet: SheetRows, words: RubricSheetWords, header: _Header, left_out: Collection[int]
    ) -> None:
        self._sheet, self._words, self._header, self._left_out = sheet, words, header, left_out
        self._merged = reaching_down(sheet)
        self.items: list[ItemRow] = []
        self.blocks: list[str] = []
        self.told: list[Problem] = []
        self.total: Decimal | None = None
        self.bonus_most: Decimal | None = None
        self._total_row = 0
        self._stated: dict[str, tuple[Decimal, int]] = {}
        self._block = ""
        self._filled_in = 0

    def read(self) -> None:
        """Read every row below the header."""
        own = {header_key(text) for text in self._header.headers.values()}
        for index, cells in enumerate(self._sheet.rows):
            number = self._sheet.first_row + index
            filled = [(at, text) for at, cell in enumerate(cells) if (text := text_of(cell))]
            if index <= self._header.last or not filled or number in self._left_out:
                continue
            if {header_key(text) for _, text in filled} <= own and len(filled) > 1:
                continue  # the header again, on a further printed page
            if len(self.items) >= _MOST_ITEMS:
                self._tell(number, "", "rubric_sheet.too_many", str(_MOST_ITEMS))
                break
            self._row(number, cells, filled)
        if self._filled_in:
            told = Fault("rubric_sheet.filled_in", str(self._filled_in), Severity.WARNING)
            self.told.append(told.at(Address(self._sheet.name)))

    def _row(self, number: int, cells: Row, filled: Sequence[tuple[int, str]]) -> None:
        first = header_key(filled[0][1])
        named = [first, *(header_key(self._text(cells, name)) for name in _NAMING)]
        is_sum = any(one.startswith(self._words.totals) for one in named)
        is_part = any(one.startswith(self._words.subtotals) for one in named)
        if (is_sum or is_part) and not self._text(cells, "wording"):
            self._take_sum(number, cells, is_sum)
            return
        has_points = bool(self._text(cells, "maximum"))
        if not has_points and first.startswith(self._words.notes):
            return
        if len(filled) == 1 and not has_points:
            self._line(number, *filled[0])
            return
        is_more = not self._text(cells, "title") and not has_points
        if is_more and self._text(cells, "wording") and self.items:
            self._continue(self._text(cells, "wording"))
            return
        self._item(number, cells)

    def _line(self, number: int, column: int, text: str) -> None:
        """A line of one cell: more of the wording above, or the heading of a block."""
        if column == self._header.columns.get("wording") and self.items:
            self._continue(text)
        elif len(text) <= _LONGEST_HEADING and column != self._header.columns.get("evidence"):
            self._enter_block(number, text)
        else:
            told = Fault("rubric_sheet.line_skipped", text[:30], Severity.WARNING)
            self.told.append(told.at(Address(self._sheet.name, number)))

    def _continue(self, wording: str) -> None:
        last = self.items[-1]
        joined = f"{last.wording}；{wording}" if last.wording else wording
        self.items[-1] = replace(last, wording=joined[: LONGEST["wording"]])

    def _enter_block(self, number: int, text: str) -> str:
        """Enter the block of a heading, which may state its points: 一、组织建设（14分）."""
        title, stated = read_heading(text)
        if title not in self.blocks:
            self.blocks.append(title)
        if stated is not None:
            self._stated.setdefault(title, (stated, number))
        self._block = title
        return title

    def _item(self, number: int, cells: Row) -> None:
        problems: list[Problem] = []

        def fault(name: str, code: str, found: str = "", hint: str = "") -> None:
            where = Address(self._sheet.name, number, self._shown(name))
            problems.append(Problem(where, code, found, hint=hint))

        def text(name: str, *, merged: bool = False) -> str:
            found = self._text(cells, name, number if merged else None)
            if looks_like_formula(found):
                fault(name, "rubric_sheet.formula", found[:30])
                return ""
            if len(found) > LONGEST.get(name, 200):
                fault(name, "rubric_sheet.long", found[:20], str(LONGEST.get(name, 200)))
                return ""
            return found

        block = text("block", merged=True)
        if block:
            self._enter_block(number, block)
        elif not self._block:
            self._enter_block(number, self._unnamed_block())
        title = text("title", merged=True)
        if not title and not problems:
            fault("title", "rubric_sheet.no_title")
        adds = self._adds(self._block) or title.startswith(self._words.bonus)
        written = self._text(cells, "maximum")
        is_veto = any(word in self._block or word in written for word in self._words.vetoes)
        points = _points_of_item(written, adds=adds, is_veto=is_veto)
        problems += [
            one.at(Address(self._sheet.name, number, self._shown("maximum")))
            for one in points.faults
        ]
        system = self._system(text("system", merged=True), fault)
        maximum, most = points.value, None
        if adds:  # 分值 0 says only that it is none of the hundred
            maximum, most = Decimal(0), points.value or None
        self._filled_in += any(self._text(cells, name) for name in _FILLED_IN)
        self.items.append(
            ItemRow(
                number,
                text("code"),
                self._block,
                title,
                maximum,
                text("wording", merged=True),
                text("judge", merged=True),
                system,
                most,
                is_veto,
                tuple(problems),
            )
        )

    def _adds(self, block: str) -> bool:
        return any(word in block for word in self._words.bonus)

    def _system(self, text: str, fault: "_Fault") -> RubricSystem | None:
        if not text:
            return None
        found = self._words.systems.get(header_key(text))
        if found is None:
            fault("system", "rubric_sheet.system", text)
        return found

    def _unnamed_block(self) -> str:
        """Return what the one block of a sheet without blocks is called: the sheet's name."""
        name = self._sheet.name.strip()
        is_named = bool(name) and not re.match(r"(?i)sheet\s*\d*\Z|工作表\s*\d*\Z", name)
        return name[: LONGEST["block"]] if is_named else _SHOWN["title"]

    def _take_sum(self, number: int, cells: Row, is_sum: bool) -> None:
        text = self._text(cells, "maximum")
        if not text:  # 合计（100分） in one cell
            for cell in cells:
                _title, stated = read_heading(text_of(cell))
                if stated is not None:
                    text = str(stated)
                    break
        points = read_points(text)
        where = Address(self._sheet.name, number, self._shown("maximum"))
        self.told += [fault.at(where) for fault in points.faults]
        if points.value is None:
            return
        if is_sum:
            self.total, self._total_row = points.value, number
        elif self._block:
            self._stated[self._block] = (points.value, number)

    def check_sums(self, items: Sequence[ItemRow]) -> list[Problem]:
        """Return where what the sheet says does not agree with what its items add up to."""
        told: list[Problem] = []
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        bonus: defaultdict[str, Decimal] = defaultdict(Decimal)
        for item in items:
            sums[item.block] += item.maximum or 0
            bonus[item.block] += item.most or 0
        for block, (stated, number) in self._stated.items():
            if not sums[block] and self._adds(block):
                self.bonus_most = (self.bonus_most or Decimal(0)) + stated
            elif stated not in (sums[block], sums[block] + bonus[block]):
                told.append(
                    self._differs(number, "rubric_sheet.block_sum", block, sums[block], stated)
                )
        whole = sum(sums.values(), Decimal(0))
        if self.total is None:
            if items:
                fault = Fault("rubric_sheet.no_total", plain_number(whole), Severity.WARNING)
                told.append(fault.at(Address(self._sheet.name)))
        elif self.total not in (whole, whole + sum(bonus.values(), Decimal(0))):
            told.append(self._differs(self._total_row, "rubric_sheet.total", "", whole, self.total))
        return told

    def _differs(
        self, number: int, code: str, block: str, found: Decimal, stated: Decimal
    ) -> Problem:
        told = f"{block} {plain_number(found)}".strip()
        where = Address(self._sheet.name, number, self._shown("maximum"))
        return Problem(where, code, told, hint=plain_number(stated))

    def _text(self, cells: Row, name: str, number: int | None = None) -> str:
        """Return what stands in a field; with the row's number what merged cells say there, too."""
        column = self._header.columns.get(name)
        if column is None:
            return ""
        own = text_of(cells[column]) if column < len(cells) else ""
        if own or number is None:
            return own
        return text_of(self._merged.get((number, column)))

    def _shown(self, name: str) -> str:
        column = self._header.columns.get(name)
        return _SHOWN[name] if column is None else self._header.headers[column]

    def _tell(self, number: int, name: str, code: str, found: str) -> None:
        where = Address(self._sheet.name, number, self._shown(name) if name else "")
        self.told.append(Problem(where, code, found))


class _Fault(Protocol):
    def __call__(self, name: str, code: str, found: str = "", hint: str = "") -> None: ...


def read_heading(text: str) -> tuple[str, Decimal | None]:
    """Return the title of a block and the points that its heading states: 一、组织建设（14分）."""
    plain = text.strip()
    found = _HEADING_POINTS.search(half_width(plain))
    points = Decimal(found[1]) if found else None
    if found:
        plain = plain[: found.start()].strip()
    if not _NUMERAL_ALONE.match(plain):
        plain = _HEADING_NUMBER.sub("", plain, count=1).strip()
    title = plain.strip(":：，, ")
    return (title or text.strip())[: LONGEST["block"]], points


def read_points(text: str) -> Reading[Decimal]:
    """Read a number of points (4, 4分, ４); nothing where nothing stands there."""
    plain = without_spaces(half_width(text))
    if not plain:
        return Reading(None)
    found = _NUMBER.match(plain)
    if found is None:
        return Reading(None, (Fault("rubric_sheet.points", text[:20]),))
    number = round(Decimal(found[1]), _MOST_DECIMALS)
    if number > _MOST_POINTS:
        return Reading(None, (Fault("rubric_sheet.points", text[:20]),))
    return Reading(Decimal(plain_number(number)))


def _points_of_item(text: str, *, adds: bool, is_veto: bool) -> Reading[Decimal]:
    """Read the cell 分值: a dash is none, and 最多5分 the most of what only adds."""
    plain = without_spaces(half_width(text))
    if _NOTHING.match(plain) or (is_veto and not any(one.isdigit() for one in plain)):
        return Reading(None)
    return read_points(_SAYS_MOST.sub("", plain) if adds else text)


# Codes ------------------------------------------------------------------------------


def _with_codes(
    items: Sequence[ItemRow], blocks: Sequence[str], sheet: RubricSheet
) -> tuple[tuple[ItemRow, ...], list[Problem]]:
    """Give a code to what has none, and tell of codes and contents that stand twice."""
    told: list[Problem] = []
    place_of = {block: place for place, block in enumerate(blocks)}
    written = [item.code for item in items if item.code]
    if len(set(written)) < len(written) and all(_RESTARTING.match(code) for code in written):
        pairs = [(item.block, item.code) for item in items if item.code]
        if len(set(pairs)) == len(pairs):  # numbers begin anew in each block
            items = [
                replace(item, code=f"{place_of[item.block] + 1}.{item.code}") if item.code else item
                for item in items
            ]
            fault = Fault("rubric_sheet.codes_restart", severity=Severity.WARNING)
            told.append(fault.at(Address(sheet.name, 0, _header_of(sheet, "code"))))
    taken = {item.code for item in items if item.code}
    first_of: dict[str, int] = {}
    met: dict[tuple[str, str], int] = {}
    found: list[ItemRow] = []
    counts: defaultdict[str, int] = defaultdict(int)
    for given in items:
        counts[given.block] += 1
        code = given.code or _free_code(place_of[given.block], counts[given.block], taken)
        taken.add(code)
        item = replace(given, code=code)
        problems = list(item.problems)
        if item.code in first_of:
            where = Address(sheet.name, item.row, _header_of(sheet, "code"))
            hint = str(first_of[item.code])
            problems.append(Problem(where, "rubric_sheet.code_twice", item.code, hint=hint))
        first_of.setdefault(item.code, item.row)
        same = (item.block, without_spaces(item.title) + without_spaces(item.wording))
        if item.title and same in met:
            where = Address(sheet.name, item.row, _header_of(sheet, "title"))
            hint = str(met[same])
            problems.append(
                Problem(where, "rubric_sheet.twice", item.title[:20], Severity.WARNING, hint)
            )
        met.setdefault(same, item.row)
        found.append(replace(item, problems=tuple(problems)))
    return tuple(found), told


def _free_code(block: int, number: int, taken: Collection[str]) -> str:
    letter = chr(ord("A") + block) if block < 26 else f"Z{block - 25}."
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _header_of(sheet: RubricSheet, name: str) -> str:
    column = sheet.columns.get(name)
    return _SHOWN[name] if column is None else sheet.headers[column]
