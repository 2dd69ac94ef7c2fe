"""Whom an identity means: what is found by uid is shown by row id."""

from dataclasses import dataclass
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import MergedPerson, Organisation, Person


@dataclass(frozen=True)
class PersonOfUidQuery:
    """The person with an identity, on the roll or not; what was merged leads to who it is now."""

    reads: ClassVar = frozenset({Topic.PERSON, Topic.DUPLICATE})
    uid: str

    def fetch(self) -> int | None:
        """Return the row id, or None when there is no such person (any more)."""
        merged = rows(MergedPerson.select(MergedPerson.person).where(MergedPerson.uid == self.uid))
        found = rows(Person.select(Person.id).where(Person.uid == self.uid)) or merged
        return int(found[0][0]) if found else None


@dataclass(frozen=True)
class UidOfPersonQuery:
    """The identity of a person of whom the row id is known."""

    reads: ClassVar = frozenset({Topic.PERSON})
    person_id: int

    def fetch(self) -> str:
        """Return it; "" when there is no such person."""
        found = rows(Person.select(Person.uid).where(Person.id == self.person_id))
        return str(found[0][0]) if found else ""


@dataclass(frozen=True)
class UidOfOrganisationQuery:
    """The identity of an organisation of which the row id is known."""

    reads: ClassVar = frozenset({Topic.ORGANISATION})
    organisation_id: int

    def fetch(self) -> str:
        """Return it; "" when there is no such organisation."""
        chosen = Organisation.select(Organisation.uid)
        found = rows(chosen.where(Organisation.id == self.organisation_id))
        return str(found[0][0]) if found else ""
