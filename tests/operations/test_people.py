"""What can be done with people, what is refused, and that each is one undo."""

from datetime import date
from typing import Any

import pytest

from dangjian_desktop.domain.group_leading import LEADER_RULE
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import LeaveReason, Post, Sex, Stage
from dangjian_desktop.operations.people import (
    add_person,
    advance_stage,
    appoint,
    change_party_dates,
    change_people,
    change_person,
    change_photo,
    end_post,
    facts_as_columns,
    move_to_branch,
    move_to_group,
    record_departure,
    reveal_line,
    reveal_number,
    stage_rows,
)
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation, RefusedError, Runner
from dangjian_desktop.queries.person_card import PersonCard, PersonCardQuery
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.storage.models import (
    TABLES,
    JournalEntry,
    Person,
    PostSpell,
    StageSpell,
    database,
)
from tests import make

BEFORE, DAY, LATER = date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 1)
JPEG = b"\xff\xd8\xff picture"


def card(person: int, on: date = DAY) -> PersonCard:
    (found,) = PersonCardQuery(person, on).fetch()
    return found


def row(person: int, on: date = DAY) -> RosterRow:
    return card(person, on).row


def names(on: date = DAY, **narrowed: Any) -> list[str]:
    return [found.facts.name for found in RosterQuery(on, **narrowed).fetch()]


def contents() -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.table_name(): database.execute_sql(f'SELECT * FROM "{table.table_name()}"').fetchall()
        for table in TABLES
        if table.topic is not Topic.JOURNAL
    }


def run_and_undo(runner: Runner, work: Operation[Any]) -> Any:
    """Run, undo, run again; assert that one undo brought back every row."""
    before = contents()
    runner.run(work)
    runner.undo()
    assert contents() == before
    assert runner.undo_label is None
    return runner.run(work).result


def refused(runner: Runner, work: Operation[Any]) -> str:
    before = contents()
    with pytest.raises(RefusedError) as caught:
        runner.run(work)
    assert contents() == before
    assert runner.undo_label is None
    return caught.value.sentence


# Entering.


def test_add_person_enters_facts_branch_stage_and_group(runner):
    branch = make.branch()
    group = make.group(branch)
    facts = PersonFacts(name="张三", sex=Sex.FEMALE, id_number=make.id_number(sequence=102))
    work = add_person(
        facts=facts,
        branch_id=branch,
        stage=Stage.FULL,
        admitted_on=make.day("2001-06-30"),
        confirmed_on=make.day("2002-06-30"),
        group_id=group,
        since=make.day("2020"),
    )
    found = row(run_and_undo(runner, work))
    assert found.facts == facts
    assert (found.stage, found.branch_id, found.group_id) == (Stage.FULL, branch, group)
    assert (found.admitted_on, found.confirmed_on) == (
        make.day("2001-06-30"),
        make.day("2002-06-30"),
    )
    assert names(date(2019, 12, 31)) == []


def test_add_person_refuses_an_id_number_that_is_there(runner):
    branch = make.branch()
    make.person("李四", branch, id_number=make.id_number())
    work = add_person(
        facts=PersonFacts(name="张三", id_number=make.id_number()),
        branch_id=branch,
        stage=Stage.FULL,
    )
    assert refused(runner, work) == "这个身份号码已属于李四。请核对，或打开李四的信息卡。"


def test_add_person_refuses_dates_in_the_wrong_order_and_takes_what_may_be_right(runner):
    branch = make.branch()

    def work(admitted: str, confirmed: str) -> Operation[int]:
        return add_person(
            facts=PersonFacts(name="张三"),
            branch_id=branch,
            stage=Stage.FULL,
            admitted_on=make.day(admitted),
            confirmed_on=make.day(confirmed),
        )

    sentence = refused(runner, work("2002-07", "2002-06-30"))
    assert sentence == "转正日期 2002-06-30 早于入党日期 2002年7月。请核对。"
    runner.run(work("2002-07-15", "2002-07"))


