"""Sets and shelves of sheets that come with the program, read from resources/walls/sets.toml.

The folder is told once (`use_sheet_sets`, at opening); the file is read when it is first wanted.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.sheet_sets import SheetSets, sheet_sets
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf, read_shipped

FILE = "sets.toml"

_shelf = Shelf()


def use_sheet_sets(folder: Path) -> None:
    """Take the file of this folder from now on."""
    _shelf.folder = folder


def shipped_sheet_sets() -> SheetSets:
    """Return the sets and shelves.

    Raises:
        StorageError: When the file is missing or wrong (code sheet_sets).
    """
    return read_sheet_sets(_shelf.told(_trouble))


@lru_cache(maxsize=4)
def read_sheet_sets(folder: Path) -> SheetSets:
    """Return what the file of a folder says.

    Raises:
        StorageError: When the file is missing or wrong (code sheet_sets).
    """
    return read_shipped(folder / FILE, lambda text: sheet_sets(tomllib.loads(text)), _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "sheet_sets",
        "成套的版面读不出来：{where}。请重新安装程序，数据没有改动。",
        where=where,
    )
