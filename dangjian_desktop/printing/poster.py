"""Free-standing drawings: a poster's layout is a tuple of shapes, and here they are drawn.

All lengths are millimetres from the top left corner of the page, x to the right and y downwards.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import groupby
from typing import Any, Literal, TypeVar

from reportlab.lib.utils import ImageReader

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import MIDDLE, Checked, Ink, copied_as
from dangjian_desktop.printing.photos import PhotoError, cropped
from dangjian_desktop.printing.sheet import (
    POINTS_PER_MM,
    Align,
    Millimetre,
    Paper,
    SheetKind,
    Template,
)
from dangjian_desktop.printing.text import Cell, Fitted, cells, kept_whole
from dangjian_desktop.printing.themes import Colour

T = TypeVar("T")

#: The page for which posters are designed; on other sizes everything grows with the square root
#: of the area, so that an A1 read from twice as far looks like the A3 in the hand.
DESIGN_WIDTH, DESIGN_HEIGHT = 420, 297


#: On a long strip the short side counts: how much larger than on an A3 of that side things may be.
_LONG_STRIP = 1.15

#: Columns of a text that runs downwards: their pitch in letters; one more must make the letters
#: at least this much larger, and the second one more so, because a name is read as a whole;
#: letters of a lone column are at most so far apart, in letters.
_DOWN_PITCH, _WORTH_A_COLUMN, _WORTH_A_SECOND, _LOOSEST = 1.35, 1.12, 1.9, 0.5

_SECOND = 2

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

    def around(self, distance: Millimetre) -> "Area":
        """Return the area made larger on all sides."""
        return self.inset(-distance)

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
    """A text in a box; it is made smaller until it fits, and never sticks out.

    Attributes:
        is_name: Whether it is a name on a plate, broken only where one of its words ends.
    """

    area: Area
    text: Checked
    face: Face
    size: Millimetre
    colour: Colour = Colour.TEXT
    align: Align = "centre"
    stands: Literal["top", "middle"] = "middle"
    max_lines: int = 1
    is_name: bool = False

    def fitted(self, ink: Ink) -> Fitted:
        """Return its lines, Chinese and Latin apart, and its size in millimetres."""
        area = self.area
        return ink.fitted(
            ink.spaced(self.text),
            self.face,
            area.width,
            area.height,
            largest=self.size,
            max_lines=self.max_lines,
            is_name=self.is_name,
        )


def alike(labels: Sequence[Label], ink: Ink) -> Iterator[Label]:
    """Yield labels at the size of the smallest: headings of one rank are of one size."""
    least = min((label.fitted(ink).size for label in labels), default=0.0)
    for label in labels:
        yield replace(label, size=least)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that was broken already, of the size that it has.

    Attributes:
        is_spread: Whether it fills its width, as all lines of a paragraph but the last do.
    """

    area: Area
    text: Checked
    face: Face
    size: Millimetre
    colour: Colour = Colour.TEXT
    is_spread: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Turned:
    """A label that stands on its head, for the side of a folded plate that others see."""

    label: Label


@dataclass(frozen=True, slots=True)
class Downward:
    """A text that runs from top to bottom, its columns from right to left; never sticks out.

    Attributes:
        is_name: Whether it is a name on a plate, cut only where one of its words ends.
    """

    area: Area
    text: Checked
    face: Face
    size: Millimetre
    colour: Colour = Colour.TEXT
    max_columns: int = 1
    is_name: bool = False

    def fitted(self, ink: Ink) -> tuple[Millimetre, tuple[tuple[Cell, ...], ...]]:
        """Return its size and its columns, the first of which stands at the right."""
        places, best = cells(self.text), 0.0
        whole = kept_whole(self.text, is_name=True) if self.is_name else frozenset()
        found: tuple[tuple[Cell, ...], ...] = ((),)
        for count in range(1, self.max_columns + 1):
            columns = ink.columns_of(places, count, self.face, whole)
            tallest = max(
                sum(ink.cell_height(one, self.face) for one in column) for column in columns
            )
            size = min(
                self.size,
                self.area.width / (len(columns) * _DOWN_PITCH - (_DOWN_PITCH - 1)),
                self.area.height / (tallest or 1),
            )
            if size > best * (_WORTH_A_SECOND if count == _SECOND else _WORTH_A_COLUMN):
                best, found = size, tuple(map(tuple, columns))
        return best, found


@dataclass(frozen=True, slots=True)
class Emblem:
    """The place of the official emblem: the branch's own file is put there, else it stays free.

    The program draws none (党徽党旗条例); what is put there keeps its shape and its colours.
    """

    area: Area


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
    line: Colour | None = None
    line_width: Millimetre = 0.4


@dataclass(frozen=True, slots=True)
class Code:
    """A code for machines: dark and light squares, one row of them below the other."""

    area: Area
    rows: tuple[tuple[bool, ...], ...]


