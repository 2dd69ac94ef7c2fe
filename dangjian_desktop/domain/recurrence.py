"""Recurrence of activities: the days that a rhythm gives, moved off days on which nobody works.

相对固定的主题党日 is a rhythm (a day of the month, the first Friday) that moves to the next
working day when it falls on a day off. How far it may move is local practice
(``meetings.themed_day``); a day that would have to move further is told, not left out, because
only the branch can settle it. Cases: facts.md 15.6 L04–L07.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.problems import Fault, Reading, Sentence
from dangjian_desktop.domain.work_calendar import WorkCalendar, nth_weekday

DAYS_OF_WEEK = 7
#: Months between two occurrences that people know a word for; weeks may be any number up to 12.
MONTHLY, QUARTERLY, YEARLY = 1, 3, 12
MOST_WEEKS = 12
LAST_DAY = 31
#: The last such weekday of a month, in `Recurrence.number`.
LAST = -1
#: A series fills at most so many days at once: a weekly one of ten years.
MOST_OCCURRENCES = 520
WEEKDAY_WORDS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
NUMBER_WORDS: Mapping[int, str] = {
    1: "第一个",
    2: "第二个",
    3: "第三个",
    4: "第四个",
    LAST: "最后一个",
}


class Rhythm(StrEnum):
    """How the days of a series follow one another (values are stored)."""

    WEEKS = "every_weeks"
    MONTH_DAY = "every_month_day"
    MONTH_WEEKDAY = "every_month_weekday"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rhythm.

    Attributes:
        every: Weeks or months from one occurrence to the next (1, 3 quarterly, 12 yearly).
        day: Of the month, 1 to 31; one that a month does not have is its last. For MONTH_DAY.
        weekday: Monday is 0. For WEEKS and MONTH_WEEKDAY.
        number: 1 to 4, or `LAST`. For MONTH_WEEKDAY.
        moves: Whether a day on which nobody works moves to the next working day.
    """

    rhythm: Rhythm
    every: int = 1
    day: int = 1
    weekday: int = 0
    number: int = 1
    moves: bool = True

    @property
    def words(self) -> Sentence:
        """The rhythm in words: 每月20日, 每季度第一个周五, 每2周的周三."""
        often = {
            MONTHLY: Sentence("每月"),
            QUARTERLY: Sentence("每季度"),
            YEARLY: Sentence("每年"),
        }.get(self.every, Sentence("每{count}个月", count=self.every))
        weekday = Sentence(WEEKDAY_WORDS[self.weekday])
        if self.rhythm is Rhythm.WEEKS:
            if self.every == 1:
                return Sentence("每周的{weekday}", weekday=weekday)
            return Sentence("每{count}周的{weekday}", count=self.every, weekday=weekday)
        if self.rhythm is Rhythm.MONTH_WEEKDAY:
            number = Sentence(NUMBER_WORDS[self.number])
            return Sentence("{often}{number}{weekday}", often=often, number=number, weekday=weekday)
        return Sentence("{often}{day}日", often=often, day=self.day)

    def period_of(self, day: date) -> tuple[int, int]:
        """Return what a day is counted to: its month, or its week for a weekly rhythm."""
        if self.rhythm is Rhythm.WEEKS:
            year, week, _weekday = day.isocalendar()
            return year, week
        return day.year, day.month


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day of a series.

    Attributes:
        planned: The day that the rhythm names. on: the day after moving.
        told: Why it moved, and what should be looked at.
        is_doubtful: Whether somebody should look: moved too far or into the next period.
    """

    planned: date
    on: date
    told: tuple[Sentence, ...] = ()
    is_doubtful: bool = False


def occurrences(
    recurrence: Recurrence, since: date, until: date, calendar: WorkCalendar, most_days_moved: int
) -> list[Occurrence]:
    """Return the days of a series whose planned day lies from `since` to `until`, both included.

    Args:
        recurrence: The rhythm; months are counted from that of `since`, weeks from its week.
        since: First day. until: last day.
        calendar: Working days.
        most_days_moved: How far a day usually moves (``meetings.themed_day``).
    """
    found = []
    for planned in _planned(recurrence, since, until):
        found.append(_moved(recurrence, planned, calendar, most_days_moved))
        if len(found) == MOST_OCCURRENCES:
            break
    return found


def _planned(recurrence: Recurrence, since: date, until: date) -> Iterator[date]:
    if recurrence.rhythm is Rhythm.WEEKS:
        first = since - timedelta(days=since.weekday()) + timedelta(days=recurrence.weekday)
        if first < since:
            first += timedelta(days=DAYS_OF_WEEK)
        step = timedelta(days=DAYS_OF_WEEK * recurrence.every)
        while first <= until:
            yield first
            first += step
        return
    month = since.replace(day=1)
    if _in_month(recurrence, month) < since:  # the rhythm begins with the next month
        month = add_months(month, 1)
    while month <= until:
        planned = _in_month(recurrence, month)
        if planned <= until:
            yield planned
        month = add_months(month, recurrence.every)


def _in_month(recurrence: Recurrence, month: date) -> date:
    last = add_months(month, 1) - timedelta(days=1)
    if recurrence.rhythm is Rhythm.MONTH_DAY:
        return month.replace(day=min(recurrence.day, last.day))
    if recurrence.number == LAST:
        return last - timedelta(days=(last.weekday() - recurrence.weekday) % DAYS_OF_WEEK)
    return nth_weekday(month.year, month.month, recurrence.weekday, recurrence.number)


def _moved(
    recurrence: Recurrence, planned: date, calendar: WorkCalendar, most_days_moved: int
) -> Occurrence:
    on = calendar.working_day_from(planned) if recurrence.moves else planned
    told = []
    is_doubtful = False
    if on != planned:
        told.append(Sentence("{day}是休息日，顺延到{on}", day=_said(planned), on=_said(on)))
        days = (on - planned).days
        if days > most_days_moved:
            told.append(
                Sentence(
                    "顺延了 {days} 天，超过 {most} 天，请商定", days=days, most=most_days_moved
                )
            )
            is_doubtful = True
        elif recurrence.period_of(on) != recurrence.period_of(planned):
            word = "已到下一周" if recurrence.rhythm is Rhythm.WEEKS else "已到下个月"
            told.append(Sentence("{word}，请商定", word=Sentence(word)))
            is_doubtful = True
    if calendar.unconfirmed_years(planned, on):
        told.append(Sentence("{year}年的放假安排还没有收录，只按周末推算", year=planned.year))
    return Occurrence(planned, on, tuple(told), is_doubtful)


def _said(day: date) -> Sentence:
    return Sentence("{month}月{day}日", month=day.month, day=day.day)


def recurrence_table(recurrence: Recurrence) -> dict[str, Any]:
    """Return a recurrence as `read_recurrence` reads it back."""
    return {
        "rhythm": str(recurrence.rhythm),
        "every": recurrence.every,
        "day": recurrence.day,
        "weekday": recurrence.weekday,
        "number": recurrence.number,
        "moves": recurrence.moves,
    }


def read_recurrence(table: Mapping[str, Any]) -> Reading[Recurrence]:
    """Read a recurrence that was stored or put together from the fields of a form."""
    try:
        found = Recurrence(
            Rhythm(table["rhythm"]),
            int(table.get("every", 1)),
            int(table.get("day", 1)),
            int(table.get("weekday", 0)),
            int(table.get("number", 1)),
            bool(table.get("moves", True)),
        )
    except (KeyError, TypeError, ValueError):
        return Reading(None, (Fault("recurrence.unreadable"),))
    most = MOST_WEEKS if found.rhythm is Rhythm.WEEKS else YEARLY
    faults = []
    if not 1 <= found.every <= most:
        faults.append(Fault("number.range", str(found.every), hint=f"1–{most}"))
    if not 1 <= found.day <= LAST_DAY:
        faults.append(Fault("number.range", str(found.day), hint=f"1–{LAST_DAY}"))
    if not 0 <= found.weekday < DAYS_OF_WEEK or found.number not in NUMBER_WORDS:
        faults.append(Fault("recurrence.unreadable"))
    return Reading(None, tuple(faults)) if faults else Reading(found)
