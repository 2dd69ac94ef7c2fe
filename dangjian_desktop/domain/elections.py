"""The steps of 换届: what comes after what, from when until when, and why a step must wait.

The steps, who does them and what paper they leave are rule data (``terms.steps``), and so are the
local spans of time (``terms.resolve_span``, ``terms.request_span``), which can be switched off.
Nothing of how an election stands is stored: it follows from what was recorded of it and the day.

Source: 《中国共产党基层组织选举工作条例》; facts.md 6.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    tables_value,
    texts_value,
    value_of,
    whole_value,
    word_of,
    word_value,
)

# Codes of steps that the program itself speaks of; what they say is data.
REMIND, RESOLVE, REQUEST, APPROVE = "remind", "resolve", "request", "approve"
NOMINATE, PRELIMINARY, CANDIDATES, VOTE = "nominate", "preliminary", "candidates", "vote"
POSTS, TAKE_OVER, REPORT, RATIFY, FILE = "posts", "take_over", "report", "ratify", "file"

STEPS_RULE = "terms.steps"
SPAN_RULES = ("terms.resolve_span", "terms.request_span")
#: A superior reminds and nothing waits for it: that it is open says nothing about the branch.
_NOT_ASKED = frozenset({REMIND})


class StepRecord(StrEnum):
    """By what it is known that a step was done."""

    ENTERED = "entered"
    NOMINEES = "nominees"
    CANDIDATES = "candidates"
    VOTE = "vote"
    POSTS = "posts"
    TAKEN = "taken"


class ElectionStepState(StrEnum):
    """How a step stands on a day."""

    DONE = "done"
    NEXT = "next"
    WAITING = "waiting"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class ElectionStep:
    """One step, as the rules of a day have it.

    Attributes:
        number: Which of the eight it belongs to.
        title: With a 支部委员会; direct: without one, "" where such a branch has no such step.
        after: Codes of the steps that must be done first.
        kinds: Kinds of meeting at which it is done; none where it is no meeting.
        span: Name of the rule with its time; "" for none.
    """

    number: int
    code: str
    title: str
    direct: str
    actor: str
    paper: str
    after: tuple[str, ...]
    record: StepRecord
    kinds: tuple[str, ...] = ()
    span: str = ""

    def title_for(self, *, has_committee: bool) -> str:
        """Return what the step is called in a branch."""
        return self.title if has_committee else self.direct


@dataclass(frozen=True, slots=True)
class StepSpan:
    """When a step is done by local practice; None where nothing is said.

    Attributes:
        earliest_months, latest_months: Before the end of the term.
        meeting_months: At the latest so many before the meeting that elects.
    """

    is_on: bool
    earliest_months: int | None = None
    latest_months: int | None = None
    meeting_months: int | None = None


@dataclass(frozen=True, slots=True)
class StepDone:
    """That a step was done: entered, or told by the rows that it left.

    Attributes:
        step_id: Row id where it was entered; None where it follows from other rows.
        number: Of the paper. activity_id: the meeting.
    """

    code: str
    done_on: date
    number: str = ""
    activity_id: int | None = None
    note: str = ""
    step_id: int | None = None


@dataclass(frozen=True, slots=True)
class ElectionClock:
    """The days by which the steps of one election are reckoned.

    Attributes:
        ends: Last day of the term, an approved extension included; None for a first election.
        remind: When the superior generally reminds.
        earliest: Before this day not even a superior may allow the election.
        meeting_on: Day of the meeting that elects, planned or held; None while it is not arranged.
    """

    on: date
    ends: date | None
    remind: date | None
    earliest: date | None
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True)
class ElectionStepStanding:
    """How one step stands.

    Attributes:
        earliest, latest: Days between which it is done; None where nothing says so.
        is_overdue: Whether its last day is past and it is not done.
        why_not: Why it cannot be done yet. faults: what is wrong with it as it was done.
    """

    rule: ElectionStep
    title: str
    state: ElectionStepState
    done: StepDone | None
    earliest: date | None
    latest: date | None
    is_overdue: bool
    why_not: tuple[Sentence, ...] = ()
    faults: tuple[Sentence, ...] = ()


def step_rules(values: Mapping[str, Any]) -> tuple[ElectionStep, ...]:
    """Read the values of ``terms.steps``.

    Raises:
        RuleValueError: When they cannot be reckoned with: a code that stands twice, or a step that
            waits for one that is not there or comes later.
    """
    found: list[ElectionStep] = []
    for table in tables_value(values, "steps"):
        rule = ElectionStep(
            whole_value(table, "number", lowest=1),
            word_of(table, "code"),
            word_of(table, "title"),
            str(value_of(table, "direct")),
            word_of(table, "actor"),
            str(value_of(table, "paper")),
            texts_value(table, "after"),
            StepRecord(word_value(table, "record", list(StepRecord))),
            texts_value(table, "kinds"),
            str(value_of(table, "span")),
        )
        known = {one.code for one in found}
        if rule.code in known:
            raise RuleValueError("code", rule.code)
        for code in rule.after:
            if code not in known:
                raise RuleValueError("after", code)
        if rule.span and rule.span not in SPAN_RULES:
            raise RuleValueError("span", rule.span)
        found.append(rule)
    if not found:
        raise RuleValueError("steps", "")
    return tuple(found)


def resolve_span(values: Mapping[str, Any]) -> StepSpan:
    """Read the values of ``terms.resolve_span``."""
    first = whole_value(values, "earliest_months_before_end")
    last = whole_value(values, "latest_months_before_end")
    if last > first:
        raise RuleValueError("latest_months_before_end", last)
    return StepSpan(_switch(values), earliest_months=first, latest_months=last)


def request_span(values: Mapping[str, Any]) -> StepSpan:
    """Read the values of ``terms.request_span``."""
    return StepSpan(_switch(values), meeting_months=whole_value(values, "months_before_meeting"))


def _switch(values: Mapping[str, Any]) -> bool:
    found = value_of(values, "is_on")
    if not isinstance(found, bool):
        raise RuleValueError("is_on", found)
    return found


def step_standings(
    rules: Sequence[ElectionStep],
    spans: Mapping[str, StepSpan],
    done: Mapping[str, StepDone],
    clock: ElectionClock,
    *,
    has_committee: bool,
    faults: Mapping[str, Sequence[Sentence]],
    blocks: Mapping[str, Sequence[Sentence]],
) -> tuple[ElectionStepStanding, ...]:
    """Return how each step of an election stands; steps that the branch has not are left out.

    Args:
        rules: The steps in their order. spans: by name of the rule.
        done: What was done, by code. clock: the days.
        has_committee: Whether a 支部委员会 is elected; else the 党员大会 elects the 书记 directly.
        faults: What is wrong with a step that was done, beyond its days, by code.
        blocks: What stands in the way of a step beyond those before it, by code.
    """
    asked = [rule for rule in rules if rule.title_for(has_committee=has_committee)]
    titles = {rule.code: rule.title_for(has_committee=has_committee) for rule in asked}
    return tuple(
        _standing(
            rule,
            titles,
            spans.get(rule.span),
            done,
            clock,
            tuple(faults.get(rule.code, ())),
            tuple(blocks.get(rule.code, ())),
        )
        for rule in asked
    )


def _standing(
    rule: ElectionStep,
    titles: Mapping[str, str],
    span: StepSpan | None,
    done: Mapping[str, StepDone],
    clock: ElectionClock,
    faults: tuple[Sentence, ...],
    blocks: tuple[Sentence, ...],
) -> ElectionStepStanding:
    before = [code for code in rule.after if code in titles]
    own = done.get(rule.code)
    latest = latest_day(rule, span, clock, done)
    earliest = _earliest_day(rule, span, clock)
    known = [done[code].done_on for code in before if code in done]
    missing = [code for code in before if code not in done]
    if own is not None:
        told = (*_day_faults(rule, own, titles, done, earliest, latest), *faults)
        return ElectionStepStanding(
            rule, titles[rule.code], ElectionStepState.DONE, own, earliest, latest, False, (), told
        )
    is_overdue = latest is not None and latest < clock.on and rule.code not in _NOT_ASKED
    why = [Sentence("要先完成“{title}”。", title=Word(titles[code])) for code in missing]
    if not missing:
        earliest = max([*known, *([earliest] if earliest else [])], default=None)
        if earliest is not None and earliest > clock.on:
            why.append(Sentence("{day}以后才到时间。", day=earliest.isoformat()))
    why += blocks if not missing else ()
    state = ElectionStepState.NEXT
    if missing:
        state = ElectionStepState.LATER
    elif why:
        state = ElectionStepState.WAITING
    return ElectionStepStanding(
        rule, titles[rule.code], state, None, earliest, latest, is_overdue, tuple(why)
    )


def latest_day(
    rule: ElectionStep, span: StepSpan | None, clock: ElectionClock, done: Mapping[str, StepDone]
) -> date | None:
    """Return the last day of a step; None where nothing says so."""
    voted = done.get(VOTE)
    if rule.code == REMIND:
        return clock.remind
    if rule.code == VOTE:
        return clock.ends
    if rule.code == POSTS:
        return None if voted is None else voted.done_on
    if span is None or not span.is_on:
        return None
    if span.latest_months is not None and clock.ends is not None:
        return add_months(clock.ends, -span.latest_months)
    meeting = clock.meeting_on or clock.ends
    if span.meeting_months is not None and meeting is not None:
        return add_months(meeting, -span.meeting_months)
    return None


def _earliest_day(rule: ElectionStep, span: StepSpan | None, clock: ElectionClock) -> date | None:
    if rule.code == VOTE:
        return clock.earliest
    if span is None or not span.is_on or span.earliest_months is None or clock.ends is None:
        return None
    return add_months(clock.ends, -span.earliest_months)


def _day_faults(
    rule: ElectionStep,
    own: StepDone,
    titles: Mapping[str, str],
    done: Mapping[str, StepDone],
    earliest: date | None,
    latest: date | None,
) -> list[Sentence]:
    """Return what is wrong with the day of a step that was done."""
    found = []
    for code in rule.after:
        one = done.get(code)
        if code not in titles:
            continue
        if one is None:
            found.append(Sentence("没有登记“{title}”。", title=Word(titles[code])))
        elif one.done_on > own.done_on:
            found.append(
                Sentence(
                    "早于“{title}”的 {day}。", title=Word(titles[code]), day=one.done_on.isoformat()
                )
            )
    if latest is not None and own.done_on > latest and rule.code not in _NOT_ASKED:
        found.append(Sentence("晚于最后一天 {day}。", day=latest.isoformat()))
    if earliest is not None and own.done_on < earliest:
        found.append(Sentence("早于最早一天 {day}。", day=earliest.isoformat()))
    return found


def order_fault(
    rules: Sequence[ElectionStep],
    code: str,
    done_on: date,
    done: Mapping[str, StepDone],
    *,
    has_committee: bool,
) -> Sentence | None:
    """Return why a step cannot have been done on a day, by what comes before it and after it."""
    titles = {rule.code: rule.title_for(has_committee=has_committee) for rule in rules}
    own = next((rule for rule in rules if rule.code == code), None)
    if own is None or not titles[code]:
        return Sentence("这次换届没有这一步。请另选步骤。")
    for before in own.after:
        if not titles[before]:
            continue
        one = done.get(before)
        if one is None:
            return Sentence(
                "还没有登记“{before}”，不能登记“{title}”。请先登记前一步。",
                before=Word(titles[before]),
                title=Word(titles[code]),
            )
        if done_on < one.done_on:
            return Sentence(
                "“{title}”不能早于“{before}”的 {day}。请核对日期。",
                title=Word(titles[code]),
                before=Word(titles[before]),
                day=one.done_on.isoformat(),
            )
    for rule in rules:
        one = done.get(rule.code)
        if code in rule.after and one is not None and done_on > one.done_on:
            return Sentence(
                "“{title}”不能晚于“{after}”的 {day}。请核对日期。",
                title=Word(titles[code]),
                after=Word(titles[rule.code]),
                day=one.done_on.isoformat(),
            )
    return None


def waiting_for(
    rules: Sequence[ElectionStep], code: str, done: Collection[str], *, has_committee: bool
) -> str:
    """Return the title of a done step that rests on this one, so that it cannot be taken back."""
    for rule in rules:
        title = rule.title_for(has_committee=has_committee)
        if code in rule.after and rule.code in done and title:
            return title
    return ""
