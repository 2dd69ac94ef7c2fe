"""The periods that are scored, by their codes: ``2026-07``, ``2026Q3``, ``2026H2``, ``2026``.

They are the periods of the obligations (`domain.obligations.Period`), so that a missing meeting and
the points it costs speak of the same days.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from dangjian_desktop.domain.obligations import Every, Period, periods_of

#: How a code is written: a year, or a year with a month, a quarter, a half.
_CODE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])|Q([1-4])|H([12]))?")
#: From the shortest to the longest.
LENGTHS = (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR)
_MONTHS: Mapping[Every, int] = {
    Every.MONTH: 1,
    Every.QUARTER: 3,
    Every.HALF_YEAR: 6,
    Every.YEAR: 12,
}


@lru_cache(maxsize=256)
def period_of(code: str) -> Period | None:
    """Return the period of a code; None where it is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    year, month, quarter, half = found.groups()
    if month:
        return periods_of(Every.MONTH, int(year))[int(month) - 1]
    if quarter:
        return periods_of(Every.QUARTER, int(year))[int(quarter) - 1]
    if half:
        return periods_of(Every.HALF_YEAR, int(year))[int(half) - 1]
    return periods_of(Every.YEAR, int(year))[0]


def length_of(period: Period) -> Every:
    """Return how long a period is."""
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
    return next(every for every, length in _MONTHS.items() if length == months + 1)


def period_on(every: Every, day: date) -> Period:
    """Return the period of a length in which a day lies."""
    return next(one for one in periods_of(every, day.year) if one.first <= day <= one.last)


def parts_of(period: Period, every: Every) -> tuple[Period, ...]:
    """Return the shorter periods that a period is made of, in their order."""
    return tuple(
        one
        for one in periods_of(every, period.year)
        if period.first <= one.first and one.last <= period.last
    )


def period_before(period: Period) -> Period:
    """Return the period of the same length that ended the day before."""
    every = length_of(period)
    whole = periods_of(every, period.year)
    place = whole.index(period)
    return whole[place - 1] if place else periods_of(every, period.year - 1)[-1]
