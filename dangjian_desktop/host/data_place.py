"""Whether the data folder lies where it may be spoilt: on a share, in a synced folder, on a stick.

On a share two computers may write at once, and what was acknowledged may still be on its way; a
program that syncs takes the file away in the middle of a change, or brings an older one back. A
stick is a good place, and may be pulled: there the data are written in another way.
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
_MOUNTS: Final = Path("/proc/self/mountinfo")
#: Fields of its lines, of those before the dash.
_DEVICE_FIELD, _PLACE_FIELD = 2, 4
_DEVICES: Final = Path("/sys/dev/block")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4  # DRIVE_REMOVABLE, DRIVE_REMOTE of GetDriveTypeW
_WINDOWS_NAME: Final = 261  # MAX_PATH + 1 characters, as GetVolumeInformationW asks for
#: How mountinfo writes what would part its fields.
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
    """Where data should not lie, and where they may be gone at any moment.

    Attributes:
        network: Names of file systems that lie on another computer, as the system has them.
        sync: The programs that sync.
        stick: Names of the file systems of sticks, in small letters.
        buses: Patterns of the names of buses whose disks can be pulled.
    """

    network: frozenset[str]
    sync: tuple[SyncProgram, ...]
    stick: frozenset[str] = frozenset()
    buses: tuple[str, ...] = ()


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
        frozenset(name.casefold() for name in told["stick"]),
        tuple(told["buses"]),
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
        return folder.drive.startswith("\\\\") or _windows_kind(folder) == _WINDOWS_REMOTE
    return _mount_here(folder).file_system in places.network


def is_fleeting(folder: Path, places: RiskyPlaces) -> bool:
    """Whether the disk of a folder may be gone at any moment: a stick, or another computer's.

    False where the system cannot tell.
    """
    if sys.platform == "win32":
        return (
            is_on_network(folder, places)
            or _windows_kind(folder) == _WINDOWS_REMOVABLE
            or _windows_file_system(folder).casefold() in places.stick
        )
    mount = _mount_here(folder)
    return mount.file_system in places.network | places.stick or is_removable(
        mount.device, places.buses
    )


@dataclass(frozen=True, slots=True)
class Mount:
    """What of the system's disks a folder lies on; "" where it is not told.

    Attributes:
        device: Its numbers as ``8:17``. file_system: Name of its kind, as ``vfat``.
    """

    device: str = ""
    file_system: str = ""


def _mount_here(folder: Path) -> Mount:
    try:
        mounts = _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return Mount()  # another system than Linux: nothing is known
    return mount_of(folder.resolve(), mounts)


def mount_of(folder: Path, mounts: str) -> Mount:
    """Return on what a folder lies.

    Args:
        folder: Absolute, links followed.
        mounts: Content of /proc/self/mountinfo; of two mounts at one place the later one counts.
    """
    longest, found = -1, Mount()
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) <= _PLACE_FIELD or not after:
            continue
        place = fields[_PLACE_FIELD]
        for written, meant in _ESCAPES:
            place = place.replace(written, meant)
        if folder.is_relative_to(place) and len(place) >= longest:
            longest, found = len(place), Mount(fields[_DEVICE_FIELD], after.split(" ")[0])
    return found


def is_removable(device: str, buses: Sequence[str], devices: Path = _DEVICES) -> bool:
    """Whether a disk can be pulled: the system says so, or it hangs on such a bus.

    Args:
        device: Its numbers as ``8:17``; of one that lies on others, such as an encrypted one, those
            are asked.
        buses: Patterns of the names that the buses have on the way to it.
        devices: Where the system shows its disks.
    """
    try:
        here = (devices / device).resolve(strict=bool(device))
        for shown in (here, here.parent):  # of a part of a disk, the disk tells
            told = shown / "removable"
            if told.is_file() and told.read_text("ascii").strip() == "1":
                return True
        if any(fnmatchcase(part, bus) for part in here.parts for bus in buses):
            return True
        under = here / "slaves"
        below = [(one / "dev").read_text("ascii").strip() for one in _listed(under)]
    except (OSError, ValueError):
        return False  # no disk of its own, or it is not shown
    return any(is_removable(one, buses, devices) for one in below)


def _listed(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


if sys.platform == "win32":

    def _windows_kind(folder: Path) -> int:
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return kind

    def _windows_file_system(folder: Path) -> str:
        name = ctypes.create_unicode_buffer(_WINDOWS_NAME)
        nothing = (None, 0, None, None, None)
        told = ctypes.windll.kernel32.GetVolumeInformationW
        return name.value if told(folder.anchor, *nothing, name, _WINDOWS_NAME) else ""
