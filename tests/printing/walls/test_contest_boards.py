"""五旗榜 and 星级榜: on any paper, with few or many, nothing clipped, nothing overlapping."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Polygon
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, A5_PORTRAIT
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls import flag_board, star_board
from dangjian_desktop.printing.walls.flag_board import FlagBoardSheet, FlagOnWall
from dangjian_desktop.printing.walls.star_board import (
    StarBoardSheet,
    StarLevelOnWall,
    StarOnWall,
)
from tests.printing.samples import LONG_BRANCH, names
from tests.printing.walls.geometry import PAPERS, assert_hangs_well, is_inside

NAMES = ("引领", "安全", "效益", "创新", "服务")


def board(holder="综采一队党支部", past=4, flags=5):
    told = tuple((f"2026年第{n}季度", holder, "夺旗") for n in range(past))
    made = [FlagOnWall(name, holder, "保旗", True, "97.5 分", told) for name in NAMES[:flags]]
    made[1:2] = [FlagOnWall(NAMES[1], "（空缺）", "", False)]
    return FlagBoardSheet("星火煤矿党委", "2026年第三季度", tuple(made), "暂计", "2026年11月20日")


def laid_out(layout, sheet, paper, fonts, title="星火煤矿党委五面红旗"):
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    return layout(sheet, ink.prepared(title), page, ink), page, ink


def assert_shapes_inside(shapes, page):
    for shape in shapes:
        if isinstance(shape, Polygon):
            assert all(is_inside(Area(x, y, 0, 0), page) for x, y in shape.points)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    paper=st.sampled_from((*PAPERS, A4_LANDSCAPE)),
    holder=st.sampled_from(["综采一队党支部", LONG_BRANCH]),
    past=st.integers(0, 6),
    flags=st.integers(2, 5),
)
def test_any_board_of_flags_hangs_well(fonts, paper, holder, past, flags):
    shapes, page, ink = laid_out(flag_board.lay_out, board(holder, past, flags), paper, fonts)
    assert_hangs_well(shapes, page, ink)
    assert_shapes_inside(shapes, page)


def test_a_flag_that_nobody_has_is_not_red(fonts):
    shapes, _page, _ink = laid_out(flag_board.lay_out, board(), A3_LANDSCAPE, fonts)
    fills = [shape.fill for shape in shapes if isinstance(shape, Polygon)]
    assert fills.count(Colour.SOLID) == 4
    assert fills.count(Colour.GOLD) == 5  # the poles
    assert fills.count(Colour.VACANT) == 1


def levels(counts, told="责任　学习　安全"):
    return StarBoardSheet(
        "星火煤矿党委",
        "2026年第三季度",
        tuple(
            StarLevelOnWall(
                level, f"{level}星党支部", tuple(StarOnWall(name, told) for name in names(count))
            )
            for level, count in zip((5, 4, 3), counts, strict=False)
            if count
        ),
        "2026年11月20日",
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    paper=st.sampled_from((*PAPERS, A4_LANDSCAPE)),
    counts=st.tuples(st.integers(1, 6), st.integers(0, 14), st.integers(0, 20)),
    told=st.sampled_from(["", "责任　学习　安全　创新　文化"]),
)
def test_any_board_of_stars_hangs_well(fonts, paper, counts, told):
    shapes, page, ink = laid_out(star_board.lay_out, levels(counts, told), paper, fonts)
    assert_hangs_well(shapes, page, ink)
    assert_shapes_inside(shapes, page)


def test_a_level_shows_as_many_golden_stars(fonts):
    shapes, _page, _ink = laid_out(star_board.lay_out, levels((1, 1, 1)), A3_LANDSCAPE, fonts)
    fills = [shape.fill for shape in shapes if isinstance(shape, Polygon)]
    assert fills.count(Colour.GOLD) == 12


def test_more_names_than_can_be_read_ask_for_larger_paper(fonts):
    with pytest.raises(PaperError):
        laid_out(star_board.lay_out, levels((3000,)), A5_PORTRAIT, fonts)
