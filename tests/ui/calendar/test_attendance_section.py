"""Marks by typing initials, by key, by mouse; counts on top; make-up sessions."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.attendance import AttendanceQuery
from dangjian_desktop.ui.calendar.attendance_section import AttendanceSection
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make

ON = date(2026, 11, 21)
Key = Qt.Key


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def open_section(qtbot, workbench):
    def made(activity):
        section = AttendanceSection(workbench, activity)
        qtbot.addWidget(section)
        section.resize(1100, 640)
        section.show()
        section.line.setFocus()
        return section

    return made


@pytest.fixture
def people(branch):
    return {name: make.person(name, branch) for name in ("张三", "赵山", "李四", "王五")}


@pytest.fixture
def activity(branch, people):
    activity = make.activity("themed_day", branch, "2026-11-20", title="学党章")
    make.done(post_due_list(activity_id=activity, on=ON))
    return activity


@pytest.fixture
def section(open_section, activity):
    return open_section(activity)


def write(line, text):
    """Commit characters as an input method does; there are no keys for them."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def marks(activity):
    return {row.name: row.mark for row in AttendanceQuery(activity).fetch()}


def buttons(section):
    return [button.text() for button in section._buttons if button.isVisible()]


def test_initials_and_enter_mark_and_undo_takes_it_back(qtbot, section, activity, desk):
    assert section.counts.text().endswith("未登记 4 · 还没有登记，不算出勤率")
    qtbot.keyClicks(section.line, "ls")
    assert section.table.current_row().name == "李四"
    qtbot.keyClick(section.line, Key.Key_Return)
    assert marks(activity)["李四"] is Mark.PRESENT
    assert section.line.text() == ""
    assert "应到 4 · 实到 1 " in section.counts.text()
    assert "出勤率 100%" in section.counts.text()
    desk.undo()
    assert marks(activity)["李四"] is None
    assert "还没有登记" in section.counts.text()


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        (Key.Key_1, Mark.PRESENT),
        (Key.Key_2, Mark.LATE),
        (Key.Key_3, Mark.EXCUSED),
        (Key.Key_4, Mark.ABSENT),
        (Key.Key_5, Mark.ON_BUSINESS),
        (Key.Key_6, Mark.ON_SHIFT),
    ],
)
def test_a_digit_marks_whom_the_line_means_and_the_current_row(
    qtbot, section, activity, people, key, mark
):
    write(section.line, "王")
    qtbot.keyClick(section.line, key)
    assert marks(activity)["王五"] is mark
    section.table.select_keys([people["李四"]])
    qtbot.keyClick(section.table, key)
    assert marks(activity)["李四"] is mark


def test_of_two_nobody_is_guessed_until_one_is_chosen(qtbot, section, activity):
    qtbot.keyClicks(section.line, "zs")
    assert "有 2 人" in section.choice_told.text()
    assert buttons(section) == ["张三", "赵山"]
    qtbot.keyClick(section.line, Key.Key_Return)
    qtbot.keyClick(section.line, Key.Key_4)
    assert set(marks(activity).values()) == {None}
    assert section.line.text() == "zs"
    qtbot.keyClick(section.line, Key.Key_Down)
    assert section.table.current_row().name == "张三"
    qtbot.keyClick(section.line, Key.Key_Down)
    qtbot.keyClick(section.line, Key.Key_Return)
    assert marks(activity)["赵山"] is Mark.PRESENT
    assert not section.choices.isVisible()
    qtbot.keyClicks(section.line, "zs")
    qtbot.keyClick(section.line, Key.Key_Up)
    assert section.table.current_row().name == "赵山"
    section._buttons[0].click()
    qtbot.keyClick(section.line, Key.Key_3)
    assert marks(activity)["张三"] is Mark.EXCUSED


def test_nobody_of_that_name_may_be_added_as_a_guest(qtbot, section, branch):
    make.person("孙七", make.branch("掘进队党支部"))
    qtbot.keyClicks(section.line, "sq")
    assert section.choice_told.text() == "名单里没有“sq”。"
    section.add_button.click()
    dialog = section.findChild(OperationDialog, "add_attender_dialog")
    dialog.findChild(object, "person").setText("孙七")
    dialog.save()
    qtbot.keyClick(section.line, Key.Key_Escape)
    assert not section.choices.isVisible()
    qtbot.keyClicks(section.line, "sq")
    qtbot.keyClick(section.line, Key.Key_Return)
    assert "列席 1" in section.counts.text()
    assert "应到 4 · 实到 0" in section.counts.text()


def test_a_letter_typed_in_the_table_goes_into_the_line(qtbot, section):
    section.table.setFocus()
    qtbot.keyClick(section.table, "l")
    assert section.line.text() == "l"
    assert section.table.current_row().name == "李四"


