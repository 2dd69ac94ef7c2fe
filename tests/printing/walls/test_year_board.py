"""年度运行表 on the wall: a line for each work, a mark for each month."""

import pytest

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Line
from dangjian_desktop.printing.sheet import A3_LANDSCAPE
from dangjian_desktop.printing.walls.year_board import (
    DONE,
    OPEN,
    YearBoard,
    YearLine,
    lay_out,
    states,
)
from tests.printing.walls.geometry import PAPERS, assert_hangs_well, is_inside


def board(count):
    marks = {1: DONE, 11: OPEN, 13: OPEN}
    lines = tuple(YearLine(f"第{n}项工作", "各党支部", marks) for n in range(count))
    return YearBoard("综采一队党支部", "2026", lines, "2026年11月20日")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("count", [1, 8, 45])
def test_every_work_has_its_line(ink, paper, count):
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(board(count), Checked("年度工作运行表"), page, ink)
    assert_hangs_well(shapes, page, ink)
    lines = [one for one in shapes if isinstance(one, Line)]
    assert all(is_inside(one.area, page) for one in lines)
    assert [str(one.text) for one in lines].count(DONE) == count


def test_more_works_than_can_be_read_are_refused(ink):
    page = Area(0, 0, A3_LANDSCAPE.width, A3_LANDSCAPE.height)
    with pytest.raises(PaperError):
        lay_out(board(400), Checked("年度工作运行表"), page, ink)


def test_it_states_each_month_of_each_work():
    assert states(board(1)) == (
        WallFact("", "年度", "2026"),
        WallFact("第0项工作", "责任", "各党支部"),
        WallFact("第0项工作", "1月", "已完成"),
        WallFact("第0项工作", "11月", "待完成"),
        WallFact("第0项工作", "全年", "待完成"),
    )
