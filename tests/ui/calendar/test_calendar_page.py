"""The calendar: month, week and list; chosen, opened, added and moved by mouse and by key."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.operations.activities import change_activity, remove_activity
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.shifts import ShiftPatternsQuery, crew_letters
from dangjian_desktop.storage.models import Activity, CrewPattern, ShiftCrew
from dangjian_desktop.ui.calendar.activity_dialog import ActivityDialog
from dangjian_desktop.ui.calendar.calendar_page import LIST, MONTH, WEEK, CalendarPage
from dangjian_desktop.ui.calendar.kinds_dialog import KindsDialog
from dangjian_desktop.ui.calendar.series_dialog import SeriesDialog
from tests import make

DAY = date(2026, 11, 18)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def lecture(branch):
    return make.activity(
        "party_lecture", branch, DAY.isoformat(), begins="09:00", ends="10:30", place="三楼会议室"
    )


@pytest.fixture
def page(qtbot, workbench, branch):
    made = CalendarPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def held_on(activity_id):
    return ActivityQuery(activity_id).fetch().held_on


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def drag(view, start, end):
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(15, 15))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_the_month_shows_activities_and_says_how_many(lecture, page):
    page.show_day(DAY)
    (spot,) = page.month.spots()
    assert spot.row.activity_id == lecture
    assert page.month.cell(DAY).contains(spot.room)
    assert page.title.text() == "2026年11月"
    assert page.figures() == "1 项活动，已开展 0 项"
    assert "三楼会议室" in page.days.tip(spot.row)


def test_three_lines_a_day_and_the_others_are_counted_and_opened(qtbot, branch, page, desk):
    for number in range(5):
        make.activity("talk", branch, DAY.isoformat(), title=f"谈心{number}")
    page.read()
    assert len(page.month.spots()) == 3
    (more,) = page.month.mores()
    assert (more.day, more.count) == (DAY, 2)
    QTest.mouseClick(page.month, Qt.MouseButton.LeftButton, pos=more.room.center())
    texts = [page.agenda.list.item(n).text() for n in range(page.agenda.list.count())]
    assert sum("谈心" in text for text in texts) == 5
    assert page.agenda.list.hasFocus()
    press(page.agenda.list, Qt.Key.Key_Escape)
    assert page.month.hasFocus()


def test_keys_go_by_day_and_month_and_open(qtbot, lecture, page):
    page.show_day(date(2026, 11, 11))
    month = page.month
    press(month, Qt.Key.Key_Down)
    assert month.day == DAY
    press(month, Qt.Key.Key_Left)
    press(month, Qt.Key.Key_Right)
    press(month, Qt.Key.Key_PageDown)
    assert (month.day, page.title.text()) == (date(2026, 12, 18), "2026年12月")
    press(month, Qt.Key.Key_PageUp)
    press(month, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.activity
    assert page.activity.row.activity_id == lecture
    page.activity.go_back()
    assert page.stack.currentWidget() is page.calendar
    press(month, Qt.Key.Key_T)
    assert month.day == page._bench.desk.on


@pytest.mark.parametrize(
    ("mode", "first", "last"),
    [
        (MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (WEEK, date(2026, 11, 16), date(2026, 11, 22)),
    ],
)
def test_home_and_end_go_to_the_edges_of_the_month_or_week(page, mode, first, last):
    page.set_mode(mode)
    page.show_day(DAY)
    press(page._view(), Qt.Key.Key_End)
    assert page.day == last
    press(page._view(), Qt.Key.Key_End)
    assert page.day == last
    press(page._view(), Qt.Key.Key_Home)
    assert page.day == first


def test_shift_and_arrows_move_the_activity_and_undo_brings_it_back(lecture, page, desk):
    page.show_day(DAY)
    shift = Qt.KeyboardModifier.ShiftModifier
    press(page.month, Qt.Key.Key_Right, shift)
    assert held_on(lecture) == date(2026, 11, 19)
    assert page.month.day == date(2026, 11, 19)
    press(page.month, Qt.Key.Key_Up, shift)
    assert held_on(lecture) == date(2026, 11, 12)
    desk.undo()
    desk.undo()
    assert held_on(lecture) == DAY
    assert page.month.spots()[0].row.held_on == DAY


def test_dragging_moves_to_another_day(lecture, page, desk):
    page.read()
    (spot,) = page.month.spots()
    noted = []
    desk.noted.connect(lambda said, can_undo: noted.append((said, can_undo)))
    drag(page.month, spot.room.center(), page.month.cell(date(2026, 11, 24)).center())
    assert held_on(lecture) == date(2026, 11, 24)
    assert noted == [("已完成：移动活动", True)]
    desk.undo()
    assert held_on(lecture) == DAY


def test_dragging_in_the_week_moves_to_another_hour_and_keeps_the_length(lecture, page):
    page.show_day(DAY)
    page.set_mode(WEEK)
    (spot,) = page.week.spots()
    hour = page.week._y(11 * 60) - page.week._y(10 * 60)
    drag(page.week, spot.room.center(), spot.room.center() + QPoint(0, 2 * hour))
    row = ActivityQuery(lecture).fetch()
    assert (row.held_on, row.begins, row.ends) == (DAY, "11:00", "12:30")
    press(page.week, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    row = ActivityQuery(lecture).fetch()
    assert (row.begins, row.ends) == ("10:30", "12:00")


def test_the_week_has_blocks_beside_one_another_and_a_lane_for_whole_days(branch, lecture, page):
    other = make.activity("talk", branch, DAY.isoformat(), begins="10:00", ends="11:00")
    whole = make.activity("volunteering", branch, DAY.isoformat())
    page.show_day(DAY)
    page.set_mode(WEEK)
    page.read()
    rooms = {spot.row.activity_id: spot.room for spot in page.week.spots()}
    assert rooms[lecture].right() < rooms[other].left()
    assert rooms[whole].bottom() < page.week._lane_bottom() <= rooms[lecture].top()
    assert page.week.hour_at(rooms[lecture].topLeft()) == "09:00"
    assert page.figures() == "3 项活动，已开展 0 项"


def test_moving_into_a_conflict_is_asked_about_and_can_be_declined(lecture, branch, page, ask):
    make.activity("talk", branch, "2026-11-19", begins="09:00", ends="10:00", place="三楼会议室")
    page.read()
    page.show_day(DAY)
    press(page.month, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert held_on(lecture) == DAY
    assert "三楼会议室同时有" in ask.asked[-1]
    ask.answers.append(True)
    press(page.month, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert held_on(lecture) == date(2026, 11, 19)


def test_conflicts_carry_a_warning_with_the_reason(lecture, branch, page):
    make.activity("talk", branch, DAY.isoformat(), begins="10:00", place="三楼会议室")
    page.read()
    page.look_for_conflicts()
    assert all(spot.warns for spot in page.month.spots())
    row = page.month.spots()[0].row
    assert "三楼会议室同时有综采一队党支部 谈心谈话" in page.days.tip(row)


def test_a_record_of_a_day_still_to_come_is_told(branch, page):
    key = make.activity("talk", branch, "2026-11-27")
    later = date(2026, 11, 27)  # entered on a computer whose clock was ahead
    make.done(change_activity(activity_id=key, values={"minutes": "记录"}, on=later))
    page.read()
    (spot,) = page.month.spots()
    assert spot.row.state is ActivityState.HELD
    assert "却已有记录" in page.days.tip(spot.row)


def test_place_zone_and_kind_narrow_what_is_shown(branch, lecture, page):
    other = make.branch("掘进一队党支部")
    zone = make.zone("第一协作区", [other])
    make.activity("talk", other, DAY.isoformat())
    page.place._follow()  # set up beside the desk, which would tell
    page.read()
    assert len(page.days.rows) == 2
    page.choose_place(branch)
    assert [row.activity_id for row in page.days.rows] == [lecture]
    page.place.setCurrentIndex(page.place.findData(f"zone:{zone}"))
    page.place.place_changed.emit()
    assert [row.kind for row in page.days.rows] == ["talk"]
    assert page.place.zone_id == zone
    page.place.choose(None)
    page.kind.setCurrentIndex(page.kind.findData("party_lecture"))
    page.kind.activated.emit(0)
    assert [row.kind for row in page.days.rows] == ["party_lecture"]


def test_holidays_and_make_up_days_are_marked_and_an_unknown_year_is_told(page):
    make.activity("talk", None, "2026-10-09")
    page.show_day(date(2026, 10, 9))
    assert page.days.mark(date(2026, 10, 1)) == "休"
    assert page.days.mark(date(2026, 10, 10)) == "班"
    assert page.days.mark(date(2026, 10, 9)) == ""
    assert page.told.text() == ""
    page.show_day(date(2027, 1, 4))
    assert "2027年的放假安排还没有收录（已收录到 2026 年）" in page.told.text()


def test_modes_change_by_key_and_the_list_is_a_table(lecture, page):
    page.show_day(DAY)
    press(page.month, Qt.Key.Key_L)
    assert (page.mode, page.model.rowCount()) == (LIST, 1)
    assert page.table.isVisible()
    page.table.opened.emit(page.model.keys and page.days.rows[0])
    assert page.activity.row.activity_id == lecture
    page.activity.go_back()
    page.set_mode(MONTH)
    press(page.month, Qt.Key.Key_W)
    assert page.mode == WEEK


def test_a_new_activity_begins_with_the_day_and_the_place(qtbot, branch, page):
    page.choose_place(branch)
    page.show_day(date(2026, 12, 3))
    press(page.month, Qt.Key.Key_N)
    dialog = page.findChild(ActivityDialog)
    assert dialog.form.editor("on").text() == "2026-12-03"
    dialog.form.editor("kind").show_value("party_lecture")
    dialog._follow_kind()
    dialog.save()
    row = ActivityQuery(Activity.select().first().id).fetch()
    assert (row.kind, row.held_on, row.organisation_id) == (
        "party_lecture",
        date(2026, 12, 3),
        branch,
    )
    assert page.month.activity_id == row.activity_id


def test_in_the_history_view_editing_asks_first(lecture, page, desk, ask):
    desk.show_day(date(2026, 11, 1))
    page.add()
    assert page.findChild(ActivityDialog) is None
    page.move_activity_to(lecture, date(2026, 11, 20), "")
    assert held_on(lecture) == DAY
    assert "历史视图" in ask.asked[-1]
    ask.answers.append(True)
    page.move_activity_to(lecture, date(2026, 11, 20), "")
    assert held_on(lecture) == date(2026, 11, 20)


def test_series_and_kinds_have_their_dialogs(page):
    page.add_series()
    assert page.findChild(SeriesDialog).isVisible()
    page.manage_kinds()
    assert page.findChild(KindsDialog).isVisible()


def test_the_shown_stretch_is_printed_and_exported(qtbot, lecture, page, ask, tmp_path):
    page.show_day(DAY)
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_shown()
    printout = told.args[0]
    assert (printout.code, printout.since, printout.until) == (
        "activity_list",
        date(2026, 11, 1),
        date(2026, 11, 30),
    )
    target = tmp_path / "活动.ics"
    ask.answers.append(target)
    page.export()
    assert b"BEGIN:VEVENT" in target.read_bytes()


def test_an_empty_stretch_says_what_to_do(lecture, page):
    page.show_day(DAY)
    assert page.told.text() == ""
    page.set_mode(WEEK)
    page.show_next()
    assert "还没有活动" in page.told.text()
    page.show_previous()
    assert page.told.text() == ""


def test_the_shifts_of_a_chosen_crew_stand_below_the_dates(branch, lecture, page):
    assert not page.crew.isVisible()
    code = next(iter(ShiftPatternsQuery(DAY).fetch()))

    def crew(writer):
        key = writer.insert(ShiftCrew, organisation=branch, name="甲班")
        writer.insert(CrewPattern, crew=key, pattern=code, anchor=DAY, offset=0)
        return key

    key = make.done(Operation("布景", "crew", crew))
    page.show_day(DAY)
    page.read()
    assert page.crew.isVisible()
    before = page.month.spots()[0].room.top()
    page.crew.setCurrentIndex(page.crew.findData(key))
    page.crew.activated.emit(1)
    letters = {band.text for band in page.days.bands.values()}
    assert letters == set(crew_letters(key, date(2026, 11, 1), date(2026, 11, 30)).values())
    assert page.month.spots()[0].room.top() > before  # the band has its own line
    page.set_mode(WEEK)
    page.week.grab()
    page.month.grab()


def test_another_day_of_the_status_line_is_read_once_and_only_while_it_is_seen(lecture, page, desk):
    told = []
    page.figures_changed.connect(told.append)
    desk.show_day(date(2026, 10, 1))
    assert (page.title.text(), told) == ("2026年10月", ["0 项活动，已开展 0 项"])
    page.hide()
    desk.show_day(DAY)
    assert len(told) == 1
    page.show()
    assert (page.title.text(), told[1:]) == ("2026年11月", ["1 项活动，已开展 0 项"])


def test_a_day_that_is_none_and_hours_that_cannot_be_are_told_at_once(page, branch):
    page.add()
    dialog = page.findChild(ActivityDialog)
    dialog.form.editor("kind").show_value("party_lecture")
    dialog.form.editor("on").line.setText("2026-02-31")
    dialog.form.editor("begins").line.setText("16:00")
    dialog.form.editor("ends").line.setText("15:00")
    dialog.save()
    told = {key: dialog.findChild(QLabel, f"{key}_problem").text() for key in ("on", "ends")}
    assert "“2026-02-31”不存在" in told["on"]
    assert told["ends"] == "结束时间 15:00 不晚于开始时间 16:00。请改正。"
    assert not Activity.select().exists()


def test_the_second_click_on_the_button_of_a_dialog_opens_nothing_below_it(page, branch, qtbot):
    view = page.month
    at = view.cell(DAY).center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    page.add()
    dialog = page.findChild(ActivityDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.reject()
    assert not dialog.isVisible()  # the only branch was filled in: nothing is lost, nothing asked
    page.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert not any(one.isVisible() for one in page.findChildren(ActivityDialog))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert any(one.isVisible() for one in page.findChildren(ActivityDialog))


def test_an_activity_removed_while_another_tab_is_seen_is_left_when_it_comes_back(
    lecture, page, desk
):
    page.show_activity(lecture)
    page.hide()
    desk.run(change_activity(activity_id=lecture, values={"title": "形势教育"}, on=DAY))
    assert page.activity.title.text() != "形势教育"
    page.show()
    assert page.activity.title.text() == "形势教育"
    page.hide()
    desk.run(remove_activity(activity_id=lecture))
    page.show()
    assert page.stack.currentWidget() is page.calendar
    assert page.month.spots() == []
    desk.undo()
    assert len(page.month.spots()) == 1
