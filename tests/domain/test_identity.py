"""Names, ID numbers and telephone numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import (
    check_digit,
    is_han,
    plain_name,
    read_id_number,
    read_name,
    read_phone,
)
from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.vocabulary import Sex

ON = date(2026, 11, 20)


def codes(reading):
    return [fault.code for fault in reading.faults]


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        ("990000198001010012", "1980-01-01", Sex.MALE),
        ("990000199912318880", "1999-12-31", Sex.FEMALE),
        ("990000200001011234", "2000-01-01", Sex.MALE),
        ("990000197607074569", "1976-07-07", Sex.FEMALE),
        ("990000198506152331", "1985-06-15", Sex.MALE),
        ("990000199203100125", "1992-03-10", Sex.FEMALE),
        ("99000019671111110X", "1967-11-11", Sex.FEMALE),
        ("990000199505055550", "1995-05-05", Sex.MALE),
        ("990000198802290026", "1988-02-29", Sex.FEMALE),
    ],
)
def test_a_right_number_tells_birth_date_and_sex(number, born, sex):
    reading = read_id_number(number, on=ON)
    assert reading.faults == ()
    assert reading.value == (number, PartialDate.from_iso(born), sex)


@pytest.mark.parametrize(
    "written",
    [
        "'99000019671111110X",
        "99000019671111110x",
        " 990000 19671111 110x ",
        "９９０００01967１１１１110Ｘ",
        "9900001967\u200b1111110X",
        "990000-19671111-110X",
        "’99000019671111110Ｘ",
    ],
)
def test_a_number_is_freed_from_what_does_not_belong_to_it(written):
    reading = read_id_number(written, on=ON)
    assert reading.value is not None
    assert reading.value.number == "99000019671111110X"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("990000198001010013", ["id.check_digit"]),
        ("990000199002290014", ["id.birth_impossible"]),
        ("990000199002290015", ["id.check_digit", "id.birth_impossible"]),
        ("990000189902280011", ["id.check_digit", "id.birth_impossible"]),
        ("99000020270101001" + check_digit("99000020270101001"), ["id.birth_future"]),
        ("99000019800101001", ["id.length"]),
        ("9900001980010100123", ["id.length"]),
        ("99000019800101OO12", ["id.letters"]),
        ("99000019X001010012", ["id.letters"]),
        ("abc", ["id.letters", "id.length"]),
        ("990000800101001", ["id.fifteen_digits"]),
        (990000800101001.0, ["id.fifteen_digits"]),
        (9.9010119850315e17, ["id.became_number"]),
        (990101198503150000, ["id.became_number"]),
        ("9.90101E+17", ["id.became_number"]),
        ("990101198503150000", ["id.became_number"]),
        (12345.0, ["id.length"]),
        (True, ["id.length"]),
        (date(1998, 7, 1), ["id.length"]),
    ],
)
def test_a_wrong_number_is_refused_with_all_its_faults(cell, expected):
    reading = read_id_number(cell, on=ON)
    assert reading.value is None
    assert codes(reading) == expected
    assert all(fault.severity is Severity.REFUSED for fault in reading.faults)


def test_the_right_check_digit_is_told():
    assert read_id_number("990101199707101610", on=ON).faults[0].hint == "7"


@pytest.mark.parametrize("cell", [None, "", "无", "—"])
def test_no_number_is_no_fault_of_the_number(cell):
    assert read_id_number(cell, on=ON) == (None, ())


@pytest.mark.parametrize(
    "cell", ["990101********1617", "990101＊＊＊＊＊＊＊＊1617", "990101xxxxxxxx1617"]
)
def test_a_masked_number_is_left_out_with_a_warning(cell):
    reading = read_id_number(cell, on=ON)
    assert reading.value is None
    assert [(f.code, f.severity) for f in reading.faults] == [("id.masked", Severity.WARNING)]


@given(
    st.text(alphabet="0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9)
)
def test_one_wrong_digit_is_always_noticed(digits, place, step):
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert check_digit(digits) != check_digit(wrong)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("13800000000", "13800000000"),
        ("150-7540-8375", "15075408375"),
        (17061334144.0, "17061334144"),
        ("+86 138 0000 0000", "13800000000"),
        ("8613800000000", "13800000000"),
        ("0086-13800000000", "13800000000"),
        ("0086-0354-1234567", "0354-1234567"),
        ("19008681194", "19008681194"),  # the country's code only where a number begins
        ("15008688999", "15008688999"),
        ("0086-19008681194", "19008681194"),
        ("１３８００００００００", "13800000000"),
        ("0354-1234567", "0354-1234567"),
        ("(010)12345678", "010-12345678"),
        ("03541234567", "0354-1234567"),
        ("6123456", "6123456"),
    ],
)
def test_phones_are_read_however_they_are_written(cell, number):
    assert read_phone(cell) == (number, ())


@pytest.mark.parametrize(
    ("cell", "number", "expected"),
    [
        ("12800000000", "12800000000", ["phone.prefix"]),
        ("1380000000", "1380000000", ["phone.length"]),
        ("8123", "8123", ["phone.length"]),
        ("见备注", None, ["phone.unreadable"]),
        ("转8123分机", "转8123分机", ["phone.unreadable"]),
        ("138****0001", None, ["phone.masked"]),
        ("13800000000/13900000000", "13800000000", ["phone.several"]),
        ("13800000000 13900000000", "13800000000", ["phone.several"]),
        ("12800000000、13900000000", "12800000000", ["phone.prefix", "phone.several"]),
        ("/;", None, ["phone.unreadable"]),
    ],
)
def test_a_strange_phone_only_warns(cell, number, expected):
    reading = read_phone(cell)
    assert reading.value == number
    assert codes(reading) == expected
    assert all(fault.severity is Severity.WARNING for fault in reading.faults)


@pytest.mark.parametrize("cell", [None, "", "无"])
def test_no_phone_is_no_fault(cell):
    assert read_phone(cell) == (None, ())


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("吕凯", "吕凯"),
        ("张\u3000三", "张三"),
        (" 吕超辉 ", "吕超辉"),
        ("买买提•吐尔逊", "买买提·吐尔逊"),
        ("买买提・吐尔逊", "买买提·吐尔逊"),
        ("买买提.吐尔逊", "买买提·吐尔逊"),
        ("买买提 · 吐尔逊", "买买提·吐尔逊"),
        ("John  Smith", "John Smith"),
        ("Ｊ．Smith", "J·Smith"),
        ("José", "José"),
        ("吕\u200b凯\u202c", "吕凯"),
        ("䶮㛃", "䶮㛃"),
        ("𬱖堃", "𬱖堃"),
        ("骉\ufe00", "骉"),
        ("\U00031350某", "\U00031350某"),
        ("〇某", "〇某"),
    ],
)
def test_a_name_is_cleaned_and_never_rewritten(cell, name):
    reading = read_name(cell)
    assert reading.value == name
    assert codes(reading) in ([], ["name.short"])


def test_a_letter_with_a_combining_mark_is_one_letter():
    assert plain_name("Jose\u0301") == "José"


@pytest.mark.parametrize("cell", [None, "", "  ", "无", "—"])
def test_a_missing_name_is_refused(cell):
    assert codes(read_name(cell)) == ["name.missing"]


@pytest.mark.parametrize(
    "cell",
    ['=HYPERLINK("x","庚")', "张三1", "张三（女）", "张三*", "·张三", "\ue000某", 3.0, "🙂某"],
)
def test_a_name_with_other_characters_is_refused(cell):
    reading = read_name(cell)
    assert reading.value is None
    assert codes(reading) == ["name.characters"]


def test_a_name_that_is_too_long_is_refused_and_a_short_one_warned_about():
    assert codes(read_name("长" * 41)) == ["name.too_long"]
    assert read_name("长" * 40).faults == ()
    short = read_name("甲")
    assert short.value == "甲"
    assert codes(short) == ["name.short"]


def test_han_characters_of_every_block_are_known():
    assert all(map(is_han, "吕䶮㛃𬱖〇\uf900\U00031350\U000323b0"))
    assert not any(map(is_han, "aé·あ1"))


@given(st.one_of(st.text(), st.floats(), st.booleans(), st.integers()))
def test_no_cell_breaks_the_readings(cell):
    read_name(cell)
    read_id_number(cell, on=ON)
    read_phone(cell)


def test_a_blank_within_a_number_does_not_make_it_two():
    assert read_phone("137 01234567") == ("13701234567", ())
    assert read_phone("13800001234 13900001234").faults[0].code == "phone.several"