def test_add_person_refuses_no_name_no_branch_and_a_foreign_group(runner):
    one, two = make.branch("一支部"), make.branch("二支部")
    group = make.group(two)

    def work(name: str, branch: int, group: int | None = None) -> Operation[int]:
        facts = PersonFacts(name=name)
        return add_person(facts=facts, branch_id=branch, stage=Stage.APPLICANT, group_id=group)

    assert "姓名不能为空" in refused(runner, work("", one))
    assert "应编入党支部" in refused(runner, work("张三", group))
    assert "不属于此人所在的党支部" in refused(runner, work("张三", one, group))


@pytest.mark.parametrize(
    ("stage", "dates", "expected"),
    [
        (Stage.ACTIVIST, {"since": "2024-05"}, [(Stage.ACTIVIST, "2024-05", True, None)]),
        (Stage.APPLICANT, {}, [(Stage.APPLICANT, None, True, None)]),
        (Stage.PROBATIONARY, {"admitted_on": "2026"}, [(Stage.PROBATIONARY, "2026", True, None)]),
        (Stage.PROBATIONARY, {}, [(Stage.PROBATIONARY, None, True, None)]),
        (
            Stage.FULL,
            {"admitted_on": "2001", "confirmed_on": "2002-07"},
            [(Stage.PROBATIONARY, "2001", True, "2002-07"), (Stage.FULL, "2002-07", True, None)],
        ),
        (
            Stage.FULL,
            {"admitted_on": "2001"},
            [(Stage.PROBATIONARY, "2001", True, "2001"), (Stage.FULL, "2001", False, None)],
        ),
        (Stage.FULL, {"confirmed_on": "2002"}, [(Stage.FULL, "2002", True, None)]),
        (Stage.FULL, {}, [(Stage.FULL, None, False, None)]),
    ],
)
def test_stage_rows_are_what_the_dates_amount_to(data, stage, dates, expected):
    rows = stage_rows(7, stage, **{key: make.day(text) for key, text in dates.items()})
    told = [
        (
            spell["stage"],
            spell["since"] and spell["since"].iso,
            spell.get("since_is_known", True),
            spell.get("until") and spell["until"].iso,
        )
        for spell in rows
    ]
    assert told == expected
    assert {spell["person"] for spell in rows} == {7}


def test_facts_as_columns_carry_the_sorting_name():
    columns = facts_as_columns(PersonFacts(name="单小春", crew="甲班"))
    assert columns["sort_name"] == "shan xiao chun 单小春"
    assert columns["crew"] == "甲班"


# Correcting.


def test_change_person_corrects_facts_and_the_sorting_with_the_name(runner):
    person = make.person("张三", crew="甲班")
    changes = {"name": "艾青", "crew": "", "born_on": make.day("1990-05"), "is_floating": False}
    assert run_and_undo(runner, change_person(person_id=person, changes=changes)) is True
    facts = row(person).facts
    assert (facts.name, facts.crew, facts.born_on, facts.is_floating) == (
        "艾青",
        "",
        make.day("1990-05"),
        False,
    )
    assert Person.get_by_id(person).sort_name == "ai qing 艾青"


def test_change_person_refuses_an_empty_name_and_another_persons_number(runner):
    make.person("李四", id_number=make.id_number())
    person = make.person("张三", id_number=make.id_number(sequence=103))

    def work(**changes: Any) -> Operation[bool]:
        return change_person(person_id=person, changes=changes)

    assert "姓名不能为空" in refused(runner, work(name=""))
    assert "已属于李四" in refused(runner, work(id_number=make.id_number()))
    assert runner.run(work(id_number=make.id_number(sequence=103))).result is False
    assert runner.run(work(id_number="")).result is True


def test_change_person_with_a_fact_that_is_none_is_a_bug(runner):
    person = make.person("张三")
    with pytest.raises(AssertionError, match="no fact"):
        runner.run(change_person(person_id=person, changes={"stage": Stage.FULL}))


