"""Findings are let stand with a reason, taken up again, and mended; each is one undo."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from dangjian_desktop.domain.checks import FindingId
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.mending import MENDERS
from dangjian_desktop.domain.vocabulary import Post, Sex
from dangjian_desktop.operations.examination import (
    apply_mends,
    change_check,
    examine_books,
    mark_findings_ignored,
    reopen_findings,
)
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.runner import Operation, RefusedError, Runner
from dangjian_desktop.queries.examination import ExaminationQuery, ExaminationRow, checks_on
from dangjian_desktop.storage.models import (
    GroupMembership,
    IgnoredFinding,
    Membership,
    Person,
    PostSpell,
    RuleOverride,
)
from tests import make

ON = date(2026, 11, 21)


def rows(code: str) -> list[ExaminationRow]:
    return [row for row in ExaminationQuery(ON).fetch() if row.check.code == code]


def open_rows(code: str) -> list[ExaminationRow]:
    return [row for row in rows(code) if row.ignored_id is None]


def insert(table, **values) -> int:
    return make.done(Operation("布景", "insert", lambda writer: writer.insert(table, **values)))


def ignore(runner: Runner, row: ExaminationRow, reason: str = "入党志愿书就是这样写的") -> int:
    work = mark_findings_ignored(findings=[row.finding_id], reason=reason, on=ON)
    return runner.run(work).result


def mend(runner: Runner, code: str, *people: int):
    return runner.run(apply_mends(check_code=code, person_ids=people, on=ON)).result


def test_an_ignored_finding_keeps_its_reason_and_undo_brings_it_back(runner):
    make.person("张三", id_number=make.id_number(), sex=Sex.FEMALE)
    (row,) = rows("id_against_sex")
    assert ignore(runner, row) == 1
    assert not open_rows("id_against_sex")
    (kept,) = rows("id_against_sex")
    assert kept.ignored_reason == "入党志愿书就是这样写的"
    assert kept.ignored_on == PartialDate.of(ON)
    runner.undo()
    assert open_rows("id_against_sex")


def test_an_ignored_finding_comes_back_when_what_was_found_changes(runner):
    person = make.person("张三", born_on=make.day("1980-01-01"), id_number=make.id_number())
    (row,) = rows("id_against_birth")
    ignore(runner, row)
    runner.run(change_person(person_id=person, changes={"crew": "检修班"}))
    assert not open_rows("id_against_birth")
    runner.run(change_person(person_id=person, changes={"born_on": make.day("1981-01-01")}))
    assert len(open_rows("id_against_birth")) == 1


def test_a_finding_about_an_organisation_is_ignored_by_itself(runner):
    first, second = make.branch("甲党支部"), make.branch("乙党支部")
    ignore(runner, next(r for r in rows("branch_below_3") if r.organisation_id == first))
    assert [row.organisation_id for row in open_rows("branch_below_3")] == [second]


def test_reopening_takes_every_decision_back(runner):
    make.person("张三")
    (row,) = rows("no_ethnicity")
    ignore(runner, row)
    ignore(runner, row, "再说一次")
    assert runner.run(reopen_findings(findings=[row.finding_id])).result == 2
    assert open_rows("no_ethnicity")
    assert runner.run(reopen_findings(findings=[row.finding_id])).result == 0


@pytest.mark.parametrize(("reason", "said"), [("  ", "写明理由"), ("长" * 501, "最多 500")])
def test_ignoring_wants_a_reason(runner, reason, said):
    make.person("张三")
    (row,) = rows("no_ethnicity")
    with pytest.raises(RefusedError) as caught:
        ignore(runner, row, reason)
    assert said in caught.value.sentence
    assert not IgnoredFinding.select().exists()


def test_sex_and_birth_are_told_by_a_valid_number(runner):
    person = make.person("张三", id_number=make.id_number("1990-05-12", 102))
    assert mend(runner, "no_sex", person).count == 1
    assert mend(runner, "no_born_on", person).count == 1
    stored = Person.get_by_id(person)
    assert (stored.sex, stored.born_on) == (Sex.FEMALE, PartialDate(1990, 5, 12))
    runner.undo()
    assert Person.get_by_id(person).born_on is None


def test_a_coarse_birth_date_is_completed(runner):
    person = make.person("张三", id_number=make.id_number(), born_on=make.day("1990-05"))
    mend(runner, "born_on_coarse", person)
    assert Person.get_by_id(person).born_on == PartialDate(1990, 5, 12)


def test_all_of_a_kind_are_mended_at_once_and_undone_at_once(runner):
    people = [
        make.person(f"张{n}", id_number=make.id_number(sequence=100 + n)) for n in range(1, 6)
    ]
    without = make.person("李四")
    assert len(rows("no_sex")) == 6
    assert [row.can_mend for row in rows("no_sex")].count(True) == 5
    assert mend(runner, "no_sex", *people, without).count == 5
    assert len(rows("no_sex")) == 1
    runner.undo()
    assert len(rows("no_sex")) == 6


def test_names_numbers_and_phones_are_written_plainly(runner):
    number = make.id_number("1988-01-01", 100)
    person = make.person(
        "张 三", id_number=number[:6] + " " + number[6:17], mobile_phone="138 0000 0001"
    )
    make.done(change_person(person_id=person, changes={"id_number": f"{number[:17]} {number[17]}"}))
    for code in ("name_written", "id_written", "phone_written"):
        assert mend(runner, code, person).count == 1, code
    stored = Person.get_by_id(person)
    assert (stored.name, stored.id_number, stored.mobile_phone) == (
        "张三",
        number,
        "13800000001",
    )
    assert stored.sort_name.startswith("zhang san")


def test_a_number_that_belongs_to_somebody_else_is_left_and_told(runner):
    number = make.id_number()
    make.person("李四", id_number=number)
    clean = make.person("王五", id_number=make.id_number(sequence=103) + " ")
    clash = make.person("张三", id_number=number + " ")
    done = mend(runner, "id_written", clean, clash)
    assert done.count == 1
    assert done.left[0].startswith("张三：这个身份号码已属于李四")
    assert Person.get_by_id(clash).id_number == number + " "
    with pytest.raises(RefusedError, match="没有能修正的"):
        mend(runner, "id_written", clash)


def test_a_group_of_another_branch_ends_with_the_day_of_the_move(runner):
    first, second = make.branch("甲党支部"), make.branch("乙党支部")
    group = make.group(first)
    person = make.person("张三", second, since="2026-03-01")
    spell = insert(GroupMembership, person=person, party_group=group, since=make.day("2020-01-01"))
    (row,) = rows("group_elsewhere")
    assert row.can_mend
    mend(runner, "group_elsewhere", person)
    assert GroupMembership.get_by_id(spell).until == PartialDate(2026, 3, 1)
    assert not rows("group_elsewhere")


def test_a_post_and_a_group_of_somebody_who_left_end_with_the_leaving(runner):
    branch = make.branch()
    group = make.group(branch)
    person = make.person("张三", branch, group=group, since="2020-01-01")
    make.departure(person, date(2026, 2, 3))
    post = insert(PostSpell, person=person, organisation=branch, post=Post.SECRETARY)
    stay = insert(GroupMembership, person=person, party_group=group)
    mend(runner, "left_holds_post", person)
    mend(runner, "left_in_group", person)
    assert PostSpell.get_by_id(post).until == PartialDate(2026, 2, 3)
    assert GroupMembership.get_by_id(stay).until == PartialDate(2026, 2, 3)
    assert not rows("left_holds_post") + rows("left_in_group")


def test_the_leading_of_a_group_that_was_left_ends(runner):
    branch = make.branch()
    first, second = make.group(branch, "一组"), make.group(branch, "二组")
    person = make.person("张三", branch, group=second, since="2026-04-01")
    post = insert(PostSpell, person=person, organisation=first, post=Post.GROUP_LEADER)
    mend(runner, "leader_elsewhere", person)
    assert PostSpell.get_by_id(post).until == PartialDate(2026, 4, 1)


def test_a_spell_that_stands_twice_is_deleted_once(runner):
    person = make.person("张三")
    (first,) = Membership.select().where(Membership.person == person)
    insert(Membership, person=person, branch=first.branch_id)
    assert len(rows("spell_twice")) == 1
    mend(runner, "spell_twice", person)
    (left,) = Membership.select().where(Membership.person == person)
    assert left.id == first.id
    assert not rows("spell_twice")


def test_what_was_mended_meanwhile_and_what_has_no_mend_are_refused(runner):
    person = make.person("张三", id_number=make.id_number())
    mend(runner, "no_sex", person)
    with pytest.raises(RefusedError, match="不必再修正"):
        mend(runner, "no_sex", person)
    with pytest.raises(RefusedError, match="没有把握"):
        mend(runner, "no_ethnicity", person)
    with pytest.raises(RefusedError, match="没有把握"):
        mend(runner, "no_such_check", person)


def test_a_finding_is_found_again_by_what_it_is(data):
    make.person("张三")
    (row,) = rows("no_ethnicity")
    assert row.finding_id == FindingId("no_ethnicity", row.person_id, None, "")
    assert row.key == ("no_ethnicity", row.person_id, 0)


def test_every_mend_belongs_to_a_check(data):
    assert {check.mend for check in checks_on(ON) if check.mend} == set(MENDERS)


def setting(code: str, values: dict[str, object], note: str = "本矿规定") -> Operation[bool]:
    return change_check(check_code=code, values=values, note=note, on=ON)


def check_on(code: str):
    return next(check for check in checks_on(ON) if check.code == code)


def test_a_check_is_switched_off_with_a_reason_and_on_again_without_a_trace(runner):
    make.person("张三")
    assert runner.run(setting("no_ethnicity", {"is_on": False})).result
    assert not rows("no_ethnicity")
    assert check_on("no_ethnicity").note == "本矿规定"
    runner.undo()
    assert rows("no_ethnicity")
    runner.redo()
    runner.run(setting("no_ethnicity", {"is_on": True}, "又要查了"))
    assert rows("no_ethnicity")
    assert not RuleOverride.select().exists()


def test_thresholds_are_set_in_one_undo_and_what_is_the_same_is_left(runner):
    runner.run(setting("groups_needed", {"is_on": True, "if_least": 30, "least": 1}))
    assert check_on("groups_needed").parameters["if_least"] == 30
    assert RuleOverride.select().count() == 1
    assert not runner.run(setting("groups_needed", {"if_least": 30}, "")).result
    runner.undo()
    assert check_on("groups_needed").parameters["if_least"] == 20


@pytest.mark.parametrize(
    ("code", "values", "note", "said"),
    [
        ("no_such_check", {"is_on": False}, "x", "没有“no_such_check”"),
        ("no_sex", {"is_on": False}, " ", "写明理由"),
        ("no_sex", {"is_on": 3}, "x", "写法不一样"),
        ("no_sex", {"colour": 3}, "x", "没有“colour”"),
    ],
)
def test_what_a_check_cannot_be_set_to(runner, code, values, note, said):
    with pytest.raises(RefusedError) as caught:
        runner.run(setting(code, values, note))
    assert said in caught.value.sentence
    assert not RuleOverride.select().exists()


def test_the_books_are_examined_on_any_thread(data):
    make.person("张三")
    told: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(examine_books, ON, None, lambda what, _share: told.append(what))
        found = work.result()
    assert [row.key for row in found] == [row.key for row in ExaminationQuery(ON).fetch()]
    assert told[0] == "正在读取台账"
