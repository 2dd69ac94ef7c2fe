"""Year plans: their items, who owes each, who has done it on a day and why; and the heat map.

An item for many (各党支部) is owed by everybody of that kind who stands at the end of its month,
whether it has been handed down to them as a row of their own or not.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from peewee import fn

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.obligations import Needs
from dangjian_desktop.domain.plan_import import ForMany
from dangjian_desktop.domain.plans import MET, ItemState, Judged, Meeting, judge, last_day
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, OrganisationKind, PlanLevel
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.obligation_facts import (
    Committees,
    committees,
    obligations_through,
    standings,
)
from dangjian_desktop.queries.organisations import OrganisationRow, Tree, ZoneQuery, ZoneRow
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import MOST_NAMED, among, pairs
from dangjian_desktop.storage.models import Activity, AnnualPlan, PlanItem
from dangjian_desktop.storage.shipped_plan_words import plan_words

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A year plan. items: how many it has, those handed down not counted."""

    plan_id: int
    year: int
    title: str
    source_file: str
    items: int


@dataclass(frozen=True)
class PlansQuery:
    """The year plans, the latest first."""

    reads: ClassVar = frozenset({Topic.PLAN})

    def fetch(self) -> list[PlanRow]:
        """Return the plans."""
        counts = pairs(
            PlanItem.select(PlanItem.plan, fn.COUNT(PlanItem.id))
            .where(PlanItem.template.is_null())
            .group_by(PlanItem.plan)
        )
        return [
            PlanRow(plan.id, plan.year, plan.title, plan.source_file, counts.get(plan.id, 0))
            for plan in AnnualPlan.select().order_by(AnnualPlan.year.desc(), AnnualPlan.id)
        ]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who owes an item: an organisation, or a zone.

    Attributes:
        branch_id: Of a branch itself, of a group the branch above it; None for others.
    """

    name: str
    organisation_id: int | None = None
    zone_id: int | None = None
    branch_id: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """An item with one of those who owe it.

    Attributes:
        item_id: The row of their own; None where it was not handed down.
        done_note: What was written when it was ticked off by hand.
        due_on: Their own deadline; own_actions and form: theirs, too.
    """

    holder: Holder
    judged: Judged
    item_id: int | None = None
    done_note: str = ""
    due_on: date | None = None
    own_actions: str = ""
    form: str = ""

    @property
    def state(self) -> ItemState:
        """How it stands."""
        return self.judged.state


@dataclass(frozen=True, slots=True)
class PlanItemRow:
    """An item with everybody who owes it; columns as in `PlanItem`."""

    item_id: int
    number: int
    level: PlanLevel
    month: int
    title: str
    kind: str
    kind_label: str
    fixed_actions: str
    own_actions: str
    form: str
    frequency: str
    owner: str
    organisation_id: int | None
    zone_id: int | None
    due_on: date | None
    evidence: str
    remark: str
    owed: tuple[Owed, ...] = field(hash=False)

    @property
    def done(self) -> int:
        """How many have done it."""
        return sum(one.state in MET for one in self.owed)

    @property
    def state(self) -> ItemState | None:
        """The state that calls for most; None where nobody owes it."""
        order = (
            ItemState.OVERDUE,
            ItemState.OPEN,
            ItemState.PLANNED,
            ItemState.LATE,
            ItemState.DONE,
        )
        states = {one.state for one in self.owed}
        return next((state for state in order if state in states), None)


_COLUMNS = (
    "number level month title kind fixed_actions own_actions form frequency owner organisation_id "
    "zone_id due_on evidence remark"
).split()


@dataclass(frozen=True)
class PlanItemsQuery:
    """The items of a plan with their states on a day.

    Attributes:
        level: Of one level only; within: owed by this organisation or something below it. None
            for all.
        months: Of these months only; empty for all.
    """

    reads: ClassVar = frozenset(
        {
            Topic.PLAN,
            Topic.ACTIVITY,
            Topic.ACTIVITY_KIND,
            Topic.ORGANISATION,
            Topic.ZONE,
            Topic.POST,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.RULE,
        }
    )
    plan_id: int
    on: date
    level: PlanLevel | None = None
    months: tuple[int, ...] = ()
    within: int | None = None

    def fetch(self) -> list[PlanItemRow]:
        """Return the items by month, then by number."""
        plan = AnnualPlan.get_or_none(AnnualPlan.id == self.plan_id)
        if plan is None:
            return []
        every = list(
            PlanItem.select()
            .where(PlanItem.plan == plan.id)
            .order_by(PlanItem.month, PlanItem.number, PlanItem.id)
        )
        reckoner = _Reckoner(plan, self.on, every)
        months = reckoner.months_beside(self.months)
        below = None if self.within is None else Tree.on(self.on).below(self.within)
        rows = []
        for item in every:
            if item.template_id is not None or months.isdisjoint(reckoner.months_of(item)):
                continue
            owed = tuple(reckoner.owed(item))  # also of others: an activity meets one item only
            if self.level in (None, item.level) and (not self.months or item.month in self.months):
                if below is not None:
                    owed = tuple(one for one in owed if one.holder.organisation_id in below)
                rows.append(self._row(item, owed))
        return [row for row in rows if below is None or row.owed]

    def _row(self, item: Any, owed: tuple[Owed, ...]) -> PlanItemRow:
        values = {name: getattr(item, name) for name in _COLUMNS}
        label = kind_label(item.kind) if item.kind else ""
        return PlanItemRow(item_id=item.id, kind_label=label, owed=owed, **values)


class ItemOfYear(NamedTuple):
    """An item of a year plan as stored, as far as it is judged; columns as in `PlanItem`."""

    id: int
    uid: str
    plan_id: int
    title: str
    month: int
    kind: str
    owner: str
    organisation_id: int | None
    zone_id: int | None
    template_id: int | None
    due: str | None
    done: str | None
    done_note: str
    own_actions: str
    form: str

    @property
    def due_on(self) -> date | None:
        """Its own deadline."""
        return None if self.due is None else date.fromisoformat(self.due)

    @property
    def done_on(self) -> date | None:
        """Day on which it was ticked off by hand."""
        return None if self.done is None else date.fromisoformat(self.done)

    @property
    def last_month(self) -> int:
        """The month in which its last day lies; 12 for one of a later year."""
        return self.month if self.due is None else int(self.due[5:7])


def owed_in_year(
    year: int,
    on: date,
    branches: Collection[int] | None = None,
    months: Collection[int] | None = None,
) -> Iterator[tuple[ItemOfYear, Owed]]:
    """Yield every item of the plans of a year with each of those who owe it, as of a day.

    Args:
        year: The year. on: The day.
        branches: Only what these branches and their groups owe; None for everybody.
        months: Only what is due in these months, and what stands beside it: an activity meets the
            first item of its kind and month; None for all.
    """
    item = PlanItem
    found = item.select(
        item.id,
        item.uid,
        item.plan_id,
        item.title,
        item.month,
        item.kind,
        item.owner,
        item.organisation_id,
        item.zone_id,
        item.template_id,
        item.due_on,
        item.done_on,
        item.done_note,
        item.own_actions,
        item.form,
    )
    for plan in AnnualPlan.select().where(AnnualPlan.year == year).order_by(AnnualPlan.id):
        told = found.where(item.plan == plan.id).order_by(item.month, item.number, item.id)
        every = [ItemOfYear._make(row) for row in stored_rows(told)]
        wanted = set(MONTHS)
        if months is not None:
            wanted = {one.month for one in every if {one.month, one.last_month} & set(months)}
            wanted = _months_beside(every, wanted)
        reckoner = _Reckoner(plan, on, every, wanted, _holders_of(year, branches))
        for one in every:
            if one.template_id is None and not wanted.isdisjoint(reckoner.months_of(one)):
                for owed in reckoner.owed(one, branches):
                    yield one, owed


def _holders_of(year: int, branches: Collection[int] | None) -> list[int] | None:
    """Return some branches with their groups; None for everybody, or for too many to name."""
    if branches is None:
        return None
    groups = standings(year, None).groups_of
    found = [
        key
        for branch in branches
        for key in (branch, *(group.organisation_id for group in groups.get(branch, ())))
    ]
    return found if len(found) <= MOST_NAMED else None


class Holders:
    """Who owes the items of a year: named, or all who are meant and stand at the end of a month."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._zones: dict[date, list[ZoneRow]] = {}

    def of(self, item: Any) -> list[Holder]:
        """Return who owes an item.

        Of what only a committee can do (支委会) a branch without one owes nothing; nor does anybody
        the same by its rule (``needs = "committee"`` of an obligation).
        """
        day = month_end(date(self._year, item.month, 1))
        tree = Tree.on(day)
        if item.organisation_id is not None:
            return [_named(tree.get(item.organisation_id), item)]
        if item.zone_id is not None:
            names = {zone.zone_id: zone.name for zone in self._zones_on(day)}
            return [Holder(names.get(item.zone_id, item.owner), None, item.zone_id)]
        many = plan_words().many(item.owner)
        if many is ForMany.ZONES:
            return [Holder(zone.name, None, zone.zone_id) for zone in self._zones_on(day)]
        if many is ForMany.BRANCHES:
            return [
                Holder(node.name, node.organisation_id, None, node.organisation_id)
                for node in tree.of_kind(OrganisationKind.BRANCH)
                if item.kind not in self._of_committees
                or node.organisation_id in self._committees.on(day)
            ]
        if many is ForMany.GROUPS:
            names = {node.organisation_id: node.name for node in tree.rows}
            return [
                Holder(
                    f"{names.get(node.parent_id or 0, '')} {node.name}".strip(),
                    node.organisation_id,
                    None,
                    node.parent_id,
                )
                for node in tree.of_kind(OrganisationKind.PARTY_GROUP)
            ]
        return [Holder(item.owner)]

    def _zones_on(self, day: date) -> list[ZoneRow]:
        if day not in self._zones:
            self._zones[day] = ZoneQuery(day).fetch()
        return self._zones[day]

    @cached_property
    def _of_committees(self) -> frozenset[str]:
        return frozenset(
            kind
            for told in obligations_through(self._year).values()
            for one in told
            if one.needs is Needs.COMMITTEE
            for kind in one.kinds
        )

    @cached_property
    def _committees(self) -> Committees:
        return committees(self._year, None)


