"""Takes somebody's data out of the rows and out of the journal, so that the bytes are gone.

The rows of the person stay, under another name and without what tells who it was: every figure
rests on them. In the journal the same columns of the same rows are emptied. The seal of such an
entry stays as it was, so the chain does; that its content is what the program left, a keyed code of
its own says (`JournalErasure`).
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from peewee import DatabaseError

from dangjian_desktop.domain.personal_data import (
    ERASING,
    Erasing,
    PersonalTable,
    Tombstone,
    erased,
)
from dangjian_desktop.storage import search_index
from dangjian_desktop.storage.changes import RowChange, from_text
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.journal_seals import SEALED, Head, erasure_mac, head_to_write
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    TABLES,
    ErasedPerson,
    MergedPerson,
    Person,
    database,
)
from dangjian_desktop.storage.models.base import Table
from dangjian_desktop.storage.search_index import SubjectKind
from dangjian_desktop.storage.shipped_privacy import shipped_privacy
from dangjian_desktop.storage.writer import Writer

_PERSON, _BASE = Person.table_name(), "exchange_base"
#: Files of a person hang at the person or at one of these matters of his.
_MATTERS = {"admission_case": "admission_id", "case_file": "case_file_id"}
_FILES = "attachment"
_NO_BASE = "[[],[]]"
_COMPRESSION = 1
#: Entries that are read at a time; no journal has a number beyond.
_PORTION, _NO_END = 500, (1 << 63) - 1
#: A shorter text is no name: it would be found in everything.
_SHORTEST = 2
#: What is derived from other rows, or was written by somebody else.
NOT_SEARCHED = frozenset(
    {"journal_entry", "journal_head", "journal_subject", "journal_erasure", "search_key"}
)
_DIGESTS = (
    ("attachment", "digest"),
    ("person_photo", "original"),
    ("branch_file", "digest"),
    ("own_template", "digest"),
    ("sheet_edition", "digest"),
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasing took away.

    Attributes:
        entries: Entries of the journal whose content was erased.
        files: Files of the person whose bytes were deleted.
    """

    entries: int
    files: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which a word still stands; nobody but the secretary decides what becomes of it.

    Attributes:
        excerpt: The text around the word.
    """

    table: str
    column: str
    row_id: int
    excerpt: str


def erase_person(writer: Writer, person_id: int, name: str) -> Erased:
    """Erase what tells who a person is, everywhere but in texts about other things.

    The rows are written without noting what they were. To be called once in the operation that
    does nothing else.

    Args:
        writer: Notes the rows, as they are afterwards.
        name: Under which the person stands from now on.
    """
    about = _About(person_id, name)
    rows = list(about.rows())
    was = Person.get_by_id(person_id)
    for table, row_id, stored in rows:
        about.note_secrets(table, stored)
        columns = table.column_names()
        now = about.without(table.table_name(), stored)
        after = tuple(now[column] for column in columns)
        if about.goes_whole(table.table_name()):
            writer.write_unnoted(table, row_id, None)
            writer.note_row(RowChange(table, row_id, after, None))
        elif now != stored:
            writer.write_unnoted(table, row_id, after)
            writer.note_row(RowChange(table, row_id, after, after))
    search_index.reindex(
        {
            person_id: (
                search_index.Named(was.name, was.former_name, was.id_number, was.mobile_phone),
                search_index.Named(name, name if was.former_name else "", "", ""),
            )
        },
        {},
    )
    _forget_bases(about.uids)
    entries = _erase_entries(about)
    return Erased(entries, _delete_files(about.digests))


def erased_people() -> dict[int, str]:
    """Return row ids and uids of everybody who was erased."""
    selected = ErasedPerson.select(Person.id, Person.uid).join(Person).tuples()
    return {int(row_id): str(uid) for row_id, uid in selected}


def tombstones() -> frozenset[Tombstone] | None:
    """Return the identity of everybody who was erased, with the day.

    None where the file cannot be read, as at the closing of one whose stick was pulled.
    """
    selected = ErasedPerson.select(Person.uid, ErasedPerson.erased_on).join(Person).tuples()
    try:
        with connection():
            return frozenset(Tombstone(str(uid), day) for uid, day in selected)
    except DatabaseError:
        return None


def erasings_since(seal: str) -> list[str]:
    """Return the moments of the erasings behind the entry of a seal; of all where it is none.

    So much a backup whose journal ends there does not know.
    """
    found = database.execute_sql(
        "SELECT at FROM journal_entry WHERE operation = ? AND id >"
        " COALESCE((SELECT id FROM journal_entry WHERE seal = ? AND id > 0), 0) ORDER BY id",
        (ERASING, seal),
    )
    return [str(at) for (at,) in found]


def erased_owners(table: str) -> tuple[set[str], str]:
    """Return which identities of owners were erased, and the column in which a row names its own.

    Empty for a table that is not about persons.
    """
    declared = {one.name: one for one in shipped_privacy().tables}.get(table)
    people = erased_people()
    if declared is None or not people:
        return set(), ""
    if table == _PERSON:
        return set(people.values()), "uid"
    if not declared.through:
        return set(people.values()), declared.owner
    through = TABLE_BY_NAME[declared.through]
    marks = ", ".join("?" for _ in people)
    cursor = database.execute_sql(
        f'SELECT uid FROM "{through.table_name()}" WHERE person_id IN ({marks})', tuple(people)
    )
    return {str(uid) for (uid,) in cursor}, declared.owner


def is_entry_erased(entry_id: int) -> bool:
    """Whether the content of an entry of the journal was erased."""
    found = database.execute_sql("SELECT 1 FROM journal_erasure WHERE id = ?", (entry_id,))
    return found.fetchone() is not None


def is_erasing(entry_id: int) -> bool:
    """Whether an entry of the journal tells of an erasing; that is never taken back."""
    found = database.execute_sql(
        "SELECT 1 FROM journal_entry WHERE id = ? AND operation = ?", (entry_id, ERASING)
    )
    return found.fetchone() is not None


def entries_erased() -> int:
    """Return of how many entries of the journal the content was erased."""
    (count,) = database.execute_sql("SELECT COUNT(*) FROM journal_erasure").fetchone()
    return int(count)


def entries_by(actor: str) -> int:
    """Return how many entries of the journal tell that somebody of a name did something."""
    found = database.execute_sql("SELECT COUNT(*) FROM journal_entry WHERE actor = ?", (actor,))
    return int(found.fetchone()[0])


def mentions(words: Iterable[str], around: int = 12) -> list[Mention]:
    """Return every text in the file in which one of some words stands.

    Args:
        around: So many characters beside the word are told.
    """
    found: list[Mention] = []
    for word in sorted({word for word in words if len(word) >= _SHORTEST}):
        for table in TABLES:
            if table.table_name() not in NOT_SEARCHED:
                found += _mentions_in(table, word, around)
    return found


def _mentions_in(table: type[Table], word: str, around: int) -> Iterator[Mention]:
    for column in table._meta.sorted_fields:
        if column.field_type not in ("VARCHAR", "TEXT"):
            continue
        cursor = database.execute_sql(
            f'SELECT id, "{column.column_name}" FROM "{table.table_name()}"'
            f' WHERE instr("{column.column_name}", ?) ORDER BY id',
            (word,),
        )
        for row_id, text in cursor:
            place = str(text).find(word)
            excerpt = str(text)[max(place - around, 0) : place + len(word) + around]
            yield Mention(table.table_name(), column.column_name, int(row_id), excerpt)


@dataclass
class _About:
    """Knows which rows are about the person, today's and those that only the journal knows.

    Attributes:
        uids: Of the person and of records that were merged into it.
        digests: Of files of the person.
        secrets: Texts that tell who the person is.
    """

    person_id: int
    name: str
    uids: set[str] = field(default_factory=set)
    digests: set[str] = field(default_factory=set)
    secrets: set[str] = field(default_factory=set)
    _ids: dict[str, set[int]] = field(default_factory=dict)
    _declared: dict[str, PersonalTable] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._declared = {table.name: table for table in shipped_privacy().tables}
        self._ids = {_PERSON: {self.person_id}, **{name: set() for name in _MATTERS}}
        self.uids = {str(Person.get_by_id(self.person_id).uid)}
        merged = MergedPerson.select(MergedPerson.uid).where(MergedPerson.person == self.person_id)
        self.uids |= {str(uid) for (uid,) in merged.tuples()}

    def goes_whole(self, table: str) -> bool:
        """Whether rows of a table are deleted."""
        return self._declared[table].goes_whole

    def is_emptied(self, table: str) -> bool:
        """Whether a table has columns that tell who somebody is."""
        return table == _BASE or table in self._declared

    def rows(self) -> Iterator[tuple[type[Table], int, Row]]:
        """Yield the rows of today that are about the person."""
        for matter in _MATTERS:
            found = database.execute_sql(
                f'SELECT id FROM "{matter}" WHERE person_id = ?', (self.person_id,)
            )
            self._ids[matter] |= {int(row_id) for (row_id,) in found}
        for name in self._declared:
            table = TABLE_BY_NAME[name]
            for column, ids in self._pointers(name):
                for owner_id in sorted(ids):
                    yield from _rows_where(table, column, owner_id)

    def _pointers(self, name: str) -> list[tuple[str, set[int]]]:
        declared = self._declared[name]
        found = [(declared.owner, self._ids[declared.through or _PERSON])]
        if name == _FILES:
            found += [(column, self._ids[matter]) for matter, column in _MATTERS.items()]
        return found

    def take(self, table: str, row_id: int, stored: Row) -> bool:
        """Whether a row as the journal has it is about the person; its own matters are learned."""
        if table == _PERSON and (row_id in self._ids[_PERSON] or stored.get("uid") in self.uids):
            self._ids[_PERSON].add(row_id)
            return True
        if table in _MATTERS and stored.get("person_id") in self._ids[_PERSON]:
            self._ids[table].add(row_id)
        if table == _BASE:
            told = f"{stored.get('key')}{stored.get('contents')}"
            return any(uid in told for uid in self.uids)
        if table not in self._declared:
            return False
        return any(stored.get(column) in ids for column, ids in self._pointers(table))

    def without(self, table: str, stored: Row) -> Row:
        """Return a row without what tells who the person is."""
        if table == _BASE:
            return {**stored, "contents": _NO_BASE}
        how = self._declared[table].erasing()
        return {
            column: erased(value, how.get(column, Erasing.KEEP), self.name)
            for column, value in stored.items()
        }

    def note_secrets(self, table: type[Table] | str, stored: Row) -> None:
        """Remember the texts that a row gives up, and which files are the person's."""
        name = table if isinstance(table, str) else table.table_name()
        if name == _BASE:
            return
        for one, column in _DIGESTS:
            if one == name and stored.get(column):
                self.digests.add(str(stored[column]))
        for column, how in self._declared[name].erasing().items():
            value = stored.get(column)
            if how in (Erasing.NAME, Erasing.BLANK) and isinstance(value, str):
                self.secrets.add(value)

    def may_be_in(self, changes: bytes) -> bool:
        """Whether a row of the person can be among the changes of an entry, by their bytes alone.

        Every row is known by a number or an identity: of most entries that spares the reading.
        """
        numbers = {str(one).encode() for ids in self._ids.values() for one in ids}
        return any(one in changes for one in numbers | {uid.encode() for uid in self.uids})

    def is_named_in(self, entry_id: int, note: str) -> bool:
        """Whether an entry that changed nothing of the person notes something that tells who."""
        if not note or self.cleared(note) == note:
            return False
        found = database.execute_sql(
            "SELECT subject_id FROM journal_subject WHERE kind = ? AND entry_id = ?",
            (SubjectKind.PERSON.value, entry_id),
        )
        return any(subject_id in self._ids[_PERSON] for (subject_id,) in found)

    def cleared(self, text: str) -> str:
        """Return a note of an entry about the person without what tells who it was."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            if len(secret) >= _SHORTEST:
                text = text.replace(secret, self.name)
        return text


def _rows_where(
    table: type[Table], column: str, owner_id: int
) -> Iterator[tuple[type[Table], int, Row]]:
    columns = table.column_names()
    listed = ", ".join(f'"{name}"' for name in columns)
    found = database.execute_sql(
        f'SELECT {listed} FROM "{table.table_name()}" WHERE "{column}" = ?', (owner_id,)
    ).fetchall()
    for values in found:
        stored = dict(zip(columns, values, strict=True))
        yield table, int(stored["id"]), stored


def _forget_bases(uids: set[str]) -> None:
    for uid in sorted(uids):
        database.execute_sql(
            "DELETE FROM exchange_base WHERE instr(key, ?) OR instr(contents, ?)", (uid, uid)
        )


def _erase_entries(about: _About) -> int:
    """Empty what the journal tells of the person; return how many entries that were."""
    head = head_to_write()
    by_id, count = head.last_id + 1, 0
    for entry_id, packed, note in _entries():
        emptied = _emptied(bytes(packed), about)
        if emptied is None and about.is_named_in(entry_id, note):
            emptied = bytes(packed)
        if emptied is not None:
            _write_entry(head, entry_id, by_id, emptied, about)
            count += 1
    return count


def _entries() -> Iterator[tuple[int, bytes, str]]:
    """Yield number, changes and note of all entries, those of the withheld chain last.

    They are read some at a time, since each may be written before the next is asked for.
    """
    for first, last in ((0, _NO_END), (-_NO_END, -1)):
        after = first - 1
        while some := database.execute_sql(
            "SELECT id, changes, note FROM journal_entry WHERE id > ? AND id <= ?"
            " ORDER BY id LIMIT ?",
            (after, last, _PORTION),
        ).fetchall():
            yield from some
            after = int(some[-1][0])


def _emptied(packed: bytes, about: _About) -> bytes | None:
    """Return the changes of an entry without the person; None where nothing is about him."""
    unpacked = zlib.decompress(packed)
    if not about.may_be_in(unpacked):
        return None
    runs = json.loads(unpacked)
    is_about = False
    for table, columns, changed in runs:
        for number, (row_id, before, after) in enumerate(changed):
            told = [
                None if one is None else dict(zip(columns, one, strict=False))
                for one in (before, after)
            ]
            if not any(one is not None and about.take(table, row_id, one) for one in told):
                continue
            is_about = True
            if not about.is_emptied(table):
                continue
            for one, raw in zip(told, (before, after), strict=True):
                if one is not None:
                    values = dict(zip(columns, from_text(raw) or (), strict=False))
                    about.note_secrets(table, values)
            changed[number] = [
                row_id,
                *(
                    None if one is None else list(about.without(table, one).values())
                    for one in told
                ),
            ]
    if not is_about:
        return None
    text = json.dumps(runs, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), _COMPRESSION)


def _write_entry(head: Head, entry_id: int, by_id: int, packed: bytes, about: _About) -> None:
    previous, seal, *values = database.execute_sql(
        f"SELECT previous_seal, seal, {SEALED} FROM journal_entry WHERE id = ?", (entry_id,)
    ).fetchone()
    told = dict(zip(SEALED.split(", "), values, strict=True))
    told |= {"label": about.cleared(told["label"]), "note": about.cleared(told["note"])}
    told["changes"] = packed
    mac = erasure_mac(head.key, (entry_id, by_id, previous, seal), list(told.values()))
    database.execute_sql(
        "INSERT OR REPLACE INTO journal_erasure (id, by_id, mac) VALUES (?, ?, ?)",
        (entry_id, by_id, mac),
    )
    database.execute_sql(
        "UPDATE journal_entry SET label = ?, note = ?, changes = ? WHERE id = ?",
        (told["label"], told["note"], packed, entry_id),
    )


def _delete_files(digests: set[str]) -> int:
    """Delete the bytes of files to which nothing points any more; return how many."""
    count = 0
    for digest in sorted(digests):
        if not any(
            database.execute_sql(
                f'SELECT 1 FROM "{table}" WHERE "{column}" = ? LIMIT 1', (digest,)
            ).fetchone()
            for table, column in _DIGESTS
        ):
            done = database.execute_sql("DELETE FROM stored_file WHERE digest = ?", (digest,))
            count += max(done.rowcount, 0)
    return count
