"""A table of tasks with what can be done about them; it stands on several pages."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import PRINTED, ObligationState, TaskSource
from dangjian_desktop.operations.agenda import post_task_to_pool
from dangjian_desktop.operations.tasks import remove_task, reopen_task
from dangjian_desktop.queries.tasks import TaskRow
from dangjian_desktop.ui.calendar.matters_dialogs import (
    end_task_dialog,
    step_dialog,
    task_dialog,
)
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    SimpleQuery,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_TONES: Mapping[ObligationState, Tone] = {
    ObligationState.MET: Tone.GOOD,
    ObligationState.OPEN: Tone.PLAIN,
    ObligationState.DUE_SOON: Tone.WARN,
    ObligationState.OVERDUE: Tone.BAD,
}
_NEXT = {
    "done": QT_TR_NOOP("待办"),
    "checked": QT_TR_NOOP("待复查"),
    "closed": QT_TR_NOOP("待销号"),
}


def task_look(row: TaskRow) -> ChipLook:
    """Return how a task stands, as a chip."""
    if row.dropped_on is not None:
        return ChipLook(tr("不再办理"), Tone.PLAIN, "x")
    if row.entry is not None and not row.is_over:
        tone = Tone.BAD if row.entry.is_late else Tone.INFO
        return ChipLook(tr("已转{book}", book=row.entry.book.short), tone)
    if row.state in (ObligationState.OVERDUE, ObligationState.DUE_SOON, ObligationState.MET):
        return ChipLook(tr(PRINTED[row.state]), _TONES[row.state])
    return ChipLook(tr(_NEXT[row.waits_for]), Tone.INFO if row.done_on else Tone.PLAIN)


def _is_worked_on_here(row: TaskRow) -> bool:
    """Whether it is open, and its steps are not taken in a ledger."""
    return not row.is_over and row.entry is None


def _how_far(row: TaskRow) -> str:
    if row.dropped_on is not None:
        return row.dropped_note
    if row.entry is not None:
        late = row.entry.lateness
        words = tr("在{book}里办", book=row.entry.book.label)
        overdue = tr("逾期 {n} 天", n=late.days) if late.days else ""
        return tr("，").join(filter(None, (words, row.result, overdue, late.escalation)))
    told = [
        tr("{day} 办结", day=row.done_on.isoformat()) if row.done_on else "",
        row.result,
        tr("{by} {day} 复查", by=row.checked_by, day=row.checked_on.isoformat())
        if row.checked_on
        else "",
        tr("复查人与责任人相同") if row.is_self_checked else "",
        tr("{day} 销号", day=row.closed_on.isoformat()) if row.closed_on else "",
    ]
    return tr("；").join(filter(None, told))


STATE = Column[TaskRow](
    QT_TR_NOOP("状态"), lambda row: task_look(row).text, "state", width=104, chip=task_look
)
TITLE = Column[TaskRow](
    QT_TR_NOOP("要办的事"),
    lambda row: row.title.replace("\n", " "),
    "title",
    width=300,
    tooltip=lambda row: row.title,
)
OWNER = Column[TaskRow](QT_TR_NOOP("责任人"), lambda row: row.owner, "owner")
DUE = Column[TaskRow](
    QT_TR_NOOP("期限"),
    lambda row: row.due_on.isoformat() if row.due_on else "",
    "due_on",
    width=106,
)
HOW_FAR: Column[TaskRow] = text_column(QT_TR_NOOP("办理情况"), _how_far, "how_far", width=280)
SOURCE = Column[TaskRow](
    QT_TR_NOOP("来源"),
    lambda row: row.document or tr(PRINTED[row.source]),
    "source",
    width=200,
    tooltip=lambda row: row.document,
    is_second=True,
)
PLACE: Column[TaskRow] = text_column(
    QT_TR_NOOP("组织"), lambda row: row.organisation_name, "organisation", width=160, is_second=True
)
FOLLOW_UP = Column[TaskRow](
    QT_TR_NOOP("跟进"),
    lambda row: row.follow_up_note.replace("\n", " "),
    "follow_up",
    width=220,
    tooltip=lambda row: row.follow_up_note,
)


class TaskTable(QWidget):
    """Tasks of one question; Enter does what comes next, the menu the rest.

    Signals:
        activity_wanted: The meeting that resolved the chosen task.
        entry_wanted: Identity of the ledger row that the chosen resolution became.
    """

    activity_wanted = Signal(int)
    entry_wanted = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        query: SimpleQuery[TaskRow],
        columns: tuple[Column[TaskRow], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self.model: QueryModel[TaskRow] = QueryModel(
            bench.desk, columns, query, self, key=lambda row: row.task_id
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("任务"), fill_menu=self._fill_menu)
        self.table.setObjectName("task_table")
        self.step_button = records(plain_button(tr("登记办结"), "check", parent=self))
        self.step_button.setObjectName("task_step")
        self.change_button = records(plain_button(tr("修改"), "pencil", parent=self))
        self.change_button.setObjectName("task_change")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(lambda: self._refill(self._menu))
        self.more_button = menu_button(tr("更多"), self._menu, parent=self)
        self.more_button.setObjectName("task_more")
        self.row = FoldingRow()
        for button in (self.step_button, self.change_button, self.more_button):
            self.row.left.addWidget(button)
        self.row.right.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self.row)
        self._column.addWidget(self.table, 1)
        self.step_button.clicked.connect(self.do_next)
        self.change_button.clicked.connect(self.change)
        self.table.opened.connect(lambda _row: self.do_next())
        self.table.chosen_changed.connect(self._tell)
        self.model.modelReset.connect(self._tell)
        self.model.dataChanged.connect(self._tell)
        news().changed.connect(self._dress)
        self._dress()
        self._tell()

    def add_button(self, button: QPushButton) -> None:
        """Put a button of the page before those of the table."""
        self.row.left.insertWidget(0, button)

    def current(self) -> TaskRow | None:
        """Return the task that is chosen."""
        row = self.table.current_row()
        return row if isinstance(row, TaskRow) else None

    def do_next(self) -> None:
        """Do what comes next of the chosen task."""
        row = self.current()
        if row is not None and row.entry is not None:
            self.entry_wanted.emit(row.entry.uid)
        elif row is not None and not row.is_over and self._may_edit():
            step_dialog(self._bench, row, self).open()

    def change(self) -> None:
        """Change the chosen task."""
        row = self.current()
        if row is not None and _is_worked_on_here(row) and self._may_edit():
            task_dialog(self._bench, self, row=row).open()

    def end(self) -> None:
        """Drop the chosen task, with the reason."""
        row = self.current()
        if row is not None and self._may_edit():
            end_task_dialog(self._bench, row, self).open()

    def reopen(self) -> None:
        """Take back that the chosen task is done or dropped."""
        row = self.current()
        if row is not None and self._may_edit():
            self._bench.desk.attempt(reopen_task(task_id=row.task_id))

    def to_pool(self) -> None:
        """Put the chosen task into the pool of matters: the committee has to talk about it."""
        row = self.current()
        if row is not None and self._may_edit():
            desk = self._bench.desk
            desk.attempt(post_task_to_pool(task_id=row.task_id, on=desk.today))

    def remove(self) -> None:
        """Remove the chosen task: it was entered by mistake."""
        row = self.current()
        if row is not None and self._may_edit():
            self._bench.desk.attempt(remove_task(task_id=row.task_id))

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.current()
        if row is None:
            return
        if _is_worked_on_here(row):
            records(menu.addAction(self.step_button.text())).triggered.connect(self.do_next)
            records(menu.addAction(tr("修改"))).triggered.connect(self.change)
        self._fill_more(menu, row)

    def _refill(self, menu: QMenu) -> None:
        menu.clear()
        row = self.current()
        if row is None:
            menu.addAction(tr("请先选一件任务")).setEnabled(False)
        else:
            self._fill_more(menu, row)

    def _fill_more(self, menu: QMenu, row: TaskRow) -> None:
        if row.entry is not None:
            entry = row.entry
            open_entry = menu.addAction(tr("打开{book}", book=entry.book.label))
            open_entry.triggered.connect(lambda: self.entry_wanted.emit(entry.uid))
        if _is_worked_on_here(row):
            records(menu.addAction(tr("提交议题池"))).triggered.connect(self.to_pool)
            records(menu.addAction(tr("不再办理"))).triggered.connect(self.end)
        if row.entry is None and (row.done_on is not None or row.dropped_on is not None):
            records(menu.addAction(tr("重新办理"))).triggered.connect(self.reopen)
        if row.activity_id is not None:
            open_meeting = menu.addAction(tr("打开会议"))
            open_meeting.triggered.connect(lambda: self.activity_wanted.emit(row.activity_id))
        if row.entry is None:
            records(menu.addAction(tr("删除"))).triggered.connect(self.remove)

    def _tell(self) -> None:
        row = self.current()
        is_open = row is not None and _is_worked_on_here(row)
        words = {
            "checked": tr("登记复查"),
            "closed": tr("销号"),
        }
        is_finding = row is not None and row.source is TaskSource.INSPECTION
        word = tr("登记整改") if is_finding else tr("登记办结")
        self.step_button.setText(words.get(row.waits_for, word) if row is not None else word)
        self.step_button.setEnabled(is_open)
        self.change_button.setEnabled(is_open)

    def _dress(self) -> None:
        self._column.setSpacing(tokens().space(2))
        self.row.setSpacing(tokens().space(2))
