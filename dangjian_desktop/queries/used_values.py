"""What has been typed into a field before: offered while typing, so that it is typed alike."""

from dataclasses import dataclass
from typing import ClassVar

from peewee import fn

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Person

#: More would be no help while typing.
MOST_VALUES = 200


@dataclass(frozen=True)
class UsedValuesQuery:
    """The texts that stand in one field of the people, the most used first.

    Attributes:
        key: A text field of `PersonFacts`.
    """

    reads: ClassVar = frozenset({Topic.PERSON})
    key: str

    def fetch(self) -> list[str]:
        """Return the texts; empty ones are none."""
        column = getattr(Person, self.key)
        found = (
            Person.select(column)
            .where(column != "")
            .group_by(column)
            .order_by(fn.COUNT(Person.id).desc(), column)
            .limit(MOST_VALUES)
        )
        return [text for (text,) in rows(found)]
