"""The kinds of activity that come with the program, read from resources/activities/kinds.toml.

The folder is told once (`use_kinds`, at opening); the file is read when kinds are first wanted.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.activity_kinds import ActivityKind, activity_kind
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf

#: The form of the file that this program reads.
FORMAT = 1
_FILE = "kinds.toml"


_shelf = Shelf()


def use_kinds(folder: Path) -> None:
    """Take the kinds of this folder from now on."""
    _shelf.folder = folder


def kinds_folder() -> Path:
    """Return the folder that was told at opening.

    Raises:
        StorageError: When none was told (code kinds).
    """
    return _shelf.told(_trouble)


def shipped_kinds() -> tuple[ActivityKind, ...]:
    """Return the kinds of the program in their order.

    Raises:
        StorageError: When the file is missing or wrong (code kinds).
    """
    return read_kinds(kinds_folder())


@lru_cache(maxsize=4)
def read_kinds(folder: Path) -> tuple[ActivityKind, ...]:
    """Return the kinds of a folder.

    Raises:
        StorageError: When the file is missing or wrong (code kinds).
    """
    try:
        data = tomllib.loads((folder / _FILE).read_text("utf-8"))
        if data["format"] != FORMAT:
            raise _trouble(f"{_FILE} 格式是 {data['format']}，本程序认得 {FORMAT}")
        found = [(table["code"], activity_kind(table)) for table in data["kind"]]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise _trouble(f"{_FILE} {error}") from error
    kinds = [reading.value for _code, reading in found if reading.value is not None]
    if len(kinds) < len(found) or len({kind.code for kind in kinds}) < len(found):
        wrong = [code for code, reading in found if reading.value is None]
        raise _trouble(f"{_FILE} {'、'.join(wrong) or '有代号重复'}")
    return tuple(kinds)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "kinds", "活动种类读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
