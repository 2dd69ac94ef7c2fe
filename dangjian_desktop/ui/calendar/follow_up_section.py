"""What became of earlier resolutions and tasks, asked at this meeting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.tasks import FollowUpQuery
from dangjian_desktop.ui.calendar.matters_dialogs import follow_up_dialog
from dangjian_desktop.ui.calendar.task_table import (
    DUE,
    FOLLOW_UP,
    OWNER,
    SOURCE,
    STATE,
    TITLE,
    TaskTable,
)
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


class FollowUpSection(QWidget):
    """Earlier tasks of the same holder that were open when this meeting was held.

    Signals:
        activity_wanted: The meeting that resolved the chosen one.
        entry_wanted: Identity of the ledger row that the chosen one became.
    """

    activity_wanted = Signal(int)
    entry_wanted = Signal(str)

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
        self.told = QLabel(
            tr("以前定下、到这次会议时还没有办完的事。逐件问一问，记下怎样说。"), self
        )
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        columns = (STATE, TITLE, OWNER, DUE, FOLLOW_UP, SOURCE)
        self.tasks = TaskTable(bench, self._query(), columns, self)
        self.note_button = records(plain_button(tr("登记跟进"), "pencil", parent=self))
        self.note_button.setObjectName("note_follow_up")
        self.note_button.clicked.connect(self.note)
        self.tasks.add_button(self.note_button)
        self.tasks.table.set_empty(tr("以前定下的事都已办完，没有要跟进的。"))
        self.tasks.activity_wanted.connect(self.activity_wanted)
        self.tasks.entry_wanted.connect(self.entry_wanted)
        self.tasks.table.chosen_changed.connect(self._tell)
        self.tasks.model.modelReset.connect(self._tell)
        self.tasks.model.dataChanged.connect(self._tell)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.told)
        self._column.addWidget(self.tasks, 1)
        bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)
        self._tell()
        self._dress()

    def note(self) -> None:
        """Write down what was said of the chosen task."""
        row = self.tasks.current()
        if row is not None and may_edit(self._bench.ask, self, self._bench.desk):
            follow_up_dialog(self._bench, row, self._activity_id, self).open()

    def _query(self) -> FollowUpQuery:
        on = self._bench.desk.on
        activity = ActivityQuery(self._activity_id).fetch()
        if activity is None:
            return FollowUpQuery(self._activity_id, 0, on, on)
        return FollowUpQuery(self._activity_id, activity.organisation_id, activity.held_on, on)

    def _tell(self) -> None:
        self.note_button.setEnabled(self.tasks.current() is not None)

    def _follow_day(self) -> None:
        self.tasks.model.set_query(self._query())

    def _dress(self) -> None:
        self._column.setSpacing(tokens().space(2))
