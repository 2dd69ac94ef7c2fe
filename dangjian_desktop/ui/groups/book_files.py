"""Saving the definition of a ledger book to a file, and reading in one that was handed out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledger_differences import (
    DIFFERENCE_LABELS,
    BookDifference,
    late_in_words,
)
from dangjian_desktop.domain.ledgers import FIELD_TYPE_LABELS, LedgerBook
from dangjian_desktop.domain.problems import InputError, Problem, SentenceError
from dangjian_desktop.operations.book_import import BookReadIn, book_from_file, book_to_file
from dangjian_desktop.operations.books import import_book
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.chosen_files import file_to_open
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.layouts import fit_to_screen, scrolling
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

ENDING = ".toml"
BOOK_FILES = QT_TR_NOOP("台账文件 (*.toml)")
_PARTS = {
    "": QT_TR_NOOP("字段 {number}"),
    "state": QT_TR_NOOP("状态 {number}"),
    "step": QT_TR_NOOP("步骤 {number}"),
    "late": QT_TR_NOOP("期限 {number}"),
    "measure": QT_TR_NOOP("天数 {number}"),
    "flag": QT_TR_NOOP("标记 {number}"),
    "check": QT_TR_NOOP("核对 {number}"),
    "print": QT_TR_NOOP("打印列 {number}"),
    "notice": QT_TR_NOOP("公示列 {number}"),
}


def save_book(bench: Workbench, parent: QWidget, code: str) -> None:
    """Ask where to, and write the definition of a book as it is kept; its rows stay here."""
    book = books_by_code().get(code)
    if book is None:
        return

    def write(target: Path) -> int:
        return book_to_file(code, target)

    export_file(
        bench,
        parent,
        tr("存成文件"),
        f"{book.label}{ENDING}",
        write,
        QT_TR_NOOP("已存成“{name}”，共 {count} 个字段，不含登记的内容。"),
        (BOOK_FILES,),
    )


def read_book_in(bench: Workbench, parent: QWidget) -> "BookImportDialog | None":
    """Ask for a file and show what it would do; nothing is written before that is agreed to."""
    path = file_to_open(bench, parent, tr("读入台账文件"), (BOOK_FILES,))
    if path is None:
        return None
    try:
        told = book_from_file(path)
    except SentenceError as refusal:
        bench.ask.error(parent, in_words(refusal))
        return None
    dialog = BookImportDialog(bench, path.name, told, parent)
    dialog.open()
    return dialog


class BookImportDialog(Dialog):
    """What a file would bring: a new book, or what changes of one that is here; or every fault.

    Attributes:
        code: Of the book that was read in; "" before.
    """

    def __init__(self, bench: Workbench, name: str, told: BookReadIn, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("book_import")
        self.setWindowTitle(tr("读入台账文件"))
        self._bench, self._told = bench, told
        self.code = ""
        self.lines = _lines(told)
        self.heading = QLabel(_heading(told), self)
        self.heading.setWordWrap(True)
        set_role(self.heading, "title")
        self.said = QLabel(_said(name, told), self)
        self.said.setWordWrap(True)
        set_role(self.said, "second")
        self.refusal = refusal_label("book_import_refusal", self)
        self.take_button = records(
            primary_button(tr("读入") if told.is_new else tr("更新这本台账"), parent=self)
        )
        self.take_button.setObjectName("take_book")
        self.take_button.setEnabled(not told.problems and bool(told.is_new or told.differences))
        self.take_button.clicked.connect(self.take)
        self.leave_button = plain_button(tr("关闭"), parent=self)
        self.leave_button.clicked.connect(self.reject)
        self._lay_out()

    def take(self) -> None:
        """Read the book in, in one step that can be undone."""
        try:
            self.code = self._bench.desk.run(import_book(table=self._told.table))
        except InputError as error:
            self._refuse("\n".join(in_words(one) for one in error.problems))
            return
        except (RefusedError, StorageError) as refusal:
            self._refuse(in_words(refusal))
            return
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter reads it in."""
        if not took_enter(event, lambda: self.take_button.click()):
            super().keyPressEvent(event)

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _lay_out(self) -> None:
        made = tokens()
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, made.space(2), 0)
        inner.setSpacing(made.space(2))
        for line in self.lines:
            label = QLabel(line, body)
            label.setWordWrap(True)
            if self._told.problems:
                set_role(label, "bad")
            inner.addWidget(label)
        inner.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addWidget(scrolling(body, self), 1)
        column.addWidget(self.refusal)
        column.addLayout(foot)
        fit_to_screen(self, 640, 520)


def _heading(told: BookReadIn) -> str:
    if told.problems:
        return tr("读不进来：有 {count} 处要改", count=len(told.problems))
    label = told.book.label if told.book is not None else told.label
    if told.is_new:
        return tr("新台账“{book}”", book=label)
    return tr("更新“{book}”", book=label)


def _said(name: str, told: BookReadIn) -> str:
    if told.problems:
        return tr("“{file}”里有下面这些错。没有改动任何数据。", file=name)
    if told.is_new:
        return tr("读入后多一本台账，可以撤销。")
    if not told.differences:
        return tr("和现在的一样，不必读入。")
    return tr("会有下面这些变化。行里填过的内容不丢，可以撤销。")


def _lines(told: BookReadIn) -> list[str]:
    if told.problems:
        return [problem_line(problem) for problem in told.problems]
    if told.is_new and told.book is not None:
        return _described(told.book)
    return [difference_line(one) for one in told.differences]


def problem_line(problem: Problem) -> str:
    """Return what is wrong in a file of a book, with the place where it stands."""
    where, said = problem.where, in_words(problem)
    if where.row and where.sheet in _PARTS:
        place = tr(_PARTS[where.sheet], number=where.row)
        return tr("{place}：{said}", place=place, said=said)
    return said


def difference_line(one: BookDifference) -> str:
    """Return one difference in one line."""
    label = tr(DIFFERENCE_LABELS[one.kind])
    words: Sequence[str] = [word for word in (one.name, one.told) if word]
    told = tr("：").join(words)
    return tr("{kind}　{told}", kind=label, told=told) if told else label


def _described(book: LedgerBook) -> list[str]:
    fields = tr("、").join(
        tr("{field}（{kind}）", field=one.label, kind=tr(FIELD_TYPE_LABELS[one.kind]))
        for one in book.used_fields
    )
    lines = [book.purpose] if book.purpose else []
    lines.append(tr("字段：{fields}", fields=fields))
    if book.states:
        states = tr("、").join(state.label for state in book.states)
        lines.append(tr("状态：{states}", states=states))
        steps = tr("、").join(step.verb for step in book.steps)
        lines.append(tr("办理：{steps}", steps=steps))
    lines += [tr("期限：{rule}", rule=rule) for rule in late_in_words(book)]
    return lines
