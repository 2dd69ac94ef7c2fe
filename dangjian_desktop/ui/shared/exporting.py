"""Writing what a page shows to a file: asked where to, written in the background, and told."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.ui.shared.ask import XLSX
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


def export_file(
    bench: Workbench,
    over: QWidget,
    title: str,
    suggested: str,
    write: Callable[[Path], int],
    said: str,
    kinds: Sequence[str] = (XLSX,),
) -> None:
    """Ask where to, write a file off the window's thread, and say how much was written.

    Args:
        bench: Jobs, questions and settings.
        over: The page in which it was asked for.
        title: What is done, in the window's language (导出出勤).
        suggested: Name of the file.
        write: Writes it and returns how much.
        said: What is said then, not yet in the window's language, with ``{count}`` and ``{name}``.
        kinds: Of files.
    """
    target = file_to_save(bench, over, title, suggested, kinds)
    if target is None:
        return

    def task(report: Report) -> int:
        report(tr("正在写入"), 0.0)
        return write(target)

    def then(outcome: Outcome[int]) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            bench.ask.error(over, in_words(outcome.error))
            return
        bench.desk.noted.emit(tr(said, count=outcome.result(), name=target.name), False)

    bench.jobs.start(over, task, then, title=title)
