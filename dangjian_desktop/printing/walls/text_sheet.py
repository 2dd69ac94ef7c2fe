"""A text of the 制度文本库 on the wall: an oath, members' rights, a rule; with source and edition.

The text is the branch's; nothing of it stands here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.domain.wall_texts import LineForm, TextLayout
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    Area,
    Box,
    Downward,
    Label,
    Line,
    Shape,
    WallSheet,
    unit,
)
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.bodies import Form, Paragraph, text_columns
from dangjian_desktop.printing.walls.frame import MARGIN, TITLE_HEIGHT, heading, room_between


@dataclass(frozen=True, slots=True)
class WallTextSheet:
    """One text.

    Attributes:
        name: Its title. lines: its paragraphs, and what each is.
        source: Where it was taken from, with the day of the edition.
        layout: How it stands on the sheet.
    """

    name: str
    lines: tuple[tuple[str, LineForm], ...]
    source: str
    layout: TextLayout


_FORMS: Mapping[LineForm, Form] = {
    LineForm.PARAGRAPH: "paragraph",
    LineForm.HEADING: "heading",
    LineForm.RIGHT: "right",
}
_SOURCE: Millimetre = 4.4
_SOURCE_HEIGHT: Millimetre = 8
#: A slogan is broken within its halves only where its letters become larger than so.
_WORTH_WHOLE = 0.6
#: What is just as wide as its line must not be broken by a rounding.
_HAIR = 0.999
#: On a strip at least this much higher than wide a slogan runs downwards, in so many columns at
#: most and so far from the upper and lower edge, in widths of the strip.
_UPRIGHT, _STRIP_COLUMNS, _STRIP_INSET = 3, 2, 0.15
#: Below the band of a slogan.
_RIBBON: Millimetre = 1
#: Largest letters by layout: an oath is read aloud from across the room.
_LARGEST = {
    TextLayout.OATH: 24.0,
    TextLayout.LIST: 16.0,
    TextLayout.RULES: 14.0,
    TextLayout.SLOGAN: 120.0,
}
_MOST_COLUMNS = {
    TextLayout.OATH: 1,
    TextLayout.LIST: 2,
    TextLayout.RULES: 4,
    TextLayout.SLOGAN: 1,
}
#: An oath of no more letters in one paragraph stands in the middle, and much larger.
_SHORT, _SHORT_SIZE = 40, 64.0
_FACES = {TextLayout.OATH: Face.KAI, TextLayout.SLOGAN: Face.SERIF_BLACK}
#: An oath that is read aloud has a higher band, so that its title is no smaller than its words.
_OATH_BAND = 1.7
#: An oath has air around it.
_OATH_INSET: Millimetre = 20
#: Small letters of a wall are still read by somebody who stands before it.
_SMALLEST: Millimetre = 3


def lay_out(sheet: WallTextSheet, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the text on a page of any size, as large as the room allows."""
    return tuple(_shapes(sheet, title, page, ink))


def _shapes(sheet: WallTextSheet, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    is_slogan = sheet.layout is TextLayout.SLOGAN
    is_oath = sheet.layout is TextLayout.OATH
    is_short = is_oath and len(sheet.lines) == 1 and len(sheet.lines[0][0]) <= _SHORT
    largest = (_SHORT_SIZE if is_short else _LARGEST[sheet.layout]) * scale
    band = _OATH_BAND if is_oath and not is_short else 1.0
    if is_slogan:  # it says for itself what it is, on what a title stands on
        room = body.top(body.height - _SOURCE_HEIGHT * scale)
        yield from _band(page, room.bottom, scale)
    else:
        head = tuple(heading(title, body, scale * band, page))
        yield from head
        if band > 1:  # no word of an oath is larger than its title
            titles = [one.fitted(ink).size for one in head if isinstance(one, Label)]
            largest = min(largest, *titles)
        room = room_between(body, scale, TITLE_HEIGHT * (band - 1))
        room = room.top(room.height - _SOURCE_HEIGHT * scale)
    if is_slogan and room.height >= room.width * _UPRIGHT:
        words = ink.prepared(" ".join(text for text, _form in sheet.lines), sheet.name, "的正文")
        strip = room.inset(0, _STRIP_INSET * room.width)
        face = _FACES[TextLayout.SLOGAN]
        yield Downward(strip, words, face, room.width, Colour.TITLE, max_columns=_STRIP_COLUMNS)
        yield _source(sheet, room.bottom, body, scale, ink)
        return
    if is_oath:
        room = room.inset(_OATH_INSET * scale, 0)
    paragraphs = [
        Paragraph(
            ink.prepared(text, sheet.name, "的正文"),
            "centred" if is_slogan or is_short else _FORMS[form],
        )
        for text, form in sheet.lines
    ]
    placed = partial(
        text_columns,
        paragraphs,
        room,
        ink,
        smallest=_SMALLEST * scale,
        most_columns=_MOST_COLUMNS[sheet.layout],
        face=_FACES.get(sheet.layout, Face.SERIF),
        colour=Colour.TITLE if is_slogan else Colour.TEXT,
    )
    shapes = placed(largest=largest)
    if is_slogan:
        size = max(one.size for one in shapes if isinstance(one, Line))
        unbroken = _unbroken(paragraphs, room, ink)
        if size * _WORTH_WHOLE <= unbroken < size:
            shapes = placed(largest=unbroken)
    yield from shapes
    yield _source(sheet, room.bottom, body, scale, ink)


def _source(sheet: WallTextSheet, top: Millimetre, body: Area, scale: float, ink: Ink) -> Label:
    below = Area(body.x, top, body.width * 0.7, _SOURCE_HEIGHT * scale)
    words = ink.prepared(sheet.source, sheet.name, "的来源")
    return Label(below, words, Face.SANS, _SOURCE * scale, Colour.SECOND, "left", max_lines=2)


def _band(page: Area, bottom: Millimetre, scale: float) -> Iterator[Shape]:
    yield Box(page.top(bottom - page.y), fill=Colour.BANNER)
    yield Box(Area(page.x, bottom, page.width, _RIBBON * scale), fill=Colour.RIBBON)


def _unbroken(paragraphs: Sequence[Paragraph], room: Area, ink: Ink) -> Millimetre:
    """Return the size at which what stands between two blanks fits into a line."""
    pieces = [Checked(piece) for one in paragraphs for piece in one.text.split()]
    face = _FACES[TextLayout.SLOGAN]
    return room.width / max(ink.width(ink.spaced(piece), face, 1) for piece in pieces) * _HAIR


def states(sheet: WallTextSheet) -> tuple[WallFact, ...]:
    """Return title, source and every paragraph."""
    return (
        WallFact("", "标题", sheet.name),
        WallFact("", "来源", sheet.source),
        *(WallFact("正文", "", text) for text, _form in sheet.lines),
    )


TEXT_SHEET = WallSheet(
    code="text_sheet",
    name="制度文本",
    title="{name}",
    paper=A3_LANDSCAPE,
    papers=POSTER_PAPERS,
    needs=("branch", "form"),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.ROOM,
    purpose=WallPurpose.RULES,
    lay_out=lay_out,
    states=states,
)
