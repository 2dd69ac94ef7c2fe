"""What each role may do, read from resources/roles.

The folder is told once (`use_roles`, at opening); the files are read when first wanted.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from dangjian_desktop.domain.rights import RoleTable, role_table
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf, read_shipped

ROLES, OPERATIONS = "roles.toml", "operations.toml"

_shelf = Shelf()


def use_roles(folder: Path) -> None:
    """Take the files of this folder from now on."""
    _shelf.folder = folder


def shipped_roles() -> RoleTable:
    """Return what is declared about roles.

    Raises:
        StorageError: When a file is missing or wrong (code roles).
    """
    return read_roles(_shelf.told(_trouble))


@lru_cache(maxsize=4)
def read_roles(folder: Path) -> RoleTable:
    """Return what the files of a folder declare.

    Raises:
        StorageError: When a file is missing or wrong (code roles).
    """
    operations = read_shipped(folder / OPERATIONS, tomllib.loads, _trouble)
    return read_shipped(
        folder / ROLES, lambda text: role_table(tomllib.loads(text), operations), _trouble
    )


def _trouble(where: str) -> StorageError:
    return StorageError(
        "roles", "角色的权限表读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
