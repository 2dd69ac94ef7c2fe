"""Boards of cards: 支委分工, 承诺墙, 光荣榜, 一带二结对榜; somebody on each card, and a few lines.

All cards of a board have letters of one size, the largest at which every card has room. A row of
cards is as high as its longest text asks for, so that one long promise makes no other smaller.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dangjian_desktop.domain.wall_facts import WallFact, photo_fact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.errors import with_room
from dangjian_desktop.printing.fitting import clearly_largest, largest_made
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    SMALLEST_NAME,
    Area,
    Label,
    Line,
    Picture,
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
    PHOTO_SHAPE,
    foot,
    heading,
    panel,
    room_between,
    under_title,
)


@dataclass(frozen=True, slots=True)
class WallCard:
    """A card.

    Attributes:
        name: The large words: a person, a collective, or what is honoured.
        role: The coloured line below: a post, a kind, a level. lines: what else stands there.
        photo: Only of who agreed that it hangs. uid: of the person; "" for what is nobody.
    """

    name: str
    role: str = ""
    lines: tuple[str, ...] = ()
    photo: bytes | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class CardBoard:
    """A board.

    Attributes:
        name: Whose. under: the line below the title.
        word: What somebody is here: 承诺人; facts of people stand below it. said: what a card says.
        cards: In their order, row by row.
        as_of: The day, as printed.
        is_by_role: Whether the role of a card is a place that one person holds after another, so
            that a change of the person is one fact.
    """

    name: str
    under: str
    word: str
    said: str
    cards: tuple[WallCard, ...]
    as_of: str = ""
    is_by_role: bool = False


# Lengths of the design on an A3, in millimetres.
_UNDER: Millimetre = 6
_UNDER_HEIGHT: Millimetre = 12
_LARGEST: Millimetre = 10.5

# Lengths in letters of the text.
_PADDING, _APART = 0.8, 0.7
_PHOTO_WIDTH, _PHOTO_GAP = 4.7, 0.8
_NAME, _NAME_LINE = 1.7, 2.25
_ROLE, _ROLE_LINE = 0.86, 1.45
_LINE = 1.5
#: A card is no narrower, and no wider, than so many letters of its text.
_NARROWEST, _WIDEST = 11, 34
_MOST_COLUMNS = 9
#: A further column must make the letters at least this much larger.
_WORTH_A_COLUMN = 1.04
#: Cards grow to fill the room, but not beyond this against what their texts need.
_MOST_STRETCH = 1.35
#: Share of the room left over that stands above the cards.
_ABOVE = 0.35


@dataclass(frozen=True, slots=True)
class _Told:
    """A card whose texts passed the door."""

    card: WallCard
    name: Checked
    role: Checked
    lines: tuple[Checked, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """Cards in so many columns at one size of letters."""

    size: Millimetre
    columns: int
    width: Millimetre
    heights: tuple[Millimetre, ...]
    gap: Millimetre

    @property
    def height(self) -> Millimetre:
        """Height of all rows with the gaps between them."""
        return sum(self.heights) + (len(self.heights) - 1) * self.gap


def lay_out(board: CardBoard, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the board on a page of any size."""
    return tuple(_shapes(board, title, page, ink))


