"""A form that stands in a section of the person card for as long as something is mended there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.ask import Ask
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


class InPlaceForm(QWidget):
    """Fields, what was refused, 取消 and 保存; Esc leaves, Ctrl+Enter saves.

    Signals:
        save_wanted: What was typed is to be written.
        leave_wanted: It is not.
    """

    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, form: FieldForm, parent: QWidget, *, below: QWidget | None = None) -> None:
        """Put the fields in their place.

        Args:
            form: The fields, filled in.
            parent: What stands under the heading of the section.
            below: What else is asked, under the fields.
        """
        super().__init__(parent)
        made = tokens()
        self.form = form
        self.refusal = QLabel(self)
        self.refusal.setObjectName("refusal")
        self.refusal.setWordWrap(True)
        set_role(self.refusal, "problem")
        self.refusal.hide()
        save, cancel = (
            primary_button(tr("保存"), parent=self),
            plain_button(tr("取消"), parent=self),
        )
        save.setObjectName("save_button")
        save.setToolTip(tr("Ctrl+回车"))
        save.clicked.connect(self.save_wanted)
        cancel.clicked.connect(self.leave_wanted)
        form.entered.connect(self.save_wanted)
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, made.space(3))
        column.setSpacing(made.space(3))
        column.addWidget(form)
        if below is not None:
            column.addWidget(below)
        column.addWidget(self.refusal)
        column.addLayout(row)

    def refuse(self, words: str) -> None:
        """Say above the buttons why nothing was written."""
        self.refusal.setText(words)
        self.refusal.show()

    def may_leave(self, ask: Ask) -> bool:
        """Whether what was typed may be thrown away; asks where something was."""
        return not self.form.is_dirty or ask.question(
            self,
            tr("填写的内容还没有保存。要放弃吗？"),
            yes=tr("放弃"),
            no=tr("继续填写"),
            is_loss=True,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves and Ctrl+Enter saves, wherever in the form the keyboard is."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_wanted.emit()
        else:
            super().keyPressEvent(event)
