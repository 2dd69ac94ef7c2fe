"""五旗榜: the five flags of a quarter with who holds each, and who held it before.

Whoever lost a flag is told by the history; no branch is told as the last of anything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    Area,
    Label,
    Rule,
    Shape,
    WallSheet,
    in_rows,
    unit,
)
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.frame import (
    GAP,
    MARGIN,
    foot,
    heading,
    panel,
    room_between,
    under_title,
)
from dangjian_desktop.printing.walls.ornaments import cloth, flag


@dataclass(frozen=True, slots=True)
class FlagOnWall:
    """One flag.

    Attributes:
        name: 引领. holder: who has it, or （空缺）, （待定）. turn: 夺旗, 保旗, or "".
        is_held: Whether somebody has it. told: The line below: the figure.
        past: Period, holder and turn of the periods before, the latest first.
    """

    name: str
    holder: str
    turn: str
    is_held: bool
    told: str = ""
    past: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FlagBoardSheet:
    """The flags of a period.

    Attributes:
        name: Whose flags, before the title. period: As printed.
        remark: 暂计 where the period is not closed; "" else.
        as_of: The day, as printed.
    """

    name: str
    period: str
    flags: tuple[FlagOnWall, ...]
    remark: str = ""
    as_of: str = ""


_UNDER: Millimetre = 6
_UNDER_HEIGHT: Millimetre = 14
_INSIDE: Millimetre = 5
_FLAG_SHARE = 0.4
_HOLDER: Millimetre = 9.5
_TURN: Millimetre = 7
_TOLD: Millimetre = 5.5
_PAST: Millimetre = 4.8
_PAST_HEAD = "历期旗手"
#: Height of that word, and of a period with its holder.
_PAST_HEIGHT, _PAST_PITCH = _PAST * 2, _PAST * 3.1
#: Size and lines of what stands below a flag: how it was won, who has it, the figure.
_WORDS = ((_TURN, 1), (_HOLDER, 2), (_TOLD, 2))
#: A flag takes this share of its card at most, where no periods before stand below.
_LARGEST_FLAG = 0.62
#: A page at least this much wider than high has all flags side by side.
_WIDE = 1.2


def lay_out(board: FlagBoardSheet, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the flags on a page of any size."""
    return tuple(_shapes(board, title, page, ink))


def _shapes(board: FlagBoardSheet, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(board.as_of, False, body, scale, ink)
    words = f"{board.period}（{board.remark}）" if board.remark else board.period
    told = ink.prepared(words, "五旗榜的期间")
    yield under_title(told, _UNDER, _UNDER_HEIGHT, body, scale)
    room = room_between(body, scale, _UNDER_HEIGHT)
    count = len(board.flags)
    if not count:
        return
    lines = 1 if room.width >= room.height * _WIDE else -(-count // 2)
    gap = GAP * scale
    height = (room.height - (lines - 1) * gap) / lines
    most = -(-count // lines)
    width = (room.width - (most - 1) * gap) / most
    share = _flag_share(board.flags, height - 2 * _INSIDE * scale, scale)
    for line, row in enumerate(in_rows(board.flags, lines)):
        y = room.y + line * (height + gap)
        left = room.middle - (len(row) * width + (len(row) - 1) * gap) / 2
        for number, one in enumerate(row):
            area = Area(left + number * (width + gap), y, width, height)
            yield from _card(one, area, share, scale, ink)


def _flag_share(flags: Sequence[FlagOnWall], height: Millimetre, scale: float) -> float:
    """Return the share of a card that its flag takes: more where no periods before have room."""
    words = (sum(_line_height(size, lines) for size, lines in _WORDS) + 2) * scale
    left = height * (1 - _FLAG_SHARE) - words
    if any(one.past for one in flags) and left >= (_PAST_HEIGHT + _PAST_PITCH) * scale:
        return _FLAG_SHARE
    return max(_FLAG_SHARE, min(_LARGEST_FLAG, 1 - words / height))


def _card(one: FlagOnWall, area: Area, share: float, scale: float, ink: Ink) -> Iterator[Shape]:
    yield panel(area, scale, 2)
    inner = area.inset(_INSIDE * scale)
    drawn = inner.top(inner.height * share)
    width = min(drawn.width * 0.86, drawn.height * 1.35)
    place = Area(drawn.middle - width / 2, drawn.y, width, drawn.height)
    fill = Colour.SOLID if one.is_held else Colour.VACANT
    yield from flag(place, fill)
    name = ink.prepared(one.name, "旗名")
    yield Label(cloth(place), name, Face.SERIF_BLACK, drawn.height * 0.3, Colour.ON_SOLID)
    y = drawn.bottom + 2 * scale
    for words, face, size, colour, lines in (
        (one.turn, Face.SANS_BOLD, _TURN, Colour.ACCENT, 1),
        (one.holder, Face.SANS_BOLD, _HOLDER, Colour.TEXT, 2),
        (one.told, Face.SANS, _TOLD, Colour.SECOND, 2),
    ):
        height = _line_height(size, lines) * scale
        line = Area(inner.x, y, inner.width, min(height, max(inner.bottom - y, 0.1)))
        if words:
            text = ink.prepared(words, one.name)
            yield Label(line, text, face, size * scale, colour, max_lines=lines)
        y = line.bottom
    yield from _past(one.past, Area(inner.x, y, inner.width, inner.bottom - y), scale, ink)


def _line_height(size: Millimetre, lines: int) -> Millimetre:
    return size * (1.35 * lines + 0.2)


def _past(
    past: Sequence[tuple[str, str, str]], area: Area, scale: float, ink: Ink
) -> Iterator[Shape]:
    """Place as many of the periods before as have room below, the latest first."""
    pitch, head = _PAST_PITCH * scale, _PAST_HEIGHT * scale
    count = min(len(past), int((area.height - head) / pitch))
    if count <= 0:
        return
    yield Rule(area.x, area.y + 1 * scale, area.right, area.y + 1 * scale, Colour.LINE, 0.3 * scale)
    top = Area(area.x, area.y + 1.5 * scale, area.width, head - 1.5 * scale)
    yield Label(top, ink.prepared(_PAST_HEAD), Face.SANS, _PAST * scale, Colour.SECOND)
    for number, (period, holder, turn) in enumerate(past[:count]):
        y = area.y + head + number * pitch
        upper = Area(area.x, y, area.width, pitch * 0.45)
        told = ink.prepared(f"{period} {turn}".strip(), "历期旗手")
        yield Label(upper, told, Face.SANS, _PAST * 0.85 * scale, Colour.SECOND)
        lower = Area(area.x, upper.bottom, area.width, pitch * 0.5)
        name = ink.prepared(holder, "历期旗手")
        yield Label(lower, name, Face.SANS, _PAST * scale, max_lines=2)


def states(board: FlagBoardSheet) -> tuple[WallFact, ...]:
    """Return who holds which flag of which period; the periods before are no news."""
    told = f"{board.period}（{board.remark}）" if board.remark else board.period
    return (
        WallFact("", "期间", told),
        *(WallFact("", one.name, one.holder) for one in board.flags),
    )


FLAG_BOARD = WallSheet(
    code="flag_board",
    name="五旗榜",
    title="{name}五面红旗",
    paper=A3_LANDSCAPE,
    papers=POSTER_PAPERS,
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.CORRIDOR,
    purpose=WallPurpose.HONOUR,
    lay_out=lay_out,
    states=states,
)
