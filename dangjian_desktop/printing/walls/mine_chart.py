"""The chart of the mine: the Party committee and below it a card for every branch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Label, Rule, Shape, in_rows, unit
from dangjian_desktop.printing.sheet import Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.chart import ChartUnit, MineChart
from dangjian_desktop.printing.walls.frame import (
    GAP,
    LINE_WIDTH,
    LINK,
    MARGIN,
    ROOT_HEIGHT,
    committee_height,
    committee_row,
    foot,
    heading,
    panel,
    room_between,
    root,
)

VACANT = "暂缺"

#: Width against height at which a card looks best.
_CARD_SHAPE = 2.0


def mine_shapes(chart: MineChart, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    """Place the tree of the mine."""
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(chart.as_of, False, body, scale, ink)
    body = room_between(body, scale)
    yield from root(chart.name, chart.summary, body, scale, ink)
    y = body.y + ROOT_HEIGHT * scale
    if chart.committee:
        height = committee_height(chart.committee, body, scale) + LINK * scale
        yield from committee_row(chart.committee, Area(body.x, y, body.width, height), scale, ink)
        y += height
    if chart.units:
        yield from _units(chart.units, Area(body.x, y, body.width, body.bottom - y), scale, ink)


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of cards; the first one of a 党总支 carries its name."""

    under: str
    units: tuple[ChartUnit, ...]
    is_first: bool


def _bands(units: Sequence[ChartUnit], columns: int) -> list[_Band]:
    bands: list[_Band] = []
    for under in dict.fromkeys(one.under for one in units):
        members = [one for one in units if one.under == under]
        rows = -(-len(members) // columns)
        for number, row in enumerate(in_rows(members, rows)):
            bands.append(_Band(under, tuple(row), number == 0))
    return bands


def _units(units: Sequence[ChartUnit], area: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    gap, link = 5 * scale, LINK * scale
    spine = GAP * scale
    width = area.width - spine

    def card(columns: int) -> tuple[Millimetre, Millimetre]:
        bands = len(_bands(units, columns))
        return (width - (columns - 1) * gap) / columns, area.height / bands - link

    def comfort(columns: int) -> float:
        across, down = card(columns)
        places = columns * len(_bands(units, columns))
        return min(across / _CARD_SHAPE, down) * len(units) / places

    columns = max(range(1, min(len(units), 12) + 1), key=comfort)
    bands = _bands(units, columns)
    across, down = card(columns)
    down = min(down, across / 1.35)
    across = min(across, down * 3.2, 110 * scale)
    left = area.x + spine
    middle = left + width / 2
    rails = [area.y + number * (down + link) + link / 2 for number in range(len(bands))]
    weight = LINE_WIDTH * scale
    yield Rule(area.middle, area.y, area.middle, rails[0], line_width=weight)
    if len(bands) > 1:
        yield Rule(area.x, rails[0], area.middle, rails[0], line_width=weight)
        yield Rule(area.x, rails[0], area.x, rails[-1], line_width=weight)
    for band, rail in zip(bands, rails, strict=True):
        total = len(band.units) * across + (len(band.units) - 1) * gap
        x = middle - total / 2
        boxes = [
            Area(x + number * (across + gap), rail + link / 2, across, down)
            for number in range(len(band.units))
        ]
        middles = [box.middle for box in boxes]
        start = area.x if rail != rails[0] else area.middle
        yield Rule(min(start, *middles), rail, max(start, *middles), rail, line_width=weight)
        for x in middles:
            yield Rule(x, rail, x, rail + link / 2, line_width=weight)
        for one, box in zip(band.units, boxes, strict=True):
            yield from _unit(one, box, scale, ink)


def _unit(one: ChartUnit, box: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    yield panel(box, scale, 1.2)
    size = min(box.height / 6.2, box.width / 11)
    inner = box.inset(size * 0.7, size * 0.5)
    name = inner.top(inner.height * 0.5)
    if one.under:
        above = name.top(size * 1.1)
        under = ink.prepared(one.under, one.name, "的上级")
        yield Label(above, under, Face.SANS, size * 0.62, Colour.ACCENT)
        name = Area(name.x, above.bottom, name.width, name.height - above.height)
    yield Label(
        name, ink.prepared(one.name, "支部的名称"), Face.SANS_BOLD, size * 1.15, max_lines=3
    )
    half = inner.width * 0.16
    yield Rule(
        box.middle - half,
        name.bottom + size * 0.2,
        box.middle + half,
        name.bottom + size * 0.2,
        Colour.ACCENT,
        0.35 * scale,
    )
    rest = inner.below(name.bottom - inner.y + size * 0.4)
    secretary = ink.prepared(f"书记　{one.secretary or VACANT}", one.name, "的书记")
    yield Label(rest.top(rest.height / 2), secretary, Face.SANS, size)
    summary = ink.prepared(one.summary, one.name, "的人数")
    yield Label(rest.below(rest.height / 2), summary, Face.SANS, size * 0.8, Colour.SECOND)
