"""The one door through which text goes on paper.

Here a text is cleaned, checked against the level of detail, measured, split into fonts and drawn;
what no font can draw is boxed and remembered for the report.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, nullcontext
from itertools import zip_longest
from typing import Any, NewType

from dangjian_desktop.printing.emblems import (
    EmblemFile,
    EmblemForm,
    EmblemPlace,
    draw_emblem,
)
from dangjian_desktop.printing.fonts import NO_FONT, Face, Fonts
from dangjian_desktop.printing.privacy import DetailLevel, refuse_private
from dangjian_desktop.printing.text import (
    QUARTER,
    QUARTER_WIDTH,
    Cell,
    Fitted,
    Standing,
    break_lines,
    cell_height,
    cleaned,
    columns_of,
    even_lines,
    fit,
    spaced,
    spread_pieces,
    widest_word,
)
from dangjian_desktop.printing.themes import Colour, Theme, paint_of

#: A text that passed `Ink.prepared`; the type checker lets no other be measured or drawn.
Checked = NewType("Checked", str)


#: Where the middle of a Chinese character lies above the baseline, in ems: (0.88 - 0.12) / 2.
MIDDLE = 0.38

#: Where the baseline lies below the upper edge of a character's square, in ems.
_BASELINE = 0.88
#: How far 、，。 move up and to the right in a text that runs downwards, in ems.
_CORNER_SHIFT = 0.55
#: The letters of a line that is spread are at most this far apart, in ems.
_MOST_APART = 0.34
#: And so far pressed together at most; from this far apart, readers of the file see spaces.
_MOST_PRESSED, _SEEN_APART = 0.06, 0.05

#: So many characters around a missing one are told.
_AROUND = 6

#: A box for a missing character, in ems: its width, its lower edge, the width of its line.
_BOX_WIDTH, _BOX_LOWER, _BOX_LINE = 0.9, -0.07, 0.03
_BOX_CODE_SIZE = 0.33
_BOX_CODE_FONT = "Helvetica"  # one of the fourteen fonts that every PDF reader has


def is_beyond_plane(text: str) -> bool:
    """Whether a text holds a character beyond U+FFFF, as some names do."""
    return bool(text) and max(text) > "\uffff"


def _missing_place(character: str, text: str) -> str:
    """Return a text around a missing character, with 〓 in its place, and its code."""
    flat = text.replace("\n", " ")
    at = flat.index(character)
    start, end = max(at - _AROUND, 0), at + 1 + _AROUND
    shown = flat[start:end].replace(character, "〓")
    before, after = "…" if start else "", "…" if end < len(flat) else ""
    return f"“{before}{shown}{after}”（〓 U+{ord(character):04X}）"


@contextmanager
def copied_as(canvas: Any, text: str) -> Iterator[None]:
    """Tell readers of the file what is copied of what is drawn meanwhile.

    They take wider room between letters for a space, so that 第 3 季度 would not be found as
    第3季度. ISO 32000-1, 14.9.4: a span with its text, as UTF-16.

    WORKAROUND: pdfium (Chrome, Edge) leaves characters beyond U+FFFF out of such a span, so a
    text that holds one goes without: it is copied whole, if with spaces. Seen in pypdfium2 5.15;
    try without after that (tests/printing/test_ink.py).
    """
    if is_beyond_plane(text):
        yield
        return
    told = text.replace(QUARTER, "").encode("utf-16-be").hex().upper()
    canvas._code.append(f"/Span <</ActualText <FEFF{told}>>> BDC")
    yield
    canvas._code.append("EMC")


class _Pitched(dict[str, float]):
    """Widths of characters in ems, each so much apart from the next."""

    def __init__(self, advances: Sequence[Mapping[str, float]], apart: float) -> None:
        super().__init__({QUARTER: QUARTER_WIDTH})
        self._advances, self._apart = advances, apart

    def __missing__(self, character: str) -> float:
        width = max(one[character] for one in self._advances) + self._apart
        self[character] = width
        return width


class Ink:
    """Writes the texts of one document.

    Args:
        fonts: The shipped fonts.
        level: For whose eyes the document is.
        theme: What the roles of colours become.
        emblem: The official emblem, where the branch has provided it.
    """

    def __init__(
        self,
        fonts: Fonts,
        level: DetailLevel,
        theme: Theme = Theme.RED_HEAD,
        emblem: EmblemFile | None = None,
    ) -> None:
        self.level, self.theme, self.emblem = level, theme, emblem
        self.emblem_places: list[EmblemPlace] = []
        self._fonts = fonts
        self._missing: dict[str, str] = {}
        self._ready: dict[str, Checked] = {}

    @property
    def missing_glyphs(self) -> tuple[str, ...]:
        """The characters met so far that no font has."""
        return tuple(self._missing)

    @property
    def missing_places(self) -> tuple[str, ...]:
        """The words around each of them, with 〓 for it: no screen can show the character."""
        return tuple(map(_missing_place, self._missing, self._missing.values()))

    def prepared(self, text: str, *place: object) -> Checked:
        """Return a text as it may be drawn.

        Args:
            text: From wherever it comes.
            place: Parts of the Chinese name of the place, for the sentence of a refusal.

        Raises:
            DetailError: When the text looks private and the document is for others.
        """
        ready = self._ready.get(text)
        if ready is None:
            ready = Checked(cleaned(text))
            refuse_private(ready, self.level, *place)
            for character in self._fonts.missing(ready.replace("\n", "")):
                self._missing.setdefault(character, ready)
            self._ready[text] = ready
        return ready

    def paint(self, colour: Colour) -> str:
        """Return what is printed for a role of colour, as #RRGGBB; "" where nothing is."""
        return paint_of(self.theme, colour)

    def font_name(self, face: Face) -> str:
        """Return reportlab's name of a face."""
        return self._fonts.name(face)

    def is_plain(self, text: Checked, face: Face) -> bool:
        """Whether one call of reportlab can draw a line of text in a face."""
        return self._fonts.covers(text, face)

    def width(self, text: Checked, face: Face, size: float) -> float:
        """Return the width of a line in the unit of the size."""
        return self._fonts.advances(face).width(text) * size

    def spaced(self, text: Checked) -> Checked:
        """Return a text with a quarter of an em between Chinese and Latin letters or digits.

        One with a character beyond U+FFFF stays as it is (`copied_as`).
        """
        return text if is_beyond_plane(text) else Checked(spaced(text))

    def widest_word(self, text: Checked, face: Face, size: float) -> float:
        """Return the width of the longest word or number of a text; units as the size."""
        return widest_word(text, self._fonts.advances(face)) * size

    def lines(self, text: Checked, face: Face, size: float, width: float) -> tuple[Checked, ...]:
        """Break a text into lines; width and size in the same unit."""
        advances = self._fonts.advances(face)
        return tuple(map(Checked, break_lines(text, width / size, advances, self._fonts.kept)))

    def paragraph_lines(
        self, text: Checked, face: Face, size: float, width: float
    ) -> tuple[tuple[Checked, bool], ...]:
        """Break paragraphs into lines, Chinese and Latin apart; tell which lines fill the width.

        All of a paragraph do but its last; width and size are in the same unit.
        """
        found: list[tuple[Checked, bool]] = []
        for part in text.split("\n"):
            lines = self.lines(self.spaced(Checked(part)), face, size, width)
            found += [(line, place < len(lines) - 1) for place, line in enumerate(lines)]
        return tuple(found)

    def even_lines(
        self, text: Checked, face: Face, size: float, width: float
    ) -> tuple[Checked, ...]:
        """Break a text into lines of about the same width, so that no character stands alone."""
        advances = self._fonts.advances(face)
        return tuple(map(Checked, even_lines(text, width / size, advances, self._fonts.kept)))

    def fitted(
        self,
        text: Checked,
        face: Face,
        width: float,
        height: float,
        *,
        largest: float,
        max_lines: int = 1,
        is_name: bool = False,
    ) -> Fitted:
        """Return a text at the largest size up to `largest` at which it fits a box."""
        advances = self._fonts.advances(face)
        return fit(
            text, width, height, advances, largest=largest, max_lines=max_lines, is_name=is_name
        )

    def draw(self, canvas: Any, x: float, y: float, text: Checked, face: Face, size: float) -> None:
        """Draw one prepared line from x rightwards on the baseline y, in points.

        The fill colour is the canvas's; runs of several fonts follow each other.
        """
        if QUARTER not in text:
            self._draw_part(canvas, x, y, text, face, size, 0)
            return
        with copied_as(canvas, text):
            for part in text.split(QUARTER):
                x = self._draw_part(canvas, x, y, part, face, size, 0) + QUARTER_WIDTH * size

    def _draw_part(
        self, canvas: Any, x: float, y: float, text: str, face: Face, size: float, apart: float
    ) -> float:
        """Draw a text without quarters, its letters `apart`; return where it ends."""
        for run in self._fonts.runs(text, face):
            if run.font == NO_FONT:
                self._draw_missing(canvas, x, y, run.text, size)
            else:
                canvas.setFont(run.font, size)
                canvas.drawString(x, y, run.text, charSpace=apart)
            x += self.width(Checked(run.text), face, size) + len(run.text) * apart
        return x

    def draw_spread(
        self,
        canvas: Any,
        x: float,
        y: float,
        text: Checked,
        face: Face,
        size: float,
        width: float,
    ) -> None:
        """Draw a line so that it fills a width, in points; words stay whole.

        A line that would have to be torn apart for it is drawn as it is, and so is one that could
        not be copied whole (`copied_as`).
        """
        pieces = spread_pieces(text)
        spare = width - self.width(text, face, size)
        apart = spare / (len(pieces) - 1) if len(pieces) > 1 else 0.0
        if not 0 < apart <= _MOST_APART * size or is_beyond_plane(text):
            self.draw(canvas, x, y, text, face, size)
            return
        letters = ""
        with copied_as(canvas, text):
            for piece in (*pieces, ""):  # single letters go on paper together, words alone
                if len(piece) == 1:
                    letters += piece
                    continue
                if letters:
                    x = self._draw_part(canvas, x, y, letters, face, size, apart)
                    letters = ""
                self._draw_part(canvas, x, y, piece.rstrip(QUARTER), face, size, 0)
                x += self.width(Checked(piece), face, size) + apart

    def pitched_lines(
        self,
        text: Checked,
        faces: Sequence[Face],
        size: float,
        pitch: float,
        width: float,
        *,
        even: bool = False,
    ) -> tuple[Checked, ...]:
        """Break a text whose full-width characters stand at a pitch of their own.

        Args:
            text: In any of the faces.
            faces: The wider one is reckoned with.
            size, pitch, width: In one unit.
            even: Whether the lines are to be of about the same width.
        """
        advances = _Pitched([self._fonts.advances(face) for face in faces], pitch / size - 1)
        broken = even_lines if even else break_lines
        return tuple(map(Checked, broken(text, width / size, advances, self._fonts.kept)))

    def pitched_width(self, text: Checked, face: Face, size: float, pitch: float) -> float:
        """Return the width of a line whose characters stand at a pitch of their own."""
        return self.width(text, face, size) + len(spread_pieces(text)) * (pitch - size)

    def draw_pitched(
        self,
        canvas: Any,
        x: float,
        y: float,
        parts: Sequence[tuple[Checked, Face]],
        size: float,
        pitch: float,
        width: float | None = None,
    ) -> None:
        """Draw a line of parts in several faces, its characters at a pitch of their own.

        Args:
            canvas: reportlab's.
            x, y: Where it begins, in points.
            parts: From left to right.
            size, pitch: Of the characters, in points.
            width: What the line is to fill; None for the pitch as it is. A line that would have
                to be torn apart or pressed together for it has its own width.
        """
        text = "".join(part for part, _ in parts)
        pieces = [(piece, face) for part, face in parts for piece in spread_pieces(part)]
        apart = pitch - size
        if width is not None and len(pieces) > 1 and not is_beyond_plane(text):
            natural = sum(self.width(part, face, size) for part, face in parts)
            wanted = (width - natural) / (len(pieces) - 1)
            apart = wanted if -_MOST_PRESSED * size < wanted <= _MOST_APART * size else apart
        is_told = apart > _SEEN_APART * size or QUARTER in text
        with copied_as(canvas, text) if is_told else nullcontext():
            letters: list[str] = []
            for (piece, face), after in zip_longest(pieces, pieces[1:]):
                letters.append(piece)
                is_letter = len(piece) == 1
                if is_letter and after is not None and after[1] is face and len(after[0]) == 1:
                    continue
                x = self._draw_pieces(canvas, x, y, letters, face, size, apart)
                letters = []

    def _draw_pieces(
        self,
        canvas: Any,
        x: float,
        y: float,
        pieces: Sequence[str],
        face: Face,
        size: float,
        apart: float,
    ) -> float:
        """Draw single letters together, or one word by itself; return where the next begins."""
        text = "".join(pieces)
        inside = apart if len(pieces[-1]) == 1 else 0.0
        self._draw_part(canvas, x, y, text.rstrip(QUARTER), face, size, inside)
        return x + self.width(Checked(text), face, size) + apart * len(pieces)

    def columns_of(
        self, places: Sequence[Cell], count: int, face: Face, whole: Set[int] = frozenset()
    ) -> list[list[Cell]]:
        """Cut cells of a text that runs downwards into columns of about the same height.

        `whole` are the places inside words that stay whole.
        """
        return columns_of(places, count, self._fonts.advances(face), whole)

    def place_emblem(self, canvas: Any, x: float, y: float, width: float, height: float) -> None:
        """Put the branch's own emblem into its place, in points; without one it stays free.

        A page of a PDF cannot be drawn here; its place is remembered in `emblem_places`.
        """
        if self.emblem is None:
            return
        if self.emblem.form is EmblemForm.PDF:
            page = canvas.getPageNumber() - 1
            left, low = canvas.absolutePosition(x, y)
            right, high = canvas.absolutePosition(x + width, y + height)
            self.emblem_places.append(EmblemPlace(page, left, low, right - left, high - low))
            return
        draw_emblem(canvas, self.emblem, x, y, width, height)

    def cell_height(self, cell: Cell, face: Face) -> float:
        """Return the room of a cell of a text that runs downwards, in ems."""
        return cell_height(cell, self._fonts.advances(face))

    def draw_cell(
        self, canvas: Any, middle: float, top: float, cell: Cell, face: Face, size: float
    ) -> None:
        """Draw a cell of a text that runs downwards.

        Args:
            canvas: reportlab's.
            middle: The x of the middle of the column, in points.
            top: Its upper edge, in points from below.
            cell: What stands there.
            face: The font.
            size: In points.
        """
        text = Checked(cell.text)
        if cell.standing is Standing.CORNER:
            x = middle - size / 2 + _CORNER_SHIFT * size
            self.draw(canvas, x, top - _BASELINE * size + _CORNER_SHIFT * size, text, face, size)
            return
        width = self.width(text, face, size)
        if cell.standing is Standing.UPRIGHT:
            smaller = min(1.0, size / width) if width else 1.0
            x, y = middle - width * smaller / 2, top - size / 2 - MIDDLE * size * smaller
            self.draw(canvas, x, y, text, face, size * smaller)
            return
        height = self.cell_height(cell, face) * size
        canvas.saveState()
        canvas.translate(middle, top - height / 2)
        canvas.rotate(-90)
        self.draw(canvas, -width / 2, -MIDDLE * size, text, face, size)
        canvas.restoreState()

    def _draw_missing(self, canvas: Any, x: float, y: float, character: str, size: float) -> None:
        code = f"{ord(character):04X}"
        half = (len(code) + 1) // 2
        canvas.saveState()
        canvas.setLineWidth(_BOX_LINE * size)
        left = x + (1 - _BOX_WIDTH) / 2 * size
        lower = y + _BOX_LOWER * size
        canvas.rect(left, lower, _BOX_WIDTH * size, _BOX_WIDTH * size, stroke=1, fill=0)
        canvas.setFont(_BOX_CODE_FONT, _BOX_CODE_SIZE * size)
        middle = x + size / 2
        canvas.drawCentredString(middle, lower + 0.53 * size, code[:half])
        canvas.drawCentredString(middle, lower + 0.13 * size, code[half:])
        canvas.restoreState()
