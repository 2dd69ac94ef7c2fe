"""The pages 年度计划 and 协作区: a plan comes in, is ticked off, its heat map opens; a swap."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.plans import ItemState
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.plans import add_plan, add_plan_item
from dangjian_desktop.queries.organisations import ZoneQuery
from dangjian_desktop.queries.plans import PlansQuery
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.storage.models import Activity, PlanItem
from dangjian_desktop.ui.calendar.plan_import_dialog import PlanImportDialog
from dangjian_desktop.ui.calendar.plan_import_session import PlanImportSession
from dangjian_desktop.ui.calendar.plan_page import PlanPage
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make
from tests.ui.screen import settle
from tests.ui.tab_order import steps_back

ON = date(2026, 11, 21)


@pytest.fixture
def mine(data):
    first, second = make.branch("综采一队党支部"), make.branch("机电队党支部")
    make.zone("第一协作区", [first, second])
    return first, second


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1366, 640)
    page.show()
    return page


def test_the_page_begins_with_the_present_month(qtbot, workbench, mine):
    plan = make.done(add_plan(year=2026, entered_on=ON))
    for month in (3, 11, 12):
        values = {"title": f"{month}月的事", "owner": "各党支部", "month": month}
        make.done(add_plan_item(plan_id=plan, values=values))
    page = shown(qtbot, PlanPage(workbench))
    assert page.table.current_row().title == "11月的事"
    assert len(page.owed.keys) == 2
    page.table.select_keys([page.model.keys[0]])
    values = {"title": "又一件", "owner": "各党支部", "month": 11}
    make.done(add_plan_item(plan_id=plan, values=values))
    page.count()
    assert page.table.current_row().title == "3月的事"


def test_an_item_is_ticked_off_and_its_heat_cell_opened(qtbot, workbench, mine):
    plan = make.done(add_plan(year=2026, entered_on=ON))
    values = {"title": "年度工作计划", "owner": "各党支部", "month": 3}
    make.done(add_plan_item(plan_id=plan, values=values))
    page = shown(qtbot, PlanPage(workbench))
    page.table.select_keys([page.model.keys[0]])
    assert len(page.owed.keys) == 2
    page.owed_table.select_keys([page.owed.keys[0]])
    page.done_button.click()
    dialog = page.findChild(OperationDialog)
    dialog.save()
    page.table.select_keys([page.model.keys[0]])
    states = [one.state for one in page.table.current_row().owed]
    assert states == [ItemState.LATE, ItemState.OVERDUE]
    assert "已办 1" in page.figures()
    page.view_button.setChecked(True)
    assert "应办 1，已办 1" in page.heat.told(page.heat.rows[0], 3)
    page.heat.grab()
    page.heat.cell_opened.emit(page.heat.rows[0], 4)
    assert not page.model.keys
    page.all_button.click()
    assert len(page.model.keys) == 1
    page.hand_down_button.click()
    workbench.desk.undo()


def looked_at(bench, path, page):
    """Return the dialog over a file, as the page opens it."""
    session = PlanImportSession(path, open_sheets(path), on=ON)
    dialog = PlanImportDialog(bench, session, page)
    dialog.show()
    return dialog


def look_of(dialog, row):
    return next(line.look.text for line in dialog.lines if line.row == str(row))


def test_a_row_is_corrected_another_skipped_and_the_rest_comes_in(
    qtbot, workbench, mine, tmp_path, ask
):
    path = tmp_path / "运行表.csv"
    path.write_text(
        "月份,工作内容,责任单位,完成时限\n2月,党课,各党支部,2026-02-20\n"
        "13月,党课,谁也不是,\n3月,党课,宣传科,\n",
        "utf-8",
    )
    page = shown(qtbot, PlanPage(workbench))
    dialog = looked_at(workbench, path, page)
    assert "未采用 2" in dialog.summary.text()
    assert dialog.save_button.isVisible()
    told = []
    workbench.desk.noted.connect(lambda words, _can_undo: told.append(words))
    ask.answers.append(tmp_path / "未采用.xlsx")
    dialog.save_button.click()
    assert told == ["已另存 2 行：未采用.xlsx"]
    assert dialog.table.current_row().row == "3"
    assert "月份：" in dialog.whole.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    (form,) = dialog.findChildren(FormDialog)
    assert form.form.values()["0"] == "13月"
    form.form.show_values({**form.form.values(), "0": "12月", "2": "各党支部"})
    form.save()
    assert "未采用 1" in dialog.summary.text()
    assert dialog.table.current_row().row == "3"
    assert look_of(dialog, 3) == "新增"
    faulty = next(line.key for line in dialog.lines if line.row == "4")
    dialog.table.select_keys([faulty])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert look_of(dialog, 4) == "跳过"
    assert dialog.skip_button.text() == "不跳过"
    dialog.skip_button.click()
    assert look_of(dialog, 4) == "未采用"
    dialog.skip_button.click()
    assert not dialog.save_button.isVisible()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [item.month for item in PlanItem.select().order_by(PlanItem.month)] == [2, 12]
    assert len(page.model.keys) == 2
    workbench.desk.undo()
    assert not page.model.keys


def test_a_year_is_told_and_a_strange_column_named_and_remembered(
    qtbot, workbench, ask, mine, tmp_path
):
    path = tmp_path / "运行表.csv"
    path.write_text("月份,干什么,责任单位,备注\n2月,党课,各党支部,\n", "utf-8")
    page = shown(qtbot, PlanPage(workbench))
    dialog = looked_at(workbench, path, page)
    assert "工作内容" in dialog.trouble.text()
    assert not dialog.apply_button.isEnabled()
    dialog.columns_button.click()
    form = dialog.findChildren(FormDialog)[-1]
    form.form.show_values({**form.form.values(), "1": "owner"})
    form.save()
    for column in ("1", "2"):
        assert "“责任单位”指定了不止一栏" in form.findChild(QLabel, f"{column}_problem").text()
    assert not ask.asked
    form.form.show_values({**form.form.values(), "1": "title"})
    form.save()
    assert "哪一年" in dialog.trouble.text()
    dialog.year.setCurrentIndex(dialog.year.findData(2026))
    dialog.year.activated.emit(dialog.year.currentIndex())
    assert "新增 1" in dialog.summary.text()
    dialog.apply()
    again = looked_at(workbench, path, page)
    again.session.set_year(2026)
    assert again.session.examination.count(Outcome.UNCHANGED) == 1


def test_a_plan_begins_with_its_first_item_which_is_then_changed_and_removed(
    qtbot, workbench, mine
):
    page = shown(qtbot, PlanPage(workbench))
    page.add_button.click()
    (dialog,) = page.findChildren(OperationDialog)
    dialog.form.show_values(
        {
            **dialog.form.values(),
            "title": "党课",
            "month": 5,
            "owner": (mine[0], None, "综采一队党支部"),
        }
    )
    dialog.save()
    assert page.year.currentText() == "2026 年"
    page.table.select_keys([page.model.keys[0]])
    row = page.table.current_row()
    assert (row.month, row.kind, [one.holder.name for one in row.owed]) == (
        5,
        "party_lecture",
        ["综采一队党支部"],
    )
    page.change_button.click()
    dialog = page.findChildren(OperationDialog)[-1]
    dialog.form.show_values(
        {**dialog.form.values(), "owner": (None, None, "各党支部"), "evidence": "课件"}
    )
    dialog.save()
    page.table.select_keys([page.model.keys[0]])
    row = page.table.current_row()
    assert (row.evidence, len(row.owed)) == ("课件", 2)
    page.remove_button.click()
    assert not page.model.keys


def test_one_branch_has_a_day_of_its_own(qtbot, workbench, mine):
    plan = make.done(add_plan(year=2026, entered_on=ON))
    values = {"title": "年度工作计划", "owner": "各党支部", "month": 3}
    make.done(add_plan_item(plan_id=plan, values=values))
    page = shown(qtbot, PlanPage(workbench))
    page.table.select_keys([page.model.keys[0]])
    page.owed_table.select_keys([page.owed.keys[0]])
    page.own_button.click()
    dialog = page.findChildren(OperationDialog)[-1]
    dialog.form.show_values(
        {"due_on": PartialDate.of(date(2026, 3, 9)), "form": "", "own_actions": "参观"}
    )
    dialog.save()
    page.table.select_keys([page.model.keys[0]])
    told = [(one.due_on, one.own_actions) for one in page.table.current_row().owed]
    assert told == [(date(2026, 3, 9), "参观"), (None, "")]


def test_a_plan_is_started_renamed_removed_and_taken_over_from_the_year_before(
    qtbot, workbench, ask, mine
):
    page = shown(qtbot, PlanPage(workbench))
    offered = {action.text(): action for action in menu_of(page)}
    assert not offered["沿用上年计划"].isEnabled()
    offered["新建空白计划"].trigger()
    page.add_button.click()
    dialog = page.findChildren(OperationDialog)[-1]
    zone = (None, ZoneQuery(ON).fetch()[0].zone_id, "第一协作区")
    dialog.form.show_values({**dialog.form.values(), "title": "联创共建", "owner": zone})
    dialog.save()
    assert len(page.model.keys) == 1
    page.rename_plan()
    dialog = page.findChildren(OperationDialog)[-1]
    dialog.form.show_values({"title": "星火矿年度运行表"})
    dialog.save()
    assert PlansQuery().fetch()[0].title == "星火矿年度运行表"
    make.done(add_plan(year=2031, entered_on=ON))
    page.year.setCurrentIndex(page.year.findData(2027))
    assert not page.model.keys
    {action.text(): action for action in menu_of(page)}["沿用上年计划"].trigger()
    assert [row.title for row in page._items] == ["联创共建"]
    assert page.table.isVisible()
    ask.answers = [1, 0]
    page.remove_plan()
    assert len(PlansQuery().fetch()) == 3
    page.remove_plan()
    assert {plan.year for plan in PlansQuery().fetch()} == {2026, 2031}
    assert "其中 1 个事项" in ask.asked[-1]


def test_the_activity_of_an_item_is_entered_and_opened(qtbot, workbench, mine):
    plan = make.done(add_plan(year=2026, entered_on=ON))
    values = {"title": "党课", "owner": "各党支部", "month": 12}
    make.done(add_plan_item(plan_id=plan, values=values))
    page = shown(qtbot, PlanPage(workbench))
    page.table.select_keys([page.model.keys[0]])
    page.owed_table.select_keys([page.owed.keys[0]])
    with qtbot.waitSignal(page.activity_wanted) as told:
        page.hold_button.click()
    (activity,) = Activity.select()
    assert told.args == [activity.id]
    assert (activity.kind, activity.organisation_id) == ("party_lecture", mine[0])


def menu_of(page):
    page.offer_plan_actions()
    return page.plan_menu.actions()


def test_the_item_that_is_due_is_chosen_and_the_plan_printed(qtbot, workbench, mine):
    plan = make.done(add_plan(year=2026, entered_on=ON))
    for month in (10, 11):
        values = {"title": "项目攻关交流会", "owner": "综采一队党支部", "month": month}
        item = make.done(add_plan_item(plan_id=plan, values=values))
    page = shown(qtbot, PlanPage(workbench))
    due = next(one for one in TodayQuery(ON).fetch() if one.row_id == item)
    page.view_button.setChecked(True)
    page.show_due(due)
    assert page.table.current_row().month == 11
    assert not page.view_button.isChecked()
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_button.click()
    assert (told.args[0].code, told.args[0].year) == ("annual_plan", 2026)


def test_in_the_history_view_the_plan_changes_only_after_asking(qtbot, workbench, mine, ask, desk):
    plan = make.done(add_plan(year=2026, entered_on=ON))
    values = {"title": "年度工作计划", "owner": "各党支部", "month": 3, "kind": "themed_day"}
    make.done(add_plan_item(plan_id=plan, values=values))
    page = shown(qtbot, PlanPage(workbench))
    desk.show_day(date(2026, 10, 1))
    page.table.select_keys([page.model.keys[0]])
    page.owed_table.select_keys([page.owed.keys[0]])
    acts = (
        page.import_file,
        page.hand_down,
        page.start_plan,
        page.rename_plan,
        page.remove_plan,
        page.add_item,
        page.change_item,
        page.remove_item,
        page.change_own,
        page.mark_done,
        page.hold,
    )
    for number, act in enumerate(acts, start=1):
        act()
        assert len(ask.asked) == number, act
    assert all("历史视图" in told for told in ask.asked)
    assert page.findChild(OperationDialog) is None
    assert desk.undo_label is None
    ask.answers.append(True)
    page.hold()
    assert Activity.get().entered_on == ON


def test_tab_follows_the_eye_through_a_plan_that_comes_in(qtbot, workbench, mine, tmp_path):
    path = tmp_path / "运行表.csv"
    path.write_text("月份,工作内容,责任单位,完成时限\n13月,党课,谁也不是,\n", "utf-8")
    dialog = looked_at(workbench, path, shown(qtbot, PlanPage(workbench)))
    settle()
    assert steps_back(dialog, dialog.findChild(QWidget, "plan_import_year")) == []
