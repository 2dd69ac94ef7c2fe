"""The organisation tree: counts, 未编组, zones, and the place kept when people change."""

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.host.settings import Settings
from dangjian_desktop.operations.people import move_to_group
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.organisations import HeadcountQuery, Tree
from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.ui.roster.tree import OrganisationPane
from dangjian_desktop.ui.roster.tree_model import COUNT, COUNTED, TreePlace, nodes_of
from tests import make


@pytest.fixture
def pane(qtbot, mine, desk) -> OrganisationPane:
    """The tree of the small mine."""
    shown = OrganisationPane(desk, lambda menu: menu.addAction("新建"))
    qtbot.addWidget(shown)
    shown.resize(240, 600)
    shown.show()
    return shown


def lines(pane: OrganisationPane) -> list[tuple[str, str]]:
    return [(node.name, pane.model.count_text(node)) for node in pane.model.nodes]


def test_every_node_tells_its_members_and_who_is_in_no_group(pane):
    assert lines(pane) == [
        ("全部", "6"),
        ("星火煤矿党委", "6"),
        ("综采一队党支部", "4"),
        ("第一党小组", "2"),
        ("第二党小组", ""),
        ("未编组", "2"),
        ("机电队党支部", "2"),
    ]


def test_the_model_is_sound(pane, qtmodeltester):
    qtmodeltester.check(pane.model)


def test_other_people_are_counted_when_others_are_shown(pane):
    pane.count_scope(Scope.DEVELOPING)
    assert lines(pane)[:3] == [("全部", "1"), ("星火煤矿党委", "1"), ("综采一队党支部", "1")]
    pane.count_scope(Scope.LEFT)
    assert {count for _, count in lines(pane)} == {""}
    assert COUNTED.keys() == set(Scope)


def test_arrows_move_fold_and_unfold(qtbot, pane, mine):
    seen = []
    pane.place_changed.connect(seen.append)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert seen == [TreePlace(mine.committee), TreePlace(mine.first)]
    qtbot.keyClick(pane.view, Qt.Key.Key_Left)
    assert not pane.view.isExpanded(pane.view.currentIndex())
    qtbot.keyClick(pane.view, Qt.Key.Key_Right)
    assert pane.view.isExpanded(pane.view.currentIndex())


def test_place_and_folding_are_kept_when_people_move(pane, mine, desk, on):
    pane.go_to(TreePlace(mine.first, is_ungrouped=True))
    pane.view.collapse(pane.model.index_of(TreePlace(mine.committee)))
    pane.go_to(TreePlace(mine.first))
    told = []
    pane.place_changed.connect(told.append)
    person = make.person("孙静", mine.first)
    desk.run(move_to_group(person_ids=(person,), group_id=mine.other_group, on=on))
    assert ("第二党小组", "1") in lines(pane)
    assert pane.place == TreePlace(mine.first)
    assert told == []


def test_when_the_last_ungrouped_person_gets_a_group_the_line_goes(pane, mine, desk, on):
    pane.go_to(TreePlace(mine.first, is_ungrouped=True))
    people = [3, 4, 5]  # 仇志国, 李娜 and the applicant 王强
    desk.run(move_to_group(person_ids=people, group_id=mine.other_group, on=on))
    assert "未编组" not in dict(lines(pane))
    assert pane.place == TreePlace()


def test_a_branch_without_groups_has_no_line_for_those_in_none(data, on):
    branch = make.branch()
    make.person("张三", branch)
    nodes = nodes_of(Tree.on(on), HeadcountQuery(on).fetch())
    assert [node.name for node in nodes] == ["全部", "综采一队党支部"]


def test_a_zone_narrows_the_tree_and_its_counts(pane, mine):
    make.zone("第一协作区", [mine.second])
    pane.fetch_again()
    with_zone = nodes_of(pane.tree, HeadcountQuery(pane._desk.on).fetch(), {mine.second})
    assert [(node.name, node.count.members) for node in with_zone] == [
        ("全部", 2),
        ("星火煤矿党委", 2),
        ("机电队党支部", 2),
    ]


def test_a_small_tree_is_unfolded_and_a_large_one_shows_its_branches(qtbot, mine, desk):
    for number in range(3, 12):
        make.group(make.branch(f"第{number}党支部", mine.committee))
    pane = OrganisationPane(desk, lambda menu: None)
    qtbot.addWidget(pane)
    assert pane.view.isExpanded(pane.model.index_of(TreePlace(mine.committee)))
    assert not pane.view.isExpanded(pane.model.index_of(TreePlace(mine.first)))


def test_a_name_of_forty_characters_leaves_the_count_visible(qtbot, mine, desk):
    name = "青石岭能源集团有限责任公司青石岭煤矿综合机械化采煤工作面生产准备第一工区党支部"
    branch = make.branch(name, mine.committee)
    make.person("张三", branch)
    pane = OrganisationPane(desk, lambda menu: None)
    qtbot.addWidget(pane)
    pane.resize(200, 600)
    pane.show()
    index = pane.model.index_of(TreePlace(branch))
    room = pane.view.visualRect(index.siblingAtColumn(1))
    assert room.right() <= pane.view.viewport().width()
    assert pane.view.visualRect(index).right() < room.left() + 1
    assert index.data(Qt.ItemDataRole.ToolTipRole) == name


def test_at_first_a_name_of_nine_characters_stands_in_full_beside_the_marks(qtbot, mine, desk):
    branch = make.branch("生活服务中心党支部", mine.committee)
    make.persons(120, branch)
    pane = OrganisationPane(desk, lambda menu: None)
    qtbot.addWidget(pane)
    pane.resize(Settings().tree_width, 180)  # low, so that it scrolls
    pane.show()
    qtbot.waitUntil(lambda: pane.model.has_notices)
    index = pane.model.index_of(TreePlace(branch))
    assert pane.view.sizeHintForIndex(index).width() <= pane.view.visualRect(index).width()


def test_what_the_rules_notice_is_marked_beside_the_count_and_told_on_hover(qtbot, pane, mine):
    model = pane.model
    qtbot.waitUntil(lambda: model.has_notices)
    at = model.index_of(TreePlace(mine.second))
    told = at.data(Qt.ItemDataRole.ToolTipRole)
    assert told.splitlines()[0] == "机电队党支部"
    assert "正式党员 2 名，不足 3 名。" in told
    count = at.siblingAtColumn(COUNT)
    assert count.data(Qt.ItemDataRole.DecorationRole) is not None
    assert "不足 3 名" in at.data(Qt.ItemDataRole.AccessibleTextRole)
    everybody = model.index_of(TreePlace())
    assert everybody.siblingAtColumn(COUNT).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_mark_goes_when_the_rule_is_switched_off(qtbot, pane, mine, desk):
    model = pane.model
    qtbot.waitUntil(lambda: model.has_notices)
    at = model.index_of(TreePlace(mine.second))
    rule = "examination.branch_below_3"
    desk.run(change_rule(rule=rule, key="is_on", value=False, note="联合党支部筹建中"))
    qtbot.waitUntil(lambda: "不足 3 名" not in at.data(Qt.ItemDataRole.ToolTipRole))
