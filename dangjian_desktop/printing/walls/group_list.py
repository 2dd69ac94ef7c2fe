"""党小组一览: every group of a branch with its leader, its number and its people.

Cards stand in columns that are about equally high; the order reads down the columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.errors import with_room
from dangjian_desktop.printing.fitting import clearly_largest, evened, largest_made
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
    HEAD_AIR,
    MARGIN,
    foot,
    heading,
    panel,
    panel_head,
    room_between,
    under_title,
)


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A 党小组 with the names of its people; the leader is not among the members."""

    name: str
    leader: str = ""
    members: tuple[str, ...] = ()

    @property
    def head_count(self) -> int:
        """How many people it has, the leader included."""
        return len(self.members) + bool(self.leader)


@dataclass(frozen=True, slots=True)
class GroupList:
    """The groups of one branch.

    Attributes:
        name: Of the branch.
        groups: In their order.
        ungrouped: Names of people of no group.
        as_of: The day, as printed.
    """

    name: str
    groups: tuple[ListedGroup, ...] = ()
    ungrouped: tuple[str, ...] = ()
    as_of: str = ""


UNGROUPED, LEADER, VACANT, NO_GROUPS = "未编组", "组长", "暂缺", "本支部尚未划分党小组"

# Lengths of the design on an A3, in millimetres.
_SUBTITLE: Millimetre = 6
_SUBTITLE_HEIGHT: Millimetre = 11
_GAP: Millimetre = 7

#: Names on an A3 at most.
_LARGEST_NAME: Millimetre = 10.5
_NAME_CELL = 4.6  # width of a place for a name, in sizes of the name
_APART = 0.5  # of which this is kept free at its right
_MOST_COLUMNS = 6
#: A column less is kept unless more make names at least this much larger.
_WORTH_A_COLUMN = 1.05
#: Cards of a column grow in height to end where the highest column does, if this share is enough.
_MOST_STRETCH = 0.35


@dataclass(frozen=True, slots=True)
class _Card:
    """One box of the list."""

    heading: str
    leader: str | None
    members: tuple[str, ...]
    is_muted: bool = False

    @property
    def head_count(self) -> int:
        return len(self.members) + bool(self.leader)


