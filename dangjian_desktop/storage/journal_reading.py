"""What the journal tells of somebody or something, for reading and not for undo."""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from dangjian_desktop.domain.topics import Topic
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
#: And of a day: ``2026-11-29``.
DAY_LENGTH = 10


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
        note: Facts that are no row change, where they were asked for.
    """

    entry_id: int
    at: str
    label: str
    operation: str
    actor: str
    reverts: int | None
    change_count: int
    note: str = ""


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


def newest_entries(
    since: date | None, limit: int, left_out: Collection[Topic] = ()
) -> list[ToldEntry]:
    """Return the newest entries from a day on, the newest first.

    What is withheld stands behind everything else of its month, and is told from the month of the
    day on. What touched nothing but the topics that are left out is not told.
    """
    day = since.isoformat() if since else ""
    where, values = _without(left_out)
    more = "".join(f" AND {one}" for one in where)
    told = []
    for here, first in (("id > 0", day), ("id < 0", day[:MONTH_LENGTH])):
        cursor = database.execute_sql(
            "SELECT id, at, label, operation, actor, reverts, change_count, note FROM journal_entry"
            f" WHERE {here} AND at >= ?{more} ORDER BY id DESC LIMIT ?",
            (first, *values, limit),
        )
        told += [ToldEntry(*row) for row in cursor]
    return sorted(told, key=lambda one: (told_moment(one.at), one.entry_id), reverse=True)[:limit]


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries are asked for.

    Attributes:
        words: Each stands in what was done, who did it, or a name of whom or what it is about.
        since, until: Days, both included; of what is withheld the month counts.
        person_id: About whom; what is withheld is about nobody.
        topics: One of these was touched; None for all.
        left_out: What touched nothing but these is left out.
    """

    words: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    person_id: int | None = None
    topics: frozenset[Topic] | None = None
    left_out: frozenset[Topic] = frozenset()


def entry_ids(wanted: EntryFilter) -> list[int]:
    """Return the entries asked for, the newest first; what is withheld ends its month."""
    known = _found(wanted, is_withheld=False)
    withheld = [] if wanted.person_id is not None else _found(wanted, is_withheld=True)
    ids: list[int] = []
    for entry_id, month in known:
        while withheld and withheld[0][1] > month:
            ids.append(withheld.pop(0)[0])
        ids.append(entry_id)
    return ids + [entry_id for entry_id, _month in withheld]


def _found(wanted: EntryFilter, *, is_withheld: bool) -> list[tuple[int, str]]:
    """Return ids and months of the entries of one chain, the newest first."""
    length = MONTH_LENGTH if is_withheld else DAY_LENGTH
    where, values = [f"id {'<' if is_withheld else '>'} 0"], list[Any]()
    if wanted.since is not None:
        where.append("at >= ?")
        values.append(wanted.since.isoformat()[:length])
    if wanted.until is not None:
        where.append(f"substr(at, 1, {length}) <= ?")
        values.append(wanted.until.isoformat()[:length])
    if wanted.person_id is not None:
        where.append("id IN (SELECT entry_id FROM journal_subject WHERE kind=? AND subject_id=?)")
        values += [SubjectKind.PERSON.value, wanted.person_id]
    if wanted.topics is not None:
        each = ["',' || topics || ',' LIKE ?"] * len(wanted.topics)
        where.append(f"({' OR '.join(each) or '0'})")
        values += [f"%,{topic.value},%" for topic in sorted(wanted.topics)]
    conditions, left_out = _without(wanted.left_out)
    where += conditions
    values += left_out
    for word in wanted.words:
        where.append(_WORD_OF_WITHHELD if is_withheld else _WORD_ANYWHERE)
        values += [_like(word)] * (1 if is_withheld else 4)
    cursor = database.execute_sql(
        f"SELECT id, substr(at, 1, {MONTH_LENGTH}) FROM journal_entry"
        f" WHERE {' AND '.join(where)} ORDER BY id DESC",
        values,
    )
    return [(int(entry_id), str(month)) for entry_id, month in cursor]


def _without(topics: Collection[Topic]) -> tuple[list[str], list[Any]]:
    """Return what leaves out entries that touched nothing but a topic and its attachments."""
    where, values = list[str](), list[Any]()
    for topic in sorted(topics):
        where.append("topics <> ? AND topics <> ?")
        values += [topic.value, ",".join(sorted((topic.value, Topic.ATTACHMENT.value)))]
    return where, values


