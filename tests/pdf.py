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
