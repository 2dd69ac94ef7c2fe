"""The codes of packs, and the boxes that a row has on paper."""

import pytest

from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.paper_packs import (
    PackCode,
    new_row_fields,
    outcome_keys,
    pack_code,
    paper_road,
    read_pack_code,
    with_year,
)
from dangjian_desktop.queries.ledger_books import books_by_code

UID = "3fa91cde00112233"


@pytest.mark.parametrize(
    "typed",
    [
        "3FA91C-2611",
        "3fa91c2611",
        " 3FA91C－2611－Y ",
        "3FA91C—2611-q",
        "３FA91C-2611".replace("３", "3"),
    ],
)
def test_a_code_is_read_as_people_type_it(typed):
    assert read_pack_code(typed) == PackCode("3fa91c", 2026, 11)


@pytest.mark.parametrize(
    "typed", ["", "张三", "3FA91C", "3FA91C-2613", "3FA91G-2611", "13900001234"]
)
def test_other_texts_are_no_code(typed):
    assert read_pack_code(typed) is None


def test_a_code_names_group_month_and_sheet():
    assert pack_code(UID, 2026, 11) == "3FA91C-2611"
    assert pack_code(UID, 2027, 1, "Y") == "3FA91C-2701-Y"
    assert read_pack_code(pack_code(UID, 2027, 1, "Y")) == PackCode("3fa91c", 2027, 1)


@pytest.fixture
def hazard(data) -> LedgerBook:
    return books_by_code()["hazard"]


def test_the_boxes_of_a_hazard_go_from_rectified_to_closed(hazard):
    assert [step.to for step in paper_road(hazard)] == ["rectified", "checked", "closed"]
    assert outcome_keys(hazard) == (
        "step:rectified",
        "by:rectified",
        "step:checked",
        "by:checked",
        "step:closed",
        "by:closed",
    )


def test_the_boxes_of_a_duty_ask_for_what_was_done(data):
    book = books_by_code()["duty_list"]
    assert outcome_keys(book)[:3] == ("step:done", "by:done", "result")
    assert [step.to for step in paper_road(book)] == ["done", "accepted"]


def test_a_new_row_has_what_must_be_told_and_until_when(data, hazard):
    keys = [one.key for one in new_row_fields(hazard)]
    assert {"place", "content", "owner", "measures", "funds", "due_on", "plan"} <= set(keys)
    assert "major_goals" not in keys
    duty = [one.key for one in new_row_fields(books_by_code()["duty_list"])]
    assert duty == ["duty", "kind", "rhythm", "standard", "owner", "due_on"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("11月8日", "2026-11-08"),
        ("11-8", "2026-11-08"),
        ("11.08", "2026-11-08"),
        ("8日", "2026-11-08"),
        ("8", "2026-11-08"),
        (" 1 月 3 日", "2027-01-03"),
        ("2026-11-08", "2026-11-08"),
        ("上旬", "上旬"),
        ("", ""),
    ],
)
def test_a_day_written_by_hand_is_completed_by_the_month_of_the_pack(text, told):
    assert with_year(text, 2026, 11) == told


def test_in_january_december_is_that_of_the_year_before():
    assert with_year("12-30", 2027, 1) == "2026-12-30"
