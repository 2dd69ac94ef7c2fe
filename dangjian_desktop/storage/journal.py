"""The one door for writing rows: every change noted before and after, undone by walking backwards.

The notes of one operation are its `Changes`: what the window hears, what undo reverts, and what is
packed into one sealed journal entry in the same transaction.
"""

import base64
import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, TypeVar, overload

from peewee import BlobField, IntegrityError

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage import database as opened
from dangjian_desktop.storage import search_index
from dangjian_desktop.storage.errors import StaleUndoError, StorageError
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    TABLES,
    JournalEntry,
    Organisation,
    OrganisationSpell,
    Person,
    database,
)
from dangjian_desktop.storage.models.base import Table, random_uid
from dangjian_desktop.storage.search_index import Named, SubjectKind

#: Rows read or compared per statement.
_BATCH = 400
#: Changes of so many rows are held for undo; those of larger entries wait in the journal.
_KEPT_ROWS = 5_000
#: Changes held before they are digested: enough for all but an import of thousands.
_MOST_HELD = 20_000
#: Fast is enough: the blob is read again only for undo of an old entry and for exchange.
_COMPRESSION = 1

Stored = tuple[Any, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after, as stored values in the order of the table's columns."""

    table: type[Table]
    row_id: int
    before: Stored | None
    after: Stored | None


class StoredRows(Sequence[RowChange]):
    """The changes of a large entry, read back from the journal whenever they are asked for.

    Undo needs them perhaps once; sixty thousand people would take a hundred megabytes till then.
    """

    def __init__(self, entry_id: int, count: int) -> None:
        self._entry_id, self._count = entry_id, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[RowChange]:
        return iter(changes_of(self._entry_id).rows)

    @overload
    def __getitem__(self, place: int) -> RowChange: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[RowChange]: ...
    def __getitem__(self, place: int | slice) -> RowChange | Sequence[RowChange]:
        return changes_of(self._entry_id).rows[place]


@dataclass(frozen=True)
class Changes:
    """What one operation changed; the only news that goes up to the window.

    Attributes:
        label: What the Edit menu says.
        topics: The subjects touched.
        rows: Every row change in the order in which it was made.
        entry_id: The journal entry.
    """

    label: str
    topics: frozenset[Topic] = frozenset()
    rows: Sequence[RowChange] = ()
    entry_id: int = 0


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One row before and after in the words of its own time: stored values by column name."""

    table: str
    row_id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry of the journal about somebody or something, for reading and not for undo.

    Attributes:
        reverts: The entry that this one took back or did again.
    """

    entry_id: int
    at: str
    label: str
    operation: str
    actor: str
    reverts: int | None
    change_count: int


@dataclass
class Writer:
    """Writes rows within one transaction and notes each change.

    Attributes:
        at: Moment of the operation.
        new_uid: Where identities of new rows come from; demonstrations pass a seeded one.
    """

    at: datetime
    new_uid: Callable[[], str] = random_uid
    changes: list[RowChange] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _next_id: dict[type[Table], int] = field(default_factory=dict)
    _taken: "_Digest" = field(default_factory=lambda: _Digest())

    @property
    def has_changed(self) -> bool:
        """Whether any row is another now."""
        return bool(self.changes or self._taken.count)

    def digest(self) -> "_Digest":
        """Return what the journal keeps of all changes so far; `changes` is empty then."""
        self._taken.take(self.changes)
        self.changes.clear()
        return self._taken

    def _note(self, changes: Iterable[RowChange]) -> None:
        """Note changes; of very many only the digest is held, not the rows themselves."""
        self.changes.extend(changes)
        if len(self.changes) > _MOST_HELD:
            self.digest()

    def insert(self, table: type[Table], /, **values: Any) -> int:
        """Insert one row and return its id."""
        return self.insert_many(table, [values])[0]

    def insert_many(self, table: type[Table], rows: Sequence[Mapping[str, Any]], /) -> list[int]:
        """Insert rows at the driver's speed and return their ids in order.

        Values are given by attribute name; a reference may be given by row id. A table with a
        uid gets one where none is given.
        """
        if not rows:
            return []
        first = self._next(table, len(rows))
        stored = list(self._stored(table, first, rows))
        opened.execute_many(_insert_sql(table), stored)
        ids = list(range(first, first + len(rows)))
        self._note(
            RowChange(table, row_id, None, row) for row_id, row in zip(ids, stored, strict=True)
        )
        return ids

    def update(self, table: type[Table], row_id: int, /, **values: Any) -> bool:
        """Change some columns of a row; return whether anything became different.

        Raises:
            LookupError: When there is no such row.
        """
        before = _snapshot(table, row_id)
        if before is None:
            raise LookupError(f"{table.table_name()} {row_id}")
        columns = table.column_names()
        after = list(before)
        for name, value in values.items():
            column = table._meta.fields[name]
            after[columns.index(column.column_name)] = _to_store(column, value)
        if tuple(after) == before:
            return False
        self._put(table, row_id, tuple(after))
        self._note([RowChange(table, row_id, before, tuple(after))])
        return True

    def delete(self, table: type[Table], row_id: int, /) -> None:
        """Delete a row that was entered by mistake; people leave, they are not deleted."""
        before = _snapshot(table, row_id)
        if before is None:
            raise LookupError(f"{table.table_name()} {row_id}")
        self._put(table, row_id, None)
        self._note([RowChange(table, row_id, before, None)])

    def keep_file(self, content: bytes) -> str:
        """Keep the bytes of a file inside the database file and return their SHA-256.

        The same bytes are kept once. They are not journalled: undo takes the row away that points
        to them and lets them stand, so that redo finds them again.
        """
        digest = hashlib.sha256(content).hexdigest()
        database.execute_sql(
            "INSERT OR IGNORE INTO stored_file (digest, size, content) VALUES (?, ?, ?)",
            (digest, len(content), content),
        )
        return digest

    def note(self, text: str) -> None:
        """Record a fact that changes no row (a revealed number, an unmasked export)."""
        self.notes.append(text)

    def revert(self, changes: Changes) -> None:
        """Put every row back as it was, and note that too, so that redo is undo.

        Raises:
            StaleUndoError: When a row has been changed since by something else.
        """
        rows = tuple(changes.rows)
        self._assert_fresh(changes.label, rows)
        for change in reversed(rows):
            try:
                self._put(change.table, change.row_id, change.before)
            except IntegrityError as error:  # something added since points to the row
                raise StaleUndoError(changes.label) from error
            self._note([RowChange(change.table, change.row_id, change.after, change.before)])

    def _assert_fresh(self, label: str, rows: Iterable[RowChange]) -> None:
        """Compare the newest noted state of each row with what stands in the file."""
        newest: dict[type[Table], dict[int, Stored | None]] = defaultdict(dict)
        for change in rows:
            newest[change.table][change.row_id] = change.after
        for table, noted in newest.items():
            found = _snapshots(table, list(noted))
            for row_id, after in noted.items():
                if found.get(row_id) != after:
                    raise StaleUndoError(label)

    def _next(self, table: type[Table], count: int) -> int:
        if table not in self._next_id:
            highest = database.execute_sql(
                f'SELECT COALESCE(MAX(id), 0) FROM "{table.table_name()}"'
            ).fetchone()[0]
            self._next_id[table] = max(int(highest), _highest_noted(table)) + 1
        first = self._next_id[table]
        self._next_id[table] = first + count
        return first

    def _stored(self, table: type[Table], first: int, rows: Sequence[Mapping[str, Any]]) -> Any:
        """Yield the stored values of new rows; what a column needs is looked up once."""
        known = table._meta.fields.keys()
        plan = [_plan(column) for column in table._meta.sorted_fields]
        for row_id, row in enumerate(rows, start=first):
            unknown = row.keys() - known
            assert not unknown, f"{table.__name__} has no {unknown}"
            values = []
            for name, convert, default in plan:
                if name in row:
                    value = row[name]
                    values.append(value if convert is None or value is None else convert(value))
                elif name == "id":
                    values.append(row_id)
                else:
                    values.append(self.new_uid() if name == "uid" else default)
            yield tuple(values)

    @staticmethod
    def _put(table: type[Table], row_id: int, stored: Stored | None) -> None:
        if stored is None:
            database.execute_sql(f'DELETE FROM "{table.table_name()}" WHERE id = ?', (row_id,))
            return
        columns = ", ".join(f'"{name}"' for name in table.column_names())
        marks = ", ".join("?" for _ in stored)
        exists = database.execute_sql(
            f'SELECT 1 FROM "{table.table_name()}" WHERE id = ?', (row_id,)
        ).fetchone()
        if exists:
            sets = ", ".join(f'"{name}" = ?' for name in table.column_names())
            database.execute_sql(
                f'UPDATE "{table.table_name()}" SET {sets} WHERE id = ?', (*stored, row_id)
            )
        else:
            database.execute_sql(
                f'INSERT INTO "{table.table_name()}" ({columns}) VALUES ({marks})', stored
            )


@dataclass(frozen=True)
class Done:
    """What `record` returns: the body's answer and the changes."""

    result: Any
    changes: Changes


def record(
    body: Callable[[Writer], Any],
    *,
    label: str,
    operation: str,
    actor: str,
    at: datetime,
    reverts: int | None = None,
    new_uid: Callable[[], str] = random_uid,
) -> Done:
    """Run the body in one transaction, keep the search index, and append one sealed entry.

    An operation that changed no row and noted nothing leaves no entry.

    Raises:
        StorageError: When the file cannot be written; then nothing was.
    """
    writer = Writer(at=at, new_uid=new_uid)
    with opened.transaction():
        result = body(writer)
        rows: Sequence[RowChange] = tuple(writer.changes)
        digest = writer.digest()
        search_index.reindex(*digest.renamed())
        changes = Changes(label, frozenset(digest.topics), rows)
        if digest.count or writer.notes:
            entry_id = _append(label, digest, operation, actor, at, writer.notes, reverts)
            if digest.count > _KEPT_ROWS:
                rows = StoredRows(entry_id, digest.count)
            changes = replace(changes, rows=rows, entry_id=entry_id)
    return Done(result, changes)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying something.

    Attributes:
        refusal: Why it was declined; None when it went through.
        changes_rows: Whether any row would be another.
    """

    refusal: SentenceError | None
    changes_rows: bool


class _TakenBackError(Exception):
    """Ends a rehearsal, so that nothing of it stays."""


def rehearse(
    bodies: Sequence[Callable[[Writer], Any]], read: Callable[[], T], *, at: datetime
) -> tuple[list[Tried], T]:
    """Try the bodies one after the other, read what would then stand, and take all of it back.

    One that is declined leaves no trace, and the next is tried on what the others have left.

    Raises:
        StorageError: When the file cannot be written.
    """
    tried: list[Tried] = []
    answers: list[T] = []
    try:
        with opened.transaction():
            tried += [_try(body, Writer(at=at)) for body in bodies]
            answers.append(read())
            raise _TakenBackError
    except _TakenBackError:
        return tried, answers[0]


def _try(body: Callable[[Writer], Any], writer: Writer) -> Tried:
    try:
        with database.atomic():
            body(writer)
    except StorageError:
        raise
    except SentenceError as refusal:
        return Tried(refusal, changes_rows=False)
    return Tried(None, changes_rows=writer.has_changed)


def changes_of(entry_id: int) -> Changes:
    """Return the changes of a journal entry, unpacked.

    Raises:
        LookupError: When there is no such entry.
    """
    entry = JournalEntry.get_or_none(JournalEntry.id == entry_id)
    if entry is None:
        raise LookupError(f"journal entry {entry_id}")
    topics = frozenset(Topic(topic) for topic in entry.topics.split(",") if topic)
    return Changes(entry.label, topics, tuple(_unpacked(entry.changes)), entry_id)


def entries_about(kind: SubjectKind, subject_id: int) -> list[ToldEntry]:
    """Return the entries about a person or organisation, the oldest first."""
    cursor = database.execute_sql(
        "SELECT entry.id, entry.at, entry.label, entry.operation, entry.actor, entry.reverts,"
        " entry.change_count FROM journal_subject AS subject"
        " JOIN journal_entry AS entry ON entry.id = subject.entry_id"
        " WHERE subject.kind = ? AND subject.subject_id = ? ORDER BY entry.id",
        (kind.value, subject_id),
    )
    return [ToldEntry(*row) for row in cursor]


def told_changes(entry_id: int) -> list[ToldChange]:
    """Return what an entry changed as it was written, whatever the tables are like today.

    Nothing is refused: an entry of an older format tells of the columns that it knew.
    """
    (packed,) = database.execute_sql(
        "SELECT changes FROM journal_entry WHERE id = ?", (entry_id,)
    ).fetchone()
    told = []
    for table, columns, changed in json.loads(zlib.decompress(packed)):
        for row_id, before, after in changed:
            stored = (_from_text(before), _from_text(after))
            old, new = (None if v is None else dict(zip(columns, v, strict=False)) for v in stored)
            told.append(ToldChange(table, row_id, old, new))
    return told


def has_entered(entry_id: int, person_id: int) -> bool:
    """Whether an entry entered a person, found without taking a whole import apart.

    Sixty thousand rows are half a second of parsing, and a search in the text is a twentieth.
    """
    (packed,) = database.execute_sql(
        "SELECT changes FROM journal_entry WHERE id = ?", (entry_id,)
    ).fetchone()
    text = zlib.decompress(packed)
    begins = text.find(f'["{Person.table_name()}",["id",'.encode())
    while begins >= 0:
        ends = text.find(b']]],["', begins)  # the next run of rows, of another table
        found = text.find(f'[{person_id},null,[{person_id},"'.encode(), begins)
        if found >= 0 and (ends < 0 or found < ends):
            return True
        begins = -1 if ends < 0 else text.find(b'["person",["id",', ends)
    return False


def verify() -> int | None:
    """Return the id of the first entry whose seal or chain is broken, or None when all hold."""
    previous, expected_id = "", 1
    query = JournalEntry.select().order_by(JournalEntry.id)
    for entry in query.iterator():
        values = (
            entry.at,
            entry.label,
            entry.operation,
            entry.actor,
            entry.note,
            entry.topics,
            entry.changes,
            entry.change_count,
            entry.reverts,
        )
        if entry.id != expected_id or entry.previous_seal != previous:
            return int(entry.id)
        if entry.seal != _seal(previous, values):
            return int(entry.id)
        previous, expected_id = entry.seal, expected_id + 1
    return None


def _append(
    label: str,
    digest: "_Digest",
    operation: str,
    actor: str,
    at: datetime,
    notes: Sequence[str],
    reverts: int | None,
) -> int:
    last = database.execute_sql(
        "SELECT id, seal FROM journal_entry ORDER BY id DESC LIMIT 1"
    ).fetchone()
    previous_id, previous = last if last else (0, "")
    values = (
        at.isoformat(timespec="milliseconds"),
        label,
        operation,
        actor,
        "\n".join(notes),
        ",".join(sorted(digest.topics)),
        digest.packed(),
        digest.count,
        reverts,
    )
    database.execute_sql(
        "INSERT INTO journal_entry (id, at, label, operation, actor, note, topics, changes,"
        " change_count, reverts, previous_seal, seal) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (previous_id + 1, *values, previous, _seal(previous, values)),
    )
    entry_id = int(previous_id) + 1
    opened.execute_many(
        "INSERT INTO journal_subject (kind, subject_id, entry_id) VALUES (?, ?, ?)",
        [(kind, subject_id, entry_id) for kind, subject_id in sorted(digest.subjects)],
    )
    return entry_id


def _highest_noted(table: type[Table]) -> int:
    """Return the highest id of a person or organisation that the journal has ever named.

    The id of somebody merged away or undone is not given again: the new one would inherit the
    history of the old one.
    """
    kind = _KINDS.get(table)
    if kind is None:
        return 0
    highest = database.execute_sql(
        "SELECT COALESCE(MAX(subject_id), 0) FROM journal_subject WHERE kind = ?", (kind,)
    ).fetchone()[0]
    return int(highest)


def subjects_of(changes: Iterable[RowChange]) -> set[tuple[str, int]]:
    """Return the people and organisations that changes are about, as (kind, row id)."""
    found: set[tuple[str, int]] = set()
    for change in changes:
        for kind, place in _SUBJECT_PLACES[change.table]:
            for stored in (change.before, change.after):
                if stored is not None and stored[place] is not None:
                    found.add((kind, stored[place]))
    return found


def _subject_places(table: type[Table]) -> tuple[tuple[str, int], ...]:
    """Return kind and column number of every reference to a person or organisation."""
    columns = table.column_names()
    own = ((_KINDS[table], columns.index("id")),) if table in _KINDS else ()
    return own + tuple(
        (_KINDS[field.rel_model], columns.index(field.column_name))
        for field in table._meta.sorted_fields
        if getattr(field, "rel_model", None) in _KINDS
    )


_KINDS: dict[type[Table], str] = {
    Person: SubjectKind.PERSON.value,
    Organisation: SubjectKind.ORGANISATION.value,
}
_SUBJECT_PLACES = {table: _subject_places(table) for table in TABLES}


def _seal(previous: str, values: Sequence[Any]) -> str:
    digest = hashlib.sha256(previous.encode())
    for value in values:
        part = value if isinstance(value, bytes) else str(value).encode()
        digest.update(len(part).to_bytes(8, "big"))  # lengths keep borders from shifting
        digest.update(part)
    return digest.hexdigest()


class _Digest:
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

    def take(self, changes: Sequence[RowChange]) -> None:
        """Take in changes, in the order in which they were made."""
        if not changes:
            return
        for piece in _pieces(changes, is_first=not self.count):
            self._packed.append(self._packer.compress(piece.encode()))
        self.count += len(changes)
        self.topics.update(change.table.topic for change in changes)
        self.subjects |= subjects_of(changes)
        for change in changes:
            self._take_names(change)

    def packed(self) -> bytes:
        """Return the runs of all changes, to be called once: [[table, [columns], [[id, …]]], …]."""
        end = "]" if self.count else "[]"
        self._packed.append(self._packer.compress(end.encode()))
        return b"".join((*self._packed, self._packer.flush()))

    def renamed(self) -> tuple[dict[int, tuple[Named | None, Named | None]], dict[int, set[str]]]:
        """Return the people and organisations whose search keys the changes have made stale."""
        changed = {key: pair for key, pair in self._people.items() if pair[0] != pair[1]}
        return changed, self._organisations

    def _take_names(self, change: RowChange) -> None:
        if change.table is Person:
            before, after = _named(change.before), _named(change.after)
            known = self._people.get(change.row_id)
            self._people[change.row_id] = (before if known is None else known[0], after)
        elif change.table is Organisation:
            self._organisations.setdefault(change.row_id, set())
        elif change.table is OrganisationSpell:
            for stored in (change.before, change.after):
                if stored is not None:
                    names = self._organisations.setdefault(stored[_SPELL_OF], set())
                    if stored is change.before:
                        names.add(stored[_SPELL_NAME])


def _pieces(rows: Iterable[RowChange], *, is_first: bool) -> Iterator[str]:
    """Yield the text of table runs, [table, [columns], [[id, before, after], …]], in portions."""
    comma = "[" if is_first else ","
    for table, run in groupby(rows, key=attrgetter("table")):
        yield f"{comma}[{_encode(table.table_name())},{_encode(table.column_names())},["
        between = ""
        while part := list(islice(run, _BATCH)):
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


def _unpacked(packed: bytes) -> Iterator[RowChange]:
    for name, columns, changed in _runs(packed):
        table = TABLE_BY_NAME.get(name)
        if table is None or tuple(columns) != table.column_names():
            raise StorageError(
                "old_entry", "这项改动是旧格式的程序记下的，不能再撤销；记录仍可查看。请手工改回。"
            )
        for row_id, before, after in changed:
            yield RowChange(table, row_id, _from_text(before), _from_text(after))


def _as_text(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    raise TypeError(type(value).__name__)


_DECODER = json.JSONDecoder()
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_as_text).encode


def _from_text(stored: list[Any] | None) -> Stored | None:
    if stored is None:
        return None
    return tuple(
        base64.b64decode(value["base64"]) if isinstance(value, dict) else value for value in stored
    )


def _named(stored: Stored | None) -> Named | None:
    return None if stored is None else Named(*(stored[place] for place in _PERSON_KEYS))


_SPELL_OF = OrganisationSpell.column_names().index("organisation_id")
_SPELL_NAME = OrganisationSpell.column_names().index("name")
_PERSON_KEYS = tuple(
    Person.column_names().index(name)
    for name in ("name", "former_name", "id_number", "mobile_phone")
)


def _to_store(column: Any, value: Any) -> Any:
    """Return a value as the file will give it back; the driver's wrapper of bytes is taken off."""
    stored = column.db_value(value)
    return bytes(stored) if isinstance(stored, memoryview) else stored


#: Columns of these kinds store what they are given.
_PLAIN_FIELDS = frozenset({"CharField", "TextField", "IntegerField"})


def _plan(column: Any) -> tuple[str, Callable[[Any], Any] | None, Any]:
    """Return name, conversion (None where nothing is to be done) and stored default of a column."""
    convert: Callable[[Any], Any] | None = column.db_value
    if type(column).__name__ in _PLAIN_FIELDS:
        convert = None
    elif isinstance(column, BlobField):
        convert = partial(_to_store, column)
    default = column.default() if callable(column.default) else column.default
    return column.name, convert, _to_store(column, default)


def _insert_sql(table: type[Table]) -> str:
    columns = table.column_names()
    names = ", ".join(f'"{name}"' for name in columns)
    return (
        f'INSERT INTO "{table.table_name()}" ({names}) VALUES ({", ".join("?" for _ in columns)})'
    )


def _snapshot(table: type[Table], row_id: int) -> Stored | None:
    return _snapshots(table, [row_id]).get(row_id)


def _snapshots(table: type[Table], row_ids: Sequence[int]) -> dict[int, Stored]:
    names = ", ".join(f'"{name}"' for name in table.column_names())
    place = table.column_names().index("id")
    found: dict[int, Stored] = {}
    for start in range(0, len(row_ids), _BATCH):
        batch = row_ids[start : start + _BATCH]
        marks = ", ".join("?" for _ in batch)
        cursor = database.execute_sql(
            f'SELECT {names} FROM "{table.table_name()}" WHERE id IN ({marks})', tuple(batch)
        )
        for row in cursor:
            found[row[place]] = tuple(row)
    return found
