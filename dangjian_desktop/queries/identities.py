"""Whom an identity means: what is found by uid is shown by row id."""

from dataclasses import dataclass
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import MergedPerson, Person


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
