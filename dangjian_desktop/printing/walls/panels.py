"""Groups as panels of people: the largest names at which everybody has a place in an area.

Panels keep their order, stand in rows of equal height, and share the width by their people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dangjian_desktop.printing.fitting import clearly_largest, largest_made
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import (
    SMALLEST_NAME,
    Area,
    Label,
    Picture,
    Rule,
    Shape,
    in_rows,
)
from dangjian_desktop.printing.sheet import Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.chart import BranchChart, ChartPerson
from dangjian_desktop.printing.walls.frame import (
    GAP,
    HEAD_AIR,
    LINE_WIDTH,
    LINK,
    PHOTO_SHAPE,
    links,
    name_on_wall,
    panel_head,
)
from dangjian_desktop.printing.walls.frame import panel as card

#: Words of the panels.
UNGROUPED, EVERYBODY, LEADER = "未编组", "党员", "组长"

#: Names on an A3 at most.
LARGEST_NAME: Millimetre = 8.5
_ROWS_OF_GROUPS = 3
#: A further row of groups must make names at least this much larger.
_WORTH_A_ROW = 1.12
#: Panels are not stretched further than this against what their people need.
_WIDEST_PANEL = 1.9
#: Lines of people are not further apart than this against what they need.
_LOOSEST_LINE = 1.35
_HAIR = 1e-6  # millimetres that rounding may cost
#: A lone panel gets columns until it takes this share of the width.
_LONE_PANEL = 0.55


@dataclass(frozen=True, slots=True)
class Panel:
    """A box of people with a heading."""

    heading: str
    leader: ChartPerson | None
    members: tuple[ChartPerson, ...]
    is_muted: bool = False

    @property
    def head_count(self) -> int:
        """How many people it has."""
        return len(self.members) + (self.leader is not None)


def panels_of(chart: BranchChart) -> list[Panel]:
    """Return the groups of a branch and, last, the people of no group."""
    panels = [Panel(group.name, group.leader, group.members) for group in chart.groups]
    if chart.ungrouped:
        word = UNGROUPED if panels else EVERYBODY
        panels.append(Panel(word, None, chart.ungrouped, is_muted=bool(panels)))
    return panels


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Lengths that follow from the size of the names."""

    name: Millimetre
    has_photos: bool
    scale: float

    @property
    def photo_width(self) -> Millimetre:
        return self.name * 2.9

    @property
    def cell_width(self) -> Millimetre:
        return self.name * 4.5

    @property
    def cell_height(self) -> Millimetre:
        if self.has_photos:
            return self.photo_width * PHOTO_SHAPE + self.name * 2.5
        return self.name * 1.75

    @property
    def leader_height(self) -> Millimetre:
        return self.cell_height + self.name * (1.5 if self.has_photos else 1.3)

    @property
    def heading_height(self) -> Millimetre:
        return max(self.name * 1.9, min(9 * self.scale, self.name * 2.6))

    @property
    def padding(self) -> Millimetre:
        return min(2 * self.scale, self.name * 0.4) + self.name * 0.35

    def panel_height(self, panel: Panel, columns: int) -> Millimetre:
        lines = _lines(panel, columns)
        leader = self.leader_height if panel.leader is not None else 0
        return self.heading_height + leader + lines * self.cell_height + 2 * self.padding

    def panel_width(self, columns: int) -> Millimetre:
        return columns * self.cell_width + 2 * self.padding


@dataclass(frozen=True, slots=True)
class _PlanRow:
    """Panels side by side, each with its columns of members; equal height."""

    panels: tuple[Panel, ...]
    columns: tuple[int, ...]
    height: Millimetre

    @property
    def lines(self) -> int:
        """How many lines of members the panel of most has."""
        return max(map(_lines, self.panels, self.columns))


