"""The files of an organisation, in a window of their own: decisions, scans, photos of a branch."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.queries.organisations import OrganisationRow
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 520, 420


class AttachmentsDialog(Dialog):
    """The same list as on the person card."""

    def __init__(
        self, bench: Workbench, place: OrganisationRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("attachments_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("附件"))
        self._holder = Holder(organisation_id=place.organisation_id)
        self.files = AttachmentList(bench, self)
        heading = QLabel(place.name, self)
        heading.setWordWrap(True)
        set_role(heading, "title")
        close = plain_button(tr("关闭"), parent=self)
        close.setObjectName("close_button")
        close.clicked.connect(self.accept)
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(4))
        column.addWidget(heading)
        column.addWidget(self.files)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)
        self.resize(made.text_px(WIDTH), made.text_px(HEIGHT))
        self.files.show_files(self._holder)
        bench.desk.changed.connect(self._take_news)

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & AttachmentQuery.reads:
            self.files.show_files(self._holder)
