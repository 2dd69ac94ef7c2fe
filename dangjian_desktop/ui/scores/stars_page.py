"""The page 争星: stars that branches and members have collected, their level, what is missing."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.score_periods import length_of, period_before, period_on
from dangjian_desktop.domain.stars import HIGHEST
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.contest import (
    record_star_levels,
    remove_star,
    remove_star_level,
)
from dangjian_desktop.operations.printout import MEMBER_STARS, STAR_BOARD, Printout
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.stars import (
    BranchStarsQuery,
    MemberStarsQuery,
    StarBoard,
    StarRow,
    star_period,
)
from dangjian_desktop.ui.scores.star_cells import StarsDelegate, stars_told
from dangjian_desktop.ui.scores.star_detail import StarDetail, level_told, quota_told
from dangjian_desktop.ui.scores.star_dialogs import level_dialog, star_dialog
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    menu_button,
    plain_button,
    primary_button,
    view_buttons,
)
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

BRANCHES, MEMBERS = "branches", "members"
VIEWS: tuple[tuple[str, str], ...] = (
    (BRANCHES, QT_TR_NOOP("支部创星")),
    (MEMBERS, QT_TR_NOOP("党员争星")),
)
_Making = Callable[[Workbench, StarBoard, StarRow, QWidget], OperationDialog]
_DETAIL_WIDTH, _PLENTY = 360, 10_000


def _reached(row: StarRow) -> str:
    level = level_told(row.standing.level)
    return level if row.standing.is_certain else tr("至少{level}", level=level)


def _missing(row: StarRow) -> str:
    if row.standing.level == HIGHEST:
        return ""
    return "".join(in_words(one) for one in row.standing.missing)


_COLUMNS: tuple[Column[StarRow], ...] = (
    Column(
        QT_TR_NOOP("名称"),
        lambda row: row.name,
        "name",
        width=165,
        tooltip=lambda row: row.name,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("得星"), stars_told, "stars", width=290, tooltip=stars_told, can_sort=False),
    Column(
        QT_TR_NOOP("总分"),
        lambda row: "" if row.score is None else plain_number(row.score),
        "score",
        align="right",
        width=70,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("按规则"), _reached, "reached", width=80, can_sort=False),
    Column(
        QT_TR_NOOP("已定"),
        lambda row: "" if row.decided is None else level_told(row.decided.level),
        "decided",
        width=66,
        icon=lambda row: "" if row.decided is None else "star",
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("还差什么"),
        _missing,
        "missing",
        width=230,
        tooltip=_missing,
        is_second=True,
        can_sort=False,
    ),
)


class StarsPage(QWidget):
    """A table of branches or of the members of a branch; at the right the one that is chosen.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: The `Printout` of the board.
        person_wanted: Identity of a person whose card is to be opened.
        sheet_wanted: Row id of a branch and code of a period, whose score sheet is to be shown.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    sheet_wanted = Signal(int, str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.view = BRANCHES
        self.board: StarBoard | None = None
        self._shown = ("", "")
        self.periods: dict[str, Period] = {}
        self._follow_rules()
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.before_button = icon_button(
            "chevron-left", tr("上一期"), clicked=partial(self._go, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一期"), clicked=partial(self._go, 1), parent=self
        )
        self.views = view_buttons(VIEWS, self.choose_view, self)
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self, with_groups=False)
        self.place.setObjectName("stars_place")
        self.star_button = records(plain_button(tr("评星"), "star", parent=self))
        self.star_button.setObjectName("give_star")
        self.level_button = records(plain_button(tr("定星级"), "check", parent=self))
        self.level_button.setObjectName("set_star_level")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.print_button = primary_button(tr("打印星级榜"), "printer", parent=self)
        self.print_button.setObjectName("print_stars")
        self.quotas = QLabel(self)
        self.quotas.setObjectName("star_quotas")
        self.quotas.setWordWrap(True)
        set_role(self.quotas, "second")
        self.model: QueryModel[StarRow] = QueryModel(
            bench.desk, _COLUMNS, RowsAtHand(), self, key="key"
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("得星和星级"))
        self.table.setObjectName("star_table")
        self._stars = StarsDelegate(self.table)
        self.detail = StarDetail(self)
        self._lay_out()
        reads = BranchStarsQuery.reads | MemberStarsQuery.reads
        self._refresh = Refresh(self, bench.desk, reads, self.read)
        self._connect()

    # What the window asks ----------------------------------------------------------

    @property
    def period(self) -> Period:
        """The period of the view that is shown."""
        return self.periods[self.view]

    @property
    def row(self) -> StarRow | None:
        """Who is chosen."""
        found: StarRow | None = self.table.current_row()
        return found

    def figures(self) -> str:
        """Return how many there are and how many levels are decided."""
        rows = self.board.rows if self.board is not None else ()
        decided = sum(row.decided is not None for row in rows)
        count = len(rows)
        if self.view == MEMBERS:
            return tr("党员 {count} 名 · 已定星级 {decided} 名", count=count, decided=decided)
        return tr("党支部 {count} 个 · 已定星级 {decided} 个", count=count, decided=decided)

    def print_shown(self) -> None:
        """Print the board for the wall."""
        branch = self._branch() if self.view == MEMBERS else None
        if self.view == MEMBERS and branch is None:
            self._tell(tr("党员争星一次看一个党支部。请在上面选党支部。"))
            return
        self.print_wanted.emit(
            Printout(
                MEMBER_STARS if self.view == MEMBERS else STAR_BOARD,
                self._bench.desk.on,
                organisation_id=branch or self.place.organisation_id,
                period=self.period.code,
            )
        )

    # What is shown -----------------------------------------------------------------

    def choose_view(self, view: str) -> None:
        """Show branches or members."""
        self.view = view
        for key, button in self.views.items():
            button.setChecked(key == view)
        self._refresh.now()

    def show_period(self, code: str) -> None:
        """Show another period of the view."""
        board = BranchStarsQuery(code, self._bench.desk.on).fetch()
        if board is not None:
            self.periods[self.view] = board.period
            self._refresh.now()

    def _branch(self) -> int | None:
        """Return the branch that is chosen, or the only one there is."""
        tree = Tree.on(self._bench.desk.on)
        node = tree.get(self.place.organisation_id)
        if node is not None and node.kind is OrganisationKind.BRANCH:
            return node.organisation_id
        here = None if node is None else tree.below(node.organisation_id)
        branches = [
            one.organisation_id
            for one in tree.of_kind(OrganisationKind.BRANCH)
            if here is None or one.organisation_id in here
        ]
        return branches[0] if len(branches) == 1 else None

    def read(self) -> None:
        """Read the stars of the period anew."""
        self._refresh.settle()
        on, code = self._bench.desk.on, self.period.code
        words = tr("支部创星") if self.view == BRANCHES else tr("党员争星")
        self.title.setText(tr("{period}{view}", period=self.period.label, view=words))
        if self.view == BRANCHES:
            self.board = BranchStarsQuery(code, on, self.place.organisation_id).fetch()
            self.table.set_empty(
                tr(
                    "{period}没有考评得分，算不出得星。请先在“细则”里发布考评细则。",
                    period=self.period.label,
                )
            )
        else:
            branch = self._branch()
            asked = None if branch is None else MemberStarsQuery(code, on, branch)
            self.board = None if asked is None else asked.fetch()
            self.table.set_empty(
                tr("党员争星一次看一个党支部。请在上面选党支部。")
                if branch is None
                else tr("这个党支部还没有党员。")
            )
        self._show_columns()
        rows = self.board.rows if self.board is not None else ()
        self.model.set_query(RowsAtHand(rows=rows))
        is_same, self._shown = (self.view, code) == self._shown, (self.view, code)
        if rows and (self.row is None or not is_same):
            self.table.select_keys([rows[0].key])
        self._tell_quotas()
        self._show_detail()
        self.figures_changed.emit(self.figures())

    def _show_columns(self) -> None:
        wanted = [one for one in _COLUMNS if one.key != "score" or self.view == BRANCHES]
        if [one.key for one in self.model.columns] != [one.key for one in wanted]:
            self.table.set_columns(wanted)
            self.table.set_layout(ColumnLayout())
        keys = [one.key for one in self.model.columns]
        self.table.setItemDelegateForColumn(keys.index("stars"), self._stars)

    def _tell_quotas(self) -> None:
        board = self.board
        if board is None or not board.rows:
            self.quotas.setText("")
            return
        told = [quota_told(one) for one in board.quotas if one.places is not None]
        note = tr("已定/名额：{told}", told=tr("，").join(told)) if told else ""
        if board.is_running:
            note += tr("。本期没有结束，得星暂计")
        self.quotas.setText(note + tr("。星级由党组织研究决定。"))

    def _show_detail(self) -> None:
        self.detail.show_row(self.board, self.row)
        for button in (self.star_button, self.level_button):
            button.setEnabled(self.row is not None)

    # What the user can do ----------------------------------------------------------

    def give_star(self) -> OperationDialog | None:
        """Give who is chosen a star, or do not give one."""
        return self._open(star_dialog)

    def set_level(self) -> OperationDialog | None:
        """Record the level that people decided for who is chosen."""
        return self._open(level_dialog)

    def _open(self, made: _Making) -> OperationDialog | None:
        board, row = self.board, self.row
        if board is None or row is None:
            self._tell(tr("请先在表里选一个。"))
            return None
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return None
        dialog = made(self._bench, board, row, self)
        dialog.open()
        return dialog

    def _fill_more(self) -> None:
        """Offer what can be done for who is chosen, and for a level at once."""
        self.more_menu.clear()
        board, row = self.board, self.row
        if board is None:
            return
        for quota in board.quotas:
            fitting = sum(
                one.standing.level == quota.level
                and one.standing.is_certain
                and one.decided is None
                for one in board.rows
            )
            if fitting:
                words = tr(
                    "按规则到{level}的 {count} 个都定级",
                    level=level_told(quota.level),
                    count=fitting,
                )
                action = records(self.more_menu.addAction(words))
                action.triggered.connect(partial(self.set_levels, quota.level))
        self.more_menu.addSeparator()
        if row is not None and row.decided is not None:
            records(self.more_menu.addAction(tr("撤下星级"))).triggered.connect(self.remove_level)
        for one in row.stars if row is not None else ():
            if one.grant is not None:
                action = records(
                    self.more_menu.addAction(tr("撤下“{star}”星的评定", star=one.star.name))
                )
                action.triggered.connect(partial(self.remove_star, one.star.key))
        if self.more_menu.isEmpty() or all(one.isSeparator() for one in self.more_menu.actions()):
            self.more_menu.addAction(tr("现在没有可做的")).setEnabled(False)

    def set_levels(self, level: int) -> None:
        """Record a level for all whom the rules allow it."""
        board = self.board
        if board is None or board.holder_id is None:
            return
        self._run(
            record_star_levels(
                organisation_id=board.holder_id,
                period=board.period.code,
                level=level,
                on=self._bench.desk.on,
                of_members=self.view == MEMBERS,
            )
        )

    def remove_level(self) -> None:
        """Take the level of who is chosen away."""
        row = self.row
        if row is not None:
            self._run(
                remove_star_level(
                    organisation_id=row.branch_id,
                    period=self.period.code,
                    person_id=row.key if row.uid else None,
                )
            )

    def remove_star(self, star: str) -> None:
        """Take a decision about a star of who is chosen away."""
        row = self.row
        if row is not None:
            self._run(
                remove_star(
                    organisation_id=row.branch_id,
                    period=self.period.code,
                    star=star,
                    person_id=row.key if row.uid else None,
                )
            )

    def _run(self, operation: Operation[Any]) -> None:
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return
        try:
            self._bench.desk.run(operation)
        except RefusedError as refusal:
            self._tell(in_words(refusal))

    def _open_row(self) -> None:
        row = self.row
        if row is None:
            return
        if row.uid:
            self.person_wanted.emit(row.uid)
        else:
            self.sheet_wanted.emit(row.key, self.period.code)

    def _tell(self, sentence: str) -> None:
        self._bench.ask.tell(self, sentence)

    def _go(self, step: int) -> None:
        period = self.period
        if step < 0:
            self.periods[self.view] = period_before(period)
        else:
            day = type(period.last).fromordinal(period.last.toordinal() + 1)
            self.periods[self.view] = period_on(length_of(period), day)
        self._refresh.now()

    # Hearing -------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.star_button.clicked.connect(self.give_star)
        self.level_button.clicked.connect(self.set_level)
        self.print_button.clicked.connect(self.print_shown)
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.table.chosen_changed.connect(self._show_detail)
        self.table.opened.connect(lambda _row: self.set_level())
        self.detail.open_wanted.connect(self._open_row)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _follow_rules(self) -> None:
        on = self._bench.desk.on
        self.periods = {
            BRANCHES: star_period(on, of_members=False),
            MEMBERS: star_period(on, of_members=True),
        }

    def _follow_day(self) -> None:
        self._follow_rules()
        self._refresh.soon()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the table."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.title, self.before_button, self.after_button, *self.views.values()):
            self._head.left.addWidget(part)
        self._head.right.addWidget(self.place)
        self._head.right.addStretch(1)
        for button in (
            self.star_button,
            self.level_button,
            self.more_button,
            self.print_button,
        ):
            self._head.right.addWidget(button)
        self.splitter = panes(self, self.table, self.detail)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.quotas)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        self.splitter.setSizes([_PLENTY, tokens().text_px(_DETAIL_WIDTH)])
        self.detail.setMinimumWidth(tokens().text_px(_DETAIL_WIDTH) * 3 // 4)
