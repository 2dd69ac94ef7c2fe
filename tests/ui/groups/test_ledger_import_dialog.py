"""Pasting and importing: faults at their cells, mended in place, entered as one, taken back."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.host.settings import Settings
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.storage.models import LedgerEntry
from dangjian_desktop.ui.groups.ledger_files import export_entries, import_entries, save_template
from dangjian_desktop.ui.groups.ledger_import_dialog import LedgerImportDialog
from dangjian_desktop.ui.groups.ledger_page import LedgerPage
from dangjian_desktop.ui.groups.paste_dialog import PasteDialog, open_paste
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from tests import make
from tests.operations.ledger_files import CLOSED, HEADER, line, workbook
from tests.ui.screen import settle
from tests.ui.tab_order import steps_back

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    made = make.branch("综采一队党支部")
    people = {name: make.person(name, made) for name in ("张三", "李四", "王书记")}
    make.post(people["王书记"], made, Post.SECRETARY)
    return made


@pytest.fixture
def over(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def copied(*rows, html=""):
    """Put rows into the clipboard as WPS does."""
    data = QMimeData()
    if rows:
        texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
        quoted = [[f'"{t}"' if "\n" in t else t for t in row] for row in texts]
        data.setText("\r\n".join("\t".join(row) for row in quoted) + "\r\n")
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def pasted(workbench, over, branch, book="hazard"):
    open_paste(workbench, over, book_code=book, organisation_id=branch)
    return over.findChild(PasteDialog)


def rows_of(book="hazard"):
    return LedgerQuery(book, ON, sort_key="number").fetch()


def outcomes(dialog):
    return [row.outcome for row in dialog.session.examination.rows]


def typed(qtbot, dialog, text, *, enter=True):
    editor = dialog._cells.editor
    if isinstance(editor, QComboBox):
        editor.setCurrentText(text)
    elif isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)
    if enter:
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_block_is_pasted_mended_in_place_and_taken_back_at_once(qtbot, workbench, over, branch):
    copied(
        HEADER[:12],
        line(存在问题="第一行\n第二行")[:12],
        line(序号=2, 存在问题="二", 检查日期="昨天", 隐患等级="甲级")[:12],
        [None] * 12,
    )
    dialog = pasted(workbench, over, branch)
    assert outcomes(dialog) == [Outcome.ADDED, Outcome.REFUSED]
    bad = dialog.lines[0]
    assert bad.row == "3"
    assert set(bad.faults) == {"day", "level"}
    assert bad.mark("day") == "circle-x"
    assert "昨天" in bad.told("day")
    assert not LedgerEntry.select().exists()
    dialog.table.select_keys([bad.key])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    typed(qtbot, dialog, "2026-11-09")
    # Enter went on to the next cell that something is wrong with: its choices are offered.
    editor = dialog._cells.editor
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(at) for at in range(2)] == ["甲级", "一般（C级）"]
    typed(qtbot, dialog, "重大")
    assert outcomes(dialog) == [Outcome.ADDED, Outcome.ADDED]
    assert [one.row for one in dialog.lines] == ["3", "2"]  # nothing jumps while one mends
    dialog.apply_button.click()
    assert [row.text("content") for row in rows_of()] == ["第一行\n第二行", "二"]
    assert workbench.desk.undo_label == "登记多行台账"
    workbench.desk.undo()
    assert not LedgerEntry.select().exists()


def test_columns_without_a_header_are_taken_by_order_and_assigned(qtbot, workbench, over, branch):
    copied(
        [1, "2026-11-03", "护网破损", "顺槽"],
        [2, "2026-11-04", "皮带跑偏", "机头"],
    )
    dialog = pasted(workbench, over, branch)
    assert "没有表头，按次序认作" in dialog.lines[0].note
    assert [dialog.lines[1].cells[key] for key in ("number", "day", "place", "content")] == [
        "1",
        "2026-11-03",
        "护网破损",
        "顺槽",
    ]
    dialog.columns_button.click()
    form = dialog.findChild(FormDialog)
    values = form.form.values()
    form.form.show_values({**values, "2": "content", "3": "content"})
    form.save_button.click()
    assert form.isVisible()  # one field twice is told at both places
    form.form.show_values({**values, "2": "content", "3": "place"})
    form.save_button.click()
    assert dialog.lines[1].cells["content"] == "护网破损"
    dialog.apply_button.click()
    assert [row.text("place") for row in rows_of()] == ["顺槽", "机头"]


def test_a_pasted_block_of_other_columns_is_told_at_the_place(workbench, over, branch):
    copied(["姓名", "身份证号", "电话"], ["张三", "x", "1"], ["李四", "y", "2"])
    dialog = pasted(workbench, over, branch)
    assert not dialog.apply_button.isEnabled()
    assert any("没有表头，按次序认作" in one.note for one in dialog.lines)
    assert any("排查日期：“张三”不是认得的日期" in one.note for one in dialog.lines)
    refused = [one for one in dialog.lines if one.examined is not None]
    assert all(one.mark("day") == "circle-x" for one in refused)
    assert not LedgerEntry.select().exists()


def test_a_web_page_alone_is_taken_and_nothing_is_told_in_words(qtbot, workbench, over, branch):
    copied(
        html="<table><tr><td>日期</td><td>隐患内容</td></tr>"
        "<tr><td>2026-11-03</td><td>护网<br>破损</td></tr></table>"
    )
    dialog = pasted(workbench, over, branch)
    assert outcomes(dialog) == [Outcome.ADDED]
    copied(["只有一句话"])
    QGuiApplication.clipboard().clear()
    dialog.paste()
    assert "剪贴板里没有表格" in dialog.table.empty_state.sentence.text()
    assert not dialog.apply_button.isEnabled()
    copied(["日期", "隐患内容"], ["2026-11-03", "护网"])
    qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert outcomes(dialog) == [Outcome.ADDED]


def test_duplicates_of_rows_that_are_there_are_marked_and_decided(qtbot, workbench, over, branch):
    make.entry("hazard", content="护网破损", place="机头", day="2026-11-03")
    copied(HEADER[:12], line(序号=7)[:12])
    dialog = pasted(workbench, over, branch)
    assert outcomes(dialog) == [Outcome.DOUBTFUL]
    assert dialog.doubt_button.isVisibleTo(dialog)
    assert "机头 → 3402 顺槽" in dialog.lines[0].note
    assert not dialog.apply_button.isEnabled()
    dialog.table.select_keys([dialog.lines[0].key])
    dialog.another_action.trigger()
    assert outcomes(dialog) == [Outcome.ADDED]
    dialog.same_action.trigger()
    assert outcomes(dialog) == [Outcome.UPDATED]
    dialog.apply_button.click()
    assert [row.text("place") for row in rows_of()] == ["3402 顺槽"]
    assert workbench.desk.undo_label == "导入台账"


def test_rows_are_skipped_and_taken_in_again(qtbot, workbench, over, branch):
    copied(HEADER[:12], line()[:12], line(序号=2, 存在问题="二")[:12])
    dialog = pasted(workbench, over, branch)
    dialog.table.select_keys([dialog.lines[0].key])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert outcomes(dialog) == [Outcome.LEFT_OUT, Outcome.ADDED]
    assert dialog.skip_button.text() == "不跳过"
    dialog.skip_button.click()
    assert outcomes(dialog) == [Outcome.ADDED] * 2


def test_namesakes_are_asked_in_the_dialog(workbench, over, branch):
    other = make.person("张三", branch, crew="检修班")
    copied(HEADER[:12], line()[:12])
    dialog = pasted(workbench, over, branch)
    assert outcomes(dialog) == [Outcome.REFUSED]
    box = dialog.findChild(ChoiceBox, "asked_name")
    box.setCurrentIndex(box.findData(other))
    box.activated.emit(box.currentIndex())
    assert outcomes(dialog) == [Outcome.ADDED]


def test_a_file_comes_in_with_its_steps_and_what_stays_out_is_saved(
    workbench, ask, over, branch, tmp_path
):
    path = workbook(
        tmp_path / "隐患.xlsx",
        line(**CLOSED),
        line(序号=2, 存在问题="二", **{**CLOSED, "复查人": None}),
    )
    saved = tmp_path / "未采用.xlsx"
    ask.answers = [path, saved]
    import_entries(workbench, over, book_code="hazard", organisation_id=branch)
    dialog = over.findChild(LedgerImportDialog)
    assert outcomes(dialog) == [Outcome.ADDED, Outcome.REFUSED]
    assert dialog.lines[0].mark("by:checked") == "circle-x"
    dialog.save_button.click()
    assert saved.exists()
    dialog.apply_button.click()
    (row,) = rows_of()
    assert row.row.state == "closed"


def test_a_column_that_the_file_lacks_is_filled_in_the_dialog(
    qtbot, workbench, ask, over, branch, tmp_path
):
    path = workbook(tmp_path / "隐患.xlsx", [1, *line()[2:12]], header=(HEADER[0], *HEADER[2:12]))
    ask.answers = [path]
    import_entries(workbench, over, book_code="hazard", organisation_id=branch)
    dialog = over.findChild(LedgerImportDialog)
    line_of = next(one for one in dialog.lines if one.examined is not None)
    assert line_of.mark("day") == "circle-x"
    dialog.table.select_keys([line_of.key])
    dialog.edit_cell()
    typed(qtbot, dialog, "2026-11-03")
    assert outcomes(dialog) == [Outcome.ADDED]


def test_a_long_file_is_looked_at_beside_the_window(
    workbench, ask, over, branch, tmp_path, monkeypatch
):
    monkeypatch.setattr("dangjian_desktop.ui.groups.ledger_import_session.MANY_LINES", 1)
    path = workbook(tmp_path / "隐患.xlsx", line(), line(序号=2, 存在问题="二"))
    ask.answers = [path]
    import_entries(workbench, over, book_code="hazard", organisation_id=branch)
    dialog = over.findChild(LedgerImportDialog)
    assert outcomes(dialog) == [Outcome.ADDED] * 2


def test_a_bad_file_is_refused_in_words(workbench, ask, over, branch, tmp_path):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04nonsense")
    ask.answers = [path]
    import_entries(workbench, over, book_code="hazard", organisation_id=branch)
    assert over.findChild(LedgerImportDialog) is None
    assert "请" in ask.asked[-1]
    other = workbook(tmp_path / "别的.xlsx", ["甲", 3], header=("水果", "斤数"), title="")
    ask.answers = [other]
    import_entries(workbench, over, book_code="hazard", organisation_id=branch)
    dialog = over.findChild(LedgerImportDialog)
    assert "没有认得的“隐患排查整改台账”表头" in dialog.trouble.text()
    assert not dialog.apply_button.isEnabled()


def test_rows_without_an_organisation_go_where_it_is_said(workbench, ask, over, data, tmp_path):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    make.branch("机电队党支部", committee)
    path = workbook(tmp_path / "隐患.xlsx", line(责任人="外人", 检查人="外人"))
    ask.answers = [path]
    import_entries(workbench, over, book_code="hazard", organisation_id=committee)
    dialog = over.findChild(LedgerImportDialog)
    assert dialog.place.currentText() == "按表里写的"
    assert outcomes(dialog) == [Outcome.REFUSED]
    dialog.place.setCurrentIndex(dialog.place.findData(branch))
    dialog.place.activated.emit(dialog.place.currentIndex())
    assert outcomes(dialog) == [Outcome.ADDED]


def test_export_and_template_are_asked_for_and_written(workbench, ask, over, branch, tmp_path):
    make.entry("hazard", content="护网破损")
    path, few, blank = (tmp_path / name for name in ("全.xlsx", "少.csv", "空.xlsx"))
    ask.answers = [0, path, 1, few, blank]
    query = LedgerQuery("hazard", ON)
    export_entries(workbench, over, query, ("day", "content"))
    export_entries(workbench, over, query, ("day", "content"))
    save_template(workbench, over, "hazard")
    assert path.exists()
    assert blank.exists()
    assert few.read_text("utf-8-sig").splitlines()[0] == "排查日期,隐患内容"


def test_the_page_offers_pasting_importing_exporting_and_the_blank_table(
    qtbot, workbench, ask, branch, tmp_path
):
    page = LedgerPage(workbench)
    qtbot.addWidget(page)
    page.show()
    page.open_book("hazard")
    menu = QMenu(page)
    page._fill_more(menu)
    acts = {action.text(): action for action in menu.actions()}
    copied(HEADER[:12], line()[:12])
    acts["粘贴多行…"].trigger()
    dialog = page.findChild(PasteDialog)
    dialog.apply_button.click()
    qtbot.waitUntil(lambda: page.figures().startswith("隐患：1 行"))
    path = tmp_path / "出.xlsx"
    ask.answers = [1, path]
    acts["导出…"].trigger()
    assert path.exists()
    ask.answers = [path]
    acts["导入…"].trigger()
    dialog = page.findChild(LedgerImportDialog, "ledger_import_dialog")
    assert outcomes(dialog) == [Outcome.UNCHANGED]
    dialog.reject()
    blank = tmp_path / "空.xlsx"
    ask.answers = [blank]
    acts["空白表…"].trigger()
    assert blank.exists()


@pytest.fixture
def beside(desk, ask, tmp_path, qtbot):
    """A bench whose long work really runs beside the window."""
    made = Workbench(desk, Jobs(), ask, SettingsKeeper(Settings(), tmp_path / "s.json"))
    yield made
    made.jobs.wait()


def test_many_rows_come_in_while_the_window_lives_and_can_be_called_off(
    qtbot, beside, ask, over, branch, tmp_path
):
    rows = [line(序号=number, 存在问题=f"隐患 {number}") for number in range(1, 601)]
    ask.answers = [workbook(tmp_path / "隐患.xlsx", *rows)]
    beats = []
    heart = QTimer(over)
    heart.timeout.connect(lambda: beats.append(beside.jobs.is_busy))
    heart.start(1)
    import_entries(beside, over, book_code="hazard", organisation_id=branch)
    qtbot.waitUntil(lambda: over.findChild(LedgerImportDialog) is not None, timeout=20_000)
    dialog = over.findChild(LedgerImportDialog)
    qtbot.waitUntil(lambda: dialog.session.examination is not None and not beside.jobs.is_busy)
    assert True in beats  # the window went on while the file was read and judged
    dialog.apply_button.click()
    beside.jobs.cancel()
    qtbot.waitUntil(lambda: not beside.jobs.is_busy, timeout=20_000)
    if not LedgerEntry.select().exists():  # called off in time: nothing of it came in
        assert "什么也没有登记" in dialog.trouble.text()
        dialog.apply_button.click()
        qtbot.waitUntil(lambda: not beside.jobs.is_busy, timeout=20_000)
    assert LedgerEntry.select().count() == 600
    beside.desk.undo()
    assert not LedgerEntry.select().exists()


def test_tab_follows_the_eye(workbench, over, branch):
    copied(HEADER[:12], line(检查日期="昨天")[:12])
    dialog = pasted(workbench, over, branch)
    settle()
    assert steps_back(dialog, dialog.findChild(QWidget, "paste_again")) == []
