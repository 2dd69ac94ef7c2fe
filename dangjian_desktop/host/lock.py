"""One process at a time in a data folder, with the name of who is in it.

The lock is the operating system's (flock, or a byte range on Windows): it is gone the moment its
holder dies, kill -9 and power cut included, so there is nothing to clear away by hand. The file
itself stays; deleting it would let two processes lock two files of one name.
"""

import errno
import hashlib
import json
import os
import socket
import sys
import weakref
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from dangjian_desktop.host.account import account_name
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.errors import HostError, host_error

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME: Final = "in-use.lock"
_LOCKED_BYTE: Final = 1 << 20  # behind the holder's name: Windows lets nobody read a locked byte
_MOST_BYTES_OF_A_NAME: Final = 4096
_TAKEN: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_INSTANCE_PREFIX: Final = "dangjian-desktop-"
_INSTANCE_DIGITS: Final = 24
_UNKNOWN: Final = "未知"
_SENTENCES: Final = {
    "unknown": "数据文件夹“{folder}”正被另一个程序使用。请先在那里退出程序，再打开。",
    "here": (
        "数据文件夹“{folder}”正由{user}在本机上使用（{since}起，进程 {pid}）。"
        "请先在那里退出程序，再打开。"
    ),
    "elsewhere": (
        "数据文件夹“{folder}”正由{user}在电脑“{host}”上使用（{since}起，进程 {pid}）。"
        "请先在那里退出程序，再打开。"
    ),
}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is in a data folder.

    Attributes:
        user: Name of the system's account.
        host: Name of the computer.
        pid: Number of the process there.
        since: Moment of entering, ISO 8601 with offset.
    """

    user: str
    host: str
    pid: int
    since: str

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this computer."""
        return self.host == socket.gethostname()


class LockedError(HostError):
    """Raised when another process is in the data folder.

    Attributes:
        holder: Who it is, or None when the name could not be read.
    """

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        facts: dict[str, object] = {"folder": folder}
        if holder is None:
            template = _SENTENCES["unknown"]
        else:
            template = _SENTENCES["here" if holder.is_here else "elsewhere"]
            facts |= {"user": holder.user, "host": holder.host, "pid": holder.pid}
            facts["since"] = _minute(holder.since)
        super().__init__("folder.locked", template, **facts)
        self.holder = holder


class FolderLock:
    """The right to work in a data folder; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Enter the folder, which must exist.

        Raises:
            LockedError: When somebody else is in it, this process included.
            HostError: When the folder is read-only or gone.
        """
        path = self._folder / LOCK_NAME
        try:
            # Python's descriptors are not inherited over exec, so no child keeps the lock alive.
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise host_error(error, self._folder) from error
        try:
            _lock(descriptor)
            _write_holder(descriptor)
        except OSError as error:
            holder = _read_holder(descriptor)
            os.close(descriptor)
            if error.errno in _TAKEN:
                raise LockedError(self._folder, holder) from error
            raise host_error(error, self._folder) from error
        self._descriptor = descriptor
        _held.add(self)

    def release(self) -> None:
        """Leave the folder; harmless when not in it."""
        if self._descriptor is not None:
            with suppress(OSError):  # the stick was pulled, and the lock went with it
                os.close(self._descriptor)  # closing unlocks
            self._descriptor = None
            _held.discard(self)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def instance_name(folder: Path) -> str:
    """Return the name under which the window of this folder and account can be called.

    The same for every way of writing the same folder; short enough for a local socket.
    """
    where = os.path.normcase(os.path.realpath(folder))
    digest = hashlib.sha256(
        f"{_holder_name()}\0{where}".encode("utf-8", "surrogateescape")
    ).hexdigest()
    return _INSTANCE_PREFIX + digest[:_INSTANCE_DIGITS]


_held: weakref.WeakSet[FolderLock] = weakref.WeakSet()


def _close_in_child() -> None:
    """Let go of the descriptors in a forked child, or an orphan would keep the folder locked.

    Closing is not unlocking here: the parent still has the lock.
    """
    for lock in list(_held):
        lock.release()


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _lock(descriptor: int) -> None:
        # flock, not lockf: closing any other descriptor of the file would drop a lockf lock.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    os.register_at_fork(after_in_child=_close_in_child)


def _write_holder(descriptor: int) -> None:
    holder = Holder(
        _holder_name(), socket.gethostname(), os.getpid(), now().isoformat(timespec="seconds")
    )
    text = json.dumps(asdict(holder), ensure_ascii=False).encode("utf-8", "replace")
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text)


def _read_holder(descriptor: int) -> Holder | None:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        read = json.loads(os.read(descriptor, _MOST_BYTES_OF_A_NAME))
        return Holder(str(read["user"]), str(read["host"]), int(read["pid"]), str(read["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # the holder is just writing it, or an older program wrote it otherwise


def _holder_name() -> str:
    return account_name() or _UNKNOWN


def _minute(since: str) -> str:
    try:
        return f"{datetime.fromisoformat(since):%Y-%m-%d %H:%M}"
    except ValueError:
        return since
