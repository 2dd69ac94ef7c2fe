"""Knows an error of a disk that is gone or fails under the open data: no fault of the program.

What writes is told by the transaction that failed; here comes what a page only wanted to read.
"""

import errno
from pathlib import Path

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.storage.database import is_disk_error

_DISK = frozenset(
    {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, getattr(errno, "ESTALE", errno.EIO)}
)


def disk_trouble(error: BaseException, folder: DataFolder) -> SentenceError | None:
    """Return what to say of an error that the disk of the data made; None for any other."""
    if not _is_of(error, folder.path):
        return None
    if _is_there(folder.database):
        return SentenceError(
            "读写数据文件时磁盘出错：{path}。已经登记的没有丢，刚才没有完成的没有登记。"
            "请退出本程序，检查磁盘或 U 盘，再重新打开。",
            path=folder.path,
        )
    return SentenceError(
        "数据所在的磁盘读不到了：{path}。U 盘可能拔出了，网络盘可能断开了。"
        "已经登记的都在盘上，没有丢；刚才没有完成的没有登记。"
        "请插回 U 盘或接通网络盘，退出本程序，再重新打开。",
        path=folder.path,
    )


def _is_of(error: BaseException, folder: Path) -> bool:
    if isinstance(error, OSError):
        named = error.filename if isinstance(error.filename, str | Path) else ""
        return error.errno in _DISK and Path(named).is_relative_to(folder)
    return is_disk_error(error)


def _is_there(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
