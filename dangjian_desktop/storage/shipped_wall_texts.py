"""Which official texts there may be, read from resources/walls/texts.toml.

The folder is told once (`use_wall_texts`, at opening); the file is read when it is first wanted.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.wall_texts import TextKind, text_kinds
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf, read_shipped

FILE = "texts.toml"

_shelf = Shelf()


def use_wall_texts(folder: Path) -> None:
    """Take the file of this folder from now on."""
    _shelf.folder = folder


def shipped_text_kinds() -> tuple[TextKind, ...]:
    """Return the texts that there may be.

    Raises:
        StorageError: When the file is missing or wrong (code wall_texts).
    """
    return read_text_kinds(_shelf.told(_trouble))


@lru_cache(maxsize=4)
def read_text_kinds(folder: Path) -> tuple[TextKind, ...]:
    """Return what the file of a folder says.

    Raises:
        StorageError: When the file is missing or wrong (code wall_texts).
    """
    return read_shipped(folder / FILE, lambda text: text_kinds(tomllib.loads(text)), _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "wall_texts", "文本的种类读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
