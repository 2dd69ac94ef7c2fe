from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import DetailError, PaperError
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Box, Label, Picture
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, POSTER_PAPERS, Paper, paper_named
from dangjian_desktop.printing.walls.chart import BranchChart, ChartPerson, ChartUnit, MineChart
from dangjian_desktop.printing.walls.organisation_chart import ORGANISATION_CHART, lay_out
from tests.printing.samples import LONG_BRANCH, PHONE, branch_chart, names, photo, text_of
from tests.printing.walls.geometry import PAPERS, assert_hangs_well, ink_area, is_inside


def shapes_on(chart, paper: Paper, fonts):
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    return lay_out(chart, ink.prepared(f"{chart.name}组织架构图"), page, ink), page, ink


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    people=st.integers(5, 80),
    groups=st.integers(0, 10),
    posts=st.integers(0, 7),
    has_photos=st.booleans(),
    paper=st.sampled_from(PAPERS),
    name=st.sampled_from(["综采一队党支部", LONG_BRANCH]),
)
def test_a_branch_of_any_size_hangs_well(fonts, people, groups, posts, has_photos, paper, name):
    chart = branch_chart(people, groups, name=name, has_photos=has_photos, posts=posts)
    assert_hangs_well(*shapes_on(chart, paper, fonts))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(count=st.integers(0, 30), unders=st.integers(1, 4), paper=st.sampled_from(PAPERS))
def test_a_mine_of_any_size_hangs_well(fonts, count, unders, paper):
    units = tuple(
        ChartUnit(
            LONG_BRANCH if number == 3 else f"第{number}支部",
            names(1, number)[0],
            f"党员 {number + 9} 名",
            ("", "机关党总支", "生产党总支", "服务党总支")[number % unders],
        )
        for number in range(count)
    )
    committee = tuple(ChartPerson(name, "党委委员") for name in names(7))
    mine = MineChart("中共青石岭煤矿委员会", "党支部 15 个", committee, units)
    assert_hangs_well(*shapes_on(mine, paper, fonts))


def test_everybody_stands_on_the_chart_of_a_branch(fonts, tmp_path):
    chart = branch_chart(46, 4)
    report = build(ORGANISATION_CHART, [chart], {"mark": "ZZ-1"}, tmp_path / "a.pdf", fonts=fonts)
    (page,) = text_of(tmp_path / "a.pdf")
    text = page.replace("\n", "")
    people = [*chart.committee, *(m for g in chart.groups for m in (*g.members, g.leader))]
    assert all(person.name in text for person in people)
    assert "* 预备党员" in text
    assert "截至 2026年11月20日" in text
    assert "ZZ-1" in text
    assert "综采一队党支部组织架构图" in text
    assert report.pages == 1


def test_people_of_no_group_are_told_apart(fonts, tmp_path):
    chart = branch_chart(10, 2)
    chart = BranchChart(chart.name, groups=chart.groups, ungrouped=(ChartPerson("李未编"),))
    build(ORGANISATION_CHART, [chart], {}, tmp_path / "a.pdf", fonts=fonts)
    text = text_of(tmp_path / "a.pdf")[0]
    assert "未编组" in text
    assert "李未编" in text


def test_names_are_as_large_as_the_page_allows(fonts):
    def name_size(people, groups):
        shapes, _, ink = shapes_on(branch_chart(people, groups), A3_LANDSCAPE, fonts)
        last = [shape for shape in shapes if isinstance(shape, Label)][-1]
        return last.fitted(ink).size

    assert name_size(6, 0) > 10
    assert name_size(40, 4) > 6
    assert name_size(80, 10) > 3.4


def test_a_long_name_in_the_committee_takes_a_second_line(fonts):
    long = "阿卜杜热合曼" * 6 + "买买提吐"
    chart = branch_chart(40, 4, has_photos=True)
    first, *rest = chart.committee
    chart = replace(chart, committee=(replace(first, name=long), *rest))
    shapes, _, ink = shapes_on(chart, A3_LANDSCAPE, fonts)
    (shown,) = [one for one in shapes if isinstance(one, Label) and one.text == long]
    assert len(shown.fitted(ink).lines) == 2
    assert shown.fitted(ink).size > 1.9


