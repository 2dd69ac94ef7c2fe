"""Dividing a branch with the solver, at the edges, and putting a division into force."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangjian_desktop.domain.division import (
    DividedGroup,
    DividedPerson,
    DivisionProblem,
    DivisionWishes,
    ImpossibleDivisionError,
    costs,
    faults_of,
    is_allowed,
)
from dangjian_desktop.domain.division_proposal import proposal
from dangjian_desktop.domain.division_rules import Balance, Bond, DivisionRules, Trait
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, Stage
from dangjian_desktop.operations.division import (
    PlannedGroup,
    apply_division,
    divide_branch,
)
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.queries.division import DividedBranch, DivisionQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import valid_spells
from dangjian_desktop.storage.models import GroupMembership, PostSpell
from tests import make

ON = date(2026, 11, 21)
RULES = DivisionRules(
    order=(Bond.CREW, Bond.WORKPLACE),
    least_size=1,
    balances={Trait.AGE: Balance(2), Trait.STAGE: Balance(3, 1)},
)
GROUPS = (DividedGroup(1, "第一党小组"), DividedGroup(2, "第二党小组"))


def person(number: int, crew: str = "", now: int | None = 1, **more) -> DividedPerson:
    return DividedPerson(
        number, f"党员{number}", {Bond.CREW: crew} if crew else {}, {}, now, **more
    )


def branch(*people: DividedPerson) -> DividedBranch:
    return DividedBranch(1, people, GROUPS, RULES)


def divided(*people: DividedPerson, count: int = 2, **wishes):
    return divide_branch(branch(*people), DivisionWishes(count, RULES, **wishes), seconds=20)


PEOPLE = st.tuples(
    st.sampled_from(["", "一班", "二班"]),
    st.sampled_from(["井下", "地面"]),
    st.sampled_from(["", "青", "老"]),
    st.sampled_from([True, True, True, False]),
    st.sampled_from([None, 1, 2]),
    st.booleans(),
    st.sampled_from([False, False, False, False, False, True]),
)
PAIRS = st.lists(st.sampled_from([frozenset({1, 2}), frozenset({2, 3})]), max_size=1).map(tuple)


@settings(max_examples=60)
@given(told=st.lists(PEOPLE, min_size=5, max_size=6), count=st.integers(2, 4))
def test_the_solver_finds_what_trying_every_division_finds(told, count):
    compared(told, DivisionWishes(count, RULES))


@settings(max_examples=60)
@given(
    told=st.lists(PEOPLE, min_size=3, max_size=6),
    count=st.integers(1, 4),
    below=st.sampled_from([None, 1, 2, 3]),
    together=PAIRS,
    apart=PAIRS,
)
def test_so_it_does_with_wishes_and_says_so_where_none_fits(told, count, below, together, apart):
    compared(told, DivisionWishes(count, RULES, below, together, apart))


#: People of two kinds only: many can be exchanged for others of their own or of another group.
ALIKE = st.tuples(
    st.sampled_from(["一班", "二班"]),
    st.just("井下"),
    st.just(""),
    st.just(True),
    st.sampled_from([None, 1, 2, 2]),
    st.just(False),
    st.just(False),
)


@settings(max_examples=60)
@given(
    told=st.lists(ALIKE, min_size=6, max_size=7),
    count=st.integers(2, 3),
    below=st.sampled_from([None, None, 3, 4]),
)
def test_exchanging_people_who_are_alike_loses_no_best_division(told, count, below):
    compared(told, DivisionWishes(count, RULES, below))


@pytest.mark.parametrize("homes", [[1, 1, 2, 2, 2, None], [2, 2, 2, None, 1, 1], [None] * 6])
def test_who_is_in_no_group_fills_the_one_that_lacks_people(homes):
    found = divided(*(person(number, "一班", home) for number, home in enumerate(homes)))
    assert (found.after.least, found.after.most, found.costs.moved) == (3, 3, 0)


def compared(told, wishes: DivisionWishes) -> None:
    """Compare what the solver finds with the best of every division that there is."""
    people = [
        DividedPerson(
            number,
            f"党员{number}",
            {Bond.CREW: crew, Bond.WORKPLACE: place} if crew else {Bond.WORKPLACE: place},
            {Trait.STAGE: "正式" if full else "预备"} | ({Trait.AGE: age} if age else {}),
            now,
            full,
            leads and now is not None,
            is_locked and now is not None,
        )
        for number, (crew, place, age, full, now, leads, is_locked) in enumerate(told, start=1)
    ]
    new = wishes.count - len(GROUPS)
    slots = (*GROUPS, *(DividedGroup(None, f"新{n}") for n in range(new)))
    problem = DivisionProblem(tuple(people), slots, wishes)
    every = product(range(len(slots)), repeat=len(people))
    keys = [costs(problem, one).key for one in every if is_allowed(problem, one)]
    if faults_of(people, wishes) or not keys:
        with pytest.raises(ImpossibleDivisionError):
            divide_branch(branch(*people), wishes, seconds=20)
        return
    found = divide_branch(branch(*people), wishes, seconds=20)
    assert found.is_optimal
    assert is_allowed(problem, found.places)
    assert costs(problem, found.places).key == min(keys)


def test_crews_come_together_and_the_rest_stays():
    people = [person(n, "一班" if n % 2 else "二班", now=1 if n < 4 else 2) for n in range(6)]
    found = divided(*people)
    assert found.costs.splits[Bond.CREW] == 0
    assert found.costs.moved == 3
    assert len(found.before.split) == 2
    assert not found.after.split


def test_a_division_of_today_that_is_as_good_stays_as_it_is():
    people = [person(n, now=1 if n < 3 else 2) for n in range(6)]
    found = divided(*people)
    assert (found.places, found.moves, found.is_optimal) == ((0, 0, 0, 1, 1, 1), (), True)


def test_without_time_the_answer_is_never_worse_than_today():
    people = [person(n, f"{n % 7}班", now=n % 2 + 1) for n in range(40)]
    today = tuple(n % 2 for n in range(40))
    found = divide_branch(branch(*people), DivisionWishes(2, RULES), seconds=0.0)
    assert costs(found.problem, found.places).key <= costs(found.problem, today).key
    assert found.gap is not None


def test_whoever_stops_the_search_gets_the_best_found_so_far_with_its_gap():
    people = [person(n, f"{n % 7}班", now=n % 2 + 1) for n in range(40)]
    told: list[str] = []
    found = divide_branch(
        branch(*people),
        DivisionWishes(2, RULES),
        seconds=60,
        progress=lambda what, _share: told.append(what),
        stopped=lambda: any("离可能的最好不超过" in what for what in told),
    )
    assert is_allowed(found.problem, found.places)
    assert found.gap is not None
    assert found.seconds < 30
    assert any("拆开" in what and "最少" in what for what in told)


def test_locks_and_the_limit_of_moves_are_kept_at_their_edges():
    people = [person(n, "一班" if n < 3 else "二班", now=n % 2 + 1) for n in range(6)]
    assert divided(*people, moves_below=3).costs.moved == 2
    assert divided(*people, moves_below=1).costs.moved == 0
    held = [
        DividedPerson(p.person_id, p.name, p.bonds, p.traits, p.group_id, is_locked=n < 5)
        for n, p in enumerate(people)
    ]
    found = divided(*held)
    assert [one.name for one in found.moves if one.person_id < 5] == []


def test_fewer_groups_let_the_division_find_which_go_on():
    people = [person(1), person(2), person(3), person(4, now=2)]
    found = divided(*people, count=1)
    assert [one.group.group_id for one in found.groups] == [1]
    assert [group.group_id for group in found.closing] == [2]
    assert found.costs.moved == 1


def test_wishes_that_collide_are_named_and_only_those():
    people = [person(n, now=1 if n < 5 else 2, is_locked=n < 5) for n in range(6)]
    with pytest.raises(ImpossibleDivisionError, match=r"^这些要求不能同时满足") as told:
        divided(*people, apart=(frozenset({0, 5}),), moves_below=3)
    assert "5 人固定在现在的党小组" in told.value.sentence
    assert "每组 2 到 4 人" in told.value.sentence
    assert "分开" not in told.value.sentence
    assert "最多换组" not in told.value.sentence


def test_whoever_stops_the_search_for_what_collides_is_told_every_wish_that_may():
    people = [person(n, now=1 if n < 5 else 2, is_locked=n < 5) for n in range(6)]
    told: list[str] = []
    with pytest.raises(ImpossibleDivisionError, match="5 人固定在现在的党小组") as caught:
        divide_branch(
            branch(*people),
            DivisionWishes(2, RULES, 3, apart=(frozenset({0, 5}),)),
            seconds=20,
            progress=lambda what, _share: told.append(what),
            stopped=lambda: any("互相冲突" in what for what in told),
        )
    assert "分开" in caught.value.sentence
    assert "最多换组 2 人" in caught.value.sentence


def test_a_limit_of_moves_that_the_number_of_groups_forbids_is_named_with_the_number():
    people = [person(n, now=1 if n < 4 else 2) for n in range(8)]
    with pytest.raises(ImpossibleDivisionError) as told:
        divided(*people, count=1, moves_below=4)
    assert "：“划分 1 个党小组”、“最多换组 3 人”。" in told.value.sentence
    assert divided(*people, count=1, moves_below=5).costs.moved == 4


def test_too_few_full_members_beside_those_who_are_tied_together_are_told():
    people = [person(1), person(2), person(3, is_full=False), person(4, is_full=False)]
    with pytest.raises(ImpossibleDivisionError, match="“党员1、党员2在一组”") as told:
        divided(*people, together=(frozenset({1, 2}),))
    assert "至少 1 名正式党员" in told.value.sentence


def test_together_and_apart_are_kept():
    people = [person(n, "一班" if n < 3 else "二班") for n in range(6)]
    found = divided(*people, together=(frozenset({0, 5}),), apart=(frozenset({1, 2}),))
    at = dict(zip((p.person_id for p in people), found.places, strict=True))
    assert at[0] == at[5]
    assert at[1] != at[2]


def test_what_the_reporter_raises_ends_the_search():
    class CancelledError(Exception):
        pass

    def cancel(_what: str, _share: float) -> None:
        raise CancelledError

    people = [person(n, f"{n % 5}班", now=n % 2 + 1) for n in range(30)]
    with pytest.raises(CancelledError):
        divide_branch(branch(*people), DivisionWishes(2, RULES), progress=cancel)


def test_a_hand_made_division_is_told_with_the_same_figures():
    people = [person(n, now=1 if n < 3 else 2) for n in range(6)]
    found = divided(*people)
    by_hand = proposal(found.problem, [0, 0, 1, 1, 1, 1])
    assert by_hand.costs.moved == 1
    assert by_hand.gap is None
    assert (by_hand.after.least, by_hand.after.most) == (2, 4)


# On the file --------------------------------------------------------------------------------------


@pytest.fixture
def mine(runner: Runner) -> tuple[int, int, int, list[int]]:
    """A branch with two groups: four people in the first, two in the second, one in none."""
    unit = make.branch()
    first, second = make.group(unit), make.group(unit, "第二党小组")
    people = [
        make.person(name, unit, group=group, crew=crew, stage=stage, born_on=make.day("1985-01-01"))
        for name, group, crew, stage in (
            ("赵一", first, "一班", Stage.FULL),
            ("钱二", first, "一班", Stage.FULL),
            ("孙三", first, "二班", Stage.FULL),
            ("李四", first, "二班", Stage.PROBATIONARY),
            ("周五", second, "二班", Stage.FULL),
            ("吴六", second, "一班", Stage.FULL),
            ("郑七", None, "二班", Stage.FULL),
        )
    ]
    make.person("王申请", unit, stage=Stage.APPLICANT)
    make.post(people[0], first, Post.GROUP_LEADER)
    return unit, first, second, people


def test_the_branch_is_read_with_what_matters(mine):
    unit, first, second, people = mine
    found = DivisionQuery(unit, ON, frozenset({people[1]})).fetch()
    assert [group.group_id for group in found.groups] == [first, second]
    by_name = {one.name: one for one in found.people}
    assert set(by_name) == {"赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七"}
    assert by_name["赵一"].leads
    assert by_name["钱二"].is_locked
    assert by_name["郑七"].group_id is None
    assert not by_name["李四"].may_lead
    assert not by_name["李四"].is_full
    assert by_name["赵一"].traits[Trait.AGE] == "36–45 岁"
    assert by_name["赵一"].bonds[Bond.CREW].endswith("一班")


def test_a_division_is_put_into_force_and_taken_back_as_one(mine, runner):
    unit, _first, _second, _people = mine
    found = DivisionQuery(unit, ON).fetch()
    wanted = divide_branch(found, DivisionWishes(2, found.rules))
    assert wanted.is_optimal
    before = groups_now()
    plan = [
        PlannedGroup(one.group.group_id, one.group.name, one.person_ids, one.leader_id)
        for one in wanted.groups
    ]
    done = runner.run(apply_division(branch_id=unit, groups=plan, on=ON))
    assert done.result == len(wanted.moves)
    now = groups_now()
    assert all(now[key] == one.group.group_id for one in wanted.groups for key in one.person_ids)
    assert len(leaders_now()) == 1  # nobody was appointed
    runner.undo()
    assert groups_now() == before


def test_new_groups_are_set_up_emptied_ones_end_and_leaders_are_named_where_asked(mine, runner):
    unit, first, _second, people = mine
    plan = [
        PlannedGroup(first, "第一党小组", tuple(people[1:4]), people[1]),
        PlannedGroup(None, "第三党小组", (people[0], *people[4:]), None),
    ]
    runner.run(apply_division(branch_id=unit, groups=plan, on=ON))
    standing = [row.name for row in Tree.on(ON).of_kind(OrganisationKind.PARTY_GROUP)]
    assert standing == ["第一党小组", "第三党小组"]
    assert leaders_now() == {people[1]: first}  # 赵一 left the group he led
    runner.undo()
    assert leaders_now() == {people[0]: first}


def test_a_leader_in_office_gives_way_to_the_one_named(mine, runner):
    unit, first, second, people = mine
    plan = [
        PlannedGroup(first, "第一党小组", tuple(people[:4]), people[1]),
        PlannedGroup(second, "第二党小组", tuple(people[4:]), people[6]),
    ]
    assert runner.run(apply_division(branch_id=unit, groups=plan, on=ON)).result == 1
    assert leaders_now() == {people[1]: first, people[6]: second}


def test_a_plan_that_does_not_fit_changes_nothing(mine, runner):
    unit, first, second, people = mine
    rest = PlannedGroup(second, "第二党小组", tuple(people[4:]))
    whole = PlannedGroup(first, "第一党小组", tuple(people[:4]))
    stranger = make.person("外人", make.branch("机电队党支部"))
    refused = {
        "分在两个党小组": [whole, PlannedGroup(second, "第二党小组", tuple(people[3:]))],
        "没有人": [PlannedGroup(first, "第一党小组", ()), rest],
        "已不在这个党支部": [whole, PlannedGroup(second, "第二党小组", (*people[4:], stranger))],
        "1 人的党小组不再设": [rest_with(people[:3], rest)],
        "组长不在组里": [PlannedGroup(first, "第一党小组", tuple(people[:4]), people[5]), rest],
        "不是这个党支部现有的": [PlannedGroup(unit, "第一党小组", tuple(people[:4])), rest],
        "应由正式党员担任": [
            PlannedGroup(first, "第一党小组", tuple(people[:4]), people[3]),
            rest,
        ],
    }
    before = groups_now(), leaders_now()
    for words, plan in refused.items():
        with pytest.raises(RefusedError, match=words):
            runner.run(apply_division(branch_id=unit, groups=plan, on=ON))
        assert (groups_now(), leaders_now()) == before
    with pytest.raises(RefusedError, match="只有党支部"):
        runner.run(apply_division(branch_id=first, groups=[rest], on=ON))


def test_an_activist_in_a_group_is_divided_too_and_who_is_not_planned_stays(mine, runner):
    unit, first, second, people = mine
    activist = make.person("冯八", unit, group=second, stage=Stage.ACTIVIST)
    found = {one.person_id: one for one in DivisionQuery(unit, ON).fetch().people}
    assert not found[activist].may_lead
    assert not found[activist].is_full
    assert len(found) == 8
    plan = [
        PlannedGroup(first, "第一党小组", tuple(people[:4])),
        PlannedGroup(second, "第二党小组", tuple(people[4:])),
    ]
    runner.run(apply_division(branch_id=unit, groups=plan, on=ON))
    assert groups_now()[activist] == second


def rest_with(more: list[int], group: PlannedGroup) -> PlannedGroup:
    return PlannedGroup(group.group_id, group.name, (*more, *group.person_ids))


def groups_now() -> dict[int, int]:
    return {one.person_id: one.party_group_id for one in valid_spells(GroupMembership, ON)}


def leaders_now() -> dict[int, int]:
    return {one.person_id: one.organisation_id for one in valid_spells(PostSpell, ON)}
