"""来文与督查: documents with how far they are; beside the list their tasks, replies and scans."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.vocabulary import PRINTED, DocumentKind, ObligationState
from dangjian_desktop.operations.documents import (
    close_document,
    post_document_to_pool,
    remove_document,
    remove_reply,
    reopen_document,
)
from dangjian_desktop.operations.printout import DOCUMENT_REGISTER, Printout
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.documents import (
    DocumentRow,
    DocumentsQuery,
    RepliesQuery,
    ReplyRow,
)
from dangjian_desktop.queries.tasks import DocumentTasksQuery
from dangjian_desktop.ui.calendar.matters_dialogs import (
    document_dialog,
    reply_dialog,
    task_dialog,
)
from dangjian_desktop.ui.calendar.task_table import DUE, HOW_FAR, OWNER, STATE, TITLE, TaskTable
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, quiet_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_TONES: Mapping[ObligationState, Tone] = {
    ObligationState.MET: Tone.GOOD,
    ObligationState.OPEN: Tone.PLAIN,
    ObligationState.DUE_SOON: Tone.WARN,
    ObligationState.OVERDUE: Tone.BAD,
}
_REPLIES_HEIGHT = 110


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


COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column(
        QT_TR_NOOP("状态"),
        lambda row: _look(row).text,
        "state",
        width=104,
        chip=_look,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("标题或事由"),
        lambda row: row.title,
        "title",
        width=280,
        tooltip=lambda row: "\n".join(filter(None, (row.title, row.summary))),
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("任务"),
        lambda row: f"{row.done_count}/{row.task_count}" if row.task_count else "",
        "tasks",
        width=60,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("回复"), _answer, "answer", width=140, can_sort=False),
    Column(
        QT_TR_NOOP("收到"),
        lambda row: row.received_on.isoformat(),
        "received_on",
        width=106,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("文号"),
        lambda row: row.number,
        "number",
        width=160,
        tooltip=lambda row: row.number,
        is_second=True,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("来自"),
        lambda row: row.source,
        "source",
        width=120,
        tooltip=lambda row: row.source,
        is_second=True,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("组织"),
        lambda row: row.organisation_name,
        "organisation",
        width=150,
        tooltip=lambda row: row.organisation_name,
        is_second=True,
        can_sort=False,
    ),
)


class DocumentsView(QWidget):
    """The list above, the chosen document below.

    Signals:
        print_wanted: The `Printout` of the register.
    """

    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._within: int | None = None
        self._replies: list[ReplyRow] = []
        self._shown: int | None = None
        self.model: QueryModel[DocumentRow] = QueryModel(
            bench.desk,
            COLUMNS,
            DocumentsQuery(bench.desk.on),
            self,
            key=lambda row: row.document_id,
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("来文"))
        self.table.setObjectName("document_table")
        self.table.set_empty(
            tr("还没有登记来文。文件、电话交办和检查反馈都登记在这里，到期会提醒。"),
            tr("登记来文"),
            self.add,
        )
        self.add_button = primary_button(tr("登记来文"), "plus", parent=self)
        self.add_button.setObjectName("add_document")
        self.change_button = plain_button(tr("修改"), "pencil", parent=self)
        self.close_button = plain_button(tr("办结"), "check", parent=self)
        self.close_button.setObjectName("close_document")
        self.pool_button = plain_button(tr("提交议题池"), parent=self)
        self.pool_button.setObjectName("document_to_pool")
        self.remove_button = quiet_button(tr("删除"), "trash-2", parent=self)
        self.print_button = plain_button(tr("打印登记簿"), "printer", parent=self)
        self.heading = QLabel(self)
        self.heading.setWordWrap(True)
        set_role(self.heading, "heading")
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        set_role(self.summary, "second")
        self.tasks = TaskTable(bench, RowsAtHand(), (STATE, TITLE, OWNER, DUE, HOW_FAR), self)
        self.task_button = plain_button(tr("分解任务"), "plus", parent=self)
        self.task_button.setObjectName("add_document_task")
        self.tasks.add_button(self.task_button)
        self.reply_button = plain_button(tr("登记回复"), "plus", parent=self)
        self.reply_button.setObjectName("add_reply")
        self.reply_remove_button = quiet_button(tr("删除回复"), "trash-2", parent=self)
        self.replies = QListWidget(self)
        self.replies.setObjectName("reply_list")
        self.replies.setAccessibleName(tr("报送过什么"))
        self._lay_out()
        self._connect()
        self._show()
        self._dress()

    def show_place(self, organisation_id: int | None) -> None:
        """Show the documents of a place."""
        self._within = organisation_id
        self.model.set_query(DocumentsQuery(self._bench.desk.on, organisation_id))

    def show_document(self, document_id: int) -> None:
        """Choose a document."""
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
        work = (
            close_document(document_id=row.document_id, on=self._bench.desk.today)
            if row.closed_on is None
            else reopen_document(document_id=row.document_id)
        )
        self._bench.desk.attempt(work)

    def to_pool(self) -> None:
        """Put the chosen document into the pool of matters."""
        row = self.current()
        if row is not None and self._may_edit():
            self._bench.desk.attempt(
                post_document_to_pool(document_id=row.document_id, on=self._bench.desk.today)
            )

    def remove(self) -> None:
        """Remove the chosen document: it was entered by mistake."""
        row = self.current()
        if row is not None and self._may_edit():
            self._bench.desk.attempt(remove_document(document_id=row.document_id))

    def add_task(self) -> None:
        """Split a task off the chosen document."""
        row = self.current()
        if row is not None and self._may_edit():
            task_dialog(self._bench, self, document=row).open()

    def add_reply(self) -> None:
        """Keep what was sent back on the chosen document."""
        row = self.current()
        if row is not None and self._may_edit():
            reply_dialog(self._bench, row, self).open()

    def remove_reply(self) -> None:
        """Remove the chosen reply: it was entered by mistake."""
        place = self.replies.currentRow()
        if 0 <= place < len(self._replies) and self._may_edit():
            self._bench.desk.attempt(remove_reply(reply_id=self._replies[place].reply_id))

    def current(self) -> DocumentRow | None:
        """Return the document that is chosen."""
        row = self.table.current_row()
        return row if isinstance(row, DocumentRow) else None

    # Showing --------------------------------------------------------------------

    def _show(self) -> None:
        row = self.current()
        for button in (
            self.change_button,
            self.close_button,
            self.pool_button,
            self.remove_button,
            self.task_button,
            self.reply_button,
        ):
            button.setEnabled(row is not None)
        self._detail.setVisible(row is not None)
        if row is None:
            self._shown = None
            self.tasks.model.set_query(RowsAtHand())
            return
        is_finding = row.kind is DocumentKind.INSPECTION
        self.close_button.setText(tr("办结") if row.closed_on is None else tr("重新办理"))
        self.task_button.setText(tr("登记问题") if is_finding else tr("分解任务"))
        told = (tr(PRINTED[row.kind]), row.number, row.title)
        self.heading.setText(tr(" · ").join(filter(None, told)))
        self.summary.setText(row.summary)
        self.summary.setVisible(bool(row.summary))
        if self._shown != row.document_id:
            self._shown = row.document_id
            self.tasks.model.set_query(DocumentTasksQuery(row.document_id, self._bench.desk.on))
            self.tasks.table.set_empty(
                tr("还没有登记问题。") if is_finding else tr("还没有分解任务。"),
                self.task_button.text(),
                self.add_task,
            )
        self._replies = RepliesQuery(row.document_id).fetch()
        self.replies.clear()
        for reply in self._replies:
            self.replies.addItem(
                tr(
                    "{day} 报{to}：{content}",
                    day=reply.sent_on.isoformat(),
                    to=reply.sent_to,
                    content=reply.content,
                )
            )
        self.replies.setVisible(bool(self._replies))
        self.reply_remove_button.setVisible(bool(self._replies))

    def _hear(self, changes: Changes) -> None:
        if changes.topics & (DocumentsQuery.reads | RepliesQuery.reads):
            self._show()

    def _follow_day(self) -> None:
        self._shown = None
        self.show_place(self._within)
        self._show()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _connect(self) -> None:
        acts = (
            (self.add_button, self.add),
            (self.change_button, self.change),
            (self.close_button, self.close_or_reopen),
            (self.pool_button, self.to_pool),
            (self.remove_button, self.remove),
            (self.print_button, self.print_shown),
            (self.task_button, self.add_task),
            (self.reply_button, self.add_reply),
            (self.reply_remove_button, self.remove_reply),
        )
        for button, act in acts:
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.table.opened.connect(lambda _row: self.change())
        self.table.chosen_changed.connect(self._show)
        self.model.modelReset.connect(self._show)
        self.model.dataChanged.connect(self._show)
        self._bench.desk.changed.connect(self._hear)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        top = QWidget(self)
        self._row = QHBoxLayout()
        for button in (
            self.add_button,
            self.change_button,
            self.close_button,
            self.pool_button,
            self.remove_button,
        ):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self.print_button)
        self._top_column = QVBoxLayout(top)
        self._top_column.setContentsMargins(0, 0, 0, 0)
        self._top_column.addLayout(self._row)
        self._top_column.addWidget(self.table, 1)
        self._detail = QWidget(self)
        self._detail_column = QVBoxLayout(self._detail)
        self._detail_column.setContentsMargins(0, 0, 0, 0)
        self._detail_column.addWidget(self.heading)
        self._detail_column.addWidget(self.summary)
        self._detail_column.addWidget(self.tasks, 1)
        reply_row = QHBoxLayout()
        reply_row.addWidget(self.reply_button)
        reply_row.addWidget(self.reply_remove_button)
        reply_row.addStretch(1)
        self._detail_column.addLayout(reply_row)
        self._detail_column.addWidget(self.replies)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(top)
        self.splitter.addWidget(self._detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def _dress(self) -> None:
        made = tokens()
        self._row.setSpacing(made.space(2))
        self._top_column.setSpacing(made.space(2))
        self._detail_column.setSpacing(made.space(2))
        self.splitter.setHandleWidth(made.space(4))
        self.replies.setMaximumHeight(made.text_px(_REPLIES_HEIGHT))
