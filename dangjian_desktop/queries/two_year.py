"""党员增减两年对账: the fifteen cells, who stands behind each, and why they do not come out.

Cells 1 and 14 are the roll of two days. The others are counted from what was recorded: 发展 from
the stages, 恢复 and 转入 from arrivals and memberships, 出党, 停止党籍, 死亡 and 转出 from
departures. Where the records of somebody disagree, the two sides disagree by one; each such
person is named with what the records say and what is to be mended.

A move between two branches of one committee is a loss of the one and a gain of the other; the
committee above both counts neither. A branch that came or went as a whole brings or takes its
people as 整建制.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.statistics import TwoYearBalance
from dangjian_desktop.domain.statistics_rules import cut_off, statistics_year
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    PRINTED,
    AdmissionOutcome,
    ArrivalReason,
    LeaveReason,
    Stage,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.person_changes import (
    TAKEN_AWAY,
    Asked,
    ChangePlace,
    earliest_text,
)
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import among, batches
from dangjian_desktop.storage.models import (
    AdmissionCase,
    Arrival,
    Departure,
    Membership,
    Person,
    StageSpell,
    Transfer,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

RULE = "statistics.two_year"
_A_DAY = timedelta(days=1)
#: Numbers of the cells that are counted from records.
DEVELOPED, RESTORED, MOVED_IN, MOVED_IN_WHOLE = 3, 4, 5, 6
EXPELLED, STOPPED, DIED, MOVED_OUT, MOVED_OUT_WHOLE = 8, 9, 10, 11, 12
#: The roll of last year's last day, who should be left of it, and the roll of this year's.
LAST_ROLL, REMAINING, ROLL = 1, 13, 14
_GAINS = (DEVELOPED, RESTORED, MOVED_IN)
_LOSSES = (EXPELLED, STOPPED, DIED, MOVED_OUT)
#: The cells that are sums of others, for whoever asks for the people behind them.
_PARTS: Mapping[int, tuple[int, ...]] = {2: _GAINS, 7: _LOSSES}
_CELL_OF_REASON: Mapping[str, int] = {
    LeaveReason.EXPULSION.value: EXPELLED,
    LeaveReason.SUSPENSION.value: STOPPED,
    LeaveReason.DEATH.value: DIED,
    LeaveReason.TRANSFER.value: MOVED_OUT,
}
#: Before and after every day, as text.
_ALWAYS, _OPEN = "", "~"
_MEMBERS = frozenset(stage.value for stage in MEMBER_STAGES)
_REST = "-01-01"


@dataclass(frozen=True, slots=True)
class BalanceReason:
    """Why the two sides differ by one person.

    Attributes:
        effect: By how much the roll is larger (+1) or smaller (-1) than the sum says because of
            it; 0 where days disagree without changing the sum.
        told: What the records say, so that it is clear on which side the person is missing.
        mend: What is to be done.
    """

    person_id: int
    uid: str
    name: str
    effect: int
    told: Sentence
    mend: Sentence


@dataclass(frozen=True)
class TwoYearSheet:
    """The balance of a year with everything behind it.

    Attributes:
        year: Of the statistics. opening: The day of cell 1. closing: The day of cell 14.
        events: Row ids of people behind each cell that is counted from records; who came twice
            stands there twice.
    """

    year: int
    opening: date
    closing: date
    within: int | None
    balance: TwoYearBalance
    events: Mapping[int, tuple[int, ...]]
    reasons: tuple[BalanceReason, ...]

    def people(self, cell: int) -> tuple[int, ...]:
        """Return the row ids of the people behind a cell; of 15, whom the reasons name."""
        if cell == LAST_ROLL:
            return members_on(self.opening, self.within)
        if cell == ROLL:
            return members_on(self.closing, self.within)
        if cell in _PARTS:
            return tuple(key for part in _PARTS[cell] for key in self.events[part])
        if cell in self.events:
            return self.events[cell]
        if cell == REMAINING:
            left = Counter([*members_on(self.opening, self.within), *self.people(2)])
            left.subtract(self.people(7))
            return tuple(key for key, count in left.items() if count > 0)
        return tuple(dict.fromkeys(one.person_id for one in self.reasons))


@dataclass(frozen=True)
class TwoYearQuery:
    """The balance of a year as it stands on a day, or of the whole year when it has passed.

    Attributes:
        year: Of the statistics; None for the one in which the day lies.
        within: A branch, 党总支 or 党委; None for the whole mine.
    """

    reads: ClassVar = frozenset(
        {
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.ORGANISATION,
            Topic.TRANSFER,
            Topic.DEVELOPMENT,
            Topic.RULE,
        }
    )
    on: date
    within: int | None = None
    year: int | None = None

    def fetch(self) -> TwoYearSheet:
        """Return the sheet."""
        values = rules_on(self.on).values_of(RULE)
        year = statistics_year(self.on, values) if self.year is None else self.year
        opening = cut_off(year - 1, values)
        closing = max(min(cut_off(year, values), self.on), opening)
        events: dict[int, list[int]] = {
            cell: [] for cell in (*_GAINS, *_LOSSES, MOVED_IN_WHOLE, MOVED_OUT_WHOLE)
        }
        odd: list[tuple[int, int, Sentence, Sentence]] = []
        if closing > opening:
            asked = Asked(opening + _A_DAY, closing, self.within)
            records = _Records(asked, ChangePlace(asked))
            for person_id in sorted(records.candidates):
                for event in _Person(records, person_id).events():
                    if event.cell:
                        events[event.cell].append(person_id)
                        if event.is_whole:
                            events[_WHOLE[event.cell]].append(person_id)
                    if event.told is not None and event.mend is not None:
                        odd.append((person_id, event.effect, event.told, event.mend))
        counts = {cell: len(people) for cell, people in events.items()}
        balance = TwoYearBalance(
            last=_count(opening, self.within),
            developed=counts[DEVELOPED],
            restored=counts[RESTORED],
            moved_in=counts[MOVED_IN],
            expelled=counts[EXPELLED],
            stopped=counts[STOPPED],
            died=counts[DIED],
            moved_out=counts[MOVED_OUT],
            actual=_count(closing, self.within),
            moved_in_whole=counts[MOVED_IN_WHOLE],
            moved_out_whole=counts[MOVED_OUT_WHOLE],
        )
        return TwoYearSheet(
            year,
            opening,
            closing,
            self.within,
            balance,
            {cell: tuple(people) for cell, people in events.items()},
            _named(odd),
        )


_WHOLE: Mapping[int, int] = {MOVED_IN: MOVED_IN_WHOLE, MOVED_OUT: MOVED_OUT_WHOLE}


def members_on(on: date, within: int | None) -> tuple[int, ...]:
    """Return the row ids of the party members of a place on a day."""
    return tuple(key for (key,) in stored_rows(_members(on, within).distinct()))


def _count(on: date, within: int | None) -> int:
    return int(_members(on, within).distinct().count())


def _members(on: date, within: int | None) -> Any:
    condition = valid_on(Membership, on) & valid_on(StageSpell, on)
    condition &= StageSpell.stage.in_(MEMBER_STAGES)
    if within is not None:
        condition &= Membership.branch.in_(sorted(Tree.on(on).below(within)))
    return (
        Membership.select(Membership.person_id)
        .join(StageSpell, on=(StageSpell.person == Membership.person))
        .where(condition)
    )


def _named(odd: Sequence[tuple[int, int, Sentence, Sentence]]) -> tuple[BalanceReason, ...]:
    """Give the reasons their names; those that change the sum stand first."""
    people: dict[int, tuple[str, str, str]] = {}
    for some in batches(person_id for person_id, *_ in odd):
        columns = (Person.id, Person.uid, Person.name, Person.sort_name)
        found = Person.select(*columns).where(Person.id.in_(some))
        people.update((key, (uid, name, sort)) for key, uid, name, sort in stored_rows(found))
    told = sorted(odd, key=lambda one: (one[1] == 0, people[one[0]][2], one[0]))
    return tuple(
        BalanceReason(key, people[key][0], people[key][1], effect, said, mend)
        for key, effect, said, mend in told
    )


# What is recorded --------------------------------------------------------------------

#: Since (inclusive) and until (exclusive), as full ISO text.
_Stretch = tuple[str, str]


def _day(text: str | None, unknown: str) -> str:
    """Return a stored day as full ISO text; a month or year counts as its first day."""
    if text is None:
        return unknown
    return text if len(text) == 10 else (text + _REST)[:10] if len(text) == 4 else text + "-01"


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Return the same days in as few stretches as possible, in order."""
    found: list[_Stretch] = []
    for since, until in sorted(stretches):
        if until <= since:
            continue
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def _common(first: Sequence[_Stretch], second: Sequence[_Stretch]) -> list[_Stretch]:
    return _joined(
        (max(one[0], other[0]), min(one[1], other[1])) for one in first for other in second
    )


