"""Which crews have a member who answers for them: case Z08 and its edges."""

from datetime import date

import pytest

from dangjian_desktop.domain.duty_areas import (
    Area,
    AreaYear,
    Coverage,
    CrewSource,
    Difference,
    DrawnArea,
    KnownCrews,
    MemberChange,
    area_differences,
    area_years,
    coverage,
    crews_named,
    member_change,
    year_to_draw,
    yearly_rule,
)
from dangjian_desktop.domain.rule_values import RuleValueError

TURN = (11, 15)
PLACES = {1: (1, "检修班"), 2: (1, "检修 班"), 3: (1, "生产一班"), 4: (1, ""), 5: (2, "检修班")}


def known(present=(1, 2), others=()):
    return KnownCrews(PLACES, tuple(others), frozenset(present))


def area(crews, members=(1,), **more):
    return Area("责任区", more.pop("branch_id", 1), crews, frozenset(members), ("张三",), **more)


def states(areas, present=(1, 2)):
    return {(one.branch_id, one.crew): one.state for one in coverage(known(present), areas)}


def test_z08_a_crew_without_a_responsible_member_is_a_gap():
    found = coverage(known({1}), [area(("检修班",))])
    assert [(one.branch_id, one.crew, one.members, one.state) for one in found] == [
        (1, "生产一班", 1, Coverage.NO_AREA),
        (2, "检修班", 1, Coverage.NO_AREA),  # of another branch, though of the same name
        (1, "检修班", 2, Coverage.COVERED),
    ]
    assert found[-1].names == ("张三",)


def test_whoever_has_left_answers_for_nobody():
    assert states([area(("检修班",), members=(9,))])[1, "检修班"] is Coverage.NOBODY_LEFT
    assert states([area(("检修班",), members=())])[1, "检修班"] is Coverage.NOBODY_LEFT
    both = [area(("检修班",), members=(9,)), area(("检修班",), members=(2,))]
    assert states(both)[1, "检修班"] is Coverage.COVERED


def test_an_area_that_has_ended_covers_nothing_and_its_crew_is_still_there():
    ended = area(("掘进班",), is_valid=False)
    assert states([ended])[1, "掘进班"] is Coverage.NO_AREA
    gone = area(("掘进班",), is_valid=False, is_crew_gone=True)
    assert (1, "掘进班") not in states([gone])


def test_a_crew_without_members_can_be_covered_by_somebody_else():
    assert states([area(("外委班",))])[1, "外委班"] is Coverage.COVERED


@pytest.mark.parametrize(
    ("text", "crews"),
    [
        ("检修班、生产 一班,检修班", ("检修班", "生产一班")),
        ("检修班", ("检修班",)),
        ("", ()),
    ],
)
def test_crews_are_parted(text, crews):
    assert crews_named(text) == crews


def test_a_crew_answered_for_from_outside_alone_is_told():
    def outside(*members):
        found = coverage(known({1, 3}), [area(("检修班",), members=members)])
        return next(one.is_outside for one in found if (one.branch_id, one.crew) == (1, "检修班"))

    assert outside(3)
    assert not outside(1, 3)
    assert outside(2, 3)  # the one of the crew has left


@pytest.mark.parametrize(
    ("source", "state", "is_gap"),
    [
        (CrewSource.SHIFTS, Coverage.NO_AREA, True),
        (CrewSource.FORMER, Coverage.UNSURE, False),
        (CrewSource.LEDGERS, Coverage.UNSURE, False),
    ],
)
def test_crews_without_a_member_are_known_from_elsewhere(source, state, is_gap):
    found = coverage(known(others=[(1, "皮带班", source), (1, "检修班", source)]), [])
    (belt,) = [one for one in found if one.crew == "皮带班"]
    assert (belt.state, belt.source, belt.members, belt.is_gap) == (state, source, 0, is_gap)
    assert [one.source for one in found if (one.branch_id, one.crew) == (1, "检修班")] == [
        CrewSource.ROSTER
    ]


