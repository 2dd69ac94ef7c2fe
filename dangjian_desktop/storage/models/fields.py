"""Fields that the branch defined itself, their choices, and what was entered in them."""

from peewee import CharField, IntegerField, TextField

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.base import (
    EnumField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class CustomField(Table):
    """A user-defined field; it is renamed or retired, never deleted once it holds values."""

    topic = Topic.FIELD

    uid = uid_field()
    subject = EnumField(FieldSubject)
    kind = EnumField(FieldKind)
    label = CharField(max_length=40)
    hint = CharField(max_length=200, default="")
    place = IntegerField(default=0)
    sensitivity = EnumField(Sensitivity, default=Sensitivity.OPEN)
    retired_on = PartialDateField(null=True)


class CustomChoice(Table):
    """One of the choices of a user-defined field of that kind."""

    topic = Topic.FIELD

    uid = uid_field()
    field_id: int
    field = parent_field(CustomField, "choices")
    label = CharField(max_length=60)
    place = IntegerField(default=0)
    retired_on = PartialDateField(null=True)


class CustomValue(Table):
    """What one person or organisation has in one field; one row at most for each.

    Attributes:
        value: A text as it is, a number as plain decimal text, a date as truncated ISO text, yes
            and no as 1 and 0; "" for the kinds that refer to a row.
        choice: For a choice. mentioned: For a person.
    """

    topic = Topic.FIELD_VALUE

    field_id: int
    field = parent_field(CustomField, "values")
    person_id: int | None
    person = parent_field(Person, "custom_values", null=True)
    organisation_id: int | None
    organisation = parent_field(Organisation, "custom_values", null=True)
    value = TextField(default="")
    choice_id: int | None
    choice = parent_field(CustomChoice, "values", null=True)
    mentioned_id: int | None
    mentioned = parent_field(Person, "mentions", null=True)