def _holds(stretches: Sequence[_Stretch], day: str) -> bool:
    return any(since <= day < until for since, until in stretches)


def _eve(day: str) -> str:
    return (date.fromisoformat(day) - _A_DAY).isoformat()


class _Records:
    """The records of everybody of whom anything begins or ends in the year, read at once."""

    def __init__(self, asked: Asked, place: ChangePlace) -> None:
        self.asked = asked
        self.first, self.last = asked.since.isoformat(), asked.until.isoformat()
        self.times: list[tuple[str, str, set[int]]] | None = None
        if asked.within is not None:
            self.times = [
                (
                    _ALWAYS if span.since == date.min else span.since.isoformat(),
                    _OPEN if span.until == date.max else span.until.isoformat(),
                    below,
                )
                for span, below in place.times
            ]
        self.candidates = self._candidates(place)
        self.stages = self._of(StageSpell, StageSpell.stage, StageSpell.since, StageSpell.until)
        self.memberships = self._of(
            Membership, Membership.branch_id, Membership.since, Membership.until
        )
        self.departures = self._of(Departure, Departure.left_on, Departure.reason)
        self.arrivals = self._of(Arrival, Arrival.arrived_on, Arrival.reason, Arrival.is_whole)
        self.whole = {
            (person_id, day)
            for person_id, rows in self._of(
                Transfer, Transfer.received_on, where=Transfer.is_whole
            ).items()
            for (day,) in rows
        }
        self.cancelled = {
            (person_id, day)
            for person_id, rows in self._of(
                AdmissionCase,
                AdmissionCase.closed_on,
                where=AdmissionCase.outcome == AdmissionOutcome.CANCELLED,
            ).items()
            for (day,) in rows
        }

    def _candidates(self, place: ChangePlace) -> set[int]:
        first, last = earliest_text(self.asked.since), self.last
        found: set[int] = set()
        for table, columns in (
            (StageSpell, (StageSpell.since, StageSpell.until)),
            (Membership, (Membership.since, Membership.until)),
            (Departure, (Departure.left_on,)),
            (Arrival, (Arrival.arrived_on,)),
        ):
            dated: Any = table
            days = reduce(or_, (column.between(first, last) for column in columns))
            found.update(key for (key,) in stored_rows(dated.select(dated.person_id).where(days)))
        moved = place.moved_branches()
        if moved:
            there = Membership.select(Membership.person_id).where(Membership.branch.in_(moved))
            found.update(key for (key,) in stored_rows(there))
        return found

    def _of(self, table: Any, *columns: Any, where: Any = None) -> dict[int, list[Any]]:
        """Return rows of the candidates by person, in the order in which they were entered."""
        told: defaultdict[int, list[Any]] = defaultdict(list)
        chosen = table.select(table.person_id, *columns).order_by(table.id)
        if where is not None:
            chosen = chosen.where(where)
        for some in batches(sorted(self.candidates), 5_000):
            for person_id, *values in stored_rows(chosen.where(among(table.person, some))):
                told[person_id].append(values)
        return told


