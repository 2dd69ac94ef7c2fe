"""What was recorded of one row of a ledger, by whom and when: the newest first.

Of what somebody told without a name nothing is told: neither who was at the computer nor when.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from dangjian_desktop.domain.ledger_values import Names, StoredValue, shown_value, value_of
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.recorded_changes import MANY, taken_back
from dangjian_desktop.queries.stored_words import StoredNames, told_day
from dangjian_desktop.storage.journal_reading import (
    ToldChange,
    ToldEntry,
    entries_about,
    told_changes,
    told_moment,
)
from dangjian_desktop.storage.models import (
    Attachment,
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
)
from dangjian_desktop.storage.search_index import SubjectKind


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One thing that an operation recorded of a row.

    Attributes:
        at: When it was done. label: what the operation is called. actor: who was at the computer.
        what: The field, or what it is about; "" where the operation says it all.
        before, after: As it was and became; "" for nothing.
        is_taken_back: Whether it was undone later (and not done again).
    """

    at: datetime
    label: str
    actor: str
    what: str
    before: str
    after: str
    is_taken_back: bool = False


@dataclass(frozen=True)
class EntryChangesQuery:
    """Everything recorded of one row, the newest first; nothing of an anonymous one."""

    reads: ClassVar = frozenset(
        {
            Topic.JOURNAL,
            Topic.LEDGER,
            Topic.BOOK,
            Topic.FIELD,
            Topic.PERSON,
            Topic.ORGANISATION,
        }
    )
    entry_id: int

    def fetch(self) -> list[EntryChange]:
        """Return what was recorded."""
        entry = LedgerEntry.get_or_none(LedgerEntry.id == self.entry_id)
        book = books_by_code().get(entry.book) if entry is not None else None
        if entry is None or book is None or entry.is_anonymous:
            return []
        entries = entries_about(SubjectKind.ENTRY, self.entry_id)
        undone = taken_back(entries)
        reading = _Reading(self.entry_id, book)
        return [
            EntryChange(
                told_moment(one.at),
                one.label,
                one.actor,
                what,
                before,
                after,
                one.entry_id in undone,
            )
            for one in reversed(entries)
            if one.reverts is None
            for what, before, after in reading.told(one)
        ]


#: What it is about, before, after.
_Line = tuple[str, str, str]


class _Reading:
    """Puts what an entry of the journal says of one row into words."""

    def __init__(self, entry_id: int, book: LedgerBook) -> None:
        self._entry_id, self._book, self._names = entry_id, book, StoredNames()

    def told(self, entry: ToldEntry) -> Iterator[_Line]:
        """Yield what an entry changed of the row; an import of many is not taken apart."""
        if entry.change_count > MANY:
            yield "", "", ""
            return
        changes = [one for one in told_changes(entry.entry_id) if self._is_about(one)]
        own = next((one for one in changes if one.table == LedgerEntry.table_name()), None)
        if own is not None and own.before is None:
            yield (
                "",
                "",
                "",
            )  # its registration; what it said then stands on the card or was changed
            return
        if own is not None and own.after is not None and own.before is not None:
            before, after = (told_day(one, "happened_on") for one in (own.before, own.after))
            if before != after:
                yield self._book.day_label, before, after
        yield from self._values(changes)
        yield from self._rows(changes)

    def _is_about(self, change: ToldChange) -> bool:
        stored = change.after or change.before or {}
        if change.table == LedgerEntry.table_name():
            return change.row_id == self._entry_id
        return change.table in _OF_ENTRY and stored.get("entry_id") == self._entry_id

    def _values(self, changes: Sequence[ToldChange]) -> Iterator[_Line]:
        before: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        after: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for one in changes:
            if one.table == LedgerValue.table_name():
                for side, stored in ((before, one.before), (after, one.after)):
                    if stored is not None:
                        side[stored["field"]].append(stored)
        for key in dict.fromkeys((*before, *after)):
            found = self._book.field(key)
            label = found.label if found is not None else key
            yield label, self._value(key, before[key]), self._value(key, after[key])

    def _value(self, key: str, rows: Sequence[Mapping[str, Any]]) -> str:
        found = self._book.field(key)
        stored = [
            StoredValue(one["text"], one["number"], one["person_id"], one["organisation_id"])
            for one in sorted(rows, key=lambda one: int(one["place"]))
        ]
        if found is None:
            return "、".join(one.text for one in stored)
        people = {one.person_id: self._names.person(one.person_id) for one in stored}
        places = {
            one.organisation_id: self._names.organisation(one.organisation_id) for one in stored
        }
        names = Names(
            {key: name for key, name in people.items() if key is not None},
            {key: name for key, name in places.items() if key is not None},
        )
        return shown_value(found, value_of(found, stored, names))

    def _rows(self, changes: Sequence[ToldChange]) -> Iterator[_Line]:
        tellers = {
            LedgerStep.table_name(): ("办理记录", self._step),
            LedgerMilestone.table_name(): ("里程碑", _milestone),
            Attachment.table_name(): ("附件", _file),
        }
        for one in changes:
            if one.table in tellers:
                what, teller = tellers[one.table]
                before, after = (teller(side) if side else "" for side in (one.before, one.after))
                if before != after:
                    yield what, before, after

    def _step(self, stored: Mapping[str, Any]) -> str:
        taker = stored.get("taken_by_id")
        by = self._names.person(taker) if taker is not None else stored.get("by_name", "")
        state = self._book.state_label(stored["state"]) or stored["state"]
        return " ".join(
            filter(None, (state, told_day(stored, "taken_on"), by, stored.get("note", "")))
        )


def _milestone(stored: Mapping[str, Any]) -> str:
    done = told_day(stored, "done_on")
    told = (stored["title"], told_day(stored, "due_on"), f"{done} 完成" if done else "")
    return " ".join(filter(None, (*told, stored.get("note", ""))))


def _file(stored: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (stored["name"], stored.get("note", ""))))


_OF_ENTRY = frozenset(
    table.table_name() for table in (LedgerValue, LedgerStep, LedgerMilestone, Attachment)
)
