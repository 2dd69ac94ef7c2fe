"""A proposal by hand: its figures follow, and what stands in its way is said."""

from dataclasses import replace

from dangjian_desktop.domain.division import (
    MAY_LEAD,
    DividedGroup,
    DividedPerson,
    DivisionProblem,
    DivisionWishes,
)
from dangjian_desktop.domain.division_proposal import (
    carried_over,
    news_since,
    put_back,
    put_into,
    started_by_hand,
    with_locks,
    with_name,
    with_new_group,
)
from dangjian_desktop.domain.division_rules import Balance, Bond, DivisionRules, Trait

GROUPS = (DividedGroup(11, "第一党小组"), DividedGroup(12, "第二党小组"))
RULES = DivisionRules(
    order=(Bond.CREW,), least_size=2, least_full=1, balances={Trait.AGE: Balance(2)}
)


def person(number, crew="", now: int | None = 11, **more) -> DividedPerson:
    bonds = {Bond.CREW: crew} if crew else {}
    return DividedPerson(number, f"党员{number}", bonds, {Trait.LEADERS: MAY_LEAD}, now, **more)


def problem(*people: DividedPerson) -> DivisionProblem:
    return DivisionProblem(people, GROUPS, DivisionWishes(2, RULES))


FIVE = (
    person(1, "一班", leads=True),
    person(2, "一班"),
    person(3, "二班", 12),
    person(4, "二班", 12, is_full=False),
    person(5, "二班", None),
)


def said(told) -> str:
    return "".join(str(one.said) for one in told.concerns())


def test_today_is_a_proposal_that_changes_nothing_and_leaves_somebody_out():
    told = started_by_hand(problem(*FIVE))
    assert told.places == (0, 0, 1, 1, None)
    assert not told.changes_something
    assert [one.name for one in told.ungrouped] == ["党员5"]
    stopping = [one for one in told.concerns() if one.stops]
    assert [str(one.said) for one in stopping] == [
        "还有 1 人没有党小组：党员5。请把他们放进一个党小组。"
    ]
    assert "第二党小组还没有组长" in said(told)


def test_figures_and_reasons_follow_who_is_put_elsewhere_and_back():
    told = put_into(started_by_hand(problem(*FIVE)), [2, 5], 1)
    assert (told.costs.moved, told.after.ungrouped) == (1, 0)
    assert told.by_hand == {2, 5}
    reasons = {move.person_id: [str(one) for one in move.reasons] for move in told.moves}
    assert reasons[5] == ["手工调整", "现在不在任何党小组"]
    assert reasons[2][0] == "手工调整"
    assert "但班组一班因此拆开" in reasons[2]
    assert "但各组人数更不均衡" in reasons[2]
    back = put_back(told, [2])
    assert back.by_hand == {5}
    assert [move.person_id for move in back.moves] == [5]
    assert put_into(back, [5], 1) is back


def test_a_leader_who_leaves_and_the_last_full_member_are_told():
    told = put_into(started_by_hand(problem(*FIVE)), [1, 3, 5], 0)
    told = put_into(told, [1], 1)
    assert "第一党小组的组长党员1要换组，组长职务到那天为止" in said(told)
    told = put_into(told, [1], 0)
    assert "第二党小组失去了正式党员党员3，一名也没有了" in said(told)
    assert any(one.stops and one.slot == 1 for one in told.concerns())
    assert "第二党小组只有 1 人，少于 2 人" in said(told)


def test_an_emptied_group_closes_and_a_new_one_has_a_name():
    told = put_into(started_by_hand(problem(*FIVE)), [3, 4, 5], 0)
    assert [group.name for group in told.closing] == ["第二党小组"]
    assert "第二党小组没有人，从那天起不再设" in said(told)
    assert told.changes_something
    told = with_new_group(told)
    assert told.problem.slots[2] == DividedGroup(None, "第三党小组")
    told = put_into(with_name(told, 2, "地面党小组"), [3, 5], 2)
    assert [one.group.name for one in told.groups] == ["第一党小组", "地面党小组"]
    assert told.groups[1].slot == 2


def test_who_is_locked_and_moved_all_the_same_is_told():
    told = put_into(started_by_hand(problem(*FIVE)), [2], 1)
    assert "党员2是固定的" not in said(told)
    assert "党员2是固定的，却换了组" in said(with_locks(told, {2, 3}))


def test_what_has_changed_since_is_named_and_locks_are_no_news():
    read = problem(*FIVE)
    locked = [replace(one, is_locked=True) for one in FIVE]
    assert news_since(read, locked, GROUPS) == []
    later = [*FIVE[1:4], person(5, "三班", None), person(6)]
    found = "；".join(map(str, news_since(read, later, GROUPS[:1])))
    assert found == "增加了党员6；少了党员1；党员5的情况有变化；党小组有变化"


def test_a_proposal_is_carried_over_to_the_branch_of_later():
    told = put_into(with_new_group(started_by_hand(problem(*FIVE))), [2, 5], 2)
    later = [*FIVE[1:], person(6)]
    groups = (GROUPS[1], DividedGroup(13, "机关党小组"))
    found = carried_over(told, later, groups)
    assert [slot.name for slot in found.problem.slots] == [
        "第二党小组",
        "机关党小组",
        "第三党小组",
    ]
    assert found.places == (2, 0, 0, 2, None)
    assert found.by_hand == {2, 5}
    assert found.gap is None
