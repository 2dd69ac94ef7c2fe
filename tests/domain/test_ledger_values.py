"""Values of ledger rows: read from what is typed, stored, shown, judged."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import (
    Named,
    NamedOrganisation,
    Names,
    default_value,
    read_value,
    scaled,
    shown_value,
    stored_values,
    value_faults,
    value_of,
)
from dangjian_desktop.domain.ledgers import BookChoice, BookField, FieldType

ON = date(2026, 11, 20)
ROSTER = {"张三": [Named("张三", 1)], "李四": [Named("李四", 2), Named("李四", 3)]}
PLACES = {"综采一队党支部": [NamedOrganisation(7, "综采一队党支部")]}
NAMES = Names({1: "张三", 2: "李四"}, {7: "综采一队党支部"})


def field(kind, **more):
    return BookField("key", "字段", kind, **more)


def read(one, cell):
    return read_value(
        one,
        cell,
        on=ON,
        people=lambda name: ROSTER.get(name, []),
        organisations=lambda name: PLACES.get(name, []),
    )


CHOICE = field(FieldType.CHOICE, choices=(BookChoice("甲"), BookChoice("乙", is_retired=True)))


@pytest.mark.parametrize(
    ("one", "cell", "value"),
    [
        (field(FieldType.TEXT), " 顺槽  6 号 ", "顺槽 6 号"),
        (field(FieldType.LONG_TEXT), "一\n二", "一\n二"),
        (field(FieldType.NUMBER), "１２", Decimal(12)),
        (field(FieldType.MONEY), "1,200.50", Decimal("1200.5")),
        (field(FieldType.MONEY, none_word="无需"), "无需", "无需"),
        (field(FieldType.DATE), "2026.11.15", PartialDate(2026, 11, 15)),
        (field(FieldType.DATE), "2027-03-01", PartialDate(2027, 3, 1)),
        (field(FieldType.PERSON), "张三", (Named("张三", 1),)),
        (field(FieldType.PERSON), "王五", (Named("王五"),)),
        (field(FieldType.PEOPLE), "张三、王五", (Named("张三", 1), Named("王五"))),
        (field(FieldType.PEOPLE), "张 三,王五", (Named("张三", 1), Named("王五"))),
        (CHOICE, "甲", "甲"),
        (field(FieldType.YES_NO), "√", True),
        (field(FieldType.YES_NO), "否", False),
        (field(FieldType.ORGANISATION), "综采一队党支部", PLACES["综采一队党支部"][0]),
        (field(FieldType.TEXT), "", None),
        (field(FieldType.DATE), "无", None),
    ],
)
def test_what_is_typed_becomes_a_value(one, cell, value):
    reading = read(one, cell)
    assert reading.value == value
    assert not reading.faults


@pytest.mark.parametrize(
    ("one", "cell", "code"),
    [
        (field(FieldType.NUMBER), "十二个", "custom.number_unreadable"),
        (field(FieldType.NUMBER, least=5), "4", "ledger.too_small"),
        (field(FieldType.NUMBER, most=5), "6", "ledger.too_large"),
        (field(FieldType.MONEY), "1.234", "custom.number_too_long"),
        (field(FieldType.DATE), "昨天", "date.unreadable"),
        (field(FieldType.DATE, is_past=True), "2026-11-21", "date.future"),
        (field(FieldType.PERSON), "张三、王五", "ledger.one_person"),
        (field(FieldType.PEOPLE), "张三、李四", "ledger.namesakes"),
        (CHOICE, "丙", "custom.choice_unknown"),
        (CHOICE, "乙", "custom.choice_retired"),
        (field(FieldType.YES_NO), "也许", "yes_no.unknown"),
        (field(FieldType.ORGANISATION), "没有的支部", "ledger.organisation_unknown"),
        (field(FieldType.TEXT), "=1+1", "text.formula"),
        (field(FieldType.TEXT), "长" * 201, "field.too_long"),
        (field(FieldType.LONG_TEXT), "长" * 4001, "field.too_long"),
    ],
)
def test_what_cannot_be_a_value_is_told(one, cell, code):
    assert code in [fault.code for fault in read(one, cell).faults]


@pytest.mark.parametrize(
    ("one", "value"),
    [
        (field(FieldType.TEXT), "顺槽"),
        (field(FieldType.NUMBER), Decimal("0.0001")),
        (field(FieldType.NUMBER), Decimal(-5)),
        (field(FieldType.MONEY), Decimal("123456789012.99")),
        (field(FieldType.MONEY, none_word="无需"), "无需"),
        (field(FieldType.DATE), PartialDate(2026, 11)),
        (field(FieldType.PERSON), (Named("张三", 1),)),
        (field(FieldType.PEOPLE), (Named("张三", 1), Named("王五"))),
        (field(FieldType.CHOICE), "甲"),
        (field(FieldType.YES_NO), False),
        (field(FieldType.ORGANISATION), NamedOrganisation(7, "综采一队党支部")),
    ],
)
def test_a_value_comes_back_as_it_was_stored(one, value):
    assert value_of(one, stored_values(value), NAMES) == value


def test_nothing_is_stored_of_nothing():
    for value in (None, "", ()):
        assert stored_values(value) == []
    assert value_of(field(FieldType.TEXT), [], NAMES) is None
    assert [one.text for one in stored_values(Decimal(0))] == ["0"]  # nought is something


def test_numbers_are_sorted_exactly():
    numbers = [Decimal("0.1"), Decimal("0.1001"), Decimal(10), Decimal(9)]
    assert sorted(numbers, key=scaled) == sorted(numbers)
    assert scaled(Decimal("0.1")) + scaled(Decimal("0.2")) == scaled(Decimal("0.3"))


def test_values_are_shown():
    money = field(FieldType.MONEY)
    assert shown_value(money, Decimal("1200.5")) == "1200.50"
    assert shown_value(money, Decimal(1000)) == "1000.00"
    assert shown_value(field(FieldType.NUMBER), Decimal("2.50")) == "2.5"
    assert shown_value(field(FieldType.YES_NO), False) == "否"
    assert shown_value(field(FieldType.DATE), PartialDate(2026, 11)) == "2026年11月"
    assert shown_value(field(FieldType.PEOPLE), (Named("张三", 1), Named("王五"))) == "张三、王五"
    assert shown_value(field(FieldType.TEXT), None) == ""


def test_a_retired_choice_is_kept_but_not_taken_anew():
    assert [fault.code for fault in value_faults(CHOICE, "乙", on=ON)] == ["custom.choice_retired"]
    assert not value_faults(CHOICE, "乙", on=ON, kept="乙")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldType.NUMBER, "十"),
        (FieldType.DATE, "2026"),
        (FieldType.PERSON, "张三"),
        (FieldType.PERSON, (Named("张三", 1), Named("王五"))),
        (FieldType.YES_NO, "是"),
        (FieldType.TEXT, True),
        (FieldType.ORGANISATION, "综采一队"),
    ],
)
def test_a_value_of_another_kind_is_refused(kind, value):
    assert [f.code for f in value_faults(field(kind), value, on=ON)] == ["ledger.kind_wrong"]


def test_a_number_that_is_none_is_refused():
    one = field(FieldType.NUMBER)
    for value in (Decimal("NaN"), Decimal("Infinity")):
        assert [f.code for f in value_faults(one, value, on=ON)] == ["custom.number_unreadable"]


def test_a_new_row_begins_with_defaults():
    assert default_value(field(FieldType.YES_NO, default="1")) is True
    assert default_value(field(FieldType.NUMBER, default="3")) == Decimal(3)
    assert default_value(field(FieldType.MONEY, default="无", none_word="无")) == "无"
    assert default_value(field(FieldType.TEXT, default="党员")) == "党员"
    assert default_value(field(FieldType.TEXT)) is None


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1.5万元", "15000"),
        ("￥500", "500"),
        ("人民币 1,200.50 元", "1200.5"),
        ("3万", "30000"),
        ("80元整", "80"),
        (12.5, "12.5"),
    ],
)
def test_money_is_read_with_its_unit(cell, number):
    field = BookField("money", "金额", FieldType.MONEY)
    found = read_value(field, cell, on=ON, people=lambda _n: (), organisations=lambda _n: ())
    assert found.value == Decimal(number)
    assert not found.faults


@pytest.mark.parametrize("cell", ["约500", "500美元", "五百", "1.5亿"])
def test_money_in_other_words_is_told_as_it_was_written(cell):
    field = BookField("money", "金额", FieldType.MONEY)
    found = read_value(field, cell, on=ON, people=lambda _n: (), organisations=lambda _n: ())
    assert found.value is None
    assert found.faults[0].found == cell


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三 李四", ["张三", "李四"]),
        ("张　三", ["张三"]),
        ("欧阳 娜", ["欧阳娜"]),
        ("买买提 吐尔逊", ["买买提吐尔逊"]),
        ("张三，李　四", ["张三", "李四"]),
        ("张三（检修班，1980年出生）、李四", ["张三（检修班，1980年出生）", "李四"]),
    ],
)
def test_names_are_parted_by_blanks_only_where_nothing_else_parts_them(text, names):
    known = {"买买提吐尔逊": (Named("买买提吐尔逊", 1),)}
    field = BookField("people", "人员", FieldType.PEOPLE)
    found = read_value(
        field, text, on=ON, people=lambda n: known.get(n, ()), organisations=lambda _n: ()
    )
    assert [one.name for one in found.value] == names
