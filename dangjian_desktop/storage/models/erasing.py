"""What remains of somebody who was erased, and of the entries of the journal that told of him."""

from peewee import CharField, IntegerField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.base import DayField, Table, parent_field
from dangjian_desktop.storage.models.people import Person


class ErasedPerson(Table):
    """Somebody whose data were erased; the row of the person stays under another name.

    So the figures stay, and a package of somebody else, who knows the person by the same identity,
    does not bring the data back.
    """

    topic = Topic.PERSON

    person_id: int
    person = parent_field(Person, "erasings")
    erased_on = DayField()


class JournalErasure(Table):
    """An entry of the journal whose content was erased; its seal stays, so the chain does.

    Attributes:
        id: That of the entry. by_id: of the last erasing, which notes how many there were.
        mac: Keyed BLAKE2b over what the entry says since, its seals and both numbers.
    """

    topic = Topic.JOURNAL

    by_id = IntegerField()
    mac = CharField(max_length=64)
