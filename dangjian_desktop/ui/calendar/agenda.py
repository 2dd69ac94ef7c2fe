"""Activities as a list: beside the month the next days, as a view of its own a whole month."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import ActivityState, printed
from dangjian_desktop.queries.calendar import CalendarRow
from dangjian_desktop.ui.calendar.calendar_days import (
    ONE_DAY,
    CalendarDays,
    day_words,
)
from dangjian_desktop.ui.shared.icons import ICON_OF_TONE, icon
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, sized_font, tokens
from dangjian_desktop.ui.shared.weekdays import weekday_word
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: Days that are listed from the current one on.
DAYS_AHEAD = 14
_ACTIVITY = int(Qt.ItemDataRole.UserRole)
STATE_TONES = {
    ActivityState.PLANNED: Tone.INFO,
    ActivityState.HELD: Tone.GOOD,
    ActivityState.CANCELLED: Tone.PLAIN,
}


def tone_of(shown: str) -> Tone:
    """Return the tone of a kind's colour word."""
    return Tone.WARN if shown == "gold" else Tone(shown)


class AgendaPane(QWidget):
    """The current day in full, then what comes in the two weeks after it.

    Signals:
        activity_opened: Row id of an activity.
        left: Esc was pressed: the keyboard goes back to the calendar.
    """

    activity_opened = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agenda")
        self.heading = QLabel(self)
        set_role(self.heading, "heading")
        self.list = _AgendaList(self)
        self.list.setObjectName("agenda_list")
        self.list.setAccessibleName(tr("接下来的活动"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.itemDoubleClicked.connect(self._open)
        self.list.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(2))
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        self._days, self._day = CalendarDays(), date.min
        news().changed.connect(self._fill)

    def show_from(self, days: CalendarDays, day: date) -> None:
        """List the activities of a day and of the days after it."""
        self._days, self._day = days, day
        self._fill()

    def take_keyboard(self) -> None:
        """Go to the first activity of the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        for place in range(self.list.count()):
            if self.list.item(place).data(_ACTIVITY) is not None:
                self.list.setCurrentRow(place)
                return

    def _fill(self) -> None:
        chosen = self.list.currentItem().data(_ACTIVITY) if self.list.currentItem() else None
        self.list.clear()
        if self._day == date.min:
            return
        self.heading.setText(tr("{day} 起", day=day_words(self._day)))
        for number in range(DAYS_AHEAD):
            day = self._day + timedelta(days=number)
            rows = self._days.on(day)
            if rows or number == 0:
                self._add_day(day, rows)
        for place in range(self.list.count()):
            if chosen is not None and self.list.item(place).data(_ACTIVITY) == chosen:
                self.list.setCurrentRow(place)

    def _add_day(self, day: date, rows: Sequence[CalendarRow]) -> None:
        made = tokens()
        head = QListWidgetItem(day_words(day))
        if day == self._days.today:
            head.setText(tr("{day}（今天）", day=day_words(day)))
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(sized_font(made.sizes.small, bold=True))
        head.setForeground(made.colour("second"))
        self.list.addItem(head)
        if not rows:
            none = QListWidgetItem(tr("没有安排"))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            none.setForeground(made.colour("disabled"))
            self.list.addItem(none)
        for row in rows:
            self.list.addItem(self._item(row))

    def _item(self, row: CalendarRow) -> QListWidgetItem:
        made = tokens()
        warnings = self._days.warnings(row)
        hours = row.hours or tr("全天")
        where = " · ".join(filter(None, (row.zone_name or row.organisation_name, row.place)))
        name = row.name
        if row.state is ActivityState.CANCELLED:
            name = tr("{name}（已取消）", name=name)
        item = QListWidgetItem(f"{hours}  {name}\n{where}")
        item.setData(_ACTIVITY, row.activity_id)
        item.setToolTip(self._days.tip(row))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._days.tip(row))
        if row.is_stage:
            item.setIcon(icon("flag", "bad" if row.late_days else "second", made.sizes.small + 2))
        elif warnings:
            item.setIcon(icon("triangle-alert", "warn", made.sizes.small + 2))
        else:
            tone = tone_of(row.shown)
            colour = "second" if tone is Tone.PLAIN else tone.value
            item.setIcon(icon(ICON_OF_TONE[Tone.PLAIN], colour, made.sizes.small))
        metrics = self.list.fontMetrics()
        item.setSizeHint(QSize(0, 2 * metrics.lineSpacing() + made.space(2)))
        return item

    def _open(self, item: QListWidgetItem) -> None:
        activity_id = item.data(_ACTIVITY)
        if activity_id is not None:
            self.activity_opened.emit(int(activity_id))


class _AgendaList(QListWidget):
    """Enter opens, Esc goes back."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _day(row: CalendarRow) -> str:
    return f"{row.held_on.isoformat()} {weekday_word(row.held_on)}"


def _kind_chip(row: CalendarRow) -> ChipLook:
    icon_name = "flag" if row.is_stage else ICON_OF_TONE[Tone.PLAIN]
    return ChipLook(row.kind_label, tone_of(row.shown), icon_name)


def _state_chip(row: CalendarRow) -> ChipLook:
    if row.late_days:
        return ChipLook(tr("逾期 {n} 天", n=row.late_days), Tone.BAD)
    return ChipLook(_state_word(row), STATE_TONES[row.state])


def _state_word(row: CalendarRow) -> str:
    if row.is_stage:
        return tr("已完成") if row.state is ActivityState.HELD else tr("未完成")
    return tr(printed(row.state))


def _holder(row: CalendarRow) -> str:
    return row.zone_name or row.organisation_name


LIST_COLUMNS: tuple[Column[CalendarRow], ...] = (
    Column(QT_TR_NOOP("日期"), _day, "day", width=140),
    Column(QT_TR_NOOP("时间"), lambda row: row.hours, "hours", width=110),
    text_column(QT_TR_NOOP("活动"), lambda row: row.name, "name", width=260),
    Column(QT_TR_NOOP("种类"), lambda row: row.kind_label, "kind", width=150, chip=_kind_chip),
    text_column(QT_TR_NOOP("召开"), _holder, "holder", width=220),
    text_column(QT_TR_NOOP("地点"), lambda row: row.place, "place", width=180),
    Column(
        QT_TR_NOOP("状态"), lambda row: _state_chip(row).text, "state", width=110, chip=_state_chip
    ),
)


def last_listed(day: date) -> date:
    """Return the last day that the pane lists when a day is the current one."""
    return day + timedelta(days=DAYS_AHEAD) - ONE_DAY
