"""Free-standing drawings: a poster's layout is a tuple of shapes, and here they are drawn.

All lengths are millimetres from the top left corner of the page, x to the right and y downwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Any, Literal, TypeVar

from reportlab.lib.utils import ImageReader

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import MIDDLE, Checked, Ink
from dangjian_desktop.printing.photos import PhotoError, cropped
from dangjian_desktop.printing.sheet import (
    POINTS_PER_MM,
    Align,
    Millimetre,
    Paper,
    SheetKind,
    Template,
)
from dangjian_desktop.printing.text import Fitted
from dangjian_desktop.printing.themes import Colour

T = TypeVar("T")

#: The page for which posters are designed; on other sizes everything grows with the square root
#: of the area, so that an A1 read from twice as far looks like the A3 in the hand.
DESIGN_WIDTH, DESIGN_HEIGHT = 420, 297


#: On a long strip the short side counts: how much larger than on an A3 of that side things may be.
_LONG_STRIP = 1.15

#: Names smaller than this (about 3 points) cannot be read.
SMALLEST_NAME: Millimetre = 1.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page."""

    x: Millimetre
    y: Millimetre
    width: Millimetre
    height: Millimetre

    @property
    def right(self) -> Millimetre:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Millimetre:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Millimetre:
        """The x of the middle."""
        return self.x + self.width / 2

    def inset(self, across: Millimetre, down: Millimetre | None = None) -> "Area":
        """Return the area made smaller on all sides."""
        lower = across if down is None else down
        return Area(
            self.x + across, self.y + lower, self.width - 2 * across, self.height - 2 * lower
        )

    def top(self, height: Millimetre) -> "Area":
        """Return the upper part."""
        return Area(self.x, self.y, self.width, height)

    def below(self, distance: Millimetre) -> "Area":
        """Return what is left below the upper part."""
        return Area(self.x, self.y + distance, self.width, self.height - distance)


@dataclass(frozen=True, slots=True)
class Box:
    """A filled or outlined rectangle."""

    area: Area
    fill: Colour | None = None
    line: Colour | None = None
    line_width: Millimetre = 0.25
    radius: Millimetre = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: Millimetre
    y1: Millimetre
    x2: Millimetre
    y2: Millimetre
    colour: Colour = Colour.LINE_STRONG
    line_width: Millimetre = 0.35


