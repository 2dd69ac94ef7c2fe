"""Opening a file or folder with the program that the system has for it.

Only documents and folders: an attachment that came from outside could be a program, and opening
would run it.
"""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from dangjian_desktop.domain.attachments import may_be_opened
from dangjian_desktop.host.errors import HostError

_OPENER: Final = "xdg-open"
_ANSWER_WITHIN: Final = 1.0  # seconds; an opener that runs longer has become the viewer itself


def open_path(path: Path) -> None:
    """Open a document or folder; return when the system has taken it over.

    Raises:
        HostError: When it is missing, is no document, or the system has no program for it.
    """
    found = Path(os.path.abspath(path))  # never starts with a dash, which would be an option
    if not found.exists():
        raise HostError(
            "path.missing", "找不到“{found}”。请检查它是否已被移走或删除。", found=found
        )
    if not found.is_dir() and not may_be_opened(found.name):
        raise HostError(
            "opener.no_document",
            "“{name}”不是文档，为安全起见不从这里打开。请打开它所在的文件夹查看。",
            name=found.name,
        )
    _open(found)


if sys.platform == "win32":

    def _open(path: Path) -> None:
        try:
            os.startfile(path)  # noqa: S606 - a document, and no shell
        except OSError as error:
            raise _no_program(path) from error

else:

    def _open(path: Path) -> None:
        opener = shutil.which(_OPENER)
        if opener is None:
            raise _no_program(path)
        process = subprocess.Popen(
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # the viewer outlives us
            env=outer_environment(),
        )
        try:
            code = process.wait(_ANSWER_WITHIN)
        except subprocess.TimeoutExpired:
            threading.Thread(target=process.wait, daemon=True).start()  # leaves no zombie
            return
        if code != 0:
            raise _no_program(path)


def outer_environment() -> dict[str, str]:
    """Return the environment for programs that are not ours.

    A frozen program runs with its own libraries in front; a viewer started with them would load
    the wrong ones. PyInstaller keeps the former value beside.
    """
    outer = dict(os.environ)
    if getattr(sys, "frozen", False):
        former = outer.pop("LD_LIBRARY_PATH_ORIG", None)
        outer.pop("LD_LIBRARY_PATH", None)
        if former is not None:
            outer["LD_LIBRARY_PATH"] = former
    return outer


def _no_program(path: Path) -> HostError:
    return HostError(
        "opener.no_program",
        "这台电脑没有能打开“{name}”的程序。文件在“{path}”，请用别的程序打开它。",
        name=path.name,
        path=path,
    )
