"""A legal erasing killed or left without room at any step: everything is erased, or nothing is."""

import shutil
import sys
import zlib
from pathlib import Path

import pytest

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.storage.journal_proof import prove_journal
from dangjian_desktop.storage.models import JournalEntry, Person
from tests.faults import steps, works, world
from tests.faults.forked import call
from tests.faults.full_disk import Manner, done_on_bad_disk
from tests.storage.files import run_sql

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts the steps of Linux")
TOLD = {
    works.LEFT.name,
    works.LEFT.former_name,
    works.LEFT.id_number,
    works.LEFT.mobile_phone,
    works.LEFT.address,
}


def _begun(folder: Path) -> None:
    data = DataFolder(folder)
    data.prepare()
    # Without a seal, so that one can see which bytes are left; the seal hides them.
    run_sql(data.database, "CREATE TABLE begun (id)", "DROP TABLE begun")
    world.begun(folder)
    works.somebody_left(folder)


def _left(folder: Path) -> tuple[set[str], bool]:
    """Return what of somebody an opened file still tells, and whether the name stands."""
    with world.at_work(folder):
        world.assert_sound()
        assert prove_journal() == ()
        journal = "".join(
            f"{one.label}{one.note}{zlib.decompress(one.changes).decode()}"
            for one in JournalEntry.select()
        )
        is_there = Person.select().where(Person.name == works.LEFT.name).exists()
    files = [one.read_bytes() for one in folder.glob("*") if one.is_file()]
    assert not list(folder.rglob(".dangjian-*"))
    return {
        one for one in TOLD if one in journal or any(one.encode() in file for file in files)
    }, is_there


def test_a_kill_at_any_step_of_an_erasing_erases_everything_or_nothing(room):
    made = room / "支部"
    call(_begun, made)
    whole = works.copied(made, room / "whole")
    names = steps.killed_at(works.erasing, whole, 0).names
    assert call(_left, whole) == (set(), False)
    # Of the backup that goes before it nothing is erased; `make faults` kills in that too.
    own = [number for number, name in enumerate(names, start=1) if "branch.db" in name]
    found = []
    for place in steps.of_each_name(tuple(names[number - 1] for number in own), 1):
        folder = Path(shutil.copytree(made, room / f"{len(found)}"))
        step = steps.killed_at(works.erasing, folder, own[place - 1]).before
        left = call(_left, folder)
        assert left in ((TOLD, True), (set(), False)), f"{own[place - 1]} ({step}): {left}"
        found.append(left[1])
    assert set(found) == {True, False}


def test_a_disk_that_fails_once_somebody_is_erased_is_no_failure_of_the_erasing(room):
    """What is deleted still stands in the log then; closing the file empties that."""
    made = room / "支部"
    call(_begun, made)
    names = done_on_bad_disk(works.erasing, works.copied(made, room / "a"), 0, Manner.FULL).names
    decided = len(names) - names[::-1].index("sync branch.db-wal")
    for number, manner in (
        (decided + 1, Manner.FULL),
        (len(names), Manner.FAILS_ONCE),
    ):
        folder = works.copied(made, room / "b")
        found = done_on_bad_disk(works.erasing, folder, number, manner)
        assert found.is_done, f"{manner} at {number} ({names[number - 1]}): {found}"
        assert call(_left, folder) == (set(), False)
