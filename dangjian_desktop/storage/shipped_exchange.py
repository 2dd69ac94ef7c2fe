"""What travels in exchange packages, read from resources/exchange/tables.toml.

The folder is told once (`use_exchange_tables`, at opening); the file is read when first wanted.
"""

import tomllib
from functools import lru_cache, partial
from pathlib import Path

from dangjian_desktop.domain.exchange_package import Catalogue, catalogue
from dangjian_desktop.domain.journal_words import JournalWords
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf, read_shipped
from dangjian_desktop.storage.shipped_journal_words import read_words

FILE = "tables.toml"

_shelf = Shelf()


def use_exchange_tables(folder: Path) -> None:
    """Take the file of this folder from now on."""
    _shelf.folder = folder


def shipped_exchange() -> Catalogue:
    """Return what travels and what does not.

    Raises:
        StorageError: When the file is missing or wrong (code exchange).
    """
    return read_exchange(_shelf.told(_trouble))


@lru_cache(maxsize=4)
def read_exchange(folder: Path) -> Catalogue:
    """Return what the file of a folder says.

    Raises:
        StorageError: When the file is missing or wrong (code exchange), or the one with the words
            of tables and columns beside it (journal_words).
    """
    words = read_words(folder)
    read = partial(_catalogue, words)
    return read_shipped(folder / FILE, read, _trouble)


def _catalogue(words: JournalWords, text: str) -> Catalogue:
    return catalogue(tomllib.loads(text), words)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "exchange", "数据交换目录读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
