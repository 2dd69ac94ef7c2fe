"""Data put in the place of others: a kill at any moment leaves the ones or the others.

Several files change places, which no system does at once. So what comes is gathered in a folder
beside the data and forced to the disk; giving this folder its name decides. What follows is done
again at the next opening where it was broken off, and can be done twice.
"""

import logging
import os
import shutil
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.host.errors import HostError, host_error
from dangjian_desktop.host.files import file_name, move, put_in_place, replace_file
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.reading import read_file

_log = logging.getLogger(__name__)
#: What may stand beside a database file and belongs to it alone: with another file it would be
#: taken for that one's and damage it (reliability.md, decision 9).
_SIDE_FILES = ("-wal", "-shm", "-journal")
_GATHERING, _DECIDED = "restoring.part", "restoring"
#: Among what is gathered: the name of the room for what stood there before, and what only goes.
_PLAN = "plan.txt"
#: Ours has a hundred bytes.
_MOST_PLAN_BYTES = 4096
#: Where the plan cannot be read for a while only, and the next opening may go on.
_PASSING = frozenset({"path.denied", "file.in_use"})
#: How the rooms for data that were replaced by a backup are called.
ASIDE = "换下的数据"
#: Where goes what was gathered for nothing.
_GIVEN_UP = "没有做完的恢复"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done with what stood there before.

    Attributes:
        room: Name of the folder for it, among the backups.
        going: Names of files that go and have no successor.
    """

    room: str
    going: Sequence[str]

    def written(self) -> bytes:
        """Return the content of its file: a line each, and last what they sum up to."""
        lines = "\n".join((self.room, *self.going))
        return f"{lines}\n{zlib.crc32(lines.encode()):08x}".encode()

    @classmethod
    def read(cls, path: Path) -> "_Plan | None":
        """Return the plan of a file; None when it is no longer what was written.

        Raises:
            HostError: When another program holds it.
        """
        try:
            content = read_file(path, _MOST_PLAN_BYTES)
            room, *going, _sum = content.decode().split("\n")
        except HostError as error:
            if error.code in _PASSING:
                raise
            return None
        except ValueError:
            return None
        plan = cls(room, going)
        are_names = all(one and file_name(one) == one for one in (room, *going))
        return plan if are_names and plan.written() == content else None


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
        plan = _Plan(room.name, going)
        replace_file(gathering / _PLAN, plan.written())
        move(gathering, folder.path / _DECIDED)
    except OSError as error:
        _forget(folder)
        raise host_error(error, folder.database) from error
    except HostError:
        _forget(folder)
        raise
    return _finished(folder, plan)


def _forget(folder: DataFolder) -> None:
    """Take back what was gathered, also where it has its name and only forcing that failed.

    What stayed would be put in place at the next opening, after it was said that nothing was done.
    """
    for gathered in (_GATHERING, _DECIDED):
        shutil.rmtree(folder.path / gathered, ignore_errors=True)


def finish_replacing(folder: DataFolder) -> Sentence | None:
    """Bring to its end what was decided and then broken off; the folder must be held.

    Returns:
        That the old data stayed, where the plan cannot be read and none of them was moved yet;
        None otherwise.

    Raises:
        HostError: When the disk is full or read-only: the old data are in place then. Or when
            nobody knows what was moved: nothing is touched then.
    """
    shutil.rmtree(folder.path / _GATHERING, ignore_errors=True)  # broken off before it was decided
    decided = folder.path / _DECIDED
    if not decided.is_dir():
        return None
    plan = _Plan.read(decided / _PLAN)
    if plan is None:
        return _left_without_plan(folder)
    _finished(folder, plan)
    _log.warning("a restoring that was broken off has been finished")
    return None


def _left_without_plan(folder: DataFolder) -> Sentence | None:
    """Keep to the data in their place where it is certain which they are; move nothing else.

    The database is the first to change places, after what belongs to it.
    """
    decided = folder.path / _DECIDED
    waiting = [one.name for one in _gathered(decided)]
    if folder.database.exists() and not waiting:  # the plan alone is left
        shutil.rmtree(decided)
        return None
    is_old = folder.database.exists() and folder.database.name in waiting
    if not is_old or _side_files_moved_alone(folder):
        raise HostError(
            "restoring.plan",
            "上次恢复备份做到一半中断，“{plan}”读不出来，看不出哪些文件已经换过，所以没有打开，"
            "什么都没有动。要恢复的数据在“{coming}”，换下的数据在“{backups}”里名称以“{room}”"
            "开头的文件夹。请先把“{folder}”整个复制一份，再把要用的那一套里名称以 {name} 开头的文件"
            "都放到“{folder}”，移走“{coming}”，然后打开。",
            plan=decided / _PLAN,
            coming=decided,
            backups=folder.backups,
            room=ASIDE,
            folder=folder.path,
            name=folder.database.stem,
        )
    aside = _free_place(folder.backups / _GIVEN_UP)
    try:
        move(decided, aside)
    except OSError as error:
        raise host_error(error, decided) from error
    _log.warning("a restoring that was broken off has been given up: its plan cannot be read")
    return Sentence(
        "上次恢复备份没有做完，数据还是恢复以前的，没有丢。要恢复，请在“备份”里再做一次。"
        "没有用上的文件移到了“{aside}”，恢复好以后可以删除。",
        aside=aside,
    )


def _side_files_moved_alone(folder: DataFolder) -> bool:
    """Tell whether what belongs to the database went already: it is not whole without that."""
    return any(
        not moved.with_name(folder.database.name).exists()
        for end in _SIDE_FILES
        for moved in folder.backups.glob(f"*/{folder.database.name}{end}")
    )


def _free_place(usual: Path) -> Path:
    place, number = usual, 2
    while place.exists():
        place, number = usual.with_name(f"{usual.name}-{number}"), number + 1
    return place


def _finished(folder: DataFolder, plan: _Plan) -> bool:
    decided = folder.path / _DECIDED
    room = folder.backups / plan.room
    try:
        for old in _old_files(folder, decided, plan.going):
            room.mkdir(parents=True, exist_ok=True)
            move(old, room / old.name)
        for new in _gathered(decided):
            move(new, folder.path / new.name)
        shutil.rmtree(decided)
    except OSError as error:
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