@dataclass(frozen=True, slots=True)
class _Measure:
    """Heights of cards for one size of names and one width."""

    name: Millimetre
    width: Millimetre
    scale: float

    @property
    def padding(self) -> Millimetre:
        return min(2.5 * self.scale, self.name * 0.6)

    @property
    def heading(self) -> Millimetre:
        return max(self.name * 1.9, min(9 * self.scale, self.name * 2.6))

    @property
    def gap(self) -> Millimetre:
        return min(_GAP * self.scale, self.name * 1.6)

    @property
    def line(self) -> Millimetre:
        return self.name * 1.65

    @property
    def names_in_line(self) -> int:
        return int((self.width - 2 * self.padding) / (self.name * _NAME_CELL) + 1e-9)

    def lines(self, card: _Card) -> int:
        return -(-len(card.members) // self.names_in_line)

    def height(self, card: _Card) -> Millimetre:
        leader = self.line * 1.15 if card.leader is not None else 0
        return self.heading + leader + self.lines(card) * self.line + 2 * self.padding


def lay_out(groups: GroupList, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the groups of a branch on a page of any size."""
    return tuple(_shapes(groups, title, page, ink))


def _shapes(groups: GroupList, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(groups.as_of, False, body, scale, ink)
    told = ink.prepared(_summary(groups), "标题下的人数")
    yield under_title(told, _SUBTITLE, _SUBTITLE_HEIGHT, body, scale)
    room = room_between(body, scale, _SUBTITLE_HEIGHT)
    cards = _cards(groups)
    if cards:
        yield from _place(cards, room, scale, ink)
    else:
        nothing = ink.prepared(NO_GROUPS)
        yield Label(room, nothing, Face.SANS, 8 * scale, Colour.SECOND)


def _summary(groups: GroupList) -> str:
    people = sum(group.head_count for group in groups.groups) + len(groups.ungrouped)
    told = f"党小组 {len(groups.groups)} 个　共 {people} 人"
    return told + (f"　{UNGROUPED} {len(groups.ungrouped)} 人" if groups.ungrouped else "")


def _cards(groups: GroupList) -> list[_Card]:
    cards = [_Card(group.name, group.leader, group.members) for group in groups.groups]
    if groups.ungrouped:
        cards.append(_Card(UNGROUPED, None, groups.ungrouped, is_muted=True))
    return cards


def _place(cards: Sequence[_Card], room: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    placed = (
        _largest(cards, count, room, scale)
        for count in range(1, min(_MOST_COLUMNS, len(cards)) + 1)
    )
    best = clearly_largest(placed, lambda one: one[0].name, _WORTH_A_COLUMN)
    measure, columns = with_room(best)
    gap = measure.gap
    heights = [_column_height(column, measure) for column in columns]
    tallest = max(heights)
    top = room.y + max(0.0, room.height - tallest) * 0.35
    total = len(columns) * measure.width + (len(columns) - 1) * gap
    x = room.middle - total / 2
    for column, height in zip(columns, heights, strict=True):
        net = sum(map(measure.height, column))
        stretch = (tallest - height) / net
        stretch = stretch if stretch <= _MOST_STRETCH else 0
        y = top
        for card in column:
            own = measure.height(card) * (1 + stretch)
            yield from _card(card, Area(x, y, measure.width, own), measure, ink)
            y += own + gap
        x += measure.width + gap


def _largest(
    cards: Sequence[_Card], count: int, room: Area, scale: float
) -> tuple[_Measure, list[list[_Card]]] | None:
    """Return the largest names at which the cards fit into columns, if they can be read."""
    width = (room.width - (count - 1) * _GAP * scale) / count

    def placed(name: Millimetre) -> tuple[_Measure, list[list[_Card]]] | None:
        measure = _Measure(name, min(width, name * 34), scale)
        if measure.names_in_line < 1:
            return None
        heights = [measure.height(card) + measure.gap for card in cards]
        columns = evened(partial(_cut, cards, heights), count, max(heights), sum(heights))
        if columns is None or max(_column_height(one, measure) for one in columns) > room.height:
            return None
        return measure, columns

    return largest_made(placed, SMALLEST_NAME, _LARGEST_NAME * scale)


def _column_height(column: Sequence[_Card], measure: _Measure) -> Millimetre:
    return sum(map(measure.height, column)) + (len(column) - 1) * measure.gap


def _cut(cards: Sequence[_Card], heights: Sequence[float], limit: float) -> list[list[_Card]]:
    columns: list[list[_Card]] = [[]]
    used = 0.0
    for card, height in zip(cards, heights, strict=True):
        if columns[-1] and used + height > limit:
            columns.append([])
            used = 0.0
        columns[-1].append(card)
        used += height
    return columns


def _card(card: _Card, box: Area, measure: _Measure, ink: Ink) -> Iterator[Shape]:
    scale, name = measure.scale, measure.name
    yield panel(box, scale, 1.2)
    yield from panel_head(box, measure.heading, scale, muted=card.is_muted)
    head = box.top(measure.heading).inset(0.5 * scale, 0.5 * scale)
    colour = Colour.SECOND if card.is_muted else Colour.HEAD_TEXT
    beside = Colour.SECOND if card.is_muted else Colour.HEAD_SECOND
    words = head.inset(2.5 * scale, measure.heading * HEAD_AIR)
    size = measure.heading * 0.48
    count = ink.prepared(f"{card.head_count} 人")
    count_width = ink.width(count, Face.SANS, size * 0.75)
    title = Area(words.x, words.y, words.width - count_width - 2 * scale, words.height)
    yield Label(
        title,
        ink.prepared(card.heading, "党小组的名称"),
        Face.SANS_BOLD,
        size,
        colour,
        "left",
        max_lines=2,
    )
    yield Label(words, count, Face.SANS, size * 0.75, beside, "right")

    inner = box.below(measure.heading).inset(measure.padding)
    lines = measure.lines(card) + (1.15 if card.leader is not None else 0)
    pitch = inner.height / lines if lines else 0
    if card.leader is not None:
        row = inner.top(pitch * 1.15)
        word_width = name * 2.2
        word = Area(row.x, row.y, word_width, row.height)
        yield Label(word, ink.prepared(LEADER), Face.SANS, name * 0.62, Colour.ACCENT, "left")
        leader = Area(row.x + word_width, row.y, row.width - word_width, row.height)
        yield Label(
            leader,
            ink.prepared(card.leader or VACANT, card.heading, "的组长"),
            Face.SANS_BOLD,
            name,
            Colour.TEXT if card.leader else Colour.SECOND,
            "left",
        )
        inner = inner.below(row.height)
    each = inner.width / measure.names_in_line
    for number, member in enumerate(card.members):
        line, column = divmod(number, measure.names_in_line)
        cell = Area(inner.x + column * each, inner.y + line * pitch, each, pitch)
        text = ink.prepared(member, card.heading, "的姓名")
        area = Area(cell.x, cell.y, each - name * _APART, pitch)
        yield Label(area, text, Face.SANS, name, align="left", max_lines=3)


def states(listed: GroupList) -> tuple[WallFact, ...]:
    """Return who leads and who belongs to each group."""
    found = []
    for group in listed.groups:
        found.append(WallFact(group.name, LEADER, group.leader or VACANT))
        found += [WallFact(group.name, "", name) for name in group.members]
    return (*found, *(WallFact(UNGROUPED, "", name) for name in listed.ungrouped))


GROUP_LIST = WallSheet(
    code="group_list",
    name="党小组一览",
    title="{name}党小组一览",
    paper=A3_LANDSCAPE,
    papers=POSTER_PAPERS,
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.ROOM,
    purpose=WallPurpose.ORGANISATION,
    lay_out=lay_out,
    states=states,
)
