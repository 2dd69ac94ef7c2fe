"""Reads drawings in SVG and draws them as they are, with curves: for the official emblem.

Only what can be drawn exactly is read: shapes, paths, groups, transformations, plain colours. A
drawing that uses more (gradients, masks, pictures, letters) is refused in words, because it would
otherwise come out altered. Source: SVG 1.1 (W3C 2011), chapters 7, 8, 9 and 11.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from reportlab.lib.colors import getAllNamedColors

from dangjian_desktop.printing.errors import PrintingError

#: Points or curves of one drawing, and groups within groups.
MOST_STEPS, DEEPEST = 60_000, 64

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
#: A step of a path: its letter (M, L, C, Z) and its coordinates.
Step = tuple[str, tuple[float, ...]]

_SAME: Matrix = (1, 0, 0, 1, 0, 0)
#: How a quarter of a circle is drawn as a curve.
_ARC = 0.5522847498
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PATH = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: Numbers that follow each letter of a path.
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
#: Pixels of CSS in the units of a width.
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

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


def _damaged() -> PrintingError:
    return PrintingError("这个 SVG 文件已损坏，读不出图样。请换一个文件。")


def _not_exact(what: str) -> PrintingError:
    return PrintingError(
        "这个 SVG 图样用了“{what}”，本程序不能原样印出。"
        "请把图样另存为 PDF 或 600 像素以上的 PNG 再添加。",
        what=what,
    )


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
        self._styles_come_first(content)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.EntityDeclHandler = self._refuse_entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, OverflowError) as error:
            raise _damaged() from error
        if self._box is None or not self._paths:
            raise _damaged()
        return SvgPicture(*self._box, tuple(self._paths))

    def _styles_come_first(self, content: bytes) -> None:
        """Read the style sheets of the file; they may stand below what they are about."""
        inside: list[str] = []
        is_style = False

        def start(name: str, _attributes: Mapping[str, str]) -> None:
            nonlocal is_style
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
            raise _damaged() from error
        for selectors, body in _RULE.findall(_COMMENT.sub("", "".join(inside))):
            for selector in selectors.split(","):
                told = selector.strip()
                if not re.fullmatch(r"[.#]?[\w-]+", told):
                    raise _not_exact(told[:20])
                self._rules.append((told, _declarations(body)))

    def _refuse_entity(self, *_arguments: object) -> None:
        raise _not_exact("ENTITY")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        above = self._open[-1] if self._open else None
        if len(self._open) > DEEPEST:
            raise _damaged()
        is_foreign = bool(space) and not space.endswith("/svg")
        hidden = _Element(local, {}, _SAME, is_shown=False)
        if above is not None and (not above.is_shown or is_foreign):
            self._open.append(hidden)
            return
        if above is None:
            if local != "svg":
                raise _damaged()
            self._box = _view_box(attributes)
        style = self._style(local, attributes, {} if above is None else above.style)
        is_shown = style.get("display") != "none" and local not in _SILENT
        if not is_shown:
            self._open.append(hidden)
            return
        if (local not in _GROUPS and local not in _SHAPES) or (local == "svg" and above):
            raise _not_exact(local)
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
        steps = tuple(_moved(_outline(local, attributes), matrix))
        self._steps += len(steps)
        if self._steps > MOST_STEPS:
            raise _not_exact("过多的线条")
        fill = _colour(style.get("fill", "black"), style)
        stroke = _colour(style.get("stroke", "none"), style)
        width = _length(style.get("stroke-width", "1"))
        grown = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
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
            raise _not_exact(key)
    for key in ("opacity", "fill-opacity", "stroke-opacity"):
        if key in style and _length(style[key].replace("%", "")) not in (1.0, 100.0):
            raise _not_exact("半透明")


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
        raise _not_exact("渐变填充" if word.startswith("url(") else word[:20])
    return "#" + "".join(f"{round(one * 255):02x}" for one in named.rgb())


def _length(told: str) -> float:
    match = re.fullmatch(rf"\s*({_NUMBER.pattern})\s*([a-z]*)\s*", told)
    if match is None or match[2] not in _UNITS:
        raise _not_exact(told[:20])
    return float(match[1]) * _UNITS[match[2]]


def _view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    numbers = [float(one) for one in _NUMBER.findall(attributes.get("viewBox", ""))]
    match numbers:
        case [x, y, width, height]:
            pass
        case _:
            x = y = 0.0
            width, height = (_length(attributes.get(side, "")) for side in ("width", "height"))
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise _damaged()
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
    for name, inside in _TRANSFORM.findall(told):
        numbers = [float(one) for one in _NUMBER.findall(inside)]
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
    raise _not_exact(name)


def _moved(steps: Iterator[Step], matrix: Matrix) -> Iterator[Step]:
    a, b, c, d, e, f = matrix
    for letter, numbers in steps:
        points = zip(numbers[::2], numbers[1::2], strict=True)
        yield (
            letter,
            tuple(one for x, y in points for one in (a * x + c * y + e, b * x + d * y + f)),
        )


def _outline(local: str, attributes: Mapping[str, str]) -> Iterator[Step]:
    def number(key: str) -> float:
        return _length(attributes.get(key, "0"))

    if local == "path":
        yield from _path(attributes.get("d", ""))
    elif local in ("polyline", "polygon"):
        numbers = [float(one) for one in _NUMBER.findall(attributes.get("points", ""))]
        yield from _corners(list(zip(numbers[::2], numbers[1::2], strict=False)))
        if local == "polygon" and numbers:
            yield "Z", ()
    elif local == "line":
        yield "M", (number("x1"), number("y1"))
        yield "L", (number("x2"), number("y2"))
    elif local == "rect":
        yield from _rectangle(attributes, number)
    else:
        across = number("r") if local == "circle" else number("rx")
        down = number("r") if local == "circle" else number("ry")
        yield from _oval(number("cx"), number("cy"), across, down)


def _corners(points: list[Point]) -> Iterator[Step]:
    for place, point in enumerate(points):
        yield "L" if place else "M", point


def _rectangle(attributes: Mapping[str, str], number: Callable[[str], float]) -> Iterator[Step]:
    x, y, width, height = (number(key) for key in ("x", "y", "width", "height"))
    rx = number("rx") if "rx" in attributes else number("ry")
    ry = number("ry") if "ry" in attributes else rx
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if not rx or not ry:
        yield from _corners([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
        yield "Z", ()
        return
    kx, ky = rx * (1 - _ARC), ry * (1 - _ARC)
    right, bottom = x + width, y + height
    yield "M", (x + rx, y)
    yield "L", (right - rx, y)
    yield "C", (right - kx, y, right, y + ky, right, y + ry)
    yield "L", (right, bottom - ry)
    yield "C", (right, bottom - ky, right - kx, bottom, right - rx, bottom)
    yield "L", (x + rx, bottom)
    yield "C", (x + kx, bottom, x, bottom - ky, x, bottom - ry)
    yield "L", (x, y + ry)
    yield "C", (x, y + ky, x + kx, y, x + rx, y)
    yield "Z", ()


def _oval(x: float, y: float, across: float, down: float) -> Iterator[Step]:
    kx, ky = across * _ARC, down * _ARC
    yield "M", (x + across, y)
    yield "C", (x + across, y + ky, x + kx, y + down, x, y + down)
    yield "C", (x - kx, y + down, x - across, y + ky, x - across, y)
    yield "C", (x - across, y - ky, x - kx, y - down, x, y - down)
    yield "C", (x + kx, y - down, x + across, y - ky, x + across, y)
    yield "Z", ()


def _path(told: str) -> Iterator[Step]:
    """Yield the steps of a path: lines, curves and arcs, all as lines and cubic curves."""
    pen = _Pen()
    for letter, numbers in _commands(told):
        yield from pen.steps(letter, numbers)


def _commands(told: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each letter of a path with its numbers; a letter may stand for several in a row."""
    tokens = _tokens(told)
    letter = ""
    numbers: list[float] = []
    for token in tokens:
        if isinstance(token, str):
            if numbers:
                raise _damaged()
            letter = token
            if letter in "Zz":
                yield letter, []
            continue
        if not letter or letter in "Zz":
            raise _damaged()
        numbers.append(token)
        if len(numbers) == _COUNTS[letter.upper()]:
            yield letter, numbers
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)
    if numbers:
        raise _damaged()


