"""党务公开目录: what a branch makes known, how often and how, with when it last did."""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Shape, WallSheet, unit
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.walls.frame import MARGIN, foot, heading, room_between
from dangjian_desktop.printing.walls.table import WallColumn, place_table


@dataclass(frozen=True, slots=True)
class OpennessLine:
    """An item; `last`: when it was last put up in its period, "" where it was not."""

    number: str
    title: str
    content: str
    how: str
    by: str
    last: str


@dataclass(frozen=True, slots=True)
class OpennessCatalogue:
    """The items of one branch; `as_of` is the day as printed."""

    name: str
    lines: tuple[OpennessLine, ...]
    as_of: str = ""


_TEXT: Millimetre = 6.4
_COLUMNS = (
    WallColumn("序号", 0.8, "centre"),
    WallColumn("公开事项", 2.4, is_strong=True),
    WallColumn("公开内容", 5.0),
    WallColumn("时限", 1.4, "centre"),
    WallColumn("方式", 1.9, "centre"),
    WallColumn("本期公开", 2.2, "centre"),
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
    rows = [
        (one.number, one.title, one.content, one.how, one.by, one.last) for one in catalogue.lines
    ]
    room = room_between(body, scale, 3)
    yield from place_table(_COLUMNS, rows, room, ink, scale, largest=_TEXT * scale)


def states(catalogue: OpennessCatalogue) -> tuple[WallFact, ...]:
    """Return each item with its time and way; a new day of publication makes no sheet stale."""
    return tuple(
        WallFact(one.title, label, text)
        for one in catalogue.lines
        for label, text in (("公开内容", one.content), ("时限", one.how), ("方式", one.by))
    )


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
