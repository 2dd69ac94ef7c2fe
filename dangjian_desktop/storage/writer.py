"""The one door for writing rows: every change noted before and after, undone by walking back."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from peewee import BlobField, IntegrityError
from sqlcipher3 import dbapi2 as engine

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage import database as opened
from dangjian_desktop.storage.changes import (
    BATCH,
    FIRST_WITHHELD,
    KINDS,
    Changes,
    Digest,
    RowChange,
    Stored,
)
from dangjian_desktop.storage.errors import StaleUndoError
from dangjian_desktop.storage.models import (
    database,
)
from dangjian_desktop.storage.models.base import Table, random_uid

#: Changes held before they are digested: enough for all but an import of thousands.
_MOST_HELD = 20_000


@dataclass
class Writer:
    """Writes rows within one transaction and notes each change.

    Attributes:
        at: Moment of the operation.
        new_uid: Where identities of new rows come from; demonstrations pass a seeded one.
        notes: Facts that change no row. noted_subjects: whom they are about, as the journal keeps
            it. noted_topics: what they belong to.
        is_withheld: Whether the journal keeps neither who did it nor more than the month.
    """

    at: datetime
    new_uid: Callable[[], str] = random_uid
    changes: list[RowChange] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    noted_subjects: set[tuple[str, int]] = field(default_factory=set)
    noted_topics: set[Topic] = field(default_factory=set)
    is_withheld: bool = False
    _next_id: dict[tuple[type[Table], bool], int] = field(default_factory=dict)
    _taken: Digest = field(default_factory=lambda: Digest())

    @property
    def has_changed(self) -> bool:
        """Whether any row is another now."""
        return bool(self.changes or self._taken.count)

    def noted(self) -> Iterator[RowChange]:
        """Yield every change so far, in the order in which they were made."""
        yield from self._taken.rows()
        yield from self.changes

    @contextmanager
    def walked_back(self) -> Iterator[None]:
        """Let the file stand as it did before, for as long as it is read so."""
        changes = list(self.noted())
        with database.savepoint() as before:
            for change in reversed(changes):
                self._put(change.table, change.row_id, change.before)
            try:
                yield
            finally:
                before.rollback()
        opened.forget_answers()  # those read meanwhile are not true any more

    def digest(self) -> Digest:
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

    def update_many(
        self, table: type[Table], wanted: Mapping[int, Mapping[str, Any]], /
    ) -> list[int]:
        """Change columns of many rows, each its own; return the ids of those that cannot be so.

        A row that is gone, or that would be the second of what a table has once, stays as it is.
        """
        columns = table.column_names()
        places = {
            name: (columns.index(field.column_name), field)
            for name, field in table._meta.fields.items()
        }
        before = _snapshots(table, list(wanted))
        changes = []
        for row_id, values in wanted.items():
            stored = before.get(row_id)
            if stored is not None:
                after = list(stored)
                for name, value in values.items():
                    place, field = places[name]
                    after[place] = _to_store(field, value)
                if tuple(after) != stored:
                    changes.append(RowChange(table, row_id, stored, tuple(after)))
        sets = ", ".join(f'"{name}" = ?' for name in columns)
        sql = f'UPDATE "{table.table_name()}" SET {sets} WHERE id = ?'
        done = self._where_free(changes, lambda one: (sql, (*(one.after or ()), one.row_id)))
        self._note(done)
        kept = {one.row_id for one in changes} - {one.row_id for one in done}
        return [row_id for row_id in wanted if row_id in kept or row_id not in before]

    def insert_where_free(
        self, table: type[Table], rows: Sequence[Mapping[str, Any]], /
    ) -> list[int | None]:
        """Insert rows as `insert_many`; None for one that would be the second of its kind."""
        if not rows:
            return []
        first = self._next(table, len(rows))
        stored = list(self._stored(table, first, rows))
        changes = [
            RowChange(table, row_id, None, row) for row_id, row in enumerate(stored, start=first)
        ]
        sql = _insert_sql(table)
        done = self._where_free(changes, lambda one: (sql, one.after or ()))
        self._note(done)
        entered = {one.row_id for one in done}
        return [one.row_id if one.row_id in entered else None for one in changes]

    def delete_where_free(self, table: type[Table], row_id: int, /) -> bool:
        """Delete a row unless something points to it; return whether it was deleted."""
        try:
            with database.atomic():
                self.delete(table, row_id)
        except IntegrityError:
            return False
        return True

    @staticmethod
    def _where_free(
        changes: Sequence[RowChange], said: Callable[[RowChange], tuple[str, Sequence[Any]]]
    ) -> list[RowChange]:
        """Run the statement of each change; return those that the file takes.

        All at once at the driver's speed; one by one only where one of them is not taken.
        """
        if not changes:
            return []
        try:
            with database.atomic():
                opened.execute_many(said(changes[0])[0], [said(one)[1] for one in changes])
        except (IntegrityError, engine.IntegrityError):
            done = []
            for one in changes:
                try:
                    with database.atomic():
                        database.execute_sql(*said(one))
                except IntegrityError:
                    continue
                done.append(one)
            return done
        return list(changes)

    def delete(self, table: type[Table], row_id: int, /) -> None:
        """Delete a row that was entered by mistake; people leave, they are not deleted."""
        before = _snapshot(table, row_id)
        if before is None:
            raise LookupError(f"{table.table_name()} {row_id}")
        self._put(table, row_id, None)
        self._note([RowChange(table, row_id, before, None)])

    def write_unnoted(self, table: type[Table], row_id: int, stored: Stored | None) -> None:
        """Write or delete a row without noting what it was; for `storage.erasing` alone."""
        self._put(table, row_id, stored)

    def note_row(self, change: RowChange) -> None:
        """Note a row change that is written already; for `storage.erasing` alone."""
        self._note([change])

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

    def note(self, text: str, *, about: Table | None = None, topic: Topic | None = None) -> None:
        """Record a fact that changes no row (a revealed number, an unmasked export).

        Args:
            about: The person, organisation or row of a ledger in whose history it is found.
            topic: What the entry is reckoned to, so that who may not see that is not told of it;
                the window is told of no change.
        """
        self.notes.append(text)
        if about is not None:
            self.noted_subjects.add((KINDS[type(about)], about.id))
        if topic is not None:
            self.noted_topics.add(topic)

    def withhold(self) -> None:
        """Let the journal keep neither who did this nor the day: the month alone.

        For what somebody told without a name: who was at the computer at that moment would say
        who came in. Taking it back and doing it again is withheld likewise. It is said before
        anything is inserted: new rows are numbered apart from then on.
        """
        self.is_withheld = True

    def revert(self, changes: Changes) -> None:
        """Put every row back as it was, and note that too, so that redo is undo.

        Raises:
            StaleUndoError: When a row has been changed since by something else.
        """
        if changes.is_withheld:
            self.withhold()
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
        place = (table, self.is_withheld)
        if place not in self._next_id:
            self._next_id[place] = _last_id(table, is_withheld=self.is_withheld) + 1
        first = self._next_id[place]
        self._next_id[place] = first + count
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


def _last_id(table: type[Table], *, is_withheld: bool) -> int:
    """Return the highest id that was ever given in a table, of what is withheld or of the rest.

    The id of somebody merged away or undone is not given again: the new one would inherit the
    history of the old one, which the journal has under the id.
    """
    last = FIRST_WITHHELD - 1 if is_withheld else 0
    here = "< 0" if is_withheld else "> 0"
    found = database.execute_sql(
        f'SELECT MAX(id) FROM "{table.table_name()}" WHERE id {here}'
    ).fetchone()[0]
    kind, noted = KINDS.get(table), None
    if kind is not None:
        noted = database.execute_sql(
            f"SELECT MAX(subject_id) FROM journal_subject WHERE kind = ? AND subject_id {here}",
            (kind,),
        ).fetchone()[0]
    return max(last, int(found or last), int(noted or last))


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
    for start in range(0, len(row_ids), BATCH):
        batch = row_ids[start : start + BATCH]
        marks = ", ".join("?" for _ in batch)
        cursor = database.execute_sql(
            f'SELECT {names} FROM "{table.table_name()}" WHERE id IN ({marks})', tuple(batch)
        )
        for row in cursor:
            found[row[place]] = tuple(row)
    return found
