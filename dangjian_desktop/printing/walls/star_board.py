"""星级榜: branches or members whose level was decided, from the highest down to three stars.

What is below hangs on no wall, so nobody is the last; no points of a member stand here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.errors import with_room
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
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.frame import (
    MARGIN,
    foot,
    heading,
    panel,
    room_between,
    under_title,
)
from dangjian_desktop.printing.walls.ornaments import stars


@dataclass(frozen=True, slots=True)
class StarOnWall:
    """Somebody with a level; `told` are the stars that were collected, "" for none to be told."""

    name: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class StarLevelOnWall:
    """A level with those who have it; the word as printed (五星党支部)."""

    level: int
    word: str
    names: tuple[StarOnWall, ...]


@dataclass(frozen=True, slots=True)
class StarBoardSheet:
    """The levels from the highest; whose they are, period and day as printed."""

    name: str
    period: str
    levels: tuple[StarLevelOnWall, ...]
    as_of: str = ""


_UNDER: Millimetre = 6
_UNDER_HEIGHT: Millimetre = 10
_HEAD: Millimetre = 11
_CELL_WIDTH: Millimetre = 74
_NAME: Millimetre = 7
_TOLD: Millimetre = 3.8
_CELL_HEIGHT: Millimetre = 19
_PLAIN_CELL_WIDTH: Millimetre = 36
_PLAIN_CELL_HEIGHT: Millimetre = 12
_GAP: Millimetre = 4
_LARGEST = 2.0
#: Between two levels further apart at most by this, of the design.
_FURTHEST: Millimetre = 14


def lay_out(board: StarBoardSheet, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the levels on a page of any size, as large as all of them have room for."""
    return tuple(_shapes(board, title, page, ink))


def _shapes(board: StarBoardSheet, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(board.as_of, False, body, scale, ink)
    period = ink.prepared(board.period, "星级榜的期间")
    yield under_title(period, _UNDER, _UNDER_HEIGHT, body, scale)
    room = room_between(body, scale, _UNDER_HEIGHT)
    inner = with_room(
        largest_size(
            lambda size: _height(board, room.width, size) <= room.height,
            SMALLEST_NAME / _NAME,
            scale * _LARGEST,
        )
    )
    spare = max(0, room.height - _height(board, room.width, inner))
    between = min(spare / (len(board.levels) + 1), _FURTHEST * inner)
    y = room.y + (spare - between * (len(board.levels) - 1)) * 0.35
    for level in board.levels:
        yield from _level(level, Area(room.x, y, room.width, room.bottom - y), inner, ink)
        y += _level_height(level, room.width, inner) + between


def _is_plain(level: StarLevelOnWall) -> bool:
    return not any(one.told for one in level.names)


def _cell(level: StarLevelOnWall, scale: float) -> tuple[Millimetre, Millimetre]:
    if _is_plain(level):
        return _PLAIN_CELL_WIDTH * scale, _PLAIN_CELL_HEIGHT * scale
    return _CELL_WIDTH * scale, _CELL_HEIGHT * scale


def _columns(level: StarLevelOnWall, width: Millimetre, scale: float) -> int:
    gap = _GAP * scale
    return max(1, int((width + gap) / (_cell(level, scale)[0] + gap)))


def _level_height(level: StarLevelOnWall, width: Millimetre, scale: float) -> Millimetre:
    lines = -(-len(level.names) // _columns(level, width, scale))
    return (_HEAD + _GAP * 2) * scale + lines * (_cell(level, scale)[1] + _GAP * scale)


def _height(board: StarBoardSheet, width: Millimetre, scale: float) -> Millimetre:
    return sum(_level_height(level, width, scale) for level in board.levels)


def _level(level: StarLevelOnWall, area: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    row = Area(area.x, area.y, area.width, _HEAD * scale)
    edge = row.height * 0.72
    told = ink.prepared(level.word, "星级")
    size = edge * 0.85
    taken = edge * 1.1 * level.level
    width = min(ink.width(ink.spaced(told), Face.SERIF_BLACK, size), row.width - taken - 3 * scale)
    x = row.middle - (taken + 3 * scale + width) / 2
    yield from stars(level.level, Area(x, row.y + (row.height - edge) / 2, taken, edge))
    word = Area(x + taken + 3 * scale, row.y, width, row.height)
    yield Label(word, told, Face.SERIF_BLACK, size, Colour.ACCENT, "left")
    columns, gap = _columns(level, area.width, scale), _GAP * scale
    width, height = (area.width - (columns - 1) * gap) / columns, _cell(level, scale)[1]
    width = min(width, _cell(level, scale)[0] * 1.3)
    top = row.bottom + gap
    for number, one in enumerate(level.names):
        at, column = divmod(number, columns)
        beside = min(columns, len(level.names) - at * columns)
        x = area.middle - (beside * (width + gap) - gap) / 2 + column * (width + gap)
        cell = Area(x, top + at * (height + gap), width, height)
        yield panel(cell, scale, 1.5)
        inside = cell.inset(2 * scale, 1.5 * scale)
        upper = inside.top(inside.height * (0.6 if one.told else 1))
        name = ink.prepared(one.name, "星级榜上的名称")
        yield Label(upper, name, Face.SANS_BOLD, _NAME * scale, max_lines=2)
        if one.told:
            lower = inside.below(upper.height)
            text = ink.prepared(one.told, one.name)
            yield Label(lower, text, Face.SANS, _TOLD * scale, Colour.SECOND)


def states(board: StarBoardSheet) -> tuple[WallFact, ...]:
    """Return the period and who has which level."""
    return (
        WallFact("", "期间", board.period),
        *(WallFact(level.word, "", one.name) for level in board.levels for one in level.names),
    )


def _poster(code: str, name: str, title: str, needs: tuple[str, ...]) -> WallSheet:
    return WallSheet(
        code=code,
        name=name,
        title=title,
        paper=A3_LANDSCAPE,
        papers=POSTER_PAPERS,
        needs=needs,
        levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
        place=WallPlace.CORRIDOR,
        purpose=WallPurpose.HONOUR,
        lay_out=lay_out,
        states=states,
    )


STAR_BOARD = _poster("star_board", "支部星级榜", "{name}星级党支部", ())
MEMBER_STARS = _poster("member_stars", "党员星级榜", "{name}星级党员", ("branch",))
