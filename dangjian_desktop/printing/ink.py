"""The one door through which text goes on paper.

Here a text is cleaned, checked against the level of detail, measured, split into fonts and drawn;
what no font can draw is boxed and remembered for the report.
"""

from typing import Any, NewType

from dangjian_desktop.printing.fonts import NO_FONT, Face, Fonts
from dangjian_desktop.printing.privacy import DetailLevel, refuse_private
from dangjian_desktop.printing.text import Fitted, break_lines, cleaned, even_lines, fit
from dangjian_desktop.printing.themes import Colour, Theme, paint_of

#: A text that passed `Ink.prepared`; the type checker lets no other be measured or drawn.
Checked = NewType("Checked", str)


#: Where the middle of a Chinese character lies above the baseline, in ems: (0.88 - 0.12) / 2.
MIDDLE = 0.38

#: A box for a missing character, in ems: its width, its lower edge, the width of its line.
_BOX_WIDTH, _BOX_LOWER, _BOX_LINE = 0.9, -0.07, 0.03
_BOX_CODE_SIZE = 0.33
_BOX_CODE_FONT = "Helvetica"  # one of the fourteen fonts that every PDF reader has


class Ink:
    """Writes the texts of one document.

    Args:
        fonts: The shipped fonts.
        level: For whose eyes the document is.
        theme: What the roles of colours become.
    """

    def __init__(self, fonts: Fonts, level: DetailLevel, theme: Theme = Theme.RED_HEAD) -> None:
        self.level, self.theme = level, theme
        self._fonts = fonts
        self._missing: dict[str, None] = {}
        self._ready: dict[str, Checked] = {}

    @property
    def missing_glyphs(self) -> tuple[str, ...]:
        """The characters met so far that no font has."""
        return tuple(self._missing)

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
            self._missing.update(dict.fromkeys(self._fonts.missing(ready.replace("\n", ""))))
            self._ready[text] = ready
        return ready

    def paint(self, colour: Colour) -> str:
        """Return what is printed for a role of colour, as #RRGGBB."""
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

    def lines(self, text: Checked, face: Face, size: float, width: float) -> tuple[Checked, ...]:
        """Break a text into lines; width and size in the same unit."""
        return tuple(map(Checked, break_lines(text, width / size, self._fonts.advances(face))))

    def even_lines(
        self, text: Checked, face: Face, size: float, width: float
    ) -> tuple[Checked, ...]:
        """Break a text into lines of about the same width, so that no character stands alone."""
        return tuple(map(Checked, even_lines(text, width / size, self._fonts.advances(face))))

    def fitted(
        self,
        text: Checked,
        face: Face,
        width: float,
        height: float,
        *,
        largest: float,
        max_lines: int = 1,
    ) -> Fitted:
        """Return a text at the largest size up to `largest` at which it fits a box."""
        advances = self._fonts.advances(face)
        return fit(text, width, height, advances, largest=largest, max_lines=max_lines)

    def draw(self, canvas: Any, x: float, y: float, text: Checked, face: Face, size: float) -> None:
        """Draw one prepared line from x rightwards on the baseline y, in points.

        The fill colour is the canvas's; runs of several fonts follow each other.
        """
        for run in self._fonts.runs(text, face):
            if run.font == NO_FONT:
                self._draw_missing(canvas, x, y, run.text, size)
            else:
                canvas.setFont(run.font, size)
                canvas.drawString(x, y, run.text)
            x += self.width(Checked(run.text), face, size)

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
