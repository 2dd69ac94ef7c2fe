"""Lays a declared table out over pages and hands each page to reportlab as one small Table.

Why not one Table that reportlab splits: splitting copies the rest of the rows for every page, and
only who knows the pages beforehand can keep the last row together with the signatures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reportlab.lib.colors import toColor
from reportlab.platypus import Flowable, PageBreak, Spacer, Table, TableStyle
from reportlab.platypus.tables import CellStyle

from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.flowables import LEADING, Ends, Signatures, TextLines, title
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.sheet import POINTS_PER_MM, Align, Column, Sheet
from dangjian_desktop.printing.themes import Colour

#: Room between the lines of a table and its texts, in points.
PAD_ACROSS, PAD_DOWN = 3.2, 3.0

#: Lines of a table, in points.
OUTER_LINE, INNER_LINE = 0.8, 0.3

#: Letters around a table (above it, below it) against those in it.
_AROUND = 1.12

_BELOW_ROOM = 4
_CONTINUED = "（续）"
_HAIR = 0.01

_LINES = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, 0), toColor(Colour.GROUND.value)),
        ("INNERGRID", (0, 0), (-1, -1), INNER_LINE, toColor(Colour.LINE_STRONG.value)),
        ("BOX", (0, 0), (-1, -1), OUTER_LINE, toColor(Colour.TEXT.value)),
    ]
)
_LINES_OF_NOTHING = TableStyle([("SPAN", (0, 1), (-1, 1))], parent=_LINES)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text as it stands in its column: its lines, and what reportlab is given for them."""

    lines: tuple[Checked, ...]
    drawn: Any


