"""A journal of a million entries: proving it."""

import statistics
import time
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show

from dangjian_desktop.host.paths import resources
from dangjian_desktop.storage.database import close_file, execute_many, open_file, transaction
from dangjian_desktop.storage.journal_proof import prove_journal
from dangjian_desktop.storage.journal_seals import keyed_seal, move_head, stored_head
from dangjian_desktop.storage.models import database
from dangjian_desktop.storage.shipped import use_shipped
from tests import make

ENTRIES, RUNS, MOST_SECONDS = 1_000_000, 3, 5.0
PEOPLE = 500
_BEGIN = datetime.fromisoformat("2016-01-01T08:00:00.000+08:00")
_LABELS = (
    ("修改人员", "change_person", "person"),
    ("登记考勤", "mark_attendance", "attendance"),
    ("登记台账", "add_entry", "ledger"),
    ("新增活动", "add_activity", "activity"),
)


def fill() -> None:
    """Enter a million sealed entries, each about somebody, past the operations."""
    branch = make.branch()
    people = [make.person(f"人员{number}", branch) for number in range(PEOPLE)]
    (packed,) = database.execute_sql(
        "SELECT changes FROM journal_entry ORDER BY id DESC LIMIT 1"
    ).fetchone()
    assert zlib.decompress(packed)
    head = stored_head()
    assert head is not None
    first, seal = head.last_id + 1, head.seal

    def entries() -> Iterator[tuple[object, ...]]:
        nonlocal seal
        for number in range(ENTRIES):
            at = (_BEGIN + timedelta(minutes=5 * number)).isoformat(timespec="milliseconds")
            label, operation, topics = _LABELS[number % len(_LABELS)]
            values = (at, label, operation, "书记", "", topics, packed, 1, None)
            previous, seal = seal, keyed_seal(head.key, seal, values)
            yield (first + number, *values, previous, seal)

    with transaction():
        execute_many(
            "INSERT INTO journal_entry (id, at, label, operation, actor, note, topics, changes,"
            " change_count, reverts, previous_seal, seal) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            entries(),
        )
        execute_many(
            "INSERT INTO journal_subject VALUES ('person', ?, ?)",
            ((people[number % PEOPLE], first + number) for number in range(ENTRIES)),
        )
        move_head(head, first + ENTRIES - 1, seal, "2026-11-21T08:00:00.000+08:00")


def measure() -> Iterator[Figure]:
    """Prove the journal; the median counts."""
    use_shipped(resources())
    with TemporaryDirectory() as name:
        open_file(Path(name) / "党建数据.db")
        fill()
        taken = []
        for _run in range(RUNS):
            start = time.perf_counter()
            assert prove_journal() == ()
            taken.append(time.perf_counter() - start)
        own = statistics.median(taken)
        yield Figure(
            f"核对 {ENTRIES:,} 条变更记录的封签",
            f"{own:.2f} s",
            "",
            f"{own:.2f} s",
            f"≤ {MOST_SECONDS:.0f} s",
            own <= MOST_SECONDS,
        )
        close_file()


if __name__ == "__main__":
    show(measure())
