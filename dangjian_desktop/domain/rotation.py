"""Who leads a 协作区 in which quarter, and who does which job: fair over any number of years.

Nothing is drawn by lot: each turn goes to a branch of the zone that has led (has had that job)
least often, so the same history always gives the same answer, and who led by swap has led. What
holds, and is proved by the tests, for the lead and for each of the four jobs:

* While the branches of a zone stay and nobody swaps, no branch has led more than once oftener than
  another, after any quarter of any number of years.
* A swap can make the difference greater; the generator never does. If the most that any branch has
  led is M times, the difference is back at 1 as soon as every branch has led M - 1 times, which is
  after as many quarters as turns are missing to that: one turn is given a quarter, so no other way
  is shorter.
* A swap that is agreed for a later quarter of the year is counted before the turns of the year are
  given out: nobody leads now who will lead then, as long as others have led less often.
* A branch that comes (or comes back) counts as having led as often as the one there that led least:
  it makes up for nothing before its time and nobody waits for it. That neither it nor one who
  leaves makes the difference greater is why the rules above go on holding.

The deputy is another branch than the lead wherever a zone has two, and the one that has been
deputy least often among those others; so its difference is at most 2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from dangjian_desktop.domain.vocabulary import ZoneJob

QUARTERS = range(1, 5)
#: The four jobs in which the branches of a zone take turns, besides leading it.
TURNS = (ZoneJob.PLANNING, ZoneJob.ORGANISING, ZoneJob.PUBLICITY, ZoneJob.SUMMARY)
#: The order in which a quarter is given out; the deputy follows the lead.
_GIVEN_OUT = (ZoneJob.LEAD, ZoneJob.DEPUTY, *TURNS)
_FIRST_HALF = 2
#: Who keeps which job, by zone and quarter.
Settled = Mapping[tuple[int, int], Mapping[ZoneJob, int]]


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
    year: int,
    zones: Sequence[ZoneMembers],
    history: Iterable[Quarter] = (),
    settled: Settled = MappingProxyType({}),
) -> list[ZoneQuarter]:
    """Return what each zone with branches gets in each quarter of a year.

    Args:
        year: The year to be given out.
        zones: The zones in their order.
        history: Everything known of quarters before the year, in any order; later ones are
            passed over, so a year can be made anew.
        settled: Jobs of the year that stay with who has them (a quarter that has begun, a swap),
            by zone and quarter; who is not of the zone then is passed over.
    """
    past = tuple(history)
    counts = {zone.zone: _replayed(zone.zone, past, before=year) for zone in zones}
    for zone in zones:
        for quarter in QUARTERS:
            counts[zone.zone].promise(_kept(zone, quarter, settled))
    found = []
    for quarter in QUARTERS:
        for zone in zones:
            members = zone.members.get(quarter, ())
            if not members:
                continue
            turns = counts[zone.zone]
            turns.enter(members)
            kept = _kept(zone, quarter, settled)
            jobs = turns.give_out(members, kept)
            turns.redeem(kept)
            turns.count(jobs)
            plans = half_of(quarter) == zone.plans_in
            found.append(ZoneQuarter(year, quarter, zone.zone, jobs, plans))
    return found


def _kept(zone: ZoneMembers, quarter: int, settled: Settled) -> dict[ZoneJob, int]:
    members = zone.members.get(quarter, ())
    return {
        job: branch
        for job, branch in settled.get((zone.zone, quarter), {}).items()
        if branch in members and job in _GIVEN_OUT
    }


def _replayed(zone: int, history: Iterable[Quarter], *, before: int) -> "_Turns":
    turns = _Turns()
    past = [one for one in history if one.zone == zone and one.year < before]
    for one in sorted(past, key=lambda one: (one.year, one.quarter)):
        turns.enter(one.members)
        turns.count(one.done_by)
    return turns


def standing(
    zone: int, history: Iterable[Quarter], *, before: int, members: Sequence[int]
) -> dict[int, int]:
    """Return how often each branch of a zone counts as having led: who came later began level.

    Args:
        zone: Key of the zone.
        history: What was done, in any order.
        before: Quarters of this year and later ones are passed over.
        members: The branches that it has now.
    """
    turns = _replayed(zone, history, before=before)
    turns.enter(members)
    return {branch: turns.had(branch, ZoneJob.LEAD) for branch in members}


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
        self._promised: dict[tuple[int, ZoneJob], int] = {}
        self._now = 0

    def had(self, branch: int, job: ZoneJob) -> int:
        """How often a branch counts as having had a job."""
        return self._had[branch][job]

    def promise(self, jobs: Mapping[ZoneJob, int]) -> None:
        """Take note of turns of a quarter to come, so that nobody gets another before it."""
        for job, branch in jobs.items():
            self._promised[branch, job] = self._promised.get((branch, job), 0) + 1

    def redeem(self, jobs: Mapping[ZoneJob, int]) -> None:
        """Forget promised turns whose quarter has come."""
        for job, branch in jobs.items():
            self._promised[branch, job] -= 1

    def enter(self, members: Sequence[int]) -> None:
        """Let branches leave and come; one that comes begins level with the fewest turns."""
        gone = self._had.keys() - set(members)
        for branch in gone:
            del self._had[branch]
        fewest = {job: self._fewest(job) for job in _GIVEN_OUT}
        for branch in members:
            if branch not in self._had:
                self._had[branch] = dict(fewest)

    def count(self, done_by: Mapping[ZoneJob, int]) -> None:
        """Take note of who did what; a branch of another zone that stood in does not count."""
        self._now += 1
        for job, branch in done_by.items():
            if branch in self._had and job in self._had[branch]:
                self._had[branch][job] += 1
                self._last[branch, job] = self._now

    def give_out(self, members: Sequence[int], kept: Mapping[ZoneJob, int]) -> dict[ZoneJob, int]:
        """Return who does what in the next quarter; what is kept stays."""
        jobs = dict(kept)
        for job in _GIVEN_OUT:
            if job in jobs:
                continue
            choice = [one for one in members if one != _other_of_pair(job, jobs)]
            if not choice and job is ZoneJob.LEAD:  # one branch alone, kept as deputy
                choice = list(members)
                del jobs[ZoneJob.DEPUTY]
            if choice:
                jobs[job] = min(choice, key=lambda one: self._rank(one, job, members, jobs))
        return {job: jobs[job] for job in _GIVEN_OUT if job in jobs}

    def _rank(
        self, branch: int, job: ZoneJob, members: Sequence[int], jobs: Mapping[ZoneJob, int]
    ) -> tuple[int, ...]:
        """Fewest turns first, then who has least to do now, then who waited longest."""
        held = list(jobs.values()).count(branch)
        # The deputy is the one who leads next: it has led least often.
        leads = self._expected(branch, ZoneJob.LEAD) if job is ZoneJob.DEPUTY else 0
        return (
            self._expected(branch, job),
            leads,
            held,
            self._last.get((branch, job), 0),
            members.index(branch),
        )

    def _expected(self, branch: int, job: ZoneJob) -> int:
        return self._had[branch][job] + self._promised.get((branch, job), 0)

    def _fewest(self, job: ZoneJob) -> int:
        return min((had[job] for had in self._had.values()), default=0)


def _other_of_pair(job: ZoneJob, jobs: Mapping[ZoneJob, int]) -> int | None:
    """Return who may not have the job, because lead and deputy are two branches."""
    if job is ZoneJob.LEAD:
        return jobs.get(ZoneJob.DEPUTY)
    return jobs.get(ZoneJob.LEAD) if job is ZoneJob.DEPUTY else None
