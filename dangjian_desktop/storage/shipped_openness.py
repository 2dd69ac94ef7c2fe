"""The catalogue of what a branch makes known, read from resources/walls/openness.toml.

The folder is told once (`use_openness`, at opening); the file is read when it is first wanted.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.openness import OpennessItem, openness_items
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf, read_shipped

FILE = "openness.toml"

_shelf = Shelf()


def use_openness(folder: Path) -> None:
    """Take the file of this folder from now on."""
    _shelf.folder = folder


def shipped_openness() -> tuple[OpennessItem, ...]:
    """Return its items.

    Raises:
        StorageError: When the file is missing or wrong (code openness).
    """
    return read_openness(_shelf.told(_trouble))


@lru_cache(maxsize=4)
def read_openness(folder: Path) -> tuple[OpennessItem, ...]:
    """Return what the file of a folder says.

    Raises:
        StorageError: When the file is missing or wrong (code openness).
    """
    return read_shipped(folder / FILE, lambda text: openness_items(tomllib.loads(text)), _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "openness", "党务公开目录读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
