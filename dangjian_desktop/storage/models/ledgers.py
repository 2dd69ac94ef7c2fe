"""The ledgers: books that a branch changed or made, and the rows of every book.

A row's fields stand in `LedgerValue`, a row of it for each value, so that a field that somebody
defined yesterday is filtered and sorted by an index like any other.
"""

from peewee import BigIntegerField, BooleanField, CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.activities import Activity, Document
from dangjian_desktop.storage.models.base import (
    DayField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class OwnBook(Table):
    """A book of the branch's own, or what it changed of one that the program supplies.

    Attributes:
        code: ``own_`` and random text, or the code of the supplied book.
        contents: JSON: ``table`` (of an own book: as in resources/books) and ``changes`` (see
            `domain.ledger_changes`).
    """

    topic = Topic.BOOK

    uid = uid_field()
    code = CharField(max_length=60, unique=True)
    place = IntegerField(default=0)
    contents = TextField()
    is_retired = BooleanField(default=False)


class LedgerEntry(Table):
    """A row of a book.

    Attributes:
        book: Code of the book. number: within book, organisation and year of the day; those of
            anonymous rows are counted apart, or their neighbours would tell the day.
        activity, document: What the row adds its fields to, in a book that is a view.
        happened_on, entered_on: To the month in an anonymous row.
        state: "" in a book without states. closed_on: Day on which nothing was left to be done.
    """

    topic = Topic.LEDGER

    uid = uid_field()
    book = CharField(max_length=60)
    organisation_id: int
    organisation = parent_field(Organisation, "ledger_entries")
    activity_id: int | None
    activity = parent_field(Activity, "ledger_entries", null=True)
    document_id: int | None
    document = parent_field(Document, "ledger_entries", null=True)
    happened_on = PartialDateField()
    number = IntegerField()
    state = CharField(max_length=60, default="")
    is_anonymous = BooleanField(default=False)
    entered_on = PartialDateField()
    closed_on = PartialDateField(null=True)

    class Meta:
        """A book is read by day and by what is open; an activity adds one row to a book."""

        indexes = (
            (("book", "happened_on"), False),
            (("book", "state"), False),
            (("book", "activity"), True),
            (("book", "document"), True),
        )


class LedgerValue(Table):
    """What a row has in a field; a field of several people has several.

    Attributes:
        field: Key of the field. place: Order among the people of one field.
        text: A text as it is, a date as truncated ISO text, a choice by its label, yes and no as 1
            and 0, a number as plain digits; "" where a person or organisation is named.
        number: A number in ten-thousandths, for sorting and comparing.
    """

    topic = Topic.LEDGER

    entry_id: int
    entry = parent_field(LedgerEntry, "values_of_fields", index=False)
    field = CharField(max_length=60)
    place = IntegerField(default=0)
    text = TextField(default="")
    number = BigIntegerField(null=True)
    person_id: int | None
    person = parent_field(Person, "ledger_values", null=True)
    organisation_id: int | None
    organisation = parent_field(Organisation, "ledger_values", null=True)

    class Meta:
        """A filter by a field reads an index alone."""

        indexes = (
            (("entry", "field"), False),
            (("field", "text", "entry"), False),
            (("field", "number", "entry"), False),
        )


class LedgerStep(Table):
    """A step that a row has gone (登记, 整改, 复查, 销号); none is ever overwritten.

    Attributes:
        taken_on: To the month in an anonymous row.
        taken_by: Who took it, of the roster; by_name: where it is nobody of the roster.
    """

    topic = Topic.LEDGER

    uid = uid_field()
    entry_id: int
    entry = parent_field(LedgerEntry, "steps")
    state = CharField(max_length=60)
    taken_on = PartialDateField()
    taken_by_id: int | None
    taken_by = parent_field(Person, "ledger_steps", null=True)
    by_name = CharField(max_length=60, default="")
    note = TextField(default="")


class LedgerMilestone(Table):
    """A stage of a project, with the day until which it is due."""

    topic = Topic.LEDGER

    uid = uid_field()
    entry_id: int
    entry = parent_field(LedgerEntry, "milestones")
    title = CharField(max_length=120)
    due_on = DayField(index=True)
    done_on = DayField(null=True)
    note = CharField(max_length=200, default="")
