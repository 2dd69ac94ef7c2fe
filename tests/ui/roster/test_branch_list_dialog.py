"""Stories of branches and their fields: side by side, filled in, exported, printed."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import rename_field
from dangjian_desktop.operations.printout import BRANCH_LIST
from dangjian_desktop.storage.models import JournalEntry
from dangjian_desktop.ui.roster.branch_list_dialog import BranchListDialog
from dangjian_desktop.ui.roster.tree_model import TreePlace
from tests import make
from tests.ui.roster.roster_stories import opened

CONTROL = Qt.KeyboardModifier.ControlModifier
ORGANISATION = FieldSubject.ORGANISATION


@pytest.fixture
def area(mine):
    """A number that branches have."""
    return make.field("活动室面积", FieldKind.NUMBER, subject=ORGANISATION)


@pytest.fixture
def branches(qtbot, area, page):
    """The list, opened from the page."""
    page.actions["branch_list"].trigger()
    (dialog,) = page.findChildren(BranchListDialog)
    return dialog


def cells(dialog, key):
    column = dialog.model.columns[dialog.model.column_of(key)]
    return [column.text(dialog.model.row_at(row)) for row in range(dialog.model.rowCount())]


def test_branches_are_filled_in_from_the_list(qtbot, mine, area, page, branches, desk):
    assert cells(branches, "name") == ["综采一队党支部", "机电队党支部"]
    assert cells(branches, "secretary") == ["张卫国", ""]
    branches.facts_button.click()
    form = branches.findChild(QDialog, "branch_facts_dialog")
    assert form.isVisible()
    form.form.editor(area.key).line.setText("六十")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert form.isVisible()
    form.form.editor(area.key).line.setText("62.50")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert cells(branches, area.key) == ["62.5", ""]
    desk.undo()
    assert cells(branches, area.key) == ["", ""]


def test_a_renamed_field_and_a_new_one_are_seen_at_once(mine, area, branches, desk):
    desk.run(rename_field(field_id=area.field_id, label="面积"))
    assert branches.model.columns[-1].heading == "面积"
    assert area.key in branches.shown_columns()


def test_what_is_shown_is_exported_masked_or_in_full(
    mine, area, page, branches, desk, ask, tmp_path
):
    phone = make.field("值班手机", subject=ORGANISATION, sensitivity=Sensitivity.MASKED)
    make.custom(mine.first, phone, "13900001234")
    make.custom(mine.first, area, Decimal("62.5"))
    desk.run(rename_field(field_id=area.field_id, label="面积"))  # news of the new field, too
    menu = branches.table.columns_menu()
    (offered,) = [action for action in menu.actions() if action.text() == "值班手机"]
    if not offered.isChecked():
        offered.toggle()
    for answer, told in ((False, "139****1234"), (True, "13900001234")):
        target = tmp_path / f"{told}.xlsx"
        ask.answers = [answer, target]
        branches.export()
        sheet = CalamineWorkbook.from_path(target).get_sheet_by_index(0)
        heads, first, _second = sheet.to_python()
        row = dict(zip(heads, first, strict=True))
        assert (row["党支部"], row["值班手机"]) == ("综采一队党支部", told)
        assert (row["面积"], row["党员人数"]) == (62.5, 4)
    notes = [entry.note for entry in JournalEntry.select()]
    assert notes.count("2 个党支部，1 列敏感信息") == 1


def test_what_is_shown_is_printed(qtbot, mine, area, page, branches):
    with qtbot.waitSignal(page.print_wanted) as told:
        branches.print_button.click()
    (printout,) = told.args
    assert printout.code == BRANCH_LIST
    assert printout.columns == branches.shown_columns()


def test_a_branch_is_filled_in_from_the_tree(qtbot, mine, area, page):
    page.tree.go_to(TreePlace(mine.second))
    page.actions["branch_facts"].trigger()
    form = opened(page, "branch_facts_dialog")
    assert form.windowTitle() == "党支部资料：机电队党支部"
    form.form.editor(area.key).line.setText("30")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert not form.isVisible()


def test_without_fields_the_way_to_them_is_offered(qtbot, mine, page, ask):
    page.tree.go_to(TreePlace(mine.second))
    ask.answers = [True]
    page.actions["branch_facts"].trigger()
    assert "还没有给党支部设自定义栏目" in ask.asked[-1]
    dialog = page.findChild(QDialog, "custom_fields_dialog")
    assert dialog.subject is ORGANISATION


def test_showing_hidden_values_of_a_branch_is_recorded(qtbot, mine, page):
    phone = make.field("值班手机", subject=ORGANISATION, sensitivity=Sensitivity.MASKED)
    make.custom(mine.second, phone, "13900001234")
    page.tree.go_to(TreePlace(mine.second))
    page.actions["branch_facts"].trigger()
    form = opened(page, "branch_facts_dialog")
    assert form.form.editor(phone.key).text() == "13900001234"
    assert any("值班手机" in entry.note for entry in JournalEntry.select())
