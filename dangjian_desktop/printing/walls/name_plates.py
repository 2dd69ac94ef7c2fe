"""桌牌 and 席卡: names for the table of a meeting.

A 桌牌 is folded: the name stands on both faces, on one of them on its head, so that both sides of
the table read it; the strips above and below are its foot. 席卡 are cut out of a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    Area,
    Box,
    Label,
    Rule,
    Shape,
    Turned,
    WallSheet,
)
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_PORTRAIT,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    A5_PORTRAIT,
    Millimetre,
)
from dangjian_desktop.printing.text import QUARTER
from dangjian_desktop.printing.themes import Colour


@dataclass(frozen=True, slots=True)
class NamePlate:
    """Somebody at the table.

    Attributes:
        name: As printed. told: a post or a branch, below the name of a 席卡. uid: who it is.
    """

    name: str
    told: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class SeatCards:
    """The 席卡 of one page."""

    cards: tuple[NamePlate, ...]
    name: str = ""


#: So many 席卡 stand on a page: columns and rows.
SEAT_COLUMNS, SEAT_ROWS = 2, 5
SEATS = SEAT_COLUMNS * SEAT_ROWS

#: A face is this share of the page's height: 100 mm of an A4; the strips share what is left.
_FACE = 100 / 297
#: Letters of a face, in shares of its height.
_NAME_SHARE, _INSIDE_SHARE = 0.62, 0.08
_FOLD_WIDTH: Millimetre = 0.15
#: Names of two characters are drawn out, as is usual on plates.
_DRAWN_OUT = 2
#: The room between its two, in quarters of a letter.
_QUARTERS = 4

# Of the 席卡: the edge of the page, its foot for the mark, and shares of a card.
_PAGE_EDGE, _PAGE_FOOT = 0.035, 0.045
_CARD_INSIDE = 0.09
_CARD_NAME, _CARD_TOLD = 0.36, 0.13
_CARD_UPPER = 0.68


def drawn_out(name: Checked) -> Checked:
    """Return a name as plates show it: one of two characters with room between them.

    The room is no letter: the name is found in the file as it is written.
    """
    if len(name) == _DRAWN_OUT and not name.isascii():
        return Checked((QUARTER * _QUARTERS).join(name))
    return name


def lay_out_plate(plate: NamePlate, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place both faces of a plate, with the lines along which it is folded."""
    del title
    return tuple(_plate(plate, page, ink))


def _plate(plate: NamePlate, page: Area, ink: Ink) -> Iterator[Shape]:
    height = page.height * _FACE
    strip = (page.height - 2 * height) / 2
    name = drawn_out(ink.prepared(plate.name, "桌牌上的姓名"))
    faces = (
        Area(page.x, page.y + strip, page.width, height),
        Area(page.x, page.y + strip + height, page.width, height),
    )
    for number, face in enumerate(faces):
        yield Box(face, Colour.BANNER)
        inset = height * _INSIDE_SHARE
        inner = face.inset(inset)
        yield Box(inner, line=Colour.RIBBON, line_width=height * 0.012)
        words = inner.inset(inset)
        label = Label(
            words, name, Face.SERIF_BLACK, height * _NAME_SHARE, Colour.TITLE, max_lines=2
        )
        yield label if number else Turned(label)
    for y in (faces[0].y, faces[1].y, faces[1].bottom):
        yield Rule(page.x, y, page.right, y, Colour.LINE_STRONG, _FOLD_WIDTH)


def lay_out_seats(sheet: SeatCards, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the cards of a page, each with lines to cut along."""
    del title
    return tuple(_seats(sheet, page, ink))


def _seats(sheet: SeatCards, page: Area, ink: Ink) -> Iterator[Shape]:
    short = min(page.width, page.height)
    room = page.inset(_PAGE_EDGE * short)
    room = room.top(room.height - _PAGE_FOOT * short)
    width, height = room.width / SEAT_COLUMNS, room.height / SEAT_ROWS
    for number, one in enumerate(sheet.cards):
        row, column = divmod(number, SEAT_COLUMNS)
        card = Area(room.x + column * width, room.y + row * height, width, height)
        yield Box(card, Colour.WHITE, Colour.LINE_STRONG, _FOLD_WIDTH)
        inner = card.inset(height * _CARD_INSIDE)
        yield Box(inner, line=Colour.ACCENT, line_width=height * 0.012)
        words = inner.inset(height * _CARD_INSIDE)
        upper = words.top(words.height * (_CARD_UPPER if one.told else 1))
        name = drawn_out(ink.prepared(one.name, "席卡上的姓名"))
        yield Label(upper, name, Face.SERIF_BLACK, height * _CARD_NAME, max_lines=2)
        if one.told:
            told = ink.prepared(one.told, one.name, "的席卡")
            lower = words.below(upper.height)
            size = height * _CARD_TOLD
            yield Label(lower, told, Face.SANS, size, Colour.ACCENT, max_lines=2)


def plate_states(plate: NamePlate) -> tuple[WallFact, ...]:
    """Return whose plate it is."""
    return (WallFact("桌牌", "", plate.name, plate.uid),)


def seat_states(sheet: SeatCards) -> tuple[WallFact, ...]:
    """Return whose cards there are, and what stands below their names."""
    found = []
    for one in sheet.cards:
        found.append(WallFact("席卡", "", one.name, one.uid))
        if one.told:
            found.append(WallFact(one.name, "席卡", one.told))
    return tuple(found)


DESK_PLATE = WallSheet(
    code="desk_plate",
    name="桌牌",
    title="{name}桌牌",
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A4_LANDSCAPE, A5_PORTRAIT, A3_PORTRAIT),
    needs=("person",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.DESK,
    purpose=WallPurpose.PLATES,
    has_ground=False,
    lay_out=lay_out_plate,
    states=plate_states,
)
SEAT_CARDS = WallSheet(
    code="seat_cards",
    name="席卡",
    title="{name}席卡",
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A3_PORTRAIT),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.DESK,
    purpose=WallPurpose.PLATES,
    has_ground=False,
    lay_out=lay_out_seats,
    states=seat_states,
)
