"""Asking for files, and reading one off the window's thread.

The next one is asked for in the same folder, on the next day too.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.ask import WORKBOOKS, XLSX
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

T = TypeVar("T")


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


def read_chosen_file(
    bench: Workbench,
    over: QWidget,
    asks: str,
    title: str,
    read: Callable[[Path, jobs.Report], T],
    show: Callable[[Path, T], None],
    kinds: Sequence[str] = (WORKBOOKS,),
) -> None:
    """Ask for a workbook, read it off the window's thread, and show what was read.

    Args:
        bench: Jobs, questions and settings.
        over: The page or dialog in which it was asked for.
        asks: What is asked for (选择排班表). title: What is done with it.
        read: Reads the file; what is wrong with the whole of it is told as a sentence.
        show: Shows what was read.
        kinds: Of files.
    """
    path = file_to_open(bench, over, asks, kinds)
    if path is None:
        return

    def task(report: jobs.Report) -> T:
        return read(path, lambda what, share: report(tr(what), share))

    def then(outcome: jobs.Outcome[T]) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            bench.ask.error(over, in_words(outcome.error))
            return
        show(path, outcome.result())

    bench.jobs.start(over, task, then, title=title)


def _begin_where_it_was(bench: Workbench) -> None:
    bench.ask.last_folder = bench.ask.last_folder or bench.settings.value.last_folder


def _kept(bench: Workbench, path: Path | None) -> Path | None:
    """Remember the folder of a file that was chosen."""
    if path is not None:
        bench.settings.change(last_folder=str(path.parent))
    return path
