"""Rest around work: nobody on shift, too soon before it, or fresh from the night shift."""

from datetime import date, time
from fractions import Fraction

import pytest

from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.slots import (
    NOT_KNOWN,
    DayDuty,
    Obstacle,
    RestRule,
    ShiftBasis,
    best_pair,
    enough_people,
    fewest_groups,
    meeting_times,
    minute_of,
    obstacle,
    rest_rule,
    sheet_hours,
    sheet_words,
    usual_share,
    works_of,
)
from dangjian_desktop.domain.vocabulary import AbsenceKind

DAY = date(2026, 11, 20)
HOURS = {"早": (time(8), time(16)), "中": (time(16), time(0)), "夜": (time(0), time(8))}
REST = RestRule(60, 480, 0, frozenset("夜"), True, True, frozenset(), True, frozenset())


def found(shift: str, begins: str, ends: str, rule: RestRule = REST, day: date = DAY):
    works = works_of(shift, day, HOURS, rule.nights)
    assert works is not None
    start, end = (minute_of(DAY, time.fromisoformat(text)) for text in (begins, ends))
    today = DayDuty(shift if day == DAY else "休", ShiftBasis.PATTERN)
    told = obstacle(start, end, today, works, rule)
    return told and told[0]


@pytest.mark.parametrize(
    ("shift", "begins", "ends", "expected"),
    [
        ("休", "10:00", "11:30", None),
        ("早", "15:59", "17:00", Obstacle.ON_SHIFT),
        ("早", "16:00", "17:00", None),
        ("早", "06:00", "07:00", None),
        ("早", "06:00", "07:01", Obstacle.BEFORE_SHIFT),
        ("夜", "15:59", "17:00", Obstacle.AFTER_NIGHT),
        ("夜", "16:00", "17:00", None),
        ("中", "14:00", "15:00", None),
        ("中", "14:30", "16:00", Obstacle.BEFORE_SHIFT),
        ("早+中", "10:00", "11:00", Obstacle.ON_SHIFT),
        ("早+中", "20:00", "21:00", Obstacle.ON_SHIFT),
    ],
)
def test_the_edges_of_work_and_rest(shift, begins, ends, expected):
    assert found(shift, begins, ends) is expected


def test_h11_a_night_that_follows_counts_only_where_the_branch_says_so():
    after = date(2026, 11, 21)
    assert found("夜", "16:30", "18:00", day=after) is None
    rule = RestRule(60, 480, 7 * 60, frozenset("夜"), True, True, frozenset(), True, frozenset())
    assert found("夜", "16:30", "18:00", rule, after) is Obstacle.BEFORE_NIGHT
    assert found("夜", "15:30", "17:00", rule, after) is None


def test_being_away_and_not_known_are_told_apart():
    away = DayDuty("", ShiftBasis.AWAY, absence=AbsenceKind.SICK)
    assert obstacle(0, 60, away, (), REST) == (Obstacle.AWAY, None)
    assert obstacle(0, 60, NOT_KNOWN, (), REST) == (Obstacle.UNKNOWN, None)
    assert away.is_checked
    assert not NOT_KNOWN.is_checked


def test_day_staff_come_in_working_hours_unless_the_branch_says_otherwise():
    works = works_of("早", DAY, HOURS, frozenset(), is_day_staff=True)
    today = DayDuty("早", ShiftBasis.CALENDAR)
    start = minute_of(DAY, time(10))
    assert obstacle(start, start + 60, today, works, REST) is None
    strict = RestRule(60, 480, 0, frozenset("夜"), False, True, frozenset(), True, frozenset())
    assert obstacle(start, start + 60, today, works, strict)[0] is Obstacle.ON_SHIFT


def test_a_shift_without_hours_is_not_known():
    assert works_of("巡", DAY, HOURS, frozenset()) is None


def test_the_fewest_crews_that_make_up_what_is_missing():
    counts = {"甲": 6, "乙": 5, "丙": 7}
    assert fewest_groups(counts, 7) == ("丙",)
    assert fewest_groups(counts, 8) == ("丙", "甲")
    assert fewest_groups(counts, 19) == ()
    assert fewest_groups(counts, 0) == ()


def test_two_sessions_that_reach_most():
    sets = [frozenset({1, 2}), frozenset({2, 3}), frozenset({1, 2, 3, 4})]
    assert best_pair(sets) == (0, 2, 4)
    assert best_pair(sets[:1]) is None
    assert best_pair(sets[:2]) == (0, 1, 3)


def test_a_share_of_people_is_rounded_up():
    assert enough_people(Fraction(1, 2), 23) == 12
    assert usual_share({"share": "1/2"}) == Fraction(1, 2)


REST_VALUES = {
    "hours_before_shift": 1,
    "hours_after_night": 8,
    "hours_before_night": 0,
    "night_shifts": ["夜"],
    "day_staff_may_come": True,
    "surface_works_by_day": True,
    "day_crews": [],
    "retired_are_free": True,
    "retired_occupations": ["退休"],
}


@pytest.mark.parametrize(
    "change",
    [
        {"hours_before_shift": -1},
        {"hours_after_night": 25},
        {"night_shifts": "夜"},
        {"day_staff_may_come": "yes"},
        {"retired_are_free": 1},
        {"retired_occupations": "退休"},
    ],
)
def test_rest_that_cannot_be_is_refused(change):
    assert rest_rule(REST_VALUES).after_night == 480
    with pytest.raises(RuleValueError):
        rest_rule({**REST_VALUES, **change})


def test_times_and_words_that_cannot_be_are_refused():
    assert meeting_times({"begins": ["16:30", "10:00"], "minutes": 90})[0] == time(10)
    for wrong in ({"begins": [], "minutes": 90}, {"begins": ["25:00"], "minutes": 90}):
        with pytest.raises(RuleValueError):
            meeting_times(wrong)
    assert sheet_words({"早": ["早班", "a"]}) == {"早班": "早", "A": "早"}
    for wrong in ({"早": ["A"], "中": ["a"]}, {"早": []}):
        with pytest.raises(RuleValueError):
            sheet_words(wrong)
    assert sheet_hours({"早": "08:00-16:00"}) == {"早": (time(8), time(16))}
    with pytest.raises(RuleValueError):
        sheet_hours({"早": "8-16"})
