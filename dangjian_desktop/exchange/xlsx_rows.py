"""Puts rows into a sheet; openpyxl moves only the cells, so what goes with them is moved here.

Merged cells, heights, formulas, the area to print, names, checks and pictures stand afterwards
where a person who put the rows in by hand would find them.
"""

import re
from collections.abc import Callable
from copy import copy
from functools import partial
from typing import Any

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.worksheet.cell_range import CellRange


def held_cells(sheet: Any) -> list[Any]:
    """Return the cells that a sheet holds, row by row.

    openpyxl's own loops make each cell up to the farthest one that has a look.
    """
    return [cell for _place, cell in sorted(sheet._cells.items())]


def insert_rows(book: Any, sheet: Any, at: int, count: int, like: int) -> None:
    """Put rows before a row and let them look like another.

    Args:
        book: Of the sheet.
        sheet: Where.
        at: The row before which they stand, from 1: the last line of the list.
        count: How many.
        like: The row whose looks they have, from 1.
    """
    heights = {
        number: (row.height, row.hidden)
        for number, row in sheet.row_dimensions.items()
        if row.height is not None or row.hidden
    }
    merged = [CellRange(area.coord) for area in sheet.merged_cells.ranges]
    for area in merged:
        sheet.unmerge_cells(area.coord)
    sheet.insert_rows(at, count)
    template = like if like < at else like + count
    for held in [one for one in held_cells(sheet) if one.row == template and one.has_style]:
        for row in range(at, at + count):
            sheet.cell(row, held.column)._style = copy(held._style)
    for area in merged:
        _merge_again(sheet, area, at, count, like)
    for number in [*heights]:
        sheet.row_dimensions[number].height = None
        sheet.row_dimensions[number].hidden = False
    for number, (height, is_hidden) in heights.items():
        row = sheet.row_dimensions[number + count if number >= at else number]
        row.height, row.hidden = height, is_hidden
    if like in heights:
        for number in range(at, at + count):
            sheet.row_dimensions[number].height = heights[like][0]
    moved = _moved_rows(at, count)
    for each in book.worksheets:
        told = partial(_moved_formula, title=sheet.title, is_own=each is sheet, moved=moved)
        _move_formulas(each, told)
    for name in [*book.defined_names.values(), *sheet.defined_names.values()]:
        said = f"={name.attr_text or ''}"
        name.attr_text = _moved_formula(said, sheet.title, is_own=False, moved=moved)[1:]
    _move_ranges(sheet, at, count, moved)


def _merge_again(sheet: Any, area: Any, at: int, count: int, like: int) -> None:
    low = area.min_row + (count if area.min_row >= at else 0)
    high = area.max_row + (count if area.max_row >= at else 0)
    columns = {"start_column": area.min_col, "end_column": area.max_col}
    sheet.merge_cells(start_row=low, end_row=high, **columns)
    if area.min_row == area.max_row == like:
        for row in range(at, at + count):
            sheet.merge_cells(start_row=row, end_row=row, **columns)


#: Returns a reference as it stands after the rows were put in.
_Moved = Callable[[str], str]
_PLACE = re.compile(r"(\$?[A-Za-z]{1,3}\$?|\$?)(\d+)\Z")


def _moved_rows(at: int, count: int) -> _Moved:
    """Return what moves the rows in a reference (B7, $A$3:$D$9, 3:3); a name stays as it is."""

    def one(part: str) -> str:
        found = _PLACE.match(part)
        if found is None:
            return part
        row = int(found.group(2))
        return f"{found.group(1)}{row + count if row >= at else row}"

    def moved(reference: str) -> str:
        parts = reference.split(":")
        # A number alone is no row.
        if len(parts) == 1 and not reference.lstrip("$")[:1].isalpha():
            return reference
        return ":".join(map(one, parts))

    return moved


def _moved_formula(formula: str, title: str, *, is_own: bool, moved: _Moved) -> str:
    """Return a formula, with its equals sign, whose references to a sheet were moved."""
    told = Tokenizer(formula)
    for token in told.items:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            continue
        name, mark, reference = token.value.rpartition("!")
        if is_own if not mark else name.strip("'") == title:
            token.value = f"{name}{mark}{moved(reference)}"
    return str(told.render())


def _move_formulas(sheet: Any, formula: _Moved) -> None:
    """Move what the formulas of a sheet, its checks and its colourings look at."""

    def bare(told: Any) -> Any:
        return formula(f"={told}")[1:] if isinstance(told, str) else told

    for cell in held_cells(sheet):
        if isinstance(cell.value, str) and cell.data_type == "f":
            cell.value = formula(cell.value)
    for check in sheet.data_validations.dataValidation:
        check.formula1, check.formula2 = bare(check.formula1), bare(check.formula2)
    for held in sheet.conditional_formatting:
        for rule in held.rules:
            rule.formula = [bare(one) for one in rule.formula]


def _move_ranges(sheet: Any, at: int, count: int, moved: _Moved) -> None:
    """Move what names rows beside the formulas: the area to print, checks, breaks, pictures."""

    def areas(told: Any) -> str:
        return " ".join(map(moved, str(told).split()))

    if sheet.print_area:
        printed = sheet.print_area
        printed = [printed] if isinstance(printed, str) else printed
        sheet.print_area = ",".join(moved(one.rpartition("!")[2]) for one in printed)
    for check in sheet.data_validations.dataValidation:
        check.sqref = type(check.sqref)(areas(check.sqref))
    for one in sheet.row_breaks.brk:
        one.id += count if one.id >= at else 0
    for cell in held_cells(sheet):
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = moved(sheet.auto_filter.ref)
    for table in sheet.tables.values():
        table.ref = moved(table.ref)
        if table.autoFilter is not None:
            table.autoFilter.ref = moved(table.autoFilter.ref)
    for picture in sheet._images:
        for name in ("_from", "to"):
            mark_at = getattr(picture.anchor, name, None)
            if mark_at is not None and mark_at.row >= at - 1:
                mark_at.row += count
    rules = sheet.conditional_formatting
    kept = [(str(one.sqref), list(one.rules)) for one in rules]
    sheet.conditional_formatting = type(rules)()
    for reference, own in kept:
        for rule in own:
            sheet.conditional_formatting.add(areas(reference), rule)
