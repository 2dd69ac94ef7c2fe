"""A file is looked at, line by line, before it comes in."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Problem, SentenceError
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1000, 620


class PreviewLine(Protocol):
    """One line of a preview: something that changes, or something that is told."""

    @property
    def key(self) -> Hashable:
        """What it is known by among the lines."""
        ...

    @property
    def look(self) -> ChipLook:
        """What becomes of it."""
        ...

    @property
    def note(self) -> str:
        """What is wrong, where, and what to do; "" for nothing."""
        ...


LineT = TypeVar("LineT", bound=PreviewLine)
#: The first column of every preview: what becomes of the line.
OUTCOME: Column[Any] = Column(
    QT_TR_NOOP("导入时"),
    lambda line: line.look.text,
    "outcome",
    width=96,
    chip=lambda line: line.look.spoken,
)
#: What becomes of a row in the previews that speak of rows.
OUTCOME_LOOKS = {
    Outcome.ADDED: ChipLook(QT_TR_NOOP("新增"), Tone.GOOD, "check"),
    Outcome.UPDATED: ChipLook(QT_TR_NOOP("改"), Tone.INFO, "check"),
    Outcome.UNCHANGED: ChipLook(QT_TR_NOOP("不变"), Tone.PLAIN),
    Outcome.REFUSED: ChipLook(QT_TR_NOOP("未采用"), Tone.BAD, "circle-x"),
    Outcome.LEFT_OUT: ChipLook(QT_TR_NOOP("跳过"), Tone.PLAIN),
}
#: Of something that is told and keeps nothing out.
REMARK = ChipLook(QT_TR_NOOP("提醒"), Tone.WARN, "triangle-alert")


def note_column(width: int) -> Column[Any]:
    """Return the last column of every preview: what is wrong with the line."""
    return text_column(QT_TR_NOOP("说明"), lambda line: line.note, "note", width=width)


def said_at_fields(problems: Iterable[Problem]) -> list[str]:
    """Return what is wrong, each with the field in which it is, where it is in one."""
    return [
        tr("{field}：{said}", field=one.where.field, said=in_words(one))
        if one.where.field
        else in_words(one)
        for one in problems
    ]


class ImportPreview(Dialog, Generic[LineT]):
    """The lines of a file, under them the whole of what is told of one, and 导入.

    Attributes:
        head, foot: Beside the heading and beside the buttons there is room for more.
    """

    def __init__(
        self,
        bench: Workbench,
        name: str,
        title: str,
        columns: Sequence[Column[LineT]],
        importing: Callable[[], Operation[Any] | None],
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog, still without lines; `open()` shows it.

        Args:
            bench: Desk and questions.
            name: What tests and style sheets call it, without `_dialog`.
            title: What is done.
            columns: Of the lines.
            importing: The operation that writes what is good; None while nothing can be.
            parent: The page or dialog in which it was asked for.
        """
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._importing = bench, importing
        self.lines: list[LineT] = []
        self.summary = QLabel(self)
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        self.model = self.model_of(columns)
        self.table = TableView(self.model, self, name=QT_TR_NOOP("导入预览"))
        self.table.setObjectName(f"{name}_table")
        self.table.chosen_changed.connect(self._tell_whole)
        self.whole = QLabel(self)
        self.whole.setObjectName("whole_note")
        self.whole.setWordWrap(True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.trouble = refusal_label("trouble", self)
        self.apply_button = records(primary_button(tr("导入"), parent=self))
        self.apply_button.setObjectName("apply_button")
        self.apply_button.setToolTip(tr("Ctrl+回车"))
        self.apply_button.clicked.connect(self.apply)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self.head, self.foot = QHBoxLayout(), QHBoxLayout()
        self._lay_out(title)

    def model_of(self, columns: Sequence[Column[LineT]]) -> QueryModel[LineT]:
        """Make the model of the lines; a preview whose cells are written over has its own."""
        return QueryModel(self._bench.desk, columns, RowsAtHand(), self, key="key")

    def show_lines(self, lines: Sequence[LineT]) -> None:
        """Show lines; the one that is chosen stays so where it is still among them."""
        self.lines, before = list(lines), self.table.current_key()
        self.model.set_query(RowsAtHand(rows=tuple(self.lines)))
        self.whole.setVisible(any(line.note for line in self.lines))
        keys = [line.key for line in self.lines]
        if keys:
            self.table.select_keys([before if before in keys else keys[0]])
        self._tell_whole()

    def say_trouble(self, told: str) -> None:
        """Say why nothing comes in; "" for nothing."""
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))

    def current_line(self) -> LineT | None:
        """Return the line that is chosen."""
        line: LineT | None = self.table.current_row()
        return line

    def apply(self) -> None:
        """Write what is good as one operation; all of it or nothing."""
        operation = self._importing()
        if operation is None:
            return
        try:
            result = self._bench.desk.run(operation)
        except SentenceError as refusal:
            self.say_trouble(in_words(refusal))
            return
        told = self.told_after(result)
        self.accept()
        if told:
            self._bench.ask.tell(self.parentWidget(), told)

    def told_after(self, result: Any) -> str:
        """Return what is said when it is done, beside what every operation says; "" for nothing."""
        del result
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter imports from anywhere; Enter alone does nothing."""
        if not took_enter(event, self.apply_button.click):
            super().keyPressEvent(event)

    def fill_frame(
        self,
        *,
        head: Sequence[QWidget] = (),
        above: Sequence[QWidget] = (),
        foot: Sequence[QWidget] = (),
    ) -> None:
        """Put more into the frame, in the order in which Tab goes through it.

        Args:
            head: Beside the heading.
            above: Between the summary and the lines.
            foot: Left of the buttons.
        """
        for widget in head:
            self.head.addWidget(widget)
        place = self._column.indexOf(self.table)
        for number, widget in enumerate(above):
            self._column.insertWidget(place + number, widget)
        for number, widget in enumerate(foot):
            self.foot.insertWidget(number, widget)

    def _tell_whole(self) -> None:
        """Say below the table what its last column may have no room for."""
        line = self.current_line()
        self.whole.setText(line.note if line is not None else "")

    def _lay_out(self, title: str) -> None:
        made = tokens()
        heading = QLabel(title, self)
        set_role(heading, "title")
        self.head.addWidget(heading)
        self.foot.addStretch()
        self.head.addStretch()
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.apply_button)
        for row in (self.head, self.foot):
            row.setSpacing(made.space(2))
        # Always room for two lines, so that the table stays where it is while one goes through it.
        self.whole.setMinimumHeight(2 * self.whole.fontMetrics().lineSpacing())
        self.whole.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._column: QBoxLayout = QVBoxLayout(self)
        self._column.setContentsMargins(*(made.space(6),) * 4)
        self._column.setSpacing(made.space(3))
        self._column.addLayout(self.head)
        self._column.addWidget(self.summary)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.whole)
        self._column.addWidget(self.trouble)
        self._column.addLayout(self.foot)
        fit_to_screen(self, WIDTH, HEIGHT)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
