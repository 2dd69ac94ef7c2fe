"""责任区牌: one 党员责任区 on a plate: its name, who answers for it, what it covers and its goals.

A photo stands on it only where the person's consent is recorded; no number of anybody does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dangjian_desktop.domain.wall_facts import WallFact, photo_fact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    Area,
    Box,
    Label,
    Picture,
    Shape,
    WallSheet,
    unit,
)
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A4_LANDSCAPE,
    A5_LANDSCAPE,
    POSTER_PAPERS,
    Millimetre,
)
from dangjian_desktop.printing.stamp import mark_height
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.frame import (
    PHOTO_SHAPE,
    foot,
    heading,
    room_between,
    under_title,
)
from dangjian_desktop.printing.walls.table import WORD_WIDTH, place_words, words_size


@dataclass(frozen=True, slots=True)
class PlateMember:
    """Somebody who answers for the area.

    Attributes:
        photo: A JPEG; only of who agreed that it hangs.
        uid: Who it is, for telling what became of them; "" for who is not known.
    """

    name: str
    photo: bytes | None = None
    uid: str = ""


MEMBERS, NOBODY = "责任党员", "（待定）"


@dataclass(frozen=True, slots=True)
class AreaPlate:
    """One area, or another plate that tells of people and a few lines (先锋岗牌).

    Attributes:
        name: Of the area. under: its level and whose it is.
        members: Who answers for it.
        lines: Word and text of what it covers: 包保班组, 包区范围, 包机设备, 三包, 区内目标.
        as_of: The day, as printed.
        word: What its people are.
    """

    name: str
    under: str
    members: tuple[PlateMember, ...]
    lines: tuple[tuple[str, str], ...]
    as_of: str = ""
    word: str = MEMBERS


# Lengths of the design on an A3, in millimetres.
_EDGE: Millimetre = 9
_BELOW_EDGE: Millimetre = 8  # where the mark of the sheet stands
_INSIDE: Millimetre = 14
_UNDER: Millimetre = 7.5
_UNDER_HEIGHT: Millimetre = 11
_GAP: Millimetre = 10
_TEXT: Millimetre = 11.5
#: Where there is room for it, what the area covers is read from three metres, too.
_LARGEST: Millimetre = 17
_LINE = 1.5
_NAME: Millimetre = 17
_PHOTO_NAME: Millimetre = 12
#: With photos the people stand at the left, in this share of the width.
_PEOPLE_SHARE = 0.3
_MOST_IN_A_ROW = 5
_MOST_BELOW_ONE_ANOTHER = 2


def lay_out(plate: AreaPlate, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place one area on a page of any size."""
    return tuple(_shapes(plate, title, page, ink))


