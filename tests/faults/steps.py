"""Kills at every step (`watched`) of what takes more than one transaction."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of
from dangjian_desktop.storage import migrations
from dangjian_desktop.storage.database import close_file, facts_now, open_file
from tests.faults.engine_disk import OK
from tests.faults.forked import Child, ChildFailedError, Tell, call
from tests.faults.watched import Watched
from tests.faults.works import Doing, Work, content_by, copied, outside
from tests.faults.world import at_work


class Killer(Watched):
    """Counts the steps within a folder, and kills this process before one of them.

    The first is number one; 0 kills it never.
    """

    def __init__(self, folder: Path, kill_before: int, tell: Tell) -> None:
        self._kill_before, self._tell = kill_before, tell
        super().__init__(self._killed, folder)

    def _killed(self, _what: str, _path: str) -> int:
        if len(self.names) == self._kill_before:
            self._tell(self.names[-1])
            os.kill(os.getpid(), signal.SIGKILL)
        return OK


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of one run.

    Attributes:
        before: The step before which it was killed; None when it came to its end.
        names: All steps, when it came to its end.
    """

    before: str | None
    names: tuple[str, ...] = ()


def _working(tell: Tell, work: Doing, folder: Path, kill_before: int) -> None:
    killer = Killer(folder, kill_before, tell)
    work(killer, folder)
    tell(tuple(killer.names))


def killed_at(work: Doing, folder: Path, kill_before: int) -> Killed:
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
    """Yield numbers from 1 to `count`: all, or so many spread evenly (1: the middle)."""
    if count <= most:
        yield from range(1, count + 1)
    elif most == 1:
        yield (count + 1) // 2
    else:
        yield from sorted({1 + round(n * (count - 1) / (most - 1)) for n in range(most)})


def of_each_name(names: tuple[str, ...], times: int) -> Iterator[int]:
    """Yield numbers of steps, so many of each name: spread over all of it, or one repeatedly."""
    by_name: dict[str, list[int]] = {}
    for number, name in enumerate(names, start=1):
        by_name.setdefault(name, []).append(number)
    for numbers in by_name.values():
        spread = [numbers[place - 1] for place in chosen(len(numbers), times)]
        yield from (spread[time % len(spread)] for time in range(times))


@dataclass
class KilledEverywhere:
    """What came of killing a work before its steps.

    Attributes:
        steps: How many the whole work takes. named: of how many names. tried: how often killed.
        wrong: What was not as it must be, and before which step.
    """

    steps: int
    named: int
    tried: int = 0
    wrong: list[str] = field(default_factory=list)


def kill_everywhere(work: Work, made: Path, room: Path, times: int) -> KilledEverywhere:
    """Kill a work on copies of a folder before its steps; it must be whole, or not done at all.

    Args:
        work: What is done. made: a data folder for it. room: for the copies, best in memory.
        times: How often before a step of each name.
    """
    whole = copied(made, room, work.replaces)
    names = killed_at(work.do, whole, 0).names
    ways = (work.before, work.after)
    after = call(content_by, whole, ways)
    before = call(content_by, copied(made, room), ways)  # others may look at `made` meanwhile
    left = {one.name: one.stat().st_size for one in outside(whole).iterdir()}
    found = KilledEverywhere(len(names), len(set(names)))
    for number in of_each_name(names, times):
        folder = copied(made, room, work.replaces)
        step = killed_at(work.do, folder, number).before
        found.tried += 1
        try:
            told = call(content_by, folder, ways)
            # New identities are drawn by lot, so what was imported twice has the same rows only.
            assert told.digest == before.digest or told.rows == after.rows, "half"
            assert backups_of(DataFolder(folder)).broken == ()
            for one in outside(folder).iterdir():  # parts of files are the next writer's to delete
                assert one.stat().st_size or not left.get(one.name, 0), f"{one.name} is empty"
            if told.password == work.before:
                assert killed_at(work.do, folder, 0).before is None
                told = call(content_by, folder, ways)
            assert told.password == work.after, "not to be done again"
        except (AssertionError, ChildFailedError) as error:
            found.wrong.append(f"{number} ({step}): {error}")
    return found


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
    ended = child.ended()
    if ended == -signal.SIGKILL:
        return None
    assert told, f"the child told nothing and ended with {ended}"
    return int(told[-1][1])
