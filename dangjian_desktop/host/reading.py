"""Reading a file that the user has pointed at: ordinary, whole, and no larger than agreed."""

import os
import stat
from math import ceil
from pathlib import Path
from typing import Final

from dangjian_desktop.host.errors import HostError, host_error

_MEGABYTE: Final = 1024 * 1024
#: Opening a pipe or a device must not wait for whoever is at its other end.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of an ordinary file.

    Args:
        path: What the user chose or dropped.
        most: A larger file is refused before it is read.

    Raises:
        HostError: When it is no ordinary file, too large, gone, locked, or still being written.
    """
    if os.path.isdir(path):
        raise HostError(
            "file.is_folder",
            "“{name}”是文件夹，不能当一个文件。请选里面的文件。",
            name=path.name,
        )
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise HostError(
                    "file.special", "“{name}”不是普通文件。请选一个文件。", name=path.name
                )
            _demand_small(path, found.st_size, most)
            content = file.read(most + 1)
    except (OSError, ValueError) as error:  # a name with a zero byte is a ValueError
        cause = error if isinstance(error, OSError) else OSError(22, "bad name")
        raise host_error(cause, path) from error
    _demand_small(path, len(content), most)
    if len(content) != found.st_size:
        raise HostError(
            "file.changing",
            "“{name}”还在被写入，没有读取。请等它写完，再做一次。",
            name=path.name,
        )
    return content


def _demand_small(path: Path, size: int, most: int) -> None:
    if size > most:
        raise HostError(
            "file.too_large",
            "“{name}”有 {size} MB，超过 {most} MB，没有读取。请压缩或拆成几个文件，再做一次。",
            name=path.name,
            size=f"{ceil(size * 10 / _MEGABYTE) / 10:.1f}",  # one byte too many is no 20.0
            most=most // _MEGABYTE,
        )
