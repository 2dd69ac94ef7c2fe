"""What is kept about persons and why, read from resources/privacy/fields.toml.

The folder is told once (`use_privacy`, at opening); the file is read when first wanted.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.personal_data import PersonalData, personal_data
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf, read_shipped

FILE = "fields.toml"

_shelf = Shelf()


def use_privacy(folder: Path) -> None:
    """Take the file of this folder from now on."""
    _shelf.folder = folder


def shipped_privacy() -> PersonalData:
    """Return what is kept about persons.

    Raises:
        StorageError: When the file is missing or wrong (code privacy).
    """
    return read_privacy(_shelf.told(_trouble))


@lru_cache(maxsize=4)
def read_privacy(folder: Path) -> PersonalData:
    """Return what the file of a folder says.

    Raises:
        StorageError: When the file is missing or wrong (code privacy).
    """
    return read_shipped(folder / FILE, lambda text: personal_data(tomllib.loads(text)), _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "privacy", "个人数据目录读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
