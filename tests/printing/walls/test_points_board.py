"""积分榜: everything has a place on every paper, and nothing sticks out."""

from dataclasses import replace

import pytest

from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Label
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE
from dangjian_desktop.printing.walls.points_board import (
    FrontPlace,
    PointsBoardSheet,
    lay_out,
)


def sheet(front=3, listed=10, figure="", notes=("达标线 9 分。",)):
    return PointsBoardSheet(
        "综采一队党支部",
        "2026年第三季度",
        "名次在前（可比分）",
        tuple(FrontPlace(str(n + 1), f"党员{n}", "118.1") for n in range(front)),
        "达标名单",
        tuple((f"党员{n}", figure) for n in range(listed)),
        notes,
        "2026年11月20日",
    )


def labels(ink, board, paper=A3_LANDSCAPE):
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(board, Checked("积分榜"), page, ink)
    return [one for one in shapes if isinstance(one, Label)], page


@pytest.mark.parametrize("paper", [A3_LANDSCAPE, A4_LANDSCAPE])
@pytest.mark.parametrize(("front", "listed"), [(0, 0), (1, 3), (15, 44), (60, 300)])
def test_everybody_has_a_place_on_the_page(ink, paper, front, listed):
    found, page = labels(ink, sheet(front, listed, "14.5"), paper)
    for one in found:
        assert one.area.x >= page.x - 1e-6
        assert one.area.right <= page.right + 1e-6
        assert one.area.bottom <= page.bottom + 1e-6
    texts = [str(one.text) for one in found]
    assert sum(text.startswith("党员") for text in texts) == front + listed


def test_an_empty_list_says_so(ink):
    found, _page = labels(ink, sheet(0, 0))
    assert "（暂无）" in [str(one.text) for one in found]


def test_more_people_than_a_small_paper_can_hold_are_refused(ink):
    with pytest.raises(PaperError):
        labels(ink, sheet(3, 9000), A4_LANDSCAPE)


def test_notes_that_leave_no_room_are_refused(ink):
    with pytest.raises(PaperError):
        labels(ink, sheet(notes=("不参评：" + "张三、" * 4000,)), A4_LANDSCAPE)


def test_a_long_name_stands_in_several_lines_that_can_be_read(ink):
    long = "买买提·吐尔逊" * 6
    board = sheet(1, 30, "14.5")
    board = replace(
        board,
        front=(FrontPlace("1", long, "118.1"),),
        listed=((long, "15"), *board.listed),
    )
    found, _page = labels(ink, board)
    fitted = [one.fitted(ink) for one in found if one.text == long]
    assert [len(one.lines) for one in fitted] == [3, 3]
    assert min(one.size for one in fitted) > 1.2
