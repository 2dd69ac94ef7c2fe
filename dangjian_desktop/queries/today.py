"""What must be done, why, and by when: gathered from every subject that has something due."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from typing import ClassVar

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.obligations import Due, Way
from dangjian_desktop.domain.organisation_names import numeral
from dangjian_desktop.domain.plans import ItemState
from dangjian_desktop.domain.plans import last_day as last_day_of_item
from dangjian_desktop.domain.problems import Sentence, Told, Word
from dangjian_desktop.domain.tasks import reminders, state_until
from dangjian_desktop.domain.today import (
    TOPICS,
    Act,
    Band,
    Source,
    TodayItem,
    band_of,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    PRINTED,
    ActivityState,
    ObligationState,
    OrganisationKind,
    ZoneJob,
)
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.documents import DocumentsQuery
from dangjian_desktop.queries.dues_arrears import arrears_due
from dangjian_desktop.queries.obligation_people import PEOPLE_READS, ending_dues
from dangjian_desktop.queries.obligations import ObligationsQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.plans import MONTHS, PlanItemsQuery, PlanRow, PlansQuery
from dangjian_desktop.queries.reviews import OpenMattersQuery
from dangjian_desktop.queries.tasks import TasksQuery
from dangjian_desktop.queries.today_closings import objections_due, publications_due
from dangjian_desktop.queries.today_development import development_due
from dangjian_desktop.queries.today_erasings import erasings_due
from dangjian_desktop.queries.today_ledgers import ledgers_due
from dangjian_desktop.queries.today_scores import scores_due
from dangjian_desktop.queries.today_terms import terms_due
from dangjian_desktop.queries.today_transfers import transfers_due
from dangjian_desktop.queries.today_walls import walls_due
from dangjian_desktop.queries.zone_duties import DutyRow, ZoneDutiesQuery, last_day
from dangjian_desktop.storage.rulebook import rules_on

_A_DAY = timedelta(days=1)
#: An activity that was planned and never recorded is asked after for so long.
_ASKED_AFTER = timedelta(days=92)
#: So are items of the year plan, for so many months.
_PLAN_MONTHS = 3

Gather = Callable[[date, int | None], Iterator[TodayItem]]


def unrecorded(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield activities whose day is past and of which nothing is recorded."""
    planned = ActivitiesQuery(on - _ASKED_AFTER, on - _A_DAY, within, state=ActivityState.PLANNED)
    for row in planned.fetch():
        yield TodayItem(
            Source.RECORD,
            Band.OVERDUE,
            ObligationState.OVERDUE,
            f"{row.held_on.isoformat()} {row.name}",
            row.organisation_name,
            row.held_on,
            Told("日子已过，还没有登记谁到会、开成什么样；没有登记不等于没有开"),
            Act.OPEN_ACTIVITY,
            organisation_id=row.organisation_id,
            activity_id=row.activity_id,
        )


def tasks_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield tasks that are not over and are due before the month ends."""
    for row in TasksQuery(on, within).fetch():
        if row.due_on is None or row.done_on is not None:
            continue
        band = band_of(row.due_on, on, is_soon=row.state is ObligationState.DUE_SOON)
        if band is not None:
            yield TodayItem(
                Source.TASK,
                band,
                row.state,
                row.title,
                " ".join((row.organisation_name, row.owner or "还没有定责任人")),
                row.due_on,
                row.document or PRINTED[row.source],
                Act.OPEN_TASKS,
                organisation_id=row.organisation_id,
                row_id=row.task_id,
            )


def answers_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield documents that must be answered before the month ends and were not."""
    for row in DocumentsQuery(on, within, with_closed=False).fetch():
        if row.answer_due_on is None or row.answered_on is not None:
            continue
        amber = reminders(rules_on(on).values_of("tasks.reminders")).answer_days
        state = state_until(row.answer_due_on, on, amber)
        band = band_of(row.answer_due_on, on, is_soon=state is ObligationState.DUE_SOON)
        if band is not None:
            yield TodayItem(
                Source.DOCUMENT,
                band,
                state,
                Told("回复：{title}", title=row.title),
                row.organisation_name,
                row.answer_due_on,
                " ".join(filter(None, (PRINTED[row.kind], row.number, row.source))),
                Act.OPEN_DOCUMENTS,
                organisation_id=row.organisation_id,
                row_id=row.document_id,
            )


