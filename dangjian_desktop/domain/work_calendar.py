"""Working days: weekends, holidays and the days that make up for them (facts.md 11).

The list of a year is published late in the year before. For a year that is not in the list only
weekends are known; whoever answers says so (`unconfirmed_years`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.rule_values import RuleValueError, day_of, value_of

_DAY = timedelta(days=1)
_SATURDAY = 5
#: A longer row of days off is a fault of the list, not a holiday.
_MOST_DAYS_OFF = 60


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off, days that make up for them, and the years for which both are known."""

    off: frozenset[date]
    make_up: frozenset[date]
    years: frozenset[int]

    def is_working_day(self, day: date) -> bool:
        """Whether people work on a day."""
        if day in self.make_up:
            return True
        return day not in self.off and day.weekday() < _SATURDAY

    def working_day_from(self, day: date) -> date:
        """Return the day itself when people work on it, else the next one on which they do."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def after_working_days(self, day: date, count: int) -> date:
        """Return the last of so many working days; the first is counted from the next day."""
        while count > 0:
            day += _DAY
            count -= self.is_working_day(day)
        return day

    def unconfirmed_years(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years between two days whose list is not known: weekends alone count."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)

    @property
    def last_year(self) -> int | None:
        """The last year whose list is known."""
        return max(self.years, default=None)


def work_calendar(values: Mapping[str, Any]) -> WorkCalendar:
    """Read the values of ``holidays.work_calendar``: a key for each year."""
    off: set[date] = set()
    make_up: set[date] = set()
    for year, lists in values.items():
        if not year.isdigit():
            raise RuleValueError("work_calendar", year)
        off |= set(_days(value_of(lists, "off"), year))
        make_up |= set(_days(value_of(lists, "make_up"), year))
    return WorkCalendar(frozenset(off), frozenset(make_up), frozenset(map(int, values)))


def _days(told: Iterable[str], year: str) -> Iterable[date]:
    for text in told:
        first_text, _, last_text = str(text).partition("/")
        first = day_of(first_text, year)
        last = day_of(last_text or first_text, year)
        if not 0 <= (last - first).days < _MOST_DAYS_OFF:
            raise RuleValueError(year, text)
        yield from (first + _DAY * number for number in range((last - first).days + 1))


def themed_day(year: int, month: int, day: int, calendar: WorkCalendar) -> date:
    """Return the day of 主题党日 of a month: a fixed day, moved to the next working day.

    A day that the month does not have is its last day (month arithmetic clamps).
    """
    after = date(year + month // 12, month % 12 + 1, 1)
    last = (after - _DAY).day
    return calendar.working_day_from(date(year, month, min(day, last)))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return a day such as the first Friday of a month (Monday is 0, the first is 1).

    Raises:
        ValueError: When the month has no such day.
    """
    first = date(year, month, 1)
    found = first + _DAY * ((weekday - first.weekday()) % 7 + 7 * (number - 1))
    if found.month != month or number < 1:
        raise ValueError(number)
    return found
