"""What may be typed into the columns of a row, at the edges of its length."""

import pytest

from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.text_limits import clean_values, refuse_long, trimmed


def test_texts_are_trimmed_and_the_rest_is_left_as_it_is():
    clean = clean_values(
        {"title": " 慰问 ", "count": 3, "note": None}, ("title", "count", "note"), {}
    )
    assert clean == {"title": "慰问", "count": 3, "note": None}


def test_a_text_may_be_as_long_as_its_column_and_not_longer():
    limits = {"title": 4, "note": 2}
    assert clean_values({"title": " 慰问人选 "}, limits, limits) == {"title": "慰问人选"}
    with pytest.raises(RefusedError) as refusal:
        clean_values({"title": "慰问人选表", "note": None}, limits, limits)
    assert str(refusal.value) == "“慰问人选表…”有 5 个字，最多 4 个。请写短一些。"


def test_a_text_is_measured_without_the_white_space_around_it():
    assert trimmed(" 慰问 ", 2) == "慰问"
    with pytest.raises(RefusedError, match="“慰问人…”有 3 个字"):
        trimmed(" 慰问人 ", 2)


def test_only_the_beginning_of_what_is_too_long_is_told():
    with pytest.raises(RefusedError, match="“一二三四五六七八九十…”有 12 个字"):
        refuse_long("一二三四五六七八九十一二", 11)
    refuse_long("一二三四五六七八九十一二", 12)


def test_a_column_that_may_not_change_is_a_fault_of_the_program():
    with pytest.raises(AssertionError):
        clean_values({"uid": "x"}, {"title"}, {})
