"""The pieces of which reportlab's page flow is fed; all lengths here are points.

None of them is a Paragraph: what they draw is never read as markup.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import toColor
from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, KeepTogether

from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import MIDDLE, Checked, Ink
from dangjian_desktop.printing.photos import PhotoError, cropped
from dangjian_desktop.printing.sheet import POINTS_PER_MM, TITLE_SIZE, Align
from dangjian_desktop.printing.themes import Colour

if TYPE_CHECKING:

    class Flowable:
        """What we use of reportlab's class; the library has no type information."""

        canv: Any

        wrap: Callable[[float, float], tuple[float, float]]

        def drawOn(self, canvas: Any, x: float, y: float) -> None:
            """Draw it with its lower left corner at a place."""

else:
    from reportlab.platypus import Flowable

#: Pitch of lines in letter heights. reportlab's Table puts a plain string so that at this very
#: pitch its characters stand in the middle of their line, as `TextLines` puts them.
LEADING = 2 * (1 - MIDDLE)

#: Title of a form: lines at most, their pitch in letters, room below in points.
TITLE_LINES, TITLE_LEADING, TITLE_ROOM = 2, 1.25, 5
#: Of the title of what hangs, in its letters: the room below it, the rules and, as a share of half
#: that room, the ribbon.
_TITLE_BELOW, _THICK, _THIN, _RIBBON = 0.9, 0.07, 0.02, 0.3

#: The official emblem beside it, in its letters, and the room that it takes with the gap.
_EMBLEM, _EMBLEM_ROOM = 1.3, 1.25

#: Gap between the two ends of a line that must not touch.
_ENDS_GAP = 12

#: Room above and below such a line, together.
_ENDS_ROOM = 7

_SIGNATURE_GAP = 14
#: Room between columns that stand side by side.
COLUMN_GAP = 14
#: A height that no page has.
_ENDLESS = 1e6
_DASH = (3, 3)


@cache
def read_colour(text: str) -> Any:
    """Return a colour that is told as #RRGGBB, read once: reportlab takes a while for each."""
    return toColor(text)


class Piece(Flowable):
    """What takes a room of its own and is drawn into it by `draw` of the class below.

    Attributes:
        width, height: The room; nought until the class below says otherwise.
    """

    width: float = 0
    height: float = 0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the room it takes."""
        return self.width, self.height


def height_of(pieces: Sequence[Flowable], width: float) -> float:
    """Return the height that pieces take one below the other, in points."""
    total = 0.0
    for piece in pieces:
        if isinstance(piece, KeepTogether):
            total += height_of(piece._content, width)
        elif not isinstance(piece, CondPageBreak):
            total += piece.wrap(width, _ENDLESS)[1]
    return total


class TextLines(Piece):
    """Lines that are already broken, in as many fonts as they need."""

    def __init__(
        self,
        ink: Ink,
        lines: tuple[Checked, ...],
        face: Face,
        size: float,
        *,
        colour: Colour = Colour.TEXT,
        align: Align = "left",
        room_below: float = 0,
        is_spread: bool = False,
    ) -> None:
        """Hold lines.

        Args:
            ink, lines, face, size: What is drawn and how; points.
            colour, align: Of all lines.
            room_below: In points.
            is_spread: Whether each line fills the width that `stretched` gives, as the lines of
                a paragraph do.
        """
        super().__init__()
        self._is_spread = is_spread
        self._ink, self._lines, self._face, self._size = ink, lines, face, size
        self._colour, self._align = colour, align
        self._room_right = 0.0
        self.width = max((ink.width(line, face, size) for line in lines), default=0)
        self.height = len(lines) * size * LEADING + room_below

    def stretched(self, width: float, room_right: float = 0) -> "TextLines":
        """Let the lines stand in a width larger than their own, with room left at its right."""
        self.width, self._room_right = width, room_right
        return self

    def draw(self) -> None:
        """Draw the lines from the top."""
        canvas = self.canv
        canvas.setFillColor(self._ink.paint(self._colour))
        canvas.setStrokeColor(self._ink.paint(self._colour))
        pitch = self._size * LEADING
        for number, line in enumerate(self._lines):
            y = self.height - (number + 0.5) * pitch - MIDDLE * self._size
            room = self.width - self._room_right
            if self._is_spread:
                self._ink.draw_spread(canvas, 0, y, line, self._face, self._size, room)
                continue
            spare = room - self._ink.width(line, self._face, self._size)
            shift = {"left": 0.0, "centre": spare / 2, "right": spare}[self._align]
            self._ink.draw(canvas, shift, y, line, self._face, self._size)


def title(
    text: Checked,
    width: float,
    ink: Ink,
    board: "Board | None" = None,
    largest: float = TITLE_SIZE,
) -> Piece:
    """Return a form's title, in one line or two, as large as it fits."""
    if board is not None:
        return BoardTitle(ink, text, width, board)
    height = largest * TITLE_LEADING * TITLE_LINES
    fitted = ink.fitted(
        text, Face.SERIF_BLACK, width, height, largest=largest, max_lines=TITLE_LINES
    )
    lines = tuple(map(Checked, fitted.lines))
    face, size = Face.SERIF_BLACK, fitted.size
    piece = TextLines(ink, lines, face, size, align="centre", room_below=TITLE_ROOM)
    return piece.stretched(width)


