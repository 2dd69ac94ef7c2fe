"""The pieces of which reportlab's page flow is fed; all lengths here are points.

None of them is a Paragraph: what they draw is never read as markup.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader

from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import MIDDLE, Checked, Ink
from dangjian_desktop.printing.photos import PhotoError, cropped
from dangjian_desktop.printing.sheet import POINTS_PER_MM, Align
from dangjian_desktop.printing.themes import Colour

if TYPE_CHECKING:

    class Flowable:
        """What we use of reportlab's class; the library has no type information."""

        canv: Any

else:
    from reportlab.platypus import Flowable

#: Pitch of lines in letter heights. reportlab's Table puts a plain string so that at this very
#: pitch its characters stand in the middle of their line, as `TextLines` puts them.
LEADING = 2 * (1 - MIDDLE)

#: Title of a form: the largest size in points, lines at most, room below.
TITLE_SIZE, TITLE_LINES, TITLE_ROOM = 18, 2, 5

#: Gap between the two ends of a line that must not touch.
_ENDS_GAP = 12

#: Room above and below such a line, together.
_ENDS_ROOM = 7

_SIGNATURE_GAP = 14
_DASH = (3, 3)


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
        canvas.setFillColor(self._colour.value)
        canvas.setStrokeColor(self._colour.value)
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


def title(text: Checked, width: float, ink: Ink) -> TextLines:
    """Return a form's title, in one line or two, as large as it fits."""
    height = TITLE_SIZE * 1.25 * TITLE_LINES
    fitted = ink.fitted(
        text, Face.SERIF_BLACK, width, height, largest=TITLE_SIZE, max_lines=TITLE_LINES
    )
    lines = tuple(map(Checked, fitted.lines))
    face, size = Face.SERIF_BLACK, fitted.size
    piece = TextLines(ink, lines, face, size, align="centre", room_below=TITLE_ROOM)
    return piece.stretched(width)


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
        self.canv.setFillColor(Colour.TEXT.value)
        self.canv.setStrokeColor(Colour.TEXT.value)
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
        canvas.setFillColor(Colour.TEXT.value)
        canvas.setStrokeColor(Colour.LINE_STRONG.value)
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
        canvas.setStrokeColor(Colour.LINE_STRONG.value)
        canvas.setDash(*_DASH)
        canvas.rect(0, 0, self.width, self.height)
        canvas.restoreState()
        canvas.setFillColor(Colour.LINE_STRONG.value)
        word = self._ink.prepared("照片")
        size = 10.0
        x = (self.width - self._ink.width(word, Face.SANS, size)) / 2
        self._ink.draw(canvas, x, self.height / 2 - MIDDLE * size, word, Face.SANS, size)
