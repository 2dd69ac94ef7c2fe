"""What stands beside and below a list goes with it when lines are put in."""

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from dangjian_desktop.domain.template_shapes import BlankKind, Filling
from dangjian_desktop.exchange.office_forms import filled_form, form_shape
from tests.exchange import form_samples as forms


def grown(book: Any, lines: int = 6) -> Any:
    """Return a workbook whose list of three lines was filled with more."""
    content = forms.saved(book)
    blank = next(one for one in form_shape(content).blanks if one.kind is BlankKind.TABLE)
    line = (Filling("甲"),) * len(blank.words)
    made = filled_form(content, {blank.address: Filling(lines=(line,) * lines)})
    return openpyxl.load_workbook(io.BytesIO(made))


@pytest.fixture
def book():
    made = openpyxl.load_workbook(io.BytesIO(forms.roster_in_cells(lines=3)))
    made.active["H20"] = "甲"
    return made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("=total2024+汇率2024+ab9", "=total2024+汇率2024+ab12"),
        ("=SUM($D$4:$D$6)/COUNT(D:D)", "=SUM($D$4:$D$9)/COUNT(D:D)"),
        ("=COUNTA(3:9)", "=COUNTA(3:12)"),
        ("=名册[数2024]", "=名册[数2024]"),
        ("=花名册!H20&汇总!H20", "=花名册!H23&汇总!H20"),
    ],
)
def test_a_formula_names_the_same_places_and_a_name_with_digits_stays(book, before, after):
    book.create_sheet("汇总")
    book["花名册"]["H1"] = before
    assert grown(book)["花名册"]["H1"].value == after


def test_what_checks_and_colours_looks_at_the_same_places(book):
    sheet = book.active
    check = DataValidation(type="list", formula1="$H$20:$H$22")
    check.add("E4:E6")
    sheet.add_data_validation(check)
    fill = PatternFill("solid", bgColor="FFFF00")
    rule = CellIsRule(operator="greaterThan", formula=["$D$7"], fill=fill)
    sheet.conditional_formatting.add("D4:D6", rule)
    other = book.create_sheet("汇总")
    far = DataValidation(type="list", formula1="花名册!$H$20:$H$22")
    far.add("A1")
    other.add_data_validation(far)
    made = grown(book)
    (held,) = made["花名册"].data_validations.dataValidation
    assert (str(held.sqref), held.formula1) == ("E4:E9", "$H$23:$H$25")
    ((areas, rules),) = made["花名册"].conditional_formatting._cf_rules.items()
    assert (str(areas.sqref), rules[0].formula) == ("D4:D9", ["$D$10"])
    assert made["汇总"].data_validations.dataValidation[0].formula1 == "花名册!$H$23:$H$25"


def test_names_links_filters_and_tables_go_with_their_cells(book):
    sheet = book.active
    sheet["A10"].hyperlink = "http://example.org/"
    sheet.auto_filter.ref = "A3:E6"
    sheet["G30"], sheet["H30"] = "栏", "数"
    sheet.add_table(Table(displayName="名册", ref="G30:H31"))
    told = "花名册!$D$4:$D$6,花名册!$H$20:$H$22"
    book.defined_names["两块"] = DefinedName("两块", attr_text=told)
    made = grown(book)
    sheet = made.active
    assert made.defined_names["两块"].attr_text == "花名册!$D$4:$D$9,花名册!$H$23:$H$25"
    assert [sheet["A10"].hyperlink, sheet["A13"].hyperlink.target] == [None, "http://example.org/"]
    assert sheet.auto_filter.ref == "A3:E9"
    assert sheet.tables["名册"].ref == "G33:H34"