def test_the_keyboard_goes_on_to_the_line_once_the_list_is_fixed_and_then_to_the_table(
    qtbot, open_section, branch, people
):
    section = open_section(make.activity("themed_day", branch, "2026-11-20"))
    section.table.setFocus()
    qtbot.keyClick(section.table, "l")
    assert section.line.text() == ""  # nobody is on the list yet
    section.table.empty_state.button.setFocus()
    section.table.empty_state.button.click()
    assert section.focusWidget() is section.line
    qtbot.keyClicks(section.line, "ls")
    qtbot.keyClick(section.line, Key.Key_Return)
    section.rest_button.setFocus()
    section.rest_button.click()
    assert section.focusWidget() is section.table


def test_the_rest_came_and_delete_takes_away(qtbot, section, activity, people):
    make.done(
        mark_attendance(activity_id=activity, person_id=people["李四"], mark=Mark.ABSENT, on=ON)
    )
    section.model.fetch_again()
    section.rest_button.click()
    assert "实到 3" in section.counts.text()
    assert section.low_chip.isVisible()
    assert section.low_chip.look.text == "低于 85%"
    assert not section.rest_button.isEnabled()
    section.table.select_keys([people["李四"]])
    qtbot.keyClick(section.table, Key.Key_Delete)
    assert marks(activity)["李四"] is None
    assert not section.low_chip.isVisible()
    assert section.rest_button.isEnabled()


def test_several_chosen_people_are_marked_in_one_step_and_undone_in_one(
    qtbot, section, activity, people, desk
):
    chosen = [people["李四"], people["张三"]]
    section.mark(people["张三"], Mark.LATE)
    section.table.select_keys(chosen)
    qtbot.keyClick(section.table, Key.Key_3)
    assert [marks(activity)[name] for name in ("张三", "李四")] == [Mark.EXCUSED, Mark.EXCUSED]
    assert section.table.selected_keys() == chosen
    desk.undo()
    assert [marks(activity)[name] for name in ("张三", "李四")] == [Mark.LATE, None]
    qtbot.keyClick(section.table, Key.Key_Delete)
    assert set(marks(activity).values()) == {None}
    desk.undo()
    assert marks(activity)["张三"] is Mark.LATE


def test_a_reason_is_written_in_its_place(qtbot, section, activity, people, desk):
    section.table.select_keys([people["王五"]])
    qtbot.keyClick(section.table, Key.Key_F2)
    assert not section.reason_line.isVisible()
    qtbot.keyClick(section.table, Key.Key_3)
    qtbot.keyClick(section.table, Key.Key_F2)
    assert section.reason_line.isVisible()
    qtbot.keyClicks(section.reason_line, "1 sick")
    qtbot.keyClick(section.reason_line, Key.Key_Return)
    row = next(row for row in AttendanceQuery(activity).fetch() if row.name == "王五")
    assert (row.mark, row.reason) == (Mark.EXCUSED, "1 sick")
    qtbot.keyClick(section.table, Key.Key_F2)
    qtbot.keyClicks(section.reason_line, "other")
    qtbot.keyClick(section.reason_line, Key.Key_Escape)
    qtbot.keyClick(section.table, Key.Key_F2)
    assert section.reason_line.text() == "1 sick"
    section.reason_line.setText("事假")
    assert section.leave_editing()
    assert desk.undo_label == "登记出勤"
    row = next(row for row in AttendanceQuery(activity).fetch() if row.name == "王五")
    assert row.reason == "事假"


def test_the_mouse_opens_the_marks_and_the_reason(section, activity, people):
    section.table.select_keys([people["王五"]])
    index = section.table.currentIndex()
    model = section.model
    section.table.clicked.emit(index.siblingAtColumn(model.column_of("mark")))
    texts = [action.text() for action in section._marks.actions()]
    assert texts[:2] == ["1  到会", "2  迟到"]
    section._marks.actions()[5].trigger()
    section._marks.close()
    assert marks(activity)["王五"] is Mark.ON_SHIFT
    section.table.clicked.emit(index.siblingAtColumn(model.column_of("reason")))
    assert section.reason_line.isVisible()
    section.reason_line.keep()
    section.table.clicked.emit(index.siblingAtColumn(0))
    assert not section.reason_line.isVisible()
    section.table.opened.emit(section.table.current_row())
    assert marks(activity)["王五"] is Mark.PRESENT


