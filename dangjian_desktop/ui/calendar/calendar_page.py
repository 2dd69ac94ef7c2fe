"""Month, week and agenda views; an activity opens as a page of its own."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.hours import hour_of, minutes_of
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.domain.vocabulary import ActivityState, OrganisationKind
from dangjian_desktop.domain.work_calendar import WorkCalendar
from dangjian_desktop.operations.activities import move_activity
from dangjian_desktop.operations.ledger_milestones import change_milestone
from dangjian_desktop.operations.printout import ACTIVITY_LIST, Printout
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.activity_conflicts import ConflictsQuery, ProposedConflictsQuery
from dangjian_desktop.queries.activity_kinds import ActivityKindsQuery, kinds_by_code
from dangjian_desktop.queries.calendar import CalendarQuery, CalendarRow, WorkCalendarQuery
from dangjian_desktop.queries.milestones import (
    STAGE_KIND,
    STAGE_LABEL,
    CalendarStagesQuery,
    MilestonesQuery,
    with_stages,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.shifts import CrewBandQuery, CrewsQuery, crew_letters
from dangjian_desktop.ui.calendar.activity_dialog import ActivityDialog, Task
from dangjian_desktop.ui.calendar.activity_page import ActivityPage
from dangjian_desktop.ui.calendar.agenda import LIST_COLUMNS, AgendaPane, last_listed
from dangjian_desktop.ui.calendar.calendar_days import (
    CalendarDays,
    ShiftBand,
    month_grid,
)
from dangjian_desktop.ui.calendar.calendar_export import export_calendar_file
from dangjian_desktop.ui.calendar.calendar_grid import CalendarGrid
from dangjian_desktop.ui.calendar.month_view import MonthView
from dangjian_desktop.ui.calendar.planned_dialog import BEGINS, KIND, ORGANISATION
from dangjian_desktop.ui.calendar.series_dialog import SeriesDialog
from dangjian_desktop.ui.calendar.week_view import WeekView
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    menu_button,
    plain_button,
    primary_button,
)
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import is_offered, recording_words, records
from dangjian_desktop.ui.shared.operation_dialog import DAY
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

MONTH, WEEK, LIST = "month", "week", "list"
PLACE_WIDTH, AGENDA_WIDTH = 200, 270
_SHIFT_TONES = {
    chinese("早"): Tone.INFO,
    chinese("中"): Tone.WARN,
    chinese("夜"): Tone.ACCENT,
    chinese("休"): Tone.GOOD,
}
_READS = CalendarQuery.reads | ConflictsQuery.reads | WorkCalendarQuery.reads | CrewBandQuery.reads
_READS |= CalendarStagesQuery.reads
#: Conflicts are looked for when nothing else happens: first the activities are to be seen.
CONFLICTS_AFTER_MS = 30


class CalendarPage(QWidget):
    """The calendar of activities, or the one activity that is open.

    Signals:
        figures_changed: How many activities are shown, for the status line.
        print_wanted, person_wanted, entry_wanted, resolution_wanted: Passed on.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    entry_wanted = Signal(str)
    resolution_wanted = Signal(int, str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.mode = MONTH
        self.days = CalendarDays()
        self._make_head()
        self.month, self.week = MonthView(self), WeekView(self)
        self.agenda = AgendaPane(self)
        self.model: QueryModel[CalendarRow] = QueryModel(
            bench.desk, LIST_COLUMNS, RowsAtHand(), self, key=lambda row: row.activity_id
        )
        self.table = TableView(self.model, self, name=tr("活动列表"))
        self.table.setObjectName("activity_table")
        self.activity = ActivityPage(bench, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CONFLICTS_AFTER_MS)
        self._later.timeout.connect(self.look_for_conflicts)
        self._lay_out()
        self._refresh = Refresh(self.calendar, bench.desk, _READS, self.read)
        self._connect()
        self._offer_kinds()
        self.month.show_day(bench.desk.on)
        self._dress()

    def _make_head(self) -> None:
        desk = self._bench.desk
        self.title = QLabel(self)
        self.title.setObjectName("stretch")
        set_role(self.title, "title")
        self.back_button = icon_button(
            "chevron-left", tr("往前（PageUp）"), clicked=self.show_previous, parent=self
        )
        self.back_button.setObjectName("previous_button")
        self.today_button = plain_button(tr("今天"), parent=self)
        self.today_button.setObjectName("today_button")
        self.today_button.setToolTip(tr("回到状态栏的日期（T）"))
        self.on_button = icon_button(
            "chevron-right", tr("往后（PageDown）"), clicked=self.show_next, parent=self
        )
        self.on_button.setObjectName("following_button")
        self.modes = TabStrip(
            [(MONTH, tr("月")), (WEEK, tr("周")), (LIST, tr("列表"))], self, is_quiet=True
        )
        self.modes.setToolTip(tr("月（M）、周（W）、列表（L）"))
        self.place = PlaceBox(
            desk, QT_TR_NOOP("全部组织"), self, with_zones=True, width=PLACE_WIDTH
        )
        self.place.setObjectName("calendar_place")
        self.kind = ChoiceBox(self)
        self.kind.setObjectName("calendar_kind")
        self.kind.setAccessibleName(tr("活动种类"))
        self.crew = ChoiceBox(self)
        self.crew.setObjectName("calendar_crew")
        self.crew.setAccessibleName(tr("轮班组"))
        self.crew.setToolTip(tr("在日期下面显示这个轮班组的班次"))
        self.add_button = records(primary_button(tr("新增活动"), "plus", parent=self))
        self.add_button.setObjectName("add_button")
        menu = QMenu(self)
        series = records(menu.addAction(tr("周期活动…")))
        series.triggered.connect(lambda: self.add_series())
        for word, act in (
            (tr("活动种类…"), self.manage_kinds),
            (tr("导出日历…"), self.export),
            (tr("打印活动安排表"), self.print_shown),
        ):
            menu.addAction(word).triggered.connect(lambda _checked=False, act=act: act())
        self.more_button = menu_button(tr("更多"), menu, parent=self)
        self.more_button.setObjectName("more_button")
        self.told = ElidedLabel(
            mode=Qt.TextElideMode.ElideRight, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        self.told.setObjectName("calendar_told")
        set_role(self.told, "second")

    # What is shown ------------------------------------------------------------

    @property
    def day(self) -> date:
        """The current day."""
        return self.month.day

    @property
    def stretch(self) -> tuple[date, date]:
        """First and last day that the view is about."""
        return self._grid().stretch()

    @property
    def query(self) -> CalendarQuery:
        """What the choices ask for, with the days at the edges and those of the agenda."""
        first, last = month_grid(self.day)
        kind = self.kind.currentData()
        return CalendarQuery(
            first,
            max(last, last_listed(last)),
            self.place.organisation_id,
            self.place.zone_id,
            None if kind is None else frozenset({kind}),
        )

    def figures(self) -> str:
        """Return how many activities the view shows, and how many of them were held."""
        first, last = self.stretch
        shown = [row for row in self.days.rows if first <= row.held_on <= last]
        rows = [row for row in shown if not row.is_stage]
        held = sum(row.state is ActivityState.HELD for row in rows)
        told = tr("{count} 项活动，已开展 {held} 项", count=len(rows), held=held)
        stages = [row for row in shown if row.is_stage]
        if not stages:
            return told
        late = sum(bool(row.late_days) for row in stages)
        words = tr("里程碑 {n} 个", n=len(stages))
        words += tr("（逾期 {n} 个）", n=late) if late else ""
        return tr("，").join((told, words))

    def read(self) -> None:
        """Read what is shown, and look for conflicts a moment later."""
        self._refresh.settle()
        self._offer_crews()
        query = self.query
        rows = with_stages(query.fetch(), CalendarStagesQuery(query, self._bench.desk.on).fetch())
        holders = {(row.organisation_id, row.zone_name) for row in rows}
        calendar = WorkCalendarQuery(self._bench.desk.on).fetch()
        first, last = month_grid(self.day)
        self.days = CalendarDays(
            rows,
            self._bench.desk.on,
            calendar,
            self.days.conflicts,
            self.shift_band(first, last),
            len(holders) > 1,
        )
        self._show_days()
        self._tell_stretch(calendar)
        self._later.start()

    def look_for_conflicts(self) -> None:
        """Show what gets in the way of what."""
        self._later.stop()
        query = self.query
        self._show_conflicts(ConflictsQuery(query.first, query.last).fetch())

    def shift_band(self, first: date, last: date) -> Mapping[date, ShiftBand]:
        """Return the shift of the chosen crew by day; none while no crew is chosen."""
        crew_id = self.crew.currentData()
        if crew_id is None:
            return {}
        letters = crew_letters(int(crew_id), first, last)
        return {
            day: ShiftBand(letter, _SHIFT_TONES.get(letter, Tone.PLAIN))
            for day, letter in letters.items()
            if letter
        }

    def show_activity(self, activity_id: int) -> None:
        """Open an activity with its steps; of a stage the ledger row that it is of."""
        if activity_id < 0:
            stage = self._stage(activity_id)
            if stage is not None:
                self.entry_wanted.emit(stage.entry_uid)
            return
        if self.activity.show_activity(activity_id):
            self.stack.setCurrentWidget(self.activity)
            self.activity.steps.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._bench.ask.tell(self, tr("这次活动已经不在了，可能刚被撤销。"))

    def show_calendar(self) -> None:
        """Go back from an activity to the calendar."""
        self.stack.setCurrentWidget(self.calendar)
        self._view().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_day(self, day: date) -> None:
        """Show the stretch around a day."""
        self._grid().show_day(day)

    def show_today(self) -> None:
        """Show the day of the status line."""
        self.show_calendar()
        self.show_day(self._bench.desk.on)

    def show_previous(self) -> None:
        """Show the month or week before."""
        self._grid().turn(-1)

    def show_next(self) -> None:
        """Show the month or week after."""
        self._grid().turn(1)

    def set_mode(self, mode: str) -> None:
        """Show month, week or list."""
        self.modes.open_tab(mode)
        self._show_mode(mode)

    def show_due(self, item: TodayItem) -> None:
        """Plan what is due: the dialog begins with its kind, holder and day.

        Who may only look is shown the day.
        """
        day = max(item.due_on or self._bench.desk.today, self._bench.desk.today)
        if not is_offered():
            self.show_calendar()
            self._grid().show_day(day)
            return
        if not self._may_edit():
            return
        self.show_calendar()
        values = {
            **self._begun(day, ""),
            KIND: item.kind or None,
            ORGANISATION: item.organisation_id,
        }
        dialog = ActivityDialog(self._bench, Task.ADD, values=values, parent=self)
        dialog.saved.connect(self._show_added)
        dialog.open()

    def choose_place(self, organisation_id: int | None) -> None:
        """Show the activities of a place that was chosen for the whole window."""
        self.place.choose(organisation_id)

    # What the user can do -----------------------------------------------------

    def add(self, day: date | None = None, begins: str = "") -> None:
        """Enter a new activity."""
        if not self._may_edit():
            return
        dialog = ActivityDialog(self._bench, Task.ADD, values=self._begun(day, begins), parent=self)
        dialog.saved.connect(self._show_added)
        dialog.open()

    def add_series(self) -> None:
        """Set up a recurrence."""
        if self._may_edit():
            values = self._begun(None, "")
            del values[DAY], values[BEGINS]
            SeriesDialog(self._bench, since=self.day, values=values, parent=self).open()

    def manage_kinds(self) -> None:
        """Add and change the branch's own kinds of activity."""
        from dangjian_desktop.ui.calendar.kinds_dialog import KindsDialog

        KindsDialog(self._bench, self).open()

    def export(self) -> None:
        """Write the activities of the place to a calendar file."""
        export_calendar_file(self._bench, self, self.query, self.stretch)

    def print_shown(self) -> None:
        """Print the stretch as a list, or the paper of the activity that is open."""
        if self.stack.currentWidget() is self.activity:
            self.activity.print_shown()
            return
        first, last = self.stretch
        self.print_wanted.emit(
            Printout(
                ACTIVITY_LIST,
                self._bench.desk.on,
                organisation_id=self.place.organisation_id,
                since=first,
                until=last,
            )
        )

    def move_activity_to(self, activity_id: int, day: date, begins: str) -> None:
        """Move an activity to another day or hour; what gets in the way is asked about first.

        A stage of a project is then due on that day; it has no hour.
        """
        if activity_id < 0:
            self._move_stage(activity_id, day)
            return
        row = ActivityQuery(activity_id).fetch()
        if row is None or not self._may_edit():
            return
        begins_then, ends_then = row.begins, row.ends
        if begins:
            begins_then = begins
            if row.begins and row.ends:
                length = minutes_of(row.ends) - minutes_of(row.begins)
                ends_then = hour_of(minutes_of(begins) + length)
        told = [
            in_words(said)
            for said in ProposedConflictsQuery(
                day,
                begins_then,
                ends_then,
                row.place,
                lecturer=row.lecturer,
                activity_id=activity_id,
                organisation_id=row.organisation_id,
            ).fetch()
        ]
        if row.state is ActivityState.HELD:
            told.append(tr("这次活动已有记录，记录会跟着改到新的日期。"))
        if told and not self._bench.ask.question(
            self, "\n".join(told), yes=tr("仍然移动"), no=tr("不移动")
        ):
            return
        moved = self._bench.desk.attempt(
            move_activity(
                activity_id=activity_id,
                held_on=day,
                on=self._bench.desk.today,
                begins=begins_then,
                ends=ends_then,
            )
        )
        if moved:
            self._grid().show_day(day, activity_id)

    def _stage(self, activity_id: int) -> CalendarRow | None:
        return next((row for row in self.days.rows if row.activity_id == activity_id), None)

    def _move_stage(self, activity_id: int, day: date) -> None:
        stage = self._stage(activity_id)
        if stage is None or stage.held_on == day or not self._may_edit():
            return
        desk = self._bench.desk
        found = MilestonesQuery(stage.held_on, stage.held_on, desk.on).fetch()
        told = next(
            (one.milestone for one in found if one.milestone.milestone_id == -activity_id), None
        )
        if told is None:
            return
        moved = desk.attempt(
            change_milestone(
                milestone_id=told.milestone_id,
                title=told.title,
                due_on=day,
                on=desk.today,
                note=told.note,
            )
        )
        if moved:
            self._grid().show_day(day, activity_id)

    def leave_editing(self) -> bool:
        """Keep what was typed in the open activity; False when it may not be left."""
        return self.activity.leave_editing()

    # Inside -------------------------------------------------------------------

    def _begun(self, day: date | None, begins: str) -> dict[str, object]:
        """Return what a new activity begins with: what is chosen on the page."""
        ends = hour_of(minutes_of(begins) + 60) if begins else ""
        kind = self.kind.currentData()
        return {
            DAY: PartialDate.of(day or self.day),
            BEGINS: begins,
            "ends": ends,
            KIND: kind if kind != STAGE_KIND else None,
            ORGANISATION: self.place.organisation_id,
            "zone": self.place.zone_id,
        }

    def _show_added(self, activity_id: object) -> None:
        assert isinstance(activity_id, int)
        row = ActivityQuery(activity_id).fetch()
        if row is not None:
            self._grid().show_day(row.held_on, activity_id)

    def _grid(self) -> CalendarGrid:
        """Return the week, or the month, which stands behind the list too."""
        return self.week if self.mode == WEEK else self.month

    def _view(self) -> QWidget:
        return self.table if self.mode == LIST else self._grid()

    def _show_mode(self, mode: str) -> None:
        if mode == self.mode:
            return
        self.mode = mode
        self.views.setCurrentWidget(self._view())
        self.agenda.setVisible(mode != LIST)
        self._show_days()
        self._tell_stretch(self.days.calendar)
        self._view().setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, grid: CalendarGrid, other: CalendarGrid) -> None:
        """Another day is the current one: read when it is of another month."""
        with QSignalBlocker(other):  # it only comes along
            other.show_day(grid.day, grid.activity_id)
        if month_grid(self.day) != self._shown_grid:
            self._refresh.now()
        else:
            self._show_days(grid_only=True)
            self._tell_stretch(self.days.calendar)

    def _show_days(self, *, grid_only: bool = False) -> None:
        self._shown_grid = month_grid(self.day)
        first, last = self.stretch
        if self.mode == WEEK:
            self.title.setText(
                tr(
                    "{first} 至 {last}",
                    first=f"{first.year}-{first.month:02d}-{first.day:02d}",
                    last=f"{last.month:02d}-{last.day:02d}",
                )
            )
        else:
            self.title.setText(tr("{year}年{month}月", year=first.year, month=first.month))
        if not grid_only:
            self.month.show_days(self.days)
            self.week.show_days(self.days)
        listed = [row for row in self.days.rows if first <= row.held_on <= last]
        if self.mode == LIST:
            self.model.set_query(RowsAtHand(rows=listed))
            self.table.set_empty(
                tr("这个月还没有活动。安排的活动列在这里。"),
                recording_words(tr("新增活动")),
                self.add,
            )
        self.agenda.show_from(self.days, self.day)
        self.figures_changed.emit(self.figures())

    def _show_conflicts(self, found: Mapping[int, tuple[Sentence, ...]]) -> None:
        if found == self.days.conflicts:
            return
        days = self.days
        self.days = CalendarDays(
            days.rows, days.today, days.calendar, found, days.bands, days.names_holder
        )
        self._show_days()

    def _tell_stretch(self, calendar: WorkCalendar) -> None:
        """Say up to which year holidays are known, and what to do where nothing is planned."""
        first, last = self.stretch
        unknown = calendar.unconfirmed_years(first, last)
        if unknown:
            self.told.setText(
                tr(
                    "{year}年的放假安排还没有收录（已收录到 {last} 年），只标周末。",
                    year=unknown[0],
                    last=calendar.last_year or "—",
                )
            )
        elif not any(first <= row.held_on <= last for row in self.days.rows):
            self.told.setText(
                tr("这段时间还没有活动。双击一个日子，或按 N，就在那天新增。")
                if is_offered()
                else tr("这段时间还没有活动。")
            )
        else:
            self.told.setText("")

    def _offer_kinds(self) -> None:
        kinds = ((kind.label, code) for code, kind in kinds_by_code().items())
        stages = (tr(STAGE_LABEL), STAGE_KIND)
        self.kind.offer([(tr("全部种类"), None), *kinds, stages])

    def _offer_crews(self) -> None:
        """Offer the crews of the branch that is shown, where there are any."""
        branch_id = self.place.organisation_id
        if branch_id is None:  # the file of one branch
            branches = Tree.on(self._bench.desk.on).of_kind(OrganisationKind.BRANCH)
            branch_id = branches[0].organisation_id if len(branches) == 1 else None
        found = [] if branch_id is None else CrewsQuery(branch_id, self._bench.desk.on).fetch()
        crews = ((row.name, row.crew_id) for row in found if row.crew_id is not None)
        self.crew.offer([(tr("不看班次"), None), *crews])
        self.crew.setVisible(self.crew.count() > 1)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ActivityKindsQuery.reads:
            self._offer_kinds()

    def _follow_day(self) -> None:
        """Show the day of the status line; what another month lets be read is not read twice."""
        self._refresh.is_stale = True
        self._grid().show_day(self._bench.desk.on)
        if self._refresh.is_stale:
            self._refresh.now()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _open_day(self, day: date) -> None:
        self.agenda.show_from(self.days, day)
        self.agenda.take_keyboard()

    def _connect(self) -> None:
        self._shown_grid = (date.min, date.min)
        for grid, other in ((self.month, self.week), (self.week, self.month)):
            grid.activity_opened.connect(self.show_activity)
            grid.day_opened.connect(self._open_day)
            if is_offered():
                grid.add_wanted.connect(self.add)
            grid.move_wanted.connect(self.move_activity_to)
            grid.current_changed.connect(partial(self._follow, grid, other))
            grid.mode_wanted.connect(self.set_mode)
            grid.today_wanted.connect(self.show_today)
        self.agenda.activity_opened.connect(self.show_activity)
        self.agenda.left.connect(lambda: self._grid().setFocus())
        self.table.opened.connect(lambda row: self.show_activity(row.activity_id))
        self.modes.chosen.connect(self._show_mode)
        self.today_button.clicked.connect(self.show_today)
        self.place.place_changed.connect(self._refresh.now)
        self.kind.activated.connect(self.read)
        self.crew.activated.connect(self.read)
        self.add_button.clicked.connect(lambda: self.add())
        self.activity.left.connect(self.show_calendar)
        self.activity.print_wanted.connect(self.print_wanted)
        self.activity.person_wanted.connect(self.person_wanted)
        self.activity.entry_wanted.connect(self.entry_wanted)
        self.activity.resolution_wanted.connect(self.resolution_wanted)
        self.activity.activity_wanted.connect(self.show_activity)
        self._bench.desk.changed.connect(self._hear)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        self.calendar = QWidget(self)
        self.stack.addWidget(self.calendar)
        self.stack.addWidget(self.activity)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._head = FoldingRow(grows_left=True)
        left = (self.title, self.back_button, self.today_button, self.on_button, self.modes)
        right = (self.place, self.kind, self.crew, self.more_button, self.add_button)
        for part in left:
            self._head.left.addWidget(part)
        self._head.left.addSpacing(tokens().space(3))
        self._head.left.addWidget(self.told, 1)  # always there, so that nothing jumps
        for choice in right:
            self._head.right.addWidget(choice)
        self.views = QStackedWidget(self.calendar)
        for view in (self.month, self.week, self.table):
            self.views.addWidget(view)
        self.splitter = panes(self.calendar, self.views, self.agenda)
        self._column = QVBoxLayout(self.calendar)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)

    def _dress(self) -> None:
        made = tokens()
        space_page(self._column, self._head)
        self.kind.setFixedWidth(made.text_px(130))
        self.crew.setFixedWidth(made.text_px(110))
        self.title.setMinimumWidth(made.text_px(110))
        self.splitter.setHandleWidth(made.space(3))
        self.agenda.setMinimumWidth(made.text_px(200))
        self.splitter.setSizes([10_000, made.text_px(AGENDA_WIDTH)])

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the view, unless an activity is open."""
        super().showEvent(event)
        if self.stack.currentWidget() is self.calendar:
            self._view().setFocus(Qt.FocusReason.OtherFocusReason)
