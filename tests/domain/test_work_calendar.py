"""Working days of 2026 and of years whose list is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.work_calendar import (
    WorkCalendar,
    nth_weekday,
    themed_day,
    work_calendar,
)

WEEKENDS = WorkCalendar(frozenset(), frozenset(), frozenset())


@pytest.fixture
def calendar(rules):
    return work_calendar(rules.values_of("holidays.work_calendar"))


@pytest.mark.parametrize(
    ("posted", "ends"),
    [
        ("2026-11-16", "2026-11-23"),  # D12
        ("2026-09-28", "2026-10-10"),  # D13
        ("2026-02-12", "2026-02-26"),  # D14
        ("2026-04-30", "2026-05-11"),  # D15
    ],
)
def test_five_working_days_from_the_next_day_on(calendar, posted, ends):
    found = calendar.after_working_days(date.fromisoformat(posted), 5)
    assert found.isoformat() == ends


@pytest.mark.parametrize(
    ("month", "day", "found"),
    [
        (6, 20, "2026-06-22"),  # L04
        (9, 20, "2026-09-20"),  # L05
        (10, 1, "2026-10-08"),  # L07
        (2, 31, "2026-02-28"),
        (12, 31, "2026-12-31"),
    ],
)
def test_the_themed_day_of_a_month(calendar, month, day, found):
    assert themed_day(2026, month, day, calendar).isoformat() == found


def test_the_first_friday_of_may_moves_behind_the_holiday(calendar):
    friday = nth_weekday(2026, 5, 4, 1)  # L06
    assert friday == date(2026, 5, 1)
    assert calendar.working_day_from(friday) == date(2026, 5, 6)


def test_no_month_has_a_sixth_friday():
    with pytest.raises(ValueError, match="6"):
        nth_weekday(2026, 5, 4, 6)
    with pytest.raises(ValueError, match="0"):
        nth_weekday(2026, 5, 4, 0)


def test_the_days_of_the_year_add_up(calendar):
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert sum(map(calendar.is_working_day, days)) == 248
    assert calendar.last_year == 2026


def test_a_year_without_a_list_knows_weekends_only(calendar):
    assert calendar.is_working_day(date(2027, 1, 1))
    assert not calendar.is_working_day(date(2027, 1, 2))
    assert calendar.unconfirmed_years(date(2025, 12, 1), date(2027, 1, 1)) == (2025, 2027)
    assert calendar.unconfirmed_years(date(2026, 1, 1), date(2026, 12, 31)) == ()
    assert WEEKENDS.last_year is None


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 60))
def test_so_many_working_days_lie_behind_the_posting(posted, count):
    ends = WEEKENDS.after_working_days(posted, count)
    between = [posted + timedelta(days=n) for n in range(1, (ends - posted).days + 1)]
    assert sum(map(WEEKENDS.is_working_day, between)) == count
    assert WEEKENDS.is_working_day(ends)


@pytest.mark.parametrize(
    "values",
    [
        {"next": {"off": [], "make_up": []}},
        {"2027": {"off": []}},
        {"2027": {"off": ["2027-02-30"], "make_up": []}},
        {"2027": {"off": ["2027-02-03/2027-02-01"], "make_up": []}},
        {"2027": {"off": ["2027-01-01/2027-12-31"], "make_up": []}},
    ],
)
def test_a_wrong_list_is_refused(values):
    with pytest.raises(RuleValueError):
        work_calendar(values)
