"""The official emblem as the branch provides it: checked once, and put on paper unaltered.

党徽党旗条例 fixes the pattern and forbids to change it, so the program draws none and ships none.
A file in SVG or PDF is put there with its curves, one in PNG with its pixels; all keep their
shape and their colours in every look.
"""

import io
import struct
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader

from dangjian_desktop.printing.canvases import PageCanvas
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.rendering import PDFIUM, POINTS_PER_INCH, opened
from dangjian_desktop.printing.svg import SvgPicture, draw_svg, read_svg

#: A picture of fewer pixels a side is coarse on a wall.
LEAST_PIXELS = 600
#: Pixels a side of a square one; a hundred megabytes while it is drawn.
MOST_EDGE = 5_000
MOST_BYTES = 10_000_000
#: Beyond so many dots per inch paper shows no more of the emblem.
_PRINT_DPI = 600
#: Points a side; a page of less is a line, and nothing can be measured by it.
_LEAST_PAGE = 1.0

_SVG_STARTS = (b"<?xml", b"<svg", b"<!--", b"<!doctype")


class EmblemForm(StrEnum):
    """In what form the emblem was given."""

    SVG = "SVG"
    PDF = "PDF"
    PNG = "PNG"


@dataclass(frozen=True)
class EmblemFile:
    """A checked file.

    Attributes:
        drawing: What an SVG holds; None for the others.
    """

    form: EmblemForm
    content: bytes
    drawing: SvgPicture | None = None


@dataclass(frozen=True, slots=True)
class EmblemPlace:
    """Where on which page (from 0) the emblem belongs, in points from the lower left."""

    page: int
    x: float
    y: float
    width: float
    height: float


