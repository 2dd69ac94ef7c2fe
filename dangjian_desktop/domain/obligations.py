"""What organisation life owes: by rule data, for each period, with the state on a day.

A period is judged by the rules in force on its last day. So a rule that is changed on a day leaves
alone what was due before that day, and a period that is cut in two by a change from quarters to
months belongs to whichever of them ends in it.

States: met; open; due_soon from ``amber_days`` before the last day; after it overdue where the
matter can still be made up for, missed where it cannot (two meetings of a quarter do not repair the
one before it); awaiting_notice where a superior's notice says until when and none has come.

Source: rule files ``obligations.…``; facts.md 1, 2, 15.4, 15.6. What is amber when is ours.
"""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    value_of,
    whole_value,
    word_value,
)
from dangjian_desktop.domain.rules import Rule, RuleSet
from dangjian_desktop.domain.vocabulary import ObligationState

#: Where the rules of obligations stand, and those that a branch adds.
PREFIX = "obligations."
OWN = "obligations.own"
_A_DAY = timedelta(days=1)
_MONTHS = 12


class Subject(StrEnum):
    """Who owes it; members and committee members are told for their branch as a whole."""

    BRANCH = "branch"
    PARTY_GROUP = "party_group"
    MEMBER = "member"
    COMMITTEE_MEMBER = "committee_member"
    SECRETARY = "secretary"
    PERSON = "person"


class Way(StrEnum):
    """How it is met."""

    MEETINGS = "meetings"
    TALKS = "talks"
    HOURS = "hours"
    TRAINING = "training"
    NEW_SECRETARY = "new_secretary"
    TERM = "term"
    CONFIRMATION = "confirmation"
    APPLICANT_TALK = "applicant_talk"


class Every(StrEnum):
    """How often; an event has a day of its own from which it counts."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    EVENT = "event"


class Needs(StrEnum):
    """Who has it at all."""

    ALL = ""
    COMMITTEE = "committee"
    GROUPS = "groups"


MONTHS_OF: Mapping[Every, int] = {
    Every.MONTH: 1,
    Every.QUARTER: 3,
    Every.HALF_YEAR: 6,
    Every.YEAR: 12,
}
_QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
_HALVES = ("上半年", "下半年")


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter, half-year or year; `first` and `last` are both included.

    Attributes:
        code: ``2026-11``, ``2026Q4``, ``2026H2``, ``2026`` (stable in the answers of `check`).
        label: As it is said: 2026年11月, 2026年第四季度.
    """

    code: str
    label: str
    first: date
    last: date

    @property
    def year(self) -> int:
        """The year it lies in."""
        return self.first.year


@dataclass(frozen=True, slots=True)
class Obligation:
    """One obligation as the rules of a day have it; the words stand in the rule file.

    Attributes:
        name: Name of the rule; of a branch's own with its key (``obligations.own/…``).
        source: The line that says which rule it is. since: From when this version holds, or "".
    """

    name: str
    title: str
    subject: Subject
    way: Way
    kinds: tuple[str, ...]
    every: Every
    count: int
    amber_days: int
    is_repairable: bool
    needs: Needs
    by_notice: bool
    months: int
    source: str
    doubts: tuple[str, ...] = ()


def obligation(name: str, values: Mapping[str, Any], title: str, rule: Rule | None) -> Obligation:
    """Read the values of one obligation.

    Raises:
        RuleValueError: When they cannot be reckoned with.
    """
    kinds = value_of(values, "kinds")
    if not isinstance(kinds, (list, tuple)):
        raise RuleValueError("kinds", kinds)
    for flag in ("enabled", "repairable", "by_notice"):
        if not isinstance(value_of(values, flag), bool):
            raise RuleValueError(flag, values[flag])
    return Obligation(
        name,
        title,
        Subject(word_value(values, "subject", list(Subject))),
        Way(word_value(values, "way", list(Way))),
        tuple(str(kind) for kind in kinds),
        Every(word_value(values, "every", list(Every))),
        whole_value(values, "count", lowest=1),
        whole_value(values, "amber_days"),
        bool(values["repairable"]),
        Needs(word_value(values, "needs", list(Needs))),
        bool(values["by_notice"]),
        whole_value(values, "months"),
        "" if rule is None else rule.source,
        () if rule is None else tuple(str(doubt) for doubt in rule.doubts),
    )


