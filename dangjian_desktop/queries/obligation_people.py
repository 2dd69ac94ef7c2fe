"""What people owe, and what counts from an event: talks, hours, training, terms, 转正.

What every member owes is told once for a branch, with the names of those who lack it. What counts
from an event is reckoned by the rules of the day of the event, and is told when its obligation is
switched on by the rules of the day on which it is due.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from peewee import JOIN

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.development import Timers, timers
from dangjian_desktop.domain.obligations import (
    Due,
    Every,
    Found,
    Obligation,
    Period,
    Way,
    event_period,
    periods_of,
    unmet_state,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import whole_value
from dangjian_desktop.domain.study_hours import hours_text, is_enough, yearly_hours
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    ActivityState,
    ObligationState,
    Post,
    Stage,
)
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.development import BOARD_READS
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.dues_publications import (
    dues_kept_since,
    is_published,
    publications_by_branch,
)
from dangjian_desktop.queries.obligation_development import (
    development_events,
    talked_to,
)
from dangjian_desktop.queries.obligation_facts import (
    Standing,
    Standings,
    Stretch,
    obligations_at,
    records_since,
    standings,
)
from dangjian_desktop.queries.study_hours import in_committee, study_minutes
from dangjian_desktop.queries.terms import elections, term_end
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    Membership,
    Person,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on, turn_before

PEOPLE_READS = BOARD_READS | frozenset(
    {
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTENDANCE,
        Topic.DUES,
        Topic.ELECTION,
        Topic.OBLIGATION,
        Topic.ORGANISATION,
        Topic.MEMBERSHIP,
        Topic.PERSON,
        Topic.POST,
        Topic.RULE,
        Topic.STAGE,
    }
)
#: Obligations that stay until they are done, however long ago they were due.
_LASTING = frozenset({Way.TERM, Way.CONFIRMATION})
_MET = ObligationState.MET


class Member(NamedTuple):
    """Somebody of a branch."""

    person_id: int
    uid: str
    name: str
    branch_id: int


def people_dues(year: int, within: int | None, on: date) -> list[Due]:
    """Return what people and terms of a year owe, as of a day."""
    events = _event_dues(year, within, on, data_revision())
    return [
        *_PeopleOfYear(year, on, standings(year, within)).yearly_dues(),
        *(due for due in events if due.due_on is not None and due.due_on.year == year),
    ]


def lasting_yearly_dues(within: int | None, on: date) -> list[Due]:
    """Return what last year asked for, was not done, and can still be made up for."""
    year = on.year - 1
    found = _PeopleOfYear(year, on, standings(year, within)).yearly_dues(only_repairable=True)
    return [due for due in found if due.state is ObligationState.OVERDUE]


def current_event_dues(within: int | None, on: date) -> list[Due]:
    """Return what counts from an event and matters on a day, whichever year it is due in.

    That is: what was due since the first day of last year, terms and 转正 however long ago, and
    what is due next year when it is time to act.
    """
    start, end = date(on.year - 1, 1, 1), date(on.year + 1, 12, 31)
    found = []
    for due in _event_dues(on.year, within, on, data_revision()):
        assert due.due_on is not None
        if due.due_on > end or (due.due_on < start and due.told.way not in _LASTING):
            continue
        if due.due_on.year != on.year and due.state in (_MET, ObligationState.OPEN):
            continue
        found.append(due)
    return found


def ending_dues(within: int | None, on: date, last: date) -> list[Due]:
    """Return terms and probations that end up to a day, those that should have ended included."""
    return [
        due
        for due in _event_dues(on.year, within, on, data_revision())
        if due.told.way in _LASTING
        and due.state is not _MET
        and due.due_on is not None
        and due.due_on <= last
    ]


@lru_cache(maxsize=4)
def _event_dues(year: int, within: int | None, on: date, _revision: int) -> tuple[Due, ...]:
    """Return what counts from an event; 今日 asks from several sides, so the last few are kept.

    What was met and due in another year is left out: nobody asks for it, and it would be everybody
    who was ever confirmed.
    """
    return tuple(_PeopleOfYear(year, on, standings(year, within)).event_dues())


@dataclass(frozen=True)
class _PeopleOfYear:
    """The people of the branches of a year, as of its last day or of the day asked for."""

    year: int
    on: date
    tree: Standings
    _done: dict[tuple[str, ...], Mapping[int, list[Found]]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day whose members and posts are asked for."""
        return min(max(self.on, date(self.year, 1, 1)), date(self.year, 12, 31))

    @cached_property
    def branches(self) -> Mapping[int, Standing]:
        """The branches that stand on that day."""
        text = self.day.isoformat()
        return {one.organisation_id: one for one in self.tree.branches if one.stood(text, text)}

    def yearly_dues(self, *, only_repairable: bool = False) -> Iterator[Due]:
        """Yield what is asked for by the year."""
        begin = records_since(self.on)
        for period in periods_of(Every.YEAR, self.year):
            for told in obligations_at(period.last):
                if told.way not in _YEARLY or (only_repairable and not told.is_repairable):
                    continue
                if period.last >= begin:
                    yield from _YEARLY[told.way](self, told, period)

    def event_dues(self) -> Iterator[Due]:
        """Yield what counts from an event: all that is not met, and what was due in the year."""
        yield from self._terms()
        yield from self._new_secretaries()
        yield from self._confirmations()
        yield from self._applicant_talks()
        yield from self._development()

    # By the year -------------------------------------------------------------------

    def talks(self, told: Obligation, period: Period) -> Iterator[Due]:
        """Everybody has so many talks a year; the one who leads a talk has it, too."""
        count: Counter[int] = Counter()
        for person_id, found in self.came_to(told.kinds).items():
            count[person_id] += sum(period.first <= one.day <= period.last for one in found)
        chaired = stored_rows(
            Activity.select(Activity.chair_id, Activity.id).where(
                _held(told.kinds)
                & Activity.held_on.between(period.first.isoformat(), self.day.isoformat())
                & Activity.chair.is_null(False)
            )
        )
        for chair_id, _activity in chaired:
            count[chair_id] += 1
        yield from self._by_branch(
            told, period, lambda one: "" if count[one.person_id] >= told.count else one.name
        )

    def hours(self, told: Obligation, period: Period) -> Iterator[Due]:
        """Everybody has the hours of study that a year asks for; see `queries.study_hours`."""
        people = [member.person_id for member in self._members]
        first, last = period.first, min(period.last, self.on)
        studied, seated = study_minutes(first, last, people), in_committee(self.day)
        asked = yearly_hours(rules_on(self.day).values_of("training.yearly"))

        def lacking(member: Member) -> str:
            minutes = studied.get(member.person_id)
            hours = asked.needed(in_committee=member.person_id in seated)
            if minutes is None:
                return f"{member.name}（没有记录，应 {hours} 学时）"
            if is_enough(minutes, hours):
                return ""
            return f"{member.name}（{hours_text(minutes)}/{hours} 学时）"

        yield from self._by_branch(told, period, lacking)

    def training(self, told: Obligation, period: Period) -> Iterator[Due]:
        """The secretary of the day takes part in a training course of the year."""
        came = self.came_to(told.kinds)
        for branch_id, person in self._secretaries.items():
            found = [
                one
                for one in came.get(person.person_id, [])
                if period.first <= one.day <= period.last
            ]
            yield self._due(told, branch_id, person, period, period.last, found)

    def dues_publication(self, told: Obligation, period: Period) -> Iterator[Due]:
        """A branch with members tells them once a year what came in and what it was used for.

        A year that was over before dues were kept here at all is not asked for.
        """
        kept_since = dues_kept_since()
        if period.last < self.on and (kept_since is None or period.last < kept_since):
            return
        posted = publications_by_branch(self.on)
        with_members = {member.branch_id for member in self._members}
        for branch_id, one in self.branches.items():
            if branch_id not in with_members:
                continue
            found = tuple(
                Found(row.posted_on, f"{row.year}年党费公示", counts=True)
                for row in posted.get(branch_id, ())
                if is_published(row, period.year)
            )
            state = _MET if len(found) >= told.count else unmet_state(told, period.last, self.on)
            yield Due(told, branch_id, one.name, period, period.last, state, found)

    def _by_branch(self, told: Obligation, period: Period, lacking: Any) -> Iterator[Due]:
        of_branch: defaultdict[int, list[Member]] = defaultdict(list)
        for member in self._members:
            of_branch[member.branch_id].append(member)
        for branch_id, one in self.branches.items():
            members = of_branch[branch_id]
            if not members:
                continue
            missing = tuple(name for member in members if (name := lacking(member)))
            state = unmet_state(told, period.last, self.on) if missing else _MET
            yield Due(
                told,
                branch_id,
                one.name,
                period,
                period.last,
                state,
                missing=missing,
                asked=len(members),
            )

    # From an event -------------------------------------------------------------------

    def _terms(self) -> Iterator[Due]:
        """The term of each committee that runs, and one that was ended by an election this year."""
        now, before = elections(self.day), elections(date(self.year, 1, 1))
        for branch_id in self.branches:
            elected, earlier = now.get(branch_id), before.get(branch_id)
            if elected is not None:
                yield from self._term(branch_id, elected, None)
            if earlier is not None and elected is not None and elected > earlier:
                yield from self._term(branch_id, earlier, elected)

    def _term(self, branch_id: int, elected: date, again: date | None) -> Iterator[Due]:
        term = term_end(branch_id, elected, self.on)
        due_on = term.ends
        told = _in_force(due_on, Way.TERM)
        if told is None:
            return
        found = () if again is None else (Found(again, "换届选举", counts=True),)
        state = _MET if found else unmet_state(told, due_on, self.on)
        alerts = rules_on(self.on).values_of("terms.alerts")
        yield Due(
            told,
            branch_id,
            self.tree.by_id[branch_id].name,
            event_period(elected, due_on),
            due_on,
            state,
            found,
            is_urgent=state is not _MET and (due_on - self.on).days <= _urgent(alerts),
            notice=Sentence(
                "原届满日 {expires}，上级同意换届到 {due}。{note}",
                expires=term.expires.isoformat(),
                due=due_on.isoformat(),
                note=term.approval,
            )
            if term.is_moved
            else None,
        )

    def _new_secretaries(self) -> Iterator[Due]:
        """Whoever becomes secretary for the first time is trained within some months."""
        came: Mapping[int, list[Found]] | None = None
        for spell in self._secretary_spells:
            if spell.organisation_id not in self.branches or not spell.is_first:
                continue
            since = date.fromisoformat(spell.since)
            months = whole_value(
                rules_on(since).values_of("training.new_secretary"), "within_months"
            )
            due_on = add_months(since, months)
            told = _in_force(due_on, Way.NEW_SECRETARY)
            if told is None or since > self.on or spell.until <= min(due_on, self.on).isoformat():
                continue
            if came is None:
                came = self.came_to(told.kinds)
            found = [one for one in came.get(spell.person.person_id, []) if one.day >= since]
            period = event_period(since, due_on)
            yield self._due(told, spell.organisation_id, spell.person, period, due_on, found)

    def _confirmations(self) -> Iterator[Due]:
        """A 预备党员 is discussed when the 预备期 is over; the meeting decides, and records it."""
        for person, spell, after in self._stages(Stage.PROBATIONARY):
            since = PartialDate.from_iso(spell.since).first_day
            if since > self.on:
                continue
            extended = self._extensions.get(person.person_id, 0)
            due_on = add_months(since, _timers(since).probation + extended)
            has_ended = spell.until <= self.on.isoformat()
            if has_ended and due_on.year != self.year:
                continue
            told = _in_force(due_on, Way.CONFIRMATION)
            if told is None or (has_ended and after is not Stage.FULL):
                continue
            found = []
            if has_ended:
                found = [Found(PartialDate.from_iso(spell.until).first_day, "转正", counts=True)]
            yield self._due(
                told, person.branch_id, person, event_period(since, due_on), due_on, found
            )

    def _applicant_talks(self) -> Iterator[Due]:
        """Somebody who has applied is talked to within a month; nothing is owed for the past."""
        came: Mapping[int, list[Found]] | None = None
        stepped = talked_to(self.on)
        for person, spell, _after in self._stages(Stage.APPLICANT):
            told_on = PartialDate.from_iso(spell.since)
            if not told_on.is_exact or spell.until <= self.on.isoformat():
                continue
            since = told_on.first_day
            due_on = add_months(since, _timers(since).talk)
            told = _in_force(due_on, Way.APPLICANT_TALK)
            if told is None or since > self.on:
                continue
            if came is None:
                came = self.came_to(told.kinds)
            found = [one for one in came.get(person.person_id, []) if one.day >= since]
            if not found and person.person_id in stepped:
                talked_on, step = stepped[person.person_id]
                found = [Found(talked_on, step, counts=True)]
            yield self._due(
                told, person.branch_id, person, event_period(since, due_on), due_on, found
            )

    def _development(self) -> Iterator[Due]:
        """考察 and approvals of the cases of 发展党员 that last."""
        for one in development_events(self.on):
            told = _in_force(one.due_on, one.way)
            if told is None or one.branch_id not in self.branches:
                continue
            if one.done_on is not None and one.due_on.year != self.year:
                continue
            found = [] if one.done_on is None else [Found(one.done_on, one.what, counts=True)]
            person = Member(one.person_id, one.person_uid, one.name, one.branch_id)
            period = event_period(one.since, one.due_on)
            yield self._due(told, one.branch_id, person, period, one.due_on, found)

    def _due(
        self,
        told: Obligation,
        branch_id: int,
        person: Member,
        period: Period,
        due_on: date,
        found: Sequence[Found],
    ) -> Due:
        is_met = sum(one.counts for one in found) >= told.count
        return Due(
            told,
            branch_id,
            self.tree.by_id[branch_id].name,
            period,
            due_on,
            _MET if is_met else unmet_state(told, due_on, self.on),
            tuple(found),
            person_uid=person.uid,
            person_name=person.name,
        )

    # What is read -------------------------------------------------------------------

    def came_to(self, kinds: Sequence[str]) -> Mapping[int, list[Found]]:
        """Return to which activities of some kinds each person came, up to the day."""
        key = tuple(sorted(kinds))
        if key not in self._done:
            self._done[key] = self._came_to(key)
        return self._done[key]

    def _came_to(self, kinds: Sequence[str]) -> Mapping[int, list[Found]]:
        came = sorted(mark.value for mark in counting_on(self.on).came)
        first = date(self.year - 2, 1, 1).isoformat()
        rows = stored_rows(
            Activity.select(
                Attendance.person_id, Activity.id, Activity.held_on, Activity.title, Activity.kind
            )
            .join(Attendance, on=(Attendance.activity == Activity.id))
            .where(
                _held(kinds)
                & Activity.held_on.between(first, self.on.isoformat())
                & Attendance.mark.in_(came)
            )
            .order_by(Activity.held_on)
        )
        found: defaultdict[int, list[Found]] = defaultdict(list)
        for person_id, activity_id, day, title, kind in rows:
            name = title or kind_label(kind)
            found[person_id].append(
                Found(date.fromisoformat(day), name, counts=True, activity_id=activity_id)
            )
        return found

    @cached_property
    def _extensions(self) -> Mapping[int, int]:
        """By how many months 预备期 were extended, by person."""
        extended = Person.probation_extended_months
        return dict(stored_rows(Person.select(Person.id, extended).where(extended > 0)))

    @cached_property
    def _members(self) -> list[Member]:
        """正式党员 and 预备党员 of the branches on the day, by name."""
        rows = stored_rows(
            Person.select(Person.id, Person.uid, Person.name, Membership.branch_id)
            .join(Membership, on=(Membership.person == Person.id))
            .join(StageSpell, on=(StageSpell.person == Person.id))
            .where(
                valid_on(Membership, self.day)
                & valid_on(StageSpell, self.day)
                & StageSpell.stage.in_(MEMBER_STAGES)
            )
            .order_by(Person.sort_name, Person.id)
        )
        return [Member(*row) for row in rows if row[3] in self.branches]

    @cached_property
    def _secretary_spells(self) -> list["_PostSpell"]:
        rows = stored_rows(
            PostSpell.select(
                PostSpell.organisation_id,
                PostSpell.since,
                PostSpell.until,
                Person.id,
                Person.uid,
                Person.name,
            )
            .join(Person, on=(PostSpell.person == Person.id))
            .where(PostSpell.post == Post.SECRETARY)
            .order_by(PostSpell.since, PostSpell.id)
        )
        seen: set[int] = set()
        found = []
        for organisation_id, since, until, person_id, uid, name in rows:
            stretch = Stretch.of(since, until)
            is_exact = bool(since) and PartialDate.from_iso(since).is_exact
            person = Member(person_id, uid, name, organisation_id)
            found.append(
                _PostSpell(organisation_id, *stretch, person, is_exact and person_id not in seen)
            )
            seen.add(person_id)
        return found

    @cached_property
    def _secretaries(self) -> Mapping[int, Member]:
        """The secretary of each branch on the day."""
        text = self.day.isoformat()
        return {
            spell.organisation_id: spell.person
            for spell in self._secretary_spells
            if spell.organisation_id in self.branches and spell.since <= text < spell.until
        }

    def _stages(self, stage: Stage) -> Iterator[tuple[Member, Stretch, Stage | None]]:
        """Yield who was at a stage since a day, and what came after it; for people on the roll."""
        after = StageSpell.alias()
        rows = stored_rows(
            StageSpell.select(
                Person.id,
                Person.uid,
                Person.name,
                Membership.branch_id,
                StageSpell.since,
                StageSpell.until,
                after.stage,
            )
            .join(Person, on=(StageSpell.person == Person.id))
            .join(Membership, on=(Membership.person == Person.id))
            .join(
                after,
                JOIN.LEFT_OUTER,
                on=((after.person == Person.id) & (after.since == StageSpell.until)),
            )
            .where(
                (StageSpell.stage == stage)
                & StageSpell.since.is_null(False)
                & valid_on(Membership, self.day)
            )
            .order_by(Person.sort_name, Person.id)
        )
        for person_id, uid, name, branch_id, since, until, then in rows:
            if branch_id in self.branches:
                member = Member(person_id, uid, name, branch_id)
                yield member, Stretch.of(since, until), None if then is None else Stage(then)


class _PostSpell(NamedTuple):
    """Somebody was secretary; `is_first` when that person had never been one before."""

    organisation_id: int
    since: str
    until: str
    person: Member
    is_first: bool


_YEARLY: Mapping[Way, Any] = {
    Way.TALKS: _PeopleOfYear.talks,
    Way.HOURS: _PeopleOfYear.hours,
    Way.TRAINING: _PeopleOfYear.training,
    Way.DUES_PUBLICATION: _PeopleOfYear.dues_publication,
}


def _timers(day: date) -> Timers:
    """Return the time limits of the rules of a day."""
    return _timers_since(turn_before(day), data_revision())


@lru_cache(maxsize=64)
def _timers_since(turn: date, _revision: int) -> Timers:
    return timers(rules_on(turn).values_of("development.timers"))


def _in_force(day: date, way: Way) -> Obligation | None:
    """Return the obligation of a way that the rules of a day have switched on."""
    return next((told for told in obligations_at(day) if told.way is way), None)


def _held(kinds: Collection[str]) -> Any:
    return Activity.kind.in_(sorted(kinds)) & (Activity.state == ActivityState.HELD)


def _urgent(alerts: Mapping[str, Any]) -> int:
    return whole_value(alerts, "urgent_days")
