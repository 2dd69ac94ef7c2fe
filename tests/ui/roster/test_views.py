"""Stories of saved views: opened, changed, saved, printed, exported, ordered, closed."""

from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.filters import Condition, Filter, Operator
from dangjian_desktop.domain.views import View
from dangjian_desktop.operations.printout import ROSTER, ROSTER_VIEW
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.views import add_view, remove_view
from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.queries.views import ViewsQuery
from dangjian_desktop.storage.models import SavedView
from dangjian_desktop.ui.roster.tree_model import TreePlace
from dangjian_desktop.ui.roster.views_dialog import ViewsDialog
from dangjian_desktop.ui.shared.condition_chips import MOST_CHARACTERS
from tests import make
from tests.ui.roster.roster_stories import fill, names, opened

OLD_HANDS = Filter(parts=(Condition("crew", Operator.IS, ("检修班",)),))


def menu(page) -> dict[str, object]:
    """Return the entries of the menu 视图 by their words."""
    page.bar.menu.aboutToShow.emit()
    return {action.text(): action for action in page.bar.menu.actions() if action.text()}


def own() -> list[str]:
    return [row.name for row in ViewsQuery().fetch() if row.view_id is not None]


def test_a_view_opens_with_its_people_columns_and_name_and_closes_again(page):
    before = page.shown_columns()
    menu(page)["预备党员"].trigger()
    assert names(page) == ["李娜"]
    assert page.header.scope is Scope.PROBATIONARY
    assert page.bar.name.text() == "预备党员"
    assert not page.bar.name.isHidden()
    assert page.bar.changed_chip.isHidden()
    assert page.shown_columns()[:4] == ("name", "sex", "branch", "group")
    assert page.current_query().sort_key == "admitted_on"
    assert menu(page)["预备党员"].isChecked()
    page.bar.close_button.click()
    assert page.header.scope is Scope.MEMBERS
    assert page.shown_columns() == before
    assert len(names(page)) == 6
    assert page.bar.name.isHidden()


def test_a_list_is_kept_under_a_name_changed_saved_and_undone(page, mine, desk):
    page.set_branch_filter(mine.first)
    page.views.show_condition(OLD_HANDS)
    page.bar.save_as_button.click()
    dialog = opened(page, "save_view_dialog")
    fill(dialog, name="井下一线")
    dialog.save()
    assert "已经有名为" in dialog.refusal.sentence.text()
    fill(dialog, name="检修骨干")
    dialog.save()
    assert own() == ["检修骨干"]
    assert page.bar.name.text() == "检修骨干"
    assert page.view_name() == "检修骨干"
    page.header.choose_scope(Scope.FULL)
    assert not page.bar.changed_chip.isHidden()
    assert page.view_name() == ""  # what is shown is not the view any more
    page.bar.save_button.click()
    assert page.bar.changed_chip.isHidden()
    assert ViewsQuery().fetch()[0].view.scope == "full"
    page.bar.close_button.click()
    page.open_view(ViewsQuery().fetch()[0].code)
    assert names(page) == ["张卫国"]
    assert page.tree.place == TreePlace(mine.first)
    assert page.header.scope is Scope.FULL
    page.bar.close_button.click()
    assert page.tree.place == TreePlace(mine.first)
    page.open_view(ViewsQuery().fetch()[0].code)
    desk.undo()
    assert ViewsQuery().fetch()[0].view.scope == "members"
    desk.undo()
    assert own() == []
    assert page.bar.name.isHidden()  # the view is gone, the list stays
    assert names(page) == ["张卫国"]


def test_a_long_name_of_a_view_leaves_room_for_what_stands_beside_it(page, mine):
    page.views.show_condition(OLD_HANDS)
    page.bar.save_as_button.click()
    dialog = opened(page, "save_view_dialog")
    name = "五十五岁以上党员退休前谈话名单" * 2
    fill(dialog, name=name)
    dialog.save()
    assert page.view_name() == name
    assert len(page.bar.name.text()) <= MOST_CHARACTERS
    assert page.bar.name.toolTip() == name


def test_a_view_of_the_program_is_never_written_over(page):
    page.open_view("no_phone")
    page.header.choose_scope(Scope.EVERYBODY)
    assert page.bar.save_button.isHidden()
    assert not page.bar.save_as_button.isHidden()