@dataclass(frozen=True, slots=True)
class Board:
    """How a sheet of tables or boxes looks where it hangs.

    Attributes:
        side, top: Margins at the left and right and above, in points: the band behind the title
            goes to the edges of the page.
        title_size: Of the title at most, in points.
        columns: So many stand side by side below the title.
        above: Room between that margin and the text, in points, which is the title's: that of a
            letter stands in the margin that the standard leaves above the text.
    """

    side: float
    top: float
    title_size: float
    columns: int = 1
    above: float = 0

    def column_width(self, width: float) -> float:
        """Return the width of a column of a room, in points."""
        return (width - (self.columns - 1) * COLUMN_GAP) / self.columns


@dataclass(frozen=True, slots=True)
class TableLooks:
    """The roles of colour in tables and boxes.

    Attributes:
        head, head_text: Behind the words at the head, and the words.
        ground: Behind the words that tell what stands beside or below them.
        panel: Behind everything; None for nothing.
    """

    head: Colour
    head_text: Colour
    ground: Colour = Colour.GROUND
    panel: Colour | None = None

    def filled(self, ink: Ink, colour: Colour | None, *area: tuple[int, int]) -> list[Any]:
        """Return what reportlab fills cells with in a role, from one to another; maybe nothing."""
        paint = ink.paint(colour) if colour is not None else ""
        return [("BACKGROUND", *area, read_colour(paint))] if paint else []


#: Of what is filed, and of what hangs.
FILED_LOOKS = TableLooks(Colour.GROUND, Colour.TEXT)
BOARD_LOOKS = TableLooks(Colour.HEAD, Colour.HEAD_TEXT, panel=Colour.PANEL)


class SideBySide(Piece):
    """Columns of pieces beside each other, all from the top."""

    def __init__(self, columns: Sequence[Sequence[Flowable]], width: float) -> None:
        """Hold columns, each of a width in points."""
        super().__init__()
        self._columns, self._each = columns, width
        self.width = len(columns) * (width + COLUMN_GAP) - COLUMN_GAP
        self.height = max(height_of(column, width) for column in columns)

    def draw(self) -> None:
        """Draw the columns."""
        for number, column in enumerate(self._columns):
            x, y = number * (self._each + COLUMN_GAP), self.height
            for piece in column:
                y -= height_of([piece], self._each)
                piece.drawOn(self.canv, x, y)


class BoardTitle(Piece):
    """The title of what hangs, in its band or above its rules."""

    def __init__(self, ink: Ink, text: Checked, width: float, board: Board) -> None:
        super().__init__()
        self._ink, self._board, self.width = ink, board, width
        high = board.title_size * TITLE_LEADING * TITLE_LINES
        # The branch's own emblem stands at the left, and the title in the middle all the same.
        self._edge = board.title_size * _EMBLEM if ink.emblem is not None else 0.0
        room = width - 2 * self._edge * _EMBLEM_ROOM
        self._fitted = ink.fitted(
            text, Face.SERIF_BLACK, room, high, largest=board.title_size, max_lines=TITLE_LINES
        )
        self._below = board.title_size * _TITLE_BELOW
        self.height = self._fitted.height + self._below

    def draw(self) -> None:
        """Draw band and ribbon, or rules, and the lines of the title."""
        canvas, ink, board, fitted = self.canv, self._ink, self._board, self._fitted
        band, ribbon = (ink.paint(one) for one in (Colour.BANNER, Colour.RIBBON))
        ends = self._below / 2
        across = self.width + 2 * board.side
        if ribbon:
            canvas.setFillColor(ribbon)
            canvas.rect(-board.side, ends * (1 - _RIBBON), across, ends, stroke=0, fill=1)
        if band:
            canvas.setFillColor(band)
            high = self.height - ends + board.top
            canvas.rect(-board.side, ends, across, high, stroke=0, fill=1)
        rule = ink.paint(Colour.TITLE_RULE)
        if rule:
            canvas.setStrokeColor(rule)
            for width, y in ((_THICK, ends), (_THIN, ends * (1 - _RIBBON))):
                canvas.setLineWidth(width * board.title_size)
                canvas.line(0, y, self.width, y)
        middle = self._below + (fitted.height - self._edge) / 2
        ink.place_emblem(canvas, 0, middle, self._edge, self._edge)
        canvas.setFillColor(ink.paint(Colour.TITLE))
        pitch = fitted.size * fitted.leading
        for number, line in enumerate(map(Checked, fitted.lines)):
            x = (self.width - ink.width(line, Face.SERIF_BLACK, fitted.size)) / 2
            y = self.height - (number + 0.5) * pitch - MIDDLE * fitted.size
            ink.draw(canvas, x, y, line, Face.SERIF_BLACK, fitted.size)