def _shapes(board: CardBoard, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(board.as_of, False, body, scale, ink)
    under = ink.prepared(board.under, "标题下的一行")
    yield under_title(under, _UNDER, _UNDER_HEIGHT, body, scale)
    room = room_between(body, scale, _UNDER_HEIGHT + 2)
    told = [
        _Told(
            card,
            ink.prepared(card.name, "卡片上的名称"),
            ink.prepared(card.role, card.name, "下的一行"),
            tuple(ink.prepared(line, card.name, "的卡片") for line in card.lines if line),
        )
        for card in board.cards
    ]
    yield from _place(told, room, scale, ink)


def _place(cards: Sequence[_Told], room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    has_photos = any(one.card.photo is not None for one in cards)
    sets = (
        _largest(cards, columns, room, scale, ink, has_photos=has_photos)
        for columns in range(1, min(_MOST_COLUMNS, len(cards)) + 1)
    )
    best = with_room(clearly_largest(sets, lambda one: one.size, _WORTH_A_COLUMN))
    gaps = (len(best.heights) - 1) * best.gap
    stretch = min((room.height - gaps) / sum(best.heights), _MOST_STRETCH)
    heights = [height * stretch for height in best.heights]
    y = room.y + (room.height - sum(heights) - gaps) * _ABOVE
    for row, height in enumerate(heights):
        some = cards[row * best.columns : (row + 1) * best.columns]
        x = room.middle - (len(some) * (best.width + best.gap) - best.gap) / 2
        for one in some:
            area = Area(x, y, best.width, height)
            yield from _card(one, area, best.size, scale, ink, has_photos=has_photos)
            x += best.width + best.gap
        y += height + best.gap


def _largest(
    cards: Sequence[_Told],
    columns: int,
    room: Area,
    scale: float,
    ink: Ink,
    *,
    has_photos: bool,
) -> _Set | None:
    """Return the cards in so many columns at their largest letters; None where none can be read."""
    made = partial(_at_size, cards, columns, room, scale, ink, has_photos=has_photos)
    return largest_made(made, SMALLEST_NAME, _LARGEST * scale)


def _at_size(
    cards: Sequence[_Told],
    columns: int,
    room: Area,
    scale: float,
    ink: Ink,
    size: Millimetre,
    *,
    has_photos: bool,
) -> _Set | None:
    """Return the cards in so many columns at one size of letters; None where they have no room."""
    gap = min(GAP * scale, size * _APART * 1.4)
    width = min((room.width - (columns - 1) * gap) / columns, _WIDEST * size)
    if width < _narrowest(has_photos=has_photos) * size:
        return None
    inner = _text_width(width, size, has_photos=has_photos)
    heights = tuple(
        max(
            _height(one, inner, size, ink, has_photos=has_photos)
            for one in cards[start : start + columns]
        )
        for start in range(0, len(cards), columns)
    )
    made = _Set(size, columns, width, heights, gap)
    return made if made.height <= room.height else None


def _narrowest(*, has_photos: bool) -> float:
    return _NARROWEST + (_PHOTO_WIDTH + _PHOTO_GAP if has_photos else 0)


def _text_width(width: Millimetre, size: Millimetre, *, has_photos: bool) -> Millimetre:
    taken = 2 * _PADDING + (_PHOTO_WIDTH + _PHOTO_GAP if has_photos else 0)
    return width - taken * size


def _height(
    one: _Told, width: Millimetre, size: Millimetre, ink: Ink, *, has_photos: bool
) -> Millimetre:
    """Return the height that a card needs."""
    lines = sum(len(_broken(line, size, width, ink)) for line in one.lines)
    text = _NAME_LINE + (_ROLE_LINE if one.role else 0) + lines * _LINE
    photo = _PHOTO_WIDTH * PHOTO_SHAPE if has_photos else 0
    return (2 * _PADDING + max(text, photo)) * size


def _broken(text: Checked, size: Millimetre, width: Millimetre, ink: Ink) -> tuple[Checked, ...]:
    return ink.lines(ink.spaced(text), Face.SANS, size, width)


def _card(
    one: _Told, area: Area, size: Millimetre, scale: float, ink: Ink, *, has_photos: bool
) -> Iterator[Shape]:
    yield panel(area, scale)
    inner = area.inset(_PADDING * size)
    words = inner
    if has_photos:
        width = _PHOTO_WIDTH * size
        height = width * PHOTO_SHAPE
        if one.card.uid:
            photo = Area(inner.x, inner.y + (inner.height - height) / 2, width, height)
            yield Picture(photo, one.card.photo, one.name)
            left = width + _PHOTO_GAP * size
            words = Area(inner.x + left, inner.y, inner.width - left, inner.height)
    lines = [line for text in one.lines for line in _broken(text, size, words.width, ink)]
    needed = (_NAME_LINE + (_ROLE_LINE if one.role else 0) + len(lines) * _LINE) * size
    y = words.y + (words.height - needed) / 2
    for text, face, share, height, colour in (
        (one.name, Face.SANS_BOLD, _NAME, _NAME_LINE, Colour.TEXT),
        (one.role, Face.SANS, _ROLE, _ROLE_LINE, Colour.ACCENT),
    ):
        if text:
            line = Area(words.x, y, words.width, height * size)
            yield Label(line, text, face, share * size, colour, "left", max_lines=2)
            y = line.bottom
    for text in lines:
        line = Area(words.x, y, words.width, _LINE * size)
        yield Line(line, text, Face.SANS, size)
        y = line.bottom


def states(board: CardBoard) -> tuple[WallFact, ...]:
    """Return who stands on the board, and what is said of each."""
    found = [WallFact("", "名称", board.name), WallFact("", "说明", board.under)]
    for card in board.cards:
        role = card.role if board.is_by_role else ""
        found.append(WallFact(board.word, role, card.name, card.uid))
        told = "；".join(filter(None, ("" if role else card.role, *card.lines)))
        if told:
            found.append(WallFact(card.name, board.said, told))
        if card.photo is not None:
            found.append(photo_fact(card.name, card.uid))
    return tuple(found)


def _declared(
    code: str, name: str, title: str, place: WallPlace, purpose: WallPurpose
) -> WallSheet:
    return WallSheet(
        code=code,
        name=name,
        title=title,
        paper=A3_LANDSCAPE,
        papers=(A4_LANDSCAPE, *POSTER_PAPERS),
        needs=("branch",),
        levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
        place=place,
        purpose=purpose,
        lay_out=lay_out,
        states=states,
    )


COMMITTEE_DIVISION = _declared(
    "committee_division",
    "支委分工",
    "{name}支委分工",
    WallPlace.ROOM,
    WallPurpose.ORGANISATION,
)
COMMITMENT_WALL = _declared(
    "commitment_wall",
    "承诺墙",
    "{name}党员承诺墙",
    WallPlace.ROOM,
    WallPurpose.VANGUARD,
)
HONOUR_ROLL = _declared(
    "honour_roll",
    "光荣榜",
    "{name}光荣榜",
    WallPlace.CORRIDOR,
    WallPurpose.HONOUR,
)
PAIRING_BOARD = _declared(
    "pairing_board",
    "一带二结对榜",
    "{name}党员一带二结对榜",
    WallPlace.CORRIDOR,
    WallPurpose.VANGUARD,
)
