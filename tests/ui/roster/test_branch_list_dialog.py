"""Stories of branches and their fields: side by side, filled in, exported, printed."""

from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.operations.fields import close_field, rename_field
from dangjian_desktop.operations.printout import BRANCH_LIST
from dangjian_desktop.storage.models import JournalEntry
from dangjian_desktop.ui.roster.branch_import_dialog import BranchImportDialog, import_branches
from dangjian_desktop.ui.roster.branch_list_dialog import BranchListDialog
from dangjian_desktop.ui.roster.tree_model import TreePlace
from dangjian_desktop.ui.shared.jobs import Jobs
from tests import make
from tests.operations import roster_books as books
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


def press_heading(qtbot, dialog, key):
    header = dialog.table.horizontalHeader()
    section = dialog.model.column_of(key)
    place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_list_is_sorted_by_its_headings_and_remembers_it(qtbot, mine, area, page, workbench):
    third = make.branch("机关党支部", mine.committee)
    make.custom(mine.first, area, Decimal("100"))
    make.custom(mine.second, area, Decimal("9"))
    page.actions["branch_list"].trigger()
    dialog = page.findChild(BranchListDialog)
    press_heading(qtbot, dialog, area.key)
    assert dialog.model.keys == [mine.second, mine.first, third]
    press_heading(qtbot, dialog, area.key)
    assert dialog.model.keys == [mine.first, mine.second, third]
    press_heading(qtbot, dialog, "name")
    assert cells(dialog, "name") == ["机电队党支部", "机关党支部", "综采一队党支部"]
    press_heading(qtbot, dialog, "name")
    dialog.reject()
    kept = workbench.settings.value.columns["branch_list"]
    assert any(text.startswith("name") and text.endswith(":desc") for text in kept)
    again = BranchListDialog(workbench, None, page)
    assert cells(again, "name") == ["综采一队党支部", "机关党支部", "机电队党支部"]


def test_typing_narrows_the_list_and_what_is_printed(qtbot, mine, area, page, branches):
    make.custom(mine.second, area, Decimal("62.5"))
    branches.table.setFocus()
    qtbot.keyClicks(branches.table, "j")
    assert branches.filter_line.text() == "j"
    qtbot.keyClicks(branches.filter_line, "dd")
    qtbot.keyClick(branches.filter_line, Qt.Key.Key_Return)
    assert branches.isVisible()
    assert cells(branches, "name") == ["机电队党支部"]
    assert branches.told.text() == "符合的 1 个党支部"
    assert branches.table.current_key() == mine.second
    with qtbot.waitSignal(page.print_wanted) as told:
        branches.print_button.click()
    (printout,) = told.args
    assert printout.branches.words == "jdd"
    qtbot.keyClick(branches, Qt.Key.Key_F, CONTROL)
    branches.filter_line.show_words("62.5 没有")
    assert cells(branches, "name") == []
    assert branches.table.empty_state.isVisible()
    assert not branches.facts_button.isEnabled()
    assert not branches.print_button.isEnabled()
    qtbot.keyClick(branches, Qt.Key.Key_Escape)
    assert branches.isVisible()
    assert cells(branches, "name") == ["综采一队党支部", "机电队党支部"]
    qtbot.keyClick(branches, Qt.Key.Key_Escape)
    assert not branches.isVisible()


def test_only_what_is_shown_is_searched(qtbot, mine, area, branches):
    make.custom(mine.second, area, Decimal("62.5"))
    branches.filter_line.show_words("62.5")
    assert cells(branches, "name") == ["机电队党支部"]
    column = branches.model.column_of(area.key)
    (action,) = [a for a in branches.table.columns_menu().actions() if a.text() == "活动室面积"]
    action.trigger()
    assert branches.table.isColumnHidden(column)
    qtbot.waitUntil(lambda: cells(branches, "name") == [])