def test_change_people_gives_all_the_same_value_in_one_undo(runner):
    people = make.persons(3)
    make.done(change_person(person_id=people[0], changes={"crew": "乙班"}))
    work = change_people(person_ids=people, key="crew", value="乙班")
    assert run_and_undo(runner, work) == 2
    assert {row(person).facts.crew for person in people} == {"乙班"}


@pytest.mark.parametrize("key", "name former_name id_number mobile_phone registered_phone".split())
def test_change_people_refuses_what_belongs_to_one_alone(runner, key):
    people = make.persons(2)
    sentence = refused(runner, change_people(person_ids=people, key=key, value="1"))
    assert "每人不同，不能成批修改" in sentence


def test_change_party_dates_moves_both_stages(runner):
    person = make.person("张三", admitted_on="2001", confirmed_on="2002")
    work = change_party_dates(
        person_id=person, admitted_on=make.day("2003-05-01"), confirmed_on=make.day("2004-05-01")
    )
    run_and_undo(runner, work)
    assert row(person, date(2004, 4, 30)).stage is Stage.PROBATIONARY
    assert row(person, date(2004, 5, 1)).stage is Stage.FULL
    found = row(person)
    assert (found.admitted_on, found.confirmed_on) == (
        make.day("2003-05-01"),
        make.day("2004-05-01"),
    )


def test_change_party_dates_fills_in_what_was_not_known(runner):
    person = make.person("张三")
    admitted, confirmed = make.day("2001-05"), make.day("2002-05")
    runner.run(change_party_dates(person_id=person, admitted_on=admitted, confirmed_on=confirmed))
    assert [spell.stage for spell in card(person).stages] == [Stage.PROBATIONARY, Stage.FULL]
    assert (row(person).admitted_on, row(person).confirmed_on) == (admitted, confirmed)


@pytest.mark.parametrize("confirmed", ["2002", None])
def test_change_party_dates_to_an_unknown_admission_leaves_no_endless_probation(runner, confirmed):
    person = make.person("张三", admitted_on="2001", confirmed_on="2002")
    day = confirmed and make.day(confirmed)
    run_and_undo(runner, change_party_dates(person_id=person, admitted_on=None, confirmed_on=day))
    found = row(person)
    assert (found.stage, found.admitted_on, found.confirmed_on) == (Stage.FULL, None, day)
    assert [spell.stage for spell in card(person).stages] == [Stage.FULL]
    assert names(scope=Scope.PROBATIONARY) == []


def test_change_party_dates_of_a_probationer_takes_the_stage_before_along(runner):
    person = make.person("张三", stage=Stage.CANDIDATE, stage_since="2024-01-01")
    make.done(advance_stage(person_id=person, stage=Stage.PROBATIONARY, since=date(2025, 6, 1)))
    run_and_undo(
        runner,
        change_party_dates(person_id=person, admitted_on=make.day("2025-05-01"), confirmed_on=None),
    )
    everybody = {"scope": Scope.DEVELOPING}
    assert names(date(2025, 4, 30), **everybody) == ["张三"]
    assert names(date(2025, 5, 15), **everybody) == []
    assert names(date(2025, 5, 15)) == ["张三"]
    assert row(person, date(2025, 5, 15)).stage is Stage.PROBATIONARY


def test_change_party_dates_refuses_what_cannot_be(runner):
    member = make.person("张三", admitted_on="2001", confirmed_on="2002")
    activist = make.person("李四", stage=Stage.ACTIVIST, stage_since="2024-01")
    probationer = make.person("王五", stage=Stage.CANDIDATE, stage_since="2024-01-01")
    make.done(
        advance_stage(person_id=probationer, stage=Stage.PROBATIONARY, since=date(2025, 6, 1))
    )

    def work(person: int, admitted: str | None, confirmed: str | None) -> Operation[None]:
        return change_party_dates(
            person_id=person,
            admitted_on=admitted and make.day(admitted),
            confirmed_on=confirmed and make.day(confirmed),
        )

    assert "早于入党日期" in refused(runner, work(member, "2003", "2002"))
    assert "还不是党员" in refused(runner, work(activist, "2025", None))
    assert "还没有转正" in refused(runner, work(probationer, "2025-06-01", "2026-06-01"))
    assert "2024-01-01" in refused(runner, work(probationer, "2023-06-01", None))


