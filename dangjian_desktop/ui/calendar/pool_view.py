"""议题池: matters that wait, made into the agenda of a meeting."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import PRINTED, ActivityState, AgendaState
from dangjian_desktop.operations.agenda import (
    apply_agenda,
    move_agenda_item,
    remove_agenda_item,
    restore_to_pool,
)
from dangjian_desktop.operations.printout import AGENDA_SHEET, Printout
from dangjian_desktop.queries.activities import ActivitiesQuery, ActivityRow
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.agenda import AgendaQuery, AgendaRow, PoolQuery
from dangjian_desktop.ui.calendar.activity_dialog import ActivityDialog, Task
from dangjian_desktop.ui.calendar.matters_dialogs import (
    agenda_item_dialog,
    drop_item_dialog,
    record_item_dialog,
)
from dangjian_desktop.ui.calendar.planned_dialog import KIND, ORGANISATION
from dangjian_desktop.ui.calendar.row_drag import RowDrag
from dangjian_desktop.ui.shared.buttons import (
    menu_button,
    plain_button,
    primary_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.operation_dialog import DAY
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Meetings offered for an agenda: those of this month before, and of two months ahead.
_BEFORE, _AHEAD = timedelta(days=31), timedelta(days=62)


def _chip(row: AgendaRow) -> ChipLook:
    if row.is_first_topic:
        return ChipLook(tr("第一议题"), Tone.ACCENT, "flag")
    tones = {AgendaState.DECIDED: Tone.GOOD, AgendaState.DROPPED: Tone.PLAIN}
    return ChipLook(tr(PRINTED[row.state]), tones.get(row.state, Tone.INFO))


_STATE = Column[AgendaRow](
    QT_TR_NOOP("状态"), lambda row: _chip(row).text, "state", width=116, chip=_chip
)
_TITLE = Column[AgendaRow](
    QT_TR_NOOP("议题"),
    lambda row: row.title,
    "title",
    width=280,
    tooltip=lambda row: "\n".join(filter(None, (row.title, row.detail, row.outcome))),
)
POOL_COLUMNS: tuple[Column[AgendaRow], ...] = (
    _STATE,
    _TITLE,
    Column(QT_TR_NOOP("提出人"), lambda row: row.proposer, "proposer", width=92),
    Column(QT_TR_NOOP("提出日期"), lambda row: row.raised_on.isoformat(), "raised_on", width=106),
    Column(
        QT_TR_NOOP("来源"), lambda row: tr(PRINTED[row.source]), "source", width=92, is_second=True
    ),
)
AGENDA_COLUMNS: tuple[Column[AgendaRow], ...] = (
    _STATE,
    _TITLE,
    Column(
        QT_TR_NOOP("议定事项"),
        lambda row: row.outcome.replace("\n", " "),
        "outcome",
        width=180,
        tooltip=lambda row: row.outcome,
    ),
)


class PoolView(QWidget):
    """The pool at the left, the agenda of the chosen meeting at the right.

    Signals:
        print_wanted: The `Printout` of the agenda.
        activity_wanted: Row id of the meeting to be opened.
    """

    print_wanted = Signal(object)
    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._within: int | None = None
        self._meetings: list[ActivityRow] = []
        self.pool_model: QueryModel[AgendaRow] = QueryModel(
            bench.desk,
            POOL_COLUMNS,
            PoolQuery(bench.desk.on),
            self,
            key=lambda row: row.item_id,
        )
        self.pool = TableView(
            self.pool_model, self, name=QT_TR_NOOP("议题池"), fill_menu=self._fill_menu
        )
        self.pool.setObjectName("pool_table")
        self.pool.set_empty(
            tr("议题池是空的。平时想到的、来文要议的先放进来，开会时一并列入。"),
            recording_words(tr("提出议题")),
            self.add,
        )
        self.meeting = ChoiceBox(self)
        self.meeting.setObjectName("meeting_choice")
        self.meeting.setAccessibleName(tr("上哪次会"))
        self.agenda_model: QueryModel[AgendaRow] = QueryModel(
            bench.desk, AGENDA_COLUMNS, RowsAtHand(), self, key=lambda row: row.item_id
        )
        self.agenda = TableView(self.agenda_model, self, name=QT_TR_NOOP("议题单"))
        self.agenda.setObjectName("agenda_table")
        self.add_button = records(primary_button(tr("提出议题"), "plus", parent=self))
        self.add_button.setObjectName("add_item")
        self.change_button = records(plain_button(tr("修改"), "pencil", parent=self))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(lambda: self._refill(self._menu))
        self.more_button = menu_button(tr("更多"), self._menu, parent=self)
        self.more_button.setObjectName("pool_more")
        self.dropped_button = plain_button(tr("连同不上会的"), parent=self)
        self.dropped_button.setObjectName("with_dropped")
        self.dropped_button.setCheckable(True)
        self.choose_button = records(plain_button(tr("列入议题单"), "chevron-right", parent=self))
        self.choose_button.setObjectName("choose_items")
        self.back_button = records(plain_button(tr("退回"), "chevron-left", parent=self))
        self.back_button.setObjectName("back_to_pool")
        self.up_button = records(quiet_button(tr("上移"), "chevron-up", parent=self))
        self.up_button.setObjectName("item_up")
        self.down_button = records(quiet_button(tr("下移"), "chevron-down", parent=self))
        self.down_button.setObjectName("item_down")
        self.record_button = records(plain_button(tr("记录"), "pencil", parent=self))
        self.record_button.setObjectName("record_item")
        self.open_button = quiet_button(tr("打开会议"), parent=self)
        self.meeting_button = records(quiet_button(tr("新会议"), "plus", parent=self))
        self.meeting_button.setObjectName("add_meeting")
        self.print_button = plain_button(tr("打印议题单"), "printer", parent=self)
        self.print_button.setObjectName("print_agenda")
        self.up_button.setToolTip(tr("上移（Alt+↑，也可以拖动）"))
        self.down_button.setToolTip(tr("下移（Alt+↓，也可以拖动）"))
        self.ordering = RowDrag(self.agenda, self.agenda)
        self.choosing = RowDrag(self.pool, self.agenda)
        self._refresh = Refresh(self, bench.desk, ActivitiesQuery.reads, self._offer_meetings)
        self._lay_out()
        self._connect()
        self._tell()
        self._dress()

    # What the page asks -------------------------------------------------------

    def show_place(self, organisation_id: int | None) -> None:
        """Show the matters and meetings of a place."""
        self._within = organisation_id
        self._ask_pool()
        self._refresh.now()

    def print_shown(self) -> None:
        """Print the agenda of the chosen meeting."""
        meeting = self._chosen_meeting()
        if meeting is not None:
            self.print_wanted.emit(
                Printout(AGENDA_SHEET, self._bench.desk.on, activity_id=meeting.activity_id)
            )

    # What the user can do -----------------------------------------------------

    def add(self) -> None:
        """Put a new matter into the pool."""
        if self._may_edit():
            agenda_item_dialog(self._bench, self, organisation_id=self._within).open()

    def change(self) -> None:
        """Change the words of the matter that is chosen in the pool."""
        row = self._current(self.pool)
        if row is not None and self._may_edit():
            agenda_item_dialog(self._bench, self, row=row).open()

    def drop(self) -> None:
        """Leave the chosen matter out for good."""
        row = self._current(self.pool)
        if row is not None and self._may_edit():
            drop_item_dialog(self._bench, row, self).open()

    def remove(self) -> None:
        """Remove the chosen matter: it was entered by mistake."""
        row = self._current(self.pool)
        if row is not None and self._may_edit():
            self._bench.desk.attempt(remove_agenda_item(item_id=row.item_id))

    def take_up(self) -> None:
        """Let a matter that was left out wait again."""
        row = self._current(self.pool)
        if row is not None and self._may_edit():
            self._bench.desk.attempt(restore_to_pool(item_id=row.item_id))

    def add_meeting(self) -> None:
        """Plan a meeting of the committee, and choose it for the agenda."""
        if not self._may_edit():
            return
        values = {
            KIND: COMMITTEE_MEETING,
            ORGANISATION: self._within,
            DAY: PartialDate.of(self._bench.desk.on),
        }
        dialog = ActivityDialog(self._bench, Task.ADD, values=values, parent=self)
        dialog.saved.connect(self._choose_meeting)
        dialog.open()

    def choose(self) -> None:
        """Put the selected matters on the agenda of the chosen meeting."""
        meeting = self._chosen_meeting()
        items = self.pool.selected_keys()
        if meeting is not None and items and self._may_edit():
            self._bench.desk.attempt(apply_agenda(activity_id=meeting.activity_id, item_ids=items))

    def take_back(self) -> None:
        """Take the chosen matter off the agenda."""
        row = self._current(self.agenda)
        if row is not None and self._may_edit():
            self._bench.desk.attempt(restore_to_pool(item_id=row.item_id))

    def move_item(self, by: int) -> None:
        """Move the chosen matter up (-1) or down (1) on the agenda."""
        row = self._current(self.agenda)
        if row is not None:
            keys = list(self.agenda_model.keys)
            self.move_to(row.item_id, keys.index(row.item_id) + by)

    def move_to(self, item_id: int, place: int) -> None:
        """Move a matter to a place of the agenda."""
        if self._may_edit():
            self._bench.desk.attempt(move_agenda_item(item_id=item_id, place=place))
            self.agenda.select_keys([item_id])

    def _choose_dragged(self, _item_id: int, _place: int) -> None:
        self.choose()

    def record(self) -> None:
        """Write down what was said on the chosen matter, and what was decided."""
        row = self._current(self.agenda)
        if row is not None and self._may_edit():
            record_item_dialog(self._bench, row, self).open()

    def _open_meeting(self) -> None:
        meeting = self._chosen_meeting()
        if meeting is not None:
            self.activity_wanted.emit(meeting.activity_id)

    # Showing --------------------------------------------------------------------

    def _ask_pool(self) -> None:
        with_dropped = self.dropped_button.isChecked()
        self.pool_model.set_query(PoolQuery(self._bench.desk.on, self._within, with_dropped))

    def _choose_meeting(self, activity_id: int) -> None:
        self._offer_meetings()
        keys = [row.activity_id for row in self._meetings]
        if activity_id in keys:
            self.meeting.setCurrentIndex(keys.index(activity_id))
            self._show_agenda()

    def _refill(self, menu: QMenu) -> None:
        menu.clear()
        row = self._current(self.pool)
        if row is None:
            menu.addAction(tr("请先选一个议题")).setEnabled(False)
            return
        self._fill_menu(menu)

    def _fill_menu(self, menu: QMenu) -> None:
        row = self._current(self.pool)
        if row is None:
            return
        if row.state is AgendaState.DROPPED:
            records(menu.addAction(tr("重新提出"))).triggered.connect(self.take_up)
        else:
            records(menu.addAction(tr("不上会"))).triggered.connect(self.drop)
        records(menu.addAction(tr("删除"))).triggered.connect(self.remove)

    def _chosen_meeting(self) -> ActivityRow | None:
        place = self.meeting.currentIndex()
        return self._meetings[place] if 0 <= place < len(self._meetings) else None

    def _offer_meetings(self) -> None:
        """Offer the meetings of these months; the chosen one stays, and its agenda unread."""
        self._refresh.settle()
        before = self._chosen_meeting()
        on = self._bench.desk.on
        kinds = frozenset(kind.code for kind in kinds_by_code().values() if kind.has_agenda)
        found = ActivitiesQuery(on - _BEFORE, on + _AHEAD, self._within, kinds).fetch()
        self._meetings = [row for row in found if row.state is not ActivityState.CANCELLED]
        self.meeting.blockSignals(True)
        self.meeting.clear()
        for row in self._meetings:
            self.meeting.addItem(
                tr(
                    "{day} {name} {holder}",
                    day=row.held_on.isoformat(),
                    name=row.name,
                    holder=row.organisation_name,
                )
            )
        keys = [row.activity_id for row in self._meetings]
        coming = [n for n, row in enumerate(self._meetings) if row.held_on >= on]
        place = coming[0] if coming else len(keys) - 1
        if before is not None and before.activity_id in keys:
            place = keys.index(before.activity_id)
        self.meeting.setCurrentIndex(place)
        self.meeting.blockSignals(False)
        if before is not None and before.activity_id in keys:
            self._tell()
        else:
            self._show_agenda()

    def _show_agenda(self) -> None:
        meeting = self._chosen_meeting()
        if meeting is None:
            self.agenda_model.set_query(RowsAtHand())
            self.agenda.set_empty(tr("这段时间没有要上议题的会议。请先在日历里安排。"))
        else:
            self.agenda_model.set_query(AgendaQuery(meeting.activity_id))
            self.agenda.set_empty(tr("这次会议还没有议题。在左边选好，按“列入议题单”。"))
        self._tell()

    @staticmethod
    def _current(table: TableView) -> AgendaRow | None:
        row = table.current_row()
        return row if isinstance(row, AgendaRow) else None

    def _tell(self) -> None:
        in_pool, on_agenda = self._current(self.pool), self._current(self.agenda)
        meeting = self._chosen_meeting()
        self.meeting.setToolTip(self.meeting.currentText())
        self.change_button.setEnabled(in_pool is not None)
        self.choose_button.setEnabled(in_pool is not None and meeting is not None)
        for button in (self.back_button, self.up_button, self.down_button, self.record_button):
            button.setEnabled(on_agenda is not None)
        for button in (self.open_button, self.print_button):
            button.setEnabled(meeting is not None)

    def _follow_day(self) -> None:
        self.show_place(self._within)

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _connect(self) -> None:
        acts = (
            (self.add_button, self.add),
            (self.change_button, self.change),
            (self.choose_button, self.choose),
            (self.back_button, self.take_back),
            (self.record_button, self.record),
            (self.open_button, self._open_meeting),
            (self.meeting_button, self.add_meeting),
            (self.print_button, self.print_shown),
        )
        for button, act in acts:
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.up_button.clicked.connect(lambda: self.move_item(-1))
        self.down_button.clicked.connect(lambda: self.move_item(1))
        self.ordering.dropped.connect(self.move_to)
        self.choosing.dropped.connect(self._choose_dragged)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.agenda)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self.move_item(by))
        self.dropped_button.toggled.connect(lambda _on: self._ask_pool())
        self.meeting.activated.connect(self._show_agenda)
        self.pool.opened.connect(lambda _row: self.change())
        self.agenda.opened.connect(lambda _row: self.record())
        for table, model in ((self.pool, self.pool_model), (self.agenda, self.agenda_model)):
            table.chosen_changed.connect(self._tell)
            model.modelReset.connect(self._tell)
            model.dataChanged.connect(self._tell)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        self._pool_row, self._agenda_row = FoldingRow(), FoldingRow()
        for button in (self.add_button, self.choose_button):
            self._pool_row.left.addWidget(button)
        for button in (self.change_button, self.more_button):
            self._pool_row.right.addWidget(button)
        self._pool_row.right.addStretch(1)
        self._pool_row.right.addWidget(self.dropped_button)
        for button in (self.record_button, self.up_button, self.down_button, self.back_button):
            self._agenda_row.left.addWidget(button)
        self._agenda_row.right.addStretch(1)
        self._agenda_row.right.addWidget(self.print_button)
        self._meeting_row = FoldingRow(grows_left=True)
        word = QLabel(tr("上哪次会"), right)
        set_role(word, "second")
        self._meeting_row.left.addWidget(word)
        self._meeting_row.left.addWidget(self.meeting, 1)
        self._meeting_row.right.addWidget(self.open_button)
        self._meeting_row.right.addWidget(self.meeting_button)
        self._columns = []
        for side, lines in (
            (left, (self._pool_row, self.pool)),
            (right, (self._meeting_row, self._agenda_row, self.agenda)),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            for line in lines:
                if isinstance(line, QBoxLayout):
                    column.addLayout(line)
                else:
                    column.addWidget(line, 1)
            self._columns.append(column)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def _dress(self) -> None:
        made = tokens()
        self.splitter.setHandleWidth(made.space(4))
        for row in (self._pool_row, self._agenda_row, self._meeting_row):
            row.setSpacing(made.space(2))
        for column in self._columns:
            column.setSpacing(made.space(2))
