"""Everything dated about some people, read at once, for whoever follows them through the years."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangjian_desktop.domain.people import JOB_KEYS
from dangjian_desktop.domain.spans import Span
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Departure,
    FormerJob,
    GroupMembership,
    Membership,
    OrganisationSpell,
    Person,
    PostSpell,
    StageSpell,
)

#: Ids per SELECT ... IN.
_BATCH = 500
#: In the order of the lists of `DatedPerson`.
_TABLES: tuple[Any, ...] = (
    StageSpell,
    Membership,
    GroupMembership,
    PostSpell,
    FormerJob,
    Departure,
)


class OrganisationNames:
    """What organisations were called on a day; one that is not known then, by its last name."""

    def __init__(self) -> None:
        spells = OrganisationSpell.select(
            OrganisationSpell.organisation_id,
            OrganisationSpell.since,
            OrganisationSpell.until,
            OrganisationSpell.name,
        )
        self._spells: dict[int, list[tuple[Span, str]]] = {}
        for organisation_id, since, until, name in rows(spells.order_by(OrganisationSpell.id)):
            self._spells.setdefault(organisation_id, []).append((Span.of(since, until), name))

    def on(self, organisation_id: int | None, day: date) -> str:
        """Return the name; "" for no organisation."""
        if organisation_id is None:
            return ""
        spells = self._spells.get(organisation_id, [])
        held = [name for span, name in spells if span.holds_on(day)]
        return (held or [name for _span, name in spells[-1:]] or [""])[-1]


@dataclass(frozen=True, slots=True)
class DatedPerson:
    """Everything dated about one person, as rows of the tables; `job` is the present one."""

    person_id: int
    uid: str
    name: str
    sort_name: str
    job: tuple[Any, ...]
    stages: list[Any]
    memberships: list[Any]
    groups: list[Any]
    posts: list[Any]
    jobs: list[Any]
    departures: list[Any]


def dated_people(ids: Collection[int]) -> Iterator[DatedPerson]:
    """Yield people in no particular order, with one SELECT per kind of record and batch."""
    columns = (Person.id, Person.uid, Person.name, Person.sort_name)
    jobs = [getattr(Person, key) for key in JOB_KEYS]
    wanted = sorted(ids)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        told: list[dict[int, list[Any]]] = []
        for table in _TABLES:
            mine: dict[int, list[Any]] = {}
            for spell in table.select().where(table.person.in_(batch)).order_by(table.id):
                mine.setdefault(spell.person_id, []).append(spell)
            told.append(mine)
        people = Person.select(*columns, *jobs).where(Person.id.in_(batch))
        for person_id, uid, name, sort_name, *job in rows(people):
            own = (records.get(person_id, []) for records in told)
            yield DatedPerson(person_id, uid, name, sort_name, tuple(job), *own)
