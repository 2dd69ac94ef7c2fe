"""What a branch changed of a book, laid over what the program supplies."""

from dangjian_desktop.domain.ledger_changes import (
    BookChanges,
    changes_of_table,
    changes_table,
    laid_over,
    with_parted_labels,
)
from dangjian_desktop.domain.ledger_reading import read_book

TABLE = {
    "label": "台账",
    "field": [
        {"key": "a", "label": "甲", "required": True},
        {"key": "b", "label": "乙", "kind": "choice", "choices": ["一", "二"]},
    ],
}
CHANGES = (
    BookChanges(label="我们的台账", order=("b",))
    .with_field("a", label="改名", is_required=False, is_retired=True, hint="说明")
    .with_field("b", added_choices=("三",), retired_choices=("一",))
    .with_added({"key": "own_1", "label": "自己的", "kind": "number"})
)


def test_changes_are_laid_over_the_table():
    book = read_book(laid_over(TABLE, CHANGES)).value
    assert book.label == "我们的台账"
    assert [one.key for one in book.fields] == ["b", "a", "own_1"]
    changed = book.field("a")
    assert (changed.label, changed.is_required, changed.is_retired) == ("改名", False, True)
    assert book.field("b").offered == ("二", "三")
    assert book.field("b").known == {"一", "二", "三"}
    assert book.field("own_1").is_own


def test_the_table_of_the_program_stays_as_it_is():
    laid_over(TABLE, CHANGES)
    assert TABLE["field"][0]["label"] == "甲"
    assert read_book(TABLE).value.label == "台账"


def test_a_new_version_brings_its_fields_and_choices_along():
    newer = {**TABLE, "field": [*TABLE["field"], {"key": "c", "label": "丙"}]}
    newer["field"][1] = {**newer["field"][1], "choices": ["一", "二", "四"]}
    book = read_book(laid_over(newer, CHANGES)).value
    assert [one.key for one in book.fields] == ["b", "a", "c", "own_1"]
    assert book.field("b").offered == ("二", "四", "三")


def test_a_new_field_with_the_name_of_an_own_one_marks_the_own_one():
    newer = {**TABLE, "field": [*TABLE["field"], {"key": "c", "label": "自己的"}]}
    laid = laid_over(newer, CHANGES)
    assert read_book(laid).value is None
    book = read_book(with_parted_labels(laid, newer)).value
    assert (book.field("c").label, book.field("own_1").label) == ("自己的", "自己的（自加）")


def test_a_new_field_with_the_name_that_another_was_given_takes_it_back():
    newer = {**TABLE, "field": [*TABLE["field"], {"key": "c", "label": "改名"}]}
    book = read_book(with_parted_labels(laid_over(newer, CHANGES), newer)).value
    assert (book.field("a").label, book.field("c").label) == ("甲", "改名")


def test_a_choice_that_is_supplied_no_more_hinders_nothing():
    older = {**TABLE, "field": [TABLE["field"][0], {**TABLE["field"][1], "choices": ["二"]}]}
    assert read_book(laid_over(older, CHANGES)).value.field("b").offered == ("二", "三")


def test_changes_are_kept_and_read_back():
    assert changes_of_table(changes_table(CHANGES)) == CHANGES
    assert changes_of_table(changes_table(CHANGES)).fields == CHANGES.fields
    assert changes_table(BookChanges()) == {}
