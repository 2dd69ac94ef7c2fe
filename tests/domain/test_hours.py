"""Hours as people type them."""

import pytest

from dangjian_desktop.domain.hours import hour_of, minutes_of, read_hour


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:00", "09:00"),
        ("09：30", "09:30"),
        ("0900", "09:00"),
        ("9点", "09:00"),
        ("9点半", "09:30"),
        ("14时05分", "14:05"),
        ("下午3点", "15:00"),
        ("晚上7:30", "19:30"),
        ("上午9点", "09:00"),
        ("下午12点", "12:00"),
        ("上午12点", "12:00"),
        ("下午15:30", "15:30"),
        ("晚上11点", "23:00"),
        ("早上0点", "00:00"),
        ("0:00", "00:00"),
        ("23:59", "23:59"),
        ("", ""),
    ],
)
def test_an_hour_is_read_in_the_usual_ways(typed, read):
    assert read_hour(typed).value == read
    assert not read_hour(typed).faults


@pytest.mark.parametrize("typed", ["晚上12点", "晚上1点", "上午15:00", "早上12点", "下午0点"])
def test_a_part_of_the_day_and_an_hour_that_do_not_go_together_are_not_guessed(typed):
    assert read_hour(typed).faults[0].code == "hour.unreadable"


@pytest.mark.parametrize("typed", ["24:00", "9:60", "25点", "9", "九点", "9:0", "下午", "123"])
def test_what_is_no_hour_is_told_and_not_guessed(typed):
    found = read_hour(typed)
    assert found.value is None
    assert found.faults[0].code == "hour.unreadable"


def test_minutes_and_hours_turn_into_each_other_and_stay_within_the_day():
    assert minutes_of("09:30") == 570
    assert hour_of(570) == "09:30"
    assert hour_of(-5) == "00:00"
    assert hour_of(24 * 60) == "23:59"
