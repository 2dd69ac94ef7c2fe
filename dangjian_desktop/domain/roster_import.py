"""A sheet of somebody else's workbook as people: header found, lines told apart, rows read.

Around and between the rows of a table stand titles, the reporting branch, totals, signatures and
notes. None of them becomes a person, and each is told (`SheetReading.skipped`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangjian_desktop.domain.cells import (
    Cell,
    Row,
    RowPlace,
    SheetPlace,
    SheetRows,
    clean_text,
    half_width,
    text_of,
    without_spaces,
)
from dangjian_desktop.domain.date_reading import writes_two_digit_months
from dangjian_desktop.domain.headers import (
    FEWEST_FIELDS,
    IMPORT_FIELDS,
    HeaderColumn,
    HeaderGuess,
    Recognised,
    SynonymTable,
    find_header,
    header_at,
)
from dangjian_desktop.domain.identity import read_name
from dangjian_desktop.domain.organisation_names import (
    GROUP_WORD,
    branch_in_divider,
    branch_in_line,
    branch_in_title,
    official_group_name,
    split_branch_path,
)
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.row_reading import (
    DATE_FIELDS,
    RowReader,
    RowReading,
    Surroundings,
)
from dangjian_desktop.domain.vocabulary import Stage

#: Columns that a roster should have; a missing one is told once for the sheet.
EXPECTED_FIELDS = ("id_number", "born_on", "stage", "admitted_on", "confirmed_on")

#: Columns that may be filled in before a name is: such a row is an empty form line.
_PREFILLED = frozenset({"branch", "group", None})

#: What belongs to one person alone.
_OWN_FIELDS = frozenset({"name", "id_number"})

_COUNT = re.compile(r"\(?共?计?\d+[人名]\)?$")
_AFTER_LABEL = re.compile(r"\s{2,}|\t|(?:填报|填表|制表|审核|日期|时间|联系|统计)")
#: A line that is a name by its characters and a title by its end.
_TITLE_END = re.compile(r"(?:支部|小组|名册|花名册|名单|表|册|党员|积极分子|发展对象|申请人)$")
_LABEL_END = re.compile(r"[:：]")
_HEAVENLY_STEMS = frozenset("甲乙丙丁戊己庚辛壬癸")
_EXAMPLES = ("例", "示例", "样例", "填写示例", "举例")

#: What a title says that all its people are.
_STAGES_IN_TITLE = (
    ("积极分子", Stage.ACTIVIST),
    ("发展对象", Stage.CANDIDATE),
    ("申请人", Stage.APPLICANT),
    ("预备党员", Stage.PROBATIONARY),
)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What one sheet says.

    Attributes:
        name: Name of the sheet.
        header: The first header; None when the sheet holds no roster.
        rows: Every row that is or should be a person, refused ones included.
        problems: What concerns the whole sheet: unknown headers, missing columns.
        skipped: Lines that are no person (totals, signatures, notes), as warnings.
        blank_rows: How many rows were empty.
        stated_branch: The branch that the lines above the first table state.
        file: Name of the file where several are read together, else empty.
        tables: The header of every table, from top to bottom.
        first_row: Number of the sheet's first row, from which the headers count.
    """

    name: str
    header: HeaderGuess | None
    rows: tuple[RowReading, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Problem, ...] = ()
    blank_rows: int = 0
    stated_branch: str = ""
    file: str = ""
    tables: tuple[HeaderGuess, ...] = ()
    first_row: int = 1

    @property
    def place(self) -> SheetPlace:
        """Which sheet it is."""
        return SheetPlace(self.name, self.file)

    def place_of(self, row: int) -> RowPlace:
        """Return where a row stands, by the workbook's number."""
        return RowPlace(self.name, row, self.file)

    @property
    def is_readable(self) -> bool:
        """Whether it is known which column holds the names."""
        return self.header is not None and is_readable(self.header)

    def header_of(self, row: int) -> HeaderGuess | None:
        """Return the header of the table in which a row stands, by the workbook's number."""
        index = row - self.first_row
        above = [header for header in self.tables if header.first < index]
        return above[-1] if above else self.header


def is_readable(header: HeaderGuess) -> bool:
    """Whether a header says enough for its rows to be read."""
    fields = header.by_field
    return "name" in fields and len(fields) >= FEWEST_FIELDS


