"""学时: how long people studied, from the activities they came to, against what a year asks for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from peewee import JOIN, fn

from dangjian_desktop.domain.study_hours import is_enough, yearly_hours
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    MEMBER_STAGES,
    ActivityState,
    OrganisationKind,
)
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import among, pairs, rows
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    GroupMembership,
    Membership,
    Organisation,
    Person,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

#: For more people than these everybody's hours are read: that is quicker than naming them.
_MOST_NAMED = 500


@dataclass(frozen=True, slots=True)
class StudyHours:
    """What one person studied in a year.

    Attributes:
        minutes: None where no study was recorded, which is not the same as none.
        needed: Hours that the year asks for. in_committee: whether as one of the committee.
    """

    person_id: int
    uid: str
    name: str
    branch_id: int
    minutes: int | None
    needed: Decimal
    in_committee: bool

    @property
    def is_enough(self) -> bool:
        """Whether the hours are reached."""
        return self.minutes is not None and is_enough(self.minutes, self.needed)

    @property
    def missing_minutes(self) -> int:
        """Minutes that are missing; 0 when enough."""
        return max(int(self.needed * 60) - (self.minutes or 0), 0)


@dataclass(frozen=True)
class StudyHoursQuery:
    """The study hours of a year of every member, by name.

    Attributes:
        year: The year.
        on: Today; members and committee are those of this day, or of the last of the year when it
            has passed, and so is the rule.
        within: Members below this organisation; None for all.
    """

    reads: ClassVar = frozenset(
        {
            Topic.ACTIVITY,
            Topic.ACTIVITY_KIND,
            Topic.ATTENDANCE,
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.ORGANISATION,
            Topic.POST,
            Topic.RULE,
        }
    )
    year: int
    on: date
    within: int | None = None

    def fetch(self) -> list[StudyHours]:
        """Return everybody, those without any recorded study included."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        day = min(max(self.on, first), last)
        hours = yearly_hours(rules_on(day).values_of("training.yearly"))
        studied = study_minutes(first, min(last, self.on))
        committee = in_committee(day)
        return [
            StudyHours(
                person_id,
                uid,
                name,
                branch_id,
                studied.get(person_id),
                hours.needed(in_committee=person_id in committee),
                person_id in committee,
            )
            for person_id, uid, name, branch_id in self._members(day)
        ]

    def _members(self, day: date) -> list[Any]:
        condition = valid_on(Membership, day) & valid_on(StageSpell, day)
        condition &= StageSpell.stage.in_(MEMBER_STAGES)
        if self.within is not None:
            tree = Tree.on(day)
            node = tree.get(self.within)
            if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
                mine = GroupMembership.select(GroupMembership.person).where(
                    (GroupMembership.party_group == self.within) & valid_on(GroupMembership, day)
                )
                condition &= Person.id.in_(mine)
            else:
                condition &= Membership.branch.in_(sorted(tree.below(self.within)))
        return rows(
            Person.select(Person.id, Person.uid, Person.name, Membership.branch)
            .join(Membership, on=(Membership.person == Person.id))
            .join(StageSpell, on=(StageSpell.person == Person.id))
            .where(condition)
            .order_by(Person.sort_name, Person.id)
        )


def study_minutes(first: date, last: date, people: Collection[int] | None = None) -> dict[int, int]:
    """Return the minutes of study by person id; who has none recorded is left out.

    Somebody who came both to an activity and to a session that makes up for it studied once.

    Args:
        first: First day. last: Last day, included.
        people: Only these; None for everybody.
    """
    kinds = sorted(code for code, kind in kinds_by_code().items() if kind.is_study)
    root = fn.COALESCE(Activity.original, Activity.id)
    condition = (
        Activity.held_on.between(first, last)
        & (Activity.state != ActivityState.CANCELLED)
        & Activity.kind.in_(kinds)
        & Activity.study_minutes.is_null(False)
        & Attendance.mark.in_(sorted(counting_on(last).came))
    )
    named = people if people is not None and len(people) <= _MOST_NAMED else None
    if named is None:
        joined: Any = Activity.select().join(Attendance, on=(Attendance.activity == Activity.id))
    else:
        # What few people came to is read by person. Left to itself the engine looks each of them up
        # at each activity of the year; CROSS JOIN keeps it to the order written here.
        joined = Attendance.select().join(Activity, JOIN.CROSS)
        condition &= (Attendance.activity == Activity.id) & among(Attendance.person, sorted(named))
    once = (
        joined.select(
            Attendance.person.alias("person_id"), fn.MAX(Activity.study_minutes).alias("minutes")
        )
        .where(condition)
        .group_by(Attendance.person, root)
    )
    total = fn.SUM(once.c.minutes)
    found = pairs(once.select_from(once.c.person_id, total).group_by(once.c.person_id))
    if people is None or named is not None:
        return found
    return {person_id: found[person_id] for person_id in people if person_id in found}


def in_committee(day: date) -> set[int]:
    """Return who sits in the committee of a branch on a day."""
    posts = (
        PostSpell.select(PostSpell.person)
        .join(Organisation, on=(Organisation.id == PostSpell.organisation))
        .where(
            valid_on(PostSpell, day)
            & PostSpell.post.in_(COMMITTEE_POSTS)
            & (Organisation.kind == OrganisationKind.BRANCH)
        )
    )
    return {person_id for (person_id,) in rows(posts)}
