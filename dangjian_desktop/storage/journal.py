"""The journal: each operation in one transaction with the sealed entry of what it changed.

The notes of one operation are its `Changes`: what the window hears, what undo reverts, and what is
packed into one sealed entry in the same transaction.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar, overload

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage import database as opened
from dangjian_desktop.storage import search_index
from dangjian_desktop.storage.changes import (
    Changes,
    Digest,
    RowChange,
    unpacked,
)
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.journal_reading import MONTH_LENGTH
from dangjian_desktop.storage.journal_seals import head_to_write, keyed_seal, move_head
from dangjian_desktop.storage.models import (
    JournalEntry,
    database,
)
from dangjian_desktop.storage.models.base import random_uid
from dangjian_desktop.storage.writer import Writer

#: Changes of so many rows are held for undo; those of larger entries wait in the journal.
_KEPT_ROWS = 5_000

T = TypeVar("T")


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
        changes = Changes(label, frozenset(digest.topics), rows, is_withheld=writer.is_withheld)
        if digest.count or writer.notes:
            moment = at.isoformat(timespec="milliseconds")
            if writer.is_withheld:
                moment, actor = moment[:MONTH_LENGTH], ""
            entry_id = _append(
                label,
                digest,
                operation,
                actor,
                moment,
                writer,
                reverts,
            )
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
        opened.forget_answers()  # what it had written was put back
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
    is_withheld = len(entry.at) == MONTH_LENGTH
    return Changes(entry.label, topics, tuple(unpacked(entry.changes)), entry_id, is_withheld)


def _append(
    label: str,
    digest: Digest,
    operation: str,
    actor: str,
    moment: str,
    writer: Writer,
    reverts: int | None,
) -> int:
    head = head_to_write()
    previous_id, previous = head.last_id, head.seal
    is_withheld = writer.is_withheld
    if is_withheld:
        previous_id, previous = head.withheld_id, head.withheld_seal
    month = moment[:MONTH_LENGTH]
    if not is_withheld and head.at[:MONTH_LENGTH] != month:
        previous = " ".join((previous, *_last_withheld_before(month)))
    values = (
        moment,
        label,
        operation,
        actor,
        "\n".join(writer.notes),
        ",".join(sorted(digest.topics | writer.noted_topics)),
        digest.packed(),
        digest.count,
        reverts,
    )
    entry_id, seal = previous_id + 1, keyed_seal(head.key, previous, values)
    database.execute_sql(
        "INSERT INTO journal_entry (id, at, label, operation, actor, note, topics, changes,"
        " change_count, reverts, previous_seal, seal) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (entry_id, *values, previous, seal),
    )
    move_head(head, entry_id, seal, moment)
    subjects = sorted(digest.subjects | writer.noted_subjects)
    opened.execute_many(
        "INSERT INTO journal_subject (kind, subject_id, entry_id) VALUES (?, ?, ?)",
        [(kind, subject_id, entry_id) for kind, subject_id in subjects],
    )
    return entry_id


def _last_withheld_before(month: str) -> tuple[str, ...]:
    """Return the seal of the last withheld entry of an earlier month; nothing where there is none.

    The first other entry of each month seals it along, so that the chain of what is withheld
    cannot lose its end, or vanish, without a trace. Sealed within its month, it would tell between
    which two moments it was made.
    """
    found = database.execute_sql(
        "SELECT seal FROM journal_entry WHERE id < 0 AND at < ? ORDER BY id DESC LIMIT 1", (month,)
    ).fetchone()
    return (str(found[0]),) if found else ()
