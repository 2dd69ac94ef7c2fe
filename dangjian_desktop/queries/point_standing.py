"""What people have set about points: classes, who does not take part, what the wall may show."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.people import JOB_KEYS
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PointsExtent
from dangjian_desktop.queries.point_rows import point_rules_on
from dangjian_desktop.queries.points import ClassFinding, members_on
from dangjian_desktop.storage.models import (
    Activity,
    Person,
    PointClass,
    PointExemption,
    PointPublicity,
)
from dangjian_desktop.storage.models.base import valid_on


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """Somebody does not take part for a while."""

    exemption_id: int
    person_id: int
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PersonClass:
    """The class of somebody on a day.

    Attributes:
        by_rule: What the rules find. set_since: From when another was set; None for none.
    """

    label: str
    by_rule: str
    set_since: date | None


@dataclass(frozen=True)
class PointStandingQuery:
    """What people have set of one person: the class, and when the person does not take part."""

    reads: ClassVar = frozenset(
        {
            Topic.POINTS,
            Topic.PERSON,
            Topic.JOB,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.POST,
            Topic.LEADING_CADRE,
            Topic.RULE,
        }
    )
    person_id: int
    on: date

    def fetch(self) -> tuple[PersonClass | None, tuple[ExemptionRow, ...]]:
        """Return class and exemptions, the latest first; no class for who is no member."""
        rules = point_rules_on(self.on)
        told = None
        for one in members_on(self.on, rules, (self.person_id,)):
            spell = (
                PointClass.select()
                .where((PointClass.person == self.person_id) & valid_on(PointClass, self.on))
                .first()
            )
            job = {key: getattr(Person.get_by_id(self.person_id), key) for key in JOB_KEYS}
            found = ClassFinding(self.on, rules).by_rule(self.person_id, job)
            since = None if spell is None else spell.since
            told = PersonClass(one.member_class.label, found.label, since)
        exempt = PointExemption.select().where(PointExemption.person == self.person_id)
        return told, tuple(
            ExemptionRow(row.id, row.person_id, row.since, row.until)
            for row in exempt.order_by(PointExemption.since.desc(), PointExemption.id.desc())
        )


@dataclass(frozen=True, slots=True)
class PublicityRow:
    """What the wall of a branch may show.

    Attributes:
        activity_id: The 党员大会 that resolved it; None where none has.
    """

    extent: PointsExtent
    activity_id: int | None = None
    held_on: date | None = None
    since: date | None = None
    note: str = ""


@dataclass(frozen=True)
class PublicityQuery:
    """What the wall of a branch may show on a day; the first third where nothing was resolved."""

    reads: ClassVar = frozenset({Topic.POINTS, Topic.ACTIVITY})
    organisation_id: int | None
    on: date

    def fetch(self) -> PublicityRow:
        """Return it; of several that hold the latest."""
        if self.organisation_id is None:
            return PublicityRow(PointsExtent.FIRST_THIRD)
        row = (
            PointPublicity.select(PointPublicity, Activity.held_on.alias("held"))
            .join(Activity, on=(PointPublicity.activity == Activity.id))
            .where(
                (PointPublicity.organisation == self.organisation_id)
                & valid_on(PointPublicity, self.on)
            )
            .order_by(PointPublicity.since.desc(), PointPublicity.id.desc())
            .objects()
            .first()
        )
        if row is None:
            return PublicityRow(PointsExtent.FIRST_THIRD)
        return PublicityRow(row.extent, row.activity_id, row.held, row.since, row.note)
