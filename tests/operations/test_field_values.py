"""Entering user-defined fields: alone, with a person, for many; what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.custom_fields import CUSTOM_KINDS, FieldSubject, MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, PersonFacts, Sensitivity
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.field_values import (
    change_custom_value,
    change_custom_values,
    reveal_branch_value,
)
from dangjian_desktop.operations.fields import (
    close_choice,
    close_field,
    rename_choice,
    rename_field,
    reopen_field,
)
from dangjian_desktop.operations.people import (
    add_person,
    change_people,
    change_person,
    reveal_number,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.custom_fields import CustomValueQuery, FieldUseQuery
from dangjian_desktop.storage.models import CustomValue, JournalEntry
from tests import make

ON = date(2026, 11, 21)
PERSON = FieldSubject.PERSON


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here fills a fresh file."""


def values(person: int, subject: FieldSubject = PERSON):
    return CustomValueQuery(subject, (person,)).fetch().get(person, {})


def change(person: int, field, value, subject: FieldSubject = PERSON):
    return change_custom_values(subject=subject, subject_id=person, values={field.key: value})


def a_value(kind: FieldKind, field):
    return {
        FieldKind.TEXT: "3 号楼",
        FieldKind.NUMBER: Decimal("12.5"),
        FieldKind.DATE: PartialDate(2031, 5),
        FieldKind.CHOICE: field.choices[0] if field.choices else None,
        FieldKind.YES_NO: False,
        FieldKind.PERSON: MentionedPerson(make.person("李四"), "李四"),
    }[kind]


@pytest.mark.parametrize("kind", CUSTOM_KINDS)
@pytest.mark.parametrize("subject", FieldSubject)
def test_a_value_is_kept_changed_taken_away_and_taken_back(runner, kind, subject):
    field = make.field("栏目甲", kind, subject=subject)
    owner = make.person("张三") if subject is PERSON else make.branch("机电队党支部")
    value = a_value(kind, field)
    assert runner.run(change(owner, field, value, subject)).result == 1
    kept = values(owner, subject)[field.key]
    assert str(kept) == str(value)
    assert type(kept) is type(value)
    assert runner.run(change(owner, field, value, subject)).result == 0
    assert runner.run(change(owner, field, None, subject)).result == 1
    assert values(owner, subject) == {}
    assert runner.run(change(owner, field, None, subject)).result == 0
    runner.undo()
    assert values(owner, subject) == {field.key: kept}
    runner.undo()
    assert values(owner, subject) == {}
    runner.redo()
    assert values(owner, subject) == {field.key: kept}
    assert CustomValue.select().count() == 1


def test_a_person_comes_and_changes_with_fields_in_one_step(runner):
    number, text = make.field("分数", FieldKind.NUMBER), make.field("工号")
    branch = make.branch()
    person = runner.run(
        add_person(
            facts=PersonFacts(name="张三"),
            branch_id=branch,
            stage=Stage.FULL,
            custom={number.key: Decimal(3), text.key: None},
        )
    ).result
    assert values(person) == {number.key: Decimal(3)}
    assert runner.run(
        change_person(person_id=person, changes={"crew": "一班"}, custom={text.key: " 0417 "})
    ).result
    assert values(person) == {number.key: Decimal(3), text.key: "0417"}
    runner.undo()
    assert values(person) == {number.key: Decimal(3)}
    assert runner.run(
        change_person(person_id=person, changes={}, custom={number.key: Decimal(4)})
    ).result
    assert not runner.run(
        change_person(person_id=person, changes={}, custom={number.key: Decimal(4)})
    ).result


def test_many_get_the_same_value_in_one_step(runner):
    field = make.field("等级", FieldKind.CHOICE)
    people = make.persons(5)
    told = change_custom_value(
        subject=PERSON, subject_ids=people[:4], key=field.key, value=field.choices[1]
    )
    assert runner.run(told).result == 4
    again = change_people(person_ids=people, key=field.key, value=field.choices[1])
    assert runner.run(again).result == 1
    assert FieldUseQuery().fetch().choices == {field.choices[1].choice_id: 5}
    runner.undo()
    runner.undo()
    assert FieldUseQuery().fetch().fields == {}


def test_when_one_of_many_cannot_take_it_nobody_does(runner):
    field = make.field("师傅", FieldKind.PERSON)
    people = make.persons(3)
    master = MentionedPerson(people[2], "自己")
    with pytest.raises(RefusedError, match="不能填本人"):
        runner.run(
            change_custom_value(subject=PERSON, subject_ids=people, key=field.key, value=master)
        )
    assert CustomValue.select().count() == 0


