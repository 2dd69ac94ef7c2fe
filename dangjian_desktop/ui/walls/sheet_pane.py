"""The sheet that is chosen: as it will come out of the printer, how it is printed, and its state.

The preview is made anew in the background whenever a choice or a record changes; what is shown is
the very PDF, so it can be zoomed and leafed through.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.printouts import MadeSheet, make_sheet
from dangjian_desktop.operations.wall_gallery import GallerySheet
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    link_button,
    plain_button,
    primary_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.jobs import Outcome
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.paper_view import PaperView, PdfPages
from dangjian_desktop.ui.shared.print_failures import photos_left_out
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench
from dangjian_desktop.ui.shared.zoom_bar import ZoomBar
from dangjian_desktop.ui.walls.sheet_options import USUAL_THEME, SheetOptions


class SheetPane(QWidget):
    """Name and state above, the choices, the paper, the buttons.

    Signals:
        print_wanted, save_wanted, picture_wanted: The sheet is to go out.
        keep_wanted: The branch prints this sheet like this from now on.
        shown: The preview is there, or (False) a sentence why there is none.
        grown: The preview is to take the whole page, or is to give it back.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    picture_wanted = Signal()
    keep_wanted = Signal()
    grown = Signal()
    shown = Signal(bool)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_pane")
        self._bench = bench
        self._sheet: GallerySheet | None = None
        self._asked: Printout | None = None
        self._is_stale = self._is_refused = False
        self._pages: PdfPages | None = None
        self.made: MadeSheet | None = None
        self.title = ElidedLabel(
            mode=Qt.TextElideMode.ElideRight, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        set_role(self.title, "heading")
        self.chip = Chip("", parent=self)
        self.told = QLabel(self)
        self.told.setObjectName("sheet_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.options = SheetOptions(bench.desk, self)
        self.options.changed.connect(self._make)
        self.notice = QLabel(self)
        self.notice.setObjectName("sheet_notice")
        self.notice.setWordWrap(True)
        set_role(self.notice, "caution")
        self.paper = PaperView(self)
        self.waiting = EmptyState(tr("正在生成预览。"), icon="file-text", parent=self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.waiting)
        self.stack.addWidget(self.paper)
        self.bar = ZoomBar(self.paper, self)
        self.grow_button = icon_button(
            "maximize-2", tr("预览占满整页（F9）"), clicked=self.grown.emit, parent=self
        )
        self.grow_button.setObjectName("grow_preview")
        self.keep_button = records(link_button(tr("本支部以后都这样印"), parent=self))
        self.keep_button.setObjectName("keep_choices")
        self.keep_button.clicked.connect(self.keep_wanted)
        self.print_button = primary_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_sheet")
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button = plain_button(tr("存 PDF"), "save", parent=self)
        self.save_button.setObjectName("save_sheet")
        self.save_button.clicked.connect(self.save_wanted)
        self.picture_button = records(plain_button(tr("存图片"), parent=self))
        self.picture_button.setObjectName("save_picture")
        self.picture_button.clicked.connect(self.picture_wanted)
        self._lay_out()
        self._dress()
        news().changed.connect(self._dress)
        self.show_state(None, "")

    @property
    def sheet(self) -> GallerySheet | None:
        """The sheet that is shown."""
        return self._sheet

    @property
    def is_making(self) -> bool:
        """Whether the preview is on its way."""
        return self.made is None and self._asked is not None and not self._is_refused

    @property
    def printout(self) -> Printout:
        """What would be printed."""
        return self.options.printout()

    def show_sheet(self, sheet: GallerySheet) -> None:
        """Show another sheet, or the same one after a change."""
        is_other = self._sheet is None or self._sheet.info.code != sheet.info.code
        self._sheet = sheet
        self.title.setText(tr(sheet.info.title))
        with QSignalBlocker(self.options):
            self.options.show_sheet(sheet)
        if is_other:
            self._forget()
        self._make()

    def show_state(self, look: ChipLook | None, told: str) -> None:
        """Say whether the sheet hangs and is true."""
        self.chip.setVisible(look is not None)
        if look is not None:
            self.chip.show_look(look)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def make_anew(self) -> None:
        """A record has changed: the preview is to be made again."""
        self._is_stale = True
        if self._sheet is not None:
            self._make()

    def let_go(self) -> None:
        """Let go of the PDF: nothing of it stays in memory when nobody looks."""
        self._forget()
        self._is_stale = True

    # Inside ----------------------------------------------------------------------------

    def _make(self) -> None:
        """Make the PDF of the latest choices; what is asked for meanwhile is made next."""
        printout = self.options.printout()
        self.keep_button.setVisible(self._is_other(printout))
        if printout == self._asked and not self._is_stale:
            return
        self._asked, self._is_stale, self._is_refused = printout, False, False

        def then(outcome: Outcome[MadeSheet]) -> None:
            if printout == self._asked:
                self._show(outcome)

        self._bench.jobs.read_quietly(self, lambda: make_sheet(printout), then, is_urgent=True)

    def _is_other(self, printout: Printout) -> bool:
        """Whether the choices are others than those kept for the branch."""
        if self._sheet is None:
            return False
        kept, info = self._sheet.printout, self._sheet.info
        usual = (kept.paper, kept.theme or USUAL_THEME, kept.detail or info.levels[0])
        return usual != (printout.paper, printout.theme or USUAL_THEME, printout.detail)

    def _show(self, outcome: Outcome[MadeSheet]) -> None:
        if isinstance(outcome.error, SentenceError):
            self._forget(keep_asked=True)
            self._is_refused = True
            self.waiting.say(in_words(outcome.error))
            self._enable(False)
            self.shown.emit(False)
            return
        self.made = outcome.result()
        before = self._pages
        self._pages = PdfPages(self.made.content)
        self.paper.show_pages(self._pages)
        if before is not None:
            before.close()
        self.stack.setCurrentWidget(self.paper)
        report = self.made.report
        said = []
        if report.missing_glyphs:
            said.append(
                tr(
                    "有 {count} 个字没有字形，纸上会是空框：{listed}。请核对用字。",
                    count=len(report.missing_glyphs),
                    listed=tr("、").join(report.missing_places),
                )
            )
        if report.unreadable_photos:
            said.append(photos_left_out(report.unreadable_photos))
        self.notice.setText("\n".join(said))
        self.notice.setVisible(bool(said))
        self._enable(True)
        self.shown.emit(True)

    def _enable(self, is_there: bool) -> None:
        for button in (self.print_button, self.save_button, self.picture_button):
            button.setEnabled(is_there)

    def _forget(self, *, keep_asked: bool = False) -> None:
        self.stack.setCurrentWidget(self.waiting)
        self.waiting.say(tr("正在生成预览。"))
        self.notice.hide()
        self.paper.show_pages(None)
        if self._pages is not None:
            self._pages.close()
            self._pages = None
        self.made = None
        if not keep_asked:
            self._asked = None
        self._enable(False)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.chip)
        bar = QHBoxLayout()
        bar.addWidget(self.bar, 1)
        bar.addWidget(self.grow_button)
        foot = QHBoxLayout()
        foot.addWidget(self.keep_button, 1, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.picture_button, self.save_button, self.print_button):
            buttons.addWidget(button)
        for part in (head, self.told, self.options, foot, bar):
            if isinstance(part, QWidget):
                self._column.addWidget(part)
            else:
                self._column.addLayout(part)
        self._column.addWidget(self.stack, 1)
        self._column.addWidget(self.notice)
        self._column.addLayout(buttons)
        self._rows = (head, bar, foot, buttons)

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        for row in self._rows:
            row.setSpacing(made.space(1))
        self._rows[-1].setSpacing(made.space(2))
