"""Invented drawings in the place of the official emblem, which nothing here may copy."""

import io
import struct
import zlib

import pypdfium2
from PIL import Image, ImageChops
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


def pdf_of(*objects: bytes) -> bytes:
    """Return a PDF of objects, numbered from 1; the first is its catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, told in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, told)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


def _stream(content: bytes, head: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(content), content)


def pdf_page(
    content: bytes,
    *further: bytes,
    forms: bytes = b"",
    catalogue: bytes = b"",
    page: bytes = b"",
) -> bytes:
    """Return a PDF of one page.

    Args:
        content: What it draws. further: objects from number 5 on.
        forms: What its resources name as drawings.
        catalogue, page: Told besides in the dictionaries of both.
    """
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R"
        b"/Resources<</XObject<<%b>>>>%b>>" % (forms, page),
        _stream(content),
        *further,
    )


def pdf_of_doubled_drawings(depth: int = 30) -> bytes:
    """Return a page that draws something twice, which draws something twice, and so on."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
    doubled = [_stream(b"/F Do /F Do", head % (6 + number)) for number in range(depth)]
    return pdf_page(b"/F Do", *doubled, _stream(b"0 0 1 1 re f", head % 5), forms=b"/F 5 0 R")


def pdf_that_acts() -> bytes:
    """Return a green page with scripts, a program to start, and a link."""
    script = b"<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))>>"
    return pdf_page(
        b"0 1 0 rg 0 0 100 100 re f",
        catalogue=b"/OpenAction%b/Names<</JavaScript<</Names[(a)%b]>>>>" % (script, script),
        page=b"/AA<</O<</S/Launch/F(calc.exe)>>>>/Annots[<</Type/Annot/Subtype/Link"
        b"/Rect[0 0 100 100]/A<</S/URI/URI(http://127.0.0.1:9/)>>>>]",
    )


def green_box(content, number=0):
    """Return the box of what is green on a page, in points from the upper left."""
    with pypdfium2.PdfDocument(content) as pdf:
        picture = pdf[number].render().to_pil().convert("RGB")
    red, green, blue = picture.split()
    few = ImageChops.lighter(red, blue).point(lambda value: 255 * (value < 60))
    return ImageChops.darker(few, green.point(lambda value: 255 * (value > 200))).getbbox()
