"""Pairs of records that look like one person, and both records side by side."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from rapidfuzz.distance import OSA

from dangjian_desktop.domain.custom_fields import uid_of
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duplicates import Suspicion, Traits, blocks, resemblances
from dangjian_desktop.domain.merging import suggested_facts
from dangjian_desktop.domain.people import FIELD_BY_KEY
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.person_card import PersonCard, PersonCardQuery, PlaceRow
from dangjian_desktop.queries.roster_columns import known_columns
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    Membership,
    MergedPerson,
    PeopleApart,
    Person,
)
from dangjian_desktop.storage.models.base import valid_on

#: People read, or blocks compared, between two reports of progress.
_REPORT_EVERY = 500
#: Part of the whole that reading takes.
_READ_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """One pair that looks like one person.

    Attributes:
        branches: Where both belong on the day; "不在册" for somebody who has left.
    """

    suspicion: Suspicion
    names: tuple[str, str]
    branches: tuple[str, str]
    born_on: tuple[PartialDate | None, PartialDate | None]
    uids: tuple[str, str]


@dataclass(frozen=True)
class DuplicatesQuery:
    """Every pair of records that looks like one person and was not told apart.

    Attributes:
        on: Day as of which branches are told; people who have left are looked at too.
    """

    reads: ClassVar = frozenset(
        {Topic.PERSON, Topic.MEMBERSHIP, Topic.ORGANISATION, Topic.DUPLICATE}
    )
    on: date

    def fetch(self, progress: Progress = tell_nobody) -> list[DuplicateRow]:
        """Return the pairs, the surest first.

        Args:
            progress: Told what is being done; what it raises (a cancelling) ends the search.
        """
        people, uids = self._people(progress)
        apart = set(rows(PeopleApart.select(PeopleApart.first, PeopleApart.second)))
        found = _suspicions(people, apart, progress)
        names = {row.organisation_id: row.name for row in Tree.on(self.on).rows}
        by_id = {one.person_id: one for one in people}

        def both(pick: Callable[[Traits], Any], suspicion: Suspicion) -> tuple[Any, Any]:
            return pick(by_id[suspicion.first_id]), pick(by_id[suspicion.second_id])

        def branch(one: Traits) -> str:
            return names.get(one.branch_id or 0, "不在册")

        return [
            DuplicateRow(
                suspicion=suspicion,
                names=both(lambda one: one.name, suspicion),
                branches=both(branch, suspicion),
                born_on=both(lambda one: one.born_on, suspicion),
                uids=both(lambda one: uids[one.person_id], suspicion),
            )
            for suspicion in sorted(found, key=lambda s: (s.strength, s.pair))
        ]

    def _people(self, progress: Progress) -> tuple[list[Traits], dict[int, str]]:
        branch_of = pairs(
            Membership.select(Membership.person_id, Membership.branch_id).where(
                valid_on(Membership, self.on)
            )
        )
        told = Person.select(
            Person.id,
            Person.uid,
            Person.name,
            Person.sort_name,
            Person.former_name,
            Person.id_number,
            Person.born_on,
            Person.sex,
            Person.mobile_phone,
        )
        people: list[Traits] = []
        uids: dict[int, str] = {}
        count = Person.select().count()
        for number, (person_id, uid, *values) in enumerate(told.tuples().iterator()):
            if number % _REPORT_EVERY == 0:
                progress("正在读取人员", _READ_SHARE * number / max(count, 1))
            uids[person_id] = uid
            traits = (*values, branch_of.get(person_id))
            people.append(Traits(person_id, *traits))
        return people, uids


def _suspicions(
    people: list[Traits], apart: set[tuple[int, int]], progress: Progress
) -> list[Suspicion]:
    """Compare within the blocks; every pair once."""
    groups = list(blocks(people))
    found: dict[tuple[int, int], Suspicion | None] = {}
    for number, block in enumerate(groups):
        if number % _REPORT_EVERY == 0:
            done = number / max(len(groups), 1)
            progress("正在比对", _READ_SHARE + (1 - _READ_SHARE) * done)
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                first, second = sorted((one, other), key=lambda person: person.person_id)
                pair = first.person_id, second.person_id
                if pair in found or first is second or pair in apart:
                    continue
                why = resemblances(
                    first,
                    second,
                    name_distance=_name_distance(first, second),
                    id_distance=OSA.distance(first.id_number, second.id_number),
                )
                found[pair] = Suspicion(*pair, why) if why else None
    return [suspicion for suspicion in found.values() if suspicion is not None]


def _name_distance(one: Traits, other: Traits) -> int:
    return min(int(OSA.distance(mine, theirs)) for mine in one.names for theirs in other.names)


class Likeness(StrEnum):
    """How the two records stand to each other in one line."""

    DIFFERENT = "different"
    ONE_KNOWS = "one_knows"
    SAME = "same"


#: Lines that are no fact of the person but can be chosen too.
HISTORY_KEY, PHOTO_KEY = "history", "photo"
_HISTORY_WORDS = {
    "stages": "党内身份",
    HISTORY_KEY: "所在支部",
    "groups": "党小组",
    "posts": "党内职务",
    "departures": "减少登记",
    PHOTO_KEY: "照片",
}
#: Told by the history lines, with their days, or computed from what stands in another line.
_NOT_COMPARED = frozenset({"branch", "group", "stage", "posts", "age", "standing"})


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """What both records say of one thing, masked as on every screen.

    Attributes:
        key: Key of the fact or column; `HISTORY_KEY` and `PHOTO_KEY` for what is no fact.
        can_choose: Whether the user says which one stands; else both are joined.
        is_masked: Whether more is known than is shown.
        suggested: Which one stands until the user chooses otherwise: 0 the first, 1 the second.
    """

    key: str
    label: str
    first: str
    second: str
    likeness: Likeness
    can_choose: bool = False
    is_masked: bool = False
    suggested: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both records whole, and line by line.

    Attributes:
        stays: Which record keeps its identity, 0 or 1: one on the roll before one that has left.
    """

    first: PersonCard
    second: PersonCard
    lines: tuple[ComparisonLine, ...]
    stays: int


