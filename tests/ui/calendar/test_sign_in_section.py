"""The list of who is due: fixed, followed, added to, printed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.ui.calendar.sign_in_section import SignInSection
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def section(qtbot, workbench):
    def made(activity):
        section = SignInSection(workbench, activity)
        qtbot.addWidget(section)
        section.resize(1000, 600)
        section.show()
        return section

    return made


def names(section):
    return [section.model.row_at(row).name for row in range(section.model.rowCount())]


def test_the_list_is_fixed_from_the_empty_table_and_follows_the_roll_when_asked(
    section, branch, desk
):
    stays, leaves = make.person("张三", branch), make.person("李四", branch)
    activity = make.activity("themed_day", branch, "2026-11-20")
    shown = section(activity)
    assert shown.told.text() == "应到名单还没有确定。"
    shown.table.empty_state.button.click()
    assert names(shown) == ["李四", "张三"]
    assert shown.told.text() == "应到 2 人 · 名单 2026-11-21 确定"
    assert not shown.difference.isVisible()
    for person in (stays, leaves):
        desk.run(mark_attendance(activity_id=activity, person_id=person, mark=Mark.LATE, on=ON))
    make.departure(leaves, date(2026, 11, 2))
    for n in range(7):
        make.person(f"新{'一二三四五六七'[n]}", branch, since="2026-11-01")
    shown._read()
    said = shown.difference.text()
    assert "应移出 李四" in said
    assert "等 7 人" in said
    assert "已登记的改为列席" in said
    shown.again_button.click()
    assert shown.told.text() == "应到 8 人 · 列席 1 人 · 名单 2026-11-21 确定"
    assert not shown.difference.isVisible()
    desk.undo()
    assert shown.difference.isVisible()


def test_somebody_is_added_as_a_guest_and_taken_off_again(section, branch, desk):
    make.person("张三", branch)
    guest = make.person("李四", make.branch("掘进队党支部"))
    activity = make.activity("themed_day", branch, "2026-11-20")
    desk.run(post_due_list(activity_id=activity, on=ON))
    shown = section(activity)
    assert not shown.fix_button.isVisible()
    shown.add_button.click()
    dialog = shown.findChild(OperationDialog, "add_attender_dialog")
    dialog.form.show_values({"person": MentionedPerson(guest, "李四"), "is_due": False})
    dialog.save()
    assert names(shown) == ["张三", "李四"]
    assert "列席 1 人" in shown.told.text()
    assert not shown.remove_button.isEnabled()
    shown.table.select_keys([guest])
    shown.remove_button.click()
    assert names(shown) == ["张三"]


def test_who_was_marked_is_not_taken_off(section, branch, desk, qtbot):
    person = make.person("张三", branch)
    activity = make.activity("themed_day", branch, "2026-11-20")
    desk.run(post_due_list(activity_id=activity, on=ON))
    desk.run(mark_attendance(activity_id=activity, person_id=person, mark=Mark.LATE, on=ON))
    shown = section(activity)
    shown.table.select_keys([person])
    with qtbot.waitSignal(desk.refused) as told:
        shown.remove()
    assert "请先清除登记" in told.args[0]


def test_delete_takes_the_chosen_off_the_list(section, branch, qtbot):
    for name in ("张三", "李四"):
        make.person(name, branch)
    activity = make.activity("themed_day", branch, "2026-11-20")
    make.done(post_due_list(activity_id=activity, on=ON))
    shown = section(activity)
    qtbot.waitExposed(shown)
    shown.table.selectRow(0)
    shown.table.setFocus()
    qtbot.waitUntil(shown.table.hasFocus)
    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    assert names(shown) == ["张三"]


def test_people_of_a_talk_are_chosen_and_then_fixed(section, branch, desk):
    make.person("张三", branch)
    activity = make.activity("talk", branch, "2026-11-20")
    shown = section(activity)
    assert "逐个加入" in shown.table.empty_state.sentence.text()
    shown.table.empty_state.button.click()
    dialog = shown.findChild(OperationDialog, "add_attender_dialog")
    assert dialog.form.values()["is_due"] is True
    dialog.form.show_values({"person": None, "is_due": True})
    dialog.findChild(object, "person").setText("张三")
    dialog.save()
    assert shown.fix_button.isVisible()
    shown.fix_button.click()
    assert not shown.fix_button.isVisible()
    assert shown.told.text().startswith("应到 1 人")


def test_the_sheet_is_asked_for_with_names_and_blank(section, branch, qtbot):
    activity = make.activity("themed_day", branch, "2026-11-20")
    shown = section(activity)
    for action, parts in ((shown.print_action, ()), (shown.blank_action, ("blank",))):
        with qtbot.waitSignal(shown.print_wanted) as told:
            action.trigger()
        (printout,) = told.args
        assert (printout.code, printout.activity_id, printout.sections) == (
            "sign_in_sheet",
            activity,
            parts,
        )


def test_a_cancelled_activity_takes_nobody(section, branch, desk):
    activity = make.activity("talk", branch, "2026-11-20")
    shown = section(activity)
    assert shown.add_button.isEnabled()
    desk.run(close_activity(activity_id=activity, note="停电"))
    assert not shown.add_button.isEnabled()


def test_a_card_opens_and_a_hidden_section_reads_later(section, branch, desk, qtbot):
    person = make.person("张三", branch)
    activity = make.activity("themed_day", branch, "2026-11-20")
    shown = section(activity)
    shown.hide()
    desk.run(post_due_list(activity_id=activity, on=ON))
    assert shown.told.text() == "应到名单还没有确定。"
    shown.show()
    assert shown.told.text().startswith("应到 1 人")
    shown.table.select_keys([person])
    with qtbot.waitSignal(shown.person_wanted):
        shown.table.opened.emit(shown.table.current_row())


def test_in_the_history_view_the_list_changes_only_after_asking(section, branch, desk, ask):
    make.person("张三", branch)
    activity = make.activity("themed_day", branch, "2026-11-20")
    make.done(post_due_list(activity_id=activity, on=ON))
    shown = section(activity)
    desk.show_day(date(2026, 11, 20))
    shown.table.selectAll()
    shown.remove()
    shown.add()
    shown.fix()
    assert len(ask.asked) == 3
    assert shown.findChild(OperationDialog) is None
    assert names(shown) == ["张三"]
    ask.answers.append(True)
    shown.remove()
    assert names(shown) == []
