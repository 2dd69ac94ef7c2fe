"""Defining fields: labels, kinds and choices, retired and put in order, each taken back by undo."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import (
    add_choice,
    add_field,
    change_field,
    close_choice,
    close_field,
    move_choice,
    move_field,
    remove_field,
    rename_choice,
    rename_field,
    reopen_choice,
    reopen_field,
)
from dangjian_desktop.operations.imports import add_header_synonym
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.custom_fields import CustomFieldQuery, custom_fields
from tests import make

ON = date(2026, 11, 21)
PERSON, ORGANISATION = FieldSubject.PERSON, FieldSubject.ORGANISATION


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here fills a fresh file."""


def add(label: str, kind: FieldKind = FieldKind.TEXT, **more: object) -> int:
    return make.done(add_field(subject=PERSON, kind=kind, label=label, **more))


def labels(subject: FieldSubject = PERSON) -> list[str]:
    return [field.heading for field in custom_fields(subject)]


def choices_of(label: str) -> list[str]:
    (field,) = [one for one in custom_fields(PERSON) if one.label == label]
    return [f"{one.label}{'×' if one.is_retired else ''}" for one in field.choices]


def choice_id(label: str) -> int:
    every = [one for field in custom_fields(PERSON) for one in field.choices]
    return next(one.choice_id for one in every if one.label == label)


def test_a_field_has_what_was_said_of_it():
    add(
        " 技能 等级 ",
        FieldKind.CHOICE,
        hint="按证书",
        choices=["高级工", " ", "技师"],
        sensitivity=Sensitivity.MASKED,
    )
    (field,) = CustomFieldQuery(PERSON).fetch()
    assert (field.label, field.kind, field.hint) == ("技能 等级", FieldKind.CHOICE, "按证书")
    assert [(one.label, one.place) for one in field.choices] == [("高级工", 0), ("技师", 1)]
    assert field.sensitivity is Sensitivity.MASKED
    assert CustomFieldQuery(ORGANISATION).fetch() == []


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("", "不能为空"),
        ("  \u200b ", "不能为空"),
        ("字" * 41, "最多 40 个字"),
        ("工号", "已经有栏目“工号”"),
        ("工 号：", "已经有栏目“工号”"),
        ("工号（必填）", "已经有栏目“工号”"),
        ("姓名", "程序里已有“姓名”一栏"),
        ("年龄", "程序里已有“年龄”一栏"),
        ("离开原因", "程序里已有“离开原因”一栏"),
        ("身份证号", "是“公民身份号码”一栏的另一种叫法"),
        ("文化程度", "是“学历”一栏的另一种叫法"),
        ("申请入党日期", "“申请入党日期”一栏"),
        ("出生年月", "是“出生日期”一栏的另一种叫法"),
        ("……", "没有文字"),
    ],
)
def test_a_label_that_cannot_be_taken_is_refused_in_words(label, said):
    add("工号")
    with pytest.raises(RefusedError, match=said):
        add(label)
    assert labels() == ["工号"]


def test_what_the_branch_taught_the_import_is_taken_too():
    make.done(add_header_synonym(written="胸牌号", field_key="occupation"))
    with pytest.raises(RefusedError, match="“工作岗位”一栏的另一种叫法"):
        add("胸牌号")


def test_people_and_branches_may_have_fields_of_one_name_but_not_the_built_in_ones():
    add("联系电话二")
    make.field("联系电话二", subject=ORGANISATION)
    with pytest.raises(RefusedError, match="程序里已有“支部书记”"):
        make.field("支部书记", subject=ORGANISATION)
    make.field("年龄", subject=ORGANISATION)  # means nothing else of a branch
    assert labels(ORGANISATION) == ["联系电话二", "年龄"]


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ([], "至少要有一个选项"),
        (["", "  "], "至少要有一个选项"),
        (["甲", "乙", " 甲 "], "写了两次"),
        (["Ａ", "a"], "写了两次"),
        (["字" * 61], "最多 60 个字"),
    ],
)
def test_choices_that_cannot_be_taken_are_refused(choices, said):
    with pytest.raises(RefusedError, match=said):
        add("等级", FieldKind.CHOICE, choices=choices)
    assert labels() == []


