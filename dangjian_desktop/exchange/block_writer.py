"""Writes a sheet as committees lay it out: blocks merged in the first column, long texts wrapped.

A hidden sheet beside it may carry what a program reads back. Texts stay texts, never a formula.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import xlsxwriter

from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.writer import (
    MAX_ROWS,
    Value,
    clean_text,
    fit_sheet_name,
    put_workbook,
)

_TITLE_HEIGHT, _HEADING_HEIGHT = 30.0, 22.0
_LINE_HEIGHT = 15.0
_A4 = 9


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """One column: its heading, its width in digits of the standard font, and how it looks."""

    heading: str
    width: float
    is_number: bool = False


@dataclass(frozen=True)
class BlockSheet:
    """A sheet of blocks.

    Attributes:
        columns: The first holds the blocks.
        rows: Values in the order of the columns; rows with the same first value, one after the
            other, are merged there.
        totals: The line below, in the order of the columns; empty for none.
        notes: Lines below the table.
        data: Name of a hidden sheet and its lines; None for none.
    """

    name: str
    title: str
    columns: Sequence[BlockColumn]
    rows: Sequence[Sequence[Value]]
    totals: Sequence[Value] = ()
    notes: Sequence[str] = ()
    data: tuple[str, Sequence[str]] | None = field(default=None)


def write_blocks(target: Path, sheet: BlockSheet) -> int:
    """Write a sheet of blocks to a new .xlsx and return its rows; a file of that name is replaced.

    Raises:
        ExchangeError: When it cannot be written; an older file stands as it was.
    """
    if len(sheet.rows) > MAX_ROWS:
        raise ExchangeError("table_too_long", facts={"limit": MAX_ROWS})
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        _fill(book, sheet)
        if sheet.data is not None:
            name, lines = sheet.data
            hidden = book.add_worksheet(fit_sheet_name(name))
            hidden.hide()
            for number, line in enumerate(lines):
                hidden.write_string(number, 0, clean_text(line))
    put_workbook(target, content.getbuffer())
    return len(sheet.rows)


def _fill(book: xlsxwriter.Workbook, sheet: BlockSheet) -> None:
    made = book.add_worksheet(fit_sheet_name(sheet.name))
    edge = {"border": 1, "valign": "vcenter", "text_wrap": True}
    title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
    heading = book.add_format({**edge, "bold": True, "align": "center", "bg_color": "#F2F2F2"})
    text = book.add_format({**edge, "num_format": "@"})
    number = book.add_format({**edge, "align": "center"})
    block = book.add_format({**edge, "align": "center", "bold": True})
    note = book.add_format({"num_format": "@"})
    last = len(sheet.columns) - 1
    made.merge_range(0, 0, 0, last, "", title)
    made.write_string(0, 0, clean_text(sheet.title), title)
    made.set_row(0, _TITLE_HEIGHT)
    made.set_row(1, _HEADING_HEIGHT)
    for index, column in enumerate(sheet.columns):
        made.set_column(index, index, column.width)
        made.write_string(1, index, clean_text(column.heading), heading)

    def write(row: int, values: Sequence[Value], begin: int) -> None:
        for index in range(begin, len(values)):
            value, kind = values[index], sheet.columns[index]
            if isinstance(value, int | float) and not isinstance(value, bool):
                made.write_number(row, index, value, number)
            elif value in (None, ""):
                made.write_blank(row, index, None, number if kind.is_number else text)
            else:
                made.write_string(row, index, clean_text(str(value)), text)
        made.set_row(row, _LINE_HEIGHT * _lines(sheet.columns, values))

    at = 2
    for name, group in groupby(sheet.rows, key=lambda values: values[0]):
        of_block, first = list(group), at
        for values in of_block:
            write(at, values, 1)
            at += 1
        shown = clean_text(str(name or ""))
        if at - first > 1:
            made.merge_range(first, 0, at - 1, 0, "", block)
        made.write_string(first, 0, shown, block)
    if sheet.totals:
        write(at, sheet.totals, 0)
        at += 1
    for place, line in enumerate(sheet.notes):
        made.write_string(at + 1 + place, 0, clean_text(line), note)
    made.freeze_panes(2, 0)
    made.repeat_rows(1)
    made.set_landscape()
    made.set_paper(_A4)
    made.fit_to_pages(1, 0)


def _lines(columns: Sequence[BlockColumn], values: Sequence[Value]) -> int:
    """Return how many lines the longest cell of a row takes; a Chinese character is two digits."""
    most = 1
    for column, value in zip(columns[1:], values[1:], strict=True):
        told = "" if value is None else str(value)
        wide = [sum(1 if letter.isascii() else 2 for letter in line) for line in told.split("\n")]
        most = max(most, sum(-(-max(one, 1) // max(1, int(column.width) - 1)) for one in wide))
    return min(most, 25)
