"""Who is due at an activity: worked out from its kind and the roll of the day on which it is held.

This is what a list would say if it were fixed now; who stands on the list that was fixed is in
`queries.attendance`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.attendance import CAN_MAKE_UP, Counting, counting
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    MEMBER_STAGES,
    DueGroup,
    Mark,
    OrganisationKind,
    Post,
)
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    GroupMembership,
    Membership,
    Person,
    PostSpell,
    StageSpell,
    TermElection,
    Vote,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_NO_LEVELS = (OrganisationKind.PARTY_GROUP,)


@dataclass(frozen=True, slots=True)
class ListChange:
    """Somebody who would come onto a fixed list, or leave it, if it were fixed anew.

    Attributes:
        joins: Whether the person comes; else the person goes.
        has_mark: Whether a mark stands, which is kept.
    """

    person_id: int
    name: str
    joins: bool
    has_mark: bool


@dataclass(frozen=True)
class DueListQuery:
    """The people whom the kind of an activity expects, as of the day it is held.

    Where people are chosen one by one (指定人员) nobody is expected by itself.
    """

    reads: ClassVar = frozenset(
        {
            Topic.ACTIVITY,
            Topic.ACTIVITY_KIND,
            Topic.ATTENDANCE,
            Topic.ORGANISATION,
            Topic.ZONE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.STAGE,
            Topic.POST,
            Topic.PERSON,
            Topic.ELECTION,
            Topic.VOTE,
            Topic.RULE,
        }
    )
    activity_id: int

    def fetch(self) -> list[int]:
        """Return their ids by name; none when the activity is no more."""
        activity = Activity.get_or_none(Activity.id == self.activity_id)
        return by_name(due_people(activity)) if activity is not None else []


@dataclass(frozen=True)
class ListChangesQuery:
    """How a fixed list differs from what it would be if it were fixed now."""

    reads: ClassVar = DueListQuery.reads
    activity_id: int

    def fetch(self) -> list[ListChange]:
        """Return who would come, then who would go; nothing before a list is fixed."""
        activity = Activity.get_or_none(Activity.id == self.activity_id)
        if activity is None or activity.due_fixed_on is None or is_chosen(activity):
            return []
        expected = set(due_people(activity))
        listed = pairs(
            Attendance.select(Attendance.person, Attendance.mark).where(
                (Attendance.activity == activity.id) & Attendance.is_due
            )
        )
        others = {
            person_id
            for (person_id,) in rows(
                Attendance.select(Attendance.person).where(
                    (Attendance.activity == activity.id)
                    & ~Attendance.is_due
                    & Attendance.mark.is_null(False)
                )
            )
        }
        changed = expected ^ listed.keys()
        names = pairs(
            Person.select(Person.id, Person.name)
            .where(Person.id.in_(sorted(changed)))
            .order_by(Person.sort_name)
        )
        found = [
            ListChange(
                person_id,
                name,
                person_id in expected,
                listed.get(person_id) is not None or person_id in others,
            )
            for person_id, name in names.items()
        ]
        return sorted(found, key=lambda change: not change.joins)


def is_chosen(activity: Any) -> bool:
    """Whether people are put on the list of an activity one by one."""
    kind = kinds_by_code().get(activity.kind)
    return activity.original_id is None and (kind is None or kind.due is DueGroup.CHOSEN)


def due_people(activity: Any) -> list[int]:
    """Return the ids of those whom an activity expects, in no particular order."""
    if activity.original_id is not None:
        return people_to_make_up(activity.original, session_id=activity.id)
    if _is_of_new_committee(activity):
        return _listed_as_due(activity)
    kind = kinds_by_code().get(activity.kind)
    if kind is None or kind.due is DueGroup.CHOSEN:
        return []
    day, holders = activity.held_on, _holders(activity)
    if kind.due in (DueGroup.MEMBERS, DueGroup.GROUP):
        return _members(holders, day)
    posts = list(COMMITTEE_POSTS)
    if kind.due is DueGroup.GROUP_LEADERS:
        posts.append(Post.GROUP_LEADER)
        tree = Tree.on(day)
        holders = {below for holder in holders for below in tree.below(holder)}
    return _post_holders(holders, posts, day)


def _is_of_new_committee(activity: Any) -> bool:
    """Whether those just elected vote there on who is 书记.

    They hold no posts yet, so their list is made of the result and does not follow the roll: that
    would put those on it who leave office.
    """
    found = TermElection.select().join(Vote, on=TermElection.posts_vote)
    return bool(found.where(Vote.activity == activity.id).exists())


def _listed_as_due(activity: Any) -> list[int]:
    listed = Attendance.select(Attendance.person)
    found = listed.where((Attendance.activity == activity.id) & Attendance.is_due)
    return [person_id for (person_id,) in rows(found)]


def people_to_make_up(
    original: Any, *, session_id: int | None = None, marks: Collection[Mark] = CAN_MAKE_UP
) -> list[int]:
    """Return who was due at an activity, could not come, and has not made up for it elsewhere.

    Args:
        original: The activity.
        session_id: A make-up session that is left aside: whoever came to it stays on its list.
        marks: Only people with one of these marks.
    """
    came = sorted(counting_on(original.held_on).came)
    session, other = Activity.alias(), Attendance.alias()
    elsewhere = (
        other.select(other.person)
        .join(session, on=(other.activity == session.id))
        .where((session.original == original.id) & other.mark.in_(came))
    )
    if session_id is not None:
        elsewhere = elsewhere.where(session.id != session_id)
    missed = Attendance.select(Attendance.person).where(
        (Attendance.activity == original.id)
        & Attendance.is_due
        & Attendance.mark.in_(list(marks))
        & Attendance.person.not_in(elsewhere)
    )
    return [person_id for (person_id,) in rows(missed)]


def counting_on(day: date) -> Counting:
    """Return what counts as having come, as of a day."""
    return counting(rules_on(day).values_of("attendance.counting"))


def is_on_roll(person_id: int, day: date) -> bool:
    """Whether somebody belonged to a branch on a day, at whatever stage."""
    return bool(
        Membership.select()
        .where((Membership.person == person_id) & valid_on(Membership, day))
        .exists()
    )


def by_name(ids: Collection[int]) -> list[int]:
    """Return people in the order of their names."""
    found = Person.select(Person.id).where(Person.id.in_(sorted(ids)))
    return [key for (key,) in rows(found.order_by(Person.sort_name, Person.id))]


def _holders(activity: Any) -> set[int]:
    """Return the holder; for a zone, all its branches on the day."""
    if activity.zone_id is None:
        return {activity.organisation_id}
    zones = ZoneQuery(activity.held_on).fetch()
    found = next((zone.branch_ids for zone in zones if zone.zone_id == activity.zone_id), ())
    return {*found} or {activity.organisation_id}


def _members(holders: Collection[int], day: date) -> list[int]:
    """Return the 正式党员 and 预备党员 of groups, branches, or all branches below a committee."""
    tree = Tree.on(day)
    groups = {key for key in holders if (row := tree.get(key)) and row.kind in _NO_LEVELS}
    branches = {below for key in holders if key not in groups for below in tree.below(key)}
    member = (
        StageSpell.select(StageSpell.person)
        .where(valid_on(StageSpell, day) & StageSpell.stage.in_(MEMBER_STAGES))
        .distinct()
    )
    found: set[int] = set()
    for table, column, keys in (
        (Membership, Membership.branch, branches),
        (GroupMembership, GroupMembership.party_group, groups),
    ):
        if keys:
            chosen = table.select(table.person).where(
                column.in_(sorted(keys)) & valid_on(table, day) & table.person.in_(member)
            )
            found.update(person_id for (person_id,) in rows(chosen))
    return sorted(found)


def _post_holders(holders: Collection[int], posts: Collection[Post], day: date) -> list[int]:
    """Return who holds one of the posts in one of the organisations and stands on the roll."""
    on_roll = Membership.select(Membership.person).where(valid_on(Membership, day))
    chosen = PostSpell.select(PostSpell.person).where(
        PostSpell.organisation.in_(sorted(holders))
        & PostSpell.post.in_(list(posts))
        & valid_on(PostSpell, day)
        & PostSpell.person.in_(on_roll)
    )
    return sorted({person_id for (person_id,) in rows(chosen)})
