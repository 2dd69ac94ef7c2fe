"""What stands in a PDF, for tests of everything that prints."""

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium


def texts(source: Path | bytes) -> list[str]:
    """Return the text of each page."""
    pdf = pypdfium2.PdfDocument(source)
    found = []
    for page in pdf:
        words = page.get_textpage()
        found.append(words.get_text_range())
        words.close()
        page.close()
    pdf.close()
    return found


def text(source: Path | bytes) -> str:
    """Return the text of all pages."""
    return "".join(texts(source))


def left_edges(source: Path, *words: str) -> list[float]:
    """Return where words begin on the first page, in points from its left edge."""
    pdf = pypdfium2.PdfDocument(source)
    page = pdf[0]
    shown = page.get_textpage()
    edges = [shown.get_charbox(shown.search(word).get_next()[0])[0] for word in words]
    shown.close()
    page.close()
    pdf.close()
    return edges


@dataclass(frozen=True)
class Glyph:
    """A character on a page: where it begins on its baseline, in points, its font and size."""

    text: str
    x: float
    y: float
    font: str
    size: float


def glyphs(source: Path | bytes, number: int = 0) -> list[Glyph]:
    """Return every character of a page that is no space, in the order of the file."""
    pdf = pypdfium2.PdfDocument(source)
    page = pdf[number]
    shown = page.get_textpage()
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    for index in range(shown.count_chars()):
        text = chr(pdfium.FPDFText_GetUnicode(shown.raw, index))
        if text.isspace() or not text.isprintable():
            continue
        pdfium.FPDFText_GetCharOrigin(shown.raw, index, x, y)
        pdfium.FPDFText_GetFontInfo(shown.raw, index, name, 128, flags)
        size = pdfium.FPDFText_GetFontSize(shown.raw, index)
        found.append(Glyph(text, x.value, y.value, name.value.decode(), size))
    shown.close()
    page.close()
    pdf.close()
    return found
