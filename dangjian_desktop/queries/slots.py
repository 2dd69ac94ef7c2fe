"""The times of the coming weeks at which a meeting can be held, best first, with who stays out."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, ClassVar

from dangjian_desktop.domain.activity_conflicts import Booking, overlap
from dangjian_desktop.domain.activity_kinds import ActivityKind
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.slots import (
    DAY_MINUTES,
    OBSTACLE_WORDS,
    Obstacle,
    Work,
    best_pair,
    enough_people,
    fewest_groups,
    meeting_times,
    minute_of,
    obstacle,
    usual_share,
)
from dangjian_desktop.domain.spans import Span
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    MEMBER_STAGES,
    PRINTED,
    AbsenceKind,
    DueGroup,
    OrganisationKind,
    Post,
    Stage,
    StopKind,
)
from dangjian_desktop.domain.votes import HalfRule, Regime, voting_rule
from dangjian_desktop.queries.activity_conflicts import bookings_between
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.duties import DUTY_TOPICS, Duties, works_around
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Person,
    PostSpell,
    StageSpell,
    StopDay,
    VotingBar,
)
from dangjian_desktop.storage.rulebook import rules_on

_DAY = timedelta(days=1)
#: Stop days after the stretch that was asked for are looked for so far.
_LOOK_FOR_STOPS = 90
#: Crews named in one piece of advice.
_MOST_CREWS = 3
#: Two sessions are looked for among so many of the best slots: every pair of them is tried.
_MOST_SESSIONS = 40
#: Regimes whose quorum counts those who have a vote.
_OF_VOTERS = frozenset({Regime.ORDINARY, Regime.ADMISSION, Regime.ELECTION, Regime.DISPOSAL})
#: Regimes whose meeting cannot be split into sessions.
_WHOLE = (Regime.ADMISSION, Regime.ELECTION, Regime.DISPOSAL)
LONGEST_STRETCH = 366


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody whom a slot would leave out.

    Attributes:
        crew: The 轮班组; "" where none is entered.
        work: The shift that stands against it, with its hours; None where there is none.
        engaged: The other activity at the same hours; "" where there is none.
    """

    person_id: int
    name: str
    crew: str
    obstacle: Obstacle
    work: Work | None = None
    absence: AbsenceKind | None = None
    engaged: str = ""

    @property
    def why(self) -> Sentence:
        """Why, in a few words: 当中班 16:00–24:00."""
        if self.absence is not None:
            return Sentence("{why}", why=Word(PRINTED[self.absence]))
        if self.engaged:
            return Sentence("同时有{name}", name=self.engaged)
        if self.work is None:
            return Sentence("{why}", why=Word(OBSTACLE_WORDS[self.obstacle]))
        hours = {
            "shift": self.work.shift,
            "begins": _clock(self.work.begins),
            "ends": _clock(self.work.ends, is_end=True),
        }
        return Sentence(_WHY[self.obstacle], **hours)


