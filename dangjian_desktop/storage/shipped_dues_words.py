"""What headers of sheets of wages mean, as it comes with the program: import/dues_headers.toml."""

from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.dues_sheets import DuesWords, read_dues_words
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import read_shipped
from dangjian_desktop.storage.shipped_books import books_folder

#: Stands beside the folder of books, which is told at opening.
_FOLDER, _FILE = "import", "dues_headers.toml"


def dues_words() -> DuesWords:
    """Return what the words of sheets of wages mean; read when first wanted.

    Raises:
        StorageError: When the file is missing or wrong (code dues_words), or no folder was told
            (books).
    """
    return _read(books_folder().with_name(_FOLDER))


@lru_cache(maxsize=4)
def _read(folder: Path) -> DuesWords:
    return read_shipped(folder / _FILE, read_dues_words, _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "dues_words",
        "党费基数表的用词读不出来：{where}。请重新安装程序，数据没有改动。",
        where=where,
    )
