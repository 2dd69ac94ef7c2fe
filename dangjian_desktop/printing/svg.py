"""Reads drawings in SVG and draws them as they are, with curves: for the official emblem.

Only what can be drawn exactly is read: shapes, paths, groups, transformations, plain colours. A
drawing that uses more (gradients, masks, pictures, letters) is refused in words, because it would
otherwise come out altered. Source: SVG 1.1 (W3C 2011), chapters 7 and 11.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from xml.parsers import expat

from reportlab.lib.colors import getAllNamedColors

from dangjian_desktop.printing.svg_paths import (
    NUMBER,
    Step,
    damaged,
    length_of,
    not_exact,
    outline_of,
)

#: Points or curves of one drawing, and groups within groups.
MOST_STEPS, DEEPEST = 60_000, 64
#: Bytes of a file: all those steps with six numbers each; rules of its styles.
MOST_BYTES, MOST_RULES = 3_000_000, 300
#: A coordinate beyond is a fault of the file; paper ends long before.
_FARTHEST = 1e7

Matrix = tuple[float, float, float, float, float, float]

_SAME: Matrix = (1, 0, 0, 1, 0, 0)
# Each begins where nothing before it could have begun, so that words without end are read once.
_TRANSFORM = re.compile(r"(?<!\w)(\w+)\s*\(([^()]*)\)")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)

_TOO_MANY = "过多的线条"
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_GROUPS = frozenset({"svg", "g", "a", "switch"})
#: What is not drawn by itself.
_SILENT = frozenset(
    {"title", "desc", "metadata", "defs", "style", "linearGradient", "radialGradient", "stop"}
    | {"clipPath", "mask", "filter", "pattern", "symbol", "marker"}
)
#: What would change the drawing if it were left out.
_ALTERING = ("clip-path", "mask", "filter")
_INHERITED = ("fill", "stroke", "stroke-width", "fill-rule", "visibility", "color")
_STYLED = (*_INHERITED, "display", "opacity", "fill-opacity", "stroke-opacity", *_ALTERING)


@dataclass(frozen=True, slots=True)
class SvgPath:
    """A painted outline, its coordinates as in the view box.

    Attributes:
        fill, stroke: #rrggbb; "" for none. is_even_odd: which rule tells inside from outside.
    """

    steps: tuple[Step, ...]
    fill: str
    stroke: str
    stroke_width: float
    is_even_odd: bool


@dataclass(frozen=True, slots=True)
class SvgPicture:
    """A drawing: its view box and what is painted in it, from the lowest up."""

    x: float
    y: float
    width: float
    height: float
    paths: tuple[SvgPath, ...]


@dataclass
class _Element:
    """An element that is open: what its children inherit."""

    name: str
    style: Mapping[str, str]
    matrix: Matrix
    is_shown: bool


def read_svg(content: bytes) -> SvgPicture:
    """Return a drawing.

    Raises:
        PrintingError: When the file is damaged, or uses what cannot be drawn exactly.
    """
    return _Reader().read(content)


def draw_svg(
    canvas: Any, picture: SvgPicture, x: float, y: float, width: float, height: float
) -> None:
    """Draw a drawing into a box as large as it fits, in its middle and of its own shape.

    Args:
        canvas: reportlab's.
        picture: What `read_svg` returned.
        x: Left edge of the box, in points.
        y: Its lower edge.
        width, height: Of the box.
    """
    scale = min(width / picture.width, height / picture.height)
    left = x + (width - picture.width * scale) / 2 - picture.x * scale
    top = y + (height + picture.height * scale) / 2 + picture.y * scale
    canvas.saveState()
    canvas.transform(scale, 0, 0, -scale, left, top)
    for one in picture.paths:
        path = canvas.beginPath()
        for letter, numbers in one.steps:
            if letter == "M":
                path.moveTo(*numbers)
            elif letter == "L":
                path.lineTo(*numbers)
            elif letter == "C":
                path.curveTo(*numbers)
            else:
                path.close()
        if one.fill:
            canvas.setFillColor(one.fill)
        if one.stroke:
            canvas.setStrokeColor(one.stroke)
            canvas.setLineWidth(one.stroke_width)
        canvas.drawPath(
            path,
            stroke=int(bool(one.stroke)),
            fill=int(bool(one.fill)),
            fillMode=0 if one.is_even_odd else 1,
        )
    canvas.restoreState()


class _Reader:
    """Reads one file."""

    def __init__(self) -> None:
        self._open: list[_Element] = []
        self._paths: list[SvgPath] = []
        self._rules: list[tuple[str, dict[str, str]]] = []
        self._box: tuple[float, float, float, float] | None = None
        self._steps = 0

    def read(self, content: bytes) -> SvgPicture:
        """Return what the file shows."""
        if len(content) > MOST_BYTES:
            raise not_exact(_TOO_MANY)
        self._styles_come_first(content)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.EntityDeclHandler = self._refuse_entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, OverflowError) as error:
            raise damaged() from error
        if self._box is None or not self._paths:
            raise damaged()
        return SvgPicture(*self._box, tuple(self._paths))

    def _styles_come_first(self, content: bytes) -> None:
        """Read the style sheets of the file; they may stand below what they are about."""
        inside: list[str] = []
        is_style = False
        count = 0

        def start(name: str, _attributes: Mapping[str, str]) -> None:
            nonlocal is_style, count
            count += 1
            if count > MOST_STEPS:
                raise not_exact(_TOO_MANY)
            is_style = name.rpartition(" ")[2] == "style"

        def end(_name: str) -> None:
            nonlocal is_style
            is_style = False

        def data(text: str) -> None:
            if is_style:
                inside.append(text)

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.EntityDeclHandler = self._refuse_entity
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = data
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as error:
            raise damaged() from error
        for rule in _COMMENT.sub("", "".join(inside)).split("}"):
            selectors, brace, body = rule.partition("{")
            if "{" in body:  # a rule within another one holds now and then only
                raise not_exact(selectors.strip()[:20])
            for selector in selectors.split(",") if brace else ():
                told = selector.strip()
                if not re.fullmatch(r"[.#]?[\w-]+", told):
                    raise not_exact(told[:20])
                self._rules.append((told, _declarations(body)))
                if len(self._rules) > MOST_RULES:
                    raise not_exact("过多的样式")

    def _refuse_entity(self, *_arguments: object) -> None:
        raise not_exact("ENTITY")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        above = self._open[-1] if self._open else None
        if len(self._open) > DEEPEST:
            raise damaged()
        is_foreign = bool(space) and not space.endswith("/svg")
        hidden = _Element(local, {}, _SAME, is_shown=False)
        if above is not None and (not above.is_shown or is_foreign):
            self._open.append(hidden)
            return
        if above is None:
            if local != "svg":
                raise damaged()
            self._box = _view_box(attributes)
        style = self._style(local, attributes, {} if above is None else above.style)
        is_shown = style.get("display") != "none" and local not in _SILENT
        if not is_shown:
            self._open.append(hidden)
            return
        if (local not in _GROUPS and local not in _SHAPES) or (local == "svg" and above):
            raise not_exact(local)
        _refuse_altering(style)
        base = _SAME if above is None else above.matrix
        matrix = _times(base, _transform(attributes.get("transform", "")))
        self._open.append(_Element(local, style, matrix, is_shown=True))
        if local in _SHAPES and style.get("visibility", "visible") == "visible":
            self._add(local, attributes, style, matrix)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _style(
        self, local: str, attributes: Mapping[str, str], above: Mapping[str, str]
    ) -> dict[str, str]:
        """Return what holds for an element: inherited, then its attributes, rules and own style."""
        style = {key: above[key] for key in _INHERITED if key in above}
        style |= {key: attributes[key].strip() for key in _STYLED if key in attributes}
        classes = attributes.get("class", "").split()
        for selector, declared in self._rules:
            is_meant = (
                selector == local
                or (selector[0] == "." and selector[1:] in classes)
                or (selector[0] == "#" and selector[1:] == attributes.get("id"))
            )
            if is_meant:
                style |= declared
        return style | _declarations(attributes.get("style", ""))

    def _add(
        self,
        local: str,
        attributes: Mapping[str, str],
        style: Mapping[str, str],
        matrix: Matrix,
    ) -> None:
        left = MOST_STEPS - self._steps
        steps = tuple(islice(_moved(outline_of(local, attributes), matrix), left + 1))
        self._steps += len(steps)
        if len(steps) > left:
            raise not_exact(_TOO_MANY)
        fill = _colour(style.get("fill", "black"), style)
        stroke = _colour(style.get("stroke", "none"), style)
        width = length_of(style.get("stroke-width", "1"))
        grown = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        if not all(
            abs(one) <= _FARTHEST for _, told in (*steps, ("", (width * grown,))) for one in told
        ):
            raise damaged()
        if steps and (fill or stroke):
            is_even_odd = style.get("fill-rule") == "evenodd"
            self._paths.append(SvgPath(steps, fill, stroke, width * grown, is_even_odd))


def _declarations(text: str) -> dict[str, str]:
    """Return the properties of a style that mean something here."""
    found = {}
    for one in text.split(";"):
        key, colon, value = one.partition(":")
        if colon and key.strip() in _STYLED:
            found[key.strip()] = value.replace("!important", "").strip()
    return found


def _refuse_altering(style: Mapping[str, str]) -> None:
    for key in _ALTERING:
        if style.get(key, "none") != "none":
            raise not_exact(key)
    for key in ("opacity", "fill-opacity", "stroke-opacity"):
        if key in style and length_of(style[key].replace("%", "")) not in (1.0, 100.0):
            raise not_exact("半透明")


def _colour(told: str, style: Mapping[str, str]) -> str:
    """Return a colour as #rrggbb, "" for none."""
    word = told.strip().lower()
    if word in ("none", "transparent"):
        return ""
    if word == "currentcolor":
        word = style.get("color", "black").strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", word):
        return "#" + "".join(2 * letter for letter in word[1:])
    if re.fullmatch(r"#[0-9a-f]{6}", word):
        return word
    if word.startswith("rgb("):
        parts = re.findall(r"(\d+\.?\d*)(%?)", word)
        if len(parts) == len("rgb"):
            numbers = (float(n) * (2.55 if percent else 1) for n, percent in parts)
            return "#" + "".join(f"{min(round(one), 255):02x}" for one in numbers)
    named = getAllNamedColors().get(word)
    if named is None:
        raise not_exact("渐变填充" if word.startswith("url(") else word[:20])
    return "#" + "".join(f"{round(one * 255):02x}" for one in named.rgb())


