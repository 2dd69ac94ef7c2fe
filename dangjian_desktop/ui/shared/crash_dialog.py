"""The dialog for an error nobody expected: what happened, that the data stands, what to do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

WIDTH, HEIGHT = 620, 420
SENTENCE = QT_TR_NOOP(
    "这次操作没有完成，已经保存的数据不受影响。可以关掉这个窗口接着用；"
    "如果再次出现，请复制下面的报告交给维护人员。报告里没有姓名和号码。"
)


class CrashTeller(QObject):
    """Carries a report from whichever thread failed to the window's thread."""

    _told = Signal(str)

    def __init__(self, parent_of: Callable[[], QWidget | None], parent: QObject) -> None:
        super().__init__(parent)
        self._parent_of = parent_of
        self._told.connect(self._show)

    def tell(self, report: str) -> None:
        """Show a report; may be called from any thread."""
        self._told.emit(report)

    def _show(self, report: str) -> None:
        CrashDialog(report, self._parent_of()).open()


class CrashDialog(QDialog):
    """One report, to be read, copied or closed."""

    def __init__(
        self, report: str, parent: QWidget | None = None, *, close_text: str = QT_TR_NOOP("接着用")
    ) -> None:
        super().__init__(parent)
        self.setObjectName("crash_dialog")
        self.setWindowTitle(tr("程序出错"))
        heading = QLabel(tr("程序遇到了没有料到的错误"), self)
        set_role(heading, "heading")
        sentence = QLabel(tr(SENTENCE), self)
        sentence.setWordWrap(True)
        self.report = QPlainTextEdit(report, self)
        self.report.setObjectName("report")
        self.report.setAccessibleName(tr("出错报告"))
        self.report.setReadOnly(True)
        self.copy_button = plain_button(tr("复制报告"), "copy", parent=self)
        self.copy_button.clicked.connect(self._copy)
        self.close_button = primary_button(tr(close_text), parent=self)
        self.close_button.clicked.connect(self.accept)
        made = tokens()
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setSpacing(made.space(3))
        for widget in (heading, sentence, self.report):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.resize(made.px(WIDTH), made.px(HEIGHT))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
