"""A look into a backup: what it holds, what would be lost and come back; and restoring it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.attachments import size_text
from dangjian_desktop.operations.backups import BackupInside
from dangjian_desktop.ui.shared.backup_words import (
    change_words,
    erasing_words,
    holding_words,
    loss_words,
    made_words,
)
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SIZE = (560, 340)


class RestoreDialog(Dialog):
    """What a backup holds beside the open data.

    Signals:
        restore_wanted: The user wants its data, and has said so twice.
    """

    restore_wanted = Signal()

    def __init__(
        self,
        bench: Workbench,
        inside: BackupInside,
        today: date,
        parent: QWidget | None = None,
        *,
        loses_password: bool = False,
    ) -> None:
        """Show what was found.

        Args:
            bench: Asks. inside: what was found. today: the day by the clock. parent: the window.
            loses_password: Whether anybody could open the data afterwards, unlike now.
        """
        super().__init__(parent)
        self.setObjectName("restore_dialog")
        self.setWindowTitle(tr("看看里面与恢复"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._when = bench, made_words(inside.facts, today)
        facts = inside.facts
        self.heading = QLabel(tr("备份：{when}", when=self._when), self)
        set_role(self.heading, "title")
        holding = tr(
            "校验无误。里面有 {holding}，数据 {size}，序号 {number}。",
            holding=holding_words(facts),
            size=size_text(facts.size),
            number=facts.number,
        )
        if facts.is_encrypted:
            holding += tr("它已加密，恢复时要用做备份时的口令。")
        self.holding = QLabel(holding, self)
        self.holding.setObjectName("holding")
        self._loss = loss_words(inside)
        self.loss = QLabel(self._loss, self)
        self.loss.setObjectName("loss")
        is_grave = not inside.is_ours or inside.undone > 0
        set_role(self.loss, "heading" if is_grave else "sentence")
        self.changes = QLabel("\n".join(change_words(inside)), self)
        self.changes.setObjectName("changes")
        self.changes.setVisible(bool(self.changes.text()))
        self._erasings = erasing_words(inside)
        self.erasings = QLabel(self._erasings, self)
        self.erasings.setObjectName("erasings")
        set_role(self.erasings, "heading")
        self.erasings.setVisible(bool(self._erasings))
        self._openness = (
            tr("这份备份没有加密：恢复以后，打开数据不再要口令，各人的口令和角色也没有了。")
            if loses_password
            else ""
        )
        self.openness = QLabel(self._openness, self)
        self.openness.setObjectName("openness")
        set_role(self.openness, "heading")
        self.openness.setVisible(bool(self._openness))
        self.kept = QLabel(
            tr("恢复之前先备份现在的数据；换下的文件也留在备份文件夹里。恢复后程序重新打开。"), self
        )
        set_role(self.kept, "second")
        self.restore_button = plain_button(tr("恢复到这份备份…"), "rotate-ccw", parent=self)
        self.restore_button.setObjectName("restore_button")
        self.close_button = plain_button(tr("不恢复"), parent=self)
        self.close_button.setObjectName("close_button")
        self.restore_button.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Ask once more, then want it."""
        is_sure = self._bench.ask.question(
            self,
            tr(
                "把数据恢复到 {when} 吗？{loss}",
                when=self._when,
                loss=self._loss + self._erasings + self._openness,
            ),
            yes=tr("恢复"),
            is_loss=True,
        )
        if is_sure:
            self.accept()
            self.restore_wanted.emit()

    def _lay_out(self) -> None:
        made = tokens()
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        shown = (
            self.heading,
            self.holding,
            self.loss,
            self.erasings,
            self.openness,
            self.changes,
            self.kept,
        )
        for label in shown:
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        column.addLayout(buttons)
        fit_to_screen(self, *_SIZE)
