"""The plan of a room: walls to one scale, every position with its words, true and stale apart."""

from itertools import pairwise

import pytest

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.forms.room_plan import (
    ROOM_PLAN,
    PlanSpot,
    PlanWall,
    RoomPlan,
    SpotState,
    lay_out,
)
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Box
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE
from dangjian_desktop.printing.themes import Colour
from tests.pdf import text

SPOTS = (
    PlanSpot("正中", "组织架构图", "DJ-0002", SpotState.STALE, 230, 50, 140, 100),
    PlanSpot("左侧", "党小组一览", "DJ-0006", SpotState.TRUE, 60, 70, 120, 85),
    PlanSpot("右侧", "积分榜", "", SpotState.EMPTY, 420, 70, 120, 85),
)
NORTH, EAST = PlanWall("北墙", 600, 280, SPOTS), PlanWall("东墙", 300, 280, ())


def plan(*walls):
    return RoomPlan("综采一队党支部党员活动室", "位置 3 个", walls or (NORTH, EAST), "今天")


def boxes(walls, paper, fonts):
    page = Area(0, 0, paper.width, paper.height)
    ink = Ink(fonts, DetailLevel.ARCHIVE)
    shapes = lay_out(plan(*walls), Checked("平面图"), page, ink)
    return [one for one in shapes if isinstance(one, Box)]


def test_everything_is_said_in_words(tmp_path, fonts):
    target = tmp_path / "plan.pdf"
    report = build(ROOM_PLAN, [plan()], {"name": ""}, target, fonts=fonts)
    assert report.pages == 1
    said = text(target)
    for words in ("北墙", "600×280 cm", "已过时", "DJ-0002", "现行", "DJ-0006", "空", "积分榜"):
        assert words in said, words


@pytest.mark.parametrize("paper", [A4_LANDSCAPE, A3_LANDSCAPE])
@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_walls_keep_their_shape_and_stay_on_the_page(fonts, paper, count):
    walls = (NORTH, EAST, NORTH, EAST, NORTH, EAST, NORTH)[:count]
    drawn = [one.area for one in boxes(walls, paper, fonts) if one.fill is Colour.GROUND]
    assert len(drawn) == count
    scales = {round(area.width / wall.width, 6) for area, wall in zip(drawn, walls, strict=True)}
    assert len(scales) == 1
    for area, wall in zip(drawn, walls, strict=True):
        assert area.height / area.width == pytest.approx(wall.height / wall.width)
        assert 0 < area.x < area.right < paper.width
        assert 0 < area.y < area.bottom < paper.height
    for one, other in pairwise(drawn):
        assert other.x >= one.right or other.y >= one.bottom


def test_true_and_stale_and_empty_look_otherwise(fonts):
    fills = [one.fill for one in boxes((NORTH,), A4_LANDSCAPE, fonts)][-3:]
    assert fills == [Colour.ACCENT_SOFT, Colour.GOOD_SOFT, Colour.WHITE]
