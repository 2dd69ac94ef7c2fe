"""Sending a finished PDF to a printer without the window (the window uses the system's dialog).

On Linux by CUPS's own commands. Windows has no such command: the program that opens PDFs there is
asked to print, and whether it does so quietly is that program's affair.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.opener import outer_environment

_ANSWER_WITHIN: Final = 20.0  # seconds; a print server that is off answers late or never


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as the system names it."""

    name: str
    is_default: bool


def print_pdf(path: Path, printer: str | None = None) -> None:
    """Hand a PDF to a printer's queue.

    Args:
        path: The file.
        printer: Name as `printers` gives it; None for the system's default.

    Raises:
        HostError: When the file is missing, or the system has no printer or refuses.
    """
    found = Path(os.path.abspath(path))
    if not found.is_file():
        raise HostError("path.missing", f"找不到“{found}”。请重新生成后再打印。")
    _print(found, printer)


if sys.platform == "win32":
    import winreg

    _DEVICES: Final = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
    _CHOICE: Final = r"Software\Microsoft\Windows NT\CurrentVersion\Windows"

    def printers() -> list[Printer]:
        """Return the account's printers, the default one first."""
        names: list[str] = []
        default = ""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _DEVICES) as key:
                count = winreg.QueryInfoKey(key)[1]
                names = [winreg.EnumValue(key, index)[0] for index in range(count)]
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _CHOICE) as key:
                default = str(winreg.QueryValueEx(key, "Device")[0]).partition(",")[0]
        except OSError:
            pass  # an account without a printer has no such keys
        return _sorted(names, default)

    def _print(path: Path, printer: str | None) -> None:
        try:
            if printer is None:
                os.startfile(path, "print")  # noqa: S606 - a document, and no shell
            else:
                os.startfile(path, "printto", f'"{printer}"')  # noqa: S606 - a document, and no shell
        except OSError as error:
            raise _refused(path) from error

else:

    def printers() -> list[Printer]:
        """Return the printers that CUPS knows, the default one first; none without CUPS."""
        if shutil.which("lpstat") is None:
            return []
        names = _answer(["lpstat", "-e"]).split()
        default = _answer(["lpstat", "-d"]).rpartition(": ")[2].strip()
        return _sorted(names, default)

    def _answer(command: list[str]) -> str:
        try:
            run = subprocess.run(
                command,
                capture_output=True,
                timeout=_ANSWER_WITHIN,
                check=False,
                env=outer_environment() | {"LC_ALL": "C.UTF-8"},  # the answer is translated else
            )
        except subprocess.TimeoutExpired:
            return ""
        return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else ""

    def _print(path: Path, printer: str | None) -> None:
        if shutil.which("lp") is None:
            raise HostError(
                "printer.none",
                "这台电脑没有安装打印服务（CUPS），不能打印。"
                f"文件在“{path}”，请拷到能打印的电脑上打印。",
            )
        target = [] if printer is None else ["-d", printer]
        try:
            run = subprocess.run(
                ["lp", *target, "--", str(path)],
                capture_output=True,
                timeout=_ANSWER_WITHIN,
                check=False,
                env=outer_environment(),
            )
        except subprocess.TimeoutExpired as error:
            raise _refused(path) from error
        if run.returncode != 0:
            raise _refused(path)


def _sorted(names: list[str], default: str) -> list[Printer]:
    found = [Printer(name, name == default) for name in names]
    return sorted(found, key=lambda printer: (not printer.is_default, printer.name))


def _refused(path: Path) -> HostError:
    return HostError(
        "printer.refused",
        f"打印机没有接受“{path.name}”。请检查打印机是否已连接、开机并设为可用，再打印一次。",
    )
