"""The page of the tab 今日: what must be done, why and by when; beside it the week, and whose day.

What is due comes from `TodayQuery` alone; a click goes to where it is done.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.obligations import Due, Way
from dangjian_desktop.domain.today import (
    TOPICS,
    Act,
    Band,
    Source,
    TodayItem,
    band_counts,
    week_end,
)
from dangjian_desktop.operations.printout import WORK_TIPS, Printout
from dangjian_desktop.operations.today import DueToday, examine_today
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.anniversaries import AnniversaryQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.shared.buttons import primary_button
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.jobs import Outcome
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.weekdays import weekday_word
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench
from dangjian_desktop.ui.today.side_list import SideLine, SideList
from dangjian_desktop.ui.today.source_bar import SourceBar
from dangjian_desktop.ui.today.todo_list import TodoList

#: As many organisations as can be judged while the window waits, also on an old computer.
AT_ONCE = 20
_UPCOMING = {Way.TERM: QT_TR_NOOP("任期届满"), Way.CONFIRMATION: QT_TR_NOOP("预备期满")}
#: Several changes in a row are one reason to read again.
READ_AFTER_MS = 100
_SIDE_WIDTH = 380
#: The side takes at most one part in so many of the page.
_SIDE_SHARE = 3
PLENTY = 10_000


class TodayPage(QWidget):
    """The list at the left; this week's activities and anniversaries at the right.

    Signals:
        figures_changed: What the status line says.
        count_changed: How much is overdue or due this week, for the tab.
        print_wanted: The `Printout` of the 本月工作提示.
        activity_wanted: Row id of an activity to be opened.
        person_wanted: Identity of a person whose card is to be opened.
        act_wanted: A `TodayItem` that is done on another page.
        new_activity_wanted: Nothing is due: the user wants to plan something.
    """

    figures_changed = Signal(str)
    count_changed = Signal(int)
    print_wanted = Signal(object)
    activity_wanted = Signal(int)
    person_wanted = Signal(str)
    act_wanted = Signal(object)
    new_activity_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self, with_groups=False)
        self.place.setObjectName("today_place")
        self.print_button = primary_button(tr("打印本月工作提示"), "printer", parent=self)
        self.print_button.setObjectName("print_work_tips")
        self._items: Sequence[TodayItem] = ()
        self.sources = SourceBar(self)
        self.list = TodoList(self)
        self.nothing = EmptyState("", icon="circle-check", parent=self)
        self.week = SideList(tr("本周活动"), self)
        self.week.setObjectName("week_list")
        self.upcoming = SideList(tr("换届和转正"), self)
        self.upcoming.setObjectName("upcoming_list")
        self.birthdays = SideList(tr("本月政治生日"), self)
        self.birthdays.setObjectName("birthday_list")
        self._refresh = Refresh(
            self,
            bench.desk,
            TOPICS,
            self.read,
            after_ms=READ_AFTER_MS,
        )
        self._lay_out()
        self._connect()

    def figures(self) -> str:
        """Return how much stands in each band."""
        counts = band_counts(self._items)
        return tr(
            "过期 {overdue} · 本周 {week} · 本月 {month}",
            overdue=counts[Band.OVERDUE],
            week=counts[Band.THIS_WEEK],
            month=counts[Band.THIS_MONTH],
        )

    @property
    def pressing_count(self) -> int:
        """How much is overdue or due this week."""
        return sum(item.count for item in self._items if item.band is not Band.THIS_MONTH)

    def choose_place(self, organisation_id: int | None) -> None:
        """Show what a place that was chosen for the whole window has to do."""
        self.place.choose(organisation_id)

    def print_shown(self) -> None:
        """Print the list as the 本月工作提示."""
        on = self._bench.desk.on
        self.print_wanted.emit(Printout(WORK_TIPS, on, organisation_id=self.place.organisation_id))

    def read(self) -> None:
        """Read what is due now; of very many branches in the background."""
        on, within = self._bench.desk.on, self.place.organisation_id
        self.title.setText(tr("{day}　{weekday}", day=on.isoformat(), weekday=weekday_word(on)))
        if len(Tree.on(on).rows) <= AT_ONCE:
            self._refresh.settle()
            self._show_due(examine_today(on, within))
            return
        if self._bench.jobs.is_busy:
            self._refresh.soon()
            return
        self._refresh.settle()
        self._bench.jobs.start(
            self, lambda _report: examine_today(on, within), self._take, title=tr("查要办的事")
        )

    def _take(self, outcome: Outcome[DueToday]) -> None:
        if outcome.was_cancelled:
            self._refresh.is_stale = True
            return
        self._show_due(outcome.result())

    def _show_due(self, found: DueToday) -> None:
        self._items = found.items
        self.sources.show_counts(found.items)
        self._show_source()
        self.list.setVisible(bool(found.items))
        self.nothing.setVisible(not found.items)
        self.nothing.say(
            tr("眼下没有到期要办的事。"), tr("安排活动"), self.new_activity_wanted.emit
        )
        self._show_week()
        self._show_upcoming(found.upcoming)
        self._show_birthdays()
        self.figures_changed.emit(self.figures())
        self.count_changed.emit(self.pressing_count)

    def _show_source(self) -> None:
        self.list.show_items(self.sources.shown(self._items), self._bench.desk.on)

    def _show_upcoming(self, found: Sequence[Due]) -> None:
        lines = [
            SideLine(
                due.due_on.isoformat() if due.due_on else "",
                due.person_name or due.organisation_name,
                tr(" · ").join(
                    filter(
                        None,
                        (
                            tr(_UPCOMING[due.told.way]),
                            due.organisation_name if due.person_name else "",
                        ),
                    )
                ),
                partial(self._open_due, due),
            )
            for due in found
        ]
        self.upcoming.show_lines(lines, tr("半年内没有到期的任期和预备期。"))

    def _open_due(self, due: Due) -> None:
        if due.person_uid:
            self.person_wanted.emit(due.person_uid)
            return
        self.act_wanted.emit(
            TodayItem(
                Source.TERM,
                Band.THIS_MONTH,
                due.state,
                due.told.title,
                due.organisation_name,
                due.due_on,
                due.told.source,
                Act.OPEN_ELECTIONS,
                organisation_id=due.organisation_id,
            )
        )

    def _show_week(self) -> None:
        on, within = self._bench.desk.on, self.place.organisation_id
        monday = on - timedelta(days=on.weekday())
        found = ActivitiesQuery(monday, week_end(on), within).fetch()
        lines = [
            SideLine(
                tr(
                    "{weekday} {time}",
                    weekday=weekday_word(row.held_on),
                    time=row.begins,
                ),
                row.name,
                tr(" · ").join(filter(None, (row.organisation_name, row.place))),
                partial(self.activity_wanted.emit, row.activity_id),
            )
            for row in found
        ]
        self.week.show_lines(lines, tr("本周没有安排活动。"))

    def _show_birthdays(self) -> None:
        on, within = self._bench.desk.on, self.place.organisation_id
        found = AnniversaryQuery(on, month_end(on), within).fetch()
        lines = [
            SideLine(
                f"{row.day:%m-%d}",
                row.name,
                tr(
                    "入党 {years} 年 · {branch}",
                    years=row.years,
                    branch=row.branch_name,
                ),
                partial(self.person_wanted.emit, row.uid),
            )
            for row in found
        ]
        self.birthdays.show_lines(lines, tr("本月余下的日子没有人过政治生日。"))

    def _do(self, item: TodayItem) -> None:
        acts: dict[Act, Callable[[], object]] = {
            Act.OPEN_ACTIVITY: lambda: self.activity_wanted.emit(item.activity_id),
            Act.OPEN_PERSON: lambda: self.person_wanted.emit(item.person_uid),
        }
        act = acts.get(item.act)
        if act is not None:
            act()
        else:
            self.act_wanted.emit(item)

    # Hearing ----------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.sources.choice_changed.connect(self._show_source)
        self.print_button.clicked.connect(self.print_shown)
        self.list.act_wanted.connect(self._do)
        self._bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list."""
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks --------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.place)
        self._head.addStretch(1)
        self._head.addWidget(self.print_button)
        self._side = QWidget(self)
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.addWidget(self.week, 1)
        self._side_column.addWidget(self.upcoming, 1)
        self._side_column.addWidget(self.birthdays, 1)
        self._side_column.addStretch()
        left = QWidget(self)
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(tokens().space(2))
        left_column.addWidget(self.sources)
        left_column.addWidget(self.list, 1)
        left_column.addWidget(self.nothing, 1)
        self.splitter = panes(self, left, self._side)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        gap = space_page(self._column, self._head)
        self._side_column.setSpacing(gap)
        self.splitter.setHandleWidth(gap)
        self._share_room()

    def _share_room(self) -> None:
        """Leave the list most of a narrow window: what is due must be readable."""
        width = min(tokens().text_px(_SIDE_WIDTH), self.width() // _SIDE_SHARE)
        self._side.setMaximumWidth(width)
        self.splitter.setSizes([PLENTY, width])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side takes its share of the new width."""
        super().resizeEvent(event)
        self._share_room()
