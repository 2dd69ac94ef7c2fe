"""Stages of projects in the calendar: seen, opened, moved, red when late."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dangjian_desktop.operations.ledger_milestones import add_milestone, mark_milestone_done
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.queries.milestones import STAGE_KIND
from dangjian_desktop.ui.calendar.calendar_page import LIST, CalendarPage
from tests import make

ON = date(2026, 11, 21)
LATE, DUE = date(2026, 11, 18), date(2026, 11, 26)


@pytest.fixture
def project(data):
    return make.entry("project", make.branch(), "2026-10-01", name="降尘攻关")


def stage(project, title, day):
    return make.done(add_milestone(entry_id=project, title=title, due_on=day, on=ON))


@pytest.fixture
def page(qtbot, workbench, project):
    made = CalendarPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def due(project):
    return [one.due_on for one in LedgerEntryQuery(project, ON).fetch().milestones]


def spot_of(page, key):
    return next(spot for spot in page.month.spots() if spot.row.activity_id == -key)


def test_stages_stand_in_month_list_and_agenda_and_late_ones_are_red(page, project):
    late, coming = stage(project, "样机", LATE), stage(project, "中试", DUE)
    make.activity("talk", held_on="2026-11-26")
    page.read()
    assert spot_of(page, late).row.shown == "bad"
    assert spot_of(page, coming).row.shown == "plain"
    assert page.month._icon_of(spot_of(page, late)) == ("flag", "bad")
    assert page.month._icon_of(spot_of(page, coming)) == ("flag", "")
    assert "逾期 3 天" in page.days.tip(spot_of(page, late).row)
    assert page.figures() == "1 项活动，已开展 0 项，里程碑 2 个（逾期 1 个）"
    page.set_mode(LIST)
    table = [
        [page.model.index(row, column).data() for column in range(page.model.columnCount())]
        for row in range(page.model.rowCount())
    ]
    assert table[0][2:4] == ["样机（降尘攻关）", "项目里程碑"]
    assert table[0][6] == "逾期 3 天"
    assert table[1][6] == "未完成"


def test_a_stage_that_is_done_is_shown_as_done(page, project, desk):
    key = stage(project, "样机", LATE)
    desk.run(mark_milestone_done(milestone_id=key, done_on=LATE, on=ON))
    page.read()
    assert page.month._icon_of(spot_of(page, key)) == ("check", "")
    assert "已完成" in page.days.tip(spot_of(page, key).row)


def test_a_stage_opens_the_row_of_its_project(qtbot, page, project):
    key = stage(project, "样机", LATE)
    page.read()
    with qtbot.waitSignal(page.entry_wanted) as heard:
        page.month.activity_opened.emit(-key)
    assert heard.args == [LedgerEntryQuery(project, ON).fetch().uid]


def test_a_stage_is_dragged_to_another_day_and_undo_puts_it_back(page, project, desk):
    key = stage(project, "中试", DUE)
    page.read()
    start = spot_of(page, key).room.center()
    end = page.month.cell(date(2026, 11, 27)).center()
    QTest.mousePress(page.month, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.month, start + QPoint(15, 15))
    QTest.mouseMove(page.month, end)
    QTest.mouseRelease(page.month, Qt.MouseButton.LeftButton, pos=end)
    assert due(project) == [date(2026, 11, 27)]
    desk.undo()
    assert due(project) == [DUE]


def test_a_stage_is_not_moved_before_its_project_began(page, project, desk):
    said = []
    desk.refused.connect(said.append)
    key = stage(project, "中试", DUE)
    page.read()
    page.move_activity_to(-key, date(2026, 9, 1), "")
    assert due(project) == [DUE]
    assert "早于" in said[0]


def test_an_hour_of_the_same_day_changes_nothing(page, project, desk):
    key = stage(project, "中试", DUE)
    page.read()
    page.move_activity_to(-key, DUE, "09:00")
    assert desk.undo_label is None
    assert due(project) == [DUE]


def test_stages_alone_can_be_chosen_and_a_kind_leaves_them_out(page, project):
    stage(project, "中试", DUE)
    make.activity("talk", held_on="2026-11-26")
    page.kind.setCurrentIndex(page.kind.findData(STAGE_KIND))
    page.read()
    assert [row.is_stage for row in page.days.rows] == [True]
    page.kind.setCurrentIndex(page.kind.findData("talk"))
    page.read()
    assert [row.is_stage for row in page.days.rows] == [False]


def test_a_zone_shows_the_stages_of_its_branches(page, project, workbench):
    branch = LedgerEntryQuery(project, ON).fetch().organisation_id
    other = make.branch("机电队党支部")
    make.zone("第一协作区", [branch])
    make.zone("第二协作区", [other])
    stage(project, "中试", DUE)
    page.place._follow()
    for zone, count in (("第一协作区", 1), ("第二协作区", 0)):
        page.place.setCurrentIndex(page.place.findText(zone))
        page.read()
        assert sum(row.is_stage for row in page.days.rows) == count
