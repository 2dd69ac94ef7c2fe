"""What a branch changed of a supplied book, found by comparing tables, and set back again."""

import copy

import pytest

from dangjian_desktop.domain.ledger_changes import BookChanges, laid_over
from dangjian_desktop.domain.ledger_differences import DifferenceKind, book_differences
from dangjian_desktop.domain.ledger_drafts import (
    as_supplied,
    changes_between,
    set_back_field,
    set_back_order,
    set_back_part,
)
from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledger_shape import MOST_CHOICES, MOST_FIELDS, shape_problems
from dangjian_desktop.storage.shipped_books import read_books
from tests.domain.ledger_books import BOOKS

ALL = read_books(BOOKS)


def compared(code, table):
    supplied, book = ALL[code]
    return changes_between(supplied, book, table, read_book({**table, "code": code}).value)


def table_of(code):
    return copy.deepcopy(dict(ALL[code][0]))


@pytest.mark.parametrize("code", list(ALL))
def test_a_table_as_supplied_has_no_changes(code):
    found = compared(code, table_of(code))
    assert (found.changes, found.problems) == (BookChanges(), ())
    assert book_differences(ALL[code][1], ALL[code][1]) == ()


def test_changes_that_were_found_make_the_wanted_book_again():
    table = table_of("suggestion")
    table["label"] = "金点子"
    table["late"] = [{"days": 10, "states": ["proposed"]}]
    first, rest = table["field"][1]["choices"][:4], table["field"][1]["choices"][4:]
    table["field"][1]["choices"] = [*first, "金点子", *rest]
    table["field"][1]["renamed"] = {"环境": "环境整治"}
    table["field"][1]["retired_choices"] = ["管理"]
    table["field"][2]["hint"] = "写清一件事"
    table["field"].insert(0, table["field"].pop(3))
    table["field"].append({"key": "own_1", "label": "评审得分", "kind": "number"})
    wanted = read_book(table).value
    found = compared("suggestion", table)
    assert found.problems == ()
    assert read_book(laid_over(ALL["suggestion"][0], found.changes)).value == wanted
    kinds = {one.kind for one in book_differences(ALL["suggestion"][1], wanted)}
    assert kinds == {
        DifferenceKind.LABEL,
        DifferenceKind.LATE,
        DifferenceKind.CHOICES,
        DifferenceKind.FIELD_CHANGED,
        DifferenceKind.FIELD_ADDED,
        DifferenceKind.ORDER,
    }


def test_each_change_is_set_back_by_itself():
    supplied = ALL["suggestion"][0]
    table = table_of("suggestion")
    table["label"] = "金点子"
    table["field"][1]["choices"] = [*table["field"][1]["choices"], "金点子"]
    table["field"].insert(0, table["field"].pop(3))
    back = set_back_order(supplied, set_back_part(supplied, table, "label"))
    assert back["label"] == "合理化建议"
    assert [one["key"] for one in back["field"]] == [one["key"] for one in supplied["field"]]
    field = next(
        one for one in set_back_field(supplied, back, "kind")["field"] if one["key"] == "kind"
    )
    assert field["retired_choices"] == ["金点子"]  # a row may have it


def test_all_is_set_back_and_what_rows_hold_stays_retired():
    supplied = ALL["suggestion"][0]
    table = table_of("suggestion")
    table["late"] = []
    table["field"] += [
        {"key": "own_held", "label": "评审得分", "kind": "number"},
        {"key": "own_bare", "label": "空着的", "kind": "text"},
    ]
    back = as_supplied(supplied, table, ["own_held"])
    assert back["late"] == supplied["late"]
    own = [one for one in back["field"] if one["key"].startswith("own_")]
    assert [(one["key"], one["is_retired"]) for one in own] == [("own_held", True)]


def test_more_of_people_is_never_printed_than_the_program_does():
    table = table_of("care")
    table["print"]["filed"] = ["money"]
    assert [one.code for one in compared("care", table).problems] == ["book.print_protects"]
    table = table_of("pairing")
    del table["print"]["public_when"]
    assert [one.code for one in compared("pairing", table).problems] == ["book.print_protects"]


@pytest.mark.parametrize("table", [None, 7, "x", [], [("a", 1)]])
def test_what_is_no_table_is_told(table):
    assert [one.code for one in shape_problems(table)] == ["book.shape_wrong"]


def test_too_many_of_a_part_are_told():
    many = [{"key": f"k{n}", "label": "x"} for n in range(MOST_FIELDS + 1)]
    assert [one.code for one in shape_problems({"field": many})] == ["book.too_many"]
    field = {"key": "a", "choices": ["x"] * (MOST_CHOICES + 1)}
    (problem,) = shape_problems({"field": [field]})
    assert (problem.where.row, problem.where.field) == (1, "choices")


@pytest.mark.parametrize(
    "part",
    [
        {"field": [7]},
        {"field": [{"required": "yes"}]},
        {"field": [{"least": True}]},
        {"field": [{"required_when": ["a"]}]},
        {"state": {"code": "a"}},
        {"step": [{"from": 7}]},
        {"late": [{"escalation": [{"days": 1}]}]},
        {"late": [{"escalation": 7}]},
        {"print": []},
        {"print": {"columns": {"a": "wide"}}},
        {"print": {"columns": {"a": 10**12}}},
        {"notice": {"landscape": 1}},
    ],
)
def test_parts_of_the_wrong_kind_are_told_and_never_raise(part):
    assert shape_problems(part)
    assert read_book({"label": "甲", **part}).value is None
