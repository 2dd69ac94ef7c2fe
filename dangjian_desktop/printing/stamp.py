"""The small mark at the foot of a poster: what it is, of which day, and the code of an edition.

A sheet that is registered bears its number and a QR code, which quick find and a scanner read; a
preview or a form bears its name and day alone.
"""

from collections.abc import Iterator

from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Box, Code, Label, Shape, unit
from dangjian_desktop.printing.sheet import Millimetre
from dangjian_desktop.printing.themes import Colour

#: The words: their letters, their middle above the edge and where they end, on an A3.
_SIZE: Millimetre = 2.4
_HEIGHT: Millimetre = 6
_SIDE: Millimetre = 16

#: The code on an A3 and at least, in millimetres, and how far it stays from the edge: each of its
#: 25 squares has three points of a scanner at 200 dpi (with two, zbar missed every third page), and
#: office printers leave four millimetres white. So it stands below the frame of a plate
#: (`mark_height`) and inside that of a coloured ground.
_CODE: Millimetre = 9.55
_SQUARES = 25
_AWAY, _LEAST_AWAY = 5, 4.2

#: Squares of white painted around it; the paper or a light ground gives the other two that a QR
#: code wants (ISO/IEC 18004).
_RING = 2


def code_of(mark: WallMark) -> tuple[tuple[bool, ...], ...]:
    """Return the squares of a mark's QR code, without what must stay light around them."""
    import segno

    made = segno.make_qr(mark.text, error="m")
    return tuple(tuple(map(bool, row)) for row in made.matrix)


def mark_shapes(
    page: Area, words: Checked, mark: WallMark | None, ink: Ink, *, on_white: bool = False
) -> Iterator[Shape]:
    """Place the mark of a poster at its lower right.

    Args:
        page: The whole page.
        words: Name and day.
        mark: Of the edition; None for a page that is not registered.
        ink: Of the document.
        on_white: Whether white is put behind the words, because what lies there may be dark.
    """
    scale = unit(page)
    size = _SIZE * scale
    middle = page.bottom - _HEIGHT * scale
    right = page.right - _SIDE * scale
    if mark is not None:
        squares = code_of(mark)
        place = _place(page)
        ring = place.width / len(squares) * _RING
        yield Box(place.inset(-ring), fill=Colour.WHITE)
        yield Code(place, squares)
        right = place.x - ring - scale
        words = ink.prepared(f"{mark.short} · {words}" if words else mark.short, "版面标记")
    area = Area(page.width / 2, middle - size, right - page.width / 2, 2 * size)
    if on_white:
        width = min(ink.width(ink.spaced(words), Face.SANS, size), area.width) + size
        behind = Area(area.right - width + size / 2, middle - size * 0.55, width, size * 1.1)
        yield Box(behind, fill=Colour.WHITE)
    yield Label(area, words, Face.SANS, size, Colour.SECOND, "right")


def mark_height(page: Area) -> Millimetre:
    """Return how high above the lower edge of a page the mark of an edition goes."""
    place = _place(page)
    return page.bottom - place.y + place.width / _SQUARES * _RING


def _place(page: Area) -> Area:
    scale = unit(page)
    edge = _CODE * max(scale, 1)
    away = max(_AWAY * scale, _LEAST_AWAY)
    return Area(page.right - away - edge, page.bottom - away - edge, edge, edge)
