"""Member points: what is entered by hand, who counts in which class, who does not take part.

Points from attendance and ledgers are counted when they are looked at and stand nowhere here.
"""

from peewee import BigIntegerField, CharField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PointsExtent
from dangjian_desktop.storage.models.activities import Activity
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class PointEntry(Table):
    """Points entered by hand, with the reason.

    Attributes:
        organisation: The branch whose register it stands in. period: Code of the month.
        rule: Key of the rule in ``points.rules``; "" for one without a rule.
        points: Ten-thousandths; negative for what is taken.
        reason: What for; it is shown to the person.
    """

    topic = Topic.POINTS

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "point_entries")
    organisation_id: int
    organisation = parent_field(Organisation, "point_entries", index=False)
    period = CharField(max_length=8)
    rule = CharField(max_length=60, default="")
    points = BigIntegerField()
    happened_on = DayField(null=True)
    reason = TextField()
    entered_on = DayField()

    class Meta:
        """The register of a month is read by branch."""

        indexes = ((("organisation", "period"), False),)


class PointClass(Table):
    """The class somebody counts in, where it is not the one that the rules find.

    Attributes:
        code: Key of the class in ``points.classes``.
    """

    topic = Topic.POINTS

    person_id: int
    person = parent_field(Person, "point_classes")
    code = CharField(max_length=40)
    since = DayField()
    until = DayField(null=True)


class PointExemption(Table):
    """Somebody does not take part (不参评) for a while; why is not recorded anywhere."""

    topic = Topic.POINTS

    person_id: int
    person = parent_field(Person, "point_exemptions")
    since = DayField()
    until = DayField(null=True)


class PointPublicity(Table):
    """What the 党员大会 of a branch has resolved that the wall may show.

    Attributes:
        activity: The meeting that resolved it.
        until: The day before which it ends; None while it holds.
    """

    topic = Topic.POINTS

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "point_publicity")
    extent = EnumField(PointsExtent)
    activity_id: int
    activity = parent_field(Activity, "point_publicity")
    note = TextField(default="")
    since = DayField()
    until = DayField(null=True)
