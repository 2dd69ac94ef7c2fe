"""Rows are dragged to another place of a list; the keyboard has its own way beside it.

Qt's own dragging asks the model to take part and runs a loop of its own. Here a press that moves
far enough shows a line where the row would stand, and letting go says so.
"""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import tokens

_LINE = 2


class DropLine(QWidget):
    """A line between two rows."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().colour("accent"))
        painter.end()


class RowDrag(QObject):
    """Lets rows of one table be dragged to a place of another, or of the same.

    Signals:
        dropped: Key of the row and the place (from 0) among the other rows of the target.
    """

    dropped = Signal(object, int)

    def __init__(self, source: TableView, target: TableView) -> None:
        super().__init__(source)
        self._source, self._target = source, target
        self._key: Hashable = None
        self._pressed_at: QPoint | None = None
        self.is_dragging = False
        self.line = DropLine(target.viewport())
        self.line.hide()
        source.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the mouse from press to release; what is dragged selects nothing."""
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            row = self._source.rowAt(event.position().toPoint().y())
            keys = self._source.rows.keys
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            is_row = plain and 0 <= row < len(keys)
            self._key = keys[row] if is_row else None
            self._pressed_at = event.globalPosition().toPoint() if is_row else None
            return False
        if kind == QEvent.Type.MouseMove and self._pressed_at is not None:
            return self._follow(event.globalPosition().toPoint())
        if kind == QEvent.Type.MouseButtonRelease and self._pressed_at is not None:
            return self._let_go(event.globalPosition().toPoint())
        return False

    def _follow(self, at: QPoint) -> bool:
        assert self._pressed_at is not None
        far = (at - self._pressed_at).manhattanLength()
        if not self.is_dragging and far < QApplication.startDragDistance():
            return False
        self.is_dragging = True
        self._source.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        gap = self._gap(at)
        self.line.setVisible(gap is not None)
        if gap is not None:
            height, count = self._target.rowHeight(0), len(self._target.rows.keys)
            top = self._target.rowViewportPosition(gap) if gap < count else -1
            if top < 0 and gap:
                top = self._target.rowViewportPosition(gap - 1) + height
            self.line.setGeometry(0, max(top - 1, 0), self._target.viewport().width(), _LINE)
            self.line.raise_()
        return True

    def _let_go(self, at: QPoint) -> bool:
        was_dragging, key, gap = self.is_dragging, self._key, self._gap(at)
        self._pressed_at, self._key, self.is_dragging = None, None, False
        self.line.hide()
        self._source.viewport().unsetCursor()
        if was_dragging and gap is not None:
            before = self._target.rows.row_of(key) if self._target is self._source else -1
            self.dropped.emit(key, gap - 1 if 0 <= before < gap else gap)
        return was_dragging

    def _gap(self, at: QPoint) -> int | None:
        """Return before which row the mouse stands; None beside the target."""
        here = self._target.viewport().mapFromGlobal(at)
        if not self._target.viewport().rect().contains(here):
            return None
        row = self._target.rowAt(here.y())
        if row < 0:
            return len(self._target.rows.keys)
        middle = self._target.rowViewportPosition(row) + self._target.rowHeight(row) // 2
        return row if here.y() < middle else row + 1
