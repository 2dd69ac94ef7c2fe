"""积分榜: who reaches the line, and who stands in front; never a last place, never a reason.

What stands here was chosen by `domain.points.first_share` and by what the 党员大会 resolved; the
board has no room for a place beyond that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.errors import too_small, with_room
from dangjian_desktop.printing.fitting import largest_size
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    SMALLEST_NAME,
    Area,
    Label,
    Shape,
    WallSheet,
    unit,
)
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.frame import (
    GAP,
    MARGIN,
    foot,
    heading,
    panel,
    panel_head,
    room_between,
    under_title,
)


@dataclass(frozen=True, slots=True)
class FrontPlace:
    """Somebody in front: the place, who, and the number by which places are given."""

    place: str
    name: str
    figure: str


@dataclass(frozen=True, slots=True)
class PointsBoardSheet:
    """The board of one branch or group.

    Attributes:
        name: Whose board. under: the period, how many take part and how many reach the line.
        front_heading, front: Who stands in front, the best first.
        list_heading, listed: Names in the order of names, each with a figure or "".
        notes: What stands below: 不参评, the formula, what the meeting resolved.
    """

    name: str
    under: str
    front_heading: str
    front: tuple[FrontPlace, ...]
    list_heading: str
    listed: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    as_of: str = ""


NOBODY = "（暂无）"

_UNDER: Millimetre = 6
_UNDER_HEIGHT: Millimetre = 11
_HEADING: Millimetre = 7
_LARGEST: Millimetre = 13
_NOTE: Millimetre = 3.6
#: Pitch of lines in letters; where there is room for it they stand further apart.
_LINE, _LOOSEST = 1.75, 2.6
_FRONT_SHARE = 0.36
#: Width of a name with its figure, in sizes of the letters.
_NAME_WIDTH, _FIGURE_WIDTH = 4.6, 2.6
_MOST_COLUMNS = 3
#: A long name stands in so many lines at most, rather than in letters nobody can read.
_NAME_LINES = 3
#: Width of a line with place, name and figure, in sizes of the letters.
_FRONT_WIDTH = 9.5


def lay_out(board: PointsBoardSheet, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the board on a page of any size."""
    return tuple(_shapes(board, title, page, ink))


