"""What has been typed into a field before: offered while typing, so that it is typed alike."""

from dataclasses import dataclass
from typing import ClassVar

from peewee import fn

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.custom_fields import custom_field
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import CustomValue, Person

#: More would be no help while typing.
MOST_VALUES = 200


@dataclass(frozen=True)
class UsedValuesQuery:
    """The texts that stand in one field of the people, the most used first.

    Attributes:
        key: A text field of `PersonFacts`, or the column key of a user-defined field.
    """

    reads: ClassVar = frozenset({Topic.PERSON, Topic.FIELD, Topic.FIELD_VALUE})
    key: str

    def fetch(self) -> list[str]:
        """Return the texts; empty ones are none."""
        own = custom_field(self.key)
        if own is not None:
            return self._of_field(own.field_id)
        column = getattr(Person, self.key)
        found = (
            Person.select(column)
            .where(column != "")
            .group_by(column)
            .order_by(fn.COUNT(Person.id).desc(), column)
            .limit(MOST_VALUES)
        )
        return [text for (text,) in rows(found)]

    def _of_field(self, field_id: int) -> list[str]:
        found = (
            CustomValue.select(CustomValue.value)
            .where((CustomValue.field == field_id) & (CustomValue.value != ""))
            .group_by(CustomValue.value)
            .order_by(fn.COUNT(CustomValue.id).desc(), CustomValue.value)
            .limit(MOST_VALUES)
        )
        return [text for (text,) in rows(found)]