@dataclass(frozen=True, slots=True)
class _Event:
    """One record of one person: the cell that counts it, or why none or too many do.

    Attributes:
        cell: 0 where no cell counts it.
    """

    cell: int = 0
    is_whole: bool = False
    effect: int = 0
    told: Sentence | None = None
    mend: Sentence | None = None


def _odd(effect: int, told: Sentence, mend: Sentence, cell: int = 0) -> _Event:
    return _Event(cell, effect=effect, told=told, mend=mend)


_ENTER_LEAVING = Sentence("请在信息卡上登记离开的日期和原因。")
_MAKE_AGREE = Sentence("请核对两处日期，改成同一天。")


@dataclass
class _Person:
    """Follows one person through the year."""

    records: _Records
    person_id: int
    stages: list[tuple[str, str, str]] = field(init=False)
    branches: list[tuple[str, str, int]] = field(init=False)
    member: list[_Stretch] = field(init=False)
    anywhere: list[_Stretch] = field(init=False)
    here: list[_Stretch] = field(init=False)
    departures: list[tuple[str, str]] = field(init=False)
    arrivals: list[tuple[str, str, bool]] = field(init=False)

    def __post_init__(self) -> None:
        records, key = self.records, self.person_id
        self.stages = [
            (_day(since, _ALWAYS), _day(until, _OPEN), stage)
            for stage, since, until in records.stages.get(key, ())
            if stage in _MEMBERS
        ]
        self.branches = [
            (_day(since, _ALWAYS), _day(until, _OPEN), branch)
            for branch, since, until in records.memberships.get(key, ())
        ]
        self.departures = [
            (_day(day, _OPEN), reason) for day, reason in records.departures.get(key, ())
        ]
        self.arrivals = [
            (_day(day, _OPEN), reason, bool(is_whole))
            for day, reason, is_whole in records.arrivals.get(key, ())
        ]
        self.member = _joined((since, until) for since, until, _stage in self.stages)
        self.anywhere = _joined((since, until) for since, until, _branch in self.branches)
        self.here = self.anywhere if records.times is None else self._spans_there()

    def _spans_there(self) -> list[_Stretch]:
        times = self.records.times or []
        return _joined(
            (max(since, start), min(until, end))
            for since, until, branch in self.branches
            for start, end, below in times
            if branch in below
        )

    def events(self) -> Iterator[_Event]:
        """Yield what the cells count of the year, and what they miss."""
        if not self.member:
            return
        first, last = self.records.first, self.records.last
        gone = [one for one in self.departures if first <= one[0] <= last]
        come = [one for one in self.arrivals if first <= one[0] <= last]
        for since, until in _common(self.member, self.here):
            if first <= since <= last:
                yield self._came(since, come)
            if first <= until <= last:
                yield self._left(until, gone)
        for day, reason in gone:
            yield from self._left_over_departure(day, reason)
        for day, reason, _is_whole in come:
            yield from self._left_over_arrival(day, reason)

    # Coming ------------------------------------------------------------------------

    def _came(self, day: str, come: list[tuple[str, str, bool]]) -> _Event:
        """Tell how somebody came on the roll; an arrival that says so is used up."""
        record = next((one for one in come if one[0] == day), None)
        if record is not None:
            come.remove(record)
        if any(since == day for since, _until in self.member):
            return self._became_member(day)
        is_whole = (record is not None and record[2]) or self._went_whole(day)
        if record is not None:
            is_back = record[1] == ArrivalReason.RESTORED.value
            return _Event(RESTORED) if is_back else _Event(MOVED_IN, is_whole)
        if any(since == day for since, _until in self.anywhere):
            return self._came_back(day, is_whole)
        return _Event(MOVED_IN, is_whole)

    def _became_member(self, day: str) -> _Event:
        if any(s == day and stage == Stage.PROBATIONARY.value for s, _u, stage in self.stages):
            return _Event(DEVELOPED)
        return _odd(
            1,
            Sentence("{day}起是正式党员，没有入党日期：实有里有，增加里没有。", day=day),
            Sentence("请在信息卡上补填入党日期。"),
        )

    def _came_back(self, day: str, is_whole: bool) -> _Event:
        """Tell how somebody came of whom no arrival is recorded, by how they had left."""
        earlier = [one for one in self.departures if one[0] <= day]
        reason = max(earlier)[1] if earlier else ""
        if reason == LeaveReason.DEATH.value:
            return _odd(
                1,
                Sentence("登记过死亡，{day}又在册：实有里有，增加里没有。", day=day),
                Sentence("请核对死亡登记，误登的请撤销。"),
            )
        if reason in {one.value for one in TAKEN_AWAY}:
            return _Event(RESTORED)
        return _Event(MOVED_IN, is_whole)

    # Leaving -----------------------------------------------------------------------

    def _left(self, day: str, gone: list[tuple[str, str]]) -> _Event:
        """Tell how somebody left the roll; a departure that says so is used up."""
        record = next((one for one in gone if one[0] == day), None)
        is_from_mine = any(until == day for _since, until in self.anywhere)
        is_no_member = any(until == day for _since, until in self.member)
        if record is not None:
            gone.remove(record)
            return self._departed(day, record[1])
        if is_no_member and (self.person_id, day) in self.records.cancelled:
            return _Event(EXPELLED)
        if is_no_member:
            return _odd(
                -1,
                Sentence("{day}起不再是党员，没有登记原因：实有里没有，减少里也没有。", day=day),
                _ENTER_LEAVING,
            )
        if not is_from_mine:
            return _Event(MOVED_OUT, self._went_whole(day))
        return self._left_without_word(day, gone)

    def _departed(self, day: str, reason: str) -> _Event:
        cell = _CELL_OF_REASON.get(reason, 0)
        if cell:
            return _Event(cell, cell == MOVED_OUT and self._went_whole(day))
        return _odd(
            -1,
            Sentence(
                "{day}离开时是党员，原因登记为“{reason}”：减少里没有这一项。",
                day=day,
                reason=PRINTED[LeaveReason(reason)],
            ),
            Sentence("请把离开的原因改为转出、出党、停止党籍或死亡。"),
        )

    def _left_without_word(self, day: str, gone: list[tuple[str, str]]) -> _Event:
        """Tell of a membership that ended on a day of which no departure is recorded."""
        near = next((one for one in gone if _CELL_OF_REASON.get(one[1])), None)
        if near is not None:  # the same leaving, under another day of the same year
            gone.remove(near)
            return _odd(
                0,
                Sentence(
                    "组织关系在 {day} 终止，离开登记在 {other}，日期不一致。",
                    day=day,
                    other=near[0],
                ),
                _MAKE_AGREE,
                _CELL_OF_REASON[near[1]],
            )
        other = next((one for one in self.departures if one[0] > self.records.last), None)
        other = other or next(
            (one for one in reversed(self.departures) if one[0] < self.records.first), None
        )
        if other is not None:
            return _odd(
                -1,
                Sentence(
                    "组织关系在 {day} 终止，离开却登记在 {other}：本年减少里没有。",
                    day=day,
                    other=other[0],
                ),
                _MAKE_AGREE,
            )
        return _odd(
            -1,
            Sentence("{day}起不在册，没有登记离开的原因：实有里没有，减少里也没有。", day=day),
            _ENTER_LEAVING,
        )

    # Records that the roll knows nothing of ------------------------------------------

    def _left_over_departure(self, day: str, reason: str) -> Iterator[_Event]:
        cell = _CELL_OF_REASON.get(reason, 0)
        if not cell or not self._was_member_by(day) or self._is_move(day):
            return
        if not self._belonged_by(day):
            return
        printed = PRINTED[LeaveReason(reason)]
        if _holds(self.here, day):
            told = Sentence(
                "登记了{day}{reason}，名册上仍然在册：减少里有，实有里也有。",
                day=day,
                reason=printed,
            )
            mend = Sentence("请核对：确已离开的请终止组织关系，误登的请撤销离开登记。")
        elif any(until == day for _since, until in self.here):
            told = Sentence("{day}的离开登记了两次：减少里多一名。", day=day)
            mend = Sentence("请撤销多登记的一次。")
        else:
            told = Sentence(
                "登记了{day}{reason}，此前已经不在册：减少里有，上年末没有。",
                day=day,
                reason=printed,
            )
            mend = _MAKE_AGREE
        yield _odd(1, told, mend, cell)

    def _left_over_arrival(self, day: str, reason: str) -> Iterator[_Event]:
        if not _holds(self.member, day) or self._is_move(day):
            return
        if self.records.times is not None and not _holds(self.here, day):
            return
        cell = RESTORED if reason == ArrivalReason.RESTORED.value else MOVED_IN
        printed = PRINTED[ArrivalReason(reason)]
        if _holds(self.here, day):
            told = Sentence(
                "登记了{day}{reason}，此前已经在册：增加里有，上年末也有。",
                day=day,
                reason=printed,
            )
        else:
            told = Sentence(
                "登记了{day}{reason}，名册上没有所在党支部：增加里有，实有里没有。",
                day=day,
                reason=printed,
            )
        yield _odd(-1, told, Sentence("请核对到来的日期和所在党支部，误登的请撤销。"), cell)

    # Asked of a day --------------------------------------------------------------------

    def _was_member_by(self, day: str) -> bool:
        """Whether somebody was a member on the evening before a day, or had been."""
        return any(since < day for since, _until in self.member)

    def _belonged_by(self, day: str) -> bool:
        """Whether the last branch before a day was one of the place."""
        earlier = [one for one in self.branches if one[0] < day]
        if not earlier:
            return False
        if self.records.times is None:
            return True
        _since, _until, branch = max(earlier, key=lambda one: (min(one[1], day), one[0]))
        eve = _eve(day)
        return any(
            start <= eve < end and branch in below for start, end, below in self.records.times
        )

    def _is_move(self, day: str) -> bool:
        """Whether somebody only went from one branch of the mine to another on a day."""
        goes_on = _holds(self.anywhere, day) and _holds(self.anywhere, _eve(day))
        return goes_on and any(since == day for since, _until, _branch in self.branches)

    def _went_whole(self, day: str) -> bool:
        """Whether the branch itself came or went on a day, or a letter says 整建制."""
        if (self.person_id, day) in self.records.whole:
            return True
        eve = _eve(day)
        now, before = self._branch(day), self._branch(eve)
        return now is not None and now == before

    def _branch(self, day: str) -> int | None:
        held = [branch for since, until, branch in self.branches if since <= day < until]
        return held[-1] if held else None
