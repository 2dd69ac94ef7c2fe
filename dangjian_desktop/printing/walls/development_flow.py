"""发展党员流程图: five stages with their steps, who acts, and the limits, as the rules have them.

On a wide page the stages stand side by side and are read downwards; on a high one they stand
below each other and are read across.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dangjian_desktop.domain.organisation_names import numeral
from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.errors import with_room
from dangjian_desktop.printing.fitting import largest_made
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    SMALLEST_NAME,
    Area,
    Box,
    Label,
    Line,
    Polygon,
    Shape,
    WallSheet,
    alike,
    unit,
)
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.frame import (
    MARGIN,
    foot,
    heading,
    panel,
    panel_head,
    room_between,
)


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A step.

    Attributes:
        number: Through all stages. actor: who acts.
        told: Its limits and what goes with it, in words; "" for none.
        becomes: What the person is from then on; "" for what he was.
    """

    number: int
    title: str
    actor: str
    told: str = ""
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class FlowStage:
    """A stage with its steps in their order."""

    title: str
    steps: tuple[FlowStep, ...]


@dataclass(frozen=True, slots=True)
class DevelopmentFlow:
    """The way into the Party.

    Attributes:
        name: Whose wall it is; "" for everybody's. sources: the regulations, at the foot.
    """

    name: str
    stages: tuple[FlowStage, ...]
    sources: tuple[str, ...]
    as_of: str = ""


# Lengths of the design on an A3, in millimetres.
_GAP: Millimetre = 7
#: The head of a stage side by side: with names of one line, and with one that has two.
_HEAD, _HIGH_HEAD = 13, 18
_HEAD_WIDTH: Millimetre = 34
_HEAD_TEXT: Millimetre = 6.4
_SOURCE: Millimetre = 3.4
_SOURCE_LINE = 1.5
_LARGEST: Millimetre = 6.6
_INSIDE: Millimetre = 2.4
#: A room at least this much wider than high has the stages side by side.
_WIDE = 1.1
#: On a high page so many steps stand beside each other: what makes the letters largest.
_ACROSS = (2, 3, 4, 5)

# Lengths of a step in letters of its title.
_BADGE, _BADGE_GAP = 1.7, 0.45
_TITLE_LINE, _ACTOR, _ACTOR_LINE = 1.25, 0.74, 1.15
_TOLD, _TOLD_LINE = 0.72, 0.98
_BETWEEN = 0.7
#: Room between steps that stand beside each other, in letters.
_APART = 1.2
#: Steps of a short stage stand no further apart than this, in their usual distance.
_LOOSEST = 4
#: A box of its own is drawn no looser than this.
_MOST_STRETCH = 1.6


