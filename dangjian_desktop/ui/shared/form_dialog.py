"""A dialog that is one form and one operation: title, fields, 保存, 取消."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.ui.shared.ask import Ask
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

COLUMN_WIDTH = 330
MOST_HEIGHT = 680  # a screen of 768 less task bar and title


class FormDialog(Dialog):
    """Asks for some fields and hands the values over; stays open until they are taken.

    Attributes:
        foot: The line of the buttons; there is room on its left.
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save: Callable[[dict[str, Any]], bool],
        *,
        on: date,
        ask: Ask,
        values: Mapping[str, Any] | None = None,
        columns: int = 1,
        save_text: str = QT_TR_NOOP("保存"),
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            title: What is done: 新增人员.
            fields: What is asked for.
            save: Takes all values and does it; False keeps the dialog open.
            on: The day as of which dates are judged.
            ask: For the question before typed things are thrown away.
            values: What stands in the fields at first.
            columns: Fields side by side.
            save_text: A verb.
            note: A sentence above the fields, where the matter needs one.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("form_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._save_values, self._ask = save, ask
        self.form = FieldForm(fields, on=on, columns=columns, parent=self)
        self.form.show_values(values or {})
        self.form.entered.connect(self.save)
        self.save_button = primary_button(tr(save_text), parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("Ctrl+回车"))
        self.save_button.clicked.connect(self.save)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(title, note, columns)

    @property
    def is_dirty(self) -> bool:
        """Whether something was entered that leaving would throw away."""
        return self.form.is_dirty

    def save(self) -> None:
        """Judge the fields; when all is well hand them over and go."""
        if not self.form.check():
            QTimer.singleShot(0, self, self._show_fault)  # only then its sentence has its place
        elif self._save_values(self.form.values()):
            self.accept()

    def blame(self, faults: Sequence[tuple[str, str]]) -> None:
        """Say faults that were found elsewhere under their fields, and go to the first."""
        for key, words in faults:
            self.form.blame(key, words)
        self.form.focus_field(faults[0][0])
        QTimer.singleShot(0, self, self._show_fault)  # only then the sentences have their place

    def _show_fault(self) -> None:
        """Scroll to the field that has the keyboard, and to what is said under it."""
        self.grow()
        widget = self.form.focusWidget()
        line = widget.parentWidget() if widget is not None else None
        if line is not None:
            self._area.ensureWidgetVisible(line)

    def _lay_out(self, title: str, note: str, columns: int) -> None:
        made = tokens()
        width = made.text_px(COLUMN_WIDTH) * columns + made.space(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(4))
        heading = QLabel(title, self)
        set_role(heading, "title")
        column.addWidget(heading)
        if note:
            told = QLabel(note, self)
            told.setWordWrap(True)
            set_role(told, "second")
            column.addWidget(told)
            told.ensurePolished()
            told.setMinimumHeight(told.heightForWidth(width - 2 * made.space(6)))
        self._area = area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.form)
        # The dialog's own ground shows through.
        area.viewport().setAutoFillBackground(False)
        self.form.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(made.space(2))
        self.foot.addStretch()
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.save_button)
        column.addLayout(self.foot)
        self.resize(width, 0)
        self.fit_height()

    def fit_height(self) -> None:
        """Be as high as what is shown needs, as far as the screen has room."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # only then it knows its type
        column = self.layout()
        assert column is not None
        around = column.totalHeightForWidth(self.width()) - self._area.sizeHint().height()
        height = around + self._form_height()
        self.resize(self.width(), min(height, tokens().px(MOST_HEIGHT)))

    def _form_height(self) -> int:
        """Return the height at which nothing of the form is scrolled; sentences are broken."""
        width = self.width() - 2 * tokens().space(6)
        return max(self.form.sizeHint().height(), self.form.heightForWidth(width))

    def grow(self) -> None:
        """Make room for what was said among the fields or below them, where the screen has it."""
        missing = self._form_height() - self._area.viewport().height()
        room = tokens().px(MOST_HEIGHT) - self.height()
        more = min(missing, room)
        if more > 0:
            self.resize(self.width(), self.height() + more)
            self.move(self.x(), max(self.y() - more // 2, 0))

    def showEvent(self, event: QShowEvent) -> None:
        """Make the room that a note of several lines has taken from the fields."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.grow)

    def reject(self) -> None:
        """Leave; what was typed is thrown away only after asking."""
        thrown_away = not self.is_dirty or self._ask.question(
            self,
            tr("填写的内容还没有保存。要放弃吗？"),
            yes=tr("放弃"),
            no=tr("继续填写"),
            is_loss=True,
        )
        if thrown_away:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere; Enter alone only moves on."""
        if not took_enter(event, self.save):
            super().keyPressEvent(event)