def _view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    numbers = [float(one) for one in NUMBER.findall(attributes.get("viewBox", ""))]
    match numbers:
        case [x, y, width, height]:
            pass
        case _:
            x = y = 0.0
            width, height = (length_of(attributes.get(side, "")) for side in ("width", "height"))
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise damaged()
    return x, y, width, height


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the transformation that does the other first."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def _transform(told: str) -> Matrix:
    matrix = _SAME
    if told.strip() and not _TRANSFORM.search(told):
        raise not_exact("transform")
    for name, inside in _TRANSFORM.findall(told):
        numbers = [float(one) for one in NUMBER.findall(inside)]
        matrix = _times(matrix, _one_transform(name, numbers))
    return matrix


def _one_transform(name: str, numbers: list[float]) -> Matrix:
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *rest]:
            return (1, 0, 0, 1, x, rest[0] if rest else 0)
        case "scale", [x, *rest]:
            return (x, 0, 0, rest[0] if rest else x, 0, 0)
        case "rotate", [angle, *rest]:
            turn = math.radians(angle)
            turned: Matrix = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0)
            if not rest:
                return turned
            x, y = rest
            return _times(_times((1, 0, 0, 1, x, y), turned), (1, 0, 0, 1, -x, -y))
        case "skewX", [angle]:
            return (1, 0, math.tan(math.radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return (1, math.tan(math.radians(angle)), 0, 1, 0, 0)
    raise not_exact(name)


def _moved(steps: Iterator[Step], matrix: Matrix) -> Iterator[Step]:
    a, b, c, d, e, f = matrix
    for letter, numbers in steps:
        points = zip(numbers[::2], numbers[1::2], strict=True)
        yield (
            letter,
            tuple(one for x, y in points for one in (a * x + c * y + e, b * x + d * y + f)),
        )
