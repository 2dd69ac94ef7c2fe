"""Hours of work on end: what a process holds of memory and of open files must not grow with them.

People, activities and marks stay so many while the journal grows; the day goes on by itself.
"""

import gc
import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations import attendance, people
from dangjian_desktop.operations.opening import OpenData
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.today import TodayQuery
from tests import make
from tests.faults.world import TODAY, assert_sound, at_work

MOST_GROWTH = 0.05
_PEOPLE = 60
#: The first share of all openings, in which caches fill that are kept for good.
_WARM_UP = 0.25
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Hours:
    """How much is done: openings of the data, operations and pages read in each of them."""

    openings: int
    operations: int
    pages: int


#: What a busy day of 24 hours might bring.
A_DAY = Hours(openings=60, operations=500, pages=50)


@dataclass(frozen=True, slots=True)
class Soaked:
    """What was held after the warm-up, and at the end.

    Attributes:
        operations, pages, openings: How many there were of all.
        first_mib, last_mib: Resident memory. first_files, last_files: open files.
    """

    operations: int
    pages: int
    openings: int
    first_mib: float
    last_mib: float
    first_files: int
    last_files: int

    @property
    def growth(self) -> float:
        """By what share the memory grew after the warm-up."""
        return self.last_mib / self.first_mib - 1


def work_for_a_day(folder: Path, hours: Hours) -> Soaked:
    """Open the data, work and read pages, close them, again and again; runs in a child."""
    persons, held = _begin(folder)
    dice, on = Random(7), TODAY
    warm = max(1, round(hours.openings * _WARM_UP))
    first = (0.0, 0)
    for opening in range(1, hours.openings + 1):
        with at_work(folder) as data:
            for number in range(hours.operations):
                _work(data, dice, persons, held, number)
            for _page in range(hours.pages // 3 + 1):
                RosterQuery(on, scope=Scope.EVERYBODY).fetch()
                ActivitiesQuery(on - timedelta(days=60), on).fetch()
                TodayQuery(on).fetch()
            if opening == hours.openings:
                assert_sound()
        on += timedelta(days=1)
        if opening == warm:
            first = _held()
    last = _held()
    pages = hours.openings * 3 * (hours.pages // 3 + 1)
    return Soaked(
        hours.openings * hours.operations,
        pages,
        hours.openings,
        first[0],
        last[0],
        first[1],
        last[1],
    )


def _begin(folder: Path) -> tuple[list[int], list[int]]:
    with at_work(folder):
        branch = make.branch()
        persons = make.persons(_PEOPLE, branch)
        held = [make.held("themed_day", branch, f"2026-11-{day:02}") for day in range(1, 13)]
        for activity in held:
            make.done(attendance.post_due_list(activity_id=activity, on=TODAY))
        return persons, held


def _work(data: OpenData, dice: Random, persons: list[int], held: list[int], number: int) -> None:
    match number % 5:
        case 0 | 1 | 2:
            operation = attendance.mark_attendance(
                activity_id=dice.choice(held),
                person_id=dice.choice(persons),
                mark=dice.choice((Mark.PRESENT, Mark.LATE, Mark.ABSENT)),
                on=TODAY,
            )
            data.runner.run(operation)
        case 3:
            chosen = [dice.choice(persons)]
            data.runner.run(
                people.change_people(person_ids=chosen, key="remark", value=f"第{number}次改")
            )
        case _:
            if data.runner.undo_label is not None:
                data.runner.undo()


def _held() -> tuple[float, int]:
    """Return resident memory in MiB and the number of open files of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB, len(os.listdir("/proc/self/fd"))
