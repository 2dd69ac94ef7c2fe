"""What the papers of an activity ask for beyond the activity itself."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Post
from dangjian_desktop.queries.attendance import AttendanceQuery
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.due_list import DueListQuery
from dangjian_desktop.queries.organisations import OrganisationTreeQuery, Tree
from dangjian_desktop.storage.lookups import pairs, rows, values_on
from dangjian_desktop.storage.models import (
    Activity,
    GroupMembership,
    Membership,
    Person,
    PostSpell,
)
from dangjian_desktop.storage.models.base import valid_on


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody on the list of an activity.

    Attributes:
        mark: None where nothing was recorded.
    """

    person_id: int
    name: str
    branch_name: str
    group_name: str
    is_due: bool
    mark: Mark | None
    reason: str


@dataclass(frozen=True)
class ListedPeopleQuery:
    """Who is due, by branch, group and name; worked out for the day where no list is fixed yet."""

    reads: ClassVar = AttendanceQuery.reads | DueListQuery.reads | OrganisationTreeQuery.reads
    activity_id: int

    def fetch(self) -> list[ListedPerson]:
        """Return the people in the order of the tree; those of a branch without a group stand last.

        By the names of the groups 第三 would come before 第二.
        """
        activity = Activity.get_or_none(Activity.id == self.activity_id)
        if activity is None:
            return []
        listed = AttendanceQuery(self.activity_id).fetch()
        found = [
            ListedPerson(
                row.person_id,
                row.name,
                row.branch_name,
                row.group_name,
                row.is_due,
                row.mark,
                row.reason,
            )
            for row in listed
        ]
        if activity.due_fixed_on is None and not any(one.is_due for one in found):
            known = {one.person_id for one in found}
            expected = DueListQuery(self.activity_id).fetch()
            found += self._expected([one for one in expected if one not in known], activity.held_on)
        order: dict[str, int] = {}
        for node in Tree.on(activity.held_on).rows:
            order.setdefault(node.name, len(order))
        last = len(order)
        return sorted(
            found,
            key=lambda one: (
                not one.is_due,
                order.get(one.branch_name, last),
                order.get(one.group_name, last),
            ),
        )

    @staticmethod
    def _expected(ids: list[int], day: date) -> list[ListedPerson]:
        names = OrganisationNames()
        called = pairs(Person.select(Person.id, Person.name).where(Person.id.in_(ids)))
        branches = values_on(Membership, Membership.branch, ids, day)
        groups = values_on(GroupMembership, GroupMembership.party_group, ids, day)
        return [
            ListedPerson(
                key,
                called[key],
                names.on(branches.get(key), day),
                names.on(groups.get(key), day),
                True,
                None,
                "",
            )
            for key in ids
        ]


@dataclass(frozen=True)
class PostHolderQuery:
    """Who held a single post (支部书记, 党小组长) of an organisation on a day."""

    reads: ClassVar = frozenset({Topic.POST, Topic.PERSON})
    organisation_id: int
    on: date
    post: Post

    def fetch(self) -> str:
        """Return the name; "" for nobody."""
        found = (
            PostSpell.select(Person.name)
            .join(Person, on=(PostSpell.person == Person.id))
            .where(
                (PostSpell.organisation == self.organisation_id)
                & (PostSpell.post == self.post)
                & valid_on(PostSpell, self.on)
            )
            .order_by(PostSpell.id)
        )
        return next((name for (name,) in rows(found)), "")


@dataclass(frozen=True, slots=True)
class StudyMeeting:
    """A 支委会 at which something may have been studied."""

    activity_id: int
    held_on: date
    title: str


@dataclass(frozen=True)
class StudyMeetingsQuery:
    """The 支委会 of a branch before a day, the latest first."""

    reads: ClassVar = frozenset({Topic.ACTIVITY})
    organisation_id: int
    until: date
    most: int = 8

    def fetch(self) -> list[StudyMeeting]:
        """Return at most `most` of them, cancelled ones left out."""
        found = (
            Activity.select(Activity.id, Activity.held_on, Activity.title)
            .where(
                (Activity.organisation == self.organisation_id)
                & (Activity.kind == COMMITTEE_MEETING)
                & (Activity.held_on <= self.until)
                & (Activity.state != ActivityState.CANCELLED)
            )
            .order_by(Activity.held_on.desc(), Activity.id.desc())
            .limit(self.most)
        )
        return [StudyMeeting(*row) for row in rows(found)]