def _named(node: OrganisationRow | None, item: Any) -> Holder:
    branch = None
    if node is not None and node.kind is OrganisationKind.BRANCH:
        branch = node.organisation_id
    elif node is not None and node.kind is OrganisationKind.PARTY_GROUP:
        branch = node.parent_id
    return Holder(item.owner if node is None else node.name, item.organisation_id, None, branch)


class _Activity(NamedTuple):
    """What an activity says about items."""

    id: int
    kind: str
    organisation_id: int
    zone_id: int | None
    state: ActivityState
    day: str
    plan_item_id: int | None

    @property
    def held_on(self) -> date:
        """The day; read only where it is asked for, so that one that is broken spoils little."""
        return date.fromisoformat(self.day)


class _Reckoner:
    """Judges items of one plan, giving each activity to one item only."""

    def __init__(
        self,
        plan: Any,
        on: date,
        items: Sequence[Any],
        months: Collection[int] = MONTHS,
        holders: Collection[int] | None = None,
    ) -> None:
        """Read what may meet the items of some months; of some holders where they are few."""
        year = plan.year
        self._year, self._on = year, on
        self._holders = Holders(year)
        self._instances: dict[tuple[int, int | None, int | None], Any] = {
            (item.template_id, item.organisation_id, item.zone_id): item
            for item in items
            if item.template_id is not None
        }
        self._months = _months_of(items)
        self._linked: defaultdict[int | None, list[_Activity]] = defaultdict(list)
        self._free: defaultdict[tuple[str, int | None, int | None, int], list[_Activity]] = (
            defaultdict(list)
        )
        ids = {item.id for item in items}
        begin, end = date(year, min(months, default=1), 1), date(year, max(months, default=1), 1)
        found = Activity.select(
            Activity.id,
            Activity.kind,
            Activity.organisation,
            Activity.zone,
            Activity.state,
            Activity.held_on,
            Activity.plan_item,
        )
        if holders is not None:
            is_theirs = among(Activity.organisation, holders)
            found = found.where(is_theirs | Activity.plan_item.is_null(False))
        found = found.where(
            Activity.state != ActivityState.CANCELLED,
            Activity.held_on.between(begin, month_end(end))
            | Activity.plan_item.in_(PlanItem.select(PlanItem.id).where(PlanItem.plan == plan.id)),
        )
        states = {state.value: state for state in ActivityState}
        for told in stored_rows(found.order_by(Activity.held_on, Activity.id)):
            *head, state, day, item_id = told
            row = _Activity._make((*head, states[state], day, item_id))
            if row.plan_item_id in ids:
                self._linked[row.plan_item_id].append(row)
            elif row.plan_item_id is None and day[:4] == str(year):
                key = None if row.zone_id else row.organisation_id
                self._free[row.kind, key, row.zone_id, int(day[5:7])].append(row)

    def months_of(self, template: Any) -> set[int]:
        """Return the months of an item: its own, and those of the rows handed down of it."""
        return self._months[template.id]

    def months_beside(self, months: tuple[int, ...]) -> set[int]:
        """Return the months of all items that have one of some months; of all for none.

        An activity meets the first item of its kind and month: only these have to be judged.
        """
        asked = set(months or MONTHS)
        return {month for own in self._months.values() if own & asked for month in own}

    def owed(self, template: Any, branches: Collection[int] | None = None) -> Iterator[Owed]:
        """Return everybody who owes an item, with how it stands; of some branches only."""
        for holder in self._holders.of(template):
            if branches is not None and holder.branch_id not in branches:
                continue
            key = (template.id, holder.organisation_id, holder.zone_id)
            own = self._instances.get(key)
            yield self._owed(template, own, holder)

    def _owed(self, template: Any, own: Any, holder: Holder) -> Owed:
        item = own or template
        is_single = (
            template.organisation_id is not None
            or template.zone_id is not None
            or plan_words().many(template.owner) is None
        )
        due = last_day(self._year, item.month, item.due_on)
        linked = self._linked[own.id] if own is not None else []
        if is_single or holder.organisation_id is None:
            linked = [*linked, *self._linked[template.id]]
        else:
            at_template = self._linked[template.id]
            linked = [
                *linked,
                *(x for x in at_template if x.organisation_id == holder.organisation_id),
            ]
        meetings = [_meeting(row, is_linked=True) for row in linked]
        free = self._free[item.kind, holder.organisation_id, holder.zone_id, item.month]
        if item.kind and not meetings and free:
            # One that was held comes before one that is only planned.
            taken = min(free, key=lambda row: (row.state is not ActivityState.HELD, row.day))
            free.remove(taken)
            meetings.append(_meeting(taken, is_linked=False))
        kind = kind_label(item.kind) if item.kind else ""
        done_on = item.done_on if own is not None or is_single else None
        judged = judge(due, done_on, meetings, kind, self._on)
        single = template.id if is_single else None
        return Owed(
            holder,
            judged,
            own.id if own else single,
            item.done_note,
            item.due_on,
            item.own_actions,
            item.form,
        )


