"""Data put in the place of others: a kill at any moment leaves the ones or the others.

Several files change places, which no system does at once. So what comes is gathered in a folder
beside the data and forced to the disk; giving this folder its name decides. What follows is done
again at the next opening where it was broken off, and can be done twice.
"""

import logging
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from dangjian_desktop.host.errors import HostError, host_error
from dangjian_desktop.host.files import move, put_in_place, replace_file
from dangjian_desktop.host.paths import DataFolder

_log = logging.getLogger(__name__)
#: What may stand beside a database file and belongs to it alone: with another file it would be
#: taken for that one's and damage it (reliability.md, decision 9).
_SIDE_FILES = ("-wal", "-shm", "-journal")
_GATHERING, _DECIDED = "restoring.part", "restoring"
#: Among what is gathered: the name of the room for what stood there before, and what only goes.
_PLAN = "plan.txt"


def replace_data(
    folder: DataFolder,
    coming: Mapping[str, Path | bytes],
    room: Path,
    *,
    going: Sequence[str] = (),
) -> bool:
    """Put files in the place of those of a folder, which go to a room that is made for them.

    The folder must be held (`FolderLock`) and its file closed.

    Args:
        folder: Of the data.
        coming: By the name that a file gets there, the file or its content; the database is one.
        room: Where the old ones go, beside the backups.
        going: Names of files that go and have no successor.

    Returns:
        Whether anything stood there.

    Raises:
        HostError: When the disk is full or read-only. The old data are in place then.
    """
    finish_replacing(folder)
    gathering = folder.path / _GATHERING
    try:
        gathering.mkdir()
        for name, new in coming.items():
            if isinstance(new, bytes):
                replace_file(gathering / name, new)
            else:
                put_in_place(new, gathering / name)
        replace_file(gathering / _PLAN, "\n".join((room.name, *going)).encode())
        move(gathering, folder.path / _DECIDED)
    except OSError as error:
        _forget(folder)
        raise host_error(error, folder.database) from error
    except HostError:
        _forget(folder)
        raise
    return _finished(folder)


def _forget(folder: DataFolder) -> None:
    """Take back what was gathered, also where it has its name and only forcing that failed.

    What stayed would be put in place at the next opening, after it was said that nothing was done.
    """
    for gathered in (_GATHERING, _DECIDED):
        shutil.rmtree(folder.path / gathered, ignore_errors=True)


def finish_replacing(folder: DataFolder) -> None:
    """Bring to its end what was decided and then broken off; the folder must be held.

    Raises:
        HostError: When the disk is full or read-only. The old data are in place then.
    """
    shutil.rmtree(folder.path / _GATHERING, ignore_errors=True)  # broken off before it was decided
    if (folder.path / _DECIDED).is_dir():
        _finished(folder)
        _log.warning("a restoring that was broken off has been finished")


def _finished(folder: DataFolder) -> bool:
    decided = folder.path / _DECIDED
    room: Path | None = None
    try:
        name, *going = (decided / _PLAN).read_text("utf-8").splitlines()
        room = folder.backups / name
        for old in _old_files(folder, decided, going):
            room.mkdir(parents=True, exist_ok=True)
            move(old, room / old.name)
        for new in _gathered(decided):
            move(new, folder.path / new.name)
        shutil.rmtree(decided)
    except OSError as error:
        if room is not None:
            _put_back(folder, room)
        shutil.rmtree(decided, ignore_errors=True)
        raise host_error(error, folder.database) from error
    return room.is_dir()


def _put_back(folder: DataFolder, room: Path) -> None:
    """Put what stood there before in its place again, also what an earlier run had moved away.

    The room was made for this restoring, so all that lies in it goes back. What cannot be moved
    back raises, and all stays as it is for the next opening to finish.
    """
    if room.is_dir():
        for old in sorted(room.iterdir()):
            os.replace(old, folder.path / old.name)
        room.rmdir()


def _gathered(decided: Path) -> Sequence[Path]:
    """Return what is still to be put in place."""
    return sorted(one for one in decided.iterdir() if one.name != _PLAN)


def _old_files(folder: DataFolder, decided: Path, going: Sequence[str]) -> Sequence[Path]:
    """Return what has to go: a file whose successor is still waiting, and what belongs to it."""
    waiting = [folder.path / new.name for new in _gathered(decided)]
    beside = [
        folder.database.with_name(folder.database.name + end)
        for end in _SIDE_FILES
        if folder.database in waiting
    ]
    old = (*beside, *waiting, *(folder.path / name for name in going))
    return [one for one in old if one.exists()]
