"""Which column of a sheet holds what: the header found, its columns recognised.

Recognition is data (resources/import/roster_headers.toml, extended by the user's own pairs), so a
new way of naming a column needs no new program. What is guessed here is shown and confirmed on
screen; a confirmed mapping always wins.
"""

import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from enum import StrEnum
from types import MappingProxyType

from dangjian_desktop.domain.cells import Cell, Row, clean_text, half_width, text_of, without_spaces
from dangjian_desktop.domain.column_contents import field_of_values, names_branches
from dangjian_desktop.domain.custom_fields import uid_of
from dangjian_desktop.domain.custom_reading import OwnFields
from dangjian_desktop.domain.people import PERSON_FIELDS
from dangjian_desktop.domain.problems import Address, InputError, Problem

#: What a column can hold, by key: the facts about a person, and what has a history of its own.
IMPORT_FIELDS: Mapping[str, str] = MappingProxyType(
    {field.key: field.label for field in PERSON_FIELDS}
    | {
        "stage": "人员类别",
        "admitted_on": "入党日期",
        "confirmed_on": "转正日期",
        "applied_on": "申请入党日期",
        "branch": "所在党支部",
        "group": "党小组",
        "posts": "党内职务",
    }
)

#: What lines around a table may say for all of its rows.
FIELDS_FROM_LINES = ("branch", "group", "stage")

#: The hidden sheet of a handed-out template that holds lists of choices; it is passed over.
CHOICES_SHEET = "选项（请勿改动）"

#: In a mapping: leave this column out.
LEAVE_OUT = ""

#: Rows from the top in which a header is looked for, and how many rows it may have.
SEARCH_ROWS = 60
MOST_HEADER_ROWS = 3
#: A row is a header from so many recognised fields on, the name among them.
FEWEST_FIELDS = 2
#: Rows below a header whose contents may tell what an unknown column holds.
SAMPLE_ROWS = 60

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_NOISE = re.compile(r"[\s*★☆※#:,.。、;\"'“”_-]")
_LINE_BREAK = re.compile(r"\s*[\r\n]+\s*")
_GROUP_TAIL = re.compile(r"(?:情况|信息)$")
_REMARK_CELL = re.compile(r"[(（\[【〔].*[)）\]】〕]|.*(?:必填|选填|格式).*")
#: What only a person's row holds: an ID or phone number, a day, 男 or 女.
_PERSONAL_VALUE = re.compile(
    r"'?\d{15}|'?\d{17}[\dXx]|1\d{10}|\d{4}[-./年]\d{1,2}(?:[-./月](?:\d{1,2}日?)?)?|[男女]"
)
_LONGEST_HEADER = 40
#: The column that this program adds when it saves rows to be mended; no part of a header.
REASON_HEADER = "原因"
_PART_RANK, _CONFIRMED_RANK = 1000, -1


