"""What happened to one person between two days, as rows; see `roster_changes` for the rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FIELD_BY_KEY, JOB_KEYS
from dangjian_desktop.domain.spans import ALWAYS, OPEN, Span, any_holds_on, common, joined
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    LeaveReason,
    OrganisationKind,
    Stage,
    printed,
)
from dangjian_desktop.queries.dated_people import DatedPerson, OrganisationNames
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    FormerJob,
    GroupMembership,
    Membership,
    Organisation,
    OrganisationSpell,
    PostSpell,
    StageSpell,
)

_A_DAY = timedelta(days=1)


class ChangeKind(StrEnum):
    """The three parts of the list."""

    ADDED = "added"
    LEFT = "left"
    CHANGED = "changed"


CHANGE_WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: "新增",
    ChangeKind.LEFT: "减少",
    ChangeKind.CHANGED: "变动",
}

#: How somebody comes to be on the roll, or leaves it without a reason of `LeaveReason`.
DEVELOPED, TRANSFERRED_IN, RESTORED = "发展", "转入", "恢复"
TRANSFERRED_OUT, REORGANISED, UNKNOWN = "转出", "组织调整", "原因没有登记"
#: Who comes back after this gets back what was taken away.
TAKEN_AWAY = frozenset({LeaveReason.EXPULSION, LeaveReason.SUSPENSION})
#: What the step to a stage is called.
STEPS: Mapping[Stage, str] = {
    Stage.APPLICANT: "申请入党",
    Stage.ACTIVIST: "列为积极分子",
    Stage.CANDIDATE: "列为发展对象",
    Stage.PROBATIONARY: DEVELOPED,
    Stage.FULL: "转正",
}


@dataclass(frozen=True, slots=True)
class RosterChange:
    """One thing that happened to one person.

    Attributes:
        what: How somebody came or left (发展, 转出), or what changed (转正, 党小组).
        before: As it was, "" for nothing; after: as it was from the day on.
        day: The day, as exactly as it is known.
        branch_name: The branch on that day; of somebody who left, the last one.
    """

    person_id: int
    uid: str
    name: str
    kind: ChangeKind
    what: str
    before: str
    after: str
    day: PartialDate
    branch_name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The days asked about, both included, and the organisation; None for the whole mine."""

    since: date
    until: date
    within: int | None = None

    def holds(self, day: date | None) -> bool:
        """Whether a day is one of those asked about."""
        return day is not None and self.since <= day <= self.until


