"""A recurrence is set up with a preview of its days; a kind of one's own is made."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.storage.models import Activity
from dangjian_desktop.ui.calendar.activity_dialog import ActivityDialog, Task
from dangjian_desktop.ui.calendar.kinds_dialog import KindDialog, KindsDialog
from dangjian_desktop.ui.calendar.series_dialog import SeriesDialog
from tests import make


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def page(qtbot):
    """What the dialogs stand over: a dialog that has closed is gone."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(page, workbench, branch):
    values = {"kind": "themed_day", "organisation": branch}
    made = SeriesDialog(workbench, since=date(2026, 5, 1), values=values, parent=page)
    made.show()
    return made


def choose(dialog, **values):
    for key, value in values.items():
        dialog.form.editor(key).show_value(value)
    dialog._follow()


def lines(dialog):
    return [dialog.preview.item(place).text() for place in range(dialog.preview.count())]


def test_the_days_are_previewed_with_the_reason_of_each_shift(dialog):
    choose(dialog, month_day=20, until=PartialDate(2026, 7, 31))
    assert lines(dialog) == [
        "2026-05-20 周三",
        "2026-06-22 周一　6月20日是休息日，顺延到6月22日",
        "2026-07-20 周一",
    ]
    assert dialog.told.text() == "共 3 次，其中 1 次因休息日顺延。"
    dialog.save()
    assert [row.held_on.day for row in Activity.select().order_by(Activity.held_on)] == [20, 22, 20]


def test_first_friday_of_may(dialog):
    choose(dialog, by="weekday", number=1, weekday=4, until=PartialDate(2026, 5, 31))
    assert dialog.form.is_shown("number")
    assert not dialog.form.is_shown("month_day")
    assert lines(dialog) == ["2026-05-06 周三　5月1日是休息日，顺延到5月6日"]


def test_weeks_ask_for_their_number(dialog):
    choose(dialog, often="weeks", weeks=2, weekday=2, until=PartialDate(2026, 6, 30))
    assert dialog.form.is_shown("weeks")
    assert len(lines(dialog)) == 4
    choose(dialog, often="week")
    assert not dialog.form.is_shown("weeks")
    choose(dialog, moves=False)
    assert not any("顺延" in line for line in lines(dialog))


def test_an_end_before_the_start_is_told_at_the_field(dialog):
    choose(dialog, until=PartialDate(2026, 4, 30), begins="16:00", ends="15:00")
    dialog.save()
    assert "早于开始日期" in dialog.findChild(QLabel, "until_problem").text()
    assert "不晚于开始时间" in dialog.findChild(QLabel, "ends_problem").text()
    assert not Activity.select().exists()
    assert lines(dialog) == []


@pytest.mark.parametrize("typed", ["2026", "2026-12"])
def test_an_end_without_its_day_is_told_at_the_field(dialog, typed):
    dialog.form.editor("until").line.setText(typed)
    dialog.save()
    assert "没有写到日" in dialog.findChild(QLabel, "until_problem").text()
    assert not Activity.select().exists()


def test_all_faults_of_a_new_activity_are_told_at_once(page, workbench, branch):
    young = make.branch("新设党支部", since="2026-10-01")
    dialog = ActivityDialog(workbench, Task.ADD, parent=page)
    dialog.show()
    form = dialog.form
    form.editor("kind").show_value("party_lecture")
    dialog._follow_kind()
    assert form.is_shown("lecturer")
    assert not form.is_shown("fixed_actions")
    form.editor("organisation").show_value(young)
    form.editor("on").line.setText("2026-09-30")
    form.editor("begins").line.setText("25:00")
    form.editor("ends").line.setText("9:00")
    form.editor("chair").line.setText("没有这个人")
    dialog.save()

    def told(key):
        return dialog.findChild(QLabel, f"{key}_problem").text()

    assert "还没有成立" in told("on")
    assert "不是钟点" in told("begins")
    assert "名册里没有" in told("chair")
    assert not Activity.select().exists()


def test_all_faults_of_a_kind_are_told_at_once_and_ticks_are_not_thrown_away(
    qtbot, page, workbench, branch, ask
):
    dialog = KindDialog(workbench, None, page)
    dialog.show()
    for box in dialog.held_by.boxes.values():
        box.setChecked(False)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "至少选一级组织" in dialog.problems["held_by"].text()
    assert dialog.findChild(QLabel, "label_problem").isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "还没有保存" in ask.asked[-1]
    ask.answers.append(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_kind_of_ones_own_is_made_used_and_retired(page, workbench, branch):
    dialog = KindsDialog(workbench, page)
    dialog.show()
    assert not dialog.change_button.isEnabled()
    dialog.add_button.click()
    kind_dialog = dialog.findChild(KindDialog)
    kind_dialog.form.editor("label").show_value("红色观影")
    for box in kind_dialog.held_by.boxes.values():
        box.setChecked(False)
    kind_dialog.save()
    assert "至少选一级组织" in kind_dialog.problems["held_by"].text()
    next(iter(kind_dialog.held_by.boxes.values())).setChecked(True)
    for value, box in kind_dialog.held_by.boxes.items():
        box.setChecked(value == "branch")
    kind_dialog.form.editor("shown").show_value("gold")
    kind_dialog.save()
    (kind,) = [one for one in kinds_by_code().values() if one.is_own]
    assert (kind.label, kind.shown) == ("红色观影", "gold")
    make.activity(kind.code, branch)
    dialog.retire()
    assert dialog.retire_button.text() == "恢复使用"
    assert dialog.list.item(0).text() == "红色观影（已停用）"
    dialog.retire()
    assert not kinds_by_code()[kind.code].is_retired
