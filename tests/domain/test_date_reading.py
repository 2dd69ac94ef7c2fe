"""Dates in all the ways in which people write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.date_reading import read_date, writes_two_digit_months
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Severity

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        (date(1998, 7, 1), "1998-07-01"),
        (datetime(1998, 7, 1, 13, 0, tzinfo=UTC), "1998-07-01"),
        (PartialDate(1998, 7), "1998-07"),
        ("1998-07-12", "1998-07-12"),
        ("1998-7-1", "1998-07-01"),
        ("1998/7/1", "1998-07-01"),
        ("1998.7.1", "1998-07-01"),
        ("1998.7.1.", "1998-07-01"),
        ("1998．07．12", "1998-07-12"),
        ("1998、7、1", "1998-07-01"),
        ("1998 7 1", "1998-07-01"),
        ("19980701", "1998-07-01"),
        ("１９９８０７０１", "1998-07-01"),
        ("1998年7月1日", "1998-07-01"),
        ("1998年7月1号", "1998-07-01"),
        (" 1998 年 7 月 1 日 ", "1998-07-01"),
        ("1998-07-12 00:00:00", "1998-07-12"),
        ("1998-07-12T08:30:00", "1998-07-12"),
        ("1998.7", "1998-07"),
        ("1998.07", "1998-07"),
        ("1998.1", "1998-01"),
        ("1998.10", "1998-10"),
        ("1998年7月", "1998-07"),
        ("1998年07月份", "1998-07"),
        ("199807", "1998-07"),
        ("1998-07", "1998-07"),
        ("1998", "1998"),
        ("1998年", "1998"),
        ("一九九八年七月", "1998-07"),
        ("二〇〇一年十月二十一日", "2001-10-21"),
        ("二○○一年十二月十日", "2001-12-10"),
        ("'1998-07-12", "1998-07-12"),
        (1998, "1998"),
        (1998.0, "1998"),
        (199807.0, "1998-07"),
        (19980701.0, "1998-07-01"),
        (1998.07, "1998-07"),
        (1998.7, "1998-07"),
        (1998.12, "1998-12"),
        ("2026-11-20", "2026-11-20"),
        ("2026.11", "2026-11"),
    ],
)
def test_usual_ways_of_writing_are_read_as_far_as_told(cell, iso):
    reading = read_date(cell, on=ON)
    assert reading.faults == ()
    assert reading.value is not None
    assert reading.value.iso == iso


@pytest.mark.parametrize("cell", [None, "", "  ", "无", "—", "/", "未转正", "预备期"])
def test_nothing_is_nothing_and_no_fault(cell):
    assert read_date(cell, on=ON) == (None, ())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2012-13-01", "date.impossible"),
        ("1990-02-29", "date.impossible"),
        ("19900230", "date.impossible"),
        ("1998.13", "date.impossible"),
        ("1998-00", "date.impossible"),
        (1998.13, "date.impossible"),
        (19981301.0, "date.impossible"),
        ("20980101", "date.future"),
        ("99980701", "date.impossible"),
        ("9998", "date.impossible"),
        ("2030-07-01", "date.future"),
        ("2026-11-21", "date.future"),
        ("2026.12", "date.future"),
        (date(2030, 7, 1), "date.future"),
        (date(1899, 12, 31), "date.too_early"),
        ("1889-07-01", "date.too_early"),
        ("98.7", "date.two_digit_year"),
        ("98年7月", "date.two_digit_year"),
        ("98-07-01", "date.two_digit_year"),
        ("98", "date.two_digit_year"),
        ("980701", "date.two_digit_year"),
        (980701.0, "date.two_digit_year"),
        ("九八年七月", "date.two_digit_year"),
        ("农历1998年七月初一", "date.lunar"),
        ("1998年腊月", "date.lunar"),
        ("1998年八月廿三", "date.lunar"),
        ("约1998年", "date.unreadable"),
        ("7/1/1998", "date.unreadable"),
        ("1998-2005", "date.unreadable"),
        ("7月1日", "date.unreadable"),
        ("199", "date.unreadable"),
        ("1998-7-1-3", "date.unreadable"),
        ("1998-0701", "date.unreadable"),
        ("不清楚", "date.unreadable"),
        ("7.123", "date.unreadable"),
        (0.5, "date.unreadable"),
        (12.0, "date.unreadable"),
        (-5.0, "date.unreadable"),
        (1998.123, "date.unreadable"),
        (True, "date.unreadable"),
        (time(3, 4), "date.unreadable"),
        (1e300, "date.unreadable"),
        (float("nan"), "date.unreadable"),
    ],
)
def test_what_names_no_certain_day_is_refused_and_says_why(cell, code):
    reading = read_date(cell, on=ON)
    assert reading.value is None
    assert [fault.code for fault in reading.faults] == [code]
    assert reading.faults[0].severity is Severity.REFUSED
    assert reading.faults[0].found


@pytest.mark.parametrize("cell", [36000.0, 36000, 36000.75, "36000"])
def test_a_date_number_of_the_spreadsheet_is_read_with_a_warning(cell):
    reading = read_date(cell, on=ON)
    assert reading.value == PartialDate(1998, 7, 24)
    assert [(f.code, f.severity) for f in reading.faults] == [
        ("date.from_serial", Severity.WARNING)
    ]


def test_a_date_number_in_the_future_is_refused():
    assert read_date(47000.0, on=ON).faults[0].code == "date.future"


def test_a_number_1998_1_is_taken_only_to_its_year():
    reading = read_date(1998.1, on=ON)
    assert reading.value == PartialDate(1998)
    assert [f.code for f in reading.faults] == ["date.january_or_october"]
    assert reading.faults[0].severity is Severity.WARNING


def test_a_number_1998_1_is_october_where_months_have_two_digits():
    assert writes_two_digit_months(["姓名", 1998.1, 1997.07])
    reading = read_date(1998.1, on=ON, two_digit_months=True)
    assert reading.value == PartialDate(1998, 10)
    assert [f.code for f in reading.faults] == ["date.taken_as_october"]
    assert read_date(1998.7, on=ON, two_digit_months=True).value == PartialDate(1998, 7)


@pytest.mark.parametrize("column", [[], [1998.1, 1998.7, 1998.11], ["1998.07", 1998.0], [36000.05]])
def test_other_columns_do_not_show_two_digit_months(column):
    assert not writes_two_digit_months(column)


@given(st.dates(date(1900, 1, 1), ON), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y年%m月%d日"]))
def test_every_day_is_read_back_as_it_was_written(day, style):
    assert read_date(day.strftime(style), on=ON) == (PartialDate.of(day), ())


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers()))
def test_no_cell_breaks_the_reading(cell):
    reading = read_date(cell, on=ON)
    assert reading.value is None or reading.value.first_day <= ON
