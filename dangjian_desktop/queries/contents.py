"""Whether anything has been entered at all: an empty file shows the three doors."""

from dataclasses import dataclass
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models import Organisation, Person


@dataclass(frozen=True)
class ContentsQuery:
    """What the file holds, as coarse as the start page needs it."""

    reads: ClassVar = frozenset({Topic.ORGANISATION, Topic.PERSON})

    def fetch(self) -> bool:
        """Return whether there is any organisation or person."""
        has_people = Person.select().exists()  # both are asked, so that `reads` is the truth
        return Organisation.select().exists() or has_people
