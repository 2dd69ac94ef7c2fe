"""Recurrence: facts.md 15.6 L04–L07, and the edges of months, weeks and holidays."""

from datetime import date

import pytest

from dangjian_desktop.domain.recurrence import (
    LAST,
    MONTHLY,
    MOST_OCCURRENCES,
    QUARTERLY,
    YEARLY,
    Recurrence,
    Rhythm,
    occurrences,
    read_recurrence,
    recurrence_table,
)
from dangjian_desktop.domain.work_calendar import work_calendar

CALENDAR = work_calendar(
    {
        "2026": {
            "off": [
                "2026-01-01/2026-01-03",
                "2026-02-15/2026-02-23",
                "2026-05-01/2026-05-05",
                "2026-06-19/2026-06-21",
                "2026-10-01/2026-10-07",
            ],
            "make_up": ["2026-02-14", "2026-05-09", "2026-09-20", "2026-10-10"],
        }
    }
)


def days(recurrence, since, until, most=7):
    return occurrences(
        recurrence, date.fromisoformat(since), date.fromisoformat(until), CALENDAR, most
    )


def on_day(day, **more):
    return Recurrence(Rhythm.MONTH_DAY, day=day, **more)


@pytest.mark.parametrize(
    ("recurrence", "month", "expected"),
    [
        (on_day(20), "2026-06", "2026-06-22"),  # L04
        (on_day(20), "2026-09", "2026-09-20"),  # L05: a Sunday that makes up
        (Recurrence(Rhythm.MONTH_WEEKDAY, weekday=4, number=1), "2026-05", "2026-05-06"),  # L06
        (on_day(1), "2026-10", "2026-10-08"),  # L07
        (on_day(5), "2026-03", "2026-03-05"),
    ],
)
def test_the_cases_of_facts_hold(recurrence, month, expected):
    (found,) = days(recurrence, f"{month}-01", f"{month}-28")
    assert found.on == date.fromisoformat(expected)
    assert not found.is_doubtful
    assert bool(found.told) == (found.on != found.planned)


def test_the_reason_of_a_shift_is_told():
    (found,) = days(on_day(20), "2026-06-01", "2026-06-30")
    assert [str(said) for said in found.told] == ["6月20日是休息日，顺延到6月22日"]


def test_a_day_that_would_move_too_far_is_told_and_stays_in_the_list():
    (found,) = days(on_day(15), "2026-02-01", "2026-02-28")
    assert found.on == date(2026, 2, 24)
    assert found.is_doubtful
    assert "顺延了 9 天，超过 7 天，请商定" in [str(said) for said in found.told]
    (found,) = days(on_day(15), "2026-02-01", "2026-02-28", most=9)
    assert not found.is_doubtful


def test_a_day_that_moves_into_the_next_month_is_told():
    (found,) = days(on_day(31), "2026-01-01", "2026-01-31")  # a Saturday
    assert found.on == date(2026, 2, 2)
    assert found.is_doubtful
    assert "已到下个月，请商定" in [str(said) for said in found.told]


def test_a_day_that_is_not_moved_stays_on_the_holiday():
    (found,) = days(on_day(1, moves=False), "2026-10-01", "2026-10-31")
    assert found.on == date(2026, 10, 1)
    assert found.told == ()


def test_a_month_without_the_day_takes_its_last():
    found = days(on_day(31, moves=False), "2026-01-01", "2026-04-30")
    assert [one.on.day for one in found] == [31, 28, 31, 30]


def test_quarters_and_years_are_counted_from_the_first_month():
    quarters = days(on_day(10, every=QUARTERLY, moves=False), "2026-02-01", "2026-12-31")
    assert [one.on.month for one in quarters] == [2, 5, 8, 11]
    years = days(on_day(1, every=YEARLY, moves=False), "2026-07-01", "2028-07-01")
    assert [one.on.isoformat() for one in years] == ["2026-07-01", "2027-07-01", "2028-07-01"]


def test_a_series_that_begins_behind_its_day_begins_with_the_next_month():
    found = days(on_day(5, moves=False), "2026-03-06", "2026-05-04")
    assert [one.on for one in found] == [date(2026, 4, 5)]


def test_last_weekday_and_nth_weekday():
    last = Recurrence(Rhythm.MONTH_WEEKDAY, weekday=4, number=LAST, moves=False)
    assert [one.on.day for one in days(last, "2026-07-01", "2026-08-31")] == [31, 28]
    third = Recurrence(Rhythm.MONTH_WEEKDAY, weekday=2, number=3, moves=False)
    assert [one.on.day for one in days(third, "2026-07-01", "2026-08-31")] == [15, 19]


def test_weeks_and_every_other_week():
    weekly = Recurrence(Rhythm.WEEKS, weekday=3, moves=False)
    found = days(weekly, "2026-11-06", "2026-11-30")
    assert [one.on.day for one in found] == [12, 19, 26]
    other = Recurrence(Rhythm.WEEKS, every=2, weekday=3, moves=False)
    assert [one.on.day for one in days(other, "2026-11-05", "2026-11-30")] == [5, 19]


def test_a_weekly_day_that_moves_into_the_next_week_is_told():
    weekly = Recurrence(Rhythm.WEEKS, weekday=3)
    (found,) = days(weekly, "2026-10-01", "2026-10-01")
    assert found.on == date(2026, 10, 8)
    assert "已到下一周，请商定" in [str(said) for said in found.told]


def test_a_year_without_a_list_is_told():
    (found,) = days(on_day(3), "2027-05-01", "2027-05-31")
    assert found.on == date(2027, 5, 3)
    assert "2027年的放假安排还没有收录，只按周末推算" in [str(said) for said in found.told]


def test_an_empty_stretch_has_no_days_and_a_long_one_ends():
    assert days(on_day(20), "2026-06-21", "2026-07-19") == []
    weekly = Recurrence(Rhythm.WEEKS, weekday=3, moves=False)
    assert len(days(weekly, "2026-01-01", "2046-01-01")) == MOST_OCCURRENCES


@pytest.mark.parametrize(
    ("recurrence", "words"),
    [
        (on_day(20), "每月20日"),
        (on_day(1, every=YEARLY), "每年1日"),
        (on_day(1, every=2), "每2个月1日"),
        (
            Recurrence(Rhythm.MONTH_WEEKDAY, every=QUARTERLY, weekday=4, number=1),
            "每季度第一个周五",
        ),
        (Recurrence(Rhythm.MONTH_WEEKDAY, weekday=0, number=LAST), "每月最后一个周一"),
        (Recurrence(Rhythm.WEEKS, weekday=2), "每周的周三"),
        (Recurrence(Rhythm.WEEKS, every=3, weekday=2), "每3周的周三"),
    ],
)
def test_a_rhythm_is_said_in_words_and_read_back(recurrence, words):
    assert str(recurrence.words) == words
    assert read_recurrence(recurrence_table(recurrence)).value == recurrence
    assert recurrence.every >= MONTHLY


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"rhythm": "now and then"},
        {"rhythm": "every_weeks", "every": "often"},
        {"rhythm": "every_weeks", "every": 13},
        {"rhythm": "every_weeks", "every": 0},
        {"rhythm": "every_month_day", "day": 32},
        {"rhythm": "every_month_day", "day": 0},
        {"rhythm": "every_month_weekday", "number": 5},
        {"rhythm": "every_month_weekday", "weekday": 7},
    ],
)
def test_what_is_no_rhythm_is_refused(table):
    found = read_recurrence(table)
    assert found.value is None
    assert found.faults
