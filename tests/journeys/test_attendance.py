"""A meeting from the list of who is due to the figures of the year, and back by undo."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.vocabulary import ActivityState, Post, Stage
from dangjian_desktop.host.settings import Settings, Theme
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.attendance_figures import AttendanceFiguresQuery
from dangjian_desktop.queries.study_hours import StudyHoursQuery
from dangjian_desktop.ui.calendar.attendance_page import AttendancePage
from dangjian_desktop.ui.calendar.attendance_section import AttendanceSection
from dangjian_desktop.ui.calendar.sign_in_section import SignInSection
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from tests import make
from tests.conftest import RULES

ON = date(2026, 11, 21)
Key = Qt.Key


@pytest.fixture
def bench(data, qapp, tmp_path):
    """A workbench on a fresh file."""
    theme.prepare(RULES.parent)
    theme.apply_theme(qapp, Theme.LIGHT)
    desk = Desk(Runner(actor="测试员"), lambda: ON)
    keeper = SettingsKeeper(Settings(), tmp_path / "settings.json")
    return Workbench(desk, Jobs(instant=True), CannedAsk(), keeper)


def test_from_the_list_to_the_figures_and_back(qtbot, bench):
    branch = make.branch()
    group = make.group(branch)
    people = {
        name: make.person(name, branch, group=group) for name in ("张三", "李四", "王五", "赵山")
    }
    make.person("孙七", branch, stage=Stage.ACTIVIST)
    make.post(people["张三"], branch, Post.SECRETARY)
    activity = make.activity("themed_day", branch, "2026-11-20", study_minutes=120)

    sign_in, marks, page = (
        SignInSection(bench, activity),
        AttendanceSection(bench, activity),
        AttendancePage(bench),
    )
    for widget in (sign_in, marks, page):
        qtbot.addWidget(widget)
        widget.show()

    # Who is due is fixed; a member who leaves afterwards is told, the list stands.
    sign_in.table.empty_state.button.click()
    assert "应到 4 人" in sign_in.told.text()
    assert marks.model.rowCount() == 4

    # Initials are typed; one name is ambiguous and is chosen.
    for typed, key in (("ls", Key.Key_6), ("ww", Key.Key_3)):
        qtbot.keyClicks(marks.line, typed)
        qtbot.keyClick(marks.line, key)
    qtbot.keyClicks(marks.line, "zs")
    qtbot.keyClick(marks.line, Key.Key_Down)
    qtbot.keyClick(marks.line, Key.Key_Return)
    assert ActivityQuery(activity).fetch().state is ActivityState.HELD
    assert "实到 1 · 迟到 0 · 请假 1 · 缺席 0 · 公出 0 · 当班 1 · 未登记 1" in marks.counts.text()
    marks.rest_button.click()
    assert "未登记 0" in marks.counts.text()

    # Whoever was on shift makes up for it.
    marks.make_up_button.click()
    dialog = marks.findChild(OperationDialog, "make_up_dialog")
    with qtbot.waitSignal(marks.activity_wanted) as told:
        dialog.save()
    session = AttendanceSection(bench, told.args[0])
    qtbot.addWidget(session)
    session.show()
    qtbot.keyClicks(session.line, "ls")
    qtbot.keyClick(session.line, Key.Key_Return)
    assert "补课 1" in marks.counts.text()

    # The year knows it, and the hours.
    query = AttendanceFiguresQuery(date(2026, 1, 1), ON, ON)
    total = query.total()
    assert (total.due, total.came, total.made_up, total.rate) == (4, 2, 1, 1)
    hours = {row.name: row.minutes for row in StudyHoursQuery(2026, ON).fetch()}
    assert hours == {"李四": 120, "王五": None, "张三": 120, "赵山": 120}
    qtbot.waitUntil(lambda: page.figures() == "应到 4 · 实到 2 · 出勤率 100%")

    # Undo goes all the way back: nothing recorded, then no list.
    undone = 0
    while bench.desk.undo():
        undone += 1
    assert undone == 7
    assert ActivityQuery(activity).fetch().due_fixed_on is None
    assert ActivityQuery(activity).fetch().state is ActivityState.PLANNED
    assert marks.model.rowCount() == 0
    assert query.fetch() == []
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
