"""Two activities in one room, or one person in two activities, at the same hours.

Told, never forbidden: a room may be large enough, a person may be meant to come later. An activity
without hours clashes with nothing; one without an end is taken as the moment at which it begins.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import texts_value

#: Names of so many people stand in a sentence; the others are counted.
MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Booking:
    """What an activity takes up.

    Attributes:
        activity_id: 0 for one that is not saved yet.
        name: As it is called. begins, ends: ``09:00`` or "".
        place: The room. branch_id: the branch (or committee) that holds it, or above the group.
            organisation_id, kind: Who holds it, and the code of its kind. due_is_fixed: Whether
            the list of who is due is fixed, so that `people` are all of them.
            people: Ids of who leads, records and is due. lecturers: by name.
    """

    activity_id: int
    name: str
    held_on: date
    begins: str
    ends: str
    place: str
    people: frozenset[int] = frozenset()
    lecturers: frozenset[str] = field(default_factory=frozenset)
    branch_id: int | None = None
    organisation_id: int | None = None
    kind: str = ""
    due_is_fixed: bool = False


def overlap(one: Booking, other: Booking) -> bool:
    """Whether two activities go on at the same time."""
    if one.held_on != other.held_on or not one.begins or not other.begins:
        return False
    first, second = sorted((one, other), key=lambda booking: booking.begins)
    return second.begins == first.begins or second.begins < first.ends


def clashes(
    one: Booking, other: Booking, people: Mapping[int, str], own_rooms: Collection[str] = ()
) -> list[Sentence]:
    """Return in words what `one` shares with `other`, which goes on at the same time.

    Args:
        one: The activity that is told of.
        other: The other one.
        people: Names by id.
        own_rooms: Names of rooms that every branch has one of (``meetings.own_rooms``): there two
            branches do not meet.
    """
    hours = other.begins + (f"–{other.ends}" if other.ends else "")
    found = []
    if _share_room(one, other, own_rooms):
        found.append(
            Sentence(
                "{place}同时有{name}（{hours}）", place=one.place, name=other.name, hours=hours
            )
        )
    names = sorted(
        {people[key] for key in one.people & other.people if key in people}
        | (one.lecturers & other.lecturers)
    )
    if names:
        shown = tuple(names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            who = Sentence("{names}等 {count} 人", names=shown, count=len(names))
        else:
            who = Sentence("{names}", names=shown)
        found.append(
            Sentence("{who}同时在{name}（{hours}）", who=who, name=other.name, hours=hours)
        )
    return found


def overlapping(bookings: Iterable[Booking]) -> list[tuple[Booking, Booking]]:
    """Return every pair that goes on at the same time."""
    by_day: dict[date, list[Booking]] = {}
    for booking in bookings:
        if booking.begins:
            by_day.setdefault(booking.held_on, []).append(booking)
    return [pair for day in by_day.values() for pair in combinations(day, 2) if overlap(*pair)]


def _share_room(one: Booking, other: Booking, own_rooms: Collection[str]) -> bool:
    room = _room(one.place)
    if not room or room != _room(other.place):
        return False
    return one.branch_id == other.branch_id or room not in set(map(_room, own_rooms))


def own_rooms(values: Mapping[str, Any]) -> frozenset[str]:
    """Read the values of ``meetings.own_rooms``."""
    return frozenset(texts_value(values, "names"))


def _room(place: str) -> str:
    return "".join(place.split()).lower()
