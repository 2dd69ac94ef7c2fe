"""Where files that come with the program stand; told once at opening, like the database proxy."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

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


_Read = TypeVar("_Read")


def read_shipped(
    file: Path, read: Callable[[str], _Read], trouble: Callable[[str], StorageError]
) -> _Read:
    """Return what a file that comes with the program says.

    Args:
        file: In UTF-8.
        read: Reads its text.
        trouble: Makes the error of a file that cannot be read, given the file and why.

    Raises:
        StorageError: As `trouble` makes it, when the file is missing or wrong.
    """
    try:
        return read(file.read_text("utf-8"))
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise trouble(f"{file.name} {error}") from error
