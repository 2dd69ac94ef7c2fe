"""A backup of a file with a million marks of attendance, with and without a password.

And how long the window keeps somebody waiting who works meanwhile.
"""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.paths import DataFolder, resources
from dangjian_desktop.operations.backups import make_backup
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.storage.database import close_file, execute_many, open_file, transaction
from dangjian_desktop.storage.file_key import secret_key
from dangjian_desktop.storage.models import Activity, Organisation, Person
from dangjian_desktop.storage.shipped import use_shipped
from dangjian_desktop.ui.shared.jobs import Jobs
from tests import make

MARKS, PEOPLE, RUNS, MOST_SECONDS = 1_000_000, 500, 3, 3.0
#: Somebody searches and enters so often meanwhile; the window answers within so long.
EVERY_MS, MOST_MS = 100, 200


def fill() -> None:
    """Enter a million marks past the journal: how they came there is not measured."""
    branch = make.branch()
    people = [make.person(f"人员{number}", branch) for number in range(PEOPLE)]
    meetings = MARKS // PEOPLE
    make.activity("themed_day", branch, "2026-01-05")
    (sample,) = Activity.select().dicts()
    assert Organisation.select().count() == 1 < Person.select().count()
    columns = [name for name in sample if name != "id"]
    with transaction():
        execute_many(
            f"INSERT INTO activity ({', '.join(_column(one) for one in columns)})"
            f" VALUES ({', '.join('?' * len(columns))})",
            (
                [f"{number:016x}" if one == "uid" else _stored(sample[one]) for one in columns]
                for number in range(meetings - 1)
            ),
        )
        ids = [row.id for row in Activity.select(Activity.id)]
        execute_many(
            "INSERT INTO attendance (activity_id, person_id, is_due, mark, reason)"
            " VALUES (?, ?, 1, ?, '')",
            ((activity, person, "present") for activity in ids for person in people),
        )


def _column(name: str) -> str:
    return Activity._meta.fields[name].column_name


def _stored(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def measure() -> Iterator[Figure]:
    """Make backups; the median counts."""
    use_shipped(resources())
    for key, kind in ((None, "不加密"), (secret_key(bytes(range(32))), "加密")):
        with TemporaryDirectory() as name:
            folder = DataFolder(Path(name))
            folder.prepare()
            open_file(folder.database, key=key)
            fill()
            taken = []
            for _run in range(RUNS):
                start = time.perf_counter()
                made = make_backup(folder, BackupReason.BY_HAND, at=now())
                taken.append(time.perf_counter() - start)
            assert made.facts.rows["attendance"] == MARKS
            own = statistics.median(taken)
            yield Figure(
                f"备份并读回核对（{MARKS:,} 条考勤，{kind}，{made.facts.size / 1e6:.0f} MB）",
                f"{own:.2f} s",
                "",
                f"{own:.2f} s",
                f"≤ {MOST_SECONDS:.0f} s",
                own <= MOST_SECONDS,
            )
            yield _at_work(folder, kind)
            close_file()


def _at_work(folder: DataFolder, kind: str) -> Figure:
    """Search and enter while a backup is made beside it, as the window does every day."""
    app = QApplication.instance() or QApplication([])
    runner, jobs, on = Runner("bench"), Jobs(), now().date()
    people = [row.id for row in Person.select(Person.id)]
    waited: list[float] = []

    def act() -> None:
        start = time.perf_counter()
        QuickFindQuery("人员4", on).fetch()
        person = people[len(waited) % PEOPLE]
        runner.run(change_person(person_id=person, changes={"native_place": f"{len(waited)}"}))
        waited.append((time.perf_counter() - start) * 1000)

    beat = QTimer(interval=EVERY_MS)
    beat.timeout.connect(act)
    ends: list[object] = []
    jobs.work_quietly(
        app, lambda: make_backup(folder, BackupReason.DAILY, at=now()).facts, ends.append
    )
    beat.start()
    while not ends:
        app.processEvents()
    beat.stop()
    worst = max(waited)
    return Figure(
        f"备份时查找一次、录入一条（{len(waited)} 次，{kind}）",
        f"中位 {statistics.median(waited):.0f} ms",
        "",
        f"最长 {worst:.0f} ms",
        f"最长 ≤ {MOST_MS} ms",
        worst <= MOST_MS,
    )


if __name__ == "__main__":
    show(measure())
