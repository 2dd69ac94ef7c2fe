"""The page 录入核对: looked at, opened, and gone when the record is mended."""

from datetime import date

import pytest

from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.entry_checks import examine_entries
from dangjian_desktop.queries.entry_checks import EntryChecksQuery
from dangjian_desktop.ui.calendar.entry_check_page import EntryCheckPage
from tests import make

LATE = date(2026, 11, 1)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def page(qtbot, workbench, branch):
    made = EntryCheckPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    return made


def enter(branch, day, entered=LATE):
    activity = make.activity("themed_day", branch, day)
    make.done(change_activity(activity_id=activity, values={"minutes": "记录"}, on=entered))
    return activity


def test_what_was_entered_late_is_listed_and_opens_its_activity(qtbot, page, branch):
    activity = enter(branch, "2026-02-20")
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.figures() == "请核对 1 处"
    assert "不进数据包" in page.told.text()
    page.table.select_keys([page.model.keys[0]])
    with qtbot.waitSignal(page.activity_wanted) as told:
        page.table.opened.emit(page.model.keys[0])
    assert told.args == [activity]


def test_it_follows_what_is_entered_and_what_is_taken_back(qtbot, page, branch, desk):
    page.show()
    qtbot.waitUntil(lambda: not page._refresh.is_stale)
    assert page.model.rowCount() == 0
    activity = make.activity("themed_day", branch, "2026-02-20")
    desk.run(change_activity(activity_id=activity, values={"minutes": "记录"}, on=LATE))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    desk.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)


def test_period_and_place_narrow_what_is_looked_at(qtbot, page, branch):
    other = make.branch("掘进一队党支部")
    enter(branch, "2026-02-20")
    enter(other, "2025-02-20")
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.period.setCurrentIndex(page.period.count() - 1)
    page.look()
    assert [row.organisation_name for row in page.model.keys] == ["掘进一队党支部"]
    page.place.setCurrentIndex(page.place.findData(branch))
    page.look()
    assert page.model.rowCount() == 0


def test_examine_entries_is_what_the_page_asks(branch):
    enter(branch, "2026-02-20")
    query = EntryChecksQuery(date(2026, 1, 1), LATE, LATE)
    told = []
    assert len(examine_entries(query, lambda what, share: told.append((what, share)))) == 1
    assert told[0] == ("正在读取活动", 0.0)


def test_what_is_put_forward_goes_onto_no_paper(qtbot, workbench, data, desk):
    page = EntryCheckPage(workbench)
    qtbot.addWidget(page)
    with qtbot.waitSignal(desk.noted) as told:
        page.print_shown()
    assert "不打印" in told.args[0]