class ColumnSetter:
    """Breaks the texts of one column; each different text once.

    Args:
        ink: Where texts are checked and measured.
        face: The font of the column.
        size: Of the letters, in points.
        width: Of the column, in points, padding included.
        align: How texts stand.
    """

    def __init__(self, ink: Ink, face: Face, size: float, width: float, align: Align) -> None:
        self._ink, self._face, self._size, self._align = ink, face, size, align
        self._room = width - 2 * PAD_ACROSS
        self._known: dict[str, Cell] = {}

    def cell(self, text: str, *place: object) -> Cell:
        """Return a text as it stands in the column; `place` names it for a refusal."""
        cell = self._known.get(text)
        if cell is None:
            ready = self._ink.prepared(text, *place)
            cell = self.set(self._ink.even_lines(ready, self._face, self._size, self._room))
            self._known[text] = cell
        return cell

    def set(self, lines: tuple[Checked, ...]) -> Cell:
        """Return given lines as a cell: a plain string where one font has all characters."""
        if all(self._ink.is_plain(line, self._face) for line in lines):
            return Cell(lines, "\n".join(lines))
        return Cell(lines, TextLines(self._ink, lines, self._face, self._size, align=self._align))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row ready for a page: what is drawn, and how high it is in points."""

    drawn: tuple[Any, ...]
    height: float


def sheet_story(
    sheet: Sheet,
    rows: Sequence[object],
    values: Mapping[str, str],
    width: float,
    height: float,
    ink: Ink,
) -> list[Flowable]:
    """Return what reportlab is to flow for a table.

    Args:
        sheet: The declaration.
        rows: Objects with the attributes that the columns show, as printed strings.
        values: For the words in braces.
        width: Of the text block, in points.
        height: Of the text block, in points.
        ink: The door for all texts.

    Raises:
        PaperError: When the columns do not fit on the paper.
    """
    layout = _TableLayout(sheet, width, height, ink)
    story: list[Flowable] = []
    for name, part in _parts(sheet, rows, values):
        story += layout.pages(part, {**values, sheet.part_by: name} if sheet.part_by else values)
    return story[:-1]  # the last page needs no break after it


def _parts(
    sheet: Sheet, rows: Sequence[object], values: Mapping[str, str]
) -> Iterator[tuple[str, list[object]]]:
    if not rows or not sheet.part_by:
        yield values.get(sheet.part_by, ""), list(rows)
        return
    for name, part in groupby(rows, key=lambda row: str(getattr(row, sheet.part_by))):
        yield name, list(part)


def column_widths(columns: Sequence[Column], width: float, name: str) -> tuple[float, ...]:
    """Share a width in points among columns: each has its smallest, the rest goes by `grow`.

    Raises:
        PaperError: When the smallest widths together are too wide.
    """
    smallest = [column.width * POINTS_PER_MM for column in columns]
    spare = width - sum(smallest)
    if spare < -_HAIR:
        needed = round(sum(smallest) / POINTS_PER_MM)
        raise PaperError(
            "纸张太窄：{name}的各栏要 {needed} 毫米，版心只有 {width} 毫米。请换大一号的纸或横放。",
            name=name,
            needed=needed,
            width=int(width / POINTS_PER_MM),
        )
    shares = [column.grow for column in columns]
    if not any(shares):
        shares = smallest
    total = sum(shares)
    return tuple(own + spare * share / total for own, share in zip(smallest, shares, strict=True))


class _TableLayout:
    """The pages of one sheet: knows widths and heights, and asks nothing of reportlab."""

    def __init__(self, sheet: Sheet, width: float, height: float, ink: Ink) -> None:
        self._sheet, self._ink = sheet, ink
        self._width, self._height = width, height
        self._columns = sheet.columns_for(ink.level)
        self._widths = column_widths(self._columns, width, sheet.name)
        self._setters = tuple(
            ColumnSetter(ink, Face.SANS, sheet.text_size, own, column.align)
            for column, own in zip(self._columns, self._widths, strict=True)
        )
        self._leading = sheet.text_size * LEADING
        self._smallest = sheet.row_height * POINTS_PER_MM
        self._around = sheet.text_size * _AROUND
        self._heading = self._heading_row()
        # One style object for all cells of a column: given as commands, reportlab would copy every
        # property into every cell, and a long roster would take twice as long.
        self._heading_styles = [self._style(Face.SANS_BOLD, "centre")] * len(self._columns)
        self._cell_styles = [self._style(Face.SANS, column.align) for column in self._columns]

    def pages(self, rows: list[object], values: Mapping[str, str]) -> list[Flowable]:
        """Return the pages of one part, each ended by a page break."""
        sheet, ink = self._sheet, self._ink
        head = title(ink.prepared(sheet.title.format_map(values), "标题"), self._width, ink)
        above = self._above(values, "")
        closing = self._closing(rows, values)
        note = self._note(values)
        taken = head.height + sum(one.height for one in note)
        rooms = (
            self._height - taken - above.height - self._heading.height - _HAIR,
            self._height - above.height - self._heading.height - _HAIR,
        )
        filled = _fill(self._rows(rows, min(rooms)), rooms, sum(one.height for one in closing))
        story: list[Flowable] = []
        for number, page in enumerate(filled):
            story += [self._above(values, _CONTINUED)] if number else [head, *note, above]
            story.append(self._table(page, has_rows=bool(rows)))
            story += closing if number == len(filled) - 1 else []
            story.append(PageBreak())
        return story

    def _above(self, values: Mapping[str, str], suffix: str) -> Ends:
        left, right = (text.format_map(values) for text in self._sheet.above)
        ready = self._ink.prepared(left + suffix, "表头"), self._ink.prepared(right, "表头")
        return Ends(self._ink, *ready, self._width, self._around)

    def _note(self, values: Mapping[str, str]) -> list[Flowable]:
        text = self._sheet.note.format_map(values)
        if not text:
            return []
        ready = self._ink.prepared(text, "说明")
        lines = self._ink.lines(ready, Face.SANS, self._around, self._width)
        colour = Colour.SECOND
        piece = TextLines(self._ink, lines, Face.SANS, self._around, colour=colour, align="centre")
        return [piece.stretched(self._width)]

    def _closing(self, rows: list[object], values: Mapping[str, str]) -> list[Flowable]:
        closing: list[Flowable] = []
        said = [text.format_map(values) for text in self._sheet.below]
        for text in filter(None, said):
            ready = self._ink.prepared(text, "表下")
            lines = self._ink.lines(ready, Face.SANS, self._around, self._width)
            closing.append(Spacer(self._width, _BELOW_ROOM))
            closing.append(TextLines(self._ink, lines, Face.SANS, self._around))
        closing += [Spacer(self._width, _BELOW_ROOM)] if any(said) else []
        counts = [(tally, tally.count(rows)) for tally in self._sheet.tallies]
        told = [
            f"{tally.label} {count} {tally.unit}"
            for tally, count in counts
            if count or not tally.is_left_out_when_none
        ]
        if told:
            text = self._ink.prepared("　　".join(told), "合计")
            closing.append(Ends(self._ink, text, Checked(""), self._width, self._around))
        if self._sheet.signatures:
            words = tuple(self._ink.prepared(f"{word}：") for word in self._sheet.signatures)
            closing.append(Signatures(self._ink, words, self._width, self._around))
        return closing

    def _heading_row(self) -> _Row:
        cells = [
            ColumnSetter(self._ink, Face.SANS_BOLD, self._sheet.text_size, own, "centre").cell(
                column.heading, "表头"
            )
            for column, own in zip(self._columns, self._widths, strict=True)
        ]
        return self._row(cells)

    def _rows(self, rows: list[object], room: float) -> Iterator[_Row]:
        if not rows:
            yield self._nothing()
            return
        attributes = [
            (setter, column.shows, column.heading)
            for setter, column in zip(self._setters, self._columns, strict=True)
        ]
        most_lines = max(1, int((room - 2 * PAD_DOWN) / self._leading))
        for number, row in enumerate(rows, start=1):
            cells = [
                setter.cell(getattr(row, shows), "第 ", number, " 行“", heading, "”")
                for setter, shows, heading in attributes
            ]
            if max(len(cell.lines) for cell in cells) > most_lines:
                yield from self._slices(cells, most_lines)
            else:
                yield self._row(cells)

    def _slices(self, cells: list[Cell], most_lines: int) -> Iterator[_Row]:
        """Cut a row that is higher than a page into several."""
        lines = max(len(cell.lines) for cell in cells)
        for start in range(0, lines, most_lines):
            yield self._row(
                [
                    setter.set(cell.lines[start : start + most_lines])
                    for setter, cell in zip(self._setters, cells, strict=True)
                ]
            )

    def _row(self, cells: list[Cell]) -> _Row:
        lines = max(len(cell.lines) for cell in cells)
        height = max(self._smallest, lines * self._leading + 2 * PAD_DOWN)
        return _Row(tuple(cell.drawn for cell in cells), height)

    def _nothing(self) -> _Row:
        text = self._ink.prepared(self._sheet.nothing)
        size, face = self._sheet.text_size, Face.SANS
        piece = TextLines(self._ink, (text,), face, size, colour=Colour.SECOND)
        return _Row((piece, *[""] * (len(self._columns) - 1)), self._smallest)

    def _table(self, rows: list[_Row], *, has_rows: bool) -> Table:
        return Table(
            [self._heading.drawn, *(row.drawn for row in rows)],
            colWidths=self._widths,
            rowHeights=[self._heading.height, *(row.height for row in rows)],
            cellStyles=[self._heading_styles, *[self._cell_styles] * len(rows)],
            style=_LINES if has_rows else _LINES_OF_NOTHING,
        )

    def _style(self, face: Face, align: Align) -> CellStyle:
        style = CellStyle(face.value)
        style.fontname, style.fontsize = self._ink.font_name(face), self._sheet.text_size
        style.leading = self._leading
        style.color = toColor(Colour.TEXT.value)
        style.alignment, style.valign = align.upper(), "MIDDLE"
        style.leftPadding = style.rightPadding = PAD_ACROSS
        style.topPadding = style.bottomPadding = 0
        return style


def _fill(rows: Iterator[_Row], rooms: tuple[float, float], closing: float) -> list[list[_Row]]:
    """Spread rows over pages; what closes the part never stands on a page without a row.

    Args:
        rows: In order.
        rooms: Height for rows on the first page and on the others.
        closing: Height of what follows the last row.
    """
    pages: list[list[_Row]] = [[]]
    used, room = 0.0, rooms[0]
    for row in rows:
        if pages[-1] and used + row.height > room:
            pages.append([])
            used, room = 0.0, rooms[1]
        pages[-1].append(row)
        used += row.height
    if used + closing > room and len(pages[-1]) > 1:
        pages.append([pages[-1].pop()])
    elif used + closing > room:
        pages.append([])
    return pages
