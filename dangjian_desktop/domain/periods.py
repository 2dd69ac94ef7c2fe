"""The stretches of time that reports are made of: this month, last month, quarter, year."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from dangjian_desktop.domain.dates import add_months

_A_DAY = timedelta(days=1)
_MONTHS_OF_A_QUARTER = 3


class Period(StrEnum):
    """A usual period; one that is not over ends with the day on which it is asked for."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"


PERIOD_WORDS: Mapping[Period, str] = {
    Period.THIS_MONTH: "本月",
    Period.LAST_MONTH: "上月",
    Period.THIS_QUARTER: "本季",
    Period.THIS_YEAR: "本年",
    Period.LAST_YEAR: "上年",
}


def days_of(period: Period, on: date) -> tuple[date, date]:
    """Return the first and the last day of a period, both included, as of a day."""
    month = on.replace(day=1)
    year = month.replace(month=1)
    if period is Period.LAST_MONTH:
        last = month - _A_DAY
        return last.replace(day=1), last
    if period is Period.LAST_YEAR:
        return year.replace(year=on.year - 1), year - _A_DAY
    quarter = month.replace(month=on.month - (on.month - 1) % _MONTHS_OF_A_QUARTER)
    first = {Period.THIS_MONTH: month, Period.THIS_QUARTER: quarter, Period.THIS_YEAR: year}
    return first[period], on


def whole_days_of(period: Period, on: date) -> tuple[date, date]:
    """Return the first and the last day of a period to its end, days that lie ahead included."""
    first, last = days_of(period, on)
    months = {Period.THIS_MONTH: 1, Period.THIS_QUARTER: _MONTHS_OF_A_QUARTER, Period.THIS_YEAR: 12}
    return first, add_months(first, months[period]) - _A_DAY if period in months else last