def test_the_name_of_a_group_in_two_lines_touches_no_edge_of_its_card(fonts):
    long = "第一综合机械化采煤工作面检修班与运输班联合组成的临时党小组暨突击队先锋岗示范小组"
    chart = branch_chart(24, 2)
    chart = replace(chart, groups=tuple(replace(one, name=long) for one in chart.groups))
    shapes, _page, ink = shapes_on(chart, A3_LANDSCAPE, fonts)
    heads = [one for one in shapes if isinstance(one, Label) and one.text == long]
    grounds = [one.area for one in shapes if isinstance(one, Box)]
    assert len(heads) == 2
    for head in heads:
        words, fitted = ink_area(head, ink), head.fitted(ink)
        around = [area for area in grounds if is_inside(words, area)]
        ground = min(around, key=lambda area: area.height)
        assert len(fitted.lines) == 2
        assert min(words.y - ground.y, ground.bottom - words.bottom) > 0.06 * ground.height


def test_the_same_chart_is_larger_on_larger_paper(fonts):
    small, _, ink = shapes_on(branch_chart(40, 4), A3_LANDSCAPE, fonts)
    large, _, _ = shapes_on(branch_chart(40, 4), POSTER_PAPERS[-1], fonts)
    sizes = [
        [one.fitted(ink).size for one in shapes if isinstance(one, Label)]
        for shapes in (small, large)
    ]
    for one, other in zip(*sizes, strict=True):
        assert other == pytest.approx(one * 2.83, rel=0.03)


def test_the_groups_of_a_chart_reach_down_a_high_board(fonts):
    chart = branch_chart(46, 4, has_photos=True)
    shapes, page, _ = shapes_on(chart, paper_named("120x240cm", A3_LANDSCAPE), fonts)
    lowest = max(one.area.bottom for one in shapes if isinstance(one, Picture))
    assert lowest > page.height * 0.84


def test_a_unit_without_a_secretary_says_so(fonts, tmp_path):
    mine = MineChart(
        "中共青石岭煤矿委员会", units=(ChartUnit("机电队党支部"), ChartUnit("选煤厂党支部", "王强"))
    )
    build(ORGANISATION_CHART, [mine], {}, tmp_path / "a.pdf", fonts=fonts)
    text = text_of(tmp_path / "a.pdf")[0]
    assert "书记　暂缺" in text
    assert "书记　王强" in text


def test_several_charts_are_several_pages(fonts, tmp_path):
    charts = [branch_chart(9, 2), branch_chart(12, 0, name="机电队党支部")]
    assert build(ORGANISATION_CHART, charts, {}, tmp_path / "a.pdf", fonts=fonts).pages == 2


def test_photos_that_cannot_be_read_are_told(fonts, tmp_path):
    people = (ChartPerson("王强", photo=b"rubbish"), ChartPerson("李明", photo=photo()))
    report = build(
        ORGANISATION_CHART,
        [BranchChart("甲支部", ungrouped=people)],
        {},
        tmp_path / "a.pdf",
        fonts=fonts,
    )
    assert report.unreadable_photos == ("王强",)


def test_no_private_number_reaches_the_wall(fonts, tmp_path):
    chart = BranchChart("甲支部", ungrouped=(ChartPerson(f"王强{PHONE}"),))
    with pytest.raises(DetailError, match="上墙的版面不能印它"):
        build(ORGANISATION_CHART, [chart], {}, tmp_path / "a.pdf", fonts=fonts)
    assert not (tmp_path / "a.pdf").exists()


def test_a_paper_too_small_for_so_many_is_refused(fonts, tmp_path):
    with pytest.raises(PaperError, match="请换大一号的纸"):
        build(
            ORGANISATION_CHART,
            [branch_chart(900, 10)],
            {},
            tmp_path / "a.pdf",
            fonts=fonts,
            paper=paper_named("12x15cm", A3_LANDSCAPE),
        )
