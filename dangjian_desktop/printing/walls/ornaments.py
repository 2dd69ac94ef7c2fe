"""Flags and stars as shapes: a red flag on a pole, a golden star; never the Party's emblem."""

import math
from collections.abc import Iterator

from dangjian_desktop.printing.poster import Area, Polygon, Shape
from dangjian_desktop.printing.sheet import Millimetre
from dangjian_desktop.printing.themes import Colour

_POLE, _HEM = 0.035, 0.006  # of the width
_WAVES, _STEPS, _SWING = 1.0, 24, 0.05
#: How deep a star is cut: radius of its inner corners.
_INNER = 0.382
_CORNERS = 5


def star(area: Area, fill: Colour = Colour.GOLD) -> Polygon:
    """Return a star of five corners, as large as the area has room for, in its middle."""
    radius = min(area.width, area.height) / 2
    x, y = area.middle, area.y + area.height / 2
    points = []
    for number in range(2 * _CORNERS):
        far = radius if number % 2 == 0 else radius * _INNER
        angle = -math.pi / 2 + number * math.pi / _CORNERS
        points.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    return Polygon(area, tuple(points), fill)


def stars(count: int, area: Area) -> Iterator[Shape]:
    """Yield so many stars in a row from the left; each is as high as the area."""
    for number in range(count):
        edge = area.height
        yield star(Area(area.x + number * edge * 1.1, area.y, edge, edge))


def cloth(area: Area) -> Area:
    """Return the part of a flag on which a word has room."""
    left = area.width * (_POLE + 0.02)
    room = Area(area.x + left, area.y, area.width - left, area.height * 0.62)
    swing = area.height * _SWING
    return room.inset(area.width * 0.05, swing * 2)


def flag(area: Area, fill: Colour = Colour.SOLID) -> Iterator[Shape]:
    """Yield a flag: a golden pole with its tip, and a cloth that waves."""
    width: Millimetre = area.width * _POLE
    pole = Area(area.x, area.y, width, area.height)
    yield Polygon(
        pole,
        (
            (pole.x, pole.y + width),
            (pole.x + width / 2, pole.y),
            (pole.right, pole.y + width),
            (pole.right, pole.bottom),
            (pole.x, pole.bottom),
        ),
        Colour.GOLD,
    )
    left, right = pole.right, area.right
    swing = area.height * _SWING
    top, height = area.y + width + swing, area.height * 0.62 - 2 * swing

    def wave(share: float) -> Millimetre:
        return swing * math.sin(share * 2 * math.pi * _WAVES)

    shares = [number / _STEPS for number in range(_STEPS + 1)]
    upper = [(left + (right - left) * one, top + wave(one)) for one in shares]
    lower = [(x, y + height) for x, y in reversed(upper)]
    yield Polygon(
        Area(left, area.y, right - left, area.height),
        (*upper, *lower),
        fill,
        Colour.SOLID_LINE if fill is Colour.SOLID else Colour.LINE_STRONG,
        area.width * _HEM,
    )
