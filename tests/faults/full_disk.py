"""A disk that is full, or fails once, at every step of a work.

From a chosen step on the engine is told that the disk is full, no folder can be made, and no file
of this process can grow: what Python writes fails in the middle, as on a real disk, and not where
a test would have let it fail. Nothing of it needs a disk of its own or the rights of root.
"""

import errno
import resource
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from pathlib import Path

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of
from tests.faults import world
from tests.faults.engine_disk import FULL, OK, SYNC_FAILED, WRITE_FAILED
from tests.faults.forked import Child, Tell, call
from tests.faults.guard import Guard
from tests.faults.steps import chosen
from tests.faults.watched import Watched
from tests.faults.works import OLD, Doing, Work, content_by, copied, outside


def memory() -> Path | None:
    """Return a disk in memory, where forcing to the disk costs nothing; None where there is none.

    What fails is told by the harness and not by the disk: so any disk will do.
    """
    return _MEMORY if _MEMORY.is_dir() else None


class Manner(Enum):
    """How the disk fails.

    The value is how many bytes a file may still hold from the step on; None where that one step
    fails and the disk is well again.
    """

    FULL = 0
    ALMOST_FULL = 1000
    FAILS_ONCE = None


_MEMORY = Path("/dev/shm")
#: A disk that cannot even forget is no more: so nothing fails where something is deleted.
_MANNERS_OF = {
    "write": (Manner.FULL, Manner.FAILS_ONCE),
    "open": (Manner.FULL, Manner.ALMOST_FULL, Manner.FAILS_ONCE),
    "mkdir": (Manner.FULL,),
    "truncate": (Manner.FAILS_ONCE,),
    "sync": (Manner.FAILS_ONCE,),
    "force": (Manner.FAILS_ONCE,),
    "rename": (Manner.FAILS_ONCE,),
}


class _BadDisk(Watched):
    """Lets the disk fail at one step; 0 at none."""

    def __init__(self, at: int, manner: Manner, *folders: Path) -> None:
        self._at, self._manner = at, manner
        super().__init__(self._struck, *folders)

    def end(self) -> None:
        super().end()
        _let_files_grow(resource.RLIM_INFINITY)

    def _struck(self, what: str, _path: str) -> int:
        number = len(self.names)
        if self._manner is Manner.FAILS_ONCE:
            return _failed(what) if number == self._at else OK
        if 0 < self._at <= number:
            _let_files_grow(self._manner.value)
            if what == "mkdir":
                raise OSError(errno.ENOSPC, "no space left on device")
            if what == "write":
                return FULL
        return OK


def _failed(what: str) -> int:
    """Return what the engine is told; Python is told by what is raised."""
    match what:
        case "write" | "truncate":
            return WRITE_FAILED
        case "sync":
            return SYNC_FAILED
    raise OSError(errno.EIO, "input/output error")


def _let_files_grow(most: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one run.

    Attributes:
        sentence: What a user would have been told; "" when the work was done.
        bug: The traceback of what no user should see.
        names: All steps that were taken.
    """

    sentence: str
    bug: str
    names: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether the work came to its end."""
        return not (self.sentence or self.bug)


def _working(tell: Tell, work: Doing, folder: Path, at: int, manner: Manner) -> None:
    disk = _BadDisk(at, manner, folder, outside(folder))
    try:
        with Guard() as met:
            work(disk, folder)
    finally:
        disk.end()
    if isinstance(met.error, SentenceError):
        tell(Outcome(met.error.sentence, "", tuple(disk.names)))
    else:
        tell(Outcome("", met.trace, tuple(disk.names)))


def done_on_bad_disk(work: Doing, folder: Path, at: int, manner: Manner) -> Outcome:
    """Do a work in a child on a disk that fails at a step; 0 for a good disk."""
    child = Child(_working, work, folder, at, manner)
    told = list(child.rest())
    assert child.ended() == 0
    (outcome,) = told
    return outcome


@dataclass
class Tried:
    """What came of letting the disk fail again and again.

    Attributes:
        steps: How many the whole work takes. tried: how often it was let fail.
        refused: How often the work was refused; otherwise it came to its end nevertheless.
        wrong: What was not as it must be, and at which step.
        sentences: All that were told.
    """

    steps: int
    tried: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)
    sentences: set[str] = field(default_factory=set)


def let_fail(work: Work, made: Path, room: Path, most: int, every: int = 1) -> Tried:
    """Do a work on copies of a folder, the disk failing at each step in turn, in every manner.

    Args:
        work: What is done. made: a data folder for it. room: for the copies, best in memory.
        most: How many of the steps of one name are tried, spread over all.
        every: Of these tries every so-manieth is done.
    """
    before = call(world.content_of, copied(made, room), work.before)  # others may look at `made`
    whole = copied(made, room, work.replaces)
    outcome = done_on_bad_disk(work.do, whole, 0, Manner.FULL)
    assert outcome.is_done, outcome
    after = _files_in(outside(whole))
    tried = Tried(len(outcome.names))
    for number, manner in islice(tries(outcome.names, most), 0, None, every):
        folder = copied(made, room, work.replaces)
        found = done_on_bad_disk(work.do, folder, number, manner)
        tried.tried += 1
        tried.refused += bool(found.sentence)
        tried.sentences |= {found.sentence} - {""}
        where = f"{work.name}, {manner.name} at {number} ({outcome.names[number - 1]})"
        with Guard() as met:
            _judge(work, folder, before, after, found, outcome.names[number - 1])
        if met.error is not None:
            tried.wrong.append(f"{where}: {met.summary}")
    return tried


def tries(names: tuple[str, ...], most: int) -> Iterator[tuple[int, Manner]]:
    """Yield which step fails in which manner: so many of each name, spread over all of that name.

    A disk that is full is as full at the next step that needs room; so it is tried there alone.
    """
    by_name: dict[str, list[int]] = {}
    for number, name in enumerate(names, start=1):
        by_name.setdefault(name, []).append(number)
    for name, numbers in by_name.items():
        what, _, _ = name.partition(" ")
        for place in chosen(len(numbers), most):
            for manner in _MANNERS_OF.get(what, ()):
                yield numbers[place - 1], manner


def _judge(
    work: Work, folder: Path, before: str, after: dict[str, int], found: Outcome, step: str
) -> None:
    assert not found.bug, found.bug
    is_done = not found.sentence
    is_late = step.startswith(work.records)
    if not is_done:
        assert "请" in found.sentence, found.sentence
    assert backups_of(DataFolder(folder)).broken == ()
    content = call(content_by, folder, (work.before, work.after)).digest
    if not (is_done or is_late):
        assert content == before, "told that it was not done, and something is"
    if work.replaces and not (is_done or step.startswith("force 支部-外面")):
        assert (outside(folder) / work.replaces).read_bytes() == OLD, "the old file is not kept"
    left = _files_in(outside(folder))
    assert not any(name.startswith(".dangjian-") for name in left), left
    for name, size in left.items():
        assert size or name in after, f"{name} is empty"
    if is_done:
        assert left.keys() == after.keys(), left
        return
    again = done_on_bad_disk(work.do, folder, 0, Manner.FULL)
    assert again.is_done, f"not done once there is room: {again}"
    assert _files_in(outside(folder)).keys() == after.keys()
    call(world.content_of, folder, work.after)


def _files_in(folder: Path) -> dict[str, int]:
    return {one.name: one.stat().st_size for one in folder.iterdir()}
