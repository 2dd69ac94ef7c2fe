"""The second place in 备份与恢复: where it is, when the last copy was made there, what to do."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.second_place import (
    CopyState,
    choose_second_place,
    copy_to_second_place,
    forget_second_place,
)
from dangjian_desktop.ui.shared.backup_keeper import BackupKeeper
from dangjian_desktop.ui.shared.backup_words import second_place_words
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.jobs import BusyError, Outcome, Report
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_ENDS = {
    CopyState.COPIED: QT_TR_NOOP("已复制到第二处，并读回核对无误。"),
    CopyState.CURRENT: QT_TR_NOOP("第二处没有要补的，最新的备份已经在那里。"),
    CopyState.AWAY: QT_TR_NOOP("第二处现在不在。请接上 U 盘，再点“现在复制”。"),
}


class SecondPlacePane(QWidget):
    """Says how it stands with the second place, and lets it be chosen, copied to and left.

    Signals:
        said: A sentence about what was done.
    """

    said = Signal(str)

    def __init__(
        self, bench: Workbench, keeper: BackupKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("second_place")
        self._bench, self._keeper = bench, keeper
        self.where = ElidedLabel(align=Qt.AlignmentFlag.AlignLeft, parent=self)
        self.where.setObjectName("second_where")
        self.state = QLabel(self)
        self.state.setObjectName("second_state")
        self.state.setWordWrap(True)
        self.copy_button = plain_button(tr("现在复制"), parent=self)
        self.copy_button.setObjectName("second_copy_button")
        self.choose_button = plain_button(tr("选第二处…"), "folder-open", parent=self)
        self.choose_button.setObjectName("second_choose_button")
        self.forget_button = plain_button(tr("不再复制"), parent=self)
        self.forget_button.setObjectName("second_forget_button")
        self.forget_button.setToolTip(tr("不再往第二处复制，那里的备份留着"))
        self._lay_out()
        self.copy_button.clicked.connect(self.copy)
        self.choose_button.clicked.connect(self.choose)
        self.forget_button.clicked.connect(self.forget)
        keeper.changed.connect(self._show)
        self._show()

    def choose(self) -> None:
        """Let the user choose the folder, and copy the newest backup there."""
        path = self._bench.ask.choose_folder(self, tr("选第二处：U 盘或另一块硬盘上的文件夹"))
        if path is not None:
            self._copy(lambda: choose_second_place(self._keeper.folder, path, at=self._now()))

    def copy(self) -> None:
        """Copy the newest backup there now."""
        self._copy(lambda: None)

    def forget(self) -> None:
        """Copy to no second place any more."""
        try:
            forget_second_place(self._keeper.folder)
        except SentenceError as error:
            self._bench.ask.error(self, in_words(error))
            return
        self._keeper.tell_second("")
        self.said.emit(tr("不再往第二处复制，那里的备份留着。"))

    def _copy(self, first: Callable[[], object]) -> None:
        def work(report: Report) -> CopyState:
            first()
            return copy_to_second_place(self._keeper.folder, at=self._now(), progress=report)

        def take(outcome: Outcome[CopyState]) -> None:
            if outcome.was_cancelled:
                self._keeper.look()
                return
            try:
                state = outcome.result()
            except SentenceError as error:
                self._keeper.tell_second(in_words(error))
                self._bench.ask.error(self, in_words(error))
                return
            self._keeper.tell_second("")
            self.said.emit(tr(_ENDS[state]) if state in _ENDS else "")

        try:
            self._bench.jobs.start(self, work, take, title=tr("复制到第二处"))
        except BusyError:
            self.said.emit(tr("还有别的工作没有做完。请等它做完再试。"))

    def _now(self) -> datetime:
        return self._keeper.clock()

    def _show(self) -> None:
        status = self._keeper.second
        if status is None:
            return
        place = status.place
        self.where.setText("" if place is None else tr("第二处：{path}", path=Path(place.path)))
        self.where.setVisible(place is not None)
        failure = self._keeper.second_failure
        self.state.setText(second_place_words(status, failure, self._now().date()))
        is_bad = bool(failure) or status.is_overdue
        set_role(self.state, "problem" if is_bad else "second")
        self.choose_button.setText(tr("选第二处…") if place is None else tr("换一处…"))
        for button in (self.copy_button, self.forget_button):
            button.setVisible(place is not None)

    def _lay_out(self) -> None:
        made = tokens()
        told = QVBoxLayout()
        told.setSpacing(made.space(1))
        told.addWidget(self.where)
        told.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(2))
        row.addLayout(told, 1)
        for button in (self.copy_button, self.choose_button, self.forget_button):
            row.addWidget(button)
