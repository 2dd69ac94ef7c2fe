"""The board itself: branches or groups by month, each cell a chip; everything by keyboard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.queries.obligations import COLUMNS, YEAR_COLUMN, BoardRow
from dangjian_desktop.ui.calendar.compliance_looks import cell_look, cell_words
from dangjian_desktop.ui.shared.chip import ChipDelegate
from dangjian_desktop.ui.shared.grid import GridModel, GridView
from dangjian_desktop.ui.shared.query_model import CHIP_ROLE
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr

_CELL_WIDTH, _YEAR_WIDTH, _LEAST_NAME = 60, 74, 132
#: Room between a chip and its cell, so that fourteen columns fit on an old screen.
_INSET = 3


class BoardModel(GridModel[BoardRow]):
    """The rows of a board: the name, twelve months, the year."""

    @property
    def rows(self) -> Sequence[BoardRow]:
        """The branches or groups that are shown."""
        return self.lines

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """Show rows; the same ones in the same order keep what is selected."""
        same = [row.organisation_id for row in rows] == [row.organisation_id for row in self.lines]
        if same and rows:
            self.lines = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, COLUMNS))
        else:
            self.show_lines(rows)

    @property
    def column_count(self) -> int:
        """The name, twelve months, the year."""
        return COLUMNS + 1

    def cell(self, row: int, column: int, role: int) -> Any:
        """The name, or how much of a month is done."""
        line = self.lines[row]
        if column == 0:
            told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return line.name if role in told else None
        cell = line.cells[column - 1]
        if role == CHIP_ROLE:
            return cell_look(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if cell.state is None else f"{cell.met}/{cell.total}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(
                "{name} {column} {words}",
                name=line.name,
                column=column_heading(column),
                words=cell_words(cell),
            )
        return None

    def heading(self, column: int, role: int) -> Any:
        """Months above, the year last."""
        return column_heading(column) if role == Qt.ItemDataRole.DisplayRole else None


def column_heading(column: int) -> str:
    """Return what stands above a column."""
    if column == 0:
        return tr("党组织")
    return tr("年度") if column == YEAR_COLUMN else tr("{month}月", month=column)


class BoardView(GridView):
    """The board; the names stay in sight.

    Signals:
        cell_chosen: Another cell is current: its `BoardRow` and column; None for no row.
    """

    cell_chosen = Signal(object, int)

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent, frozen=1)
        self.setObjectName("compliance_board")
        self.setAccessibleName(tr("合规看板"))
        self._rows = model
        self._chips = ChipDelegate(self, inset=_INSET)
        for column in range(1, COLUMNS + 1):
            self.setItemDelegateForColumn(column, self._chips)
        self.selectionModel().currentChanged.connect(self._tell_current)
        model.modelReset.connect(self._after_reset)
        model.dataChanged.connect(self._tell_current)
        self.dress()

    def current_row(self) -> BoardRow | None:
        """Return the row of the current cell."""
        index = self.currentIndex()
        return self._rows.lines[index.row()] if index.isValid() else None

    def current_column(self) -> int:
        """Return the column of the current cell: 1 to 12, 13 for the year; the name means 1."""
        return max(self.currentIndex().column(), 1)

    def go_to(self, organisation_id: int | None, column: int) -> None:
        """Make a cell current; of a row that is not shown, that of the first one."""
        if not self._rows.lines:
            return
        ids = [row.organisation_id for row in self._rows.lines]
        place = ids.index(organisation_id) if organisation_id in ids else 0
        index = self._rows.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _after_reset(self) -> None:
        if not self._rows.lines:
            self.cell_chosen.emit(None, 1)

    def _tell_current(self) -> None:
        self.cell_chosen.emit(self.current_row(), self.current_column())

    def fit(self) -> None:
        """Give the names the room that the months leave, and never less than a name needs."""
        made = tokens()
        self.horizontalHeader().setMinimumSectionSize(made.text_px(_CELL_WIDTH))
        for column in range(1, COLUMNS + 1):
            width = _YEAR_WIDTH if column == YEAR_COLUMN else _CELL_WIDTH
            self.setColumnWidth(column, made.text_px(width))
        months = sum(self.columnWidth(column) for column in range(1, COLUMNS + 1))
        least = made.text_px(_LEAST_NAME)
        self.setColumnWidth(0, max(self.viewport().width() - months, least))
