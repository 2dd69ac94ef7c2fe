import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Box, Label
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE
from dangjian_desktop.printing.walls.group_list import GROUP_LIST, GroupList, ListedGroup, lay_out
from tests.printing.samples import ID_NUMBER, LONG_BRANCH, names, text_of
from tests.printing.walls.geometry import PAPERS, assert_hangs_well, ink_area


def group_list(sizes, ungrouped=0, name="综采一队党支部"):
    people = iter(names(sum(sizes) + ungrouped))
    groups = []
    for number, size in enumerate(sizes, start=1):
        members = tuple(next(people) for _ in range(size))
        groups.append(ListedGroup(f"第{number}党小组", members[0] if members else "", members[1:]))
    return GroupList(name, tuple(groups), tuple(people), "2026年11月20日")


def laid_out(groups, paper, fonts):
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    return lay_out(groups, ink.prepared(f"{groups.name}党小组一览"), page, ink), page, ink


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    sizes=st.lists(st.integers(0, 25), max_size=12),
    ungrouped=st.integers(0, 20),
    paper=st.sampled_from(PAPERS),
    name=st.sampled_from(["综采一队党支部", LONG_BRANCH]),
)
def test_any_division_hangs_well(fonts, sizes, ungrouped, paper, name):
    assert_hangs_well(*laid_out(group_list(sizes, ungrouped, name), paper, fonts))


def test_groups_stand_with_leader_number_and_people(fonts, tmp_path):
    groups = group_list([12, 11, 9], ungrouped=2)
    build(GROUP_LIST, [groups], {}, tmp_path / "a.pdf", fonts=fonts)
    text = text_of(tmp_path / "a.pdf")[0].replace("\n", "")
    assert "党小组 3 个　共 34 人　未编组 2 人" in text
    for group in groups.groups:
        assert group.name in text
        assert group.leader in text
        assert all(member in text for member in group.members)
    assert all(count in text for count in ("12 人", "11 人", "9 人", "2 人"))
    assert all(name in text for name in groups.ungrouped)


def test_a_group_without_a_leader_says_so(fonts, tmp_path):
    groups = GroupList("甲支部", (ListedGroup("第一党小组", members=("王强",)),))
    build(GROUP_LIST, [groups], {}, tmp_path / "a.pdf", fonts=fonts)
    assert "暂缺" in text_of(tmp_path / "a.pdf")[0]


def test_a_branch_without_groups_and_people_says_so(fonts, tmp_path):
    build(GROUP_LIST, [GroupList("甲支部")], {}, tmp_path / "a.pdf", fonts=fonts)
    assert "本支部尚未划分党小组" in text_of(tmp_path / "a.pdf")[0]


def test_the_name_of_a_group_in_two_lines_touches_no_edge_of_its_card(fonts):
    long = "第一综合机械化采煤工作面检修班与运输班联合组成的临时党小组暨突击队先锋岗示范小组"
    groups = GroupList("综采一队党支部", (ListedGroup(long, "张三", ("李四",)),) * 4)
    shapes, _page, ink = laid_out(groups, A3_LANDSCAPE, fonts)
    heads = [one for one in shapes if isinstance(one, Label) and one.text == long]
    cards = [one.area for one in shapes if isinstance(one, Box) and one.area.height > 20]
    for head in heads:
        words = ink_area(head, ink)
        card = min(cards, key=lambda area: abs(area.y - words.y) + abs(area.x - words.x))
        assert len(head.fitted(ink).lines) == 2
        assert words.y - card.y > 0.08 * head.area.height


def test_equal_groups_are_equal_boxes_side_by_side(fonts):
    shapes, _, _ = laid_out(group_list([9, 9, 9, 9]), A3_LANDSCAPE, fonts)
    boxes = [shape.area for shape in shapes if isinstance(shape, Box) and shape.line]
    assert len({round(box.width, 3) for box in boxes}) == 1
    assert len({round(box.height, 3) for box in boxes}) == 1


def test_columns_end_near_each_other(fonts):
    shapes, _, _ = laid_out(group_list([8, 8, 8, 8, 8, 7, 7, 7]), A3_LANDSCAPE, fonts)
    boxes = [shape.area for shape in shapes if isinstance(shape, Box) and shape.line]
    ends = [max(box.bottom for box in boxes if box.x == x) for x in {box.x for box in boxes}]
    assert max(ends) - min(ends) < 45


@pytest.mark.parametrize("level", GROUP_LIST.levels)
def test_no_private_number_is_listed(fonts, tmp_path, level):
    groups = GroupList("甲支部", (ListedGroup("第一党小组", "王强", (f"李明 {ID_NUMBER}",)),))
    with pytest.raises(DetailError, match="第一党小组的姓名里有像公民身份号码的数字"):
        build(GROUP_LIST, [groups], {}, tmp_path / "a.pdf", fonts=fonts, detail=level)
