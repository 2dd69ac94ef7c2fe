"""Sheets going out: to a printer, into a PDF, into pictures; and what hangs is recorded.

An edition is recorded when it has really gone out: nobody looks for a sheet on the wall whose
printing was called off.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.tiles import Tile
from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.operations.print_jobs import PrintItem, Written, write_out
from dangjian_desktop.operations.wall_printing import (
    Outgoing,
    OutgoingSheet,
    joined_content,
    make_outgoing,
)
from dangjian_desktop.operations.wall_register import record_edition
from dangjian_desktop.operations.word_files import WORD_SUFFIX, is_text_form, write_word
from dangjian_desktop.ui.shared.ask import DOCX, PDF, PNG
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.offered import is_offered
from dangjian_desktop.ui.shared.print_failures import failed_in_words
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class SheetOutput(QObject):
    """Makes sheets, lets them go where the user says, and records what hangs.

    Signals:
        gone_out: The `OutgoingSheet`s that were printed or saved.
    """

    gone_out = Signal(object)

    def __init__(self, bench: Workbench, page: QWidget) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page
        self._is_making = False

    def print_sheets(self, items: Sequence[PrintItem], title: str, tile: str) -> None:
        """Send sheets to a printer that the user chooses; one that fails does not stop the rest.

        Args:
            items: In their order.
            title: Name of the job.
            tile: The paper on which larger sheets are put together; "" prints them whole.
        """
        self.make(items, tile, lambda outgoing: self._to_printer(outgoing, title))

    def save_pdf(self, item: PrintItem, tile: str) -> None:
        """Save a sheet as a PDF where the user says; a text form may be saved as .docx instead."""
        kinds = [PDF, DOCX] if is_text_form(item.printout.code) else [PDF]
        target = self._target(item.name, ".pdf", *kinds)
        if target is not None and DOCX in kinds and target.suffix.lower() == WORD_SUFFIX:
            self._save_word(item, target)
        elif target is not None:
            self.make([item], tile, lambda outgoing: self._save(outgoing, target))

    def save_pictures(self, item: PrintItem) -> None:
        """Save a sheet as a picture, one of each page."""
        target = self._target(item.name, ".png", PNG)
        if target is not None:
            self.make([item], "", lambda outgoing: self._save(outgoing, target))

    def make(self, items: Sequence[PrintItem], tile: str, then: Callable[[Outgoing], None]) -> None:
        """Make sheets that go out, tell which could not be made, and hand on the rest.

        While the one before is made nothing happens: a button was clicked twice.
        """
        if self._is_making:
            return
        if self._bench.jobs.is_busy:
            self._bench.ask.error(self._page, tr("还有一件事没有做完。请等它完成，再打印一次。"))
            return

        def finish(outcome: Outcome[Outgoing]) -> None:
            self._is_making = False
            if outcome.was_cancelled:
                return
            if isinstance(outcome.error, SentenceError):
                self._bench.ask.error(self._page, in_words(outcome.error))
                return
            outgoing = outcome.result()
            if outgoing.failed:
                told = failed_in_words(outgoing.failed, is_all=not outgoing.sheets)
                self._bench.ask.error(self._page, told)
            if outgoing.sheets:
                then(outgoing)

        self._is_making = True
        self._bench.jobs.start(
            self._page,
            lambda report: make_outgoing(
                items,
                tile=Tile(tile) if tile else None,
                is_numbered=is_offered() and not self._bench.desk.is_history,
                progress=report,
            ),
            finish,
            title=tr("正在生成版面"),
        )

    def record(self, gone: Sequence[OutgoingSheet], told: str) -> None:
        """Keep what hangs with its number, so that it can be compared later, and say so."""
        editions = [one for one in gone if one.is_edition]
        for one in editions:
            try:
                self._bench.desk.run(record_edition(printout=one.printout, made=one.made))
            except SentenceError as error:
                self._bench.ask.error(self._page, in_words(error))
                return
        if editions:
            told += tr("，编号 {numbers}。挂好后请在“在墙登记”里登记", numbers=_numbers(editions))
        self._bench.desk.noted.emit(told, False)
        self.gone_out.emit(tuple(gone))

    # Inside ----------------------------------------------------------------------------

    def _target(self, name: str, suffix: str, *kinds: str) -> Path | None:
        return self._bench.ask.choose_save_file(self._page, tr("保存"), f"{name}{suffix}", kinds)

    def _save_word(self, item: PrintItem, target: Path) -> None:
        def then(outcome: Outcome[None]) -> None:
            if outcome.was_cancelled:
                return
            if isinstance(outcome.error, SentenceError):
                self._bench.ask.error(self._page, in_words(outcome.error))
                return
            outcome.result()
            self._bench.settings.change(last_folder=str(target.parent))
            self._bench.desk.noted.emit(tr("已保存：{target}", target=target), False)

        if self._bench.jobs.is_busy:
            self._bench.ask.error(self._page, tr("还有一件事没有做完。请等它完成，再保存一次。"))
            return
        self._bench.jobs.start(
            self._page,
            lambda report: write_word(item.printout, target, progress=report),
            then,
            title=tr("保存"),
        )

    def _to_printer(self, outgoing: Outgoing, title: str) -> None:
        from dangjian_desktop.ui.shared.print_run import PrintRun  # QtPrintSupport only now

        def done() -> None:
            self.record(outgoing.sheets, tr("已送往打印机"))

        run = PrintRun(self._bench.ask, self._bench.jobs, self._page, done)
        run.start(joined_content(outgoing.sheets), title)

    def _save(self, outgoing: Outgoing, target: Path) -> None:
        content = outgoing.sheets[0].content

        def task(report: Report) -> Written:
            return write_out(content, target, progress=report)

        def then(outcome: Outcome[Written]) -> None:
            if outcome.was_cancelled:
                return
            if isinstance(outcome.error, SentenceError):
                self._bench.ask.error(self._page, in_words(outcome.error))
                return
            written = outcome.result()
            self._bench.settings.change(last_folder=str(target.parent))
            count, first = len(written.files), written.files[0]
            told = tr("已保存：{target}", target=first)
            if count > 1:
                told = tr("已保存 {count} 个文件：{target} 等", count=count, target=first)
            self.record(outgoing.sheets, told)
            if written.coarser is not None:
                self._bench.ask.tell(self._page, in_words(written.coarser.told))

        self._bench.jobs.start(self._page, task, then, title=tr("保存"))


def _numbers(editions: Sequence[OutgoingSheet]) -> str:
    first, last = editions[0].printout.number, editions[-1].printout.number
    first_mark, last_mark = (WallMark(number).short for number in (first, last))
    if first == last:
        return first_mark
    return tr("{first} 到 {last}", first=first_mark, last=last_mark)
