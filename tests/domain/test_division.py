"""What a division costs, what is plainly impossible, and why somebody moves."""

import pytest

from dangjian_desktop.domain.division import (
    MAY_LEAD,
    DividedGroup,
    DividedPerson,
    DivisionProblem,
    DivisionWishes,
    costs,
    faults_of,
    is_allowed,
    slots_for,
)
from dangjian_desktop.domain.division_figures import figures, moves
from dangjian_desktop.domain.division_rules import Balance, Bond, DivisionRules, Trait
from dangjian_desktop.domain.vocabulary import Education

RULES = DivisionRules(
    order=(Bond.CREW,),
    least_size=1,
    balances={Trait.AGE: Balance(2)},
    ages_up_to=(35, 45),
    schooling={Education.COLLEGE: "大专"},
)
GROUPS = (DividedGroup(1, "第一党小组"), DividedGroup(2, "第二党小组"))


def person(
    number: int, crew: str = "", age: str = "", now: int | None = 1, **more
) -> DividedPerson:
    bonds = {Bond.CREW: crew} if crew else {}
    traits = ({Trait.AGE: age} if age else {}) | {Trait.LEADERS: MAY_LEAD}
    return DividedPerson(number, f"党员{number}", bonds, traits, now, **more)


def problem(*people: DividedPerson, count: int = 2, **wishes) -> DivisionProblem:
    asked = DivisionWishes(count, RULES, **wishes)
    return DivisionProblem(people, tuple(slots_for(GROUPS, count)), asked)


def said(*people: DividedPerson, count: int = 2, **wishes) -> str:
    return "".join(map(str, faults_of(people, DivisionWishes(count, RULES, **wishes))))


def test_a_crew_in_two_groups_is_a_split_only_where_one_group_could_hold_it():
    four = problem(*(person(n, "一班") for n in range(4)), person(4), person(5))
    assert four.sizes == (2, 4)
    assert costs(four, [0, 0, 0, 0, 1, 1]).splits == {Bond.CREW: 0}
    assert costs(four, [0, 0, 1, 1, 0, 1]).splits == {Bond.CREW: 1}
    five = problem(*(person(n, "一班") for n in range(5)), person(5))
    assert costs(five, [0, 0, 0, 0, 1, 1]).splits == {Bond.CREW: 0}


def test_one_alone_in_a_crew_is_no_unit():
    assert problem(person(1, "一班"), person(2)).units(Bond.CREW) == {}


def test_the_most_frequent_value_is_not_weighed_and_the_others_are():
    three = problem(
        *(person(n, age="中") for n in range(4)), person(4, age="青"), person(5, age="青")
    )
    assert set(three.bearers(Trait.AGE)) == {"青"}
    assert costs(three, [0, 0, 1, 1, 0, 1]).uneven == {"": 0, "age": 0}
    uneven = costs(three, [0, 1, 1, 1, 0, 0])
    assert uneven.uneven["age"] == 2
    assert uneven.weight == 2 * 2 + uneven.moved


def test_who_is_in_no_group_does_not_move_and_a_leader_weighs_more():
    both = problem(person(1, now=None), person(2, leads=True), person(3), person(4))
    found = costs(both, [1, 1, 0, 0])
    assert (found.moved, found.leaders_moved, found.weight) == (1, 1, 6)


def test_what_is_wished_is_kept_at_its_edges():
    people = [person(1), person(2), person(3, now=2), person(4, now=2, is_full=False)]
    assert is_allowed(problem(*people), [0, 0, 1, 1])
    assert not is_allowed(problem(*people), [0, 0, 0, 0])
    assert not is_allowed(problem(*people), [0, 0, 0, 1])  # nobody 正式 in the second
    one_moves = [0, 1, 1, 1]
    assert is_allowed(problem(*people, moves_below=2), one_moves)
    assert not is_allowed(problem(*people, moves_below=1), one_moves)
    assert not is_allowed(problem(*people, together=(frozenset({1, 2}),)), one_moves)
    assert not is_allowed(problem(*people, apart=(frozenset({2, 3}),)), one_moves)
    held = [person(1), person(2, is_locked=True), *people[2:]]
    assert not is_allowed(problem(*held), one_moves)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "至少要有 1 个"), (-2, "至少要有 1 个"), (4, "只有 3 人")]
)
def test_a_number_of_groups_that_cannot_be_is_told(count, words):
    assert words in said(person(1), person(2), person(3), count=count)
    assert "请" in said(person(1), person(2), person(3), count=count)


def test_as_many_groups_as_people_can_be():
    assert said(person(1), person(2), count=2) == ""


def test_nobody_to_divide_is_told():
    assert "没有党员" in said(count=1)


def test_everybody_locked_is_told():
    assert "所有人都固定了" in said(person(1, is_locked=True), person(2, is_locked=True))


def test_all_that_is_wrong_is_told_at_once():
    told = said(
        person(1, is_full=False),
        person(2, is_locked=True, now=None),
        person(3),
        count=3,
        moves_below=0,
        together=(frozenset({1, 2}),),
        apart=(frozenset({1, 2}),),
    )
    for words in ("3 名，只有 2 名", "至少填 1", "不能固定", "又要在一组，又要分开"):
        assert words in told


def test_locked_apart_and_wished_together_collide_and_strangers_are_refused():
    pair = (frozenset({1, 2}),)
    here, there = person(1, is_locked=True), person(2, now=2, is_locked=True)
    assert "固定在不同的党小组" in said(here, there, person(3), together=pair)
    assert "不是这个党支部的党员" in said(person(1), person(3), together=pair)
    assert "比党小组还多" in said(person(1), person(2), person(3), apart=(frozenset({1, 2, 3}),))


def test_new_groups_take_the_next_free_name():
    groups = (DividedGroup(1, "第一党小组"), DividedGroup(2, "第三党小组"))
    assert [slot.name for slot in slots_for(groups, 4)] == [
        "第一党小组",
        "第三党小组",
        "第二党小组",
        "第四党小组",
    ]
    assert len(slots_for(groups, 1)) == 2  # which goes on, the division finds


def test_a_division_is_told_in_figures():
    both = problem(person(1, "一班", "青"), person(2, "一班"), person(3, now=None), person(4))
    told = figures(both, [0, 1, None, 0])
    assert (told.least, told.most, told.ungrouped) == (1, 2, 1)
    assert told.groups[0].traits[Trait.AGE] == {"青": 1}
    assert [(one.unit, one.groups, one.needed) for one in told.split] == [("一班", 2, 1)]


def test_the_reason_to_move_is_what_would_be_worse():
    people = [person(n, "一班", now=2) for n in range(1, 4)]
    found = moves(problem(*people, person(4, "一班"), person(5), person(6)), [1, 1, 1, 1, 0, 0])
    assert [(one.name, one.from_name, one.to_name) for one in found] == [
        ("党员4", "第一党小组", "第二党小组")
    ]
    assert [str(reason) for reason in found[0].reasons] == ["班组一班的另外 3 人中 3 人在新组"]


def test_who_leaves_a_group_that_ends_or_comes_from_none_is_told_so():
    two = problem(person(1), person(2, now=None), count=1)
    reasons = [str(one.reasons[0]) for one in moves(two, [1, 1])]
    assert reasons == ["原来的党小组不再设", "现在不在任何党小组"]


def test_ages_fall_into_bands():
    assert [RULES.age_band(age) for age in (35, 36, 45, 46)] == [
        "35 岁及以下",
        "36–45 岁",
        "36–45 岁",
        "46 岁及以上",
    ]
