"""Row changes: what they are, about whom, and how an entry of the journal keeps them packed."""

import base64
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.ledger_titles import texts_entered, title_field, title_fields
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    TABLES,
    Activity,
    Document,
    LedgerEntry,
    LedgerValue,
    Organisation,
    OrganisationSpell,
    OwnBook,
    Person,
    Task,
)
from dangjian_desktop.storage.models.base import Table
from dangjian_desktop.storage.search_index import (
    Named,
    SubjectKind,
    document_title,
    entry_title,
    task_title,
)

#: What is withheld, rows and entries of the journal, is numbered upward from here and apart from
#: all else: between two neighbours of which the moment is known a number would tell the day.
FIRST_WITHHELD = -(1 << 40)
#: Rows packed or compared at once.
BATCH = 400
#: Fast is enough: the blob is read again only for undo of an old entry and for exchange.
_COMPRESSION = 1

Stored = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after, as stored values in the order of the table's columns."""

    table: type[Table]
    row_id: int
    before: Stored | None
    after: Stored | None


@dataclass(frozen=True)
class Changes:
    """What one operation changed; the only news that goes up to the window.

    Attributes:
        label: What the Edit menu says.
        topics: The subjects touched.
        rows: Every row change in the order in which it was made.
        entry_id: The journal entry.
        is_withheld: Whether the journal keeps neither who did it nor more than the month.
    """

    label: str
    topics: frozenset[Topic] = frozenset()
    rows: Sequence[RowChange] = ()
    entry_id: int = 0
    is_withheld: bool = False


def subjects_of(changes: Iterable[RowChange]) -> set[tuple[str, int]]:
    """Return people, organisations and rows of ledgers that changes are about: (kind, row id)."""
    found: set[tuple[str, int]] = set()
    for change in changes:
        for kind, place in _SUBJECT_PLACES[change.table]:
            for stored in (change.before, change.after):
                if stored is not None and stored[place] is not None:
                    found.add((kind, stored[place]))
    return found


def _subject_places(table: type[Table]) -> tuple[tuple[str, int], ...]:
    """Return kind and column number of every reference to what has a history."""
    columns = table.column_names()
    own = ((KINDS[table], columns.index("id")),) if table in KINDS else ()
    return own + tuple(
        (KINDS[field.rel_model], columns.index(field.column_name))
        for field in table._meta.sorted_fields
        if getattr(field, "rel_model", None) in KINDS
    )


KINDS: dict[type[Table], str] = {
    Person: SubjectKind.PERSON.value,
    Organisation: SubjectKind.ORGANISATION.value,
    LedgerEntry: SubjectKind.ENTRY.value,
}
_SUBJECT_PLACES = {table: _subject_places(table) for table in TABLES}


class Digest:
    """What an entry keeps of its changes, taken in bit by bit: packed text, subjects, names.

    The rows of a large import and their text are a hundred megabytes each; so they are never
    held as a whole.
    """

    def __init__(self) -> None:
        self.count = 0
        self.topics: set[Topic] = set()
        self.subjects: set[tuple[str, int]] = set()
        self._packer = zlib.compressobj(_COMPRESSION)
        self._packed: list[bytes] = []
        self._people: dict[int, tuple[Named | None, Named | None]] = {}
        self._organisations: dict[int, set[str]] = {}
        self._titles: dict[tuple[SubjectKind, int], tuple[str, str]] = {}
        self._title_fields: frozenset[str] = frozenset()

    def take(self, changes: Sequence[RowChange]) -> None:
        """Take in changes, in the order in which they were made."""
        if not changes:
            return
        for piece in _pieces(changes, is_first=not self.count):
            self._packed.append(self._packer.compress(piece.encode()))
        self.count += len(changes)
        self.topics.update(change.table.topic for change in changes)
        self.subjects |= subjects_of(changes)
        if any(change.table in (LedgerValue, OwnBook) for change in changes):
            self._title_fields = title_fields()
        for change in changes:
            self._take_names(change)

    def rows(self) -> Iterator[RowChange]:
        """Yield the changes taken in so far; more may follow them."""
        if self.count:
            packer = self._packer.copy()
            yield from unpacked(b"".join((*self._packed, packer.compress(b"]"), packer.flush())))

    def packed(self) -> bytes:
        """Return the runs of all changes, to be called once: [[table, [columns], [[id, …]]], …]."""
        end = "]" if self.count else "[]"
        self._packed.append(self._packer.compress(end.encode()))
        return b"".join((*self._packed, self._packer.flush()))

    def renamed(
        self,
    ) -> tuple[
        dict[int, tuple[Named | None, Named | None]],
        dict[int, set[str]],
        dict[tuple[SubjectKind, int], tuple[str, str]],
    ]:
        """Return people, organisations and titles whose search keys have become stale."""
        changed = {key: pair for key, pair in self._people.items() if pair[0] != pair[1]}
        titles = {key: pair for key, pair in self._titles.items() if pair[0] != pair[1]}
        return changed, self._organisations, titles

    def _take_names(self, change: RowChange) -> None:
        if change.table is Person:
            before, after = _named(change.before), _named(change.after)
            known = self._people.get(change.row_id)
            self._people[change.row_id] = (before if known is None else known[0], after)
        elif change.table in _TITLED:
            kind, title_of = _TITLED[change.table]
            self._take_title(kind, change, title_of)
        elif change.table is LedgerValue:
            if {stored[_ENTERED_IN] for stored in (change.before, change.after) if stored} & (
                self._title_fields
            ):
                self._take_title(SubjectKind.ENTRY, change, _entry_title)
        elif change.table is OwnBook:
            self._take_book(change)
        elif change.table is Organisation:
            self._organisations.setdefault(change.row_id, set())
        elif change.table is OrganisationSpell:
            for stored in (change.before, change.after):
                if stored is not None:
                    names = self._organisations.setdefault(stored[_SPELL_OF], set())
                    if stored is change.before:
                        names.add(stored[_SPELL_NAME])

    def _take_book(self, change: RowChange) -> None:
        """Take in that another field of a book stands for its rows now, which stay as they are."""
        if change.before is None or change.after is None:
            return  # with its rows, their values are told
        then, now = (title_field(str(one[_BOOK])) for one in (change.before, change.after))
        if then == now:
            return
        for key, text in texts_entered({then} - self._title_fields):
            self._titles[SubjectKind.ENTRY, key] = (entry_title(text), "")
        for key, text in texts_entered({now} & self._title_fields):
            self._titles[SubjectKind.ENTRY, key] = ("", entry_title(text))

    def _take_title(
        self, kind: SubjectKind, change: RowChange, title_of: Callable[[Stored | None], str]
    ) -> None:
        title_then, title_now = title_of(change.before), title_of(change.after)
        earlier = self._titles.get((kind, change.row_id))
        was = title_then if earlier is None else earlier[0]
        self._titles[kind, change.row_id] = (was, title_now)


