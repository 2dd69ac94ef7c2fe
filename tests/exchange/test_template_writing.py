"""A blank table: every cell a text, lists that spreadsheet programs follow, hints beside cells."""

import pytest
from openpyxl import load_workbook

from dangjian_desktop.domain.headers import CHOICES_SHEET
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.template_writer import (
    PREPARED_ROWS,
    TemplateColumn,
    write_template,
)
from tests.exchange.test_workbook_writing import PAYLOADS


def written(tmp_path, *columns: TemplateColumn):
    target = tmp_path / "模板.xlsx"
    write_template(target, sheet_name="党员名册", columns=columns)
    return load_workbook(target)


def rule_of(book, column: str):
    rules = book["党员名册"].data_validations.dataValidation
    return next(
        rule for rule in rules if str(rule.sqref) == f"{column}2:{column}{PREPARED_ROWS + 1}"
    )


def test_headings_stand_in_the_first_row_and_cells_below_are_texts(tmp_path):
    book = written(tmp_path, TemplateColumn("姓名"), TemplateColumn("公民身份号码", "18 位"))
    sheet = book["党员名册"]
    assert [cell.value for cell in sheet[1]] == ["姓名", "公民身份号码"]
    assert sheet.max_row == 1
    assert sheet.column_dimensions["B"].width >= 12
    assert sheet["B2"].number_format in ("General", "@")
    assert rule_of(book, "B").promptTitle == "公民身份号码"
    assert rule_of(book, "B").prompt == "18 位"


def test_a_short_list_stands_in_the_cell_itself(tmp_path):
    book = written(tmp_path, TemplateColumn("性别", choices=("男", "女")))
    rule = rule_of(book, "A")
    assert (rule.type, rule.formula1, rule.errorStyle) == ("list", '"男,女"', "warning")
    assert book.sheetnames == ["党员名册"]


@pytest.mark.parametrize(
    "choices",
    [tuple(f"第{number}个很长的选项名称" for number in range(60)), ("甲,乙", "丙")],
    ids=["too long for a cell", "a comma within a choice"],
)
def test_another_list_stands_on_a_hidden_sheet_under_a_name(tmp_path, choices):
    book = written(tmp_path, TemplateColumn("姓名"), TemplateColumn("特长", "", choices, True))
    rule = rule_of(book, "B")
    assert (rule.formula1, rule.errorStyle) == ("list_1", None)  # None is stop, the usual one
    lists = book[CHOICES_SHEET]
    assert lists.sheet_state == "hidden"
    assert tuple(cell.value for cell in lists["A"]) == choices
    name = book.defined_names["list_1"]
    assert name.attr_text == f"'{CHOICES_SHEET}'!$A$1:$A${len(choices)}"


def test_where_it_cannot_be_written_the_old_file_stands(tmp_path):
    with pytest.raises(ExchangeError):
        write_template(tmp_path / "没有" / "模板.xlsx", sheet_name="表", columns=[])


def test_no_payload_becomes_a_formula_or_a_link(tmp_path):
    """Headings and choices come out of own fields and books."""
    target = tmp_path / "模板.xlsx"
    choices = (tuple(PAYLOADS), ("=1+1", "@x"), ())
    columns = [
        TemplateColumn(f"{one}{number}", one, choices[number % 3])
        for number, one in enumerate(PAYLOADS)
    ]
    write_template(target, sheet_name="=1+1", columns=columns, rows=[PAYLOADS])
    book = load_workbook(target)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len([cell for cell in cells if cell.value is not None]) > 2 * len(PAYLOADS)
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink is not None]
    for rule in book.worksheets[0].data_validations.dataValidation:
        told = rule.formula1 or ""
        assert not told or told.startswith(('"', "list_")), told
