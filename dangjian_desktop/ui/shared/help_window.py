"""Help pages and the sheet of shortcuts, read from resources/help."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr

WIDTH, HEIGHT = 640, 600


class HelpWindow(Dialog):
    """One page of help; stays beside the work, Esc closes it."""

    def __init__(self, page: Path, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QTextBrowser(self)
        self.text.setObjectName("help_text")
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        self.text.setMarkdown(page.read_text("utf-8"))
        close = plain_button(tr("关闭"), parent=self)
        close.clicked.connect(self.close)
        made = tokens()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setSpacing(made.space(3))
        column.addWidget(self.text)
        column.addLayout(buttons)
        self.resize(made.px(WIDTH), made.px(HEIGHT))