def _tokens(told: str) -> Iterator[str | float]:
    """Yield letters and numbers; the two flags of an arc may stand without room between."""
    at = 0
    letter, count = "", 0
    while at < len(told):
        if told[at] in " ,\t\r\n":
            at += 1
            continue
        if letter in ("A", "a") and count % 7 in (3, 4) and told[at] in "01":
            yield float(told[at])
            count += 1
            at += 1
            continue
        match = _PATH.match(told, at)
        if match is None:
            raise _damaged()
        at = match.end()
        if match[1]:
            letter, count = match[1], 0
            yield match[1]
        else:
            count += 1
            yield float(match[2])


class _Pen:
    """Where a path has come to."""

    def __init__(self) -> None:
        self._at: Point = (0, 0)
        self._begun: Point = (0, 0)
        self._handle: Point | None = None  # the last control point, for S and T
        self._before = ""

    def steps(self, letter: str, numbers: list[float]) -> Iterator[Step]:
        """Yield the steps of one letter."""
        kind = letter.upper()
        points = self._points(letter, numbers)
        handle = None
        if kind == "Z":
            yield "Z", ()
            self._at = self._begun
        elif kind == "M":
            yield "M", points[0]
            self._at = self._begun = points[0]
        elif kind in "LHV":
            yield "L", points[0]
            self._at = points[0]
        elif kind in "CS":
            if kind == "S":
                points.insert(0, self._mirrored("CS"))
            yield "C", (*points[0], *points[1], *points[2])
            handle, self._at = points[1], points[2]
        elif kind in "QT":
            middle = points[0] if kind == "Q" else self._mirrored("QT")
            end = points[-1]
            yield "C", (*_toward(self._at, middle), *_toward(end, middle), *end)
            handle, self._at = middle, end
        else:
            for curve in _arc(self._at, points[0], numbers):
                yield "C", curve
            self._at = points[0]
        self._handle, self._before = handle, kind

    def _points(self, letter: str, numbers: list[float]) -> list[Point]:
        x, y = self._at if letter.islower() else (0.0, 0.0)
        kind = letter.upper()
        if kind == "H":
            return [(x + numbers[0], self._at[1])]
        if kind == "V":
            return [(self._at[0], y + numbers[0])]
        used = numbers[5:] if kind == "A" else numbers
        return [(x + a, y + b) for a, b in zip(used[::2], used[1::2], strict=True)]

    def _mirrored(self, kinds: str) -> Point:
        if self._handle is None or self._before not in kinds:
            return self._at
        return 2 * self._at[0] - self._handle[0], 2 * self._at[1] - self._handle[1]


