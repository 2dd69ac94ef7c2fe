"""The bands of the Today list at their edges, and anniversaries of membership."""

from datetime import date

import pytest

from dangjian_desktop.domain.today import (
    ACT_WORDS,
    BAND_WORDS,
    SOURCE_WORDS,
    Act,
    Anniversary,
    Band,
    Source,
    anniversary_between,
    band_of,
    week_end,
)

FRIDAY = date(2026, 11, 20)
LEAP_DAY = date(2000, 2, 29)


@pytest.mark.parametrize(
    ("due_on", "band"),
    [
        (date(2026, 11, 19), Band.OVERDUE),
        (FRIDAY, Band.THIS_WEEK),
        (date(2026, 11, 22), Band.THIS_WEEK),
        (date(2026, 11, 23), Band.THIS_MONTH),
        (date(2026, 11, 30), Band.THIS_MONTH),
        (date(2026, 12, 1), None),
    ],
)
def test_the_band_is_how_soon_the_day_is(due_on, band):
    assert band_of(due_on, FRIDAY) is band


def test_what_is_soon_by_its_rule_stands_in_the_list_however_far_its_day_is():
    assert band_of(date(2026, 12, 31), FRIDAY, is_soon=True) is Band.THIS_MONTH
    assert band_of(date(2026, 11, 22), FRIDAY, is_soon=True) is Band.THIS_WEEK


def test_a_week_that_reaches_into_the_next_month_is_still_this_week():
    assert week_end(date(2026, 11, 30)) == date(2026, 12, 6)
    assert band_of(date(2026, 12, 5), date(2026, 11, 30)) is Band.THIS_WEEK
    assert week_end(date(2026, 11, 22)) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("joined_on", "first", "last", "expected"),
    [
        (date(1998, 11, 25), FRIDAY, date(2026, 11, 30), Anniversary(date(2026, 11, 25), 28)),
        (date(1998, 11, 20), FRIDAY, FRIDAY, Anniversary(FRIDAY, 28)),
        (date(1998, 11, 19), FRIDAY, date(2026, 11, 30), None),
        (FRIDAY, FRIDAY, FRIDAY, None),
        (
            date(2000, 2, 29),
            date(2026, 2, 1),
            date(2026, 2, 28),
            Anniversary(date(2026, 2, 28), 26),
        ),
        (LEAP_DAY, date(2028, 2, 28), date(2028, 2, 28), None),
        (date(2000, 1, 3), date(2026, 12, 28), date(2027, 1, 4), Anniversary(date(2027, 1, 3), 27)),
    ],
)
def test_an_anniversary_falls_on_its_day_of_the_year(joined_on, first, last, expected):
    assert anniversary_between(joined_on, first, last) == expected


def test_everything_has_its_words():
    assert set(BAND_WORDS) == set(Band)
    assert set(SOURCE_WORDS) == set(Source)
    assert set(ACT_WORDS) == set(Act)
