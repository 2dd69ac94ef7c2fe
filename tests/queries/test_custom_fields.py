"""User-defined fields in lists: values in one go, sorting, the filter line, columns."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.custom_fields import FieldSubject, MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import (
    close_choice,
    close_field,
    move_choice,
    rename_field,
)
from dangjian_desktop.queries.custom_fields import CustomValueQuery, custom_field
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.roster_columns import (
    COLUMN_BY_KEY,
    ROSTER_COLUMNS,
    all_columns,
    column,
    known_columns,
)
from dangjian_desktop.storage.models import database
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here fills a fresh file."""


def names(query: RosterQuery) -> list[str]:
    return [row.facts.name for row in query.fetch()]


def test_a_row_tells_what_its_person_has_and_only_that():
    number, text = make.field("分数", FieldKind.NUMBER), make.field("工号")
    person = make.person("张三")
    make.person("李四")
    make.custom(person, number, Decimal("9.5"))
    rows = {row.facts.name: row for row in RosterQuery(ON).fetch()}
    assert rows["张三"].custom == {number.key: Decimal("9.5")}
    assert rows["李四"].custom == {}
    assert column(number.key).full_text(rows["张三"]) == "9.5"
    assert column(text.key).full_text(rows["张三"]) == ""


def test_values_of_many_take_a_few_statements(monkeypatch):
    field = make.field("分数", FieldKind.NUMBER)
    people = make.persons(120)
    make.custom(people[0], field, Decimal(1))
    RosterQuery(ON).fetch()
    asked = []
    real = database.obj.execute_sql
    monkeypatch.setattr(
        database.obj, "execute_sql", lambda *a, **k: (asked.append(a[0]), real(*a, **k))[1]
    )
    RosterQuery(ON).fetch()
    assert len([sql for sql in asked if "custom_value" in sql]) == 1


@pytest.mark.parametrize(
    ("kind", "small", "big"),
    [
        (FieldKind.NUMBER, Decimal(9), Decimal(10)),
        (FieldKind.NUMBER, Decimal("-3.5"), Decimal("-3.25")),
        (FieldKind.DATE, PartialDate(1998), PartialDate(1998, 7)),
        (FieldKind.CHOICE, "甲", "乙"),
        (FieldKind.YES_NO, False, True),
        (FieldKind.TEXT, "A1", "B1"),
    ],
)
def test_a_list_is_sorted_by_a_field_with_the_unknown_last(kind, small, big):
    field = make.field("栏目", kind)
    for name, value in (("大", big), ("无", None), ("小", small)):
        make.custom(make.person(name), field, value)
    query = RosterQuery(ON, sort_key=field.key)
    assert names(query) == ["小", "大", "无"]
    assert names(replace(query, descending=True)) == ["大", "小", "无"]


def test_choices_sort_in_the_order_they_were_given():
    field = make.field("等级", FieldKind.CHOICE)
    for name, value in (("子", "甲"), ("丑", "乙")):
        make.custom(make.person(name), field, value)
    make.done(move_choice(choice_id=field.choices[0].choice_id, by=2))
    assert names(RosterQuery(ON, sort_key=field.key)) == ["丑", "子"]


def test_people_sort_by_the_pinyin_of_whom_they_name():
    field = make.field("师傅", FieldKind.PERSON)
    for apprentice, master in (("子", "单小春"), ("丑", "艾青"), ("寅", "周末")):
        named = MentionedPerson(make.person(master), master)
        make.custom(make.person(apprentice), field, named)
    sorted_names = names(RosterQuery(ON, sort_key=field.key))
    assert sorted_names[:3] == ["丑", "子", "寅"]  # ai, shan, zhou
    assert len(sorted_names) == 6


def test_a_key_that_no_field_has_sorts_by_name():
    make.person("张三")
    make.person("艾青")
    assert names(RosterQuery(ON, sort_key="custom:none")) == ["艾青", "张三"]


def test_the_filter_line_finds_texts_choices_and_names_in_fields():
    text, choice = make.field("特长"), make.field("等级", FieldKind.CHOICE)
    other = make.field("师傅", FieldKind.PERSON)
    first, second, third = (make.person(name) for name in ("子", "丑", "寅"))
    make.custom(first, text, "会吹笛子、写书法")
    make.custom(second, choice, "乙")
    make.custom(third, other, MentionedPerson(first, "子"))
    assert names(RosterQuery(ON, words="书法")) == ["子"]
    assert names(RosterQuery(ON, words="乙")) == ["丑"]
    assert sorted(names(RosterQuery(ON, words="子"))) == ["子", "寅"]
    assert names(RosterQuery(ON, words="书法 乙")) == []


def test_the_filter_line_passes_over_hidden_and_retired_fields():
    hidden = make.field("病史", sensitivity=Sensitivity.PRIVATE)
    old = make.field("旧栏目")
    person = make.person("张三")
    make.custom(person, hidden, "腰伤")
    make.custom(person, old, "旧内容")
    assert names(RosterQuery(ON, words="腰伤")) == []
    assert names(RosterQuery(ON, words="旧内容")) == ["张三"]
    make.done(close_field(field_id=old.field_id, on=ON))
    assert names(RosterQuery(ON, words="旧内容")) == []


def test_columns_are_the_built_in_ones_and_the_fields_in_use():
    assert all_columns() == ROSTER_COLUMNS
    first, second = make.field("工号"), make.field("分数", FieldKind.NUMBER)
    assert [one.heading for one in all_columns()[len(ROSTER_COLUMNS) :]] == ["工号", "分数"]
    assert (column("name"), column("custom:none")) == (COLUMN_BY_KEY["name"], None)
    make.done(close_field(field_id=first.field_id, on=ON))
    assert [one.key for one in all_columns()[len(ROSTER_COLUMNS) :]] == [second.key]
    assert column(first.key).heading == "工号（停用）"
    assert list(known_columns())[-1] == first.key


def test_a_renamed_field_keeps_its_key_and_so_its_place_in_kept_layouts():
    field = make.field("工号")
    make.done(rename_field(field_id=field.field_id, label="矿工号"))
    assert column(field.key).heading == "矿工号"


def test_a_sensitive_field_is_shown_masked():
    card = make.field("银行卡号", sensitivity=Sensitivity.MASKED)
    home = make.field("老家", sensitivity=Sensitivity.PRIVATE)
    person = make.person("张三")
    make.custom(person, card, "6222000011112222333")
    make.custom(person, home, "某村")
    (row,) = RosterQuery(ON).fetch()
    assert column(card.key).text(row) == "622200*********2333"
    assert column(home.key).text(row) == "＊＊＊"
    assert column(home.key).full_text(row) == "某村"


def test_a_retired_choice_is_still_read_where_it_was_taken():
    field = make.field("等级", FieldKind.CHOICE)
    person = make.person("张三")
    make.custom(person, field, "甲")
    make.done(close_choice(choice_id=field.choices[0].choice_id, on=ON))
    value = CustomValueQuery(FieldSubject.PERSON, (person,)).fetch()[person][field.key]
    assert (str(value), value.is_retired) == ("甲", True)


def test_no_other_key_names_a_field():
    assert custom_field("name") is None
    assert custom_field("custom:none") is None
