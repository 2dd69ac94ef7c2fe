"""任期 and 换届: when a committee's term ends, when to remind, how far it may be moved.

Source: 《关于党的基层组织任期的意见》 (2018); 《支部工作条例》: three years, five only in villages
and residential communities (and for a 党委 of an enterprise); earlier or later by one year at most,
with the superior's approval.
Unsure: no text says on which day a term ends; we take the same day of the month, clamped.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import whole_value, whole_values


@dataclass(frozen=True, slots=True)
class TermRule:
    """Lengths of a term in years, and months before and around its end."""

    usual_years: int
    years: tuple[int, ...]
    remind_months: int
    most_shift_months: int


@dataclass(frozen=True, slots=True)
class Term:
    """One term.

    Attributes:
        remind: The superior generally reminds on this day.
        earliest: First day for an early election, latest the last for a late one; both approved.
    """

    elected: date
    expires: date
    remind: date
    earliest: date
    latest: date

    def days_left(self, on: date) -> int:
        """Return the days up to the end; below nought when it is past."""
        return (self.expires - on).days


def term_rule(values: Mapping[str, Any]) -> TermRule:
    """Read the values of ``terms.branch``."""
    return TermRule(
        whole_value(values, "usual_years", lowest=1),
        whole_values(values, "years"),
        whole_value(values, "remind_months"),
        whole_value(values, "most_shift_months"),
    )


def term_of(elected_on: date, years: int, rule: TermRule) -> Term:
    """Return the term of a committee elected on a day."""
    expires = add_months(elected_on, 12 * years)
    return Term(
        elected_on,
        expires,
        add_months(expires, -rule.remind_months),
        add_months(expires, -rule.most_shift_months),
        add_months(expires, rule.most_shift_months),
    )


def shift_fault(term: Term, held_on: date) -> Sentence | None:
    """Return what is wrong with moving the election to a day; None when it may be approved."""
    if term.earliest <= held_on <= term.latest:
        return None
    return Sentence(
        "换届提前或推迟一般不超过一年（{earliest} 至 {latest}）。请核对日期。",
        earliest=term.earliest.isoformat(),
        latest=term.latest.isoformat(),
    )


def reminder_days(term: Term, on: date, values: Mapping[str, Any]) -> list[date]:
    """Return the days on which to remind up to a day: before the end, then regularly.

    Args:
        term: The term; for an approved extension, with its end moved.
        on: Up to this day.
        values: Values of ``terms.alerts``.
    """
    planned = [term.expires - timedelta(days=days) for days in whole_values(values, "days_before")]
    step = timedelta(days=whole_value(values, "every_days_when_overdue", lowest=1))
    late = term.expires + step
    while late <= on:
        planned.append(late)
        late += step
    return sorted(day for day in planned if day <= on)


def is_urgent(term: Term, on: date, values: Mapping[str, Any]) -> bool:
    """Whether the end is near or past (a red mark; the border is ours)."""
    return term.days_left(on) <= whole_value(values, "urgent_days")
