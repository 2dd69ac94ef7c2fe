"""What the journal tells of somebody or something, for reading and not for undo."""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dangjian_desktop.storage.changes import (
    from_text,
)
from dangjian_desktop.storage.models import (
    Person,
    database,
)
from dangjian_desktop.storage.search_index import SubjectKind

#: Characters of the moment of an entry whose day is withheld: ``2026-11``.
MONTH_LENGTH = 7


def told_moment(at: str) -> datetime:
    """Return the moment of an entry; of one whose day is withheld the beginning of its month."""
    if len(at) == MONTH_LENGTH:
        return datetime.fromisoformat(f"{at}-01").astimezone()
    return datetime.fromisoformat(at)


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
        at: Moment in ISO 8601 with offset, or the month where the day is withheld.
        reverts: The entry that this one took back or did again.
    """

    entry_id: int
    at: str
    label: str
    operation: str
    actor: str
    reverts: int | None
    change_count: int


def entries_about(kind: SubjectKind, subject_id: int) -> list[ToldEntry]:
    """Return the entries about a person or organisation, the oldest first.

    One of which the month alone is known stands at the beginning of its month.
    """
    cursor = database.execute_sql(
        "SELECT entry.id, entry.at, entry.label, entry.operation, entry.actor, entry.reverts,"
        " entry.change_count FROM journal_subject AS subject"
        " JOIN journal_entry AS entry ON entry.id = subject.entry_id"
        " WHERE subject.kind = ? AND subject.subject_id = ? ORDER BY entry.id",
        (kind.value, subject_id),
    )
    return sorted(
        (ToldEntry(*row) for row in cursor), key=lambda one: (told_moment(one.at), one.entry_id)
    )


def newest_entries(since: date | None, limit: int) -> list[ToldEntry]:
    """Return the newest entries from a day on, the newest first.

    What is withheld stands behind everything else of its month, and is told from the month of the
    day on.
    """
    day = since.isoformat() if since else ""
    told = []
    for here, first in (("id > 0", day), ("id < 0", day[:MONTH_LENGTH])):
        cursor = database.execute_sql(
            "SELECT id, at, label, operation, actor, reverts, change_count FROM journal_entry"
            f" WHERE {here} AND at >= ? ORDER BY id DESC LIMIT ?",
            (first, limit),
        )
        told += [ToldEntry(*row) for row in cursor]
    return sorted(told, key=lambda one: (told_moment(one.at), one.entry_id), reverse=True)[:limit]


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
            stored = (from_text(before), from_text(after))
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


def last_entry_id() -> int:
    """Return the number of the newest entry that names its day; 0 for none."""
    (newest,) = database.execute_sql(
        "SELECT COALESCE(MAX(id), 0) FROM journal_entry WHERE id > 0"
    ).fetchone()
    return int(newest)


def changes_after(entry_id: int) -> Iterator[ToldChange]:
    """Yield every row change of the entries after one, in their order.

    What is withheld (`Writer.withhold`) is left out: it is known of no moment.
    """
    found = database.execute_sql(
        "SELECT id FROM journal_entry WHERE id > ? ORDER BY id", (max(entry_id, 0),)
    ).fetchall()
    for (later,) in found:
        yield from told_changes(later)
