"""Golden databases: one small file for each version of the schema, made by the program of its time.

They are never made anew: a file that today's program writes proves nothing of old ones. A new
version gets its file once, when its step is written and before it goes out:
``python -m tests.storage.golden``, run at the top of the checkout.
"""

import gzip
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.migrations import STEPS
from dangjian_desktop.storage.models import database
from dangjian_desktop.storage.shipped import use_shipped
from tests import make
from tests.storage.files import run_sql

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
#: The first version that was kept; before it, the steps are tested with rows made by hand.
FIRST = 8


def fill() -> None:
    """A little of everything that must survive: people, a meeting, a ledger, what was undone."""
    committee = make.committee()
    branch = make.branch(under=committee)
    group = make.group(branch)
    make.zone(branches=[branch])
    first = make.person("张三", branch, group=group, id_number=make.id_number(), crew="早班")
    second = make.person("李四", branch, admitted_on="2001-07-01")
    make.post(first, branch)
    make.photo(second, consent="2026-01-08")
    runner = Runner(actor="组织委员")
    runner.run(change_person(person_id=first, changes={"crew": "中班"}))
    runner.run(change_person(person_id=second, changes={"remark": "误写"}))
    runner.undo()
    make.activity("general_meeting", branch, title="十一月支部党员大会")
    make.entry("suggestion", branch, proposed_by=first, kind="安全", content="井口加一盏灯")
    complaint = {"kind": "休息轮班", "content": "夜班班中餐太凉"}
    make.entry("appeal", branch, "2026-11", is_anonymous=True, **complaint)


def keep(folder: Path = GOLDEN) -> Path:
    """Make the golden file of this program's schema; return it.

    Raises:
        FileExistsError: When it is there: what a program of that time made stays.
    """
    target = folder / f"schema_{len(STEPS)}.db.gz"
    if target.exists():
        raise FileExistsError(target)
    use_shipped(resources())
    with TemporaryDirectory() as room:
        path = Path(room) / "党建数据.db"
        # Without a seal, since sealed pages do not pack: thirty times as large in the checkout.
        run_sql(path, "CREATE TABLE begun (id)", "DROP TABLE begun")
        open_file(path)
        fill()
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        close_file()
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{keep()}\n")
