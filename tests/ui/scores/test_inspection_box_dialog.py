"""The 迎检盒 on the screen: evidence is added, moved, taken out, opened and printed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dangjian_desktop.operations.printout import INSPECTION_BOX
from dangjian_desktop.queries.score_findings import LinkChoicesQuery
from dangjian_desktop.storage.models import ScoreEvidence
from dangjian_desktop.ui.scores.box_dialogs import box_print_dialog
from dangjian_desktop.ui.scores.inspection_box_dialog import InspectionBoxDialog
from dangjian_desktop.ui.scores.scores_page import ScoresPage
from tests.box_stories import PERIOD, filled_box, without_minutes
from tests.rubric_stories import checked, closed
from tests.ui.screen import settle


@pytest.fixture
def mine(data):
    return filled_box()


@pytest.fixture
def opened(qtbot, workbench, mine):
    holder = QWidget()
    qtbot.addWidget(holder)

    def show(period=PERIOD):
        dialog = InspectionBoxDialog(workbench, mine["branch"], period, holder)
        dialog.open()
        settle()
        return dialog

    return show


def entries(dialog):
    model = dialog.entry_model
    return [model.row_at(row) for row in range(model.rowCount())]


def titles(dialog):
    return [str(one.text) for one in entries(dialog)]


def test_items_their_evidence_and_what_is_missing(opened):
    dialog = opened()
    assert dialog.told.text() == "材料 2 份，缺 1 项。"
    assert dialog.current_item().item.code == "A1"
    assert entries(dialog)[0].page == "12"
    assert not dialog.lacks_area.isVisible()
    assert not dialog.change_button.isEnabled()
    dialog.items.select_keys(["B1"])
    assert titles(dialog) == ["安全承诺书"]
    assert "待评" in dialog.lacks.text()
    assert dialog.files.isVisible()


def test_added_with_a_record_and_moved(opened, mine, workbench):
    dialog = opened()
    dialog.items.select_keys(["B1"])
    form = dialog.add()
    (choice,) = LinkChoicesQuery(mine["branch"], *_quarter()).fetch()
    form.form.editor("title").show_value("专题会")
    form.form.editor("link").show_value(choice.text)
    form.save()
    assert titles(dialog) == ["安全承诺书", "专题会"]
    assert ScoreEvidence.get(ScoreEvidence.title == "专题会").activity_id == mine["meeting"]
    dialog.entries.select_keys([2])
    dialog.move_by(-1)
    assert titles(dialog) == ["专题会", "安全承诺书"]
    assert str(dialog.current_entry().text) == "专题会"
    dialog.remove_button.click()
    assert titles(dialog) == ["安全承诺书"]


def _quarter():
    return date(2026, 7, 1), date(2026, 9, 30)


def test_moved_to_another_item(opened, mine):
    dialog = opened()
    dialog.items.select_keys(["B1"])
    form = dialog.move_to_item()
    form.form.editor("item").show_value("A1")
    form.save()
    assert titles(dialog) == []
    dialog.items.select_keys(["A1"])
    assert titles(dialog)[-1] == "安全承诺书"


def test_without_a_title_it_is_told_in_the_form(opened):
    dialog = opened()
    form = dialog.add()
    form.save()
    settle()
    assert form.isVisible()
    assert ScoreEvidence.select().count() == 1
    form.form.editor("title").show_value("学习笔记")
    form.form.editor("page").show_value("3")
    form.form.editor("handbook").show_value("笔记本")
    form.save()
    assert titles(dialog)[-1] == "学习笔记"


def test_changed_in_the_form(opened, mine):
    dialog = opened()
    dialog.items.select_keys(["B1"])
    form = dialog.change()
    form.form.editor("page").show_value("32")
    form.save()
    assert ScoreEvidence.get_by_id(mine["evidence"]).page == "32"
    assert entries(dialog)[0].page == "32"


def test_a_record_is_opened_and_the_box_left(opened, mine, qtbot):
    dialog = opened()
    with qtbot.waitSignal(dialog.activity_wanted) as wanted:
        dialog.open_button.click()
    assert wanted.args == [mine["meeting"]]


def test_the_parts_are_asked_and_printed_as_one_job(opened, workbench, mine, qtbot):
    dialog = opened()
    given = []
    form = box_print_dialog(workbench, dialog.box, given.append, dialog)
    form.form.editor("labels").show_value(False)
    form.form.editor("activities").show_value(True)
    form.form.editor("width").show_value(40)
    form.save()
    (printout,) = given
    assert (printout.code, printout.period, printout.label_width) == (INSPECTION_BOX, PERIOD, 40)
    assert printout.sections == ("contents", "missing", "activities")
    assert printout.organisation_id == mine["branch"]


def test_nothing_chosen_is_told(opened, workbench):
    dialog = opened()
    given = []
    form = box_print_dialog(workbench, dialog.box, given.append, dialog)
    for key in ("contents", "missing", "labels"):
        form.form.editor(key).show_value(False)
    form.save()
    assert given == []


def test_what_a_meeting_lacks_is_told_at_its_item(opened, mine):
    without_minutes(mine["branch"], "2026-05-10")
    dialog = opened("2026Q2")
    assert "没有记录" in dialog.lacks.text()


def test_a_closed_period_is_refused_in_words(opened, mine, workbench, qtbot):
    checked(mine["branch"], "B1", "40")
    closed(mine["branch"])
    dialog = opened()
    dialog.items.select_keys(["B1"])
    with qtbot.waitSignal(workbench.desk.refused) as told:
        dialog.remove()
    assert "请先开始更正" in told.args[0]
    assert titles(dialog) == ["安全承诺书"]


def test_a_period_without_rubric_says_so(opened):
    dialog = opened("2019Q3")
    assert "没有在用的细则" in dialog.told.text()
    assert dialog.add() is None


def test_the_page_opens_the_box_of_its_sheet(qtbot, workbench, mine):
    page = ScoresPage(workbench)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.show_sheet(mine["branch"], PERIOD)
    settle()
    dialog = page.open_box()
    assert dialog.box.name == "综采一队党支部"
    with qtbot.waitSignal(page.activity_wanted):
        dialog.open_button.click()
    page.show_board()
    assert page.open_box() is not None


def test_by_keys_alone(opened, qtbot):
    dialog = opened()
    dialog.items.select_keys(["B1"])
    qtbot.keyClick(dialog, Qt.Key.Key_Delete)
    assert titles(dialog) == []