@dataclass(frozen=True, slots=True)
class Label:
    """A text in a box; it is made smaller until it fits, and never sticks out."""

    area: Area
    text: Checked
    face: Face
    size: Millimetre
    colour: Colour = Colour.TEXT
    align: Align = "centre"
    stands: Literal["top", "middle"] = "middle"
    max_lines: int = 1

    def fitted(self, ink: Ink) -> Fitted:
        """Return its lines and size in millimetres."""
        area = self.area
        return ink.fitted(
            self.text,
            self.face,
            area.width,
            area.height,
            largest=self.size,
            max_lines=self.max_lines,
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A person's photo, cut to fill its box; without one, the family name on a calm ground."""

    area: Area
    photo: bytes | None
    name: Checked


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled area with corners, such as a star; `area` is what it fills at most."""

    area: Area
    points: tuple[tuple[Millimetre, Millimetre], ...]
    fill: Colour


@dataclass(frozen=True, slots=True)
class Code:
    """A code for machines: dark and light squares, one row of them below the other."""

    area: Area
    rows: tuple[tuple[bool, ...], ...]


Shape = Box | Rule | Label | Picture | Polygon | Code


@dataclass(frozen=True, kw_only=True)
class Poster(Template):
    """A drawn page for each thing printed.

    Attributes:
        lay_out: Places the shapes for one thing; takes it, the title, the page and the ink.
    """

    lay_out: Callable[[Any, Checked, Area, Ink], tuple[Shape, ...]] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class WallSheet(Poster):
    """A poster that hangs.

    Attributes:
        place, purpose: Where it usually hangs and what it is for: its place in the gallery.
        states: Tells what it says of one thing, whatever its size and looks; what hangs is
            compared with it.
    """

    kind: SheetKind = SheetKind.WALL
    place: WallPlace
    purpose: WallPurpose
    states: Callable[[Any], tuple[WallFact, ...]] = field(repr=False)


def unit(page: Area) -> Millimetre:
    """Return what a millimetre of the design is on a page."""
    by_area = (page.width * page.height / (DESIGN_WIDTH * DESIGN_HEIGHT)) ** 0.5
    by_short_side = min(page.width, page.height) / DESIGN_HEIGHT
    return float(min(by_area, by_short_side * _LONG_STRIP))


def in_rows(things: Sequence[T], count: int) -> list[Sequence[T]]:
    """Cut things, in order, into rows of which none is longer by more than one."""
    size, more = divmod(len(things), count)
    rows, start = [], 0
    for number in range(count):
        end = start + size + (number < more)
        rows.append(things[start:end])
        start = end
    return rows


def too_small() -> PaperError:
    """Return what to raise when names on a paper would be too small to be read."""
    return PaperError("纸张太小，放不下这么多人和党小组。请换大一号的纸。")


def draw(shapes: tuple[Shape, ...], paper: Paper, canvas: Any, ink: Ink) -> tuple[str, ...]:
    """Draw a page of shapes.

    Returns:
        The names of those whose photo could not be read and who have none on the page.
    """
    unreadable: list[str] = []
    for shape in shapes:
        match shape:
            case Box():
                _draw_box(shape, paper, canvas, ink)
            case Rule():
                _draw_rule(shape, paper, canvas, ink)
            case Polygon():
                _draw_polygon(shape, paper, canvas, ink)
            case Code():
                _draw_code(shape, paper, canvas, ink)
            case Label():
                _draw_label(shape, paper, canvas, ink)
            case Picture():
                if not _draw_picture(shape, paper, canvas, ink):
                    unreadable.append(shape.name)
    return tuple(unreadable)


def _points(length: Millimetre) -> float:
    return length * POINTS_PER_MM


def _corner(area: Area, paper: Paper) -> tuple[float, float]:
    """Return the lower left corner as PDF counts it, in points from below."""
    return _points(area.x), _points(paper.height - area.bottom)


def _draw_box(box: Box, paper: Paper, canvas: Any, ink: Ink) -> None:
    x, y = _corner(box.area, paper)
    if box.fill is not None:
        canvas.setFillColor(ink.paint(box.fill))
    if box.line is not None:
        canvas.setStrokeColor(ink.paint(box.line))
        canvas.setLineWidth(_points(box.line_width))
    width, height = _points(box.area.width), _points(box.area.height)
    stroke, fill = int(box.line is not None), int(box.fill is not None)
    if box.radius:
        canvas.roundRect(x, y, width, height, _points(box.radius), stroke=stroke, fill=fill)
    else:
        canvas.rect(x, y, width, height, stroke=stroke, fill=fill)


def _draw_rule(rule: Rule, paper: Paper, canvas: Any, ink: Ink) -> None:
    canvas.setStrokeColor(ink.paint(rule.colour))
    canvas.setLineWidth(_points(rule.line_width))
    canvas.setLineCap(1)
    height = paper.height
    canvas.line(
        _points(rule.x1), _points(height - rule.y1), _points(rule.x2), _points(height - rule.y2)
    )


def _draw_polygon(polygon: Polygon, paper: Paper, canvas: Any, ink: Ink) -> None:
    canvas.setFillColor(ink.paint(polygon.fill))
    path = canvas.beginPath()
    corners = [(_points(x), _points(paper.height - y)) for x, y in polygon.points]
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_code(code: Code, paper: Paper, canvas: Any, ink: Ink) -> None:
    """Draw all squares as one path: parted, the gaps between them would show as fine lines."""
    canvas.setFillColor(ink.paint(Colour.TEXT))
    area = code.area
    down, across = area.height / len(code.rows), area.width / len(code.rows[0])
    path = canvas.beginPath()
    for number, row in enumerate(code.rows):
        y = _points(paper.height - area.y - (number + 1) * down)
        start = 0
        for is_dark, squares in groupby(row):
            length = len(list(squares))
            if is_dark:
                x = _points(area.x + start * across)
                path.rect(x, y, _points(length * across), _points(down))
            start += length
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_label(label: Label, paper: Paper, canvas: Any, ink: Ink) -> None:
    fitted = label.fitted(ink)
    area, size = label.area, fitted.size
    canvas.setFillColor(ink.paint(label.colour))
    canvas.setStrokeColor(ink.paint(label.colour))
    pitch = size * fitted.leading
    first = area.y if label.stands == "top" else area.y + (area.height - fitted.height) / 2
    for number, line in enumerate(map(Checked, fitted.lines)):
        spare = area.width - ink.width(line, label.face, size)
        shift = {"left": 0.0, "centre": spare / 2, "right": spare}[label.align]
        baseline = first + (number + 0.5) * pitch + MIDDLE * size
        x, y = _points(area.x + shift), _points(paper.height - baseline)
        ink.draw(canvas, x, y, line, label.face, _points(size))


def _draw_picture(picture: Picture, paper: Paper, canvas: Any, ink: Ink) -> bool:
    area = picture.area
    is_readable = True
    if picture.photo is not None:
        try:
            jpeg = cropped(picture.photo, area.width, area.height)
        except PhotoError:
            is_readable = False
        else:
            x, y = _corner(area, paper)
            size = (_points(area.width), _points(area.height))
            canvas.drawImage(ImageReader(BytesIO(jpeg)), x, y, *size)
            return True
    _draw_box(Box(area, fill=Colour.GROUND), paper, canvas, ink)
    family_name = Checked(picture.name[:1])
    letter = min(area.width, area.height) * 0.42
    _draw_label(
        Label(area, family_name, Face.SERIF, letter, Colour.LINE_STRONG), paper, canvas, ink
    )
    return is_readable
