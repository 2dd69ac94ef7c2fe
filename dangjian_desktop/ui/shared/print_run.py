"""A print run: which printer, what becomes of pages larger than its paper, and off it goes.

Everything that can go wrong on the way to a printer is told here in words; what is printed to a
file is the PDF itself and not a picture of it, written whole or not at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.print_jobs import (
    chosen_pages_of,
    shrunk_sheet,
    tile_plans,
    tiled_sheet,
    write_out,
)
from dangjian_desktop.ui.shared.ask import Ask
from dangjian_desktop.ui.shared.jobs import Jobs, Outcome, Report
from dangjian_desktop.ui.shared.paper_printing import (
    PDF_ENDING,
    PaperAtHand,
    chosen_pages,
    is_same,
    is_there,
    make_printer,
    paper_at_hand,
    print_pages,
    too_large,
    with_copies,
    writes_file,
)
from dangjian_desktop.ui.shared.paper_view import PdfPages
from dangjian_desktop.ui.shared.wording import in_words, tr


@dataclass(frozen=True)
class _Way:
    """What goes to the printer.

    Attributes:
        content: The pages asked for, cut or made smaller where they are larger than the paper.
        keeps_paper: Whether they are as they were, and lie on the paper as it was chosen.
    """

    content: bytes
    keeps_paper: bool


class PrintRun:
    """Prints one PDF.

    Args:
        ask: Questions and the system's dialog.
        jobs: The door for long work.
        over: The page in which it was asked for.
        done: Called when the printer took everything.
    """

    def __init__(self, ask: Ask, jobs: Jobs, over: QWidget, done: Callable[[], None]) -> None:
        self._ask, self._jobs, self._over, self._done = ask, jobs, over, done

    def start(self, content: bytes, title: str) -> None:
        """Let the user choose a printer, and print true to size."""
        pages = PdfPages(content)
        try:
            printer = make_printer(pages, title)
            count = len(pages.sizes)
            if not self._ask.choose_printer(self._over, printer, count):
                return
            if not is_there(printer):
                self._tell_gone(printer)
                return
            numbers = chosen_pages(printer, count)
            if not numbers:
                self._ask.error(self._over, tr("没有这些页。请重新填写要打印的页码。"))
                return
            sizes = [pages.sizes[number] for number in numbers]
        finally:
            pages.close()
        if numbers != list(range(count)):
            content = chosen_pages_of(content, numbers)
        way = self._way(printer, content, title, sizes)
        if way is not None:
            self._send(printer, way)

    def _way(
        self, printer: QPrinter, content: bytes, title: str, sizes: list[tuple[float, float]]
    ) -> _Way | None:
        """Ask what becomes of pages that are larger than the paper; None calls it off."""
        large = too_large(printer, sizes)
        at_hand = paper_at_hand(printer)
        if not large:
            return _Way(content, keeps_paper=True)
        pieces = _pieces(content, at_hand)
        paper = tr(
            "{width}×{height} 毫米", width=f"{at_hand.width:.0f}", height=f"{at_hand.height:.0f}"
        )
        told = tr(
            "有 {count} 页比所选的纸（{paper}）大。可以按实际大小拼接，也可以缩小到一张纸。",
            count=len(large),
            paper=paper,
        )
        shrink, cancel = tr("缩小到一张"), tr("取消")
        if pieces is None:
            told = tr(
                "有 {count} 页比所选的纸（{paper}）大，这种纸又小得不能拼接。可以缩小到一张纸。",
                count=len(large),
                paper=paper,
            )
            is_wanted = self._ask.question(self._over, told, yes=shrink, no=cancel)
            answer = 1 if is_wanted else 2
        else:
            tile = tr("拼接，共 {count} 张", count=pieces)
            answer = self._ask.choose(self._over, told, (tile, shrink, cancel))
        if answer == 0:
            printer.setDuplex(QPrinter.DuplexMode.DuplexNone)  # a wall shows one side
            return _Way(tiled_sheet(content, title, at_hand.tile), keeps_paper=False)
        if answer == 1:
            made = shrunk_sheet(content, at_hand.width, at_hand.height, at_hand.margins)
            return _Way(made, keeps_paper=False)
        return None

    def _send(self, printer: QPrinter, way: _Way) -> None:
        if self._jobs.is_busy:
            self._ask.error(self._over, tr("还有一件事没有做完。请等它完成，再打印一次。"))
            return
        if writes_file(printer):
            self._write(printer, way)
            return

        def task(report: Report) -> tuple[int, int]:
            pages = PdfPages(way.content)
            try:
                wanted = with_copies(printer, range(len(pages.sizes)))
                took = print_pages(pages, printer, wanted, report, keeps_paper=way.keeps_paper)
                return took, len(wanted)
            finally:
                pages.close()

        def then(outcome: Outcome[tuple[int, int]]) -> None:
            if outcome.was_cancelled:
                return
            took, wanted = outcome.result()
            if took == wanted:
                self._done()
            elif took == 0:
                self._ask.error(
                    self._over,
                    tr("打印机没有接受这份文件。请检查打印机是否开机、联机，再打印一次。"),
                )
            else:
                self._ask.error(
                    self._over,
                    tr(
                        "打印机中途停了，{wanted} 页里只送出 {took} 页。"
                        "请检查打印机，再从第 {following} 页打起。",
                        wanted=wanted,
                        took=took,
                        following=took + 1,
                    ),
                )

        self._jobs.start(self._over, task, then, title=tr("打印"))

    def _write(self, printer: QPrinter, way: _Way) -> None:
        """Write the PDF itself where the user had the system print to a file."""
        target = self._target(Path(printer.outputFileName()))
        if target is None:
            return

        def task(report: Report) -> None:
            report(tr("正在写入"), 0.0)
            pages = PdfPages(way.content)
            count = len(pages.sizes)
            is_own = paper_at_hand(printer).points
            differs = way.keeps_paper and not is_same(is_own, pages.sizes[0])
            pages.close()
            content = way.content
            if differs:  # smaller than the chosen paper: in its middle, as a printer would
                at_hand = paper_at_hand(printer)
                content = shrunk_sheet(content, at_hand.width, at_hand.height, at_hand.margins)
            wanted = with_copies(printer, range(count))
            if len(wanted) != count:
                content = chosen_pages_of(content, wanted)
            write_out(content, target)

        def then(outcome: Outcome[None]) -> None:
            if outcome.was_cancelled:
                return
            if isinstance(outcome.error, SentenceError):
                self._ask.error(self._over, in_words(outcome.error))
                return
            outcome.result()
            self._done()

        self._jobs.start(self._over, task, then, title=tr("打印"))

    def _target(self, named: Path) -> Path | None:
        """Return the file that was named, with its ending; None where it names none.

        The dialog has asked before replacing what was named, but not what has the ending besides.
        """
        if named.is_dir() or not named.name:
            told = tr("没有写文件名。请在“{folder}”后面写上文件名，再打印一次。", folder=named)
            self._ask.error(self._over, told)
            return None
        if named.suffix.lower() == PDF_ENDING:
            return named
        target = named.with_name(f"{named.name}{PDF_ENDING}")
        if target.exists():
            told = tr("已经有文件“{name}”。要替换它吗？", name=target.name)
            if not self._ask.question(self._over, told, yes=tr("替换"), is_loss=True):
                return None
        return target

    def _tell_gone(self, printer: QPrinter) -> None:
        name = printer.printerName()
        if name:
            told = tr("打印机“{name}”不见了。请检查它是否开机、联机，或换一台打印机。", name=name)
        else:
            told = tr("没有找到打印机。请接好打印机并装好驱动再打印，或者另存为 PDF。")
        self._ask.error(self._over, told)


def _pieces(content: bytes, at_hand: PaperAtHand) -> int | None:
    """Return how many sheets of the paper a PDF takes when cut; None where it cannot be cut."""
    try:
        plans = tile_plans(content, at_hand.tile)
    except SentenceError:
        return None
    return sum(1 if plan is None else plan.count + 1 for plan in plans)
