"""党务公开目录 on walls of all sizes."""

import pytest

from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Line
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A0_LANDSCAPE, A3_LANDSCAPE, paper_named
from dangjian_desktop.printing.walls.openness_catalogue import (
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
        OpennessLine(str(n), f"事项{n}", "公开的内容，合计和人数" * 2, "每季度", "公开栏", "")
        for n in range(1, 13)
    ),
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


def test_a_new_day_of_publication_makes_no_sheet_stale():
    assert all(fact.label != "本期公开" for fact in states(CATALOGUE))
    assert len(states(CATALOGUE)) == 36
