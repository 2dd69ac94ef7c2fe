"""This month, last month, this quarter, this year, last year: their first and last days."""

from datetime import date

import pytest

from dangjian_desktop.domain.periods import PERIOD_WORDS, Period, days_of, whole_days_of


@pytest.mark.parametrize(
    ("period", "on", "since", "until"),
    [
        (Period.THIS_MONTH, "2026-11-20", "2026-11-01", "2026-11-20"),
        (Period.LAST_MONTH, "2026-11-20", "2026-10-01", "2026-10-31"),
        (Period.LAST_MONTH, "2026-01-31", "2025-12-01", "2025-12-31"),
        (Period.LAST_MONTH, "2024-03-31", "2024-02-01", "2024-02-29"),
        (Period.THIS_QUARTER, "2026-11-20", "2026-10-01", "2026-11-20"),
        (Period.THIS_QUARTER, "2026-03-31", "2026-01-01", "2026-03-31"),
        (Period.THIS_QUARTER, "2026-04-01", "2026-04-01", "2026-04-01"),
        (Period.THIS_YEAR, "2024-02-29", "2024-01-01", "2024-02-29"),
        (Period.LAST_YEAR, "2024-02-29", "2023-01-01", "2023-12-31"),
    ],
)
def test_a_period_as_of_a_day(period, on, since, until):
    first, last = days_of(period, date.fromisoformat(on))
    assert (first.isoformat(), last.isoformat()) == (since, until)


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        (Period.THIS_MONTH, "2026-11-01", "2026-11-30"),
        (Period.LAST_MONTH, "2026-10-01", "2026-10-31"),
        (Period.THIS_QUARTER, "2026-10-01", "2026-12-31"),
        (Period.THIS_YEAR, "2026-01-01", "2026-12-31"),
        (Period.LAST_YEAR, "2025-01-01", "2025-12-31"),
    ],
)
def test_a_whole_period_goes_to_its_end(period, since, until):
    first, last = whole_days_of(period, date(2026, 11, 20))
    assert (first.isoformat(), last.isoformat()) == (since, until)


def test_every_period_has_a_word():
    assert set(PERIOD_WORDS) == set(Period)
