"""The recovery code before anything is encrypted: printed for an envelope, proven by typing."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.data_keys import lines_of_code
from dangjian_desktop.operations.recovery_paper import recovery_paper, write_recovery_paper
from dangjian_desktop.ui.shared.ask import PDF
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SIZE = (600, 420)


class RecoveryDialog(Dialog):
    """Shows a code once; goes on when its last group was copied well."""

    def __init__(
        self,
        bench: Workbench,
        code: str,
        data: str,
        on: date,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Questions, printing.
            code: The recovery code. data: which data it opens. on: the day by the clock.
            parent: The dialog before.
        """
        super().__init__(parent)
        self.setObjectName("recovery_dialog")
        self.setWindowTitle(tr("恢复密钥"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._code, self._data, self._on = bench, code, data, on
        self.code = QLabel("\n".join(lines_of_code(code)), self)
        self.code.setObjectName("code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.code, "title")
        self.last = QLineEdit(self)
        self.last.setObjectName("last_group")
        self.last.setAccessibleName(tr("恢复密钥的最后 4 个字符"))
        self.last.setMaxLength(8)
        self.print_button = plain_button(tr("打印…"), "printer", parent=self)
        self.print_button.setObjectName("print_button")
        self.save_button = plain_button(tr("存为 PDF…"), "save", parent=self)
        self.save_button.setObjectName("save_button")
        self.go_button = primary_button(tr("已经抄好，开始加密"), parent=self)
        self.go_button.setObjectName("go_button")
        self.go_button.setEnabled(False)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.last.textChanged.connect(self._compare)
        self.print_button.clicked.connect(self.print_it)
        self.save_button.clicked.connect(self.save_it)
        self.go_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_it(self) -> None:
        """Send the sheet for the envelope to a printer."""
        from dangjian_desktop.ui.shared.print_run import PrintRun  # QtPrintSupport only now

        run = PrintRun(self._bench.ask, self._bench.jobs, self, lambda: None)
        run.start(recovery_paper(self._code, self._data, on=self._on), tr("恢复密钥"))

    def save_it(self) -> None:
        """Write the sheet as a PDF, best on a stick that is kept apart."""
        target = self._bench.ask.choose_save_file(self, tr("保存"), f"{tr('恢复密钥')}.pdf", (PDF,))
        if target is None:
            return
        try:
            write_recovery_paper(target, self._code, self._data, on=self._on)
        except SentenceError as error:
            self._bench.ask.error(self, in_words(error))

    def _compare(self, typed: str) -> None:
        expected = self._code.rpartition("-")[2]
        self.go_button.setEnabled(typed.strip().upper() == expected)

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("恢复密钥"), self)
        set_role(heading, "title")
        told = QLabel(
            tr(
                "忘了口令时，只有它能打开数据，程序不保存它，也不再显示。请现在打印或抄下来，"
                "装进信封封好，和数据分开保管。"
            ),
            self,
        )
        asked = QLabel(tr("抄好以后，请输入最后 4 个字符："), self)
        asked.setBuddy(self.last)
        paper = QHBoxLayout()
        paper.setSpacing(made.space(2))
        paper.addWidget(self.print_button)
        paper.addWidget(self.save_button)
        paper.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        told.setWordWrap(True)
        column.addWidget(told)
        column.addWidget(self.code)
        column.addLayout(paper)
        column.addWidget(asked)
        column.addWidget(self.last)
        column.addStretch(1)
        column.addLayout(buttons)
        fit_to_screen(self, *_SIZE)
