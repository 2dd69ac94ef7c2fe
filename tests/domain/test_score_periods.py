"""The periods that are scored."""

from datetime import date

import pytest

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import (
    length_of,
    parts_of,
    period_before,
    period_of,
    period_on,
)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_code_names_its_days(code, first, last):
    period = period_of(code)
    assert (period.code, period.first, period.last) == (code, first, last)


@pytest.mark.parametrize("code", ["", "2026Q5", "2026-13", "26Q1", "2026H3", "2026-00", "2026Q1 "])
def test_what_is_no_period_is_none(code):
    assert period_of(code) is None


def test_periods_follow_each_other_over_the_year():
    assert period_before(period_of("2026Q1")).code == "2025Q4"
    assert period_before(period_of("2026-03")).code == "2026-02"
    assert period_before(period_of("2026")).code == "2025"


def test_a_period_is_made_of_shorter_ones():
    assert [one.code for one in parts_of(period_of("2026H2"), Every.QUARTER)] == [
        "2026Q3",
        "2026Q4",
    ]
    assert length_of(period_of("2026H1")) is Every.HALF_YEAR
    assert period_on(Every.QUARTER, date(2026, 11, 20)).code == "2026Q4"
