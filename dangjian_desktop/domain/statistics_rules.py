"""How people are parted in the tables of 党内统计: by rules, which a mine may set otherwise.

A value that is not known belongs to no group: it is told as 未填 and never as nought or 其他.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import add_months, full_years
from dangjian_desktop.domain.problems import Told, Word
from dangjian_desktop.domain.rule_values import (
    RuleTableError,
    RuleValueError,
    tables_value,
    texts_value,
    value_of,
    whole_values,
    word_of,
)
from dangjian_desktop.domain.statistics import age_band
from dangjian_desktop.domain.vocabulary import Education, Workplace

#: What is said of those whose group is filled in but named by no rule.
OTHER = Word("其他")
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Group:
    """A line of a table: its label and the values or words that belong to it."""

    label: str
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schooling:
    """Groups of schooling, each level in one of them, and sums that may overlap (大专及以上)."""

    groups: tuple[Group, ...]
    sums: tuple[Group, ...]

    def group_of(self, education: str) -> str:
        """Return the label of the group of a stored level; `OTHER` where no group names it."""
        return next((one.label for one in self.groups if education in one.holds), OTHER)


def schooling_groups(values: Mapping[str, Any]) -> Schooling:
    """Read the values of ``statistics.schooling``.

    Raises:
        RuleValueError: When a level is unknown or stands in two groups.
    """
    found = Schooling(_levels(values, "groups"), _levels(values, "sums"))
    if not found.groups:
        raise RuleValueError("groups", "")
    named = [level for group in found.groups for level in group.holds]
    twice = next((level for level in named if named.count(level) > 1), None)
    if twice is not None:
        raise RuleTableError("学历“{level}”归在两档里。请只归一档。", level=twice)
    return found


def _levels(values: Mapping[str, Any], key: str) -> tuple[Group, ...]:
    known = {level.value for level in Education}
    groups = _groups(values, key, "education")
    for group in groups:
        unknown = [level for level in group.holds if level not in known]
        if unknown:
            raise RuleValueError("education", unknown[0])
    return groups


def _groups(values: Mapping[str, Any], key: str, of: str) -> tuple[Group, ...]:
    groups = tuple(
        Group(word_of(told, "label"), texts_value(told, of)) for told in tables_value(values, key)
    )
    labels = [group.label for group in groups]
    if len(set(labels)) < len(labels):
        raise RuleValueError(key, "、".join(labels))
    return groups


@dataclass(frozen=True, slots=True)
class JoiningPeriods:
    """Stretches of time in which people joined, in order.

    Attributes:
        ends: Last day of each but the last, as ISO text.
    """

    labels: tuple[str, ...]
    ends: tuple[str, ...]

    def label_on(self, day: str) -> str:
        """Return the stretch of a day in full ISO text."""
        return self.labels[bisect_left(self.ends, day)]


def joining_rule(values: Mapping[str, Any]) -> JoiningPeriods:
    """Read the values of ``statistics.joining``.

    Raises:
        RuleValueError: When the days do not follow each other, or the last has an end.
    """
    told = tables_value(values, "periods")
    labels = tuple(word_of(one, "label") for one in told)
    days = [str(value_of(one, "through")) for one in told]
    if not days or days[-1]:
        raise RuleTableError("最后一段入党时间不能写截止日期。请把它空着。")
    ends = tuple(_iso_day(day) for day in days[:-1])
    if list(ends) != sorted(set(ends)):
        raise RuleTableError("各段入党时间的截止日期要从早到晚。请改正次序。")
    return JoiningPeriods(labels, ends)


def _iso_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise RuleValueError("through", text) from None


@dataclass(frozen=True, slots=True)
class Occupations:
    """Groups of posts at work, by the words that their names hold; the first that fits counts."""

    groups: tuple[Group, ...]

    def group_of(self, occupation: str) -> str:
        """Return the label for what somebody works as."""
        found = (one.label for one in self.groups if any(w in occupation for w in one.holds))
        return next(found, OTHER)


def occupations_rule(values: Mapping[str, Any]) -> Occupations:
    """Read the values of ``statistics.occupations``.

    Raises:
        RuleValueError: When a group has no label or no words.
    """
    groups = _groups(values, "groups", "words")
    empty = next((one.label for one in groups if not all(one.holds) or not one.holds), None)
    if not groups or empty is not None:
        raise RuleValueError("words", empty or "")
    return Occupations(groups)


@dataclass(frozen=True, slots=True)
class Frontline:
    """Who works at the 生产一线: by the place of work, or a word in the job."""

    workplaces: frozenset[str]
    words: tuple[str, ...]

    def holds(self, workplace: str | None, jobs: Iterable[str]) -> bool:
        """Whether a stored place of work or any of the texts of a job says so."""
        if workplace in self.workplaces:
            return True
        return any(word in job for job in jobs for word in self.words)


def frontline_rule(values: Mapping[str, Any]) -> Frontline:
    """Read the values of ``statistics.frontline``.

    Raises:
        RuleValueError: When a place of work is unknown.
    """
    places = texts_value(values, "workplaces")
    known = {place.value for place in Workplace}
    unknown = next((one for one in places if one not in known), None)
    if unknown is not None:
        raise RuleValueError("workplaces", unknown)
    return Frontline(frozenset(places), tuple(filter(None, texts_value(values, "words"))))


@dataclass(frozen=True, slots=True)
class YearPage:
    """What the page of the year lists even where nothing is recorded: kinds and books by code."""

    kinds: tuple[str, ...]
    books: tuple[str, ...]


def year_page_rule(values: Mapping[str, Any]) -> YearPage:
    """Read the values of ``statistics.year_page``."""
    return YearPage(texts_value(values, "kinds"), texts_value(values, "books"))


@dataclass(frozen=True, slots=True)
class AgeBands:
    """The bands of age on one day, asked of a day of birth instead of an age.

    Attributes:
        labels: From the youngest to the oldest.
        latest: The latest day of birth of each band but the youngest, the oldest band first, as
            ISO text.
        sums: Label of each sum and the number of bands, from the youngest, that it takes.
    """

    labels: tuple[str, ...]
    latest: tuple[str, ...]
    sums: tuple[tuple[str, int], ...]

    def place_of(self, born: str) -> int:
        """Return the number of the band, 0 for the youngest, of a day of birth in full ISO text."""
        return len(self.latest) - bisect_left(self.latest, born)


def age_bands(on: date, values: Mapping[str, Any]) -> AgeBands:
    """Return the bands of ``statistics.ages`` on a day.

    Raises:
        RuleValueError: When they are no bands, or a sum does not end with a band.
    """
    ends: Sequence[int] = whole_values(values, "bands_up_to")
    labels = tuple(age_band(age, values) for age in (*ends, ends[-1] + 1 if ends else 0))
    sums = whole_values(values, "sums_up_to")
    wrong = next((one for one in sums if one not in ends), None)
    if wrong is not None:
        raise RuleTableError("“{age}岁及以下”要正好是一段年龄的末尾。请改正。", age=wrong)
    latest = tuple(_born_by(on, end + 1).isoformat() for end in reversed(ends))
    told = tuple((Told("{age}岁及以下", age=one), bisect_right(ends, one)) for one in sums)
    return AgeBands(labels, latest, told)


def _born_by(on: date, age: int) -> date:
    """Return the latest day of birth of somebody of so many whole years on a day."""
    day = add_months(on, -12 * age)
    while full_years(day + _A_DAY, on) >= age:
        day += _A_DAY
    while full_years(day, on) < age:
        day -= _A_DAY
    return day


def cut_off(year: int, values: Mapping[str, Any]) -> date:
    """Return the day on which a year of the statistics ends (``statistics.two_year``).

    Raises:
        RuleValueError: When it is no day of every year.
    """
    told = str(value_of(values, "cut_off"))
    month, _dash, day = told.partition("-")
    try:
        date(2001, int(month), int(day))
        return date(year, int(month), int(day))
    except ValueError:
        raise RuleValueError("cut_off", told) from None


def statistics_year(on: date, values: Mapping[str, Any]) -> int:
    """Return the year of the statistics in which a day lies."""
    return on.year + (on > cut_off(on.year, values))
