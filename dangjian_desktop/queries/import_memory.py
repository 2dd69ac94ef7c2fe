"""What an import must know of the roster: everybody there, and what earlier imports taught."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.matching import KnownPerson
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    HeaderMapping,
    HeaderSynonym,
    Membership,
    NotSamePerson,
    Person,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on


@dataclass(frozen=True)
class KnownPeopleQuery:
    """Everybody in the file, those who have left too, as far as recognising needs it."""

    reads: ClassVar = frozenset({Topic.PERSON, Topic.MEMBERSHIP, Topic.STAGE, Topic.ORGANISATION})
    on: date

    def fetch(self) -> list[KnownPerson]:
        """Return the people; who is in no branch on the day has an empty branch name."""
        names = {row.organisation_id: row.name for row in Tree.on(self.on).rows}
        branch_of = pairs(
            Membership.select(Membership.person_id, Membership.branch_id).where(
                valid_on(Membership, self.on)
            )
        )
        admitted = pairs(
            StageSpell.select(StageSpell.person_id, StageSpell.since).where(
                StageSpell.stage == Stage.PROBATIONARY
            )
        )
        people = Person.select(
            Person.id, Person.name, Person.id_number, Person.born_on, Person.sex
        ).order_by(Person.id)
        return [
            KnownPerson(
                key,
                name,
                id_number,
                names.get(branch_of.get(key, 0), ""),
                born_on,
                sex,
                admitted.get(key),
            )
            for key, name, id_number, born_on, sex in people.tuples()
        ]


@dataclass(frozen=True, slots=True)
class ImportMemory:
    """What earlier imports taught.

    Attributes:
        synonyms: The branch's own words for fields: header to field key.
        mappings: Confirmed mappings by header fingerprint: header to field key or "".
        not_same: Rows (by `draft_key`) that are not a certain person.
    """

    synonyms: tuple[tuple[str, str], ...]
    mappings: Mapping[str, Mapping[str, str]]
    not_same: frozenset[tuple[str, int]]


@dataclass(frozen=True)
class ImportMemoryQuery:
    """The memory of the import."""

    reads: ClassVar = frozenset({Topic.IMPORTING})

    def fetch(self) -> ImportMemory:
        """Return everything remembered."""
        synonyms = HeaderSynonym.select(HeaderSynonym.written, HeaderSynonym.field)
        mappings = HeaderMapping.select(HeaderMapping.fingerprint, HeaderMapping.mapping)
        apart = NotSamePerson.select(NotSamePerson.fingerprint, NotSamePerson.person_id)
        return ImportMemory(
            tuple(pairs(synonyms).items()),
            {key: json.loads(text) for key, text in pairs(mappings).items()},
            frozenset((key, person_id) for key, person_id in rows(apart)),
        )
