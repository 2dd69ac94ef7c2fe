"""How a task or a document that must be answered stands on a day.

A finding of an inspection goes on after it is rectified: it is checked and then closed.
Source of the days before: ``tasks.reminders`` (ours).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import whole_value
from dangjian_desktop.domain.vocabulary import ObligationState


@dataclass(frozen=True, slots=True)
class Reminders:
    """Days before the last day on which a task, and an answer, turns amber."""

    task_days: int
    answer_days: int


def reminders(values: Mapping[str, Any]) -> Reminders:
    """Read the values of ``tasks.reminders``."""
    return Reminders(whole_value(values, "task_days"), whole_value(values, "answer_days"))


def state_until(due_on: date | None, on: date, amber_days: int) -> ObligationState:
    """Return how something not yet done stands; without a last day it is open."""
    if due_on is None:
        return ObligationState.OPEN
    if on > due_on:
        return ObligationState.OVERDUE
    if on >= due_on - timedelta(days=amber_days):
        return ObligationState.DUE_SOON
    return ObligationState.OPEN


@dataclass(frozen=True, slots=True)
class Progress:
    """The days that a task has behind it.

    Attributes:
        is_finding: Whether it is a finding of an inspection, which is checked and closed too.
    """

    is_finding: bool
    entered_on: date
    due_on: date | None = None
    done_on: date | None = None
    checked_on: date | None = None
    closed_on: date | None = None
    dropped_on: date | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be done about it."""
        if self.dropped_on is not None:
            return True
        return self.closed_on is not None if self.is_finding else self.done_on is not None

    @property
    def waits_for(self) -> str:
        """What comes next: done, checked, closed, or "" when it is over."""
        if self.is_over:
            return ""
        if self.done_on is None:
            return "done"
        return "checked" if self.checked_on is None else "closed"


def progress_fault(told: Progress, on: date) -> Sentence | None:
    """Return what is wrong with the days of a task; None when they follow on one another.

    Args:
        told: The days as they would stand.
        on: Today; nothing can have been done later.
    """
    steps = (
        ("办结", told.done_on),
        ("复查", told.checked_on),
        ("销号", told.closed_on),
    )
    for word, day in steps:
        if day is not None and day > on:
            return Sentence("{word}日期 {day} 还没有到。请改正。", word=word, day=day.isoformat())
    if told.due_on is not None and told.due_on < told.entered_on:
        return Sentence(
            "期限 {due} 早于布置的日期 {given}。请改正。",
            due=told.due_on.isoformat(),
            given=told.entered_on.isoformat(),
        )
    if not told.is_finding and (told.checked_on or told.closed_on):
        return Sentence("只有督查问题才要复查和销号。这件事办结就可以，不必再登记。")
    before_word, before = "", None
    for word, day in steps:
        if day is None:
            before_word, before = word, None
            continue
        if before_word and before is None:
            return Sentence(
                "还没有登记{before}，不能登记{word}。请先登记{before}。",
                before=before_word,
                word=word,
            )
        if before is not None and day < before:
            return Sentence(
                "{word}日期 {day} 早于{before_word}日期 {before}。请改正。",
                word=word,
                day=day.isoformat(),
                before_word=before_word,
                before=before.isoformat(),
            )
        before_word, before = word, day
    return None