def _pieces(rows: Iterable[RowChange], *, is_first: bool) -> Iterator[str]:
    """Yield the text of table runs, [table, [columns], [[id, before, after], …]], in portions."""
    comma = "[" if is_first else ","
    for table, run in groupby(rows, key=attrgetter("table")):
        yield f"{comma}[{_encode(table.table_name())},{_encode(table.column_names())},["
        between = ""
        while part := list(islice(run, BATCH)):
            changed = _encode([[change.row_id, change.before, change.after] for change in part])
            yield f"{between}{changed[1:-1]}"
            between = ","
        yield "]]"
        comma = ","


def _runs(packed: bytes) -> Iterator[tuple[str, list[str], list[Any]]]:
    """Yield the table runs of an entry one by one; those of a large import fill much memory."""
    text, place = zlib.decompress(packed).decode(), 1
    while text[place] != "]":
        run, place = _DECODER.raw_decode(text, place)
        yield run
        place += text[place] == ","


def unpacked(packed: bytes) -> Iterator[RowChange]:
    """Yield the changes that an entry keeps, in the order in which they were made.

    Raises:
        StorageError: When a table has other columns by now.
    """
    for name, columns, changed in _runs(packed):
        table = TABLE_BY_NAME.get(name)
        if table is None or tuple(columns) != table.column_names():
            raise StorageError(
                "old_entry", "这项改动是旧格式的程序记下的，不能再撤销；记录仍可查看。请手工改回。"
            )
        for row_id, before, after in changed:
            yield RowChange(table, row_id, from_text(before), from_text(after))


def _as_text(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    raise TypeError(type(value).__name__)


_DECODER = json.JSONDecoder()
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_as_text).encode


def from_text(stored: list[Any] | None) -> Stored | None:
    """Return a row as it was before it became text; None for no row."""
    if stored is None:
        return None
    return tuple(
        base64.b64decode(value["base64"]) if isinstance(value, dict) else value for value in stored
    )


def _named(stored: Stored | None) -> Named | None:
    return None if stored is None else Named(*(stored[place] for place in _PERSON_KEYS))


def _activity_title(stored: Stored | None) -> str:
    return "" if stored is None else str(stored[_TITLE])


def _document_title(stored: Stored | None) -> str:
    return "" if stored is None else document_title(*(stored[place] for place in _DOCUMENT))


def _task_title(stored: Stored | None) -> str:
    return "" if stored is None else task_title(str(stored[_TASK]))


def _entry_title(stored: Stored | None) -> str:
    return "" if stored is None else entry_title(str(stored[_ENTERED]))


_BOOK = OwnBook.column_names().index("contents")
_ENTERED_IN = LedgerValue.column_names().index("field")
_ENTERED = LedgerValue.column_names().index("text")
_TITLE = Activity.column_names().index("title")
_TASK = Task.column_names().index("title")
_DOCUMENT = tuple(Document.column_names().index(name) for name in ("number", "title"))
#: Tables that are searched for by a title, and how to read it from a stored row.
_TITLED: dict[type[Table], tuple[SubjectKind, Callable[[Stored | None], str]]] = {
    Activity: (SubjectKind.ACTIVITY, _activity_title),
    Document: (SubjectKind.DOCUMENT, _document_title),
    Task: (SubjectKind.TASK, _task_title),
}
_SPELL_OF = OrganisationSpell.column_names().index("organisation_id")
_SPELL_NAME = OrganisationSpell.column_names().index("name")
_PERSON_KEYS = tuple(
    Person.column_names().index(name)
    for name in ("name", "former_name", "id_number", "mobile_phone")
)
