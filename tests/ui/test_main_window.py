"""Stories of the whole window: the doors, the tabs, quick find, undo, the looks."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QDialog, QLabel

from dangjian_desktop.domain.vocabulary import OrganisationKind, Workplace
from dangjian_desktop.host.settings import load_settings
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.queries.rubrics import RubricsQuery
from dangjian_desktop.storage.rulebook import use_rules
from dangjian_desktop.ui.main_window.window import TABS, MainWindow
from dangjian_desktop.ui.settings.keys_dialog import KeysDialog
from dangjian_desktop.ui.shared.waiting_page import WaitingPage
from tests import make
from tests.rubric_stories import draft

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def window(qtbot, workbench, folder):
    def open_window() -> MainWindow:
        made = MainWindow(
            workbench, resources=RESOURCES, folder=folder, data_told=("未加密", "数据在 此处")
        )
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        return made

    return open_window


def test_a_first_start_asks_in_plain_words_whether_to_encrypt_and_goes_on_without(window):
    shown = window()
    doors = shown.pages.currentWidget()
    told = " ".join(label.text() for label in doors.findChildren(QLabel) if label.isVisible())
    assert "U 盘" in told
    assert "以后在菜单里也可以" in told
    doors.encrypt_button.click()
    dialog = shown.findChild(KeysDialog)
    assert dialog.encrypt_button.isVisible()
    dialog.reject()
    assert shown.pages.currentWidget() is doors


def test_an_empty_folder_shows_three_doors_and_the_second_leads_to_the_roster(
    qtbot, window, on: date
):
    shown = window()
    doors = shown.pages.currentWidget()
    assert doors.import_button.text() == "导入名册"
    assert shown.focusWidget() is doors.import_button  # Enter opens the door most people take
    doors.branch_button.click()
    dialog = doors.findChild(QDialog, "branch_dialog")
    dialog.form.editor("branch_name").widget.setText("综采一队党支部")
    dialog.form.editor("committee_name").widget.setText("青石岭煤矿党委")
    dialog.save()
    assert [row.name for row in Tree.on(on).rows] == ["青石岭煤矿党委", "综采一队党支部"]
    assert shown.pages.currentWidget() is shown.page("roster")
    assert shown.action("undo").text() == "撤销 新建党支部"

    shown.action("undo").trigger()
    assert shown.pages.currentWidget() is doors
    assert not Tree.on(on).rows


def test_a_branch_without_a_name_is_refused_and_what_was_typed_stays(window, ask):
    shown = window()
    doors = shown.pages.currentWidget()
    doors.branch_button.click()
    dialog = doors.findChild(QDialog, "branch_dialog")
    dialog.form.editor("committee_name").widget.setText("青石岭煤矿党委")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.form.values()["committee_name"] == "青石岭煤矿党委"


@pytest.mark.parametrize(
    ("width", "height", "fills"),
    [(1366, 728, True), (1366, 768, True), (1280, 1024, True), (1920, 1040, False)],
)
def test_the_first_window_fills_a_screen_on_which_its_frame_would_not_fit(
    qtbot, workbench, folder, monkeypatch, width: int, height: int, fills: bool
):
    screen = QRect(0, 0, width, height)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda one: screen)
    shown = MainWindow(workbench, resources=RESOURCES, folder=folder, data_told=("未加密",))
    qtbot.addWidget(shown)
    assert bool(shown.windowState() & Qt.WindowState.WindowMaximized) is fills
    assert screen.contains(QRect(QPoint(0, 0), shown.size()))


def test_every_tab_says_what_stands_there_and_leads_to_the_roster(qtbot, window):
    make.person("张三")
    shown = window()
    for key, *_ in TABS:
        shown.open_tab(key)
        page = shown.pages.currentWidget()
        if not isinstance(page, WaitingPage):  # built already
            continue
        qtbot.wait(1)  # the layout is made anew once the page has its size
        sentence = page.state.sentence
        assert sentence.text().endswith("。")
        needed = sentence.heightForWidth(sentence.width())
        assert needed <= sentence.height() <= needed + 8  # not cut off, and no hole below
        qtbot.mouseClick(page.state.button, Qt.MouseButton.LeftButton)
        assert shown.tabs.current_key() == "roster"


def test_quick_find_opens_the_card_of_whom_it_found(qtbot, window):
    make.person("张三")
    make.person("单小春")
    shown = window()
    shown.open_quick_find("dxc")
    popup = shown._quick_find
    assert [row.title for row in popup.answers()] == ["单小春"]
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert shown.roster.shown_person() == QuickFindQuery("单小春", shown.day).fetch()[0].uid


def test_a_sum_is_answered_in_quick_find_and_filled_in_within_it(qtbot, window):
    make.person("张三")
    shown = window()
    shown.open_quick_find("党费 5845")
    popup = shown._quick_find
    assert popup.current().title.startswith("每月交 87.68 元")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    panel = popup.panel
    base = panel.form.editor("base").widget
    assert shown.focusWidget() is base
    qtbot.keyClicks(base, "3000")
    assert panel.told.text().startswith("每月交 15.00 元")
    payer = panel.form.editor("payer").box
    payer.setFocus()
    payer.showPopup()  # the list of a choice is ours: the popup stays
    assert popup.isVisible()
    payer.hidePopup()
    qtbot.keyClick(payer, Qt.Key.Key_Escape)
    assert popup.isVisible()
    assert shown.focusWidget() is popup.line
    assert popup.current().title.startswith("每月交 87.68 元")
    qtbot.keyClick(popup.line, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_the_menu_lists_all_sums(qtbot, window):
    make.person("张三")
    shown = window()
    shown.action("sums").trigger()
    assert [row.kind for row in shown._quick_find.answers()] == ["sum"] * 13


def test_rules_that_cannot_be_read_are_told_and_open_no_panel(qtbot, window, ask, tmp_path):
    make.person("张三")
    shown = window()
    use_rules(tmp_path)
    shown.open_quick_find("党费 5845")
    assert "规则读不出来" in shown._quick_find.current().title
    qtbot.keyClick(shown._quick_find.line, Qt.Key.Key_Return)
    assert shown._quick_find.panel is None
    assert any("规则读不出来" in told for told in ask.asked)


def test_a_command_of_quick_find_does_what_it_says(qtbot, window, workbench):
    make.person("张三")
    shown = window()
    shown.open_quick_find("深色")
    qtbot.keyClick(shown._quick_find.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workbench.settings.value.theme == "dark")


def test_a_saved_view_is_opened_by_its_initials(qtbot, window):
    branch = make.branch()
    make.person("张三", branch, workplace=Workplace.UNDERGROUND)
    make.person("李四", branch, workplace=Workplace.SURFACE)
    shown = window()
    shown.open_quick_find("jxyx")
    qtbot.keyClick(shown._quick_find.line, Qt.Key.Key_Return)
    assert shown.roster.view_name() == "井下一线"
    assert [row.facts.name for row in shown.roster.current_query().fetch()] == ["张三"]
    shown.export_roster()
    dialog = shown.findChild(QDialog, "export_dialog")
    assert "井下一线" in dialog.summary.text()


def test_the_keys_of_the_roster_work_from_the_head_of_the_window_too(qtbot, window):
    make.person("张三")
    shown = window()
    shown.open_tab("roster")
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    for place in (shown.menu_button, shown.page("roster").strip):
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert shown.focusWidget() is shown.roster.filter_line
    shown.page("roster").open_subject("examination")
    shown.menu_button.setFocus()
    qtbot.keyClick(shown.menu_button, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.focusWidget() is shown.menu_button  # the list is not what is shown


def test_every_command_of_quick_find_can_be_carried_out(window):
    from dangjian_desktop.domain.commands import COMMANDS

    make.person("张三")
    shown = window()
    assert {command.code for command in COMMANDS} <= shown.commands.keys()


def test_leaving_the_program_does_not_throw_away_what_is_typed_on_the_card(window, workbench, ask):
    make.person("张三")
    shown = window()
    page = shown.roster
    page.table.select_keys(page.model.keys[:1])
    page.open_card()
    section = page.card.sections[0]
    section.edit()
    section.form.editor("native_place").widget.setText("山西大同")
    ask.answers.append(False)
    assert not shown.close()
    assert section.form.values()["native_place"] == "山西大同"
    ask.answers.append(True)
    assert shown.close()


def test_looks_are_kept_for_the_next_start(window, workbench, tmp_path: Path):
    make.person("张三")
    shown = window()
    shown.action("large_type").trigger()
    shown.action("zoom_in").trigger()
    kept = load_settings(tmp_path / "settings.json").settings
    assert (kept.large_type, kept.zoom) == (True, 110)


def test_the_menu_ticks_the_look_in_use(window):
    shown = window()

    def ticked() -> set[str]:
        codes = ("theme_light", "theme_dark", "theme_system", "large_type")
        return {code for code in codes if shown.action(code).isChecked()}

    assert ticked() == {"theme_system"}
    shown.action("theme_dark").trigger()
    shown.action("theme_dark").trigger()  # chosen again it stays
    assert ticked() == {"theme_dark"}
    shown.action("large_type").trigger()
    assert ticked() == {"theme_dark", "large_type"}
    shown.action("large_type").trigger()
    shown.action("theme_light").trigger()
    assert ticked() == {"theme_light"}


def test_undo_and_redo_name_what_they_take_back(window, workbench):
    person = make.person("张三")
    shown = window()
    from dangjian_desktop.operations.people import change_person

    workbench.desk.run(change_person(person_id=person, changes={"crew": "检修班"}))
    assert shown.action("undo").text() == "撤销 修改人员"
    assert not shown.action("redo").isEnabled()
    shown.action("undo").trigger()
    assert shown.action("redo").text() == "恢复 修改人员"


def test_the_place_at_the_left_narrows_the_roster(window, workbench):
    make.person("张三", branch=make.branch("综采一队党支部"))
    make.person("李四", branch=make.branch("机电队党支部"))
    shown = window()
    page = shown.roster
    assert len(page.table.rows.keys) == 2
    branch = Tree.on(shown.day).of_kind(OrganisationKind.BRANCH)[1]
    shown.open_tab("roster")
    shown._choose_place(branch.organisation_id)
    assert [row.facts.name for row in page.current_query().fetch()] == ["李四"]


def test_several_branches_without_a_committee_do_not_lend_the_window_their_name(window, workbench):
    make.branch("综采一队党支部")
    shown = window()
    assert shown.windowTitle() == "综采一队党支部 - 党支部工作台"
    make.branch("综采二队党支部")
    shown = window()
    assert shown.windowTitle() == "党支部工作台"
    assert shown.place_button.accessibleName() == "党支部工作台"


def test_the_window_remembers_where_it_stood(qtbot, window, tmp_path: Path):
    make.person("张三")
    shown = window()
    shown.resize(1200, 700)
    shown.close()
    kept = load_settings(tmp_path / "settings.json").settings.window
    assert (kept.width, kept.height) == (1200, 700)


def test_the_first_picture_waits_for_no_search_and_for_nothing_that_is_due():
    late = "{'dangjian_desktop.queries.' + name for name in ('quick_find', 'today', 'obligations')}"
    pages = "import dangjian_desktop.ui.main_window.window, dangjian_desktop.ui.today.page"
    script = f"import sys\n{pages}\nsys.exit(str({late} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    assert done.stderr.strip() == "set()"


@pytest.mark.parametrize(
    "module", ["dangjian_desktop.ui.main_window.window", "dangjian_desktop.app"]
)
def test_the_start_loads_no_paper_no_pinyin_and_no_workbooks(module):
    heavy = (
        "{'reportlab', 'pypinyin', 'xlsxwriter', 'pypdfium2', 'python_calamine', 'click', 'PIL'}"
    )
    pages = "import dangjian_desktop.ui.roster.page"
    script = f"import sys, {module}\n{pages}\nsys.exit(str({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    assert done.stderr.strip() == "set()"


def test_without_zones_the_page_of_the_zones_leads_to_the_roster(window):
    make.branch()
    shown = window()
    shown.open_tab("calendar")
    shown.page("calendar").open_subject("zones").grid.empty_state.button.click()
    assert shown.pages.currentWidget() is shown.page("roster")
    assert shown.page("roster").findChild(QDialog, "add_zone_dialog").isVisible()


def test_quick_find_opens_the_rotation_of_the_zones(window, on):
    make.zone("第一协作区", [make.branch()])
    shown = window()
    shown.commands["make_rotation"]()
    zones = shown.page("calendar").page("zones")
    assert zones.findChild(QDialog, "rotation_dialog").isVisible()


def test_leaving_the_program_does_not_throw_away_a_rubric_that_is_edited(window, workbench, ask):
    draft()
    shown = window()
    shown.open_tab("scores")
    page = shown.page("scores").open_subject("rubrics")
    page.choose(RubricsQuery().fetch()[0].rubric_id)
    editor = page.edit()
    title = editor.items.item.form.editor("title").widget
    title.setText("改了一半的名称")
    title.textEdited.emit(title.text())
    shown.open_tab("today")
    ask.answers.append(False)
    assert not shown.close()
    assert shown.tabs.current_key() == "scores"
    ask.answers.append(True)
    assert shown.close()


def test_a_place_chosen_where_none_is_shown_is_shown_on_the_first_page(window):
    branch = make.branch("机电队党支部", make.committee())
    shown = window()
    shown.open_tab("scores")
    tab = shown.page("scores")
    tab.open_subject("rubrics")
    shown._choose_place(branch)
    assert tab.stack.currentWidget().place.organisation_id == branch


def test_a_window_that_has_gone_makes_no_daily_backup(window):
    shown = window()
    shown.begin_backups()
    assert shown.daily_backup.isActive()
    shown.close()
    assert not shown.daily_backup.isActive()
