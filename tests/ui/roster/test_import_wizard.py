"""A roster is brought in by the wizard: read, corrected, decided, imported, taken back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.vocabulary import OrganisationKind, Sex
from dangjian_desktop.host.settings import Settings, Theme
from dangjian_desktop.operations.imports import ImportCounts
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.models import (
    HeaderMapping,
    HeaderSynonym,
    JournalEntry,
    Person,
    database,
)
from dangjian_desktop.ui.roster.import_wizard import COLUMNS, END, FILE, RESULT, ImportWizard
from dangjian_desktop.ui.roster.import_wizard_columns import ColumnsPage
from dangjian_desktop.ui.roster.import_wizard_samples import shown_sample
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from tests import make
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, ID, MESSY, OTHER_ID, STANDARD, person
from tests.ui.screen import settle
from tests.ui.tab_order import steps_back

DAY = date(2026, 11, 21)
PEOPLE = 458
SCREEN = (1366, 768)


@pytest.fixture
def wizard(qtbot: Any, workbench: Workbench) -> ImportWizard:
    shown = ImportWizard(workbench, None)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def opened(wizard: ImportWizard, tmp_path: Path) -> Callable[..., ImportWizard]:
    """Open rows, or sheets of rows, as a file."""

    def act(*rows: Any, hidden: tuple[str, ...] = (), **sheets: Any) -> ImportWizard:
        wizard.open_file(books.xlsx(tmp_path / "名册.xlsx", sheets or rows, hidden))
        assert wizard.step == COLUMNS, wizard.file.refusal_sentence.text()
        return wizard

    return act


def at_result(wizard: ImportWizard) -> ImportWizard:
    wizard.go_on()
    assert wizard.step == RESULT
    return wizard


def names() -> set[str]:
    return {row.facts.name for row in RosterQuery(DAY, scope=Scope.EVERYBODY).fetch()}


def import_button(wizard: ImportWizard) -> tuple[str, bool]:
    return wizard.next_button.text(), wizard.next_button.isEnabled()


def choose_field(wizard: ImportWizard, header: str, field: str) -> None:
    """Choose with the keyboard's own signal, as a user's choice gives it."""
    combo = wizard.columns.line(header).combo
    combo.setCurrentIndex(combo.findData(field))
    combo.activated.emit(combo.currentIndex())


def show_kind(wizard: ImportWizard, kind: str) -> list[tuple[int, str, str]]:
    wizard.result_page.kinds.open_tab(kind)
    model = wizard.result_page.model
    return [
        (line.row, line.field, line.chip.text if line.chip else "")
        for line in (model.row_at(i) for i in range(model.rowCount()))
    ]


# The road from file to roster -------------------------------------------------


def test_the_messy_workbook_from_file_to_undo(qtbot: Any, wizard: ImportWizard, desk: Desk) -> None:
    wizard.open_file(MESSY)
    assert wizard.step == COLUMNS
    assert wizard.columns.sheets.count() == 16
    assert "15 张表" in wizard.columns.title.text()
    assert wizard.columns.line("文化程度").combo.currentText() == "学历"
    assert Person.select().count() == 0
    at_result(wizard)
    page = wizard.result_page
    assert page.total.text() == f"可以导入 {PEOPLE} 人"
    assert "未采用 9" in page.counts.text()
    assert "综采一队党支部" in page.places.names.text()
    assert "不存在党支部" not in page.places.names.text()
    assert import_button(wizard) == (f"导入 {PEOPLE} 人", False)
    page.places.tick.click()
    assert import_button(wizard) == (f"导入 {PEOPLE} 人", True)
    assert Person.select().count() == 0  # nothing before the last button
    with qtbot.waitSignal(wizard.imported) as told:
        wizard.next_button.click()
    assert isinstance(told.args[0], ImportCounts)
    assert wizard.step == END
    assert wizard.end.title.text() == f"已导入 {PEOPLE} 人"
    assert "15 个党支部" in wizard.end.words.text()
    assert Person.select().count() == PEOPLE
    assert desk.undo_label == "导入名册"
    wizard.end.undo_button.click()
    assert Person.select().count() == 0
    assert not Tree.on(DAY).of_kind(OrganisationKind.BRANCH)
    assert wizard.end.title.text() == "已撤销这次导入"


def test_every_fault_stands_in_the_table_row_by_row(wizard: ImportWizard) -> None:
    wizard.open_file(MESSY)
    at_result(wizard)
    assert wizard.result_page.kinds.current_key() == "refused"
    lines = show_kind(wizard, "refused")
    assert [line for line in lines if line[0] == 5] == [
        (5, "身份证号", "提醒"),
        (5, "入党时间", "未采用"),
        (5, "转正时间", "提醒"),
    ]
    model = wizard.result_page.model
    assert (model.row_at(0).sheet, model.row_at(0).name) == ("新增待核", "甲某")
    assert model.row_at(0).value == "990101199707101610"
    assert "校验" in model.row_at(0).text
    wizard.result_page.table.select_keys([wizard.result_page.table.rows.keys[4]])
    assert wizard.result_page.row.faults.text().count("\n") == 2  # all three faults of the row
    skipped = show_kind(wizard, "skipped")
    assert len(skipped) == 60
    assert len(show_kind(wizard, "people")) == 468


def test_the_same_file_again_has_nothing_to_import(wizard: ImportWizard, ask: CannedAsk) -> None:
    wizard.open_file(STANDARD)
    at_result(wizard)
    wizard.result_page.places.tick.click()
    wizard.go_on()
    ask.answers = [STANDARD]
    wizard.end.another_button.click()
    at_result(wizard)
    assert wizard.result_page.total.text() == "没有要导入的人"
    assert import_button(wizard)[1] is False
    assert "已经和文件一致" in wizard.hint.text()
    assert Person.select().count() == PEOPLE


def test_the_keyboard_alone_is_enough(qtbot: Any, opened: Any) -> None:
    wizard = opened(HEADER, person())
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    assert wizard.columns.sheets.hasFocus()
    qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.step == RESULT
    qtbot.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.step == COLUMNS
    qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    tick = wizard.result_page.places.tick
    for _ in range(30):
        if tick.hasFocus():
            break
        wizard.focusNextChild()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.step == END
    assert names() == {"张三"}
    qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not wizard.isVisible()


# Choosing a file --------------------------------------------------------------


def test_a_refused_file_is_told_in_its_sentence_and_another_is_offered(
    wizard: ImportWizard, ask: CannedAsk, tmp_path: Path
) -> None:
    bad = tmp_path / "说明.xlsx"
    bad.write_text("不是工作簿")
    ask.answers = [bad, MESSY]
    wizard.file.choose_button.click()
    assert wizard.step == FILE
    assert "“说明.xlsx”不是工作簿" in wizard.file.refusal_sentence.text()
    assert wizard.file.choose_button.text() == "另选文件"
    wizard.file.choose_button.click()
    assert wizard.step == COLUMNS


def test_the_folder_of_the_last_file_is_remembered(
    wizard: ImportWizard, ask: CannedAsk, workbench: Workbench
) -> None:
    ask.answers = [STANDARD]
    wizard.file.choose_button.click()
    assert workbench.settings.value.last_folder == str(STANDARD.parent)
    ask.last_folder = ""
    wizard.file.choose()
    assert ask.last_folder == str(STANDARD.parent)


def test_a_file_can_be_dropped(wizard: ImportWizard) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(STANDARD))])
    place = wizard.file.place
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.rect().center(), copy, mime, left, plain)
    place.dragEnterEvent(entering)
    assert entering.isAccepted()
    place.dropEvent(QDropEvent(QPointF(place.rect().center()), copy, mime, left, plain))
    assert wizard.step == COLUMNS


def test_a_file_given_at_the_beginning_is_read_at_once(qtbot: Any, workbench: Workbench) -> None:
    shown = ImportWizard(workbench, STANDARD)
    qtbot.addWidget(shown)
    qtbot.waitUntil(lambda: shown.step == COLUMNS)


# Columns and sheets -----------------------------------------------------------


def test_a_user_defined_field_is_recognised_and_can_be_chosen_for_another_column(
    opened: Any,
) -> None:
    score = make.field("积分", FieldKind.NUMBER)
    skill = make.field("特长")
    wizard = opened([*HEADER, "积分", "爱好"], [*person(), 6.5, "书法"])
    assert wizard.columns.line("积分").combo.currentText() == "积分"
    choose_field(wizard, "爱好", skill.key)
    at_result(wizard)
    wizard.result_page.places.tick.click()
    wizard.go_on()
    (row,) = RosterQuery(DAY, scope=Scope.EVERYBODY).fetch()
    assert row.custom == {score.key: Decimal("6.5"), skill.key: "书法"}


def test_private_contents_are_masked_in_the_examples(opened: Any) -> None:
    wizard = opened(
        (*HEADER, "手机号码", "家庭住址", "代号"), [*person(), "13900001234", "某路1号", ID]
    )
    shown = [label.text() for label in wizard.columns.area.findChildren(QLabel)]
    assert not [text for text in shown if ID in text or "13900001234" in text or "某路" in text]
    assert wizard.columns.line("公民身份号码").samples.text() == f"{ID[:6]}********{ID[-4:]}"
    assert shown_sample("电话13900001234转", None) == "电话139****1234转"
    assert shown_sample("2010-07-01", None) == "2010-07-01"


def test_a_file_of_which_no_row_comes_in_is_not_called_the_same_as_the_roster(opened: Any) -> None:
    wizard = at_result(opened(HEADER, person(姓名="张3")))
    assert import_button(wizard)[1] is False
    assert "没有一行可以导入" in wizard.hint.text()


def test_an_unknown_column_is_marked_and_can_be_given_a_meaning(opened: Any) -> None:
    wizard = opened((*HEADER, "爱好"), [*person(), "下棋"])
    line = wizard.columns.line("爱好")
    assert line.chip.look.text == "不认得"
    assert "1 栏不认得" in wizard.hint.text()
    choose_field(wizard, "爱好", "remark")
    assert line.chip.look.text == "已指定"
    assert wizard.hint.text() == ""
    at_result(wizard)
    wizard.result_page.places.tick.click()
    wizard.go_on()
    (row,) = RosterQuery(DAY).fetch()
    assert row.facts.remark == "下棋"
    assert HeaderMapping.select().count() == 1  # remembered for this header
    assert HeaderSynonym.select().count() == 0


def test_a_word_is_remembered_when_asked_for(opened: Any, desk: Desk) -> None:
    wizard = opened((*HEADER, "爱好"), [*person(), "下棋"])
    line = wizard.columns.line("爱好")
    assert not line.remember.isVisible()
    choose_field(wizard, "爱好", "remark")
    line.remember.click()
    assert HeaderSynonym.select().count() == 0  # nothing is written yet
    at_result(wizard)
    wizard.result_page.places.tick.click()
    wizard.go_on()
    (word,) = HeaderSynonym.select()
    assert (word.written, word.field) == ("爱好", "remark")
    desk.undo()
    assert HeaderSynonym.select().count() == 0


def test_a_field_taken_by_one_column_is_taken_from_the_other(opened: Any) -> None:
    wizard = opened(("姓名", "别名", *HEADER[1:]), ["张三", "张小三", *person()[1:]])
    choose_field(wizard, "别名", "name")
    assert wizard.columns.line("姓名").combo.currentText() == "不导入"
    assert wizard.columns.line("姓名").chip.look.text == "与另一栏重复"
    at_result(wizard)
    show_kind(wizard, "people")
    assert wizard.result_page.model.row_at(0).name == "张小三"


def test_a_roster_without_names_is_declined_on_the_spot(opened: Any) -> None:
    wizard = opened(HEADER, person())
    choose_field(wizard, "姓名", "")
    assert "要有一栏是姓名" in wizard.columns.note.text()
    assert wizard.columns.line("姓名").combo.currentText() == "姓名"
    assert not wizard.session.choices.mappings


def test_the_choices_for_a_header_hold_for_every_sheet_with_it(opened: Any) -> None:
    header = (*HEADER, "爱好")
    li = person(姓名="李四", 公民身份号码=OTHER_ID)
    wizard = opened(一=[header, [*person(), "棋"]], 二=[header, [*li, "琴"]])
    choose_field(wizard, "爱好", "remark")
    wizard.columns.sheets.setCurrentRow(1)
    assert wizard.columns.line("爱好").combo.currentText() == "备注"


def test_hidden_sheets_are_read_only_when_ticked(opened: Any) -> None:
    li = person(姓名="李四", 公民身份号码=OTHER_ID)
    wizard = opened(名册=[HEADER, person()], 旧表=[HEADER, li], hidden=("旧表",))
    hidden = wizard.columns.sheets.item(1)
    assert hidden.checkState() == Qt.CheckState.Unchecked
    assert "隐藏" in hidden.text()
    wizard.columns.sheets.setCurrentRow(1)
    assert "隐藏" in wizard.columns.nothing.sentence.text()
    hidden.setCheckState(Qt.CheckState.Checked)
    assert "1 行" in hidden.text()
    wizard.columns.sheets.item(0).setCheckState(Qt.CheckState.Unchecked)
    at_result(wizard)
    show_kind(wizard, "people")
    assert wizard.result_page.model.rowCount() == 1
    assert wizard.result_page.model.row_at(0).name == "李四"


def test_a_sheet_without_a_header_says_what_is_missing(opened: Any) -> None:
    wizard = opened(名册=[HEADER, person()], 说明=[["填表说明"], ["请如实填写"]])
    wizard.columns.sheets.setCurrentRow(1)
    assert "没有找到表头" in wizard.columns.nothing.sentence.text()
    assert wizard.next_button.isEnabled()


# The result -------------------------------------------------------------------


@pytest.fixture
def zhang(data: Path) -> int:
    branch = make.branch("综采一队党支部")
    return make.person(
        "张三",
        branch,
        id_number=ID,
        sex=Sex.MALE,
        born_on=make.day("1985-03-12"),
        admitted_on="2010-07-01",
        confirmed_on="2011-07-01",
    )


def test_doubtful_rows_are_decided_one_by_one(zhang: int, opened: Any) -> None:
    wizard = at_result(opened(HEADER, person(公民身份号码=OTHER_ID), person(姓名="李四")))
    page = wizard.result_page
    assert page.kinds.current_key() == "to_decide"
    assert [line[0] for line in show_kind(wizard, "to_decide")] == [2, 3]
    assert import_button(wizard)[1] is False
    words = page.row.answer(zhang).text()
    assert "综采一队党支部" in words
    assert "1985-03-12" in words
    page.row.answer(None).click()
    assert import_button(wizard) == ("导入 1 人", True)
    assert [line[2] for line in show_kind(wizard, "to_decide")] == ["新增", "待决定"]
    page.table.select_keys([page.table.rows.keys[1]])
    assert not page.row.answer(None).isChecked()
    page.row.answer(zhang).click()
    assert import_button(wizard) == ("导入 2 人", True)
    page.row.withdraw_button.click()
    assert import_button(wizard) == ("导入 1 人", True)
    wizard.go_on()
    assert Person.select().count() == 2
    assert names() == {"张三"}


def test_the_keyboard_stays_on_the_answer_that_was_chosen(
    qtbot: Any, zhang: int, opened: Any
) -> None:
    wizard = at_result(opened(HEADER, person(公民身份号码=OTHER_ID)))
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    answer = wizard.result_page.row.answer(zhang)
    answer.setFocus()
    qtbot.keyClick(answer, Qt.Key.Key_Space)
    assert wizard.session.choices.decisions == {RowPlace("名册", 2): zhang}
    assert answer.hasFocus()


def test_rows_can_be_struck_out_and_taken_in_again(qtbot: Any, opened: Any) -> None:
    li = person(姓名="李四", 公民身份号码=OTHER_ID)
    wizard = at_result(opened(HEADER, person(), li))
    page = wizard.result_page
    page.places.tick.click()
    show_kind(wizard, "people")
    page.table.select_keys([page.table.rows.keys[0]])
    page.row.strike_button.click()
    assert import_button(wizard) == ("导入 1 人", True)
    assert "已划去 1" in page.counts.text()
    assert page.row.strike_button.text() == "恢复这一行"
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert import_button(wizard) == ("导入 2 人", True)
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert import_button(wizard)[1] is False
    assert [line[2] for line in show_kind(wizard, "people")] == ["已划去", "已划去"]


def test_a_refused_row_can_be_struck_out_too(opened: Any) -> None:
    wizard = at_result(opened(HEADER, person(姓名="张3")))
    assert import_button(wizard)[1] is False
    wizard.result_page.row.strike_button.click()
    assert "未采用 0" in wizard.result_page.counts.text()
    assert "已划去 1" in wizard.result_page.counts.text()


def test_rows_that_name_no_branch_are_given_one(zhang: int, opened: Any) -> None:
    wizard = at_result(opened(HEADER[:-1], person(姓名="李四", 公民身份号码=OTHER_ID)[:-1]))
    page = wizard.result_page
    assert "有 1 行没有写明党支部" in page.branch.sentence.text()
    assert page.branch.combo.findText("综采一队党支部") >= 0
    page.branch.combo.setEditText("机电队党支部")
    page.branch.apply_button.click()
    assert page.total.text() == "可以导入 1 人"
    assert "机电队党支部" in page.places.names.text()
    page.branch.combo.setEditText("综采一队党支部")
    page.branch.apply_button.click()
    assert not page.places.isVisible()
    wizard.go_on()
    rows = {row.facts.name: row.branch_name for row in RosterQuery(DAY).fetch()}
    assert rows["李四"] == "综采一队党支部"


def test_other_new_places_must_be_agreed_to_anew(opened: Any) -> None:
    wizard = at_result(opened(HEADER[:-1], person()[:-1]))
    page = wizard.result_page
    for name in ("机电队党支部", "通风队党支部"):
        page.branch.combo.setEditText(name)
        page.branch.apply_button.click()
        assert not page.places.tick.isChecked()
        assert "勾选" in wizard.hint.text()
        page.places.tick.click()
        assert import_button(wizard)[1] is True


def test_updates_say_what_they_change(zhang: int, opened: Any) -> None:
    wizard = at_result(opened((*HEADER, "手机号码", "学历"), [*person(), "13900001234", "本科"]))
    show_kind(wizard, "people")
    assert wizard.result_page.model.row_at(0).text == "更新 学历、手机号码。"


def test_columns_alone_can_be_remembered(zhang: int, opened: Any) -> None:
    wizard = opened((*HEADER, "爱好"), [*person(), None])
    choose_field(wizard, "爱好", "remark")
    at_result(wizard)
    assert import_button(wizard) == ("记住栏目", True)
    wizard.go_on()
    assert wizard.end.title.text() == "已记住栏目的对应"
    assert HeaderMapping.select().count() == 1


# Leaving and trouble ----------------------------------------------------------


def test_closing_asks_only_when_choices_would_be_lost(
    wizard: ImportWizard, opened: Any, ask: CannedAsk
) -> None:
    opened((*HEADER, "爱好"), [*person(), "下棋"])
    choose_field(wizard, "爱好", "remark")
    ask.answers = [False]
    wizard.reject()
    assert wizard.isVisible()
    assert len(ask.asked) == 1
    ask.answers = [True]
    wizard.reject()
    assert not wizard.isVisible()
    assert JournalEntry.select().count() == 0


def test_closing_without_choices_asks_nothing(
    wizard: ImportWizard, opened: Any, ask: CannedAsk
) -> None:
    at_result(opened(HEADER, person()))
    wizard.reject()
    assert not wizard.isVisible()
    assert ask.asked == []


def test_a_file_that_cannot_be_written_is_told_and_the_choices_stay(
    opened: Any, ask: CannedAsk
) -> None:
    wizard = at_result(opened(HEADER, person()))
    wizard.result_page.places.tick.click()
    database.execute_sql("PRAGMA query_only = ON")
    wizard.go_on()
    database.execute_sql("PRAGMA query_only = OFF")
    assert len(ask.asked) == 1
    assert wizard.step == RESULT
    assert names() == set()
    wizard.go_on()
    assert names() == {"张三"}


@pytest.fixture
def slow_bench(desk: Desk, ask: CannedAsk, tmp_path: Path) -> Workbench:
    """A workbench whose long work really runs on the worker thread."""
    return Workbench(desk, Jobs(), ask, SettingsKeeper(Settings(), tmp_path / "s.json"))


def test_on_the_worker_thread_the_whole_road_works(qtbot: Any, slow_bench: Workbench) -> None:
    wizard = ImportWizard(slow_bench, None)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.open_file(STANDARD)
    qtbot.waitUntil(lambda: wizard.step == COLUMNS, timeout=20_000)
    # Three choices at once: only the last one counts, and the window is free meanwhile.
    for field in ("native_place", "remark", "trade"):
        choose_field(wizard, "籍贯", field)
    qtbot.waitUntil(lambda: wizard.session.is_current, timeout=20_000)
    at_result(wizard)
    wizard.result_page.places.tick.click()
    with qtbot.waitSignal(wizard.imported, timeout=20_000):
        wizard.next_button.click()
    rows = RosterQuery(DAY).fetch()
    assert len(rows) == PEOPLE
    assert rows[0].facts.trade
    assert not rows[0].facts.native_place


def test_reading_can_be_cancelled(qtbot: Any, slow_bench: Workbench) -> None:
    wizard = ImportWizard(slow_bench, None)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.open_file(MESSY)
    slow_bench.jobs.cancel()
    qtbot.waitUntil(lambda: not slow_bench.jobs.is_busy, timeout=20_000)
    assert wizard.step == FILE
    assert not wizard.session.paths
    assert not wizard.file.refusal.isVisible()
    wizard.reject()
    assert not wizard.isVisible()


@pytest.mark.parametrize("is_large", [False, True])
def test_every_step_fits_the_old_screen(
    qapp: QApplication, wizard: ImportWizard, is_large: bool
) -> None:
    theme.apply_theme(qapp, Theme.LIGHT, large=is_large)
    shown = ImportWizard(wizard._bench, None)
    shown.open_file(MESSY)
    for step in (FILE, COLUMNS, RESULT, END):
        shown._go_to(step)
        hint = shown.minimumSizeHint()
        assert hint.width() <= SCREEN[0], step
        assert hint.height() <= SCREEN[1] - 60, step
    shown.deleteLater()


def test_tab_follows_the_eye_through_the_wizard(opened: Any, wizard: ImportWizard) -> None:
    settle()
    assert steps_back(wizard) == []
    opened(books.HEADER, books.person())
    settle()
    page = wizard.findChild(ColumnsPage)
    # From the list of sheets at the left to the columns at the right, whose link stands higher.
    to_the_right = "QListWidget sheets → PushButton header_button"
    assert steps_back(wizard, page.sheets) == [to_the_right]
    at_result(wizard)
    settle()
    assert steps_back(wizard, wizard.findChild(QWidget, "confirm")) == []
