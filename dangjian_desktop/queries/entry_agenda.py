"""On which agendas a row of a ledger came up, and what was decided there."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from peewee import JOIN

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AgendaState
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Activity, AgendaItem


@dataclass(frozen=True, slots=True)
class TreatedRow:
    """One matter that came from a row.

    Attributes:
        activity_id: The meeting; None while the matter waits in the pool.
        title: What the meeting is called; "" while there is none.
    """

    item_id: int
    activity_id: int | None
    title: str
    held_on: date | None
    state: AgendaState
    discussion: str
    outcome: str


@dataclass(frozen=True)
class EntryAgendaQuery:
    """The matters that came from one row, the first first; those without a meeting last."""

    reads: ClassVar = frozenset({Topic.AGENDA, Topic.ACTIVITY, Topic.ACTIVITY_KIND})
    uid: str

    def fetch(self) -> list[TreatedRow]:
        """Return the matters."""
        chosen = (
            AgendaItem.select(
                AgendaItem.id,
                AgendaItem.activity_id,
                Activity.title,
                Activity.kind,
                Activity.held_on,
                AgendaItem.state,
                AgendaItem.discussion,
                AgendaItem.outcome,
            )
            .join(Activity, JOIN.LEFT_OUTER)
            .where(AgendaItem.source_uid == self.uid)
        )
        found = [
            TreatedRow(
                item_id,
                activity_id,
                title or (kind_label(kind) if kind else ""),
                held_on,
                state,
                discussion,
                outcome,
            )
            for item_id, activity_id, title, kind, held_on, state, discussion, outcome in rows(
                chosen
            )
        ]
        return sorted(found, key=lambda one: (one.held_on or date.max, one.item_id))
