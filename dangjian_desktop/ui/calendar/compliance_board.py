"""The board itself: branches or groups by month, each cell a chip; everything by keyboard."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dangjian_desktop.queries.obligations import COLUMNS, YEAR_COLUMN, BoardRow
from dangjian_desktop.ui.calendar.compliance_looks import cell_look, cell_words
from dangjian_desktop.ui.shared.chip import ChipDelegate
from dangjian_desktop.ui.shared.empty_state import EmptyState, Overlay
from dangjian_desktop.ui.shared.query_model import CHIP_ROLE
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import tr

AnyIndex = QModelIndex | QPersistentModelIndex
_CELL_WIDTH, _YEAR_WIDTH, _LEAST_NAME = 60, 74, 132
#: Room between a chip and its cell, so that fourteen columns fit on an old screen.
_INSET = 3


class BoardModel(QAbstractTableModel):
    """The rows of a board; the first column is the name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BoardRow] = []

    def show_rows(self, rows: list[BoardRow]) -> None:
        """Show rows; the same ones in the same order keep what is selected."""
        same = [row.organisation_id for row in rows] == [row.organisation_id for row in self.rows]
        if same and rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, COLUMNS))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of branches or groups."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """The name, twelve months, the year."""
        return 0 if parent.isValid() else COLUMNS + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, by role."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if index.column() == 0:
            told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return row.name if role in told else None
        cell = row.cells[index.column() - 1]
        if role == CHIP_ROLE:
            return cell_look(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if cell.state is None else f"{cell.met}/{cell.total}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(
                "{name} {column} {words}",
                name=row.name,
                column=column_heading(index.column()),
                words=cell_words(cell),
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Months above, the year last."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_heading(section)


def column_heading(column: int) -> str:
    """Return what stands above a column."""
    if column == 0:
        return tr("党组织")
    return tr("年度") if column == YEAR_COLUMN else tr("{month}月", month=column)


class BoardView(QTableView):
    """The board.

    Signals:
        cell_chosen: Another cell is current: its `BoardRow` and column; None for no row.
        opened: Enter or a double click on the current cell.
    """

    cell_chosen = Signal(object, int)
    opened = Signal()

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compliance_board")
        self.setAccessibleName(tr("合规看板"))
        self._rows = model
        self.setModel(model)
        self._chips = ChipDelegate(self, inset=_INSET)
        for column in range(1, COLUMNS + 1):
            self.setItemDelegateForColumn(column, self._chips)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._overlay = Overlay(self.viewport(), EmptyState(""))
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._after_reset)
        model.dataChanged.connect(self._tell_current)
        news().changed.connect(self._dress)
        self._dress()

    @property
    def empty_state(self) -> EmptyState:
        """What is shown when there are no rows."""
        return self._overlay.state

    def current_row(self) -> BoardRow | None:
        """Return the row of the current cell."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def current_column(self) -> int:
        """Return the column of the current cell: 1 to 12, 13 for the year; the name means 1."""
        return max(self.currentIndex().column(), 1)

    def go_to(self, organisation_id: int | None, column: int) -> None:
        """Make a cell current; of a row that is not shown, that of the first one."""
        if not self._rows.rows:
            return
        ids = [row.organisation_id for row in self._rows.rows]
        place = ids.index(organisation_id) if organisation_id in ids else 0
        index = self._rows.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the reasons of the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the board; the arrows move in it."""
        return QWidget.focusNextPrevChild(self, forward)

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit()

    def _after_reset(self) -> None:
        self._overlay.show_when(not self._rows.rows)
        if not self._rows.rows:
            self.cell_chosen.emit(None, 1)

    def _tell_current(self) -> None:
        self.cell_chosen.emit(self.current_row(), self.current_column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names the room that the months leave, and never less than a name needs."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        months = sum(self.columnWidth(column) for column in range(1, COLUMNS + 1))
        least = tokens().text_px(_LEAST_NAME)
        self.setColumnWidth(0, max(self.viewport().width() - months, least))

    def _dress(self) -> None:
        made = tokens()
        self.verticalHeader().setDefaultSectionSize(made.sizes.row)
        head = self.horizontalHeader()
        head.setFixedHeight(made.sizes.row)
        head.setMinimumSectionSize(made.text_px(_CELL_WIDTH))
        for column in range(1, COLUMNS + 1):
            width = _YEAR_WIDTH if column == YEAR_COLUMN else _CELL_WIDTH
            self.setColumnWidth(column, made.text_px(width))
        self._fit_names()
