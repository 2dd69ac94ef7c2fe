"""The views that come with the program, read from resources/views/*.toml.

A file holds ``[[view]]`` tables: a code, a name, its pinyin, and what `domain.views` reads. The
folder is told once (`use_views`, at opening); the files are read when views are first wanted.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf

if TYPE_CHECKING:
    from dangjian_desktop.domain.views import View


_shelf = Shelf()


def use_views(folder: Path) -> None:
    """Take the view files of this folder from now on."""
    _shelf.folder = folder


def shipped_views() -> "tuple[tuple[str, View], ...]":
    """Return code and view of each, in their order; none where no folder was told.

    Raises:
        StorageError: When a file is missing or wrong (code views).
    """
    return () if _shelf.folder is None else read_views(_shelf.folder)


@lru_cache(maxsize=4)
def read_views(folder: Path) -> "tuple[tuple[str, View], ...]":
    """Return what the files of a folder hold.

    Raises:
        StorageError: When a file is missing or wrong (code views).
    """
    from dangjian_desktop.domain.views import view_of  # filters are not wanted at every start

    found: list[tuple[str, View]] = []
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise _trouble(folder.name)
    for path in paths:
        try:
            tables = tomllib.loads(path.read_text("utf-8"))["view"]
            for table in tables:
                view = view_of(table["name"], table).value
                if view is None:
                    raise _trouble(f"{path.name} {table['name']}")
                found.append((table["code"], view))
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise _trouble(path.name) from error
    return tuple(found)


def _trouble(where: str) -> StorageError:
    return StorageError(
        "views", "视图读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
