"""本组出勤: the activities of a party group and its branch, and the marks of the group's people."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import PRINTED, DueGroup
from dangjian_desktop.queries.activities import ActivitiesQuery, ActivityRow
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.attendance import AttendanceQuery
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.ui.calendar.attendance_section import AttendanceSection
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand, text_column
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Activities of so many days back and ahead can be ticked here.
DAYS_BACK, DAYS_AHEAD = 180, 14
#: How the list of activities and the marks share the width.
_SHARES = (2, 3)

COLUMNS: tuple[Column[ActivityRow], ...] = (
    Column(QT_TR_NOOP("日期"), lambda row: row.held_on.isoformat(), "day", width=104),
    text_column(QT_TR_NOOP("活动"), lambda row: row.name, "name", width=210),
    text_column(
        QT_TR_NOOP("组织"), lambda row: row.organisation_name, "holder", width=120, is_second=True
    ),
    Column(QT_TR_NOOP("状态"), lambda row: tr(PRINTED[row.state]), "state", width=84),
)


def _is_for(row: ActivityRow, group: OrganisationRow | None) -> bool:
    """Whether an activity is the group's, or its branch's for all members.

    Of talks and of meetings of the committee a leader need not even know.
    """
    if group is None or row.organisation_id == group.organisation_id:
        return True
    kind = kinds_by_code().get(row.kind)
    is_for_all = kind is not None and kind.due is DueGroup.MEMBERS
    return is_for_all and row.organisation_id == group.parent_id


class OwnAttendancePage(QWidget):
    """Activities at the left, the latest first; at the right who of the group came.

    Signals:
        figures_changed: How many activities there are.
    """

    figures_changed = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.section: AttendanceSection | None = None
        self._shown = 0
        self.title = QLabel(tr("本组出勤"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self)
        self.place.hide()  # there is one
        self.model: QueryModel[ActivityRow] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key="activity_id", hears=False
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("活动"))
        self.table.setObjectName("own_activities")
        self.table.set_empty(tr("近半年没有本组和本支部的活动。活动由党支部安排。"))
        self._row = QHBoxLayout()
        self._row.addWidget(self.table, _SHARES[0])
        self._right = QVBoxLayout()
        self._row.addLayout(self._right, _SHARES[1])
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._row, 1)
        reads = ActivitiesQuery.reads | AttendanceQuery.reads
        self._refresh = Refresh(self, bench.desk, reads, self.read)
        self.table.chosen_changed.connect(self._show_chosen)
        self.place.place_changed.connect(self._refresh.now)
        bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)
        self._dress()
        self.read()

    def figures(self) -> str:
        """Return how many activities stand there."""
        return tr("近半年 {count} 次活动", count=len(self.model.keys))

    def read(self) -> None:
        """Read the activities of the group and of its branch; the one shown stays shown."""
        self._refresh.settle()
        group = self.place.organisation_id
        on = self._bench.desk.on
        node = Tree.on(on).get(group)
        first, last = on - timedelta(days=DAYS_BACK), on + timedelta(days=DAYS_AHEAD)
        found = []
        if node is not None:
            found = ActivitiesQuery(first, last, within=node.parent_id or group).fetch()
        rows = [row for row in found if _is_for(row, node)]
        chosen = self.table.current_key()
        self.model.set_query(RowsAtHand(rows=rows[::-1]))
        if rows:
            known = {row.activity_id for row in rows}
            self.table.select_keys([chosen if chosen in known else self._latest(rows)])
        self._show_chosen()
        self.figures_changed.emit(self.figures())

    def leave_editing(self) -> bool:
        """Keep a reason that is being written."""
        return self.section is None or self.section.leave_editing()

    def _latest(self, rows: list[ActivityRow]) -> int:
        """Return the last activity up to the day, where there is one."""
        past = [row for row in rows if row.held_on <= self._bench.desk.on]
        return (past or rows)[-1].activity_id

    def _show_chosen(self) -> None:
        row: ActivityRow | None = self.table.current_row()
        wanted = 0 if row is None else row.activity_id
        if wanted == self._shown:
            return
        self._shown = wanted
        if self.section is not None:
            self.section.leave_editing()
            self._right.removeWidget(self.section)
            self.section.hide()
            self.section.deleteLater()
            self.section = None
        if row is not None:
            self.section = AttendanceSection(
                self._bench, row.activity_id, self, group_id=self.place.organisation_id
            )
            self._right.addWidget(self.section)

    def _dress(self) -> None:
        space_page(self._column, self._head)
        self._row.setSpacing(tokens().space(4))