def lay_out(flow: DevelopmentFlow, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the flow on a page of any size."""
    return tuple(_shapes(flow, title, page, ink))


def _shapes(flow: DevelopmentFlow, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(flow.as_of, False, body, scale, ink)
    size = _SOURCE * scale
    sources = [
        line
        for text in flow.sources
        for line in ink.lines(ink.spaced(ink.prepared(text, "依据")), Face.SANS, size, body.width)
    ]
    whole = room_between(body, scale, 3)
    room = whole.top(whole.height - (len(sources) * _SOURCE_LINE + 0.8) * size)
    is_wide = room.width >= room.height * _WIDE
    yield from (_wide if is_wide else _high)(flow.stages, room, scale, ink)
    y = whole.bottom - len(sources) * _SOURCE_LINE * size
    for line in sources:
        row = Area(body.x, y, body.width, _SOURCE_LINE * size)
        yield Line(row, line, Face.SANS, size, Colour.SECOND)
        y = row.bottom


@dataclass(frozen=True, slots=True)
class _Cell:
    """A step with its texts broken for a width."""

    step: FlowStep
    title: tuple[Checked, ...]
    actor: tuple[Checked, ...]
    told: tuple[Checked, ...]

    @property
    def height(self) -> float:
        """The room that it needs, in letters of its title."""
        return (
            len(self.title) * _TITLE_LINE
            + len(self.actor) * _ACTOR_LINE
            + len(self.told) * _TOLD_LINE
        )


def _cell(step: FlowStep, letters: float, ink: Ink) -> _Cell:
    """Break the texts of a step for a width in letters of its title."""
    width = letters - _BADGE - _BADGE_GAP

    def broken(text: str, face: Face, size: float) -> tuple[Checked, ...]:
        ready = ink.spaced(ink.prepared(text, step.title))
        return ink.even_lines(ready, face, size, width) if text else ()

    return _Cell(
        step,
        broken(step.title, Face.SANS_BOLD, 1),
        broken(step.actor, Face.SANS, _ACTOR)
        + broken(f"→ {step.becomes}" if step.becomes else "", Face.SANS, _ACTOR),
        broken(step.told, Face.SANS, _TOLD),
    )


def _wide(stages: Sequence[FlowStage], room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    """Place the stages side by side, each with its steps below one another."""
    gap = _GAP * scale
    width = (room.width - (len(stages) - 1) * gap) / len(stages)
    head = (_HEAD if _are_short(stages, width - 4 * scale, scale, ink) else _HIGH_HEAD) * scale
    inner_width = width - 2 * _INSIDE * scale
    height = room.height - head - 2 * _INSIDE * scale

    def made(size: Millimetre) -> tuple[Millimetre, list[list[_Cell]]] | None:
        columns = [[_cell(one, inner_width / size, ink) for one in stage.steps] for stage in stages]
        has_room = all(_needed(cells) * size <= height for cells in columns)
        return (size, columns) if has_room else None

    size, columns = with_room(largest_made(made, SMALLEST_NAME, _LARGEST * scale))
    x = room.x
    names: list[Label] = []
    for number, (stage, cells) in enumerate(zip(stages, columns, strict=True)):
        area = Area(x, room.y, width, room.height)
        yield panel(area, scale)
        yield from panel_head(area, head, scale)
        words = area.top(head).inset(2 * scale, 1 * scale)
        names += _stage_name(stage, number, words, scale, ink)
        inner = area.below(head).inset(_INSIDE * scale)
        spare = (inner.height - _needed(cells) * size) / len(cells)
        loose = min(spare, _BETWEEN * size * _LOOSEST)
        y = inner.y + loose / 2
        for cell in cells:
            place = Area(inner.x, y, inner.width, cell.height * size)
            yield from _drawn(cell, place, size, ink)
            y = place.bottom + _BETWEEN * size + loose
        if number < len(stages) - 1:
            middle = room.y + head / 2
            yield _arrow(Area(area.right + gap * 0.2, middle - gap * 0.4, gap * 0.6, gap * 0.8))
        x += width + gap
    yield from alike(names, ink)


def _are_short(stages: Sequence[FlowStage], width: Millimetre, scale: float, ink: Ink) -> bool:
    """Whether every name of a stage has room in one line of a width."""
    return all(
        ink.width(_numbered(stage, number, ink), Face.SANS_BOLD, _HEAD_TEXT * scale) <= width
        for number, stage in enumerate(stages)
    )


def _needed(cells: Sequence[_Cell]) -> float:
    return sum(cell.height for cell in cells) + (len(cells) - 1) * _BETWEEN


def _high(stages: Sequence[FlowStage], room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    """Place the stages below each other, each with its steps beside one another."""
    gap = _GAP * scale
    head = _HEAD_WIDTH * scale
    inside = _INSIDE * scale
    between = (len(stages) - 1) * gap
    inner_width = room.width - head - 2 * inside
    best = max(
        (
            made
            for across in _ACROSS
            if (made := _rows_of(stages, inner_width, room.height - between, across, scale, ink))
        ),
        key=lambda made: made.size,
        default=None,
    )
    best = with_room(best)
    size, width, apart, rows = best.size, best.width, _APART * best.size, best.rows
    heights = [_rows_height(some) * size + 2 * inside for some in rows]
    stretch = min((room.height - between) / sum(heights), _MOST_STRETCH)
    y = room.y
    names: list[Label] = []
    for number, (stage, some, height) in enumerate(zip(stages, rows, heights, strict=True)):
        area = Area(room.x, y, room.width, height * stretch)
        yield panel(area, scale)
        side = Area(area.x, area.y, head, area.height)
        yield Box(side.inset(0.5 * scale), Colour.HEAD, radius=1 * scale)
        names += _stage_name(stage, number, side.inset(2 * scale), scale, ink)
        inner = Area(area.x + head, area.y, area.width - head, area.height).inset(inside)
        spare = inner.height - _rows_height(some) * size
        top = inner.y + spare / (len(some) + 1)
        for cells in some:
            x = inner.x
            for cell in cells:
                yield from _drawn(cell, Area(x, top, width, cell.height * size), size, ink)
                x += width + apart
            tallest = max(cell.height for cell in cells)
            top += (tallest + _BETWEEN) * size + spare / (len(some) + 1)
        if number < len(stages) - 1:
            yield _arrow(
                Area(side.middle - gap * 0.5, area.bottom + gap * 0.2, gap, gap * 0.6), is_down=True
            )
        y = area.bottom + gap
    yield from alike(names, ink)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The stages with so many steps beside each other, at one size."""

    size: Millimetre
    width: Millimetre
    rows: tuple[tuple[tuple[_Cell, ...], ...], ...]


def _rows_of(
    stages: Sequence[FlowStage],
    room: Millimetre,
    height: Millimetre,
    across: int,
    scale: float,
    ink: Ink,
) -> _Rows | None:
    """Return the stages with the largest letters for a width and height; None where none fit."""

    def made(size: Millimetre) -> _Rows | None:
        width = (room - (across - 1) * _APART * size) / across
        rows = tuple(
            tuple(
                tuple(_cell(one, width / size, ink) for one in stage.steps[start : start + across])
                for start in range(0, len(stage.steps), across)
            )
            for stage in stages
        )
        needed = sum(_rows_height(some) * size + 2 * _INSIDE * scale for some in rows)
        return _Rows(size, width, rows) if needed <= height else None

    return largest_made(made, SMALLEST_NAME, _LARGEST * scale)


def _rows_height(rows: Sequence[Sequence[_Cell]]) -> float:
    return sum(max(cell.height for cell in cells) for cells in rows) + (len(rows) - 1) * _BETWEEN


def _stage_name(
    stage: FlowStage, number: int, area: Area, scale: float, ink: Ink
) -> Iterator[Label]:
    """Place the number and name of a stage: in one line, on a high place below each other."""
    size = _HEAD_TEXT * scale
    told, name = numeral(number + 1), ink.prepared(stage.title)
    if area.height < 3 * size:
        text = _numbered(stage, number, ink)
        yield Label(area, text, Face.SANS_BOLD, size, Colour.HEAD_TEXT, max_lines=2)
        return
    lines = -(-ink.width(name, Face.SANS_BOLD, size) // area.width)
    height = (1 + min(lines, 3)) * 1.35 * size
    place = area.below((area.height - height) / 2).top(height)
    first = place.top(1.35 * size)
    yield Label(first, ink.prepared(told), Face.SANS_BOLD, size, Colour.HEAD_TEXT)
    rest = place.below(first.height)
    yield Label(rest, name, Face.SANS_BOLD, size, Colour.HEAD_TEXT, max_lines=3)


def _numbered(stage: FlowStage, number: int, ink: Ink) -> Checked:
    return ink.prepared(f"{numeral(number + 1)}、{stage.title}")


def _drawn(cell: _Cell, place: Area, size: Millimetre, ink: Ink) -> Iterator[Shape]:
    """Draw a step: its number on a disc at the left, its texts beside it."""
    edge = _BADGE * size
    badge = Area(place.x, place.y, edge, edge)
    yield Box(badge, Colour.SOLID, Colour.SOLID_LINE, size * 0.06, edge / 2)
    number = ink.prepared(str(cell.step.number))
    yield Label(badge.inset(edge * 0.12), number, Face.SANS_BOLD, size * 0.95, Colour.ON_SOLID)
    left = edge + _BADGE_GAP * size
    x, width, y = place.x + left, place.width - left, place.y
    for lines, face, share, line, colour in (
        (cell.title, Face.SANS_BOLD, 1.0, _TITLE_LINE, Colour.TEXT),
        (cell.actor, Face.SANS, _ACTOR, _ACTOR_LINE, Colour.ACCENT),
        (cell.told, Face.SANS, _TOLD, _TOLD_LINE, Colour.SECOND),
    ):
        for text in lines:
            row = Area(x, y, width, line * size)
            yield Line(row, text, face, share * size, colour)
            y = row.bottom


def _arrow(area: Area, *, is_down: bool = False) -> Polygon:
    """Return a triangle that points to the right, or down."""
    if is_down:
        corners = ((area.x, area.y), (area.right, area.y), (area.middle, area.bottom))
    else:
        corners = (
            (area.x, area.y),
            (area.right, area.y + area.height / 2),
            (area.x, area.bottom),
        )
    return Polygon(area, corners, Colour.ACCENT)


def states(flow: DevelopmentFlow) -> tuple[WallFact, ...]:
    """Return each step with who acts and its limits."""
    return tuple(
        WallFact(stage.title, f"第 {step.number} 步", "，".join(_parts(step)))
        for stage in flow.stages
        for step in stage.steps
    )


def _parts(step: FlowStep) -> Iterator[str]:
    yield step.title
    yield step.actor
    if step.told:
        yield step.told


DEVELOPMENT_FLOW = WallSheet(
    code="development_flow",
    name="发展党员流程图",
    title="发展党员工作流程图",
    paper=A3_LANDSCAPE,
    papers=(A4_LANDSCAPE, *POSTER_PAPERS),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.ROOM,
    purpose=WallPurpose.DEVELOPMENT,
    lay_out=lay_out,
    states=states,
)
