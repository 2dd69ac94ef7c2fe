"""A small table that is read whole, such as branches by month; everything by keyboard.

Unlike the tables of `table_view` it is neither sorted nor are its columns chosen. Its first columns
can stay in sight while the others are scrolled sideways.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

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

from dangjian_desktop.ui.shared.empty_state import EmptyState, Overlay
from dangjian_desktop.ui.shared.theme import news, tokens

AnyIndex = QModelIndex | QPersistentModelIndex
LineT = TypeVar("LineT")


class GridModel(QAbstractTableModel, Generic[LineT]):
    """Lines that were read elsewhere, and what each cell says of them.

    What a grid gives is abstract without being an ABC, for whose metaclass Qt leaves no room: that
    each of them gives it is checked with the types.

    Attributes:
        lines: What stands in the rows, from top to bottom.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[LineT] = ()

    @property
    @abstractmethod
    def column_count(self) -> int:
        """Number of columns."""

    @abstractmethod
    def cell(self, row: int, column: int, role: int) -> Any:
        """What a cell shows, by role."""

    @abstractmethod
    def heading(self, column: int, role: int) -> Any:
        """What stands above a column, by role."""

    def show_lines(self, lines: Sequence[LineT]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of lines; a table's cells have none below them."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else self.column_count

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, by role."""
        return self.cell(index.row(), index.column(), role) if index.isValid() else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What stands above; nothing stands beside."""
        return self.heading(section, role) if orientation == Qt.Orientation.Horizontal else None


class GridView(QTableView):
    """A grid of cells, of which one is current.

    A subclass gives the columns their widths in `fit` and calls `dress` when it is made.

    Signals:
        opened: Enter or a double click on the current cell.
    """

    opened = Signal()

    def __init__(
        self,
        model: GridModel[Any],
        parent: QWidget | None = None,
        *,
        frozen: int = 0,
        header: Callable[[QWidget], QHeaderView] | None = None,
    ) -> None:
        """Show the model.

        Args:
            model: The cells.
            parent: The page.
            frozen: How many columns stay in sight when the others are scrolled sideways.
            header: Makes another header than Qt's.
        """
        super().__init__(parent)
        self.frozen: FrozenColumns | None = None  # Qt lays out already while the model is set
        self.setModel(model)
        _look_like_a_grid(self, header)
        self.setTabKeyNavigation(False)
        self._overlay = Overlay(self.viewport(), EmptyState(""))
        if frozen:
            self.frozen = FrozenColumns(self, frozen, header)
        self.doubleClicked.connect(self.open_current)
        model.modelReset.connect(self.tell_empty)
        news().changed.connect(self.dress)

    @property
    def empty_state(self) -> EmptyState:
        """What is shown when there are no lines; without a sentence nothing is."""
        return self._overlay.state

    def set_empty(
        self, sentence: str, act: str = "", done: Callable[[], object] | None = None
    ) -> None:
        """Say what stands where there are no lines."""
        self.empty_state.say(sentence, act, done)
        self.tell_empty()

    def tell_empty(self) -> None:
        """Show the sentence while there are no lines."""
        is_empty = not self.model().rowCount()
        self._overlay.show_when(is_empty and bool(self.empty_state.sentence.text()))

    def open_current(self) -> None:
        """Open the current cell."""
        if self.currentIndex().isValid():
            self.opened.emit()

    def fit(self) -> None:
        """Give the columns their widths; asked again when type or room change."""

    def dress(self) -> None:
        """Give rows and columns the room of the present type."""
        made = tokens()
        self.verticalHeader().setDefaultSectionSize(made.sizes.row)
        self.horizontalHeader().setFixedHeight(made.sizes.row)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the grid; the arrows move in it."""
        return QWidget.focusNextPrevChild(self, forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room out among the columns."""
        super().resizeEvent(event)
        self.fit()

    def updateGeometries(self) -> None:
        """Lay the frozen columns anew over those that they repeat."""
        super().updateGeometries()
        if self.frozen is not None:
            self.frozen.lie_over_table()

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view beside the frozen columns, which are in view themselves."""
        bar = self.horizontalScrollBar()
        across = bar.value()
        super().scrollTo(index, hint)
        if self.frozen is None:
            return
        if index.column() < self.frozen.count:
            bar.setValue(across)
        elif (hidden := self.frozen.width() - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)


class FrozenColumns(QTableView):
    """The first columns of a table once more, over the table, so that they stay in sight."""

    def __init__(
        self,
        table: QTableView,
        count: int,
        header: Callable[[QWidget], QHeaderView] | None = None,
    ) -> None:
        """Repeat columns of a table that has its model.

        Args:
            table: The table; what is chosen here is chosen there.
            count: How many columns.
            header: Makes another header than Qt's.
        """
        super().__init__(table)
        self.setObjectName("frozen_columns")
        self._table, self.count = table, count
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        _look_like_a_grid(self, header)
        self.setShowGrid(table.showGrid())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(table)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(table.doubleClicked)
        mine, theirs = self.verticalScrollBar(), table.verticalScrollBar()
        mine.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(mine.setValue)
        self.hide()

    def lie_over_table(self) -> None:
        """Take the place and the sizes of the columns; where all fit there is nothing to freeze."""
        table, head = self._table, self._table.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setFixedHeight(head.height())
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column >= self.count)
            self.setColumnWidth(column, table.columnWidth(column))
        width = sum(table.columnWidth(column) for column in range(self.count))
        room = table.viewport().geometry()
        self.setGeometry(room.x(), head.y(), width, head.height() + room.height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.setVisible(table.horizontalScrollBar().maximum() > 0)


def _look_like_a_grid(
    table: QTableView, header: Callable[[QWidget], QHeaderView] | None = None
) -> None:
    if header is not None:
        table.setHorizontalHeader(header(table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = table.horizontalHeader()
    head.setSectionsClickable(False)
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
