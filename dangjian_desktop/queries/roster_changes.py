"""What became of the roll between two days: who was added, who left, what changed, and the sum.

Both days count: a thing dated on the first or the last day is in the list. The roll before is that
of the evening before the first day, the roll after that of the last day. Who is added and who left
is told of party members (正式, 预备) only; what happens to those on the way to membership is a
change. In the list of a branch, a move within the mine is an addition or a loss of the branch; in
the list of the whole mine it is a change.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.dated_people import dated_people
from dangjian_desktop.queries.person_changes import (
    Asked,
    ChangeKind,
    ChangePlace,
    PersonChanges,
    RosterChange,
)
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Person,
)

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class RosterChangesQuery:
    """What became of the roll from one day until another, both included.

    Attributes:
        within: Organisation whose whole subtree counts; None for the whole mine.
        sort_key: An attribute of `RosterChange`; "" for kind, day, name.
    """

    reads: ClassVar = frozenset(
        {
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.POST,
            Topic.JOB,
            Topic.ORGANISATION,
        }
    )
    since: date
    until: date
    within: int | None = None
    sort_key: str = ""
    descending: bool = False

    def with_sort(self, key: str, descending: bool) -> "RosterChangesQuery":
        """Return the same question sorted otherwise."""
        return replace(self, sort_key=key, descending=descending)

    def fetch(self) -> list[RosterChange]:
        """Return the rows; nothing where the last day lies before the first."""
        if self.until < self.since:
            return []
        asked = Asked(self.since, self.until, self.within)
        place = ChangePlace(asked)
        order: dict[RosterChange, tuple[Any, ...]] = {}
        for person in dated_people(place.candidates()):
            for row in PersonChanges(asked, place, person).rows():
                order[row] = (_KIND_RANK[row.kind], row.day.first_day, person.sort_name)
        found = sorted(order, key=order.__getitem__)
        if self.sort_key:
            found.sort(key=_comparable(self.sort_key), reverse=self.descending)
        return found


_KIND_RANK = {kind: rank for rank, kind in enumerate(ChangeKind)}


def _comparable(key: str) -> Callable[[RosterChange], Any]:
    if key == "kind":
        return lambda row: _KIND_RANK[row.kind]
    if key == "day":
        return lambda row: row.day.first_day
    return lambda row: getattr(row, key)


@dataclass(frozen=True, slots=True)
class Balance:
    """The sum of the members: before, added, left, after.

    Attributes:
        opening: Members on the evening before the first day; `opening_probationary` of them 预备.
        added: Number by how they came; left: number by why they left.
        closing: Members on the last day.
        unexplained: Names of those who are on one of the two lists and whose coming or leaving
            no dated record explains; nobody as long as the records agree.
    """

    opening: int
    opening_probationary: int
    added: Mapping[str, int]
    left: Mapping[str, int]
    closing: int
    closing_probationary: int
    unexplained: tuple[str, ...] = ()

    @property
    def added_total(self) -> int:
        """Everybody who was added; who came twice counts twice."""
        return sum(self.added.values())

    @property
    def left_total(self) -> int:
        """Everybody who left, likewise."""
        return sum(self.left.values())

    @property
    def difference(self) -> int:
        """By how much the roll after is larger than the sum; 0 when it adds up."""
        return self.closing - (self.opening + self.added_total - self.left_total)


@dataclass(frozen=True)
class BalanceQuery:
    """The sum that goes with a list of changes."""

    reads: ClassVar = RosterChangesQuery.reads
    since: date
    until: date
    within: int | None = None

    def fetch(self) -> Balance:
        """Return the sum; the roll before and after is counted by the roster itself."""
        return self.of(RosterChangesQuery(self.since, self.until, self.within).fetch())

    def of(self, changes: Iterable[RosterChange]) -> Balance:
        """Return the sum of changes that have been fetched already."""
        before = self._counted(self.since - _A_DAY)
        after = self._counted(self.until)
        kept = dict.fromkeys(before[0], 0)
        added: dict[str, int] = {}
        left: dict[str, int] = {}
        names: dict[int, str] = {}
        for row in changes:
            told = {ChangeKind.ADDED: added, ChangeKind.LEFT: left}.get(row.kind)
            if told is None:
                continue
            told[row.what] = told.get(row.what, 0) + 1
            names[row.person_id] = row.name
            step = 1 if row.kind is ChangeKind.ADDED else -1
            kept[row.person_id] = kept.get(row.person_id, -1) + step
        expected = {person_id for person_id, level in kept.items() if level == 0}
        odd = sorted(expected ^ set(after[0]))
        return Balance(
            opening=len(before[0]),
            opening_probationary=before[1],
            added=added,
            left=left,
            closing=len(after[0]),
            closing_probationary=after[1],
            unexplained=tuple(names.get(key) or _name_of(key) for key in odd),
        )

    def _counted(self, on: date) -> tuple[list[int], int]:
        query = RosterQuery(on, within=self.within)
        return query.keys(), len(replace(query, scope=Scope.PROBATIONARY).keys())


def _name_of(person_id: int) -> str:
    ((name,),) = rows(Person.select(Person.name).where(Person.id == person_id))
    return str(name)
