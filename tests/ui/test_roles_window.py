"""Who may only look is offered nothing that records, on any page; what the keyboard finds is told.

That every control which records is declared so is asked of the sources (tests/house).
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPushButton, QRadioButton

from dangjian_desktop.domain.commands import RECORDING, commands_for
from dangjian_desktop.domain.obligations import ObligationState
from dangjian_desktop.domain.rights import Right, Role
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.host.settings import Settings
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.wall_rooms import add_room_wall, add_wall_spot
from dangjian_desktop.ui.calendar.calendar_page import CalendarPage
from dangjian_desktop.ui.main_window.answers import answers
from dangjian_desktop.ui.main_window.window import TABS, MainWindow
from dangjian_desktop.ui.roster import transfers_page
from dangjian_desktop.ui.roster.dues_columns import TICK
from dangjian_desktop.ui.roster.dues_page import DuesPage
from dangjian_desktop.ui.roster.duplicates_page import DuplicatesPage
from dangjian_desktop.ui.roster.elections_page import ElectionsPage
from dangjian_desktop.ui.roster.examination_page import ExaminationPage
from dangjian_desktop.ui.roster.transfers_page import TransfersPage
from dangjian_desktop.ui.shared.buttons import icon_button, plain_button
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.offered import is_offered, recording_words, records
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from dangjian_desktop.ui.today.todo_list import act_words
from dangjian_desktop.ui.walls.rooms_page import RoomsPage
from tests import make
from tests.election_stories import ON, Story
from tests.roles import rights_of
from tests.transfer_stories import floating, letter_out, lost
from tests.ui.roster.roster_stories import choose
from tests.ui.screen import settle
from tests.wall_stories import WallStory

#: Words with which a button begins that enters, changes or takes away something.
VERBS = ("新增", "新建", "登记", "修改", "改正", "更正", "删除", "删去", "添加", "导入", "调整")


@pytest.fixture
def desk(runner, on, qapp):
    """The desk of somebody who may only look."""
    made = Desk(Runner("看的人", rights=rights_of(Role.VIEWER)), lambda: on)
    yield made
    Desk(runner, lambda: on)  # the next test has every right again


def test_a_control_that_records_stays_hidden_whatever_its_page_says(qtbot, desk):
    assert not is_offered()
    for control in (records(plain_button("登记")), records(icon_button("plus", "登记"))):
        qtbot.addWidget(control)
        control.setVisible(True)
        control.show()
        assert not control.isVisible()
    menu = QMenu()
    qtbot.addWidget(menu)
    action = records(menu.addAction("删除"))
    action.setVisible(True)
    assert not action.isVisible()
    heard = []
    action.triggered.connect(lambda: heard.append("heard"))
    action.trigger()
    assert heard == []


def test_an_empty_page_says_what_it_is_and_offers_no_button(qtbot, desk):
    empty = EmptyState("还没有内容。")
    qtbot.addWidget(empty)
    empty.say("还没有登记。", recording_words("登记"), print)
    empty.show()
    assert not empty.button.isVisible()


def test_who_may_record_is_offered_everything(qtbot, runner, on, qapp):
    Desk(runner, lambda: on)
    button = records(plain_button("登记"))
    qtbot.addWidget(button)
    button.show()
    assert button.isVisible()
    assert recording_words("登记") == "登记"
    assert is_offered(Right.CASE_FILES)


def every_page(shown: MainWindow) -> Iterator[str]:
    """Open each page of each tab and yield its name while it stands there."""
    for key, *_ in TABS:
        shown.open_tab(key)
        page = shown.page(key)
        for subject in page.subjects() if hasattr(page, "subjects") else ("",):
            if subject:
                page.open_subject(subject)
            settle()
            yield f"{key} {subject}"


def test_no_page_offers_who_may_only_look_what_records(window, desk):
    shown = window()
    offered = []
    for place in every_page(shown):
        offered += [
            f"{place}: {button.text()}"
            for button in shown.findChildren(QPushButton)
            if button.isVisible() and button.isEnabled() and button.text().startswith(VERBS)
        ]
        offered += [
            f"{place}: {action.text()}"
            for action in shown.findChildren(QAction)
            if action.isVisible()
            and action.isEnabled()
            and action.text().startswith(VERBS)
            and not action.text().startswith("修改历史")
        ]
    assert "\n".join(offered) == ""
    assert not shown.undo_button.isVisible()
    assert not shown.action("import_roster").isEnabled()
    assert shown.action("export_roster").isEnabled()


def test_who_may_only_look_is_offered_no_pencil_no_group_and_no_step_of_a_plan(window):
    shown = window()
    shown.open_tab("roster")
    choose(shown.roster, "张卫国")
    shown.roster.open_card()
    settle()
    pencils = [
        button
        for button in shown.roster.findChildren(QAbstractButton)
        if button.objectName() in ("edit_button", "edit_person_button")
    ]
    assert len(pencils) > 1
    assert not [button for button in pencils if button.isVisible()]
    shown.open_tab("groups")
    division = shown.page("groups").open_subject("division")
    assert not division.group_button.isVisible()
    shown.open_tab("calendar")
    plan = shown.page("calendar").open_subject("plan")
    acting = ("done", "reopen", "hold", "change", "own", "remove")
    for name in acting:
        button = getattr(plan, f"{name}_button")
        button.setVisible(True)
        assert not button.isVisible(), name


def test_no_page_has_a_menu_without_a_line_for_who_may_only_look(window):
    shown = window()
    bare = []
    for place in every_page(shown):
        for button in shown.findChildren(QPushButton):
            menu = button.menu()
            if menu is None or not button.isVisible() or not button.isEnabled():
                continue
            menu.aboutToShow.emit()
            if not [one for one in menu.actions() if one.isVisible() and one.text()]:
                bare.append(f"{place}: {button.text()}")
    assert "\n".join(bare) == ""


def test_no_page_tells_who_may_only_look_to_drag_or_to_enter_something(window):
    shown = window()
    shown.open_tab("groups")
    wishes = shown.page("groups").open_subject("division").wishes
    assert wishes.hint.text().startswith("可以计算方案")
    shown.open_tab("walls")
    walls = shown.page("walls")
    assert "拖" not in walls.open_subject("templates").empty.sentence.text()
    texts = walls.open_subject("texts")
    settle()
    assert texts.empty.sentence.text() == "还没有录入“入党誓词”。"
    assert not texts.empty.button.isVisible()
    shown.open_tab("roster")
    choose(shown.roster, "张卫国")
    shown.roster.open_card()
    settle()
    told = {label.text() for label in shown.roster.findChildren(QLabel)}
    assert "还没有附件。" in told
    assert not [one for one in told if "拖到这里" in one]


def test_who_may_only_look_is_offered_to_look_at_a_position_of_a_wall_alone(
    qtbot, desk, workbench, data
):
    branch = WallStory().branch
    place = {"left_cm": 20, "top_cm": 20, "width_cm": 100, "height_cm": 80}
    wall = make.done(
        add_room_wall(
            organisation_id=branch, room="活动室", name="北墙", width_cm=300, height_cm=200
        )
    )
    spot = make.done(add_wall_spot(wall_id=wall, name="左", **place))
    page = RoomsPage(workbench)
    qtbot.addWidget(page)
    page.show()
    settle()
    assert page.pane.sentences == ["在墙面上点一个位置，看那里挂的是什么。"]
    page.canvas.spot_id = spot
    page._show_spot()
    settle()
    assert page.pane.links
    assert [act for act, link in page.pane.links.items() if link.isVisible()] == []


def test_what_the_keyboard_finds_is_refused_in_words_before_a_form_is_filled(window, desk, ask):
    shown = window()
    page = shown.roster
    choose(page, "单小春")
    page.edit_person()
    page.add_person()
    shown.import_roster()
    assert len(ask.asked) == 3
    assert {said.splitlines()[0] for said in ask.asked} == {
        "没有“登记和修改”的权限。请找书记、组织委员办理。"
    }


def shown_acts(page):
    """The words of what stands beside the row that is chosen, in buttons and in the menu."""
    buttons = (page.pane.first_button, page.pane.second_button)
    told = [one.text() for one in buttons if one.isVisible()]
    return told + [one.text() for one in page.pane._menu.actions()]


def test_who_may_only_look_is_offered_no_step_of_a_letter_or_an_absence(
    qtbot, data, workbench, desk
):
    branch = make.branch()
    person, other, third = make.persons(3, branch)
    letter_out(person)
    floating(other)
    lost(third)
    page = TransfersPage(workbench)
    qtbot.addWidget(page)
    page.show()
    for view, paper in (
        (transfers_page.LETTERS, "打印介绍信"),
        (transfers_page.AWAY, "打印登记表"),
        (transfers_page.LOST, "打印登记表"),
    ):
        page.choose_view(view)
        settle()
        page.table.selectRow(0)
        settle()
        assert shown_acts(page) == [paper, "打开信息卡"]


def test_who_may_only_look_is_offered_no_step_of_an_election(qtbot, data, ask, tmp_path, runner):
    Story().begin()
    viewer = Desk(Runner("看的人", rights=rights_of(Role.VIEWER)), lambda: ON)
    keeper = SettingsKeeper(Settings(), tmp_path / "settings.json")
    page = ElectionsPage(Workbench(viewer, Jobs(instant=True), ask, keeper))
    qtbot.addWidget(page)
    page.show()
    settle()
    assert page.pane.links
    assert [key for key, one in page.pane.links.items() if one.isVisible()] == []
    Desk(runner, lambda: ON)


def test_who_may_only_look_sees_dues_without_boxes_days_and_receipts(qtbot, data, workbench):
    branch = make.branch()
    make.persons(2, branch)
    page = DuesPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.read()
    sheet = page.sheet
    assert sheet.model.rowCount() == 2
    assert [column.key for column in sheet.model.columns if column.key == TICK] == []
    for column in range(sheet.model.columnCount()):
        index = sheet.model.index(0, column)
        assert index.data(Qt.ItemDataRole.CheckStateRole) is None
        assert not index.flags() & (Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
    for control in (sheet.day_button, sheet.with_receipts, page.act_button):
        assert not control.isVisible()
    assert "交齐" not in page.finder.toolTip()
    for view in (sheet, page.bases):
        menu = QMenu()
        qtbot.addWidget(menu)
        page.choose_view("sheet" if view is sheet else "bases")
        settle()
        view.table.selectRow(0)
        view._fill_menu(menu)
        shown = [one.text() for one in menu.actions() if one.isVisible() and one.text()]
        assert shown == ["打开信息卡"]


def test_who_may_only_look_opens_a_finding_and_neither_mends_nor_ignores_it(qtbot, data, workbench):
    make.person("张三", make.branch())
    page = ExaminationPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.examine()
    settle()
    page.table.selectRow(0)
    settle()
    pane = page.pane
    assert pane.jump_button.text() == "打开"
    for button in (pane.mend_button, pane.mend_all_button, pane.ignore_button, pane.reopen_button):
        button.setVisible(True)
        assert not button.isVisible(), button.objectName()


def test_who_may_only_look_compares_two_records_and_chooses_nothing(qtbot, data, workbench):
    branch = make.branch()
    for crew in ("采一班", "采二班"):
        make.person("张建国", branch, born_on=make.day("1980-01"), crew=crew)
    page = DuplicatesPage(workbench)
    qtbot.addWidget(page)
    page.show()
    settle()
    assert page.findChildren(QRadioButton) == []
    told = {label.text() for label in page.findChildren(QLabel)}
    assert {"两条记录不同的", "采一班", "采二班"} <= told
    assert not any("请" in one for one in told)


def test_today_tells_who_may_only_look_to_look(desk, runner, on):
    item = TodayItem(
        Source.OBLIGATION,
        Band.THIS_WEEK,
        ObligationState.OPEN,
        "缺",
        "谁",
        on,
        "为何",
        Act.OPEN_ACTIVITY,
    )
    assert act_words(item) == "查看"
    Desk(runner, lambda: on)
    assert act_words(item) == "登记"


def test_an_empty_calendar_tells_nobody_to_add_who_may_not(qtbot, data, workbench, ask, desk):
    make.branch()
    page = CalendarPage(workbench)
    qtbot.addWidget(page)
    page.show()
    assert page.told.text() == "这段时间还没有活动。"
    page.month.setFocus()
    QTest.keyClick(page.month, Qt.Key.Key_N)
    settle()
    assert ask.asked == []
    day = desk.today + timedelta(days=3)
    page.show_due(
        TodayItem(
            Source.OBLIGATION,
            Band.THIS_WEEK,
            ObligationState.OPEN,
            "缺",
            "谁",
            day,
            "为何",
            Act.ADD_ACTIVITY,
        )
    )
    assert page.month.day == day
    assert ask.asked == []


def test_quick_find_leaves_out_commands_that_record(desk, data, on):
    def found(text):
        return {row.uid for row in answers(text, on)}

    assert "add_person" in {one.code for one in commands_for("新增人员")}
    assert "add_person" not in found("新增人员")
    assert "export_roster" in found("导出名册")


def test_every_command_that_records_exists():
    from dangjian_desktop.domain.commands import COMMANDS

    assert {one.code for one in COMMANDS} >= RECORDING