def test_a_hint_too_long_is_refused():
    with pytest.raises(RefusedError, match="填写提示有 201 个字"):
        add("工号", hint="字" * 201)


def test_a_renamed_field_stays_the_field_it_was(runner):
    field = make.field("工号")
    person = make.person("张三")
    make.custom(person, field, "0417")
    assert runner.run(rename_field(field_id=field.field_id, label="矿工号")).result
    assert make.field_now(field).label == "矿工号"
    assert make.field_now(field).key == field.key
    assert not runner.run(rename_field(field_id=field.field_id, label="矿工号")).result
    with pytest.raises(RefusedError, match="另一种叫法"):
        runner.run(rename_field(field_id=field.field_id, label="手机号"))


def test_a_retired_field_keeps_its_name_taken_and_comes_back(runner):
    field = make.field("工号")
    make.field("楼号")
    runner.run(close_field(field_id=field.field_id, on=ON))
    assert labels() == ["楼号", "工号（停用）"]
    assert make.field_now(field).retired_on == PartialDate.of(ON)
    assert not runner.run(close_field(field_id=field.field_id, on=ON)).result
    with pytest.raises(RefusedError, match="恢复使用它"):
        add("工号")
    runner.run(reopen_field(field_id=field.field_id))
    assert labels() == ["工号", "楼号"]


def test_the_kind_changes_only_while_nobody_has_a_value(runner):
    field = make.field("工号")
    person = make.person("张三")

    def change(kind, **more):
        return runner.run(
            change_field(field_id=field.field_id, label="工号", kind=kind, **more)
        ).result

    assert change(FieldKind.NUMBER, hint="四位")
    assert make.field_now(field).kind is FieldKind.NUMBER
    with pytest.raises(RefusedError, match="至少要有一个选项"):
        change(FieldKind.CHOICE)
    assert change(FieldKind.CHOICE, choices=["一", "二"])
    assert choices_of("工号") == ["一", "二"]
    assert change(FieldKind.TEXT)
    assert choices_of("工号") == []
    make.custom(person, field, "0417")
    with pytest.raises(RefusedError, match="已有 1 处填了内容，不能改成别的类型"):
        change(FieldKind.NUMBER)
    assert change(FieldKind.TEXT, hint="胸牌上的号码", sensitivity=Sensitivity.PRIVATE)
    assert not change(FieldKind.TEXT, hint="胸牌上的号码", sensitivity=Sensitivity.PRIVATE)


def test_only_a_field_without_values_is_removed(runner):
    field = make.field("等级", FieldKind.CHOICE)
    person = make.person("张三")
    make.custom(person, field, "甲")
    with pytest.raises(RefusedError, match="已有 1 处填了内容，不能删除"):
        runner.run(remove_field(field_id=field.field_id))
    make.custom(person, field, None)
    runner.run(remove_field(field_id=field.field_id))
    assert labels() == []
    runner.undo()
    assert choices_of("等级") == ["甲", "乙", "丙"]


def test_fields_change_their_order(runner):
    ids = [add(label) for label in ("一号", "二号", "三号", "四号")]
    make.done(close_field(field_id=ids[1], on=ON))
    assert runner.run(move_field(field_id=ids[3], by=-1)).result
    assert labels() == ["一号", "四号", "三号", "二号（停用）"]
    assert not runner.run(move_field(field_id=ids[0], by=-1)).result
    assert runner.run(move_field(field_id=ids[0], by=9)).result
    assert labels() == ["四号", "三号", "一号", "二号（停用）"]
    assert not runner.run(move_field(field_id=ids[1], by=1)).result