def _lines(panel: Panel, columns: int) -> int:
    return -(-len(panel.members) // columns)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the panels go."""

    rows: tuple[_PlanRow, ...]
    sizes: _Sizes

    @property
    def height(self) -> Millimetre:
        """Height of all rows with the links between them."""
        between = (len(self.rows) - 1) * LINK * self.sizes.scale
        return sum(row.height for row in self.rows) + between

    def filling(self, height: Millimetre) -> "Plan":
        """Return the plan with its lines further apart, so that it fills a height if it may."""
        more = max(height - self.height, 0) / len(self.rows)
        loosest = (_LOOSEST_LINE - 1) * self.sizes.cell_height
        rows = tuple(
            replace(row, height=row.height + min(more, loosest * row.lines)) for row in self.rows
        )
        return replace(self, rows=rows)


def plan_panels(panels: Sequence[Panel], room: Area, scale: float) -> Plan | None:
    """Return the plan with the largest names, or None when none of them could be read.

    Fewer rows win unless more rows make the names clearly larger.
    """
    plans = (
        _plan_rows(in_rows(panels, count), room, scale)
        for count in range(1, min(_ROWS_OF_GROUPS, len(panels)) + 1)
    )
    return clearly_largest(plans, lambda plan: plan.sizes.name, _WORTH_A_ROW)


def _plan_rows(rows: Sequence[Sequence[Panel]], room: Area, scale: float) -> Plan | None:
    has_photos = any(
        one.photo is not None
        for panel in chain.from_iterable(rows)
        for one in (*panel.members, *filter(None, (panel.leader,)))
    )
    spine = _spine_width(len(rows), scale)
    height = (room.height - (len(rows) - 1) * LINK * scale) / len(rows)

    def planned(name: Millimetre) -> Plan | None:
        sizes = _Sizes(name, has_photos, scale)
        made = [_plan_row(row, sizes, room.width - spine, height) for row in rows]
        placed = tuple(row for row in made if row is not None)
        return Plan(placed, sizes) if len(placed) == len(rows) else None

    return largest_made(planned, SMALLEST_NAME, LARGEST_NAME * scale)


def _spine_width(row_count: int, scale: float) -> Millimetre:
    # With several rows a line runs down the left side to the lower ones.
    return GAP * scale if row_count > 1 else 0


def _plan_row(
    panels: Sequence[Panel], sizes: _Sizes, width: Millimetre, height: Millimetre
) -> _PlanRow | None:
    gap = GAP * sizes.scale
    room = width - (len(panels) - 1) * gap
    columns: list[int] = []
    for panel in panels:
        fixed = sizes.panel_height(panel, 1) - len(panel.members) * sizes.cell_height
        lines = max(1, int((height - fixed) / sizes.cell_height + _HAIR))
        columns.append(max(1, -(-len(panel.members) // lines)))
    tallest = max(map(sizes.panel_height, panels, columns))
    if tallest > height + _HAIR or sum(map(sizes.panel_width, columns)) > room:
        return None
    if len(panels) == 1:
        most = max(1, len(panels[0].members))
        while columns[0] < most and sizes.panel_width(columns[0] + 1) <= room * _LONE_PANEL:
            columns[0] += 1
    tallest = max(map(sizes.panel_height, panels, columns))
    return _PlanRow(tuple(panels), tuple(columns), min(tallest, height))


def place_panels(plan: Plan, area: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    """Place planned panels in an area, with the lines that lead to them from above."""
    gap, link = GAP * scale, LINK * scale
    spine = _spine_width(len(plan.rows), scale)
    inner = Area(area.x + spine, area.y, area.width - spine, area.height)
    y = area.y
    for number, row in enumerate(plan.rows):
        needed = [plan.sizes.panel_width(columns) for columns in row.columns]
        room = inner.width - (len(needed) - 1) * gap
        stretch = min(room / sum(needed), _WIDEST_PANEL)
        widths = [width * stretch for width in needed]
        x = inner.middle - (sum(widths) + (len(widths) - 1) * gap) / 2
        boxes = []
        for width in widths:
            boxes.append(Area(x, y + link, width, row.height))
            x += width + gap
        middles = [box.middle for box in boxes]
        if number == 0:
            yield from links(area.middle, y, middles, y + link, scale)
            if len(plan.rows) > 1:
                rail = y + link / 2
                lowest = y + sum(r.height + link for r in plan.rows[:-1]) + link / 2
                weight = LINE_WIDTH * scale
                left = min(area.middle, *middles)
                yield Rule(area.x, rail, left, rail, line_width=weight)
                yield Rule(area.x, rail, area.x, lowest, line_width=weight)
        else:
            yield from links(area.x, y + link / 2, middles, y + link, scale)
        pitch = _pitch(row, plan.sizes)
        for panel, columns, box in zip(row.panels, row.columns, boxes, strict=True):
            yield from _panel(panel, columns, box, pitch, plan.sizes, ink)
        y += row.height + link


def _pitch(row: _PlanRow, sizes: _Sizes) -> Millimetre:
    """Return the height of a line of people, the same in all panels of a row."""
    pitches = [sizes.cell_height * _LOOSEST_LINE]
    for panel, columns in zip(row.panels, row.columns, strict=True):
        lines = _lines(panel, columns)
        if lines:
            spare = row.height - sizes.panel_height(panel, columns)
            pitches.append(sizes.cell_height + spare / lines)
    return min(pitches)


def _panel(
    panel: Panel, columns: int, box: Area, pitch: Millimetre, sizes: _Sizes, ink: Ink
) -> Iterator[Shape]:
    scale = sizes.scale
    yield card(box, scale, 1.2)
    yield from panel_head(box, sizes.heading_height, scale, muted=panel.is_muted)
    head = box.top(sizes.heading_height).inset(0.5 * scale, 0.5 * scale)
    colour = Colour.SECOND if panel.is_muted else Colour.HEAD_TEXT
    beside = Colour.SECOND if panel.is_muted else Colour.HEAD_SECOND
    count = ink.prepared(f"{panel.head_count} 人")
    size = sizes.heading_height * 0.46
    count_width = ink.width(count, Face.SANS, size * 0.72)
    words = head.inset(2 * scale, sizes.heading_height * HEAD_AIR)
    name = Area(words.x, words.y, words.width - count_width - 1.5 * scale, words.height)
    yield Label(
        name,
        ink.prepared(panel.heading, "党小组的名称"),
        Face.SANS_BOLD,
        size,
        colour,
        "left",
        max_lines=2,
    )
    yield Label(words, count, Face.SANS, size * 0.72, beside, "right")

    inner = box.below(sizes.heading_height).inset(sizes.padding)
    if panel.leader is not None:
        yield from _leader(panel.leader, inner.top(sizes.leader_height), sizes, ink)
        inner = inner.below(sizes.leader_height)
    cell_width = inner.width / columns
    for number, person in enumerate(panel.members):
        line, column = divmod(number, columns)
        cell = Area(inner.x + column * cell_width, inner.y + line * pitch, cell_width, pitch)
        yield from _person(person, cell, sizes, ink, Face.SANS)


def _leader(person: ChartPerson, area: Area, sizes: _Sizes, ink: Ink) -> Iterator[Shape]:
    """Place the leader: a small red word above, the name in bold, a fine line below."""
    word_height = sizes.name * 1.1
    word = ink.prepared(person.post or LEADER, person.name, "的职务")
    yield Label(area.top(word_height), word, Face.SANS, sizes.name * 0.6, Colour.ACCENT)
    rest = area.below(word_height)
    yield from _person(
        person, rest.top(rest.height - sizes.name * 0.15), sizes, ink, Face.SANS_BOLD
    )
    yield Rule(area.x, area.bottom, area.right, area.bottom, Colour.LINE, 0.25 * sizes.scale)


def _person(
    person: ChartPerson, cell: Area, sizes: _Sizes, ink: Ink, face: Face
) -> Iterator[Shape]:
    if sizes.has_photos:
        width = sizes.photo_width
        photo = Area(cell.middle - width / 2, cell.y + sizes.name * 0.3, width, width * PHOTO_SHAPE)
        yield Picture(photo, person.photo, ink.prepared(person.name, "版面上的姓名"))
        top = photo.bottom + sizes.name * 0.15
        cell = Area(cell.x, top, cell.width, sizes.name * 1.9)
    name = cell.inset(sizes.name * 0.12, 0)
    yield Label(name, name_on_wall(person, ink), face, sizes.name, max_lines=3)
