"""Draws what the demonstration shows instead of photographs and scans: no face, no real paper.

Everything is drawn when it is asked for, so that the program ships no pictures of people. Pillow
is loaded only then: a program that starts has no use for it.
"""

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

#: Width and height of a portrait (一寸, 25 by 35 mm) and of what it was cut from, in pixels.
_PORTRAIT = (215, 301)
_ORIGINAL = (360, 400)
#: Drawn so many times larger and then made smaller, for smooth edges.
_FINER = 2
_GROUNDS = ("#5b7fa6", "#b4474c", "#e9edf0", "#6f8f86", "#8a93a6")
_SKINS = ("#d9b79a", "#cfa98a", "#e0c2a6")
_COATS = ("#2f3e50", "#44505c", "#37474f", "#503c3c", "#3d4a3f")
_HAIRS = ("#2b2725", "#3a3431", "#55504c", "#77736f")
_QUALITY = 82
_PAPER = (620, 877)  # A4 at 75 dots per inch
_INK, _SEAL = "#333333", "#b3382c"


def portrait(number: int, *, has_long_hair: bool) -> tuple[bytes, bytes]:
    """Return a portrait as JPEG and the wider picture from which it was cut.

    Args:
        number: Which one; tones differ from number to number.
        has_long_hair: How the silhouette's hair falls.
    """
    drawn = _silhouette(number, has_long_hair=has_long_hair)
    left = (_ORIGINAL[0] - _PORTRAIT[0]) // 2
    top = (_ORIGINAL[1] - _PORTRAIT[1]) // 2
    cut = drawn.crop((left, top, left + _PORTRAIT[0], top + _PORTRAIT[1]))
    return _as_jpeg(cut), _as_jpeg(drawn)


def _silhouette(number: int, *, has_long_hair: bool) -> "Picture":
    from PIL import Image, ImageDraw

    width, height = (side * _FINER for side in _ORIGINAL)
    picture = Image.new("RGB", (width, height), _GROUNDS[number % len(_GROUNDS)])
    draw = ImageDraw.Draw(picture)
    skin, coat = _SKINS[number % len(_SKINS)], _COATS[number // 2 % len(_COATS)]
    hair = _HAIRS[number // 3 % len(_HAIRS)]
    middle, wide = width // 2, 84 + number % 4 * 4

    def oval(x: int, y: int, across: int, down: int, tone: str) -> None:
        draw.ellipse((x - across, y - down, x + across, y + down), fill=tone)

    head = 300
    if has_long_hair:
        oval(middle, head + 40, wide + 34, 190, hair)
    oval(middle, height + 130, 250, 340, coat)
    draw.polygon(
        [(middle - 62, 505), (middle + 62, 505), (middle, 640)], fill="#f2f2ef"
    )  # the collar
    draw.rectangle((middle - 42, head + 70, middle + 42, 520), fill=skin)
    oval(middle, 518, 42, 26, skin)
    oval(middle, head - 24, wide + 12, 134, hair)
    oval(middle, head + 14, wide, 118, skin)
    draw.chord((middle - wide - 6, head - 140, middle + wide + 6, head + 60), 190, 350, fill=hair)
    return picture.resize(_ORIGINAL, Image.Resampling.LANCZOS)


def _as_jpeg(picture: "Picture") -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def paper(font_file: Path, title: str, lines: tuple[str, ...], *, kind: str) -> bytes:
    """Return an invented paper as PNG or PDF, marked 示例 so that nobody takes it for a real one.

    Args:
        font_file: A font with Chinese characters.
        title: What stands above.
        lines: What stands below, a line each.
        kind: "PNG" or "PDF".
    """
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", _PAPER, "#fdfcf7")
    draw = ImageDraw.Draw(picture)
    large, small = (ImageFont.truetype(str(font_file), size) for size in (34, 18))
    width, height = _PAPER
    draw.rectangle((36, 36, width - 36, height - 36), outline=_INK, width=2)
    draw.text((width / 2, 140), title, _INK, large, anchor="mm")
    for place, line in enumerate(lines):
        draw.text((92, 230 + place * 44), line, _INK, small)
        draw.line((92, 262 + place * 44, width - 92, 262 + place * 44), fill="#d8d4c8")
    draw.ellipse((width - 240, height - 250, width - 100, height - 110), outline=_SEAL, width=4)
    draw.text((width - 170, height - 180), "示例", _SEAL, large, anchor="mm")
    buffer = io.BytesIO()
    if kind == "PDF":  # the same bytes on every day
        day = date(2026, 1, 1).timetuple()
        picture.quantize(16).convert("L").save(
            buffer, "PDF", resolution=75, creationDate=day, modDate=day, title=title
        )
    else:
        picture.quantize(16).save(buffer, kind, optimize=True)
    return buffer.getvalue()
