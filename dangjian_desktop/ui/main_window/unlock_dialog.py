"""The way into encrypted data: whose password, the password, or the code from the envelope."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.data_keys import Unlocked, ring_of, unlock, unlock_by_code
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.jobs import Jobs, Outcome
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr

_WIDTH = 440


class UnlockDialog(Dialog):
    """Asks until the data are open or the user leaves.

    Attributes:
        unlocked: What was opened; None until then.
    """

    def __init__(self, folder: DataFolder, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            folder: Of the data; nobody need hold it.
            parent: The window, where one is open already.

        Raises:
            StorageError: When the key ring is damaged.
        """
        super().__init__(parent)
        self.setObjectName("unlock_dialog")
        self.setWindowTitle(tr("打开加密的数据"))
        self.unlocked: Unlocked | None = None
        self._folder, self._jobs = folder, Jobs(self)
        ring = ring_of(folder)
        self.holder = ChoiceBox(self)
        self.holder.setObjectName("holder")
        self.holder.setAccessibleName(tr("谁的口令"))
        self.holder.offer([(slot.holder, slot.holder) for slot in ring.slots] if ring else [])
        self.password = QLineEdit(self)
        self.password.setObjectName("password")
        self.password.setAccessibleName(tr("口令"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.code = QLineEdit(self)
        self.code.setObjectName("code")
        self.code.setAccessibleName(tr("恢复密钥"))
        self.code.setPlaceholderText(tr("36 个字符，横线和空格可以不输"))
        self.fault = QLabel(self)
        self.fault.setObjectName("fault")
        self.fault.setWordWrap(True)
        set_role(self.fault, "problem")
        self.fault.hide()
        self.switch_button = plain_button("", parent=self)
        self.switch_button.setObjectName("switch_button")
        self.open_button = primary_button(tr("打开"), parent=self)
        self.open_button.setObjectName("open_button")
        self.open_button.setDefault(True)
        self.leave_button = plain_button(tr("退出"), parent=self)
        self.leave_button.setObjectName("leave_button")
        self._lay_out()
        self.switch_button.clicked.connect(lambda: self._ask_code(not self._is_by_code))
        self.open_button.clicked.connect(self.try_it)
        self.leave_button.clicked.connect(self.reject)
        self._ask_code(not self.holder.count())
        self.switch_button.setVisible(self.holder.count() > 0)

    def asked(self) -> Unlocked | None:
        """Ask, and return what was opened; None when the user leaves."""
        self.exec()
        return self.unlocked

    def try_it(self) -> None:
        """Try what was typed; it takes a moment on purpose."""
        if self._jobs.is_busy:
            return
        typed = self.code.text() if self._is_by_code else self.password.text()
        if not typed:
            self._say(tr("请先输入恢复密钥。") if self._is_by_code else tr("请先输入口令。"))
            return
        task: Callable[[], Unlocked] = (
            partial(unlock_by_code, self._folder, typed)
            if self._is_by_code
            else partial(unlock, self._folder, typed, str(self.holder.currentData()))
        )
        self.open_button.setEnabled(False)
        self._jobs.start(
            self, lambda _report: task(), self._take, title=tr("正在核对"), can_cancel=False
        )

    def _take(self, outcome: Outcome[Unlocked]) -> None:
        self.open_button.setEnabled(True)
        try:
            self.unlocked = outcome.result()
        except SentenceError as error:
            self._say(in_words(error))
            line = self.code if self._is_by_code else self.password
            line.selectAll()
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.password.clear()
        self.code.clear()
        self.accept()

    def _ask_code(self, is_by_code: bool) -> None:
        self._is_by_code = is_by_code
        for widget in (self._holder_word, self.holder, self._password_word, self.password):
            widget.setVisible(not is_by_code)
        for widget in (self._code_word, self.code):
            widget.setVisible(is_by_code)
        self.told.setText(
            tr("口令忘了，或者口令文件丢了，用封存在信封里的恢复密钥打开。")
            if is_by_code
            else tr("这份数据已加密。请选择姓名并输入口令。")
        )
        self.switch_button.setText(tr("改用口令") if is_by_code else tr("改用恢复密钥"))
        self.fault.hide()
        self.adjustSize()
        (self.code if is_by_code else self.password).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.show()
        self.adjustSize()

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("打开加密的数据"), self)
        set_role(heading, "title")
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self._holder_word = QLabel(tr("谁的口令"), self)
        self._password_word = QLabel(tr("口令"), self)
        self._code_word = QLabel(tr("恢复密钥"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(2))
        column.addWidget(heading)
        column.addWidget(self.told)
        column.addSpacing(made.space(2))
        for word, widget in (
            (self._holder_word, self.holder),
            (self._password_word, self.password),
            (self._code_word, self.code),
        ):
            word.setBuddy(widget)
            column.addWidget(word)
            column.addWidget(widget)
        column.addWidget(self.fault)
        column.addSpacing(made.space(2))
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addWidget(self.switch_button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.open_button)
        column.addLayout(buttons)
        self.setFixedWidth(made.text_px(_WIDTH))


class PasswordDialog(Dialog):
    """Asks for the password of an encrypted backup of other data."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password_dialog")
        self.setWindowTitle(tr("备份的口令"))
        made = tokens()
        told = QLabel(sentence, self)
        told.setWordWrap(True)
        self.password = QLineEdit(self)
        self.password.setObjectName("password")
        self.password.setAccessibleName(tr("口令"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.go_button = primary_button(tr("继续"), parent=self)
        self.go_button.setObjectName("go_button")
        self.go_button.setDefault(True)
        self.go_button.setEnabled(False)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(told)
        column.addWidget(self.password)
        column.addLayout(buttons)
        self.setFixedWidth(made.text_px(_WIDTH))
        self.password.textChanged.connect(lambda text: self.go_button.setEnabled(bool(text)))
        self.go_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    @classmethod
    def asked(cls, sentence: str) -> str | None:
        """Ask, and return what was typed; None when it was called off."""
        dialog = cls(sentence)
        return dialog.password.text() if dialog.exec() else None
