"""The mark of a sheet: what is printed is read again, whatever the scanner makes of it."""

from datetime import date

import pytest

from dangjian_desktop.domain.wall_marks import WallMark, number_meant, read_mark

MARK = WallMark(12, date(2026, 11, 21), "organisation_chart")


def test_what_is_printed_is_read_again() -> None:
    assert MARK.text == "DJ-12-20261121-ORGANISATION.CHART"
    assert read_mark(MARK.text) == MARK
    assert MARK.short == "DJ-0012"
    assert read_mark(MARK.short) == WallMark(12)
    assert read_mark(WallMark(12, date(2026, 11, 21)).text) == WallMark(12, date(2026, 11, 21))


@pytest.mark.parametrize(
    "typed",
    ["dj-12", " DJ12 ", "ＤＪ－１２", "dj 0012", "dj-12-20261121-organisation_chart"],
)
def test_a_scanner_or_a_hand_may_write_it_otherwise(typed: str) -> None:
    mark = read_mark(typed)
    assert mark is not None
    assert mark.number == 12


@pytest.mark.parametrize("typed", ["", "12", "DJ", "DJ-0", "DJ-12-20261332", "DJ-12x", "王建国"])
def test_other_words_are_no_marks(typed: str) -> None:
    assert read_mark(typed) is None


def test_only_letters_of_the_small_alphabet_stand_in_it() -> None:
    assert set(MARK.text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@pytest.mark.parametrize(
    "said",
    ["17", " 17 ", "第17号", "No.17", "no 17", "#17", "编号：17", "17号", "DJ-0017", "００17"],
)
def test_a_number_is_understood_as_people_say_it(said: str) -> None:
    assert number_meant(said) == 17


@pytest.mark.parametrize("said", ["", "张三", "17楼", "12345678", "2026-11-21", "0", "第0号"])
def test_anything_else_is_no_number_of_a_sheet(said: str) -> None:
    assert number_meant(said) is None
