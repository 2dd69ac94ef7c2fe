"""发展党员流程图: every step has its place, in its order, on wide and high pages."""

from dataclasses import replace

import pytest

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Label, Line
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE, paper_named
from dangjian_desktop.printing.walls.development_flow import (
    DevelopmentFlow,
    FlowStage,
    FlowStep,
    lay_out,
    states,
)
from tests.printing.walls.geometry import PAPERS, assert_hangs_well, is_inside


def flow(counts=(2, 4, 5, 7, 7), told="第 3 步起满一年；公示 5 个工作日", long=""):
    stages, number = [], 0
    for place, count in enumerate(counts):
        steps = []
        for _ in range(count):
            number += 1
            becomes = "入党积极分子" if number == 3 else ""
            steps.append(FlowStep(number, f"第{number}件事{long}", "支部委员会", told, becomes))
        stages.append(FlowStage(f"阶段{place}", tuple(steps)))
    return DevelopmentFlow("", tuple(stages), ("依据：《细则》",), "2026年11月20日")


def placed(ink, made, paper):
    page = Area(0, 0, paper.width, paper.height)
    return lay_out(made, Checked("发展党员工作流程图"), page, ink), page


@pytest.mark.parametrize("paper", [*PAPERS, A4_LANDSCAPE], ids=lambda paper: paper.name)
@pytest.mark.parametrize("counts", [(1,), (2, 4, 5, 7, 7), (12, 1, 12)])
def test_every_step_has_its_place(ink, paper, counts):
    shapes, page = placed(ink, flow(counts), paper)
    assert_hangs_well(shapes, page, ink)
    assert all(is_inside(one.area, page) for one in shapes if isinstance(one, Line))
    numbers = [str(one.text) for one in shapes if isinstance(one, Label) and one.text.isdigit()]
    assert numbers == [str(number + 1) for number in range(sum(counts))]


def test_more_than_a_page_can_hold_is_refused_in_words(ink):
    with pytest.raises(PaperError):
        placed(ink, flow((200, 1), long="很长的名称" * 20), A3_LANDSCAPE)


def test_it_states_each_step_with_who_acts_and_its_limits():
    told = states(flow((2, 1)))
    assert (
        WallFact("阶段1", "第 3 步", "第3件事，支部委员会，第 3 步起满一年；公示 5 个工作日")
        in told
    )


@pytest.mark.parametrize("paper", [*PAPERS, A4_LANDSCAPE], ids=lambda paper: paper.name)
def test_the_names_of_all_stages_are_of_one_size_even_with_a_long_one(ink, paper):
    made = flow()
    *others, last = made.stages
    long = replace(last, title="预备党员的教育考察和转正")
    shapes, _page = placed(ink, replace(made, stages=(*others, long)), paper)
    names = [
        one
        for one in shapes
        if isinstance(one, Label) and ("阶段" in one.text or "教育考察" in one.text)
    ]
    sizes = [one.fitted(ink).size for one in names]
    assert len(sizes) == len(made.stages)
    assert max(sizes) == pytest.approx(min(sizes), rel=0.001)
    assert min(sizes) > 0.6 * max(one.size for one in shapes if isinstance(one, Line))


@pytest.mark.parametrize("told", ["1 个月内", "第 3 步起满一年；公示 5 个工作日"])
def test_no_single_character_of_a_step_stands_alone_in_its_line(ink, told):
    titles = ("递交入党申请书", "指定培养联系人", "推荐和确定入党积极分子", "填写入党志愿书")
    made = flow(told=told)
    stages = [
        replace(
            stage, steps=tuple(replace(one, title=titles[one.number % 4]) for one in stage.steps)
        )
        for stage in made.stages
    ]
    for name in ("60x90cm", "80x120cm", "120x240cm", "A4竖"):
        paper = paper_named(name, like=A3_LANDSCAPE)
        shapes, _page = placed(ink, replace(made, stages=tuple(stages)), paper)
        lines = [str(one.text) for one in shapes if isinstance(one, Line)]
        assert [one for one in lines if len(one) == 1] == [], name
