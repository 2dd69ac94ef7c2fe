"""党务公开目录: what a branch makes known, how often and how, and in which months it did."""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Shape, WallSheet, unit
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.walls.frame import (
    MARGIN,
    foot,
    heading,
    room_between,
    under_title,
)
from dangjian_desktop.printing.walls.table import WallColumn, place_table

#: What a sheet says of what was not made known.
_NEVER = "没有"


@dataclass(frozen=True, slots=True)
class OpennessLine:
    """An item.

    Attributes:
        last: When something of it was put up last, "" where nothing was.
        months: Those of the year in which something was.
    """

    number: str
    title: str
    content: str
    how: str
    by: str
    last: str
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OpennessCatalogue:
    """The items of one branch in a year; `as_of` is the day as printed."""

    name: str
    lines: tuple[OpennessLine, ...]
    year: str = ""
    as_of: str = ""


#: In a month in which something was put up.
KNOWN = "●"
# Lengths of the design on an A3, in millimetres.
_UNDER: Millimetre = 5
_UNDER_HEIGHT: Millimetre = 9
_TEXT: Millimetre = 6.4
_MONTHS = range(1, 13)
_NUMBER = WallColumn("序号", 0.8, "centre", is_whole=True)
_WAYS = (
    WallColumn("时限", 1.4, "centre", is_whole=True),
    WallColumn("方式", 1.7, "centre", is_whole=True),
)
_LAST = WallColumn("最近公开", 2.2, "centre", is_whole=True)
_LYING = (
    _NUMBER,
    WallColumn("公开事项", 2.4, is_strong=True),
    WallColumn("公开内容", 4.4),
    *_WAYS,
    *(WallColumn(f"{month}月", 0.72, "centre") for month in _MONTHS),
    _LAST,
)
#: Upright there is no room for twelve columns: the months stand in one, as words.
_UPRIGHT = (
    _NUMBER,
    WallColumn("公开事项", 4.2, is_strong=True),
    WallColumn("公开内容", 5.4),
    *_WAYS,
    WallColumn("公开月份", 1.8, "centre", is_whole=True),
    _LAST,
)


def lay_out(
    catalogue: OpennessCatalogue, title: Checked, page: Area, ink: Ink
) -> tuple[Shape, ...]:
    """Place the catalogue on a page of any size."""
    return tuple(_shapes(catalogue, title, page, ink))


def _shapes(catalogue: OpennessCatalogue, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(catalogue.as_of, False, body, scale, ink)
    is_upright = page.height > page.width
    columns = _UPRIGHT if is_upright else _LYING
    dots = f"{KNOWN} {catalogue.year}年这个月公开过"
    legend = f"公开月份：{catalogue.year}年" if is_upright else dots
    yield under_title(ink.prepared(legend), _UNDER, _UNDER_HEIGHT, body, scale)
    rows = [
        (
            one.number,
            one.title,
            one.content,
            one.how,
            one.by,
            *_months(one.months, is_upright=is_upright),
            one.last,
        )
        for one in catalogue.lines
    ]
    room = room_between(body, scale, _UNDER_HEIGHT + 2)
    yield from place_table(columns, rows, room, ink, scale, largest=_TEXT * scale)


def _months(known: tuple[int, ...], *, is_upright: bool) -> tuple[str, ...]:
    """Return what stands in the columns of the months."""
    if is_upright:
        return ("、".join(f"{month}月" for month in known),)
    return tuple(KNOWN if month in known else "" for month in _MONTHS)


def states(catalogue: OpennessCatalogue) -> tuple[WallFact, ...]:
    """Return each item with its time and way, and when it was made known: a new day is news."""
    found = [WallFact("", "年度", catalogue.year)]
    for one in catalogue.lines:
        told = (
            ("公开内容", one.content),
            ("时限", one.how),
            ("方式", one.by),
            ("公开月份", "、".join(f"{month}月" for month in one.months) or _NEVER),
            ("最近公开", one.last or _NEVER),
        )
        found += [WallFact(one.title, label, text) for label, text in told]
    return tuple(found)


OPENNESS_CATALOGUE = WallSheet(
    code="openness_catalogue",
    name="党务公开目录",
    title="{name}党务公开目录",
    paper=A3_LANDSCAPE,
    papers=(A4_LANDSCAPE, *POSTER_PAPERS),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.BOARD,
    purpose=WallPurpose.OPENNESS,
    lay_out=lay_out,
    states=states,
)
