"""Stories of the roster tab: find, open, correct, move, undo, look back, begin from nothing."""

import subprocess
import sys
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from dangjian_desktop.domain.commands import COMMANDS
from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.operations.people import change_person, move_to_branch
from dangjian_desktop.operations.printout import GROUP_LIST, PERSON_CARD, ROSTER
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.ui.roster.actions import PERSON_MENU
from dangjian_desktop.ui.roster.tab import SUBJECTS, RosterTab
from dangjian_desktop.ui.roster.tree_model import TreePlace
from tests import make
from tests.ui.roster.roster_stories import carry_out, choose, crews, fill, names, opened

CONTROL = Qt.KeyboardModifier.ControlModifier


def uid_of(name: str, on: date) -> str:
    return QuickFindQuery(name, on).fetch()[0].uid


def test_a_person_is_found_by_pinyin_and_crew_corrected_and_the_correction_undone(
    qtbot, page, desk
):
    qtbot.keyClicks(page.filter_line, "dan ")
    page.filter_line.insert("生产")  # as an input method commits it
    qtbot.waitUntil(lambda: names(page) == ["单小春"])
    assert page.figures() == "筛选出 1 人"
    choose(page, "单小春")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.card.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    dialog = opened(page, "edit_person_dialog")
    fill(dialog, crew="检修班")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert names(page) == []  # no longer in 生产一班, and the filter still stands
    page.filter_line.show_words("")
    assert crews(page)["单小春"] == "检修班"
    assert desk.undo_label == "修改人员"
    desk.undo()
    assert crews(page)["单小春"] == "生产一班"


