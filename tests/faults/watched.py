"""What leaves this process for the disk, step by step, each of which may be struck.

A step is a file opened for writing, renamed or deleted, a folder made, something forced to the
disk, or a write of the engine. They are counted as they come, so none is forgotten when the
program changes, and each has a name.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.faults.engine_disk import OK, EngineDisk, Step

_WRITING = os.O_WRONLY | os.O_RDWR
_AUDITED = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link")
_NO_DIGITS = str.maketrans("", "", "0123456789")

#: Takes what a step is and the path; answers `OK` or the engine's code of a failure, or raises.
Strike = Callable[[str, str], int]


class Watched:
    """Hears the steps within some folders from `begin` to `end`.

    For a process of its own: nothing is taken off again.

    Attributes:
        names: What each step was, in order.
    """

    def __init__(self, strike: Strike, *folders: Path) -> None:
        self._folders, self._strike = tuple(str(folder) for folder in folders), strike
        self._is_counting = False
        self.names: list[str] = []
        sys.addaudithook(self._audit)
        EngineDisk(self._engine)
        fsync = os.fsync

        def forced(descriptor: int) -> None:
            path = ""
            with suppress(OSError):
                path = os.readlink(f"/proc/self/fd/{descriptor}")
            self._step("force", path)
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
        return self._step(step.what, step.path) if self._is_counting else OK

    def _step(self, what: str, path: str) -> int:
        if not self._is_counting or not path.startswith(self._folders) or "/log/" in path:
            return OK
        self.names.append(f"{what} {_role(path)}")
        return self._strike(what, path)


def _role(path: str) -> str:
    """Return what a file is, whatever its name says of number and moment."""
    name = Path(path).name
    if name.startswith(".dangjian-"):
        return f"part{Path(path).suffix}"
    return "backup" if name.endswith(".djbackup") else name.translate(_NO_DIGITS)
