"""Who can come to a meeting: nobody on shift, nobody short of rest, and who stays out, and why.

Times are minutes from the first day of the calendar, so that a shift across midnight is one
stretch. How much rest lies between work and a meeting is local practice (``slots.rest``).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from typing import Any

from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    share_value,
    texts_value,
    time_of,
    value_of,
    whole_value,
)
from dangjian_desktop.domain.shifts import REST
from dangjian_desktop.domain.vocabulary import AbsenceKind

DAY_MINUTES = 24 * 60
#: More hours of rest than a day has would leave nobody any time.
_MOST_HOURS = 24
#: Words of a 排班表 for somebody who is away.
AWAY_WORDS: Mapping[str, AbsenceKind] = {
    "假": AbsenceKind.LEAVE,
    "病": AbsenceKind.SICK,
    "公": AbsenceKind.BUSINESS,
    "学": AbsenceKind.TRAINING,
}
#: Two shifts on one day are written 早+中.
AND = "+"

Hours = Mapping[str, tuple[time, time]]


class ShiftBasis(StrEnum):
    """What it is known from who works when."""

    SHEET = "sheet"
    SUBSTITUTION = "substitution"
    PATTERN = "pattern"
    CALENDAR = "calendar"
    STOPPED = "stopped"
    RETIRED = "retired"
    AWAY = "away"
    UNKNOWN = "unknown"


BASIS_WORDS: Mapping[ShiftBasis, str] = {
    ShiftBasis.SHEET: "按排班表",
    ShiftBasis.SUBSTITUTION: "替班",
    ShiftBasis.PATTERN: "按轮班推算，未核实",
    ShiftBasis.CALENDAR: "按工作日历",
    ShiftBasis.STOPPED: "检修或停产",
    ShiftBasis.RETIRED: "退休，不上班",
    ShiftBasis.AWAY: "不在岗",
    ShiftBasis.UNKNOWN: "班次不明",
}
#: What is not a fact that somebody entered or published.
_NOT_CHECKED = frozenset({ShiftBasis.PATTERN, ShiftBasis.UNKNOWN})


class Obstacle(StrEnum):
    """Why somebody cannot come."""

    ON_SHIFT = "on_shift"
    AFTER_NIGHT = "after_night"
    BEFORE_SHIFT = "before_shift"
    BEFORE_NIGHT = "before_night"
    AWAY = "away"
    ENGAGED = "engaged"
    UNKNOWN = "unknown"


OBSTACLE_WORDS: Mapping[Obstacle, str] = {
    Obstacle.ON_SHIFT: "当班",
    Obstacle.AFTER_NIGHT: "下夜班要休息",
    Obstacle.BEFORE_SHIFT: "快要上班",
    Obstacle.BEFORE_NIGHT: "夜班前要休息",
    Obstacle.AWAY: "不在岗",
    Obstacle.ENGAGED: "同时有别的活动",
    Obstacle.UNKNOWN: "班次不明",
}


@dataclass(frozen=True, slots=True)
class RestRule:
    """What lies between work and a meeting; see ``slots.rest``.

    Attributes:
        before_shift, after_night, before_night: Minutes; before_night 0 where nothing more than
            before any shift is asked.
        nights: Which shifts are night shifts.
        day_staff_may_come: Whether those who work by the calendar come in working hours.
        surface_works_by_day: Whether somebody on the surface without a crew works by the calendar.
        day_crews: Names of crews whose people work by the calendar.
        retired_are_free: Whether somebody retired, without a crew, is taken not to work.
        retired_occupations: What the roster writes as 工作岗位 of the retired.
    """

    before_shift: int
    after_night: int
    before_night: int
    nights: frozenset[str]
    day_staff_may_come: bool
    surface_works_by_day: bool
    day_crews: frozenset[str]
    retired_are_free: bool
    retired_occupations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Work:
    """One stretch of work, in minutes; the end does not belong to it."""

    shift: str
    begins: int
    ends: int
    is_night: bool = False
    is_day_staff: bool = False


@dataclass(frozen=True, slots=True)
class DayDuty:
    """What somebody does on a day.

    Attributes:
        shift: 早, 早+中, 休; "" when not known.
        works: Its stretches; an end may lie on the next day.
        absence: Why somebody is away.
    """

    shift: str
    basis: ShiftBasis
    works: tuple[Work, ...] = ()
    absence: AbsenceKind | None = None

    @property
    def is_checked(self) -> bool:
        """Whether it is a fact and not reckoned from a pattern."""
        return self.basis not in _NOT_CHECKED


NOT_KNOWN = DayDuty("", ShiftBasis.UNKNOWN)


def rest_rule(values: Mapping[str, Any]) -> RestRule:
    """Read ``slots.rest``.

    Raises:
        RuleValueError: When a number of hours is none or longer than a day, or a switch no switch.
    """
    return RestRule(
        _minutes(values, "hours_before_shift"),
        _minutes(values, "hours_after_night"),
        _minutes(values, "hours_before_night"),
        frozenset(texts_value(values, "night_shifts")),
        _switch(values, "day_staff_may_come"),
        _switch(values, "surface_works_by_day"),
        frozenset(texts_value(values, "day_crews")),
        _switch(values, "retired_are_free"),
        frozenset(texts_value(values, "retired_occupations")),
    )


def meeting_times(values: Mapping[str, Any]) -> tuple[time, ...]:
    """Read ``slots.times``: when a meeting may begin.

    Raises:
        RuleValueError: When there is none, or no length of a meeting.
    """
    found = value_of(values, "begins")
    whole_value(values, "minutes", lowest=1)
    if not isinstance(found, (list, tuple)) or not found:
        raise RuleValueError("begins", found)
    return tuple(sorted({time_of(text, "begins") for text in found}))


def usual_share(values: Mapping[str, Any]) -> Fraction:
    """Read ``slots.quorum``: how many are enough where no rule asks for a quorum."""
    return share_value(values, "share")


def enough_people(share: Fraction, due: int) -> int:
    """Return the fewest people that are a share of those who are due."""
    return math.ceil(share * due)


def sheet_words(values: Mapping[str, Any]) -> dict[str, str]:
    """Read ``slots.sheet_words``: the shift that each spelling of a 排班表 means.

    Raises:
        RuleValueError: When one spelling means two shifts, or none means one.
    """
    found: dict[str, str] = {}
    for shift, spellings in values.items():
        if not isinstance(spellings, (list, tuple)) or not spellings:
            raise RuleValueError(shift, spellings)
        for spelling in map(str, spellings):
            if found.setdefault(spelling.upper(), shift) != shift:
                raise RuleValueError(shift, spelling)
    return found


def sheet_hours(values: Mapping[str, Any]) -> dict[str, tuple[time, time]]:
    """Read ``slots.sheet_hours``: begin and end of each shift.

    Raises:
        RuleValueError: When a time is none.
    """
    found = {}
    for shift, text in values.items():
        begins, _, ends = str(text).partition("-")
        found[shift] = (time_of(begins, shift), time_of(ends, shift))
    return found


def minute_of(day: date, at: time) -> int:
    """Return a moment in minutes."""
    return day.toordinal() * DAY_MINUTES + at.hour * 60 + at.minute


def works_of(
    shift: str, day: date, hours: Hours, nights: frozenset[str], *, is_day_staff: bool = False
) -> tuple[Work, ...] | None:
    """Return the stretches of work of a shift (早, 早+中, 休) on a day; None without hours."""
    found = []
    for one in shift.split(AND):
        if one == REST:
            continue
        if one not in hours:
            return None
        first, last = hours[one]
        begins, ends = minute_of(day, first), minute_of(day, last)
        if ends <= begins:
            ends += DAY_MINUTES
        found.append(Work(one, begins, ends, one in nights, is_day_staff))
    return tuple(found)


def obstacle(
    begins: int, ends: int, today: DayDuty, works: Iterable[Work], rule: RestRule
) -> tuple[Obstacle, Work | None] | None:
    """Return why somebody cannot come from a minute to a minute; None when nothing stands against.

    Args:
        begins, ends: The meeting.
        today: What the person does on its day.
        works: Stretches of work of the day before, the day, and the day after.
        rule: Rest before and after.
    """
    if today.basis is ShiftBasis.AWAY:
        return Obstacle.AWAY, None
    if today.basis is ShiftBasis.UNKNOWN:
        return Obstacle.UNKNOWN, None
    found: tuple[Obstacle, Work | None] | None = None
    for work in works:
        if work.is_day_staff and rule.day_staff_may_come:
            continue
        if work.begins < ends and begins < work.ends:
            return Obstacle.ON_SHIFT, work
        if found is not None:
            continue
        if work.is_night and work.ends <= begins < work.ends + rule.after_night:
            found = Obstacle.AFTER_NIGHT, work
        elif work.begins >= ends:
            gap = work.begins - ends
            if gap < rule.before_shift:
                found = Obstacle.BEFORE_SHIFT, work
            elif work.is_night and gap < rule.before_night:
                found = Obstacle.BEFORE_NIGHT, work
    return found


def fewest_groups(counts: Mapping[str, int], missing: int) -> tuple[str, ...]:
    """Return the fewest groups whose people make up what is missing, the largest first.

    Empty when all of them together are not enough, or nothing is missing.
    """
    chosen: list[str] = []
    for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if missing <= 0:
            break
        chosen.append(name)
        missing -= count
    return tuple(chosen) if missing <= 0 else ()


def best_pair(attendance: Sequence[frozenset[int]]) -> tuple[int, int, int] | None:
    """Return the places of the two sessions that reach most people, and how many.

    Args:
        attendance: Who can come, of each session.
    """
    best: tuple[int, int, int] | None = None
    for first, here in enumerate(attendance):
        for second in range(first + 1, len(attendance)):
            count = len(here | attendance[second])
            if best is None or count > best[2]:
                best = (first, second, count)
    return best


def _minutes(values: Mapping[str, Any], key: str) -> int:
    hours = whole_value(values, key)
    if hours > _MOST_HOURS:
        raise RuleValueError(key, hours)
    return hours * 60


def _switch(values: Mapping[str, Any], key: str) -> bool:
    found = value_of(values, key)
    if not isinstance(found, bool):
        raise RuleValueError(key, found)
    return found
