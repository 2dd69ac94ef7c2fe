"""The subject page 议题来文: the pool of matters, documents from above, tasks."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.today import Act, TodayItem
from dangjian_desktop.domain.vocabulary import PRINTED, ObligationState, TaskSource
from dangjian_desktop.operations.printout import TASK_LIST, Printout
from dangjian_desktop.queries.tasks import TasksQuery
from dangjian_desktop.ui.calendar.documents_view import DocumentsView
from dangjian_desktop.ui.calendar.matters_dialogs import task_dialog
from dangjian_desktop.ui.calendar.pool_view import PoolView
from dangjian_desktop.ui.calendar.tab import DOCUMENTS, POOL, TASKS
from dangjian_desktop.ui.calendar.task_table import (
    DUE,
    HOW_FAR,
    OWNER,
    PLACE,
    SOURCE,
    STATE,
    TITLE,
    TaskTable,
)
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_VIEWS = (
    (POOL, QT_TR_NOOP("议题池")),
    (DOCUMENTS, QT_TR_NOOP("来文与督查")),
    (TASKS, QT_TR_NOOP("任务")),
)
_SOURCES = (None, *TaskSource)
#: How tasks stand: the word, the state, and what comes next.
_STANDINGS = (
    (QT_TR_NOOP("全部状态"), None, ""),
    (QT_TR_NOOP("已逾期"), ObligationState.OVERDUE, ""),
    (QT_TR_NOOP("将到期"), ObligationState.DUE_SOON, ""),
    (QT_TR_NOOP("待办"), ObligationState.OPEN, "done"),
    (QT_TR_NOOP("待复查"), None, "checked"),
    (QT_TR_NOOP("待销号"), None, "closed"),
)
#: A letter more may come before the list is asked again.
_TYPING_MS = 150
_TEXT_WIDTH = 150


class MattersPage(QWidget):
    """Three views under one head, of one place.

    Signals:
        figures_changed: How many matters wait and tasks are open.
        print_wanted: A `Printout`.
        activity_wanted: Row id of a meeting to be opened.
        entry_wanted: Identity of a ledger row to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    activity_wanted = Signal(int)
    entry_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.title = QLabel(tr("议题来文"), self)
        set_role(self.title, "title")
        self.strip = TabStrip([(key, tr(word)) for key, word in _VIEWS], self, is_quiet=True)
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self, with_groups=False)
        self.place.setObjectName("matters_place")
        self.pool = PoolView(bench, self)
        self.documents = DocumentsView(bench, self)
        columns = (STATE, TITLE, OWNER, DUE, HOW_FAR, SOURCE, PLACE)
        self.tasks = TaskTable(bench, TasksQuery(bench.desk.on), columns, self)
        self.tasks.table.set_empty(
            tr("没有要办的任务。会议决议、来文分解的和自己安排的都会列在这里。"),
            recording_words(tr("布置任务")),
            self.add_task,
        )
        self.add_button = records(primary_button(tr("布置任务"), "plus", parent=self))
        self.add_button.setObjectName("add_task")
        self.source = ChoiceBox(self)
        self.source.setObjectName("task_source")
        self.source.setAccessibleName(tr("来源"))
        for source in _SOURCES:
            self.source.addItem(tr("全部来源") if source is None else tr(PRINTED[source]))
        self.standing = ChoiceBox(self)
        self.standing.setObjectName("task_standing")
        self.standing.setAccessibleName(tr("状态"))
        for word, *_rest in _STANDINGS:
            self.standing.addItem(tr(word))
        self.text = QLineEdit(self)
        self.text.setObjectName("task_text")
        self.text.setPlaceholderText(tr("责任人或事项"))
        self.text.setAccessibleName(tr("责任人或事项"))
        self.text.setClearButtonEnabled(True)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_MS)
        self.over_button = plain_button(tr("连同办完的"), parent=self)
        self.over_button.setObjectName("with_over")
        self.over_button.setCheckable(True)
        self.print_button = plain_button(tr("打印任务清单"), "printer", parent=self)
        self.tasks.add_button(self.add_button)
        filters = (self.text, self.standing, self.source, self.over_button, self.print_button)
        for widget in filters:
            self.tasks.row.right.addWidget(widget)
        self.stack = QStackedWidget(self)
        self._views: dict[str, QWidget] = {
            POOL: self.pool,
            DOCUMENTS: self.documents,
            TASKS: self.tasks,
        }
        for view in self._views.values():
            self.stack.addWidget(view)
        self._lay_out()
        self._connect()
        self._dress()

    def figures(self) -> str:
        """Return how much waits."""
        return tr(
            "待上会 {pool} 件 · 来文 {documents} 份 · 任务 {tasks} 件",
            pool=len(self.pool.pool_model.keys),
            documents=len(self.documents.model.keys),
            tasks=len(self.tasks.model.keys),
        )

    def print_shown(self) -> None:
        """Print the view that is shown as its form."""
        shown = self.stack.currentWidget()
        if shown is self.tasks:
            asked = self._tasks_asked()
            self.print_wanted.emit(
                Printout(TASK_LIST, asked.on, organisation_id=asked.within, tasks=asked)
            )
        elif shown is self.documents:
            self.documents.print_shown()
        else:
            self.pool.print_shown()

    def show_view(self, key: str) -> None:
        """Show one of the views."""
        self.strip.open_tab(key)
        self.stack.setCurrentWidget(self._views[key])
        self.figures_changed.emit(self.figures())

    def show_due(self, item: TodayItem) -> None:
        """Go to a task or document that is due."""
        if item.row_id is None:
            return
        if item.act is Act.OPEN_DOCUMENTS:
            self.show_document(item.row_id)
        else:
            self.show_task(item.row_id)

    def show_task(self, task_id: int) -> None:
        """Choose a task, whatever the place and the source."""
        self.show_view(TASKS)
        for box in (self.source, self.standing):
            box.setCurrentIndex(0)
        self.text.clear()
        if self.place.currentIndex() == 0:
            self._ask_tasks()
        else:  # asks for everything of the other place
            self.place.choose(None)
        if self.tasks.model.row_of(task_id) < 0:
            self.over_button.setChecked(True)
        self.tasks.table.select_keys([task_id])
        self.tasks.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_document(self, document_id: int) -> None:
        """Choose a document, whatever the place."""
        self.show_view(DOCUMENTS)
        self.place.choose(None)
        self.documents.show_document(document_id)

    def add_task(self) -> None:
        """Give a task that comes from no paper."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            dialog = task_dialog(self._bench, self, organisation_id=self.place.organisation_id)
            dialog.open()

    def _show_place(self) -> None:
        self.pool.show_place(self.place.organisation_id)
        self.documents.show_place(self.place.organisation_id)
        self._ask_tasks()

    def _ask_tasks(self) -> None:
        self._typed.stop()
        self.tasks.model.set_query(self._tasks_asked())

    def _tasks_asked(self) -> TasksQuery:
        """Return the question that the place and the filters put."""
        _word, state, waits_for = _STANDINGS[self.standing.currentIndex()]
        return TasksQuery(
            self._bench.desk.on,
            self.place.organisation_id,
            _SOURCES[self.source.currentIndex()],
            self.over_button.isChecked(),
            state,
            waits_for,
            self.text.text(),
        )

    def _tell(self) -> None:
        self.figures_changed.emit(self.figures())

    def _connect(self) -> None:
        self.strip.chosen.connect(self.show_view)
        self.place.place_changed.connect(self._show_place)
        for box in (self.source, self.standing):
            box.activated.connect(self._ask_tasks)
        self.text.textChanged.connect(lambda _text: self._typed.start())
        self.text.returnPressed.connect(self._ask_tasks)
        self._typed.timeout.connect(self._ask_tasks)
        self.over_button.toggled.connect(lambda _on: self._ask_tasks())
        self.add_button.clicked.connect(self.add_task)
        self.print_button.clicked.connect(self.print_shown)
        self.tasks.activity_wanted.connect(self.activity_wanted)
        self.tasks.entry_wanted.connect(self.entry_wanted)
        self.pool.activity_wanted.connect(self.activity_wanted)
        self.pool.print_wanted.connect(self.print_wanted)
        self.documents.print_wanted.connect(self.print_wanted)
        self.documents.activity_wanted.connect(self.activity_wanted)
        for model in (self.pool.pool_model, self.documents.model, self.tasks.model):
            model.modelReset.connect(self._tell)
            model.dataChanged.connect(self._tell)
        self._bench.desk.day_changed.connect(self._ask_tasks)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.strip)
        self._head.addStretch(1)
        self._head.addWidget(self.place)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.stack, 1)

    def _dress(self) -> None:
        space_page(self._column, self._head)
        made = tokens()
        self.tasks.row.setSpacing(made.space(2))
        self.text.setFixedWidth(made.text_px(_TEXT_WIDTH))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list."""
        super().showEvent(event)
        tables = {POOL: self.pool.pool, DOCUMENTS: self.documents.table, TASKS: self.tasks.table}
        tables[self.strip.current_key()].setFocus(Qt.FocusReason.OtherFocusReason)
