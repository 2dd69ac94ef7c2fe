"""党小组考评 of a period: each block counted from the records of the group, or judged.

It is told from the 党小组月报 of the months and from what organisation life asks of the groups, so
that page, board and score say the same.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar

from dangjian_desktop.domain.group_scoring import (
    PARTY_GROUP,
    PREFIX,
    BlockScore,
    GroupTotal,
    block_score,
    group_blocks,
    group_total,
)
from dangjian_desktop.domain.measured import Figure, Measured, Record, RecordKind, Unknown
from dangjian_desktop.domain.obligations import Due, Every, Period
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.score_periods import parts_of, period_of
from dangjian_desktop.domain.score_weights import PartFigure
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, ObligationState
from dangjian_desktop.queries.duty_areas import AreasQuery
from dangjian_desktop.queries.group_months import HAZARDS, GroupMonth, GroupMonthsQuery
from dangjian_desktop.queries.measures.held import HELD_READS, is_recorded
from dangjian_desktop.queries.measures.organisation_life import NO_ACTIVITIES, before_records
from dangjian_desktop.queries.measures.registry import Scope
from dangjian_desktop.queries.obligations import MEETING_READS, meeting_dues
from dangjian_desktop.queries.points import PointsQuery
from dangjian_desktop.queries.score_figures import FigureRow, FiguresQuery, figures_in
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import GroupMembership, StageSpell
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_LACKING = (ObligationState.MISSED, ObligationState.OVERDUE)
_NO_MEETING = Unknown(Sentence("本期没有应开的党小组会记录，不能当作都开了。"))
_NO_MARKS = Unknown(Sentence("本期没有登记出勤，不能当作都到了。"))
_NO_HAZARDS = Unknown(Sentence("本期没有这个小组的隐患记录，不能当作没有隐患。请由人核定。"))
_NO_ROWS = Unknown(Sentence("本期没有这个小组的台账记录，不能当作没有逾期。请由人核定。"))
_NO_POINTS = Unknown(Sentence("本期这个小组没有参评积分的党员。请由人核定。"))
_NO_AREAS = Unknown(Sentence("这个支部没有划责任区。请先在党小组的责任区里划定，或由人核定。"))


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The sheet of a group in a period."""

    group_id: int
    name: str
    branch_id: int
    branch_name: str
    leader: str
    period: Period
    blocks: tuple[BlockScore, ...]
    total: GroupTotal

    def block(self, key: str) -> BlockScore | None:
        """Return a block by its key."""
        return next((one for one in self.blocks if one.block.key == key), None)


@dataclass(frozen=True)
class GroupScoresQuery:
    """The groups below an organisation in a period."""

    reads: ClassVar = (
        GroupMonthsQuery.reads
        | MEETING_READS
        | HELD_READS
        | AreasQuery.reads
        | (PointsQuery.reads - {Topic.DUPLICATE})  # merged people are people that changed, too
        | FiguresQuery.reads
        | {Topic.RULE, Topic.STAGE, Topic.GROUP_MEMBERSHIP}
    )
    period: str
    on: date
    within: int | None = None

    def fetch(self) -> list[GroupScore]:
        """Return the groups in the order of the tree; none for a period that has not begun."""
        period = period_of(self.period)
        if period is None or period.first > self.on:
            return []
        blocks = group_blocks(rules_on(period.last).values_of(PARTY_GROUP))
        months = self._months(period)
        if not months:
            return []
        read = _Counts(months, period, self.on, self.within)
        given = _given(figures_in(period.code, list(months)))
        found = []
        for group_id, told in months.items():
            last = told[-1]
            scored = tuple(
                block_score(
                    block,
                    None if block.is_judged else read.of(block.measure, group_id),
                    given.get((group_id, block.part)),
                )
                for block in blocks
            )
            found.append(
                GroupScore(
                    group_id,
                    last.name,
                    last.branch_id,
                    last.branch_name,
                    last.leader,
                    period,
                    scored,
                    group_total(scored),
                )
            )
        return found

    def _months(self, period: Period) -> dict[int, list[GroupMonth]]:
        found: defaultdict[int, list[GroupMonth]] = defaultdict(list)
        for month in parts_of(period, Every.MONTH):
            if month.first <= self.on:
                query = GroupMonthsQuery(month.year, month.first.month, self.on, self.within)
                for one in query.fetch():
                    found[one.group_id].append(one)
        return dict(found)


def _given(figures: Sequence[FigureRow]) -> Mapping[tuple[int, str], PartFigure]:
    return {
        (row.organisation_id, row.part): PartFigure(
            row.points,
            Sentence("{day} 核定：{reason}", day=row.given_on.isoformat(), reason=row.reason),
            is_entered=True,
        )
        for row in figures
        if row.part.startswith(PREFIX) and row.person_id is None
    }


