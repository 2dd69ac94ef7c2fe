"""What is remembered of the second place of the backups, and the mark in that place.

It belongs to this computer, as the settings do, but stands in a file of its own: it is written
after a copy beside the work, on leaving and by the command line, and the window writes its
settings whole.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Final

from dangjian_desktop.domain.second_place import SecondPlace
from dangjian_desktop.host.errors import host_error
from dangjian_desktop.host.files import replace_file

MARK_NAME: Final = "备份记号（请勿删除）.txt"
_MOST_BYTES: Final = 64 * 1024
_MARK_WORDS: Final = (
    "{token}\n这个文件夹由党建台账程序存放第二份备份。程序凭上面这行认出它，请不要删除这个文件。\n"
)


def read_second_place(path: Path) -> SecondPlace | None:
    """Return what is remembered; None where no place was chosen or the file says nothing usable.

    A file that cannot be read must stop no backup: the place is then chosen anew, and its mark
    recognises what lies there.
    """
    try:
        told = json.loads(_read(path))
        copied = told["copied_at"]
        return SecondPlace(
            path=_text(told["path"]),
            token=_text(told["token"]),
            chosen_at=_moment(told["chosen_at"]),
            copied_at=None if copied is None else _moment(copied),
            number=int(told["number"]),
            largest=int(told["largest"]),
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def write_second_place(path: Path, place: SecondPlace | None) -> None:
    """Remember a place, or none any more.

    Raises:
        HostError: When that cannot be written; what was remembered stays.
    """
    if place is None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise host_error(error, path) from error
        return
    copied = place.copied_at
    told = {
        "path": place.path,
        "token": place.token,
        "chosen_at": place.chosen_at.isoformat(),
        "copied_at": None if copied is None else copied.isoformat(),
        "number": place.number,
        "largest": place.largest,
    }
    replace_file(path, f"{json.dumps(told, indent=2)}\n".encode("ascii"))


def mark_of(place: Path) -> str | None:
    """Return the token in the mark of a folder; None where no mark is.

    Raises:
        HostError: When it cannot be read.
    """
    mark = place / MARK_NAME
    try:
        lines = _read(mark).decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise host_error(error, mark) from error
    return lines[0].strip() if lines else ""


def write_mark(place: Path, token: str) -> None:
    """Put the mark into a folder.

    Raises:
        HostError: When the folder is full, read-only or gone.
    """
    replace_file(place / MARK_NAME, _MARK_WORDS.format(token=token).encode())


def demand_folder(place: Path) -> None:
    """Demand that a folder is there and can be looked into.

    Raises:
        HostError: When it is not.
    """
    try:
        os.listdir(place)
    except OSError as error:
        raise host_error(error, place) from error


def is_there(place: Path) -> bool:
    """Whether a folder is there now.

    Raises:
        HostError: When the system cannot tell: no right to look, a failing disk.
    """
    try:
        return place.is_dir()
    except OSError as error:
        raise host_error(error, place) from error


def is_same_disk(one: Path, other: Path) -> bool:
    """Whether two folders lie on one disk, as far as the system can tell."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST_BYTES)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("no text")
    return value


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("no offset")
    return moment
