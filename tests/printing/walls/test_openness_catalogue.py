"""党务公开目录 on walls of all sizes."""

from dataclasses import replace

import pytest

from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Line
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A0_LANDSCAPE, A3_LANDSCAPE, paper_named
from dangjian_desktop.printing.walls.openness_catalogue import (
    KNOWN,
    OpennessCatalogue,
    OpennessLine,
    lay_out,
    states,
)

#: Stands between Chinese and digits on paper.
QUARTER_EM = "\u2005"
CATALOGUE = OpennessCatalogue(
    "综采一队党支部",
    tuple(
        OpennessLine(
            str(n),
            f"事项{n}",
            "公开的内容，合计和人数" * 2,
            "每季度",
            "公开栏",
            "2026-09-30",
            (3, 6, 9),
        )
        for n in range(1, 13)
    ),
    "2026",
    "2026年11月21日",
)


@pytest.mark.parametrize(
    "paper", [A3_LANDSCAPE, A0_LANDSCAPE, paper_named("60x90cm", A3_LANDSCAPE)], ids=str
)
def test_every_item_stands_within_the_page(fonts, paper):
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(CATALOGUE, ink.prepared("党务公开目录"), page, ink)
    shown = "".join(one.text for one in shapes if isinstance(one, Line))
    assert "事项12" in shown.replace(QUARTER_EM, "")
    for one in shapes:
        if isinstance(one, Line):
            assert one.area.right <= page.right
            assert one.area.bottom <= page.bottom


def test_each_month_that_was_made_known_has_a_dot(fonts):
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, A3_LANDSCAPE.width, A3_LANDSCAPE.height)
    shapes = lay_out(CATALOGUE, ink.prepared("党务公开目录"), page, ink)
    dots = [one for one in shapes if isinstance(one, Line) and one.text == KNOWN]
    assert len(dots) == 3 * len(CATALOGUE.lines)


def test_on_an_upright_board_the_months_leave_their_room_to_the_words(fonts):
    """On 120 by 240 cm twelve empty columns left the items two letters wide."""
    paper = paper_named("120x240cm", A3_LANDSCAPE)
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    items = tuple(replace(one, title="困难帮扶和经费使用") for one in CATALOGUE.lines)
    named = replace(CATALOGUE, lines=items)
    shapes = lay_out(named, ink.prepared("党务公开目录"), page, ink)
    shown = [str(one.text).replace(QUARTER_EM, "") for one in shapes if isinstance(one, Line)]
    assert "3月、6月、9月" in "".join(shown)
    pieces = [one for one in shown if one and one in "困难帮扶和经费使用"]
    assert len(pieces) <= 2 * len(items)  # an item on two lines at most


def test_a_new_day_of_publication_makes_the_sheet_stale():
    first, *rest = CATALOGUE.lines
    for news in ({"last": "2026-10-08"}, {"months": (3, 6, 9, 10)}):
        later = replace(CATALOGUE, lines=(replace(first, **news), *rest))
        assert len({*states(later)} - {*states(CATALOGUE)}) == 1


def test_days_numbers_and_words_are_never_torn_apart(fonts):
    """On the board 60 cm wide a day stood as 2026-1 and 1-16, a number as 1 and 0."""
    paper = paper_named("60x90cm", A3_LANDSCAPE)
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(CATALOGUE, ink.prepared("党务公开目录"), page, ink)
    shown = [str(one.text) for one in shapes if isinstance(one, Line)]
    for word in ("12", "每季度", "公开栏", "2026-09-30"):
        assert word in shown