# The road.


def test_advance_stage_goes_one_step_from_the_day_on(runner):
    person = make.person("张三", stage=Stage.APPLICANT, stage_since="2024-01-01")
    run_and_undo(runner, advance_stage(person_id=person, stage=Stage.ACTIVIST, since=DAY))
    assert row(person, BEFORE).stage is Stage.APPLICANT
    assert row(person, DAY).stage is Stage.ACTIVIST


@pytest.mark.parametrize(
    ("now", "wanted", "told"),
    [
        (Stage.APPLICANT, Stage.CANDIDATE, "下一步应为入党积极分子"),
        (Stage.CANDIDATE, Stage.FULL, "下一步应为预备党员"),
        (Stage.PROBATIONARY, Stage.CANDIDATE, "下一步应为正式党员"),
        (Stage.ACTIVIST, Stage.ACTIVIST, "下一步应为发展对象"),
        (Stage.FULL, Stage.FULL, "已经是正式党员，没有下一步"),
    ],
)
def test_advance_stage_refuses_any_other_step(runner, now, wanted, told):
    person = make.person("张三", stage=now)
    assert told in refused(runner, advance_stage(person_id=person, stage=wanted, since=DAY))


def test_advance_stage_refuses_a_day_before_the_present_stage(runner):
    person = make.person("张三", stage=Stage.ACTIVIST, stage_since="2026-03-01")
    work = advance_stage(person_id=person, stage=Stage.CANDIDATE, since=DAY)
    assert refused(runner, work) == "日期早于成为入党积极分子的日期 2026-03-01。请核对日期。"


def test_advance_stage_of_somebody_without_a_stage_is_told(runner):
    person = make.done(Operation("布景", "bare", lambda writer: writer.insert(Person, name="张三")))
    work = advance_stage(person_id=person, stage=Stage.ACTIVIST, since=DAY)
    assert "没有当前类别" in refused(runner, work)


# Belonging.


def test_move_to_group_moves_many_in_one_undo(runner):
    branch = make.branch()
    first, second = make.group(branch, "一组"), make.group(branch, "二组")
    people = [make.person(name, branch, group=first) for name in ("甲", "乙")]
    people.append(make.person("丙", branch, group=second))
    assert run_and_undo(runner, move_to_group(person_ids=people, group_id=second, on=DAY)) == 2
    assert {row(person, DAY).group_name for person in people} == {"二组"}
    assert [row(person, BEFORE).group_name for person in people] == ["一组", "一组", "二组"]


def test_move_to_group_out_of_all_groups(runner):
    branch = make.branch()
    person = make.person("张三", branch, group=make.group(branch))
    assert run_and_undo(runner, move_to_group(person_ids=[person], group_id=None, on=DAY)) == 1
    assert row(person).group_id is None
    assert runner.run(move_to_group(person_ids=[person], group_id=None, on=LATER)).result == 0


def test_move_to_group_ends_the_leading_of_the_old_one(runner):
    branch = make.branch()
    first, second = make.group(branch, "一组"), make.group(branch, "二组")
    person = make.person("张三", branch, group=first, confirmed_on="2019-01-01")
    make.post(person, first, Post.GROUP_LEADER)
    make.post(person, branch, Post.SECRETARY)
    assert run_and_undo(runner, move_to_group(person_ids=[person], group_id=second, on=DAY)) == 1
    assert row(person).posts == (Post.SECRETARY,)
    assert row(person, BEFORE).posts == (Post.SECRETARY, Post.GROUP_LEADER)


