"""Lays a declared table out over pages and hands each page to reportlab as one small Table.

Why not one Table that reportlab splits: splitting copies the rest of the rows for every page, and
only who knows the pages beforehand can keep the last row together with the signatures.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from reportlab.platypus import Flowable, PageBreak, Spacer, Table, TableStyle
from reportlab.platypus.tables import CellStyle

from dangjian_desktop.printing.errors import PaperError, too_small, with_room
from dangjian_desktop.printing.fitting import evened
from dangjian_desktop.printing.flowables import (
    BOARD_LOOKS,
    FILED_LOOKS,
    LEADING,
    Board,
    Ends,
    SideBySide,
    Signatures,
    TextLines,
    read_colour,
    title,
)
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.sheet import POINTS_PER_MM, Align, Column, Millimetre, Sheet
from dangjian_desktop.printing.themes import Colour

#: Room between the lines of a table and its texts, in points.
PAD_ACROSS, PAD_DOWN = 3.2, 3.0

#: Lines of a table, in points.
OUTER_LINE, INNER_LINE = 0.8, 0.3

#: Letters around a table (above it, below it) against those in it.
_AROUND = 1.12

#: On what hangs a column of texts gives up to so much of its width, and keeps so much.
_GIVES = 0.55
_LEAST_GIVEN: Millimetre = 14
#: Rows of what hangs and has room left on its page are so much higher at most.
_MOST_STRETCH = 2.4

#: Where the last page would hold so few rows, all are pressed to so much of their height if that
#: saves it; else it gets so many from the page before.
_FEW_ROWS, _PRESSED, _LEAST_ROWS = 5, 0.92, 3

_BELOW_ROOM = 4
_CONTINUED = "（续）"
_HAIR = 0.01

_LINES = (
    ("INNERGRID", (0, 0), (-1, -1), INNER_LINE, read_colour(Colour.LINE_STRONG.value)),
    ("BOX", (0, 0), (-1, -1), OUTER_LINE, read_colour(Colour.TEXT.value)),
)
_OF_NOTHING = [("SPAN", (0, 1), (-1, 1))]


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
    """One row ready for a page: what is drawn, how high it is, and its texts, in points."""

    drawn: tuple[Any, ...]
    height: float
    least: float


def sheet_story(
    sheet: Sheet,
    rows: Sequence[object],
    values: Mapping[str, str],
    width: float,
    height: float,
    ink: Ink,
    board: Board | None = None,
) -> list[Flowable]:
    """Return what reportlab is to flow for a table.

    Args:
        sheet: The declaration.
        rows: Objects with the attributes that the columns show, as printed strings.
        values: For the words in braces.
        width: Of the text block, in points.
        height: Of the text block, in points.
        ink: The door for all texts.
        board: Looks of what hangs: its columns may be narrower and its rows higher, so that it
            fills its page with letters as large as can be. None for what is filed.

    Raises:
        PaperError: When the columns do not fit on the paper.
    """
    layout = _TableLayout(sheet, width, height, ink, board)
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
    """Share a width in points among columns: each has its own, the rest goes by `grow`.

    Where there is less room, those give that may, each the same share of what it can.

    Raises:
        PaperError: When the least widths together are too wide.
    """
    own = [column.width * POINTS_PER_MM for column in columns]
    least = [column.least * POINTS_PER_MM for column in columns]
    spare = width - sum(own)
    if width < sum(least) - _HAIR:
        needed = math.ceil(sum(least) / POINTS_PER_MM)
        raise PaperError(
            "纸张太窄：{name}的各栏要 {needed} 毫米，版心只有 {width} 毫米。请换大一号的纸或横放。",
            name=name,
            needed=needed,
            width=int(width / POINTS_PER_MM),
        )
    shares = [column.grow for column in columns] if spare > 0 else []
    if spare < -_HAIR:
        shares = [wide - narrow for wide, narrow in zip(own, least, strict=True)]
    if not any(shares):
        shares = own
    total = sum(shares)
    return tuple(wide + spare * share / total for wide, share in zip(own, shares, strict=True))


def _giving(column: Column) -> Column:
    """Return a column that gives room where it may also grow: its texts break into more lines."""
    if not column.grow:
        return column
    return replace(column, least=min(column.least, max(column.width * _GIVES, _LEAST_GIVEN)))


class _TableLayout:
    """The pages of one sheet: knows widths and heights, and asks nothing of reportlab."""

    def __init__(
        self, sheet: Sheet, width: float, height: float, ink: Ink, board: Board | None
    ) -> None:
        self._sheet, self._ink, self._board = sheet, ink, board
        self._width, self._height = width, height
        #: Of one table; several may stand side by side where they hang.
        self._each = width if board is None else board.column_width(width)
        self._columns = sheet.columns_for(ink.level)
        if board is not None:
            self._columns = tuple(map(_giving, self._columns))
        self._widths = column_widths(self._columns, self._each, sheet.name)
        self._setters = tuple(
            ColumnSetter(ink, Face.SANS, sheet.text_size, own, column.align)
            for column, own in zip(self._columns, self._widths, strict=True)
        )
        self._leading = sheet.text_size * LEADING
        self._smallest = sheet.row_height * POINTS_PER_MM
        self._around = sheet.text_size * _AROUND
        self._looks = FILED_LOOKS if board is None else BOARD_LOOKS
        self._heading = self._heading_row()
        self._lines = self._lines_style()
        # One style object for all cells of a column: given as commands, reportlab would copy every
        # property into every cell, and a long roster would take twice as long.
        self._heading_styles = [self._style(Face.SANS_BOLD, "centre")] * len(self._columns)
        self._cell_styles = [self._style(Face.SANS, column.align) for column in self._columns]

    def pages(self, rows: list[object], values: Mapping[str, str]) -> list[Flowable]:
        """Return the pages of one part, each ended by a page break."""
        sheet, ink = self._sheet, self._ink
        text = ink.prepared(sheet.title.format_map(values), "标题")
        head = title(text, self._width, ink, self._board)
        above = self._above(values, "")
        closing = self._closing(rows, values)
        note = self._note(values)
        taken = head.height + sum(one.height for one in note)
        rooms = (
            self._height - taken - above.height - self._heading.height - _HAIR,
            self._height - above.height - self._heading.height - _HAIR,
        )
        below = sum(one.height for one in closing)
        ready = list(self._rows(rows, min(rooms)))
        if self._board is not None and self._board.columns > 1:
            return [
                head,
                *note,
                above,
                self._beside(ready, self._board.columns, rooms[0] - below),
                *closing,
                PageBreak(),
            ]
        filled = _spread(ready, rooms, below)
        if self._board is not None and len(filled) == 1:
            filled = [_grown(filled[0], _stretch(filled[0], rooms[0] - below))]
        story: list[Flowable] = []
        for number, page in enumerate(filled):
            story += [self._above(values, _CONTINUED)] if number else [head, *note, above]
            story.append(self._table(page, has_rows=bool(rows)))
            story += closing if number == len(filled) - 1 else []
            story.append(PageBreak())
        return story

    def _beside(self, rows: list[_Row], count: int, room: float) -> SideBySide:
        """Return the rows as so many tables side by side at most, about equally high.

        Raises:
            PaperError: When they have no room.
        """
        highest = max(row.height for row in rows)
        if highest > room:
            raise too_small()
        columns = with_room(
            evened(lambda limit: _fill(rows, (limit, limit), 0), count, highest, room)
        )
        share = _stretch(max(columns, key=_height), room)
        tables = [self._table(_grown(one, share), has_rows=True) for one in columns]
        return SideBySide([[table] for table in tables], self._each)

    def _above(self, values: Mapping[str, str], suffix: str) -> Ends:
        left, right = (text.format_map(values) for text in self._sheet.above)
        ready = self._ink.prepared(left + suffix, "表头"), self._ink.prepared(right, "表头")
        return Ends(self._ink, *ready, self._width, self._around)

    def _note(self, values: Mapping[str, str]) -> list[Flowable]:
        text = self._sheet.note.format_map(values)
        if not text:
            return []
        ready = self._ink.prepared(text, "说明")
        lines = self._ink.even_lines(ready, Face.SANS, self._around, self._width)
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
        least = lines * self._leading + 2 * PAD_DOWN
        return _Row(tuple(cell.drawn for cell in cells), max(self._smallest, least), least)

    def _nothing(self) -> _Row:
        text = self._ink.prepared(self._sheet.nothing)
        size, face = self._sheet.text_size, Face.SANS
        piece = TextLines(self._ink, (text,), face, size, colour=Colour.SECOND)
        return _Row((piece, *[""] * (len(self._columns) - 1)), self._smallest, self._smallest)

    def _table(self, rows: list[_Row], *, has_rows: bool) -> Table:
        return Table(
            [self._heading.drawn, *(row.drawn for row in rows)],
            colWidths=self._widths,
            rowHeights=[self._heading.height, *(row.height for row in rows)],
            cellStyles=[self._heading_styles, *[self._cell_styles] * len(rows)],
            style=self._lines if has_rows else TableStyle(_OF_NOTHING, parent=self._lines),
        )

    def _lines_style(self) -> TableStyle:
        looks, ink = self._looks, self._ink
        grounds = [
            *looks.filled(ink, looks.panel, (0, 0), (-1, -1)),
            *looks.filled(ink, looks.head, (0, 0), (-1, 0)),
        ]
        return TableStyle([*grounds, *_LINES])

    def _style(self, face: Face, align: Align) -> CellStyle:
        style = CellStyle(face.value)
        style.fontname, style.fontsize = self._ink.font_name(face), self._sheet.text_size
        style.leading = self._leading
        is_head = face is Face.SANS_BOLD
        style.color = read_colour(
            self._ink.paint(self._looks.head_text if is_head else Colour.TEXT)
        )
        style.alignment, style.valign = align.upper(), "MIDDLE"
        style.leftPadding = style.rightPadding = PAD_ACROSS
        style.topPadding = style.bottomPadding = 0
        return style


def _height(rows: Sequence[_Row]) -> float:
    return sum(row.height for row in rows)


def _stretch(rows: Sequence[_Row], room: float) -> float:
    """Return by how much rows may grow so that they take what is left of their page."""
    return max(min(room / _height(rows), _MOST_STRETCH), 1)


def _grown(rows: Sequence[_Row], share: float) -> list[_Row]:
    return [replace(row, height=row.height * share) for row in rows]


def _spread(rows: list[_Row], rooms: tuple[float, float], closing: float) -> list[list[_Row]]:
    """Spread rows over pages as `_fill` does, so that the last page is worth turning to."""
    pages = _fill(rows, rooms, closing)
    if len(pages) == 1 or len(pages[-1]) > _FEW_ROWS:
        return pages
    pressed = [replace(row, height=max(row.least, row.height * _PRESSED)) for row in rows]
    fewer = _fill(pressed, rooms, closing)
    if len(fewer) < len(pages):
        return fewer
    before, last = pages[-2:]
    while len(last) < _LEAST_ROWS < len(before):
        if _height([before[-1], *last]) + closing > rooms[1]:
            break
        last.insert(0, before.pop())
    return pages


def _fill(rows: Iterable[_Row], rooms: tuple[float, float], closing: float) -> list[list[_Row]]:
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
