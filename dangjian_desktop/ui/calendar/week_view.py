"""The week: hours at the left, activities as blocks, a lane above for those without hours."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.hours import hour_of, minutes_of
from dangjian_desktop.queries.calendar import CalendarRow
from dangjian_desktop.ui.calendar.calendar_days import (
    DAYS_OF_WEEK,
    monday_of,
)
from dangjian_desktop.ui.calendar.calendar_grid import CalendarGrid, More, Spot
from dangjian_desktop.ui.shared.theme import sized_font, tokens
from dangjian_desktop.ui.shared.weekdays import weekday_word
from dangjian_desktop.ui.shared.wording import tr

FIRST_HOUR, LAST_HOUR = 7, 21
_HOUR = 60
#: An activity without an end is drawn as long as this.
_USUAL_LENGTH = 60
#: Dragging and keys move by so many minutes.
SNAP, KEY_STEP = 15, 30
ALL_DAY_LINES = 3
_LINE_GAP = 5
_NARROWEST_LANE = 58
_SMALLEST = QSize(560, 320)


class WeekView(CalendarGrid):
    """Seven days side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("week_view")
        self.setAccessibleName(tr("周历"))
        self.setMinimumSize(_SMALLEST)

    def stretch(self) -> tuple[date, date]:
        """Return Monday and Sunday."""
        week = self._week()
        return week[0], week[-1]

    def turn(self, steps: int) -> None:
        """Go so many weeks on."""
        self.show_day(self.day + timedelta(days=DAYS_OF_WEEK * steps))

    # Geometry -----------------------------------------------------------------

    def _week(self) -> list[date]:
        monday = monday_of(self.day)
        return [monday + timedelta(days=number) for number in range(DAYS_OF_WEEK)]

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(sized_font(tokens().sizes.small))

    def _gutter(self) -> int:
        return self._metrics().horizontalAdvance("00:00") + tokens().space(3)

    def _line(self) -> int:
        return self._metrics().height() + _LINE_GAP

    def _head(self) -> int:
        bands = self._metrics().height() + 2 if self.days.bands else 0
        return self._metrics().height() + tokens().space(3) + bands

    def _lane_bottom(self) -> int:
        most = max((len(self._whole_day(day)) for day in self._week()), default=0)
        return self._head() + max(min(most, ALL_DAY_LINES), 1) * self._line() + 4

    def _whole_day(self, day: date) -> list[CalendarRow]:
        return [row for row in self.days.on(day) if not row.begins]

    def _timed(self, day: date) -> list[CalendarRow]:
        return [row for row in self.days.on(day) if row.begins]

    def _span(self) -> tuple[int, int]:
        """Return first and last minute that are shown: the usual hours, and more where needed."""
        timed = [row for day in self._week() for row in self._timed(day)]
        first = min([FIRST_HOUR * _HOUR, *(minutes_of(row.begins) for row in timed)])
        last = max([LAST_HOUR * _HOUR, *(_end_of(row) for row in timed)])
        return first // _HOUR * _HOUR, -(-last // _HOUR) * _HOUR

    def _y(self, minutes: int) -> int:
        first, last = self._span()
        top = self._lane_bottom()
        return top + (minutes - first) * (self.height() - top) // (last - first)

    def _column(self, day: date) -> tuple[int, int]:
        gutter, number = self._gutter(), (day - monday_of(self.day)).days
        width = self.width() - gutter
        left = gutter + number * width // DAYS_OF_WEEK
        return left, gutter + (number + 1) * width // DAYS_OF_WEEK - left

    def day_at(self, at: QPoint) -> date | None:
        """Return the day under a point."""
        gutter = self._gutter()
        if not self.rect().contains(at) or at.x() < gutter:
            return None
        number = (at.x() - gutter) * DAYS_OF_WEEK // max(self.width() - gutter, 1)
        return self._week()[min(number, DAYS_OF_WEEK - 1)]

    def hour_at(self, at: QPoint) -> str:
        """Return the hour under a point, to the quarter; "" above the hours."""
        top = self._lane_bottom()
        if at.y() < top:
            return ""
        first, last = self._span()
        minutes = first + (at.y() - top) * (last - first) // max(self.height() - top, 1)
        return hour_of(round(minutes / SNAP) * SNAP)

    def shifted_hour(self, row: CalendarRow, key: int) -> str | None:
        """Up and down move by half an hour, left and right by a day."""
        if not row.begins or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return row.begins if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) else None
        step = -KEY_STEP if key == Qt.Key.Key_Up else KEY_STEP
        return hour_of(minutes_of(row.begins) + step)

    def arrange(self) -> tuple[list[Spot], list[More]]:
        """Return blocks in lanes beside one another where they overlap."""
        metrics = self._metrics()
        spots: list[Spot] = []
        mores: list[More] = []
        for day in self._week():
            self._arrange_whole_day(day, metrics, spots, mores)
            self._arrange_timed(day, metrics, spots, mores)
        return spots, mores

    def _arrange_whole_day(
        self, day: date, metrics: QFontMetrics, spots: list[Spot], mores: list[More]
    ) -> None:
        left, width = self._column(day)
        rows = self._whole_day(day)
        for place, row in enumerate(rows[:ALL_DAY_LINES]):
            top = self._head() + place * self._line()
            spots.append(
                self._spot(QRect(left + 2, top, width - 4, self._line() - 1), row, metrics)
            )
        if len(rows) > ALL_DAY_LINES:
            room = QRect(left + width - 40, 2, 34, metrics.height() + 4)
            mores.append(More(room, day, len(rows) - ALL_DAY_LINES))

    def _arrange_timed(
        self, day: date, metrics: QFontMetrics, spots: list[Spot], mores: list[More]
    ) -> None:
        left, width = self._column(day)
        most = max(width // tokens().px(_NARROWEST_LANE), 1)
        hidden = 0
        for cluster in _clusters(self._timed(day)):
            lanes = _lanes(cluster)
            count = min(max(lanes) + 1, most)
            for row, lane in zip(cluster, lanes, strict=True):
                if lane >= count:
                    hidden += 1
                    continue
                top = self._y(minutes_of(row.begins))
                bottom = max(self._y(_end_of(row)), top + metrics.height() + 2)
                step = (width - 4) // count
                room = QRect(left + 2 + lane * step, top, step - 1, bottom - top - 1)
                spots.append(self._spot(room, row, metrics))
        if hidden:
            room = QRect(left + width - 40, 2, 34, metrics.height() + 4)
            mores[:] = [more for more in mores if more.day != day]
            more = len(self._whole_day(day)) - ALL_DAY_LINES
            mores.append(More(room, day, hidden + max(more, 0)))

    def _spot(self, room: QRect, row: CalendarRow, metrics: QFontMetrics) -> Spot:
        warns = bool(self.days.warnings(row))
        width = room.width() - tokens().px(8) - self.icon_room(warns, row, metrics)
        elide = Qt.TextElideMode.ElideRight
        if room.height() > 2 * metrics.height() + 4:
            name = f"{row.begins} {row.title or row.short}".strip()
            more = self.days.line(row).removeprefix(name).strip() or row.place
            wide = room.width() - tokens().px(8)
            return Spot(
                room,
                row,
                metrics.elidedText(name, elide, width),
                metrics.elidedText(more, elide, wide),
                warns,
            )
        return Spot(room, row, metrics.elidedText(self.days.line(row), elide, width), warns=warns)

    def target_room(self, at: QPoint, spot: Spot) -> QRect:
        """Return the block at the day and quarter under the mouse."""
        day = self.day_at(at)
        if day is None or self._pressed is None:
            return spot.room
        left, width = self._column(day)
        top = at.y() - (self._pressed[0].y() - spot.room.top())
        return QRect(left + 2, top, width - 4, spot.room.height())

    # Painting -----------------------------------------------------------------

    def paint_ground(self, painter: QPainter) -> None:
        """Paint hours, days and their marks."""
        made, metrics = tokens(), self._metrics()
        painter.fillRect(self.rect(), made.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        lane = self._lane_bottom()
        for day in self._week():
            left, width = self._column(day)
            if not self.days.calendar.is_working_day(day):
                painter.fillRect(QRect(left, 0, width, self.height()), made.colour("ground"))
            painter.setPen(made.colour("line"))
            painter.drawLine(left, 0, left, self.height())
        painter.setFont(sized_font(made.sizes.small))
        gutter = self._gutter()
        first, last = self._span()
        for minutes in range(first, last, _HOUR):
            y = self._y(minutes)
            painter.setPen(made.colour("line"))
            painter.drawLine(gutter, y, self.width(), y)
            painter.setPen(made.colour("second"))
            room = QRect(0, y, gutter - made.space(1), metrics.height() + 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, hour_of(minutes))
        painter.setPen(made.colour("second"))
        painter.drawText(
            QRect(0, self._head(), gutter - made.space(1), self._line()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            tr("全天"),
        )
        painter.setPen(made.colour("line_strong"))
        painter.drawLine(0, lane, self.width(), lane)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day in self._week():
            self._paint_head(painter, day, metrics)

    def _paint_head(self, painter: QPainter, day: date, metrics: QFontMetrics) -> None:
        made = tokens()
        left, width = self._column(day)
        is_today = day == self.days.today
        painter.setFont(sized_font(made.sizes.small, bold=is_today or day == self.day))
        painter.setPen(made.colour("accent" if is_today else "text"))
        words = f"{weekday_word(day)} {day.month}/{day.day}"
        room = QRect(left + made.space(2), 2, width, metrics.height() + 4)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        mark = self.days.mark(day)
        if mark:
            is_free = not self.days.calendar.is_working_day(day)
            painter.setPen(made.colour("good" if is_free else "warn"))
            at = room.left() + painter.fontMetrics().horizontalAdvance(words) + made.space(2)
            painter.drawText(
                QRect(at, 2, width, metrics.height() + 4), Qt.AlignmentFlag.AlignVCenter, mark
            )
        band = self.days.bands.get(day)
        if band is not None:
            ink, ground = made.tone(band.tone)
            strip = QRect(left + 3, room.bottom() + 1, width - 6, metrics.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(strip, 2, 2)
            painter.setPen(ink)
            painter.drawText(strip.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, band.text)
        if day == self.day:
            painter.setPen(made.colour("accent" if self.hasFocus() else "line_strong"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRect(left + 1, 1, width - 2, self.height() - 2), 3, 3)


def _end_of(row: CalendarRow) -> int:
    begins = minutes_of(row.begins)
    return minutes_of(row.ends) if row.ends else begins + _USUAL_LENGTH


def _clusters(rows: Sequence[CalendarRow]) -> list[list[CalendarRow]]:
    """Return activities in runs that overlap, each run by hour."""
    found: list[list[CalendarRow]] = []
    last = -1
    for row in rows:
        begins = minutes_of(row.begins)
        if begins >= last:
            found.append([])
        found[-1].append(row)
        last = max(last, _end_of(row))
    return found


def _lanes(rows: Sequence[CalendarRow]) -> list[int]:
    """Return for each activity the first lane that is free when it begins."""
    ends: list[int] = []
    found = []
    for row in rows:
        begins = minutes_of(row.begins)
        lane = next((n for n, end in enumerate(ends) if end <= begins), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = _end_of(row)
        found.append(lane)
    return found