def test_a_make_up_session_is_planned_linked_and_counted(
    qtbot, section, activity, people, open_section
):
    assert not section.make_up_button.isEnabled()
    for name, mark in (("张三", Mark.ON_SHIFT), ("李四", Mark.EXCUSED)):
        section.mark(people[name], mark)
    section.make_up_button.click()
    dialog = section.findChild(OperationDialog, "make_up_dialog")
    assert list(dialog.form.values())[-2:] == ["on_shift", "excused"]
    dialog.form.show_values(
        {"on": make.day("2026-11-21"), "begins": "19:00", "on_shift": True, "excused": False}
    )
    with qtbot.waitSignal(section.activity_wanted) as told:
        dialog.save()
    (session_id,) = told.args
    assert ActivityQuery(session_id).fetch().original_id == activity
    assert section._links == [("补课 2026-11-21：名单 1 人，到 0 人", session_id)]
    session = open_section(session_id)
    assert session._links[0][0] == "这一场是 2026-11-20 学党章 的补课"
    assert not session.make_up_button.isVisible()
    session.mark_rest()
    assert "补课 1" in section.counts.text()
    assert section._links[0][0].endswith("到 1 人")
    link = section.sessions.findChildren(type(section.add_button))[-1]
    with qtbot.waitSignal(section.activity_wanted) as told:
        link.click()
    assert told.args == [session_id]


def test_hours_of_a_make_up_session_are_read_judged_and_asked_for_conflicts(
    section, activity, branch, people
):
    make.activity("talk", branch, "2026-11-21", begins="19:00", place="三楼会议室")
    section.mark(people["张三"], Mark.ON_SHIFT)
    section.make_up_button.click()
    dialog = section.findChild(OperationDialog, "make_up_dialog")
    form = dialog.form
    form.editor("begins").line.setText("晚上8点")
    form.editor("ends").line.setText("晚上7点")
    form.editor("place").line.setText("三楼会议室")
    dialog.save()
    assert "不晚于开始时间" in dialog.findChild(QLabel, "ends_problem").text()
    form.editor("begins").line.setText("七点钟")
    dialog.save()
    assert "七点钟" in dialog.findChild(QLabel, "begins_problem").text()
    form.editor("begins").line.setText("19：00")
    form.editor("ends").line.setText("20：30")
    dialog.save()
    assert "三楼会议室同时有" in dialog.refusal.sentence.text()
    dialog.save()
    session = section._links[-1][1]
    row = ActivityQuery(session).fetch()
    assert (row.begins, row.ends, row.place) == ("19:00", "20:30", "三楼会议室")


def test_a_voting_meeting_has_no_make_up_button(open_section, branch, people):
    section = open_section(make.activity("general_meeting", branch, "2026-11-20"))
    assert not section.make_up_button.isVisible()
    section.table.empty_state.button.click()
    assert section.model.rowCount() == 4


def test_what_is_refused_is_said_and_a_cancelled_one_takes_no_marks(
    qtbot, open_section, branch, people, desk
):
    future = make.activity("themed_day", branch, "2026-11-22")
    make.done(post_due_list(activity_id=future, on=ON))
    section = open_section(future)
    qtbot.keyClicks(section.line, "ls")
    with qtbot.waitSignal(desk.refused) as told:
        qtbot.keyClick(section.line, Key.Key_Return)
    assert "还没有到" in told.args[0]
    assert section.line.text() == "ls"
    desk.run(close_activity(activity_id=future, note="停电"))
    assert not section.line.isEnabled()
    assert not section.rest_button.isEnabled()


def test_a_new_name_is_typed_otherwise(qtbot, section, people, desk):
    desk.run(change_person(person_id=people["李四"], changes={"name": "黎四"}))
    write(section.line, "黎")
    assert section.table.current_row().name == "黎四"


def test_a_card_opens_from_the_menu(qtbot, section, people):
    section.table.select_keys([people["王五"]])
    with qtbot.waitSignal(section.person_wanted):
        section._open_card()


def test_in_the_history_view_the_first_mark_asks_and_the_others_do_not(
    section, activity, people, desk, ask
):
    desk.show_day(date(2026, 11, 20))
    assert not section.mark(people["张三"], Mark.PRESENT)
    section.mark_rest()
    section.table.select_keys([people["李四"]])
    section.mark_chosen(None)
    section.plan_make_up()
    assert section.findChild(OperationDialog) is None
    assert len(ask.asked) == 4
    assert all("历史视图" in told for told in ask.asked)
    assert set(marks(activity).values()) == {None}
    ask.answers.append(True)
    for name in ("张三", "李四"):
        assert section.mark(people[name], Mark.LATE)
    assert len(ask.asked) == 5
    assert marks(activity)["李四"] is Mark.LATE
    desk.show_day(date(2026, 11, 19))
    assert not section.mark(people["张三"], Mark.PRESENT)


def test_in_the_history_view_a_list_is_fixed_only_after_asking(open_section, branch, desk, ask):
    make.person("张三", branch)
    bare = open_section(make.activity("themed_day", branch, "2026-11-20"))
    desk.show_day(date(2026, 11, 20))
    bare.table.empty_state.button.click()
    bare._add_guest()
    assert len(ask.asked) == 2
    assert bare.model.rowCount() == 0
    ask.answers.append(True)
    bare.table.empty_state.button.click()
    assert bare.model.rowCount() == 1