_WHY = {
    Obstacle.ON_SHIFT: "当{shift}班 {begins}–{ends}",
    Obstacle.AFTER_NIGHT: "下{shift}班（{ends}）要休息",
    Obstacle.BEFORE_SHIFT: "{begins} 要上{shift}班",
    Obstacle.BEFORE_NIGHT: "{begins} 要上{shift}班，班前要休息",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One time at which the meeting could be held.

    Attributes:
        free: Ids of those who can come.
        due: How many are due, or have a vote where that counts.
        needed: How many must come.
        is_checked: Whether everybody's shifts are facts; else some are reckoned from patterns.
    """

    day: date
    begins: time
    ends: time
    free: frozenset[int]
    due: int
    needed: int
    left_out: tuple[LeftOut, ...]
    is_checked: bool
    is_working_day: bool

    @property
    def is_enough(self) -> bool:
        """Whether enough can come."""
        return self.due > 0 and len(self.free) >= self.needed

    @property
    def missing(self) -> int:
        """How many fail."""
        return max(0, self.needed - len(self.free))

    @property
    def unknown(self) -> int:
        """Of how many nobody knows when they work."""
        return sum(one.obstacle is Obstacle.UNKNOWN for one in self.left_out)


@dataclass(frozen=True, slots=True)
class Slots:
    """The answer.

    Attributes:
        slots: Best first.
        regime: By which rules it counts; None where there is no quorum.
        told: What must be said: that nothing is enough, and by how many.
        options: What would help.
        last_calendar_year: Last year whose holidays are known.
    """

    slots: tuple[Slot, ...]
    regime: Regime | None
    told: tuple[Sentence, ...] = ()
    options: tuple[Sentence, ...] = ()
    last_calendar_year: int | None = None

    @property
    def is_enough(self) -> bool:
        """Whether one slot at least is enough."""
        return any(slot.is_enough for slot in self.slots)


@dataclass(frozen=True)
class SlotsQuery:
    """Times for an activity of a kind, held by an organisation, from a day to a day (included).

    Attributes:
        minutes: How long it lasts; None for what the rules say.
        regime: By which rules it votes; None for the first of its kind.
    """

    reads: ClassVar = DUTY_TOPICS | frozenset(
        {
            Topic.ACTIVITY_KIND,
            Topic.STAGE,
            Topic.GROUP_MEMBERSHIP,
            Topic.POST,
            Topic.VOTING_RIGHT,
            Topic.ACTIVITY,
            Topic.ATTENDANCE,
        }
    )
    organisation_id: int
    kind: str
    first: date
    last: date
    minutes: int | None = None
    regime: Regime | None = None

    def fetch(self) -> Slots:
        """Return the slots, best first; none for a kind that is not known."""
        kind = kinds_by_code().get(self.kind)
        if kind is None or self.last < self.first:
            return Slots((), None)
        assert (self.last - self.first).days < LONGEST_STRETCH, "whoever asks has refused it"
        regime = self.regime or next(iter(kind.regimes), None)
        search = _Search(self, kind, regime, self.first, self.last)
        slots = sorted(search.slots(), key=_rank)
        told, options = search.advice(slots)
        years = search.duties.rules.on(self.last).calendar
        return Slots(tuple(slots), regime, told, options, years.last_year)


def _rank(slot: Slot) -> Any:
    return (
        not slot.is_enough,
        -len(slot.free),
        not slot.is_checked,
        not slot.is_working_day,
        slot.day,
        slot.begins,
    )


class _Search:
    def __init__(
        self, query: SlotsQuery, kind: ActivityKind, regime: Regime | None, first: date, last: date
    ) -> None:
        self._query, self._kind, self._regime = query, kind, regime
        self._first, self._last = first, last
        self._looked_to = last + _DAY * _LOOK_FOR_STOPS
        self._due = DueOverDays(query.organisation_id, kind, regime, first, self._looked_to)
        self.duties = Duties(self._due.everybody, first, self._looked_to)
        self._names = pairs(
            Person.select(Person.id, Person.name)
            .where(Person.id.in_(sorted(self._due.everybody)))
            .order_by(Person.sort_name, Person.id)
        )
        times = rules_on(first).values_of("slots.times")
        tree, place = Tree.on(first), query.organisation_id
        self._near = {row.organisation_id for row in tree.path(place)} | set(tree.below(place))
        self._kinds = kinds_by_code()
        self._due_elsewhere: dict[tuple[int, str], DueOverDays] = {}
        self._bookings = bookings_between(first, self._looked_to)
        self._begins = meeting_times(times)
        self._minutes = query.minutes or times["minutes"]

    def slots(self) -> list[Slot]:
        """Return every slot of the stretch in the order of time."""
        days = range(self._first.toordinal(), self._last.toordinal() + 1)
        return [slot for number in days for slot in self._of_day(date.fromordinal(number))]

    def _of_day(self, day: date) -> Iterable[Slot]:
        due = self._due.on(day)
        ordered = [key for key in self._names if key in due]
        around = {key: self.duties.around(key, day) for key in ordered}
        works = {key: works_around(duties) for key, duties in around.items()}
        is_checked = all(duty.is_checked for duties in around.values() for duty in duties)
        rules = self.duties.rules.on(day)
        needed = self._needed(len(due), day)
        for begins in self._begins:
            start = minute_of(day, begins)
            end = start + self._minutes
            if end > (day.toordinal() + 1) * DAY_MINUTES:
                continue  # a meeting does not go on past midnight
            engaged = self._engaged(day, begins, _time_of(end))
            free, left_out = [], []
            for key in ordered:
                today = around[key][1]
                found = obstacle(start, end, today, works[key], rules.rest)
                crew = self.duties.crew_name(key, day)
                if found is None and key in engaged:
                    name, why = self._names[key], Obstacle.ENGAGED
                    left_out.append(LeftOut(key, name, crew, why, engaged=engaged[key]))
                    continue
                if found is None:
                    free.append(key)
                    continue
                why, work = found
                left_out.append(LeftOut(key, self._names[key], crew, why, work, today.absence))
            yield Slot(
                day,
                begins,
                _time_of(end),
                frozenset(free),
                len(due),
                needed,
                tuple(left_out),
                is_checked,
                rules.calendar.is_working_day(day),
            )

    def _engaged(self, day: date, begins: time, ends: time) -> dict[int, str]:
        """Return the other activity of everybody who has one at these hours, by person id.

        Where the list of who is due at it is not fixed yet, who is due follows from its kind.
        """
        here = f"{begins:%H:%M}"
        until = "24:00" if ends < begins else f"{ends:%H:%M}"
        wanted = Booking(0, "", day, here, until, "")
        found: dict[int, str] = {}
        for booking in self._bookings.get(day, ()):
            if not overlap(wanted, booking):
                continue
            for key in booking.people | self._due_at(booking):
                found.setdefault(key, booking.name)
        return found

    def _due_at(self, booking: Booking) -> frozenset[int]:
        """Return who will be due at an activity that is planned by this organisation or near it."""
        kind, place = self._kinds.get(booking.kind), booking.organisation_id
        if booking.due_is_fixed or kind is None or place is None or place not in self._near:
            return frozenset()
        key = (place, kind.code)
        if key not in self._due_elsewhere:
            found = DueOverDays(place, kind, None, self._first, self._looked_to)
            self._due_elsewhere[key] = found
        return self._due_elsewhere[key].on(booking.held_on)

    def _needed(self, due: int, day: date) -> int:
        rules = rules_on(day)
        if self._regime is None:
            return enough_people(usual_share(rules.values_of("slots.quorum")), due)
        half = HalfRule(rules.values_of("votes.half_rule")["how"])
        rule = voting_rule(rules.values_of(f"votes.{self._regime.value}"), half)
        return rule.present.needed(due)

    def advice(self, slots: Sequence[Slot]) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        """Return what must be said, and what would help; slots stand best first."""
        if not slots:
            return (), ()
        best = slots[0]
        if best.due == 0:
            return (Sentence("这段时间没有应到的人。请先在名册里登记，或另选活动种类。"),), ()
        told = []
        if not any(slot.is_checked for slot in slots):
            told.append(Sentence("班次按轮班推算，未核实。导入区队的月排班表后再看一次更稳妥。"))
        if best.unknown:
            told.append(
                Sentence(
                    "{count} 人班次不明，没有算作能到会。请在名册填轮班组，或导入排班表。",
                    count=best.unknown,
                )
            )
        if best.is_enough:
            return tuple(told), ()
        told.insert(
            0,
            Sentence(
                "没有一个时间够数：应到 {due} 人，至少要 {needed} 人，最多能到 {free} 人，"
                "还差 {missing} 人。",
                due=best.due,
                needed=best.needed,
                free=len(best.free),
                missing=best.missing,
            ),
        )
        options = [*self._stop_options(best), *self._crew_options(slots), *self._others(best)]
        options += self._split(slots)
        return tuple(told), tuple(options)

    def _stop_options(self, best: Slot) -> Iterable[Sentence]:
        """Say on which known stop day enough can come; else, that one would help."""
        places = [
            row.organisation_id for row in Tree.on(self._first).path(self._query.organisation_id)
        ]
        stops = StopDay.select().where(
            StopDay.organisation.in_(places or [self._query.organisation_id])
            & (StopDay.begins_on <= self._looked_to)
            & (StopDay.ends_on > self._last)
        )
        for stop in stops.order_by(StopDay.begins_on):
            day = max(stop.begins_on, self._last + _DAY)
            found = sorted(self._of_day(day), key=_rank)
            if found and found[0].is_enough:
                yield Sentence(
                    "{day} 是{kind}，{begins} 能到 {free} 人，够数。可以改在那一天。",
                    day=day.isoformat(),
                    kind=Word(PRINTED[stop.kind]),
                    begins=f"{found[0].begins:%H:%M}",
                    free=len(found[0].free),
                )
                return
        on_stop = len(best.free) + sum(one.work is not None for one in best.left_out)
        if on_stop >= best.needed:
            yield Sentence(
                "安排在{kind}：那一天不上班的话能到 {free} 人，够数。定下后请登记停产检修日。",
                kind=Word(PRINTED[StopKind.MAINTENANCE]),
                free=on_stop,
            )

    def _crew_options(self, slots: Sequence[Slot]) -> Iterable[Sentence]:
        """Say whose shift would have to be changed, at the slots where least has to be changed."""
        found: dict[tuple[str, ...], Sentence] = {}
        for slot in slots:
            if len(slot.free) < len(slots[0].free):
                break
            shifts: dict[str, str] = {}
            counts: Counter[str] = Counter()
            for one in slot.left_out:
                if one.work is not None and not one.work.is_day_staff:
                    crew = one.crew or one.work.shift
                    counts[crew] += 1
                    shifts[crew] = one.work.shift
            for crews in self._ways(counts, slot.missing):
                named = tuple(f"{crew}（{shifts[crew]}班，{counts[crew]} 人）" for crew in crews)
                found.setdefault(
                    tuple(sorted(crews)),
                    Sentence(
                        "{day} {begins}：把{crews}调开这一班，能到 {free} 人，够数。",
                        day=slot.day.isoformat(),
                        begins=f"{slot.begins:%H:%M}",
                        crews=named,
                        free=len(slot.free) + sum(counts[crew] for crew in crews),
                    ),
                )
        return list(found.values())[:_MOST_CREWS]

    def _ways(self, counts: Counter[str], missing: int) -> list[tuple[str, ...]]:
        single: list[tuple[str, ...]] = [
            (crew,) for crew, count in counts.items() if count >= missing
        ]
        fewest = fewest_groups(counts, missing)
        return single or ([fewest] if fewest else [])

    def _others(self, best: Slot) -> Iterable[Sentence]:
        day_staff = sum(one.work is not None and one.work.is_day_staff for one in best.left_out)
        if day_staff and len(best.free) + day_staff >= best.needed:
            yield Sentence(
                "地面白班的 {count} 人请假到会，就能到 {free} 人，够数。",
                count=day_staff,
                free=len(best.free) + day_staff,
            )
        if best.unknown and len(best.free) + best.unknown >= best.needed:
            yield Sentence(
                "班次不明的 {count} 人（例如地面人员）弄清后，也许够数。", count=best.unknown
            )

    def _split(self, slots: Sequence[Slot]) -> Iterable[Sentence]:
        if self._kind.regimes or not self._kind.makes_up:
            if self._regime in _WHOLE:
                yield Sentence("选举和逐人表决不能分场开，分场到会的人数不能相加。")
            return
        some = slots[:_MOST_SESSIONS]
        pair = best_pair([slot.free for slot in some])
        if pair is not None and pair[2] >= some[0].needed:
            first, second = sorted((some[pair[0]], some[pair[1]]), key=lambda slot: slot.day)
            yield Sentence(
                "可以分两场（错时补课）：{first} 和 {second} 合起来能到 {count} 人。",
                first=f"{first.day.isoformat()} {first.begins:%H:%M}",
                second=f"{second.day.isoformat()} {second.begins:%H:%M}",
                count=pair[2],
            )


class DueOverDays:
    """Who is due, day by day; spells are read once.

    Where a vote needs a quorum only those with a vote count: 正式党员 who are not barred.
    """

    def __init__(
        self,
        organisation_id: int,
        kind: ActivityKind,
        regime: Regime | None,
        first: date,
        last: date,
    ) -> None:
        self._first, self._last = first, last
        self._kept: dict[date, frozenset[int]] = {}
        self._edges = {first}
        tree = Tree.on(first)
        row = tree.get(organisation_id)
        is_group = row is not None and row.kind is OrganisationKind.PARTY_GROUP
        below = tree.below(organisation_id)
        self._stages: dict[int, list[Any]] = {}
        self._bars: dict[int, list[Any]] = {}
        if kind.due in (DueGroup.COMMITTEE, DueGroup.GROUP_LEADERS):
            posts = list(COMMITTEE_POSTS)
            if kind.due is DueGroup.GROUP_LEADERS:
                posts.append(Post.GROUP_LEADER)
            else:
                below = {organisation_id}
            self._places = self._spells(
                PostSpell,
                PostSpell.post,
                PostSpell.organisation.in_(sorted(below)) & PostSpell.post.in_(posts),
            )
            self._roll: dict[int, list[Any]] | None = self._spells(
                Membership, Membership.branch_id, Membership.person.in_(sorted(self._places))
            )
            self._wanted: frozenset[Stage] | None = None
        else:
            table: Any = GroupMembership if is_group else Membership
            place = GroupMembership.party_group if is_group else Membership.branch
            self._places = self._spells(table, place, place.in_(sorted(below)))
            self._roll = None
            ids = sorted(self._places)
            self._stages = self._spells(StageSpell, StageSpell.stage, StageSpell.person.in_(ids))
            counts_voters = regime in _OF_VOTERS
            self._wanted = frozenset({Stage.FULL}) if counts_voters else frozenset(MEMBER_STAGES)
            if counts_voters:
                self._bars = self._spells(VotingBar, VotingBar.reason, VotingBar.person.in_(ids))
        self.everybody: Collection[int] = (
            frozenset() if kind.due is DueGroup.CHOSEN else frozenset(self._places)
        )
        self._sorted_edges = sorted(self._edges)

    def on(self, day: date) -> frozenset[int]:
        """Return who is due on a day."""
        edge = max((one for one in self._sorted_edges if one <= day), default=self._first)
        if edge not in self._kept:
            self._kept[edge] = frozenset(key for key in self.everybody if self._is_due(key, edge))
        return self._kept[edge]

    def _is_due(self, person_id: int, day: date) -> bool:
        if not _holding(self._places.get(person_id, ()), day):
            return False
        if self._roll is not None and not _holding(self._roll.get(person_id, ()), day):
            return False
        if self._wanted is not None:
            stages = _holding(self._stages.get(person_id, ()), day)
            if not self._wanted.intersection(stages):
                return False
        return not _holding(self._bars.get(person_id, ()), day)

    def _spells(self, table: Any, value: Any, condition: Any) -> dict[int, list[Any]]:
        found: defaultdict[int, list[Any]] = defaultdict(list)
        chosen = table.select(table.person_id, table.since, table.until, value).where(condition)
        for key, since, until, told in rows(chosen):
            found[key].append((Span.of(since, until), told))
            for edge in (since, until):
                if edge is not None and self._first < edge.first_day <= self._last:
                    self._edges.add(edge.first_day)
        return dict(found)


def _holding(spells: Iterable[tuple[Span, Any]], day: date) -> list[Any]:
    return [value for span, value in spells if span.holds_on(day)]


def _time_of(minute: int) -> time:
    hour, rest = divmod(minute % DAY_MINUTES, 60)
    return time(hour, rest)


def _clock(minute: int, *, is_end: bool = False) -> str:
    """Return a minute as 16:00; midnight at an end as 24:00."""
    rest = minute % DAY_MINUTES
    if is_end and rest == 0:
        return "24:00"
    return f"{rest // 60:02d}:{rest % 60:02d}"