class MarginTitle(Piece):
    """The title of a letter that hangs: it stands in the margin above and takes no room of it.

    Only what the margin has no room for is taken of the text, in whole lines.
    """

    def __init__(self, ink: Ink, text: Checked, width: float, board: Board, line: float) -> None:
        """Hold a title.

        Args:
            ink, text, width, board: As `BoardTitle`.
            line: Height of a line of the text, in points; half of one stays free below.
        """
        super().__init__()
        self._title = BoardTitle(ink, text, width, board)
        missing = self._title.height + line / 2 - board.above
        self.width, self.height = width, max(math.ceil(missing / line), 0) * line
        self._bottom = self.height + board.above - self._title.height

    def draw(self) -> None:
        """Draw it from the upper margin of what hangs downwards."""
        self._title.drawOn(self.canv, 0, self._bottom)


class Ends(Piece):
    """One line with a text at the left and another at the right."""

    def __init__(self, ink: Ink, left: Checked, right: Checked, width: float, size: float) -> None:
        super().__init__()
        taken = ink.width(left, Face.SANS, size) + ink.width(right, Face.SANS, size)
        self._size = min(size, size * (width - _ENDS_GAP) / taken) if taken else size
        self._ink, self._left, self._right = ink, left, right
        self.width = width
        self.height = size * LEADING + _ENDS_ROOM

    def draw(self) -> None:
        """Draw both ends."""
        self.canv.setFillColor(self._ink.paint(Colour.TEXT))
        self.canv.setStrokeColor(self._ink.paint(Colour.TEXT))
        y = self.height / 2 - MIDDLE * self._size
        self._ink.draw(self.canv, 0, y, self._left, Face.SANS, self._size)
        x = self.width - self._ink.width(self._right, Face.SANS, self._size)
        self._ink.draw(self.canv, x, y, self._right, Face.SANS, self._size)


class Signatures(Piece):
    """Words, each before a line to sign on."""

    def __init__(self, ink: Ink, words: tuple[Checked, ...], width: float, size: float) -> None:
        super().__init__()
        self._ink, self._words, self._size = ink, words, size
        self.width, self.height = width, size * LEADING + _SIGNATURE_GAP

    def draw(self) -> None:
        """Draw the words evenly over the width."""
        canvas = self.canv
        canvas.setFillColor(self._ink.paint(Colour.TEXT))
        canvas.setStrokeColor(self._ink.paint(Colour.LINE_STRONG))
        canvas.setLineWidth(0.5)
        each = self.width / len(self._words)
        y = (1 - MIDDLE) * self._size - self._size / 2
        for number, word in enumerate(self._words):
            x = number * each
            self._ink.draw(canvas, x, y, word, Face.SANS, self._size)
            begin = x + self._ink.width(word, Face.SANS, self._size) + 4
            canvas.line(begin, y - 2, x + each - _SIGNATURE_GAP, y - 2)


class ShareBar(Piece):
    """A bar that is filled by a share, on the ground of a whole one."""

    def __init__(self, share: float, width: float, height: float) -> None:
        super().__init__()
        self._share = min(max(share, 0.0), 1.0)
        self.width, self.height = width, height

    def draw(self) -> None:
        """Draw the ground, and on it the bar."""
        canvas = self.canv
        canvas.setFillColor(Colour.GROUND.value)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        if self._share:
            canvas.setFillColor(Colour.ACCENT.value)
            canvas.rect(0, 0, self.width * self._share, self.height, stroke=0, fill=1)


class PhotoBox(Piece):
    """A photo cut to its box; without one, the place to glue it."""

    def __init__(self, ink: Ink, photo: bytes | None, width: float, height: float) -> None:
        super().__init__()
        self._ink = ink
        self.width, self.height = width, height
        self.is_readable = True
        self._jpeg: bytes | None = None
        if photo is not None:
            try:
                self._jpeg = cropped(photo, width / POINTS_PER_MM, height / POINTS_PER_MM)
            except PhotoError:
                self.is_readable = False

    def draw(self) -> None:
        """Draw the photo or its place."""
        canvas: Any = self.canv
        if self._jpeg is not None:
            canvas.drawImage(ImageReader(BytesIO(self._jpeg)), 0, 0, self.width, self.height)
            return
        canvas.saveState()
        canvas.setStrokeColor(self._ink.paint(Colour.LINE_STRONG))
        canvas.setDash(*_DASH)
        canvas.rect(0, 0, self.width, self.height)
        canvas.restoreState()
        canvas.setFillColor(self._ink.paint(Colour.LINE_STRONG))
        word = self._ink.prepared("照片")
        size = 10.0
        x = (self.width - self._ink.width(word, Face.SANS, size)) / 2
        self._ink.draw(canvas, x, self.height / 2 - MIDDLE * size, word, Face.SANS, size)
