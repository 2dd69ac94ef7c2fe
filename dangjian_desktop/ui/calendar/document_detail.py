"""One document beside the list: its facts, tasks, replies with their scans, files and course."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.vocabulary import PRINTED, DocumentKind
from dangjian_desktop.operations.documents import remove_reply
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.queries.document_events import (
    DocumentEvent,
    DocumentEventsQuery,
    DocumentStep,
)
from dangjian_desktop.queries.documents import DocumentRow, RepliesQuery, ReplyRow
from dangjian_desktop.queries.tasks import DocumentTasksQuery
from dangjian_desktop.ui.calendar.matters_dialogs import reply_dialog, task_dialog
from dangjian_desktop.ui.calendar.task_table import DUE, HOW_FAR, OWNER, STATE, TITLE, TaskTable
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.buttons import plain_button, quiet_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand, text_column
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

TASKS, REPLIES, FILES, COURSE = "tasks", "replies", "files", "course"
#: So much of what a document asks for leaves room for its tasks; the tooltip tells the rest.
_LONGEST_SUMMARY = 120
_PARTS = (
    (TASKS, QT_TR_NOOP("任务")),
    (REPLIES, QT_TR_NOOP("回复")),
    (FILES, QT_TR_NOOP("扫描件")),
    (COURSE, QT_TR_NOOP("经过")),
)
_STEPS: Mapping[DocumentStep, str] = {
    DocumentStep.RECEIVED: QT_TR_NOOP("收到"),
    DocumentStep.NOTICED: QT_TR_NOOP("登记为通知"),
    DocumentStep.RAISED: QT_TR_NOOP("提交议题池"),
    DocumentStep.DONE: QT_TR_NOOP("任务办结"),
    DocumentStep.RECTIFIED: QT_TR_NOOP("问题整改"),
    DocumentStep.CHECKED: QT_TR_NOOP("复查"),
    DocumentStep.FINDING_CLOSED: QT_TR_NOOP("销号"),
    DocumentStep.DROPPED: QT_TR_NOOP("不再办理"),
    DocumentStep.ANSWERED: QT_TR_NOOP("回复"),
    DocumentStep.CLOSED: QT_TR_NOOP("办结"),
}


def _told(event: DocumentEvent) -> str:
    return " · ".join(" ".join(part.split()) for part in (event.who, event.told) if part)


#: Beside the list there is less room.
TASK_COLUMNS = (
    STATE,
    replace(TITLE, width=216),
    replace(OWNER, width=84),
    DUE,
    replace(HOW_FAR, width=180),
)
COURSE_COLUMNS: tuple[Column[DocumentEvent], ...] = (
    Column(QT_TR_NOOP("日期"), lambda event: event.on.isoformat(), "on", width=106),
    Column(QT_TR_NOOP("事项"), lambda event: tr(_STEPS[event.step]), "step", width=110),
    text_column(QT_TR_NOOP("内容"), _told, "told", width=360),
)


class DocumentDetail(QWidget):
    """What is known of one document, in four parts under a quiet switch.

    Signals:
        activity_wanted: A meeting that resolved something about it.
    """

    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.row: DocumentRow | None = None
        self._shown: int | None = None
        self._replies: list[ReplyRow] = []
        self.heading = QLabel(self)
        self.heading.setWordWrap(True)
        set_role(self.heading, "heading")
        self.facts = QLabel(self)
        self.facts.setWordWrap(True)
        set_role(self.facts, "second")
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.strip = TabStrip([(key, tr(word)) for key, word in _PARTS], self, is_quiet=True)
        self.tasks = TaskTable(bench, RowsAtHand(), TASK_COLUMNS, self)
        self.task_button = records(plain_button(tr("分解任务"), "plus", parent=self))
        self.task_button.setObjectName("add_document_task")
        self.tasks.add_button(self.task_button)
        self.reply_button = records(plain_button(tr("登记回复"), "plus", parent=self))
        self.reply_button.setObjectName("add_reply")
        self.reply_remove_button = records(quiet_button(tr("删除回复"), "trash-2", parent=self))
        self.reply_remove_button.setObjectName("remove_reply")
        self.replies = QListWidget(self)
        self.replies.setObjectName("reply_list")
        self.replies.setAccessibleName(tr("报送过什么"))
        self.replies.setWordWrap(True)
        self.no_reply = QLabel(tr("还没有登记报送了什么。"), self)
        set_role(self.no_reply, "second")
        self.reply_heading = QLabel(tr("这份回复的附件"), self)
        set_role(self.reply_heading, "second")
        self.reply_files = AttachmentList(bench, self)
        self.files = AttachmentList(bench, self)
        self.course_model: QueryModel[DocumentEvent] = QueryModel(
            bench.desk, COURSE_COLUMNS, RowsAtHand(), self, key=lambda event: event
        )
        self.course = TableView(self.course_model, self, name=QT_TR_NOOP("经过"))
        self.stack = QStackedWidget(self)
        self._parts: dict[str, QWidget] = {
            TASKS: self.tasks,
            REPLIES: self._reply_part(),
            FILES: self._file_part(),
            COURSE: self.course,
        }
        for part in self._parts.values():
            self.stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self.facts, self.summary, self.strip):
            self._column.addWidget(widget)
        self._column.addWidget(self.stack, 1)
        self.strip.chosen.connect(self.show_part)
        self.task_button.clicked.connect(lambda: self.add_task())
        self.reply_button.clicked.connect(lambda: self.add_reply())
        self.reply_remove_button.clicked.connect(lambda: self.remove_reply())
        self.replies.currentRowChanged.connect(lambda _row: self._show_reply_files())
        self.tasks.activity_wanted.connect(self.activity_wanted)
        bench.desk.changed.connect(self._hear)
        news().changed.connect(self._dress)
        self._dress()

    # What the page asks ---------------------------------------------------------

    def show_row(self, row: DocumentRow | None) -> None:
        """Show a document, or nothing."""
        self.row = row
        self.setVisible(row is not None)
        if row is None:
            self._shown = None
            for model in (self.tasks.model, self.course_model):
                model.set_query(RowsAtHand())
            return
        is_inspection = row.kind is DocumentKind.INSPECTION
        self.task_button.setText(tr("登记问题") if is_inspection else tr("分解任务"))
        self.heading.setText(tr("{kind} · {title}", kind=tr(PRINTED[row.kind]), title=row.title))
        self.facts.setText(_facts(row))
        told = " ".join(row.summary.split())
        is_long = len(told) > _LONGEST_SUMMARY
        self.summary.setText(f"{told[:_LONGEST_SUMMARY]}…" if is_long else told)
        self.summary.setToolTip(row.summary if is_long else "")
        self.summary.setVisible(bool(told))
        for button in (self.task_button, self.reply_button, self.reply_remove_button):
            button.setEnabled(row.closed_on is None)
        if self._shown != row.document_id:
            self._shown = row.document_id
            on = self._bench.desk.on
            self.tasks.model.set_query(DocumentTasksQuery(row.document_id, on))
            self.course_model.set_query(DocumentEventsQuery(row.document_id, on))
            self.tasks.table.set_empty(
                tr("还没有登记问题。") if is_inspection else tr("还没有分解任务。"),
                recording_words(self.task_button.text()),
                self.add_task,
            )
            self._show_files()
        self.strip.show_count(TASKS, row.task_count - row.done_count)
        self._show_replies()

    def forget(self) -> None:
        """Ask everything anew when a document is shown next: the day is another."""
        self._shown = None

    def show_part(self, key: str) -> None:
        """Show one of the parts."""
        self.strip.open_tab(key)
        self.stack.setCurrentWidget(self._parts[key])

    # What the user can do -------------------------------------------------------

    def add_task(self) -> None:
        """Split a task off the document, or enter a finding."""
        if self.row is not None and self._may_edit():
            task_dialog(self._bench, self, document=self.row).open()

    def add_reply(self) -> None:
        """Keep what was sent back."""
        if self.row is not None and self._may_edit():
            dialog = reply_dialog(self._bench, self.row, self)
            dialog.saved.connect(self._choose_reply)
            dialog.open()

    def remove_reply(self) -> None:
        """Remove the chosen reply: it was entered by mistake."""
        reply = self.current_reply()
        if reply is not None and self._may_edit():
            self._bench.desk.attempt(remove_reply(reply_id=reply.reply_id))

    def current_reply(self) -> ReplyRow | None:
        """Return the reply that is chosen."""
        place = self.replies.currentRow()
        return self._replies[place] if 0 <= place < len(self._replies) else None

    # Showing --------------------------------------------------------------------

    def _choose_reply(self, reply_id: int) -> None:
        self.show_part(REPLIES)
        keys = [reply.reply_id for reply in self._replies]
        if reply_id in keys:
            self.replies.setCurrentRow(keys.index(reply_id))

    def _show_replies(self) -> None:
        assert self.row is not None
        chosen = self.current_reply()
        found = RepliesQuery(self.row.document_id).fetch()
        self._replies = [reply for reply in found if reply.sent_on <= self._bench.desk.on]
        self.replies.blockSignals(True)
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
        keys = [reply.reply_id for reply in self._replies]
        is_there = chosen is not None and chosen.reply_id in keys
        place = keys.index(chosen.reply_id) if is_there and chosen is not None else 0
        self.replies.setCurrentRow(place if keys else -1)
        self.replies.blockSignals(False)
        has_some = bool(keys)
        for widget in (self.replies, self.reply_remove_button, self.reply_heading):
            widget.setVisible(has_some)
        self.no_reply.setVisible(not has_some)
        self._show_reply_files()

    def _show_reply_files(self) -> None:
        reply = self.current_reply()
        self.reply_files.setVisible(reply is not None)
        if reply is not None:
            self.reply_files.show_files(Holder(reply_id=reply.reply_id))

    def _show_files(self) -> None:
        if self.row is not None:
            self.files.show_files(Holder(document_id=self.row.document_id))
            count = len(self.files.rows)
            word = tr("扫描件 {count}", count=count) if count else tr("扫描件")
            self.strip.setTabText([key for key, _word in _PARTS].index(FILES), word)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & AttachmentQuery.reads:
            self._show_files()
            self._show_reply_files()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _reply_part(self) -> QWidget:
        part = QWidget(self)
        self._reply_column = QVBoxLayout(part)
        self._reply_column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.reply_button)
        row.addWidget(self.reply_remove_button)
        row.addStretch(1)
        self._reply_column.addLayout(row)
        self._reply_column.addWidget(self.no_reply)
        self._reply_column.addWidget(self.replies, 1)
        self._reply_column.addWidget(self.reply_heading)
        self._reply_column.addWidget(self.reply_files)
        self._reply_column.addStretch(0)
        return part

    def _file_part(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.files)
        column.addStretch(1)
        return part

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self._reply_column.setSpacing(made.space(2))


def _facts(row: DocumentRow) -> str:
    told = (
        row.organisation_name,
        row.number,
        row.source,
        tr("{day} 收到", day=row.received_on.isoformat()),
        tr("{day} 前回复", day=row.answer_due_on.isoformat()) if row.answer_due_on else "",
        tr("{day} 办结", day=row.closed_on.isoformat()) if row.closed_on else "",
    )
    return " · ".join(filter(None, told))
