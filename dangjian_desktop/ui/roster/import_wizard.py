"""The import of a roster: choose a file, check its columns, check the result, import.

Reading and examining run off the window's thread and write nothing; the last button writes
everything as one operation, which one 撤销 takes back.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.operations.imports import ImportCounts, Outcome, Policy
from dangjian_desktop.ui.roster.import_wizard_columns import ColumnsPage
from dangjian_desktop.ui.roster.import_wizard_end import EndPage
from dangjian_desktop.ui.roster.import_wizard_file import FilePage
from dangjian_desktop.ui.roster.import_wizard_result import ResultPage
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession
from dangjian_desktop.ui.roster.import_wizard_steps import StepLine
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

FILE, COLUMNS, RESULT, END = range(4)
STEPS = (QT_TR_NOOP("选择文件"), QT_TR_NOOP("核对栏目"), QT_TR_NOOP("核对结果"), QT_TR_NOOP("完成"))
WIDTH, HEIGHT = 1160, 690
#: The dialog stays inside a screen of 1366x768, title bar and task bar counted off.


class ImportWizard(Dialog):
    """Brings a roster in.

    Signals:
        imported: The `ImportCounts` of what was written.
    """

    imported = Signal(object)

    def __init__(self, bench: Workbench, path: Path | None, parent: QWidget | None = None) -> None:
        """Make the wizard; `open()` shows it.

        Args:
            bench: Desk, jobs, questions and settings.
            path: A file to begin with (dropped on the window, say); None to ask for one.
            parent: The main window.
        """
        super().__init__(parent)
        self.setObjectName("import_wizard")
        self.setWindowTitle(tr("导入名册"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._bench = bench
        self._is_written = False
        self.session = ImportSession(bench, self)
        self.steps = StepLine([tr(step) for step in STEPS], self)
        self.file_name = ElidedLabel(parent=self)
        set_role(self.file_name, "second")
        self.file = FilePage(bench, self)
        self.columns = ColumnsPage(self.session, self)
        self.result_page = ResultPage(bench, self.session, self)
        self.end = EndPage(self)
        self.pages = QStackedWidget(self)
        for page in (self.file, self.columns, self.result_page, self.end):
            self.pages.addWidget(page)
        self.hint = QLabel(self)
        self.hint.setObjectName("hint")
        set_role(self.hint, "second")
        self.close_button = plain_button(tr("取消"), parent=self)
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.reject)
        self.back_button = plain_button(tr("上一步"), "chevron-left", parent=self)
        self.back_button.setObjectName("back_button")
        self.back_button.clicked.connect(self._go_back)
        self.next_button = records(primary_button(tr("下一步"), parent=self))
        self.next_button.setObjectName("next_button")
        self.next_button.setToolTip(tr("Ctrl+回车"))
        self.next_button.clicked.connect(self.go_on)
        self._lay_out()
        self._connect()
        self._go_to(FILE)
        if path is not None:
            QTimer.singleShot(0, self, lambda: self.open_file(path))

    @property
    def step(self) -> int:
        """The step shown: FILE, COLUMNS, RESULT or END."""
        return self.pages.currentIndex()

    def open_file(self, path: Path) -> None:
        """Read one file and go to its columns."""
        self.open_files([path])

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read files as one import and go to their columns."""
        self.file.tell("")
        self.session.open(paths)

    def go_on(self) -> None:
        """Go to the next step; on the last page but one, import."""
        if self.step == COLUMNS:
            self._go_to(RESULT)
        elif self.step == RESULT:
            self.result_page.finish_editing()
            self._import()
        elif self.step == END:
            self.accept()

    def _connect(self) -> None:
        self.file.chosen.connect(self.open_files)
        self.session.opened.connect(self._show_opened)
        self.session.examined.connect(self._refresh)
        self.session.failed.connect(self._tell_failure)
        self.session.written.connect(self._show_written)
        self.session.saved.connect(self._show_saved)
        self.result_page.changed.connect(self._refresh)
        self.end.save_wanted.connect(self.result_page.save_refused)
        self.end.undo_wanted.connect(self._undo)
        self.end.another_wanted.connect(self._begin_again)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self.next_button.click)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back_button.click)

    def _go_to(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.steps.go_to(step)
        self._refresh()
        if step == FILE:
            self.file.choose_button.setFocus()
        elif step == COLUMNS:
            self.columns.sheets.setFocus()
        elif step == RESULT:
            self.result_page.table.setFocus()
        else:
            self.next_button.setFocus()

    def _go_back(self) -> None:
        if self.step in (COLUMNS, RESULT):
            self._go_to(self.step - 1)

    def _refresh(self) -> None:
        """Say what the buttons do now, and what still has to be done."""
        step = self.step
        self.file_name.setText(self._files() if step in (COLUMNS, RESULT) else "")
        self.back_button.setVisible(step in (COLUMNS, RESULT))
        self.close_button.setVisible(step != END)
        self.next_button.setVisible(step != FILE or bool(self.session.paths))
        words, hint, is_ready = tr("下一步"), "", True
        if step == FILE:
            is_ready = False
            self.next_button.hide()
        elif step == COLUMNS:
            unknown = self.columns.unknown_count
            hint = (
                tr("有 {unknown} 栏不认得，不会导入；需要的请指定。", unknown=unknown)
                if unknown
                else ""
            )
        elif step == RESULT:
            words, hint, is_ready = self._import_state()
        elif step == END:
            words = tr("关闭")
        self.next_button.setText(words)
        self.next_button.setEnabled(is_ready)
        self.hint.setText(hint)

    def _files(self) -> str:
        """Return the names of the files, how many there are before them."""
        names = [path.name for path in self.session.paths]
        if len(names) < 2:
            return "".join(names)
        return tr("{count} 个文件：{names}", count=len(names), names=tr("、").join(names))

    def _import_state(self) -> tuple[str, str, bool]:
        """Return the words of the import button, what to tell beside it, and whether it works."""
        examination = self.session.result()
        count = examination.people_count
        if not count:
            if self.session.choices.is_worth_remembering:
                return tr("记住栏目"), tr("人员没有要改的；栏目的对应可以记住。"), True
            policy = self.session.choices.policy
            if policy is Policy.ASK and examination.count(Outcome.ASKED):
                return tr("导入"), tr("还没有勾选要改的。请在“改动”里勾选。"), False
            if policy is Policy.KEEP and not examination.refused_count:
                return tr("导入"), tr("名册里已有的人保留不动，没有别的要导入。"), False
            left = examination.refused_count
            if left == len(examination.rows) > 0:
                return tr("导入"), tr("没有一行可以导入，原因在上面各行的说明里。"), False
            if left:
                return (
                    tr("导入"),
                    tr("除未采用和待决定的 {left} 行外，名册已经和文件一致。", left=left),
                    False,
                )
            return (
                tr("导入"),
                tr("名册已经和文件一致，没有要导入的。") if examination.rows else "",
                False,
            )
        words = tr("导入 {count} 人", count=count)
        if self.result_page.has_unconfirmed_places:
            return words, tr("请先核对并勾选要新建的党支部和党小组。"), False
        left = examination.refused_count
        return words, tr("未采用和待决定的 {left} 行不会导入。", left=left) if left else "", True

    def _import(self) -> None:
        if self.session.is_current:  # else an answer to the last choice is on its way
            self.session.write()

    def _show_opened(self) -> None:
        self._go_to(COLUMNS)

    def _show_written(self, counts: ImportCounts) -> None:
        self._is_written = True
        self.end.show_counts(counts)
        self._go_to(END)
        self.imported.emit(counts)

    def _show_saved(self, count: int, target: Path) -> None:
        """Say where the rows are, until something else is to be said."""
        told = tr("没有采用的 {count} 行已存入“{name}”。", count=count, name=target.name)
        self.hint.setText(tr("{told}改好后再导入那个文件即可。", told=told))

    def _tell_failure(self, sentence: str) -> None:
        if self.step in (RESULT, END):
            self._bench.ask.error(self, sentence)
        else:
            self.file.tell(sentence)
            self._go_to(FILE)

    def _undo(self) -> None:
        if self._bench.desk.undo():
            self.end.show_undone()

    def _begin_again(self) -> None:
        self._is_written = False
        self._go_to(FILE)
        self.file.choose()

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(made.space(6), made.space(4), made.space(6), made.space(4))
        column.setSpacing(made.space(4))
        head = QHBoxLayout()
        head.setSpacing(made.space(4))
        head.addWidget(self.steps)
        head.addWidget(self.file_name, 1)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.hint, 1)
        for button in (self.close_button, self.back_button, self.next_button):
            foot.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        fit_to_screen(self, WIDTH, HEIGHT)

    def reject(self) -> None:
        """Leave; choices made and not used are thrown away only after asking."""
        loses = self.session.has_choices and not self._is_written and self.step != FILE
        if not loses or self._bench.ask.question(
            self,
            tr("还没有导入。已经指定的栏目和已经作的决定会丢失，要放弃吗？"),
            yes=tr("放弃导入"),
            no=tr("继续"),
            is_loss=True,
        ):
            super().reject()
