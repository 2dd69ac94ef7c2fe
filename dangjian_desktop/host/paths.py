"""Where things stand: the program's own resources, and the user's data.

Resources are found in a checkout (beside the package), in an installed wheel (mapped into the
package) and in a frozen program (where PyInstaller unpacks). Data belongs to the user: by default
in the place the system keeps for it, or in `data` beside a portable copy on a stick.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from dangjian_desktop.host.errors import HostError, host_error
from dangjian_desktop.host.files import replacing
from dangjian_desktop.host.lock import LOCK_NAME
from dangjian_desktop.host.log import LOG_NAME

_DATA_NAME: Final = "dangjian-desktop"
_DEMO_SUFFIX: Final = "-demo"
_LOGS_BESIDE: Final = ("-wal", "-journal")
_SIDE_FILES: Final = (*_LOGS_BESIDE, "-shm")
_PORTABLE_DATA_NAME: Final = "data"
_RESOURCES_NAME: Final = "resources"
_OWNER_ONLY: Final = 0o700  # rosters are nobody else's business on a shared computer
_PROBE: Final = b"\0" * 4096  # one block: enough to meet a full disk


@dataclass(frozen=True, slots=True)
class DataFolder:
    """One folder of data and what stands in it; a demonstration has one of its own.

    Attributes:
        path: The folder, absolute.
    """

    path: Path

    @property
    def database(self) -> Path:
        """The one file that holds everything entered."""
        return self.path / "branch.db"

    @property
    def key_ring(self) -> Path:
        """Who may open encrypted data: one slot per person; missing where there is no password."""
        return self.path / "branch.keys"

    @property
    def has_log(self) -> bool:
        """Whether changes stand beside the database still: it is open, or was killed."""
        beside = (self.database.with_name(self.database.name + end) for end in _LOGS_BESIDE)
        return any(file.exists() and file.stat().st_size > 0 for file in beside)

    @property
    def settings(self) -> Path:
        """What belongs to this computer and not to the branch: window place, zoom."""
        return self.path / "settings.json"

    @property
    def second_place(self) -> Path:
        """Where copies of the backups go on this computer; missing where no place was chosen."""
        return self.path / "second-place.json"

    @property
    def restored(self) -> Path:
        """What is still to be noted of a restoring; comes with the data, gone once it is noted."""
        return self.path / "restored.json"

    @property
    def tombstones(self) -> Path:
        """Who was erased, by identity: a backup that is put back does not know it."""
        return self.path / "erased.json"

    @property
    def log(self) -> Path:
        """Folder of the log files."""
        return self.path / "log"

    @property
    def backups(self) -> Path:
        """Folder of the copies."""
        return self.path / "backups"

    @property
    def opened(self) -> Path:
        """Folder of the copies that other programs have been given to open; emptied at start."""
        return self.path / "opened"

    def remove_database(self) -> None:
        """Delete the closed file and what may stand beside it; for a demonstration only.

        Raises:
            OSError: When it cannot be deleted, as while another program reads it.
        """
        for file in self.path.glob(self.database.name + "*"):
            file.unlink()

    def prepare(self) -> None:
        """Make the folder and its subfolders, and prove that they can be written to.

        Only where nobody else can be in it: whoever holds it sweeps away what is written as proof.

        Raises:
            HostError: When the place is read-only, full, denied or taken by a file.
        """
        self.make()
        self.prove_writable()

    def make(self) -> None:
        """Make the folder and its subfolders.

        Raises:
            HostError: As `prepare`, or when something else stands in the place of a file of ours.
        """
        for folder in (self.path, self.log, self.backups):
            try:
                folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
            except OSError as error:
                raise host_error(error, folder) from error
        self.demand_ordinary()

    def demand_ordinary(self) -> None:
        """Refuse what stands in the place of a file of ours: the engine would wait at a pipe.

        Notes beside the data are read by `reading`, which waits for nobody.

        Raises:
            HostError: When it is a folder, a pipe or a device.
        """
        beside = (self.path / (self.database.name + end) for end in _SIDE_FILES)
        own = (self.database, self.key_ring, self.path / LOCK_NAME, self.log / LOG_NAME)
        for file in (*own, *beside):
            if file.exists() and not file.is_file():
                raise HostError(
                    "file.special",
                    "“{path}”不是普通文件，是文件夹、管道或设备，数据没有打开。"
                    "请把它移走，再打开；缺少的数据用备份恢复。",
                    path=file,
                )

    def prove_writable(self) -> None:
        """Write something into the folder and take it away again; the folder must be held.

        Raises:
            HostError: When the place is read-only, full or denied.
        """
        probe = self.path / ".write-test"
        try:
            with replacing(probe) as part:
                part.write_bytes(_PROBE)
            probe.unlink()
        except HostError as error:
            if not isinstance(error.__cause__, OSError):
                raise
            raise host_error(error.__cause__, self.path) from error


def data_folder(explicit: Path | None) -> DataFolder:
    """Return the user's data folder; nothing is made yet.

    Args:
        explicit: What `--data` named; without it `data` beside a portable copy, else the place
            the system keeps for a user's data.
    """
    if explicit is not None:
        return DataFolder(Path(os.path.abspath(explicit.expanduser())))
    portable = _portable_data()
    return DataFolder(portable or platformdirs.user_data_path(_DATA_NAME, appauthor=False))


def demo_folder() -> DataFolder:
    """Return the folder of the demonstration, beside the user's own and never the same."""
    own = data_folder(None).path
    return DataFolder(own.with_name(own.name + _DEMO_SUFFIX))


def resources() -> Path:
    """Return the folder of fonts, icons, rules and other files that come with the program.

    Raises:
        HostError: When the program was copied without them.
    """
    package = Path(__file__).resolve().parent.parent
    places = [package / _RESOURCES_NAME, package.parent / _RESOURCES_NAME]
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        places.insert(0, Path(unpacked) / _RESOURCES_NAME)
    for place in places:
        if place.is_dir():
            return place
    raise HostError(
        "resources.missing",
        "程序不完整：缺少资源文件夹 {folder}（应在“{place}”）。请重新安装程序。",
        folder=_RESOURCES_NAME,
        place=places[0],
    )


def _portable_data() -> Path | None:
    """Return `data` beside a frozen program; the one who made the copy portable put it there."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent / _PORTABLE_DATA_NAME
    return beside if beside.is_dir() else None
