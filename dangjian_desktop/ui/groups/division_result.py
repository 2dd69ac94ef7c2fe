"""Below the boards: who moves and why, and the figures before and after."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.domain.division_comparison import ComparedLine, compared
from dangjian_desktop.domain.division_figures import Move
from dangjian_desktop.domain.division_proposal import Proposal
from dangjian_desktop.ui.groups.division_looks import (
    FIGURE_COLUMNS,
    MOVE_COLUMNS,
    worth_in_words,
)
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

MOVES, FIGURES = "moves", "figures"


class DivisionResult(QWidget):
    """Two tables under quiet tabs, and one line on how good the proposal is.

    Signals:
        person_chosen: Id of the person of the line that was chosen.
        opened: Id of the person whose card in the roster is wanted.
    """

    person_chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("division_result")
        self.strip = TabStrip(
            [(MOVES, tr("谁换组、为什么")), (FIGURES, tr("前后对照"))], self, is_quiet=True
        )
        self.worth = QLabel(self)
        self.worth.setObjectName("worth")
        set_role(self.worth, "second")
        self.moves: QueryModel[Move] = QueryModel(
            bench.desk, MOVE_COLUMNS, RowsAtHand(), self, key="person_id"
        )
        self.moves_table = TableView(self.moves, self, name=tr("换组的人"))
        self.moves_table.setObjectName("moves")
        self.moves_table.set_empty(tr("没有人换组。"))
        self.lines: QueryModel[ComparedLine] = QueryModel(
            bench.desk, FIGURE_COLUMNS, RowsAtHand(), self, key="key"
        )
        self.lines_table = TableView(self.lines, self, name=tr("前后对照"))
        self.lines_table.setObjectName("compared")
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.moves_table)
        self.stack.addWidget(self.lines_table)
        self._head = QHBoxLayout()
        self._head.addWidget(self.strip)
        self._head.addStretch(1)
        self._head.addWidget(self.worth)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.stack, 1)
        self.strip.chosen.connect(self._open)
        self.moves_table.chosen_changed.connect(self._tell_chosen)
        self.moves_table.opened.connect(lambda move: self.opened.emit(move.person_id))
        news().changed.connect(self._dress)
        self._dress()

    def show_proposal(self, told: Proposal) -> None:
        """Show another proposal."""
        self.moves.set_query(RowsAtHand(rows=told.moves))
        lines = sorted(compared(told.before, told.after), key=lambda line: not line.is_other)
        self.lines.set_query(RowsAtHand(rows=lines))
        self.strip.show_count(MOVES, len(told.moves))
        self.worth.setText(worth_in_words(told))

    def _open(self, key: str) -> None:
        self.stack.setCurrentWidget(self.moves_table if key == MOVES else self.lines_table)

    def _tell_chosen(self) -> None:
        row = self.moves_table.current_row()
        if isinstance(row, Move) and self.moves_table.hasFocus():
            self.person_chosen.emit(row.person_id)

    def _dress(self) -> None:
        self._column.setSpacing(tokens().space(1))
