"""月历: every day has its place and room for what is done on it."""

from dataclasses import replace

import pytest

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Box, Label, Line, page_of
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, paper_named
from dangjian_desktop.printing.stamp import mark_height
from dangjian_desktop.printing.walls.month_calendar import (
    CalendarDay,
    MonthCalendar,
    lay_out,
    states,
)
from tests.printing.walls.geometry import PAPERS, assert_hangs_well, is_inside


def month(items=1, text="14:30 支部委员会会议（第一党小组）", weeks=5):
    days = [
        CalendarDay(n + 1, tuple(f"{text}{m}" for m in range(items)) if n % 3 == 0 else (), "休")
        for n in range(weeks * 7 - 5)
    ]
    placed = [None, None, *days, None, None, None]
    return MonthCalendar(
        "综采一队党支部",
        "2026年11月",
        "安排活动 7 次",
        tuple(tuple(placed[start : start + 7]) for start in range(0, len(placed), 7)),
        "2026年11月20日",
    )


@pytest.mark.parametrize("paper", [*PAPERS, A4_LANDSCAPE], ids=lambda paper: paper.name)
@pytest.mark.parametrize("items", [0, 1, 4])
@pytest.mark.parametrize("weeks", [4, 6])
def test_every_day_has_room_for_what_is_done_on_it(ink, paper, items, weeks):
    page = Area(0, 0, paper.width, paper.height)
    made = month(items, weeks=weeks)
    shapes = lay_out(made, Checked("工作月历"), page, ink)
    assert_hangs_well(shapes, page, ink)
    lines = [one for one in shapes if isinstance(one, Line)]
    assert all(is_inside(one.area, page) for one in lines)
    assert len({one.size for one in lines}) <= 1
    numbers = [str(one.text) for one in shapes if isinstance(one, Label) and one.text.isdigit()]
    assert numbers == [str(n + 1) for n in range(weeks * 7 - 5)]


def test_a_week_in_which_much_is_done_takes_room_from_the_others(ink):
    """Two meetings on one day made the letters of the whole month 4 mm high on an A3."""
    page = page_of(A3_LANDSCAPE)
    made = month(0)
    (first, second, *others), busy = made.weeks, ("08:00 小组会（第一党小组）",) * 2
    days = [*second[:2], replace(second[2], items=busy), *second[3:]]
    shapes = lay_out(replace(made, weeks=(first, tuple(days), *others)), Checked("月历"), page, ink)
    assert min(one.size for one in shapes if isinstance(one, Line)) > 6
    assert_hangs_well(shapes, page, ink)


@pytest.mark.parametrize("paper", ["A5横", "A5竖", "A4横", "20x14cm", "A3横"])
def test_the_month_ends_above_the_code_of_its_edition(ink, paper):
    page = page_of(paper_named(paper, A3_LANDSCAPE))
    shapes = lay_out(month(1), Checked("工作月历"), page, ink)
    lowest = max(one.area.bottom for one in shapes if isinstance(one, Box) and one.line)
    assert lowest <= page.bottom - mark_height(page)


def test_a_day_on_which_too_much_is_done_is_refused_in_words(ink):
    page = Area(0, 0, A4_LANDSCAPE.width, A4_LANDSCAPE.height)
    with pytest.raises(PaperError):
        lay_out(month(90), Checked("工作月历"), page, ink)


def test_it_states_what_is_done_on_which_day():
    told = states(month(1, "支委会"))
    assert told[0] == WallFact("", "月份", "2026年11月")
    assert WallFact("4日", "", "支委会0") in told
