"""Invented drawings in the place of the official emblem, which nothing here may copy."""

import io
import struct
import zlib

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


def pdf(pages: int = 1, password: str | None = None) -> bytes:
    """Return green pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(100, 100), invariant=1, encrypt=password)
    for _ in range(pages):
        canvas.setFillColor("#00ff00")
        canvas.circle(50, 50, 50, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def png_head(width: int, height: int) -> bytes:
    """Return the head of a picture that says how large it is; its pixels are missing."""
    told = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + told + struct.pack(">I", zlib.crc32(told))
