"""Crews and their shifts over some days, absences and stops; who is on shift at given hours."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import ClassVar

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.shifts import ShiftPattern, shift_pattern
from dangjian_desktop.domain.slots import (
    AWAY_WORDS,
    ShiftBasis,
    Work,
    minute_of,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AbsenceKind, StopKind
from dangjian_desktop.queries.duties import (
    DUTY_TOPICS,
    Crews,
    Duties,
    RulesOverDays,
    stops_between,
    works_around,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    Absence,
    Membership,
    Person,
    ShiftCrew,
    ShiftSheet,
    StopDay,
    Substitution,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_DAY = timedelta(days=1)


#: 休 alone is a day off by the pattern; somebody away is told apart.
_AWAY_LETTERS = {kind: letter for letter, kind in AWAY_WORDS.items()}


@dataclass(frozen=True, slots=True)
class CrewRow:
    """A crew as the page lists it.

    Attributes:
        crew_id: None for a 轮班组 that stands in the roster and has not been set up.
        pattern: Key of ``shifts.patterns`` that holds on the day; "" for none. title: its name.
        people: How many people of the roster belong to it on the day.
    """

    crew_id: int | None
    organisation_id: int
    name: str
    pattern: str
    title: str
    anchor: date | None
    offset: int
    people: int


@dataclass(frozen=True)
class CrewsQuery:
    """The crews of a branch, and those that only the roster names, as of a day."""

    reads: ClassVar = DUTY_TOPICS
    organisation_id: int
    on: date

    def fetch(self) -> list[CrewRow]:
        """Return what was set up in its order, then what only the roster names."""
        people = people_of(self.organisation_id, self.on)
        duties = Duties(people, self.on, self.on)
        counts = Counter(duties.crew_name(key, self.on) for key in people)
        path = [row.organisation_id for row in Tree.on(self.on).path(self.organisation_id)]
        crews, rules = duties.crews, duties.rules.on(self.on)
        found = []
        chosen = ShiftCrew.select().where(
            ShiftCrew.organisation.in_(path or [self.organisation_id])
        )
        for crew in chosen.order_by(ShiftCrew.place, ShiftCrew.id):
            spell = crews.spell(crew.id, self.on)
            pattern = rules.patterns.get(spell.pattern) if spell is not None else None
            found.append(
                CrewRow(
                    crew.id,
                    crew.organisation_id,
                    crew.name,
                    spell.pattern if spell is not None else "",
                    pattern.title if pattern is not None else "",
                    spell.anchor if spell is not None else None,
                    spell.offset if spell is not None else 0,
                    counts.pop(crew.name, 0),
                )
            )
        rest = sorted(name for name in counts if name and name not in rules.rest.day_crews)
        return found + [
            CrewRow(None, self.organisation_id, name, "", "", None, 0, counts[name])
            for name in rest
        ]


@dataclass(frozen=True, slots=True)
class DayLetter:
    """What stands in one cell of the month: the shift of a day.

    Attributes:
        shift: 早, 早+中, 休; "" where it is not known or somebody is away.
    """

    day: date
    shift: str
    basis: ShiftBasis
    absence: AbsenceKind | None = None

    @property
    def letter(self) -> str:
        """What the cell says: the shift, a letter for why somebody is away, or ?."""
        if self.absence is not None:
            return _AWAY_LETTERS[self.absence]
        return self.shift or "?"


@dataclass(frozen=True)
class CrewBandQuery:
    """The shifts of a crew over a stretch of days, both included; for a band below the dates."""

    reads: ClassVar = frozenset({Topic.SHIFT, Topic.RULE, Topic.ORGANISATION})
    crew_id: int
    first: date
    last: date

    def fetch(self) -> list[DayLetter]:
        """Return one letter a day; none when the crew is no more."""
        crew = ShiftCrew.get_or_none(ShiftCrew.id == self.crew_id)
        if crew is None:
            return []
        crews, rules = Crews(), RulesOverDays()
        stops = stops_between(self.first, self.last)
        path = [row.organisation_id for row in Tree.on(self.first).path(crew.organisation_id)]
        found = []
        for day in _days(self.first, self.last):
            stopped = any(
                first <= day <= last for place in path for first, last in stops.get(place, ())
            )
            shift = crews.shift(self.crew_id, day, rules.on(day))
            if stopped:
                found.append(DayLetter(day, "休", ShiftBasis.STOPPED))
            else:
                basis = ShiftBasis.PATTERN if shift else ShiftBasis.UNKNOWN
                found.append(DayLetter(day, shift, basis))
        return found


def crew_letters(crew_id: int, first: date, last: date) -> dict[date, str]:
    """Return the shift letter of a crew for each day of a stretch; "" where it has none."""
    return {one.day: one.shift for one in CrewBandQuery(crew_id, first, last).fetch()}


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """The days of one person in a month."""

    person_id: int
    name: str
    crew: str
    letters: tuple[DayLetter, ...]


@dataclass(frozen=True)
class ShiftMonthQuery:
    """Who of an organisation works which shift on the days of a month."""

    reads: ClassVar = DUTY_TOPICS
    organisation_id: int
    year: int
    month: int

    def fetch(self) -> list[PersonMonth]:
        """Return the people on the roll during the month by crew, then name."""
        first, last = month_days(self.year, self.month)
        people = people_of(self.organisation_id, last)
        names = pairs(
            Person.select(Person.id, Person.name)
            .where(Person.id.in_(people))
            .order_by(Person.sort_name, Person.id)
        )
        duties = Duties(people, first, last)
        found = []
        for key, name in names.items():
            letters = []
            for day in _days(first, last):
                duty = duties.of(key, day)
                letters.append(DayLetter(day, duty.shift, duty.basis, duty.absence))
            found.append(PersonMonth(key, name, duties.crew_name(key, last), tuple(letters)))
        return sorted(found, key=lambda one: (not one.crew, one.crew))


@dataclass(frozen=True, slots=True)
class OnShift:
    """Somebody who works during given hours.

    Attributes:
        is_checked: Whether it is a fact; else it is reckoned from a pattern.
    """

    person_id: int
    name: str
    work: Work
    is_checked: bool


@dataclass(frozen=True)
class OnShiftQuery:
    """Who of some people is on shift during some hours of a day."""

    reads: ClassVar = DUTY_TOPICS
    people: tuple[int, ...]
    day: date
    begins: time
    ends: time

    def fetch(self) -> list[OnShift]:
        """Return them by name; those who work by day and may come are not among them."""
        duties = Duties(self.people, self.day, self.day)
        rule = duties.rules.on(self.day).rest
        start, end = minute_of(self.day, self.begins), minute_of(self.day, self.ends)
        names = pairs(
            Person.select(Person.id, Person.name)
            .where(Person.id.in_(sorted(self.people)))
            .order_by(Person.sort_name, Person.id)
        )
        found = []
        for key, name in names.items():
            around = duties.around(key, self.day)
            for work in works_around(around):
                if work.is_day_staff and rule.day_staff_may_come:
                    continue
                if work.begins < end and start < work.ends:
                    found.append(OnShift(key, name, work, all(one.is_checked for one in around)))
                    break
        return found


@dataclass(frozen=True, slots=True)
class AwayRow:
    """An absence, a 替班 or a stop as the page lists it.

    Attributes:
        row_id: In the table that `kind` belongs to; a 替班 has the kind None.
        name: Who, or which organisation.
        told: The note; of a 替班 the shift and who works it.
    """

    row_id: int
    kind: AbsenceKind | StopKind | None
    name: str
    begins_on: date
    ends_on: date
    told: str
    person_id: int | None = None


@dataclass(frozen=True)
class AwayQuery:
    """Absences, 替班 and stops of an organisation that touch a stretch of days."""

    reads: ClassVar = frozenset(
        {Topic.SHIFT, Topic.ABSENCE, Topic.PERSON, Topic.MEMBERSHIP, Topic.ORGANISATION}
    )
    organisation_id: int
    first: date
    last: date

    def fetch(self) -> list[AwayRow]:
        """Return stops, absences and 替班, each by day."""
        people = people_of(self.organisation_id, self.last)
        tree = Tree.on(self.last)
        places = {row.organisation_id: row.name for row in tree.path(self.organisation_id)}
        stops = StopDay.select().where(
            StopDay.organisation.in_(sorted(places))
            & (StopDay.begins_on <= self.last)
            & (StopDay.ends_on >= self.first)
        )
        found = [
            AwayRow(
                row.id,
                row.kind,
                places[row.organisation_id],
                row.begins_on,
                row.ends_on,
                row.note,
            )
            for row in stops.order_by(StopDay.begins_on)
        ]
        absences = Absence.select().where(
            Absence.person.in_(people)
            & (Absence.begins_on <= self.last)
            & (Absence.ends_on >= self.first)
        )
        swaps = Substitution.select().where(
            Substitution.worked_on.between(self.first, self.last)
            & (Substitution.person.in_(people) | Substitution.substitute.in_(people))
        )
        kept = list(absences.order_by(Absence.begins_on))
        swapped = list(swaps.order_by(Substitution.worked_on))
        wanted = {row.person_id for row in (*kept, *swapped)}
        wanted |= {row.substitute_id for row in swapped}
        names = pairs(Person.select(Person.id, Person.name).where(Person.id.in_(sorted(wanted))))
        found += [
            AwayRow(
                row.id,
                row.kind,
                names[row.person_id],
                row.begins_on,
                row.ends_on,
                row.note,
                row.person_id,
            )
            for row in kept
        ]
        return found + [
            AwayRow(
                row.id,
                None,
                names[row.person_id],
                row.worked_on,
                row.worked_on,
                f"{row.shift}班由{names[row.substitute_id]}替{_and(row.note)}",
                row.person_id,
            )
            for row in swapped
        ]


@dataclass(frozen=True)
class ShiftPatternsQuery:
    """The shift systems there are on a day, by code, with their names."""

    reads: ClassVar = frozenset({Topic.RULE})
    on: date

    def fetch(self) -> dict[str, str]:
        """Return the names by code, the branch's own among them."""
        told = rules_on(self.on).values_of("shifts.patterns")
        return {code: str(values["title"]) for code, values in told.items()}


