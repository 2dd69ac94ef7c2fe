"""Who leads a 协作区 in which quarter, and who does which job: fair over any number of years.

Nothing is drawn by lot: each turn goes to the branch of the zone that has had it least often, so
the same history always gives the same answer, and who led by swap has led. Within a zone whose
branches stay, no branch leads more than once oftener than another. A branch that comes later
begins level with the branch that had fewest turns: it need not make up for years before its time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dangjian_desktop.domain.vocabulary import ZoneJob

QUARTERS = range(1, 5)
#: The four jobs in which the branches of a zone take turns, besides leading it.
TURNS = (ZoneJob.PLANNING, ZoneJob.ORGANISING, ZoneJob.PUBLICITY, ZoneJob.SUMMARY)
#: The order in which a quarter is given out; the deputy follows the lead.
_GIVEN_OUT = (ZoneJob.LEAD, ZoneJob.DEPUTY, *TURNS)
_FIRST_HALF = 2


@dataclass(frozen=True, slots=True)
class Quarter:
    """What was done in one zone in one quarter that is over or settled.

    Attributes:
        zone: Key of the zone. members: its branches in that quarter.
        done_by: Who did each job; a job nobody recorded is absent.
    """

    year: int
    quarter: int
    zone: int
    members: tuple[int, ...]
    done_by: Mapping[ZoneJob, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ZoneMembers:
    """A zone of the year to come.

    Attributes:
        members: The branches by quarter (1–4), in the order in which they begin.
        plans_in: The half of the year whose plan of the committee it writes and carries out.
    """

    zone: int
    members: Mapping[int, tuple[int, ...]] = field(hash=False)
    plans_in: int = 1


@dataclass(frozen=True, slots=True)
class ZoneQuarter:
    """What the rotation gives one zone for one quarter.

    Attributes:
        jobs: The branch for each of the six; no deputy where a zone has one branch only.
        plans_half_year: Whether the zone carries out the committee's plan in this quarter.
    """

    year: int
    quarter: int
    zone: int
    jobs: Mapping[ZoneJob, int] = field(hash=False)
    plans_half_year: bool = False

    @property
    def lead(self) -> int:
        """组长单位."""
        return self.jobs[ZoneJob.LEAD]

    @property
    def deputy(self) -> int | None:
        """副组长单位."""
        return self.jobs.get(ZoneJob.DEPUTY)


def half_of(quarter: int) -> int:
    """Return the half of the year, 1 or 2, in which a quarter lies."""
    return 1 if quarter <= _FIRST_HALF else 2


def plans_in(number: int, odd_zones_half: int) -> int:
    """Return the half whose plan a zone writes, from its number counted from 1.

    Args:
        number: Its place among the zones.
        odd_zones_half: The half of the zones with odd numbers (a local rule).
    """
    return odd_zones_half if number % 2 else 3 - odd_zones_half


def sizes(branches: int, zones: int) -> list[int]:
    """Return how many branches each zone has, as even as can be: 15 in 4 is 4, 4, 4, 3."""
    least, over = divmod(branches, zones)
    return [least + (number < over) for number in range(zones)]


def rotation(
    year: int, zones: Sequence[ZoneMembers], history: Iterable[Quarter] = ()
) -> list[ZoneQuarter]:
    """Return what each zone with branches gets in each quarter of a year.

    Args:
        year: The year to be given out.
        zones: The zones in their order.
        history: Everything known of quarters before the year, in any order; later ones are
            passed over, so a year can be made anew.
    """
    counts = {zone.zone: _Turns() for zone in zones}
    past = sorted(
        (one for one in history if one.year < year), key=lambda one: (one.year, one.quarter)
    )
    for one in past:
        if one.zone in counts:
            counts[one.zone].enter(one.members)
            counts[one.zone].count(one.done_by)
    found = []
    for quarter in QUARTERS:
        for zone in zones:
            members = zone.members.get(quarter, ())
            if not members:
                continue
            turns = counts[zone.zone]
            turns.enter(members)
            jobs = turns.give_out(members)
            turns.count(jobs)
            plans = half_of(quarter) == zone.plans_in
            found.append(ZoneQuarter(year, quarter, zone.zone, jobs, plans))
    return found


def led(history: Iterable[Quarter]) -> dict[int, int]:
    """Return how often each branch that stands in a history led."""
    found: dict[int, int] = {}
    for one in history:
        for branch in one.members:
            found.setdefault(branch, 0)
        lead = one.done_by.get(ZoneJob.LEAD)
        if lead is not None:
            found[lead] = found.get(lead, 0) + 1
    return found


def spread(counts: Iterable[int]) -> int:
    """Return the fairness figure: by how many turns the most exceed the fewest."""
    known = list(counts)
    return max(known) - min(known) if known else 0


class _Turns:
    """How often each branch of one zone has had each job, and when last."""

    def __init__(self) -> None:
        self._had: dict[int, dict[ZoneJob, int]] = {}
        self._last: dict[tuple[int, ZoneJob], int] = {}
        self._now = 0

    def enter(self, members: Sequence[int]) -> None:
        """Let branches leave and come; one that comes begins level with the fewest turns."""
        gone = self._had.keys() - set(members)
        for branch in gone:
            del self._had[branch]
        for branch in members:
            if branch not in self._had:
                self._had[branch] = {job: self._fewest(job) for job in _GIVEN_OUT}

    def count(self, done_by: Mapping[ZoneJob, int]) -> None:
        """Take note of who did what; a branch of another zone that stood in does not count."""
        self._now += 1
        for job, branch in done_by.items():
            if branch in self._had and job in self._had[branch]:
                self._had[branch][job] += 1
                self._last[branch, job] = self._now

    def give_out(self, members: Sequence[int]) -> dict[ZoneJob, int]:
        """Return who does what in the next quarter."""
        jobs: dict[ZoneJob, int] = {}
        for job in _GIVEN_OUT:
            choice = list(self._free(job, members, jobs))
            if choice:
                jobs[job] = min(choice, key=lambda one: self._rank(one, job, members, jobs))
        return jobs

    def _free(
        self, job: ZoneJob, members: Sequence[int], jobs: Mapping[ZoneJob, int]
    ) -> Iterator[int]:
        for branch in members:
            if job is not ZoneJob.DEPUTY or branch != jobs[ZoneJob.LEAD]:
                yield branch

    def _rank(
        self, branch: int, job: ZoneJob, members: Sequence[int], jobs: Mapping[ZoneJob, int]
    ) -> tuple[int, ...]:
        """Fewest turns first, then who has least to do now, then who waited longest."""
        held = list(jobs.values()).count(branch)
        # The deputy is the one who leads next: it has led least often.
        leads = self._had[branch][ZoneJob.LEAD] if job is ZoneJob.DEPUTY else 0
        return (
            self._had[branch][job],
            leads,
            held,
            self._last.get((branch, job), 0),
            members.index(branch),
        )

    def _fewest(self, job: ZoneJob) -> int:
        return min((had[job] for had in self._had.values()), default=0)