class ChangePlace:
    """The organisation asked about: which spells count as being there, day by day."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self.organisation_names = OrganisationNames()
        node = (
            None
            if asked.within is None
            else Organisation.get_or_none(Organisation.id == asked.within)
        )
        self.is_group = node is not None and node.kind is OrganisationKind.PARTY_GROUP
        self._times: list[tuple[Span, set[int]]] = []
        if asked.within is not None and not self.is_group:
            self._times = list(self._times_of(asked.within))

    def _times_of(self, within: int) -> Iterator[tuple[Span, set[int]]]:
        """Yield the spans between which the tree changes, with the organisations below."""
        turns = {
            day.first_day
            for pair in rows(
                OrganisationSpell.select(OrganisationSpell.since, OrganisationSpell.until)
            )
            for day in pair
            if day is not None and self._asked.holds(day.first_day)
        }
        days = sorted(turns - {self._asked.since})
        if self._asked.since in turns:
            days.insert(0, self._asked.since)
        starts = [ALWAYS, *days]
        for start, end in zip(starts, [*days, OPEN], strict=True):
            day = self._asked.since - _A_DAY if start == ALWAYS else start
            yield Span(start, end), Tree.on(day).below(within)

    @property
    def times(self) -> list[tuple[Span, set[int]]]:
        """When what stood below the organisation; nothing for the whole mine."""
        return self._times

    def spans_there(self, person: DatedPerson) -> list[Span]:
        """Return when a person belonged to the organisation."""
        branches = [(Span.of(s.since, s.until), s.branch_id) for s in person.memberships]
        if self._asked.within is None:
            return joined(span for span, _branch in branches)
        if self.is_group:
            groups = (
                Span.of(s.since, s.until)
                for s in person.groups
                if s.party_group_id == self._asked.within
            )
            return common(groups, (span for span, _branch in branches))
        return joined(
            chain.from_iterable(
                common([span], [time for time, below in self._times if branch in below])
                for span, branch in branches
            )
        )

    def candidates(self) -> set[int]:
        """Return the people of whom anything dated begins or ends in the days asked about."""
        found: set[int] = set()
        first, last = earliest_text(self._asked.since), self._asked.until.isoformat()
        for table in (StageSpell, Membership, GroupMembership, PostSpell, FormerJob):
            spells: Any = table
            days = (spells.since.between(first, last), spells.until.between(first, last))
            found.update(
                key for (key,) in rows(spells.select(spells.person_id).where(reduce(or_, days)))
            )
        moved = self.moved_branches()
        if moved:
            there = Membership.select(Membership.person_id).where(Membership.branch.in_(moved))
            found.update(key for (key,) in rows(there))
        return found

    def moved_branches(self) -> list[int]:
        """Return what was not below the organisation all the time, or not from the first day."""
        if not self._times:
            return []
        belows = [below for _time, below in self._times]
        always = reduce(set.__and__, belows)
        return sorted(reduce(set.__or__, belows) - always)

    def was_moved_on(self, branch_id: int | None, day: date) -> bool:
        """Whether a branch itself came under the organisation, or went, on a day."""
        here = [
            any(time.holds_on(on) and branch_id in below for time, below in self._times)
            for on in (day - _A_DAY, day)
        ]
        return here[0] != here[1]


def earliest_text(day: date) -> str:
    """Return the least stored text that counts as this day: a month or year as its first day."""
    if day.day != 1:
        return day.isoformat()
    return f"{day.year:04d}" if day.month == 1 else f"{day:%Y-%m}"


class PersonChanges:
    """The rows of one person."""

    def __init__(self, asked: Asked, place: ChangePlace, person: DatedPerson) -> None:
        self._asked, self._place, self._person = asked, place, person
        self._member = joined(
            Span.of(s.since, s.until) for s in person.stages if s.stage in MEMBER_STAGES
        )
        self._anywhere = joined(Span.of(s.since, s.until) for s in person.memberships)
        self._here = place.spans_there(person)
        self._on_roll = common(self._member, self._here)

    def rows(self) -> Iterator[RosterChange]:
        """Yield everything that happened in the days asked about."""
        for span in self._on_roll:
            if self._asked.holds(span.since):
                yield self._came(span.since)
            if self._asked.holds(span.until):
                yield self._left(span.until)
        yield from self._steps()
        yield from self._moves()
        if not self._place.is_group:
            yield from self._group_moves()
        yield from self._posts()
        yield from self._jobs()

    def _row(
        self,
        kind: ChangeKind,
        what: str,
        before: str,
        after: str,
        day: date,
        at: date | None = None,
    ) -> RosterChange:
        person = self._person
        return RosterChange(
            person.person_id,
            person.uid,
            person.name,
            kind,
            what,
            before,
            after,
            self._as_known(day),
            self._branch_name(at or day) or self._branch_name(day - _A_DAY),
        )

    def _as_known(self, day: date) -> PartialDate:
        """Return a day as the records have it: one known to the month stays so."""
        person = self._person
        spells = (
            *person.stages,
            *person.memberships,
            *person.groups,
            *person.posts,
            *person.jobs,
        )
        told = [
            known
            for spell in spells
            for known in (spell.since, spell.until)
            if known is not None and known.first_day == day
        ]
        return min(told, key=lambda known: len(known.iso), default=PartialDate.of(day))

    # Coming and leaving -------------------------------------------------------

    def _came(self, day: date) -> RosterChange:
        before, after = self._unit_name(day - _A_DAY), self._unit_name(day)
        if any(span.since == day for span in self._member):
            stage = self._stage(day - _A_DAY)
            now = printed(self._stage(day))
            return self._row(ChangeKind.ADDED, DEVELOPED, printed(stage), now, day)
        if any(span.since == day for span in self._anywhere):
            gone = [d for d in self._person.departures if d.left_on.first_day <= day]
            last = max(gone, key=lambda departure: departure.left_on, default=None)
            is_back = last is not None and last.reason in TAKEN_AWAY
            told = "" if last is None else f"{last.left_on.printed} {printed(last.reason)}"
            how = RESTORED if is_back else TRANSFERRED_IN
            return self._row(ChangeKind.ADDED, how, told, after, day)
        how = REORGANISED if self._branch_moved_on(day) else TRANSFERRED_IN
        return self._row(ChangeKind.ADDED, how, before, after, day)

    def _left(self, day: date) -> RosterChange:
        evening = day - _A_DAY
        before, after = self._unit_name(evening), self._unit_name(day)
        if any(span.until == day for span in self._member):
            told = printed(self._stage(day))
            return self._row(
                ChangeKind.LEFT, UNKNOWN, printed(self._stage(evening)), told, day, evening
            )
        if any(span.until == day for span in self._anywhere):
            what, destination = self._departure(day)
            return self._row(ChangeKind.LEFT, what, before, destination, day, evening)
        how = REORGANISED if self._branch_moved_on(day) else TRANSFERRED_OUT
        return self._row(ChangeKind.LEFT, how, before, after, day, evening)

    def _departure(self, day: date) -> tuple[str, str]:
        for departure in self._person.departures:
            if departure.left_on.first_day == day:
                return printed(departure.reason), departure.destination
        return UNKNOWN, ""

    def _branch_moved_on(self, day: date) -> bool:
        branch = self._branch(day)
        return branch == self._branch(day - _A_DAY) and self._place.was_moved_on(branch, day)

    # What changed -------------------------------------------------------------

    def _steps(self) -> Iterator[RosterChange]:
        for spell in self._person.stages:
            day = _first(spell.since)
            if day is None or not self._asked.holds(day) or spell.since == spell.until:
                continue
            before = self._stage(day - _A_DAY)
            is_step_in = spell.stage in MEMBER_STAGES and before not in MEMBER_STAGES
            if is_step_in or before is spell.stage or not any_holds_on(self._here, day):
                continue  # a step into the Party is an addition
            yield self._row(
                ChangeKind.CHANGED, STEPS[spell.stage], printed(before), printed(spell.stage), day
            )

    def _moves(self) -> Iterator[RosterChange]:
        """Tell moves between branches, and the coming and leaving of those who are no members."""
        for day in self._turns(self._person.memberships):
            before, after = self._branch(day - _A_DAY), self._branch(day)
            was_here, is_here = (any_holds_on(self._here, on) for on in (day - _A_DAY, day))
            if before == after or not (was_here or is_here):
                continue
            is_told = any(day in (span.since, span.until) for span in self._on_roll)
            if is_told and not (was_here and is_here):
                continue
            names = self._branch_name(day - _A_DAY), self._branch_name(day)
            if before is None:
                what = TRANSFERRED_IN
            elif after is None:
                what, destination = self._departure(day)
                names = (names[0], destination)
            else:
                what = "调整党支部"
            yield self._row(ChangeKind.CHANGED, what, *names, day)

    def _group_moves(self) -> Iterator[RosterChange]:
        for day in self._turns(self._person.groups):
            before, after = self._group_name(day - _A_DAY), self._group_name(day)
            if before == after or self._comes_or_goes(day) or not self._is_about(day):
                continue
            yield self._row(
                ChangeKind.CHANGED, "调整党小组", before or "未编组", after or "未编组", day
            )

    def _posts(self) -> Iterator[RosterChange]:
        for day in self._turns(self._person.posts):
            if not self._is_about(day):
                continue
            ended = [s for s in self._person.posts if _first(s.until) == day]
            begun = [s for s in self._person.posts if _first(s.since) == day]
            before = [self._post(s, day - _A_DAY) for s in ended]
            after = [self._post(s, day) for s in begun]
            is_leaving = any(span.until == day for span in self._anywhere)
            if sorted(before) == sorted(after) or (is_leaving and not after):
                continue
            what = "免职" if not after else "任职" if not before else "调整职务"
            yield self._row(ChangeKind.CHANGED, what, "、".join(before), "、".join(after), day)

    def _jobs(self) -> Iterator[RosterChange]:
        jobs = sorted(self._person.jobs, key=lambda job: job.until)
        told = [tuple(getattr(job, key) for key in JOB_KEYS) for job in jobs] + [self._person.job]
        for number, job in enumerate(jobs):
            day = job.until.first_day
            if not self._asked.holds(day) or not self._is_about(day):
                continue
            pairs = zip(JOB_KEYS, told[number], told[number + 1], strict=True)
            other = [(key, old, new) for key, old, new in pairs if (old or "") != (new or "")]
            if not other:
                continue
            labels = "、".join(FIELD_BY_KEY[key].label for key, _old, _new in other)
            before = "、".join(_said(old) for _key, old, _new in other if old)
            after = "、".join(_said(new) for _key, _old, new in other if new)
            yield self._row(ChangeKind.CHANGED, labels, before, after, day)

    # Asked of a day -------------------------------------------------------------

    def _turns(self, spells: list[Any]) -> list[date]:
        """Return the days asked about on which one of some spells begins or ends."""
        days = {_first(day) for spell in spells for day in (spell.since, spell.until)}
        return sorted(day for day in days if day is not None and self._asked.holds(day))

    def _is_about(self, day: date) -> bool:
        """Whether a person was in the organisation just before or on a day."""
        return any_holds_on(self._here, day) or any_holds_on(self._here, day - _A_DAY)

    def _comes_or_goes(self, day: date) -> bool:
        return any(day in (span.since, span.until) for span in self._anywhere)

    def _stage(self, day: date) -> Stage | None:
        stage: Stage | None = _held(self._person.stages, "stage", day)
        return stage

    def _branch(self, day: date) -> int | None:
        branch_id: int | None = _held(self._person.memberships, "branch_id", day)
        return branch_id

    def _branch_name(self, day: date) -> str:
        return self._place.organisation_names.on(self._branch(day), day)

    def _group_name(self, day: date) -> str:
        group = _held(self._person.groups, "party_group_id", day)
        return self._place.organisation_names.on(group, day)

    def _unit_name(self, day: date) -> str:
        """Return the unit between which people move in the list asked for."""
        return self._group_name(day) if self._place.is_group else self._branch_name(day)

    def _post(self, spell: Any, day: date) -> str:
        where = self._place.organisation_names.on(spell.organisation_id, day)
        return f"{printed(spell.post)}（{where}）"


def _held(spells: list[Any], attribute: str, day: date) -> Any:
    """Return what the last spell that holds on a day says."""
    held = [spell for spell in spells if Span.of(spell.since, spell.until).holds_on(day)]
    return getattr(held[-1], attribute) if held else None


def _first(day: PartialDate | None) -> date | None:
    return None if day is None else day.first_day


def _said(value: Any) -> str:
    return printed(value) if isinstance(value, StrEnum) else str(value)
