"""Dates known to the day, month or year."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate, add_months, day_part, full_years, month_end


@pytest.mark.parametrize(
    ("iso", "printed", "first", "last"),
    [
        ("1998", "1998年", date(1998, 1, 1), date(1998, 12, 31)),
        ("1998-07", "1998年7月", date(1998, 7, 1), date(1998, 7, 31)),
        ("2000-02", "2000年2月", date(2000, 2, 1), date(2000, 2, 29)),
        ("1998-07-12", "1998-07-12", date(1998, 7, 12), date(1998, 7, 12)),
    ],
)
def test_a_partial_date_is_stored_printed_and_bounded(iso, printed, first, last):
    value = PartialDate.from_iso(iso)
    assert value.iso == iso
    assert value.printed == printed
    assert (value.first_day, value.last_day) == (first, last)
    assert value.is_exact == (first == last)


@pytest.mark.parametrize(
    "text",
    ["", "1998-7", "1998-13", "1998-02-30", "98", "1998-07-12T", "x", "1998-00", "1998-07-00"],
)
def test_text_of_another_shape_or_of_no_real_day_is_no_date(text):
    with pytest.raises(ValueError, match=r"date|range|month|day"):
        PartialDate.from_iso(text)


def test_a_day_needs_its_month():
    with pytest.raises(ValueError, match="month"):
        PartialDate(1998, None, 3)


def test_stored_text_sorts_as_the_dates_do():
    texts = ["1998", "1998-01", "1998-01-01", "1998-06-30", "1998-07", "1998-07-01", "1999"]
    dates = [PartialDate.from_iso(text) for text in reversed(texts)]
    assert [value.iso for value in sorted(dates)] == sorted(texts) == texts
    assert PartialDate(1998) >= PartialDate(1998)


def test_a_date_does_not_compare_with_anything_else():
    with pytest.raises(TypeError):
        PartialDate(1998) < "1998"  # noqa: B015


def test_completing_and_agreeing():
    month, day = PartialDate(1998, 7), PartialDate(1998, 7, 12)
    assert month.is_completed_by(day)
    assert not day.is_completed_by(month)
    assert not month.is_completed_by(PartialDate(1998, 8, 1))
    assert month.agrees_with(day)
    assert day.agrees_with(month)
    assert not day.agrees_with(PartialDate(1998, 7, 13))
    assert not month.agrees_with(PartialDate(1998, 8))
    assert not month.agrees_with(PartialDate(1999, 7))
    assert PartialDate(1998).agrees_with(day)


def test_a_day_of_the_calendar_is_known_in_full():
    assert PartialDate.of(date(2026, 11, 20)) == PartialDate(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
    ],
)
def test_months_are_added_and_clamped(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("since", "on", "years"),
    [
        (date(2008, 11, 21), date(2026, 11, 20), 17),
        (date(2008, 11, 21), date(2026, 11, 21), 18),
        (date(2004, 2, 29), date(2025, 2, 28), 20),
        (date(2004, 2, 29), date(2025, 3, 1), 21),
        (date(2030, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_full_years_are_counted(since, on, years):
    assert full_years(since, on) == years


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2026, 4, 15), date(2026, 4, 30)),
    ],
)
def test_a_month_ends_on_its_last_day(day, last):
    assert month_end(day) == last


@pytest.mark.parametrize("moment", ["2026-11-29T21:05:00.000+08:00", "2026-11-29", "2026-11"])
def test_the_day_of_a_moment_is_its_beginning(moment):
    assert day_part(moment) == "2026-11-29"[: len(moment)]
