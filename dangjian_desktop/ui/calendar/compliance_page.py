"""The subject page 合规: the board of a year, and why each cell looks as it does."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.obligations import Due
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.operations.printout import COMPLIANCE_BOARD, Printout
from dangjian_desktop.queries.obligations import (
    YEAR_COLUMN,
    BoardRow,
    CellQuery,
    ComplianceBoardQuery,
    ObligationChoicesQuery,
    PeopleMattersQuery,
    last_confirmed_year,
    with_people,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.calendar.compliance_board import BoardModel, BoardView
from dangjian_desktop.ui.calendar.compliance_detail import ComplianceDetail
from dangjian_desktop.ui.calendar.compliance_looks import state_look
from dangjian_desktop.ui.calendar.notices_dialog import NoticesDialog, notice_dialog
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    plain_button,
    primary_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Several changes in a row are one reason to read again.
READ_AFTER_MS = 100
_DETAIL_WIDTH = 320
_PLENTY = 10_000
#: Up to so many branches everything is read at once.
_FEW = 60
_READS = ComplianceBoardQuery.reads | PeopleMattersQuery.reads


class CompliancePage(QWidget):
    """The board at the left; at the right the matters of the current cell.

    Signals:
        figures_changed: What the status line says.
        print_wanted: The `Printout` of the board.
        activity_wanted: Row id of an activity to be opened.
        person_wanted: Identity of a person whose card is to be opened.
        activity_add_wanted: A `TodayItem` whose activity is to be planned: kind, holder, day.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    activity_wanted = Signal(int)
    person_wanted = Signal(str)
    activity_add_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.year = bench.desk.on.year
        self._rows: list[BoardRow] = []
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self, with_groups=False)
        self.place.setObjectName("compliance_place")
        self.before_button = icon_button(
            "chevron-left", tr("上一年"), clicked=partial(self._go_years, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一年"), clicked=partial(self._go_years, 1), parent=self
        )
        self.obligation = ChoiceBox(self)
        self.obligation.setObjectName("compliance_obligation")
        self.obligation.setAccessibleName(tr("要求"))
        self.only_bad = quiet_button(tr("只看有红的"), "funnel", parent=self)
        self.only_bad.setObjectName("only_bad")
        self.only_bad.setCheckable(True)
        self.notices_button = plain_button(tr("上级通知…"), "file-text", parent=self)
        self.notices_button.setObjectName("notices_button")
        self.print_button = primary_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_board")
        self.holidays = QLabel(self)
        self.holidays.setObjectName("holidays_told")
        self.holidays.setWordWrap(True)
        set_role(self.holidays, "caution")
        self.model = BoardModel(self)
        self.board = BoardView(self.model, self)
        self.detail = ComplianceDetail(self)
        self.detail.setObjectName("compliance_detail")
        self._refresh = Refresh(self, bench.desk, _READS, self.read, after_ms=READ_AFTER_MS)
        self._people_later = QTimer(self)
        self._people_later.setSingleShot(True)
        self._people_later.setInterval(0)
        self._people_later.timeout.connect(self._read_people)
        self._lay_out()
        self._connect()

    # What the window asks -------------------------------------------------------

    def figures(self) -> str:
        """Return how many rows there are and how many have something red."""
        return tr(
            "{rows} 个党组织 · 有逾期或错过的 {bad} 个",
            rows=len(self._rows),
            bad=sum(row.is_bad for row in self._rows),
        )

    def print_shown(self) -> None:
        """Print the board of the year."""
        self.print_wanted.emit(
            Printout(
                COMPLIANCE_BOARD,
                self._bench.desk.on,
                organisation_id=self.place.organisation_id,
                year=self.year,
            )
        )

    def choose_place(self, organisation_id: int | None) -> None:
        """Show a place that was chosen for the whole window."""
        self.place.choose(organisation_id)

    def show_due(self, item: TodayItem) -> None:
        """Go to the cell of something that is due, and show all who owe the same."""
        day = item.due_on or self._bench.desk.on
        self.year, column = item.cell or (day.year, day.month)
        with QSignalBlocker(self.only_bad):
            self.only_bad.setChecked(False)
        self._offer_obligations()
        self.obligation.setCurrentIndex(max(self.obligation.findData(item.obligation), 0))
        self._refresh.is_stale = True
        self.place.choose(None)  # where it was another, all is read with it
        if self._refresh.is_stale:
            self.read()
        self.board.go_to(self._branch_of(item.organisation_id), column)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _branch_of(self, organisation_id: int | None) -> int | None:
        """Return the row of the board that tells of an organisation: a group's is its branch."""
        ids = {row.organisation_id for row in self._rows}
        path = Tree.on(self._bench.desk.on).path(organisation_id) if organisation_id else []
        return next((one.organisation_id for one in path if one.organisation_id in ids), None)

    # What is shown --------------------------------------------------------------

    def read(self) -> None:
        """Read the board; what people owe in the year follows in the last column."""
        self._refresh.settle()
        self._people_later.stop()
        on, within = self._bench.desk.on, self.place.organisation_id
        self.title.setText(tr("{year} 年组织生活合规", year=self.year))
        self._offer_obligations()
        self._tell_holidays()
        chosen = self._chosen_obligation()
        self._rows = ComplianceBoardQuery(self.year, on, within, chosen).fetch()
        if len(self._rows) > _FEW:  # the months of very many branches do not wait for their people
            self._show_rows()
            self._people_later.start()
        else:
            self._read_people()

    def _read_people(self) -> None:
        """Add what people owe to the column of the year."""
        on, within, chosen = (
            self._bench.desk.on,
            self.place.organisation_id,
            self._chosen_obligation(),
        )
        matters = PeopleMattersQuery(self.year, on, within, chosen).fetch()
        self._rows = with_people(self._rows, matters)
        self._show_rows()

    def _show_rows(self) -> None:
        wanted = [row for row in self._rows if row.is_bad or not self.only_bad.isChecked()]
        self._tell_empty()
        self.model.show_rows(wanted)
        if wanted and not self.board.currentIndex().isValid():
            self.board.go_to(None, self._bench.desk.on.month)
        self.figures_changed.emit(self.figures())

    def _tell_empty(self) -> None:
        if self._rows:
            self.board.empty_state.say(
                tr("没有逾期或错过的要求。"), tr("看全部"), partial(self.only_bad.setChecked, False)
            )
        else:
            self.board.empty_state.say(tr("这一年还没有党支部。请先在名册里新建或导入。"))

    def _show_cell(self, row: BoardRow | None, column: int) -> None:
        if row is None:
            self.detail.show_matters("", [], self._bench.desk.on)
            return
        matters = CellQuery(
            self.year,
            self._bench.desk.on,
            row.organisation_id,
            column,
            row.with_groups,
            self._chosen_obligation(),
        ).fetch()
        heading = (
            tr("{name} {year} 年度", name=row.name, year=self.year)
            if column == YEAR_COLUMN
            else tr("{name} {year}年{month}月", name=row.name, year=self.year, month=column)
        )
        self.detail.show_matters(heading, matters, self._bench.desk.on)

    def _offer_obligations(self) -> None:
        found = ObligationChoicesQuery(self.year).fetch()
        self.obligation.offer([(tr("全部要求"), ""), *((told.title, told.name) for told in found)])

    def _chosen_obligation(self) -> str:
        return str(self.obligation.currentData() or "")

    def _tell_holidays(self) -> None:
        last = last_confirmed_year(self._bench.desk.on)
        is_beyond = last is None or self.year > last
        self.holidays.setVisible(is_beyond)
        self.holidays.setText(
            tr(
                "{year} 年的放假和调休还没有确认，只按周末推算；已确认到 {last} 年，"
                "请在“规则”里补上。",
                year=self.year,
                last=last or tr("无"),
            )
        )

    # What the user can do ---------------------------------------------------------

    def _go_years(self, step: int) -> None:
        self.year += step
        self.read()

    def _open_notices(self) -> None:
        NoticesDialog(self._bench, self.year, self).open()

    def _add_notice(self, due: Due) -> None:
        if may_edit(self._bench.ask, self, self._bench.desk):
            notice_dialog(self._bench, self.year, due, self).open()

    def _add_activity(self, due: Due) -> None:
        today = self._bench.desk.today
        day = due.due_on if due.due_on is not None else due.period.last
        self.activity_add_wanted.emit(
            TodayItem(
                Source.OBLIGATION,
                Band.THIS_MONTH,
                due.state,
                due.told.title,
                due.subject,
                day if day >= today and due.state is not ObligationState.MISSED else today,
                due.told.source,
                Act.ADD_ACTIVITY,
                organisation_id=due.organisation_id,
                kind=due.told.kinds[0] if due.told.kinds else "",
            )
        )

    # Hearing ------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.obligation.activated.connect(self.read)
        self.only_bad.toggled.connect(self._show_rows)
        self.notices_button.clicked.connect(self._open_notices)
        self.print_button.clicked.connect(self.print_shown)
        self.board.cell_chosen.connect(self._show_cell)
        self.board.opened.connect(self.detail.focus_first)
        self.detail.activity_wanted.connect(self.activity_wanted)
        self.detail.person_wanted.connect(self.person_wanted)
        self.detail.add_wanted.connect(self._add_activity)
        self.detail.notice_wanted.connect(self._add_notice)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _follow_day(self) -> None:
        self.year = self._bench.desk.on.year
        self._refresh.soon()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the board."""
        super().showEvent(event)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.title, self.before_button, self.after_button):
            self._head.left.addWidget(part)
        for widget in (self.place, self.obligation, self.only_bad):
            self._head.right.addWidget(widget)
        self._head.right.addStretch(1)
        self._head.right.addWidget(self.notices_button)
        self._head.right.addWidget(self.print_button)
        self._legend = QHBoxLayout()
        for state in ObligationState:
            look = state_look(state)
            self._legend.addWidget(Chip(look.text, look.tone, look.icon, self))
        told = QLabel(tr("格内数字：已完成项数 / 应完成项数"), self)
        set_role(told, "small")
        self._legend.addWidget(told)
        self._legend.addStretch(1)
        self.splitter = panes(self, self.board, self.detail)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.holidays)
        self._column.addLayout(self._legend)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self._legend.setSpacing(made.space(2))
        self.splitter.setHandleWidth(gap)
        self.splitter.setSizes([_PLENTY, made.text_px(_DETAIL_WIDTH)])
        self.detail.setMinimumWidth(made.text_px(_DETAIL_WIDTH) * 3 // 4)
