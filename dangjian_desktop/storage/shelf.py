"""Where files that come with the program stand; told once at opening, like the database proxy."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dangjian_desktop.storage.errors import StorageError


@dataclass
class Shelf:
    """One folder of such files; None until it is told."""

    folder: Path | None = None

    def told(self, trouble: Callable[[str], StorageError]) -> Path:
        """Return the folder.

        Raises:
            StorageError: As `trouble` makes it, when none was told.
        """
        if self.folder is None:
            raise trouble("程序没有指明文件夹")
        return self.folder
