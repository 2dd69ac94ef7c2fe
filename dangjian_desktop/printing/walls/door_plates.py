"""Plates for doors: of the branch (a long upright one too), of the activity room, of a 党小组.

A plate shows what it names, whose it is, and the place of the official emblem, which the branch's
own file fills. On a plate much higher than wide the name runs downwards, as on the long plates
beside a gate.
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
    Downward,
    Emblem,
    Label,
    Shape,
    WallSheet,
)
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_LANDSCAPE, Paper
from dangjian_desktop.printing.themes import Colour


@dataclass(frozen=True, slots=True)
class DoorPlate:
    """A plate.

    Attributes:
        name: What it names. under: whose it is; "" for none.
    """

    name: str
    under: str = ""


#: The usual sizes of plates, in millimetres (facts.md 7).
_BRANCH, _ROOM, _GROUP = (
    Paper("60x40cm", 600, 400),
    Paper("40x30cm", 400, 300),
    Paper("30x20cm", 300, 200),
)
LONG_PLATE = Paper("40x240cm", 400, 2400)

#: A plate at least this much higher than wide is written downwards.
_UPRIGHT = 1.8
# Shares of the short side.
_EDGE, _EDGE_WIDTH, _SECOND_EDGE, _SECOND_WIDTH = 0.035, 0.014, 0.062, 0.005
_INSIDE = 0.12
#: Shares of the height inside: the emblem, the line below the name, the gap between them.
_EMBLEM, _UNDER, _BETWEEN = 0.34, 0.15, 0.05
_NAME_SIZE, _UNDER_SIZE = 0.3, 0.1
#: Whose it is stands in letters of this share of the name's at most, however long the name is.
_MOST_UNDER = 0.8
#: On an upright plate: the height of the emblem, in shares of the width inside, the gap below it.
_UPRIGHT_EMBLEM, _UPRIGHT_GAP, _UPRIGHT_NAME = 0.9, 0.25, 0.72


def lay_out(plate: DoorPlate, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place a plate on a page of any size."""
    return tuple(_shapes(plate, title, page, ink))


def _shapes(plate: DoorPlate, name: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    short = min(page.width, page.height)
    is_upright = page.height >= page.width * _UPRIGHT
    ground = Colour.WHITE if is_upright else Colour.BANNER
    edge = Colour.ACCENT if is_upright else Colour.TITLE
    yield Box(page, ground)
    for distance, width in ((_EDGE, _EDGE_WIDTH), (_SECOND_EDGE, _SECOND_WIDTH)):
        yield Box(page.inset(distance * short), line=edge, line_width=width * short)
    inner = page.inset(_INSIDE * short)
    if is_upright:
        height = inner.width * _UPRIGHT_EMBLEM
        yield Emblem(inner.top(height))
        rest = inner.below(height + inner.width * _UPRIGHT_GAP)
        size = inner.width * _UPRIGHT_NAME
        yield Downward(
            rest, name, Face.SERIF_BLACK, size, Colour.ACCENT, max_columns=2, is_name=True
        )
        return
    yield Emblem(inner.top(inner.height * _EMBLEM))
    y = inner.height * (_EMBLEM + _BETWEEN)
    under = ink.prepared(plate.under, "门牌上的名称")
    below = inner.height * (_UNDER + _BETWEEN) if under else 0.0
    words = inner.below(y).top(inner.height - y - below)
    named = Label(
        words,
        name,
        Face.SERIF_BLACK,
        _NAME_SIZE * short,
        Colour.TITLE,
        max_lines=2,
        is_name=True,
    )
    yield named
    if under:
        line = inner.below(inner.height * (1 - _UNDER))
        size = min(_UNDER_SIZE * short, named.fitted(ink).size * _MOST_UNDER)
        yield Label(line, under, Face.SANS, size, Colour.TITLE, max_lines=2, is_name=True)


def states(plate: DoorPlate) -> tuple[WallFact, ...]:
    """Return what the plate names and whose it is."""
    found = [WallFact("", "名称", plate.name)]
    return (*found, WallFact("", "所属", plate.under)) if plate.under else tuple(found)


def _declared(code: str, name: str, paper: Paper, *others: Paper) -> WallSheet:
    return WallSheet(
        code=code,
        name=name,
        title="{name}",
        paper=paper,
        papers=(paper, *others, A4_LANDSCAPE),
        needs=("branch",),
        levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
        place=WallPlace.DOOR,
        purpose=WallPurpose.PLATES,
        has_ground=False,
        lay_out=lay_out,
        states=states,
    )


BRANCH_PLATE = _declared("branch_plate", "党支部牌", _BRANCH, LONG_PLATE)
ROOM_PLATE = _declared("room_plate", "活动室门牌", _ROOM)
GROUP_PLATE = _declared("group_plate", "党小组牌", _GROUP)
