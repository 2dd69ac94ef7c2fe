"""年度运行表 on the wall: what a year asks for by month, with a mark for what is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Shape, WallSheet, unit
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, POSTER_PAPERS, Millimetre
from dangjian_desktop.printing.walls.frame import (
    MARGIN,
    foot,
    heading,
    room_between,
    under_title,
)
from dangjian_desktop.printing.walls.table import WallColumn, place_table

#: All of it is done, some of it, none of it.
DONE, PART, OPEN = "●", "◎", "○"
_WORDS: Mapping[str, str] = {DONE: "已完成", PART: "部分完成", OPEN: "待完成"}
#: The column of what may be done at any time of the year.
_YEAR = 13


@dataclass(frozen=True, slots=True)
class YearLine:
    """One work.

    Attributes:
        owner: Who answers for it. marks: by month, 13 for the year as a whole.
    """

    title: str
    owner: str
    marks: Mapping[int, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class YearBoard:
    """The works of a year."""

    name: str
    year: str
    lines: tuple[YearLine, ...]
    as_of: str = ""


# Lengths of the design on an A3, in millimetres.
_UNDER: Millimetre = 5
_UNDER_HEIGHT: Millimetre = 9
_TEXT: Millimetre = 6.5
_MONTHS = range(1, 13)
_COLUMNS = (
    WallColumn("工作", 5.2, is_strong=True),
    WallColumn("责任", 2.6),
    *(WallColumn(f"{month}月", 0.86, "centre") for month in _MONTHS),
    WallColumn("全年", 0.95, "centre"),
)


def lay_out(board: YearBoard, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the board on a page of any size."""
    return tuple(_shapes(board, title, page, ink))


def _shapes(board: YearBoard, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    yield from foot(board.as_of, False, body, scale, ink)
    legend = "　".join(f"{mark} {word}" for mark, word in _WORDS.items())
    yield under_title(ink.prepared(legend), _UNDER, _UNDER_HEIGHT, body, scale)
    room = room_between(body, scale, _UNDER_HEIGHT + 2)
    rows = [
        (
            line.title,
            line.owner,
            *(line.marks.get(month, "") for month in _MONTHS),
            line.marks.get(_YEAR, ""),
        )
        for line in board.lines
    ]
    yield from place_table(_COLUMNS, rows, room, ink, scale, largest=_TEXT * scale)


def states(board: YearBoard) -> tuple[WallFact, ...]:
    """Return each work with what its months say."""
    found = [WallFact("", "年度", board.year)]
    for line in board.lines:
        if line.owner:
            found.append(WallFact(line.title, "责任", line.owner))
        for column, mark in sorted(line.marks.items()):
            month = "全年" if column == _YEAR else f"{column}月"
            found.append(WallFact(line.title, month, _WORDS[mark]))
    return tuple(found)


YEAR_BOARD = WallSheet(
    code="year_board",
    name="年度运行表（上墙）",
    title="{name}{year}年度工作运行表",
    paper=A3_LANDSCAPE,
    papers=POSTER_PAPERS,
    needs=("branch", "year"),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.BOARD,
    purpose=WallPurpose.PLAN,
    lay_out=lay_out,
    states=states,
)
