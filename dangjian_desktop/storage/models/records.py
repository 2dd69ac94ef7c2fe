"""What the branch has decided about its records: who is not whom, what is ignored, views, rules."""

from peewee import CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.base import (
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class PeopleApart(Table):
    """Two records that look like one person and are two; the smaller id stands first."""

    topic = Topic.DUPLICATE

    first_id: int
    first = parent_field(Person, "apart_from")
    second_id: int
    second = parent_field(Person, "apart_of")
    decided_on = PartialDateField()


class MergedPerson(Table):
    """A record that was merged into another one, with what the other did not take over.

    Attributes:
        uid: Identity of the record that is no more; an exchange package may still speak of it.
        person: The record that stayed.
        contents: JSON: every fact of the merged record as it stood, and the spells left out.
    """

    topic = Topic.DUPLICATE

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "merged_records")
    name = CharField(max_length=40)
    merged_on = PartialDateField()
    contents = TextField()


class IgnoredFinding(Table):
    """A finding of the 台账体检 that somebody looked at and lets stand, with the reason.

    Attributes:
        check_code: Code of the check.
        found: What the finding was about; another value is a new finding.
    """

    topic = Topic.EXAMINATION

    uid = uid_field()
    check_code = CharField(max_length=60)
    person_id: int | None
    person = parent_field(Person, "ignored_findings", null=True)
    organisation_id: int | None
    organisation = parent_field(Organisation, "ignored_findings", null=True)
    found = CharField(max_length=200, default="")
    reason = TextField()
    ignored_on = PartialDateField()


class RuleOverride(Table):
    """One value of a rule file that the branch has set otherwise, from a day on.

    Attributes:
        rule: Name of the rule (the file and the table in it, joined by a dot).
        key: The value's key. value: JSON.
        since: First day on which it holds; None for always.
    """

    topic = Topic.RULE

    rule = CharField(max_length=80, index=True)
    key = CharField(max_length=60)
    value = TextField()
    since = PartialDateField(null=True)
    note = CharField(max_length=200, default="")


class SavedView(Table):
    """A list under a name: filter, columns and sorting.

    Attributes:
        contents: JSON, see `domain.views`.
    """

    topic = Topic.VIEW

    uid = uid_field()
    name = CharField(max_length=40)
    place = IntegerField(default=0)
    contents = TextField()