def reviews_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield what is to be put right after the review of a secretary and is due."""
    amber = reminders(rules_on(on).values_of("tasks.reminders")).task_days
    for row in OpenMattersQuery(on, within).fetch():
        if row.due_on is None:
            continue
        state = state_until(row.due_on, on, amber)
        band = band_of(row.due_on, on, is_soon=state is ObligationState.DUE_SOON)
        if band is not None:
            yield TodayItem(
                Source.REVIEW,
                band,
                state,
                row.text,
                " ".join((row.organisation_name, row.person_name)),
                row.due_on,
                Told("{year}年书记述职评议的整改事项", year=row.year),
                Act.OPEN_REVIEWS,
                organisation_id=row.organisation_id,
                row_id=row.matter_id,
            )


#: Ways in which somebody is met with, or a year is filled: done bit by bit, not by one activity.
_BIT_BY_BIT = (Way.TALKS, Way.HOURS, Way.TRAINING, Way.TERM)


@dataclass(frozen=True)
class UpcomingQuery:
    """Terms that end and probations that are over within so many days, those past included.

    Attributes:
        within: Of this organisation and of what stands below it; None for all.
        days: How far to look ahead.
    """

    reads: ClassVar = PEOPLE_READS - {Topic.ACTIVITY_KIND, Topic.DUES}
    on: date
    within: int | None = None
    days: int = 180

    def fetch(self) -> list[Due]:
        """Return them by day."""
        last = self.on + _A_DAY * self.days
        found = ending_dues(self.within, self.on, last)
        return sorted(found, key=lambda due: (due.due_on or last, due.subject))


#: Ways that the page of 发展党员 meets.
_DEVELOPMENT = (Way.ADMISSION_REVIEW, Way.ADMISSION_APPROVAL)
_GROUPS = (OrganisationKind.PARTY_GROUP,)
_DUE_STATES = (ObligationState.OVERDUE, ObligationState.DUE_SOON, ObligationState.OPEN)


def obligations_due(on: date, dues: Iterable[Due]) -> Iterator[TodayItem]:
    """Yield what organisation life owes and can still be done; what was missed stands on the board.

    Where the activity is arranged already the click opens it.
    """
    tree = Tree.on(on)
    for due in dues:
        if due.state not in _DUE_STATES or due.due_on is None or due.told.way is Way.TERM:
            continue  # a term is told by the clock of 换届
        is_soon = due.is_urgent or due.state is ObligationState.DUE_SOON
        band = band_of(due.due_on, on, is_soon=is_soon)
        if band is None:
            continue
        planned = next(
            (one for one in due.found if one.state is ActivityState.PLANNED and one.day >= on),
            None,
        )
        act = Act.ADD_ACTIVITY
        if due.told.way in _DEVELOPMENT:
            act = Act.OPEN_DEVELOPMENT
        elif due.person_uid:
            act = Act.OPEN_PERSON
        elif due.told.way is Way.DUES_PUBLICATION:
            act = Act.OPEN_DUES
        elif due.told.way in _BIT_BY_BIT:
            act = Act.OPEN_COMPLIANCE
        elif planned is not None:
            act = Act.OPEN_ACTIVITY
        more = []
        if planned is not None:
            more.append(Sentence("已安排 {day}", day=f"{planned.day:%m-%d}"))
        if due.missing:
            more.append(Sentence("还缺 {count} 人", count=len(due.missing)))
        node = tree.get(due.organisation_id)
        above = tree.get(node.parent_id) if node and node.kind in _GROUPS else None
        who = f"{above.name if above else ''}{due.subject}"
        yield TodayItem(
            Source.OBLIGATION,
            band,
            due.state,
            due.told.title,
            Told("{who}（{told}）", who=who, told=_with_commas(more)) if more else who,
            due.due_on,
            due.told.source,
            act,
            organisation_id=due.organisation_id,
            activity_id=planned.activity_id if planned is not None else None,
            kind=due.told.kinds[0] if due.told.kinds else "",
            person_uid=due.person_uid,
            obligation=due.told.name,
            cell=(due.period.last.year, due.column),
        )


_ABOVE_BRANCHES = (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH)
_SPOKEN_ABOVE = (ZoneJob.LEAD, ZoneJob.DEPUTY, ZoneJob.HALF_YEAR_PLAN)


def duties_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield what branches do for their zones in this quarter; above a branch a line for each zone.

    It goes on for the whole quarter. Nobody records that it is done, so it is never overdue.
    """
    tree = Tree.on(on)
    node = tree.get(within)
    is_above = node is None or node.kind in _ABOVE_BRANCHES
    below = None if within is None else tree.below(within)
    told: defaultdict[tuple[int, int], list[DutyRow]] = defaultdict(list)
    for row in ZoneDutiesQuery(on).fetch():
        if below is None or row.branch_id in below:
            told[row.zone_id, 0 if is_above else row.branch_id].append(row)
    for rows in told.values():
        first = rows[0]
        ends = last_day(first.year, first.quarter)
        quarter = Word(f"第{numeral(first.quarter)}季度")
        jobs = tuple(Word(PRINTED[row.job]) for row in rows)
        pair = [
            Sentence("{job} {name}", job=Word(PRINTED[row.job]), name=row.branch_name)
            for row in rows
            if row.job in _SPOKEN_ABOVE
        ]
        why = Sentence("{zone}轮值", zone=first.zone_name)
        for row in rows:
            if row.note:
                why = Sentence("{before}；{after}", before=why, after=_swap_told(row))
        band = band_of(ends, on, is_soon=True)
        assert band is not None
        yield TodayItem(
            Source.DUTY,
            band,
            ObligationState.OPEN,
            Told("{quarter}{zone}轮值", quarter=quarter, zone=first.zone_name)
            if is_above
            else Told("{quarter}{jobs}", quarter=quarter, jobs=jobs),
            Told("{told}", told=_with_commas(pair)) if is_above and pair else first.branch_name,
            ends,
            Told("{told}", told=why),
            Act.OPEN_ZONES,
            organisation_id=first.branch_id,
            row_id=first.duty_id,
        )