class Recognised(StrEnum):
    """How the meaning of a column was found."""

    CONFIRMED = "confirmed"
    NAME = "name"
    PART_OF_NAME = "part_of_name"
    CONTENTS = "contents"
    NOT_KEPT = "not_kept"
    LEFT_OUT = "left_out"
    DUPLICATE = "duplicate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """One column of a table.

    Attributes:
        index: Place in the row, counted from 0.
        header: The header as the file writes it, line breaks removed; "" if it has none.
        field: Key in `IMPORT_FIELDS`; None when the column is not taken over.
        how: Why so.
    """

    index: int
    header: str
    field: str | None
    how: Recognised

    @property
    def shown(self) -> str:
        """The header, or the letter of a column that has none."""
        return self.header or f"{column_letter(self.index)}列"


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """The header of a table.

    Attributes:
        first: Index of its first row in the sheet's rows.
        span: How many rows it has.
        columns: Every column that has a header or a recognised content.
        score: How much of it was recognised; only to be compared.
    """

    first: int
    span: int
    columns: tuple[HeaderColumn, ...]
    score: int

    @property
    def by_field(self) -> dict[str, HeaderColumn]:
        """The recognised columns by field key."""
        return {column.field: column for column in self.columns if column.field}

    @property
    def unknown(self) -> tuple[HeaderColumn, ...]:
        """Columns that nobody could make sense of, or that say a field a second time."""
        strange = (Recognised.UNKNOWN, Recognised.DUPLICATE)
        return tuple(column for column in self.columns if column.how in strange)

    @property
    def fingerprint(self) -> str:
        """Key under which a confirmed mapping of this header is remembered."""
        return header_fingerprint([column.header for column in self.columns])

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The keys under which a mapping may stand, the header's own first.

        Saved rows carry columns that their sheet did not have: where they belonged was said by
        lines around them.
        """
        own = [column.header for column in self.columns]
        labels = {IMPORT_FIELDS[field] for field in FIELDS_FROM_LINES}
        before = [header for header in own if header not in labels]
        return tuple(dict.fromkeys((self.fingerprint, header_fingerprint(before))))

    @property
    def mapping(self) -> dict[str, str]:
        """Header to field as it stands now, to be remembered once it was confirmed.

        Of two columns with the same header the one that is taken over counts.
        """
        named = [column for column in self.columns if column.header]
        left_out = {column.header: LEAVE_OUT for column in named}
        return left_out | {column.header: column.field for column in named if column.field}

    def with_fields(self, chosen: Mapping[int, str]) -> "HeaderGuess":
        """Return the header with the user's choice for some columns, by column index.

        A field that is given to one column is taken from any other.
        """
        taken = {field for field in chosen.values() if field}
        columns = []
        for column in self.columns:
            if column.index in chosen:
                field = chosen[column.index] or None
                how = Recognised.CONFIRMED if field else Recognised.LEFT_OUT
                columns.append(replace(column, field=field, how=how))
            elif column.field in taken:
                columns.append(replace(column, field=None, how=Recognised.DUPLICATE))
            else:
                columns.append(column)
        return replace(self, columns=tuple(columns))


@dataclass(frozen=True, slots=True)
class SynonymTable:
    """How rosters name things; read from the resource file and extended by the user.

    Attributes:
        exact: Header key to the fields it may mean, each with a rank (lower is better).
        ignored: Header keys that are known and not kept.
        containing: Words and the field of a header that contains them.
        somebody_else: Words in headers about another person.
        branch_labels: Labels of the line that states the branch (填报单位).
        totals: First words of a line of totals.
        signatures: First words of a line of signatures.
        notes: First words of a note.
        own: The fields that the branch defined itself, each known by its label.
    """

    exact: Mapping[str, tuple[tuple[int, str], ...]]
    ignored: frozenset[str]
    containing: tuple[tuple[str, str], ...]
    somebody_else: tuple[str, ...]
    branch_labels: frozenset[str]
    totals: frozenset[str]
    signatures: frozenset[str]
    notes: frozenset[str]
    own: OwnFields = dataclass_field(default_factory=OwnFields)

    def with_own(self, own: OwnFields) -> "SynonymTable":
        """Return the table with the branch's own fields, each known by its label.

        A label means its field even where such a header is known otherwise (介绍人 is somebody
        else's, 编号 is not kept): whoever defined the field wants it filled.
        """
        exact = dict(self.exact)
        for key, field in own.fields.items():
            exact[header_key(field.label)] = ((0, key),)
        return replace(self, exact=exact, own=own)

    def without_strange(self, pairs: Mapping[str, str]) -> dict[str, str]:
        """Return remembered pairs of header and field without fields that there are no more."""
        return {
            header: field
            for header, field in pairs.items()
            if uid_of(field) is None or field in self.own.fields
        }

    def label(self, key: str) -> str:
        """Return the word for a field."""
        own = self.own.fields.get(key)
        return own.label if own is not None else IMPORT_FIELDS[key]

    def extended_by(self, pairs: Iterable[tuple[str, str]]) -> "SynonymTable":
        """Return the table with pairs of header and field that win over everything else.

        The field may be given by its key, its label or any known name; `LEAVE_OUT` leaves the
        column out.

        Raises:
            InputError: When a field is not known; every such pair is told.
        """
        exact = dict(self.exact)
        problems = []
        for header, field in pairs:
            key = self.field_key(field) if field != LEAVE_OUT else LEAVE_OUT
            if key is None:
                where = Address(field=header)
                problems.append(Problem(where, "mapping.field_unknown", str(field)))
            else:
                exact[header_key(header)] = ((_CONFIRMED_RANK, key),)
        if problems:
            raise InputError(*problems)
        return replace(self, exact=exact)

    def field_key(self, text: str) -> str | None:
        """Return the key of a field named by its key, its label or a header."""
        if text in IMPORT_FIELDS or text in self.own.fields:
            return text
        found = self.exact.get(header_key(text), ())
        return min(found)[1] if found else None

    def says_name(self, text: str) -> bool:
        """Whether a cell is the header of the column of names."""
        return any(field == "name" for _, field in self.exact.get(header_key(text), ()))


