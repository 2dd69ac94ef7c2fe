"""The print preview: the very PDF that is printed or saved, and what to know before doing so."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.print_jobs import Written, write_out
from dangjian_desktop.operations.word_files import WORD_SUFFIX
from dangjian_desktop.ui.shared.ask import DOCX, PDF, PNG, Ask
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.icons import Sign
from dangjian_desktop.ui.shared.jobs import Jobs, Outcome, Report
from dangjian_desktop.ui.shared.paper_view import PaperView, PdfPages
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.zoom_bar import ZoomBar

MOST_MISSING_SHOWN = 8


class Preview(QWidget):
    """A PDF with its buttons.

    Signals:
        closed: 关闭 or Esc.
        saved: Where it was saved (Path); of several pictures the first.
        printed: The pages have gone to the printer.
    """

    closed = Signal()
    saved = Signal(object)
    printed = Signal()

    def __init__(
        self, ask: Ask, parent: QWidget | None = None, *, jobs: Jobs | None = None
    ) -> None:
        """Make an empty preview.

        Args:
            ask: Questions and dialogs.
            parent: Where it stands.
            jobs: The door for long work, through which pages go to a printer or a file; None
                does that at once.
        """
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ask = ask
        self._jobs = Jobs(self, instant=True) if jobs is None else jobs
        #: Makes what goes out where that is not the very bytes that are shown (a sheet that gets a
        #: number then), and hands them to the function that it is given.
        self.outgoing: Callable[[Callable[[bytes], None]], None] | None = None
        #: Writes the same as .docx; None for what is no text form.
        self.write_word: Callable[[Path, Report], None] | None = None
        self._content = b""
        self._title = ""
        self._pages: PdfPages | None = None
        self.paper = PaperView(self)
        self.title = ElidedLabel(
            mode=Qt.TextElideMode.ElideRight, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        set_role(self.title, "title")
        self.bar = ZoomBar(self.paper, self)
        self.print_button = primary_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_button")
        self.print_button.clicked.connect(self.print_out)
        self.save_button = plain_button(tr("另存为…"), "save", parent=self)
        self.save_button.setToolTip(
            tr("PDF 文件、每页一张 PNG 图片；文字版面还可存为 Word（Ctrl+S）")
        )
        self.save_button.setObjectName("save_button")
        self.save_button.clicked.connect(self.save_as)
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.closed)
        self.warning = QFrame(self)
        self.warning.setObjectName("missing_glyphs")
        self.warning.setProperty("tone", "warn")
        self.warning_sentence = QLabel(self.warning)
        self.warning_sentence.setWordWrap(True)
        self._lay_out()
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Print), self.print_out),
            (QKeySequence(QKeySequence.StandardKey.Save), self.save_as),
            (QKeySequence("Ctrl+0"), self.paper.fit_width),
            (QKeySequence("Ctrl+="), self.paper.zoom_in),
            (QKeySequence("Ctrl+-"), self.paper.zoom_out),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_pdf(self, content: bytes | Path, title: str, missing: Sequence[str] = ()) -> None:
        """Show a PDF.

        Args:
            content: The finished PDF, or the file that holds it.
            title: What it is; also the suggested file name.
            missing: Where characters stand that no font has, told on a strip above the page.
        """
        if self._pages is not None:
            self._pages.close()
        self._content = content.read_bytes() if isinstance(content, Path) else content
        self._title = title
        self._pages = PdfPages(self._content)
        self.title.setText(title)
        self._warn(missing)
        self.paper.show_pages(self._pages)
        self.paper.setFocus()

    def forget(self) -> None:
        """Let go of the PDF: nothing of it stays in memory when the dialog is closed."""
        if self._pages is not None:
            self.paper.show_pages(None)
            self._pages.close()
            self._pages = None
        self._content = b""

    def print_out(self) -> None:
        """Let the user choose a printer, and print true to size."""
        if self._pages is None:
            return
        from dangjian_desktop.ui.shared.print_run import PrintRun  # QtPrintSupport only now

        run = PrintRun(self._ask, self._jobs, self, self.printed.emit)
        title = self._title
        self._let_out(lambda content: run.start(content, title))

    def save_as(self) -> None:
        """Save the very bytes that are shown, or each page as a picture."""
        if self._pages is None:
            return
        write_word = self.write_word
        kinds = [PDF, PNG] if write_word is None else [PDF, DOCX, PNG]
        target = self._ask.choose_save_file(self, tr("另存为"), f"{self._title}.pdf", kinds)
        if target is None:
            return
        if write_word is not None and target.suffix.lower() == WORD_SUFFIX:
            self._run(partial(_as_word, write_word, target))
        else:
            self._let_out(lambda content: self._write(content, target))

    def _let_out(self, then: Callable[[bytes], None]) -> None:
        if self.outgoing is None:
            then(self._content)
        else:
            self.outgoing(then)

    def _write(self, content: bytes, target: Path) -> None:
        self._run(lambda report: write_out(content, target, progress=report))

    def _run(self, write: Callable[[Report], Written]) -> None:
        def task(report: Report) -> Written:
            report(tr("正在写入"), 0.0)
            return write(report)

        def then(outcome: Outcome[Written]) -> None:
            if outcome.was_cancelled:
                return
            if isinstance(outcome.error, SentenceError):
                self._ask.error(self, in_words(outcome.error))
                return
            written = outcome.result()
            self.saved.emit(written.files[0])
            if written.coarser is not None:
                self._ask.tell(self, in_words(written.coarser.told))

        if self._jobs.is_busy:
            self._ask.error(self, tr("还有一件事没有做完。请等它完成，再保存一次。"))
            return
        self._jobs.start(self, task, then, title=tr("另存为"))

    def _warn(self, missing: Sequence[str]) -> None:
        self.warning.setVisible(bool(missing))
        if missing:
            more = tr(" 等") if len(missing) > MOST_MISSING_SHOWN else ""
            self.warning_sentence.setText(
                tr(
                    "有 {count} 个字没有字形，纸上会是空框：{listed}。请核对用字。",
                    count=len(missing),
                    listed=tr("、").join(missing[:MOST_MISSING_SHOWN]) + more,
                )
            )

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(made.space(4), made.space(2), made.space(4), made.space(2))
        bar.setSpacing(made.space(2))
        bar.addWidget(self.title, 1)
        bar.addWidget(self.bar)
        bar.addSpacing(made.space(1))
        for button in (self.print_button, self.save_button, self.close_button):
            bar.addWidget(button)
        strip = QHBoxLayout(self.warning)
        strip.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(2))
        strip.setSpacing(made.space(2))
        strip.addWidget(Sign("triangle-alert", "warn", parent=self.warning))
        strip.addWidget(self.warning_sentence, 1)
        held = QHBoxLayout()
        held.setContentsMargins(made.space(4), 0, made.space(4), made.space(2))
        held.addWidget(self.warning)
        column.addLayout(bar)
        column.addLayout(held)
        column.addWidget(self.paper, 1)
        self.warning.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _as_word(write: Callable[[Path, Report], None], target: Path, report: Report) -> Written:
    write(target, report)
    return Written((target,))
