"""Terms by facts.md 15.4."""

from datetime import date

import pytest

from dangjian_desktop.domain import terms


@pytest.fixture
def rule(rules):
    return terms.term_rule(rules.values_of("terms.branch"))


@pytest.fixture
def term(rule):
    return terms.term_of(date(2023, 12, 15), 3, rule)


def test_the_days_of_a_term(term):
    assert term.expires == date(2026, 12, 15)  # T01
    assert term.remind == date(2026, 6, 15)  # T02
    assert term.latest == date(2027, 12, 15)  # T03
    assert term.earliest == date(2025, 12, 15)  # T04
    assert term.days_left(date(2026, 11, 20)) == 25
    assert term.days_left(date(2026, 12, 16)) == -1


@pytest.mark.parametrize(
    ("elected", "years", "expires"),
    [("2024-02-29", 3, "2027-02-28"), ("2021-11-30", 5, "2026-11-30")],  # T05, T06
)
def test_months_are_clamped(rule, elected, years, expires):
    found = terms.term_of(date.fromisoformat(elected), years, rule)
    assert found.expires.isoformat() == expires


def test_a_term_is_moved_by_a_year_at_most(term):
    assert "2027-12-15" in str(terms.shift_fault(term, date(2028, 1, 1)))  # T07
    assert terms.shift_fault(term, date(2025, 12, 14)) is not None
    assert terms.shift_fault(term, date(2025, 12, 15)) is None
    assert terms.shift_fault(term, date(2027, 12, 15)) is None


def test_reminders_come_nearer_and_then_weekly(rules, term):
    values = rules.values_of("terms.alerts")
    until_end = terms.reminder_days(term, term.expires, values)
    assert until_end[0] == date(2026, 6, 18)
    assert until_end[-2:] == [date(2026, 12, 8), date(2026, 12, 15)]
    late = terms.reminder_days(term, date(2026, 12, 29), values)
    assert late[-2:] == [date(2026, 12, 22), date(2026, 12, 29)]


def test_the_last_thirty_days_are_urgent(rules, term):
    values = rules.values_of("terms.alerts")
    assert terms.is_urgent(term, date(2026, 11, 20), values)
    assert terms.is_urgent(term, date(2026, 11, 15), values)
    assert not terms.is_urgent(term, date(2026, 11, 14), values)
