"""月历: a month on the wall with what is done on each day, days off and days made up for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.errors import with_room
from dangjian_desktop.printing.fitting import largest_size
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    SMALLEST_NAME,
    Area,
    Box,
    Label,
    Line,
    Rule,
    Shape,
    WallSheet,
    unit,
)
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.frame import (
    MARGIN,
    foot,
    heading,
    panel,
    room_between,
    under_title,
)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day.

    Attributes:
        items: What is done on it, in its order.
        note: 休 or 班 where the day is not what its weekday says.
        is_off: Whether nobody works by the calendar.
    """

    number: int
    items: tuple[str, ...] = ()
    note: str = ""
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """A month.

    Attributes:
        name: Whose. period: 2026年11月. under: how much is planned.
        weeks: From Monday to Sunday; None for days of other months.
    """

    name: str
    period: str
    under: str
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    as_of: str = ""


WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")

# Lengths of the design on an A3, in millimetres.
_UNDER: Millimetre = 5.5
_UNDER_HEIGHT: Millimetre = 10
_HEAD: Millimetre = 11
_WEEKDAY: Millimetre = 5.2
_NUMBER: Millimetre = 8
_NUMBER_LINE: Millimetre = 10
_INSIDE: Millimetre = 1.8
_LARGEST: Millimetre = 6.6
_LINE = 1.28
#: Between two things of a day, in letters.
_BETWEEN = 0.25
#: A week is no lower than this against one of equal weeks: there is room to write in.
_LOWEST = 0.6
#: On a narrow page the number of a day takes no more than this share of its height.
_MOST_NUMBER = 0.34


