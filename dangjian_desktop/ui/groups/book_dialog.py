"""The book editor: every ledger book, the program's and the branch's, and what it consists of."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.problems import InputError, Problem
from dangjian_desktop.operations.books import (
    add_book,
    change_book_table,
    close_book,
    reopen_book,
)
from dangjian_desktop.operations.runner import Changes, RefusedError, StorageError
from dangjian_desktop.queries.ledger_books import (
    BooksAsOfferedQuery,
    BookTablesQuery,
    books_by_code,
)
from dangjian_desktop.ui.groups.book_basics_pane import BasicsPane
from dangjian_desktop.ui.groups.book_changes_pane import ChangesPane
from dangjian_desktop.ui.groups.book_draft import BookDraft
from dangjian_desktop.ui.groups.book_fields_pane import FieldsPane
from dangjian_desktop.ui.groups.book_files import read_book_in, save_book
from dangjian_desktop.ui.groups.book_late_pane import LatePane
from dangjian_desktop.ui.groups.book_pane import BookPane
from dangjian_desktop.ui.groups.book_print_pane import PrintPane
from dangjian_desktop.ui.groups.book_steps_pane import StepsPane
from dangjian_desktop.ui.shared.buttons import (
    plain_button,
    primary_button,
    quiet_button,
    took_enter,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.theme import Tone, refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT, LIST_WIDTH = 1200, 690, 220
_CODE = int(Qt.ItemDataRole.UserRole)
BASICS, FIELDS, STEPS, LATE, PRINT, CHANGES = "basics fields steps late print changes".split()
_TABS = (
    (BASICS, QT_TR_NOOP("基本")),
    (FIELDS, QT_TR_NOOP("字段")),
    (STEPS, QT_TR_NOOP("状态和步骤")),
    (LATE, QT_TR_NOOP("期限")),
    (PRINT, QT_TR_NOOP("打印")),
    (CHANGES, QT_TR_NOOP("改过的")),
)
#: Sentences at the foot before the rest is only counted.
_MOST_TOLD = 2


def open_books(bench: Workbench, parent: QWidget, code: str = "", field: str = "") -> "BooksDialog":
    """Show the ledger books.

    Args:
        bench: Desk, jobs and questions.
        parent: The page.
        code: The book that is shown first; "" for the first of all.
        field: Key of the field that is shown first; "" for what the book is.
    """
    dialog = BooksDialog(bench, parent, code)
    if field:
        dialog.show_field(field)
    dialog.open()
    return dialog


class BooksDialog(Dialog):
    """The books at the left; the parts of the chosen one at the right; saved in one step."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None, code: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("books_dialog")
        self.setWindowTitle(tr("台账样式"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self._is_judged = False
        self._is_moving = False
        self.list = QListWidget(self)
        self.list.setObjectName("books")
        self.list.setAccessibleName(tr("全部台账"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._take)
        self.add_button = records(plain_button(tr("新建台账"), "plus", parent=self))
        self.add_button.setObjectName("add_book")
        self.add_button.clicked.connect(self.add)
        self.read_button = records(quiet_button(tr("读入文件…"), "file-input", parent=self))
        self.read_button.setObjectName("read_book")
        self.read_button.clicked.connect(self.read_file)
        self.title = ElidedLabel("", align=Qt.AlignmentFlag.AlignLeft, parent=self)
        set_role(self.title, "title")
        self.mark = Chip("", parent=self)
        self.tabs = TabStrip([(key, tr(word)) for key, word in _TABS], self, is_quiet=True)
        self.tabs.chosen.connect(self._show_pane)
        on = bench.desk.on
        self.basics = BasicsPane(on, self)
        self.fields = FieldsPane(on, self)
        self.steps = StepsPane(on, self)
        self.late = LatePane(on, self)
        self.print = PrintPane(bench, on, self)
        self.changes = ChangesPane(self)
        self.panes: Mapping[str, BookPane] = {
            BASICS: self.basics,
            FIELDS: self.fields,
            STEPS: self.steps,
            LATE: self.late,
            PRINT: self.print,
            CHANGES: self.changes,
        }
        self.stack = QStackedWidget(self)
        for pane in self.panes.values():
            self.stack.addWidget(pane)
        self.refusal = refusal_label("books_refusal", self)
        self.save_button = records(primary_button(tr("保存"), "save", parent=self))
        self.save_button.setObjectName("save_book")
        self.save_button.setToolTip(tr("Ctrl+S 或 Ctrl+回车"))
        self.save_button.clicked.connect(self.save)
        self.back_button = quiet_button(tr("放弃改动"), parent=self)
        self.back_button.setObjectName("drop_changes")
        self.back_button.clicked.connect(self.drop)
        self.retire_button = records(quiet_button(tr("停用"), parent=self))
        self.retire_button.setObjectName("retire_book")
        self.retire_button.clicked.connect(self.retire)
        self.file_button = quiet_button(tr("存成文件…"), "file-output", parent=self)
        self.file_button.setObjectName("save_file")
        self.file_button.clicked.connect(self.save_file)
        self.leave_button = plain_button(tr("关闭"), parent=self)
        self.leave_button.clicked.connect(self.reject)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.activated.connect(self.save)
        self._lay_out()
        self.draft = BookDraft(parent=self)
        self._fill_list()
        first = next(iter(books_by_code()), "")
        self._open(code if code in books_by_code() else first)
        bench.desk.changed.connect(self._hear)

    # What the user can do -------------------------------------------------------------

    def show_field(self, key: str) -> None:
        """Show a field of the chosen book."""
        self.tabs.setCurrentIndex([name for name, _word in _TABS].index(FIELDS))
        self._show_pane(FIELDS)
        self.fields.choose(key)

    def add(self) -> None:
        """Begin a new book; it is there once it is saved."""
        if self._may_leave() and may_edit(self._bench.ask, self, self._bench.desk):
            self._open("")
            self.basics.form.focus_field("label")

    def save(self) -> bool:
        """Save the whole book in one step, or say at each place what keeps it from being saved."""
        if not self.draft.is_dirty or not may_edit(self._bench.ask, self, self._bench.desk):
            return False
        self._is_judged = True
        problems = self._judge()
        if problems:
            self._go_to(problems[0])
            return False
        draft = self.draft
        try:
            if draft.is_new:
                code = self._bench.desk.run(add_book(table=draft.table))
            else:
                self._bench.desk.run(change_book_table(code=draft.code, table=draft.table))
                code = draft.code
        except InputError as error:
            self._tell(list(error.problems))
            return False
        except (RefusedError, StorageError) as refusal:
            self._say([in_words(refusal)])
            return False
        self._fill_list()
        self._open(code)
        return True

    def drop(self) -> None:
        """Show the book again as it is saved."""
        if self.draft.is_dirty and not self._agrees_to_lose():
            return
        first = next(iter(books_by_code()), "")
        self._open(self.draft.code or first)

    def retire(self) -> None:
        """Take the book out of use, or put it back; an own one without rows goes altogether."""
        draft = self.draft
        if draft.is_new or not self._may_leave():
            return
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return
        act = reopen_book if draft.is_retired else close_book
        if self._bench.desk.attempt(act(code=draft.code)):
            self._fill_list()
            first = next(iter(books_by_code()), "")
            self._open(draft.code if draft.code in books_by_code() else first)

    def save_file(self) -> None:
        """Save the definition of the book to a file."""
        if not self.draft.is_new:
            save_book(self._bench, self, self.draft.code)

    def read_file(self) -> None:
        """Read in a book that was handed out."""
        if not self._may_leave() or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        self._open(self.draft.code or next(iter(books_by_code()), ""))
        dialog = read_book_in(self._bench, self)
        if dialog is not None:
            dialog.accepted.connect(lambda: self._show_read(dialog.code))

    def reject(self) -> None:
        """Leave; what is not saved is thrown away only after asking."""
        if self._may_leave():
            self.print.forget()
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere."""
        if not took_enter(event, self.save):
            super().keyPressEvent(event)

    # Showing ----------------------------------------------------------------------------

    def _show_read(self, code: str) -> None:
        self._fill_list()
        self._open(code)

    def _open(self, code: str) -> None:
        """Show a book; "" for a new one."""
        self._is_judged = False
        before = self.draft
        self.draft = BookDraft(code, self)
        before.deleteLater()
        self.draft.changed.connect(self._follow)
        for pane in self.panes.values():
            pane.show_draft(self.draft)
            pane.show_problems(())
        self._say([])
        self._point()
        self._show_pane(self.tabs.current_key())
        self._follow()

    def _follow(self) -> None:
        """Say what the draft is called, and what can be done with it."""
        draft = self.draft
        self.title.setText(draft.label or tr("新台账"))
        self.mark.show_look(_look(draft))
        self.save_button.setEnabled(draft.is_dirty)
        self.back_button.setEnabled(draft.is_dirty and not draft.is_new)
        self.retire_button.setEnabled(not draft.is_new)
        self.retire_button.setText(tr("恢复使用") if draft.is_retired else tr("停用"))
        self.file_button.setEnabled(not draft.is_new)
        if self._is_judged:
            self._judge()

    def _show_pane(self, key: str) -> None:
        pane = self.panes[key]
        self.stack.setCurrentWidget(pane)
        pane.refresh()
        if self._is_judged:
            self._judge()

    def _judge(self) -> list[Problem]:
        problems = self.draft.problems()
        self._tell(problems)
        return problems

    def _tell(self, problems: Sequence[Problem]) -> None:
        """Say problems at their places, count them on the tabs, and the first ones at the foot."""
        rest = list(problems)
        for key, pane in self.panes.items():
            here = [one for one in problems if pane.takes(one)]
            pane.show_problems(here)
            self.tabs.show_count(key, len(here))
            rest = [one for one in rest if one not in here]
        said = [in_words(one) for one in rest]
        if problems and not said:
            said = [tr("有 {count} 处要改，已在原处标出。", count=len(problems))]
        self._say(said)

    def _go_to(self, problem: Problem) -> None:
        for key, pane in self.panes.items():
            if pane.takes(problem):
                self.tabs.setCurrentIndex([name for name, _word in _TABS].index(key))
                self.stack.setCurrentWidget(pane)
                pane.go_to(problem)
                return

    def _say(self, sentences: Sequence[str]) -> None:
        told = list(dict.fromkeys(sentences))[:_MOST_TOLD]
        self.refusal.setText("\n".join(told))
        self.refusal.setVisible(bool(told))
        if not told:
            for key in self.panes:
                self.tabs.show_count(key, 0)

    # The list -----------------------------------------------------------------------------

    def _fill_list(self) -> None:
        self._is_moving = True
        self.list.clear()
        tables = BookTablesQuery().fetch()
        heading = ""
        for book in BooksAsOfferedQuery().fetch():
            if book.heading != heading:
                heading = book.heading
                head = QListWidgetItem(heading)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setForeground(tokens().colour("second"))
                head.setSizeHint(QSize(0, tokens().sizes.row))
                self.list.addItem(head)
            told = tables.get(book.code)
            is_changed = bool(told and not book.is_own and told.changes.is_any)
            item = QListWidgetItem(_words(book, is_changed=is_changed))
            item.setToolTip(book.purpose or book.label)
            item.setData(_CODE, book.code)
            item.setSizeHint(QSize(0, tokens().sizes.row))
            if book.is_retired:
                item.setForeground(tokens().colour("disabled"))
            self.list.addItem(item)
        self._is_moving = False

    def _point(self) -> None:
        """Mark the book that is shown in the list."""
        self._is_moving = True
        self.list.setCurrentRow(-1)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if self.draft.code and item.data(_CODE) == self.draft.code:
                self.list.setCurrentItem(item)
        self._is_moving = False

    def _take(self, item: QListWidgetItem | None) -> None:
        if self._is_moving or item is None or not item.data(_CODE):
            return
        code = str(item.data(_CODE))
        if code == self.draft.code:
            return
        if self._may_leave():
            self._open(code)
        else:
            self._point()

    def _may_leave(self) -> bool:
        return not self.draft.is_dirty or self._agrees_to_lose()

    def _agrees_to_lose(self) -> bool:
        return self._bench.ask.question(
            self,
            tr("“{book}”的改动还没有保存。要放弃吗？", book=self.draft.label or tr("新台账")),
            yes=tr("放弃"),
            no=tr("继续修改"),
            is_loss=True,
        )

    def _hear(self, changes: Changes) -> None:
        """Undo and others' changes: show the list anew, and the book where nothing is lost."""
        if not changes.topics & BookTablesQuery.reads:
            return
        self._fill_list()
        if not self.draft.is_dirty:
            first = next(iter(books_by_code()), "")
            self._open(self.draft.code if self.draft.code in books_by_code() else first)
        else:
            self._point()

    def _lay_out(self) -> None:
        made = tokens()
        left = QWidget(self)
        left.setFixedWidth(made.text_px(LIST_WIDTH))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        heading = QLabel(tr("全部台账"), left)
        set_role(heading, "heading")
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.add_button)
        column.addWidget(self.read_button)
        head = QHBoxLayout()
        head.setSpacing(made.space(3))
        head.addWidget(self.title, 1)
        head.addWidget(self.mark)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.retire_button)
        foot.addWidget(self.file_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.save_button)
        right = QVBoxLayout()
        right.setSpacing(made.space(3))
        right.addLayout(head)
        right.addWidget(self.tabs)
        right.addWidget(self.stack, 1)
        right.addWidget(self.refusal)
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(*(made.space(5),) * 4)
        whole.setSpacing(made.space(5))
        whole.addWidget(left)
        whole.addLayout(right, 1)
        fit_to_screen(self, WIDTH, HEIGHT)


def _words(book: LedgerBook, *, is_changed: bool) -> str:
    if book.is_retired:
        return tr("{book} · 停用", book=book.short)
    if book.is_own:
        return tr("{book} · 自建", book=book.short)
    return tr("{book} · 改过", book=book.short) if is_changed else book.short


def _look(draft: BookDraft) -> ChipLook:
    if draft.is_retired:
        return ChipLook(tr("已停用"), Tone.WARN)
    if draft.is_own:
        return ChipLook(tr("自建"), Tone.INFO)
    return ChipLook(tr("程序带来"), Tone.PLAIN)
