"""What the words of year plans mean, as it comes with the program: resources/plans/words.toml."""

from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.plan_import import PlanWords, read_plan_words
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import read_shipped
from dangjian_desktop.storage.shipped_kinds import kinds_folder

#: Stands beside the folder of kinds, which is told at opening.
_FOLDER, _FILE = "plans", "words.toml"


def plan_words() -> PlanWords:
    """Return what the words of plans mean; read when first wanted.

    Raises:
        StorageError: When the file is missing or wrong (code plan_words), or no folder was told
            (kinds).
    """
    return _read(kinds_folder().with_name(_FOLDER))


@lru_cache(maxsize=4)
def _read(folder: Path) -> PlanWords:
    return read_shipped(folder / _FILE, read_plan_words, _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "plan_words",
        "年度计划的用词读不出来：{where}。请重新安装程序，数据没有改动。",
        where=where,
    )
