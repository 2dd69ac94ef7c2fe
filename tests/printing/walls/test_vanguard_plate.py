"""党员先锋岗牌: who stands at the post, on a plate of any size."""

import pytest

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Label
from dangjian_desktop.printing.sheet import A4_LANDSCAPE, paper_named
from dangjian_desktop.printing.walls.area_plate import AreaPlate, PlateMember
from dangjian_desktop.printing.walls.vanguard_plate import VANGUARD_PLATE, states
from tests.printing.walls.geometry import assert_hangs_well

PLATE = AreaPlate(
    "设备包机先锋岗",
    "综采一队党支部　先锋岗 01",
    (PlateMember("张三", None, "u1"), PlateMember("李四", b"photo", "u2")),
    (("岗位", "设备包机先锋岗"), ("岗位职责", "包机设备每班巡查，隐患当班处理。")),
    "2026年11月20日",
    "岗位党员",
)


@pytest.mark.parametrize("paper", ["A5横", "A4横", "A3横", "60x40cm", "40x60cm"])
def test_a_plate_has_any_size(ink, paper):
    size = paper_named(paper, A4_LANDSCAPE)
    page = Area(0, 0, size.width, size.height)
    shapes = VANGUARD_PLATE.lay_out(PLATE, Checked("党员先锋岗"), page, ink)
    assert_hangs_well(shapes, page, ink)
    texts = [str(one.text) for one in shapes if isinstance(one, Label)]
    assert {"岗位党员", "张三", "李四"} <= set(texts)


def test_it_states_who_stands_at_the_post():
    told = states(PLATE)
    assert WallFact("岗位党员", "", "张三", "u1") in told
    assert WallFact("", "先锋岗", "设备包机先锋岗") in told
    assert WallFact("", "岗位职责", "包机设备每班巡查，隐患当班处理。") in told
