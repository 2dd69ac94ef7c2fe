"""Times of eight weeks for a branch of 60 people, as 找时间 works them out."""

import statistics
import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import OrganisationKind, Stage
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.organisations import add_organisation
from dangjian_desktop.operations.people import add_person
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.shifts import add_crew
from dangjian_desktop.queries.slots import SlotsQuery
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.shipped import use_shipped

PEOPLE, TIMES, MOST_MS = 60, 5, 300
FIRST = date(2026, 11, 22)


def measure() -> list[Figure]:
    """Fill a file and look for times."""
    with TemporaryDirectory() as name:
        use_shipped(resources())
        open_file(Path(name) / "branch.db")
        branch = _fill()
        query = SlotsQuery(
            branch,
            "general_meeting",
            FIRST,
            FIRST + timedelta(days=55),
            regime=Regime.ELECTION,
        )
        taken = []
        for _turn in range(TIMES):
            start = time.perf_counter()
            found = query.fetch()
            taken.append((time.perf_counter() - start) * 1000)
        close_file()
    own = statistics.median(taken)
    return [
        Figure(
            f"找时间（{PEOPLE} 人，八周，{len(found.slots)} 个时间）",
            f"{own:.0f} ms",
            "",
            f"{own:.0f} ms",
            f"≤ {MOST_MS} ms",
            own <= MOST_MS,
        )
    ]


def _fill() -> int:
    runner = Runner(actor="量")
    branch = runner.run(
        add_organisation(kind=OrganisationKind.BRANCH, name="综采一队党支部", parent_id=None)
    ).result
    for place, crew in enumerate("甲乙丙丁"):
        runner.run(
            add_crew(
                organisation_id=branch,
                name=crew,
                pattern="4c3s_8d",
                anchor=date(2026, 11, 1),
                offset=2 * place,
            )
        )
    for number in range(PEOPLE):
        facts = PersonFacts(name=f"党员{number}", shift_crew="甲乙丙丁"[number % 4])
        runner.run(add_person(facts=facts, branch_id=branch, stage=Stage.FULL))
    return branch


if __name__ == "__main__":
    show(measure())
