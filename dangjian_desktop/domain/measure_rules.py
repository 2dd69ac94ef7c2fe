"""What the measures of 考评 ask for beyond what other rules say already (``measures.…``).

How long a post may stand empty, until when a year has its plan and its summary, when papers must
be filed, which activities are a safety lesson: each is local practice and stands in a rule file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    texts_value,
    value_of,
    whole_value,
    word_value,
)
from dangjian_desktop.domain.vocabulary import COMMITTEE_POSTS, Post, Step

Values = Mapping[str, Any]
#: Lessons are asked for by the month, quarter, half-year or year.
_LESSONS_EVERY = ("month", "quarter", "half_year", "year")
#: Any leap year: 02-29 is a day of a year, and read as 02-28 where there is none.
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class VacancyRule:
    """Which posts must be filled, and how long one may stand empty.

    Attributes:
        more_than_months: Longer than this counts.
        posts: Of a branch that has a committee. alone: of one that has none.
    """

    more_than_months: int
    posts: tuple[Post, ...]
    alone: tuple[Post, ...]


def vacancy_rule(values: Values) -> VacancyRule:
    """Read ``measures.vacant_posts``.

    Raises:
        RuleValueError: When a word names no post of a committee.
    """
    return VacancyRule(
        whole_value(values, "more_than_months"),
        _posts(values, "posts"),
        _posts(values, "without_committee"),
    )


def _posts(values: Values, key: str) -> tuple[Post, ...]:
    words = texts_value(values, key)
    for word in words:
        if word not in COMMITTEE_POSTS:
            raise RuleValueError(key, word)
    return tuple(Post(word) for word in words)


@dataclass(frozen=True, slots=True)
class YearPaper:
    """Until when in a year a paper of the year must be there.

    Attributes:
        due: Month and day. words: What the title of a summary says.
    """

    due: tuple[int, int]
    begins: tuple[int, int] = (1, 1)
    words: tuple[str, ...] = ()

    def due_in(self, year: int) -> date:
        """Return the last day of a year."""
        return day_in(year, self.due)

    def begins_in(self, year: int) -> date:
        """Return the first day of a year on which it can be made."""
        return day_in(year, self.begins)


def year_plan_rule(values: Values) -> YearPaper:
    """Read ``measures.year_plan``."""
    return YearPaper(_day(values, "last_day"))


def year_summary_rule(values: Values) -> YearPaper:
    """Read ``measures.year_summary``.

    Raises:
        RuleValueError: When a day or the words cannot be used.
    """
    found = YearPaper(_day(values, "last_day"), _day(values, "not_before"), _some(values, "words"))
    if found.begins > found.due:
        raise RuleValueError("not_before", values["not_before"])
    return found


def _day(values: Values, key: str) -> tuple[int, int]:
    """Read a day of the year, written 03-31."""
    text = value_of(values, key)
    try:
        day = date.fromisoformat(f"{_LEAP_YEAR}-{text}")
    except ValueError:
        raise RuleValueError(key, text) from None
    return day.month, day.day


def day_in(year: int, day: tuple[int, int]) -> date:
    """Return a day of the year in a year; 29 February is the 28th where there is none."""
    try:
        return date(year, *day)
    except ValueError:
        return date(year, 2, 28)


def _some(values: Values, key: str) -> tuple[str, ...]:
    words = texts_value(values, key)
    if not words or not all(word.strip() for word in words):
        raise RuleValueError(key, "、".join(words))
    return words


def filing_days(values: Values) -> int:
    """Read ``measures.filing``: within how many days papers are filed."""
    return whole_value(values, "days")


def asked_steps(values: Values) -> tuple[Step, ...]:
    """Read ``measures.life_meeting``: the steps that a 组织生活会 must show.

    Raises:
        RuleValueError: When a word is no step.
    """
    words = texts_value(values, "steps")
    for word in words:
        if word not in list(Step):
            raise RuleValueError("steps", word)
    return tuple(Step(word) for word in words)


@dataclass(frozen=True, slots=True)
class LessonRule:
    """Which activities are a lesson about something, and how often there is one.

    Attributes:
        every: Value of `domain.obligations.Every`.
        kinds: Codes of kinds. words: One of these in title, content or materials makes it one.
    """

    every: str
    kinds: tuple[str, ...]
    words: tuple[str, ...]


def lesson_rule(values: Values) -> LessonRule:
    """Read ``measures.safety_lesson`` or ``measures.integrity_lesson``.

    Raises:
        RuleValueError: When a value cannot be used.
    """
    return LessonRule(
        word_value(values, "every", _LESSONS_EVERY),
        _some(values, "kinds"),
        _some(values, "words"),
    )


def hazard_fields(values: Values) -> tuple[str, ...]:
    """Read ``measures.hazard_fields``: keys of the fields that are the 五定."""
    return _some(values, "fields")


def own_levels(values: Values) -> tuple[str, ...]:
    """Read ``measures.honours``: levels of awards that do not come from above."""
    return texts_value(values, "left_out_levels")
