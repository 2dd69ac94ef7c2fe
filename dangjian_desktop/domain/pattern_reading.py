"""A shift system of the mine's own as it is typed, read into the shape of ``shifts.patterns``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import Address, Fault, Problem
from dangjian_desktop.domain.shifts import REST, ShiftPattern

_PARTED = re.compile(r"[\s、，,；;]+")
_HOURS = re.compile(
    r"(?P<shift>\D+?)\s*:?\s*(?P<begins>\d{1,2}:\d{2})\s*[-－—–~～至到]+\s*(?P<ends>\d{1,2}:\d{2})"
)
#: A cycle longer than this is a month's 排班表, not a shift system.
LONGEST_CYCLE = 60


@dataclass(frozen=True, slots=True)
class TypedPattern:
    """The three texts of a form.

    Attributes:
        cycle: Shifts day after day: letters (早早中中夜夜休休), or words with blanks between.
        hours: A line for each shift (早 08:00-16:00).
        offsets: Days by which each crew is ahead (0 2 4 6).
    """

    cycle: str
    hours: str
    offsets: str


def typed_pattern(pattern: ShiftPattern) -> TypedPattern:
    """Return the texts that `read_pattern` reads back."""
    between = "" if all(len(shift) == 1 for shift in pattern.cycle) else " "
    hours = (f"{shift} {a:%H:%M}-{b:%H:%M}" for shift, (a, b) in pattern.hours.items())
    return TypedPattern(
        between.join(pattern.cycle), "\n".join(hours), " ".join(map(str, pattern.offsets))
    )


def read_pattern(typed: TypedPattern) -> tuple[Mapping[str, Any], list[Problem]]:
    """Return cycle, hours and offsets as the rule holds them, and all problems at their fields."""
    faults: dict[str, list[Fault]] = {"cycle": [], "hours": [], "offsets": []}
    hours = _hours(typed.hours, faults["hours"])
    cycle = _cycle(typed.cycle)
    if len(cycle) > LONGEST_CYCLE:
        faults["cycle"].append(
            Fault("pattern.cycle_long", str(len(cycle)), hint=str(LONGEST_CYCLE))
        )
    elif cycle and not set(cycle) - {REST}:
        faults["cycle"].append(Fault("pattern.no_work"))
    elif not faults["hours"]:
        lacking = [shift for shift in dict.fromkeys(cycle) if shift not in hours and shift != REST]
        faults["hours"] += [Fault("pattern.hours_missing", shift) for shift in lacking]
        faults["hours"] += [
            Fault("pattern.hours_unused", shift) for shift in hours if cycle and shift not in cycle
        ]
    offsets = _offsets(typed.offsets, len(cycle), faults["offsets"])
    problems = [one.at(Address(field=key)) for key, found in faults.items() for one in found]
    return {"cycle": cycle, "hours": hours, "offsets": offsets}, problems


def _cycle(text: str) -> list[str]:
    parts = [part for part in _PARTED.split(half_width(text).strip()) if part]
    return list(parts[0]) if len(parts) == 1 else parts


def _hours(text: str, faults: list[Fault]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in half_width(text).splitlines():
        if not line.strip():
            continue
        told = _HOURS.fullmatch(line.strip())
        begins, ends = (_time(told["begins"]), _time(told["ends"])) if told else (None, None)
        if told is None or begins is None or ends is None:
            faults.append(Fault("pattern.hours_unreadable", line.strip()))
        elif told["shift"] in found:
            faults.append(Fault("pattern.hours_twice", told["shift"]))
        else:
            found[told["shift"]] = f"{begins}-{ends}"
    return found


def _time(text: str) -> str | None:
    hour, _, minute = text.partition(":")
    try:
        return f"{time(0 if hour == '24' else int(hour), int(minute)):%H:%M}"
    except ValueError:
        return None


def _offsets(text: str, length: int, faults: list[Fault]) -> list[int]:
    found: list[int] = []
    for part in filter(None, _PARTED.split(half_width(text).strip())):
        if not part.isdecimal():
            faults.append(Fault("pattern.offset_unreadable", part))
        elif length and int(part) >= length:
            faults.append(Fault("pattern.offset_beyond", part, hint=str(length)))
        else:
            found.append(int(part))
    return found