def test_choices_are_added_renamed_retired_and_put_in_order(runner):
    field = make.field("等级", FieldKind.CHOICE)
    runner.run(add_choice(field_id=field.field_id, label=" 丁 "))
    runner.run(rename_choice(choice_id=choice_id("乙"), label="乙等"))
    runner.run(close_choice(choice_id=choice_id("甲"), on=ON))
    runner.run(move_choice(choice_id=choice_id("丁"), by=-2))
    assert choices_of("等级") == ["甲×", "丁", "乙等", "丙"]
    runner.run(reopen_choice(choice_id=choice_id("甲")))
    assert choices_of("等级") == ["甲", "丁", "乙等", "丙"]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("", "不能为空"),
        ("乙", "已经有选项“乙”"),
        (" 乙 ", "已经有选项“乙”"),
        ("甲", "已有停用的选项“甲”"),
        ("字" * 61, "最多 60 个字"),
    ],
)
def test_a_choice_that_cannot_be_taken_is_refused(runner, label, said):
    field = make.field("等级", FieldKind.CHOICE)
    runner.run(close_choice(choice_id=choice_id("甲"), on=ON))
    with pytest.raises(RefusedError, match=said):
        runner.run(add_choice(field_id=field.field_id, label=label))
    with pytest.raises(RefusedError, match=said):
        runner.run(rename_choice(choice_id=choice_id("丙"), label=label))


def test_choices_with_remarks_in_brackets_are_different_ones(runner):
    field = make.field("证件", FieldKind.CHOICE, choices=["电工（高压）", "电工（低压）"])
    assert [one.label for one in field.choices] == ["电工（高压）", "电工（低压）"]


def test_the_last_choice_cannot_be_retired_and_other_kinds_have_none(runner):
    field = make.field("等级", FieldKind.CHOICE, choices=["甲", "乙"])
    runner.run(close_choice(choice_id=choice_id("甲"), on=ON))
    assert not runner.run(close_choice(choice_id=choice_id("甲"), on=ON)).result
    with pytest.raises(RefusedError, match="最后一个可选的内容"):
        runner.run(close_choice(choice_id=choice_id("乙"), on=ON))
    text = make.field("工号")
    with pytest.raises(RefusedError, match="只有选项栏目才有选项"):
        runner.run(add_choice(field_id=text.field_id, label="甲"))
    assert [one.label for one in make.field_now(field).offered] == ["乙"]


def test_a_field_that_is_gone_is_told(runner):
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(rename_field(field_id=99, label="工号"))


@pytest.mark.parametrize(
    "operation",
    [
        lambda f: add_field(subject=PERSON, kind=FieldKind.NUMBER, label="分数"),
        lambda f: rename_field(field_id=f, label="新等级"),
        lambda f: change_field(field_id=f, label="新等级", kind=FieldKind.TEXT, hint="提示"),
        lambda f: close_field(field_id=f, on=ON),
        lambda f: remove_field(field_id=f),
        lambda f: move_field(field_id=f, by=1),
        lambda f: add_choice(field_id=f, label="丁"),
        lambda f: rename_choice(choice_id=choice_id("甲"), label="特"),
        lambda f: close_choice(choice_id=choice_id("甲"), on=ON),
        lambda f: move_choice(choice_id=choice_id("甲"), by=1),
    ],
)
def test_each_operation_is_taken_back_and_done_again(runner, operation):
    field = make.field("等级", FieldKind.CHOICE)
    make.field("分", FieldKind.NUMBER)
    before = custom_fields(PERSON)
    runner.run(operation(field.field_id))
    after = custom_fields(PERSON)
    assert after != before
    runner.undo()
    assert custom_fields(PERSON) == before
    runner.redo()
    assert custom_fields(PERSON) == after


def test_an_undone_field_with_values_since_stays(runner):
    runner.run(add_field(subject=PERSON, kind=FieldKind.NUMBER, label="分数"))
    (field,) = custom_fields(PERSON)
    make.custom(make.person("张三"), field, Decimal(3))
    with pytest.raises(Exception, match="新增栏目"):
        runner.undo()
    assert labels() == ["分数"]