def _swap_told(row: DutyRow) -> Sentence:
    return Sentence(
        "{job}原定{name}（{note}）",
        job=Word(PRINTED[row.job]),
        name=row.planned_name,
        note=row.note,
    )


def _with_commas(told: Sequence[Sentence]) -> Sentence:
    """Return sentences one after the other, as one."""
    return reduce(
        lambda before, after: Sentence("{before}，{after}", before=before, after=after), told
    )


def plan_due(on: date, within: int | None, dues: Iterable[Due]) -> Iterator[TodayItem]:
    """Yield what the year plan asks of this month and the last three and nobody did yet.

    What organisation life owes by itself is told by its rule, not twice. A row tells of everybody
    who owes the item.
    """
    plans = [(plan, months) for plan in PlansQuery().fetch() if (months := _months_of(plan, on))]
    if not plans:
        return
    told = {
        (due.organisation_id, kind)
        for due in dues
        for kind in due.told.kinds
        if due.state in _DUE_STATES
    }
    rows = (
        (plan, row)
        for plan, months in plans
        for row in PlanItemsQuery(plan.plan_id, on, months=months, within=within).fetch()
    )
    for plan, row in rows:
        waiting = [
            one
            for one in row.owed
            if one.state in (ItemState.OVERDUE, ItemState.OPEN)
            and (one.holder.organisation_id, row.kind) not in told
        ]
        ends = last_day_of_item(plan.year, row.month, row.due_on)
        band = band_of(ends, on, is_soon=True)
        if not waiting or band is None:
            continue
        first = waiting[0].holder
        count = len(waiting)
        yield TodayItem(
            Source.PLAN,
            band,
            state_until(ends, on, 0),
            row.title,
            Told("{who}等 {count} 个", who=first.name, count=count) if count > 1 else first.name,
            ends,
            Told("{title} 第 {number} 项", title=plan.title, number=row.number),
            Act.OPEN_PLAN,
            organisation_id=first.organisation_id,
            row_id=row.item_id,
            count=len(waiting),
        )


def _months_of(plan: PlanRow, on: date) -> tuple[int, ...]:
    """Return the months of a plan that are asked after: in January some of last year's are."""
    first = add_months(on.replace(day=1), -_PLAN_MONTHS)
    return tuple(month for month in MONTHS if first <= date(plan.year, month, 1) <= on)


#: Who has something due; a new subject is one line here and its topics below.
SOURCES: tuple[Gather, ...] = (
    unrecorded,
    tasks_due,
    answers_due,
    ledgers_due,
    duties_due,
    reviews_due,
    publications_due,
    objections_due,
    scores_due,
    transfers_due,
    terms_due,
    arrears_due,
    development_due,
    walls_due,
    erasings_due,
)


@dataclass(frozen=True)
class TodayQuery:
    """Everything that must be done as of a day, the most pressing first.

    Attributes:
        within: Of this organisation and of what stands below it; None for all.
    """

    reads: ClassVar = TOPICS
    on: date
    within: int | None = None

    def fetch(self) -> list[TodayItem]:
        """Return the items by band, then by day; above a branch the same thing of many is one."""
        dues = ObligationsQuery(self.on, self.within).fetch()  # the plan is silent where they speak
        found = [*obligations_due(self.on, dues), *plan_due(self.on, self.within, dues)]
        found += [item for gather in SOURCES for item in gather(self.on, self.within)]
        node = Tree.on(self.on).get(self.within)
        if node is None or node.kind in _ABOVE_BRANCHES:
            found = list(merged(found))
        bands = list(Band)
        found.sort(key=lambda item: (bands.index(item.band), item.due_on or self.on, item.what))
        return found


def merged(items: Iterable[TodayItem]) -> Iterator[TodayItem]:
    """Yield the same obligation of one period as one item that tells of how many it is missing.

    Obligations are told together, and terms that end on one day while nobody has begun: everything
    else is one person's or one meeting's matter.
    """
    alike: defaultdict[tuple[object, ...], list[TodayItem]] = defaultdict(list)
    for item in items:
        is_alike = item.source is Source.OBLIGATION and not item.person_uid
        if is_alike or (item.source is Source.TERM and item.row_id is None):
            key = (item.band, item.state, item.what, item.due_on, item.why)
            alike[key].append(item)
        else:
            yield item
    for group in alike.values():
        first, *more = group
        if not more:
            yield first
            continue
        yield replace(
            first,
            who=Told("{who}等 {count} 个", who=first.who, count=len(group)),
            act=first.act if first.source is Source.TERM else Act.OPEN_COMPLIANCE,
            count=len(group),
        )
