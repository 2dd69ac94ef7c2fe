"""Cells as clean text."""

from datetime import UTC, date, datetime, time

import pytest

from dangjian_desktop.domain.cells import (
    half_width,
    is_nothing,
    looks_like_formula,
    text_of,
    without_spaces,
)
from dangjian_desktop.domain.dates import PartialDate


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("", ""),
        ("  吕超辉 ", "吕超辉"),
        ("张\u3000三", "张 三"),
        ("a  b", "a b"),
        ("出生\n年月", "出生 年月"),
        ("\u202e吕\u200b凯\ufeff", "吕凯"),
        ("'990101", "990101"),
        ("' 990101", "990101"),
        (17061334144.0, "17061334144"),
        (3, "3"),
        (1998.07, "1998.07"),
        (9.9010119850315e17, "9.9010119850315E+17"),
        (True, "是"),
        (False, "否"),
        (date(1998, 7, 1), "1998-07-01"),
        (datetime(1998, 7, 1, 8, 30, tzinfo=UTC), "1998-07-01"),
        (PartialDate(1998, 7), "1998年7月"),
        (time(3, 4), "03:04:00"),
    ],
)
def test_every_kind_of_cell_has_a_text(cell, text):
    assert text_of(cell) == text


def test_full_width_marks_become_plain_ones_and_han_characters_stay():
    assert half_width("９９０１０１Ｘ　（汉）") == "990101X (汉)"
    assert half_width("plain") == "plain"


def test_words_for_nothing_are_nothing():
    assert all(map(is_nothing, ["", "无", "—", "/", "暂无"]))
    assert not is_nothing("无锡")


def test_a_text_that_begins_as_a_formula_is_one():
    assert looks_like_formula('=HYPERLINK("x")')
    assert not looks_like_formula("=")
    assert not looks_like_formula("+86")


def test_all_white_space_can_be_removed():
    assert without_spaces(" 综采 一\u3000队\n") == "综采一队"