def header_key(text: str) -> str:
    """Return what headers are compared by: no spaces, marks, or remarks in brackets."""
    plain = half_width(clean_text(text)).replace("（", "(").replace("）", ")").replace("：", ":")
    bare = _NOISE.sub("", _BRACKETS.sub("", plain))
    return (bare or _NOISE.sub("", plain).strip("()")).lower()


def shown_header(text: str) -> str:
    """Return a header on one line: line breaks are removed, other white space is one space.

    This is what `Address.field` holds: 姓 名 stays, 出生↵年月 becomes 出生年月.
    """
    return clean_text(_LINE_BREAK.sub("", text))


def column_texts(rows: Sequence[Row]) -> dict[int, list[str]]:
    """Return what each column may be called: the lowest line, both together, the upper one.

    Args:
        rows: A header of one line or two.
    """
    upper = [shown_header(_written(cell)) for cell in rows[0]]
    if len(rows) == 1:
        return {index: [text] for index, text in enumerate(upper) if text}
    lower = [shown_header(_written(cell)) for cell in rows[1]]
    found: dict[int, list[str]] = {}
    last = ""
    for index in range(max(len(upper), len(lower))):
        above = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        last = above or last
        if below:
            found[index] = [below, f"{last}{below}"]
        elif above:
            found[index] = [above]
    return found


def _written(cell: Cell) -> str:
    return text_of(cell) if isinstance(cell, str) else ""


def header_fingerprint(headers: Iterable[str]) -> str:
    """Return the same short text for the same headers in any order, spacing and case.

    A column 原因 does not count: rows saved to be mended have the header they came with.
    """
    keys = sorted({header_key(header) for header in headers} - {"", REASON_HEADER})
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:32]


