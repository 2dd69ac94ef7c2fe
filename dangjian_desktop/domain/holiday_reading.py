"""Days off and make-up days as people type them: 1.1-1.3, 2月15日至23日, 2027-05-01/2027-05-05."""

import re
from datetime import date

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import Fault, Reading

_PARTED = re.compile(r"[\n,，;；、]+")
_DAY = r"(?:(\d{4})[-./年])?(?:(\d{1,2})[-./月])?(\d{1,2})日?"
_ONE = re.compile(rf"{_DAY}\Z")
_RANGE = re.compile(rf"{_DAY}\s*(?:至|到|~|—+|–|-|/)\s*{_DAY}\Z")


def read_days(text: str, year: int) -> Reading[list[str]]:
    """Return days and stretches of days as the rule ``holidays.work_calendar`` holds them.

    A line or part between commas is one day or the first and the last one; a missing year is the
    year asked for, a missing month the one before it in the same part.
    """
    found: list[str] = []
    faults: list[Fault] = []
    for part in _PARTED.split(half_width(text)):
        typed = "".join(part.split())
        if not typed:
            continue
        days = _days(typed, year)
        if days is None:
            faults.append(Fault("holiday.unreadable", part.strip()))
        elif any(day.year not in (year - 1, year, year + 1) for day in days):
            faults.append(Fault("holiday.other_year", part.strip(), hint=str(year)))
        elif days[-1] < days[0]:
            faults.append(Fault("holiday.order", part.strip()))
        else:
            found.append("/".join(dict.fromkeys(day.isoformat() for day in days)))
    return Reading(None if faults else found, tuple(faults))


def _days(typed: str, year: int) -> list[date] | None:
    one = _ONE.match(typed)
    if one is not None and one[2]:
        day = _day(one[1], one[2], one[3], year, None)
        return None if day is None else [day]
    both = _RANGE.match(typed)
    if both is None:
        return None
    first = _day(both[1], both[2], both[3], year, None)
    last = _day(both[4], both[5], both[6], first.year if first else year, first)
    return None if first is None or last is None else [first, last]


def _day(
    year: str | None, month: str | None, day: str, usual: int, before: date | None
) -> date | None:
    if month is None and before is None:
        return None
    try:
        return date(
            int(year or usual),
            int(month) if month else before.month if before is not None else 0,
            int(day),
        )
    except ValueError:
        return None