def read_emblem(content: bytes) -> EmblemFile:
    """Check a file that is to be the emblem.

    Raises:
        PrintingError: When it is none of the three kinds, too coarse, or cannot be drawn exactly.
    """
    if len(content) > MOST_BYTES:
        raise PrintingError("党徽图样文件超过 10 MB。请换一个小一些的 SVG、PDF 或 PNG 文件。")
    if content.startswith(b"%PDF"):
        _check_pdf(content)
        return EmblemFile(EmblemForm.PDF, content)
    if content.startswith(b"\x89PNG"):
        _check_png(content)
        return EmblemFile(EmblemForm.PNG, content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith(_SVG_STARTS):
        return EmblemFile(EmblemForm.SVG, content, read_svg(content))
    raise PrintingError(
        "这不是 SVG、PDF 或 PNG 文件，不能作党徽图样。请使用上级下发或官方公布的标准图样文件。"
    )


def trial(content: bytes) -> None:
    """Read and draw a file as the program will; a refusal in words is a good end.

    What a PDF holds shows only when it is drawn, and pdfium aborts where it gets no memory.
    """
    with suppress(PrintingError):
        emblem_png(read_emblem(content), LEAST_PIXELS)


def _check_png(content: bytes) -> None:
    # The head says how large it is; nothing is unpacked before that is known.
    width, height = struct.unpack(">II", content[16:24].ljust(8, b"\0"))
    if width * height > MOST_EDGE**2:
        raise PrintingError(
            "PNG 图样有 {width}×{height} 像素，太大了。请换 {most}×{most} 像素以内的文件。",
            width=width,
            height=height,
            most=MOST_EDGE,
        )
    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise PrintingError("这个 PNG 文件已损坏，读不出图样。请换一个文件。") from error
    if min(width, height) < LEAST_PIXELS:
        raise PrintingError(
            "PNG 图样只有 {width}×{height} 像素，放大上墙会发虚。"
            "请换长宽都在 {least} 像素以上的文件，最好是 SVG 或 PDF。",
            width=width,
            height=height,
            least=LEAST_PIXELS,
        )


def _check_pdf(content: bytes) -> None:
    import pypdfium2

    with PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(content)
            count = len(pdf)
            sizes = [pdf.get_page_size(number) for number in range(min(count, 1))]
            pdf.close()
        except pypdfium2.PdfiumError as error:
            raise PrintingError(
                "这个 PDF 文件已损坏或有密码，读不出图样。请换一个文件。"
            ) from error
    if count != 1:
        raise PrintingError(
            "这个 PDF 有 {count} 页，看不出哪一页是党徽图样。请另存为只有一页的 PDF。", count=count
        )
    if min(min(size) for size in sizes) < _LEAST_PAGE:
        raise PrintingError("这个 PDF 的页面没有大小，看不出图样。请换一个文件。")


def draw_emblem(
    canvas: Any, emblem: EmblemFile, x: float, y: float, width: float, height: float
) -> None:
    """Draw an SVG or a PNG into a box as large as it fits; lengths in points."""
    if emblem.drawing is not None:
        draw_svg(canvas, emblem.drawing, x, y, width, height)
        return
    canvas.drawImage(
        ImageReader(io.BytesIO(_png_for(emblem.content, _pixels(max(width, height))))),
        x,
        y,
        width,
        height,
        mask="auto",
        preserveAspectRatio=True,
        anchor="c",
    )


def _pixels(length: float) -> int:
    """Return how many pixels a length in points can show in print; in steps, to be kept."""
    wanted = length / POINTS_PER_INCH * _PRINT_DPI
    return max(LEAST_PIXELS, -(-round(wanted) // LEAST_PIXELS) * LEAST_PIXELS)


@lru_cache(maxsize=4)
def _png_for(content: bytes, pixels: int) -> bytes:
    """Return a picture with no more pixels than paper can show; a large one costs seconds."""
    with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
        if max(picture.size) <= pixels:
            return content
        # Made smaller by whole steps before its colours are told as such: no second large picture.
        step = max(picture.size) // (2 * pixels)
        if picture.mode not in ("P", "1") and step > 1:
            fitted = picture.reduce(step).convert("RGBA")
        else:
            fitted = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        fitted.thumbnail((pixels, pixels), Image.Resampling.LANCZOS)
        buffer = io.BytesIO()
        fitted.save(buffer, "PNG")
    return buffer.getvalue()


def with_pdf_emblem(made: bytes, emblem: EmblemFile, places: Sequence[EmblemPlace]) -> bytes:
    """Return a finished PDF with the emblem's page put into its places, as it is."""
    import pypdfium2

    with PDFIUM:
        pdf = pypdfium2.PdfDocument(made)
        source = pypdfium2.PdfDocument(emblem.content)
        across, down = source.get_page_size(0)
        drawn = source.page_as_xobject(0, pdf)
        source.close()
        for number in sorted({one.page for one in places}):
            page = pdf[number]
            for one in places:
                if one.page == number:
                    scale = min(one.width / across, one.height / down)
                    placed = drawn.as_pageobject()
                    moved = pypdfium2.PdfMatrix().scale(scale, scale)
                    x = one.x + (one.width - across * scale) / 2
                    y = one.y + (one.height - down * scale) / 2
                    placed.set_matrix(moved.translate(x, y))
                    page.insert_obj(placed)
            page.gen_content()
            page.close()
        drawn.close()
        buffer = io.BytesIO()
        pdf.save(buffer)
        pdf.close()
    return buffer.getvalue()


def emblem_png(emblem: EmblemFile, pixels: int) -> bytes:
    """Return a square picture of the emblem as paper will show it."""
    edge = float(pixels)  # a point a pixel
    buffer = io.BytesIO()
    canvas = PageCanvas(buffer, pagesize=(edge, edge), invariant=1)
    if emblem.form is not EmblemForm.PDF:
        draw_emblem(canvas, emblem, 0, 0, edge, edge)
    canvas.showPage()
    canvas.save()
    made = buffer.getvalue()
    if emblem.form is EmblemForm.PDF:
        made = with_pdf_emblem(made, emblem, [EmblemPlace(0, 0, 0, edge, edge)])
    with opened(made) as pdf:
        return pdf.png(0, POINTS_PER_INCH)
