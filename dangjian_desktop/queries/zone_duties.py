"""Who does what for which 协作区: the table of a year, the counts over years, what is proposed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar

from dangjian_desktop.domain.rotation import (
    QUARTERS,
    Quarter,
    ZoneMembers,
    ZoneQuarter,
    led,
    plans_in,
    rotation,
    spread,
    standing,
)
from dangjian_desktop.domain.rule_values import whole_value
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind, ZoneJob
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import Zone, ZoneDuty
from dangjian_desktop.storage.rulebook import rules_on

RULE = "zones.half_year"


def quarter_of(day: date) -> int:
    """Return the quarter in which a day lies."""
    return (day.month + 2) // 3


def first_day(year: int, quarter: int) -> date:
    """Return the day on which a quarter begins."""
    return date(year, 3 * quarter - 2, 1)


def last_day(year: int, quarter: int) -> date:
    """Return the day on which a quarter ends."""
    last = quarter == QUARTERS[-1]
    return (date(year + 1, 1, 1) if last else first_day(year, quarter + 1)) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A branch that does a job for a zone in a quarter.

    Attributes:
        planned_id, planned_name: Who it was by the rotation, where somebody else does it.
    """

    duty_id: int
    year: int
    quarter: int
    zone_id: int
    zone_name: str
    job: ZoneJob
    branch_id: int
    branch_name: str
    planned_id: int | None
    planned_name: str
    swapped_on: date | None
    note: str


_READS = frozenset({Topic.ZONE_DUTY, Topic.ZONE, Topic.ORGANISATION})


@dataclass(frozen=True)
class YearDutiesQuery:
    """Every duty of a year, by zone and quarter."""

    reads: ClassVar = _READS
    year: int

    def fetch(self) -> list[DutyRow]:
        """Return the duties."""
        found = ZoneDuty.select().where(ZoneDuty.year == self.year)
        return _duties(found.join(Zone).order_by(Zone.place, Zone.id, ZoneDuty.quarter))


@dataclass(frozen=True)
class ZoneDutiesQuery:
    """What branches do for their zones in the quarter of a day (for the list of what is due).

    Attributes:
        branch: Of this branch; None for all.
    """

    reads: ClassVar = _READS
    on: date
    branch: int | None = None

    def fetch(self) -> list[DutyRow]:
        """Return the duties, by zone."""
        found = ZoneDuty.select().where(
            ZoneDuty.year == self.on.year, ZoneDuty.quarter == quarter_of(self.on)
        )
        if self.branch is not None:
            found = found.where(ZoneDuty.branch == self.branch)
        return _duties(found.order_by(ZoneDuty.id))


def _duties(found: Iterable[Any]) -> list[DutyRow]:
    names, zones = (
        OrganisationNames(),
        pairs(Zone.select(Zone.id, Zone.name).order_by(Zone.place, Zone.id)),
    )
    order = list(ZoneJob)
    rows = []
    for duty in found:
        day = first_day(duty.year, duty.quarter)
        planned = duty.planned_branch_id
        rows.append(
            DutyRow(
                duty.id,
                duty.year,
                duty.quarter,
                duty.zone_id,
                zones.get(duty.zone_id, ""),
                duty.job,
                duty.branch_id,
                names.on(duty.branch_id, day),
                planned,
                names.on(planned, day) if planned is not None else "",
                duty.swapped_on,
                duty.swap_note,
            )
        )
    places = {zone: place for place, zone in enumerate(zones)}
    rows.sort(
        key=lambda row: (row.year, places.get(row.zone_id, 0), row.quarter, order.index(row.job))
    )
    return rows


@dataclass(frozen=True)
class RotationQuery:
    """What the rotation proposes for a year, from everything done before it; writes nothing.

    Attributes:
        since_quarter: Quarters before it stay as they stand.
        keeps_swaps: Whether what was swapped stays.
    """

    reads: ClassVar = _READS | {Topic.RULE}
    year: int
    since_quarter: int = 1
    keeps_swaps: bool = True

    def fetch(self) -> list[ZoneQuarter]:
        """Return each quarter of each zone that has branches."""
        return rotation(self.year, zones_of(self.year), history(self.year), self.settled())

    def settled(self) -> dict[tuple[int, int], dict[ZoneJob, int]]:
        """Return who keeps which job of the year, by zone and quarter."""
        kept: defaultdict[tuple[int, int], dict[ZoneJob, int]] = defaultdict(dict)
        for duty in ZoneDuty.select().where(ZoneDuty.year == self.year):
            if self.keeps(duty):
                kept[duty.zone_id, duty.quarter][duty.job] = duty.branch_id
        return dict(kept)

    def keeps(self, duty: Any) -> bool:
        """Whether a duty that stands stays with who has it."""
        is_swapped = duty.planned_branch_id is not None
        return duty.quarter < self.since_quarter or (self.keeps_swaps and is_swapped)


@dataclass(frozen=True, slots=True)
class ZoneFairness:
    """How even the leads of a zone are before a year that is proposed, and after it.

    Attributes:
        before, after: By how many turns the branch that led most exceeds the one that led least;
            who came later counts as having begun level.
    """

    zone_id: int
    zone_name: str
    before: int
    after: int