@dataclass(frozen=True)
class ComparisonQuery:
    """Two records side by side."""

    reads: ClassVar = PersonCardQuery.reads | {Topic.FIELD}
    first_id: int
    second_id: int
    on: date

    def fetch(self) -> list[Comparison]:
        """Return the comparison; nothing when one of the records is no more."""
        cards = [
            card
            for person_id in (self.first_id, self.second_id)
            for card in PersonCardQuery(person_id, self.on).fetch()
        ]
        if len(cards) < 2:
            return []
        first, second = cards
        stays = int(first.row.branch_id is None and second.row.branch_id is not None)
        return [Comparison(first, second, tuple(_lines(first, second, stays)), stays)]


def _lines(first: PersonCard, second: PersonCard, stays: int) -> Iterator[ComparisonLine]:
    kept, other = (first, second) if stays == 0 else (second, first)
    suggested = suggested_facts(kept.row.facts, other.row.facts)
    for column in known_columns().values():
        if column.key in _NOT_COMPARED:
            continue
        told = column.full_text(first.row), column.full_text(second.row)
        if any(told):
            likeness = _likeness(*told)
            shown = column.text(first.row), column.text(second.row)
            is_fact = column.key in FIELD_BY_KEY
            is_own = uid_of(column.key) is not None
            can_choose = likeness is Likeness.DIFFERENT and (is_fact or is_own)
            side = stays
            if (
                can_choose
                and is_fact
                and getattr(kept.row.facts, column.key) != suggested[column.key]
            ):
                side = 1 - stays
            yield ComparisonLine(
                column.key, column.heading, *shown, likeness, can_choose, shown != told, side
            )
    histories = (
        ("stages", _stages(first), _stages(second), False),
        (HISTORY_KEY, _places(first.branches), _places(second.branches), True),
        ("groups", _places(first.groups), _places(second.groups), False),
        ("posts", _posts(first), _posts(second), False),
        ("departures", _departures(first), _departures(second), False),
        (PHOTO_KEY, _photo(first), _photo(second), True),
    )
    for key, mine, theirs, can_choose in histories:
        label = _HISTORY_WORDS[key]
        if mine or theirs:
            likeness = _likeness(mine, theirs)
            if key == PHOTO_KEY and mine and theirs and first.photo != second.photo:
                likeness = Likeness.DIFFERENT
            may = can_choose and likeness is Likeness.DIFFERENT
            yield ComparisonLine(key, label, mine, theirs, likeness, may, suggested=stays)


def _likeness(first: str, second: str) -> Likeness:
    if first == second:
        return Likeness.SAME
    return Likeness.DIFFERENT if first and second else Likeness.ONE_KNOWS


def _days(since: PartialDate | None, until: PartialDate | None) -> str:
    begin = "" if since is None else since.printed
    return f"{begin}—{until.printed}" if until is not None else f"{begin}起" if begin else ""


def _with_days(name: str, since: PartialDate | None, until: PartialDate | None) -> str:
    days = _days(since, until)
    return f"{name}（{days}）" if days else name


def _stages(card: PersonCard) -> str:
    return "、".join(
        _with_days(printed(row.stage), row.since if row.since_is_known else None, row.until)
        for row in card.stages
    )


def _places(places: Iterable[PlaceRow]) -> str:
    return "、".join(_with_days(row.name, row.since, row.until) for row in places)


def _posts(card: PersonCard) -> str:
    return "、".join(_with_days(printed(row.post), row.since, row.until) for row in card.posts)


def _departures(card: PersonCard) -> str:
    return "、".join(f"{row.left_on.printed} {printed(row.reason)}" for row in card.departures)


def _photo(card: PersonCard) -> str:
    return "有照片" if card.photo else ""


@dataclass(frozen=True, slots=True)
class ApartRow:
    """Two records that somebody has told apart."""

    row_id: int
    names: tuple[str, str]
    decided_on: PartialDate


@dataclass(frozen=True)
class PeopleApartQuery:
    """Every pair that was told apart, the latest first."""

    reads: ClassVar = frozenset({Topic.DUPLICATE, Topic.PERSON})

    def fetch(self) -> list[ApartRow]:
        """Return the pairs."""
        names = pairs(Person.select(Person.id, Person.name))
        told = PeopleApart.select().order_by(PeopleApart.decided_on.desc(), PeopleApart.id.desc())
        return [
            ApartRow(row.id, (names[row.first_id], names[row.second_id]), row.decided_on)
            for row in told
        ]


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A record that was merged into a person.

    Attributes:
        contents: JSON of what the merged record said, see `operations.duplicates`.
    """

    uid: str
    name: str
    merged_on: PartialDate
    contents: str


@dataclass(frozen=True)
class MergedRecordsQuery:
    """The records that were merged into one person, in the order of merging."""

    reads: ClassVar = frozenset({Topic.DUPLICATE})
    person_id: int

    def fetch(self) -> list[MergedRow]:
        """Return the records."""
        told = MergedPerson.select().where(MergedPerson.person == self.person_id)
        return [
            MergedRow(row.uid, row.name, row.merged_on, row.contents)
            for row in told.order_by(MergedPerson.id)
        ]
