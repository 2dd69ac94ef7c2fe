"""What the history calls tables and columns, as it comes: resources/journal/words.toml."""

from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.journal_words import JournalWords, read_journal_words
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import read_shipped
from dangjian_desktop.storage.shipped_kinds import kinds_folder

#: Stands beside the folder of kinds, which is told at opening.
_FOLDER, _FILE = "journal", "words.toml"


def journal_words() -> JournalWords:
    """Return the words; read when first wanted.

    Raises:
        StorageError: When the file is missing or wrong (code journal_words), or no folder was
            told (kinds).
    """
    return read_words(kinds_folder())


@lru_cache(maxsize=4)
def read_words(beside: Path) -> JournalWords:
    """Return the words that stand beside a folder of other data that come with the program.

    Raises:
        StorageError: When the file is missing or wrong (code journal_words).
    """
    folder = beside.with_name(_FOLDER)
    return read_shipped(folder / _FILE, read_journal_words, _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "journal_words",
        "修改历史的用词读不出来：{where}。请重新安装程序，数据没有改动。",
        where=where,
    )
