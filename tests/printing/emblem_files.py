"""Invented drawings in the place of the official emblem, which nothing here may copy."""

import io

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
    b'<circle cx="50" cy="50" r="50" fill="#00ff00"/></svg>'
)


def png(edge: int = 600) -> bytes:
    """Return a green disc on nothing."""
    buffer = io.BytesIO()
    Image.new("RGBA", (edge, edge), (0, 255, 0, 255)).save(buffer, "PNG")
    return buffer.getvalue()


def pdf(pages: int = 1) -> bytes:
    """Return green pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(100, 100), invariant=1)
    for _ in range(pages):
        canvas.setFillColor("#00ff00")
        canvas.circle(50, 50, 50, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
