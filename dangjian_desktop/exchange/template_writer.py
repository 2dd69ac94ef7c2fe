"""Writes a blank table to be filled in elsewhere: headings, lists of choices, a word at each cell.

Every cell is a text cell, so that WPS keeps the digits of ID numbers and does not turn 1998.10
into 1998.1. Short lists stand in the validation itself; a list of more characters than that can
hold stands on a hidden sheet under a name, which WPS and Excel both follow.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from dangjian_desktop.domain.headers import CHOICES_SHEET
from dangjian_desktop.exchange.writer import clean_text, fit_sheet_name, put_workbook

#: What fits into the validation of a cell itself, the commas included (Excel's own limit).
_LONGEST_LIST = 255
_LONGEST_TITLE, _LONGEST_HINT = 32, 255
#: Rows with frames and lists; more can be filled in, only without them.
PREPARED_ROWS = 1000
_NARROWEST = 8.0
_WIDTH_OF = {True: 20.0, False: 12.0}
_A4 = 9


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column to be filled in.

    Attributes:
        heading: Its header; the import knows it.
        hint: What is shown beside a cell that is entered.
        choices: What the list of the cell offers; empty for free text.
        is_strict: Whether something else than a choice is refused at once; else it is only asked
            about, because the import knows more words than the list.
        is_required: Whether a row without it cannot come in; the header shows it.
        is_wide: Whether long values are usual.
    """

    heading: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    is_strict: bool = False
    is_required: bool = False
    is_wide: bool = False


def write_template(
    target: Path,
    *,
    sheet_name: str,
    columns: Sequence[TemplateColumn],
    rows: Sequence[Sequence[str]] = (),
) -> None:
    """Write a blank table to a new .xlsx; a file of that name is replaced when it is whole.

    Args:
        target: The file. sheet_name: Name of its sheet. columns: What is to be filled in.
        rows: What stands in the first cells of the first rows already.

    Raises:
        ExchangeError: When it cannot be written; an older one stands as it was.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        _Template(book, sheet_name, columns).write(rows)
    put_workbook(target, content.getbuffer())


class _Template:
    """The sheet to be filled in and, where lists are long, the hidden one with the choices."""

    def __init__(
        self, book: xlsxwriter.Workbook, sheet_name: str, columns: Sequence[TemplateColumn]
    ) -> None:
        self._book, self._columns = book, columns
        self._sheet = book.add_worksheet(fit_sheet_name(sheet_name))
        self._lists: xlsxwriter.worksheet.Worksheet | None = None
        self._list_count = 0

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        """Write everything."""
        sheet, book = self._sheet, self._book
        look = {"bold": True, "align": "center", "valign": "vcenter", "border": 1}
        usual = book.add_format({**look, "bg_color": "#F2F2F2", "text_wrap": True})
        needed = book.add_format({**look, "bg_color": "#FBEAEA", "text_wrap": True})
        cell = book.add_format({"num_format": "@", "border": 1})
        sheet.set_row(0, 30)
        for index, column in enumerate(self._columns):
            heading = clean_text(column.heading)
            sheet.write_string(0, index, heading, needed if column.is_required else usual)
            width = max(_WIDTH_OF[column.is_wide], 2.0 * len(heading) + 2, _NARROWEST)
            sheet.set_column(index, index, width, cell)
            self._validate(index, column)
        for number, row in enumerate(rows, start=1):
            for index, text in enumerate(row):
                sheet.write_string(number, index, clean_text(text), cell)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.activate()

    def _validate(self, index: int, column: TemplateColumn) -> None:
        rule: dict[str, object] = {
            "input_title": clean_text(column.heading)[:_LONGEST_TITLE],
            "input_message": clean_text(column.hint)[:_LONGEST_HINT],
        }
        if column.choices:
            rule |= {
                "validate": "list",
                "source": self._source(column.choices),
                "error_type": "stop" if column.is_strict else "warning",
                "error_title": clean_text(column.heading)[:_LONGEST_TITLE],
                "error_message": "不在选项里。请从下拉列表里选一项。"
                if column.is_strict
                else "不在选项里，导入时可能不采用。确定要这样填吗？",
            }
        else:
            rule["validate"] = "any"
        if column.choices or column.hint:
            self._sheet.data_validation(1, index, PREPARED_ROWS, index, rule)

    def _source(self, choices: Sequence[str]) -> list[str] | str:
        """Return the choices themselves, or the name of the cells that hold them."""
        fits = len(",".join(choices)) <= _LONGEST_LIST
        if fits and not any("," in choice for choice in choices):
            return list(choices)
        if self._lists is None:
            self._lists = self._book.add_worksheet(CHOICES_SHEET)
            self._lists.hide()
        column = self._list_count
        self._list_count += 1
        for row, choice in enumerate(choices):
            self._lists.write_string(row, column, clean_text(choice))
        name = f"list_{column + 1}"
        last = xlsxwriter.utility.xl_rowcol_to_cell(len(choices) - 1, column, True, True)
        first = xlsxwriter.utility.xl_rowcol_to_cell(0, column, True, True)
        self._book.define_name(name, f"='{CHOICES_SHEET}'!{first}:{last}")
        return f"={name}"
