"""A resolution goes over into the 责任清单 from its meeting: prefilled, linked, once."""

from datetime import date

import pytest

from dangjian_desktop.operations.agenda import post_resolution
from dangjian_desktop.queries.tasks import ResolutionsQuery
from dangjian_desktop.ui.calendar.resolutions_section import ResolutionsSection
from dangjian_desktop.ui.groups.entry_card import EntryCard
from dangjian_desktop.ui.groups.resolution_dialog import open_resolution_entry
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def mine(data):
    branch = make.branch()
    made = {"branch": branch, "张三": make.person("张三", branch)}
    made["meeting"] = make.activity("committee_meeting", branch, "2026-11-10", title="支委会")
    made["task"] = make.done(
        post_resolution(
            activity_id=made["meeting"],
            title="装护栏",
            on=date(2026, 11, 10),
            values={"owner": made["张三"], "due_on": date(2026, 12, 1)},
        )
    )
    return made


@pytest.fixture
def section(qtbot, workbench, mine):
    made = ResolutionsSection(workbench, mine["meeting"])
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_button_asks_for_the_row_of_the_chosen_resolution(qtbot, section, mine):
    (button,) = section.hand_on_buttons
    assert button.text() == "转入责任清单"
    section.tasks.table.setCurrentIndex(section.tasks.model.index(0, 0))
    with qtbot.waitSignal(section.resolution_wanted) as heard:
        button.click()
    assert heard.args == [mine["task"], "duty_list"]


def test_the_form_is_prefilled_and_saving_binds_both(qtbot, workbench, section, mine):
    dialog = open_resolution_entry(workbench, section, task_id=mine["task"], book_code="duty_list")
    values = dialog.form.values()
    assert values["duty"] == "装护栏"
    assert values["rhythm"] == "一次办结"
    assert values["source"] == "会议决议"
    assert values["due_on"].iso == "2026-12-01"
    assert values["day"].iso == "2026-11-10"
    assert "支委会" in dialog.windowTitle() or "转入责任清单" in dialog.windowTitle()
    dialog.form.show_value("kind", "安全生产")
    dialog.form.show_value("standard", "验收合格")
    dialog.save()
    (row,) = ResolutionsQuery(mine["meeting"], ON).fetch()
    assert row.entry.title == "装护栏"
    model = section.tasks.model
    assert model.index(0, 0).data() == "已转责任清单"
    assert "在责任清单里办" in model.index(0, 4).data()
    section.tasks.table.setCurrentIndex(model.index(0, 0))
    assert not section.hand_on_buttons[0].isEnabled()
    with qtbot.waitSignal(section.entry_wanted) as heard:
        section.tasks.do_next()
    assert heard.args == [row.entry.uid]


def test_the_card_of_the_row_shows_its_meeting(qtbot, workbench, section, mine):
    dialog = open_resolution_entry(workbench, section, task_id=mine["task"], book_code="duty_list")
    dialog.save()
    (row,) = ResolutionsQuery(mine["meeting"], ON).fetch()
    card = EntryCard(workbench)
    qtbot.addWidget(card)
    card.show_row(row.entry, row.entry.book)
    link = card.findChild(object, "entry_source")
    assert "2026-11-10 支委会" in link.text()
    with qtbot.waitSignal(card.activity_wanted) as heard:
        link.click()
    assert heard.args == [mine["meeting"]]


def test_a_resolution_that_is_no_more_is_told(workbench, section, ask):
    assert open_resolution_entry(workbench, section, task_id=999, book_code="duty_list") is None
