"""Opens a file that somebody has pointed at: an ordinary one, and without waiting for anybody."""

import os
import stat
import sys
from pathlib import Path
from typing import IO, Final

from dangjian_desktop.exchange.errors import ExchangeError

#: Opening a pipe or a device must not wait for whoever is at its other end.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
#: What WPS and Excel open, and keep from others meanwhile.
_OFFICE_ENDINGS: Final = frozenset({".xlsx", ".xls", ".et", ".csv"})


def open_ordinary(path: Path, other: str) -> IO[bytes]:
    """Return a file, open for reading.

    Args:
        path: What somebody chose, dropped, or left where a file of the program should be.
        other: Code of the refusal of what is no ordinary file: a pipe, a device.

    Raises:
        ExchangeError: When it is none, is a folder, gone, locked, or cannot be read; it does not
            name the file.
    """
    try:
        if path.is_dir():  # Windows would say that permission is missing
            raise ExchangeError("folder")
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:  # a name with a zero byte is a ValueError
        raise refusal_to_open(error, path) from error
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise ExchangeError(other)
    return file


def ordinary_bytes(path: Path, other: str, most: int) -> bytes:
    """Return the bytes of a file, of a larger one one more than agreed.

    Args:
        path, other: As `open_ordinary`. most: Bytes that are agreed.

    Raises:
        ExchangeError: As `open_ordinary`, or the disk fails on reading.
    """
    with open_ordinary(path, other) as file:
        try:
            return file.read(most + 1)
        except OSError as error:
            raise refusal_to_open(error, path) from error


def refusal_to_open(error: OSError | ValueError, path: Path) -> ExchangeError:
    """Return the refusal for an error of the system on opening a file."""
    match error:
        case FileNotFoundError() | NotADirectoryError() | ValueError():
            code = "missing"
        case PermissionError() if _is_open_elsewhere(path):
            code = "locked"
        case PermissionError():
            code = "no_permission"
        case _:
            code = "unreadable"
    return ExchangeError(code, detail=f"{type(error).__name__} {getattr(error, 'errno', '')}")


def _is_open_elsewhere(path: Path) -> bool:
    """Whether an office program's note lies beside the file; after a crash it may lie there too.

    Windows reports another program's lock as a missing permission, without its number.
    """
    name = path.name
    if sys.platform == "win32" and path.suffix.lower() in _OFFICE_ENDINGS:
        return True
    notes = (f"~${name}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    return any(path.with_name(note).exists() for note in notes)
