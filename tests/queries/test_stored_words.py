"""Stored codes in words, also of enums that the vocabulary prints nothing for."""

from dangjian_desktop.domain.exchange_package import PartnerRole
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.queries.stored_words import term


def test_a_code_is_told_by_its_label_and_one_that_is_no_more_as_it_stands():
    assert term(Stage, "full") == "正式党员"
    assert term(Stage, "of_old") == "of_old"
    assert term(Stage, None) == ""


def test_a_code_of_an_enum_without_labels_stands_as_it_is():
    assert term(PartnerRole, "superior") == "superior"
