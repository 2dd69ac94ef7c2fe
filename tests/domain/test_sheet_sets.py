"""Sets and shelves as a parsed file says them."""

import pytest

from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.sheet_sets import sheet_sets

FILE = {
    "format": 1,
    "set": [{"code": "ten", "name": "十上墙", "sheets": ["oath", "rights"], "notes": "可改"}],
    "shelf": [
        {"name": "名册", "sheets": ["roster"]},
        {"name": "发展党员", "sheets": ["development_board"], "subjects": ["development"]},
    ],
}


def test_a_set_keeps_the_order_in_which_its_sheets_hang():
    (one,) = sheet_sets(FILE).sets
    assert (one.code, one.name, one.sheets, one.notes) == (
        "ten",
        "十上墙",
        ("oath", "rights"),
        "可改",
    )


def test_a_form_stands_on_the_shelf_that_names_it_or_its_subject():
    found = sheet_sets(FILE)
    assert found.shelf_of("roster") == "名册"
    assert found.shelf_of("applicant_talk", "development") == "发展党员"
    assert found.shelf_of("rubric") == ""


@pytest.mark.parametrize(
    "wrong", [{**FILE, "format": 2}, {**FILE, "set": [{**FILE["set"][0], "sheets": "oath"}]}]
)
def test_what_is_no_such_file_is_told(wrong):
    with pytest.raises((ValueError, RuleValueError)):
        sheet_sets(wrong)
