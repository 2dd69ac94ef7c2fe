"""A text made of the records, to be read and copied: for a chat group, a board, a news item."""

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Lines for which a text asks room, at least and at most.
LEAST_LINES, MOST_LINES = 3, 12


class CopiedText(QWidget):
    """A heading, the text, and the button that copies it."""

    def __init__(
        self, bench: Workbench, name: str, heading: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._heading = bench, heading
        self.setObjectName(name)
        told = QLabel(heading, self)
        set_role(told, "label")
        self.box = QPlainTextEdit(self)
        self.box.setObjectName(f"{name}_text")
        self.box.setAccessibleName(heading)
        self.box.setReadOnly(True)
        self.box.setTabChangesFocus(True)
        self.copy_button = plain_button(tr("复制"), parent=self)
        self.copy_button.setObjectName(f"{name}_copy")
        self.copy_button.setAccessibleName(tr("复制{what}", what=heading))
        self.copy_button.clicked.connect(self.copy)
        head = QHBoxLayout()
        head.addWidget(told)
        head.addStretch()
        head.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        column.addLayout(head)
        column.addWidget(self.box)
        news().changed.connect(self._fit)

    @property
    def text(self) -> str:
        """What is shown."""
        return self.box.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text, as high as its lines ask for."""
        if text != self.text:
            self.box.setPlainText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the text breaks into other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        broken = round(self.box.document().size().height())  # of a plain text, its lines
        lines = max(LEAST_LINES, min(MOST_LINES, broken + 1))
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * lines + tokens().space(6))

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self._bench.desk.noted.emit(tr("已复制：{what}", what=self._heading), False)