def test_everything_is_done_by_keyboard_alone(qtbot, page, desk, ask):
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.current_row().facts.name == "张卫国"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.card.name.text() == page.table.current_row().facts.name
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.card.name.text() == page.table.current_row().facts.name)
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.card.isHidden()
    assert QApplication.focusWidget() is page.table

    qtbot.keyClick(page, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.filter_line
    qtbot.keyClicks(page.filter_line, "zhao")
    qtbot.keyClick(page.filter_line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.table
    assert page.table.current_row().facts.name == "赵敏"
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    dialog = opened(page, "departure_dialog")
    fill(dialog, reason=LeaveReason.TRANSFER, destination="平川街道党工委")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert desk.undo_label == "登记减少"
    assert names(page) == []
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.filter_line.words == ""
    assert "赵敏" not in names(page)


def test_enter_on_the_first_row_chooses_the_person_whose_card_it_opens(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    page.table.clearSelection()  # as it is when the program has just started
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.selected_keys() == [page.card.person_id]
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert opened(page, "edit_person_dialog").isVisible()


def test_tab_goes_from_tree_to_filter_to_table_to_card(qtbot, page):
    choose(page, "张卫国")
    page.open_card()
    seen = []
    page.tree.view.setFocus()
    for _ in range(40):
        widget = QApplication.focusWidget()
        parts = (page.tree, page.header, page.table, page.card)
        seen += [part for part in parts if part is widget or part.isAncestorOf(widget)]
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    order = [part for i, part in enumerate(seen) if i == 0 or part is not seen[i - 1]]
    assert order[:4] == [page.tree, page.header, page.table, page.card]


def test_a_letter_typed_in_the_table_begins_the_filter(qtbot, page):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_W)
    assert QApplication.focusWidget() is page.filter_line
    assert page.filter_line.text() == "w"


def test_a_letter_with_alt_is_no_word_for_the_filter(qtbot, page):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert page.filter_line.text() == ""
    assert page.table.hasFocus()


def test_many_people_move_to_a_group_at_once_and_one_undo_brings_them_back(page, desk, mine):
    page.set_branch_filter(mine.first)
    choose(page, "单小春", "仇志国", "李娜")
    assert page.figures().endswith("已选 3 人")
    page.actions["move_to_group"].trigger()
    dialog = opened(page, "group_dialog")
    fill(dialog, group_id=mine.other_group)
    carry_out(dialog)
    page.set_branch_filter(mine.other_group)
    assert sorted(names(page)) == ["仇志国", "单小春", "李娜"]
    assert desk.undo_label == "调整党小组"
    desk.undo()
    assert names(page) == []
    page.set_branch_filter(mine.group)
    assert sorted(names(page)) == ["单小春", "张卫国"]


def test_people_of_two_branches_cannot_be_moved_to_one_group(page, ask):
    page.table.selectAll()
    page.actions["move_to_group"].trigger()
    assert "不在同一个党支部" in ask.asked[-1]


def test_one_field_of_many_people_is_changed_as_one_undo(page, desk):
    choose(page, "张卫国", "赵敏", "周杰")
    page.actions["change_many"].trigger()
    dialog = opened(page, "change_many_dialog")
    assert not dialog.form.editor("crew").widget.isVisible()
    fill(dialog, which="crew", crew="救护班")
    assert dialog.form.editor("crew").widget.isVisible()
    carry_out(dialog)
    assert [name for name, crew in crews(page).items() if crew == "救护班"] == [
        "张卫国",
        "赵敏",
        "周杰",
    ]
    desk.undo()
    assert "救护班" not in crews(page).values()


def test_the_context_menu_offers_what_makes_sense_for_what_is_chosen(page):
    choose(page, "张卫国", "赵敏")
    menu = QMenu()
    page._fill_person_menu(menu)
    offered = {action.objectName(): action.isEnabled() for action in menu.actions()}
    assert [code for code in PERSON_MENU if code] == [code for code in offered if code]
    assert offered["move_to_group"]
    assert offered["change_many"]
    assert not offered["edit_person"]
    assert not offered["record_departure"]


def test_the_history_view_shows_the_past_and_asks_before_the_present_is_changed(
    page, desk, ask, mine
):
    desk.show_day(date(2019, 12, 31))
    assert names(page) == ["仇志国", "单小春", "张卫国", "赵敏", "周杰"]  # no post, no 李娜 yet
    assert page.actions["add_person"].isEnabled()
    page.actions["add_person"].trigger()
    assert "2019-12-31" in ask.asked[-1]
    assert page.findChild(object, "add_person_dialog") is None
    ask.answers.append(True)
    page.actions["add_person"].trigger()
    assert opened(page, "add_person_dialog")


def test_a_zone_that_nobody_belonged_to_yet_leads_back_to_today(open_page, desk, mine):
    make.zone("第一协作区", [make.branch("测试支部", mine.committee, since="2026-01-01")])
    page = open_page()
    page.tree.zone_box.setCurrentIndex(1)
    page.tree.zone_box.activated.emit(1)
    assert page.header.title.text() == "第一协作区"
    assert page.table.empty_state.accessibleName() == "第一协作区还没有在册党员。"
    desk.show_day(date(2019, 12, 31))
    state = page.table.empty_state
    assert state.accessibleName() == "第一协作区里这一天没有在册党员。"
    state.button.click()
    assert not desk.is_history


def test_who_has_left_stands_under_left_with_day_and_reason(page, mine):
    page.dialogs.record_departure(page.model.row_at(0))
    dialog = opened(page, "departure_dialog")
    fill(dialog, reason=LeaveReason.TRANSFER)
    dialog.save()
    page.header.choose_scope(Scope.LEFT)
    assert names(page) == ["张卫国"]
    assert {"left_on", "leave_reason"} <= set(page.shown_columns())
    assert page.figures() == "已离开 1 人"
    page.header.choose_scope(Scope.MEMBERS)
    assert "left_on" not in page.shown_columns()


def test_an_empty_roster_leads_to_the_import(qtbot, open_page):
    page = open_page()
    state = page.table.empty_state
    assert state.isVisible()
    assert state.sentence.text().startswith("名册里还没有人")
    with qtbot.waitSignal(page.import_wanted):
        state.button.click()


def test_without_any_branch_a_person_is_not_asked_for_but_the_branch(open_page, ask):
    page = open_page()
    ask.answers.append(True)
    page.add_person()
    assert "还没有党支部" in ask.asked[-1]
    dialog = opened(page, "add_branch_dialog")
    fill(dialog, name="综采一队党支部")
    dialog.save()
    assert page.header.title.text() == "综采一队党支部"


def test_a_filter_without_hits_says_so_and_is_cleared(page):
    page.filter_line.show_words("不存在")
    state = page.table.empty_state
    assert state.sentence.text() == "没有符合“不存在”的人。"
    state.button.click()
    assert len(names(page)) == 6
    assert not state.isVisible()


def test_an_empty_branch_offers_to_enter_somebody(page, open_page, mine):
    page.set_branch_filter(make.branch("空支部", mine.committee))
    page.tree.fetch_again()
    page.show_organisation(next(r.uid for r in page.tree.tree.rows if r.name == "空支部"))
    state = page.table.empty_state
    assert state.sentence.text() == "空支部还没有在册党员。"
    state.button.click()
    dialog = opened(page, "add_person_dialog")
    assert dialog.form.values()["branch_id"] == page.tree.place.organisation_id


def test_a_scope_without_people_leads_back(page, mine):
    page.set_branch_filter(mine.second)
    page.header.choose_scope(Scope.DEVELOPING)
    state = page.table.empty_state
    assert state.sentence.text() == "机电队党支部里没有培养中的人。"
    state.button.click()
    assert page.header.scope is Scope.MEMBERS
    assert names(page) == ["赵敏", "周杰"]


def test_figures_tell_the_members_of_what_is_looked_at(page, mine):
    assert page.figures() == "6 人（正式 5 预备 1）"
    page.set_branch_filter(mine.first)
    assert page.figures() == "4 人（正式 3 预备 1）"
    page.tree.go_to(TreePlace(mine.first, is_ungrouped=True))
    assert page.figures() == "2 人（正式 1 预备 1）"
    assert page.header.title.text() == "综采一队党支部 未编组"


def test_quick_find_reaches_somebody_whom_the_table_hides(page, on, mine):
    page.set_branch_filter(mine.second)
    page.filter_line.show_words("检修")
    page.show_person(uid_of("王强", on))  # an applicant of the other branch
    assert page.card.name.text() == "王强"
    assert page.table.current_row().facts.name == "王强"
    assert page.shown_person() == uid_of("王强", on)
    assert page.filter_line.text() == ""


def test_the_branch_column_stands_only_where_several_branches_are_shown(page, mine):
    assert "branch" in page.shown_columns()
    page.set_branch_filter(mine.first)
    assert "branch" not in page.shown_columns()
    page.set_branch_filter(None)
    assert "branch" in page.shown_columns()


def test_columns_chosen_are_there_again_the_next_time(qtbot, page, open_page, workbench):
    header = page.table.horizontalHeader()
    header.setSectionHidden(page.model.column_of("crew"), True)
    header.resizeSection(page.model.column_of("name"), 140)
    qtbot.waitUntil(lambda: "roster" in workbench.settings.value.columns)
    again = open_page()
    assert "crew" not in again.shown_columns()
    assert again.table.columnWidth(again.model.column_of("name")) == 140


def test_a_designed_layout_is_not_remembered_as_a_choice(qtbot, page, mine, workbench):
    page.set_branch_filter(mine.first)
    page.hide()  # which tells a pending layout at once
    assert not workbench.settings.value.columns


def test_the_tree_folds_away_and_stays_so(page, open_page):
    page.actions["fold_tree"].trigger()
    assert page.tree.isHidden()
    assert open_page().tree.isHidden()


def test_print_and_export_take_the_list_as_it_stands(qtbot, page, mine):
    page.set_branch_filter(mine.first)
    page.table.horizontalHeader().setSortIndicator(
        page.model.column_of("name"), Qt.SortOrder.DescendingOrder
    )
    with qtbot.waitSignal(page.print_wanted) as told:
        page.actions["print_roster"].trigger()
    (printout,) = told.args
    assert (printout.code, printout.organisation_id) == (ROSTER, mine.first)
    assert [row.facts.name for row in printout.roster.fetch()] == names(page)
    with qtbot.waitSignal(page.export_wanted) as told:
        page.header.export_button.click()
    assert told.args == [page.current_query()]

    choose(page, "单小春", "李娜")
    with qtbot.waitSignal(page.export_wanted) as told:
        page.actions["export_chosen"].trigger()
    assert [row.facts.name for row in told.args[0].fetch()] == ["单小春", "李娜"]
    with qtbot.waitSignal(page.print_wanted) as told:
        page.actions["print_person_card"].trigger()
    assert told.args[0].code == PERSON_CARD
    assert told.args[0].person_ids == tuple(page.table.selected_keys())
    with qtbot.waitSignal(page.print_wanted) as told:
        page.actions["print_group_list"].trigger()
    assert (told.args[0].code, told.args[0].organisation_id) == (GROUP_LIST, mine.first)


def test_cards_without_anybody_chosen_say_what_to_do(page, ask):
    page.actions["print_person_card"].trigger()
    assert ask.asked == ["还没有选人。请先在名册里选一个或几个人，再打印信息卡。"]


def test_the_commands_of_the_roster_are_all_bound(page, qtbot):
    known = {command.code for command in COMMANDS if command.where in ("名册", "打印")}
    of_the_window = {"import_roster", "export_roster", "export_template", "as_of"}
    of_the_window |= {f"open_{key}" for key, *_ in SUBJECTS}
    tab = RosterTab(page._bench)
    qtbot.addWidget(tab)
    assert known - of_the_window - tab.commands.keys() <= page.actions.keys()


def test_ids_and_phones_are_masked_wherever_the_table_shows_or_copies_them(page, mine):
    choose(page, "张卫国")
    for column in range(page.model.columnCount()):
        shown = page.model.index(page.table.currentIndex().row(), column).data()
        assert make.id_number() not in shown
        assert "13800001234" not in shown
        assert "北路" not in shown
    assert make.id_number() not in page.table.copy_text()


def test_ten_thousand_people_are_filtered_and_scrolled_by_the_page(qtbot, data, open_page):
    committee = make.committee()
    make.persons(10_000, make.branch(under=committee))
    page = open_page()
    assert page.model.rowCount() == 10_000
    bar = page.table.verticalScrollBar()
    for place in (bar.maximum(), bar.maximum() // 2, 0):
        bar.setValue(place)
        QApplication.processEvents()
    assert len(page.model._chunks) <= 6  # only what was on the screen was fetched
    page.filter_line.show_words("zhao")
    assert 0 < page.model.rowCount() < 10_000


def test_a_change_elsewhere_reaches_table_tree_and_card_without_the_page_asking(page, desk, mine):
    choose(page, "周杰")
    page.open_card()
    person_id = page.card.person_id
    desk.run(change_person(person_id=person_id, changes={"trade": "电钳工"}))
    work = page.card.sections[2]
    assert work.lines["trade"].text.text() == "电钳工"
    desk.run(move_to_branch(person_ids=(person_id,), branch_id=mine.first, on=desk.today))
    assert page.tree.headcount.members == 6
    assert page.card.place.text() == "综采一队党支部"


def test_a_new_person_who_is_undone_takes_the_open_card_along(page, desk, mine):
    page.set_branch_filter(mine.second)
    page.add_person()
    dialog = opened(page, "add_person_dialog")
    fill(dialog, name="钱多", stage="full")
    dialog.save()
    assert page.table.current_row().facts.name == "钱多"
    page.open_card()
    desk.undo()
    assert page.card.isHidden()
    assert "钱多" not in names(page)


def test_importing_the_page_loads_nothing_heavy():
    heavy = "reportlab pypinyin xlsxwriter pypdfium2 python_calamine PIL"
    code = (
        "import sys, dangjian_desktop.ui.roster.page\n"
        f"bad = [m for m in {heavy!r}.split() if m in sys.modules]\n"
        "late = ('operations.imports', 'operations.exports')\n"
        "bad += [m for m in sys.modules if m.endswith(late)]\n"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