def test_move_to_group_twice_on_one_day_is_a_correction(runner):
    branch = make.branch()
    first, second = make.group(branch, "一组"), make.group(branch, "二组")
    person = make.person("张三", branch)
    for group in (first, second):
        runner.run(move_to_group(person_ids=[person], group_id=group, on=DAY))
    assert [place.name for place in card(person).groups] == ["二组"]
    runner.run(move_to_group(person_ids=[person], group_id=None, on=DAY))
    assert card(person).groups == ()
    runner.undo()
    runner.undo()
    assert row(person).group_name == "一组"


def test_move_to_group_refuses_another_branchs_group_and_a_day_too_early(runner):
    one, two = make.branch("一支部"), make.branch("二支部")
    person = make.person("张三", one, group=make.group(one, "一组"), since="2026-03-01")
    foreign, other = make.group(two), make.group(one, "二组")
    work = move_to_group(person_ids=[person], group_id=foreign, on=LATER)
    assert "不属于此人所在的党支部" in refused(runner, work)
    late = make.person("李四", one)
    make.done(move_to_group(person_ids=[late], group_id=other, on=LATER))
    work = move_to_group(person_ids=[late], group_id=None, on=DAY)
    assert refused(runner, work) == "日期早于进入现组织的日期 2026-06-01。请核对日期。"


def test_move_to_branch_ends_group_and_posts_in_one_undo(runner):
    one, two = make.branch("一支部"), make.branch("二支部")
    group = make.group(one)
    person = make.person("张三", one, group=group)
    make.post(person, one, Post.SECRETARY)
    stays = make.person("李四", two)
    work = move_to_branch(person_ids=[person, stays], branch_id=two, on=DAY)
    assert run_and_undo(runner, work) == 1
    assert (row(person).branch_name, row(person).group_id, row(person).posts) == (
        "二支部",
        None,
        (),
    )
    assert row(person, BEFORE).posts == (Post.SECRETARY,)


def test_move_to_branch_drops_a_group_that_would_only_begin_later(runner):
    one, two = make.branch("一支部"), make.branch("二支部")
    person = make.person("张三", one)
    make.done(move_to_group(person_ids=[person], group_id=make.group(one), on=LATER))
    run_and_undo(runner, move_to_branch(person_ids=[person], branch_id=two, on=DAY))
    assert card(person).groups == ()


def test_move_to_branch_lets_somebody_come_back(runner):
    branch = make.branch()
    person = make.person("张三", branch)
    make.departure(person, BEFORE)
    assert run_and_undo(runner, move_to_branch(person_ids=[person], branch_id=branch, on=LATER))
    assert [names(day) for day in (DAY, LATER)] == [[], ["张三"]]


def test_move_to_branch_refuses_what_is_no_branch_and_a_day_too_early(runner):
    branch, other = make.branch("一支部"), make.branch("二支部")
    person = make.person("张三", branch, since="2026-03")

    def work(target: int) -> Operation[int]:
        return move_to_branch(person_ids=[person], branch_id=target, on=DAY)

    assert "应编入党支部" in refused(runner, work(make.committee()))
    assert "2026年3月" in refused(runner, work(other))


# Posts.


def test_appoint_and_end_post_are_one_undo_each(runner):
    branch = make.branch()
    person = make.person("张三", branch)
    elected = make.day("2025-12")
    work = appoint(
        person_id=person,
        organisation_id=branch,
        post=Post.SECRETARY,
        on=DAY,
        elected_on=elected,
    )
    spell = run_and_undo(runner, work)
    (post,) = card(person).posts
    assert (post.spell_id, post.post, post.since, post.elected_on) == (
        spell,
        Post.SECRETARY,
        make.day("2026-01-01"),
        elected,
    )
    runner.run(end_post(spell_id=spell, on=LATER))
    assert (row(person, DAY).posts, row(person, LATER).posts) == ((Post.SECRETARY,), ())
    runner.undo()
    assert row(person, LATER).posts == (Post.SECRETARY,)


