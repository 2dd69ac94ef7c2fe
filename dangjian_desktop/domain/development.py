"""发展党员: every timer from application to 转正, and 党龄 of those admitted long ago.

Two days belong to an admission: the 支部大会 passes it (预备期 and dues begin) and the 党委
approves it. Months are clamped to the month's end. The program flags days and never decides.

Source: 《中国共产党发展党员工作细则》; articles are not named, they were not confirmed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    day_of,
    decimal_value,
    value_of,
    whole_value,
    word_value,
)

#: So many reviews lie in the year of training (every six months).
_REVIEWS = 2


@dataclass(frozen=True, slots=True)
class Timers:
    """The timers of the 细则, in months unless named otherwise."""

    least_age: int
    talk: int
    review: int
    activist: int
    leaving: int
    approval: int
    approval_latest: int
    probation: int
    extension_least: int
    extension_most: int
    extensions: int
    confirmation_approval: int


@dataclass(frozen=True, slots=True)
class ActivistDates:
    """What follows from becoming 积极分子: when to review, and 发展对象 not before when."""

    reviews: tuple[date, ...]
    candidate_from: date


@dataclass(frozen=True, slots=True)
class AdmissionDates:
    """What follows from the day on which the 支部大会 passed an admission.

    Attributes:
        approval_by: The 党委 decides within three months; approval_latest: in a special case.
        probation_ends: 转正 not before; 党龄 counts from then.
        extended_from: An extended 预备期 ends not before, extended_to not after this day.
    """

    approval_by: date
    approval_latest: date
    probation_ends: date
    extended_from: date
    extended_to: date


@dataclass(frozen=True, slots=True)
class AdmissionPeriod:
    """How people were admitted in a stretch of the past.

    Attributes:
        until: None when it lasts.
        counts_from_admission: Whether 党龄 began with the admission itself.
        probation_months: None where there was one of differing length.
    """

    since: date
    until: date | None
    admitted_by: str
    counts_from_admission: bool
    probation_months: int | None


def timers(values: Mapping[str, Any]) -> Timers:
    """Read the values of ``development.timers``."""
    months = {
        name: whole_value(values, f"{name}_months")
        for name in (
            "talk",
            "review",
            "activist",
            "leaving",
            "approval",
            "approval_latest",
            "probation",
            "extension_least",
            "extension_most",
            "confirmation_approval",
        )
    }
    return Timers(
        least_age=whole_value(values, "least_age"),
        extensions=whole_value(values, "extensions"),
        **months,
    )


def may_apply_from(born_on: date, rule: Timers) -> date:
    """Return the first day on which somebody is old enough to apply."""
    return add_months(born_on, 12 * rule.least_age)


def talk_by(applied_on: date, rule: Timers) -> date:
    """Return the day by which the applicant must have been talked to."""
    return add_months(applied_on, rule.talk)


def activist_dates(since: date, rule: Timers) -> ActivistDates:
    """Return what follows from the day on which somebody became 积极分子."""
    reviews = tuple(add_months(since, rule.review * number) for number in range(1, _REVIEWS + 1))
    return ActivistDates(reviews, add_months(since, rule.activist))


def days_short(filed_on: date, earliest: date) -> int:
    """Return by how many days something came too early; 0 when it did not."""
    return max((earliest - filed_on).days, 0)


def is_training_enough(days: Decimal, hours: Decimal, values: Mapping[str, Any]) -> bool:
    """Whether a training was long enough: so many days *or* so many 学时.

    Args:
        days: Days of 集中培训.
        hours: 学时.
        values: Values of ``development.training``.
    """
    enough_days = days >= decimal_value(values, "least_days")
    return enough_days or hours >= decimal_value(values, "least_hours")


def admission_dates(passed_on: date, rule: Timers) -> AdmissionDates:
    """Return what follows from the day on which the 支部大会 passed the admission."""
    probation_ends = add_months(passed_on, rule.probation)
    return AdmissionDates(
        add_months(passed_on, rule.approval),
        add_months(passed_on, rule.approval_latest),
        probation_ends,
        add_months(passed_on, rule.probation + rule.extension_least),
        add_months(passed_on, rule.probation + rule.extension_most),
    )


def confirmation_approval_by(passed_on: date, rule: Timers) -> date:
    """Return the day by which the 党委 decides about a 转正 that the 支部大会 passed."""
    return add_months(passed_on, rule.confirmation_approval)


def extension_fault(months: int, extended_before: int, rule: Timers) -> Sentence | None:
    """Return why an extension of the 预备期 cannot be; None when it can."""
    if extended_before >= rule.extensions:
        return Sentence("预备期只能延长一次。请讨论转正或取消预备党员资格。")
    if not rule.extension_least <= months <= rule.extension_most:
        return Sentence(
            "预备期延长不少于 {least} 个月、不超过 {most} 个月。请核对。",
            least=rule.extension_least,
            most=rule.extension_most,
        )
    return None


def leaves_too_soon(meeting_on: date, leaves_on: date, rule: Timers) -> bool:
    """Whether somebody leaves the unit so soon after the 支部大会 that one generally waits."""
    return leaves_on < add_months(meeting_on, rule.leaving)


def admission_periods(values: Mapping[str, Any]) -> tuple[AdmissionPeriod, ...]:
    """Read the values of ``development.standing``, oldest first."""
    found = []
    for told in value_of(values, "periods"):
        months = value_of(told, "probation_months")
        if not isinstance(months, int):
            raise RuleValueError("probation_months", months)
        until = value_of(told, "until")
        found.append(
            AdmissionPeriod(
                day_of(value_of(told, "since"), "since"),
                day_of(until, "until") if until else None,
                str(value_of(told, "admitted_by")),
                word_value(told, "counts_from", ("admitted", "confirmed")) == "admitted",
                months if months >= 0 else None,
            )
        )
    return tuple(sorted(found, key=lambda period: period.since))


def standing_since(
    admitted_on: date, confirmed_on: date | None, periods: Sequence[AdmissionPeriod]
) -> date | None:
    """Return from when 党龄 counts; None when 转正 decides and its day is not known.

    Before the first period nothing is known. What the 入党志愿书 says wins over this.
    """
    period = next(
        (
            one
            for one in periods
            if one.since <= admitted_on and (one.until is None or admitted_on <= one.until)
        ),
        None,
    )
    if period is None:
        return None
    return admitted_on if period.counts_from_admission else confirmed_on
