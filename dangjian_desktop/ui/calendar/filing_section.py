"""Where it is filed: day, book and page; photos and signed sheets."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.ui.calendar.activity_form import ActivityForm, day
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class FilingSection(QWidget):
    """Where the papers lie, and their pictures."""

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = Holder(activity_id=activity_id)
        self.kept = ActivityForm(
            bench,
            activity_id,
            (
                day("filed_on", QT_TR_NOOP("归档日期")),
                Field("filed_book", QT_TR_NOOP("手册或卷号"), max_length=80),
                Field("filed_page", QT_TR_NOOP("页码"), max_length=40),
            ),
            columns=3,
            parent=self,
        )
        heading = QLabel(tr("附件（照片、签到表、会议记录原件）"), self)
        set_role(heading, "heading")
        self.files = AttachmentList(bench, self)
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, made.space(2), made.space(3), made.space(3))
        column.setSpacing(made.space(3))
        for widget in (self.kept, heading, self.files):
            column.addWidget(widget)
        column.addStretch(1)
        bench.desk.changed.connect(self._hear)
        self.files.show_files(self._holder)

    def leave_editing(self) -> bool:
        """Keep what was typed."""
        return self.kept.leave_editing()

    def _hear(self, changes: Changes) -> None:
        if changes.topics & AttachmentQuery.reads:
            self.files.show_files(self._holder)
