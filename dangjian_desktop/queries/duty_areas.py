"""党员责任区 as of a day: the areas, the crews of branches and who answers for them, the years."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import ClassVar

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    CREW_GONE,
    YEARLY,
    Area,
    AreaYear,
    CrewCoverage,
    CrewSource,
    DrawnArea,
    KnownCrews,
    MemberChange,
    YearTurn,
    area_years,
    coverage,
    crews_named,
    member_change,
    yearly_rule,
)
from dangjian_desktop.domain.filters import Days
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.comparisons import between
from dangjian_desktop.queries.ledger_entries import ENTRY_READS, EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.lookups import among, pairs, rows
from dangjian_desktop.storage.models import FormerJob, LedgerEntry, LedgerValue, Person, ShiftCrew
from dangjian_desktop.storage.rulebook import rules_on

#: Fields in which two divisions are compared.
COMPARED = ("name", "level", "members", "crew", "area", "machines", "guarantees", "goals")
_LEDGER = ENTRY_READS
_ROSTER = frozenset(
    {
        Topic.PERSON,
        Topic.STAGE,
        Topic.MEMBERSHIP,
        Topic.GROUP_MEMBERSHIP,
        Topic.POST,
        Topic.JOB,
        Topic.ORGANISATION,
        Topic.FIELD,
        Topic.FIELD_VALUE,
    }
)
#: The book whose rows name crews that have to put something right.
HAZARD_BOOK = "hazard"
#: Words with which the name of a crew ends, where a ledger may name a 区队 or 科室 as well.
_CREW_WORDS = ("班", "班组", "小组")


@dataclass(frozen=True, slots=True)
class AreaMember:
    """Somebody who answers for an area.

    Attributes:
        change: What became of that person since the area was drawn; None for nothing.
        now: The crew or branch of today, where it is another.
        is_known: Whether he or she is somebody of the roster. uid: of that person.
    """

    name: str
    person_id: int | None
    change: MemberChange | None = None
    now: str = ""
    is_known: bool = True
    uid: str = ""


@dataclass(frozen=True)
class AreaRow:
    """An area that stands on the day.

    Attributes:
        branch_id, branch_name: The branch whose area it is, or whose group's.
    """

    entry: EntryRow
    branch_id: int
    branch_name: str
    members: tuple[AreaMember, ...]

    @property
    def key(self) -> int:
        """What a list knows it by."""
        return self.entry.key

    @property
    def level(self) -> str:
        """支委责任区, 职能责任区 or 班组责任区."""
        return self.entry.text("level")

    @property
    def has_to_change(self) -> bool:
        """Whether somebody who answers for it left or moved since."""
        return any(one.change is not None for one in self.members)


@dataclass(frozen=True)
class AreasQuery:
    """The areas that stand on a day, with what became of their people since they were drawn.

    Attributes:
        on: The day. within: Of an organisation and everything below it; None for all.
    """

    reads: ClassVar = _ROSTER | _LEDGER
    on: date
    within: int | None = None

    def fetch(self) -> list[AreaRow]:
        """Return them by branch, in the order of their numbers."""
        tree = Tree.on(self.on)
        entries = [
            one
            for one in LedgerQuery(AREA_BOOK, self.on, self.within, until=self.on).fetch()
            if stands(one, self.on)
        ]
        people = sorted(
            {one.person_id for entry in entries for one in named(entry) if one.person_id}
        )
        past = _Past(tuple(people))
        now = past.on(self.on)
        uids = pairs(Person.select(Person.id, Person.uid).where(among(Person.id, people)))
        place = {node.organisation_id: number for number, node in enumerate(tree.rows)}
        found = []
        for entry in entries:
            branch_id = _branch_of(entry, tree)
            branch = tree.get(branch_id)
            members = tuple(
                replace(_member(one, entry, now, past, tree), uid=uids.get(one.person_id, ""))
                for one in named(entry)
            )
            found.append(
                AreaRow(entry, branch_id, branch.name if branch is not None else "", members)
            )
        return sorted(found, key=lambda one: (place.get(one.branch_id, 0), one.entry.number))


def stands(entry: EntryRow, on: date) -> bool:
    """Whether an area counts on a day; on the day on which it ends it does no more."""
    day = entry.row.day
    if day is None or day.first_day > on:
        return False
    return entry.closed_on is None or entry.closed_on.first_day > on


def named(entry: EntryRow) -> tuple[Named, ...]:
    """Return who answers for an area."""
    members = entry.row.values.get("members")
    return members if isinstance(members, tuple) else ()


def drawn(entry: EntryRow) -> DrawnArea:
    """Return an area as divisions are compared."""
    texts = {key: entry.text(key) for key in COMPARED}
    return DrawnArea(entry.organisation_id, entry.title, texts)


def area_of(entry: EntryRow, on: date, tree: Tree) -> Area:
    """Return an area as coverage asks for it."""
    people = named(entry)
    return Area(
        name=entry.text("name"),
        branch_id=_branch_of(entry, tree),
        crews=crews_named(entry.text("crew")),
        members=frozenset(one.person_id for one in people if one.person_id is not None),
        names=tuple(one.name for one in people),
        is_valid=stands(entry, on),
        is_crew_gone=not stands(entry, on) and entry.row.values.get("end_reason") == CREW_GONE,
    )


class _Past:
    """Where some people worked on a day, each day looked up once."""

    def __init__(self, people: tuple[int, ...]) -> None:
        self._people = people
        self._told: dict[date, Mapping[int, tuple[int, str]]] = {}

    def on(self, day: date) -> Mapping[int, tuple[int, str]]:
        """Return branch and crew of those of them who were on the roll."""
        if day not in self._told:
            asked = RosterQuery(day, scope=Scope.EVERYBODY, people=self._people)
            self._told[day] = {
                row.person_id: (row.branch_id, row.facts.crew)
                for row in asked.fetch()
                if row.branch_id is not None
            }
        return self._told[day]


def _member(
    one: Named,
    entry: EntryRow,
    now: Mapping[int, tuple[int, str]],
    past: _Past,
    tree: Tree,
) -> AreaMember:
    if one.person_id is None:
        return AreaMember(one.name, None, is_known=False)
    day = entry.row.day
    then = past.on(day.first_day) if day is not None else {}
    present = now.get(one.person_id)
    crews = crews_named(entry.text("crew"))
    change = member_change(crews, then.get(one.person_id), present)
    told = ""
    if present is not None and change is MemberChange.OTHER_CREW:
        told = present[1]
    elif present is not None and change is MemberChange.OTHER_BRANCH:
        branch = tree.get(present[0])
        told = branch.name if branch is not None else ""
    return AreaMember(one.name, one.person_id, change, told)


def _branch_of(entry: EntryRow, tree: Tree) -> int:
    return _branch_above(entry.organisation_id, tree)


def _branch_above(organisation_id: int, tree: Tree) -> int:
    """Return the branch of a group; a branch itself, and what stands above branches."""
    path = tree.path(organisation_id)
    branches = [one.organisation_id for one in path if one.kind is OrganisationKind.BRANCH]
    return branches[-1] if branches else organisation_id


@dataclass(frozen=True)
class KnownCrewsQuery:
    """What is known of the crews below an organisation beside its areas.

    Crews are those in which somebody of the roster works, the 轮班组 of the shift page in which
    nobody of the roster is, those in which somebody of the roster worked before, and those that a
    hazard of the last year names. Of a crew without any of these nothing is known.

    Attributes:
        within: A branch, or what stands above branches; None for all.
    """

    reads: ClassVar = _ROSTER | {Topic.LEDGER, Topic.SHIFT}
    on: date
    within: int | None = None

    def fetch(self) -> KnownCrews:
        """Return what is known."""
        people = RosterQuery(self.on, within=self.within, scope=Scope.EVERYBODY).fetch()
        here = {row.person_id: row for row in people if row.branch_id is not None}
        places = {
            key: (row.branch_id, row.facts.crew)
            for key, row in here.items()
            if row.branch_id is not None
        }
        in_shifts = {(row.branch_id, row.facts.shift_crew) for row in here.values()}
        branches = self._branches
        others = [
            (branch_id, name, CrewSource.SHIFTS)
            for branch_id, name in self._shift_crews(branches)
            if (branch_id, name) not in in_shifts
        ]
        sections = Counter(
            (row.facts.section, row.branch_id) for row in here.values() if row.facts.section
        )
        owners = {section: branch for (section, branch), _n in reversed(sections.most_common())}
        others += [
            (branch_id, crew, CrewSource.FORMER)
            for section, crew in _former_crews(self.on)
            if (branch_id := owners.get(section)) is not None
        ]
        others += [(branch_id, crew, CrewSource.LEDGERS) for branch_id, crew in self._of_hazards()]
        everybody = RosterQuery(self.on, scope=Scope.EVERYBODY).keys()
        return KnownCrews(places, tuple(dict.fromkeys(others)), frozenset(everybody))

    @cached_property
    def _branches(self) -> frozenset[int]:
        tree = Tree.on(self.on)
        found = {one.organisation_id for one in tree.of_kind(OrganisationKind.BRANCH)}
        return frozenset(found if self.within is None else found & set(tree.below(self.within)))

    def _shift_crews(self, branches: Iterable[int]) -> list[tuple[int, str]]:
        chosen = ShiftCrew.select(ShiftCrew.organisation_id, ShiftCrew.name)
        return [
            (key, name)
            for key, name in rows(chosen.order_by(ShiftCrew.place, ShiftCrew.id))
            if key in set(branches)
        ]

    def _of_hazards(self) -> list[tuple[int, str]]:
        """Return branch and crew of what hazards of the last year name, read without the rows."""
        tree, since = Tree.on(self.on), add_months(self.on, -12)
        told = (
            LedgerValue.select(LedgerEntry.organisation_id, LedgerValue.text)
            .join(LedgerEntry)
            .where(
                (LedgerEntry.book == HAZARD_BOOK)
                & (LedgerValue.field == "crew")
                & between(LedgerEntry.happened_on, Days(since, self.on))
            )
            .distinct()
        )
        if self.within is not None:
            here = holders_below(self.within, self.on)
            told = told.where(LedgerEntry.organisation.in_(here))
        return [
            (_branch_above(organisation_id, tree), crew)
            for organisation_id, text in rows(told)
            for crew in crews_named(text)
            if crew.endswith(_CREW_WORDS)
        ]


def _former_crews(on: date) -> list[tuple[str, str]]:
    """Return section and crew of jobs that ended before a day; of others it is not known whose."""
    told = (FormerJob.crew != "") & (FormerJob.section != "")
    chosen = FormerJob.select(FormerJob.section, FormerJob.crew).where(told)
    return list(rows(chosen.where(FormerJob.until <= on.isoformat()).distinct()))


@dataclass(frozen=True)
class CrewCoverageQuery:
    """The crews below an organisation with who answers for them, gaps first (Z08).

    Attributes:
        within: A branch, or what stands above branches; None for all.
    """

    reads: ClassVar = KnownCrewsQuery.reads | _LEDGER
    on: date
    within: int | None = None

    def fetch(self) -> list[CrewCoverage]:
        """Return the crews."""
        known = KnownCrewsQuery(self.on, self.within).fetch()
        entries = LedgerQuery(AREA_BOOK, self.on, within=self.within, until=self.on).fetch()
        tree = Tree.on(self.on)
        return coverage(known, [area_of(entry, self.on, tree) for entry in entries])


@dataclass(frozen=True)
class AreaYearsQuery:
    """The yearly divisions that can be looked at, the latest first.

    Attributes:
        on: Today. within: Of an organisation and everything below it; None for all.
    """

    reads: ClassVar = _LEDGER | frozenset({Topic.RULE})
    on: date
    within: int | None = None

    def fetch(self) -> list[AreaYear]:
        """Return year and day of each."""
        spells = [
            (
                entry.row.day.first_day,
                entry.closed_on.first_day if entry.closed_on is not None else None,
                entry.row.values.get("end_reason") == YEARLY,
            )
            for entry in LedgerQuery(AREA_BOOK, self.on, self.within).fetch()
            if entry.row.day is not None
        ]
        return area_years(spells, self.on, year_turn_on(self.on))


def year_turn_on(on: date) -> YearTurn:
    """Return from which day of a year on a division is that of the coming year."""
    return yearly_rule(rules_on(on).values_of("areas.yearly"))
