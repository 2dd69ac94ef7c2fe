"""The twelve months of a year in a strip: what was paid, what is open, what is not owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dangjian_desktop.ui.shared.theme import Tone, news, tokens
from dangjian_desktop.ui.shared.wording import tr

#: Months side by side, and the height of one for 14 px type.
_ACROSS = 6
_HEIGHT = 46
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_ACROSS,
    Qt.Key.Key_Down: _ACROSS,
}


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month of the strip.

    Attributes:
        month: Its first day.
        figure: What stands below its number; "" for nothing.
        told: The whole in words, on hover and read aloud.
    """

    month: date
    tone: Tone
    figure: str
    told: str


class MonthStrip(QWidget):
    """Months as cells in two lines; a click or Enter opens one.

    Signals:
        opened: First day of the month that is wanted.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("month_strip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cells: tuple[MonthCell, ...] = ()
        self._current = 0
        self._shown: date | None = None
        news().changed.connect(self._dress)
        self._dress()

    def show_cells(self, cells: Sequence[MonthCell], shown: date | None) -> None:
        """Show the months of a year.

        Args:
            cells: In their order.
            shown: The month that the page shows; it has a line around it.
        """
        self.cells, self._shown = tuple(cells), shown
        places = [place for place, cell in enumerate(cells) if cell.month == shown]
        self._current = places[0] if places else min(self._current, max(len(cells) - 1, 0))
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        lines = -(-max(len(self.cells), 1) // _ACROSS)
        made = tokens()
        return QSize(made.text_px(300), lines * made.text_px(_HEIGHT) + (lines - 1) * made.space(1))

    def minimumSizeHint(self) -> QSize:
        """Its height is fixed."""
        return QSize(tokens().text_px(240), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from month to month, Enter and Space open one."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._current + step < len(self.cells):
            self._current += step
            self._tell()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the month under it."""
        place = self._at(event.position().toPoint().x(), event.position().toPoint().y())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self._current = place
            self._tell()
            self._open()

    def event(self, event: QEvent) -> bool:
        """Tell on hover what a month is."""
        if isinstance(event, QHelpEvent):
            place = self._at(event.pos().x(), event.pos().y())
            told = "" if place is None else self.cells[place].told
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each month in its tone."""
        del event
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, cell in enumerate(self.cells):
            room = self._room(place)
            ink, ground = made.tone(cell.tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(room, made.space(1), made.space(1))
            if cell.month == self._shown or (self.hasFocus() and place == self._current):
                is_focused = self.hasFocus() and place == self._current
                pen = QPen(made.colour("accent" if is_focused else "line_strong"))
                pen.setWidth(2 if is_focused else 1)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), made.space(1), made.space(1))
            half = room.height() // 2
            upper = QRect(room.left(), room.top(), room.width(), half)
            lower = QRect(room.left(), room.top() + half, room.width(), room.height() - half)
            painter.setPen(ink)
            name = tr("{month}月", month=cell.month.month)
            is_alone = not cell.figure
            centre = Qt.AlignmentFlag.AlignCenter
            painter.drawText(room if is_alone else upper, centre, name)
            if not is_alone:
                figure = painter.fontMetrics().elidedText(
                    cell.figure, Qt.TextElideMode.ElideRight, room.width()
                )
                painter.drawText(lower, centre, figure)
        painter.end()

    def _open(self) -> None:
        if self.cells:
            self.opened.emit(self.cells[self._current].month)

    def _tell(self) -> None:
        told = self.cells[self._current].told if self.cells else ""
        self.setAccessibleName(tr("各月的党费"))
        self.setAccessibleDescription(told)

    def _room(self, place: int) -> QRect:
        made = tokens()
        gap = made.space(1)
        line, across = divmod(place, _ACROSS)
        height = made.text_px(_HEIGHT)
        left = across * (self.width() + gap) // _ACROSS
        right = (across + 1) * (self.width() + gap) // _ACROSS - gap
        return QRect(left, line * (height + gap), right - left, height)

    def _at(self, x: int, y: int) -> int | None:
        return next(
            (place for place in range(len(self.cells)) if self._room(place).contains(x, y)), None
        )

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
