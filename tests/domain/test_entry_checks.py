"""The pure rules of 录入核对 at their edges; whole stories stand in tests/queries."""

from datetime import date

import pytest

from dangjian_desktop.domain.entry_checks import (
    ODDITY_WORDS,
    Oddity,
    Record,
    alike,
    late,
    limits,
    overlaps,
    too_many,
)
from dangjian_desktop.domain.rule_values import RuleValueError

TOLD = {"alike_share": "0.85", "shortest_text": 4, "months_back": 12, "late_days": 31}
DAY = date(2026, 3, 20)


def record(number=1, held_on=DAY, begins="", ends="", text="", **more):
    values = {"due_count": 0, "present_count": 0, "recorded_on": None, **more}
    return Record(number, 1, "themed_day", "党日", held_on, begins, ends, text=text, **values)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("09:00", "10:00"), ("09:59", "11:00"), True),
        (("09:00", "10:00"), ("10:00", "11:00"), False),
        (("09:00", ""), ("09:00", "10:00"), True),
        (("09:00", ""), ("08:00", "10:00"), False),
        (("", ""), ("09:00", "10:00"), False),
    ],
)
def test_two_activities_overlap_only_where_both_hours_say_so(first, second, expected):
    one, other = (record(begins=begins, ends=ends) for begins, ends in (first, second))
    assert overlaps(one, other) is expected
    assert overlaps(other, one) is expected
    moved = record(held_on=date(2026, 3, 21), begins=second[0], ends=second[1])
    assert not overlaps(one, moved)


def test_a_list_that_was_never_fixed_says_nothing_about_too_many():
    assert not list(too_many([record(present_count=3)]))
    assert not list(too_many([record(present_count=3, due_count=3)]))
    assert len(list(too_many([record(present_count=4, due_count=3)]))) == 1


def test_late_counts_from_the_end_of_the_month():
    told = limits(TOLD)
    assert not list(late([record(recorded_on=date(2026, 5, 1)), record()], told))
    assert len(list(late([record(recorded_on=date(2026, 5, 2))], told))) == 1


def test_texts_are_compared_within_the_months_back():
    def same(one, other, _least):
        return float(one == other)

    told = limits(TOLD)
    early = record(1, date(2025, 3, 19), text="一样的话")
    later = record(2, DAY, text="一样的话")
    assert not list(alike([early, later], told, same, DAY))
    early = record(1, DAY.replace(year=2025), text="一样的话")
    (odd,) = alike([early, later], told, same, DAY)
    assert (odd.activity_id, odd.other_id) == (2, 1)
    assert "100% 相同" in str(odd.sentence)
    short = record(3, DAY, text="短")
    assert not list(alike([short, short], told, same, DAY))


def test_limits_that_cannot_be_are_told():
    with pytest.raises(RuleValueError):
        limits({**TOLD, "alike_share": "2"})
    with pytest.raises(RuleValueError):
        limits({**TOLD, "late_days": -1})


def test_every_oddity_has_its_words():
    assert set(ODDITY_WORDS) == set(Oddity)