#: Of what is withheld nobody is told whom it is about, so nobody can ask.
_WORD_OF_WITHHELD = "label LIKE ? ESCAPE '!'"
_WORD_ANYWHERE = (
    "(label LIKE ? ESCAPE '!' OR actor LIKE ? ESCAPE '!' OR id IN ("
    f"SELECT entry_id FROM journal_subject WHERE kind = '{SubjectKind.PERSON.value}'"
    " AND subject_id IN (SELECT id FROM person WHERE name LIKE ? ESCAPE '!') UNION ALL"
    f" SELECT entry_id FROM journal_subject WHERE kind = '{SubjectKind.ORGANISATION.value}' AND"
    " subject_id IN"
    " (SELECT organisation_id FROM organisation_spell WHERE name LIKE ? ESCAPE '!')))"
)


def _like(word: str) -> str:
    for sign in "!%_":
        word = word.replace(sign, f"!{sign}")
    return f"%{word}%"


def entries_of(ids: Sequence[int]) -> list[ToldEntry]:
    """Return entries in the order of their ids; what does not exist is left out."""
    marks = ",".join("?" * len(ids))
    cursor = database.execute_sql(
        "SELECT id, at, label, operation, actor, reverts, change_count, note FROM journal_entry"
        f" WHERE id IN ({marks})",
        tuple(ids),
    )
    found = {int(row[0]): ToldEntry(*row) for row in cursor}
    return [found[entry_id] for entry_id in ids if entry_id in found]


def taken_back_among(ids: Collection[int]) -> set[int]:
    """Return which of some entries were undone and not done again."""
    reverting: dict[int, list[int]] = {}
    asked = set(ids)
    while asked:  # what takes back, what takes that back, and so on; each later than the one before
        marks = ",".join("?" * len(asked))
        cursor = database.execute_sql(
            f"SELECT id, reverts FROM journal_entry WHERE id > ? AND reverts IN ({marks})",
            (min(asked), *asked),
        )
        found = [(int(entry_id), int(of)) for entry_id, of in cursor]
        for entry_id, of in found:
            reverting.setdefault(of, []).append(entry_id)
        asked = {entry_id for entry_id, _of in found} - reverting.keys()

    def is_undone(entry_id: int) -> bool:
        return any(not is_undone(other) for other in reverting.get(entry_id, ()))

    return {entry_id for entry_id in ids if is_undone(entry_id)}


def first_changes(entry_id: int, most: int, within: int) -> list[ToldChange]:
    """Return the first changes of an entry without unpacking a whole import; none of no entry.

    Args:
        most: So many at most.
        within: Of the text so many bytes are read at most.
    """
    found = database.execute_sql(
        "SELECT changes FROM journal_entry WHERE id = ?", (entry_id,)
    ).fetchone()
    if found is None:
        return []
    (packed,) = found
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(packed, within).decode(errors="ignore")
    if unpacker.eof:
        return _told(json.loads(text))[:most]
    return list(islice(_told_as_far_as_read(text), most))


def _told_as_far_as_read(text: str) -> Iterator[ToldChange]:
    """Yield the changes of a text that is cut off somewhere: ``[["table",["id",…],[[7,…],…``."""
    read, place = json.JSONDecoder().raw_decode, len("[")
    try:
        while text[place] == "[":
            table, place = read(text, place + 1)
            columns, place = read(text, place + 1)
            place += len(",[")
            while text[place] == "[":
                row, place = read(text, place)
                yield from _told([[table, columns, [row]]])
                place += text[place] == ","
            place += len("]]")
            place += text[place] == ","
    except (ValueError, IndexError):  # here it is cut off
        return


def told_changes(entry_id: int) -> list[ToldChange]:
    """Return what an entry changed as it was written, whatever the tables are like today.

    Nothing is refused: an entry of an older format tells of the columns that it knew.
    """
    (packed,) = database.execute_sql(
        "SELECT changes FROM journal_entry WHERE id = ?", (entry_id,)
    ).fetchone()
    return _told(json.loads(zlib.decompress(packed)))


def _told(runs: Iterable[Any]) -> list[ToldChange]:
    told = []
    for table, columns, changed in runs:
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


def is_noted(operation: str, at: str, note: str) -> bool:
    """Whether an entry of a moment (as the journal tells it) notes this of an operation."""
    found = database.execute_sql(
        "SELECT 1 FROM journal_entry WHERE at = ? AND operation = ? AND note = ?",
        (at, operation, note),
    )
    return found.fetchone() is not None


def seal_of(entry_id: int) -> str:
    """Return the seal of an entry; "" where there is none of that number."""
    found = database.execute_sql(
        "SELECT seal FROM journal_entry WHERE id = ?", (entry_id,)
    ).fetchone()
    return "" if found is None else str(found[0])


def changes_after(entry_id: int) -> Iterator[ToldChange]:
    """Yield every row change of the entries after one, in their order.

    What is withheld (`Writer.withhold`) is left out: it is known of no moment.
    """
    found = database.execute_sql(
        "SELECT id FROM journal_entry WHERE id > ? ORDER BY id", (max(entry_id, 0),)
    ).fetchall()
    for (later,) in found:
        yield from told_changes(later)
