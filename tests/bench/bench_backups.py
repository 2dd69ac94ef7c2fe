"""A backup of a file with a million marks of attendance, with and without a password."""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.paths import DataFolder, resources
from dangjian_desktop.operations.backups import make_backup
from dangjian_desktop.storage.database import close_file, execute_many, open_file, transaction
from dangjian_desktop.storage.file_key import secret_key
from dangjian_desktop.storage.models import Activity, Organisation, Person
from dangjian_desktop.storage.shipped import use_shipped
from tests import make

MARKS, PEOPLE, RUNS, MOST_SECONDS = 1_000_000, 500, 3, 3.0


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
            close_file()


if __name__ == "__main__":
    show(measure())
