"""A superior's .xlsx: its blanks found, and filled by openpyxl without touching anything else.

What openpyxl cannot keep is told before anything is filled (`TemplateShape.losses`).
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.formula import ArrayFormula

from dangjian_desktop.domain.template_grid import GridCell, GridFound, ListFound, found_in_grid
from dangjian_desktop.domain.template_shapes import (
    EMPTY_SHOWN,
    MOST_FOUND,
    Blank,
    BlankKind,
    Filling,
    Piece,
    ShapeBlock,
    ShapeCell,
    TemplateShape,
    pieces_of,
    tidied,
)
from dangjian_desktop.domain.template_text import (
    BOX,
    LINED,
    TICKED,
    Span,
    SpanKind,
    spans_in,
    without_last_colon,
)
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.office_package import FORM_LIMITS
from dangjian_desktop.exchange.xlsx_rows import held_cells, insert_rows

#: What a part of the package is, and how it is told that openpyxl drops it.
_DROPPED: tuple[tuple[str, bytes, str], ...] = (
    (r"xl/drawings/drawing\d+\.xml", b"<xdr:sp>", "文本框和图形"),
    (r"xl/drawings/drawing\d+\.xml", b"<xdr:sp ", "文本框和图形"),
    (r"xl/drawings/drawing\d+\.xml", b"<xdr:cxnSp", "线条"),
    (r"xl/drawings/drawing\d+\.xml", b"<xdr:grpSp", "组合的图形"),
    (r"xl/worksheets/sheet\d+\.xml", b":dataValidations", "引用别的工作表的下拉选项"),
    (r"xl/worksheets/sheet\d+\.xml", b":conditionalFormattings", "数据条和图标一类的条件格式"),
    (r"xl/worksheets/sheet\d+\.xml", b":sparklineGroups", "迷你图"),
    (r"xl/worksheets/sheet\d+\.xml", b"<legacyDrawingHF", "页眉页脚里的图片"),
    (r"xl/cellimages\.xml", b"", "嵌入单元格的图片"),
    (r"xl/media/.*\.(emf|wmf)", b"", "EMF、WMF 图片"),
    (r"xl/ctrlProps/.*", b"", "表单控件（勾选框、按钮）"),
    (r"xl/activeX/.*", b"", "控件"),
    (r"xl/charts/chart.*\.xml", b"", "图表"),
    (r"xl/embeddings/.*", b"", "嵌入的文件"),
)


@dataclass(eq=False)
class _Sheet:
    """A sheet: what is to be filled in it."""

    sheet: Any
    cells: list[GridCell]
    found: GridFound
    lists: dict[str, ListFound] = field(default_factory=dict)
    singles: dict[str, tuple[int, int]] = field(default_factory=dict)
    spans: dict[tuple[int, int], list[tuple[Span, str]]] = field(default_factory=dict)
    owners: dict[tuple[int, int], str] = field(default_factory=dict)


class XlsxForm:
    """A workbook that was opened; `shape` tells what is in it, `filled` returns it filled in."""

    def __init__(self, content: bytes) -> None:
        self._book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
        self._book.template = False  # what is filled in is a workbook, whatever it was made from
        self._losses = _losses(content)
        self._spans = 0
        self._blanks: list[Blank] = []
        self._boxes: dict[str, list[tuple[tuple[int, int], int]]] = {}
        shown = [one for one in self._book.worksheets if one.sheet_state == "visible"]
        self._sheets = [self._read(number, one) for number, one in enumerate(shown)]

    # What is in it ----------------------------------------------------------------------

    def shape(self) -> TemplateShape:
        """Return the blanks and how they stand."""
        blocks: list[ShapeBlock] = []
        for one in self._sheets:
            if len(self._sheets) > 1:
                title = ShapeCell((Piece(f"工作表：{one.sheet.title}"),))
                blocks.append(ShapeBlock(((title,),), is_table=False))
            blocks.append(_block(one))
        return TemplateShape(tuple(blocks), tuple(self._blanks), self._losses)

    def _read(self, number: int, sheet: Any) -> _Sheet:
        cells = list(_cells(sheet))
        found = found_in_grid(cells, is_open=True)
        made = _Sheet(sheet, cells, found)
        told: list[tuple[tuple[int, int], Blank]] = []
        for one in found.lists:
            key = f"{number}/l{one.head}"
            made.lists[key] = one
            told.append(
                (
                    (one.head, one.columns[0]),
                    Blank(key, BlankKind.TABLE, one.called, one.words, one.room),
                )
            )
            for row in range(one.first, one.first + one.room):
                made.owners.update({(row, column): key for column in one.columns})
        for cell, label in found.singles:
            key = f"{number}/c{cell.row},{cell.column}"
            made.singles[key] = cell.place
            made.owners[cell.place] = key
            told.append((cell.place, Blank(key, BlankKind.TEXT, label)))
        for cell in made.cells:
            if not cell.is_empty and cell.place not in made.owners:
                told += [(cell.place, one) for one in self._read_cell(number, made, cell)]
        told.sort(key=lambda pair: pair[0])
        self._blanks += [tidied(one) for _place, one in told]
        return made

    def _read_cell(self, number: int, made: _Sheet, cell: GridCell) -> Iterator[Blank]:
        pairs: list[tuple[Span, str]] = []
        groups: dict[str, list[str]] = {}
        heads: dict[str, str] = {}
        key, head = "", None
        spans = _spans(made.sheet, cell)
        if made.found.is_answered_beside(cell.place):
            spans = without_last_colon(cell.text, spans)
        self._spans += len(spans)
        if self._spans > MOST_FOUND:
            raise ExchangeError("template_too_large", detail="spans")
        for place, span in enumerate(spans):
            own = f"{number}/s{cell.row},{cell.column}/{place}"
            if span.kind is SpanKind.BOX:
                if span.group != head:
                    key, head = own, span.group
                    heads[key] = span.group
                groups.setdefault(key, []).append(span.label)
                self._boxes.setdefault(key, []).append((cell.place, place))
                pairs.append((span, key))
                continue
            pairs.append((span, own))
            kind = BlankKind.DAY if span.kind is SpanKind.DAY else BlankKind.TEXT
            yield Blank(own, kind, span.label or made.found.label_at(cell.place))
        for key, words in groups.items():
            label = heads[key] if heads[key] != BOX else made.found.label_at(cell.place)
            yield Blank(key, BlankKind.BOXES, label, tuple(words))
        if pairs:
            made.spans[cell.place] = pairs

    # Filling ----------------------------------------------------------------------------

    def filled(self, fillings: Mapping[str, Filling]) -> bytes:
        """Return the file with its blanks filled; those that are not named stay as they are."""
        for one in self._sheets:
            for place, pairs in one.spans.items():
                self._fill_spans(one.sheet, place, pairs, fillings)
            for key, place in one.singles.items():
                if key in fillings:
                    _put(_at(one.sheet, place), fillings[key])
            for key, found in sorted(
                one.lists.items(), key=lambda pair: pair[1].first, reverse=True
            ):
                if key in fillings:
                    _fill_list(self._book, one.sheet, found, fillings[key].lines)
        written = io.BytesIO()
        self._book.save(written)
        return written.getvalue()

    def _fill_spans(
        self,
        sheet: Any,
        place: tuple[int, int],
        pairs: Sequence[tuple[Span, str]],
        fillings: Mapping[str, Filling],
    ) -> None:
        cell = _at(sheet, place)
        text = _Text(cell.value)
        for number in reversed(range(len(pairs))):
            span, address = pairs[number]
            filling = fillings.get(address)
            if filling is None:
                continue
            if span.kind is SpanKind.BOX:
                if self._boxes[address].index((place, number)) in filling.ticked:
                    text.replace(span.start, span.end, TICKED)
            elif filling.text:
                _fill_span(text, span, filling.text)
        if text.is_changed:
            cell.value = text.value
            if isinstance(text.value, str):
                cell.data_type = "s"
            if "\n" in text.text:
                _wrap(cell)


def _losses(content: bytes) -> tuple[str, ...]:
    """Return what the workbook holds that openpyxl drops."""
    found: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            for pattern, mark, word in _DROPPED:
                if re.fullmatch(pattern, name) and (not mark or mark in package.read(name)):
                    found[word] = None
    return tuple(found)


# Reading ------------------------------------------------------------------------------


def _at(sheet: Any, place: tuple[int, int]) -> Any:
    return sheet.cell(place[0] + 1, place[1] + 1)


def _text_of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, ArrayFormula):
        return str(value.text)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _cells(sheet: Any) -> Iterator[GridCell]:
    """Yield the cells that hold something or are to be filled in, merged ones as one."""
    merged = {}
    for area in sheet.merged_cells.ranges:
        merged[area.min_row, area.min_col] = area
    behind_colon: tuple[int, int] | None = None
    for cell in held_cells(sheet):
        if isinstance(cell, MergedCell):
            continue
        # Those with words were counted; lines drawn down to the last row are not to be filled in.
        if cell.row > FORM_LIMITS.rows or cell.column > FORM_LIMITS.columns:
            continue
        area = merged.get((cell.row, cell.column))
        text = _text_of(cell.value)
        rows = area.max_row - area.min_row + 1 if area else 1
        columns = area.max_col - area.min_col + 1 if area else 1
        # Who merged cells without lines behind 单位： made room there for the answer.
        is_room = area is not None and (cell.row, cell.column) == behind_colon
        if text:
            is_asked = text.rstrip().endswith(("：", ":"))
            behind_colon = (cell.row, cell.column + columns) if is_asked else None
        is_framed = is_room or _is_framed(cell, area, sheet)
        if not text and not is_framed:
            continue
        yield GridCell(cell.row - 1, cell.column - 1, text, rows, columns, is_framed)


def _is_framed(cell: Any, area: Any, sheet: Any) -> bool:
    """Whether a cell is part of a table: it has a line at two sides, or its neighbours lend it."""
    sides = [cell.border.left, cell.border.right, cell.border.top, cell.border.bottom]
    if area is not None:
        last = sheet.cell(area.max_row, area.max_col)
        sides += [last.border.right, last.border.bottom]
    return sum(side is not None and side.style is not None for side in sides) >= 2


def _spans(sheet: Any, cell: GridCell) -> list[Span]:
    value = _at(sheet, cell.place).value
    if not isinstance(value, str | CellRichText) or str(value).startswith("="):
        return []
    letters = []
    for piece in _pieces(value):
        font = piece.font if isinstance(piece, TextBlock) else None
        is_lined = font is not None and font.u not in (None, "none")
        letters += [
            LINED if is_lined and letter in " \u00a0\u3000" else letter for letter in str(piece)
        ]
    return spans_in("".join(letters))


def _pieces(value: Any) -> list[Any]:
    return list(value) if isinstance(value, CellRichText) else [value]


def _block(one: _Sheet) -> ShapeBlock:
    """Return a sheet as it stands, without columns and rows in which nothing is."""
    rows: dict[int, list[ShapeCell]] = {}
    last: dict[int, int] = {}
    first = min((cell.column for cell in one.cells), default=0)
    covered: dict[tuple[int, int], bool] = {}
    for cell in sorted(one.cells, key=lambda cell: cell.place):
        line = rows.setdefault(cell.row, [])
        at = last.get(cell.row, first)
        while at < cell.column:
            if not covered.get((cell.row, at)):
                line.append(ShapeCell(()))
            at += 1
        line.append(ShapeCell(_cell_pieces(one, cell), cell.rows, cell.columns))
        last[cell.row] = cell.column + cell.columns
        for row in range(cell.row + 1, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                covered[row, column] = True
    return ShapeBlock(tuple(tuple(rows[number]) for number in sorted(rows)))


def _cell_pieces(one: _Sheet, cell: GridCell) -> tuple[Piece, ...]:
    owner = one.owners.get(cell.place)
    if owner is not None:
        return (Piece(EMPTY_SHOWN if cell.is_empty else cell.text, owner),)
    return pieces_of(cell.text, one.spans.get(cell.place, ()))


# Writing ------------------------------------------------------------------------------


class _Text:
    """The text of a cell, in which stretches are replaced without losing the looks of the rest."""

    def __init__(self, value: Any) -> None:
        self._pieces = _pieces(value)
        self._is_rich = isinstance(value, CellRichText)
        self.is_changed = False

    @property
    def value(self) -> Any:
        """What is put into the cell."""
        return CellRichText(self._pieces) if self._is_rich else self._pieces[0]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(map(str, self._pieces))

    def replace(self, start: int, end: int, told: str) -> None:
        """Put words in the place of some characters; they look like the first of these."""
        self.is_changed = True
        begin, is_put = 0, False
        for number, piece in enumerate(self._pieces):
            text = str(piece)
            low, high = max(start - begin, 0), min(end - begin, len(text))
            begin += len(text)
            is_here = low < high or (start == end and 0 <= low <= len(text) and low == high)
            if not is_here or (is_put and start == end):
                continue
            changed = text[:low] + ("" if is_put else told) + text[high:]
            is_put = True
            if isinstance(piece, TextBlock):
                self._pieces[number] = TextBlock(piece.font, changed)
            else:
                self._pieces[number] = changed


def _fill_span(text: _Text, span: Span, told: str) -> None:
    for start, end, part in reversed(span.parts_of(told)):
        text.replace(start, end, part)


def _put(cell: Any, filling: Filling) -> None:
    """Write into a cell: a number as one, anything else as text, never as a formula."""
    if filling.number is not None:
        cell.value = filling.number
    elif filling.text:
        cell.value = filling.text
        cell.data_type = "s"
        if "\n" in filling.text:
            _wrap(cell)


def _wrap(cell: Any) -> None:
    """Let the lines of a cell stand below one another."""
    look = copy(cell.alignment)
    look.wrap_text = True
    cell.alignment = look


def _fill_list(book: Any, sheet: Any, found: ListFound, lines: Sequence[Sequence[Filling]]) -> None:
    room = found.room
    if 0 < room < len(lines):
        # Before the last line, so that sums over the lines take the new ones in.
        last = found.first + room
        insert_rows(book, sheet, last, len(lines) - room, last - 1 if room > 1 else last)
    for number, line in enumerate(lines):
        for column, filling in zip(found.columns, line, strict=True):
            _put(_at(sheet, (found.first + number, column)), filling)
