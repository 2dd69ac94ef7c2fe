"""Layouts whose widgets stand side by side and go on in the next line when the room ends."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; each line as high as its highest widget."""

    def __init__(self, parent: QWidget | None = None, gap: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place; None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # Qt asks so
        """Give an item back; None behind the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), is_moving=False)

    def setGeometry(self, room: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(room)
        self._arrange(room, is_moving=True)

    def sizeHint(self) -> QSize:
        """As small as it may be; the height comes from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest single widget must fit."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, room: QRect, *, is_moving: bool) -> int:
        left, top, line_height = room.left(), room.top(), 0
        line: list[tuple[QLayoutItem, int]] = []

        def place_line() -> None:
            for item, x in line:
                size = item.sizeHint()
                y = top + (line_height - size.height()) // 2
                width = min(size.width(), room.width())
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))

        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if line and left + size.width() > room.right() + 1:
                if is_moving:
                    place_line()
                top += line_height + self.spacing()
                left, line_height, line = room.left(), 0, []
            line.append((item, left))
            left += size.width() + self.spacing()
            line_height = max(line_height, size.height())
        if is_moving:
            place_line()
        return top + line_height - room.top()


class FoldingRow(QBoxLayout):
    """Two halves in one line; in a narrow window the right one stands below the left one.

    Attributes:
        left, right: What stands in the halves; a stretch within one keeps its parts apart.
    """

    def __init__(self, *, grows_left: bool = False) -> None:
        """Make the row.

        Args:
            grows_left: Whether room to spare goes to the left half instead of the right one.
        """
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.left, self.right = QHBoxLayout(), QHBoxLayout()
        self.addLayout(self.left, int(grows_left))
        self.addLayout(self.right, int(not grows_left))

    def setSpacing(self, spacing: int) -> None:
        """Space parts and halves alike."""
        super().setSpacing(spacing)
        for half in (self.left, self.right):
            half.setSpacing(spacing)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of one line, or of two."""
        left, right = self.left.sizeHint().height(), self.right.sizeHint().height()
        return left + self.spacing() + right if self._folds(width) else max(left, right)

    def minimumSize(self) -> QSize:
        """Either half must fit."""
        return self.left.minimumSize().expandedTo(self.right.minimumSize())

    def setGeometry(self, room: QRect) -> None:
        """Fold or unfold, and put everything in its place."""
        folds = self._folds(room.width())
        if folds != (self.direction() is QBoxLayout.Direction.TopToBottom):
            self._fold(folds)
        super().setGeometry(room)

    def _fold(self, folds: bool) -> None:
        """Turn the direction; a half below the other keeps its width, unless a part grows."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.setDirection(down if folds else across)
        for half in (self.left, self.right):
            grows = bool(half.expandingDirections() & Qt.Orientation.Horizontal)
            keeps = folds and not grows
            self.setAlignment(half, Qt.AlignmentFlag.AlignLeft if keeps else Qt.AlignmentFlag(0))

    def _folds(self, width: int) -> bool:
        halves = self.left.minimumSize().width() + self.right.minimumSize().width()
        return halves + self.spacing() > width
