"""The walls of a room to scale: each position with what hangs there, green or stale; dragged about.

Arrows go from one position to the next; with Ctrl they move it by five centimetres, with Ctrl and
Shift by one.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.queries.wall_rooms import SpotRow, WallRow
from dangjian_desktop.ui.shared.theme import Tone, news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

#: A wall is drawn no higher than this, for 14 px type.
HIGHEST = 300
_GAP, _HEAD = 16, 24
#: Dragging goes in steps of so many centimetres.
STEP, FINE_STEP = 5, 1
#: From so many pixels on a press has become a drag.
_DRAG_FROM = 4
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RoomCanvas(QWidget):
    """Draws the walls of one room and lets positions be chosen and moved.

    Signals:
        spot_chosen: Row id of a position; 0 for none.
        spot_moved: Row ids of a position and of a wall, and where its upper left is to be, in cm.
        spot_opened: Row id of a position that Enter or a double click opened.
    """

    spot_chosen = Signal(int)
    spot_moved = Signal(int, int, int, int)
    spot_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._walls: list[WallRow] = []
        self._names: dict[str, str] = {}
        self._rects: dict[int, QRectF] = {}
        self._scale = 1.0
        self.spot_id = 0
        self._pressed: QPointF | None = None
        self._offset = QPointF()
        self._dragged: tuple[int, int, int] | None = None
        news().changed.connect(self._arrange)
        self._tell()

    # What is shown --------------------------------------------------------------------

    def show_walls(self, walls: Sequence[WallRow], names: dict[str, str]) -> None:
        """Show the walls of a room.

        Args:
            walls: With their positions.
            names: What each sheet is called, by code; for positions where nothing hangs.
        """
        self._walls, self._names = list(walls), names
        self._dragged = None
        if self.spot is None:
            self.spot_id = 0
        self._arrange()
        self._tell()

    @property
    def spots(self) -> list[SpotRow]:
        """All positions, wall by wall."""
        return [spot for wall in self._walls for spot in wall.spots]

    @property
    def spot(self) -> SpotRow | None:
        """The position that is chosen."""
        return next((one for one in self.spots if one.spot_id == self.spot_id), None)

    def choose(self, spot_id: int) -> None:
        """Choose a position; 0 for none."""
        self.spot_id = spot_id
        self._tell()
        self.update()
        self.spot_chosen.emit(spot_id)

    def rect_of(self, spot: SpotRow) -> QRectF:
        """Return where a position lies on the canvas."""
        wall = self._rects[spot.wall_id]
        return QRectF(
            wall.left() + spot.left_cm * self._scale,
            wall.top() + spot.top_cm * self._scale,
            spot.width_cm * self._scale,
            spot.height_cm * self._scale,
        )

    def sizeHint(self) -> QSize:
        """As high as the walls need at the present width."""
        bottom = max((rect.bottom() for rect in self._rects.values()), default=0)
        return QSize(tokens().text_px(600), round(bottom + tokens().text_px(_GAP)))

    # Inside ---------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Place the walls side by side as far as they have room, all to one scale."""
        made = tokens()
        gap, head = made.text_px(_GAP), made.text_px(_HEAD)
        widest = max((wall.width_cm for wall in self._walls), default=1)
        highest = max((wall.height_cm for wall in self._walls), default=1)
        across = max(self.width() - 2 * gap, 1) / widest
        self._scale = min(across, made.text_px(HIGHEST) / highest)
        self._rects = {}
        x, y, row = float(gap), float(gap), 0.0
        for wall in self._walls:
            width, height = wall.width_cm * self._scale, wall.height_cm * self._scale
            if x > gap and x + width > self.width() - gap:
                x, y, row = float(gap), y + row + head + gap, 0.0
            self._rects[wall.wall_id] = QRectF(x, y + head, width, height)
            x, row = x + width + gap, max(row, height)
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def _tell(self) -> None:
        """Say to a screen reader what is chosen."""
        spot = self.spot
        self.setAccessibleName(tr("活动室的墙面"))
        self.setAccessibleDescription("" if spot is None else f"{spot.words} {self._told(spot)}")

    def _told(self, spot: SpotRow) -> str:
        hanging = spot.hanging
        if hanging is None:
            return tr("空")
        state = tr("已过时") if hanging.is_stale else tr("现行")
        return f"{state} {WallMark(hanging.number).short}"

    def _title(self, spot: SpotRow) -> str:
        if spot.hanging is not None:
            return tr(spot.hanging.title)
        return self._names.get(spot.sheet, "")

    def _at(self, point: QPointF) -> SpotRow | None:
        return next((one for one in self.spots if self.rect_of(one).contains(point)), None)

    def _wall_at(self, point: QPointF) -> int | None:
        return next((key for key, rect in self._rects.items() if rect.contains(point)), None)

    def _wall(self, wall_id: int) -> WallRow:
        return next(wall for wall in self._walls if wall.wall_id == wall_id)

    def _place_under(self, spot: SpotRow, point: QPointF, step: int) -> tuple[int, int, int]:
        """Return wall, left and top of a position that is dragged to a point; it stays inside."""
        wall_id = self._wall_at(point) or spot.wall_id
        wall, rect = self._wall(wall_id), self._rects[wall_id]
        corner = point - self._offset - rect.topLeft()
        left, top = (
            min(max(round(along / self._scale / step) * step, 0), most - size)
            for along, most, size in (
                (corner.x(), wall.width_cm, spot.width_cm),
                (corner.y(), wall.height_cm, spot.height_cm),
            )
        )
        return wall_id, max(left, 0), max(top, 0)

    # Qt -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the walls to the width."""
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the position under the mouse."""
        spot = self._at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.choose(0 if spot is None else spot.spot_id)
        if spot is not None:
            self._pressed = event.position()
            self._offset = event.position() - self.rect_of(spot).topLeft()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen position; Shift lets it go centimetre by centimetre."""
        spot = self.spot
        if self._pressed is None or spot is None:
            over = self._at(event.position()) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        if (event.position() - self._pressed).manhattanLength() < _DRAG_FROM:
            return
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = FINE_STEP if is_fine else STEP
        self._dragged = self._place_under(spot, event.position(), step)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the position stay where it was dragged to."""
        del event
        self._pressed = None
        dragged, spot = self._dragged, self.spot
        self._dragged = None
        self.update()
        if dragged is None or spot is None:
            return
        if dragged != (spot.wall_id, spot.left_cm, spot.top_cm):
            self.spot_moved.emit(spot.spot_id, *dragged)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the position under the mouse."""
        spot = self._at(event.position())
        if spot is not None:
            self.spot_opened.emit(spot.spot_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose; with Ctrl they move; Enter opens."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        spot = self.spot
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and spot is not None:
            self.spot_opened.emit(spot.spot_id)
        elif arrow is None or not self.spots:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and spot is not None:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = FINE_STEP if is_fine else STEP
            wall = self._wall(spot.wall_id)
            left = min(max(spot.left_cm + arrow[0] * step, 0), wall.width_cm - spot.width_cm)
            top = min(max(spot.top_cm + arrow[1] * step, 0), wall.height_cm - spot.height_cm)
            if (left, top) != (spot.left_cm, spot.top_cm):
                self.spot_moved.emit(spot.spot_id, spot.wall_id, left, top)
        else:
            keys = [one.spot_id for one in self.spots]
            forward = 1 if sum(arrow) > 0 else -1
            place = keys.index(self.spot_id) + forward if self.spot_id in keys else 0
            self.choose(keys[min(max(place, 0), len(keys) - 1)])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the walls with their positions."""
        del event
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = made.text_px(_HEAD)
        for wall in self._walls:
            rect = self._rects[wall.wall_id]
            painter.setFont(sized_font(made.sizes.body, bold=True))
            painter.setPen(made.colour("text"))
            upper = QRectF(rect.left(), rect.top() - head, rect.width(), head)
            words = tr(
                "{name}　{width}×{height} 厘米",
                name=wall.name,
                width=wall.width_cm,
                height=wall.height_cm,
            )
            told = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, round(rect.width())
            )
            painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, told)
            painter.setPen(QPen(made.colour("line_strong"), 1))
            painter.setBrush(made.colour("ground"))
            painter.drawRect(rect)
            for spot in wall.spots:
                self._paint_spot(painter, spot, self.rect_of(spot))
        self._paint_dragged(painter)

    def _paint_dragged(self, painter: QPainter) -> None:
        spot = self.spot
        if self._dragged is None or spot is None:
            return
        wall_id, left, top = self._dragged
        corner = self._rects[wall_id].topLeft() + QPointF(left * self._scale, top * self._scale)
        rect = QRectF(corner, self.rect_of(spot).size())
        painter.setPen(QPen(tokens().colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setFont(sized_font(tokens().sizes.small))
        painter.setPen(tokens().colour("accent"))
        words = tr("左 {left} 上 {top} 厘米", left=left, top=top)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_spot(self, painter: QPainter, spot: SpotRow, rect: QRectF) -> None:
        made = tokens()
        ink, ground = self._look(spot)
        is_chosen = spot.spot_id == self.spot_id
        painter.setBrush(ground)
        painter.setPen(QPen(made.colour("accent") if is_chosen else ink, 2 if is_chosen else 1))
        painter.drawRoundedRect(rect, 4, 4)
        lines = list(self._lines(spot, ink))
        room = rect.adjusted(4, 3, -4, -3)
        height = 0.0
        fitting = []
        for words, font, colour in lines:
            painter.setFont(font)
            tall = painter.fontMetrics().height()
            if height + tall <= room.height() and words:
                fitting.append((words, font, colour, tall))
                height += tall
        y = room.top() + (room.height() - height) / 2
        for words, font, colour, tall in fitting:
            painter.setFont(font)
            painter.setPen(colour)
            told = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, round(room.width())
            )
            painter.drawText(
                QRectF(room.left(), y, room.width(), tall), Qt.AlignmentFlag.AlignCenter, told
            )
            y += tall

    def _lines(self, spot: SpotRow, ink: QColor) -> Iterator[tuple[str, QFont, QColor]]:
        """Yield what is written on a position; what stands first is left out last."""
        made = tokens()
        yield self._title(spot), sized_font(made.sizes.body, bold=True), made.colour("text")
        yield self._told(spot), sized_font(made.sizes.small), ink
        yield spot.name, sized_font(made.sizes.small), made.colour("second")

    def _look(self, spot: SpotRow) -> tuple[QColor, QColor]:
        made = tokens()
        if spot.hanging is None:
            return made.colour("second"), made.colour("surface")
        return made.tone(Tone.WARN if spot.hanging.is_stale else Tone.GOOD)