def test_appoint_refuses_a_second_holder_on_that_day_and_later(runner):
    branch = make.branch()
    group = make.group(branch)
    first, second = (make.person(name, branch, group=group) for name in ("张三", "李四"))

    def work(person: int, place: int, post: Post, on: date) -> Operation[int]:
        return appoint(person_id=person, organisation_id=place, post=post, on=on)

    make.done(work(first, branch, Post.SECRETARY, DAY))
    make.done(work(first, group, Post.GROUP_LEADER, DAY))
    sentence = "支部书记现由张三担任。请先办理免职。"
    assert refused(runner, work(second, branch, Post.SECRETARY, LATER)) == sentence
    assert refused(runner, work(second, branch, Post.SECRETARY, BEFORE)) == sentence
    assert "不必重复登记" in refused(runner, work(first, branch, Post.SECRETARY, LATER))
    assert "党小组长现由张三担任" in refused(runner, work(second, group, Post.GROUP_LEADER, DAY))
    make.done(work(first, branch, Post.DEPUTY_SECRETARY, DAY))
    runner.run(work(second, branch, Post.DEPUTY_SECRETARY, DAY))  # of these there may be several


def test_appoint_after_the_holder_has_ended(runner):
    branch = make.branch()
    first, second = (make.person(name, branch) for name in ("张三", "李四"))
    spell = make.post(first, branch)
    make.done(end_post(spell_id=spell, on=DAY))
    runner.run(appoint(person_id=second, organisation_id=branch, post=Post.SECRETARY, on=DAY))
    assert (row(first).posts, row(second).posts) == ((), (Post.SECRETARY,))


def test_appoint_refuses_a_post_in_the_wrong_place(runner):
    branch = make.branch()
    group = make.group(branch)
    person = make.person("张三", branch)

    def work(place: int, post: Post) -> Operation[int]:
        return appoint(person_id=person, organisation_id=place, post=post, on=DAY)

    assert "党小组长不能在党支部任职" in refused(runner, work(branch, Post.GROUP_LEADER))
    assert "支部书记不能在党小组任职" in refused(runner, work(group, Post.SECRETARY))


def test_who_may_lead_a_group_is_a_rule_that_the_branch_may_set_otherwise(runner):
    branch = make.branch()
    group = make.group(branch)
    probationer = make.person(
        "张三", branch, group=group, stage=Stage.PROBATIONARY, admitted_on="2025-06-01"
    )
    work = appoint(person_id=probationer, organisation_id=group, post=Post.GROUP_LEADER, on=DAY)
    assert "应由正式党员担任" in refused(runner, work)
    runner.run(change_rule(rule=LEADER_RULE, key="is_on", value=False, note="支部大会决定"))
    runner.run(work)
    assert PostSpell.get().person_id == probationer


def test_appoint_wants_a_leader_to_be_of_the_group_on_the_day(runner):
    branch = make.branch()
    first, second = make.group(branch), make.group(branch, "第二党小组")
    person = make.person("张三", branch, group=first)
    work = appoint(person_id=person, organisation_id=second, post=Post.GROUP_LEADER, on=DAY)
    assert "在这一天不在这个党小组" in refused(runner, work)
    runner.run(appoint(person_id=person, organisation_id=first, post=Post.GROUP_LEADER, on=DAY))


def test_appoint_wants_a_full_member_for_a_group_and_somebody_on_the_roll(runner):
    branch = make.branch()
    group = make.group(branch)
    probationer = make.person("张三", branch, stage=Stage.PROBATIONARY, admitted_on="2025-06-01")
    gone = make.person("李四", branch)
    make.departure(gone, BEFORE)
    work = appoint(person_id=probationer, organisation_id=group, post=Post.GROUP_LEADER, on=DAY)
    told = refused(runner, work)
    assert told.startswith(f"张三在 {DAY.isoformat()} 是预备党员，组长应由正式党员担任。依据：")
    work = appoint(person_id=gone, organisation_id=branch, post=Post.SECRETARY, on=DAY)
    assert "不在册" in refused(runner, work)


