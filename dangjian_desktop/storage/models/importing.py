"""What the import remembers: other words for headers, confirmed mappings, people kept apart."""

from peewee import CharField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.base import Table, parent_field
from dangjian_desktop.storage.models.people import Person


class HeaderSynonym(Table):
    """The branch's own word for a field, besides those that the program ships."""

    topic = Topic.IMPORTING

    written = CharField(max_length=60, unique=True)
    field = CharField(max_length=40)


class HeaderMapping(Table):
    """Which column is which field, as confirmed for a workbook with these headers."""

    topic = Topic.IMPORTING

    fingerprint = CharField(max_length=64, unique=True)
    mapping = TextField()  # JSON: header -> field key or ""


class NotSamePerson(Table):
    """A decision that a row of a file (by its fingerprint) is not this person."""

    topic = Topic.IMPORTING

    person_id: int
    person = parent_field(Person, "not_same")
    fingerprint = CharField(max_length=160, index=True)
