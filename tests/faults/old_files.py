"""Opening a file of an older schema, killed or without room at every step of it (C10).

Whatever happens, the file is of the old version or of the new one, and once there is room it opens
with everything that was in it.
"""

import gzip
import shutil
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of
from dangjian_desktop.storage import migrations
from dangjian_desktop.storage.database import close_file, open_file, page_faults
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.journal_proof import prove_journal
from dangjian_desktop.storage.models import database
from tests.faults import full_disk, steps, works
from tests.faults.forked import ChildFailedError, call
from tests.faults.world import at_work, content_now
from tests.storage.golden import FIRST, GOLDEN

NEWEST = len(migrations.STEPS)


@dataclass
class Upgraded:
    """What came of it.

    Attributes:
        tried: How often it was killed or the disk let fail. refused: how often that was told.
        wrong: What was not as it must be, and where.
    """

    tried: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)


def made(folder: Path, version: int) -> None:
    """Make a data folder with a file of an older schema: the kept one where there is one."""
    if version < FIRST:
        call(steps.of_version, folder, version)
        return
    data = DataFolder(folder)
    data.prepare()
    packed = (GOLDEN / f"schema_{version}.db.gz").read_bytes()
    data.database.write_bytes(gzip.decompress(packed))


def state_of(folder: Path) -> tuple[int, str]:
    """Open a folder and return its version and a digest of all its rows; runs in a child."""
    with at_work(folder):
        assert page_faults() == 0
        assert prove_journal() == ()
        return int(database.obj.pragma("user_version")), content_now()


def version_at_rest(folder: Path) -> int:
    """Return the version that is there, without bringing it up; runs in a child."""
    path = DataFolder(folder).database
    for version in range(NEWEST, 0, -1):
        try:
            opened = open_file(path, steps=migrations.STEPS[:version])
        except StorageError as error:
            if error.code != "newer":  # than these steps: asked again with fewer
                raise
            continue
        found = int(database.obj.pragma("user_version"))
        close_file()
        return opened.migrated_from or found
    raise AssertionError("no version opens it")


def kill_at_statements(version: int, room: Path, most: int | None = None) -> Upgraded:
    """Kill the steps of the schema before their statements.

    Args:
        version: Of the old file. room: for the copies, best in memory.
        most: How many of the statements, spread over all; None for every one.
    """
    done, old = Upgraded(), room / f"v{version}"
    made(old, version)
    whole = Path(shutil.copytree(old, room / f"whole{version}"))
    count = steps.migration_killed_at(whole, version, 0)
    assert count is not None
    wanted = call(state_of, whole)
    assert wanted[0] == NEWEST
    for number in steps.chosen(count, most or count):
        folder = Path(shutil.copytree(old, room / f"now{version}"))
        where = f"{version}: statement {number}"
        try:
            assert steps.migration_killed_at(folder, version, number) is None, "it ran on"
            _judge(folder, wanted, {version})
        except (AssertionError, ChildFailedError) as error:
            done.wrong.append(f"{where}: {error}")
        done.tried += 1
        shutil.rmtree(folder)
    return done


def kill_at_steps(version: int, room: Path, times: int) -> Upgraded:
    """Kill the opening, with the backup before it, so often before a step of each name."""
    done, old = Upgraded(), room / f"v{version}"
    made(old, version)
    whole = works.copied(old, room)
    names = steps.killed_at(works.migrating, whole, 0).names
    wanted = call(state_of, whole)
    for number in steps.of_each_name(names, times):
        folder = works.copied(old, room)
        step = steps.killed_at(works.migrating, folder, number).before
        try:
            _judge(folder, wanted, {version, NEWEST})
        except (AssertionError, ChildFailedError) as error:
            done.wrong.append(f"{version}: {number} ({step}): {error}")
        done.tried += 1
    return done


def let_fail(version: int, room: Path, most: int, every: int = 1) -> Upgraded:
    """Let the disk be full, almost full, or fail once, at steps of the opening.

    Args:
        version: Of the old file. room: for the copies, best in memory.
        most: How many of the steps of one name are tried, spread over all.
        every: Of these tries every so-manieth is done.
    """
    done, old = Upgraded(), room / f"v{version}"
    made(old, version)
    whole = works.copied(old, room)
    outcome = full_disk.done_on_bad_disk(works.migrating, whole, 0, full_disk.Manner.FULL)
    assert outcome.is_done, outcome
    wanted = call(state_of, whole)
    for number, manner in islice(full_disk.tries(outcome.names, most), 0, None, every):
        folder = works.copied(old, room)
        found = full_disk.done_on_bad_disk(works.migrating, folder, number, manner)
        where = f"{version}: {manner.name} at {number} ({outcome.names[number - 1]})"
        try:
            assert not found.bug, found.bug
            assert found.is_done or "请" in found.sentence, found.sentence
            # A disk that fails at the last step of all fails when everything is there already.
            is_late = found.is_done or manner is full_disk.Manner.FAILS_ONCE
            _judge(folder, wanted, {version, NEWEST} if is_late else {version})
        except (AssertionError, ChildFailedError) as error:
            done.wrong.append(f"{where}: {error}")
        done.tried += 1
        done.refused += not found.is_done
    return done


def _judge(folder: Path, wanted: tuple[int, str], allowed: set[int]) -> None:
    found = call(version_at_rest, folder)
    assert found in allowed, f"version {found}"
    assert backups_of(DataFolder(folder)).broken == (), "a broken backup"
    assert call(state_of, folder) == wanted, "not what it becomes undisturbed"
