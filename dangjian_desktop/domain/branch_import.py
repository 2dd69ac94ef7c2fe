"""A sheet of party branches: where its header stands, and what each row says of which branch.

Only the fields that the branch defined itself are read; name and superior say which branch is
meant, and figures and posts follow from the roster. A column is known by its label; nothing is
guessed from contents. What is not understood is told and left out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dangjian_desktop.domain.cells import (
    Cell,
    Row,
    SheetRows,
    clean_text,
    half_width,
    is_nothing,
    looks_like_formula,
    text_of,
    without_spaces,
)
from dangjian_desktop.domain.custom_fields import uid_of
from dangjian_desktop.domain.custom_reading import read_of_somebody
from dangjian_desktop.domain.headers import (
    SEARCH_ROWS,
    SynonymTable,
    column_letter,
    header_key,
    shown_header,
)
from dangjian_desktop.domain.organisation_names import LONGEST_NAME
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity

#: Besides the words by which rosters name the branch of a person.
_BRANCH_WORDS = frozenset(map(header_key, ("名称", "支部", "党支部")))
_ABOVE_WORDS = frozenset(map(header_key, ("上级组织", "上级党组织", "隶属组织")))
#: Characters shown of a text that is far too long to be a name.
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class BranchWords:
    """What headers can mean.

    Attributes:
        table: The words of rosters, with the fields in use of branches as its own.
        counted: Keys of headers that the program writes itself and takes from the roster, never
            from here; see `headers.header_key`.
        retired: Keys of the labels of fields that take no new value.
    """

    table: SynonymTable
    counted: Collection[str] = frozenset()
    retired: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BranchRowReading:
    """What one row says.

    Attributes:
        row: As the spreadsheet program numbers it.
        stated: The branch as the file calls it; above: what the file says stands over it.
        values: What it says by column key; see `custom_reading.OnlyIfKept`.
        headers: The header of each field as the file writes it, by column key.
        problems: Everything that is wrong with the row so far.
    """

    row: int
    stated: str
    above: str
    values: Mapping[str, Any] = field(hash=False)
    headers: Mapping[str, str] = field(hash=False)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchSheetReading:
    """What one sheet says.

    Attributes:
        is_readable: Whether it has a header with the branch and a field.
        passed_over: Headers of figures and posts, which are not taken from a file.
        problems: What is told of the sheet itself and of lines that are no branch.
    """

    name: str
    is_readable: bool
    rows: tuple[BranchRowReading, ...] = ()
    passed_over: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Header:
    """Where what stands.

    Attributes:
        index: Of the header's row among the rows of the sheet.
        fields: Column index by column key.
    """

    index: int
    branch: int
    above: int | None = None
    fields: dict[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)
    faults: list[tuple[str, Fault]] = field(default_factory=list)


def read_branch_sheet(sheet: SheetRows, words: BranchWords) -> BranchSheetReading:
    """Read a sheet whose header names the branch and at least one field of the branches."""
    header = _find_header(sheet.rows, words)
    if header is None:
        told = Problem(Address(sheet.name), "branch_file.no_header", severity=Severity.WARNING)
        return BranchSheetReading(sheet.name, False, problems=(told,))
    at_header = sheet.first_row + header.index
    problems = [fault.at(Address(sheet.name, at_header, shown)) for shown, fault in header.faults]
    rows = []
    for number, cells in enumerate(sheet.rows[header.index + 1 :], start=at_header + 1):
        filled = [(index, text) for index, cell in enumerate(cells) if (text := text_of(cell))]
        if not filled:
            continue
        if _is_no_branch(filled, header, words):
            where = Address(sheet.name, number)
            skipped = _told("branch_file.line_skipped", filled[0][1])
            problems.append(skipped.at(where))
        else:
            rows.append(_read_row(sheet.name, number, cells, header, words.table))
    return BranchSheetReading(
        sheet.name, True, tuple(rows), tuple(header.passed_over), tuple(problems)
    )


def _find_header(rows: Sequence[Row], words: BranchWords) -> _Header | None:
    """Return the row near the top that names the branch and most fields; the upper of equals."""
    best: _Header | None = None
    for index in range(min(len(rows), SEARCH_ROWS)):
        found = _header_at(rows[index], index, words)
        if found is not None and (best is None or len(found.fields) > len(best.fields)):
            best = found
    if best is not None:
        best.faults += _without_header(rows, best)
    return best


def _header_at(cells: Row, index: int, words: BranchWords) -> _Header | None:
    found = _Header(index, -1)
    for place, shown in _texts(cells):
        key = header_key(shown)
        meaning = _meaning(key, words.table)
        if meaning == "branch" and found.branch < 0:
            found.branch = place
        elif uid_of(meaning) is not None and meaning not in found.fields:
            found.fields[meaning] = place
            found.headers[meaning] = shown
        elif meaning == "above" and found.above is None:
            found.above = place
            found.passed_over.append(shown)
        elif meaning:
            found.faults.append((shown, _told("branch_file.header_twice", shown)))
        elif key in words.retired:
            found.faults.append((shown, _told("branch_file.field_retired", shown)))
        elif key in words.counted:
            found.passed_over.append(shown)
        elif key not in words.table.ignored:
            found.faults.append((shown, _told("branch_file.header_unknown", shown)))
    return found if found.branch >= 0 and found.fields else None


def _without_header(rows: Sequence[Row], header: _Header) -> Iterator[tuple[str, Fault]]:
    """Yield what is told of columns that hold something and have no header."""
    named = {place for place, _shown in _texts(rows[header.index])}
    below = {
        place for row in rows[header.index + 1 :] for place, cell in enumerate(row) if text_of(cell)
    }
    for place in sorted(below - named):
        shown = f"{column_letter(place)}列"
        yield shown, _told("branch_file.header_missing", shown)


def _meaning(key: str, table: SynonymTable) -> str:
    """Return ``branch``, ``above``, the key of a field, or "" for anything else."""
    found = table.exact.get(key, ())
    meaning = min(found)[1] if found else ""
    if uid_of(meaning) is not None and meaning in table.own.fields:
        return meaning
    if key in _BRANCH_WORDS or any(field == "branch" for _rank, field in found):
        return "branch"
    return "above" if key in _ABOVE_WORDS else ""


def _texts(cells: Row) -> Iterator[tuple[int, str]]:
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and (shown := shown_header(cell)):
            yield place, shown


def _is_no_branch(filled: Sequence[tuple[int, str]], header: _Header, words: BranchWords) -> bool:
    """Whether a row is a sum, a signature, a note, the header again, or only numbered."""
    first = filled[0][1]
    label, colon, _rest = half_width(clean_text(first)).partition(":")
    label = without_spaces(label)
    table = words.table
    if label in table.totals:
        return True
    if (label in table.signatures or label in table.notes) and (colon or len(filled) == 1):
        return True
    at = dict(filled)
    if _meaning(header_key(at.get(header.branch, "")), table) == "branch":
        return any(at.get(place) == header.headers[key] for key, place in header.fields.items())
    of_interest = {header.branch, *header.fields.values()}
    return not of_interest & at.keys()


def _read_row(
    sheet: str, number: int, cells: Row, header: _Header, table: SynonymTable
) -> BranchRowReading:
    def cell(place: int | None) -> Cell:
        return cells[place] if place is not None and place < len(cells) else None

    values: dict[str, Any] = {}
    problems: list[Problem] = []
    stated = text_of(cell(header.branch))
    if fault := _fault_of_name(stated):
        problems.append(fault.at(Address(sheet, number)))
    for key, place in header.fields.items():
        reading = read_of_somebody(table.own.fields[key], cell(place), table.own.people)
        where = Address(sheet, number, header.headers[key])
        problems += [fault.at(where) for fault in reading.faults]
        if reading.value is not None:
            values[key] = reading.value
    above = text_of(cell(header.above))
    return BranchRowReading(number, stated, above, values, header.headers, tuple(problems))


def _fault_of_name(stated: str) -> Fault | None:
    if is_nothing(stated):
        return Fault("branch_file.name_missing", stated)
    if looks_like_formula(stated):
        return Fault("branch.formula", _short(stated))
    if len(stated) > LONGEST_NAME:
        return Fault("branch.too_long", _short(stated), hint=str(LONGEST_NAME))
    return None


def _told(code: str, found: str) -> Fault:
    return Fault(code, _short(found), Severity.WARNING)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "……"


def is_refused(problems: Iterable[Problem]) -> bool:
    """Whether a row with these problems stays out."""
    return any(problem.severity is Severity.REFUSED for problem in problems)
