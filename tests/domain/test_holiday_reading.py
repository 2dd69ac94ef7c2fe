"""Days off as people type them."""

import pytest

from dangjian_desktop.domain.holiday_reading import read_days


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("1.1-1.3", ["2027-01-01/2027-01-03"]),
        ("10月1日至7日", ["2027-10-01/2027-10-07"]),
        ("2027-02-05/2027-02-11", ["2027-02-05/2027-02-11"]),
        ("2.5", ["2027-02-05"]),
        ("2月14日、10.10", ["2027-02-14", "2027-10-10"]),
        (
            "2026年12月31日 到 2027年1月2日\n\n4.4~4.6",
            ["2026-12-31/2027-01-02", "2027-04-04/2027-04-06"],
        ),
        ("", []),
        ("1.1-1.1", ["2027-01-01"]),
    ],
)
def test_days_and_stretches_are_read(typed, days):
    assert read_days(typed, 2027).value == days


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("春节", ["holiday.unreadable"]),
        ("2.31", ["holiday.unreadable"]),
        ("5", ["holiday.unreadable"]),
        ("13.1-13.3", ["holiday.unreadable"]),
        ("2030-01-01", ["holiday.other_year"]),
        ("1.3-1.1", ["holiday.order"]),
        ("春节\n2.30、1.3-1.1", ["holiday.unreadable", "holiday.unreadable", "holiday.order"]),
    ],
)
def test_every_fault_is_told_at_once(typed, codes):
    read = read_days(typed, 2027)
    assert read.value is None
    assert [fault.code for fault in read.faults] == codes