def test_the_list_filled_in_outside_is_looked_at_and_taken_in(
    qtbot, mine, area, page, branches, desk, ask, tmp_path
):
    make.custom(mine.first, area, Decimal("50"))
    target = tmp_path / "一览.xlsx"
    ask.answers = [target]
    branches.export()
    book = openpyxl.load_workbook(target)
    sheet = book.active
    headings = [cell.value for cell in sheet[1]]
    place = headings.index("活动室面积") + 1
    assert sheet.cell(2, place).value == 50
    sheet.cell(2, place).value = 62.5
    sheet.cell(3, place).value = "很大"
    sheet.append(["没有的党支部"])
    book.save(target)

    ask.answers = [target]
    branches.import_button.click()
    (preview,) = page.findChildren(BranchImportDialog)
    assert preview.isVisible()
    assert preview.summary.text() == (
        "“一览.xlsx”读到 3 行，1 个党支部有改动，1 个不变，1 行未采用。空着的格子不改动原来的内容。"
    )
    lines = [preview.model.row_at(row) for row in range(preview.model.rowCount())]
    assert [(line.look.text, line.branch, line.field) for line in lines] == [
        ("未采用", "没有的党支部", ""),
        ("改", "综采一队党支部", "活动室面积"),
        ("提醒", "机电队党支部", "活动室面积"),
    ]
    assert (lines[1].before, lines[1].after) == ("50", "62.5")
    assert lines[2].note.startswith("第 3 行：“很大”不是数字")
    assert preview.whole.text() == lines[0].note
    assert "没有名为“没有的党支部”的党支部" in preview.whole.text()
    qtbot.keyClick(preview.table, Qt.Key.Key_Down)
    assert preview.whole.text() == ""
    preview.filter.setCurrentIndex(1)
    preview.filter.activated.emit(1)
    assert preview.model.rowCount() == 1
    assert preview.apply_button.text() == "导入 1 处"
    qtbot.keyClick(preview.table, Qt.Key.Key_Return)
    assert preview.isVisible()
    qtbot.keyClick(preview.table, Qt.Key.Key_Return, CONTROL)
    assert not preview.isVisible()
    assert "已导入 1 处" in ask.asked[-1]
    assert cells(branches, area.key) == ["62.5", ""]
    desk.undo()
    assert cells(branches, area.key) == ["50", ""]


def test_a_file_that_says_nothing_new_can_only_be_closed(
    qtbot, mine, area, page, branches, ask, tmp_path
):
    target = books.xlsx(tmp_path / "一览.xlsx", [["党支部", "活动室面积"], ["机电队", None]])
    ask.answers = [target]
    branches.import_button.click()
    preview = page.findChild(BranchImportDialog)
    assert not preview.apply_button.isEnabled()
    assert preview.table.empty_state.isVisible()
    assert not preview.filter.isVisible()
    qtbot.keyClick(preview, Qt.Key.Key_Return, CONTROL)
    assert preview.isVisible()
    preview.cancel_button.click()
    assert not preview.isVisible()


def test_a_file_that_cannot_be_taken_is_told_in_a_sentence(
    qtbot, mine, area, page, branches, ask, tmp_path
):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    strange = books.xlsx(tmp_path / "人.xlsx", [["姓名"], ["张三"]])
    for path, told in ((broken, "坏.xlsx"), (strange, "没有可导入的党支部资料")):
        ask.answers = [path]
        branches.import_button.click()
        assert told in ask.asked[-1]
    ask.answers = [None]
    branches.import_button.click()
    assert page.findChild(BranchImportDialog) is None


def test_what_was_retired_meanwhile_is_told_in_the_preview(
    qtbot, mine, area, page, branches, ask, on, tmp_path
):
    target = books.xlsx(tmp_path / "一览.xlsx", [["党支部", "活动室面积"], ["机电队", 5]])
    ask.answers = [target]
    branches.import_button.click()
    preview = page.findChild(BranchImportDialog)
    make.done(close_field(field_id=area.field_id, on=on))
    preview.apply_button.click()
    assert preview.isVisible()
    assert "已经停用" in preview.trouble.text()


def test_the_file_is_read_off_the_windows_thread(qtbot, mine, area, page, workbench, tmp_path):
    bench = replace(workbench, jobs=Jobs())
    bench.ask.answers = [
        books.xlsx(tmp_path / "一览.xlsx", [["党支部", "活动室面积"], ["机电队", 5]])
    ]
    import_branches(bench, page)
    assert page.findChild(BranchImportDialog) is None
    qtbot.waitUntil(lambda: page.findChild(BranchImportDialog) is not None, timeout=20_000)
    assert page.findChild(BranchImportDialog).apply_button.text() == "导入 1 处"