def lay_out(month: MonthCalendar, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the month on a page of any size."""
    return tuple(_shapes(month, title, page, ink))


def _shapes(month: MonthCalendar, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(month.as_of, False, body, scale, ink)
    yield under_title(ink.prepared(month.under), _UNDER, _UNDER_HEIGHT, body, scale)
    room = room_between(body, scale, _UNDER_HEIGHT + 1)
    head = _HEAD * scale
    width = room.width / len(WEEKDAYS)
    yield Box(room.top(head), Colour.HEAD, Colour.PANEL_LINE, 0.35 * scale)
    for number, word in enumerate(WEEKDAYS):
        cell = Area(room.x + number * width, room.y, width, head).inset(1 * scale, 0)
        text = ink.prepared(word)
        yield Label(cell, text, Face.SANS_BOLD, _WEEKDAY * scale, Colour.HEAD_TEXT)
    grid = room.below(head)
    yield panel(grid, scale, 0)
    even = grid.height / len(month.weeks)
    number_height = min(_NUMBER_LINE * scale, even * _MOST_NUMBER)
    told = {
        day.number: [ink.spaced(ink.prepared(item, f"{day.number}日")) for item in day.items]
        for week in month.weeks
        for day in week
        if day is not None
    }
    days = [[told[day.number] for day in week if day is not None] for week in month.weeks]
    around = number_height + 2 * _INSIDE * scale
    cell = Area(0, 0, width - 2 * _INSIDE * scale, even)
    size, heights = _weeks(days, cell, around, scale, ink)
    tops = list(accumulate(heights, initial=grid.y))
    for week, top, height in zip(month.weeks, tops[:-1], heights, strict=True):
        for column, day in enumerate(week):
            area = Area(grid.x + column * width, top, width, height)
            if day is None:
                continue
            if day.is_off:
                yield Box(area, Colour.GROUND)
            yield from _day(day, told[day.number], area, number_height, size, scale, ink)
    for y in tops[1:-1]:
        yield Rule(grid.x, y, grid.right, y, Colour.LINE, 0.3 * scale)
    for number in range(1, len(WEEKDAYS)):
        x = grid.x + number * width
        yield Rule(x, grid.y, x, grid.bottom, Colour.LINE, 0.3 * scale)
    yield Box(grid, line=Colour.PANEL_LINE, line_width=0.35 * scale)


def _weeks(
    weeks: Sequence[Sequence[Sequence[Checked]]],
    cell: Area,
    around: Millimetre,
    scale: float,
    ink: Ink,
) -> tuple[Millimetre, list[Millimetre]]:
    """Return the largest letters with which all that is done has room, and the heights of weeks.

    Args:
        weeks: What is done on each day of each of them.
        cell: As wide as the texts of a day have room, as high as weeks that are equal.
        around: Height that a day takes beside its texts.
        scale: A millimetre of the design.
        ink: The door for texts.

    Raises:
        PaperError: When not even the smallest letters have room.
    """

    def needed(size: Millimetre) -> list[Millimetre]:
        least = cell.height * _LOWEST
        return [
            max([least, *(around + _needed(items, cell.width, size, ink) for items in week)])
            for week in weeks
        ]

    room = cell.height * len(weeks)
    size = with_room(
        largest_size(lambda one: sum(needed(one)) <= room, SMALLEST_NAME, _LARGEST * scale)
    )
    return size, _alike(needed(size), room)


def _alike(needed: Sequence[Millimetre], room: Millimetre) -> list[Millimetre]:
    """Return heights that fill a room and are alike but for those that need more."""
    left, alike = room, 0.0
    for place, most in enumerate(sorted(needed, reverse=True)):
        alike = left / (len(needed) - place)
        if most <= alike:
            break
        left -= most
    return [max(one, alike) for one in needed]


def _needed(items: Sequence[Checked], width: Millimetre, size: Millimetre, ink: Ink) -> Millimetre:
    lines = sum(len(ink.lines(item, Face.SANS, size, width - size)) for item in items)
    return (lines * _LINE + max(len(items) - 1, 0) * _BETWEEN) * size


def _day(
    day: CalendarDay,
    items: Sequence[Checked],
    area: Area,
    number_height: Millimetre,
    size: Millimetre,
    scale: float,
    ink: Ink,
) -> Iterator[Shape]:
    inner = area.inset(_INSIDE * scale)
    top = inner.top(number_height)
    large = min(_NUMBER * scale, number_height * 0.85)
    colour = Colour.ACCENT if day.is_off else Colour.TEXT
    number = Area(top.x, top.y, top.width * 0.6, top.height)
    yield Label(number, ink.prepared(str(day.number)), Face.SANS_BOLD, large, colour, "left")
    if day.note:
        note = Area(number.right, top.y, top.width * 0.4, top.height)
        text = ink.prepared(day.note)
        yield Label(note, text, Face.SANS, large * 0.6, Colour.SECOND, "right")
    y = top.bottom
    for item in items:
        lines = ink.lines(item, Face.SANS, size, inner.width - size)
        bar = Area(inner.x, y + 0.2 * size, size * 0.18, (len(lines) * _LINE - 0.4) * size)
        yield Box(bar, Colour.ACCENT)
        for line in lines:
            row = Area(inner.x + size * 0.6, y, inner.width - size * 0.6, _LINE * size)
            yield Line(row, line, Face.SANS, size)
            y = row.bottom
        y += _BETWEEN * size


def states(month: MonthCalendar) -> tuple[WallFact, ...]:
    """Return the month and what is done on each day."""
    found = [WallFact("", "月份", month.period)]
    for week in month.weeks:
        for day in week:
            if day is not None:
                found += [WallFact(f"{day.number}日", "", item) for item in day.items]
    return tuple(found)


MONTH_CALENDAR = WallSheet(
    code="month_calendar",
    name="月历",
    title="{name}{period}工作月历",
    paper=A3_LANDSCAPE,
    papers=(A4_LANDSCAPE, *POSTER_PAPERS),
    needs=("branch", "coming_month"),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.BOARD,
    purpose=WallPurpose.PLAN,
    lay_out=lay_out,
    states=states,
)
