"""Hours of a day as people type them, read into ``09:00``; nothing is ever guessed."""

import re

from dangjian_desktop.domain.cells import clean_text, half_width
from dangjian_desktop.domain.problems import Fault, Reading

_MINUTES_OF_HOUR, _HOURS_OF_DAY = 60, 24
_CLOCK = re.compile(r"(\d{1,2})[:.点时](\d{2})分?\Z")
_FULL = re.compile(r"(\d{1,2})[点时]整?\Z")
_HALF = re.compile(r"(\d{1,2})[点时]半\Z")
_DIGITS = re.compile(r"(\d{2})(\d{2})\Z")
#: First and last hour that a word before it can mean; 晚上1点 and 晚上12点 are nobody's guess.
_PARTS_OF_DAY = {"早上": (0, 11), "上午": (0, 12), "下午": (12, 23), "晚上": (17, 23)}
_PART_OF_DAY = re.compile("|".join(_PARTS_OF_DAY))
_NOON = 12


def read_hour(text: str) -> Reading[str]:
    """Read an hour: 9:00, 9：00, 0900, 9点, 9点半, 下午3点; the answer is ``HH:MM``."""
    told = half_width(clean_text(text)).replace(" ", "")
    if not told:
        return Reading("")
    said = _PART_OF_DAY.match(told)
    parts = _parts(told[said.end() :] if said else told)
    if parts is not None:
        hour, minute = parts
        meant = _hour_of_part(said[0], hour) if said else hour
        if meant is not None and meant < _HOURS_OF_DAY and minute < _MINUTES_OF_HOUR:
            return Reading(f"{meant:02d}:{minute:02d}")
    return Reading(None, (Fault("hour.unreadable", told),))


def minutes_of(hour: str) -> int:
    """Return the minutes since midnight of ``HH:MM``."""
    hours, _, minutes = hour.partition(":")
    return int(hours) * _MINUTES_OF_HOUR + int(minutes)


def hour_of(minutes: int) -> str:
    """Return minutes since midnight as ``HH:MM``, kept within the day."""
    kept = min(max(minutes, 0), _HOURS_OF_DAY * _MINUTES_OF_HOUR - 1)
    return f"{kept // _MINUTES_OF_HOUR:02d}:{kept % _MINUTES_OF_HOUR:02d}"


def _hour_of_part(word: str, hour: int) -> int | None:
    """Return the hour that 下午3点 means; None where word and hour do not go together."""
    first, last = _PARTS_OF_DAY[word]
    ways = (hour, hour + _NOON) if hour else (hour,)
    return next((way for way in ways if first <= way <= last), None)


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
