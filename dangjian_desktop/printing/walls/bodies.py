"""Bodies of text on a wall: paragraphs in columns, as large as the room allows.

The largest letters are looked for at which all paragraphs fit into columns of about the same
height; lines are filled, paragraphs begin two characters in, no heading is the last of a column,
and no line of a paragraph stands alone in one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from dangjian_desktop.printing.errors import with_room
from dangjian_desktop.printing.fitting import clearly_largest, evened, largest_made
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import SMALLEST_NAME, Area, Line, Rule, Shape
from dangjian_desktop.printing.sheet import Align, Millimetre
from dangjian_desktop.printing.themes import Colour

#: Pitch of lines, room between paragraphs and above a heading, all in letters; lines that leave
#: room are led further apart.
LEADING, LOOSEST = 1.62, 2.0
_BETWEEN, _ABOVE_HEADING = 0.3, 0.5
#: A paragraph begins so many letters in.
_INDENT = 2
#: A line holds no fewer letters, or it is torn apart; and no more, or the eye loses it.
_FEWEST, _MOST = 9, 42
_MOST_COLUMNS = 5
#: Room between columns, in letters.
_GUTTER = 2.2
#: A further column must make the letters at least this much larger.
_WORTH_A_COLUMN = 1.06
#: Share of the room left over that stands above the text.
_ABOVE = 0.42

Form = Literal["paragraph", "flush", "heading", "centred", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        form: "heading" (bold, coloured), "centred", "right" (signed) or "flush" (whom it addresses)
            where it is no usual one.
    """

    text: Checked
    form: Form = "paragraph"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a column.

    Attributes:
        height: The room above it where it begins no column, in letters.
        number, count: Which line of its paragraph it is, from 0, and how many that has.
    """

    text: Checked
    form: Form
    indent: float
    is_spread: bool
    height: float
    number: int
    count: int

    def keeps(self, after: "_Row") -> bool:
        """Whether the line after it stands in the same column.

        No heading is the last of a column, and no line of a paragraph stands alone at its end
        or at the top of the next one.
        """
        if self.form == "heading":
            return True
        return after.number > 0 and (self.number == 0 or after.number == after.count - 1)


def text_columns(
    paragraphs: Sequence[Paragraph],
    area: Area,
    ink: Ink,
    *,
    largest: Millimetre,
    smallest: Millimetre = SMALLEST_NAME,
    most_columns: int = _MOST_COLUMNS,
    face: Face = Face.SERIF,
    colour: Colour = Colour.TEXT,
) -> tuple[Shape, ...]:
    """Place paragraphs in as many columns as make the letters largest.

    Args:
        paragraphs: From top to bottom, and from one column to the next.
        area: Where they stand.
        ink: The door for texts; gives their widths.
        largest, smallest: Sizes of the letters, in millimetres of the page.
        most_columns: No more columns than these are tried.
        face: Of the text; headings are in the bold of the sans.
        colour: Of the text.

    Raises:
        PaperError: When not even the smallest letters have room.
    """
    sets = (
        _largest(paragraphs, area, ink, count, (smallest, largest), face)
        for count in range(1, most_columns + 1)
    )
    best = with_room(clearly_largest(sets, lambda one: one.size, _WORTH_A_COLUMN))
    return tuple(best.shapes(area, face, colour))


@dataclass(frozen=True, slots=True)
class _Set:
    """Columns at one size."""

    size: Millimetre
    columns: tuple[tuple[_Row, ...], ...]
    width: Millimetre

    def shapes(self, area: Area, face: Face, colour: Colour) -> Iterator[Shape]:
        size, leading = self.size, self._leading(area)
        tallest = max(_height(column, leading) for column in self.columns) * size
        top = area.y + max(0.0, area.height - tallest) * _ABOVE
        gutter = _GUTTER * size
        total = len(self.columns) * self.width + (len(self.columns) - 1) * gutter
        x = area.middle - total / 2
        for number, column in enumerate(self.columns):
            if number:
                middle = x - gutter / 2
                yield Rule(middle, top, middle, top + tallest, Colour.LINE, size * 0.04)
            y = top
            for place, row in enumerate(column):
                y += _above(row, place) * size
                place_of_row = Area(x, y, self.width, leading * size)
                yield self._line(row, place_of_row, face, colour)
                y += leading * size
            x += self.width + gutter

    def _leading(self, area: Area) -> float:
        """Return the pitch at which the highest column fills the room, in letters."""
        return min(
            LOOSEST,
            *(
                (area.height / self.size - _height(column, 0)) / max(len(column), 1)
                for column in self.columns
            ),
        )

    def _line(self, row: _Row, room: Area, face: Face, colour: Colour) -> Line:
        size = self.size
        indent = row.indent * size
        place = Area(room.x + indent, room.y, room.width - indent, room.height)
        if row.form == "heading":
            return Line(place, row.text, Face.SANS_BOLD, size, Colour.ACCENT)
        align: Align = "left"
        if row.form == "centred":
            align = "centre"
        elif row.form == "right":
            align = "right"
        return Line(place, row.text, face, size, colour, row.is_spread, align)


def _above(row: _Row, place: int) -> float:
    return row.height if place else 0.0


def _height(column: Sequence[_Row], leading: float = LEADING) -> float:
    return sum(leading + _above(row, place) for place, row in enumerate(column))


def _largest(
    paragraphs: Sequence[Paragraph],
    area: Area,
    ink: Ink,
    count: int,
    sizes: tuple[Millimetre, Millimetre],
    face: Face,
) -> _Set | None:
    """Return the paragraphs in so many columns at their largest letters; None where none fit."""
    return largest_made(partial(_at_size, paragraphs, area, ink, count, face), *sizes)


def _at_size(
    paragraphs: Sequence[Paragraph],
    area: Area,
    ink: Ink,
    count: int,
    face: Face,
    size: Millimetre,
) -> _Set | None:
    width = (area.width - (count - 1) * _GUTTER * size) / count
    letters = min(width / size, _MOST)
    if letters < _FEWEST and (count > 1 or letters < _INDENT + 1):
        return None
    rows = [row for one in paragraphs for row in _rows(one, letters, ink, face)]
    highest = sum(LEADING + row.height for row in rows) + LEADING
    columns = evened(partial(_cut, rows), count, LEADING, highest)
    if columns is None or max(map(_height, columns)) * size > area.height:
        return None
    return _Set(size, tuple(map(tuple, columns)), letters * size)


def _rows(one: Paragraph, letters: float, ink: Ink, face: Face) -> Iterator[_Row]:
    text = ink.spaced(one.text)
    above = _ABOVE_HEADING if one.form == "heading" else _BETWEEN
    if one.form != "paragraph":
        shown = Face.SANS_BOLD if one.form == "heading" else face
        even = ink.even_lines(text, shown, 1, letters)
        for number, line in enumerate(even):
            yield _Row(line, one.form, 0, False, 0 if number else above, number, len(even))
        return
    first, *others = ink.lines(Checked("　　" + text), face, 1, letters)
    lines = [
        (Checked(first.removeprefix("　　")), float(_INDENT)),
        *((line, 0.0) for line in others),
    ]
    for number, (line, indent) in enumerate(lines):
        is_last = number == len(lines) - 1
        height = 0 if number else above
        yield _Row(line, "paragraph", indent, not is_last, height, number, len(lines))


def _cut(rows: Sequence[_Row], limit: float) -> list[list[_Row]]:
    columns: list[list[_Row]] = [[]]
    used = 0.0
    for row in rows:
        needed = LEADING + (row.height if columns[-1] else 0)
        if columns[-1] and used + needed > limit:
            carried: list[_Row] = []
            while len(columns[-1]) > 1 and columns[-1][-1].keeps((*carried, row)[0]):
                carried.insert(0, columns[-1].pop())
            columns.append(carried)
            used = _height(carried)
            needed = LEADING + (row.height if carried else 0)
        columns[-1].append(row)
        used += needed
    return columns
