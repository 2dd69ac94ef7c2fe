"""三会一课制度: what organisation life asks for, how often and of whom, made of the obligations.

The four of 三会一课 stand on top as cards, everything else below them as a table. Where a number
is no national one, the sheet says that it is the practice here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Label, Shape, WallSheet, unit
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
)
from dangjian_desktop.printing.walls.table import WallColumn, place_table, place_words, words_size


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """One thing that is asked for.

    Attributes:
        often: 每季度一次. whom: who comes, or who does it.
        lines: Word and text of what else is known of it: 环节, 表决.
        basis: The regulation, or that it is the practice here.
    """

    name: str
    often: str
    whom: str
    lines: tuple[tuple[str, str], ...]
    basis: str


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """The rules of one branch.

    Attributes:
        main: 三会一课. others: what else is asked for. as_of: the day, as printed.
    """

    name: str
    main: tuple[MeetingRule, ...]
    others: tuple[MeetingRule, ...]
    as_of: str = ""


WHOM, BASIS = "参加", "依据"

# Lengths of the design on an A3, in millimetres.
_HEAD: Millimetre = 15
_NAME: Millimetre = 8
_OFTEN: Millimetre = 12
_OFTEN_LINE: Millimetre = 19
_TEXT: Millimetre = 6.2
_TABLE: Millimetre = 7
_WORD_WIDTH = 3.2
#: Share of the height that the cards have where a table stands below them.
_CARDS = 0.5
#: A room at least this much wider than high has all cards side by side.
_WIDE = 1.1
_COLUMNS = (
    WallColumn("事项", 2.6, is_strong=True),
    WallColumn("谁来做", 1.8),
    WallColumn("多久一次", 2.0, "centre"),
    WallColumn("依据", 4.6),
)


def lay_out(rules: MeetingRules, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the rules on a page of any size."""
    return tuple(_shapes(rules, title, page, ink))


def _shapes(rules: MeetingRules, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(rules.as_of, False, body, scale, ink)
    room = room_between(body, scale, 3)
    gap = GAP * scale
    is_wide = room.width >= room.height * _WIDE
    height = room.height
    if rules.others and rules.main:
        height = room.height * _CARDS
    if rules.main:
        yield from _cards(rules.main, room.top(height), scale, ink, is_wide=is_wide)
    if rules.others:
        below = room.below(height + gap) if rules.main else room
        rows = [(one.name, one.whom, one.often, one.basis) for one in rules.others]
        yield from place_table(_COLUMNS, rows, below, ink, scale, largest=_TABLE * scale)


def _cards(
    main: tuple[MeetingRule, ...], area: Area, scale: float, ink: Ink, *, is_wide: bool
) -> Iterator[Shape]:
    gap = GAP * scale
    columns = len(main) if is_wide else -(-len(main) // 2)
    lines = -(-len(main) // columns)
    width = (area.width - (columns - 1) * gap) / columns
    height = (area.height - (lines - 1) * gap) / lines
    head = min(_HEAD * scale, height * 0.22)
    often = min(_OFTEN_LINE * scale, (height - head) * 0.3)
    areas = []
    for number in range(len(main)):
        line, column = divmod(number, columns)
        x, y = area.x + column * (width + gap), area.y + line * (height + gap)
        areas.append(Area(x, y, width, height))
    rooms = [one.below(head).inset(4 * scale, 2 * scale).below(often) for one in areas]
    size = min(
        words_size(_words(one), room, ink, largest=_TEXT * scale, word_width=_WORD_WIDTH)
        for one, room in zip(main, rooms, strict=True)
    )
    for one, card, room in zip(main, areas, rooms, strict=True):
        yield panel(card, scale)
        yield from panel_head(card, head, scale)
        words = card.top(head).inset(3 * scale, 0)
        name = ink.prepared(one.name)
        yield Label(words, name, Face.SANS_BOLD, _NAME * scale, Colour.HEAD_TEXT)
        told = Area(room.x, room.y - often, room.width, often)
        large = ink.prepared(one.often)
        yield Label(told, large, Face.SERIF_BLACK, _OFTEN * scale, Colour.ACCENT)
        yield from place_words(_words(one), room, ink, size, word_width=_WORD_WIDTH)


def _words(one: MeetingRule) -> list[tuple[str, str]]:
    told = ((WHOM, one.whom), *one.lines, (BASIS, one.basis))
    return [(word, text) for word, text in told if text]


def states(rules: MeetingRules) -> tuple[WallFact, ...]:
    """Return what is asked for, how often and of whom."""
    found = [WallFact("", "名称", rules.name)]
    for one in (*rules.main, *rules.others):
        found.append(WallFact(one.name, "多久一次", one.often))
        found.append(WallFact(one.name, "由谁", one.whom))
        found += [WallFact(one.name, word, text) for word, text in one.lines]
        found.append(WallFact(one.name, BASIS, one.basis))
    return tuple(found)


THREE_MEETINGS = WallSheet(
    code="three_meetings",
    name="三会一课制度",
    title="{name}三会一课制度",
    paper=A3_LANDSCAPE,
    papers=(A4_LANDSCAPE, *POSTER_PAPERS),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.ROOM,
    purpose=WallPurpose.RULES,
    lay_out=lay_out,
    states=states,
)
