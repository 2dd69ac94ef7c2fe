"""What the calendar's views are given to paint: days, activities, marks; and date arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtGui import QColor

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.domain.work_calendar import WorkCalendar
from dangjian_desktop.queries.calendar import CalendarRow
from dangjian_desktop.ui.shared.theme import Tone, tokens
from dangjian_desktop.ui.shared.weekdays import weekday_word
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr

DAYS_OF_WEEK = 7
ONE_DAY = timedelta(days=1)
_NO_CALENDAR = WorkCalendar(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True)
class ShiftBand:
    """What stands under a date: the shift of the chosen crew.

    Attributes:
        text: 早, 中, 夜, 休. tone: its colour; the word always stands with it.
    """

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class CalendarDays:
    """Everything that a view paints.

    Attributes:
        rows: Activities by day and hour. today: The day that is marked.
        conflicts: What gets in the way, by activity id. bands: Shift bands by day.
        names_holder: Whether the holder's name belongs into the line: several are shown.
    """

    rows: Sequence[CalendarRow] = ()
    today: date = date.min
    calendar: WorkCalendar = _NO_CALENDAR
    conflicts: Mapping[int, tuple[Sentence, ...]] = field(default_factory=dict)
    bands: Mapping[date, ShiftBand] = field(default_factory=dict)
    names_holder: bool = True
    by_day: Mapping[date, list[CalendarRow]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found: dict[date, list[CalendarRow]] = {}
        for row in self.rows:
            found.setdefault(row.held_on, []).append(row)
        object.__setattr__(self, "by_day", found)

    def on(self, day: date) -> list[CalendarRow]:
        """Return the activities of a day."""
        return self.by_day.get(day, [])

    def line(self, row: CalendarRow) -> str:
        """Return what stands on the line of an activity."""
        name = row.title or row.short
        holder = row.zone_name or short_holder(row.organisation_name)
        words = [row.begins, name, holder if self.names_holder else ""]
        return " ".join(word for word in words if word)

    def warnings(self, row: CalendarRow) -> list[str]:
        """Return what should be looked at: conflicts, and a record of a day still to come."""
        if row.is_stage:
            return [tr("逾期 {n} 天", n=row.late_days)] if row.late_days else []
        told = [in_words(said) for said in self.conflicts.get(row.activity_id, ())]
        if row.state is ActivityState.HELD and row.held_on > self.today:
            told.append(tr("日期还没有到，却已有记录。请核对日期。"))
        return told

    def tip(self, row: CalendarRow) -> str:
        """Return everything about an activity, for on hover and for reading aloud."""
        words = [
            row.name
            if row.name == row.kind_label
            else tr("{name}（{kind}）", name=row.name, kind=row.kind_label),
            row.zone_name or row.organisation_name,
            row.hours,
            row.place,
            tr((_STAGE_WORDS if row.is_stage else _STATE_WORDS)[row.state]),
            tr("周期活动，已改日期") if row.is_moved else "",
        ]
        first = " · ".join(word for word in words if word)
        return "\n".join([first, *self.warnings(row)])

    def mark(self, day: date) -> str:
        """Return 休 for a working day on which nobody works, 班 for the other way round."""
        if day in self.calendar.make_up:
            return tr("班")
        return tr("休") if day in self.calendar.off else ""


_STATE_WORDS = {
    ActivityState.PLANNED: QT_TR_NOOP("待开展"),
    ActivityState.HELD: QT_TR_NOOP("已开展"),
    ActivityState.CANCELLED: QT_TR_NOOP("已取消"),
}
_STAGE_WORDS = {
    ActivityState.PLANNED: QT_TR_NOOP("未完成"),
    ActivityState.HELD: QT_TR_NOOP("已完成"),
}
_GOLD_GROUND = "warn_soft"


def colours(shown: str) -> tuple[QColor, QColor]:
    """Return ink and ground of a kind's colour word."""
    made = tokens()
    if shown == "gold":
        return made.colour("gold"), made.colour(_GOLD_GROUND)
    return made.tone(Tone(shown))


def short_holder(name: str) -> str:
    """Return 综采一队 for 综采一队党支部: on a line of the calendar there is no room for more."""
    name = name.replace(chinese("党支部 "), " ")  # 综采一队 第一党小组
    for ending in (chinese("党支部"), chinese("党总支"), chinese("党委")):
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


def monday_of(day: date) -> date:
    """Return the first day of the week."""
    return day - timedelta(days=day.weekday())


def month_grid(day: date) -> tuple[date, date]:
    """Return first and last day of the whole weeks that show the month of a day."""
    first = monday_of(day.replace(day=1))
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY
    return first, monday_of(last) + timedelta(days=DAYS_OF_WEEK - 1)


def month_days(day: date) -> tuple[date, date]:
    """Return first and last day of the month of a day."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - ONE_DAY


def day_words(day: date) -> str:
    """Return a day as a heading: 11月20日 周五."""
    return tr(
        "{month}月{day}日 {weekday}",
        month=day.month,
        day=day.day,
        weekday=weekday_word(day),
    )
