"""Which words no line of a paper breaks, read from resources/lines/words.toml.

The folder is told once (`use_line_words`, at opening); the file is read when it is first wanted.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf, read_shipped

FILE = "words.toml"

_shelf = Shelf()


def use_line_words(folder: Path) -> None:
    """Take the file of this folder from now on."""
    _shelf.folder = folder


def shipped_line_words() -> tuple[str, ...]:
    """Return the words that stay whole.

    Raises:
        StorageError: When the file is missing or wrong (code line_words).
    """
    return read_line_words(_shelf.told(_trouble))


@lru_cache(maxsize=4)
def read_line_words(folder: Path) -> tuple[str, ...]:
    """Return what the file of a folder says.

    Raises:
        StorageError: When the file is missing or wrong (code line_words).
    """
    return read_shipped(folder / FILE, _words, _trouble)


def _words(text: str) -> tuple[str, ...]:
    words = tuple(tomllib.loads(text)["whole"])
    if not all(isinstance(word, str) and len(word) > 1 for word in words):
        raise ValueError("whole")
    return words


def _trouble(where: str) -> StorageError:
    return StorageError(
        "line_words",
        "换行时不拆开的词读不出来：{where}。请重新安装程序，数据没有改动。",
        where=where,
    )
