"""The dialog for an error nobody expected: what happened, that the data stands, what to do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.ui.shared.ask import Ask
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

WIDTH, HEIGHT = 620, 420
SENTENCE = QT_TR_NOOP(
    "这次操作没有完成，已经保存的数据不受影响。可以关掉这个窗口接着用；"
    "如果再次出现，请复制下面的报告交给维护人员。报告里没有姓名和号码。"
)


class CrashTeller(QObject):
    """Carries a report from whichever thread failed to the window's thread."""

    _told = Signal(str)
    _explained = Signal(object)

    def __init__(
        self,
        parent_of: Callable[[], QWidget | None],
        parent: QObject,
        trouble_of: Callable[[BaseException], SentenceError | None] = lambda _error: None,
        ask: Ask | None = None,
    ) -> None:
        """Begin with nothing told.

        Args:
            parent_of: The window over which dialogs open.
            parent: Owner.
            trouble_of: Knows what is no fault of the program, and what to say of it.
            ask: Says it; None for the usual dialogs.
        """
        super().__init__(parent)
        self._parent_of, self._trouble_of = parent_of, trouble_of
        self._ask, self._is_telling = ask or Ask(), False
        self._told.connect(self._show)
        # Queued: what failed may be painting, in which no dialog can run.
        self._explained.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def tell(self, report: str) -> None:
        """Show a report; may be called from any thread."""
        self._told.emit(report)

    def explain(self, error: BaseException) -> bool:
        """Say in words what is no fault of the program; return whether it is such an error."""
        trouble = self._trouble_of(error)
        if trouble is not None:
            self._explained.emit(trouble)
        return trouble is not None

    def _say(self, trouble: SentenceError) -> None:
        if self._is_telling:
            return  # every page that reads meets the same disk
        self._is_telling = True
        try:
            self._ask.error(self._parent_of(), in_words(trouble))
        finally:
            self._is_telling = False

    def _show(self, report: str) -> None:
        CrashDialog(report, self._parent_of()).open()


class CrashDialog(Dialog):
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
