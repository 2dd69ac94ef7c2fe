"""Which ledger row a resolution became, and which meeting a row comes from.

The row keeps the identity of the resolution among its values, under a key that no field has.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.ledger_entries import BATCH, EntryRow, entry_rows
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Activity, LedgerValue, Task

#: Key of the value that names the resolution; keys of fields have no colon.
FROM_TASK = "from:task"


def handed_on(uids: Collection[str], on: date) -> dict[str, EntryRow]:
    """Return the rows that resolutions became, by the identity of the resolution."""
    wanted, found = sorted(uids), dict[str, int]()
    for start in range(0, len(wanted), BATCH):
        told = LedgerValue.select(LedgerValue.text, LedgerValue.entry_id).where(
            (LedgerValue.field == FROM_TASK) & LedgerValue.text.in_(wanted[start : start + BATCH])
        )
        found.update(rows(told))
    entries = entry_rows(sorted(found.values()), on)
    return {uid: entries[key] for uid, key in found.items() if key in entries}


@dataclass(frozen=True, slots=True)
class EntrySource:
    """The meeting that a ledger row comes from.

    Attributes:
        title: What was resolved. meeting: what the meeting is called.
    """

    title: str
    activity_id: int
    meeting: str
    held_on: date


@dataclass(frozen=True)
class EntrySourceQuery:
    """The resolution and meeting that a ledger row comes from."""

    reads: ClassVar = frozenset({Topic.LEDGER, Topic.TASK, Topic.ACTIVITY, Topic.ACTIVITY_KIND})
    entry_id: int

    def fetch(self) -> EntrySource | None:
        """Return it, or None where the row comes from no meeting."""
        told = LedgerValue.select(LedgerValue.text).where(
            (LedgerValue.entry == self.entry_id) & (LedgerValue.field == FROM_TASK)
        )
        found = (
            Task.select(Task.title, Activity.id, Activity.title, Activity.kind, Activity.held_on)
            .join(Activity, on=(Task.activity == Activity.id))
            .where(Task.uid.in_(told))
        )
        for title, activity_id, called, kind, held_on in rows(found):
            known = kinds_by_code().get(kind)
            meeting = called or (known.label if known is not None else kind)
            return EntrySource(title, activity_id, meeting, held_on)
        return None
