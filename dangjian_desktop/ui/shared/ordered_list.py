"""A list of which the order is the user's: rows are dragged, or moved with Alt and an arrow."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget, QListWidgetItem, QWidget

from dangjian_desktop.ui.shared.theme import tokens

_LINE = 2
_KEY = int(Qt.ItemDataRole.UserRole)


class OrderedList(QListWidget):
    """Keys and words; who made it keeps the order.

    Signals:
        moved: A row should stand at another place: from, to.
        chosen: Key of the current row; "" for none.
        remove_wanted: Delete was pressed on the current row.
    """

    moved = Signal(int, int)
    chosen = Signal(str)
    remove_wanted = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._pressed_at: QPoint | None = None
        self._pressed_row = -1
        self._gap = -1
        self.is_fixed = False
        self.currentRowChanged.connect(lambda _row: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """Key of the current row; "" for none."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def keys(self) -> list[str]:
        """Return the keys from top to bottom."""
        return [str(self.item(row).data(_KEY)) for row in range(self.count())]

    def show_rows(self, rows: Sequence[tuple[str, str]], faded: Sequence[str] = ()) -> None:
        """Show rows; the current one stays so where its key is still there.

        Args:
            rows: Key and words of each.
            faded: Keys of those that are out of use.
        """
        before = self.key
        place = self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for key, words in rows:
                item = QListWidgetItem(words)
                item.setData(_KEY, key)
                item.setToolTip(words)
                item.setSizeHint(QSize(0, tokens().sizes.row))
                if key in faded:
                    item.setForeground(QColor(tokens().colour("second")))
                    font = item.font()
                    font.setItalic(True)
                    item.setFont(font)
                self.addItem(item)
            keys = self.keys()
            if before in keys:
                self.setCurrentRow(keys.index(before))
            elif keys:
                self.setCurrentRow(min(max(place, 0), len(keys) - 1))
        if self.key != before:
            self.chosen.emit(self.key)

    def choose(self, key: str) -> None:
        """Make a row the current one."""
        keys = self.keys()
        if key in keys:
            self.setCurrentRow(keys.index(key))

    def move_current(self, step: int) -> None:
        """Ask for the current row to stand one place up (-1) or down (1)."""
        row = self.currentRow()
        if not self.is_fixed and row >= 0 and 0 <= row + step < self.count():
            self.moved.emit(row, row + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the row; Delete asks to remove it."""
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_row = self.row(item) if item is not None and is_left else -1
        self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show between which rows the dragged one would stand."""
        at = event.position().toPoint()
        if self.is_fixed or self._pressed_row < 0 or self._pressed_at is None:
            return
        far = (at - self._pressed_at).manhattanLength()
        if self._gap < 0 and far < QApplication.startDragDistance():
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._gap = self._gap_at(at)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the row go."""
        super().mouseReleaseEvent(event)
        gap, row = self._gap, self._pressed_row
        self._gap, self._pressed_row = -1, -1
        self.viewport().unsetCursor()
        self.viewport().update()
        if gap >= 0 and row >= 0:
            place = gap - 1 if gap > row else gap
            if place != row:
                self.moved.emit(row, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line where a dragged row would stand."""
        super().paintEvent(event)
        if self._gap < 0:
            return
        if self._gap < self.count():
            top = self.visualItemRect(self.item(self._gap)).top()
        else:
            top = self.visualItemRect(self.item(self.count() - 1)).bottom()
        painter = QPainter(self.viewport())
        line = (0, max(top - 1, 0), self.viewport().width(), _LINE)
        painter.fillRect(*line, tokens().colour("accent"))
        painter.end()

    def _gap_at(self, at: QPoint) -> int:
        for row in range(self.count()):
            if at.y() < self.visualItemRect(self.item(row)).center().y():
                return row
        return self.count()
