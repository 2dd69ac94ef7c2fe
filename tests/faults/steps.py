"""Kills at every step of backing up, restoring, migrating and importing.

A step is what leaves this process: a file opened for writing, renamed or deleted, a folder made,
something forced to the disk, or a write of the engine. They are counted as they come, so none is
forgotten when the program changes; each has a name, and a child is killed before each in turn.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of, make_backup, restore_backup
from dangjian_desktop.operations.import_examining import examine_roster_files
from dangjian_desktop.operations.imports import import_roster
from dangjian_desktop.storage import migrations
from dangjian_desktop.storage.database import close_file, facts_now, open_file
from tests.faults.engine_disk import OK, EngineDisk, Step
from tests.faults.forked import Child, Tell
from tests.faults.world import AT, TODAY, at_work, piece

_WRITING = os.O_WRONLY | os.O_RDWR
_AUDITED = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link")
ROOT = Path(__file__).parents[2]


class Killer:
    """Counts the steps within a folder from `begin` on, and kills this process before one.

    Attributes:
        names: What each step was, in order.
    """

    def __init__(self, folder: Path, kill_before: int, tell: Tell) -> None:
        self._folder, self._kill_before, self._tell = str(folder), kill_before, tell
        self._is_counting = False
        self.names: list[str] = []
        sys.addaudithook(self._audit)
        EngineDisk(self._engine)
        fsync = os.fsync

        def forced(descriptor: int) -> None:
            with suppress(OSError):
                self._step("force", os.readlink(f"/proc/self/fd/{descriptor}"))
            fsync(descriptor)

        os.fsync = forced

    def begin(self) -> None:
        """Count from here."""
        self._is_counting = True

    def end(self) -> None:
        """Count no more: what follows is not part of what is tried."""
        self._is_counting = False

    def _audit(self, event: str, given: tuple[Any, ...]) -> None:
        if not self._is_counting:
            return
        if event == "open":
            path, mode, flags = given
            is_writing = flags & _WRITING if isinstance(flags, int) else "w" in str(mode)
            if is_writing and isinstance(path, str | bytes | os.PathLike):
                self._step("open", os.fsdecode(path))
        elif event in _AUDITED:
            self._step(event.removeprefix("os."), os.fsdecode(given[0]))

    def _engine(self, step: Step) -> int:
        if self._is_counting:
            self._step(step.what, step.path)
        return OK

    def _step(self, what: str, path: str) -> None:
        if not path.startswith(self._folder) or "/log/" in path:
            return
        self.names.append(f"{what} {_role(path)}")
        if len(self.names) == self._kill_before:
            self._tell(self.names[-1])
            os.kill(os.getpid(), signal.SIGKILL)


def _role(path: str) -> str:
    """Return what a file is, whatever its name says of number and moment."""
    name = Path(path).name
    if name.startswith(".dangjian-"):
        return f"part{Path(path).suffix}"
    return "backup" if name.endswith(".djbackup") else name.translate(_NO_DIGITS)


_NO_DIGITS = str.maketrans("", "", "0123456789")


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of one run.

    Attributes:
        before: The step before which it was killed; None when it came to its end.
        names: All steps, when it came to its end.
    """

    before: str | None
    names: tuple[str, ...] = ()


Work = Callable[[Killer, Path], None]


def _working(tell: Tell, work: Work, folder: Path, kill_before: int) -> None:
    killer = Killer(folder, kill_before, tell)
    work(killer, folder)
    tell(tuple(killer.names))


def killed_at(work: Work, folder: Path, kill_before: int) -> Killed:
    """Do a work in a child that is killed before its so-manieth step; 0 lets it come to its end."""
    child = Child(_working, work, folder, kill_before)
    told = list(child.rest())
    code = child.ended()
    if code == -signal.SIGKILL:
        (before,) = told
        return Killed(before)
    assert code == 0
    (names,) = told
    return Killed(None, names)


def chosen(count: int, most: int) -> Iterator[int]:
    """Yield numbers from 1 to `count`: all, or so many spread evenly, first and last among them."""
    if count <= most:
        yield from range(1, count + 1)
    else:
        yield from sorted({1 + round(n * (count - 1) / (most - 1)) for n in range(most)})


def backing_up(killer: Killer, folder: Path) -> None:
    """Make one backup by hand."""
    with at_work(folder):
        killer.begin()
        make_backup(DataFolder(folder), BackupReason.BY_HAND, at=AT)
        killer.end()


def restoring(killer: Killer, folder: Path) -> None:
    """Put the oldest backup in place."""
    data = DataFolder(folder)
    oldest = backups_of(data).backups[-1]
    killer.begin()
    restore_backup(data, oldest.path, at=AT)
    killer.end()


def importing(killer: Killer, folder: Path) -> None:
    """Import a roster, with the backup that goes before it."""
    roster = ROOT / "tests" / "data" / "roster_standard.xlsx"
    synonyms = (ROOT / "resources" / "import" / "roster_headers.toml").read_text("utf-8")
    with at_work(folder) as data:
        examined = examine_roster_files([roster], on=TODAY, synonyms=synonyms)
        killer.begin()
        data.runner.run(import_roster(examination=examined))
        killer.end()


def migrating(killer: Killer, folder: Path) -> None:
    """Open a file of an older schema, with the backup that goes before it."""
    killer.begin()
    with at_work(folder):
        killer.end()


def of_version(folder: Path, version: int) -> None:
    """Make a data folder whose file is of an older schema and has a journal; runs in a child."""
    data = DataFolder(folder)
    data.prepare()
    open_file(data.database, steps=migrations.STEPS[:version])
    from dangjian_desktop.storage.models import database

    database.execute_sql("INSERT INTO organisation (id, uid, kind) VALUES (1, 'a1b2', 'branch')")
    close_file()


def version_and_rows(folder: Path) -> tuple[int, int]:
    """Return schema version and number of organisations of a folder that opens; in a child."""
    from dangjian_desktop.storage.models import database

    with at_work(folder):
        assert database.obj.pragma("integrity_check") == "ok"
        return int(database.obj.pragma("user_version")), facts_now().rows["organisation"]


def _statement_killed(tell: Tell, folder: Path, version: int, kill_before: int) -> None:
    count = 0

    def counting(step: migrations.Step) -> migrations.Step:
        def run(execute: migrations.Execute) -> None:
            def one(sql: str) -> Any:
                nonlocal count
                count += 1
                if count == kill_before:
                    os.kill(os.getpid(), signal.SIGKILL)
                return execute(sql)

            step(one)

        return run

    steps = tuple(map(counting, migrations.STEPS))
    open_file(DataFolder(folder).database, steps=steps)
    close_file()
    tell((version, count))


def migration_killed_at(folder: Path, version: int, kill_before: int) -> int | None:
    """Bring a file up in a child that is killed before a statement of the steps.

    Returns:
        How many statements there are when it came to its end; None when it was killed.
    """
    child = Child(_statement_killed, folder, version, kill_before)
    told = list(child.rest())
    if child.ended() == -signal.SIGKILL:
        return None
    return int(told[-1][1])


def worked_on(folder: Path, pieces: int) -> None:
    """Do some more work in a folder; runs in a child."""
    from dangjian_desktop.storage.models import Organisation

    with at_work(folder) as data:
        branch = Organisation.select().first().id
        for number in range(pieces):
            piece(data.runner, branch, number)


def backed_up(folder: Path) -> None:
    """Make a backup and work on, twice; runs in a child."""
    for _ in range(2):
        with at_work(folder):
            make_backup(DataFolder(folder), BackupReason.BY_HAND, at=AT)
        worked_on(folder, 3)
