"""Asking for a file; the next one is asked for in the same folder, on the next day too."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.ask import WORKBOOKS, XLSX
from dangjian_desktop.ui.shared.workbench import Workbench


def file_to_open(
    bench: Workbench, over: QWidget, title: str, kinds: Sequence[str] = (WORKBOOKS,)
) -> Path | None:
    """Return the file the user chose to read, or None."""
    _begin_where_it_was(bench)
    return _kept(bench, bench.ask.choose_open_file(over, title, kinds))


def file_to_save(
    bench: Workbench, over: QWidget, title: str, suggested: str, kinds: Sequence[str] = (XLSX,)
) -> Path | None:
    """Return where the user wants it written, or None."""
    _begin_where_it_was(bench)
    return _kept(bench, bench.ask.choose_save_file(over, title, suggested, kinds))


def _begin_where_it_was(bench: Workbench) -> None:
    bench.ask.last_folder = bench.ask.last_folder or bench.settings.value.last_folder


def _kept(bench: Workbench, path: Path | None) -> Path | None:
    """Remember the folder of a file that was chosen."""
    if path is not None:
        bench.settings.change(last_folder=str(path.parent))
    return path