def test_end_post_refuses_a_day_before_it_began(runner):
    branch = make.branch()
    spell = make.post(make.person("张三", branch), branch, on=DAY)
    sentence = refused(runner, end_post(spell_id=spell, on=BEFORE))
    assert sentence == "免职日期早于任职日期 2026-01-01。请核对日期。"


# Leaving.


def test_record_departure_ends_everything_and_keeps_everything(runner):
    branch = make.branch()
    group = make.group(branch)
    person = make.person("张三", branch, group=group, admitted_on="2001", confirmed_on="2002")
    make.post(person, group, Post.GROUP_LEADER)
    work = record_departure(
        person_id=person,
        reason=LeaveReason.TRANSFER,
        on=DAY,
        destination="南山煤矿",
        note="介绍信已开",
    )
    run_and_undo(runner, work)
    assert (names(BEFORE), names(DAY)) == (["张三"], [])
    found = card(person)
    assert (found.row.left_on, found.row.leave_reason) == (
        make.day("2026-01-01"),
        LeaveReason.TRANSFER,
    )
    (gone,) = found.departures
    assert (gone.destination, gone.note) == ("南山煤矿", "介绍信已开")
    assert [spell.until for spell in (*found.branches, *found.groups, *found.posts)] == [
        make.day("2026-01-01")
    ] * 3
    assert found.row.stage is Stage.FULL


def test_record_departure_on_the_day_of_coming_leaves_a_trace(runner):
    person = make.person("张三", since="2026-01-01")
    runner.run(record_departure(person_id=person, reason=LeaveReason.DEATH, on=DAY))
    assert names(DAY) == []
    assert names(DAY, scope=Scope.LEFT) == ["张三"]


def test_record_departure_refuses_who_is_not_there(runner):
    branch = make.branch()
    late = make.person("张三", branch, since="2026-03-01")
    gone = make.person("李四", branch)
    make.departure(gone, LATER)
    for person, day in ((late, DAY), (gone, LATER), (gone, DAY)):
        work = record_departure(person_id=person, reason=LeaveReason.TRANSFER, on=day)
        assert refused(runner, work) == "这个人在所选日期不在册。请核对日期。"


# Photo and numbers.


def test_change_photo_sets_replaces_and_removes_it(runner):
    person = make.person("张三")
    run_and_undo(runner, change_photo(person_id=person, picture=JPEG))
    assert card(person).photo == JPEG
    other = change_photo(person_id=person, picture=JPEG * 2, wall_consent_on=make.day("2026-01"))
    runner.run(other)
    assert card(person).photo == JPEG * 2
    runner.run(change_photo(person_id=person, picture=None))
    assert card(person).photo is None
    runner.undo()
    runner.undo()
    assert card(person).photo == JPEG
    assert runner.run(change_photo(person_id=person, picture=JPEG)).changes.rows == ()


def test_reveal_number_answers_and_is_recorded_without_the_number(runner):
    number = make.id_number()
    person = make.person("张三", id_number=number, mobile_phone="13900001234")
    done = runner.run(reveal_number(person_id=person, key="id_number"))
    assert done.result == number
    entry = JournalEntry.get_by_id(done.changes.entry_id)
    assert entry.note == f"公民身份号码：{Person.get_by_id(person).uid}"
    assert entry.label == "显示号码"
    assert runner.run(reveal_number(person_id=person, key="mobile_phone")).result == "13900001234"
    assert runner.undo_label is None


