"""The timers of 发展党员 by facts.md 15.5."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain import development
from dangjian_desktop.domain.rule_values import RuleValueError


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture
def rule(rules):
    return development.timers(rules.values_of("development.timers"))


@pytest.mark.parametrize(
    ("applied", "by"), [("2025-03-01", "2025-04-01"), ("2025-01-31", "2025-02-28")]
)
def test_the_talk_after_an_application(rule, applied, by):
    assert development.talk_by(day(applied), rule) == day(by)  # D01, D02


def test_the_eighteenth_birthday(rule):
    assert development.may_apply_from(day("2008-11-21"), rule) == day("2026-11-21")  # D03
    assert development.may_apply_from(day("2008-02-29"), rule) == day("2026-02-28")


def test_what_follows_from_becoming_an_activist(rule):
    found = development.activist_dates(day("2025-09-10"), rule)
    assert found.reviews == (day("2026-03-10"), day("2026-09-10"))  # D04
    assert development.days_short(day("2026-09-09"), found.candidate_from) == 1  # D05
    assert development.days_short(day("2026-09-10"), found.candidate_from) == 0


@pytest.mark.parametrize(
    ("days", "hours", "enough"),
    [("2", "20", False), ("2", "24", True), ("3", "18", True), ("2.5", "23.5", False)],
)
def test_training_is_enough_by_days_or_by_hours(rules, days, hours, enough):
    values = rules.values_of("development.training")  # D06
    assert development.is_training_enough(Decimal(days), Decimal(hours), values) is enough


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        ("2026-11-05", "2027-02-05 2027-05-05 2027-11-05 2028-05-05 2028-11-05"),  # D07–D09
        ("2026-08-31", "2026-11-30 2027-02-28 2027-08-31 2028-02-29 2028-08-31"),  # D10
        ("2024-02-29", "2024-05-29 2024-08-29 2025-02-28 2025-08-29 2026-02-28"),  # D11
    ],
)
def test_what_follows_from_an_admission(rule, passed, expected):
    found = development.admission_dates(day(passed), rule)
    told = (
        found.approval_by,
        found.approval_latest,
        found.probation_ends,
        found.extended_from,
        found.extended_to,
    )
    assert " ".join(one.isoformat() for one in told) == expected


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_the_days_of_an_admission_follow_one_another(passed):
    timers = development.Timers(18, 1, 6, 12, 3, 3, 6, 12, 6, 12, 1, 3)
    found = development.admission_dates(passed, timers)
    assert passed < found.approval_by < found.approval_latest < found.probation_ends
    assert found.probation_ends < found.extended_from < found.extended_to
    assert found.extended_to - passed <= timedelta(days=731)


def test_an_extension_is_half_a_year_to_a_year_and_only_once(rule):
    assert development.extension_fault(6, 0, rule) is None
    assert development.extension_fault(12, 0, rule) is None
    assert "6 个月" in str(development.extension_fault(5, 0, rule))
    assert "12 个月" in str(development.extension_fault(13, 0, rule))
    assert "一次" in str(development.extension_fault(6, 1, rule))


def test_who_leaves_within_three_months_is_told(rule):
    meeting = day("2026-11-25")
    assert development.leaves_too_soon(meeting, day("2027-01-10"), rule)  # D17
    assert not development.leaves_too_soon(meeting, day("2027-02-25"), rule)


@pytest.mark.parametrize(
    ("admitted", "confirmed", "since"),
    [
        ("1975-06-20", None, "1975-06-20"),  # D18
        ("1980-05-04", "1981-05-04", "1981-05-04"),  # D19
        ("1977-08-11", None, "1977-08-11"),
        ("1977-08-12", "1978-08-12", "1978-08-12"),
        ("1969-03-31", "1970-03-31", "1970-03-31"),
        ("2001-07-01", None, None),
        ("1940-07-01", "1940-07-01", None),
    ],
)
def test_standing_of_those_admitted_long_ago(rules, admitted, confirmed, since):
    periods = development.admission_periods(rules.values_of("development.standing"))
    found = development.standing_since(
        day(admitted), day(confirmed) if confirmed else None, periods
    )
    assert found == (day(since) if since else None)


def test_the_periods_join_without_a_gap(rules):
    periods = development.admission_periods(rules.values_of("development.standing"))
    for before, after in pairwise(periods):
        assert before.until + timedelta(days=1) == after.since
    assert periods[-1].until is None


def test_periods_that_say_nothing_are_refused():
    with pytest.raises(RuleValueError):
        development.admission_periods({"periods": [{"probation_months": "one"}]})
