"""Whether the data folder lies where it may be spoilt: on a network share, in a synced folder.

On a share two computers may write at once, and what was acknowledged may still be on its way; a
program that syncs takes the file away in the middle of a change, or brings an older one back.
"""

import ctypes
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from dangjian_desktop.domain.problems import Sentence

_LIST: Final = Path("places", "places.toml")
_MOUNTS: Final = Path("/proc/mounts")
_WINDOWS_REMOTE: Final = 4  # DRIVE_REMOTE of GetDriveTypeW
#: How /proc/mounts writes what would part its fields.
_ESCAPES: Final = (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\"))


@dataclass(frozen=True, slots=True)
class SyncProgram:
    """A program that keeps folders the same on several computers.

    Attributes:
        name: As people call it.
        folders: Patterns of the names of its folders, folded.
    """

    name: str
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskyPlaces:
    """Where data should not lie.

    Attributes:
        network: Names of file systems that lie on another computer, as /proc/mounts has them.
        sync: The programs that sync.
    """

    network: frozenset[str]
    sync: tuple[SyncProgram, ...]


def risky_places(resources: Path) -> RiskyPlaces:
    """Read the list that comes with the program.

    Raises:
        OSError, ValueError, KeyError: When the program was copied without it or it is spoilt.
    """
    told = tomllib.loads((resources / _LIST).read_text("utf-8"))
    return RiskyPlaces(
        frozenset(told["network"]),
        tuple(
            SyncProgram(one["name"], tuple(name.casefold() for name in one["folders"]))
            for one in told["sync"]
        ),
    )


def place_warning(folder: Path, places: RiskyPlaces) -> Sentence | None:
    """Return what to say of the place of the data folder; None where nothing is known against it.

    Args:
        folder: The data folder, absolute.
        places: The list.
    """
    if is_on_network(folder, places):
        return Sentence(
            "数据放在网络盘上（{folder}）：断网时可能写不完，两台电脑同时用会坏。"
            "请把数据文件夹移到这台电脑的硬盘或 U 盘上，网络盘只放备份。",
            folder=folder,
        )
    program = syncing(folder, places.sync)
    if program is not None:
        return Sentence(
            "数据放在“{program}”的同步文件夹里（{folder}）：同步时可能写坏，或者换回旧的。"
            "请把数据文件夹移到外面，同步文件夹里只放备份。",
            program=program,
            folder=folder,
        )
    return None


def syncing(folder: Path, programs: Sequence[SyncProgram]) -> str | None:
    """Return which program syncs a folder, as far as the names on the way to it tell."""
    for part in folder.parts:
        name = part.casefold()
        for program in programs:
            if any(fnmatchcase(name, pattern) for pattern in program.folders):
                return program.name
    return None


def is_on_network(folder: Path, places: RiskyPlaces) -> bool:
    """Whether a folder lies on another computer; False where the system cannot tell."""
    if sys.platform == "win32":
        if folder.drive.startswith("\\\\"):
            return True
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return kind == _WINDOWS_REMOTE
    try:
        mounts = _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return False  # another system than Linux: nothing is known
    return file_system_of(folder.resolve(), mounts) in places.network


def file_system_of(folder: Path, mounts: str) -> str:
    """Return the name of the file system of a folder, "" where it is not told.

    Args:
        folder: Absolute, links followed.
        mounts: Content of /proc/mounts; of two mounts at one place the later one counts.
    """
    longest, found = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = fields[1]
        for written, meant in _ESCAPES:
            place = place.replace(written, meant)
        if folder.is_relative_to(place) and len(place) >= longest:
            longest, found = len(place), fields[2]
    return found
