"""The outlines of an SVG's shapes: paths, arcs, boxes and ovals, all as lines and cubic curves.

Source: SVG 1.1 (W3C 2011), chapters 8 and 9 and appendix F.6.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping

from dangjian_desktop.printing.errors import PrintingError

Point = tuple[float, float]
#: A step of a path: its letter (M, L, C, Z) and its coordinates.
Step = tuple[str, tuple[float, ...]]

#: How a quarter of a circle is drawn as a curve.
_ARC = 0.5522847498
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_LENGTH = re.compile(rf"\s*({NUMBER.pattern})\s*([a-z]*)\s*")
#: Characters of a length.
_LONGEST = 40
_PATH = re.compile(rf"([MmLlHhVvCcSsQqTtAaZz])|({NUMBER.pattern})")
#: Numbers that follow each letter of a path.
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
#: Pixels of CSS in the units of a width.
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def damaged() -> PrintingError:
    """Return that a file makes no sense."""
    return PrintingError("这个 SVG 文件已损坏，读不出图样。请换一个文件。")


def not_exact(what: str) -> PrintingError:
    """Return that a drawing uses what would come out altered."""
    return PrintingError(
        "这个 SVG 图样用了“{what}”，本程序不能原样印出。"
        "请把图样另存为 PDF 或 600 像素以上的 PNG 再添加。",
        what=what,
    )


def length_of(told: str) -> float:
    """Return a length in pixels.

    Raises:
        PrintingError: When its unit depends on something else.
    """
    match = _LENGTH.fullmatch(told) if len(told) <= _LONGEST else None
    if match is None or match[2] not in _UNITS:
        raise not_exact(told[:20])
    return float(match[1]) * _UNITS[match[2]]


def outline_of(local: str, attributes: Mapping[str, str]) -> Iterator[Step]:
    """Yield the outline of a shape.

    Raises:
        PrintingError: When it is damaged.
    """

    def number(key: str) -> float:
        return length_of(attributes.get(key, "0"))

    if local == "path":
        yield from _path(attributes.get("d", ""))
    elif local in ("polyline", "polygon"):
        numbers = (float(one[0]) for one in NUMBER.finditer(attributes.get("points", "")))
        letter = "M"
        for point in zip(numbers, numbers, strict=False):
            yield letter, point
            letter = "L"
        if local == "polygon" and letter == "L":
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
                raise damaged()
            letter = token
            if letter in "Zz":
                yield letter, []
            continue
        if not letter or letter in "Zz":
            raise damaged()
        numbers.append(token)
        if len(numbers) == _COUNTS[letter.upper()]:
            yield letter, numbers
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)
    if numbers:
        raise damaged()


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
            raise damaged()
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
