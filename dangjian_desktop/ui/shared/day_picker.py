"""Choosing a day: a calendar that drops down, and the as-of day of the status line."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.rights import Right
from dangjian_desktop.operations.runner import no_right_to
from dangjian_desktop.ui.shared.buttons import PushButton, quiet_button
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.theme import restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

YEAR_END_MONTH, YEAR_END_DAY = 12, 31
CALENDAR_WIDTH, CALENDAR_HEIGHT = 320, 280


class AsksQuestion(Protocol):
    """As much of `ask.Ask` as is needed here."""

    def question(
        self, parent: QWidget | None, sentence: str, *, yes: str, no: str = QT_TR_NOOP("取消")
    ) -> bool:
        """Return whether the user chose `yes`."""
        ...

    def error(self, parent: QWidget | None, sentence: str) -> None:
        """Say why something cannot be done."""
        ...


class CalendarPopup(QFrame):
    """A calendar below a field or button, with short cuts under it.

    Signals:
        picked: The day (date) that was chosen.
    """

    picked = Signal(object)

    def __init__(
        self,
        day: date,
        today: date,
        *,
        shortcuts: tuple[tuple[str, date], ...] = (),
        latest: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar_popup")
        set_role(self, "raised")
        self.calendar = QCalendarWidget(self)
        self.calendar.setObjectName("calendar")
        self.calendar.setAccessibleName(tr("日历"))
        self.calendar.setLocale(QLocale())
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if latest is not None:
            self.calendar.setMaximumDate(_qdate(latest))
        self.calendar.setSelectedDate(_qdate(day))
        self._dress()
        self._mark(today)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(2),) * 4)
        column.addWidget(self.calendar)
        row = QHBoxLayout()
        for word, wanted in shortcuts:
            button = quiet_button(word, parent=self)
            button.clicked.connect(self._picker(wanted))
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)

    def open_below(self, widget: QWidget, *, above: bool = False) -> None:
        """Appear under the widget, or over it when it stands at the window's foot."""
        self.adjustSize()
        corner = QPoint(0, -self.sizeHint().height() if above else widget.height())
        self.move(widget.mapToGlobal(corner))
        self.show()
        self.calendar.setFocus()

    def _dress(self) -> None:
        """Give the calendar room for our type and our own arrows."""
        made = tokens()
        self.calendar.setMinimumSize(made.text_px(CALENDAR_WIDTH), made.text_px(CALENDAR_HEIGHT))
        for name, arrow, word in (
            ("qt_calendar_prevmonth", "chevron-left", tr("上个月")),
            ("qt_calendar_nextmonth", "chevron-right", tr("下个月")),
        ):
            button = self.calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                dress(button, arrow)
                button.setAccessibleName(word)

    def _mark(self, today: date) -> None:
        made = tokens()
        plain = QTextCharFormat()
        plain.setForeground(made.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        bold = QTextCharFormat()
        bold.setForeground(made.colour("accent"))
        bold.setFontWeight(700)
        self.calendar.setDateTextFormat(_qdate(today), bold)

    def _picker(self, day: date) -> Callable[[], None]:
        def pick() -> None:
            self._pick(_qdate(day))

        return pick

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves without choosing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)


class AsOfDay(PushButton):
    """The as-of day of the status line: 截至 2026-11-20 ▾, or 历史视图 when it is not today."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("as_of_day")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the day
        self._desk = desk
        self.clicked.connect(self.open_calendar)
        desk.day_changed.connect(self._show_day)
        self._show_day()

    def open_calendar(self) -> None:
        """Offer the calendar, with 今天 and the last two ends of a year."""
        today = self._desk.today
        last_year = date(today.year - 1, YEAR_END_MONTH, YEAR_END_DAY)
        earlier = date(today.year - 2, YEAR_END_MONTH, YEAR_END_DAY)
        popup = CalendarPopup(
            self._desk.on,
            today,
            shortcuts=(
                (tr("今天"), today),
                (tr("{year} 年末", year=last_year.year), last_year),
                (tr("{year} 年末", year=earlier.year), earlier),
            ),
            parent=self,
        )
        popup.picked.connect(self._desk.show_day)
        popup.open_below(self, above=True)

    def _show_day(self) -> None:
        history = self._desk.is_history
        words = tr("截至 {day}", day=self._desk.on.isoformat())
        self.setText(tr("历史视图 · {words}", words=words) if history else words)
        self.setAccessibleName(self.text())
        self.setToolTip(tr("选择名册和统计截至哪一天"))
        dress(self, "chevron-down", "info" if history else "second")


def may_record(
    ask: AsksQuestion, parent: QWidget | None, desk: Desk, right: Right = Right.RECORD
) -> bool:
    """Return whether the present user has a right; who has not is told so.

    By the keyboard, a double click or dragging one comes to what no button offers.
    """
    if not desk.may(right):
        ask.error(parent, in_words(no_right_to(right)))
        return False
    return True


def may_edit(
    ask: AsksQuestion, parent: QWidget | None, desk: Desk, right: Right = Right.RECORD
) -> bool:
    """Return whether editing may go on; in the history view the user is asked first.

    Who has no right is told so before a form is filled in.
    """
    if not may_record(ask, parent, desk, right):
        return False
    if not desk.is_history:
        return True
    return ask.question(
        parent,
        tr(
            "现在看的是 {day} 的历史视图，改动会写入现在的名册。要继续修改吗？",
            day=desk.on.isoformat(),
        ),
        yes=tr("继续修改"),
    )


def mark_history(line: QWidget, desk: Desk) -> None:
    """Colour the status line while another day than today is shown."""
    line.setProperty("history", desk.is_history)
    for widget in (line, *line.findChildren(QWidget)):
        restyle(widget)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
