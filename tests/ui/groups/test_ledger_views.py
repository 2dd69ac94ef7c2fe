"""Boards and checklists on the ledger page: chosen by the switch, read, opened, filled."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.host.settings import Theme
from dangjian_desktop.operations.ledger_milestones import add_milestone, mark_milestone_done
from dangjian_desktop.operations.ledgers import add_entry
from dangjian_desktop.storage.models import LedgerEntry
from dangjian_desktop.ui.groups.board_view import card_lines
from dangjian_desktop.ui.groups.book_dialog import BooksDialog
from dangjian_desktop.ui.groups.entry_dialog import EntryDialog
from dangjian_desktop.ui.groups.ledger_page import LedgerPage
from dangjian_desktop.ui.shared import theme
from tests import make
from tests.ui.screen import misfits, settle

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部")


@pytest.fixture
def page(qtbot, workbench, branch):
    made = LedgerPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def breakthrough(branch, subject, **values):
    told = {"situation": "破难局", "point": "堵点", "secretary": "王书记", **values}
    return make.entry("breakthrough", branch, subject=subject, **told)


def titles(page):
    return {
        column.heading.text(): [
            column.cards.item(row).text() for row in range(column.cards.count())
        ]
        for column in page.views.board.columns
    }


def test_a_book_without_a_board_offers_the_table_alone(page):
    page.open_book("hazard")
    assert not page.header.views.isVisible()
    page.open_book("breakthrough")
    assert page.header.views.isVisible()
    assert not page.header.views.buttons["checklist"].isVisible()


def test_breakthroughs_are_shown_as_cards(qtbot, page, branch):
    breakthrough(branch, "过断层", due_on="2026-11-01")
    entry = breakthrough(branch, "提效", situation="解困局", due_on="2026-12-20")
    stage = make.done(add_milestone(entry_id=entry, title="样机", due_on=ON, on=ON))
    make.done(add_milestone(entry_id=entry, title="试用", due_on=ON, on=ON))
    make.done(mark_milestone_done(milestone_id=stage, done_on=ON, on=ON))
    page.open_book("breakthrough")
    page.header.views.buttons["board"].click()
    assert titles(page) == {"破难局": ["过断层"], "解困局": ["提效"], "创新局": []}
    assert "逾期 1" in page.views.board.columns[0].figures.text()
    row = page.views.board.columns[1].cards.item(0).data(Qt.ItemDataRole.UserRole)
    assert card_lines(row) == ["堵点", "领题书记 王书记", "破题期限 2026-12-20", "节点 1/2"]
    settle()
    assert misfits(page.views.board) == []


def test_arrows_go_from_card_to_card_and_the_choice_follows(qtbot, page, branch):
    breakthrough(branch, "过断层")
    breakthrough(branch, "提效", situation="创新局")
    page.open_book("breakthrough")
    page.header.views.buttons["board"].click()
    page.views.focus_rows()
    assert page.current().title == "过断层"
    qtbot.keyClick(page.views.board.columns[0].cards, Qt.Key.Key_Right)
    assert page.current().title == "提效"  # the empty column between is passed over


def test_the_board_hears_what_is_entered_elsewhere(page, desk, branch):
    page.open_book("commitment")
    page.header.views.buttons["board"].click()
    assert titles(page) == {"已亮诺": [], "待评诺": [], "已评诺": []}
    desk.run(
        add_entry(
            book="commitment",
            organisation_id=branch,
            day=make.day("2026-11-01"),
            values={"promise": "零三违"},
            on=ON,
        )
    )
    assert titles(page)["已亮诺"] == ["零三违"]
    page.bar.line.show_words("没有的词")
    assert titles(page)["已亮诺"] == []


def test_a_row_is_found_on_the_board(page, branch):
    breakthrough(branch, "过断层")
    page.open_book("breakthrough")
    page.header.views.buttons["board"].click()
    page.show_entry(LedgerEntry.get().uid)
    assert page.current().title == "过断层"
    assert page.views.view == "board"


def items(page, number):
    listed = page.views.checklist.lists[number].items
    return [listed.item(row).text() for row in range(listed.count())]


def test_what_nobody_looked_at_is_not_called_missing(page, branch):
    make.entry("stronghold", branch, "2026-11-03", list="五有", item="有书报", condition="缺失")
    page.open_book("stronghold")
    page.header.views.buttons["checklist"].click()
    assert items(page, 0)[0] == "有场所 · 未检查"
    assert items(page, 0)[3] == "有书报 · 缺失，2026-11-03"
    assert page.views.checklist.lists[0].figures.text() == "未检查 4 · 要整改 1"
    assert page.views.checklist.told.text().endswith("没有检查不等于缺。")


def test_the_checklist_follows_another_look(page, branch, themed):
    page.open_book("stronghold")
    page.header.views.buttons["checklist"].click()
    first = page.views.checklist.lists[0].items.item(0)
    light = first.icon().pixmap(16).toImage()
    theme.apply_theme(themed, Theme.DARK, large=True)
    assert first.sizeHint().height() == theme.LARGE_TYPE.row
    assert first.icon().pixmap(16).toImage() != light


def test_a_thing_is_looked_at_from_the_list(qtbot, page, branch, desk):
    page.open_book("stronghold")
    page.place.choose(branch)
    page.header.views.buttons["checklist"].click()
    page.views.checklist.lists[1].items.setCurrentRow(0)
    page.views.checklist.check_button.click()
    dialog = page.window().findChild(EntryDialog)
    values = dialog.form.values()
    assert (values["list"], values["item"]) == ("十上墙", "党旗")
    dialog.form.editor("condition").show_value("完好")
    dialog.form.editor("condition").edited.emit()
    dialog.save()
    assert items(page, 1)[0].startswith("党旗 · 完好，")


def test_the_form_offers_the_things_of_the_chosen_list(page, branch):
    page.open_book("stronghold")
    page.add()
    form = page.window().findChild(EntryDialog).form
    form.editor("list").show_value("五有")
    form.editor("list").edited.emit()
    offered = [form.editor("item").box.itemText(n) for n in range(form.editor("item").box.count())]
    assert offered[1:] == ["有场所", "有设施", "有党旗标识", "有书报", "有制度"]


def test_the_lists_are_edited_where_they_are_shown(page):
    page.open_book("stronghold")
    page.header.views.buttons["checklist"].click()
    page.views.checklist.edit_button.click()
    dialog = page.findChild(BooksDialog)
    assert dialog.draft.code == "stronghold"
    assert dialog.fields.box.list.key == "item"
    dialog.reject()
