"""What organisation life owes: by rule data, for each period, with the state on a day.

A period is judged by the rules in force on its last day. So a rule that is changed on a day leaves
alone what was due before that day, and a period that is cut in two by a change from quarters to
months belongs to whichever of them ends in it.

States: met; open; due_soon from ``amber_days`` before the last day; after it overdue where the
matter can still be made up for, missed where it cannot (two meetings of a quarter do not repair the
one before it); awaiting_notice where a superior's notice says until when and none has come.

Source: rule files ``obligations.…``; facts.md 1, 2, 15.4, 15.6. What is amber when is ours.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.problems import Sentence, Told, Word
from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    day_of,
    value_of,
    whole_value,
    word_value,
)
from dangjian_desktop.domain.rules import Rule, RuleSet
from dangjian_desktop.domain.vocabulary import ActivityState, ObligationState

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
    DUES_PUBLICATION = "dues_publication"
    ADMISSION_REVIEW = "admission_review"
    ADMISSION_APPROVAL = "admission_approval"


class Every(StrEnum):
    """How often; an event has a day of its own from which it counts."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    EVENT = "event"


class Needs(StrEnum):
    """Who has it at all."""

    ALL = "all"
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
        last = month_end(first.replace(month=first.month + length - 1))
        if every is Every.MONTH:
            code = f"{year}-{first.month:02d}"
            label = Told("{year}年{month}月", year=year, month=first.month)
        elif every is Every.YEAR:
            code, label = str(year), Told("{year}年", year=year)
        else:
            letter, parts = ("Q", _QUARTERS) if every is Every.QUARTER else ("H", _HALVES)
            code = f"{year}{letter}{number + 1}"
            label = Told("{year}年{part}", year=year, part=Word(parts[number]))
        found.append(Period(code, label, first, last))
    return tuple(found)


def unmet_state(told: Obligation, due_on: date | None, on: date) -> ObligationState:
    """Return how something that is not done stands on a day.

    Args:
        told: The obligation.
        due_on: Last day; None where a notice is awaited.
        on: The day.
    """
    if due_on is None:
        return ObligationState.AWAITING_NOTICE
    if on > due_on:
        return ObligationState.OVERDUE if told.is_repairable else ObligationState.MISSED
    if on >= amber_from(told, due_on):
        return ObligationState.DUE_SOON
    return ObligationState.OPEN


def amber_from(told: Obligation, due_on: date) -> date:
    """Return the first day on which it is time to act."""
    return due_on - _A_DAY * told.amber_days


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


def records_begin(values: Mapping[str, Any]) -> date:
    """Read the values of ``meetings.records``: from which day on the branch keeps its records here.

    What ended before is not asked for: that nothing was entered of it says nothing about it.

    Raises:
        RuleValueError: When it is no day.
    """
    return day_of(value_of(values, "begin"), "begin")


def month_ends(year: int) -> tuple[date, ...]:
    """Return the last days of the months of a year."""
    return tuple(period.last for period in periods_of(Every.MONTH, year))