class _Counts:
    """Counts for many groups at once; what several groups need is read once."""

    def __init__(
        self,
        months: Mapping[int, Sequence[GroupMonth]],
        period: Period,
        on: date,
        within: int | None,
    ) -> None:
        self._months, self._period = months, period
        self._until, self._within = min(period.last, on), within
        # What was to be held by the last day is missing only when that day is over.
        self._judged_on = min(on, period.last + timedelta(days=1))
        branches = {told[-1].branch_id for told in months.values()}
        self._scope = Scope(tuple(sorted(branches)), period, on, with_records=False)
        self._dues: dict[int, list[Due]] | None = None
        self._lacking: dict[int, Measured] | None = None
        self._reached: dict[int, list[bool]] | None = None

    def of(self, measure: str, group_id: int) -> Measured:
        counts = {
            "missing_meetings": self._missing_meetings,
            "attendance": self._attendance,
            "late_hazards": self._late_hazards,
            "late_rows": self._late_rows,
            "members_without_area": self._without_area,
            "points_reached": self._points_reached,
        }
        return counts[measure](group_id)

    def _missing_meetings(self, group_id: int) -> Measured:
        if self._dues is None:
            found: defaultdict[int, list[Due]] = defaultdict(list)
            for due in meeting_dues(self._period.year, self._within, self._judged_on):
                if self._period.first <= due.period.last <= self._period.last:
                    found[due.organisation_id].append(due)
            self._dues = dict(found)
        owed = self._dues.get(group_id, [])
        too_early = before_records(self._scope)
        if too_early is not None:
            return too_early
        if not owed:
            return _NO_MEETING
        if not is_recorded(self._scope, self._months[group_id][-1].branch_id):
            return Unknown(NO_ACTIVITIES)
        lacking = [due for due in owed if due.state in _LACKING]
        return Figure(Decimal(len(lacking)), tuple(map(_due_record, lacking)))

    def _attendance(self, group_id: int) -> Measured:
        came = counted = 0
        records = []
        for month in self._months[group_id]:
            for meeting in month.meetings:
                figures = meeting.figures
                if figures is None or figures.rate is None:
                    continue
                due = figures.due - figures.not_recorded
                came += round(figures.rate * due)
                counted += due
                records.append(
                    Record(
                        RecordKind.ACTIVITY,
                        "",
                        Sentence(
                            "{day} {name} 到会 {came}/{due}",
                            day=meeting.held_on.isoformat(),
                            name=meeting.name,
                            came=figures.came,
                            due=figures.due,
                        ),
                        meeting.held_on,
                        row_id=meeting.activity_id,
                    )
                )
        if not counted:
            return _NO_MARKS
        return Figure(Decimal(100 * came) / counted, tuple(records))

    def _late_hazards(self, group_id: int) -> Measured:
        return self._late(group_id, of_hazards=True)

    def _late_rows(self, group_id: int) -> Measured:
        return self._late(group_id, of_hazards=False)

    def _late(self, group_id: int, *, of_hazards: bool) -> Measured:
        """Count the rows that are late at the end; of books that know no lateness none counts."""
        months = self._months[group_id]
        books = [
            book
            for month in months
            for book in month.books
            if (book.book.code == HAZARDS) == of_hazards and book.book.late
        ]
        if not any(book.is_worth_telling or book.stepped for book in books):
            return _NO_HAZARDS if of_hazards else _NO_ROWS
        late = [
            row
            for book in months[-1].books
            if (book.book.code == HAZARDS) == of_hazards
            for row in book.late
        ]
        records = tuple(
            Record(
                RecordKind.ENTRY,
                row.uid,
                Sentence("{book}：{title}", book=row.book.short, title=row.title),
                row.lateness.due_on,
                row_id=row.entry_id,
            )
            for row in late
        )
        return Figure(Decimal(len(late)), records)

    def _without_area(self, group_id: int) -> Measured:
        if self._lacking is None:
            self._lacking = self._areas()
        return self._lacking.get(group_id, _NO_AREAS)

    def _points_reached(self, group_id: int) -> Measured:
        """Return how many hundredths of those who take part have reached the line of the period."""
        if self._reached is None:
            found: defaultdict[int, list[bool]] = defaultdict(list)
            for row in PointsQuery(self._until, self._period.code).fetch().rows:
                if row.group_id is not None and row.is_reached is not None:
                    found[row.group_id].append(row.is_reached)
            self._reached = dict(found)
        counted = self._reached.get(group_id, [])
        if not counted:
            return _NO_POINTS
        return Figure(Decimal(100 * sum(counted)) / len(counted))

    def _areas(self) -> dict[int, Measured]:
        areas = AreasQuery(self._until, self._within).fetch()
        covered = {member.person_id for area in areas for member in area.members}
        branches = {area.branch_id for area in areas}
        members: defaultdict[int, list[int]] = defaultdict(list)
        chosen = (
            GroupMembership.select(GroupMembership.party_group, GroupMembership.person)
            .join(StageSpell, on=(StageSpell.person == GroupMembership.person))
            .where(
                valid_on(GroupMembership, self._until)
                & valid_on(StageSpell, self._until)
                & StageSpell.stage.in_(MEMBER_STAGES)
            )
        )
        for group_id, person_id in rows(chosen):
            members[group_id].append(person_id)
        found: dict[int, Measured] = {}
        for group_id, months in self._months.items():
            if months[-1].branch_id in branches:
                lacking = [key for key in members[group_id] if key not in covered]
                found[group_id] = Figure(Decimal(len(lacking)))
        return found


def _due_record(due: Due) -> Record:
    return Record(
        RecordKind.OBLIGATION,
        "",
        Sentence("{period} {title}：应开未开", period=due.period.label, title=due.told.title),
        due.due_on,
    )
