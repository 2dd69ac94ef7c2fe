"""The plate of an area: on any paper, with few or many people, with and without photos."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Box, Picture
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A5_LANDSCAPE,
    A5_PORTRAIT,
    paper_named,
)
from dangjian_desktop.printing.stamp import mark_height
from dangjian_desktop.printing.walls.area_plate import AreaPlate, PlateMember, lay_out
from tests.printing.samples import LONG_BRANCH, names
from tests.printing.walls.geometry import PAPERS, assert_hangs_well

LINES = (
    ("所管班组", "检修班、生产一班"),
    ("包区范围", "3402 运输顺槽、回风顺槽和两巷超前支护段，到采区变电所门口为止"),
    ("三包内容", "包安全：本班无三违。\n包任务：完成当班计划。\n包质量：工程质量一次合格。"),
    ("区内目标", "无三违、无隐患、无事故"),
)


def plate(members, lines=LINES, name="检修班责任区", under=LONG_BRANCH):
    return AreaPlate(name, under, tuple(members), lines, "2026年11月20日")


def laid_out(one, paper, fonts):
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    return lay_out(one, ink.prepared(one.name), page, ink), page, ink


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    count=st.integers(0, 8),
    pictured=st.sets(st.integers(0, 7)),
    paper=st.sampled_from((*PAPERS, A4_LANDSCAPE, A5_LANDSCAPE, A5_PORTRAIT)),
    name=st.sampled_from(["检修班责任区", LONG_BRANCH]),
)
def test_any_plate_hangs_well(fonts, count, pictured, paper, name):
    members = [
        PlateMember(one, b"photo" if place in pictured else None)
        for place, one in enumerate(names(count))
    ]
    assert_hangs_well(*laid_out(plate(members, name=name), paper, fonts))


def test_a_photo_stands_only_where_one_was_given(fonts):
    shapes, _page, _ink = laid_out(
        plate([PlateMember("张三", b"photo"), PlateMember("李四")]), A4_LANDSCAPE, fonts
    )
    assert [shape.name for shape in shapes if isinstance(shape, Picture)] == ["张三"]


def test_more_text_than_can_be_read_asks_for_larger_paper(fonts):
    lines = (("三包内容", "包安全" * 4000),)
    with pytest.raises(PaperError):
        laid_out(plate([], lines), A5_LANDSCAPE, fonts)
    assert laid_out(plate([], (("三包内容", "包安全" * 100),)), A3_LANDSCAPE, fonts)


@pytest.mark.parametrize("name", ["A4横", "A3横", "60x40cm"])
def test_the_code_of_an_edition_stands_below_the_frame(fonts, name):
    paper = paper_named(name, A4_LANDSCAPE)
    shapes, page, _ink = laid_out(plate((PlateMember("张三"),)), paper, fonts)
    frame = max((one for one in shapes if isinstance(one, Box)), key=lambda one: one.area.width)
    assert frame.area.bottom < page.bottom - mark_height(page)
