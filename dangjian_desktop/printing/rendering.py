"""Pages of a finished PDF as pictures; the one door to pdfium, which knows no threads.

A preview paints on the window's thread while a batch is printed on another: whoever touches pdfium
holds `PDFIUM` meanwhile. pypdfium2 is loaded only when the first PDF is opened.
"""

import ctypes
import io
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import Any

from dangjian_desktop.printing.errors import PrintingError

#: Held by whoever calls pdfium.
PDFIUM = RLock()

POINTS_PER_INCH = 72
USUAL_DPI = 200

#: Of one picture; an A0 at 100 dots per inch has 15 million, and each takes four bytes.
MOST_PIXELS = 80_000_000


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of pixels of a page: four bytes each, blue, green, red and one that says nothing."""

    content: bytes
    width: int
    height: int
    stride: int


class OpenPdf:
    """An open PDF: how many pages, how large, and any part of one as pixels.

    Attributes:
        sizes: Width and height of each page in points.
    """

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        with PDFIUM:
            self._pdf: Any = pypdfium2.PdfDocument(content)
            self.sizes: list[tuple[float, float]] = [
                self._pdf.get_page_size(number) for number in range(len(self._pdf))
            ]
        self._number = -1
        self._page: Any = None

    def band(self, number: int, scale: float, top: int, height: int) -> Band:
        """Return a band of a page.

        Args:
            number: Page, from 0.
            scale: Pixels per point.
            top: First pixel row of the band.
            height: Pixel rows; fewer come back at the foot of the page.
        """
        page_height = self.sizes[number][1]
        upper = top / scale
        lower = max(page_height - upper - height / scale, 0)
        with PDFIUM:
            bitmap = self._open_page(number).render(
                scale=scale, crop=(0, lower, 0, upper), prefer_bgrx=True, may_draw_forms=False
            )
            content = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
            made = Band(content, bitmap.width, bitmap.height, bitmap.stride)
            bitmap.close()
        return made

    def true_dpi(self, number: int, dpi: float) -> float:
        """Return at how many dots per inch a page is drawn that was asked for at `dpi`."""
        width, height = self.sizes[number]
        pixels = width * height * (dpi / POINTS_PER_INCH) ** 2
        return dpi if pixels <= MOST_PIXELS else dpi * math.sqrt(MOST_PIXELS / pixels)

    def png(self, number: int, dpi: float = USUAL_DPI) -> bytes:
        """Return a page as PNG that knows its true size; coarser where it would grow too large."""
        true_dpi = self.true_dpi(number, dpi)
        with PDFIUM:
            bitmap = self._open_page(number).render(
                scale=true_dpi / POINTS_PER_INCH, may_draw_forms=False
            )
            picture = bitmap.to_pil()
            made = io.BytesIO()
            picture.save(made, "PNG", dpi=(true_dpi, true_dpi))
            bitmap.close()
        return made.getvalue()

    def close(self) -> None:
        """Let go of the file."""
        with PDFIUM:
            if self._page is not None:
                self._page.close()
                self._page = None
            self._pdf.close()

    def _open_page(self, number: int) -> Any:
        if number != self._number or self._page is None:
            if self._page is not None:
                self._page.close()
            self._page, self._number = self._pdf[number], number
        return self._page


@contextmanager
def opened(content: bytes) -> Iterator[OpenPdf]:
    """Open a PDF for a while.

    Raises:
        PrintingError: When the bytes are no PDF.
    """
    import pypdfium2

    try:
        pdf = OpenPdf(content)
    except pypdfium2.PdfiumError as error:
        raise PrintingError("这不是能打开的 PDF 文件。请换一个文件。") from error
    try:
        yield pdf
    finally:
        pdf.close()


def some_pages(content: bytes, numbers: Sequence[int]) -> bytes:
    """Return a PDF of some pages of another, counted from 0, in the order given."""
    return joined([(content, numbers)])


def joined(parts: Sequence[tuple[bytes, Sequence[int] | None]]) -> bytes:
    """Return the pages of several PDFs, one after the other, as one.

    Args:
        parts: Each with the numbers of the pages wanted, from 0; None for all.
    """
    import pypdfium2

    if not parts:
        raise PrintingError("没有可打印的页。请先选定要打印的版面。")
    with PDFIUM:
        made = pypdfium2.PdfDocument.new()
        for content, numbers in parts:
            pdf = pypdfium2.PdfDocument(content)
            made.import_pages(pdf, None if numbers is None else list(numbers))
            pdf.close()
        buffer = io.BytesIO()
        made.save(buffer)
        made.close()
    return buffer.getvalue()