def _shapes(plate: AreaPlate, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    below = max((_EDGE + _BELOW_EDGE) * scale, mark_height(page) + scale)
    edge = page.inset(_EDGE * scale).top(page.height - _EDGE * scale - below)
    body = edge.inset(_INSIDE * scale, _INSIDE * 0.6 * scale)
    yield Box(edge, Colour.PANEL)
    yield from heading(title, body, scale, edge)
    yield Box(edge, line=Colour.ACCENT, line_width=1.2 * scale)
    yield from foot(plate.as_of, False, body, scale, ink)
    told = ink.prepared(plate.under, "责任区的级别")
    yield under_title(told, _UNDER, _UNDER_HEIGHT, body, scale)
    room = room_between(body, scale, _UNDER_HEIGHT + _GAP, is_framed=True)
    if any(one.photo is not None for one in plate.members):
        left = Area(room.x, room.y, room.width * _PEOPLE_SHARE, room.height)
        yield from _with_photos(plate, left, scale, ink)
        x = left.right + _GAP * scale
        yield from _lines(plate.lines, Area(x, room.y, room.right - x, room.height), scale, ink)
        return
    rows = -(-max(len(plate.members), 1) // _MOST_IN_A_ROW)
    height = rows * min(_NAME * 1.7 * scale, room.height * 0.3)
    yield from _names(plate, room.top(height), scale, ink)
    yield from _lines(plate.lines, room.below(height + _GAP * scale), scale, ink)


def _names(plate: AreaPlate, room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    """Place the word at the left and the names beside it."""
    members, size = plate.members, _TEXT * scale
    word_width = size * WORD_WIDTH
    word = Area(room.x, room.y, word_width, room.height)
    yield Label(word, ink.prepared(plate.word), Face.SANS_BOLD, size, Colour.ACCENT, "left")
    inner = Area(room.x + word_width, room.y, room.width - word_width, room.height)
    if not members:
        yield Label(inner, ink.prepared(NOBODY), Face.SANS, size, Colour.SECOND, "left")
    for one, cell in _cells(members, inner, -(-len(members) // _MOST_IN_A_ROW), 3, scale):
        name = ink.prepared(one.name, "责任区牌上的姓名")
        yield Label(cell, name, Face.SANS_BOLD, _NAME * scale, align="left", max_lines=2)


def _with_photos(plate: AreaPlate, room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    """Place the word above the photos, each with its name; without a photo the name alone."""
    members, size = plate.members, _TEXT * scale
    word = room.top(size * _LINE)
    yield Label(word, ink.prepared(plate.word), Face.SANS_BOLD, size, Colour.ACCENT)
    inner = room.below(word.height + _GAP * 0.4 * scale)
    rows = min(len(members), _MOST_BELOW_ONE_ANOTHER)
    for one, cell in _cells(members, inner, rows, 1, scale):
        name = ink.prepared(one.name, "责任区牌上的姓名")
        words = min(_PHOTO_NAME * _LINE * scale, cell.height * 0.25)
        width = min((cell.height - words) / PHOTO_SHAPE, cell.width)
        place = cell
        if one.photo is not None:
            photo = Area(cell.middle - width / 2, cell.y, width, width * PHOTO_SHAPE)
            yield Picture(photo, one.photo, name)
            place = Area(cell.x, photo.bottom, cell.width, words)
        yield Label(place, name, Face.SANS_BOLD, _PHOTO_NAME * scale, max_lines=2)


def _cells(
    members: Sequence[PlateMember], room: Area, rows: int, least: int, scale: float
) -> Iterator[tuple[PlateMember, Area]]:
    """Yield a place for each of the people, in rows; at least so many would stand in one."""
    if not members:
        return
    columns = -(-len(members) // rows)
    width, height = room.width / max(columns, least), room.height / rows
    apart = 3 * scale
    for number, one in enumerate(members):
        line, column = divmod(number, columns)
        x, y = room.x + column * width, room.y + line * height
        yield one, Area(x, y, width - apart, height - apart)


def _lines(lines: Sequence[tuple[str, str]], room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    """Place word and text of each line, as large as all of them have room for."""
    size = words_size(lines, room, ink, largest=_LARGEST * scale)
    yield from place_words(lines, room, ink, size)


def states(plate: AreaPlate) -> tuple[WallFact, ...]:
    """Return what the plate says of the area, and who answers for it."""
    return (
        WallFact("", "责任区", plate.name),
        WallFact("", "类别", plate.under),
        *(WallFact(plate.word, "", one.name, one.uid) for one in plate.members),
        *(photo_fact(one.name, one.uid) for one in plate.members if one.photo is not None),
        *(WallFact("", label, text) for label, text in plate.lines),
    )


AREA_PLATE = WallSheet(
    code="area_plate",
    name="责任区牌",
    title="{name}",
    paper=A4_LANDSCAPE,
    papers=(A5_LANDSCAPE, A4_LANDSCAPE, *POSTER_PAPERS),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.WORKPLACE,
    purpose=WallPurpose.VANGUARD,
    has_ground=False,
    lay_out=lay_out,
    states=states,
)
