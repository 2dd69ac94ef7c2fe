"""What stands in a PDF, for tests of everything that prints."""

from pathlib import Path

import pypdfium2


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
