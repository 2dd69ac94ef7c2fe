"""The wall of a branch of the demonstration: all sheets as PDF, and one after a change."""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.demo.mine import SeededUids, build_demo
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.wall_choices import states_of_choices
from dangjian_desktop.operations.wall_gallery import GallerySheet, gallery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.wall_states import use_sheets
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.shipped import use_shipped

ON = date(2026, 11, 20)
RUNS, MOST_SECONDS, MOST_MS = 5, 5.0, 300


def measure() -> Iterator[Figure]:
    """Make every wall sheet of a branch, then each again after somebody's name was corrected."""
    use_shipped(resources())
    use_sheets(states_of_choices)
    with TemporaryDirectory() as folder:
        open_file(Path(folder) / "党建数据.db")
        description = (resources() / "demo" / "mine.toml").read_text("utf-8")
        runner = Runner("示范", SeededUids(description))
        runner.run(build_demo(description=description))
        branch = Tree.on(ON).of_kind(OrganisationKind.BRANCH)[0].organisation_id
        sheets = [one for one in gallery(ON, branch) if one.is_wall]
        made = [one for one in sheets if is_made(one)]
        taken = statistics.median(all_of(made) for _ in range(RUNS))
        yield Figure(
            f"一个党支部全部上墙版面 {len(made)} 张成 PDF",
            f"{taken:.2f} s",
            "",
            f"{taken:.2f} s",
            f"≤ {MOST_SECONDS:.0f} s",
            taken <= MOST_SECONDS,
        )
        somebody = RosterQuery(ON, within=branch).keys()[0]
        slowest, name = max(
            (
                statistics.median(again(runner, one, somebody, run) for run in range(RUNS)),
                one.info.title,
            )
            for one in made
        )
        yield Figure(
            f"改一条记录后重做预览，最慢的一张（{name}）",
            f"{slowest * 1000:.0f} ms",
            "",
            f"{slowest * 1000:.0f} ms",
            f"≤ {MOST_MS} ms",
            slowest * 1000 <= MOST_MS,
        )
        close_file()


def is_made(sheet: GallerySheet) -> bool:
    """Whether the branch has what the sheet shows; a text that nobody entered makes none."""
    try:
        make_sheet(sheet.printout)
    except SentenceError:
        return False
    return True


def all_of(sheets: list[GallerySheet]) -> float:
    """Return the seconds that all sheets take one after the other."""
    begun = time.perf_counter()
    for one in sheets:
        make_sheet(one.printout)
    return time.perf_counter() - begun


def again(runner: Runner, sheet: GallerySheet, person_id: int, run: int) -> float:
    """Return the seconds that a sheet takes after a record was changed."""
    runner.run(change_person(person_id=person_id, changes={"remark": f"更正 {run}"}))
    begun = time.perf_counter()
    make_sheet(sheet.printout)
    return time.perf_counter() - begun


if __name__ == "__main__":
    show(measure())
