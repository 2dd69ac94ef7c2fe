"""在墙登记 on the screen: what is out of date comes first, is printed again and takes its place."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.today import Source
from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.operations.people import change_person, record_departure
from dangjian_desktop.operations.printout import GROUP_LIST, WALL_REGISTER
from dangjian_desktop.operations.wall_register import post_sheet
from dangjian_desktop.operations.wall_rooms import add_room_wall, add_wall_spot
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.queries.wall_register import EditionsQuery, PostingsQuery
from dangjian_desktop.storage.models import WallSpot
from dangjian_desktop.ui.walls.register_page import RegisterPage
from dangjian_desktop.ui.walls.register_pane import (
    CORRECT,
    MOVE,
    OPEN,
    POST,
    REMOVE,
    REPLACE,
    SAVE,
    TAKE_DOWN,
)
from tests import make
from tests.pdf import text
from tests.ui.screen import misfits, settle
from tests.wall_stories import ON, WallStory


@pytest.fixture
def story(data):
    made = WallStory()
    make.done(
        add_wall_spot(
            wall_id=make.done(
                add_room_wall(
                    organisation_id=made.branch,
                    room="党员活动室",
                    name="北墙",
                    width_cm=600,
                    height_cm=280,
                )
            ),
            name="正中",
            left_cm=200,
            top_cm=60,
            width_cm=120,
            height_cm=85,
        )
    )
    return made


@pytest.fixture
def page(qtbot, workbench, story):
    made = RegisterPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    settle()
    return made


def wait(page):
    """Let changes that follow one another be read once."""
    page.read()
    settle()


def rows(page):
    model = page.model
    return [model.row_at(place).mark for place in range(model.rowCount())]


def said(page):
    return "\n".join(page.pane.sentences)


def fill(dialog, **values):
    for key, value in values.items():
        shown = PartialDate.of(value) if isinstance(value, date) else value
        dialog.form.editor(key).show_value(shown)


def opened(page, name):
    settle()
    return next(
        one for one in page.findChildren(object, name) if one.isVisible() and one.isWindow()
    )


def save(page, dialog):
    dialog.save()
    settle()
    wait(page)


def test_an_empty_register_says_where_sheets_come_from(page, ask):
    assert "在“版面”里打印" in page.table.empty_state.sentence.text()
    assert page.pane.isHidden()
    page.post_button.click()
    assert "还没有印过上墙的版面" in ask.asked[-1]
    assert not page.reprint_button.isEnabled()


def test_copies_of_a_sheet_are_told_apart(page, story):
    edition = story.printed()
    for place in ("党员活动室", "井口走廊"):
        make.done(post_sheet(edition_id=edition, posted_on=ON, on=ON, place=place))
    wait(page)
    model = page.model
    column = [one.key for one in model.columns].index("number")
    cells = [model.data(model.index(row, column)) for row in range(model.rowCount())]
    assert cells == ["DJ-0001", "DJ-0001 第 2 份"]


def test_who_left_is_told_and_the_new_sheet_takes_the_place(page, story, desk, ask, tmp_path):
    edition = story.printed()
    wait(page)
    page.views["waiting"].click()
    page.pane.links[POST].click()
    dialog = opened(page, "post_dialog")
    fill(dialog, spot=WallSpot.select().first().id, posted_by="李四")
    save(page, dialog)
    page.views["hanging"].click()
    wait(page)
    assert page.line.posted.place == "党员活动室 · 北墙 · 正中"
    assert "与今天的记录一致" in said(page)

    desk.run(
        record_departure(person_id=story.other, reason=LeaveReason.TRANSFER, on=date(2026, 11, 20))
    )
    wait(page)
    assert "王五已于 2026-11-20 转出，还写在“第一党小组”" in said(page)
    assert page.figures() == "在墙 1 张 · 已过时 1 张 · 待挂 0 张"
    assert page.reprint_button.text() == "重印过时的 1 张"
    ask.answers.append(tmp_path / "重印.pdf")
    page.reprint_button.click()
    wait(page)
    newest = EditionsQuery(ON).fetch()[0]
    assert (newest.number, newest.printed_on) == (2, ON)
    assert "DJ-0002 已经按今天的数据印好" in said(page)
    assert not page.reprint_button.isEnabled()

    page.pane.links[REPLACE].click()
    save(page, opened(page, "post_dialog"))
    (hangs,) = PostingsQuery(ON, story.branch).fetch()
    assert (hangs.number, hangs.place) == (2, "党员活动室 · 北墙 · 正中")
    assert "DJ-0001　2026-11-21 至 2026-11-21" in said(page)
    desk.undo()
    wait(page)
    assert page.line.edition_id == edition


def test_a_sheet_is_moved_taken_down_and_put_right(page, story, desk):
    story.hung("走廊")
    wait(page)
    page.pane.links[MOVE].click()
    dialog = opened(page, "move_posting_dialog")
    fill(dialog, place="公开栏")
    save(page, dialog)
    assert page.line.posted.place == "公开栏"
    page.pane.links[CORRECT].click()
    dialog = opened(page, "correct_posting_dialog")
    fill(dialog, posted_by="李四", note="边框换过", on=date(2026, 8, 1))
    dialog.save()
    settle()
    assert "不能早于 2026-09-01" in dialog.refusal.sentence.text()
    fill(dialog, on=date(2026, 10, 1))
    save(page, dialog)
    assert "2026-10-01 上墙（李四）" in said(page)
    assert "边框换过" in said(page)
    page.pane.links[TAKE_DOWN].click()
    save(page, opened(page, "end_posting_dialog"))
    assert rows(page) == []
    page.views["past"].click()
    assert rows(page) == ["DJ-0001", "DJ-0001"]  # the move left its trace
    before = PostingsQuery(ON, with_past=True).fetch()
    page.pane.links[REMOVE].click()
    assert len(PostingsQuery(ON, with_past=True).fetch()) == len(before) - 1
    desk.undo()
    assert PostingsQuery(ON, with_past=True).fetch() == before


def test_an_old_edition_is_opened_as_it_was_printed(page, story, monkeypatch):
    shown = []
    monkeypatch.setattr("dangjian_desktop.ui.walls.register_page.open_path", shown.append)
    story.hung()
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    wait(page)
    page.pane.links[OPEN].click()
    (path,) = shown
    assert path.name == "DJ-0001 组织架构图.pdf"
    assert "王五" in text(path)


def test_the_list_of_today_and_a_mark_lead_to_the_sheet(page, story):
    story.hung("走廊", code=GROUP_LIST)
    posting = story.hung()
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    (item, *_more) = [one for one in TodayQuery(ON, story.branch).fetch() if one.row_id == posting]
    assert item.source is Source.WALL
    page.show_due(item)
    settle()
    assert page.line.posted.posting_id == posting
    waiting = story.printed(on=ON)
    uid = next(one.uid for one in EditionsQuery(ON).fetch() if one.edition_id == waiting)
    page.show_edition(uid)
    settle()
    assert page.line.edition_id == waiting
    assert page.views["waiting"].isChecked()


def test_only_one_sheet_is_saved_again_and_the_register_prints_as_a_list(
    page, story, ask, tmp_path
):
    story.hung()
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    wait(page)
    ask.answers.append(tmp_path / "新.pdf")
    page.pane.links[SAVE].click()
    assert "DJ-0002" in text(tmp_path / "新.pdf")
    wanted = []
    page.print_wanted.connect(wanted.append)
    page.print_shown()
    assert wanted[0].code == WALL_REGISTER


def test_everything_has_its_room_in_large_type_and_with_long_words(page, story):
    long = make.branch("综采一队党支部与机电运输队联合党支部委员会（井下第三作业区）筹备组支部")
    make.person("赵一", long)
    story.hung("井口走廊左侧第三块宣传栏的正中间，安全帽柜旁边，离地一米五的地方")
    for number in range(9):
        make.person(f"新党员{number}", story.branch, group=story.group)
    wait(page)
    assert misfits(page) == []
    for shown in ("stale", "waiting", "past"):
        page.views[shown].click()
        settle()
        assert misfits(page) == []


def test_the_pane_is_as_high_as_the_table_with_a_sheet_and_without(page, story):
    def tops():
        return [one.mapTo(page, one.rect().topLeft()).y() for one in (page.table, page.pane.frame)]

    assert len(set(tops())) == 1
    story.hung()
    wait(page)
    assert len(set(tops())) == 1
    assert page.pane.sentences[0] == "组织架构图"
