"""Writing a file so that it is either the old one or the whole new one, whatever happens.

The new content goes beside the target, is counted, forced to the disk, and only then takes the
target's name. A full disk, a kill or a power cut in between leaves the old file. (Why the count:
a Qt `QSaveFile` on a full disk writes short, reports no error and replaces the good file.)
"""

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dangjian_desktop.host.errors import HostError, host_error

_PART_MARK: Final = ".dangjian-"
_PART_TOKEN_BYTES: Final = 8
_MEGABYTE: Final = 1024 * 1024
_NO_SUCH_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})


#: What no file may have in its name on Windows, which USB sticks inherit.
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))


def file_name(wanted: str) -> str:
    """Return a name as a file may have it on every system."""
    return "".join(c for c in wanted.translate(_NOT_IN_FILE_NAMES) if c.isprintable()).strip(" .")


def free_name(wanted: str, taken: set[str]) -> str:
    """Return a file name that none of a job has yet, and add it to those taken.

    Args:
        wanted: The name without an ending; it need not be fit for a file.
        taken: Names given before, folded: Windows takes "a" and "A" for one file.
    """
    usual = file_name(wanted)
    free, number = usual, 2
    while free.casefold() in taken:
        free, number = f"{usual}（{number}）", number + 1
    taken.add(free.casefold())
    return free


def replace_file(path: Path, content: bytes) -> None:
    """Write the content under this name, replacing an older file at once or not at all.

    Raises:
        HostError: When the disk is full, read-only or gone, or the file is in use.
    """
    with replacing(path) as part, part.open("wb") as file:
        file.write(content)
        file.flush()
        _demand_size(os.fstat(file.fileno()).st_size, len(content), path)


def write_forced(path: Path, content: bytes) -> None:
    """Write the content and force it to the disk: when this returns, a pulled stick has it.

    Raises:
        OSError: When the disk does not take it. HostError: when it takes less.
    """
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        _demand_size(os.fstat(file.fileno()).st_size, len(content), path)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Lend a new name beside the target; on leaving, what was written there becomes the target.

    For writers that want a name and not bytes. When the body raises, the target stays as it was.
    A target that is a link is followed, so the link stays.

    Yields:
        A path in the target's own folder, with the target's suffix; no file is there yet.

    Raises:
        HostError: As `replace_file`; also in place of an `OSError` from the body.
    """
    with replacing_by_forced(path) as part:
        yield part
        if not part.exists():
            raise RuntimeError("nothing was written under the lent name")
        _sync_file(part)


@contextmanager
def replacing_by_forced(path: Path) -> Iterator[Path]:
    """As `replacing`, for a body that forces what it writes (`write_forced`) and then decides.

    Once the body is over nothing can fail any more but giving the name.

    Raises:
        HostError: As `replacing`.
    """
    target = Path(os.path.realpath(path))
    if os.path.exists(target) and not (os.path.isfile(target) or os.path.isdir(target)):
        raise HostError(  # who may do anything would put a file in the place of a device for good
            "path.special", "“{path}”不是普通文件，不能写到那里。请换一个文件名。", path=path
        )
    with passing(target) as part:
        yield part
        _give_name(part, target)


def put_in_place(part: Path, target: Path) -> None:
    """Force a file to the disk and give it the name of another beside it.

    Raises:
        OSError: When it cannot be; the other is as it was.
    """
    _sync_file(part)
    _give_name(part, target)


def _give_name(part: Path, target: Path) -> None:
    os.replace(part, target)
    _sync_folder(target.parent)


def move(source: Path, target: Path) -> None:
    """Give a file or folder another name on the same disk, and force that to the disk.

    Raises:
        OSError: When it cannot be; it is where it was then.
    """
    os.replace(source, target)
    for folder in {source.parent, target.parent}:
        _sync_folder(folder)


@contextmanager
def passing(path: Path) -> Iterator[Path]:
    """Lend a new name beside a file for something that is gone on leaving, whatever happens.

    Raises:
        HostError: In place of an `OSError` from the body.
    """
    part = path.with_name(f"{_PART_MARK}{secrets.token_hex(_PART_TOKEN_BYTES)}{path.suffix}")
    try:
        try:
            yield part
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise host_error(error, path) from error


def flush_folder(folder: Path) -> None:
    """Force the files of a folder and of those in it to the disk, before a stick is pulled.

    Raises:
        HostError: When the disk does not take them.
    """
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                _sync_file(path)
        _sync_folder(folder)
    except OSError as error:
        raise host_error(error, folder) from error


def remove_leftovers(folder: Path) -> int:
    """Delete half-written files that a killed process left here; return how many there were.

    Call it only while holding the folder's lock: a part of a living process looks the same.
    """
    leftovers = [entry for entry in folder.glob(f"{_PART_MARK}*") if entry.is_file()]
    for leftover in leftovers:
        leftover.unlink(missing_ok=True)
    return len(leftovers)


def _demand_size(found: int, expected: int, path: Path) -> None:
    if found != expected:
        raise HostError(
            "disk.short_write",
            "“{path}”只写入了 {found} 字节，应为 {expected} 字节，已放弃，原有内容未变。"
            "请检查磁盘空间，再做一次。",
            path=path,
            found=found,
            expected=expected,
        )


def _sync_file(part: Path) -> None:
    # Opened for writing: Windows flushes nothing else.
    descriptor = os.open(part, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk; Windows has no such call and needs none.

    It stands already, and to say that it does not would be false: so a disk that fails once is
    asked again.
    """
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            try:
                os.fsync(descriptor)
            except OSError:
                os.fsync(descriptor)
        except OSError as error:
            # Some network file systems cannot sync a folder; the file itself is safe by now.
            if error.errno not in _NO_SUCH_SYNC:
                raise
        finally:
            os.close(descriptor)
