"""The book editor: how a book is printed, with the paper itself beside it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledger_print import form_of, usual_width
from dangjian_desktop.domain.ledgers import (
    NARROWEST_COLUMN,
    NUMERIC,
    OWN_PREFIX,
    LedgerBook,
    PrintPeriod,
    printable_width,
)
from dangjian_desktop.domain.problems import Problem, SentenceError
from dangjian_desktop.operations.printout import ARCHIVE, LEDGER, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.groups.book_draft import Table, kind_of
from dangjian_desktop.ui.groups.book_pane import BookPane
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.list_box import ListBox, say_below
from dangjian_desktop.ui.shared.paper_view import PaperView, PdfPages
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.ticks import Ticks
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

LIST_WIDTH = 330
_WIDTH_BOX = 64
_LONGEST = 120
#: After the last change the paper is drawn anew.
PREVIEW_AFTER_MS = 500
_PERIODS = {
    PrintPeriod.MONTH: QT_TR_NOOP("按月"),
    PrintPeriod.QUARTER: QT_TR_NOOP("按季"),
    PrintPeriod.YEAR: QT_TR_NOOP("按年"),
}


class PrintPane(BookPane):
    """Title, paper and columns at the left; the printed page, drawn as it will be, at the right."""

    def __init__(self, bench: Workbench, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self.form = FieldForm(_fields(), on=on, columns=2, parent=self)
        self.form.edited.connect(self._write)
        self.periods = Ticks([(one, tr(word)) for one, word in _PERIODS.items()], (), self)
        self.periods.edited.connect(self._write)
        self.periods_problem = refusal_label("periods_problem", self)
        self.box = ListBox(
            tr("列，从左到右"),
            self,
            add_text=tr("加这一列"),
            add=self.add,
            remove_text=tr("去掉"),
            remove=self.remove,
        )
        self.box.list.setObjectName("book_columns")
        self.box.list.moved.connect(self._move)
        self.box.list.chosen.connect(lambda _key: self._show_column())
        self.more = ChoiceBox(self)
        self.more.setObjectName("more_columns")
        self.more.setAccessibleName(tr("要加的列"))
        self.width_box = QLineEdit(self)
        self.width_box.setObjectName("column_width")
        self.width_box.setAccessibleName(tr("列宽（毫米）"))
        self.width_box.setMaxLength(3)
        self.width_box.textEdited.connect(lambda _text: self._write_column())
        self.totals = QCheckBox(tr("合计"), self)
        self.filed = QCheckBox(tr("只归档"), self)
        self.totals.setToolTip(tr("末行印这一列的合计"))
        self.filed.setToolTip(tr("只印在归档本上，给别人看的纸上不印"))
        for box in (self.totals, self.filed):
            box.toggled.connect(lambda _on: self._write_column())
        self.room = QLabel(self)
        set_role(self.room, "second")
        self.problem = refusal_label("print_problem", self)
        self.paper = PaperView(self)
        self.paper.setMinimumWidth(tokens().px(200))
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.said, "second")
        self.preview_button = plain_button(tr("刷新预览"), parent=self)
        self.preview_button.clicked.connect(lambda: self.preview())
        self._pages: PdfPages | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PREVIEW_AFTER_MS)
        self._later.timeout.connect(self.preview)
        self._lay_out()

    # Showing ---------------------------------------------------------------------------

    def fill(self) -> None:
        """Show the printed form of the draft; of a book that has none, the usual one."""
        form = self._form()
        self.form.show_values(
            {
                "title": form.get("title"),
                "foot": form.get("foot"),
                "landscape": bool(form.get("landscape", True)),
            }
        )
        self.periods.show_chosen(form.get("periods", list(PrintPeriod)))
        self._show_columns()
        self._later.start()

    def takes(self, problem: Problem) -> bool:
        """Whether a problem is about what is printed."""
        where = problem.where
        return where.sheet in ("print", "notice") or where.field in ("print", "notice")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong, and mark the columns."""
        periods = [one for one in problems if one.where.field == "periods"]
        wrong = {one.where.row for one in problems if one.where.sheet == "print"}
        for row in range(self.box.list.count()):
            colour = "bad" if row + 1 in wrong else "text"
            self.box.list.item(row).setForeground(tokens().colour(colour))
        say_below(self.periods_problem, periods)
        say_below(self.problem, [one for one in problems if one not in periods])

    def go_to(self, problem: Problem) -> None:
        """Show the column of a problem."""
        if problem.where.sheet == "print" and problem.where.row:
            self.box.list.setCurrentRow(problem.where.row - 1)

    # Changing ---------------------------------------------------------------------------

    def add(self) -> None:
        """Add the column that is chosen in the box, behind the others."""
        key = self.more.currentData()
        if not key:
            return
        columns = self._columns()
        columns[key] = usual_width(self._kind(key))
        self._put(columns=columns)
        self._show_columns()
        self.box.list.choose(key)

    def remove(self) -> None:
        """Take the chosen column away."""
        key = self.box.list.key
        columns = {name: width for name, width in self._columns().items() if name != key}
        form = self._form()
        self._put(
            columns=columns,
            totals=[one for one in form.get("totals", ()) if one != key],
            filed=[one for one in form.get("filed", ()) if one != key],
        )
        self._show_columns()

    def _form(self) -> Table:
        """Return the table of the printed form, or what the usual one of the book is."""
        form: Table | None = self.draft.table.get("print")
        if form is not None and form.get("whole"):
            return form
        book = self.draft.book()
        if book is None:
            return form or {"title": chinese("{organisation}台账（{period}）"), "columns": {}}
        usual = form_of(book)
        columns = {column.key: column.width for column in usual.columns}
        told: Table = (
            dict(form)
            if form is not None
            else {
                "title": usual.title,
                "landscape": usual.is_landscape,
                "totals": list(usual.totals),
            }
        )
        return {**told, "columns": columns}

    def _columns(self) -> dict[str, int]:
        return dict(self._form().get("columns", {}))

    def _put(self, **values: Any) -> None:
        """Keep the printed form with some words set otherwise; it is the branch's own way now."""
        form = {**self._form(), **values, "whole": True}
        self.draft.table["print"] = {
            name: value for name, value in form.items() if value not in (None, "", [])
        }
        self.draft.changed.emit()
        self._tell_room()
        self._later.start()

    def _write(self) -> None:
        if self.is_filling:
            return
        values = self.form.values()
        self._put(
            title=str(values["title"] or "").strip(),
            foot=str(values["foot"] or "").strip(),
            landscape=values["landscape"] is not False,
            periods=self.periods.chosen(),
        )
        if not self.periods.chosen():  # told as a fault, so it is kept
            self.draft.table["print"]["periods"] = []

    def _write_column(self) -> None:
        key = self.box.list.key
        if self.is_filling or not key:
            return
        text = self.width_box.text().strip()
        columns = self._columns()
        columns[key] = int(text) if text.isdecimal() else 0
        form = self._form()
        totals = [one for one in form.get("totals", ()) if one != key]
        filed = [one for one in form.get("filed", ()) if one != key]
        self._put(
            columns=columns,
            totals=[*totals, key] if self.totals.isChecked() else totals,
            filed=[*filed, key] if self.filed.isChecked() else filed,
        )
        item = self.box.list.currentItem()
        if item is not None:
            item.setText(self._words(key, columns[key]))

    def _move(self, at: int, to: int) -> None:
        pairs = list(self._columns().items())
        pairs.insert(to, pairs.pop(at))
        self._put(columns=dict(pairs))
        self._show_columns()
        self.box.list.setCurrentRow(to)

    def _show_columns(self) -> None:
        columns = self._columns()
        rows = [(key, self._words(key, width)) for key, width in columns.items()]
        self.box.list.show_rows(rows)
        more = [(word, key) for key, word in self.draft.column_choices() if key not in columns]
        self.more.offer(more)
        self.box.add_button.setEnabled(bool(more))
        self.box.tell()
        self._tell_room()
        self._show_column()

    def _words(self, key: str, width: int) -> str:
        name = dict(self.draft.column_choices()).get(key, key)
        return tr("{column} · {width} 毫米", column=name, width=width)

    def _show_column(self) -> None:
        was_filling, self.is_filling = self.is_filling, True
        key, form = self.box.list.key, self._form()
        width = form.get("columns", {}).get(key)
        self.width_box.setEnabled(bool(key))
        if not self.width_box.hasFocus() or str(width) != self.width_box.text():
            self.width_box.setText("" if width is None else str(width))
        self.totals.setEnabled(self._kind(key) in NUMERIC)
        self.totals.setChecked(key in form.get("totals", ()))
        self.filed.setEnabled(bool(key))
        self.filed.setChecked(key in form.get("filed", ()))
        self.is_filling = was_filling

    def _kind(self, key: str) -> Any:
        table = next((one for one in self.draft.fields() if one.get("key") == key), None)
        return kind_of(table) if table is not None else None

    def _tell_room(self) -> None:
        form = self._form()
        room = printable_width(is_landscape=bool(form.get("landscape", True)))
        taken = sum(form.get("columns", {}).values())
        self.room.setText(tr("一共 {taken} 毫米，纸上有 {room} 毫米。", taken=taken, room=room))
        set_role(self.room, "bad" if taken > room else "second")

    # The paper ------------------------------------------------------------------------------

    def preview(self) -> None:
        """Draw the page as it would be printed, with rows of the book where it has some."""
        if not self.isVisible():
            return
        if self._bench.jobs.is_busy:
            self._later.start()
            return
        book = self.draft.book()
        if book is None:
            self._say(tr("改好标出的地方，这里就显示印出来的样子。"))
            return
        printout = self._printout(book)

        def make(report: jobs.Report) -> bytes:
            with TemporaryDirectory(prefix="dangjian-print-") as folder:
                target = Path(folder) / "preview.pdf"
                print_sheet(printout, target, progress=report)
                return target.read_bytes()

        def then(outcome: jobs.Outcome[bytes]) -> None:
            if outcome.was_cancelled:
                return
            if isinstance(outcome.error, SentenceError):
                self._say(in_words(outcome.error))
                return
            self._show(outcome.result())

        self._bench.jobs.start(self, make, then, title=tr("生成预览"))

    def forget(self) -> None:
        """Let go of the paper."""
        self._later.stop()
        if self._pages is not None:
            self.paper.show_pages(None)
            self._pages.close()
            self._pages = None

    def _printout(self, book: LedgerBook) -> Printout:
        on = self._bench.desk.on
        code = self.draft.code or OWN_PREFIX
        return Printout(
            LEDGER,
            on,
            detail=ARCHIVE,
            ledger=LedgerQuery(code, on, since=date(on.year, 1, 1), until=date(on.year, 12, 31)),
            draft=book,
        )

    def _show(self, content: bytes) -> None:
        before, self._pages = self._pages, PdfPages(content)
        self.paper.show_pages(self._pages)
        if before is not None:
            before.close()
        self._say("")

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.paper.setVisible(not sentence)

    def _lay_out(self) -> None:
        made = tokens()
        left = QWidget(self)
        left.setFixedWidth(made.text_px(LIST_WIDTH))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        column.addWidget(self.form)
        column.addWidget(self.periods)
        column.addWidget(self.periods_problem)
        column.addWidget(self.box, 1)
        column.addWidget(self.more)
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        label = QLabel(tr("宽"), left)
        unit = QLabel(tr("毫米"), left)
        self.width_box.setFixedWidth(made.text_px(_WIDTH_BOX))
        for widget in (label, self.width_box, unit, self.totals, self.filed):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        self.room.setToolTip(tr("每列至少 {least} 毫米", least=NARROWEST_COLUMN))
        column.addWidget(self.room)
        column.addWidget(self.problem)
        right = QVBoxLayout()
        right.setSpacing(made.space(2))
        right.addWidget(self.said, 1)
        right.addWidget(self.paper, 1)
        right.addWidget(self.preview_button, 0, Qt.AlignmentFlag.AlignRight)
        self.said.hide()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(made.space(4))
        whole.addWidget(left)
        whole.addLayout(right, 1)


def _fields() -> tuple[Field, ...]:
    return (
        Field(
            "title",
            QT_TR_NOOP("标题（{organisation} 党组织，{period} 时间）"),
            max_length=_LONGEST,
            is_wide=True,
        ),
        Field(
            "foot",
            QT_TR_NOOP("表下的话"),
            max_length=_LONGEST,
            hint=QT_TR_NOOP("“记录人：”印成签字线"),
        ),
        Field("landscape", QT_TR_NOOP("A4 横放"), Entry.YES_NO),
    )