def obligations_of(rules: RuleSet) -> tuple[Obligation, ...]:
    """Return the obligations that are switched on by the rules of a day, in the order of names.

    A branch's own obligation whose values cannot be reckoned with is left out: it could be set
    only by a newer program.
    """
    found = []
    for name in sorted(rules):
        if not name.startswith(PREFIX):
            continue
        rule = rules[name]
        if name == OWN:
            for key, values in sorted(rule.values.items()):
                if values.get("enabled"):
                    title = str(values.get("title", key))
                    found.append(obligation(f"{name}/{key}", values, title, rule))
        elif rule.values["enabled"]:
            found.append(obligation(name, rule.values, rule.version.title, rule))
    return tuple(found)


def try_out_obligation(values: Mapping[str, Any]) -> Obligation:
    """Read the values of an obligation as those do who apply it."""
    return obligation("", values, "", None)


def periods_of(every: Every, year: int) -> tuple[Period, ...]:
    """Return the periods of a year; an event has none."""
    if every is Every.EVENT:
        return ()
    length = MONTHS_OF[every]
    found = []
    for number in range(_MONTHS // length):
        first = date(year, number * length + 1, 1)
        month = first.month + length - 1
        last = date(year, month, calendar.monthrange(year, month)[1])
        code, word = {
            Every.MONTH: (f"{year}-{first.month:02d}", f"{first.month}月"),
            Every.QUARTER: (f"{year}Q{number + 1}", _QUARTERS[number % 4]),
            Every.HALF_YEAR: (f"{year}H{number + 1}", _HALVES[number % len(_HALVES)]),
            Every.YEAR: (str(year), ""),
        }[every]
        found.append(Period(code, f"{year}年{word}", first, last))
    return tuple(found)


def unmet_state(
    told: Obligation, due_on: date | None, on: date, *, is_ended: bool = True
) -> ObligationState:
    """Return how something that is not done stands on a day.

    Args:
        told: The obligation.
        due_on: Last day; None where a notice is awaited.
        on: The day.
        is_ended: Whether nothing can count any more once the last day is past.
    """
    if due_on is None:
        return ObligationState.AWAITING_NOTICE
    if on > due_on:
        can_still = told.is_repairable or not is_ended
        return ObligationState.OVERDUE if can_still else ObligationState.MISSED
    if on >= amber_from(told, due_on):
        return ObligationState.DUE_SOON
    return ObligationState.OPEN


def amber_from(told: Obligation, due_on: date) -> date:
    """Return the first day on which it is time to act."""
    return due_on - _A_DAY * told.amber_days


def is_whole(period: Period, since: date | None, until: date | None) -> bool:
    """Whether an organisation stood for the whole of a period; only then does it owe it.

    Args:
        period: The period.
        since: First day; None for ever so long.
        until: First day on which it no longer stood; None while it stands.
    """
    return (since is None or since <= period.first) and (until is None or until > period.last)


def event_due_on(since: date, months: int) -> date:
    """Return the last day of something that counts from an event, clamped to the month's end."""
    return add_months(since, months)


#: From the best to the worst, for a cell that tells of several.
WORST_LAST: Sequence[ObligationState] = (
    ObligationState.MET,
    ObligationState.OPEN,
    ObligationState.AWAITING_NOTICE,
    ObligationState.DUE_SOON,
    ObligationState.OVERDUE,
    ObligationState.MISSED,
)


def worst(states: Iterable[ObligationState]) -> ObligationState | None:
    """Return the worst of some states; None of none."""
    return max(states, key=WORST_LAST.index, default=None)


def column_of(every: Every, period: Period) -> int:
    """Return the column of a board: the month in which it is due, 13 for the year."""
    return _MONTHS + 1 if every is Every.YEAR else period.last.month


def in_force(
    rules_at: Mapping[date, tuple[Obligation, ...]], year: int
) -> Iterator[tuple[Obligation, Period]]:
    """Yield each obligation with each period of a year for which it is in force.

    Args:
        rules_at: The obligations of the last day of every month of the year.
        year: The year.
    """
    for every in (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR):
        for period in periods_of(every, year):
            for told in rules_at[period.last]:
                if told.every is every:
                    yield told, period


def month_ends(year: int) -> tuple[date, ...]:
    """Return the last days of the months of a year."""
    return tuple(period.last for period in periods_of(Every.MONTH, year))
