"""The page 月报: which groups have given something in a month, and what, down to each record."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledger_print import Period, period_at, period_beside
from dangjian_desktop.domain.ledgers import PrintPeriod
from dangjian_desktop.operations.printout import GROUP_MONTH, PAPER_PACK, Printout
from dangjian_desktop.queries.group_months import (
    CadreMonth,
    GroupMeeting,
    GroupMonth,
    GroupMonthsQuery,
    MemberPoints,
)
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.paper_packs import PackOfCodeQuery
from dangjian_desktop.ui.groups.month_figures import (
    BehindLine,
    FiguresModel,
    FiguresView,
    attended,
    lines_of,
)
from dangjian_desktop.ui.groups.pack_dialog import open_pack
from dangjian_desktop.ui.shared.buttons import icon_button, menu_button, primary_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: How groups, figures and what lies behind them share the width.
_SHARES = (526, 500, 340)
READ_AFTER_MS = 100


def _look(month: GroupMonth) -> ChipLook:
    if month.has_given:
        return ChipLook(tr("有记录"), Tone.GOOD)
    return ChipLook(tr("没有记录"), Tone.WARN)


def _told_number(name: str, row: GroupMonth) -> str:
    """Return one of its numbers; where nothing was recorded the cell is empty."""
    count = getattr(row, name)
    return str(count) if count else ""


GROUP_COLUMNS: tuple[Column[GroupMonth], ...] = (
    Column(QT_TR_NOOP("本月"), lambda row: _look(row).text, "given", width=98, chip=_look),
    text_column(QT_TR_NOOP("党小组"), lambda row: row.name, "name", width=94),
    text_column(
        QT_TR_NOOP("党支部"), lambda row: row.branch_name, "branch", width=126, is_second=True
    ),
    *(
        Column(heading, partial(_told_number, name), name, align="right", width=52)
        for heading, name in (
            (QT_TR_NOOP("逾期"), "late_count"),
            (QT_TR_NOOP("开展"), "held_count"),
            (QT_TR_NOOP("新增"), "added_count"),
            (QT_TR_NOOP("在办"), "open_count"),
        )
    ),
)

#: The name of the branch says nothing where all groups are of one, and there is no room for it.
ONE_BRANCH_COLUMNS = tuple(column for column in GROUP_COLUMNS if column.key != "branch")

BEHIND_COLUMNS: tuple[Column[BehindLine], ...] = (
    Column(QT_TR_NOOP("日期"), lambda row: row.day, "day", width=106),
    text_column(QT_TR_NOOP("内容"), lambda row: row.title, "title", width=130),
    text_column(QT_TR_NOOP("情况"), lambda row: row.told, "told", width=150, is_second=True),
)


class MonthPage(QWidget):
    """Groups at the left, the figures of the chosen one, and what lies behind a figure.

    Signals:
        figures_changed: What the status line says.
        print_wanted: The `Printout` to be printed.
        activity_wanted: Row id of an activity to be opened.
        entry_wanted: Identity of a ledger row to be shown in its ledger.
        person_wanted: Identity of a person whose card is to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    activity_wanted = Signal(int)
    entry_wanted = Signal(str)
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self._period = period_at(PrintPeriod.MONTH, bench.desk.on)
        self._months: list[GroupMonth] = []
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.before_button = icon_button(
            "chevron-left", tr("上个月"), clicked=partial(self.go, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下个月"), clicked=partial(self.go, 1), parent=self
        )
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党小组"), self)
        self.place.setObjectName("month_place")
        self._papers = QMenu(self)
        self.one_action = self._papers.addAction(tr("这个党小组的月报"))
        self.all_action = self._papers.addAction(tr("列出的全部党小组的月报"))
        self._papers.addSeparator()
        self.pack_action = self._papers.addAction(tr("这个党小组的纸质材料包"))
        self.next_action = self._papers.addAction(tr("这个党小组下个月的材料包"))
        self.packs_action = self._papers.addAction(tr("列出的全部党小组下个月的材料包"))
        self.print_button = menu_button(tr("打印"), self._papers, "printer", parent=self)
        self.print_button.setObjectName("print_month")
        self.enter_button = records(primary_button(tr("录入纸质记录"), "pencil", parent=self))
        self.enter_button.setObjectName("enter_paper")
        self.enter_button.setToolTip(tr("把没有电脑的组长交回的纸一次录完"))
        self.groups: QueryModel[GroupMonth] = QueryModel(
            bench.desk, GROUP_COLUMNS, RowsAtHand(), self, key=lambda row: row.group_id
        )
        self.table = TableView(self.groups, self, name=QT_TR_NOOP("党小组"))
        self.table.setObjectName("month_groups")
        self.told = QLabel(self)
        self.told.setObjectName("month_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.model = FiguresModel(self)
        self.board = FiguresView(self.model, self)
        self.behind_told = QLabel(self)
        self.behind_told.setObjectName("behind_told")
        set_role(self.behind_told, "heading")
        self.behind: QueryModel[BehindLine] = QueryModel(
            bench.desk, BEHIND_COLUMNS, RowsAtHand(), self, key=lambda row: row.key
        )
        self.behind_table = TableView(self.behind, self, name=QT_TR_NOOP("这个数的来历"))
        self.behind_table.setObjectName("month_behind")
        self._refresh = Refresh(
            self, bench.desk, GroupMonthsQuery.reads, self.read, after_ms=READ_AFTER_MS
        )
        self._lay_out()
        self._connect()

    # What the window asks -------------------------------------------------------------

    @property
    def month(self) -> tuple[int, int]:
        """Year and month that are shown."""
        since = self._period.since
        assert since is not None, "a month has its days"
        return since.year, since.month

    @property
    def chosen(self) -> GroupMonth | None:
        """The month of the group that is chosen."""
        row = self.table.current_row()
        return row if isinstance(row, GroupMonth) else None

    def figures(self) -> str:
        """Return how many groups there are, and how many have given nothing."""
        silent = sum(not one.has_given for one in self._months)
        return tr(
            "{count} 个党小组，没有记录的 {silent} 个", count=len(self._months), silent=silent
        )

    def print_shown(self) -> None:
        """Print the month of the chosen group; of all where none is chosen."""
        month = self.chosen
        self._print(month.group_id if month is not None else self.place.organisation_id)

    def print_all(self) -> None:
        """Print the months of all groups that are listed, as one job."""
        self._print(self.place.organisation_id)

    def print_pack(self) -> None:
        """Print the papers of the chosen group for the month that is shown; of all without one."""
        month = self.chosen
        self._print_packs(month.group_id if month is not None else self.place.organisation_id)

    def _print_packs(self, organisation_id: int | None, step: int = 0) -> None:
        """Print packs of the month that is shown, or of one after it."""
        period = period_beside(PrintPeriod.MONTH, self._period, step) if step else self._period
        assert period.since is not None, "a month has its days"
        self._print(organisation_id, PAPER_PACK, (period.since.year, period.since.month))

    def enter_paper(self) -> None:
        """Open the screen for the papers that came back from the chosen group."""
        month = self.chosen
        if month is not None and may_edit(self._bench.ask, self, self._bench.desk):
            open_pack(self._bench, self, month.group_id, *self.month)

    def open_code(self, code: str) -> None:
        """Open the screen for the papers with a code; of several groups the first."""
        found = PackOfCodeQuery(code, self._bench.desk.on).fetch()
        if not found:
            return
        meant = found[0]
        on = self._bench.desk.on
        if (meant.year, meant.month) <= (on.year, on.month):
            self.show_group(meant.group_id, meant.year, meant.month)
        if may_edit(self._bench.ask, self, self._bench.desk):
            open_pack(self._bench, self, meant.group_id, meant.year, meant.month)

    def show_group(self, group_id: int, year: int, month: int) -> None:
        """Show the month of a group."""
        first = self._bench.desk.on.replace(year=year, month=month, day=1)
        self._period = period_at(PrintPeriod.MONTH, first)
        node = Tree.on(self._bench.desk.on).get(group_id)
        if node is not None and self.place.organisation_id not in (None, node.parent_id):
            self.place.choose(node.parent_id)
        self._refresh.now()
        self.table.select_keys([group_id])

    def go(self, step: int) -> None:
        """Show the month before or after; none that has not begun."""
        other = period_beside(PrintPeriod.MONTH, self._period, step)
        if other.since is not None and other.since <= self._bench.desk.on:
            self._show_period(other)

    def _show_period(self, period: Period) -> None:
        self._period = period
        self._refresh.now()

    # Showing ------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the months of the groups, and show the chosen one again."""
        self._refresh.settle()
        year, month = self.month
        self.title.setText(tr("{year}年{month}月", year=year, month=month))
        on = self._bench.desk.on
        later = period_beside(PrintPeriod.MONTH, self._period, 1).since
        self.after_button.setEnabled(later is not None and later <= on)
        before = self.table.current_key()
        self._months = GroupMonthsQuery(year, month, on, self.place.organisation_id).fetch()
        is_one_branch = len({one.branch_name for one in self._months}) < 2
        columns = ONE_BRANCH_COLUMNS if is_one_branch else GROUP_COLUMNS
        if len(columns) != len(self.groups.columns):
            self.table.exchange(columns, RowsAtHand(rows=self._months), ColumnLayout())
        else:
            self.groups.set_query(RowsAtHand(rows=self._months))
        if self._months:
            keys = {one.group_id for one in self._months}
            wanted = before if before in keys else self._months[0].group_id
            self.table.select_keys([wanted])
        else:
            self.table.set_empty(tr("这里没有党小组。请在“分组”里设立，或另选支部。"))
        for action in self._papers.actions():
            action.setEnabled(bool(self._months))
        self.enter_button.setEnabled(bool(self._months))
        self._show_chosen()
        self.figures_changed.emit(self.figures())

    def _show_chosen(self) -> None:
        month = self.chosen
        index = self.board.currentIndex()
        place = (index.row(), index.column()) if index.isValid() else (0, 1)
        self.model.show_lines(lines_of(month) if month is not None else [])
        self.told.setText(_words(month) if month is not None else "")
        if month is not None:
            row = min(place[0], len(self.model.lines) - 1)
            self.board.setCurrentIndex(self.model.index(row, place[1]))
        self.board.tell_current()

    def _show_behind(self, words: str, behind: tuple[BehindLine, ...]) -> None:
        self.behind_told.setText(words)
        self.behind.set_query(RowsAtHand(rows=behind))
        self.behind_table.set_empty(tr("没有记录。") if words else "")

    # What the user can do -----------------------------------------------------------------

    def _print(
        self,
        organisation_id: int | None,
        code: str = GROUP_MONTH,
        when: tuple[int, int] | None = None,
    ) -> None:
        year, month = when or self.month
        self.print_wanted.emit(
            Printout(
                code,
                self._bench.desk.on,
                organisation_id=organisation_id,
                year=year,
                month=month,
            )
        )

    def _print_one(self, step: int) -> None:
        month = self.chosen
        if month is not None:
            self._print_packs(month.group_id, step)

    def _open(self, line: object) -> None:
        what = line.what if isinstance(line, BehindLine) else None
        if isinstance(what, GroupMeeting):
            self.activity_wanted.emit(what.activity_id)
        elif isinstance(what, CadreMonth | MemberPoints):
            self.person_wanted.emit(what.uid)
        elif isinstance(what, EntryRow):
            if what.activity_id is not None:
                self.activity_wanted.emit(what.activity_id)
            elif what.uid:
                self.entry_wanted.emit(what.uid)

    def _go_behind(self) -> None:
        """Enter on a figure goes to what lies behind it; where it is one thing it is opened."""
        lines = [self.behind.row_at(place) for place in range(self.behind.rowCount())]
        if len(lines) == 1:
            self._open(lines[0])
        elif lines:
            self.behind_table.select_keys(self.behind.keys[:1])
            self.behind_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.one_action.triggered.connect(self.print_shown)
        self.all_action.triggered.connect(self.print_all)
        self.pack_action.triggered.connect(lambda: self._print_one(0))
        self.next_action.triggered.connect(lambda: self._print_one(1))
        self.packs_action.triggered.connect(
            lambda: self._print_packs(self.place.organisation_id, 1)
        )
        self.enter_button.clicked.connect(lambda: self.enter_paper())
        self.table.chosen_changed.connect(self._show_chosen)
        self.board.figure_chosen.connect(self._show_behind)
        self.board.opened.connect(self._go_behind)
        self.behind_table.opened.connect(self._open)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _follow_day(self) -> None:
        self._show_period(period_at(PrintPeriod.MONTH, self._bench.desk.on))

    # Looks --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.before_button, self.title, self.after_button):
            self._head.left.addWidget(part)
        self._head.right.addWidget(self.place)
        self._head.right.addStretch(1)
        self._head.right.addWidget(self.print_button)
        self._head.right.addWidget(self.enter_button)
        middle, right = QWidget(self), QWidget(self)
        self._middle, self._right = QVBoxLayout(middle), QVBoxLayout(right)
        for layout, heading, below in (
            (self._middle, self.told, self.board),
            (self._right, self.behind_told, self.behind_table),
        ):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(heading)
            layout.addWidget(below, 1)
        self.splitter = QSplitter(self)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self.table, middle, right):
            self.splitter.addWidget(widget)
        self.splitter.setSizes(list(_SHARES))
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        for layout in (self._middle, self._right):
            layout.setSpacing(tokens().space(2))


def _words(month: GroupMonth) -> str:
    """Return who the group is and how it came, in a line."""
    leader = month.leader or tr("没有组长")
    parts = [
        f"{month.branch_name}{month.name}",
        tr("组长 {leader}", leader=leader),
        tr("党员 {count} 名", count=month.member_count),
    ]
    parts += [
        f"{one.held_on.isoformat()} {one.kind_label} {attended(one.figures)}" for one in month.held
    ]
    if not month.held:
        parts.append(tr("本月没有开展活动的记录"))
    return " · ".join(parts)
