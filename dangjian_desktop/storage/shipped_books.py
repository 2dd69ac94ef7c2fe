"""The ledger books that come with the program, read from resources/books, one file a book.

The folder is told once (`use_books`, at opening); the files are read when books are first wanted.
What a branch changed of a book is laid over the table here, so tables are handed on, too.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf

if TYPE_CHECKING:
    from dangjian_desktop.domain.ledgers import LedgerBook

#: The form of the files that this program reads.
FORMAT = 1


_shelf = Shelf()


def use_books(folder: Path) -> None:
    """Take the books of this folder from now on."""
    _shelf.folder = folder


def books_folder() -> Path:
    """Return the folder that was told at opening.

    Raises:
        StorageError: When none was told (code books).
    """
    return _shelf.told(_trouble)


def shipped_books() -> "tuple[LedgerBook, ...]":
    """Return the books of the program in their order.

    Raises:
        StorageError: When a file is missing or wrong (code books).
    """
    return tuple(book for _table, book in read_books(books_folder()).values())


@lru_cache(maxsize=4)
def read_books(folder: Path) -> "Mapping[str, tuple[Mapping[str, Any], LedgerBook]]":
    """Return table and book of every file of a folder by code, in the order of their places.

    Raises:
        StorageError: When there is none, or a file is wrong (code books).
    """
    found: dict[str, tuple[Mapping[str, Any], LedgerBook]] = {}
    for path in sorted(folder.glob("*.toml")):
        table, book = _read(path)
        if book.code in found or book.code != path.stem or book.is_own:
            raise _trouble(f"{path.name} 代号是 {book.code}")
        found[book.code] = (table, book)
    if not found:
        raise _trouble("一本也没有")
    return dict(sorted(found.items(), key=lambda item: (item[1][1].place, item[0])))


def _read(path: Path) -> "tuple[Mapping[str, Any], LedgerBook]":
    from dangjian_desktop.domain.ledger_reading import read_book  # not while the window starts

    try:
        table = tomllib.loads(path.read_text("utf-8"))
        if table["format"] != FORMAT:
            raise _trouble(f"{path.name} 格式是 {table['format']}，本程序认得 {FORMAT}")
        reading = read_book(table)
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise _trouble(f"{path.name} {error}") from error
    if reading.value is None:
        first = reading.problems[0]
        raise _trouble(f"{path.name} {first.code} {sentence(first)}")
    return table, reading.value


def _trouble(where: str) -> StorageError:
    return StorageError(
        "books", "台账样本读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
