"""The chart of one branch: its committee in a row of cards, its groups in panels below."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dangjian_desktop.printing.errors import with_room
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Shape, unit
from dangjian_desktop.printing.walls.chart import BranchChart, ChartPerson
from dangjian_desktop.printing.walls.frame import (
    COMMITTEE_WIDTH,
    GAP,
    LINK,
    MARGIN,
    ROOT_HEIGHT,
    committee_row,
    foot,
    heading,
    room_between,
    root,
    upper_height,
)
from dangjian_desktop.printing.walls.panels import (
    LARGEST_NAME,
    Panel,
    panels_of,
    place_panels,
    plan_panels,
)

#: A tree of few people grows by the first of these at which it still fits; 1 is the design. Its
#: groups may be larger than the committee above them, whose cards stand in one row, by the second.
_GROWTHS = (1.6, 1.45, 1.3, 1.15)
_GROWTHS_OF_GROUPS = (1.4, 1.25, 1.12)
#: Share of the height left over that stands above the tree.
_ABOVE_TREE = 0.4


def branch_shapes(chart: BranchChart, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    """Place the tree of a branch."""
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    has_probationary = any(one.is_probationary for one in _everybody(chart))
    yield from foot(chart.as_of, has_probationary, body, scale, ink)
    body = room_between(body, scale)

    inner = scale * _growth(chart, body, scale)
    upper = upper_height(chart.committee, body, inner)
    panels = panels_of(chart)
    lower = inner * _growth_of_groups(panels, body.below(upper), inner)
    plan = None
    if panels:
        planned = with_room(plan_panels(panels, body.below(upper + LINK * lower), lower))
        plan = planned.filling(body.height - upper - LINK * lower)
    needed = upper + (plan.height + LINK * lower if plan else 0)
    body = body.below((body.height - needed) * _ABOVE_TREE)

    yield from root(chart.name, chart.summary, body, inner, ink)
    y = body.y + ROOT_HEIGHT * inner
    if chart.committee:
        height = upper - ROOT_HEIGHT * inner
        yield from committee_row(chart.committee, Area(body.x, y, body.width, height), inner, ink)
        y += height
    if plan:
        below = Area(body.x, y, body.width, plan.height + LINK * lower)
        yield from place_panels(plan, below, lower, ink)


def _growth(chart: BranchChart, body: Area, scale: float) -> float:
    """Return how much larger than designed a tree of few people may be and still fit."""
    panels = panels_of(chart)
    for growth in _GROWTHS:
        inner = scale * growth
        upper = upper_height(chart.committee, body, inner)
        cards = len(chart.committee) * (COMMITTEE_WIDTH + GAP) * inner
        room = body.below(upper + LINK * inner)
        if cards > body.width or room.height <= 0:
            continue
        if not panels:
            return growth
        plan = plan_panels(panels, room, inner)
        if plan and plan.sizes.name >= LARGEST_NAME * inner and len(plan.rows) == 1:
            return growth
    return 1


def _growth_of_groups(panels: Sequence[Panel], room: Area, scale: float) -> float:
    """Return how much larger than the committee the groups may be and still fit."""
    for growth in _GROWTHS_OF_GROUPS:
        inner = scale * growth
        below = room.below(LINK * inner)
        plan = plan_panels(panels, below, inner) if panels and below.height > 0 else None
        if plan and plan.sizes.name >= LARGEST_NAME * inner and len(plan.rows) == 1:
            return growth
    return 1


def _everybody(chart: BranchChart) -> Iterator[ChartPerson]:
    yield from chain(chart.committee, chart.ungrouped)
    for group in chart.groups:
        yield from group.members
        if group.leader is not None:
            yield group.leader
