"""Accepting a package of ten thousand changes: half of them new marks, half changed people."""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show

from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.exchange_accepting import (
    accept_package,
    examine_package,
    meet_package,
)
from dangjian_desktop.operations.exchange_making import make_package
from dangjian_desktop.operations.runner import Operation, Runner
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import Activity, Attendance, Person
from dangjian_desktop.storage.shipped import use_shipped
from dangjian_desktop.storage.writer import Writer
from tests import make

PEOPLE, MEETINGS, RUNS, MOST_SECONDS = 5_000, 1, 3, 5.0
ON = date(2026, 11, 21)


def made(runner: Runner, target: Path, to: str, *, is_whole: bool = False) -> None:
    make_package(
        target,
        to=to,
        on=ON,
        made_at="2026-11-21T08:00:00+08:00",
        run=lambda work: runner.run(work).result,
        is_whole=is_whole,
    )


def accepted(runner: Runner, package: Path) -> int:
    """Meet, examine and accept a package, as the window does; return how many items changed."""
    found = examine_package(meet_package(package), is_trusted=True)
    done = runner.run(accept_package(package=found.package, on=ON, is_trusted=True)).result
    return done.new + done.changed


def fill() -> None:
    """Enter the people of a branch, in one operation."""
    branch = make.branch()
    first = make.person("人员甲", branch)
    sample = {
        name: value
        for name, value in Person.select().where(Person.id == first).dicts().get().items()
        if name not in ("id", "uid")
    }

    def enter(writer: Writer) -> None:
        writer.insert_many(
            Person, [{**sample, "name": f"人员{number}"} for number in range(PEOPLE - 1)]
        )

    make.done(Operation("布景", "enter", enter))
    make.activity("themed_day", branch, "2026-10-10")


def change(writer: Writer) -> None:
    """Change everybody, and mark everybody present."""
    people = [row.id for row in Person.select(Person.id)]
    writer.update_many(Person, {person: {"trade": "电工"} for person in people})
    (meeting,) = [row.id for row in Activity.select(Activity.id)]
    marked = {row.person_id for row in Attendance.select(Attendance.person)}
    writer.insert_many(
        Attendance,
        [
            {"activity": meeting, "person": person, "is_due": True, "mark": "present"}
            for person in people
            if person not in marked
        ],
    )


def measure() -> Iterator[Figure]:
    """Accept the same changes in fresh copies; the median counts."""
    use_shipped(resources())
    runner, taken = Runner("甲"), []
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = folder / "党委.db", folder / "支部.db"
        first, back, second = (folder / f"{n}.djexchange" for n in range(3))
        open_file(theirs)
        fill()
        made(runner, first, "上级")
        close_file()
        open_file(ours)
        accepted(runner, first)
        made(runner, back, "综采一队党支部")
        close_file()
        open_file(theirs)
        accepted(runner, back)
        runner.run(Operation("改", "change", change))
        made(runner, second, "上级")
        close_file()
        before = ours.read_bytes()
        for _run in range(RUNS):
            ours.write_bytes(before)
            open_file(ours)
            start = time.perf_counter()
            count = accepted(runner, second)
            taken.append(time.perf_counter() - start)
            close_file()
        size = second.stat().st_size
    own = statistics.median(taken)
    yield Figure(
        f"接收数据包（{count:,} 项改动，{size / 1e6:.1f} MB，核对、合并、写入）",
        f"{own:.2f} s",
        "",
        f"{own:.2f} s",
        f"≤ {MOST_SECONDS:.0f} s",
        own <= MOST_SECONDS,
    )


if __name__ == "__main__":
    show(measure())