def _shapes(board: PointsBoardSheet, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(board.as_of, False, body, scale, ink)
    under = ink.prepared(board.under, "积分榜的时期")
    yield under_title(under, _UNDER, _UNDER_HEIGHT, body, scale)
    notes = [ink.prepared(note, "积分榜下方的说明") for note in board.notes if note]
    size = _NOTE * scale
    broken = [line for note in notes for line in ink.lines(note, Face.SANS, size, body.width) or ()]
    notes_height = len(broken) * size * _LINE
    gap = GAP * scale
    whole = room_between(body, scale, _UNDER_HEIGHT + GAP)
    room = whole.top(whole.height - notes_height - gap)
    if room.height <= 0:
        raise too_small()
    has_front = bool(board.front)
    left = Area(room.x, room.y, room.width * _FRONT_SHARE if has_front else 0, room.height)
    if has_front:
        yield from _front(board, left, scale, ink)
    x = left.right + (gap if has_front else 0)
    right = Area(x, room.y, room.right - x, room.height)
    yield from _listed(board, right, scale, ink)
    y = room.bottom + gap
    for line in broken:
        row = Area(body.x, y, body.width, size * _LINE)
        yield Label(row, line, Face.SANS, size, Colour.SECOND, "left")
        y += size * _LINE


def _panel(words: str, room: Area, scale: float, ink: Ink) -> tuple[list[Shape], Area]:
    """Return a framed panel with its heading, and the room inside."""
    shapes: list[Shape] = [panel(room, scale)]
    inner = room.inset(5 * scale, 4 * scale)
    height = _HEADING * 1.9 * scale
    shapes += panel_head(room, height, scale)
    head = Area(inner.x, room.y, inner.width, height)
    told = ink.prepared(words, "积分榜的栏目")
    shapes.append(Label(head, told, Face.SANS_BOLD, _HEADING * scale, Colour.HEAD_TEXT))
    return shapes, room.below(height).inset(5 * scale, 3 * scale)


def _front(board: PointsBoardSheet, room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    shapes, inner = _panel(board.front_heading, room, scale, ink)
    yield from shapes
    gap = GAP * scale
    size, columns = max(
        (_front_size(len(board.front), columns, inner, gap, scale), -columns)
        for columns in range(1, _MOST_COLUMNS + 1)
    )
    columns = -columns
    rows = -(-len(board.front) // columns)
    width = (inner.width - (columns - 1) * gap) / columns
    if size < SMALLEST_NAME:
        raise too_small()
    pitch = min(inner.height / rows, size * _LOOSEST)
    for number, one in enumerate(board.front):
        column, row = divmod(number, rows)
        line = Area(inner.x + column * (width + gap), inner.y + row * pitch, width, pitch)
        x = line.x
        for text, share, face, colour, align in (
            (one.place, 0.18, Face.SANS_BOLD, Colour.ACCENT, "left"),
            (one.name, 0.52, Face.SANS_BOLD, Colour.TEXT, "left"),
            (one.figure, 0.3, Face.SANS, Colour.SECOND, "right"),
        ):
            cell = Area(x, line.y, line.width * share, line.height)
            told = ink.prepared(text, "积分榜上的姓名")
            label = Label(cell, told, face, size, colour, max_lines=_NAME_LINES)
            yield replace(label, align="right" if align == "right" else "left")
            x = cell.right


def _front_size(count: int, columns: int, inner: Area, gap: float, scale: float) -> float:
    """Return the size of the letters at which so many lines fit into so many columns."""
    rows = -(-count // columns)
    width = (inner.width - (columns - 1) * gap) / columns
    return min(_LARGEST * scale, inner.height / rows / _LINE, width / _FRONT_WIDTH)


def _listed(board: PointsBoardSheet, room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    shapes, inner = _panel(board.list_heading, room, scale, ink)
    yield from shapes
    if not board.listed:
        yield Label(inner, ink.prepared(NOBODY), Face.SANS, _UNDER * scale, Colour.SECOND)
        return
    has_figures = any(figure for _name, figure in board.listed)
    cell_width = _NAME_WIDTH + (_FIGURE_WIDTH if has_figures else 0)

    def columns_at(size: Millimetre) -> int:
        return max(int(inner.width / (size * cell_width)), 1)

    def has_room(size: Millimetre) -> bool:
        return -(-len(board.listed) // columns_at(size)) * size * _LINE <= inner.height

    size = with_room(largest_size(has_room, SMALLEST_NAME, _LARGEST * scale))
    columns = columns_at(size)
    width = inner.width / columns
    pitch = min(inner.height / -(-len(board.listed) // columns), size * _LOOSEST)
    for number, (name, figure) in enumerate(board.listed):
        row, column = divmod(number, columns)
        x, y = inner.x + column * width, inner.y + row * pitch
        share = _NAME_WIDTH / cell_width
        cell = Area(x, y, width * share, pitch)
        told = ink.prepared(name, "积分榜上的姓名")
        yield Label(cell, told, Face.SANS, size, align="left", max_lines=_NAME_LINES)
        if figure:
            beside = Area(cell.right, y, width * (1 - share) * 0.8, cell.height)
            told = ink.prepared(figure, "积分榜上的分数")
            yield Label(beside, told, Face.SANS, size * 0.85, Colour.SECOND, "left")


def states(board: PointsBoardSheet) -> tuple[WallFact, ...]:
    """Return the period, who stands in front and everybody's figure."""
    return (
        WallFact("", "期间", board.under),
        *(WallFact(board.front_heading, one.place, one.name) for one in board.front),
        *(WallFact(board.list_heading, name, figure) for name, figure in board.listed),
        *(WallFact("说明", "", note) for note in board.notes),
    )


POINTS_BOARD = WallSheet(
    code="points_board",
    name="积分榜",
    title="{name}党员积分榜",
    paper=A3_LANDSCAPE,
    papers=(A4_LANDSCAPE, *POSTER_PAPERS),
    needs=("branch", "period"),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.ROOM,
    purpose=WallPurpose.HONOUR,
    lay_out=lay_out,
    states=states,
)
