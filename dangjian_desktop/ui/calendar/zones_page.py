"""The subject page 协作区: who does what in which quarter, swaps with reason, and the counts."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.operations.printout import ZONE_ROTATION, Printout
from dangjian_desktop.operations.zone_duties import remove_zone_duties
from dangjian_desktop.queries.organisations import ZoneQuery
from dangjian_desktop.queries.zone_duties import (
    DutyRow,
    LeadCountsQuery,
    YearDutiesQuery,
    first_day,
    quarter_of,
)
from dangjian_desktop.ui.calendar.zone_counts import (
    ZoneCountsModel,
    ZoneCountsView,
    fairness_words,
)
from dangjian_desktop.ui.calendar.zone_dialogs import (
    RotationDialog,
    change_duty_dialog,
    swap_dialog,
)
from dangjian_desktop.ui.calendar.zone_grid import ZoneGrid, ZoneGridModel
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    plain_button,
    primary_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

_COUNTS_WIDTH = 330
_FIRST_YEAR, _LAST_YEAR = 1950, 2200


class ZonesPage(QWidget):
    """The duties of a year: given out by the rotation, changed and swapped with the reason.

    Signals:
        figures_changed: How even the leads are, for the status line.
        print_wanted: A `Printout` to be printed.
        zones_wanted: Zones are to be set up, in the roster.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    zones_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.year = bench.desk.on.year
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.before_button = icon_button(
            "chevron-left", tr("上一年"), clicked=partial(self.go_years, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一年"), clicked=partial(self.go_years, 1), parent=self
        )
        self.remove_button = records(quiet_button(tr("删除本年"), "trash-2", parent=self))
        self.remove_button.setObjectName("remove_duties")
        self.change_button = records(plain_button(tr("调整…"), "pencil", parent=self))
        self.change_button.setObjectName("change_duty")
        self.change_button.setToolTip(tr("改由本协作区的另一个党支部承担（回车）"))
        self.swap_button = records(plain_button(tr("调换…"), "move-horizontal", parent=self))
        self.swap_button.setObjectName("swap_duties")
        self.swap_button.setToolTip(tr("两项对调；也可在一项上按空格，再到另一项上按空格"))
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_rotation")
        self.make_button = records(primary_button(tr("生成轮值…"), parent=self))
        self.make_button.setObjectName("make_rotation")
        self.model = ZoneGridModel(self)
        self.grid = ZoneGrid(self.model, self)
        self.counts_model = ZoneCountsModel(self)
        self.counts = ZoneCountsView(self.counts_model, self)
        self._refresh = Refresh(self, bench.desk, YearDutiesQuery.reads, self.read)
        self._lay_out()
        self._connect()

    # What the window asks -------------------------------------------------------

    def figures(self) -> str:
        """Return how even the leads of each zone are, in one line."""
        return tr(" · ").join(
            fairness_words(zone) for zone, branch in self.counts_model.lines if branch is None
        )

    def print_shown(self) -> None:
        """Print the year."""
        self.print_wanted.emit(Printout(ZONE_ROTATION, self._bench.desk.on, year=self.year))

    def show_due(self, item: TodayItem) -> None:
        """Go to the duty of something that is due."""
        if item.due_on is not None and item.due_on.year != self.year:
            self.go_years(item.due_on.year - self.year)
        if item.row_id is not None:
            self.grid.go_to(item.row_id)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown --------------------------------------------------------------

    def read(self) -> None:
        """Show the duties of the year and the counts until its end; the current cell stays."""
        self._refresh.settle()
        current = self.grid.current_duty()
        rows = YearDutiesQuery(self.year).fetch()
        self.title.setText(tr("{year} 年协作区轮值", year=self.year))
        has_zones = any(
            zone.branch_ids
            for quarter in (1, 4)
            for zone in ZoneQuery(first_day(self.year, quarter)).fetch()
        )
        if has_zones:
            self.grid.set_empty(
                tr("这一年还没有排轮值。"), recording_words(tr("生成轮值…")), self.make
            )
        else:
            self.grid.set_empty(
                tr("这一年还没有划入党支部的协作区。先新建协作区，再把党支部划进去。"),
                tr("设置协作区…"),
                self.zones_wanted.emit,
            )
        on = self._bench.desk.on
        self.model.show_rows(rows, quarter_of(on) if on.year == self.year else 0)
        self.counts_model.show_counts(self.year, LeadCountsQuery(self.year).fetch())
        self.counts.setVisible(bool(self.counts_model.lines))
        if current is not None:
            self.grid.go_to(current.duty_id)
        if self.grid.current_duty() is None:
            self.grid.go_to_present()
        self.make_button.setText(tr("重新生成…") if rows else tr("生成轮值…"))
        self.make_button.setEnabled(has_zones)
        self.remove_button.setEnabled(bool(rows))
        self.print_button.setEnabled(bool(rows))
        self._allow(self.grid.current_duty())
        self.figures_changed.emit(self.figures())

    def go_years(self, step: int) -> None:
        """Show another year."""
        self.year = min(max(self.year + step, _FIRST_YEAR), _LAST_YEAR)
        self.read()

    # What the user can do ---------------------------------------------------------

    def make(self) -> None:
        """Show what the rotation gives out before it is written."""
        if self.make_button.isEnabled() and self._may_edit():
            RotationDialog(self._bench, self.year, self).open()

    def remove(self) -> None:
        """Take the year's duties away, swaps and reasons too; undone at once."""
        if self._may_edit():
            self._bench.desk.attempt(remove_zone_duties(year=self.year))

    def change(self) -> None:
        """Ask which branch of the zone does the current job instead."""
        duty = self.grid.current_duty()
        if duty is not None and self._may_edit():
            change_duty_dialog(self._bench, duty, self).open()

    def swap(self, first: DutyRow | None = None, second: DutyRow | None = None) -> None:
        """Ask with which duty of the zone one changes places; where both are given, only why."""
        duty = first or self.grid.current_duty()
        if duty is not None and self._may_edit():
            swap_dialog(self._bench, duty, self, second).open()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _allow(self, duty: DutyRow | None) -> None:
        self.change_button.setEnabled(duty is not None)
        self.swap_button.setEnabled(duty is not None)

    # Hearing ------------------------------------------------------------------------

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.remove_button.clicked.connect(self.remove)
        self.change_button.clicked.connect(self.change)
        self.swap_button.clicked.connect(lambda: self.swap())
        self.print_button.clicked.connect(self.print_shown)
        self.grid.opened.connect(self.change)
        self.grid.pair_chosen.connect(self.swap)
        self.grid.duty_chosen.connect(self._allow)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _follow_day(self) -> None:
        self.year = self._bench.desk.on.year
        self._refresh.now()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the table."""
        super().showEvent(event)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = FoldingRow()
        for widget in (self.title, self.before_button, self.after_button):
            head.left.addWidget(widget)
        head.right.addStretch(1)
        for button in (
            self.remove_button,
            self.change_button,
            self.swap_button,
            self.print_button,
            self.make_button,
        ):
            head.right.addWidget(button)
        row = QHBoxLayout()
        row.addWidget(self.grid, 1)
        row.addWidget(self.counts)
        column = QVBoxLayout(self)
        gap = space_page(column, head)
        row.setSpacing(gap)
        column.addLayout(head)
        column.addLayout(row, 1)
        self._dress()

    def _dress(self) -> None:
        self.counts.setFixedWidth(tokens().text_px(_COUNTS_WIDTH))