def test_a_line_of_a_section_that_is_gone_is_not_revealed(runner):
    person = make.person("张三")
    for section in ("history", "no_such"):
        with pytest.raises(RefusedError, match="已经不在信息卡上"):
            runner.run(reveal_line(person_id=person, section=section, label="银行卡", on=DAY))
    assert not JournalEntry.select().where(JournalEntry.operation == "reveal_line").exists()


def test_facts_and_party_dates_are_mended_in_one_step(runner):
    person = make.person("张三", admitted_on="2001-06-20", confirmed_on="2002-06-20")
    dates = {"confirmed_on": make.day("2002-07-01")}
    given = change_person(person_id=person, changes={"degree": "学士"}, party_dates=dates)
    runner.run(given)
    row = PersonCardQuery(person, DAY).fetch()[0].row
    assert (row.admitted_on.iso, row.confirmed_on.iso) == ("2001-06-20", "2002-07-01")
    assert row.facts.degree == "学士"
    runner.undo()
    row = PersonCardQuery(person, DAY).fetch()[0].row
    assert (row.confirmed_on.iso, row.facts.degree) == ("2002-06-20", "")


def test_a_refused_party_date_changes_no_fact(runner):
    person = make.person("张三", admitted_on="2001-06-20", confirmed_on="2002-06-20")
    dates = {"admitted_on": make.day("2003-07-01")}
    with pytest.raises(RefusedError, match="早于入党日期"):
        runner.run(change_person(person_id=person, changes={"degree": "学士"}, party_dates=dates))
    assert PersonCardQuery(person, DAY).fetch()[0].row.facts.degree == ""


def test_a_confirmation_that_is_not_known_stays_so_when_the_admission_is_mended(runner):
    person = make.person("张三", admitted_on="2001-06-20")
    dates = {"admitted_on": make.day("2001-07-01")}
    runner.run(change_person(person_id=person, changes={}, party_dates=dates))
    row = PersonCardQuery(person, DAY).fetch()[0].row
    assert (row.admitted_on.iso, row.confirmed_on) == ("2001-07-01", None)


def test_an_earlier_day_than_one_on_which_something_ended_is_refused(runner):
    """Else the person would be in a group of the old branch while in the new one."""
    first, second = make.branch("甲党支部"), make.branch("乙党支部")
    group = make.group(first)
    person = make.person("张三", first, group=group, since="2020-01-01")
    runner.run(move_to_group(person_ids=[person], group_id=None, on=date(2026, 6, 1)))
    before = contents()
    for work in (
        move_to_branch(person_ids=[person], branch_id=second, on=date(2026, 5, 1)),
        record_departure(person_id=person, reason=LeaveReason.TRANSFER, on=date(2026, 5, 1)),
    ):
        with pytest.raises(RefusedError, match="2026-06-01 还有"):
            runner.run(work)
    assert contents() == before
    runner.run(move_to_branch(person_ids=[person], branch_id=second, on=date(2026, 6, 1)))


@pytest.mark.parametrize(
    ("admitted", "confirmed", "since"),
    [
        ("1975-06-20", None, "1975-06-20"),  # D18
        ("1975", None, "1975"),
        ("1977", None, None),  # both rules held in that year
        ("1975-06-20", "1976-06-20", "1976-06-20"),  # what is told wins
        ("1980-05-04", "1981-05-04", "1981-05-04"),  # D19
        ("1980-05-04", None, None),
    ],
)
def test_who_was_admitted_without_probation_counts_from_that_day(data, admitted, confirmed, since):
    person = make.person("老石", admitted_on=admitted, confirmed_on=confirmed)
    spells = StageSpell.select().where(StageSpell.person == person)
    full = next(one for one in spells if one.stage is Stage.FULL)
    assert (full.since.iso if full.since_is_known else None) == since
    make.done(
        change_party_dates(person_id=person, admitted_on=make.day("1971-02-03"), confirmed_on=None)
    )
    full = StageSpell.get_by_id(full.id)
    assert (full.since.iso, bool(full.since_is_known)) == ("1971-02-03", True)
