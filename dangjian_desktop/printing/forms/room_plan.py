"""版面平面图: the walls of a room true to scale, and what hangs at each position, true or stale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Box, Label, Poster, Shape, unit
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.frame import (
    GAP,
    MARGIN,
    foot,
    heading,
    room_between,
    under_title,
)


class SpotState(StrEnum):
    """How what hangs at a position stands."""

    EMPTY = "empty"
    TRUE = "true"
    STALE = "stale"


STATE_WORDS = {SpotState.EMPTY: "空", SpotState.TRUE: "现行", SpotState.STALE: "已过时"}


@dataclass(frozen=True, slots=True)
class PlanSpot:
    """A position, in centimetres from the upper left of its wall.

    Attributes:
        name: Of the position. title: what hangs there; what is to hang there where nothing does.
        mark: Number of what hangs there; "" for nothing.
    """

    name: str
    title: str
    mark: str
    state: SpotState
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PlanWall:
    """A wall, in centimetres."""

    name: str
    width: int
    height: int
    spots: tuple[PlanSpot, ...]


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """The walls of one room of a branch.

    Attributes:
        name: Of the branch and the room.
        told: How many sheets hang and how many of them are out of date.
    """

    name: str
    told: str
    walls: tuple[PlanWall, ...]
    as_of: str = ""


_TOLD: Millimetre = 4.5
_TOLD_HEIGHT: Millimetre = 8
_NAME: Millimetre = 5
_NAME_HEIGHT: Millimetre = 8
_LARGEST: Millimetre = 6
_PADDING: Millimetre = 1.2
#: Fill, line and words of a position by how it stands.
_LOOKS = {
    SpotState.EMPTY: (Colour.WHITE, Colour.LINE_STRONG, Colour.SECOND),
    SpotState.TRUE: (Colour.GOOD_SOFT, Colour.GOOD, Colour.GOOD),
    SpotState.STALE: (Colour.ACCENT_SOFT, Colour.ACCENT, Colour.ACCENT),
}


def lay_out(plan: RoomPlan, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the walls below one another and side by side, all to one scale."""
    return tuple(_shapes(plan, title, page, ink))


def _shapes(plan: RoomPlan, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(plan.as_of, False, body, scale, ink)
    yield under_title(ink.prepared(plan.told, "平面图的张数"), _TOLD, _TOLD_HEIGHT, body, scale)
    room = room_between(body, scale, _TOLD_HEIGHT + GAP)
    for wall, area in _placed(plan.walls, room, scale):
        yield from _wall(wall, area, scale, ink)


def _placed(walls: Sequence[PlanWall], room: Area, scale: float) -> Iterator[tuple[PlanWall, Area]]:
    """Yield each wall with its place: the number of rows at which they are largest."""
    possible = [_rows(walls, count) for count in range(1, len(walls) + 1)]
    size, rows = max(
        ((_size(rows, room, scale), rows) for rows in possible), key=lambda one: one[0]
    )
    gap, head = GAP * scale, _NAME_HEIGHT * scale
    heights = [head + max(wall.height for wall in row) * size for row in rows]
    y = room.y + max(room.height - sum(heights) - gap * (len(rows) - 1), 0) / 2
    for row, height in zip(rows, heights, strict=True):
        wide = sum(wall.width for wall in row) * size + gap * (len(row) - 1)
        x = room.x + (room.width - wide) / 2
        for wall in row:
            yield wall, Area(x, y, wall.width * size, head + wall.height * size)
            x += wall.width * size + gap
        y += height + gap


def _rows(walls: Sequence[PlanWall], count: int) -> list[Sequence[PlanWall]]:
    """Cut the walls, in order, into rows of about the same length."""
    whole = sum(wall.width for wall in walls)
    rows: list[list[PlanWall]] = [[]]
    length = 0.0
    for place, wall in enumerate(walls):
        left = len(walls) - place
        is_full = length + wall.width / 2 > whole / count * len(rows)
        must = count - len(rows) >= left
        if rows[-1] and len(rows) < count and (is_full or must):
            rows.append([])
        rows[-1].append(wall)
        length += wall.width
    return [row for row in rows if row]


def _size(rows: Sequence[Sequence[PlanWall]], room: Area, scale: float) -> float:
    """Return how many millimetres a centimetre becomes with these rows."""
    gap, head = GAP * scale, _NAME_HEIGHT * scale
    across = min(
        (room.width - gap * (len(row) - 1)) / sum(wall.width for wall in row) for row in rows
    )
    free = room.height - gap * (len(rows) - 1) - head * len(rows)
    return min(across, free / sum(max(wall.height for wall in row) for row in rows))


def _wall(wall: PlanWall, area: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    head = area.top(_NAME_HEIGHT * scale)
    words = ink.prepared(f"{wall.name}　{wall.width}×{wall.height} cm", "墙面的名称")
    yield Label(head, words, Face.SANS_BOLD, _NAME * scale, align="left")
    surface = area.below(head.height)
    yield Box(surface, Colour.GROUND, Colour.LINE_STRONG, 0.5 * scale)
    size = surface.width / wall.width
    for spot in wall.spots:
        place = Area(
            surface.x + spot.left * size,
            surface.y + spot.top * size,
            spot.width * size,
            spot.height * size,
        )
        yield from _spot(spot, place, scale, ink)


def _spot(spot: PlanSpot, place: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    fill, line, words = _LOOKS[spot.state]
    weight = (0.8 if spot.state is SpotState.STALE else 0.4) * scale
    yield Box(place, fill, line, weight, 0.8 * scale)
    inner = place.inset(min(_PADDING * scale, place.width / 10, place.height / 10))
    told = "　".join(filter(None, (STATE_WORDS[spot.state], spot.mark)))
    upper = inner.top(inner.height * 0.36)
    middle = inner.below(upper.height).top(inner.height * 0.36)
    lower = inner.below(upper.height + middle.height)
    largest = min(_LARGEST * scale, place.height * 0.2)
    yield Label(upper, ink.prepared(spot.name, "位置的名称"), Face.SANS, largest, Colour.SECOND)
    name = ink.prepared(spot.title, "位置上的版面")
    yield Label(middle, name, Face.SANS_BOLD, largest, Colour.TEXT, max_lines=2)
    yield Label(lower, ink.prepared(told), Face.SANS, largest * 0.8, words)


ROOM_PLAN = Poster(
    code="room_plan",
    name="活动室版面平面图",
    title="{name}版面平面图",
    paper=A4_LANDSCAPE,
    papers=(A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    lay_out=lay_out,
)