Shape = Box | Rule | Label | Turned | Line | Downward | Picture | Polygon | Emblem | Code


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
        has_ground: Whether it stands on the page of its look (colour, line around it); plates
            that are cut out have none.
        place, purpose: Where it usually hangs and what it is for: its place in the gallery.
        states: Tells what it says of one thing, whatever its size and looks; what hangs is
            compared with it.
    """

    kind: SheetKind = SheetKind.WALL
    place: WallPlace
    purpose: WallPurpose
    has_ground: bool = True
    states: Callable[[Any], tuple[WallFact, ...]] = field(repr=False)


def page_of(paper: Paper) -> Area:
    """Return the whole page that a paper is."""
    return Area(0, 0, paper.width, paper.height)


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
            case Turned():
                _draw_turned(shape.label, paper, canvas, ink)
            case Line():
                _draw_line(shape, paper, canvas, ink)
            case Downward():
                _draw_downward(shape, paper, canvas, ink)
            case Emblem():
                ink.place_emblem(canvas, *_corner(shape.area, paper), *_size(shape.area))
            case Picture():
                if not _draw_picture(shape, paper, canvas, ink):
                    unreadable.append(shape.name)
    return tuple(unreadable)


def _points(length: Millimetre) -> float:
    return length * POINTS_PER_MM


def _corner(area: Area, paper: Paper) -> tuple[float, float]:
    """Return the lower left corner as PDF counts it, in points from below."""
    return _points(area.x), _points(paper.height - area.bottom)


def _size(area: Area) -> tuple[float, float]:
    return _points(area.width), _points(area.height)


def _with_paints(
    canvas: Any, ink: Ink, fill: Colour | None, line: Colour | None, width: Millimetre
) -> tuple[int, int]:
    """Set the colours of an area; return whether its line and its ground are drawn at all."""
    ground = ink.paint(fill) if fill is not None else ""
    stroke = ink.paint(line) if line is not None else ""
    if ground:
        canvas.setFillColor(ground)
    if stroke:
        canvas.setStrokeColor(stroke)
        canvas.setLineWidth(_points(width))
    return int(bool(stroke)), int(bool(ground))


def _draw_box(box: Box, paper: Paper, canvas: Any, ink: Ink) -> None:
    x, y = _corner(box.area, paper)
    stroke, fill = _with_paints(canvas, ink, box.fill, box.line, box.line_width)
    if not stroke and not fill:
        return
    width, height = _size(box.area)
    if box.radius:
        canvas.roundRect(x, y, width, height, _points(box.radius), stroke=stroke, fill=fill)
    else:
        canvas.rect(x, y, width, height, stroke=stroke, fill=fill)


def _draw_rule(rule: Rule, paper: Paper, canvas: Any, ink: Ink) -> None:
    paint = ink.paint(rule.colour)
    if not paint:
        return
    canvas.setStrokeColor(paint)
    canvas.setLineWidth(_points(rule.line_width))
    canvas.setLineCap(1)
    height = paper.height
    canvas.line(
        _points(rule.x1), _points(height - rule.y1), _points(rule.x2), _points(height - rule.y2)
    )


def _draw_polygon(polygon: Polygon, paper: Paper, canvas: Any, ink: Ink) -> None:
    stroke, fill = _with_paints(canvas, ink, polygon.fill, polygon.line, polygon.line_width)
    if not stroke and not fill:
        return
    path = canvas.beginPath()
    corners = [(_points(x), _points(paper.height - y)) for x, y in polygon.points]
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _draw_line(line: Line, paper: Paper, canvas: Any, ink: Ink) -> None:
    area, size = line.area, line.size
    canvas.setFillColor(ink.paint(line.colour))
    canvas.setStrokeColor(ink.paint(line.colour))
    baseline = area.y + area.height / 2 + MIDDLE * size
    y = _points(paper.height - baseline)
    if line.is_spread:
        width = _points(area.width)
        ink.draw_spread(canvas, _points(area.x), y, line.text, line.face, _points(size), width)
        return
    spare = area.width - ink.width(line.text, line.face, size)
    shift = {"left": 0.0, "centre": spare / 2, "right": spare}[line.align]
    ink.draw(canvas, _points(area.x + shift), y, line.text, line.face, _points(size))


def _draw_downward(label: Downward, paper: Paper, canvas: Any, ink: Ink) -> None:
    size, columns = label.fitted(ink)
    area = label.area
    canvas.setFillColor(ink.paint(label.colour))
    canvas.setStrokeColor(ink.paint(label.colour))
    pitch = size * _DOWN_PITCH
    heights = [sum(ink.cell_height(one, label.face) for one in column) for column in columns]
    tallest = max(heights) * size
    # One column is drawn out to fill its place, as on plates; several begin at one height.
    loose = min((area.height - tallest) / max(len(columns[0]), 1), size * _LOOSEST)
    loose = loose if len(columns) == 1 else 0
    top = area.y + (area.height - tallest - loose * max(len(columns[0]) - 1, 0)) / 2
    right = area.middle + (len(columns) - 1) * pitch / 2
    with copied_as(canvas, label.text):
        for number, column in enumerate(columns):
            y = top
            for cell in column:
                middle = _points(right - number * pitch)
                at = _points(paper.height - y)
                ink.draw_cell(canvas, middle, at, cell, label.face, _points(size))
                y += ink.cell_height(cell, label.face) * size + loose


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


def _draw_turned(label: Label, paper: Paper, canvas: Any, ink: Ink) -> None:
    area = label.area
    middle = _points(area.middle), _points(paper.height - area.y - area.height / 2)
    canvas.saveState()
    canvas.translate(*middle)
    canvas.rotate(180)
    canvas.translate(-middle[0], -middle[1])
    _draw_label(label, paper, canvas, ink)
    canvas.restoreState()


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
