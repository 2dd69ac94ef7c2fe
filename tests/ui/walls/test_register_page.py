"""在墙登记 on the screen: what is out of date comes first, is printed again and takes its place."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.operations.wall_rooms import add_room_wall, add_wall_spot
from dangjian_desktop.queries.wall_register import EditionsQuery, PostingsQuery
from dangjian_desktop.ui.walls.register_page import RegisterPage
from dangjian_desktop.ui.walls.register_pane import (
    POST,
    REPLACE,
)
from tests import make
from tests.ui.screen import settle
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
    return [line.title for line in page.model.rows_shown()]


def said(page):
    return "\n".join(page.pane.sentences)


def fill(dialog, **values):
    for key, value in values.items():
        shown = PartialDate.of(value) if isinstance(value, date) else value
        dialog.form.editor(key).show_value(shown)


def opened(page, name):
    settle()
    return next(
        one for one in page.findChildren(object) if getattr(one, "objectName", str)() == name
    )


def save(dialog):
    dialog.save_button.click()
    settle()


def test_an_empty_register_says_where_sheets_come_from(page, ask):
    assert "在“版面”里打印" in page.table.empty_state.sentence.text()
    page.post_button.click()
    assert "还没有印过上墙的版面" in ask.errors[-1]
    assert not page.reprint_button.isEnabled()


def test_who_left_is_told_and_the_new_sheet_takes_the_place(page, story, desk, ask):
    edition = story.printed()
    wait(page)
    page.views["waiting"].click()
    page.pane.links[POST].click()
    dialog = opened(page, "post_dialog")
    spot = next(value for value, word in dialog.form.editor("spot").choices if "正中" in word)
    fill(dialog, spot=spot, posted_by="李四")
    save(dialog)
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
    page.reprint_button.click()
    wait(page)
    newest = EditionsQuery(ON).fetch()[0]
    assert (newest.number, newest.printed_on) == (2, ON)
    assert "DJ-0002 已经按今天的数据印好" in said(page)
    assert not page.reprint_button.isEnabled()

    page.pane.links[REPLACE].click()
    dialog = opened(page, "post_dialog")
    save(dialog)
    wait(page)
    (hangs,) = PostingsQuery(ON, story.branch).fetch()
    assert (hangs.number, hangs.place) == (2, "党员活动室 · 北墙 · 正中")
    assert "DJ-0001　2026-11-21 至 2026-11-21" in said(page)
    desk.undo()
    wait(page)
    assert page.line.edition_id == edition
