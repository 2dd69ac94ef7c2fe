"""Who works when: crews with their pattern, imported 排班表, absences, substitutions, stop days."""

from peewee import CharField, IntegerField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AbsenceKind, StopKind
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class ShiftCrew(Table):
    """A 轮班组 of a branch's unit; people belong to it by `Person.shift_crew`, its name.

    So the roster stays the one place where it is entered who is in which crew.
    """

    topic = Topic.SHIFT

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "shift_crews")
    name = CharField(max_length=60)
    place = IntegerField(default=0)


class CrewPattern(Table):
    """A crew works by a pattern (key of ``shifts.patterns``) from a day until a day.

    Attributes:
        anchor: Day on which a crew with offset 0 begins its cycle. offset: days ahead of it.
    """

    topic = Topic.SHIFT

    crew_id: int
    crew = parent_field(ShiftCrew, "patterns")
    pattern = CharField(max_length=60)
    anchor = DayField()
    offset = IntegerField(default=0)
    since = PartialDateField(null=True)
    until = PartialDateField(null=True)


class ShiftSheet(Table):
    """A monthly 排班表 that was imported: for its people and days the shifts are checked facts.

    Attributes:
        month: ``2026-11``.
    """

    topic = Topic.SHIFT

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "shift_sheets")
    month = CharField(max_length=7)
    source_file = CharField(max_length=120, default="")
    entered_on = DayField()


class ShiftEntry(Table):
    """The shift of a person on a day by the 排班表; 休 for a day off."""

    topic = Topic.SHIFT

    sheet_id: int
    sheet = parent_field(ShiftSheet, "entries")
    person_id: int
    person = parent_field(Person, "shift_entries", index=False)
    worked_on = DayField(index=True)
    shift = CharField(max_length=12)

    class Meta:
        """One shift a day; who works two on one day is written 早+中."""

        indexes = ((("person", "worked_on"), True),)


class Absence(Table):
    """Somebody is away from a day to a day, both included."""

    topic = Topic.ABSENCE

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "absences")
    kind = EnumField(AbsenceKind)
    begins_on = DayField()
    ends_on = DayField()
    note = CharField(max_length=200, default="")


class Substitution(Table):
    """替班: one person works another's shift on a day."""

    topic = Topic.ABSENCE

    uid = uid_field()
    worked_on = DayField(index=True)
    person_id: int
    person = parent_field(Person, "substituted_shifts")
    substitute_id: int
    substitute = parent_field(Person, "substitute_shifts")
    shift = CharField(max_length=12)
    note = CharField(max_length=200, default="")


class StopDay(Table):
    """A unit does not produce from a day to a day, both included: nobody of it is on shift."""

    topic = Topic.SHIFT

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "stop_days")
    kind = EnumField(StopKind)
    begins_on = DayField()
    ends_on = DayField()
    note = CharField(max_length=200, default="")
