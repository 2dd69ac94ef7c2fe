"""What the words of rubric workbooks mean, as it comes with the program.

It stands in resources/import/rubric_words.toml.
"""

from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.rubric_sheet_words import RubricSheetWords, read_rubric_sheet_words
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import read_shipped
from dangjian_desktop.storage.shipped_kinds import kinds_folder

#: Stands beside the folder of kinds, which is told at opening.
_FOLDER, _FILE = "import", "rubric_words.toml"


def rubric_sheet_words() -> RubricSheetWords:
    """Return what the words of rubric workbooks mean; read when first wanted.

    Raises:
        StorageError: When the file is missing or wrong (code rubric_words), or no folder was told
            (kinds).
    """
    return _read(kinds_folder().with_name(_FOLDER))


@lru_cache(maxsize=4)
def _read(folder: Path) -> RubricSheetWords:
    return read_shipped(folder / _FILE, read_rubric_sheet_words, _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "rubric_words",
        "考评细则的用词读不出来：{where}。请重新安装程序，数据没有改动。",
        where=where,
    )
