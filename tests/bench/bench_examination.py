"""60,000 people: the 台账体检 with every check, as `dangjian examine` runs it."""

import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_sixty_thousand import PEOPLE, fill
from figures import Figure, show
from people import ON

from dangjian_desktop.host.paths import resources
from dangjian_desktop.queries.examination import ExaminationQuery
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.shipped import use_shipped

TIMES = 3
MOST_SECONDS = 10


def measure() -> list[Figure]:
    """Fill a file and examine it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder)
        return [examination(folder)]


def examination(folder: Path) -> Figure:
    """Examine the file of a folder several times over; the median counts."""
    use_shipped(resources())
    open_file(folder / "branch.db")
    taken, found = [], []
    for _turn in range(TIMES):
        start = time.perf_counter()
        found = ExaminationQuery(ON).fetch()
        taken.append(time.perf_counter() - start)
    close_file()
    own = statistics.median(taken)
    return Figure(
        f"台账体检（{PEOPLE:,} 人，全部检查，发现 {len(found):,} 条）",
        f"{own:.1f} s",
        "",
        f"{own:.1f} s",
        f"≤ {MOST_SECONDS} s",
        own <= MOST_SECONDS,
    )


if __name__ == "__main__":
    show(measure())
