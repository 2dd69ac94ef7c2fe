"""The wizard mends a file on the way in: cells, doubts, the header, several files, policies."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from dangjian_desktop.domain.cells import CellPlace, HeaderRows, RowPlace, SheetPlace
from dangjian_desktop.domain.vocabulary import Sex
from dangjian_desktop.host.settings import Theme
from dangjian_desktop.operations.imports import Policy
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.models import HeaderMapping, JournalEntry, Person
from dangjian_desktop.ui.roster.import_wizard import COLUMNS, END, FILE, RESULT, ImportWizard
from dangjian_desktop.ui.roster.import_wizard_cells import CellsDialog
from dangjian_desktop.ui.roster.import_wizard_header import HeaderDialog
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.workbench import Workbench
from tests import make
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, ID, MESSY, OTHER_ID, person

DAY = date(2026, 11, 21)
SCREEN = (1366, 768)
LI = {"姓名": "李四", "公民身份号码": OTHER_ID}


@pytest.fixture
def wizard(qtbot: Any, workbench: Workbench) -> ImportWizard:
    shown = ImportWizard(workbench, None)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def opened(wizard: ImportWizard, tmp_path: Path) -> Callable[..., ImportWizard]:
    """Open rows, or sheets of rows, as a file and go to the result."""

    def act(*rows: Any, goes_on: bool = True, **sheets: Any) -> ImportWizard:
        wizard.open_file(books.xlsx(tmp_path / "名册.xlsx", sheets or rows))
        assert wizard.step == COLUMNS, wizard.file.refusal_sentence.text()
        if goes_on:
            wizard.go_on()
            assert wizard.step == RESULT
        return wizard

    return act


def people() -> dict[str, Any]:
    return {row.facts.name: row for row in RosterQuery(DAY, scope=Scope.EVERYBODY).fetch()}


def bring_in(wizard: ImportWizard) -> None:
    places = wizard.result_page.places
    if places.isVisible() and not places.tick.isChecked():
        places.tick.click()
    assert wizard.next_button.isEnabled(), wizard.hint.text()
    wizard.next_button.click()
    assert wizard.step == END


def editor(wizard: ImportWizard) -> QLineEdit:
    found = wizard.result_page.table.editor
    assert found is not None
    return found


def type_over(qtbot: Any, wizard: ImportWizard, text: str) -> None:
    """Write over the open cell and press Enter, as a user does."""
    line = editor(wizard)
    line.selectAll()
    line.insert(text)  # QTest knows no Chinese keys
    qtbot.keyClick(line, Qt.Key.Key_Return)


def lines(wizard: ImportWizard, kind: str) -> list[tuple[int, str, str]]:
    wizard.result_page.kinds.open_tab(kind)
    model = wizard.result_page.model
    found = [model.row_at(i) for i in range(model.rowCount())]
    return [(line.row, line.field, line.value) for line in found]


def dialog(wizard: ImportWizard, kind: type[QDialog]) -> Any:
    found = [one for one in wizard.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


# Correct in place -------------------------------------------------------------


def test_faults_are_mended_where_they_stand_and_imported(
    qtbot: Any, opened: Any, desk: Desk
) -> None:
    bad = person(姓名="张3", 入党日期="2010-13-01")
    wizard = opened(HEADER, bad, person(**LI, 转正日期="2099-01-01"))
    page = wizard.result_page
    assert lines(wizard, "refused") == [
        (2, "姓名", "张3"),
        (2, "入党日期", "2010-13-01"),
        (3, "转正日期", "2099-01-01"),
    ]
    page.table.setFocus()
    page.table.select_keys([page.table.rows.keys[0]])
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert editor(wizard).text() == "张3"
    type_over(qtbot, wizard, "张三")
    assert editor(wizard).text() == "2010-13-01"  # Enter has gone on to the next fault
    assert Person.select().count() == 0
    type_over(qtbot, wizard, "2010-13-02")
    assert editor(wizard).text() == "2010-13-02"  # still wrong: it stays here
    type_over(qtbot, wizard, "2010.12")
    assert "未采用 1" in page.counts.text()
    type_over(qtbot, wizard, "2011年12月")
    assert page.table.editor is None
    assert "未采用 0" in page.counts.text()
    assert lines(wizard, "corrected") == [
        (2, "姓名", "张三"),
        (2, "入党日期", "2010.12"),
        (3, "转正日期", "2011年12月"),
    ]
    assert "原文是“张3”" in page.model.row_at(0).text
    bring_in(wizard)
    assert people()["张三"].admitted_on == make.day("2010-12")
    desk.undo()
    assert not people()


def test_enter_without_a_change_goes_on_and_escape_leaves_all_as_it_was(
    qtbot: Any, opened: Any
) -> None:
    wizard = opened(HEADER, person(姓名="张3", 入党日期="2010-13-01"))
    page = wizard.result_page
    page.table.open_line(page.model.row_at(0))
    qtbot.keyClick(editor(wizard), Qt.Key.Key_Return)
    assert editor(wizard).text() == "2010-13-01"
    qtbot.keyClicks(editor(wizard), "9")
    qtbot.keyClick(editor(wizard), Qt.Key.Key_Escape)
    assert page.table.editor is None
    assert not wizard.session.choices.corrections


def test_a_correction_can_be_taken_back_and_survives_going_to_and_fro(
    qtbot: Any, opened: Any
) -> None:
    wizard = opened(HEADER, person(姓名="张3"))
    page = wizard.result_page
    page.table.open_line(page.model.row_at(0))
    type_over(qtbot, wizard, "张三")
    wizard.back_button.click()
    wizard.go_on()
    assert lines(wizard, "corrected") == [(2, "姓名", "张三")]
    assert page.row.restore_button.isVisible()
    page.row.restore_button.click()
    assert not wizard.session.choices.corrections
    assert lines(wizard, "refused") == [(2, "姓名", "张3")]
    page.table.open_line(page.model.row_at(0))
    type_over(qtbot, wizard, "张三")
    lines(wizard, "corrected")
    page.table.open_line(page.model.row_at(0))
    type_over(qtbot, wizard, "张3")  # the file's own text is no correction
    assert not wizard.session.choices.corrections


def test_what_is_being_typed_counts_when_one_imports(qtbot: Any, opened: Any) -> None:
    wizard = opened(HEADER, person(), person(**LI, 转正日期="2099-01-01"))
    page = wizard.result_page
    page.places.tick.click()
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    lines(wizard, "refused")
    page.table.open_line(page.model.row_at(0))
    line = editor(wizard)
    line.selectAll()
    qtbot.keyClicks(line, "2012-01-01")
    wizard.next_button.click()
    assert wizard.step == END
    assert set(people()) == {"张三", "李四"}


def test_any_cell_of_a_row_can_be_changed(qtbot: Any, opened: Any) -> None:
    wizard = opened((*HEADER, "手机号码", "爱好"), [*person(姓名="张3"), "13900001234", "棋"])
    page = wizard.result_page
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    shown = dialog(wizard, CellsDialog)
    assert [cell.column.shown for cell in shown.cells] == [*HEADER, "手机号码", "爱好"]
    assert shown.cell("姓名").note.text()
    phone = shown.cell("手机号码").edit
    assert phone.text() == "139****1234"
    name = shown.cell("姓名").edit
    name.selectAll()
    name.insert("张三")
    name.setModified(True)
    name.editingFinished.emit()
    assert "已改正" in shown.cell("姓名").note.text()
    assert shown.chip.look.text == "新增"
    phone.setFocus()
    phone.setText("13900005678")
    phone.setModified(True)
    phone.editingFinished.emit()
    shown.done_button.click()
    bring_in(wizard)
    assert people()["张三"].facts.mobile_phone == "13900005678"


def test_a_row_emptied_by_corrections_can_be_brought_back(opened: Any) -> None:
    wizard = opened(("姓名", "所在党支部"), ["张3", "综采一队党支部"])
    wizard.session.correct(CellPlace("名册", 2, 0), "")  # a branch alone is an empty line of a form
    assert wizard.result_page.kinds.tabText(1) == "未采用 0"
    assert lines(wizard, "corrected") == [(2, "姓名", "")]
    wizard.result_page.row.restore_button.click()
    assert (2, "姓名", "张3") in lines(wizard, "refused")


def test_the_file_s_own_contents_come_back_for_a_whole_row(opened: Any) -> None:
    wizard = opened(HEADER, person(姓名="张3"))
    place = CellPlace("名册", 2, 0)
    wizard.session.correct(place, "张三")
    wizard.result_page.kinds.open_tab("corrected")
    wizard.result_page._open_current_row()
    shown = dialog(wizard, CellsDialog)
    shown.restore_button.click()
    assert shown.cell("姓名").edit.text() == "张3"
    assert not shown.restore_button.isVisible()


# Rows to be mended elsewhere --------------------------------------------------


def test_bad_rows_are_saved_mended_and_brought_in(
    wizard: ImportWizard, ask: CannedAsk, tmp_path: Path
) -> None:
    target = tmp_path / "没有采用.xlsx"
    wizard.open_file(MESSY)
    wizard.go_on()
    page = wizard.result_page
    assert page.save_button.text() == "另存没有采用的 9 行…"
    ask.answers = [target]
    page.save_button.click()
    assert "9 行已存入“没有采用.xlsx”" in wizard.hint.text()
    bring_in(wizard)
    assert wizard.end.save_button.isVisible()
    count = Person.select().count()
    book = openpyxl.load_workbook(target)
    header = [cell.value for cell in book.active[1]]
    assert header[-1] == "原因"
    book.active.cell(6, header.index("姓名") + 1).value = "赵新"
    book.save(target)
    wizard._begin_again()
    wizard.open_file(target)
    assert wizard.columns.unknown_count == 0
    wizard.go_on()
    assert "未采用 8" in page.counts.text()
    bring_in(wizard)
    assert Person.select().count() == count + 1


def test_after_the_import_the_rows_can_still_be_saved(
    opened: Any, ask: CannedAsk, tmp_path: Path
) -> None:
    wizard = opened(HEADER, person(), person(姓名="李4"))
    bring_in(wizard)
    ask.answers = [tmp_path / "a.xlsx"]
    wizard.end.save_button.click()
    assert (tmp_path / "a.xlsx").exists()
    assert wizard.step == END
    ask.answers = [tmp_path / "没有" / "a.xlsx"]
    wizard.end.save_button.click()
    assert wizard.step == END
    assert "另选一个文件夹" in ask.asked[-1]


# Policies ---------------------------------------------------------------------


@pytest.fixture
def zhang(data: Path) -> int:
    branch = make.branch("综采一队党支部")
    return make.person(
        "张三",
        branch,
        id_number=ID,
        sex=Sex.MALE,
        born_on=make.day("1985-03-12"),
        mobile_phone="13900001234",
        admitted_on="2010-07",
        confirmed_on="2011-07-01",
    )


WITH_PHONE = (*HEADER, "手机号码")


def choose_policy(wizard: ImportWizard, policy: Policy) -> None:
    combo = wizard.result_page.policy
    combo.setCurrentIndex(combo.findData(policy))
    combo.activated.emit(combo.currentIndex())


def changes(wizard: ImportWizard) -> list[tuple[str, str, str, str]]:
    model = wizard.result_page.changes.model
    found = [model.row_at(i) for i in range(model.rowCount())]
    return [
        (line.change.value.label, line.before, line.after, "改" if line.change.is_taken else "")
        for line in found
    ]


def test_changes_are_shown_field_by_field_and_agreed_to_one_by_one(
    qtbot: Any, zhang: int, opened: Any
) -> None:
    wizard = opened(WITH_PHONE, [*person(), "13900005678"])
    page = wizard.result_page
    assert page.policy.isVisible()
    choose_policy(wizard, Policy.ASK)
    assert page.kinds.current_key() == "changes"
    assert changes(wizard) == [
        ("手机号码", "139****1234", "139****5678", ""),
        ("入党日期", "2010年7月", "2010-07-01", ""),
    ]
    assert "待勾选 1" in page.counts.text()
    assert not wizard.next_button.isEnabled()
    table = page.changes.table
    table.setFocus()
    table.select_keys([(zhang, "admitted_on")])
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert [line[3] for line in changes(wizard)] == ["", "改"]
    assert "已勾选 1 处" in page.changes.told.text()
    bring_in(wizard)
    row = people()["张三"]
    assert row.admitted_on == make.day("2010-07-01")
    assert row.facts.mobile_phone == "13900001234"


def test_all_changes_of_one_field_can_be_agreed_to_at_once(zhang: int, opened: Any) -> None:
    wizard = opened(WITH_PHONE, [*person(), "13900005678"])
    choose_policy(wizard, Policy.ASK)
    view = wizard.result_page.changes
    assert [view.field.itemText(i) for i in range(view.field.count())] == [
        "全部栏目 2",
        "手机号码 1",
        "入党日期 1",
    ]
    view.field.setCurrentIndex(1)
    view.field.activated.emit(1)
    assert [line[0] for line in changes(wizard)] == ["手机号码"]
    view.all_button.click()
    assert wizard.session.choices.accepted == {zhang: frozenset({"mobile_phone"})}
    assert view.field.currentData() == "mobile_phone"
    view.table.selectAll()
    view.refuse_button.click()
    assert not wizard.session.choices.accepted


def test_keeping_changes_nobody(zhang: int, opened: Any) -> None:
    wizard = opened(WITH_PHONE, [*person(), "13900005678"], [*person(**LI), None])
    choose_policy(wizard, Policy.KEEP)
    assert wizard.next_button.text() == "导入 1 人"
    bring_in(wizard)
    assert people()["张三"].facts.mobile_phone == "13900001234"
    assert "李四" in people()


def test_a_number_is_revealed_for_a_while_and_that_is_recorded(zhang: int, opened: Any) -> None:
    wizard = opened(WITH_PHONE, [*person(), "13900005678"])
    page = wizard.result_page
    page.kinds.open_tab("changes")
    page.changes.table.select_keys([(zhang, "admitted_on")])
    assert not page.changes.reveal_button.isEnabled()
    page.changes.table.select_keys([(zhang, "mobile_phone")])
    page.changes.reveal_button.click()
    assert changes(wizard)[0][1:3] == ("13900001234", "13900005678")
    assert [entry.operation for entry in JournalEntry.select()][-1] == "reveal_number"
    page.kinds.open_tab("people")
    page.kinds.open_tab("changes")
    assert changes(wizard)[0][1] == "139****1234"


def test_a_policy_is_asked_about_only_where_somebody_is_known(opened: Any) -> None:
    assert not opened(HEADER, person()).result_page.policy.isVisible()


# Several files ----------------------------------------------------------------


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """Two rosters with one person in common, and something that is none."""
    one = books.xlsx(tmp_path / "综采一队.xlsx", [HEADER, person()])
    two = books.xlsx(tmp_path / "机电队.xlsx", [HEADER, person(), person(**LI), person(姓名="王5")])
    bad = tmp_path / "说明.xlsx"
    bad.write_text("不是工作簿")
    return [one, two, bad]


def test_three_files_come_in_as_one(
    wizard: ImportWizard, ask: CannedAsk, three: list[Path], desk: Desk
) -> None:
    ask.answers = [three]
    wizard.file.choose_button.click()
    assert wizard.step == COLUMNS
    assert "说明.xlsx" in wizard.columns.unread.text()
    items = [wizard.columns.sheets.item(i).text() for i in range(2)]
    assert items == ["综采一队.xlsx 名册（1 行）", "机电队.xlsx 名册（3 行）"]
    assert "3 个文件" in wizard.file_name.text()
    wizard.go_on()
    page = wizard.result_page
    assert "新增 2" in page.counts.text()
    assert page.model.row_at(0).sheet == "机电队.xlsx 名册"
    wizard.session.correct(CellPlace("名册", 4, 0, "机电队.xlsx"), "王五")
    assert "待决定 1" in page.counts.text()  # the number is Zhang's
    bring_in(wizard)
    assert set(people()) == {"张三", "李四"}
    desk.undo()
    assert not people()


def test_sheets_of_one_name_are_ticked_apart(wizard: ImportWizard, three: list[Path]) -> None:
    wizard.open_files(three[:2])
    wizard.columns.sheets.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert wizard.session.choices.sheets == {SheetPlace("名册", "综采一队.xlsx")}
    wizard.columns.sheets.item(1).setCheckState(Qt.CheckState.Checked)
    assert wizard.session.choices.sheets is None


def test_several_files_can_be_dropped(wizard: ImportWizard, three: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in three])
    place = wizard.file.place
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.rect().center(), copy, mime, left, plain)
    place.dragEnterEvent(entering)
    assert entering.isAccepted()
    place.dropEvent(QDropEvent(QPointF(place.rect().center()), copy, mime, left, plain))
    assert wizard.step == COLUMNS
    assert len(wizard.session.paths) == 3


def test_a_web_address_is_no_file(wizard: ImportWizard) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/a.xlsx")])
    place = wizard.file.place
    entering = QDragEnterEvent(
        place.rect().center(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering.ignore()
    place.dragEnterEvent(entering)
    assert not entering.isAccepted()
    assert wizard.step == FILE


# A doubt within one file ------------------------------------------------------


def test_a_row_that_repeats_another_is_said_to_be_the_same(opened: Any) -> None:
    nobody = {"公民身份号码": None}
    wizard = opened((*HEADER, "备注"), [*person(**nobody), "甲"], [*person(**nobody), "乙"])
    page = wizard.result_page
    assert page.kinds.current_key() == "to_decide"
    first = RowPlace("名册", 2)
    assert page.row.answer(first).text() == "同一人：第 2 行的张三"
    page.row.answer(first).click()
    assert wizard.next_button.text() == "导入 1 人"
    bring_in(wizard)
    assert people()["张三"].facts.remark == "乙"


# Pointing at the header -------------------------------------------------------

STRANGE = ("甲", "乙", "丙", "丁", "戊", "己")
FIELDS = ("name", "id_number", "stage", "admitted_on", "confirmed_on", "branch")


def choose_field(wizard: ImportWizard, header: str, field: str) -> None:
    combo = wizard.columns.line(header).combo
    combo.setCurrentIndex(combo.findData(field))
    combo.activated.emit(combo.currentIndex())


def test_a_header_nobody_knows_is_pointed_at_and_remembered(
    opened: Any, wizard: ImportWizard
) -> None:
    opened(["某某名册"], STRANGE, person(), goes_on=False)
    assert "没有找到表头" in wizard.columns.nothing.sentence.text()
    wizard.columns.nothing.button.click()
    pointing = dialog(wizard, HeaderDialog)
    assert pointing.table.item(2, 1).text() == f"{ID[:6]}********{ID[-4:]}"
    pointing.select_rows([1])
    assert "第 2 行是表头" in pointing.note.text()
    pointing.choose_button.click()
    assert "表头在第 2 行" in wizard.columns.title.text()
    assert "哪一栏是姓名" in wizard.columns.note.text()
    for header, field in zip(STRANGE, FIELDS, strict=True):
        choose_field(wizard, header, field)
    assert not wizard.columns.note.isVisible()
    wizard.go_on()
    bring_in(wizard)
    assert people()["张三"].facts.id_number == ID
    assert HeaderMapping.select().count() == 1
    wizard._begin_again()
    opened(STRANGE, person(**LI), goes_on=False)
    assert wizard.columns.line("甲").combo.currentText() == "姓名"


def test_a_header_pointed_at_can_be_left_to_the_program_again(
    opened: Any, wizard: ImportWizard
) -> None:
    opened(("姓名", "电话"), ["王联系", "13900001234"], HEADER, person(), goes_on=False)
    wizard.session.point_at_header(SheetPlace("名册"), HeaderRows(3))
    assert "表头在第 3 行" in wizard.columns.title.text()
    wizard.columns.header_button.click()
    pointing = dialog(wizard, HeaderDialog)
    pointing.find_button.click()
    assert not wizard.session.choices.header_rows
    assert "表头在第 1 行" in wizard.columns.title.text()


def test_only_neighbouring_rows_with_words_make_a_header(opened: Any, wizard: ImportWizard) -> None:
    opened(["一"], ["二"], [], ["四"], STRANGE, person(), goes_on=False)
    wizard.columns.nothing.button.click()
    pointing = dialog(wizard, HeaderDialog)
    for rows, works in (([0], True), ([0, 1], True), ([0, 3], False), ([2], False), ([], False)):
        pointing.select_rows(rows)
        assert pointing.choose_button.isEnabled() is works, rows
    pointing.select_rows([0, 1, 2, 3])
    assert "最多 3 行" in pointing.note.text()


# The screen -------------------------------------------------------------------


@pytest.mark.parametrize("is_large", [False, True])
def test_every_dialog_fits_the_old_screen(
    qapp: QApplication, wizard: ImportWizard, three: list[Path], zhang: int, is_large: bool
) -> None:
    theme.apply_theme(qapp, Theme.LIGHT, large=is_large)
    shown = ImportWizard(wizard._bench, None)
    shown.open_files(three)
    shown._go_to(COLUMNS)
    shown.columns.point_at_header()
    shown._go_to(RESULT)
    shown.result_page._open_current_row()
    choose_policy(shown, Policy.ASK)
    for part in (shown, *shown.findChildren(QDialog)):
        hint = part.minimumSizeHint()
        assert hint.width() <= SCREEN[0], part.objectName()
        assert hint.height() <= SCREEN[1] - 60, part.objectName()
    shown.deleteLater()