def read_sheet(
    sheet: SheetRows,
    *,
    table: SynonymTable,
    on: date,
    mapping: Mapping[str, str] | None = None,
    header: HeaderGuess | None = None,
    default_branch: str = "",
) -> SheetReading:
    """Read a sheet into drafts and problems; nothing of it is thrown away silently.

    Args:
        sheet: The sheet as the file holds it.
        table: How rosters name their columns.
        on: The day as of which the file is read; later dates are refused.
        mapping: Confirmed fields by header (key, label or any known name of the field; "" leaves
            the column out). Wins over every guess; headers that this sheet lacks are ignored.
        header: A header that was found and corrected on screen; then none is looked for.
        default_branch: Branch for rows that name none anywhere.

    Raises:
        InputError: When the mapping names a field that does not exist.
    """
    if mapping:
        table = table.extended_by(mapping.items())
    found = header or find_header(sheet.rows, table)
    bare = SheetReading(sheet.name, found, file=sheet.file, first_row=sheet.first_row)
    if found is None:
        if not any(text_of(cell) for row in sheet.rows for cell in row):
            return replace(bare, blank_rows=len(sheet.rows))
        where = Address(sheet.name, file=sheet.file)
        told = Problem(where, "header.not_found", severity=Severity.WARNING)
        return replace(bare, problems=(told,))
    if not is_readable(found):
        row = sheet.first_row + found.first + found.span - 1
        where = Address(sheet.name, row, file=sheet.file)
        told = Problem(where, "header.no_name", severity=Severity.WARNING)
        return replace(bare, problems=(told,))
    return _SheetReader(sheet, table, on, default_branch).read(found)


