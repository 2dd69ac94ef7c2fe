"""三会一课制度: the four on top, everything else below, on every paper."""

import pytest

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Label, Line
from dangjian_desktop.printing.sheet import A4_LANDSCAPE
from dangjian_desktop.printing.walls.meeting_rules import (
    MeetingRule,
    MeetingRules,
    lay_out,
    states,
)
from tests.printing.walls.geometry import PAPERS, assert_hangs_well, is_inside


def rule(name, lines=()):
    return MeetingRule(name, "每季度一次", "全体党员", lines, "《支部工作条例》第十一条")


STEPS = (("环节", "计划、通知、记录、表决、决议、归档、跟进"),)
FULL = MeetingRules(
    "综采一队党支部",
    tuple(rule(name, STEPS) for name in ("支部党员大会", "支部委员会会议", "党小组会", "党课")),
    tuple(rule(name) for name in ("主题党日", "组织生活会", "民主评议党员", "谈心谈话")),
    "2026年11月20日",
)


@pytest.mark.parametrize("paper", [*PAPERS, A4_LANDSCAPE], ids=lambda paper: paper.name)
@pytest.mark.parametrize("main", [0, 1, 3, 4])
@pytest.mark.parametrize("others", [0, 4])
def test_everything_has_room_on_every_paper(ink, paper, main, others):
    if not main and not others:
        return
    page = Area(0, 0, paper.width, paper.height)
    made = MeetingRules(FULL.name, FULL.main[:main], FULL.others[:others], FULL.as_of)
    shapes = lay_out(made, Checked("三会一课制度"), page, ink)
    assert_hangs_well(shapes, page, ink)
    assert all(is_inside(one.area, page) for one in shapes if isinstance(one, Line))
    large = [str(one.text) for one in shapes if isinstance(one, Label)]
    assert large.count("每季度一次") == main


def test_it_states_how_often_of_whom_and_by_what():
    told = states(FULL)
    assert WallFact("党课", "多久一次", "每季度一次") in told
    assert WallFact("党课", "环节", STEPS[0][1]) in told
    assert WallFact("谈心谈话", "由谁", "全体党员") in told
