"""A finished PDF for looking at it: how many pages, how large, any part of one as pixels.

Windows draw with this and never with pdfium itself, which knows no threads: a preview, the
thumbnails of the gallery and a print job may each ask at the same moment.
"""

from pathlib import Path

from dangjian_desktop.printing.rendering import OpenPdf


def open_pdf(content: bytes | Path) -> OpenPdf:
    """Open a PDF; pypdfium2 is loaded only now. The caller closes it."""
    return OpenPdf(content.read_bytes() if isinstance(content, Path) else content)


def page_count(content: bytes) -> int:
    """Return how many pages a PDF has."""
    pdf = open_pdf(content)
    try:
        return len(pdf.sizes)
    finally:
        pdf.close()