def test_a_sorted_column_changes_a_view_and_sorting_back_does_not(qtbot, page):
    page.open_view("full_members")
    assert page.bar.changed_chip.isHidden()
    header, column = page.table.horizontalHeader(), page.model.column_of("name")
    from PySide6.QtCore import Qt

    header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: not page.bar.changed_chip.isHidden())
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(page.bar.changed_chip.isHidden)


def test_the_columns_of_a_view_do_not_become_the_usual_ones(qtbot, page, workbench):
    page.open_view("no_phone")
    qtbot.wait(600)  # layouts are remembered a moment later
    page.bar.close_button.click()
    qtbot.wait(600)
    assert "mobile_phone" in page.shown_columns()
    assert "id_number" in page.shown_columns()


def test_a_view_is_printed_and_exported_under_its_name(qtbot, page):
    page.open_view("underground")
    with qtbot.waitSignal(page.print_wanted) as asked:
        page.print_shown()
    printout = asked.args[0]
    assert (printout.code, printout.heading) == (ROSTER_VIEW, "井下一线")
    assert printout.columns == page.shown_columns()
    assert printout.roster.condition == page.views.condition
    assert page.view_name() == "井下一线"
    with qtbot.waitSignal(page.print_wanted) as asked:
        page.actions["print_roster"].trigger()
    assert asked.args[0].code == ROSTER
    with qtbot.waitSignal(page.export_wanted) as asked:
        page.header.export_button.click()
    assert asked.args[0].condition == page.views.condition


def test_a_view_of_a_newer_program_is_told_and_left_alone(page, ask):
    newer = {"name": "新视图", "contents": '{"version": 99}'}
    make.done(Operation("布景", "newer", lambda writer: writer.insert(SavedView, **newer)))
    menu(page)["新视图"].trigger()
    assert "较新的程序" in ask.asked[-1]
    assert page.bar.name.isHidden()
    assert len(names(page)) == 6


def test_a_view_that_is_gone_is_told(page, ask, desk):
    key = desk.run(add_view(name="甲", view=View()))
    code = ViewsQuery().fetch()[0].code
    desk.run(remove_view(view_id=key))
    page.open_view(code)
    assert "已经删去了" in ask.asked[-1]


def test_people_without_a_group_are_a_view_although_the_tree_has_no_line_for_them(page, mine):
    make.done(add_view(name="未编组的", view=View(ungrouped=True)))
    page.open_view(ViewsQuery().fetch()[0].code)
    assert sorted(names(page)) == sorted(["仇志国", "李娜", "赵敏", "周杰"])
    assert page.bar.changed_chip.isHidden()


def test_saving_a_list_and_closing_it_goes_back_to_the_place_without_conditions(page, mine):
    page.set_branch_filter(mine.first)
    page.views.show_condition(OLD_HANDS)
    page.bar.save_as_button.click()
    dialog = opened(page, "save_view_dialog")
    fill(dialog, name="检修骨干")
    dialog.save()
    page.bar.close_button.click()
    assert page.tree.place == TreePlace(mine.first)
    assert page.views.condition is None


def test_a_column_that_is_gone_is_told(qtbot, page, desk):
    desk.run(add_view(name="甲", view=View(columns=("name", "custom:0123"))))
    with qtbot.waitSignal(desk.noted) as told:
        page.open_view(ViewsQuery().fetch()[0].code)
    assert told.args == ["视图里的1 栏已经停用或没有了，表上不显示。", False]
    assert page.shown_columns() == ("name",)


def test_own_views_are_renamed_ordered_and_removed(page, desk):
    for name in "甲乙丙":
        desk.run(add_view(name=name, view=View()))
    page.actions["manage_views"].trigger()
    dialog = page.findChild(ViewsDialog)
    assert dialog.list.count() == 3
    assert not dialog.up_button.isEnabled()
    dialog.list.setCurrentRow(2)
    dialog.up_button.click()
    assert own() == ["甲", "丙", "乙"]
    assert dialog.current().name == "丙"
    dialog.rename_button.click()
    asked = dialog.findChild(QDialog, "rename_view_dialog")
    fill(asked, name="丁")
    asked.save()
    assert own() == ["甲", "丁", "乙"]
    dialog.remove_button.click()
    assert own() == ["甲", "乙"]
    desk.undo()
    assert own() == ["甲", "丁", "乙"]
    for _ in range(3):
        dialog.remove_button.click()
    assert own() == []
    assert "还没有自己的视图" in dialog.told.text()
    assert not dialog.remove_button.isEnabled()