def _months_of(items: Iterable[Any]) -> Mapping[int, set[int]]:
    """Return the months of each item: its own, and those of the rows handed down of it."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for item in items:
        found[item.template_id or item.id].add(item.month)
    return found


def _months_beside(items: Iterable[Any], asked: Collection[int]) -> set[int]:
    """Return the months of all items that have one of some months."""
    wanted = set(asked)
    return {month for own in _months_of(items).values() if own & wanted for month in own}


def _meeting(row: Any, *, is_linked: bool) -> Meeting:
    return Meeting(row.id, row.held_on, row.state is ActivityState.HELD, is_linked)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of the heat map: the committee, a zone or a branch with its groups.

    Attributes:
        cells: By month (1–12) how many are done, overdue, and owed; a month without items is
            absent.
    """

    name: str
    branch_id: int | None
    zone_id: int | None
    cells: dict[int, tuple[int, int, int]] = field(hash=False)

    @property
    def done(self) -> int:
        """How many are done in the year."""
        return sum(done for done, _, _ in self.cells.values())

    @property
    def total(self) -> int:
        """How many are owed in the year."""
        return sum(total for _, _, total in self.cells.values())


def heat_rows(items: list[PlanItemRow], on: date) -> list[HeatRow]:
    """Return the heat map of some items: committees, then zones, then branches in tree order."""
    found: dict[tuple[int, int | None, int | None], HeatRow] = {}
    names = {node.organisation_id: node.name for node in Tree.on(on).rows}
    for item in items:
        for one in item.owed:
            holder = one.holder
            rank = 2 if holder.branch_id else 1 if holder.zone_id else 0
            owner = holder.branch_id or holder.zone_id or holder.organisation_id
            name = names.get(holder.branch_id or 0, holder.name)
            row = found.setdefault(
                (rank, owner, holder.zone_id), HeatRow(name, holder.branch_id, holder.zone_id, {})
            )
            done, late, total = row.cells.get(item.month, (0, 0, 0))
            row.cells[item.month] = (
                done + (one.state in MET),
                late + (one.state is ItemState.OVERDUE),
                total + 1,
            )
    place = {node.organisation_id: index for index, node in enumerate(Tree.on(on).rows)}
    return [
        found[key]
        for key in sorted(found, key=lambda key: (key[0], place.get(key[1] or 0, 0), key[1] or 0))
    ]
