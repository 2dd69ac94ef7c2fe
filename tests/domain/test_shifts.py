"""Shifts by facts.md 15.9, and every pattern over three cycles."""

from collections import Counter
from datetime import date, timedelta

import pytest

from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.shifts import NoWorkDaysError, crew_of, shift_on, shift_pattern
from dangjian_desktop.domain.work_calendar import WorkCalendar

ANCHOR = date(2026, 11, 1)
WEEKENDS = WorkCalendar(frozenset(), frozenset(), frozenset())
#: What stands in every day of a pattern, all crews together.
STATED = {
    "3x8_week": "早中夜",
    "3x8_10d": "早中夜",
    "4c3s_8d": "早中夜休",
    "4c3s_12d": "早中夜休",
    "4c3s_4d": "早中夜休",
    "5c3s_10d": "早中夜休休",
    "4x6_week": "①②③④",
    "4x6_5crew": "①②③④休",
    "2x12": "白夜休休",
}


@pytest.fixture
def pattern(rules):
    return lambda code: shift_pattern(code, rules.values_of("shifts.patterns"))


@pytest.mark.parametrize(
    ("on", "shifts"),
    [
        ("2026-11-01", "早中夜休"),  # H01
        ("2026-11-20", "中夜休早"),  # H02
        ("2026-12-31", "夜休早中"),  # H03
        ("2026-10-30", "休早中夜"),  # H04
    ],
)
def test_four_crews_in_three_shifts(pattern, on, shifts):
    made = pattern("4c3s_8d")
    day = date.fromisoformat(on)
    assert "".join(shift_on(made, ANCHOR, n, day, WEEKENDS) for n in made.offsets) == shifts


@pytest.mark.parametrize("code", STATED)
def test_each_day_holds_the_stated_shifts(pattern, code):  # H12
    made = pattern(code)
    for number in range(-len(made.cycle), 3 * len(made.cycle)):
        day = ANCHOR + timedelta(days=number)
        found = Counter(shift_on(made, ANCHOR, n, day, WEEKENDS) for n in made.offsets)
        assert found == Counter(STATED[code]), day


def test_all_patterns_are_stated_here(rules):
    assert set(rules.values_of("shifts.patterns")) == {*STATED, "day"}


@pytest.mark.parametrize("code", STATED)
def test_the_hours_of_a_pattern_fill_the_day(pattern, code):
    hours = pattern(code).hours.values()
    assert {begins for begins, _ in hours} == {ends for _, ends in hours}


def test_who_works_by_the_calendar_rests_on_days_off(pattern):
    made = pattern("day")
    assert shift_on(made, ANCHOR, 0, date(2026, 11, 20), WEEKENDS) == "白"
    assert shift_on(made, ANCHOR, 0, date(2026, 11, 21), WEEKENDS) == "休"


def test_crews_are_called_by_their_places(pattern):
    made = pattern("4c3s_8d")
    assert [crew_of(made, offset) for offset in (0, 2, 4, 6, 8, -2, 1)] == [*"甲乙丙丁甲丁", ""]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"title": "空", "cycle": ["早"], "offsets": [0], "hours": {}},
        {"title": "少", "cycle": ["早", "夜"], "offsets": [0], "hours": {"早": "08:00-16:00"}},
        {"title": "错", "cycle": ["早"], "offsets": [0], "hours": {"早": "8点"}},
        {"title": "错", "cycle": ["早"], "offsets": ["0"], "hours": {"早": "08:00-16:00"}},
    ],
)
def test_a_wrong_pattern_is_refused(wrong):
    with pytest.raises(RuleValueError):
        shift_pattern("own", {"own": wrong})
    with pytest.raises(RuleValueError):
        shift_pattern("other", {"own": wrong})


def test_a_pattern_without_work_days_is_told_apart_from_a_wrong_one():
    hours = {"早": "08:00-16:00"}
    made = {"title": "空", "offsets": [0], "hours": hours}
    with pytest.raises(NoWorkDaysError):
        shift_pattern("own", {"own": {**made, "cycle": ["休", "休"]}})
    assert shift_pattern("own", {"own": {**made, "cycle": ["休", "早"]}}).cycle == ("休", "早")
    assert shift_pattern("own", {"own": {**made, "cycle": []}}).follows_calendar
