"""Tables and word lists on a wall: the largest letters at which every cell has room.

Rows are as high as their longest cell asks for and grow a little to fill what is left; a table
never goes on over a second page, since what hangs is one sheet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dangjian_desktop.printing.errors import with_room
from dangjian_desktop.printing.fitting import largest_size
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    SMALLEST_NAME,
    Area,
    Box,
    Label,
    Line,
    Rule,
    Shape,
    alike,
)
from dangjian_desktop.printing.sheet import Align, Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.frame import panel

#: Pitch of lines, padding of cells (across, above and below), in letters.
_LINE, _ACROSS, _DOWN = 1.4, 0.6, 0.42
#: So much wider than its words is a column that keeps them whole; none is narrower than this.
_HAIR, _NARROWEST = 0.05, 1.0
#: Height of the row of headings, in letters.
_HEAD = 2.3
#: Rows grow by this much at most.
_MOST_STRETCH = 1.5
#: In lists of words: the width of the word, the room between lines, in letters.
WORD_WIDTH, _BETWEEN, _WORD_LINE = 5.2, 0.7, 1.5


@dataclass(frozen=True, slots=True)
class WallColumn:
    """A column of a wall table.

    Attributes:
        weight: Share of the width against the other columns.
        align: How its texts stand. is_strong: Whether they are bold.
        is_whole: Whether the column is at least so wide that no word of it is torn apart, a day
            or a number; what stands between two 、 is a word.
    """

    heading: str
    weight: float
    align: Align = "left"
    is_strong: bool = False
    is_whole: bool = False

    @property
    def face(self) -> Face:
        """The font of its texts."""
        return Face.SANS_BOLD if self.is_strong else Face.SANS


def place_table(
    columns: Sequence[WallColumn],
    rows: Sequence[Sequence[str]],
    area: Area,
    ink: Ink,
    scale: float,
    *,
    largest: Millimetre,
) -> Iterator[Shape]:
    """Place a table into an area.

    Args:
        columns: From left to right. rows: the texts of each, one for every column.
        area: Where it stands.
        ink: The door for texts.
        scale: A millimetre of the design.
        largest: Size of the letters, in millimetres of the page.

    Raises:
        PaperError: When not even the smallest letters have room.
    """
    told = [
        [
            ink.spaced(ink.prepared(text, column.heading))
            for column, text in zip(columns, row, strict=True)
        ]
        for row in rows
    ]
    size = _largest(columns, told, area, ink, largest)
    widths = _widths(columns, told, area.width, size, ink)
    heights = [_height(columns, row, widths, size, ink) for row in told]
    head = _HEAD * size
    stretch = min((area.height - head) / sum(heights), _MOST_STRETCH) if heights else 1.0
    heights = [height * stretch for height in heights]
    whole = area.top(head + sum(heights))
    yield panel(whole, scale, 0)
    yield Box(area.top(head), Colour.HEAD)
    yield from _headings(columns, widths, area.top(head), size, ink)
    yield Rule(area.x, area.y + head, area.right, area.y + head, Colour.HEAD_RULE, 0.4 * scale)
    y = area.y + head
    for number, (row, height) in enumerate(zip(told, heights, strict=True)):
        if number % 2:
            yield Box(Area(area.x, y, area.width, height), Colour.GROUND)
        if number:
            yield Rule(area.x, y, area.right, y, Colour.LINE, 0.25 * scale)
        x = area.x
        for column, text, width in zip(columns, row, widths, strict=True):
            yield from _cell(column, text, Area(x, y, width, height), size, ink)
            x += width
        y += height
    x = area.x
    for width in widths[:-1]:
        x += width
        yield Rule(x, area.y, x, whole.bottom, Colour.LINE, 0.25 * scale)
    yield Box(whole, line=Colour.PANEL_LINE, line_width=0.4 * scale)


def _headings(
    columns: Sequence[WallColumn],
    widths: Sequence[Millimetre],
    head: Area,
    size: Millimetre,
    ink: Ink,
) -> Iterator[Label]:
    """Place the headings, all of one size."""
    x, labels = head.x, []
    for column, width in zip(columns, widths, strict=True):
        cell = Area(x, head.y, width, head.height).inset(_ACROSS * size * 0.35, 0)
        heading = ink.prepared(column.heading)
        labels.append(Label(cell, heading, Face.SANS_BOLD, size, Colour.HEAD_TEXT, max_lines=2))
        x += width
    yield from alike(labels, ink)


def _largest(
    columns: Sequence[WallColumn],
    rows: Sequence[Sequence[Checked]],
    area: Area,
    ink: Ink,
    largest: Millimetre,
) -> Millimetre:
    """Return the largest letters with which all rows have room.

    Raises:
        PaperError: When not even the smallest have.
    """

    def has_room(size: Millimetre) -> bool:
        widths = _widths(columns, rows, area.width, size, ink)
        if min(widths) < _NARROWEST * size or sum(widths) > area.width + _HAIR * size:
            return False
        needed = sum(_height(columns, row, widths, size, ink) for row in rows)
        return needed + _HEAD * size <= area.height

    return with_room(largest_size(has_room, SMALLEST_NAME, largest))


def _widths(
    columns: Sequence[WallColumn],
    rows: Sequence[Sequence[Checked]],
    room: Millimetre,
    size: Millimetre,
    ink: Ink,
) -> list[Millimetre]:
    """Share a width out by weight; what its words ask for, a whole column takes from the others.

    Where they ask for more than there is, the widths together are wider than the room, or a column
    is left with nothing.
    """
    total = sum(column.weight for column in columns)
    shares = [room * column.weight / total for column in columns]
    if not any(column.is_whole for column in columns):
        return shares
    least = [
        max((_word_width(column, row[place], size, ink) for row in rows), default=0.0)
        if column.is_whole
        else 0.0
        for place, column in enumerate(columns)
    ]
    widths = shares
    # What gives room may come to need more than it has left, and then keeps its own, too.
    while any(needed > width for needed, width in zip(least, widths, strict=True)):
        held = [needed >= width for needed, width in zip(least, widths, strict=True)]
        kept = sum(needed for needed, is_held in zip(least, held, strict=True) if is_held)
        given = sum(share for share, is_held in zip(shares, held, strict=True) if not is_held)
        widths = [
            needed if is_held else share * (room - kept) / given
            for needed, share, is_held in zip(least, shares, held, strict=True)
        ]
    return widths


def _word_width(column: WallColumn, text: Checked, size: Millimetre, ink: Ink) -> Millimetre:
    words = max(ink.width(word, column.face, size) for word in _words(text))
    return words + (2 * _ACROSS + _HAIR) * size


def _words(text: Checked) -> list[Checked]:
    """Return the words of a text, each with the 、 behind it."""
    *first, last = text.split("、")
    return [*(Checked(f"{word}、") for word in first), Checked(last)]


def _height(
    columns: Sequence[WallColumn],
    row: Sequence[Checked],
    widths: Sequence[Millimetre],
    size: Millimetre,
    ink: Ink,
) -> Millimetre:
    lines = max(
        len(_broken(column, text, width, size, ink))
        for column, text, width in zip(columns, row, widths, strict=True)
    )
    return (lines * _LINE + 2 * _DOWN) * size


def _broken(
    column: WallColumn, text: Checked, width: Millimetre, size: Millimetre, ink: Ink
) -> tuple[Checked, ...]:
    room = max(width - 2 * _ACROSS * size, size)
    if not column.is_whole:
        return ink.lines(text, column.face, size, room)
    lines: list[Checked] = []
    for word in _words(text):
        joined = Checked(lines[-1] + word) if lines else word
        if lines and ink.width(joined, column.face, size) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def _cell(
    column: WallColumn, text: Checked, cell: Area, size: Millimetre, ink: Ink
) -> Iterator[Shape]:
    lines = _broken(column, text, cell.width, size, ink)
    y = cell.y + (cell.height - len(lines) * _LINE * size) / 2
    for line in lines:
        if line:
            place = Area(cell.x, y, cell.width, _LINE * size).inset(_ACROSS * size, 0)
            yield Line(place, line, column.face, size, align=column.align)
        y += _LINE * size


def words_size(
    lines: Sequence[tuple[str, str]],
    room: Area,
    ink: Ink,
    *,
    largest: Millimetre,
    word_width: float = WORD_WIDTH,
) -> Millimetre:
    """Return the largest letters with which a word and a text a line have room; see `place_words`.

    Raises:
        PaperError: When not even the smallest letters have room.
    """
    told = [ink.prepared(text, word) for word, text in lines]

    def has_room(size: Millimetre) -> bool:
        count = sum(len(_parts(text, size, room, word_width, ink)) for text in told)
        return (count * _WORD_LINE + max(len(told) - 1, 0) * _BETWEEN) * size <= room.height

    return with_room(largest_size(has_room, SMALLEST_NAME, largest))


def place_words(
    lines: Sequence[tuple[str, str]],
    room: Area,
    ink: Ink,
    size: Millimetre,
    *,
    word_width: float = WORD_WIDTH,
) -> Iterator[Shape]:
    """Place a word and a text on each line, from the upper edge of a room down.

    Args:
        lines: Word and text; a text may have line ends of its own.
        room: Where they stand.
        ink: The door for texts.
        size: Of the letters, at most what `words_size` gives.
        word_width: Of the words, in letters.
    """
    y = room.y
    for word, text in lines:
        label = Area(room.x, y, size * word_width, size * _WORD_LINE)
        yield Label(label, ink.prepared(word), Face.SANS_BOLD, size, Colour.ACCENT, "left")
        for line in _parts(ink.prepared(text, word), size, room, word_width, ink):
            row = Area(label.right, y, room.width - size * word_width, size * _WORD_LINE)
            yield Line(row, line, Face.SANS, size)
            y = row.bottom
        y += size * _BETWEEN


def _parts(
    text: Checked, size: Millimetre, room: Area, word_width: float, ink: Ink
) -> list[Checked]:
    width = max(room.width - size * word_width, size)
    return [
        line
        for part in text.split("\n")
        for line in ink.lines(ink.spaced(Checked(part)), Face.SANS, size, width) or (Checked(""),)
    ]