@dataclass(frozen=True)
class ProposalQuery:
    """What would stand after giving a year out, as rows to look at, and how fair it would be."""

    reads: ClassVar = RotationQuery.reads
    rotation: RotationQuery

    def fetch(self) -> tuple[list[DutyRow], list[ZoneFairness]]:
        """Return the duties, none of which is written (id 0), and the zones."""
        asked = self.rotation
        quarters = asked.fetch()
        names, swaps = OrganisationNames(), _swaps_of(asked)
        zones = pairs(Zone.select(Zone.id, Zone.name))
        rows = []
        for one in quarters:
            day = first_day(one.year, one.quarter)
            for job, branch in jobs_of(one).items():
                planned, note = swaps.get((one.zone, one.quarter, job), (None, ""))
                rows.append(
                    DutyRow(
                        0,
                        one.year,
                        one.quarter,
                        one.zone,
                        zones[one.zone],
                        job,
                        branch,
                        names.on(branch, day),
                        planned,
                        names.on(planned, day) if planned is not None else "",
                        None,
                        note,
                    )
                )
        return rows, _fairness(asked.year, quarters)


def jobs_of(one: ZoneQuarter) -> dict[ZoneJob, int]:
    """Return who does what in a quarter, the plan of the half-year with its lead."""
    jobs = dict(one.jobs)
    if one.plans_half_year:
        jobs[ZoneJob.HALF_YEAR_PLAN] = one.lead
    return jobs


def _swaps_of(asked: RotationQuery) -> dict[tuple[int, int, ZoneJob], tuple[int, str]]:
    return {
        (duty.zone_id, duty.quarter, duty.job): (duty.planned_branch_id, duty.swap_note)
        for duty in ZoneDuty.select().where(
            ZoneDuty.year == asked.year, ZoneDuty.planned_branch.is_null(False)
        )
        if asked.keeps(duty)
    }


def _fairness(year: int, quarters: list[ZoneQuarter]) -> list[ZoneFairness]:
    past, found = history(year), []
    names = pairs(Zone.select(Zone.id, Zone.name))
    for zone in zones_of(year):
        now = [
            Quarter(year, one.quarter, one.zone, zone.members[one.quarter], one.jobs)
            for one in quarters
            if one.zone == zone.zone
        ]
        if not now:
            continue
        first, last = now[0].members, now[-1].members
        before = standing(zone.zone, past, before=year, members=first)
        after = standing(zone.zone, [*past, *now], before=year + 1, members=last)
        found.append(
            ZoneFairness(
                zone.zone, names[zone.zone], spread(before.values()), spread(after.values())
            )
        )
    return found


def zones_of(year: int) -> list[ZoneMembers]:
    """Return the zones of a year with their branches by quarter and their half of the year."""
    half = odd_zones_half(rules_on(date(year, 1, 1)))
    members = {quarter: _members(first_day(year, quarter)) for quarter in QUARTERS}
    return [
        ZoneMembers(
            zone.zone_id,
            {quarter: members[quarter].get(zone.zone_id, ()) for quarter in QUARTERS},
            plans_in(number, half),
        )
        for number, zone in enumerate(ZoneQuery(date(year, 1, 1)).fetch(), 1)
    ]


def odd_zones_half(rules: RuleSet) -> int:
    """Return the half of the year whose plan the zones with odd numbers carry out (1 or 2)."""
    return whole_value(rules.values_of(RULE), "odd_zones_half")


def history(before: int) -> list[Quarter]:
    """Return what was done in the quarters before a year, swaps as they were done."""
    done: defaultdict[tuple[int, int, int], dict[ZoneJob, int]] = defaultdict(dict)
    for duty in ZoneDuty.select().where(ZoneDuty.year < before):
        done[duty.year, duty.quarter, duty.zone_id][duty.job] = duty.branch_id
    quarters = {(year, quarter) for year, quarter, _zone in done}
    members = {quarter: _members(first_day(*quarter)) for quarter in quarters}
    return [
        Quarter(year, quarter, zone, members[year, quarter].get(zone, ()), jobs)
        for (year, quarter, zone), jobs in sorted(done.items())
    ]


def _members(day: date) -> dict[int, tuple[int, ...]]:
    standing = {row.organisation_id for row in Tree.on(day).of_kind(OrganisationKind.BRANCH)}
    return {
        zone.zone_id: tuple(branch for branch in zone.branch_ids if branch in standing)
        for zone in ZoneQuery(day).fetch()
    }


@dataclass(frozen=True, slots=True)
class ZoneCounts:
    """How often the branches of a zone have led it over the years.

    Attributes:
        led: Branch id to how often. by_year: the same by year.
        names: Branch id to name. spread: by how many turns the most exceed the fewest of those
            that belong to it now; who came later counts as having begun level.
        here: The branches that belong to it at the end of the year, and how often each counts as
            having led.
    """

    zone_id: int
    zone_name: str
    led: dict[int, int] = field(hash=False)
    by_year: dict[int, dict[int, int]] = field(hash=False)
    names: dict[int, str] = field(hash=False)
    spread: int = 0
    here: dict[int, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class LeadCountsQuery:
    """How often every branch led its zone until the end of a year."""

    reads: ClassVar = _READS
    until_year: int

    def fetch(self) -> list[ZoneCounts]:
        """Return the zones of which anything is recorded."""
        past = history(self.until_year + 1)
        names, found = OrganisationNames(), []
        day = date(self.until_year, 12, 31)
        present = _members(day)
        for zone in ZoneQuery(day).fetch():
            own = [one for one in past if one.zone == zone.zone_id]
            if not own:
                continue
            counts = led(own)
            years = sorted({one.year for one in own})
            by_year = {year: led(one for one in own if one.year == year) for year in years}
            here = standing(
                zone.zone_id,
                own,
                before=self.until_year + 1,
                members=present.get(zone.zone_id, ()),
            )
            counts |= {branch: counts.get(branch, 0) for branch in here}
            found.append(
                ZoneCounts(
                    zone.zone_id,
                    zone.name,
                    counts,
                    by_year,
                    {branch: names.on(branch, day) for branch in counts},
                    spread(here.values()),
                    here,
                )
            )
        return found
