"""来文与督查: documents with how far they are; the chosen one stands beside the list."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import (
    PRINTED,
    DocumentKind,
    ObligationState,
    TaskSource,
)
from dangjian_desktop.operations.agenda import post_document_to_pool
from dangjian_desktop.operations.documents import (
    close_document,
    remove_document,
    reopen_document,
)
from dangjian_desktop.operations.printout import DOCUMENT_REGISTER, TASK_LIST, Printout
from dangjian_desktop.queries.documents import DocumentRow, DocumentsQuery
from dangjian_desktop.queries.tasks import TasksQuery
from dangjian_desktop.ui.calendar.document_detail import DocumentDetail
from dangjian_desktop.ui.calendar.document_notice_dialog import document_notice_dialog
from dangjian_desktop.ui.calendar.matters_dialogs import document_dialog
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, text_column
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
_KINDS = (None, *DocumentKind)
#: How list and document share the width.
_SHARES = (560, 760)


def _look(row: DocumentRow) -> ChipLook:
    if row.closed_on is not None:
        return ChipLook(tr("已办结"), Tone.GOOD)
    word = tr("办理中") if row.state is ObligationState.OPEN else tr(PRINTED[row.state])
    return ChipLook(word, _TONES[row.state])


def _answer(row: DocumentRow) -> str:
    if row.answered_on is not None:
        return tr("{day} 已回复", day=row.answered_on.isoformat())
    if row.answer_due_on is not None:
        return tr("{day} 前回复", day=row.answer_due_on.isoformat())
    return tr("不用回复")


#: Those that do not stand there at first are told beside the list, too.
COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column(QT_TR_NOOP("状态"), lambda row: _look(row).text, "state", width=104, chip=_look),
    Column(
        QT_TR_NOOP("标题或事由"),
        lambda row: row.title,
        "title",
        width=220,
        tooltip=lambda row: "\n".join(filter(None, (row.title, row.summary))),
    ),
    Column(
        QT_TR_NOOP("任务"),
        lambda row: f"{row.done_count}/{row.task_count}" if row.task_count else "",
        "tasks",
        width=60,
    ),
    Column(QT_TR_NOOP("回复"), _answer, "answer", width=140),
    Column(
        QT_TR_NOOP("收到"),
        lambda row: row.received_on.isoformat(),
        "received_on",
        is_shown_first=False,
        width=106,
    ),
    text_column(
        QT_TR_NOOP("文号"),
        lambda row: row.number,
        "number",
        is_shown_first=False,
        width=160,
        is_second=True,
    ),
    text_column(
        QT_TR_NOOP("来自"),
        lambda row: row.source,
        "source",
        is_shown_first=False,
        width=120,
        is_second=True,
    ),
    text_column(
        QT_TR_NOOP("组织"),
        lambda row: row.organisation_name,
        "organisation",
        is_shown_first=False,
        width=150,
        is_second=True,
    ),
)


class DocumentsView(QWidget):
    """The list at the left, the chosen document at the right.

    Signals:
        print_wanted: The `Printout` of the register, or of the tasks of one document.
        activity_wanted: Row id of a meeting to be opened.
    """

    print_wanted = Signal(object)
    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._within: int | None = None
        self.model: QueryModel[DocumentRow] = QueryModel(
            bench.desk,
            COLUMNS,
            DocumentsQuery(bench.desk.on, with_closed=False),
            self,
            key=lambda row: row.document_id,
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("来文"), fill_menu=self._fill_menu)
        self.table.setObjectName("document_table")
        self.add_button = records(primary_button(tr("登记来文"), "plus", parent=self))
        self.add_button.setObjectName("add_document")
        self.change_button = records(plain_button(tr("修改"), "pencil", parent=self))
        self.change_button.setObjectName("change_document")
        self.close_button = records(plain_button(tr("办结"), "check", parent=self))
        self.close_button.setObjectName("close_document")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(lambda: self._refill(self._menu))
        self.more_button = menu_button(tr("更多"), self._menu, parent=self)
        self.more_button.setObjectName("document_more")
        self.kind = ChoiceBox(self)
        self.kind.setObjectName("document_kind")
        self.kind.setAccessibleName(tr("种类"))
        for kind in _KINDS:
            self.kind.addItem(tr("全部种类") if kind is None else tr(PRINTED[kind]))
        self.closed_button = plain_button(tr("连同办结的"), parent=self)
        self.closed_button.setObjectName("with_closed")
        self.closed_button.setCheckable(True)
        self._papers = QMenu(self)
        self._papers.addAction(tr("来文登记簿")).triggered.connect(self.print_shown)
        self.list_action = self._papers.addAction(tr("这份来文的任务"))
        self.list_action.triggered.connect(self.print_tasks)
        self.print_button = menu_button(tr("打印"), self._papers, "printer", parent=self)
        self.print_button.setObjectName("print_documents")
        self.detail = DocumentDetail(bench, self)
        self._lay_out()
        self._connect()
        self._tell_empty()
        self._show()
        self._dress()

    def show_place(self, organisation_id: int | None) -> None:
        """Show the documents of a place."""
        self._within = organisation_id
        self._ask()

    def show_document(self, document_id: int) -> None:
        """Choose a document, dealt with or not."""
        if self.model.row_of(document_id) < 0:
            self.kind.setCurrentIndex(0)
            self.closed_button.setChecked(True)
            self._ask()
        self.table.select_keys([document_id])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_shown(self) -> None:
        """Print the register of this year."""
        on = self._bench.desk.on
        self.print_wanted.emit(
            Printout(
                DOCUMENT_REGISTER,
                on,
                organisation_id=self._within,
                since=on.replace(month=1, day=1),
                until=on,
            )
        )

    def print_tasks(self) -> None:
        """Print the tasks of the chosen document; of an inspection it is the 整改台账."""
        row = self.current()
        if row is None:
            return
        on = self._bench.desk.on
        is_inspection = row.kind is DocumentKind.INSPECTION
        asked = TasksQuery(
            on,
            source=TaskSource.INSPECTION if is_inspection else None,
            with_over=True,
            document_id=row.document_id,
        )
        self.print_wanted.emit(
            Printout(TASK_LIST, on, organisation_id=row.organisation_id, tasks=asked)
        )

    # What the user can do -----------------------------------------------------

    def add(self) -> None:
        """Register a document."""
        if self._may_edit():
            dialog = document_dialog(self._bench, self, organisation_id=self._within)
            dialog.saved.connect(self.show_document)
            dialog.open()

    def change(self) -> None:
        """Change what was registered of the chosen document."""
        row = self.current()
        if row is not None and self._may_edit():
            document_dialog(self._bench, self, row=row).open()

    def close_or_reopen(self) -> None:
        """Mark the chosen document as dealt with, or take that back."""
        row = self.current()
        if row is None or not self._may_edit():
            return
        if row.closed_on is not None:
            self._bench.desk.attempt(reopen_document(document_id=row.document_id))
            return
        work = close_document(document_id=row.document_id, on=self._bench.desk.today)
        self._bench.desk.attempt(work)

    def to_pool(self) -> None:
        """Put the chosen document into the pool of matters."""
        row = self.current()
        if row is not None and self._may_edit():
            self._bench.desk.attempt(
                post_document_to_pool(document_id=row.document_id, on=self._bench.desk.today)
            )

    def to_notice(self) -> None:
        """Enter that the chosen document makes a year's meeting due."""
        row = self.current()
        if row is not None and self._may_edit():
            document_notice_dialog(self._bench, row, self).open()

    def remove(self) -> None:
        """Remove the chosen document: it was entered by mistake."""
        row = self.current()
        if row is not None and self._may_edit():
            self._bench.desk.attempt(remove_document(document_id=row.document_id))

    def current(self) -> DocumentRow | None:
        """Return the document that is chosen."""
        row = self.table.current_row()
        return row if isinstance(row, DocumentRow) else None

    # Showing --------------------------------------------------------------------

    def _ask(self) -> None:
        self.model.set_query(
            DocumentsQuery(
                self._bench.desk.on,
                self._within,
                with_closed=self.closed_button.isChecked(),
                kind=_KINDS[self.kind.currentIndex()],
            )
        )
        self._tell_empty()

    def _tell_empty(self) -> None:
        if self.closed_button.isChecked():
            said = tr("还没有登记来文。文件、电话交办和检查反馈都登记在这里，到期会提醒。")
        else:
            said = tr("没有要办的来文。文件、电话交办和检查反馈都登记在这里，到期会提醒。")
        self.table.set_empty(said, recording_words(tr("登记来文")), self.add)

    def _show(self) -> None:
        row = self.current()
        for button in (self.change_button, self.close_button):
            button.setEnabled(row is not None)
        self.list_action.setEnabled(row is not None)
        is_closed = row is not None and row.closed_on is not None
        self.close_button.setText(tr("重新办理") if is_closed else tr("办结"))
        self.detail.show_row(row)

    def _refill(self, menu: QMenu) -> None:
        menu.clear()
        if self.current() is None:
            menu.addAction(tr("请先选一份来文")).setEnabled(False)
        else:
            self._fill_menu(menu)

    def _fill_menu(self, menu: QMenu) -> None:
        if self.current() is None:
            return
        records(menu.addAction(tr("提交议题池"))).triggered.connect(self.to_pool)
        records(menu.addAction(tr("登记为组织生活的通知…"))).triggered.connect(self.to_notice)
        records(menu.addAction(tr("删除"))).triggered.connect(self.remove)

    def _follow_day(self) -> None:
        self.detail.forget()
        self.show_place(self._within)
        self._show()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _connect(self) -> None:
        acts = (
            (self.add_button, self.add),
            (self.change_button, self.change),
            (self.close_button, self.close_or_reopen),
        )
        for button, act in acts:
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.kind.activated.connect(self._ask)
        self.closed_button.toggled.connect(lambda _on: self._ask())
        self.table.opened.connect(lambda _row: self.change())
        self.table.chosen_changed.connect(self._show)
        self.model.modelReset.connect(self._show)
        self.model.dataChanged.connect(self._show)
        self.detail.activity_wanted.connect(self.activity_wanted)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._row = FoldingRow()
        for button in (self.add_button, self.change_button, self.close_button, self.more_button):
            self._row.left.addWidget(button)
        self._row.right.addStretch(1)
        for widget in (self.kind, self.closed_button, self.print_button):
            self._row.right.addWidget(widget)
        # Its own widget, so that the list keeps its width while no document is chosen.
        room = QWidget(self)
        beside = QVBoxLayout(room)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.detail)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(room)
        self.splitter.setStretchFactor(0, _SHARES[0])
        self.splitter.setStretchFactor(1, _SHARES[1])
        self.splitter.setSizes(list(_SHARES))  # Qt shares the room there is as these stand
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.splitter, 1)

    def _dress(self) -> None:
        made = tokens()
        self._row.setSpacing(made.space(2))
        self._column.setSpacing(made.space(2))
        self.splitter.setHandleWidth(made.space(4))
