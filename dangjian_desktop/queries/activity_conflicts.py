"""Activities that get in each other's way: one room, or one person, at the same hours."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, ClassVar

from dangjian_desktop.domain.activity_conflicts import (
    MOST_NAMES,
    Booking,
    clashes,
    overlap,
    overlapping,
    own_rooms,
)
from dangjian_desktop.domain.attendance import IN_ROOM
from dangjian_desktop.domain.hours import hour_of, minutes_of
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, OrganisationKind
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.duties import DUTY_TOPICS
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.shifts import OnShiftQuery
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import Activity, Attendance, Person
from dangjian_desktop.storage.rulebook import rules_on

_READS = frozenset(
    {
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTENDANCE,
        Topic.ORGANISATION,
        Topic.PERSON,
        Topic.RULE,
    }
)
_BATCH = 400


@dataclass(frozen=True)
class ConflictsQuery:
    """What gets in the way of the activities of a stretch of days, both included."""

    reads: ClassVar = _READS
    first: date
    last: date

    def fetch(self) -> dict[int, tuple[Sentence, ...]]:
        """Return what to say of an activity by its id; those without a conflict are absent."""
        met = overlapping(_bookings(Activity.held_on.between(self.first, self.last)))
        ids = {booking.activity_id for pair in met for booking in pair}
        people = _people_of(ids)
        names = _names(set().union(*people.values()) if people else ())
        own = _own_rooms(self.last)
        found: defaultdict[int, list[Sentence]] = defaultdict(list)
        for one, other in met:
            first, second = _with_people(one, people), _with_people(other, people)
            found[one.activity_id] += clashes(first, second, names, own)
            found[other.activity_id] += clashes(second, first, names, own)
        return {key: tuple(told) for key, told in found.items() if told}


@dataclass(frozen=True)
class ProposedConflictsQuery:
    """What is in the way of one activity: saved, or about to be saved or moved.

    Besides rooms and people in two places it tells who is on shift at those hours.

    Attributes:
        activity_id: The activity that is moved or changed; None for a new one.
        people: Ids of who leads and records it; who is due is looked up for a saved one.
        organisation_id: Who holds it.
    """

    reads: ClassVar = _READS | DUTY_TOPICS
    held_on: date
    begins: str
    ends: str
    place: str
    people: frozenset[int] = frozenset()
    lecturer: str = ""
    activity_id: int | None = None
    organisation_id: int | None = None

    def fetch(self) -> tuple[Sentence, ...]:
        """Return what to say, nothing when nothing is in the way."""
        own = self.activity_id or 0
        proposed = Booking(
            own,
            "",
            self.held_on,
            self.begins,
            self.ends,
            self.place.strip(),
            self.people,
            _lecturers(self.lecturer),
            _branch_of(Tree.on(self.held_on), self.organisation_id),
        )
        others = [
            booking
            for booking in _bookings(Activity.held_on == self.held_on)
            if booking.activity_id != own and overlap(proposed, booking)
        ]
        people = _people_of({own, *(booking.activity_id for booking in others)})
        names = _names(self.people.union(*people.values()))
        proposed = _with_people(proposed, people)
        met = tuple(
            said
            for other in others
            for said in clashes(
                proposed, _with_people(other, people), names, _own_rooms(self.held_on)
            )
        )
        return met + self._on_shift(proposed.people)

    def _on_shift(self, people: frozenset[int]) -> tuple[Sentence, ...]:
        """Return who is on shift at these hours, and whether that is a fact or reckoned."""
        if not self.begins or not people:
            return ()
        begins = time.fromisoformat(self.begins)
        ends = time.fromisoformat(self.ends or hour_of(minutes_of(self.begins) + 1))
        found = OnShiftQuery(tuple(sorted(people)), self.held_on, begins, ends).fetch()
        if not found:
            return ()
        names = tuple(one.name for one in found[:MOST_NAMES])
        who: Sentence | tuple[str, ...] = names
        if len(found) > MOST_NAMES:
            who = Sentence("{names}等 {count} 人", names=names, count=len(found))
        if all(one.is_checked for one in found):
            return (Sentence("{who}当班", who=who),)
        return (Sentence("{who}当班（按轮班推算，未核实）", who=who),)


def bookings_between(first: date, last: date) -> dict[date, list[Booking]]:
    """Return what is planned or held on the days of a stretch, with who leads, records and is due.

    Cancelled activities and those without hours take up nobody's time.
    """
    found = _bookings(Activity.held_on.between(first, last))
    people = _people_of({booking.activity_id for booking in found})
    by_day: defaultdict[date, list[Booking]] = defaultdict(list)
    for booking in found:
        by_day[booking.held_on].append(_with_people(booking, people))
    return dict(by_day)


def _bookings(condition: Any) -> list[Booking]:
    found = Activity.select(
        Activity.id,
        Activity.kind,
        Activity.title,
        Activity.organisation,
        Activity.held_on,
        Activity.begins,
        Activity.ends,
        Activity.place,
        Activity.lecturer,
        Activity.due_fixed_on,
    ).where(condition & (Activity.state != ActivityState.CANCELLED) & (Activity.begins != ""))
    names = OrganisationNames()
    trees: dict[date, Tree] = {}  # of each month one: a group seldom changes its branch
    return [
        Booking(
            key,
            f"{names.on(organisation_id, day)} {title or kind_label(kind)}".strip(),
            day,
            begins,
            ends,
            place,
            frozenset(),
            _lecturers(lecturer),
            _branch_of(_tree_of_month(trees, day), organisation_id),
            organisation_id,
            kind,
            fixed_on is not None,
        )
        for (
            key,
            kind,
            title,
            organisation_id,
            day,
            begins,
            ends,
            place,
            lecturer,
            fixed_on,
        ) in rows(found.order_by(Activity.begins, Activity.id))
    ]


def _lecturers(told: str) -> frozenset[str]:
    return frozenset(filter(None, (name.strip() for name in told.replace("，", "、").split("、"))))


def _people_of(ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Return who leads, records and is due at activities, by activity id."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    wanted = sorted(ids)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        leading = Activity.select(Activity.id, Activity.chair, Activity.recorder)
        for key, *people in rows(leading.where(Activity.id.in_(batch))):
            found[key].update(person for person in people if person is not None)
        listed = Attendance.select(Attendance.activity, Attendance.person).where(
            Attendance.activity.in_(batch)
            & (
                (Attendance.is_due & Attendance.mark.is_null())
                | Attendance.mark.in_(sorted(IN_ROOM))  # who did not come was in no second place
            )
        )
        for key, person in rows(listed):
            found[key].add(person)
    return {key: frozenset(people) for key, people in found.items()}


def _with_people(booking: Booking, people: Mapping[int, frozenset[int]]) -> Booking:
    return replace(booking, people=booking.people | people.get(booking.activity_id, frozenset()))


def _tree_of_month(trees: dict[date, Tree], day: date) -> Tree:
    first = day.replace(day=1)
    if first not in trees:
        trees[first] = Tree.on(day)
    return trees[first]


def _own_rooms(on: date) -> frozenset[str]:
    return own_rooms(rules_on(on).values_of("meetings.own_rooms"))


def _branch_of(tree: Tree, organisation_id: int | None) -> int | None:
    """Return the branch above a group; every other organisation itself."""
    node = tree.get(organisation_id)
    if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
        return node.parent_id
    return organisation_id


def _names(ids: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        found.update(pairs(Person.select(Person.id, Person.name).where(Person.id.in_(batch))))
    return found
