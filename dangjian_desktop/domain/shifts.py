"""Shift systems as data: which shift a crew has on a day, and at what hours (facts.md 11).

A pattern is the cycle of one crew and how many days the crews stand apart. Clock hours differ
from mine to mine and can be edited.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    time_of,
    value_of,
    whole_values,
)
from dangjian_desktop.domain.work_calendar import WorkCalendar

#: The word for a day off.
REST = "休"
#: How crews are called, in the order of the offsets.
CREWS = "甲乙丙丁戊己庚辛"


class NoWorkDaysError(RuleValueError):
    """A pattern by which nobody would ever work: every day of its cycle is a day off."""


@dataclass(frozen=True, slots=True)
class ShiftPattern:
    """One shift system.

    Attributes:
        cycle: Shifts of one crew, day after day; empty where the work calendar decides.
        offsets: Days by which each crew is ahead in the cycle.
        hours: Begin and end of each shift; an end not after the begin is on the next day.
    """

    code: str
    title: str
    cycle: tuple[str, ...]
    offsets: tuple[int, ...]
    hours: Mapping[str, tuple[time, time]]

    @property
    def follows_calendar(self) -> bool:
        """Whether people work on working days and rest on the others."""
        return not self.cycle


def shift_pattern(code: str, values: Mapping[str, Any]) -> ShiftPattern:
    """Read one pattern out of the values of ``shifts.patterns``.

    Raises:
        RuleValueError: When there is none of this code, or it names a shift without hours.
        NoWorkDaysError: When nobody would ever work by it.
    """
    told = value_of(values, code)
    hours = {}
    for shift, text in value_of(told, "hours").items():
        begins, _, ends = str(text).partition("-")
        hours[shift] = (time_of(begins, code), time_of(ends, code))
    cycle = tuple(value_of(told, "cycle"))
    if cycle and not set(cycle) - {REST}:
        raise NoWorkDaysError(code, "、".join(cycle))
    if not hours or set(cycle) - set(hours) - {REST}:
        raise RuleValueError(code, "、".join(cycle))
    return ShiftPattern(
        code, str(value_of(told, "title")), cycle, whole_values(told, "offsets"), hours
    )


def shift_on(
    pattern: ShiftPattern, anchor: date, offset: int, on: date, calendar: WorkCalendar
) -> str:
    """Return the shift of a crew on a day, before the anchor too.

    Args:
        pattern: The shift system.
        anchor: Day on which a crew with offset 0 begins its cycle.
        offset: Days by which the crew is ahead.
        on: The day.
        calendar: For those who work by the calendar.
    """
    if pattern.follows_calendar:
        return next(iter(pattern.hours)) if calendar.is_working_day(on) else REST
    return pattern.cycle[((on - anchor).days + offset) % len(pattern.cycle)]


def crew_of(pattern: ShiftPattern, offset: int) -> str:
    """Return what the crew of an offset is called (甲); "" when no crew has it."""
    length = len(pattern.cycle) or 1
    places = [own % length for own in pattern.offsets]
    wanted = offset % length
    return CREWS[places.index(wanted)] if wanted in places else ""
