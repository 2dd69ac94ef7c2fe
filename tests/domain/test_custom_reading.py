"""What is typed into user-defined fields: good values of each kind, and many bad ones."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.custom_fields import (
    CUSTOM_KINDS,
    CustomChoice,
    CustomFieldDef,
    FieldSubject,
    MentionedPerson,
)
from dangjian_desktop.domain.custom_reading import entry_text, keeps, read_cell, read_value
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.problems import Address, Severity

OLD = CustomChoice("c3", "丙类", 2, PartialDate(2026))
CHOICES = (CustomChoice("c1", "甲类", 0), CustomChoice("c2", "Ｂ类", 1), OLD)
ZHANG = MentionedPerson(1, "张三", "zhang san 张三", "综采一队党支部")
ZHANG_TOO = MentionedPerson(2, "张三", "zhang san 张三", "机电队党支部")
LI = MentionedPerson(3, "李四", "li si 李四", "综采一队党支部")
MARY = MentionedPerson(4, "Mary Li", "mary li", "")


def a_field(kind: FieldKind, sensitivity: Sensitivity = Sensitivity.OPEN) -> CustomFieldDef:
    choices = CHOICES if kind is FieldKind.CHOICE else ()
    return CustomFieldDef(
        "ab12", FieldSubject.PERSON, kind, "栏目", choices=choices, sensitivity=sensitivity
    )


def people(name):
    return [one for one in (ZHANG, ZHANG_TOO, LI) if one.name == name]


def read(kind, cell, own_id=None):
    return read_value(a_field(kind), cell, people=people, own_id=own_id)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (FieldKind.TEXT, " 3 号楼\u200b  201 ", "3 号楼 201"),
        (FieldKind.TEXT, 3, "3"),
        (FieldKind.TEXT, "字" * 500, "字" * 500),
        (FieldKind.NUMBER, "１２．５", Decimal("12.5")),
        (FieldKind.NUMBER, "1,234,567.80", Decimal("1234567.8")),
        (FieldKind.NUMBER, "１，２３４", Decimal(1234)),
        (FieldKind.NUMBER, "1 234", Decimal(1234)),
        (FieldKind.NUMBER, "−3", Decimal(-3)),
        (FieldKind.NUMBER, "－3.25", Decimal("-3.25")),
        (FieldKind.NUMBER, "+7", Decimal(7)),
        (FieldKind.NUMBER, ".5", Decimal("0.5")),
        (FieldKind.NUMBER, "-0", Decimal(0)),
        (FieldKind.NUMBER, 0.1, Decimal("0.1")),
        (FieldKind.NUMBER, 12, Decimal(12)),
        (FieldKind.NUMBER, 999999999999999, Decimal(999999999999999)),
        (FieldKind.NUMBER, "0.000001", Decimal("0.000001")),
        (FieldKind.DATE, "1998.7", PartialDate(1998, 7)),
        (FieldKind.DATE, date(1998, 7, 12), PartialDate(1998, 7, 12)),
        (FieldKind.DATE, "2031年5月1日", PartialDate(2031, 5, 1)),
        (FieldKind.CHOICE, " 甲 类 ", CHOICES[0]),
        (FieldKind.CHOICE, "b类", CHOICES[1]),
        (FieldKind.YES_NO, "√", True),
        (FieldKind.YES_NO, "否", False),
        (FieldKind.YES_NO, True, True),
        (FieldKind.PERSON, "李 四", LI),
        (FieldKind.PERSON, "张三（机电队党支部）", ZHANG_TOO),
        (FieldKind.PERSON, "张三(综采一队 党支部)", ZHANG),
    ],
)
def test_a_value_is_taken_as_it_is_meant(kind, cell, value):
    found = read(kind, cell)
    assert found == (value, ())
    assert type(found.value) is type(value)


@pytest.mark.parametrize("kind", CUSTOM_KINDS)
@pytest.mark.parametrize("nothing", [None, "", "  ", "—", "/", "不详"])
def test_nothing_is_nothing(kind, nothing):
    assert read(kind, nothing) == (None, ())


BAD = {
    FieldKind.TEXT: [
        ("字" * 501, "custom.text_too_long"),
        ("字" * 5000, "custom.text_too_long"),
        ("a" * 501, "custom.text_too_long"),
        ("=A1", "text.formula"),
        ("=SUM(A1:A9)", "text.formula"),
        ("'=cmd", "text.formula"),
        ("=1+1", "text.formula"),
        ('=HYPERLINK("x")', "text.formula"),
        ("\u200b=A1", "text.formula"),
        (" =A1", "text.formula"),
        ("=张三", "text.formula"),
        ("x" * 499 + "字字", "custom.text_too_long"),
    ],
    FieldKind.NUMBER: [
        ("十二", "custom.number_unreadable"),
        ("abc", "custom.number_unreadable"),
        ("12元", "custom.number_unit"),
        ("3.5 万", "custom.number_unit"),
        ("95%", "custom.number_unit"),
        ("1e5", "custom.number_unreadable"),
        ("12,34", "custom.number_separators"),
        ("1,2345", "custom.number_separators"),
        ("1.2.3", "custom.number_unreadable"),
        ("1..2", "custom.number_unreadable"),
        ("--3", "custom.number_unreadable"),
        ("3-5", "custom.number_unreadable"),
        ("nan", "custom.number_unreadable"),
        ("inf", "custom.number_unreadable"),
        (float("nan"), "custom.number_unreadable"),
        (float("inf"), "custom.number_unreadable"),
        ("5.", "custom.number_unreadable"),
        ("1234567890123456", "custom.number_too_long"),
        ("0.1234567", "custom.number_too_long"),
        (1e20, "custom.number_too_long"),
        (True, "custom.number_unreadable"),
        (date(2026, 1, 1), "custom.number_unreadable"),
        ("=1+1", "text.formula"),
        ("①", "custom.number_unreadable"),
        ("٣", "custom.number_unreadable"),
    ],
    FieldKind.DATE: [
        ("98.7", "date.two_digit_year"),
        ("1998-13", "date.impossible"),
        ("1998-02-30", "date.impossible"),
        ("2023-02-29", "date.impossible"),
        ("1899-12-31", "date.too_early"),
        ("2101-01-01", "date.future"),
        ("农历八月十五", "date.lunar"),
        ("去年", "date.unreadable"),
        ("1998-7-12-1", "date.unreadable"),
        ("7月12日", "date.unreadable"),
        ("12", "date.two_digit_year"),
        ("1998/00/01", "date.impossible"),
        ("=TODAY()", "text.formula"),
    ],
    FieldKind.CHOICE: [
        ("丁类", "custom.choice_unknown"),
        ("甲", "custom.choice_unknown"),
        ("甲类、Ｂ类", "custom.choice_unknown"),
        ("甲类?", "custom.choice_unknown"),
        ("1", "custom.choice_unknown"),
        (1, "custom.choice_unknown"),
        ("是", "custom.choice_unknown"),
        ("丙类", "custom.choice_retired"),
        (" 丙 类 ", "custom.choice_retired"),
        ("=甲类", "text.formula"),
        ("类", "custom.choice_unknown"),
        ("甲类甲类", "custom.choice_unknown"),
        ("{found}", "custom.choice_unknown"),
    ],
    FieldKind.YES_NO: [
        (text, "yes_no.unknown")
        for text in "可能 是否 不清楚 2 甲 男 同意 三 是/否 -1 ？ 是是 1.5".split()
    ],
    FieldKind.PERSON: [
        ("王五", "custom.person_unknown"),
        ("张", "custom.person_unknown"),
        ("张三丰", "custom.person_unknown"),
        ("张三、李四", "custom.person_unknown"),
        ("3", "custom.person_unknown"),
        ("李四（机电队党支部）", "custom.person_unknown"),
        ("李四(", "custom.person_unknown"),
        ("（综采一队党支部）", "custom.person_unknown"),
        ("张三", "custom.person_several"),
        ("张 三", "custom.person_several"),
        ("=李四", "text.formula"),
        ("Li Si", "custom.person_unknown"),
    ],
}


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [(kind, cell, code) for kind, rows in BAD.items() for cell, code in rows],
    ids=lambda value: repr(value)[:40],
)
def test_a_bad_value_is_refused_in_a_sentence(kind, cell, code):
    found = read(kind, cell)
    assert [fault.code for fault in found.faults] == [code]
    assert all(fault.severity is Severity.REFUSED for fault in found.faults)
    said = sentence(found.faults[0].at(Address()))
    assert "请" in said
    assert found.value is None or code == "custom.choice_retired"


def test_there_are_at_least_twelve_bad_values_for_each_kind():
    assert all(len(rows) >= 12 for rows in BAD.values())
    assert len(BAD) == 6


def test_nobody_names_himself():
    assert read(FieldKind.PERSON, "李四", own_id=3).faults[0].code == "custom.person_self"
    told = read(FieldKind.PERSON, "张三（机电队党支部）", own_id=2)
    assert told.faults[0].code == "custom.person_self"
    assert read(FieldKind.PERSON, "张三", own_id=1).value == ZHANG_TOO  # the only other one


def test_noughts_before_a_number_are_told():
    found = read(FieldKind.NUMBER, "007")
    assert found.value == Decimal(7)
    assert found.faults[0].code == "custom.number_leading_zeros"
    assert found.faults[0].severity is Severity.WARNING
    assert read(FieldKind.NUMBER, "0.7").faults == ()


def test_a_sentence_offers_the_choices_that_can_be_taken():
    said = sentence(read(FieldKind.CHOICE, "丁类").faults[0].at(Address()))
    assert "甲类、Ｂ类" in said
    assert "丙类" not in said


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (FieldKind.NUMBER, "12元"),
        (FieldKind.CHOICE, "丁类"),
        (FieldKind.CHOICE, "丙类"),
        (FieldKind.YES_NO, "可能"),
        (FieldKind.PERSON, "张三"),
        (FieldKind.TEXT, "=A1"),
    ],
)
def test_a_file_is_only_warned_and_the_value_left_out(kind, cell):
    found = read_cell(a_field(kind), cell, people=people)
    assert found.value is None
    assert [fault.severity for fault in found.faults] == [Severity.WARNING]


def test_a_date_of_a_file_that_is_none_refuses_as_built_in_dates_do():
    (fault,) = read_cell(a_field(FieldKind.DATE), "1998-13").faults
    assert fault.severity is Severity.REFUSED


def test_a_long_text_of_a_file_is_cut_and_told():
    found = read_cell(a_field(FieldKind.TEXT), "字" * 501)
    assert found.value == "字" * 500
    assert found.faults[0].code == "text.too_long"


@pytest.mark.parametrize("sensitivity", [Sensitivity.MASKED, Sensitivity.PRIVATE])
@pytest.mark.parametrize("text", ["＊＊＊", "***", "139****1234", "123*4567"])
def test_what_a_masked_export_wrote_is_never_taken_over(sensitivity, text):
    found = read_cell(a_field(FieldKind.TEXT, sensitivity), text)
    assert (found.value, found.faults[0].code) == (None, "text.masked")
    assert read_cell(a_field(FieldKind.TEXT), "5*8").value == "5*8"


def test_saying_again_what_is_recorded_is_no_fault():
    retired = read_value(a_field(FieldKind.CHOICE), "丙类")
    assert keeps(retired, OLD)
    assert not keeps(retired, CHOICES[0])
    several = read(FieldKind.PERSON, "张三")
    assert keeps(several, ZHANG)
    assert not keeps(several, LI)
    assert not keeps(several, None)
    assert not keeps(read(FieldKind.NUMBER, "abc"), Decimal(1))
    assert not keeps(read(FieldKind.PERSON, "李四"), LI)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "是"),
        (False, "否"),
        (Decimal("1234.50"), "1234.5"),
        (PartialDate(1998, 7), "1998年7月"),
        (CHOICES[0], "甲类"),
        (LI, "李四"),
        ("文字", "文字"),
    ],
)
def test_what_stands_in_a_field_is_read_again_as_the_same(value, text):
    assert entry_text(value) == text
