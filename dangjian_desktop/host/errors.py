"""The one error of this folder: a code for programs and a sentence for people."""

import errno
from pathlib import Path
from typing import Final

from dangjian_desktop.domain.problems import SentenceError

_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_DENIED: Final = frozenset({errno.EACCES, errno.EPERM})
_GONE: Final = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO})
_NO_FOLDER: Final = frozenset({errno.ENOTDIR, errno.EEXIST})
_BAD_NAME: Final = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ})

# Windows says EACCES for many things; its own number tells these apart.
_WINDOWS_IN_USE: Final = frozenset({32, 33})  # sharing violation, lock violation
_WINDOWS_FULL: Final = frozenset({39, 112})  # handle disk full, disk full
_WINDOWS_WRITE_PROTECTED: Final = 19


class HostError(SentenceError):
    """Raised when this computer refuses something; nothing has been changed then.

    Attributes:
        code: Stable name of the fault, for instance ``"disk.full"``; safe to log.
        sentence: What is wrong, where, and what to do, in Chinese; it may name a file, so it is
            shown and never logged.
    """

    def __init__(self, code: str, template: str, /, **facts: object) -> None:
        super().__init__(template, **facts)
        self.args = (code,)  # what a traceback shows; the sentence may name a file
        self.code = code


def host_error(error: OSError, path: Path) -> HostError:
    """Return the sentence for what the system said about a path.

    Args:
        error: What the system raised.
        path: What the user asked for; the error itself may name a temporary file.
    """
    code = _code_of(error)
    return HostError(code, _SENTENCES[code], path=path, number=error.errno)


_SENTENCES: Final = {
    "disk.full": "磁盘已满，“{path}”没有写入，原有内容未变。请清理磁盘或换一个位置，再做一次。",
    "disk.read_only": "“{path}”所在的磁盘是只读的，不能写入。请解除写保护，或换一个位置。",
    "file.in_use": "“{path}”正被另一个程序（如 WPS、Excel）占用。请在那里关闭它，再做一次。",
    "path.denied": "没有权限读写“{path}”，或者它正被另一个程序打开。请关闭占用它的程序，"
    "或换一个有权限的位置。",
    "path.missing": "找不到“{path}”。请检查它是否已被移走，U盘或网络盘是否仍然连接。",
    "path.not_folder": "“{path}”的位置上已有同名文件，不能当文件夹用。请换一个文件夹。",
    "path.is_folder": "“{path}”是一个文件夹，不能当文件写。请换一个文件名。",
    "path.bad_name": "“{path}”这个名称太长，或含有系统不允许的字符。请换一个短一些的名称。",
    "disk.failed": "读写“{path}”时系统报告故障（编号 {number}）。请检查磁盘或U盘，再做一次。",
}


def _code_of(error: OSError) -> str:
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows in _WINDOWS_FULL:
        return "disk.full"
    if error.errno == errno.EROFS or windows == _WINDOWS_WRITE_PROTECTED:
        return "disk.read_only"
    if error.errno == errno.EBUSY or windows in _WINDOWS_IN_USE:
        return "file.in_use"
    if error.errno in _DENIED:
        return "path.denied"
    if error.errno in _NO_FOLDER:
        return "path.not_folder"
    if error.errno == errno.EISDIR:
        return "path.is_folder"
    if error.errno in _GONE:
        return "path.missing"
    if error.errno in _BAD_NAME:
        return "path.bad_name"
    return "disk.failed"
