"""The sample of a rubric that comes with the program, read from resources/rubrics/sample.toml.

It scores nothing: a mine makes its own rubric from it ("从样本新建"), changes and issues that.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_reading import read_rubric
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_kinds import kinds_folder

#: Stands beside the folder of kinds, which is told at opening.
_FOLDER, _FILE = "rubrics", "sample.toml"


def sample_rubric() -> Rubric:
    """Return the sample; read when first wanted.

    Raises:
        StorageError: When the file is missing or wrong (code rubrics), or no folder was told
            (kinds).
    """
    return read_sample(kinds_folder().with_name(_FOLDER))


@lru_cache(maxsize=4)
def read_sample(folder: Path) -> Rubric:
    """Return the sample of a folder.

    Raises:
        StorageError: When the file is missing or wrong (code rubrics).
    """
    try:
        table = tomllib.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _trouble(f"{_FILE} {error}") from error
    reading = read_rubric(table)
    if reading.value is None:
        first = reading.problems[0]
        where = first.where
        raise _trouble(f"{_FILE} 第 {where.row} 项 {where.field} {sentence(first)}")
    return reading.value


def _trouble(where: str) -> StorageError:
    return StorageError(
        "rubrics", "考评细则的样本读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
