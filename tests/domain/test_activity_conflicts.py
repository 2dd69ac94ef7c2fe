"""Conflicts: the same room, the same person, at the same hours."""

from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.domain.activity_conflicts import (
    Booking,
    clashes,
    overlap,
    overlapping,
    own_rooms,
)
from dangjian_desktop.domain.rule_values import RuleValueError

DAY = date(2026, 11, 20)
ONE = Booking(1, "综采一队 党课", DAY, "09:00", "10:00", "三楼会议室", branch_id=1)
OTHER = Booking(2, "掘进队 党课", DAY, "09:30", "11:00", "三楼会议室", branch_id=2)


@pytest.mark.parametrize(
    ("begins", "ends", "meets"),
    [
        ("09:59", "11:00", True),
        ("10:00", "11:00", False),  # one ends as the other begins
        ("08:00", "09:00", False),
        ("08:00", "09:01", True),
        ("09:00", "", True),  # the moment at which it begins
        ("09:30", "", True),
        ("10:00", "", False),
        ("", "", False),  # the whole day
    ],
)
def test_overlap_at_its_edges(begins, ends, meets):
    other = replace(OTHER, begins=begins, ends=ends)
    assert overlap(ONE, other) is meets
    assert overlap(other, ONE) is meets


def test_other_days_do_not_meet():
    assert not overlap(ONE, replace(OTHER, held_on=date(2026, 11, 21)))


def test_one_room_is_told_from_either_side():
    assert [str(said) for said in clashes(ONE, OTHER, {})] == [
        "三楼会议室同时有掘进队 党课（09:30–11:00）"
    ]
    assert "综采一队" in str(clashes(OTHER, ONE, {})[0])
    assert clashes(ONE, replace(OTHER, place="三楼 会议室"), {})
    assert not clashes(ONE, replace(OTHER, place="四楼"), {})
    assert not clashes(replace(ONE, place=""), replace(OTHER, place=""), {})


def test_a_room_that_every_branch_has_is_met_only_within_the_branch():
    own = {"三楼会议室"}
    assert not clashes(ONE, OTHER, {}, own)
    assert clashes(ONE, replace(OTHER, branch_id=1), {}, own)


def test_people_in_two_places_are_named_and_many_are_counted():
    names = {1: "张三", 2: "李四", 3: "王五", 4: "赵六"}
    one = replace(ONE, place="", people=frozenset({1, 2}))
    other = replace(OTHER, people=frozenset({2, 3}))
    assert [str(said) for said in clashes(one, other, names)] == [
        "李四同时在掘进队 党课（09:30–11:00）"
    ]
    both = frozenset(names)
    told = clashes(replace(one, people=both), replace(other, people=both), names)
    assert "等 4 人" in str(told[0])


def test_a_lecturer_is_met_by_name():
    one = replace(ONE, place="", lecturers=frozenset({"钱七"}))
    assert "钱七" in str(clashes(one, replace(OTHER, lecturers=frozenset({"钱七"})), {})[0])


def test_only_pairs_that_meet_are_found():
    third = Booking(3, "别的", DAY, "", "", "三楼会议室")
    later = replace(OTHER, activity_id=4, begins="15:00", ends="16:00")
    assert overlapping([ONE, OTHER, third, later]) == [(ONE, OTHER)]


def test_the_rule_about_rooms_is_read():
    assert own_rooms({"names": ["学习室"]}) == {"学习室"}
    for wrong in ("学习室", [1]):
        with pytest.raises(RuleValueError):
            own_rooms({"names": wrong})
