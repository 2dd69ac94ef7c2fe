"""The notice: its text, the day people were told, the short text for a chat group."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.printout import MEETING_NOTICE
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.activity_texts import ActivityTextsQuery
from dangjian_desktop.ui.calendar.activity_form import ActivityForm, day
from dangjian_desktop.ui.calendar.activity_papers import printout_of
from dangjian_desktop.ui.calendar.copied_text import CopiedText
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

MOST_NOTICE = 4000


class NoticeSection(QWidget):
    """What people are told, and when they were.

    Signals:
        print_wanted: The `Printout` of the 会议通知.
    """

    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
        self.draft_button = records(plain_button(tr("按计划起草"), "pencil", parent=self))
        self.draft_button.setObjectName("draft_notice")
        self.draft_button.setToolTip(tr("用计划和议题写出通知正文，写好后可以再改"))
        self.draft_button.clicked.connect(self.draft)
        self.told_button = records(plain_button(tr("今天已通知"), "check", parent=self))
        self.told_button.setObjectName("told_today")
        self.told_button.clicked.connect(self.mark_told)
        self.print_button = plain_button(tr("打印会议通知"), "printer", parent=self)
        self.print_button.setObjectName("print_notice")
        self.print_button.clicked.connect(self.print_notice)
        self.kept = ActivityForm(
            bench,
            activity_id,
            (
                day("notified_on", QT_TR_NOOP("通知日期")),
                Field(
                    "notice",
                    QT_TR_NOOP("通知正文"),
                    Entry.LONG_TEXT,
                    max_length=MOST_NOTICE,
                    hint=QT_TR_NOOP("不写时，打印的通知按计划自动生成"),
                    lines=9,
                ),
            ),
            parent=self,
        )
        self.short = CopiedText(bench, "short_text", tr("发群短文"), self)
        made = tokens()
        bar = QHBoxLayout()
        bar.setSpacing(made.space(2))
        for button in (self.draft_button, self.told_button, self.print_button):
            bar.addWidget(button)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, made.space(2), made.space(3), made.space(3))
        column.setSpacing(made.space(3))
        column.addLayout(bar)
        column.addWidget(self.kept)
        column.addWidget(self.short)
        column.addStretch(1)
        bench.desk.changed.connect(self._hear)
        self._read()

    def leave_editing(self) -> bool:
        """Keep what was typed."""
        return self.kept.leave_editing()

    def draft(self) -> None:
        """Write the notice from the plan; asks before a text that stands there is replaced."""
        texts = ActivityTextsQuery(self._activity_id).fetch()
        row = ActivityQuery(self._activity_id).fetch()
        if texts is None or row is None or not self.leave_editing():
            return
        if row.notice == texts.notice:
            return
        if row.notice and not self._bench.ask.question(
            self,
            tr("通知正文已有内容。要用按计划起草的文字换掉吗？"),
            yes=tr("换掉"),
            is_loss=True,
        ):
            return
        self._change({"notice": texts.notice})

    def mark_told(self) -> None:
        """Write that people were told today."""
        if self.leave_editing():
            self._change({"notified_on": self._bench.desk.today})

    def print_notice(self) -> None:
        """Print the notice."""
        if self.leave_editing():
            self.print_wanted.emit(
                printout_of(MEETING_NOTICE, self._activity_id, self._bench.desk.on)
            )

    def _change(self, values: dict[str, object]) -> None:
        desk = self._bench.desk
        if may_edit(self._bench.ask, self, desk):
            desk.attempt(
                change_activity(activity_id=self._activity_id, values=values, on=desk.today)
            )

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ActivityTextsQuery.reads:
            self._read()

    def _read(self) -> None:
        texts = ActivityTextsQuery(self._activity_id).fetch()
        if texts is not None:
            self.short.show_text(texts.short)
