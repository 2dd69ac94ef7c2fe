"""Branches and groups merge, split, end and move from the tree, looked at before it is done."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from dangjian_desktop.operations.reorganisation import GroupFate
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.ui.roster.destination_tree import STAYS
from dangjian_desktop.ui.roster.split_dialog import DissolveDialog, SplitDialog
from dangjian_desktop.ui.roster.tree_model import TreePlace
from dangjian_desktop.ui.shared.merge_dialog import NEW, MergeDialog
from tests import make
from tests.ui.roster.roster_stories import fill, opened

ON = date(2026, 11, 21)


def branches(on: date = ON) -> dict[str, str]:
    rows = RosterQuery(on, scope=Scope.EVERYBODY).fetch()
    return {row.facts.name: row.branch_name for row in rows}


def groups() -> dict[str, str]:
    rows = RosterQuery(ON, scope=Scope.EVERYBODY).fetch()
    return {row.facts.name: row.group_name for row in rows}


def choose_in_tree(page, organisation_id: int) -> None:
    page.tree.go_to(TreePlace(organisation_id))


def tick(dialog: MergeDialog, name: str) -> None:
    for number in range(dialog.sources.count()):
        item = dialog.sources.item(number)
        if item.text().startswith(name):
            item.setCheckState(Qt.CheckState.Checked)
            return
    raise AssertionError(f"no {name}")


def send(dialog, place: int, *names: str) -> None:
    """Select people or groups by name and send them to a place."""
    tree = dialog.places.tree
    tree.clearSelection()
    for item in dialog.places._all_items():
        item.setSelected(item.text(0) in names)
    box = dialog.places.box
    box.setCurrentIndex(box.findData(place))
    dialog.places.send_button.click()


def said(dialog) -> str:
    return "\n".join(dialog.outlook.sentences)


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("merge_organisation", "merge_dialog"),
        ("split_branch", "split_dialog"),
        ("close_organisation", "dissolve_dialog"),
    ],
)
def test_tab_goes_from_the_form_to_the_list_the_outlook_and_the_buttons(page, mine, action, name):
    choose_in_tree(page, mine.first)
    getattr(page.dialogs, action)(page.tree.organisation)
    dialog = opened(page, name)
    chain = [dialog.form.editor(list(dialog.form.values())[-1]).widget]
    while chain[-1] is not dialog.cancel_button and len(chain) < 60:
        chain.append(chain[-1].nextInFocusChain())
    stops = [one for one in chain if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    list_ = dialog.sources if name == "merge_dialog" else dialog.places.tree
    assert stops[1] is list_
    assert stops[-3:] == [dialog.outlook.area, dialog.save_button, dialog.cancel_button]


def test_two_branches_are_merged_after_a_look_at_what_comes_of_it(page, mine, desk):
    choose_in_tree(page, mine.first)
    page.actions["merge_organisation"].trigger()
    dialog = opened(page, "merge_dialog")
    assert "请勾选" in said(dialog)
    tick(dialog, "机电队党支部")
    assert "机电队党支部 的 2 人 → 综采一队党支部" in said(dialog)
    assert "党员 6 名（正式 5 预备 1），发展中 1 人，党小组 2 个" in said(dialog)
    dialog.save()
    assert set(branches().values()) == {"综采一队党支部"}
    assert branches(date(2026, 11, 20))["赵敏"] == "机电队党支部"
    assert desk.undo_label == "合并党支部"
    desk.undo()
    assert branches()["赵敏"] == "机电队党支部"


def test_a_new_branch_is_set_up_for_the_merged(page, mine):
    choose_in_tree(page, mine.second)
    page.actions["merge_organisation"].trigger()
    dialog = opened(page, "merge_dialog")
    tick(dialog, "综采一队党支部")
    fill(dialog, target_id=NEW, new_name="联合党支部", groups=GroupFate.CLOSE)
    assert "综采一队党支部 的 5 人 → 联合党支部；2 个党小组撤销" in said(dialog)
    assert "党小组 0 个" in said(dialog)
    dialog.save()
    assert set(branches().values()) == {"联合党支部"}
    assert set(groups().values()) == {""}


def test_a_branch_that_grows_too_large_is_told_before_it_is_done(page, mine):
    make.persons(50, mine.second)
    choose_in_tree(page, mine.first)
    page.dialogs.merge_organisation(page.tree.organisation)
    dialog = opened(page, "merge_dialog")
    tick(dialog, "机电队党支部")
    assert "党员 56 名，超过 50 名" in said(dialog)
    assert "由上级党组织决定" in said(dialog)


def test_a_refusal_stands_in_the_dialog_and_nothing_is_lost(page, mine):
    choose_in_tree(page, mine.first)
    page.dialogs.merge_organisation(page.tree.organisation)
    dialog = opened(page, "merge_dialog")
    dialog.save()
    assert dialog.isVisible()
    assert "两个以上的党支部" in dialog.refusal.sentence.text()
    assert dialog.refusal.isVisible()
    tick(dialog, "机电队党支部")
    assert not dialog.refusal.isVisible()  # it is true no more


def test_groups_of_a_branch_are_merged(page, mine):
    choose_in_tree(page, mine.other_group)
    page.actions["merge_organisation"].trigger()
    dialog = opened(page, "merge_dialog")
    tick(dialog, "第一党小组")
    dialog.save()
    assert groups()["张卫国"] == "第二党小组"
    assert Tree.on(ON).get(mine.group) is None


def test_what_cannot_be_merged_is_said(page, mine, ask):
    page.dialogs.merge_organisation(Tree.on(ON).get(mine.committee))
    assert "只有党支部和党小组可以合并" in ask.asked[-1]
    assert page.findChild(QDialog, "merge_dialog") is None


def test_a_group_and_one_more_go_to_a_new_branch(page, mine, desk):
    choose_in_tree(page, mine.first)
    page.actions["split_branch"].trigger()
    dialog = opened(page, "split_dialog")
    assert isinstance(dialog, SplitDialog)
    assert "请填写新党支部的名称" in said(dialog)
    fill(dialog, name_1="综采三队党支部")
    assert "综采三队党支部还没有人" in said(dialog)
    send(dialog, 1, "第一党小组", "仇志国")
    assert dialog.places.groups_sent(1) == (mine.group,)
    assert "党员 3 名（正式 3 预备 0），党小组 1 个" in said(dialog)
    assert "党员 1 名（正式 0 预备 1），发展中 1 人，党小组 1 个" in said(dialog)
    dialog.save()
    assert branches()["张卫国"] == "综采三队党支部"
    assert groups()["张卫国"] == "第一党小组"
    assert branches()["仇志国"] == "综采三队党支部"
    assert branches()["李娜"] == "综采一队党支部"
    assert desk.undo_label == "分设党支部"


def test_who_is_called_back_stays_and_the_group_is_whole_no_more(page, mine):
    page.dialogs.split_branch(Tree.on(ON).get(mine.first))
    dialog = opened(page, "split_dialog")
    fill(dialog, name_1="综采三队党支部")
    send(dialog, 1, "第一党小组")
    send(dialog, STAYS, "张卫国")
    assert dialog.places.groups_sent(1) == ()
    assert len(dialog.places.alone_sent(1)) == 1
    fill(dialog, name_1="综采四队党支部")
    assert len(dialog.places.people_sent(1)) == 1  # a name typed anew loses nothing
    fill(dialog, name_1="")
    assert dialog.places.people_sent(1) == ()


def test_people_of_another_day_are_listed_when_the_day_is_changed(page, mine):
    make.person("新来的", mine.first, since="2026-11-10")
    page.dialogs.split_branch(Tree.on(ON).get(mine.first))
    dialog = opened(page, "split_dialog")
    assert len(dialog.places.people) == 6
    fill(dialog, on=make.day("2026-11-01"))
    assert len(dialog.places.people) == 5


def test_a_branch_is_dissolved_when_everybody_has_a_place(page, mine, desk):
    choose_in_tree(page, mine.first)
    page.actions["close_organisation"].trigger()
    dialog = opened(page, "dissolve_dialog")
    assert isinstance(dialog, DissolveDialog)
    assert "还有 5 人没有去向" in said(dialog)
    dialog.save()
    assert "还有 5 人没有去向" in dialog.refusal.sentence.text()
    send(dialog, mine.second, "第一党小组", "未编组")
    assert "5 人 → 机电队党支部" in said(dialog)
    dialog.save()
    assert set(branches().values()) == {"机电队党支部"}
    assert Tree.on(ON).get(mine.first) is None
    desk.undo()
    assert branches()["张卫国"] == "综采一队党支部"


def test_an_empty_branch_and_a_group_with_people_are_closed(page, mine):
    empty = make.branch("空支部", mine.committee)
    page.tree.fetch_again()
    page.dialogs.close_organisation(Tree.on(ON).get(empty))
    opened(page, "close_dialog").save()
    assert Tree.on(ON).get(empty) is None
    page.dialogs.close_organisation(Tree.on(ON).get(mine.group))
    dialog = opened(page, "close_group_dialog")
    fill(dialog, to_group_id=mine.other_group)
    dialog.save()
    assert groups()["张卫国"] == "第二党小组"


def test_a_branch_is_moved_under_a_general_branch(page, mine):
    general = make.general_branch("机电党总支", mine.committee)
    page.tree.fetch_again()
    choose_in_tree(page, mine.second)
    page.actions["move_organisation"].trigger()
    dialog = opened(page, "move_dialog")
    fill(dialog, parent_id=general)
    dialog.save()
    row = Tree.on(ON).get(mine.second)
    assert row is not None
    assert row.parent_id == general


def test_a_group_is_moved_with_its_people(page, mine):
    page.dialogs.move_organisation(Tree.on(ON).get(mine.group))
    dialog = opened(page, "move_dialog")
    fill(dialog, parent_id=mine.second)
    dialog.save()
    assert branches()["张卫国"] == "机电队党支部"
    assert groups()["张卫国"] == "第一党小组"


def test_an_empty_branch_has_nothing_to_split(page, mine, ask):
    empty = make.branch("空支部", mine.committee)
    page.dialogs.split_branch(Tree.on(ON).get(empty))
    assert "没有可以分出去的" in ask.asked[-1]


@pytest.mark.parametrize("action", ["merge_organisation", "split_branch", "move_organisation"])
def test_the_past_is_changed_only_after_asking(page, mine, desk, ask, action):
    desk.show_day(date(2026, 5, 1))
    choose_in_tree(page, mine.first)
    page.actions[action].trigger()
    assert len(ask.asked) == 1
    assert not [d for d in page.findChildren(QDialog) if d.isVisible()]
