"""What month and week have in common: the current day and activity, keys, dragging, tips.

Both views paint everything themselves: a mine's month has hundreds of activities, and a widget for
each would be slow. Where things stand is worked out once (`arrange`) and painted from there.
"""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.queries.calendar import CalendarRow
from dangjian_desktop.ui.calendar.calendar_days import (
    DAYS_OF_WEEK,
    CalendarDays,
    colours,
    day_words,
)
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.presses import Presses
from dangjian_desktop.ui.shared.theme import news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

_CHIP_INSET = 5
_RADIUS = 4


@dataclass(slots=True)
class Spot:
    """An activity where it is painted.

    Attributes:
        text: What is written on it, shortened to its room. more: A second line, or "".
    """

    room: QRect
    row: CalendarRow
    text: str
    more: str = ""
    warns: bool = False


@dataclass(slots=True)
class More:
    """The place that says how many more there are, and opens the day."""

    room: QRect
    day: date
    count: int


class CalendarGrid(QWidget):
    """Days with their activities; keyboard and mouse choose, open, add and move.

    What the two views give is abstract without being an ABC, for whose metaclass Qt leaves no
    room: that each of them gives it is checked with the types.

    Signals:
        activity_opened: Row id of an activity.
        day_opened: A day whose activities are wanted in full.
        add_wanted: A day, and the hour at which a new activity would begin ("" for none).
        move_wanted: Row id, the new day, and the new hour ("" to keep the hours).
        current_changed: Another day or activity is the current one.
        mode_wanted: Key of another view (month, week, list).
        today_wanted: The day of the status line is to be shown.
    """

    activity_opened = Signal(int)
    day_opened = Signal(object)
    add_wanted = Signal(object, str)
    move_wanted = Signal(int, object, str)
    current_changed = Signal()
    mode_wanted = Signal(str)
    today_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presses = Presses(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.day = date(2000, 1, 1)  # until the page says which
        self.activity_id: int | None = None
        self.days = CalendarDays()
        self._spots: list[Spot] = []
        self._mores: list[More] = []
        self._is_arranged = False
        self._pressed: tuple[QPoint, Spot] | None = None
        self._dragged_to: QPoint | None = None
        news().changed.connect(self.arrange_again)

    # What is shown ------------------------------------------------------------

    def show_days(self, days: CalendarDays) -> None:
        """Paint other activities or marks; the current activity stays while it is there."""
        self.days = days
        if all(row.activity_id != self.activity_id for row in days.rows):
            self.activity_id = None
        self.arrange_again()
        self._tell_aloud()

    def show_day(self, day: date, activity_id: int | None = None) -> None:
        """Make a day, and perhaps one of its activities, the current one."""
        if (day, activity_id) == (self.day, self.activity_id):
            return
        self.day, self.activity_id = day, activity_id
        self.arrange_again()
        self._tell_aloud()
        self.current_changed.emit()

    def current_row(self) -> CalendarRow | None:
        """Return the current activity, or None while only a day is."""
        return next((r for r in self.days.on(self.day) if r.activity_id == self.activity_id), None)

    def arrange_again(self) -> None:
        """Work out anew where everything stands before it is painted."""
        self._is_arranged = False
        self.update()

    def spots(self) -> list[Spot]:
        """Return the activities where they stand; for tests and reading aloud."""
        self._arrange_if_needed()
        return self._spots

    def mores(self) -> list[More]:
        """Return the places that say how many more there are."""
        self._arrange_if_needed()
        return self._mores

    # For the two views --------------------------------------------------------

    @abstractmethod
    def arrange(self) -> tuple[list[Spot], list[More]]:
        """Return where everything stands."""

    @abstractmethod
    def paint_ground(self, painter: QPainter) -> None:
        """Paint days and marks, before the activities."""

    @abstractmethod
    def stretch(self) -> tuple[date, date]:
        """Return first and last day of the month or week that is shown."""

    @abstractmethod
    def turn(self, steps: int) -> None:
        """Go so many months or weeks on."""

    @abstractmethod
    def day_at(self, at: QPoint) -> date | None:
        """Return the day under a point."""

    def hour_at(self, at: QPoint) -> str:
        """Return the hour under a point; "" where the view has none."""
        del at
        return ""

    @abstractmethod
    def target_room(self, at: QPoint, spot: Spot) -> QRect:
        """Return where an activity would stand if it were dropped there."""

    def shifted_hour(self, row: CalendarRow, key: int) -> str | None:
        """Return the hour to which Shift and an arrow move an activity; None: it moves days."""
        del row, key
        return None

    # Painting -----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, activities, and what is being dragged."""
        self._arrange_if_needed()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        clip = event.rect()
        painter.setFont(sized_font(tokens().sizes.small))
        for spot in self._spots:
            if spot.room.intersects(clip):
                self._paint_spot(painter, spot)
        self._paint_mores(painter)
        self._paint_dragged(painter)
        painter.end()

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        made = tokens()
        ink, ground = colours(spot.row.shown)
        is_off = spot.row.state is ActivityState.CANCELLED
        if is_off:
            ink, ground = made.colour("disabled"), made.colour("surface")
        is_current = spot.row.activity_id == self.activity_id
        line = QColor(ink)
        line.setAlpha(255 if is_current and self.hasFocus() else 70)
        painter.setPen(QPen(line, 2 if is_current else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(spot.room.adjusted(1, 1, -1, -1), made.px(_RADIUS), _RADIUS)
        painter.setPen(ink if spot.row.shown != "gold" or is_off else made.colour("text"))
        font = painter.font()
        font.setStrikeOut(is_off)
        painter.setFont(font)
        inset = made.px(_CHIP_INSET)
        room = spot.room.adjusted(inset, 0, -inset // 2, 0)
        icon = self._icon_of(spot)
        if icon:
            edge = QFontMetrics(font).height() - 3
            name, colour = icon
            ratio = self.devicePixelRatioF()
            top = room.top() + max((min(room.height(), edge + 5) - edge) // 2, 1)
            painter.drawPixmap(
                room.left(), top, pixmap(name, made.colour(colour) if colour else ink, edge, ratio)
            )
            room.setLeft(room.left() + edge + 3)
        if spot.more:
            painter.drawText(room.adjusted(0, 2, 0, 0), Qt.AlignmentFlag.AlignTop, spot.text)
            height = painter.fontMetrics().height()
            painter.drawText(
                spot.room.adjusted(inset, height + 2, -2, 0), Qt.AlignmentFlag.AlignTop, spot.more
            )
        else:
            flag = (
                Qt.AlignmentFlag.AlignVCenter
                if spot.room.height() < 2 * painter.fontMetrics().height()
                else Qt.AlignmentFlag.AlignTop
            )
            painter.drawText(room.adjusted(0, 1, 0, 0), flag, spot.text)

    @staticmethod
    def _icon_of(spot: Spot) -> tuple[str, str] | None:
        if spot.row.is_stage:
            is_done = spot.row.state is ActivityState.HELD
            return ("check", "") if is_done else ("flag", "bad" if spot.row.late_days else "")
        if spot.warns:
            return "triangle-alert", "warn"
        if spot.row.state is ActivityState.HELD:
            return "check", ""
        return None

    def icon_room(self, warns: bool, row: CalendarRow, metrics: QFontMetrics) -> int:
        """Return the width that the icon of an activity takes from its text."""
        has_icon = warns or row.is_stage or row.state is ActivityState.HELD
        return metrics.height() if has_icon else 0

    def _paint_mores(self, painter: QPainter) -> None:
        painter.setFont(sized_font(tokens().sizes.small, bold=True))
        painter.setPen(tokens().colour("second"))
        for more in self._mores:
            painter.drawText(
                more.room,
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                f"+{more.count}",
            )

    def _paint_dragged(self, painter: QPainter) -> None:
        if self._dragged_to is None or self._pressed is None:
            return
        spot = self._pressed[1]
        ink, ground = colours(spot.row.shown)
        painter.setOpacity(0.8)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        room = self.target_room(self._dragged_to, spot)
        painter.drawRoundedRect(room, _RADIUS, _RADIUS)
        painter.drawText(
            room.adjusted(6, 0, -2, 0),
            Qt.AlignmentFlag.AlignVCenter,
            f"{self.hour_at(self._dragged_to)} {spot.row.title or spot.row.short}".strip(),
        )
        painter.setOpacity(1)

    def _arrange_if_needed(self) -> None:
        if not self._is_arranged:
            self._is_arranged = True
            self._spots, self._mores = self.arrange()

    # Mouse --------------------------------------------------------------------

    def spot_at(self, at: QPoint) -> Spot | None:
        """Return the activity under a point."""
        self._arrange_if_needed()
        return next((spot for spot in self._spots if spot.room.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the mouse; from here it may be dragged."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        self._presses.was_pressed = True
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        more = next((more for more in self.mores() if more.room.contains(at)), None)
        spot = self.spot_at(at)
        day = spot.row.held_on if spot else self.day_at(at)
        if day is None:
            return
        self.show_day(day, spot.row.activity_id if spot else None)
        if more is not None:
            self.day_opened.emit(more.day)
        elif spot is not None:
            self._pressed = (at, spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the activity that was pressed."""
        at = event.position().toPoint()
        if self._pressed is None:
            over = self.spot_at(at) or any(more.room.contains(at) for more in self.mores())
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        far = (at - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged_to is not None or far:
            self._dragged_to = at
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged; a plain click opened nothing, a double click does."""
        pressed, dragged = self._pressed, self._dragged_to
        self._pressed = self._dragged_to = None
        self.unsetCursor()
        self.update()
        if pressed is None or dragged is None:
            return
        at = event.position().toPoint()
        day = self.day_at(at)
        if day is None:
            return
        row = pressed[1].row
        hour = self._dropped_hour(pressed, at)
        if day != row.held_on or (hour and hour != row.begins):
            self.move_wanted.emit(row.activity_id, day, hour)

    def _dropped_hour(self, pressed: tuple[QPoint, Spot], at: QPoint) -> str:
        """Return the hour of the block's top, which is not where the mouse holds it."""
        return self.hour_at(at - QPoint(0, pressed[0].y() - pressed[1].room.top()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the activity; on a free place begin a new one; half of one only chooses."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if not self._presses.was_pressed:
            self.mousePressEvent(event)
            return
        at = event.position().toPoint()
        spot = self.spot_at(at)
        day = self.day_at(at)
        self._pressed = None
        if spot is not None:
            self.activity_opened.emit(spot.row.activity_id)
        elif day is not None and not any(more.room.contains(at) for more in self.mores()):
            self.add_wanted.emit(day, self.hour_at(at))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn to the page before or after."""
        steps = -1 if event.angleDelta().y() > 0 else 1
        if event.angleDelta().y():
            self.turn(steps)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Say all about an activity on hover."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(event.pos())
            if spot is not None:
                QToolTip.showText(event.globalPos(), self.days.tip(spot.row), self, spot.room)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # Keyboard -----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by day, with Ctrl by activity, with Shift they move the activity.

        Home and End go to the first and the last day of the month or week.
        """
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        arrows = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -DAYS_OF_WEEK,
            Qt.Key.Key_Down: DAYS_OF_WEEK,
        }
        plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Home: lambda: self.show_day(self.stretch()[0]),
            Qt.Key.Key_End: lambda: self.show_day(self.stretch()[1]),
            Qt.Key.Key_T: lambda: self.today_wanted.emit(),
            Qt.Key.Key_N: self._add,
            Qt.Key.Key_M: lambda: self.mode_wanted.emit("month"),
            Qt.Key.Key_W: lambda: self.mode_wanted.emit("week"),
            Qt.Key.Key_L: lambda: self.mode_wanted.emit("list"),
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_PageDown: lambda: self.turn(1),
        }
        if key in arrows and control:
            self._step_activity(1 if arrows[Qt.Key(key)] > 0 else -1)
        elif key in arrows and shift:
            self._move_current(key, arrows[Qt.Key(key)])
        elif key in arrows:
            self.show_day(self.day + timedelta(days=arrows[Qt.Key(key)]))
        elif key in plain and not control:
            plain[Qt.Key(key)]()
        elif key == Qt.Key.Key_Escape and self._pressed is not None:
            self._pressed = self._dragged_to = None
            self.unsetCursor()
            self.update()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        self.add_wanted.emit(self.day, "")

    def _open(self) -> None:
        """Open the current activity, else the only one of the day, else the day."""
        of_day = self.days.on(self.day)
        row = self.current_row() or (of_day[0] if len(of_day) == 1 else None)
        if row is not None:
            self.activity_opened.emit(row.activity_id)
        elif of_day:
            self.day_opened.emit(self.day)
        else:
            self.add_wanted.emit(self.day, "")

    def _step_activity(self, step: int) -> None:
        ids = [row.activity_id for row in self.days.on(self.day)]
        if not ids:
            return
        place = ids.index(self.activity_id) + step if self.activity_id in ids else min(step, 0)
        self.show_day(self.day, ids[place % len(ids)])

    def _move_current(self, key: int, days: int) -> None:
        of_day = self.days.on(self.day)
        row = self.current_row() or (of_day[0] if len(of_day) == 1 else None)
        if row is None:
            return
        hour = self.shifted_hour(row, key)
        if hour is None:
            self.move_wanted.emit(row.activity_id, row.held_on + timedelta(days=days), "")
        elif hour != row.begins:
            self.move_wanted.emit(row.activity_id, row.held_on, hour)

    def _tell_aloud(self) -> None:
        row = self.current_row()
        of_day = self.days.on(self.day)
        said = self.days.tip(row) if row else tr("{count} 项活动", count=len(of_day))
        self.setAccessibleDescription(tr("{day}，{said}", day=day_words(self.day), said=said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything stands elsewhere now."""
        super().resizeEvent(event)
        self.arrange_again()