@dataclass(frozen=True)
class ShiftPatternQuery:
    """One shift system as it stands on a day; None where there is none of the code."""

    reads: ClassVar = frozenset({Topic.RULE})
    on: date
    code: str

    def fetch(self) -> ShiftPattern | None:
        """Return it."""
        told = rules_on(self.on).values_of("shifts.patterns")
        return shift_pattern(self.code, told) if self.code in told else None


@dataclass(frozen=True)
class ShiftSheetsQuery:
    """Which months have an imported 排班表, with the file it came from."""

    reads: ClassVar = frozenset({Topic.SHIFT})
    organisation_id: int

    def fetch(self) -> dict[str, str]:
        """Return the file by month (2026-11)."""
        chosen = ShiftSheet.select(ShiftSheet.month, ShiftSheet.source_file)
        return pairs(chosen.where(ShiftSheet.organisation == self.organisation_id))


def people_of(organisation_id: int, on: date) -> list[int]:
    """Return the ids of everybody on the roll of an organisation and all below it, of any stage."""
    below = sorted(Tree.on(on).below(organisation_id))
    chosen = Membership.select(Membership.person).where(
        Membership.branch.in_(below) & valid_on(Membership, on)
    )
    return sorted({key for (key,) in rows(chosen)})


def people_by_crew(organisation_id: int, on: date) -> dict[str, list[int]]:
    """Return the people of an organisation by the 轮班组 that the roster names for a day."""
    people = people_of(organisation_id, on)
    duties = Duties(people, on, on)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for key in people:
        found[duties.crew_name(key, on)].append(key)
    return dict(found)


def month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    first = date(year, month, 1)
    return first, month_end(first)


def _days(first: date, last: date) -> Sequence[date]:
    return [first + _DAY * number for number in range((last - first).days + 1)]


def _and(note: str) -> str:
    return f"，{note}" if note else ""