def test_nobody_is_named_in_a_field_of_his_own_but_a_branch_may_name_anybody(runner):
    field = make.field("介绍人", FieldKind.PERSON)
    person = make.person("张三")
    with pytest.raises(RefusedError, match="“介绍人”不能填本人"):
        runner.run(change(person, field, MentionedPerson(person, "张三")))
    with pytest.raises(RefusedError, match="已经不在名册里"):
        runner.run(change(person, field, MentionedPerson(99, "王五")))
    contact = make.field("联络员", FieldKind.PERSON, subject=FieldSubject.ORGANISATION)
    branch = make.branch("机电队党支部")
    runner.run(change(branch, contact, MentionedPerson(person, "张三"), FieldSubject.ORGANISATION))
    assert str(values(branch, FieldSubject.ORGANISATION)[contact.key]) == "张三"


def test_a_text_has_five_hundred_characters_at_most(runner):
    field = make.field("特长")
    person = make.person("张三")
    runner.run(change(person, field, "字" * 500))
    with pytest.raises(RefusedError, match="写了 501 个字，最多 500 个字"):
        runner.run(change(person, field, "字" * 501))
    assert values(person) == {field.key: "字" * 500}


def test_a_retired_field_takes_nothing_new_and_keeps_what_it_has(runner):
    field = make.field("工号")
    first, second = make.person("张三"), make.person("李四")
    make.custom(first, field, "0417")
    make.done(close_field(field_id=field.field_id, on=ON))
    with pytest.raises(RefusedError, match="已经停用，不能再填"):
        runner.run(change(second, field, "0418"))
    assert runner.run(change(first, field, "0417")).result == 0
    assert values(first) == {field.key: "0417"}
    assert runner.run(change(first, field, None)).result == 1  # a mistake may still be taken away
    runner.undo()
    make.done(reopen_field(field_id=field.field_id))
    assert runner.run(change(second, field, "0418")).result == 1
    assert values(first) == {field.key: "0417"}


def test_a_retired_choice_stays_where_it_is_and_nobody_takes_it(runner):
    field = make.field("等级", FieldKind.CHOICE)
    first, second = make.person("张三"), make.person("李四")
    make.custom(first, field, "甲")
    make.done(close_choice(choice_id=field.choices[0].choice_id, on=ON))
    with pytest.raises(RefusedError, match="选项“甲”已经停用"):
        runner.run(change(second, field, field.choices[0]))
    assert runner.run(change(first, field, field.choices[0])).result == 0
    assert str(values(first)[field.key]) == "甲"


def test_a_choice_of_another_field_is_none(runner):
    field, other = make.field("等级", FieldKind.CHOICE), make.field("类别二", FieldKind.CHOICE)
    with pytest.raises(RefusedError, match="不是栏目“等级”的选项"):
        runner.run(change(make.person("张三"), field, other.choices[0]))


def test_a_field_of_branches_is_none_of_people(runner):
    field = make.field("区域", subject=FieldSubject.ORGANISATION)
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(change(make.person("张三"), field, "东区"))


def test_renaming_keeps_what_is_recorded():
    field = make.field("等级", FieldKind.CHOICE)
    person = make.person("张三")
    make.custom(person, field, "乙")
    make.done(rename_field(field_id=field.field_id, label="技能等级"))
    make.done(rename_choice(choice_id=field.choices[1].choice_id, label="中级"))
    assert str(values(person)[field.key]) == "中级"


def test_a_masked_value_is_shown_in_full_and_that_is_recorded(runner):
    field = make.field("银行卡号", sensitivity=Sensitivity.MASKED)
    person = make.person("张三")
    make.custom(person, field, "6222000011112222333")
    told = runner.run(reveal_number(person_id=person, key=field.key)).result
    assert told == "6222000011112222333"
    last = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert "银行卡号" in last.note
    assert "6222" not in last.note


def test_a_value_of_another_kind_is_a_mistake_of_the_program(runner):
    field = make.field("分数", FieldKind.NUMBER)
    with pytest.raises(AssertionError):
        runner.run(change(make.person("张三"), field, 1.5))


def test_a_masked_value_of_a_branch_is_shown_in_full_and_that_is_recorded(runner):
    organisation = FieldSubject.ORGANISATION
    field = make.field("值班手机", subject=organisation, sensitivity=Sensitivity.MASKED)
    branch = make.branch("机电队党支部")
    make.custom(branch, field, "13900001234")
    told = runner.run(reveal_branch_value(organisation_id=branch, key=field.key)).result
    assert told == "13900001234"
    last = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert "值班手机" in last.note