def column_letter(index: int) -> str:
    """Return how spreadsheet programs call a column (0 is A, 26 is AA)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_synonyms(toml_text: str) -> SynonymTable:
    """Read the synonym table; the labels of the program's own fields are always known.

    Raises:
        ValueError: When the text is no TOML or names a field that does not exist.
    """
    data = tomllib.loads(toml_text)
    strange = (data["fields"].keys() | data["containing"].keys()) - IMPORT_FIELDS.keys()
    if strange:
        raise ValueError(f"no such fields: {sorted(strange)}")
    exact: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for field, names in data["fields"].items():
        for rank, name in enumerate(names, start=1):
            exact[header_key(name)].append((rank, field))
    for field, label in IMPORT_FIELDS.items():
        exact[header_key(label)].append((0, field))
    words = [(word, field) for field, words in data["containing"].items() for word in words]
    lines = data["lines"]
    return SynonymTable(
        exact={key: tuple(sorted(found)) for key, found in exact.items()},
        ignored=frozenset(map(header_key, data["ignored"]["headers"])),
        containing=tuple(sorted(words, key=lambda pair: -len(pair[0]))),
        somebody_else=tuple(data["somebody_else"]["words"]),
        branch_labels=frozenset(lines["branch_labels"]),
        totals=frozenset(lines["totals"]),
        signatures=frozenset(lines["signatures"]),
        notes=frozenset(lines["notes"]),
    )


def find_header(rows: Sequence[Row], table: SynonymTable) -> HeaderGuess | None:
    """Return the header of the first table in a sheet, or None when the sheet holds no roster.

    A header names at least the name and one more field, by its words or, failing that, by what
    stands below it. Titles and notes may stand above. Of overlapping readings the one that
    recognises more wins (two-line headers), and of equal ones the lower (a title is no header).
    """
    for fewest in (FEWEST_FIELDS, 1):
        for index in range(min(len(rows), SEARCH_ROWS)):
            if (upper := header_at(rows, index, table, fewest)) is not None:
                near = range(index, index + upper.span)
                found = [guess for row in near if (guess := header_at(rows, row, table, fewest))]
                best = max(found, key=lambda guess: (guess.score, guess.first))
                whole = _with_contents(best, rows, table)
                if len(whole.by_field) >= FEWEST_FIELDS:
                    return whole
    return None


def header_in(
    rows: Sequence[Row], index: int, span: int, table: SynonymTable
) -> HeaderGuess | None:
    """Return the rows that somebody says are the header; None when there is no text in them.

    Nothing of it need be recognised: then the columns wait for somebody to say what they hold.
    """
    block = rows[index : index + span]
    guess = _recognise(block, index, table, 0) if block else None
    if guess is None or not guess.columns:
        return None
    return _with_contents(guess, rows, table)


def remembered_header(
    rows: Sequence[Row], table: SynonymTable, known: Collection[str]
) -> HeaderGuess | None:
    """Return the first header near the top whose fingerprint is among the known ones.

    One row alone first: with the title above it, it would have the same fingerprint.
    """
    if not known:
        return None
    for span in range(1, MOST_HEADER_ROWS + 1):
        for index in range(min(len(rows) - span + 1, SEARCH_ROWS)):
            block = rows[index : index + span]
            if not all(_may_be_header(row, strange=not i) for i, row in enumerate(block)):
                continue
            guess = _recognise(block, index, table, 0)
            if guess is not None and any(key in known for key in guess.fingerprints):
                return _with_contents(guess, rows, table)
    return None


def header_at(
    rows: Sequence[Row], index: int, table: SynonymTable, fewest: int = FEWEST_FIELDS
) -> HeaderGuess | None:
    """Return the header that begins exactly in the given row, if one does.

    Args:
        rows: The rows of the sheet.
        index: Where the header begins.
        table: How rosters name their columns.
        fewest: How many fields must be recognised, the name among them.
    """
    best: HeaderGuess | None = None
    for span in range(1, MOST_HEADER_ROWS + 1):
        block = rows[index : index + span]
        if len(block) < span or not _may_be_header(block[-1], strange=span == 1):
            break
        guess = _recognise(block, index, table, fewest)
        if guess is None:
            continue
        if _crosses_people(guess, block):
            break
        belongs = best is not None and guess.score == best.score and _only_headers(block[-1], table)
        if best is None or guess.score > best.score or belongs:
            best = guess
    return best


def _crosses_people(guess: HeaderGuess, block: Sequence[Row]) -> bool:
    """Whether a lower row of a header has a name where the header says 姓名."""
    column = guess.by_field["name"]
    heads = (header_key(_header_text(row, column.index)) for row in block[1:])
    return any(head not in header_key(column.header) for head in heads)


def _may_be_header(row: Row, *, strange: bool) -> bool:
    """Whether a row holds short texts; in a first row a quarter may be `strange` (a year)."""
    filled = [cell for cell in row if cell is not None and cell != ""]
    texts = [cell for cell in filled if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER]
    if any(_PERSONAL_VALUE.fullmatch(without_spaces(half_width(text))) for text in texts):
        return False  # 党员 in a row with an ID number is somebody's 职务 and no header
    odd = len(filled) - len(texts)
    return bool(texts) and (odd == 0 or (strange and odd * 4 <= len(filled)))


def _only_headers(row: Row, table: SynonymTable) -> bool:
    """Whether every text of a row is a known header or a remark for those who fill in the form."""
    return all(
        _REMARK_CELL.fullmatch(text)
        or (key := header_key(text)) in table.exact
        or key in table.ignored
        for cell in row
        if (text := text_of(cell))
    )


def _pieces(block: Sequence[Row], index: int) -> list[str]:
    """Return what stands above a column, outermost first, groups over several columns included."""
    pieces: list[str] = []
    for level, row in enumerate(block):
        own = _header_text(row, index)
        below = block[level + 1 :]
        if not own and any(_header_text(lower, index) for lower in below):
            left = index - 1
            while left >= 0 and not _header_text(row, left):
                left -= 1
            spans = left >= 0 and any(_header_text(lower, left) for lower in below)
            own = _header_text(row, left) if spans else ""
        if own and own not in pieces[-1:]:
            pieces.append(own)
    return pieces


def _header_text(row: Row, index: int) -> str:
    cell: Cell = row[index] if index < len(row) else None
    return shown_header(cell) if isinstance(cell, str) else ""


def _readings(pieces: list[str]) -> list[str]:
    """Return the texts a header may mean, the most telling first (入党情况 + 时间 = 入党时间)."""
    if len(pieces) == 1:
        return pieces
    heads = [_GROUP_TAIL.sub("", without_spaces(piece)) for piece in pieces[:-1]]
    return [*("".join(heads[start:]) + pieces[-1] for start in range(len(heads))), pieces[-1]]


def _recognise(
    block: Sequence[Row], first: int, table: SynonymTable, fewest: int
) -> HeaderGuess | None:
    width = max(map(len, block))
    names: dict[int, str] = {}
    wanted: list[tuple[int, int, str, str]] = []
    not_kept: set[int] = set()
    for index in range(width):
        pieces = _pieces(block, index)
        if not pieces:
            continue
        # 姓名 below 配偶情况 is called 配偶姓名, lest a remembered mapping take it for the name.
        foreign = any(_is_foreign(piece, table) for piece in pieces[:-1])
        names[index] = _readings(pieces)[0] if foreign else pieces[-1]
        for reading, candidates in _candidates(pieces, table):
            if candidates is None:
                not_kept.add(index)
            else:
                wanted.extend((rank, index, field, reading) for rank, field in candidates)
            break
    columns: dict[int, HeaderColumn] = {}
    taken: set[str] = set()
    for rank, index, field, reading in sorted(wanted):
        if index in columns or field in taken:
            continue
        how = Recognised.NAME if rank < _PART_RANK else Recognised.PART_OF_NAME
        if rank == _CONFIRMED_RANK:
            how = Recognised.CONFIRMED if field else Recognised.LEFT_OUT
        columns[index] = HeaderColumn(index, reading, field or None, how)
        taken.update({field} - {LEAVE_OUT})
    lost = {index for _, index, _, _ in wanted} - columns.keys()
    for index, header in names.items():
        if index not in columns:
            how = Recognised.DUPLICATE if index in lost else Recognised.UNKNOWN
            how = Recognised.NOT_KEPT if index in not_kept else how
            columns[index] = HeaderColumn(index, header, None, how)
    if fewest and ("name" not in taken or len(taken) < fewest):
        return None
    score = 2 * len(taken) + len(not_kept)
    return HeaderGuess(first, len(block), tuple(columns[i] for i in sorted(columns)), score)


def _candidates(
    pieces: list[str], table: SynonymTable
) -> Iterable[tuple[str, tuple[tuple[int, str], ...] | None]]:
    """Yield readings with their ranked fields, None for a column that is known and not kept."""
    readings = _readings(pieces)
    foreign = any(_is_foreign(piece, table) for piece in pieces[:-1])
    for reading in readings[:-1] if foreign else readings:
        key = header_key(reading)
        if key in table.exact:
            yield reading, table.exact[key]
        elif key in table.ignored:
            yield reading, None
    if foreign or _is_foreign(pieces[-1], table):
        return
    for reading in readings:
        key = header_key(reading)
        outer = [header_key(piece) for piece in pieces[:-1]]
        for word, field in table.containing:
            if word in key and not any(word in piece for piece in outer):
                yield reading, ((_PART_RANK, field),)


def _is_foreign(header: str, table: SynonymTable) -> bool:
    """Whether a header is about another person (配偶, 介绍人) or body."""
    return any(word in header for word in table.somebody_else)


def _with_contents(guess: HeaderGuess, rows: Sequence[Row], table: SynonymTable) -> HeaderGuess:
    """Give unknown columns the field that their contents betray.

    A column 单位 whose cells all end in 党支部 is the branch, if no other column is.
    """
    begin = guess.first + guess.span
    sample = rows[begin : begin + SAMPLE_ROWS]
    known = {column.index: column for column in guess.columns}
    taken = set(guess.by_field)
    for index in range(max((len(row) for row in sample), default=0)):
        column = known.get(index) or HeaderColumn(index, "", None, Recognised.UNKNOWN)
        values = [text for row in sample if index < len(row) and (text := text_of(row[index]))]
        if column.field == "section" and "branch" not in taken and names_branches(values):
            field: str | None = "branch"
        elif column.how is Recognised.UNKNOWN and not _is_foreign(column.header, table):
            field = field_of_values(values)
        else:
            continue
        if field is not None and field not in taken:
            known[index] = replace(column, field=field, how=Recognised.CONTENTS)
            taken.add(field)
    return replace(guess, columns=tuple(known[index] for index in sorted(known)))