def test_a_crew_of_hearsay_whose_area_ended_with_it_is_gone():
    gone = area(("皮带班",), is_valid=False, is_crew_gone=True)
    found = coverage(known(others=[(1, "皮带班", CrewSource.FORMER)]), [gone])
    assert "皮带班" not in [one.crew for one in found]
    found = coverage(known(others=[(1, "皮带班", CrewSource.SHIFTS)]), [gone])
    assert "皮带班" in [one.crew for one in found]


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        ((1, "检修班"), (1, "检修 班"), None),
        ((1, "检修班"), None, MemberChange.GONE),
        ((1, "检修班"), (2, "检修班"), MemberChange.OTHER_BRANCH),
        ((1, "检修班"), (1, "生产一班"), MemberChange.OTHER_CREW),
        ((1, "办公室"), (1, "生产一班"), None),  # was never of the crew
        (None, (1, "生产一班"), None),
    ],
)
def test_who_left_or_moved_since_the_area_was_drawn_is_told(then, now, change):
    assert member_change(("检修班",), then, now) is change


def test_each_year_is_looked_at_on_its_last_day():
    first, second = date(2025, 1, 10), date(2026, 1, 8)
    spells = [(first, second, True), (second, None, False)]
    assert area_years(spells, date(2026, 11, 20), TURN) == [
        AreaYear(2026, date(2026, 11, 20)),
        AreaYear(2025, date(2025, 12, 31)),
    ]
    assert area_years([], second, TURN) == []
    assert area_years(spells, date(2024, 1, 1), TURN) == []


def test_a_division_drawn_at_the_end_of_a_year_is_that_of_the_next():
    spells = [(date(2026, 1, 8), date(2026, 12, 20), True), (date(2026, 12, 20), None, False)]
    assert area_years(spells, date(2026, 12, 28), TURN) == [
        AreaYear(2027, date(2026, 12, 28)),
        AreaYear(2026, date(2026, 12, 19)),
    ]
    assert area_years(spells, date(2027, 3, 1), TURN)[:2] == [
        AreaYear(2027, date(2027, 3, 1)),
        AreaYear(2026, date(2026, 12, 19)),
    ]
    moved = [(date(2026, 1, 8), date(2026, 12, 20), False), (date(2026, 12, 20), None, False)]
    assert area_years(moved, date(2026, 12, 28), TURN) == [AreaYear(2026, date(2026, 12, 28))]


@pytest.mark.parametrize(
    ("drawn", "on", "year"),
    [
        ([], date(2026, 3, 1), 2026),
        ([date(2026, 1, 8)], date(2026, 11, 20), 2027),
        ([date(2026, 1, 8)], date(2026, 6, 1), 2027),
        ([date(2026, 1, 8)], date(2027, 1, 5), 2027),
        ([date(2026, 12, 20)], date(2027, 1, 5), 2028),
        ([date(2024, 1, 8)], date(2026, 6, 1), 2026),
    ],
)
def test_the_year_that_is_drawn_next(drawn, on, year):
    assert year_to_draw(drawn, on, TURN) == year


def drawn(name, holder=1, **texts):
    return DrawnArea(holder, name, {"name": name, "level": "班组责任区", **texts})


def test_two_divisions_are_laid_beside_each_other():
    keys = ("name", "level", "members", "crew")
    before = [
        drawn("检修班责任区", crew="检修班", members="张三"),
        drawn("一班责任区", crew="生产一班", members="李四"),
        drawn("旧区", crew="充电班", members="王五"),
        drawn("不动区", crew="皮带班", members="赵六"),
    ]
    after = [
        drawn("检修班责任区", crew="检修班", members="钱七"),
        drawn("生产一班区", crew="生产一班", members="李四"),
        drawn("不动区", crew="皮带班", members="赵六"),
        drawn("新区", crew="放炮班", members="孙八"),
        drawn("不动区", holder=2, crew="皮带班", members="赵六"),
    ]
    found = area_differences(before, after, keys)
    assert [(one.name, one.kind) for one in found] == [
        ("检修班责任区", Difference.CHANGED),
        ("生产一班区", Difference.CHANGED),
        ("新区", Difference.ADDED),
        ("不动区", Difference.ADDED),
        ("旧区", Difference.ENDED),
        ("不动区", Difference.SAME),
    ]
    assert found[0].changes == (("members", "张三", "钱七"),)
    assert found[1].changes == (("name", "一班责任区", "生产一班区"),)
    assert found[2].changes[0] == ("name", "", "新区")
    assert found[4].changes[-1] == ("crew", "充电班", "")


@pytest.mark.parametrize(
    "values",
    [
        {"from_month": 13, "from_day": 1},
        {"from_month": 2, "from_day": 30},
        {"from_month": 0, "from_day": 1},
    ],
)
def test_a_day_that_there_is_not_begins_no_year(values):
    with pytest.raises(RuleValueError):
        yearly_rule(values)
