"""The page of an activity: its steps, what can be done with it, and the way back."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.recurrence import Recurrence, Rhythm
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Step
from dangjian_desktop.operations.activities import change_activity, move_activity
from dangjian_desktop.operations.activity_series import add_activity_series
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.storage.models import Activity, Attendance
from dangjian_desktop.ui.calendar.activity_dialog import ActivityDialog, MoveDialog, Task
from dangjian_desktop.ui.calendar.activity_page import ActivityPage
from dangjian_desktop.ui.calendar.series_dialog import SeriesDialog
from dangjian_desktop.ui.calendar.slot_dialog import SlotDialog
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make
from tests.shift_stories import crew_branch

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def meeting(branch):
    return make.activity(
        "general_meeting",
        branch,
        "2026-11-25",
        title="四季度党员大会",
        begins="09:00",
        ends="10:30",
        place="三楼会议室",
    )


@pytest.fixture
def page(qtbot, workbench, meeting):
    made = ActivityPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    assert made.show_activity(meeting)
    return made


def row_of(key):
    return ActivityQuery(key).fetch()


def test_the_head_and_the_steps_of_the_kind_are_shown(page):
    assert page.title.text() == "四季度党员大会"
    assert page.facts.text() == ("2026年11月25日 周三 09:00–10:30 · 三楼会议室 · 综采一队党支部")
    assert page.kind_chip.look.text == "支部党员大会"
    assert list(page.steps.buttons)[:3] == [Step.STUDY, Step.PLAN, Step.NOTICE]
    assert Step.APPROVAL not in page.steps.buttons
    assert page.step is Step.STUDY
    assert not page.warning.isVisible()


def test_a_done_step_is_said_and_the_next_one_offered(page, desk, meeting):
    assert page.next_button.text() == "下一步：计划"
    desk.run(change_activity(activity_id=meeting, values={"content": "学习"}, on=ON))
    assert page.steps.buttons[Step.PLAN].accessibleName() == "计划，已完成"
    assert page.next_button.text() == "下一步：通知"
    QTest.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    assert page.step is Step.NOTICE
    assert page.steps.buttons[Step.NOTICE].isChecked()
    assert page.sections.currentWidget() is page._areas[Step.NOTICE]


def test_a_step_within_another_shows_its_section(page):
    assert page.section(Step.STUDY) is page.section(Step.PLAN)
    page.steps.buttons[Step.PLAN].click()
    assert page.step is Step.PLAN
    page.steps.buttons[Step.PLAN].click()
    assert page.steps.buttons[Step.PLAN].isChecked()  # a press does not uncheck it


def test_it_is_changed_and_the_faults_stand_at_the_fields(page, meeting, desk):
    page.change_button.click()
    dialog = page.findChild(ActivityDialog)
    form = dialog.form
    assert not form.is_shown("lecturer")
    assert not form.has("unknown")
    form.editor("begins").show_value("下午3点")
    form.editor("ends").show_value("14:00")
    dialog.save()
    told = dialog.findChild(type(page.warning), "ends_problem").text()
    assert told == "结束时间 14:00 不晚于开始时间 15:00。请改正。"
    assert row_of(meeting).begins == "09:00"
    form.editor("ends").show_value("16点半")
    dialog.save()
    row = row_of(meeting)
    assert (row.begins, row.ends, row.place) == ("15:00", "16:30", "三楼会议室")
    assert "15:00–16:30" in page.facts.text()
    desk.undo()
    assert row_of(meeting).begins == "09:00"


def test_it_moves_and_conflicts_are_told_once(page, meeting, branch):
    make.activity("talk", branch, "2026-11-26", begins="10:00", place="三楼会议室")
    page.move_button.click()
    dialog = page.findChild(MoveDialog)
    dialog.form.editor("on").show_value(PartialDate(2026, 11, 26))
    dialog.save()
    assert "三楼会议室同时有综采一队党支部 谈心谈话" in dialog.refusal.sentence.text()
    assert row_of(meeting).held_on == date(2026, 11, 25)
    assert dialog.save_button.text() == "仍然保存"
    dialog.form.editor("begins").edited.emit()
    assert dialog.save_button.text() == "移动"
    assert not dialog.refusal.isVisible()
    dialog.save()
    assert row_of(meeting).held_on == date(2026, 11, 26)
    assert "三楼会议室同时有" in page.warning.text()


def test_a_time_is_found_for_what_is_moved_or_planned(page, meeting, branch, workbench):
    for name in ("张三", "李四"):
        make.person(name, branch)
    page.move_button.click()
    dialog = page.findChild(MoveDialog)
    dialog.times_button.click()
    slots = dialog.findChild(SlotDialog)
    wanted = slots.table.current_row()
    slots.take_button.click()
    values = dialog.form.values()
    assert values["on"] == PartialDate.of(wanted.day)
    assert values["begins"] == f"{wanted.begins:%H:%M}"
    dialog.save()
    assert row_of(meeting).held_on == wanted.day
    planned = ActivityDialog(workbench, Task.ADD, parent=page)
    assert not planned.times_button.isEnabled()  # neither kind nor holder is known
    for key, value in (("kind", "themed_day"), ("organisation", branch)):
        planned.form.editor(key).show_value(value)
        planned.form.editor(key).edited.emit()
    planned.times_button.click()
    planned.findChild(SlotDialog).take_button.click()
    assert planned.form.values()["begins"]
    assert planned.form.is_dirty


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2026-02-31", "不存在"),
        ("2019-12-31", "还没有成立"),
        ("2026-11", "没有写到日"),
        ("", "请填写"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_the_field(qtbot, workbench, typed, told):
    branch = make.branch(since="2020-01-01")
    key = make.activity("talk", branch, "2026-11-25")
    page = ActivityPage(workbench)
    qtbot.addWidget(page)
    page.show_activity(key)
    page.move_to()
    dialog = page.findChild(MoveDialog)
    dialog.form.editor("on").line.setText(typed)
    dialog.save()
    assert told in dialog.findChild(type(page.warning), "on_problem").text()
    assert row_of(key).held_on == date(2026, 11, 25)


def test_a_copy_opens_and_keeps_the_contents(qtbot, page, meeting):
    make.done(change_activity(activity_id=meeting, values={"content": "学习"}, on=ON))
    page.show_activity(meeting)
    page.copy()
    dialog = page.findChild(ActivityDialog)
    dialog.form.editor("on").show_value(PartialDate(2026, 12, 25))
    with qtbot.waitSignal(page.activity_wanted) as told:
        dialog.save()
    copy = row_of(told.args[0])
    assert (copy.title, copy.content, copy.held_on) == (
        "四季度党员大会",
        "学习",
        date(2026, 12, 25),
    )
    assert copy.state is ActivityState.PLANNED


def test_it_is_cancelled_with_a_reason_and_taken_up_again(page, meeting):
    page.cancel()
    dialog = page.findChild(OperationDialog, "cancel_dialog")
    dialog.save()
    assert row_of(meeting).state is ActivityState.PLANNED  # the reason is missing
    dialog.form.editor("note").show_value("停产检修")
    dialog.save()
    assert row_of(meeting).state is ActivityState.CANCELLED
    assert page.warning.text() == "已取消：停产检修"
    assert not page.next_button.isVisible()
    page.reopen()
    assert row_of(meeting).state is ActivityState.PLANNED
    assert page.next_button.isVisible()


def test_removing_leads_back_and_undo_brings_it_back(qtbot, page, meeting, desk):
    with qtbot.waitSignal(page.left):
        page.remove()
    assert row_of(meeting) is None
    assert page.row is None
    desk.undo()
    assert page.show_activity(meeting)
    assert not page.show_activity(999)


def test_escape_leads_back_unless_something_typed_is_kept_open(qtbot, page):
    section = page.section(Step.STUDY)
    section.leave_editing = lambda: False
    page.go_back()
    assert page.row is not None
    section.leave_editing = lambda: True
    page.steps.buttons[Step.PLAN].setFocus()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.row is None


def test_a_record_of_a_day_still_to_come_is_told(page, meeting, desk):
    later = date(2026, 11, 25)  # entered on a computer whose clock was ahead
    desk.run(change_activity(activity_id=meeting, values={"minutes": "记录"}, on=later))
    assert "却已有记录" in page.warning.text()


def test_who_is_due_elsewhere_is_told(page, meeting, branch, desk):
    chair = make.person("张三", branch)
    make.activity("talk", branch, "2026-11-25", begins="09:30", chair=chair)
    desk.run(change_activity(activity_id=meeting, values={"chair": chair}, on=ON))
    assert "张三同时在综采一队党支部 谈心谈话（09:30）" in page.warning.text()


def test_before_the_list_is_fixed_those_on_shift_are_told_of_who_would_be_due(
    qtbot, workbench, data, desk
):
    branch = crew_branch()
    held = make.activity("general_meeting", branch, "2026-11-25", begins="09:00", ends="10:30")
    page = ActivityPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.show_activity(held)
    assert page.warning.text() == "甲某二、甲某六、甲某三等 6 人当班（按轮班推算，未核实）"
    desk.run(
        move_activity(activity_id=held, held_on=row_of(held).held_on, on=ON, begins="", ends="")
    )
    assert page.warning.text() == ""


def test_a_series_is_changed_and_ended_from_this_day(page, branch, runner):
    series = runner.run(
        add_activity_series(
            kind="themed_day",
            organisation_id=branch,
            title="主题党日",
            recurrence=Recurrence(Rhythm.MONTH_DAY, day=20),
            since=date(2026, 4, 1),
            until=date(2026, 9, 30),
            entered_on=ON,
            values={"begins": "16:00"},
        )
    ).result
    days = [row.held_on for row in Activity.select().where(Activity.series == series)]
    june = Activity.get(Activity.held_on == date(2026, 6, 22))
    page.show_activity(june.id)
    assert page.actions_by_name["end_series"].isVisible()
    page.change_series()
    dialog = page.findChild(SeriesDialog)
    assert dialog.form.editor("month_day").text() == "20"
    assert dialog.form.editor("begins").text() == "16:00"
    lines = [dialog.preview.item(n).text() for n in range(dialog.preview.count())]
    assert len(lines) == 3  # from 22 June on: July, August, September
    dialog.form.editor("month_day").show_value(10)
    dialog._follow()
    dialog.save()
    changed = [row.held_on for row in Activity.select().where(Activity.series == series)]
    assert sorted(changed)[:2] == sorted(days)[:2]
    assert date(2026, 7, 10) in changed
    page.show_activity(Activity.get(Activity.held_on == date(2026, 8, 10)).id)
    page.end_series()
    left = [row.held_on.month for row in Activity.select().where(Activity.series == series)]
    assert sorted(left) == [4, 5, 7]


def test_a_tick_is_followed_a_moment_later(qtbot, page, meeting, branch, desk):
    person = make.person("张三", branch)

    def due(writer):
        return writer.insert(Attendance, activity=meeting, person=person)

    def tick(writer):
        writer.update(Attendance, 1, mark=Mark.PRESENT)

    desk.run(Operation("布景", "due", due))
    desk.run(Operation("登记", "tick", tick))
    done = "出勤，已完成"
    qtbot.waitUntil(lambda: page.steps.buttons[Step.ATTENDANCE].accessibleName() == done)


def test_a_step_within_a_long_section_comes_into_view(qtbot, workbench, branch):
    page = ActivityPage(workbench)
    qtbot.addWidget(page)
    page.resize(960, 500)
    page.show()
    page.show_activity(make.activity("themed_day", branch, "2026-11-25"))
    field = page.section(Step.APPROVAL).kept.form.editor("approved_on").widget
    area = page._areas[Step.PLAN]

    def is_seen():
        line = field.mapTo(area.viewport(), QPoint(0, 0)).y()
        return 0 <= line < area.viewport().height() - field.height()

    qtbot.waitUntil(lambda: not is_seen())
    QTest.mouseClick(page.steps.buttons[Step.APPROVAL], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(is_seen)
    page.steps.buttons[Step.PLAN].click()
    qtbot.waitUntil(lambda: not is_seen())


def test_the_next_step_takes_the_keyboard_to_its_field(page, desk, meeting, qtbot):
    page.activateWindow()
    page.go_next()
    qtbot.waitUntil(lambda: page.section(Step.PLAN).kept.form.editor("title").widget.hasFocus())


def test_what_was_recorded_does_not_move_to_a_day_still_to_come(page, meeting, desk, branch):
    past = make.activity("talk", branch, "2026-11-19")
    desk.run(change_activity(activity_id=past, values={"minutes": "谈了"}, on=ON))
    page.show_activity(past)
    page.move_button.click()
    dialog = page.findChild(MoveDialog)
    dialog.form.editor("on").show_value(PartialDate(2026, 11, 26))
    dialog.save()
    told = dialog.findChild(type(page.warning), "on_problem").text()
    assert told == "2026-11-26还没有到，这次活动却已有记录。请改正日期。"
    assert row_of(past).held_on == date(2026, 11, 19)
