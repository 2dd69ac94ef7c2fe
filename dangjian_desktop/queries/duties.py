"""Who works when, of some people over some days, read once and asked day by day.

What is known best counts: who is away, a stop of the unit, a 替班, the imported 排班表, then the
pattern of the crew (reckoned, not checked), then the work calendar for those who work by day.
Where nothing is known the answer says so.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.shifts import REST, ShiftPattern, shift_on, shift_pattern
from dangjian_desktop.domain.slots import (
    AND,
    AWAY_WORDS,
    NOT_KNOWN,
    DayDuty,
    Hours,
    RestRule,
    ShiftBasis,
    Work,
    rest_rule,
    sheet_hours,
    works_of,
)
from dangjian_desktop.domain.spans import Span
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import Workplace
from dangjian_desktop.domain.work_calendar import WorkCalendar, work_calendar
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Absence,
    CrewPattern,
    FormerJob,
    Membership,
    Person,
    ShiftCrew,
    ShiftEntry,
    StopDay,
    Substitution,
)
from dangjian_desktop.storage.rulebook import rules_on, turn_before

_DAY = timedelta(days=1)
#: What `Duties` reads.
DUTY_TOPICS = frozenset(
    {
        Topic.PERSON,
        Topic.JOB,
        Topic.MEMBERSHIP,
        Topic.ORGANISATION,
        Topic.SHIFT,
        Topic.ABSENCE,
        Topic.RULE,
    }
)
#: The pattern of those who work by the calendar.
BY_CALENDAR = "day"


@dataclass(frozen=True, slots=True)
class ShiftRules:
    """The rules of one day, read.

    Attributes:
        patterns: By code.
        hours: Of the shifts of a 排班表, where no pattern tells them.
    """

    patterns: Mapping[str, ShiftPattern]
    rest: RestRule
    hours: Hours
    calendar: WorkCalendar

    @classmethod
    def on(cls, day: date) -> "ShiftRules":
        """Return what holds on a day."""
        rules = rules_on(day)
        patterns = rules.values_of("shifts.patterns")
        return cls(
            {code: shift_pattern(code, patterns) for code in patterns},
            rest_rule(rules.values_of("slots.rest")),
            sheet_hours(rules.values_of("slots.sheet_hours")),
            work_calendar(rules.values_of("holidays.work_calendar")),
        )


class RulesOverDays:
    """The rules day by day; they are read anew only where one of the file or the branch begins."""

    def __init__(self) -> None:
        self._read: dict[date, ShiftRules] = {}
        self._of_day: dict[date, ShiftRules] = {}

    def on(self, day: date) -> ShiftRules:
        """Return the rules of a day."""
        if day not in self._of_day:
            turn = turn_before(day)
            if turn not in self._read:
                self._read[turn] = ShiftRules.on(day)
            self._of_day[day] = self._read[turn]
        return self._of_day[day]


@dataclass(frozen=True, slots=True)
class CrewSpell:
    """A crew works by a pattern for a while."""

    span: Span
    pattern: str
    anchor: date
    offset: int


class Crews:
    """The crews with their patterns, found by name from a branch upwards."""

    def __init__(self) -> None:
        self.ids: dict[tuple[int, str], int] = {
            (place, name): key
            for key, place, name in rows(
                ShiftCrew.select(ShiftCrew.id, ShiftCrew.organisation_id, ShiftCrew.name)
            )
        }
        self._spells: defaultdict[int, list[CrewSpell]] = defaultdict(list)
        found = CrewPattern.select(
            CrewPattern.crew_id,
            CrewPattern.since,
            CrewPattern.until,
            CrewPattern.pattern,
            CrewPattern.anchor,
            CrewPattern.offset,
        )
        for crew_id, since, until, pattern, anchor, offset in rows(found.order_by(CrewPattern.id)):
            spell = CrewSpell(Span.of(since, until), pattern, anchor, offset)
            self._spells[crew_id].append(spell)

    def named(self, path: Iterable[int], name: str) -> int | None:
        """Return the crew of a name that stands nearest, from an organisation upwards."""
        return next((self.ids[key] for place in path if (key := (place, name)) in self.ids), None)

    def spell(self, crew_id: int, day: date) -> CrewSpell | None:
        """Return the pattern by which a crew works on a day."""
        found = [spell for spell in self._spells[crew_id] if spell.span.holds_on(day)]
        return found[-1] if found else None

    def shift(self, crew_id: int, day: date, rules: ShiftRules) -> str:
        """Return the shift of a crew on a day; "" when it has no pattern then."""
        spell = self.spell(crew_id, day)
        pattern = rules.patterns.get(spell.pattern) if spell is not None else None
        if spell is None or pattern is None:
            return ""
        return shift_on(pattern, spell.anchor, spell.offset, day, rules.calendar)


class Duties:
    """What each of some people does on each day of a stretch."""

    def __init__(self, ids: Collection[int], first: date, last: date) -> None:
        """Read everything; a day more at either end, for the rest before and after."""
        self._first, self._last = first - _DAY, last + _DAY
        self.rules = RulesOverDays()
        self.crews = Crews()
        self._ids = sorted(ids)
        self._read_people()
        self._read_days()
        self._kept: dict[tuple[int, date], DayDuty] = {}

    def of(self, person_id: int, day: date) -> DayDuty:
        """Return what somebody does on a day."""
        key = (person_id, day)
        if key not in self._kept:
            self._kept[key] = self._reckoned(person_id, day)
        return self._kept[key]

    def around(self, person_id: int, day: date) -> tuple[DayDuty, DayDuty, DayDuty]:
        """Return what somebody does on the day before, the day, and the day after."""
        return (
            self.of(person_id, day - _DAY),
            self.of(person_id, day),
            self.of(person_id, day + _DAY),
        )

    def crew_name(self, person_id: int, day: date) -> str:
        """Return the 轮班组 that somebody belonged to on a day, as the roster has it."""
        return self._job(person_id, day)[0]

    def _reckoned(self, person_id: int, day: date) -> DayDuty:
        for span, kind in self._absences.get(person_id, ()):
            if span[0] <= day <= span[1]:
                return DayDuty("", ShiftBasis.AWAY, absence=kind)
        rules = self.rules.on(day)
        own = self._own(person_id, day, rules)
        if own.basis is ShiftBasis.STOPPED:
            return own
        taken_over = self._substitutes.get((person_id, day))
        given_up = self._substituted.get((person_id, day), ())
        if taken_over:
            left = [one for one in own.shift.split(AND) if one and one not in (*given_up, REST)]
            shift = AND.join(dict.fromkeys((*left, *taken_over)))
            return self._made(shift, ShiftBasis.SUBSTITUTION, person_id, day, rules)
        if given_up:
            left = [one for one in own.shift.split(AND) if one and one not in given_up]
            shift = AND.join(left) or REST
            return self._made(shift, ShiftBasis.SUBSTITUTION, person_id, day, rules)
        return own

    def _own(self, person_id: int, day: date, rules: ShiftRules) -> DayDuty:
        """Return what somebody does by 排班表, stop, pattern or calendar."""
        if self._is_stopped(person_id, day):
            return DayDuty(REST, ShiftBasis.STOPPED)
        shift = self._entries.get((person_id, day))
        if shift is not None:
            if shift in AWAY_WORDS:
                return DayDuty("", ShiftBasis.AWAY, absence=AWAY_WORDS[shift])
            return self._made(shift, ShiftBasis.SHEET, person_id, day, rules)
        name, workplace, occupation = self._job(person_id, day)
        crew_id = self._crew(person_id, day, name)
        if crew_id is not None:
            spell = self.crews.spell(crew_id, day)
            pattern = rules.patterns.get(spell.pattern) if spell is not None else None
            if spell is None or pattern is None:
                return NOT_KNOWN
            if pattern.follows_calendar:
                return self._by_calendar(day, rules, pattern)
            shift = shift_on(pattern, spell.anchor, spell.offset, day, rules.calendar)
            return self._made(shift, ShiftBasis.PATTERN, person_id, day, rules)
        if self._is_retired(name, occupation, rules.rest):
            return DayDuty(REST, ShiftBasis.RETIRED)
        by_day = not name and workplace == Workplace.SURFACE and rules.rest.surface_works_by_day
        if by_day or name in rules.rest.day_crews:
            return self._by_calendar(day, rules, rules.patterns.get(BY_CALENDAR))
        return NOT_KNOWN

    def _made(
        self, shift: str, basis: ShiftBasis, person_id: int, day: date, rules: ShiftRules
    ) -> DayDuty:
        works = works_of(shift, day, self._hours(person_id, day, rules), rules.rest.nights)
        return NOT_KNOWN if works is None else DayDuty(shift, basis, works)

    def _by_calendar(self, day: date, rules: ShiftRules, pattern: ShiftPattern | None) -> DayDuty:
        if pattern is None:
            return NOT_KNOWN
        shift = shift_on(pattern, day, 0, day, rules.calendar)
        works = works_of(shift, day, pattern.hours, rules.rest.nights, is_day_staff=True)
        return NOT_KNOWN if works is None else DayDuty(shift, ShiftBasis.CALENDAR, works)

    def _hours(self, person_id: int, day: date, rules: ShiftRules) -> Hours:
        """Return the hours of the shifts: those of the person's own crew before the usual ones."""
        name = self._job(person_id, day)[0]
        crew_id = self._crew(person_id, day, name)
        spell = self.crews.spell(crew_id, day) if crew_id is not None else None
        pattern = rules.patterns.get(spell.pattern) if spell is not None else None
        return rules.hours if pattern is None else {**rules.hours, **pattern.hours}

    def _is_retired(self, crew: str, occupation: str, rule: RestRule) -> bool:
        return not crew and rule.retired_are_free and occupation in rule.retired_occupations

    def _job(self, person_id: int, day: date) -> tuple[str, Workplace | None, str]:
        """Return crew, workplace and occupation as the roster had them on a day."""
        for since, until, *job in self._former.get(person_id, ()):
            if day < until:
                name, workplace, occupation = job
                held = since is None or since <= day
                return (name, workplace, occupation) if held else ("", None, "")
        return self._present.get(person_id, ("", None, ""))

    def _path(self, person_id: int, day: date) -> tuple[int, ...]:
        """Return the branch of a person on a day and what stands above it."""
        found = self._branches.get(person_id, ())
        branch = next((branch for span, branch in found if span.holds_on(day)), None)
        if branch is None:
            return ()
        if branch not in self._paths:
            path = self._tree.path(branch)
            self._paths[branch] = tuple(row.organisation_id for row in reversed(path)) or (branch,)
        return self._paths[branch]

    def _crew(self, person_id: int, day: date, name: str) -> int | None:
        return self.crews.named(self._path(person_id, day), name) if name else None

    def _is_stopped(self, person_id: int, day: date) -> bool:
        stops = self._stops
        return bool(stops) and any(
            first <= day <= last
            for place in self._path(person_id, day)
            for first, last in stops.get(place, ())
        )

    def _read_people(self) -> None:
        chosen = Person.select(Person.id, Person.shift_crew, Person.workplace, Person.occupation)
        self._present = {
            key: (name.strip(), workplace, occupation.strip())
            for key, name, workplace, occupation in rows(chosen.where(Person.id.in_(self._ids)))
        }
        self._former: defaultdict[int, list[Any]] = defaultdict(list)
        former = FormerJob.select(
            FormerJob.person_id,
            FormerJob.since,
            FormerJob.until,
            FormerJob.shift_crew,
            FormerJob.workplace,
            FormerJob.occupation,
        ).where(FormerJob.person.in_(self._ids) & (FormerJob.until > self._first.isoformat()))
        for key, since, until, name, workplace, occupation in rows(
            former.order_by(FormerJob.until)
        ):
            first = None if since is None else since.first_day
            job = (name.strip(), workplace, occupation.strip())
            self._former[key].append((first, until.first_day, *job))
        self._branches: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
        spells = Membership.select(
            Membership.person_id, Membership.since, Membership.until, Membership.branch_id
        )
        for key, since, until, branch in rows(spells.where(Membership.person.in_(self._ids))):
            self._branches[key].append((Span.of(since, until), branch))
        self._paths: dict[int, tuple[int, ...]] = {}
        self._tree = Tree.on(self._first + _DAY)

    def _read_days(self) -> None:
        first, last, ids = self._first, self._last, self._ids
        entries = ShiftEntry.select(ShiftEntry.person_id, ShiftEntry.worked_on, ShiftEntry.shift)
        within = ShiftEntry.worked_on.between(first, last) & ShiftEntry.person.in_(ids)
        self._entries = {(key, day): shift for key, day, shift in rows(entries.where(within))}
        self._absences: defaultdict[int, list[Any]] = defaultdict(list)
        away = Absence.select(
            Absence.person_id, Absence.begins_on, Absence.ends_on, Absence.kind
        ).where(Absence.person.in_(ids) & (Absence.begins_on <= last) & (Absence.ends_on >= first))
        for key, begins_on, ends_on, kind in rows(away):
            self._absences[key].append(((begins_on, ends_on), kind))
        self._substitutes: defaultdict[tuple[int, date], list[str]] = defaultdict(list)
        self._substituted: defaultdict[tuple[int, date], list[str]] = defaultdict(list)
        swaps = Substitution.select(
            Substitution.worked_on,
            Substitution.person_id,
            Substitution.substitute_id,
            Substitution.shift,
        )
        for day, person, substitute, shift in rows(
            swaps.where(Substitution.worked_on.between(first, last))
        ):
            if person != substitute:
                self._substituted[person, day].append(shift)
                self._substitutes[substitute, day].append(shift)
        self._stops: dict[int, list[tuple[date, date]]] = stops_between(first, last)


def stops_between(first: date, last: date) -> dict[int, list[tuple[date, date]]]:
    """Return the stop days that touch a stretch, by organisation."""
    found: defaultdict[int, list[tuple[date, date]]] = defaultdict(list)
    stops = StopDay.select(StopDay.organisation_id, StopDay.begins_on, StopDay.ends_on).where(
        (StopDay.begins_on <= last) & (StopDay.ends_on >= first)
    )
    for place, begins_on, ends_on in rows(stops):
        found[place].append((begins_on, ends_on))
    return dict(found)


def works_around(duties: tuple[DayDuty, DayDuty, DayDuty]) -> tuple[Work, ...]:
    """Return the stretches of work of three days in their order."""
    return tuple(work for duty in duties for work in duty.works)
