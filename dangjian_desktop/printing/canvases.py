"""reportlab's canvas as every page of ours is drawn on it."""

from reportlab.pdfgen.canvas import Canvas


class PageCanvas(Canvas):  # type: ignore[misc]  # reportlab has no type information
    """Begins each page without a font.

    reportlab would set Helvetica there, in which nothing is ever written and which is not
    embedded: a print shop refuses a file for it, and on a page into which the page of an emblem
    is put its name is left without a font.
    """

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"