def event_period(since: date, due_on: date) -> Period:
    """Return the stretch of something that counts from an event up to the day it is due."""
    return Period(
        f"{since.isoformat()}/{due_on.isoformat()}",
        f"{since.isoformat()} 至 {due_on.isoformat()}",
        since,
        due_on,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """An activity of the records that bears on an obligation, or a day on which something was done.

    Attributes:
        counts: Whether it counts towards it; one that is only planned does not.
        activity_id: None for what is no activity (转正, an election).
    """

    day: date
    name: str
    counts: bool
    state: ActivityState = ActivityState.HELD
    activity_id: int | None = None

    def sentence(self, on: date) -> Sentence:
        """Return it in words; what nobody recorded is no proof that it did not take place."""
        day = self.day.isoformat()
        if self.counts:
            return Sentence("{day} {name}，已记录", day=day, name=self.name)
        if self.state is ActivityState.CANCELLED:
            return Sentence("{day} {name}，已取消", day=day, name=self.name)
        if self.day < on:
            return Sentence("{day} {name}，日子已过，没有登记", day=day, name=self.name)
        return Sentence("{day} {name}，已安排，还没有登记", day=day, name=self.name)


@dataclass(frozen=True, slots=True)
class Due:
    """One obligation of one subject in one period, as it stands on a day.

    Attributes:
        organisation_id, organisation_name: The branch or group that owes it, or whose people do.
        due_on: None where a notice is awaited.
        found: What the records hold about it, by day.
        missing: Names of those who still lack it (members, groups).
        asked: How many there are of whom it is asked; for what each member owes.
        person_uid, person_name: Of a matter of one person.
        is_urgent: Not overdue, but so near that it is told in red (a term that ends).
        notice: What a superior's notice or an approved extension says.
    """

    told: Obligation
    organisation_id: int
    organisation_name: str
    period: Period
    due_on: date | None
    state: ObligationState
    found: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()
    asked: int = 0
    person_uid: str = ""
    person_name: str = ""
    is_urgent: bool = False
    notice: Sentence | None = None

    @property
    def column(self) -> int:
        """The column of the board in which it stands; what events ask for stands in the year's."""
        every = Every.YEAR if self.told.every is Every.EVENT else self.told.every
        return column_of(every, self.period)

    @property
    def subject(self) -> str:
        """Whose it is, in a line."""
        if not self.person_name:
            return self.organisation_name
        return f"{self.organisation_name} {self.person_name}"


#: What is told in red.
BAD = frozenset({ObligationState.OVERDUE, ObligationState.MISSED})
#: Names that are told one by one; the rest is a number.
_MOST_NAMES = 60


def reasons(due: Due, on: date) -> list[Sentence]:
    """Return why a matter stands as it does: the period, what was found, what is missing."""
    told, period = due.told, due.period
    template = (
        "从 {first} 算起，到 {last} 为止"
        if told.every is Every.EVENT
        else "期间：{label}（{first} 至 {last}）"
    )
    lines = [Sentence(template, **_days(period))]
    if due.due_on is None:
        lines.append(Sentence("还没有登记上级通知，到期日待定；所属年度 {year}", year=period.year))
    elif on <= due.due_on:
        lines.append(
            Sentence(
                "到期日：{day}，还有 {days} 天",
                day=due.due_on.isoformat(),
                days=(due.due_on - on).days,
            )
        )
    else:
        lines.append(
            Sentence(
                "到期日：{day}，已过 {days} 天",
                day=due.due_on.isoformat(),
                days=(on - due.due_on).days,
            )
        )
    if due.notice is not None:
        lines.append(due.notice)
    lines += [one.sentence(on) for one in due.found]
    if told.way is Way.MEETINGS:
        lines.append(_counted(due))
    elif due.asked:
        done = due.asked - len(due.missing)
        lines.append(Sentence("应有 {asked} 人，已有 {done} 人", asked=due.asked, done=done))
    elif not due.found and due.state is not ObligationState.MET:
        lines.append(Sentence("没有找到有关的记录"))
    if due.missing:
        named = due.missing[:_MOST_NAMES]
        lines.append(
            Sentence("还没有做到的 {count} 人：{names}", count=len(due.missing), names=named)
        )
    if due.state is ObligationState.MISSED:
        if told.way is Way.MEETINGS and not any(one.counts for one in due.found):
            lines.append(
                Sentence(
                    "没有登记不等于没有开：开过的请补登记，"
                    "那时还没有用本程序的请在规则“组织生活从哪天起记”里写明"
                )
            )
        lines.append(Sentence("这一期已经过去，以后再开的会算在当时那一期，不能补这一期"))
    return lines


def _days(period: Period) -> dict[str, object]:
    first, last = period.first.isoformat(), period.last.isoformat()
    return {"label": period.label, "first": first, "last": last}


def _counted(due: Due) -> Sentence:
    done = sum(one.counts for one in due.found)
    if done >= due.told.count or due.state is ObligationState.MET:
        return Sentence("应 {count} 次，已有 {done} 次", count=due.told.count, done=done)
    return Sentence(
        "应 {count} 次，已有 {done} 次，还差 {lacking} 次",
        count=due.told.count,
        done=done,
        lacking=due.told.count - done,
    )
