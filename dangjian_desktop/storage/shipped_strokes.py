"""The order of strokes in which names stand on a ballot paper, read from resources/strokes.

Where the table comes from and what it does not hold is said in the README of that folder.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import read_shipped
from dangjian_desktop.storage.shipped_kinds import kinds_folder

#: Stands beside the folder of kinds, which is told at opening.
_FOLDER, _FILE = "strokes", "order.txt"
#: Separates the parts of a name and counts for nothing in its order.
_UNCOUNTED = frozenset(" 　·•")


def stroke_key(name: str) -> tuple[tuple[int, int], ...]:
    """Return by what a name is sorted 按姓氏笔画为序: its surname first, then the rest.

    A character that the table does not hold comes after all that it holds.

    Raises:
        StorageError: When the table is missing (code stroke_order), or no folder was told (kinds).
    """
    places = _places()
    return tuple(
        (places.get(character, len(places)), ord(character))
        for character in name
        if character not in _UNCOUNTED
    )


def without_strokes(name: str) -> str:
    """Return the characters of a name that the table does not hold; "" for none.

    Raises:
        StorageError: As `stroke_key`.
    """
    places = _places()
    return "".join(one for one in name if one not in places and one not in _UNCOUNTED)


def _places() -> Mapping[str, int]:
    return _read(kinds_folder().with_name(_FOLDER))


@lru_cache(maxsize=2)
def _read(folder: Path) -> Mapping[str, int]:
    def placed(text: str) -> Mapping[str, int]:
        return {character: place for place, character in enumerate("".join(text.split()))}

    return read_shipped(folder / _FILE, placed, _trouble)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "stroke_order",
        "姓氏笔画的次序读不出来：{where}。请重新安装程序，数据没有改动。",
        where=where,
    )
