"""The subject page 班次: crews, the month of everybody, who is away, and 找时间."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from dangjian_desktop.domain.slots import ShiftBasis
from dangjian_desktop.domain.vocabulary import PRINTED, AbsenceKind, OrganisationKind, StopKind
from dangjian_desktop.operations import shifts
from dangjian_desktop.operations.printout import SHIFT_MONTH, Printout
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.shift_import import remove_shift_sheet
from dangjian_desktop.queries.duties import ShiftRules
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.shifts import (
    AwayQuery,
    AwayRow,
    CrewBandQuery,
    CrewRow,
    CrewsQuery,
    ShiftMonthQuery,
    ShiftSheetsQuery,
    month_days,
)
from dangjian_desktop.ui.calendar.shift_dialogs import (
    absence_dialog,
    change_absence_dialog,
    change_stop_dialog,
    crew_dialog,
    end_pattern_dialog,
    own_pattern_dialog,
    pattern_dialog,
    rename_crew_dialog,
    stop_dialog,
    substitution_dialog,
)
from dangjian_desktop.ui.calendar.shift_import_dialog import import_shifts, save_shift_template
from dangjian_desktop.ui.calendar.shift_month import MonthLine, MonthModel, MonthTable
from dangjian_desktop.ui.calendar.slot_dialog import SlotDialog
from dangjian_desktop.ui.shared.buttons import icon_button, menu_button, primary_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand, text_column
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

LEFT_WIDTH = 330
_READS = CrewsQuery.reads | CrewBandQuery.reads | AwayQuery.reads | ShiftMonthQuery.reads


def _pattern(row: CrewRow) -> str:
    if row.crew_id is None:
        return tr("名册里有，还没有设置")
    if not row.title or row.anchor is None:
        return tr("没有轮班方式")
    return tr(
        "{title}，{anchor} 起算，错开 {offset} 天",
        title=row.title,
        anchor=row.anchor.isoformat(),
        offset=row.offset,
    )


CREW_COLUMNS: tuple[Column[CrewRow], ...] = (
    Column(QT_TR_NOOP("轮班组"), lambda row: row.name, "name", width=68),
    Column(QT_TR_NOOP("人数"), lambda row: str(row.people), "people", align="right", width=52),
    text_column(QT_TR_NOOP("轮班方式"), _pattern, "pattern", width=140),
)


def _kind(row: AwayRow) -> str:
    return tr(PRINTED[row.kind]) if row.kind is not None else tr("替班")


def _short_days(row: AwayRow) -> str:
    """Return the days without the year, which stands above the month; the tooltip has it."""
    if row.begins_on == row.ends_on:
        return f"{row.begins_on:%m-%d}"
    return f"{row.begins_on:%m-%d}–{row.ends_on:%m-%d}"


def _whole_days(row: AwayRow) -> str:
    if row.begins_on == row.ends_on:
        return row.begins_on.isoformat()
    return f"{row.begins_on.isoformat()}–{row.ends_on.isoformat()}"


AWAY_COLUMNS: tuple[Column[AwayRow], ...] = (
    Column(QT_TR_NOOP("种类"), _kind, "kind", width=74),
    text_column(QT_TR_NOOP("谁"), lambda row: row.name, "name", width=68),
    Column(QT_TR_NOOP("日期"), _short_days, "days", width=104, tooltip=_whole_days),
    text_column(QT_TR_NOOP("说明"), lambda row: row.told, "told", width=64),
)


class ShiftsPage(QWidget):
    """Crews and who is away at the left, the month at the right.

    Signals:
        figures_changed: What the status line says.
        print_wanted: The month as a `Printout`.
        activity_wanted: Row id of the activity that was planned by 找时间.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        on = bench.desk.on
        self.year, self.month = on.year, on.month
        self.title = QLabel(tr("班次"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("请选党支部"), self, with_groups=False)
        self.place.setObjectName("shifts_place")
        self.before_button = icon_button("chevron-left", tr("上个月"), parent=self)
        self.month_label = QLabel(self)
        self.month_label.setObjectName("month_label")
        self.after_button = icon_button("chevron-right", tr("下个月"), parent=self)
        self.enter_button = records(
            menu_button(tr("登记"), self._enter_menu(), "plus", parent=self)
        )
        self.import_button = menu_button(
            tr("排班表"), self._sheet_menu(), "file-input", parent=self
        )
        self.slots_button = primary_button(tr("找时间"), "search", parent=self)
        self.slots_button.setObjectName("slots_button")
        self.crews: QueryModel[CrewRow] = QueryModel(
            bench.desk, CREW_COLUMNS, RowsAtHand(), self, key=lambda row: (row.crew_id, row.name)
        )
        self.crew_table = TableView(
            self.crews, self, name=QT_TR_NOOP("轮班组"), fill_menu=self._fill_crew_menu
        )
        self.crew_table.setObjectName("crew_table")
        self.away: QueryModel[AwayRow] = QueryModel(
            bench.desk, AWAY_COLUMNS, RowsAtHand(), self, key=lambda row: (row.kind, row.row_id)
        )
        self.away_table = TableView(
            self.away,
            self,
            name=QT_TR_NOOP("不在岗、替班和停产检修"),
            fill_menu=self._fill_away_menu,
        )
        self.away_table.setObjectName("away_table")
        self.model = MonthModel(self)
        self.table = MonthTable(self.model, self)
        self.legend = QLabel(self)
        self.legend.setObjectName("legend")
        self.legend.setWordWrap(True)
        set_role(self.legend, "second")
        self._refresh = Refresh(self, bench.desk, _READS, self._look_again)
        self._lay_out()
        self._connect()
        self._dress()

    @property
    def organisation_id(self) -> int | None:
        """The branch whose shifts are shown."""
        return self.place.organisation_id

    def print_shown(self) -> None:
        """Print the month that is shown."""
        self.print_wanted.emit(
            Printout(
                SHIFT_MONTH,
                self._bench.desk.on,
                organisation_id=self.organisation_id,
                year=self.year,
                month=self.month,
            )
        )

    def figures(self) -> str:
        """Return how many people are shown, and of how many the shift is not known today."""
        unknown = sum(
            all(letter.basis is ShiftBasis.UNKNOWN for letter in row.letters)
            for row in self.model.rows
        )
        return tr("{count} 人，班次不明 {unknown} 人", count=len(self.model.rows), unknown=unknown)

    def look(self) -> None:
        """Read everything anew."""
        self._refresh.settle()
        first, last = month_days(self.year, self.month)
        self.month_label.setText(tr("{year}年{month}月", year=self.year, month=self.month))
        place = self.organisation_id
        has_place = place is not None
        for button in (self.enter_button, self.import_button, self.slots_button):
            button.setEnabled(has_place)
        if place is None:
            self.crews.set_query(RowsAtHand())
            self.away.set_query(RowsAtHand())
            self.model.show_rows((), ShiftRules.on(first).calendar)
            self.crew_table.set_empty(tr("先选一个党支部，再看它的轮班组。"))
        else:
            crews = CrewsQuery(place, min(max(self._bench.desk.on, first), last)).fetch()
            self.crews.set_query(RowsAtHand(rows=crews))
            self.away.set_query(RowsAtHand(rows=AwayQuery(place, first, last).fetch()))
            self.model.show_rows(
                ShiftMonthQuery(place, self.year, self.month).fetch(),
                ShiftRules.on(first).calendar,
                self._crew_lines(crews, first, last),
            )
            self.crew_table.set_empty(
                tr("还没有轮班组。"), recording_words(tr("增加轮班组")), lambda: self.add_crew()
            )
            self.away_table.set_empty(tr("这个月没有不在岗、替班和停产检修。"))
        self.legend.setText(
            tr("直体：按排班表或已登记；斜体：按轮班推算，未核实；?：班次不明；红字日期：休息日。")
        )
        self.figures_changed.emit(self.figures())

    def _crew_lines(self, crews: Sequence[CrewRow], first: date, last: date) -> list[MonthLine]:
        """Return a line for each crew that has been set up, as its pattern reckons the month."""
        return [
            MonthLine(
                crew.name,
                tr("{count} 人", count=crew.people),
                tuple(CrewBandQuery(crew.crew_id, first, last).fetch()),
            )
            for crew in crews
            if crew.crew_id is not None
        ]

    def show_month(self, year: int, month: int) -> None:
        """Show another month."""
        self.year, self.month = year, month
        self.look()

    def add_crew(self, name: str = "") -> None:
        """Set up a crew; the name of one that only the roster has stands in the form."""
        place = self.organisation_id
        if place is not None:
            self._open(partial(crew_dialog, self._bench, place, self, name))

    def write_pattern(self) -> None:
        """Write a shift system of the mine's own, beginning with that of the chosen crew."""
        row = self.crew_table.current_row()
        code = row.pattern if isinstance(row, CrewRow) else ""
        self._open(partial(own_pattern_dialog, self._bench, code, self))

    def find_time(self) -> None:
        """Open 找时间; the activity that is planned there is shown afterwards."""
        place = self.organisation_id
        if place is None:
            return
        dialog = SlotDialog(self._bench, place, self)
        dialog.made.connect(self.activity_wanted)
        dialog.open()

    def _open_crew(self, row: object) -> None:
        if not isinstance(row, CrewRow):
            return
        if row.crew_id is None:
            self.add_crew(row.name)
        else:
            self._open(partial(pattern_dialog, self._bench, row, self))

    def _fill_crew_menu(self, menu: QMenu) -> None:
        records(menu.addAction(tr("增加轮班组"), lambda: self.add_crew()))
        row = self.crew_table.current_row()
        if not isinstance(row, CrewRow):
            return
        if row.crew_id is None:
            records(
                menu.addAction(tr("设置“{name}”", name=row.name), lambda: self.add_crew(row.name))
            )
            return
        for word, made in (
            (tr("改变轮班方式"), pattern_dialog),
            (tr("结束轮班"), end_pattern_dialog),
            (tr("改名"), rename_crew_dialog),
        ):
            records(
                menu.addAction(word, partial(self._open, partial(made, self._bench, row, self)))
            )
        records(
            menu.addAction(tr("删除"), partial(self._do, shifts.remove_crew(crew_id=row.crew_id)))
        )

    def _fill_away_menu(self, menu: QMenu) -> None:
        row = self.away_table.current_row()
        if isinstance(row, AwayRow):
            if row.kind is not None:
                records(menu.addAction(tr("修改"), lambda: self._open_away(row)))
            records(menu.addAction(tr("删除"), lambda: self._remove(row)))

    def _open_away(self, row: object) -> None:
        """Open the form of an absence or a stop; a 替班 has none."""
        if not isinstance(row, AwayRow):
            return
        if isinstance(row.kind, StopKind):
            self._open(partial(change_stop_dialog, self._bench, row, self))
        elif row.kind is not None:
            self._open(partial(change_absence_dialog, self._bench, row, self))

    def _remove(self, row: AwayRow) -> None:
        if row.kind is None:
            work = shifts.remove_substitution(substitution_id=row.row_id)
        elif isinstance(row.kind, StopKind):
            work = shifts.remove_stop_days(stop_id=row.row_id)
        else:
            assert isinstance(row.kind, AbsenceKind)
            work = shifts.remove_absence(absence_id=row.row_id)
        self._do(work)

    def _open(self, made: Callable[[], QDialog]) -> None:
        """Open a dialog that changes something; in the history view the user is asked first."""
        if self._may_edit():
            made().open()

    def _do(self, work: Operation[None]) -> None:
        if self._may_edit():
            self._bench.desk.attempt(work)

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _enter_menu(self) -> QMenu:
        menu = QMenu(self)
        records(
            menu.addAction(
                tr("不在岗"), lambda: self._open(partial(absence_dialog, self._bench, self))
            )
        )
        records(
            menu.addAction(
                tr("替班"), lambda: self._open(partial(substitution_dialog, self._bench, self))
            )
        )
        records(menu.addAction(tr("停产检修"), self._add_stop))
        records(menu.addAction(tr("轮班组"), lambda: self.add_crew()))
        records(menu.addAction(tr("自定轮班方式"), self.write_pattern))
        return menu

    def _sheet_menu(self) -> QMenu:
        menu = QMenu(self)
        records(menu.addAction(tr("导入排班表"), self.import_sheet))
        menu.addAction(
            tr("空白排班表"),
            lambda: save_shift_template(
                self._bench, self, self.year, self.month, self.organisation_id
            ),
        )
        menu.addAction(tr("打印"), self.print_shown)
        self._remove_sheet = records(menu.addAction("", self.remove_sheet))
        menu.aboutToShow.connect(self._offer_sheet)
        self._offer_sheet()
        return menu

    def _offer_sheet(self) -> None:
        """Name the 排班表 of the month that is shown, where one was imported."""
        place = self.organisation_id
        file = None if place is None else ShiftSheetsQuery(place).fetch().get(self._shown_month)
        told = tr("删除 {month} 的排班表（{file}）", month=self._shown_month, file=file)
        self._remove_sheet.setText(tr("删除排班表") if file is None else told)
        self._remove_sheet.setEnabled(file is not None)

    @property
    def _shown_month(self) -> str:
        return f"{self.year}-{self.month:02d}"

    def remove_sheet(self) -> None:
        """Take the imported 排班表 of the month away; the pattern of the crews speaks again."""
        place = self.organisation_id
        if place is not None:
            self._do(remove_shift_sheet(organisation_id=place, month=self._shown_month))

    def import_sheet(self) -> None:
        """Ask for a 排班表 and show what it would change."""
        place = self.organisation_id
        if place is not None and self._may_edit():
            import_shifts(self._bench, place, self)

    def _add_stop(self) -> None:
        place = self.organisation_id
        if place is not None:
            self._open(partial(stop_dialog, self._bench, place, self))

    def _step(self, months: int) -> None:
        number = self.year * 12 + self.month - 1 + months
        self.show_month(number // 12, number % 12 + 1)

    def _choose_first(self) -> None:
        branches = Tree.on(self._bench.desk.on).of_kind(OrganisationKind.BRANCH)
        if branches and self.organisation_id is None:
            self.place.choose(branches[0].organisation_id)

    def _look_again(self) -> None:
        self._choose_first()
        if self._refresh.is_stale:  # no branch had to be chosen, which would have been looked at
            self.look()

    def _follow_day(self) -> None:
        on = self._bench.desk.on
        self.year, self.month = on.year, on.month
        self._refresh.now()

    def _connect(self) -> None:
        self.place.place_changed.connect(self.look)
        self.before_button.clicked.connect(lambda: self._step(-1))
        self.after_button.clicked.connect(lambda: self._step(1))
        self.slots_button.clicked.connect(self.find_time)
        self.crew_table.opened.connect(self._open_crew)
        self.away_table.opened.connect(self._open_away)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        for widget in (
            self.title,
            self.place,
            self.before_button,
            self.month_label,
            self.after_button,
        ):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        for button in (self.enter_button, self.import_button, self.slots_button):
            self._head.addWidget(button)
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.addWidget(self.crew_table)
        left.addWidget(self.away_table)
        self._body = panes(self, left, self.table, grows=1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._body, 1)
        self._column.addWidget(self.legend)

    def _dress(self) -> None:
        space_page(self._column, self._head)
        width = tokens().text_px(LEFT_WIDTH)
        self._body.setSizes([width, 10 * width])
