"""User-defined fields come in with a roster: by their label, judged like built-in ones."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dangjian_desktop.domain.custom_fields import FieldSubject, MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.exports import export_roster
from dangjian_desktop.operations.fields import close_choice, close_field, rename_field
from dangjian_desktop.operations.imports import (
    ImportChoices,
    Outcome,
    Policy,
    examine_roster_file,
    field_changes,
    import_roster,
)
from dangjian_desktop.queries.custom_fields import CustomValueQuery, custom_fields
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.models import CustomChoice, CustomValue
from tests import make
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, SYNONYMS, person

DAY = date(2026, 11, 21)
PERSON = FieldSubject.PERSON


@pytest.fixture
def book(data, tmp_path):
    """Writes a workbook whose last columns are headed as given; rows are dictionaries."""

    def write(own: list[str], *rows: dict) -> Path:
        lines = [[*HEADER, *own]]
        for row in rows:
            built_in = {key: value for key, value in row.items() if key in HEADER}
            lines.append([*person(**built_in), *(row.get(word) for word in own)])
        return books.xlsx(tmp_path / "名册.xlsx", lines)

    return write


def examined(path: Path, **choices: object):
    return examine_roster_file(
        path,
        on=DAY,
        synonyms=SYNONYMS,
        choices=ImportChoices(**choices),
    )


def bring_in(path: Path, runner, **choices: object):
    found = examined(path, **choices)
    runner.run(import_roster(examination=found))
    return found


def values(name: str = "张三"):
    (row,) = [
        row for row in RosterQuery(DAY, scope=Scope.EVERYBODY).fetch() if row.facts.name == name
    ]
    fields = {field.key: field.label for field in custom_fields(PERSON)}
    return {fields[key]: value for key, value in row.custom.items()}


def codes(found):
    return [(problem.where.field, problem.code) for row in found.rows for problem in row.problems]


def test_a_column_headed_by_a_label_comes_in_with_its_person(book, runner):
    make.field("积分", FieldKind.NUMBER)
    make.field("证件到期", FieldKind.DATE)
    make.field("等级", FieldKind.CHOICE)
    make.field("住矿", FieldKind.YES_NO)
    make.field("特长")
    path = book(
        ["积 分：", "证件到期（年月）", "等级", "住矿", "特长"],
        {
            "积 分：": "１，２３４．５",
            "证件到期（年月）": "2031.5",
            "等级": " 乙 ",
            "住矿": "√",
            "特长": "书法",
        },
    )
    found = bring_in(path, runner)
    assert codes(found) == []
    told = values()
    assert told["积分"] == Decimal("1234.5")
    assert told["证件到期"] == PartialDate(2031, 5)
    assert (str(told["等级"]), told["住矿"], told["特长"]) == ("乙", True, "书法")
    again = examined(path)
    assert again.count(Outcome.UNCHANGED) == 1
    assert not again.has_effect
    runner.undo()
    assert CustomValue.select().count() == 0


@pytest.mark.parametrize("label", ["介绍人", "编号", "联系人电话", "配偶姓名"])
def test_a_label_means_its_field_even_where_such_a_header_is_left_out_else(book, runner, label):
    make.field(label)
    bring_in(book([label], {label: "甲"}), runner)
    assert values() == {label: "甲"}


def test_without_the_field_the_column_is_unknown(book):
    found = examined(book(["特长"], {"特长": "书法"}))
    assert ("特长", "header.unknown") in [(p.where.field, p.code) for p in found.problems]


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        (FieldKind.NUMBER, "12元", "custom.number_unit"),
        (FieldKind.NUMBER, "很多", "custom.number_unreadable"),
        (FieldKind.CHOICE, "丁", "custom.choice_unknown"),
        (FieldKind.YES_NO, "可能", "yes_no.unknown"),
        (FieldKind.PERSON, "没有这个人", "custom.person_unknown"),
        (FieldKind.TEXT, "=1+1", "text.formula"),
    ],
)
def test_a_bad_value_is_told_and_left_out_while_the_row_comes_in(book, runner, kind, cell, code):
    make.field("栏目甲", kind)
    found = bring_in(book(["栏目甲"], {"栏目甲": cell}), runner)
    assert codes(found) == [("栏目甲", code)]
    assert found.count(Outcome.ADDED) == 1
    assert values() == {}
    assert CustomChoice.select().count() == (3 if kind is FieldKind.CHOICE else 0)


def test_a_date_that_is_none_refuses_the_row_as_built_in_dates_do(book):
    make.field("证件到期", FieldKind.DATE)
    found = examined(book(["证件到期"], {"证件到期": "2026-13-01"}))
    assert found.count(Outcome.REFUSED) == 1
    assert codes(found) == [("证件到期", "date.impossible")]


def test_a_long_text_is_cut_and_told(book, runner):
    make.field("特长")
    found = bring_in(book(["特长"], {"特长": "字" * 501}), runner)
    assert codes(found) == [("特长", "text.too_long")]
    assert values() == {"特长": "字" * 500}


def test_an_update_shows_as_a_change_and_blank_cells_erase_nothing(book, runner):
    make.field("积分", FieldKind.NUMBER)
    make.field("特长")
    bring_in(book(["积分", "特长"], {"积分": 5, "特长": "书法"}), runner)
    found = examined(book(["积分", "特长"], {"积分": 6.5}))
    assert found.count(Outcome.UPDATED) == 1
    (change,) = field_changes(found)
    assert (change.value.label, change.value.before, change.value.after) == ("积分", "5", "6.5")
    runner.run(import_roster(examination=found))
    assert values() == {"积分": Decimal("6.5"), "特长": "书法"}


def test_a_date_becomes_finer_but_never_coarser(book, runner):
    make.field("证件到期", FieldKind.DATE)
    bring_in(book(["证件到期"], {"证件到期": "2031-05"}), runner)
    bring_in(book(["证件到期"], {"证件到期": "2031-05-09"}), runner)
    assert values() == {"证件到期": PartialDate(2031, 5, 9)}
    found = examined(book(["证件到期"], {"证件到期": "2031年5月"}))
    assert found.count(Outcome.UNCHANGED) == 1


def test_only_what_is_agreed_to_is_changed(book, runner):
    field = make.field("积分", FieldKind.NUMBER)
    bring_in(book(["积分"], {"积分": 5}), runner)
    (row,) = RosterQuery(DAY).fetch()
    path = book(["积分"], {"积分": 6})
    assert examined(path, policy=Policy.KEEP).count(Outcome.UNCHANGED) == 1
    asked = examined(path, policy=Policy.ASK)
    assert asked.count(Outcome.ASKED) == 1
    bring_in(path, runner, policy=Policy.ASK, accepted={row.person_id: frozenset({field.key})})
    assert values() == {"积分": Decimal(6)}


def test_a_retired_choice_is_left_out_but_stays_where_it_was_taken(book, runner):
    field = make.field("等级", FieldKind.CHOICE)
    bring_in(book(["等级"], {"等级": "甲"}), runner)
    make.done(close_choice(choice_id=field.choices[0].choice_id, on=DAY))
    other = {"姓名": "李四", "公民身份号码": make.id_number("1986-03-12", 105), "等级": "甲"}
    found = bring_in(book(["等级"], {"等级": "甲"}, other), runner)
    assert [row.outcome for row in found.rows] == [Outcome.UNCHANGED, Outcome.ADDED]
    assert codes(found) == [("等级", "custom.choice_retired")]
    assert found.rows[1].problems[0].where.row == 3
    assert str(values()["等级"]) == "甲"
    assert values("李四") == {}


def test_a_retired_field_is_no_column_any_more_even_when_it_was_remembered(book, runner):
    field = make.field("特长")
    path = book(["特长"], {"特长": "书法"})
    header = examined(path).sheets[0].header
    mapping = {header.fingerprint: header.mapping}
    bring_in(path, runner, mappings=mapping)
    make.done(close_field(field_id=field.field_id, on=DAY))
    found = examined(path)
    assert ("特长", "header.unknown") in [(p.where.field, p.code) for p in found.problems]
    assert values() == {"特长": "书法"}


def test_a_remembered_header_keeps_its_field_when_the_field_is_renamed(book, runner):
    field = make.field("特长")
    path = book(["本人特长"], {"本人特长": "书法"})
    header = examined(path).sheets[0].header
    (column,) = [one for one in header.columns if one.header == "本人特长"]
    chosen = header.with_fields({column.index: field.key})
    bring_in(path, runner, mappings={header.fingerprint: chosen.mapping})
    assert values() == {"特长": "书法"}
    make.done(rename_field(field_id=field.field_id, label="专长"))
    found = examined(book(["本人特长"], {"本人特长": "摄影"}))
    assert found.count(Outcome.UPDATED) == 1


def test_namesakes_are_told_apart_by_branch_and_nobody_names_himself(book, runner):
    make.field("师傅", FieldKind.PERSON)
    first, second = make.branch("综采一队党支部"), make.branch("机电队党支部")
    wang = make.person("王五", first)
    other = make.person("王五", second)
    found = examined(book(["师傅"], {"师傅": "王五"}))
    assert codes(found) == [("师傅", "custom.person_several")]
    bring_in(book(["师傅"], {"师傅": "王五（机电队党支部）"}), runner)
    assert values()["师傅"].person_id == other
    assert wang != other
    again = examined(book(["师傅"], {"师傅": "王五"}))  # as an export writes it
    assert (again.count(Outcome.UNCHANGED), codes(again)) == (1, [])
    own = bring_in(book(["师傅"], {"师傅": "张三"}), runner)
    assert codes(own) == [("师傅", "custom.person_self")]
    assert values()["师傅"].person_id == other


@pytest.mark.parametrize("is_unmasked", [False, True])
def test_what_was_exported_changes_nothing_when_it_comes_back(data, runner, tmp_path, is_unmasked):
    branch = make.branch("综采一队党支部")
    people = [
        make.person(name, branch, admitted_on="2010", confirmed_on="2011")
        for name in ("张三", "李四", "王五")
    ]
    first, second, third = people
    make.custom(first, make.field("积分", FieldKind.NUMBER), Decimal("1234.56"))
    make.custom(first, make.field("长数", FieldKind.NUMBER), Decimal("123456789012345.123456"))
    make.custom(first, make.field("到期", FieldKind.DATE), PartialDate(2031, 5))
    make.custom(second, make.field("等级", FieldKind.CHOICE), "乙")
    make.custom(second, make.field("住矿", FieldKind.YES_NO), False)
    make.custom(second, make.field("师傅", FieldKind.PERSON), MentionedPerson(third, "王五"))
    make.custom(third, make.field("特长"), "书法、摄影")
    card = make.field("卡号", sensitivity=Sensitivity.MASKED)
    make.custom(third, card, "6222000011112222333")
    ids = tuple(people)
    before = CustomValueQuery(PERSON, ids).fetch()
    target = tmp_path / "出.xlsx"
    query = RosterQuery(DAY, scope=Scope.EVERYBODY)
    export_roster(query, target, run=runner.run, is_unmasked=is_unmasked)
    found = examined(target)
    assert found.count(Outcome.UNCHANGED) == 3
    assert not found.has_effect
    runner.run(import_roster(examination=found))
    assert CustomValueQuery(PERSON, ids).fetch() == before


def test_many_new_people_come_in_each_with_his_own_value(book, runner):
    make.field("积分", FieldKind.NUMBER)
    rows = [
        {"姓名": f"张{mark}", "公民身份号码": make.id_number("1986-03-12", 201 + 2 * n), "积分": n}
        for n, mark in enumerate("甲乙丙丁")
    ]
    bring_in(book(["积分"], *rows), runner)
    assert values("张丙") == {"积分": Decimal(2)}


def test_a_word_for_a_field_is_remembered_until_the_field_is_retired(book, runner):
    field = make.field("特长")
    path = book(["爱好"], {"爱好": "书法"})
    bring_in(path, runner, synonyms={"爱好": field.key})
    assert values() == {"特长": "书法"}
    assert examined(book(["爱好"], {"爱好": "摄影"})).count(Outcome.UPDATED) == 1
    make.done(close_field(field_id=field.field_id, on=DAY))
    found = examined(book(["爱好"], {"爱好": "摄影"}))
    assert found.count(Outcome.UNCHANGED) == 1
    assert ("爱好", "header.unknown") in [(p.where.field, p.code) for p in found.problems]