class _SheetReader:
    """Walks down a sheet; knows the table it is in and what the lines so far have said."""

    def __init__(
        self, sheet: SheetRows, table: SynonymTable, on: date, default_branch: str
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._on = on
        self._around = Surroundings(default_branch=default_branch)
        self._rows: list[RowReading] = []
        self._tables: list[HeaderGuess] = []
        self._problems: list[Problem] = []
        self._told: set[tuple[str, str, str]] = set()
        self._skipped: list[Problem] = []
        self._blank_rows = 0

    def read(self, header: HeaderGuess) -> SheetReading:
        """Read everything from the lines above the header to the last row."""
        for index in range(header.first):
            self._take_line(index, _filled(self._sheet.rows[index]))
        stated = self._around.branch
        start: HeaderGuess | None = header
        while start is not None:
            start = self._read_table(start)
        return SheetReading(
            self._sheet.name,
            header,
            tuple(self._rows),
            tuple(self._problems),
            tuple(self._skipped),
            self._blank_rows,
            stated,
            self._sheet.file,
            tuple(self._tables),
            self._sheet.first_row,
        )

    def _address(self, row: int = 0, field: str = "") -> Address:
        return Address(self._sheet.name, row, field, self._sheet.file)

    def _read_table(self, header: HeaderGuess) -> HeaderGuess | None:
        """Read the rows of one table; return the header of another one below, if there is one."""
        sheet, begin = self._sheet, header.first + header.span
        self._tables.append(header)
        self._tell_columns(header)
        reader = self._reader(header, begin)
        columns = header.by_field
        name_place = columns["name"].index
        merged = self._merged_below(begin, columns)
        filled_by_file = {place for values in merged.values() for place in values}
        above = {
            field: _fill_down(sheet.rows, begin, columns[field].index, name_place)
            for field in ("branch", "group")
            if field in columns and columns[field].index not in filled_by_file
        }
        none_above: dict[int, str] = {}
        branches, groups = above.get("branch", none_above), above.get("group", none_above)
        fields_at = {column.index: column.field for column in header.columns if column.field}
        for index in range(begin, len(sheet.rows)):
            cells = sheet.rows[index]
            if index in merged and text_of(cells[name_place] if name_place < len(cells) else None):
                cells = _with_values(cells, merged[index])
            filled = _filled(cells)
            if not filled:
                self._blank_rows += 1
                continue
            if self._looks_like_header(filled) and (
                next_header := self._header_below(index, header)
            ):
                return next_header
            if code := self._no_person(filled, fields_at, name_place):
                self._skip(index, code, filled)
                self._take_line(index, filled, told=True)
                continue
            number = sheet.first_row + index
            self._rows.append(
                reader.read(number, cells, branches.get(index, ""), groups.get(index, ""))
            )
        return None

    def _merged_below(
        self, begin: int, columns: Mapping[str, HeaderColumn]
    ) -> dict[int, dict[int, Cell]]:
        """Return by row and column what merged cells above show there.

        A name and an ID number are one person's, however far their cells reach.
        """
        rows = self._sheet.rows
        shared = {column.index for field, column in columns.items() if field not in _OWN_FIELDS}
        covered: dict[int, dict[int, Cell]] = {}
        for one in self._sheet.merged:
            top, place = one.first_row - self._sheet.first_row, one.first_column
            if top < begin or place not in shared or top >= len(rows) or place >= len(rows[top]):
                continue
            end = min(one.last_row - self._sheet.first_row, len(rows) - 1)
            for index in range(top + 1, end + 1):
                if place in covered.setdefault(index, {}):
                    break  # ranges that overlap are no honest file's, and could cost much time
                covered[index][place] = rows[top][place]
        return covered

    def _reader(self, header: HeaderGuess, begin: int) -> RowReader:
        two_digits = frozenset(
            field
            for field, column in header.by_field.items()
            if field in DATE_FIELDS
            and writes_two_digit_months(_column(self._sheet.rows, begin, column.index))
        )
        return RowReader(
            header,
            sheet=self._sheet.name,
            file=self._sheet.file,
            on=self._on,
            around=self._around,
            two_digit_months=two_digits,
            own=self._table.own,
        )

    def _tell_columns(self, header: HeaderGuess) -> None:
        """Tell headers that nobody knows and columns that a roster should have."""
        row = self._sheet.first_row + header.first + header.span - 1
        codes = {
            Recognised.UNKNOWN: "header.unknown",
            Recognised.DUPLICATE: "header.duplicate",
        }
        for column in header.unknown:
            self._tell(self._address(row, column.shown), codes[column.how])
        known = header.by_field
        for field in EXPECTED_FIELDS:
            from_id = field == "born_on" and "id_number" in known
            from_title = self._around.stage is not None and field != "id_number"
            if field not in known and not from_id and not from_title:
                self._tell(self._address(row), "column.missing", IMPORT_FIELDS[field])

    def _tell(self, where: Address, code: str, found: str = "") -> None:
        told = Problem(where, code, found, Severity.WARNING)
        if (code, where.field, found) not in self._told:
            self._told.add((code, where.field, found))
            self._problems.append(told)

    def _skip(self, index: int, code: str, filled: Sequence[tuple[int, Cell]]) -> None:
        where = self._address(self._sheet.first_row + index)
        text = " ".join(text_of(cell) for _, cell in filled)
        self._skipped.append(Problem(where, code, clean_text(text), Severity.WARNING))

    def _looks_like_header(self, filled: Sequence[tuple[int, Cell]]) -> bool:
        """Whether a row may be a header again; cheap, as every row is asked."""
        for _, cell in filled:
            if isinstance(cell, str) and "名" in cell and self._table.says_name(cell):
                return True
        return False

    def _header_below(self, index: int, header: HeaderGuess) -> HeaderGuess | None:
        """Return the header that begins in a row, with the first one's fields if it repeats it."""
        found = header_at(self._sheet.rows, index, self._table)
        if found is None:
            return None
        repeated = _places(found) == _places(header)
        code = "line.repeated_header" if repeated else "line.next_table"
        self._skip(index, code, _filled(self._sheet.rows[index]))
        return found

    def _no_person(
        self, filled: Sequence[tuple[int, Cell]], fields_at: Mapping[int, str], name_place: int
    ) -> str:
        """Return why a row is no person, "" if it is or should be one."""
        place, first = filled[0]
        if isinstance(first, str) and (
            code := self._word_line(first, fields_at.get(place), filled)
        ):
            return code
        if len(filled) == 1 or (first == filled[-1][1] and len({cell for _, cell in filled}) == 1):
            name = read_name(first).value if place == name_place and len(filled) == 1 else None
            if name is None or _TITLE_END.search(name):
                return "line.empty_form" if isinstance(first, (int, float)) else "line.single"
        if all(fields_at.get(index) in _PREFILLED for index, _ in filled):
            return "line.empty_form"
        return "line.column_numbers" if _is_numbering(filled) else ""

    def _word_line(self, first: str, field: str | None, filled: Sequence[tuple[int, Cell]]) -> str:
        """Return the reason if the first word of a row says that it is no person."""
        label, colon, _ = half_width(clean_text(first)).partition(":")
        label = without_spaces(label)
        if label in self._table.totals or any(
            label.startswith(word) and not label.removeprefix(word).strip("0123456789人名")
            for word in self._table.totals
        ):
            return "line.total"
        of_data = field not in {None, "name", "branch"} and not colon
        if label in self._table.signatures and not of_data:
            return "line.signature"
        if label in self._table.notes and (colon or len(filled) == 1):
            return "line.note"
        return "line.example" if label in _EXAMPLES else ""

    def _take_line(
        self, index: int, filled: Sequence[tuple[int, Cell]], *, told: bool = False
    ) -> None:
        """Learn branch, group and 类别 from a line that is no person; tell it if it was not."""
        if not filled:
            self._blank_rows += 1
            return
        if not told:
            self._skip(index, "line.title", filled)
        branch = self._labelled_branch([cell for _, cell in filled])
        group = ""
        texts = {clean_text(cell) for _, cell in filled if isinstance(cell, str)}
        if not branch and len(texts) == 1:
            title = texts.pop()
            bare = _COUNT.sub("", half_width(without_spaces(title)))
            branch = branch_in_divider(bare) or branch_in_title(title)
            group = official_group_name(bare) if bare.endswith("小组") else ""
            if group and "支部" in group:
                branch, group = split_branch_path(bare)
            self._around.stage = _stage_in_title(title) or self._around.stage
        if branch:
            self._around.branch = branch
            self._around.group = ""
        if group:
            self._around.group = group if group.endswith(GROUP_WORD) else ""

    def _labelled_branch(self, cells: Iterable[Cell]) -> str:
        """Return the branch of a line such as 填报单位：…, told in the same or the next cell."""
        waiting = False
        for cell in cells:
            if not isinstance(cell, str):
                continue
            label, *value = _LABEL_END.split(cell, maxsplit=1)
            label = without_spaces(label.partition("(")[0].partition("（")[0])
            if label in self._table.branch_labels:
                stated = _AFTER_LABEL.split(value[0].strip())[0] if value else ""
                if stated:
                    return branch_in_line(stated)
                waiting = True
            elif waiting:
                return branch_in_line(cell)
        return ""


def _places(header: HeaderGuess) -> dict[str, int]:
    """Return which column holds which field, so far as names tell."""
    return {
        field: column.index
        for field, column in header.by_field.items()
        if column.how is not Recognised.CONTENTS
    }


def _filled(cells: Row) -> list[tuple[int, Cell]]:
    """Return the cells of a row that hold anything, with their places."""
    filled: list[tuple[int, Cell]] = [
        (index, cell) for index, cell in enumerate(cells) if cell is not None and cell != ""
    ]
    if filled and isinstance(filled[0][1], str) and filled[0][1].isspace():
        return [(index, cell) for index, cell in filled if text_of(cell)]
    return filled


def _with_values(cells: Row, values: Mapping[int, Cell]) -> Row:
    """Return a row with values where it has none."""
    return [
        values.get(index) if cell is None or cell == "" else cell
        for index, cell in enumerate([*cells, *[None] * (max(values) + 1 - len(cells))])
    ]


def _column(rows: Sequence[Row], begin: int, index: int) -> Iterable[Cell]:
    return (row[index] for row in rows[begin:] if index < len(row))


def _fill_down(rows: Sequence[Row], begin: int, place: int, name_place: int) -> dict[int, str]:
    """Return for each row with an empty cell the value that is meant to reach down to it.

    For files that do not say what is merged. A column is taken as merged when most of its cells
    are empty and no value stands twice in a row; otherwise an empty cell is an omission, and
    whose branch it is must not be guessed.
    """
    covered: dict[int, str] = {}
    last, filled, repeated = "", 0, False
    previous = ""
    for index in range(begin, len(rows)):
        row = rows[index]
        if name_place >= len(row) or row[name_place] in {None, ""}:
            continue
        text = text_of(row[place]) if place < len(row) else ""
        if text:
            repeated = repeated or text == previous
            last, filled = text, filled + 1
        elif last:
            covered[index] = last
        previous = text
    return covered if not repeated and len(covered) >= filled else {}


def _is_numbering(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row only numbers the columns (栏次: 1 2 3, 甲 乙 1 2)."""
    if any(isinstance(cell, str) and len(cell) > 2 for _, cell in filled):
        return False
    texts = [text_of(cell) for _, cell in filled]
    numbers = [text for text in texts if text not in _HEAVENLY_STEMS]
    return len(texts) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _stage_in_title(title: str) -> Stage | None:
    """Return the stage that a title gives to all its people; none if it names several."""
    rest = title
    found = []
    for word, stage in _STAGES_IN_TITLE:
        if word in rest:
            found.append(stage)
            rest = rest.replace(word, "")
    return found[0] if len(found) == 1 and "党员" not in rest else None
