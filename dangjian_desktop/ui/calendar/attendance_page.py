"""The subject page 出勤: figures per person, group, branch and year, and 双重组织生活 apart."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.attendance import percent
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.operations.attendance_lists import (
    DUAL_LIFE_TOLD,
    counting_words,
    export_attendance,
    export_dual_life,
    rate_text,
)
from dangjian_desktop.operations.leading_cadres import remove_leading_cadre
from dangjian_desktop.operations.printout import ATTENDANCE_FIGURES, DUAL_LIFE, Printout
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.attendance import AttendanceRulesQuery
from dangjian_desktop.queries.attendance_figures import (
    AttendanceFiguresQuery,
    DualLifeQuery,
    DualLifeRow,
    FigureBy,
    Figures,
    FiguresRow,
    PersonActivitiesQuery,
    PersonActivityRow,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.calendar.attendance_columns import (
    ACTIVITY_COLUMNS,
    DUAL_COLUMNS,
    figure_columns,
)
from dangjian_desktop.ui.calendar.leading_cadre_dialogs import (
    end_leading_cadre_dialog,
    leading_cadre_dialog,
)
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, view_buttons
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: The last view of the page, beside those of `FigureBy`.
DUAL = "dual_life"
#: Key and word of each view, in their order.
VIEWS: tuple[tuple[str, str], ...] = (
    (FigureBy.PERSON, QT_TR_NOOP("按人")),
    (FigureBy.GROUP, QT_TR_NOOP("按党小组")),
    (FigureBy.BRANCH, QT_TR_NOOP("按党支部")),
    (FigureBy.YEAR, QT_TR_NOOP("按年")),
    (DUAL, QT_TR_NOOP("双重组织生活")),
)
#: Years that can be chosen, and that stand side by side.
MOST_YEARS = 10
#: Several changes in a row are one reason to count again.
COUNT_AFTER_MS = 50
#: Rows of the pane below, with its heading and header.
_PANE_ROWS, _PLENTY = 6, 10_000
#: A page lower than so many rows leaves out what the tooltip of the sum and the chosen row tell.
_LOW_ROWS = 13
_YEAR_WIDTH, _MONTH_WIDTH, _KIND_WIDTH = 96, 84, 132


@dataclass(frozen=True)
class HeldStill:
    """A query that is asked again when the page says so, not at every change."""

    reads: ClassVar[frozenset[Topic]] = frozenset()
    query: AttendanceFiguresQuery

    def fetch(self) -> Sequence[FiguresRow]:
        """Return the rows of the query."""
        return self.query.fetch()

    def with_sort(self, key: str, descending: bool) -> "HeldStill":
        """Return the same in another order."""
        return HeldStill(self.query.with_sort(key, descending))


class AttendancePage(QWidget):
    """A place, a stretch of months, kinds of activity, and what they add up to.

    Signals:
        figures_changed: The sum, for the status line.
        print_wanted: The `Printout` to be printed.
        person_wanted: Identity of the person whose card is to be opened.
        activity_wanted: Row id of the activity to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self._total: Figures | None = None
        self.view: str = FigureBy.PERSON
        self.title = QLabel(tr("出勤"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党员"), self)
        self.place.setObjectName("attendance_place")
        self.year = self._box("attendance_year", tr("年度"))
        self.first_month = self._box("attendance_first_month", tr("从几月"))
        self.last_month = self._box("attendance_last_month", tr("到几月"))
        self.kind = self._box("attendance_kind", tr("活动种类"))
        self.export_button = plain_button(tr("导出"), parent=self)
        self.export_button.setObjectName("export_attendance")
        self.print_button = primary_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_attendance")
        self.views = view_buttons(VIEWS, self.choose_view, self)
        self.sum = ElidedLabel(
            mode=Qt.TextElideMode.ElideRight, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        self.sum.setObjectName("sum")
        set_role(self.sum, "heading")
        self.told = QLabel(self)
        self.told.setObjectName("told")
        self.told.setWordWrap(True)
        set_role(self.told, "small")
        self._offer()
        self.model: QueryModel[FiguresRow] = QueryModel(
            bench.desk,
            figure_columns(FigureBy.PERSON),
            RowsAtHand(),
            self,
            key=lambda row: row.key if row.key is not None else "",
        )
        self.table = TableView(self.model, self, name=tr("出勤"), fill_menu=self._fill_menu)
        self.table.setObjectName("attendance_figures_table")
        self.cadres: QueryModel[DualLifeRow] = QueryModel(
            bench.desk, DUAL_COLUMNS, RowsAtHand(), self, key="spell_id"
        )
        self.cadre_table = TableView(
            self.cadres, self, name=tr("双重组织生活"), fill_menu=self._fill_cadre_menu
        )
        self.cadre_table.setObjectName("dual_life_table")
        self.stack = QStackedWidget(self)
        self.activities: QueryModel[PersonActivityRow] = QueryModel(
            bench.desk, ACTIVITY_COLUMNS, RowsAtHand(), self, key="activity_id"
        )
        self.activity_table = TableView(self.activities, self, name=tr("参加的活动"))
        self.activity_table.setObjectName("person_activities_table")
        self.activity_table.set_empty(tr("选一个人，看这段时间应参加的活动。"))
        self.pane = QWidget(self)
        self.pane_title = QLabel(self.pane)
        self.pane_title.setObjectName("pane_title")
        set_role(self.pane_title, "heading")
        self.add_cadre_button = records(plain_button(tr("登记领导干部"), "user-plus", parent=self))
        self.add_cadre_button.setObjectName("add_leading_cadre")
        self.change_cadre_button = records(plain_button(tr("修改"), parent=self))
        self.change_cadre_button.setObjectName("change_leading_cadre")
        self.end_cadre_button = records(plain_button(tr("不再担任"), parent=self))
        self.end_cadre_button.setObjectName("end_leading_cadre")
        self._refresh = Refresh(
            self,
            bench.desk,
            AttendanceFiguresQuery.reads | DualLifeQuery.reads,
            self._count_again,
            after_ms=COUNT_AFTER_MS,
        )
        self._lay_out()
        self._connect()
        self._dress()

    # What the window asks -----------------------------------------------------

    def figures(self) -> str:
        """Return the sum in one line."""
        told = self._total
        if told is None or not told.due:
            return tr("这段时间没有应到的活动")
        return tr(
            "应到 {due} · 实到 {came} · 出勤率 {rate}",
            due=told.due,
            came=told.came,
            rate=tr(rate_text(told)),
        )

    def print_shown(self) -> None:
        """Print what is shown as its form."""
        query = self.query
        is_dual = self.view == DUAL
        self.print_wanted.emit(
            Printout(
                DUAL_LIFE if is_dual else ATTENDANCE_FIGURES,
                self._bench.desk.on,
                organisation_id=query.within,
                since=query.first,
                until=query.last,
                attendance=None if is_dual else self._sorted(),
            )
        )

    # What is asked for --------------------------------------------------------

    @property
    def query(self) -> AttendanceFiguresQuery:
        """The figures that the choices ask for, in their own order."""
        year = int(self.year.currentData())
        first, last = self.first_month.currentIndex() + 1, self.last_month.currentIndex() + 1
        by = FigureBy.YEAR if self.view == DUAL else FigureBy(self.view)
        since = date(year, min(first, last), 1)
        month = max(first, last)
        until = date(year, month, calendar.monthrange(year, month)[1])
        if self.view == FigureBy.YEAR:
            since, until = date(year - MOST_YEARS + 1, 1, 1), date(year, 12, 31)
        kind = self.kind.currentData()
        return AttendanceFiguresQuery(
            since,
            until,
            self._bench.desk.on,
            by,
            self.place.organisation_id,
            frozenset({kind}) if kind else None,
        )

    @property
    def dual_query(self) -> DualLifeQuery:
        """The leading cadres that the choices ask for."""
        query = self.query
        return DualLifeQuery(query.first, query.last, query.on, query.within)

    def _sorted(self) -> AttendanceFiguresQuery:
        shown = self.model.query
        return shown.query if isinstance(shown, HeldStill) else self.query

    # What the user can do -----------------------------------------------------

    def choose_view(self, view: str) -> None:
        """Add up by person, group, branch or year, or show the leading cadres."""
        self.view = view
        for key, button in self.views.items():
            button.setChecked(key == view)
        if view != DUAL:
            self.table.set_columns(figure_columns(FigureBy(view)))
        self.stack.setCurrentWidget(self.cadre_table if view == DUAL else self.table)
        self.pane.setVisible(view in (FigureBy.PERSON, DUAL))
        for box in (self.first_month, self.last_month):
            box.setEnabled(view != FigureBy.YEAR)
        self.kind.setEnabled(view != DUAL)
        for button in (self.add_cadre_button, self.change_cadre_button, self.end_cadre_button):
            button.setVisible(view == DUAL)
        self.count()

    def count(self) -> None:
        """Count again what the choices ask for."""
        self._refresh.settle()
        query = self.query
        rules = AttendanceRulesQuery(query.until).fetch()
        if self.view == DUAL:
            self._total = None
            with QSignalBlocker(self.cadre_table):  # who is chosen then is shown below
                self.cadres.set_query(RowsAtHand(rows=tuple(self.dual_query.fetch())))
            self.sum.setText(
                tr("领导干部 {count} 人", count=len(self.cadres.keys)) if self.cadres.keys else ""
            )
            self.told.setText(tr(DUAL_LIFE_TOLD))
        else:
            with QSignalBlocker(self.table):
                self.model.set_query(HeldStill(query))
            self._total = query.total()
            self.sum.setText(_sum_told(self._total))
            self.told.setText(
                tr(
                    "{how}；低于 {floor} 和缺席满 {count} 次的标出，怎样处理由支部决定。",
                    how=tr("；").join(map(in_words, counting_words(rules.how))),
                    floor=percent(rules.floor),
                    count=rules.most_absences,
                )
            )
        self.told.setToolTip(rules.source)
        self.sum.setToolTip("\n".join((self.sum.text(), self.told.text())))
        self._share_room()
        self._offer_in_empty()
        self._show_person()
        self.figures_changed.emit(self.figures())

    def export(self) -> None:
        """Write what is shown to a workbook."""
        write: Callable[[Path], int] = partial(export_attendance, self._sorted())
        if self.view == DUAL:
            write = partial(export_dual_life, self.dual_query)
        said = QT_TR_NOOP("已导出 {count} 行：{name}")
        export_file(self._bench, self, tr("导出出勤"), self._suggested(), write, said)

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def add_cadre(self) -> None:
        """Ask who is a leading cadre from when."""
        if self._may_edit():
            leading_cadre_dialog(self._bench, parent=self).open()

    def change_cadre(self) -> None:
        """Mend what was entered of the current cadre."""
        row = self.cadre_table.current_row()
        if row is not None and self._may_edit():
            leading_cadre_dialog(self._bench, row, self).open()

    def end_cadre(self) -> None:
        """Ask from which day the current cadre is none any more."""
        row = self.cadre_table.current_row()
        if row is not None and self._may_edit():
            end_leading_cadre_dialog(self._bench, row, self).open()

    def _remove_cadre(self) -> None:
        row = self.cadre_table.current_row()
        if row is not None and self._may_edit():
            self._bench.desk.attempt(remove_leading_cadre(spell_id=row.spell_id))

    def _open(self, row: FiguresRow) -> None:
        """Go one step nearer: a year to its people, a branch or group to its people."""
        if self.view == FigureBy.PERSON:
            self.activity_table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if row.key is None:
            return
        box = self.year if self.view == FigureBy.YEAR else self.place
        place = box.findData(row.key)
        if place >= 0:
            box.setCurrentIndex(place)
        self.choose_view(FigureBy.PERSON)

    def _open_activity(self, row: PersonActivityRow) -> None:
        self.activity_wanted.emit(row.activity_id)

    def _open_card(self) -> None:
        row = self._current_person()
        if row is not None:
            self.person_wanted.emit(row.uid)

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.table.current_row()
        if row is not None and self.view == FigureBy.PERSON:
            menu.addAction(tr("打开信息卡")).triggered.connect(self._open_card)
        menu.addAction(tr("导出")).triggered.connect(self.export)

    def _fill_cadre_menu(self, menu: QMenu) -> None:
        records(menu.addAction(tr("登记领导干部"))).triggered.connect(self.add_cadre)
        if self.cadre_table.current_row() is not None:
            menu.addAction(tr("打开信息卡")).triggered.connect(self._open_card)
            records(menu.addAction(tr("修改"))).triggered.connect(self.change_cadre)
            records(menu.addAction(tr("不再担任"))).triggered.connect(self.end_cadre)
            records(menu.addAction(tr("删除这一条"))).triggered.connect(self._remove_cadre)

    # What is shown --------------------------------------------------------------

    def _current_person(self) -> FiguresRow | DualLifeRow | None:
        if self.view == DUAL:
            row: DualLifeRow | None = self.cadre_table.current_row()
            return row
        if self.view == FigureBy.PERSON:
            person: FiguresRow | None = self.table.current_row()
            return person
        return None

    def _show_person(self) -> None:
        """Show the activities behind the figures of the current person."""
        row = self._current_person()
        is_dual = self.view == DUAL
        for button in (self.change_cadre_button, self.end_cadre_button):
            button.setEnabled(is_dual and row is not None)
        if row is None:
            self.pane_title.setText(tr("参加的活动"))
            self.activities.set_query(RowsAtHand())
            return
        query = self.query
        key = row.person_id if isinstance(row, DualLifeRow) else row.key
        assert key is not None
        kinds = None if is_dual else query.kinds
        found = PersonActivitiesQuery(key, query.first, query.last, query.on, kinds).fetch()
        self.pane_title.setText(tr("{name} 参加的活动", name=row.name))
        self.activities.set_query(RowsAtHand(rows=tuple(found)))

    def _offer_in_empty(self) -> None:
        self.cadre_table.set_empty(
            tr("还没有登记领导干部。"), recording_words(tr("登记领导干部")), self.add_cadre
        )
        year = self._bench.desk.on.year
        if int(self.year.currentData()) == year and self.last_month.currentIndex() == 11:
            self.table.set_empty(
                tr("这段时间没有确定过应到名单的活动。先在活动的签到一步确定名单。"),
                tr("看上年"),
                partial(self._show_year, year - 1),
            )
        else:
            self.table.set_empty(
                tr("这段时间没有确定过应到名单的活动。"),
                tr("看本年"),
                partial(self._show_year, year),
            )

    def _show_year(self, year: int) -> None:
        self.year.setCurrentIndex(max(self.year.findData(year), 0))
        self.first_month.setCurrentIndex(0)
        self.last_month.setCurrentIndex(11)
        self.count()

    def _suggested(self) -> str:
        query = self.query
        place = Tree.on(query.until).get(query.within)
        what = chinese("双重组织生活") if self.view == DUAL else chinese("出勤")
        return f"{place.name if place else ''}{what} {query.first:%Y-%m} {query.last:%Y-%m}.xlsx"

    def _offer(self) -> None:
        """Offer places, years, months and kinds, with what was chosen kept."""
        on = self._bench.desk.on
        years = [(str(on.year - back), on.year - back) for back in range(MOST_YEARS)]
        self.year.offer(years)
        months = [(tr("{month}月", month=month), month) for month in range(1, 13)]
        is_new = not self.last_month.count()
        for box in (self.first_month, self.last_month):
            box.offer(months)
        if is_new:
            self.last_month.setCurrentIndex(11)
        kinds: list[tuple[str, Any]] = [(tr("全部活动"), None)]
        kinds += [(kind.label, kind.code) for kind in kinds_by_code().values()]
        self.kind.offer(kinds)

    # Hearing ----------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        for box in (self.year, self.first_month, self.last_month, self.kind):
            box.activated.connect(self.count)
        self.table.opened.connect(self._open)
        self.table.chosen_changed.connect(self._show_person)
        self.cadre_table.chosen_changed.connect(self._show_person)
        self.cadre_table.opened.connect(self.change_cadre)
        self.activity_table.opened.connect(self._open_activity)
        self.export_button.clicked.connect(self.export)
        self.print_button.clicked.connect(self.print_shown)
        self.add_cadre_button.clicked.connect(self.add_cadre)
        self.change_cadre_button.clicked.connect(self.change_cadre)
        self.end_cadre_button.clicked.connect(self.end_cadre)
        self._bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)

    def _count_again(self) -> None:
        self._offer()
        self.count()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list."""
        super().showEvent(event)
        shown = self.cadre_table if self.view == DUAL else self.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ------------------------------------------------------------------------

    def _box(self, name: str, spoken: str) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setObjectName(name)
        box.setAccessibleName(spoken)
        box.setToolTip(spoken)
        return box

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        for box in (self.place, self.year, self.first_month):
            self._head.addWidget(box)
        self._head.addWidget(QLabel(tr("至"), self))
        self._head.addWidget(self.last_month)
        self._head.addWidget(self.kind)
        self._head.addStretch(1)
        self._head.addWidget(self.export_button)
        self._head.addWidget(self.print_button)
        self._choice = QHBoxLayout()
        for button in self.views.values():
            self._choice.addWidget(button)
        self._choice.addStretch(1)
        for button in (self.add_cadre_button, self.change_cadre_button, self.end_cadre_button):
            self._choice.addWidget(button)
            button.hide()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.cadre_table)
        self._side = QVBoxLayout(self.pane)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(self.pane_title)
        self._side.addWidget(self.activity_table, 1)
        self.splitter = panes(self, self.stack, self.pane, is_upright=True)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._choice)
        self._column.addWidget(self.sum)
        self._column.addWidget(self.splitter, 1)
        self._column.addWidget(self.told)

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self._column.setSpacing(made.space(2))
        self._choice.setSpacing(made.space(1))
        self._side.setSpacing(made.space(2))
        self.splitter.setHandleWidth(gap)
        for box, width in (
            (self.year, _YEAR_WIDTH),
            (self.first_month, _MONTH_WIDTH),
            (self.last_month, _MONTH_WIDTH),
            (self.kind, _KIND_WIDTH),
        ):
            box.setFixedWidth(made.text_px(width))
        self.splitter.setSizes([_PLENTY, made.sizes.row * _PANE_ROWS])
        self.activity_table.setMinimumHeight(made.sizes.row * 3)
        self._share_room()

    def _share_room(self) -> None:
        """Leave a low page to its tables."""
        row = tokens().sizes.row
        is_low = self.height() < row * _LOW_ROWS
        self.stack.setMinimumHeight(row * (3 if is_low else 4))
        self.pane_title.setHidden(is_low)
        self.sum.setVisible(bool(self.sum.text()))
        self.told.setHidden(is_low and bool(self.sum.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tables get the new room."""
        super().resizeEvent(event)
        self._share_room()


def _sum_told(told: Figures) -> str:
    if not told.due:
        return ""
    return tr(
        "应到 {due} 人次 · 实到 {came} · 迟到 {late} · 请假 {excused} · 缺席 {absent} · 公出 "
        "{on_business} · 当班 {on_shift} · 补课 {made_up} · 未登记 {not_recorded} · 出勤率 {rate}",
        due=told.due,
        came=told.came,
        late=told.late,
        excused=told.excused,
        absent=told.absent,
        on_business=told.on_business,
        on_shift=told.on_shift,
        made_up=told.made_up,
        not_recorded=told.not_recorded,
        rate=tr(rate_text(told)),
    )
