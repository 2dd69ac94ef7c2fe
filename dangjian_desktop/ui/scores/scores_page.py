"""The page 得分: the board of a year, and the sheet of a branch and period."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import length_of, period_before, period_of, period_on
from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.domain.vocabulary import ClosingSubject, OrganisationKind
from dangjian_desktop.operations.printout import SCORE_RANKING, SCORE_SHEET, Printout
from dangjian_desktop.queries.closing_lists import ClosingsQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.rubrics import RubricRow
from dangjian_desktop.queries.score_evidence import ScoreEvidenceQuery
from dangjian_desktop.queries.score_findings import ScoreFindingsQuery
from dangjian_desktop.queries.score_sheets import (
    BoardRow,
    ScoreBoard,
    ScoreBoardQuery,
    ScoreSheetQuery,
)
from dangjian_desktop.queries.scores import branches_within, placed_within
from dangjian_desktop.queries.shown_scores import Standing
from dangjian_desktop.ui.scores.board_pane import BoardPane
from dangjian_desktop.ui.scores.closing_notice import ClosingNotice
from dangjian_desktop.ui.scores.inspection_box_dialog import InspectionBoxDialog
from dangjian_desktop.ui.scores.rubric_files import export_score_sheet
from dangjian_desktop.ui.scores.score_board import BoardModel, BoardView
from dangjian_desktop.ui.scores.score_sheet import ScoreSheet
from dangjian_desktop.ui.shared.buttons import icon_button, menu_button, plain_button, quiet_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_PANE_WIDTH, _PLENTY = 340, 10_000
#: Up to so many branches the board is read at once; more are read as a job.
_FEW = 60
_LENGTHS = (
    (Every.QUARTER, QT_TR_NOOP("按季度")),
    (Every.MONTH, QT_TR_NOOP("按月")),
    (Every.HALF_YEAR, QT_TR_NOOP("按半年")),
    (Every.YEAR, QT_TR_NOOP("按年")),
)
_READS = ScoreBoardQuery.reads | ScoreFindingsQuery.reads | ScoreEvidenceQuery.reads


class ScoresPage(QWidget):
    """The board; a click on a cell opens the sheet, Escape leads back.

    Signals:
        figures_changed: What the status line says.
        print_wanted: The `Printout` of what is shown.
        subject_wanted: Key of another subject page that is to be shown.
        activity_wanted, entry_wanted, document_wanted, person_wanted, organisation_wanted,
            wall_wanted: A record behind a figure is to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    subject_wanted = Signal(str)
    activity_wanted = Signal(int)
    entry_wanted = Signal(str)
    document_wanted = Signal(int)
    person_wanted = Signal(str)
    organisation_wanted = Signal(str)
    wall_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.year = bench.desk.on.year
        self._wanted: tuple[int, str] | None = None
        self._board = ScoreBoard((), ())
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.back_button = quiet_button(tr("看板"), "chevron-left", parent=self)
        self.back_button.setObjectName("back_to_board")
        self.back_button.setToolTip(tr("Esc"))
        self.back_button.clicked.connect(self.show_board)
        self.before_button = icon_button(
            "chevron-left", tr("上一期"), clicked=partial(self._go, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一期"), clicked=partial(self._go, 1), parent=self
        )
        self.every = ChoiceBox(self)
        self.every.setObjectName("score_every")
        self.every.setAccessibleName(tr("期间长短"))
        self.every.offer([(tr(word), every) for every, word in _LENGTHS])
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self, with_groups=False)
        self.place.setObjectName("scores_place")
        self.by_place = quiet_button(tr("按名次"), parent=self)
        self.by_place.setObjectName("by_place")
        self.by_place.setCheckable(True)
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_scores")
        self.print_button.clicked.connect(self.print_shown)
        #: What other parts of the tab offer here, such as the 迎检盒.
        self.more_menu = QMenu(self)
        self.more_menu.addAction(tr("打印考评排名"), self.print_ranking)
        self.box_action = self.more_menu.addAction(tr("迎检盒…"), self.open_box)
        self.export_action = self.more_menu.addAction(tr("导出考评表…"), self.export_sheet)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("more_scores")
        self.model = BoardModel(self)
        self.board = BoardView(self.model, self)
        self.pane = BoardPane(self)
        self.sheet = ScoreSheet(bench, self)
        self.seals = ClosingNotice(self)
        self.nothing = EmptyState("")
        self.stack = QStackedWidget(self)
        self._refresh = Refresh(self, bench.desk, _READS, self.read)
        self._lay_out()
        self._connect()

    # What the window asks -------------------------------------------------------

    def figures(self) -> str:
        """Return how many branches have something 待评; of a sheet, how many items."""
        shown = self.sheet.sheet
        if self._wanted is not None and shown is not None and shown.score is not None:
            items = shown.score.items
            return tr(
                "{count} 项 · 待评 {pending} 项",
                count=len(items),
                pending=sum(one.score is None for one in items),
            )
        number = self._ranked()
        cells = [row.cells[number] for row in self._board.rows if number < len(row.cells)]
        return tr(
            "{count} 个党支部 · 本期有待评的 {pending} 个",
            count=len(self._board.rows),
            pending=sum(cell is not None and cell.is_pending for cell in cells),
        )

    @property
    def shown_period(self) -> str:
        """Code of the period that is looked at."""
        if self._wanted is not None:
            return self._wanted[1]
        columns, number = self._board.periods, self._ranked()
        return columns[number].period.code if number < len(columns) else ""

    def print_shown(self) -> None:
        """Print the sheet with the index of its evidence; on the board the ranking."""
        if self._wanted is None:
            self.print_ranking()
            return
        organisation_id, period = self._wanted
        on = self._bench.desk.on
        self.print_wanted.emit(
            Printout(SCORE_SHEET, on, organisation_id=organisation_id, period=period)
        )

    def print_ranking(self) -> None:
        """Print the ranking of the period that is looked at."""
        within = self.place.organisation_id
        self.print_wanted.emit(
            Printout(
                SCORE_RANKING,
                self._bench.desk.on,
                organisation_id=within,
                period=self.shown_period,
            )
        )

    def open_box(self) -> InspectionBoxDialog | None:
        """Open the 迎检盒 of the sheet that is shown, or of the branch and period of the board."""
        wanted = self._branch_and_period()
        if wanted is None:
            return None
        dialog = InspectionBoxDialog(self._bench, *wanted, self)
        dialog.print_wanted.connect(self.print_wanted)
        dialog.activity_wanted.connect(self.activity_wanted)
        dialog.document_wanted.connect(self.document_wanted)
        dialog.entry_wanted.connect(self.entry_wanted)
        dialog.person_wanted.connect(self.person_wanted)
        dialog.organisation_wanted.connect(self.organisation_wanted)
        dialog.wall_wanted.connect(self.wall_wanted)
        dialog.open()
        return dialog

    def export_sheet(self) -> None:
        """Write the sheet that is shown, or that of the board's branch, filled to a workbook."""
        wanted = self._branch_and_period()
        if wanted is not None:
            export_score_sheet(self._bench, self, *wanted)

    def _branch_and_period(self) -> tuple[int, str] | None:
        """Return the branch and period that are looked at; a sentence says where there is none."""
        if self._wanted is not None:
            return self._wanted
        row = self.board.current_row()
        if row is None or not self.shown_period:
            self._bench.ask.tell(self, tr("请先在看板上选一个党支部和时期。"))
            return None
        return row.organisation_id, self.shown_period

    def show_sheet(self, organisation_id: int, period: str) -> None:
        """Open the sheet of a branch and period."""
        self._wanted = organisation_id, period
        found = period_of(period)
        if found is not None:
            self.year = found.year
        self._read_sheet()
        self.sheet.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_due_items(self, item: TodayItem) -> None:
        """Show the sheet of which items are still to be judged; of several branches the board."""
        node = Tree.on(self._bench.desk.on).get(item.organisation_id)
        if node is not None and node.kind is OrganisationKind.BRANCH:
            self.show_sheet(node.organisation_id, item.kind)
            return
        period = period_of(item.kind)
        if period is not None:
            self.year = period.year
            self.every.setCurrentIndex(max(self.every.findData(length_of(period)), 0))
        self.show_board()

    def open_sheet(self) -> None:
        """Open the sheet of the branch that is looked at, of the period of the board's cell."""
        if self._wanted is not None:
            return
        if self._refresh.is_stale:
            self.read()
        row = self.board.current_row()
        if row is not None and self.shown_period:
            self.show_sheet(row.organisation_id, self.shown_period)

    def rank(self) -> None:
        """Show the board with the branches by their places."""
        self.by_place.setChecked(True)
        self.show_board()

    def show_board(self) -> None:
        """Go back to the board, to the branch whose sheet was open."""
        left, self._wanted = self._wanted, None
        period = period_of(left[1]) if left is not None else None
        if period is not None:
            every = length_of(period)
            self.every.setCurrentIndex(max(self.every.findData(every), 0))
        self.read()
        if left is not None and period is not None:
            codes = [one.period.code for one in self._board.periods]
            if period.code in codes:
                self.board.go_to(left[0], codes.index(period.code))
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown --------------------------------------------------------------

    def read(self) -> None:
        """Read what is shown: the sheet, or the board; very many branches as a job."""
        self._refresh.settle()
        if self._wanted is not None:
            self._read_sheet()
            return
        desk, within = self._bench.desk, self.place.organisation_id
        self.title.setText(tr("{year} 年得分", year=self.year))
        query = ScoreBoardQuery(desk.on, within, self.year, self._every())
        if len(branches_within(placed_within(within, desk.on), desk.on)) <= _FEW:
            self._show(query.fetch())
            return
        if self._bench.jobs.is_busy:
            self._refresh.is_stale = True
            return
        self._bench.jobs.start(
            self,
            partial(_fetch, query),
            self._take,
            title=tr("统计得分"),
        )

    def _take(self, outcome: Outcome[ScoreBoard]) -> None:
        if outcome.was_cancelled:
            self.board.set_empty(
                tr("已停止统计。可以选一个范围再看，或重新统计。"), tr("重新统计"), self.read
            )
            self._show(ScoreBoard((), ()))
            return
        self._show(outcome.result())

    def _show(self, board: ScoreBoard) -> None:
        self._board = board
        self._tell_empty(board)
        row = self.board.current_row()
        self._tell_seals()
        self.model.show_board(board, self._ranked(), by_place=self.by_place.isChecked())
        if board.rows and not self.board.currentIndex().isValid():
            self.board.go_to(None if row is None else row.organisation_id, self._ranked())
        begun = [one for one in board.periods if one.standing is not Standing.AHEAD]
        if board.rows and begun and not any(one.row is not None or one.cutoffs for one in begun):
            self._tell_no_rubric(tr("{year} 年", year=self.year), board.versions)
            self._switch(self.nothing)
        else:
            self._switch(self._boards)
        self.figures_changed.emit(self.figures())

    def _tell_seals(self) -> None:
        """Say above the board which periods of the year have a seal that is broken."""
        on, within = self._bench.desk.on, self.place.organisation_id
        closed = ClosingsQuery(on, within, ClosingSubject.SCORE, self.year).fetch()
        self.seals.show_broken([one.period for one in closed if not one.row.is_intact])

    def _tell_empty(self, board: ScoreBoard) -> None:
        if board.rows:
            return
        if board.periods:
            self.board.set_empty(tr("这里还没有党支部。请先在名册里新建或导入。"))

    def _ranked(self) -> int:
        """Return the number of the period of which places are shown: the current, else the last."""
        number = self.board.current_period() if self.board.currentIndex().isValid() else -1
        if 0 <= number < len(self._board.periods):
            return number
        columns = self._board.periods
        begun = [n for n, one in enumerate(columns) if one.standing is not Standing.AHEAD]
        placed = [n for n in begun if any(_has_place(row, n) for row in self._board.rows)]
        return (placed or begun or [0])[-1]

    def _every(self) -> Every:
        return Every(self.every.currentData())

    def _read_sheet(self) -> None:
        assert self._wanted is not None
        self._refresh.settle()
        organisation_id, period = self._wanted
        found = ScoreSheetQuery(organisation_id, period, self._bench.desk.on).fetch()
        if found is None:
            self._wanted = None
            self.read()
            return
        self.title.setText(f"{found.name} {found.period.label}")
        if found.score is not None:
            self.sheet.show_sheet(found)
            self.figures_changed.emit(self.figures())
            self._switch(self.sheet)
            return
        if found.standing is Standing.AHEAD:
            self.nothing.say(tr("{period}还没有开始。", period=found.period.label))
        else:
            self._tell_no_rubric(found.period.label, found.versions)
        self._switch(self.nothing)

    def _tell_no_rubric(self, period: str, versions: Sequence[RubricRow]) -> None:
        """Say that no issued version scores a period, and which periods have one."""
        if versions:
            known = tr("；").join(map(_version_words, versions))
            sentence = tr(
                "{period}没有已发布的考评细则。已发布的有：{known}。", period=period, known=known
            )
        else:
            sentence = tr(
                "还没有已发布的考评细则，所以没有得分。请先从样本新建或导入一份，再发布。"
            )
        self.nothing.say(sentence, tr("打开细则"), partial(self.subject_wanted.emit, "rubrics"))

    def _switch(self, shown: QWidget) -> None:
        self.stack.setCurrentWidget(shown)
        is_board = self._wanted is None
        if not is_board:  # the sheet tells of its own closing
            self.seals.hide()
        self.back_button.setVisible(not is_board)
        for widget in (self.every, self.place, self.by_place):
            widget.setVisible(is_board)

    # What the user can do ---------------------------------------------------------

    def _go(self, step: int) -> None:
        """Go a year back or on; on a sheet a period."""
        if self._wanted is None:
            self.year += step
            self.read()
            return
        organisation_id, code = self._wanted
        period = period_of(code)
        if period is None:
            return
        if step < 0:
            self.show_sheet(organisation_id, period_before(period).code)
            return
        day_after = period.last + timedelta(days=1)
        self.show_sheet(organisation_id, period_on(length_of(period), day_after).code)

    def _open_current(self) -> None:
        self.pane.open_sheet()

    def _sort(self) -> None:
        self.model.show_board(self._board, self._ranked(), by_place=self.by_place.isChecked())

    def _show_cell(self, row: BoardRow | None, number: int) -> None:
        self.pane.show_cell(self._board, row, number)
        if self.model.ranked != number and row is not None:
            self._sort()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads from the sheet to the board."""
        if event.key() == Qt.Key.Key_Escape and self._wanted is not None:
            self.show_board()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to what is shown."""
        super().showEvent(event)
        target = self.board if self._wanted is None else self.sheet.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Hearing and looks --------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.every.activated.connect(self.read)
        self.by_place.toggled.connect(self._sort)
        self.board.cell_chosen.connect(self._show_cell)
        self.board.opened.connect(self._open_current)
        self.pane.sheet_wanted.connect(self.show_sheet)
        self.sheet.activity_wanted.connect(self.activity_wanted)
        self.sheet.entry_wanted.connect(self.entry_wanted)
        self.sheet.document_wanted.connect(self.document_wanted)
        self.sheet.person_wanted.connect(self.person_wanted)
        self.sheet.organisation_wanted.connect(self.organisation_wanted)
        self.sheet.wall_wanted.connect(self.wall_wanted)
        self._bench.desk.day_changed.connect(self._follow_day)
        self._bench.jobs.busy_changed.connect(self._read_when_free)
        news().changed.connect(self._dress)

    def _read_when_free(self, busy: bool) -> None:
        if not busy and self._refresh.is_stale and self.isVisible():
            self.read()

    def _follow_day(self) -> None:
        self.year = self._bench.desk.on.year
        self._refresh.soon()

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.back_button, self.title, self.before_button, self.after_button):
            self._head.left.addWidget(part)
        for widget in (self.place, self.every, self.by_place):
            self._head.right.addWidget(widget)
        self._head.right.addStretch(1)
        self._head.right.addWidget(self.print_button)
        self._head.right.addWidget(self.more_button)
        self._boards = panes(self, self.board, self.pane)
        for shown in (self._boards, self.sheet, self.nothing):
            self.stack.addWidget(shown)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.seals)
        self._column.addWidget(self.stack, 1)
        self.back_button.hide()
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self._boards.setHandleWidth(gap)
        self._boards.setSizes([_PLENTY, made.text_px(_PANE_WIDTH)])
        self.pane.setMinimumWidth(made.text_px(_PANE_WIDTH) * 3 // 4)


def _fetch(query: ScoreBoardQuery, report: Report) -> ScoreBoard:
    return query.fetch(partial(report, QT_TR_NOOP("正在统计得分")))


def _has_place(row: BoardRow, number: int) -> bool:
    cell = row.cells[number]
    return cell is not None and cell.place is not None


def _version_words(row: RubricRow) -> str:
    since = row.since.isoformat() if row.since is not None else tr("最早")
    until = row.until.isoformat() if row.until is not None else tr("今后")
    return tr(
        "{name} {version}（{since} 至 {until}）",
        name=row.name,
        version=row.version,
        since=since,
        until=until,
    )
