"""User-defined fields: their keys, and values as they are kept."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.custom_fields import (
    CUSTOM_KINDS,
    KIND_WORDS,
    CustomChoice,
    CustomFieldDef,
    FieldSubject,
    MentionedPerson,
    comparable,
    in_use,
    key_of,
    stored_text,
    uid_of,
    value_of_text,
)
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind

DAY = PartialDate(2026, 11, 21)


def a_field(kind: FieldKind = FieldKind.TEXT, **more: object) -> CustomFieldDef:
    return CustomFieldDef("ab12", FieldSubject.PERSON, kind, "工号", **more)


def test_a_key_names_its_field_and_no_other_key_does():
    assert uid_of(key_of("ab12")) == "ab12"
    assert a_field().key == "custom:ab12"
    assert uid_of("name") is None


def test_every_kind_that_can_be_chosen_has_its_word():
    assert tuple(KIND_WORDS) == CUSTOM_KINDS


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (FieldKind.TEXT, "3 号楼", "3 号楼"),
        (FieldKind.NUMBER, Decimal("12.50"), "12.5"),
        (FieldKind.NUMBER, Decimal("1E+3"), "1000"),
        (FieldKind.NUMBER, Decimal("-0.25"), "-0.25"),
        (FieldKind.NUMBER, Decimal(0), "0"),
        (FieldKind.NUMBER, Decimal("100"), "100"),
        (FieldKind.DATE, PartialDate(1998, 7), "1998-07"),
        (FieldKind.YES_NO, True, "1"),
        (FieldKind.YES_NO, False, "0"),
    ],
)
def test_a_value_is_kept_as_text_and_read_back(kind, value, text):
    assert stored_text(value) == text
    again = value_of_text(kind, text)
    assert again == value
    assert type(again) is type(value)
    assert a_field(kind).accepts(again)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15)))
def test_a_number_is_never_changed_by_being_kept(number):
    text = stored_text(number)
    assert "E" not in text
    assert value_of_text(FieldKind.NUMBER, text) == number


def test_what_refers_to_a_row_keeps_no_text():
    assert stored_text(CustomChoice("c1", "甲")) == ""
    assert stored_text(MentionedPerson(1, "张三")) == ""
    assert stored_text(None) == ""
    assert value_of_text(FieldKind.NUMBER, "") is None
    with pytest.raises(ValueError, match="reference"):
        value_of_text(FieldKind.CHOICE, "甲")


def test_yes_is_no_number_and_a_number_no_yes():
    assert not a_field(FieldKind.NUMBER).accepts(True)
    assert not a_field(FieldKind.YES_NO).accepts(Decimal(1))
    assert not a_field(FieldKind.NUMBER).accepts(1.5)


def test_a_retired_field_says_so_and_is_not_in_use():
    old = a_field(retired_on=DAY)
    assert old.heading == "工号（停用）"
    assert in_use([old, a_field()]) == (a_field(),)
    choices = (CustomChoice("c1", "甲", 0, DAY), CustomChoice("c2", "乙", 1))
    assert a_field(FieldKind.CHOICE, choices=choices).offered == choices[1:]


def test_values_sort_as_what_they_are():
    assert comparable(Decimal(9)) < comparable(Decimal(10))
    assert comparable(CustomChoice("c1", "乙", 0)) < comparable(CustomChoice("c2", "甲", 1))
    assert comparable(MentionedPerson(1, "单小春", "shan 单小春")) == "shan 单小春"
    assert comparable(PartialDate(1998)) < comparable(PartialDate(1998, 7))


def test_namesakes_are_told_apart_by_their_branch():
    assert (
        MentionedPerson(1, "张三", "", "综采一队党支部").distinct_name == "张三（综采一队党支部）"
    )
    assert MentionedPerson(1, "张三").distinct_name == "张三"
