"""今日: what is due stands there with its reason, and one click leads to where it is done."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from dangjian_desktop.domain.problems import Sentence, Told
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState, Post, Stage
from dangjian_desktop.host.settings import Language
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.operations.printout import GROUP_LIST, WORK_TIPS, Printout
from dangjian_desktop.operations.today import examine_today
from dangjian_desktop.operations.wall_register import make_editions, post_sheet, record_edition
from dangjian_desktop.ui.shared.wording import retold
from dangjian_desktop.ui.today.page import TodayPage
from dangjian_desktop.ui.today.todo_list import TodoList, button_room, due_text
from tests import make

ON = date(2026, 11, 21)  # a Saturday


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def open_page(qtbot, workbench):
    def open_now() -> TodayPage:
        made = TodayPage(workbench)
        qtbot.addWidget(made)
        made.resize(1366, 680)
        made.show()
        return made

    return open_now


def item(what="支委会", band=Band.THIS_WEEK, due_on=ON, **more):
    values = {
        "source": Source.OBLIGATION,
        "state": ObligationState.DUE_SOON,
        "who": "综采一队党支部",
        "why": "支部工作条例",
        "act": Act.ADD_ACTIVITY,
        **more,
    }
    return TodayItem(band=band, what=what, due_on=due_on, **values)


def test_a_meeting_without_a_record_is_asked_after_until_it_is_recorded(
    qtbot, open_page, branch, desk
):
    activity = make.activity("committee_meeting", branch, "2026-11-10", title="十一月支委会")
    page = open_page()
    shown = page.list.todo.items[0]
    assert (shown.band, shown.what) == (Band.OVERDUE, "2026-11-10 十一月支委会")
    assert "没有登记不等于没有开" in shown.why
    assert page.figures().startswith("过期 1 · 本周 0 · 本月 ")
    assert page.pressing_count == 1
    with qtbot.waitSignal(page.activity_wanted) as told:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert told.args == [activity]
    desk.run(change_activity(activity_id=activity, values={"minutes": "开了会"}, on=ON))
    qtbot.waitUntil(lambda: page.list.todo.items[0].source is not Source.RECORD)
    desk.undo()
    qtbot.waitUntil(lambda: page.list.todo.items[0].source is Source.RECORD)


def test_nothing_due_is_one_sentence_and_one_thing_to_do(qtbot, open_page, data):
    make.committee()  # without a branch nobody owes anything
    page = open_page()
    assert not page.list.isVisible()
    assert page.nothing.sentence.text() == "眼下没有到期要办的事。"
    with qtbot.waitSignal(page.new_activity_wanted):
        page.nothing.button.click()


def test_the_week_and_the_anniversaries_stand_beside_it_and_open(qtbot, open_page, branch):
    activity = make.activity(
        "themed_day", branch, "2026-11-20", title="冬季四防", begins="16:30", place="会议室"
    )
    make.done(change_activity(activity_id=activity, values={"minutes": "开了"}, on=ON))
    make.activity("themed_day", branch, "2026-11-23", title="下周的")
    make.person("张三", branch, admitted_on="1998-11-25", confirmed_on="1999-11-25")
    page = open_page()
    assert "1" in page.week.title.text()
    (week,) = page.week.findChildren(type(page.nothing.button), options=Qt.FindChildrenRecursively)
    assert week.text() == "冬季四防"
    with qtbot.waitSignal(page.activity_wanted) as told:
        week.click()
    assert told.args == [activity]
    (birthday,) = page.birthdays.findChildren(type(page.nothing.button))
    assert birthday.accessibleName() == "11-25 张三 入党 28 年 · 综采一队党支部"
    with qtbot.waitSignal(page.person_wanted):
        birthday.click()


def test_the_place_narrows_everything(qtbot, open_page, branch):
    other = make.branch("掘进一队党支部")
    make.activity("committee_meeting", branch, "2026-11-10")
    make.activity("committee_meeting", other, "2026-11-12")
    page = open_page()
    assert {item.who for item in page.list.todo.items} >= {"综采一队党支部", "掘进一队党支部"}
    page.place.choose(other)
    assert {item.who for item in page.list.todo.items} == {"掘进一队党支部"}


def test_a_stale_sheet_is_told_above_however_much_is_overdue(qtbot, open_page, branch, desk):
    for number in range(1, 29):
        make.activity("committee_meeting", branch, f"2026-10-{number:02d}")
    make.group(branch, "第一党小组")
    ((printout, made),) = make_editions([Printout(GROUP_LIST, ON, branch)])
    make.group(branch, "第二党小组")
    edition = make.done(record_edition(printout=printout, made=made))
    make.done(post_sheet(edition_id=edition, posted_on=ON, on=ON, place="北墙"))
    page = open_page()
    wall = page.sources.buttons[Source.WALL]
    assert wall.isVisible()
    assert wall.text() == "上墙 1"
    assert page.sources.buttons[None].isChecked()
    everything, count = page.list.todo.items, page.pressing_count
    qtbot.mouseClick(wall, Qt.MouseButton.LeftButton)
    assert [one.act for one in page.list.todo.items] == [Act.OPEN_WALLS]
    spoken = page.list.todo.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("已过时，党小组一览")  # and not 将到期: it has no day
    assert page.pressing_count == count  # the tab and the foot tell of all
    qtbot.mouseClick(wall, Qt.MouseButton.LeftButton)
    assert page.list.todo.items == everything


def test_a_source_of_which_nothing_is_left_is_let_go(open_page, branch, desk):
    activity = make.activity("committee_meeting", branch, "2026-11-10")
    page = open_page()
    assert page.sources.isVisible()
    page.sources.buttons[Source.RECORD].click()
    assert [one.source for one in page.list.todo.items] == [Source.RECORD]
    desk.run(change_activity(activity_id=activity, values={"minutes": "开了会"}, on=ON))
    page.read()
    assert page.sources.chosen is None
    assert page.list.todo.items
    assert not page.sources.buttons[Source.RECORD].isVisible()


def test_it_prints_as_the_tips_of_the_month(qtbot, open_page, branch):
    page = open_page()
    page.place.choose(branch)
    with qtbot.waitSignal(page.print_wanted) as told:
        page.print_button.click()
    (printout,) = told.args
    assert (printout.code, printout.on, printout.organisation_id) == (WORK_TIPS, ON, branch)


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (date(2026, 11, 19), "过期 2 天"),
        (ON, "今天到期"),
        (date(2026, 11, 22), "明天到期"),
        (date(2026, 11, 30), "11-30 前，还有 9 天"),
        (None, ""),
    ],
)
def test_by_when_is_said_as_a_person_says_it(themed, due_on, said):
    assert due_text(item(due_on=due_on), ON) == said


def test_the_cards_at_the_side_stand_close_under_their_headings(open_page, branch):
    page = open_page()
    for side in (page.week, page.upcoming, page.birthdays):
        assert side.frame.y() - side.title.geometry().bottom() <= 10
    assert page.birthdays.geometry().bottom() < page.height() // 2


def test_headings_stand_before_each_band_and_cannot_be_chosen(qtbot):
    shown = TodoList()
    qtbot.addWidget(shown)
    shown.resize(800, 400)
    shown.show_items([item(band=Band.OVERDUE, count=4), item(), item("党课")], ON)
    told = [shown.todo.index(row).data() for row in range(shown.todo.rowCount())]
    assert told == ["过期 4", "支委会", "本周 2", "支委会", "党课"]  # four in one line are four
    assert shown.current_item() == item(band=Band.OVERDUE, count=4)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.current_item() == item()
    assert not shown.todo.flags(shown.todo.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_click_beside_the_button_only_chooses_and_one_on_it_acts_once(qtbot):
    shown = TodoList()
    qtbot.addWidget(shown)
    shown.resize(800, 400)
    shown.show_items([item(), item("党课")], ON)
    shown.show()
    acted = []
    shown.act_wanted.connect(acted.append)
    line = shown.visualRect(shown.todo.index(2))
    view = shown.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=line.topLeft() + QPoint(200, 10))
    assert shown.current_item() == item("党课")
    assert acted == []
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=button_room(line).center())
    assert acted == [item("党课")]
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=line.topLeft() + QPoint(200, 10))
    assert len(acted) == 2


def test_terms_and_probations_open_what_they_are_about(qtbot, open_page, branch):
    secretary = make.person("王五", branch)
    make.done(
        appoint(
            person_id=secretary,
            organisation_id=branch,
            post=Post.SECRETARY,
            on=date(2024, 1, 15),
            elected_on=make.day("2024-01-15"),
        )
    )
    make.person("张三", branch, stage=Stage.PROBATIONARY, admitted_on="2026-03-10")
    page = open_page()
    term, probation = page.upcoming.findChildren(type(page.nothing.button))
    assert term.accessibleName() == "2027-01-15 综采一队党支部 任期届满"
    with qtbot.waitSignal(page.act_wanted) as told:
        term.click()
    assert (told.args[0].act, told.args[0].organisation_id) == (Act.OPEN_ELECTIONS, branch)
    assert probation.text() == "张三"
    with qtbot.waitSignal(page.person_wanted):
        probation.click()


def test_very_many_branches_are_judged_in_the_background(
    qtbot, open_page, branch, monkeypatch, workbench
):
    monkeypatch.setattr("dangjian_desktop.ui.today.page.AT_ONCE", 0)
    page = open_page()
    assert page.list.todo.items
    assert examine_today(ON, branch).items == page.list.todo.items


def test_in_a_narrow_window_the_list_keeps_most_of_the_room(open_page, branch):
    make.activity("committee_meeting", branch, "2026-11-10")
    page = open_page()
    wide = page._side.width()
    page.resize(960, 500)
    assert page._side.width() <= 960 // 3
    assert page.list.width() > 960 // 2
    page.resize(1366, 680)
    assert page._side.width() == wide


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_what_the_queries_put_together_is_told_in_the_language_of_the_window():
    who = Told("{who}等 {count} 个", who="第一党小组", count=2)
    assert who == "第一党小组等 2 个"
    assert retold(who) == "第一党小组 and others, 2 in all"
    assert retold(Told("{who}（{told}）", who=who, told=Sentence("还缺 {count} 人", count=3))) == (
        "第一党小组 and others, 2 in all (3 missing)"
    )
    assert retold("综采一队党支部") == "综采一队党支部"