def _toward(end: Point, middle: Point) -> Point:
    """Return the control point of a cubic curve that equals a quadratic one."""
    return end[0] + 2 / 3 * (middle[0] - end[0]), end[1] + 2 / 3 * (middle[1] - end[1])


def _arc(start: Point, end: Point, numbers: list[float]) -> Iterator[tuple[float, ...]]:
    """Yield the curves of an elliptic arc. Source: SVG 1.1, appendix F.6."""
    across, down, angle, is_large, is_swept = numbers[:5]
    across, down = abs(across), abs(down)
    if start == end:
        return
    if not across or not down:
        yield (*start, *end, *end)
        return
    turn = math.radians(angle)
    cos, sin = math.cos(turn), math.sin(turn)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * half_x + sin * half_y, -sin * half_x + cos * half_y
    over = (x / across) ** 2 + (y / down) ** 2
    if over > 1:
        across, down = across * math.sqrt(over), down * math.sqrt(over)
    below = (across * y) ** 2 + (down * x) ** 2
    share = max(0.0, (across * down) ** 2 / below - 1)
    factor = math.sqrt(share) * (-1 if bool(is_large) == bool(is_swept) else 1)
    middle_x, middle_y = factor * across * y / down, -factor * down * x / across
    centre_x = cos * middle_x - sin * middle_y + (start[0] + end[0]) / 2
    centre_y = sin * middle_x + cos * middle_y + (start[1] + end[1]) / 2
    first = math.atan2((y - middle_y) / down, (x - middle_x) / across)
    last = math.atan2((-y - middle_y) / down, (-x - middle_x) / across)
    sweep = last - first
    if is_swept and sweep < 0:
        sweep += 2 * math.pi
    elif not is_swept and sweep > 0:
        sweep -= 2 * math.pi

    def on(theta: float) -> tuple[float, float, float, float]:
        """Return a point of the ellipse, and the direction there."""
        px, py = across * math.cos(theta), down * math.sin(theta)
        dx, dy = -across * math.sin(theta), down * math.cos(theta)
        return (
            centre_x + cos * px - sin * py,
            centre_y + sin * px + cos * py,
            cos * dx - sin * dy,
            sin * dx + cos * dy,
        )

    count = max(1, math.ceil(abs(sweep) / (math.pi / 2)))
    step = sweep / count
    reach = 4 / 3 * math.tan(step / 4)
    for number in range(count):
        x1, y1, dx1, dy1 = on(first + number * step)
        x2, y2, dx2, dy2 = on(first + (number + 1) * step)
        if number == count - 1:
            x2, y2 = end
        yield (
            x1 + reach * dx1,
            y1 + reach * dy1,
            x2 - reach * dx2,
            y2 - reach * dy2,
            x2,
            y2,
        )
