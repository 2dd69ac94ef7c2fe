"""Hours of a day as people type them, read into ``09:00``; nothing is ever guessed."""

import re

from dangjian_desktop.domain.cells import clean_text, half_width
from dangjian_desktop.domain.problems import Fault, Reading

_MINUTES_OF_HOUR, _HOURS_OF_DAY = 60, 24
_CLOCK = re.compile(r"(\d{1,2})[:.点时](\d{2})分?\Z")
_FULL = re.compile(r"(\d{1,2})[点时]整?\Z")
_HALF = re.compile(r"(\d{1,2})[点时]半\Z")
_DIGITS = re.compile(r"(\d{2})(\d{2})\Z")
_AFTERNOON = re.compile(r"(上午|早上|下午|晚上)")
_NOON = 12


def read_hour(text: str) -> Reading[str]:
    """Read an hour: 9:00, 9：00, 0900, 9点, 9点半, 下午3点; the answer is ``HH:MM``."""
    told = half_width(clean_text(text)).replace(" ", "")
    if not told:
        return Reading("")
    half_of_day = _AFTERNOON.match(told)
    clock = told[half_of_day.end() :] if half_of_day else told
    parts = _parts(clock)
    if parts is not None:
        hour, minute = parts
        if half_of_day and half_of_day[1] in ("下午", "晚上") and hour < _NOON:
            hour += _NOON
        if hour < _HOURS_OF_DAY and minute < _MINUTES_OF_HOUR:
            return Reading(f"{hour:02d}:{minute:02d}")
    return Reading(None, (Fault("hour.unreadable", told),))


def minutes_of(hour: str) -> int:
    """Return the minutes since midnight of ``HH:MM``."""
    hours, _, minutes = hour.partition(":")
    return int(hours) * _MINUTES_OF_HOUR + int(minutes)


def hour_of(minutes: int) -> str:
    """Return minutes since midnight as ``HH:MM``, kept within the day."""
    kept = min(max(minutes, 0), _HOURS_OF_DAY * _MINUTES_OF_HOUR - 1)
    return f"{kept // _MINUTES_OF_HOUR:02d}:{kept % _MINUTES_OF_HOUR:02d}"


def _parts(clock: str) -> tuple[int, int] | None:
    for pattern in (_CLOCK, _DIGITS):
        found = pattern.match(clock)
        if found:
            return int(found[1]), int(found[2])
    if found := _HALF.match(clock):
        return int(found[1]), _MINUTES_OF_HOUR // 2
    if found := _FULL.match(clock):
        return int(found[1]), 0
    return None
