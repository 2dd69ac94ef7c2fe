"""Matters of a branch: those in the pool, and the agenda of a meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AgendaSource, AgendaState
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.storage.models import AgendaItem


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A matter; see `storage.models.activities.AgendaItem`.

    Attributes:
        organisation_name: The branch, as it was called when the matter was raised.
    """

    item_id: int
    uid: str
    organisation_id: int
    organisation_name: str
    activity_id: int | None
    title: str
    detail: str
    source: AgendaSource
    source_uid: str
    proposer: str
    raised_on: date
    is_first_topic: bool
    state: AgendaState
    place: int
    discussion: str
    outcome: str


_COLUMNS = (
    "uid organisation_id activity_id title detail source source_uid proposer raised_on "
    "is_first_topic state place discussion outcome"
).split()


def agenda_rows(found: Any) -> list[AgendaRow]:
    """Return selected matters as rows: the 第一议题 first, then in their order."""
    names = OrganisationNames()
    rows = [
        AgendaRow(
            item_id=row.id,
            organisation_name=names.on(row.organisation_id, row.raised_on),
            **{name: getattr(row, name) for name in _COLUMNS},
        )
        for row in found
    ]
    return sorted(rows, key=lambda row: (not row.is_first_topic, row.place, row.item_id))


@dataclass(frozen=True)
class AgendaQuery:
    """The agenda of one meeting."""

    reads: ClassVar = frozenset({Topic.AGENDA, Topic.ORGANISATION})
    activity_id: int

    def fetch(self) -> list[AgendaRow]:
        """Return the matters in the order in which they are taken."""
        return agenda_rows(AgendaItem.select().where(AgendaItem.activity == self.activity_id))


@dataclass(frozen=True)
class PoolQuery:
    """Matters that wait for a meeting, with those that were dropped where they are asked for.

    Attributes:
        on: Day of the tree. within: Of branches below this organisation; None for all.
        with_dropped: Whether those that were left out for good stand there too.
    """

    reads: ClassVar = frozenset({Topic.AGENDA, Topic.ORGANISATION})
    on: date
    within: int | None = None
    with_dropped: bool = False

    def fetch(self) -> list[AgendaRow]:
        """Return them by branch, in their order."""
        states = [AgendaState.POOLED, *([AgendaState.DROPPED] if self.with_dropped else [])]
        where = AgendaItem.activity.is_null() & AgendaItem.state.in_(states)
        if self.within is not None:
            where &= AgendaItem.organisation.in_(holders_below(self.within, self.on))
        found = agenda_rows(AgendaItem.select().where(where))
        return sorted(found, key=lambda row: row.organisation_name)
