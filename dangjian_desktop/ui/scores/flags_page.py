"""The page 夺旗: five flags of a quarter, who has each, all branches of one, and the past."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.contest import FlagScore, shown_figure
from dangjian_desktop.domain.score_periods import period_before, period_on
from dangjian_desktop.operations.contest import remove_flag_decision
from dangjian_desktop.operations.printout import FLAG_BOARD, Printout
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.flags import FlagBoard, FlagRow, FlagsQuery, flag_period
from dangjian_desktop.ui.scores.flag_card import FlagCard, lost_look, turn_look
from dangjian_desktop.ui.scores.flag_detail import FlagDetail
from dangjian_desktop.ui.scores.flag_dialogs import decision_dialog, figures_dialog
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    menu_button,
    plain_button,
    primary_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_DETAIL_WIDTH, _PLENTY = 360, 10_000


def standing_look(board: FlagBoard) -> ChipLook:
    """Return the chip that says how final the figures of a period are."""
    if board.is_final:
        return ChipLook(tr("已关闭"), Tone.GOOD, "lock")
    if board.is_running:
        return ChipLook(tr("暂计"), Tone.INFO)
    return ChipLook(tr("未关闭，暂计"), Tone.WARN)


class FlagsPage(QWidget):
    """Five cards above; below, the branches of the chosen flag and what one figure is made of.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: The `Printout` of the board.
        sheet_wanted: Row id of a branch and code of a period, whose score sheet is to be shown.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    sheet_wanted = Signal(int, str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.board: FlagBoard | None = None
        self.flag = ""
        self.cards: list[FlagCard] = []
        self._shown = ("", "")
        self.period = flag_period(bench.desk.on)
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.before_button = icon_button(
            "chevron-left", tr("上一期"), clicked=partial(self._go, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一期"), clicked=partial(self._go, 1), parent=self
        )
        self.standing = Chip("", parent=self)
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self, with_groups=False)
        self.place.setObjectName("flags_place")
        self.figures_button = records(plain_button(tr("填写得分"), "pencil", parent=self))
        self.figures_button.setObjectName("enter_flag_figures")
        self.decide_button = records(plain_button(tr("登记决定"), "check", parent=self))
        self.decide_button.setObjectName("decide_flag")
        self.more_menu = QMenu(self)
        self.undecide_action = records(self.more_menu.addAction(tr("撤下决定")))
        self.undecide_action.triggered.connect(self.remove_decision)
        self.more_button = records(menu_button(tr("更多"), self.more_menu, parent=self))
        self.print_button = primary_button(tr("打印五旗榜"), "printer", parent=self)
        self.print_button.setObjectName("print_flags")
        self.model: QueryModel[FlagScore] = QueryModel(
            bench.desk, self._columns(), RowsAtHand(), self, key="organisation_id"
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("本旗各党支部得分"))
        self.table.setObjectName("flag_table")
        self.detail = FlagDetail(self)
        self.empty = EmptyState("", icon="flag", parent=self)
        self._lay_out()
        self._refresh = Refresh(self, bench.desk, FlagsQuery.reads, self.read)
        self._connect()

    # What the window asks ----------------------------------------------------------

    def figures(self) -> str:
        """Return how many flags have somebody, and what waits for a decision."""
        if self.board is None or not self.board.rows:
            return tr("这一期没有红旗")
        given = sum(row.turn.holder_id is not None for row in self.board.rows)
        waiting = sum(
            bool(row.result.open_ids) and not row.result.is_decided for row in self.board.rows
        )
        told = tr(
            "{period} · 已定 {given} 面，共 {count} 面",
            period=self.board.period.label,
            given=given,
            count=len(self.board.rows),
        )
        return told + (tr(" · 待定 {count} 面", count=waiting) if waiting else "")

    def print_shown(self) -> None:
        """Print the board for the wall."""
        self.print_wanted.emit(
            Printout(
                FLAG_BOARD,
                self._bench.desk.on,
                organisation_id=self.place.organisation_id,
                period=self.period.code,
            )
        )

    # What is shown -----------------------------------------------------------------

    def show_period(self, code: str) -> None:
        """Show another period."""
        board = FlagsQuery(code, self._bench.desk.on, self.place.organisation_id).fetch()
        if board is not None:
            self.period = board.period
            self._refresh.now()

    def show_flag(self, key: str) -> None:
        """Show the branches of another flag."""
        is_same = (key, self.period.code) == self._shown
        self.flag, self._shown = key, (key, self.period.code)
        for card in self.cards:
            card.show_chosen(card.key == key)
        row = self.row
        self.model.set_query(RowsAtHand(rows=row.table.scores if row is not None else ()))
        if row is not None and row.table.missing is not None:
            self.table.set_empty(in_words(row.table.missing))
        has_row = is_same and self.table.current_row() is not None
        if row is not None and row.table.scores and not has_row:
            self.table.select_keys([row.table.scores[0].organisation_id])
        self._show_detail()
        self._follow_choices()

    @property
    def row(self) -> FlagRow | None:
        """The flag that is chosen."""
        return None if self.board is None else self.board.row(self.flag)

    def read(self) -> None:
        """Read the flags of the period anew."""
        self._refresh.settle()
        on, within = self._bench.desk.on, self.place.organisation_id
        self.board = board = FlagsQuery(self.period.code, on, within).fetch()
        self.title.setText(tr("{period}夺旗", period=self.period.label))
        if board is not None:
            self.standing.show_look(standing_look(board))
        has_flags = board is not None and bool(board.rows)
        if not has_flags:
            self.empty.say(
                tr(
                    "{period}没有考评得分，评不出红旗。请先在“细则”里发布考评细则。",
                    period=self.period.label,
                )
            )
        self.stack.setCurrentIndex(0 if has_flags else 1)
        self._show_cards()
        self.figures_changed.emit(self.figures())

    def _show_cards(self) -> None:
        focused = any(card.hasFocus() for card in self.cards)
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        board = self.board
        rows = () if board is None else board.rows
        self.cards = [FlagCard(row, board, self) for row in rows if board is not None]
        for place, card in enumerate(self.cards):
            card.chosen.connect(self._choose)
            card.stepped.connect(partial(self._step, place))
            self._cards.addWidget(card, 1)
        keys = [card.key for card in self.cards]
        self.show_flag(self.flag if self.flag in keys else (keys[0] if keys else ""))
        if focused:
            next(card for card in self.cards if card.key == self.flag).setFocus()

    def _choose(self, key: str) -> None:
        if key != self.flag:
            self.show_flag(key)

    def _step(self, place: int, step: int) -> None:
        if 0 <= place + step < len(self.cards):
            self.cards[place + step].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self) -> None:
        self.detail.show_score(self.board, self.row, self.table.current_row())

    def _columns(self) -> tuple[Column[FlagScore], ...]:
        return (
            Column(
                QT_TR_NOOP("名次"),
                lambda one: "" if one.place is None else str(one.place),
                "place",
                align="right",
                width=56,
                can_sort=False,
            ),
            Column(
                QT_TR_NOOP("党支部"),
                lambda one: one.name,
                "name",
                width=220,
                tooltip=lambda one: one.name,
                can_sort=False,
            ),
            Column(
                QT_TR_NOOP("得分"),
                lambda one: tr("—") if one.figure is None else shown_figure(one.figure),
                "figure",
                align="right",
                width=72,
                can_sort=False,
            ),
            Column(
                QT_TR_NOOP("结果"),
                lambda one: look.text if (look := self._look(one)) is not None else "",
                "state",
                width=92,
                chip=self._look,
                can_sort=False,
            ),
            Column(
                QT_TR_NOOP("说明"),
                lambda one: "" if one.reason is None else in_words(one.reason),
                "reason",
                width=320,
                tooltip=lambda one: "" if one.reason is None else in_words(one.reason),
                is_second=True,
                can_sort=False,
            ),
        )

    def _look(self, one: FlagScore) -> ChipLook | None:
        row = self.row
        if row is None:
            return None
        if one.organisation_id == row.turn.holder_id:
            return turn_look(row.turn.turn)
        if one.organisation_id == row.turn.lost_by:
            return lost_look()
        if one.organisation_id in row.result.open_ids and not row.result.is_decided:
            return ChipLook(tr("待定"), Tone.WARN)
        return None

    # What the user can do ----------------------------------------------------------

    def decide(self) -> OperationDialog | None:
        """Record what the committee decided about the flag that is chosen."""
        board, row = self.board, self.row
        if board is None or row is None or board.holder_id is None or row.table.missing:
            self._tell(tr("这一期没有可以决定的红旗。"))
            return None
        if board.is_running:
            self._tell(
                tr("{period}还没有结束，得分还会变。请到期后再决定。", period=board.period.label)
            )
            return None
        return self._open(decision_dialog(self._bench, board, row, self))

    def remove_decision(self) -> None:
        """Let the rules stand again for the flag that is chosen."""
        board, row = self.board, self.row
        if board is None or row is None or board.holder_id is None or row.decision is None:
            self._tell(tr("这面旗没有决定可撤。"))
            return
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return
        try:
            self._bench.desk.run(
                remove_flag_decision(
                    organisation_id=board.holder_id,
                    period=board.period.code,
                    flag=row.flag.key,
                )
            )
        except RefusedError as refusal:
            self._tell(in_words(refusal))

    def enter_figures(self) -> OperationDialog | None:
        """Type what branches have for the flag that people give figures for."""
        board = self.board
        rows = [] if board is None else [one for one in board.rows if one.flag.figures]
        if board is None or not rows:
            self._tell(tr("这一期没有要人工填写得分的红旗。"))
            return None
        row = self.row
        chosen = row if row is not None and row.flag.figures else rows[0]
        self.show_flag(chosen.flag.key)
        return self._open(figures_dialog(self._bench, board, chosen, self))

    def _opened_row(self, score: FlagScore) -> None:
        row = self.row
        if row is None or not row.flag.figures:
            self.sheet_wanted.emit(score.organisation_id, self.period.code)
            return
        dialog = self.enter_figures()
        if dialog is not None:
            dialog.form.focus_field(f"branch_{score.organisation_id}")

    def _open(self, dialog: OperationDialog) -> OperationDialog | None:
        if not may_edit(self._bench.ask, self, self._bench.desk):
            dialog.deleteLater()
            return None
        dialog.open()
        return dialog

    def _tell(self, sentence: str) -> None:
        self._bench.ask.tell(self, sentence)

    def _go(self, step: int) -> None:
        if step < 0:
            self.period = period_before(self.period)
        else:
            after = self.period.last.toordinal() + 1
            rules = self.board.rules if self.board is not None else None
            every = rules.every if rules is not None else None
            day = type(self.period.last).fromordinal(after)
            self.period = flag_period(day) if every is None else period_on(every, day)
        self._refresh.now()

    def _follow_choices(self) -> None:
        row = self.row
        self.figures_button.setEnabled(
            self.board is not None and any(one.flag.figures for one in self.board.rows)
        )
        self.decide_button.setEnabled(row is not None)
        self.undecide_action.setEnabled(row is not None and row.decision is not None)

    # Hearing -------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.figures_button.clicked.connect(self.enter_figures)
        self.decide_button.clicked.connect(self.decide)
        self.print_button.clicked.connect(self.print_shown)
        self.table.chosen_changed.connect(self._show_detail)
        self.table.opened.connect(self._opened_row)
        self.detail.sheet_wanted.connect(lambda key: self.sheet_wanted.emit(key, self.period.code))
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _follow_day(self) -> None:
        self.period = flag_period(self._bench.desk.on)
        self._refresh.soon()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the flags."""
        super().showEvent(event)
        if self.cards:
            next(card for card in self.cards if card.key == self.flag).setFocus()

    # Looks ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.title, self.before_button, self.after_button, self.standing):
            self._head.left.addWidget(part)
        self._head.right.addWidget(self.place)
        self._head.right.addStretch(1)
        for button in (
            self.figures_button,
            self.decide_button,
            self.more_button,
            self.print_button,
        ):
            self._head.right.addWidget(button)
        self.whole = QWidget(self)
        self._cards = QHBoxLayout()
        self.splitter = panes(self.whole, self.table, self.detail)
        self._inner = QVBoxLayout(self.whole)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addLayout(self._cards)
        self._inner.addWidget(self.splitter, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.stack, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self._cards.setSpacing(made.space(2))
        self._inner.setSpacing(gap)
        self.splitter.setHandleWidth(gap)
        self.splitter.setSizes([_PLENTY, made.text_px(_DETAIL_WIDTH)])
        self.detail.setMinimumWidth(made.text_px(_DETAIL_WIDTH) * 3 // 4)
        if self.board is not None:
            self._show_cards()
