"""The month: whole weeks, three lines a day, and how many more there are."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.ui.calendar.calendar_days import DAYS_OF_WEEK, month_days, month_grid
from dangjian_desktop.ui.calendar.calendar_grid import CalendarGrid, More, Spot
from dangjian_desktop.ui.shared.theme import Tokens, sized_font, tokens
from dangjian_desktop.ui.shared.weekdays import WEEKDAYS
from dangjian_desktop.ui.shared.wording import tr

LINES_A_DAY = 3
_LINE_GAP = 5
_SMALLEST = QSize(560, 320)
_SATURDAY = 5


class MonthView(CalendarGrid):
    """A month; days of the months beside it are paler."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("month_view")
        self.setAccessibleName(tr("月历"))
        self.setMinimumSize(_SMALLEST)

    def stretch(self) -> tuple[date, date]:
        """Return first and last day of the month."""
        return month_days(self.day)

    def turn(self, steps: int) -> None:
        """Go so many months on."""
        self.show_day(add_months(self.day, steps))

    # Geometry -----------------------------------------------------------------

    def _weeks(self) -> int:
        first, last = month_grid(self.day)
        return ((last - first).days + 1) // DAYS_OF_WEEK

    def _head(self, made: Tokens) -> int:
        return QFontMetrics(sized_font(made.sizes.small)).height() + made.space(2)

    def cell(self, day: date) -> QRect:
        """Return the room of a day."""
        first, _last = month_grid(self.day)
        number = (day - first).days
        row, column = divmod(number, DAYS_OF_WEEK)
        head = self._head(tokens())
        width, height = self.width(), self.height() - head
        weeks = self._weeks()
        left, right = column * width // DAYS_OF_WEEK, (column + 1) * width // DAYS_OF_WEEK
        top, bottom = head + row * height // weeks, head + (row + 1) * height // weeks
        return QRect(left, top, right - left, bottom - top)

    def day_at(self, at: QPoint) -> date | None:
        """Return the day under a point."""
        head = self._head(tokens())
        if not self.rect().contains(at) or at.y() < head:
            return None
        first, _last = month_grid(self.day)
        column = min(at.x() * DAYS_OF_WEEK // self.width(), DAYS_OF_WEEK - 1)
        weeks = self._weeks()
        row = min((at.y() - head) * weeks // (self.height() - head), weeks - 1)
        return first + timedelta(days=row * DAYS_OF_WEEK + column)

    def _band_height(self, metrics: QFontMetrics) -> int:
        return metrics.height() + 2 if self.days.bands else 0

    def arrange(self) -> tuple[list[Spot], list[More]]:
        """Return up to three activities a day, and the counts of the others."""
        made = tokens()
        metrics = QFontMetrics(sized_font(made.sizes.small))
        line, date_line = metrics.height() + _LINE_GAP, metrics.height() + made.space(1)
        first, last = month_grid(self.day)
        spots, mores = [], []
        inset = made.px(10)
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            rows = self.days.on(day)
            if not rows:
                continue
            cell = self.cell(day)
            top = cell.top() + date_line + self._band_height(metrics) + made.px(3)
            lines = min(LINES_A_DAY, max((cell.bottom() - top) // line, 1), len(rows))
            for place, row in enumerate(rows[:lines]):
                room = QRect(cell.left() + 3, top + place * line, cell.width() - 5, line - 1)
                warns = bool(self.days.warnings(row))
                width = room.width() - inset - self.icon_room(warns, row, metrics)
                text = metrics.elidedText(self.days.line(row), Qt.TextElideMode.ElideRight, width)
                spots.append(Spot(room, row, text, warns=warns))
            if len(rows) > lines:
                width = metrics.horizontalAdvance("+000")
                room = QRect(cell.right() - width - 4, cell.top() + 1, width, date_line)
                mores.append(More(room, day, len(rows) - lines))
        return spots, mores

    def target_room(self, at: QPoint, spot: Spot) -> QRect:
        """Return a line in the cell of the day."""
        day = self.day_at(at)
        if day is None:
            return spot.room
        cell = self.cell(day)
        height = spot.room.height()
        top = min(max(at.y() - height // 2, cell.top()), cell.bottom() - height)
        return QRect(cell.left() + 3, top, cell.width() - 5, height)

    # Painting -----------------------------------------------------------------

    def paint_ground(self, painter: QPainter) -> None:
        """Paint names of days, cells, dates, 休 and 班, and the shift bands."""
        made = tokens()
        painter.fillRect(self.rect(), made.colour("surface"))
        small = sized_font(made.sizes.small)
        metrics = QFontMetrics(small)
        head = self._head(made)
        painter.setFont(small)
        for number, word in enumerate(WEEKDAYS):
            painter.setPen(made.colour("second"))
            left = number * self.width() // DAYS_OF_WEEK
            room = QRect(left + made.px(8), 0, self.width() // DAYS_OF_WEEK, head)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr(word))
        first, last = month_grid(self.day)
        for number in range((last - first).days + 1):
            self._paint_day(painter, first + timedelta(days=number), metrics)

    def _paint_day(self, painter: QPainter, day: date, metrics: QFontMetrics) -> None:
        made, cell = tokens(), self.cell(day)
        is_other = day.month != self.day.month
        is_free = not self.days.calendar.is_working_day(day)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if is_free or is_other:
            painter.fillRect(cell, made.colour("ground"))
        painter.setPen(made.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell.adjusted(0, 0, -1, -1) if day.weekday() else cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if day == self.day:
            painter.setPen(made.colour("accent" if self.hasFocus() else "line_strong"))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 3, 3)
        height = metrics.height() + made.space(1)
        number = str(day.day) if day.day > 1 else f"{day.month}/{day.day}"
        painter.setFont(sized_font(made.sizes.small, bold=day == self.days.today or day.day == 1))
        width = painter.fontMetrics().horizontalAdvance(number) + made.px(10)
        room = QRect(cell.left() + 3, cell.top() + 2, max(width, height), height)
        if day == self.days.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(made.colour("accent"))
            painter.drawRoundedRect(room.adjusted(0, 0, 0, -1), height // 2, height // 2)
            painter.setPen(made.colour("on_accent"))
        else:
            painter.setPen(made.colour("disabled" if is_other else "text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(sized_font(made.sizes.small))
        mark = self.days.mark(day)
        if mark:
            ink = made.colour("good" if is_free else "warn")
            painter.setPen(ink)
            painter.drawText(
                QRect(room.right() + 4, room.top(), cell.width(), height),
                Qt.AlignmentFlag.AlignVCenter,
                mark,
            )
        self._paint_band(painter, day, cell, metrics, room.bottom() + 1)

    def _paint_band(
        self, painter: QPainter, day: date, cell: QRect, metrics: QFontMetrics, top: int
    ) -> None:
        band = self.days.bands.get(day)
        if band is None:
            return
        ink, ground = tokens().tone(band.tone)
        room = QRect(cell.left() + 3, top, cell.width() - 5, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(room, 2, 2)
        painter.setPen(ink)
        painter.drawText(room.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, band.text)
