"""上级模板: a superior's form is dropped in, mapped by clicking, filled, and exchanged."""

import io
from datetime import date
from itertools import pairwise

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from dangjian_desktop.domain.template_shapes import FIXED, DayFormat
from dangjian_desktop.domain.vocabulary import TemplateSubject
from dangjian_desktop.queries.own_templates import TemplatesQuery
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.walls.template_dialogs import FillDialog
from dangjian_desktop.ui.walls.templates_page import TemplatesPage
from tests import make
from tests.exchange import form_samples as forms
from tests.ui.screen import settle


@pytest.fixture
def page(qtbot, workbench) -> TemplatesPage:
    branch = make.branch()
    make.person("张三", branch)
    make.person("李四", branch)
    made = TemplatesPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.place.choose(branch)
    made.show()
    return made


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "党员登记表.docx"
    path.write_bytes(forms.register_of_a_person())
    return path


def dialog(page, kind):
    return page.findChildren(kind)[-1]


def drop(page, path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def keep(page, path, subject=TemplateSubject.PERSON) -> None:
    drop(page, path)
    asked = dialog(page, OperationDialog)
    asked.form.show_values({"name": path.stem, "subject": subject})
    asked.save()


def blank(page, label: str):
    return next(one for one in page.template.blanks if one.blank.label == label)


def go_to(page, label: str) -> None:
    """Click a blank of the form."""
    page.view.anchorClicked.emit(QUrl(f"blank:{blank(page, label).blank.address}"))


def click(page, name: str) -> None:
    """Click a name in the list of what can be filled in."""
    (item,) = page.pane.list.findItems(name, Qt.MatchFlag.MatchExactly)
    page.pane.list.itemClicked.emit(item)


def test_without_a_template_the_page_says_what_to_do(page):
    assert page.empty.isVisible()
    assert not page.fill_button.isEnabled()
    assert "拖到这里" in page.empty.sentence.text()


def test_a_form_that_is_dropped_shows_its_blanks_with_what_they_seem_to_ask_for(page, register):
    keep(page, register)
    shown = page.view.toPlainText()
    assert "〔姓名〕" in shown
    assert "〔待选〕" in shown
    assert page.figures().startswith("模板 1 个 · 14 处空白")
    assert blank(page, "家庭成员").source == ""


def test_a_click_on_a_blank_and_one_on_a_name_map_it_and_it_can_be_undone(page, register, desk):
    keep(page, register)
    go_to(page, "请于")
    assert page.pane.title.text() == "请于"
    click(page, "固定文字")
    page.pane.findChild(object, "fixed_text").setText("11月底")
    page.pane.findChild(object, "fixed_text").editingFinished.emit()
    assert (blank(page, "请于").source, blank(page, "请于").text) == (FIXED, "11月底")
    desk.undo()
    desk.undo()
    page.read()
    assert blank(page, "请于").source == ""


def test_a_name_is_found_by_typing_and_taken_with_enter(qtbot, page, register):
    keep(page, register)
    go_to(page, "民族")
    page.pane.line.insert("籍贯")
    qtbot.waitUntil(lambda: page.pane.list.count() == 2)
    qtbot.keyClick(page.pane.line, Qt.Key.Key_Return)
    qtbot.keyClick(page.pane.list, Qt.Key.Key_Return)
    assert blank(page, "民族").source == "person.native_place"


def test_how_a_day_is_written_and_which_word_ticks_a_box_are_chosen(page, register):
    keep(page, register)
    go_to(page, "入党时间")
    box = page.pane.findChild(object, "day_format")
    box.setCurrentIndex(box.findData(DayFormat.DASHED))
    box.activated.emit(box.currentIndex())
    assert blank(page, "入党时间").day is DayFormat.DASHED
    go_to(page, "政治面貌")
    assert blank(page, "政治面貌").ticks == ("正式党员", "预备党员", "共青团员")
    settle()
    for label in page.pane.options.findChildren(ElidedLabel):
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    line = page.pane.findChild(object, "tick_2")
    line.setText("入党积极分子")
    line.editingFinished.emit()
    assert blank(page, "政治面貌").ticks[2] == "入党积极分子"


def test_columns_of_a_list_are_chosen_each(page, tmp_path):
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(forms.roster_in_cells())
    keep(page, path, TemplateSubject.BRANCH)
    page.choose_blank("0/l2")
    box = page.pane.findChild(object, "column_4")
    box.setCurrentIndex(box.findData("person.group"))
    box.activated.emit(box.currentIndex())
    (found,) = [one for one in page.template.blanks if one.columns]
    assert found.columns == (
        "number",
        "person.name",
        "person.born_on",
        "person.standing",
        "person.group",
    )


def test_the_arrows_go_from_blank_to_blank_and_round(page, register):
    keep(page, register)
    go_to(page, "请于")
    page.pane.after_button.click()
    assert page.pane.title.text() == "所在党支部"
    page.pane.before_button.click()
    assert page.pane.title.text() == "请于"


def test_one_person_is_filled_into_a_file(page, register, workbench, tmp_path):
    keep(page, register)
    target = tmp_path / "张三.docx"
    workbench.ask.answers.append(target)
    page.fill_button.click()
    asked = dialog(page, FillDialog)
    assert "公民身份号码" in asked.notice.text()
    asked.check("张三")
    asked.fill_button.click()
    assert docx.Document(io.BytesIO(target.read_bytes())).tables[0].cell(0, 1).text == "张三"


def test_more_blanks_that_stayed_empty_than_are_named_are_counted(page, workbench, tmp_path, desk):
    labels = "籍贯 民族 学历 出生年月 身份证号 联系电话 入党时间 转正时间 家庭住址 工种".split()
    form = docx.Document()
    table = form.add_table(rows=len(labels) + 1, cols=2)
    for row, label in zip(table.rows, ("姓名", *labels), strict=True):
        row.cells[0].text = label
    path = tmp_path / "登记表.docx"
    form.save(str(path))
    keep(page, path)
    told = []
    desk.noted.connect(lambda said, _undo: told.append(said))
    workbench.ask.answers.append(tmp_path / "张三.docx")
    page.fill_button.click()
    asked = dialog(page, FillDialog)
    asked.check("张三")
    asked.fill_button.click()
    counts = [one for one in told if "留空的" in one]
    assert len(counts) == 1
    assert counts[0].rsplit("：", 1)[1].count("、") == 7
    assert counts[0].endswith(" 处")


def test_many_people_are_filled_each_into_a_file(page, register, workbench, tmp_path):
    keep(page, register)
    folder = tmp_path / "out"
    folder.mkdir()
    workbench.ask.answers.append(folder)
    page.fill()
    asked = dialog(page, FillDialog)
    asked.all_button.click()
    assert asked.count.text() == "已选 2 份"
    asked.fill_button.click()
    assert sorted(one.name for one in folder.iterdir()) == [
        "党员登记表 张三.docx",
        "党员登记表 李四.docx",
    ]


def test_a_form_for_one_row_of_a_book_is_offered_rows_and_no_whole_book(page, tmp_path):
    make.entry("hazard", page.place.organisation_id, "2026-11-01", content="护罩缺螺栓")
    document = docx.Document()
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text = "隐患内容"
    path = tmp_path / "告知单.docx"
    path.write_bytes(forms.saved(document))
    drop(page, path)
    asked = dialog(page, OperationDialog)
    values = {"name": "告知单", "subject": TemplateSubject.BOOK, "book": "hazard"}
    asked.form.show_values(values)
    asked.save()
    page.fill()
    asked = dialog(page, FillDialog)
    assert [one.name for one in asked.chosen()] == ["1 护罩缺螺栓"]


def test_a_new_edition_is_recognised_and_only_what_is_new_is_asked(
    page, register, workbench, tmp_path
):
    keep(page, register)
    document = docx.Document(io.BytesIO(register.read_bytes()))
    document.add_paragraph("特长：________")
    new = tmp_path / "党员登记表（2027）.docx"
    new.write_bytes(forms.saved(document))
    workbench.ask.answers.append(0)
    drop(page, new)
    assert page.pane.title.text() == "特长"
    assert "新增 1 处" in workbench.ask.asked[-1]
    assert len(TemplatesQuery(date(2026, 11, 21)).fetch()) == 1
    click(page, "每次填写时询问")
    page.fill()
    assert len(dialog(page, FillDialog).asked) == 1


def test_blanks_that_are_gone_are_named_once_each_and_not_all_of_a_hundred(
    page, workbench, tmp_path
):
    document = docx.Document()
    document.add_paragraph("姓名：________")
    path = tmp_path / "表.docx"
    path.write_bytes(forms.saved(document))
    for _ in range(3):
        document.add_paragraph("奖励：________")
    for number in "甲乙丙丁戊己庚辛壬癸子丑":
        document.add_paragraph(f"事项{number}：________")
    full = tmp_path / "全表.docx"
    full.write_bytes(forms.saved(document))
    keep(page, full)
    workbench.ask.answers.append(path)
    page.exchange()
    told = workbench.ask.asked[-1]
    assert "没有了 15 处" in told
    assert told.count("奖励") == 1
    assert told.endswith("等。")


def test_how_a_day_is_written_has_its_room_at_once(page, tmp_path):
    document = docx.Document()
    document.add_paragraph("填表日期：    年  月  日")
    path = tmp_path / "报告.docx"
    path.write_bytes(forms.saved(document))
    keep(page, path)
    box = page.pane.findChild(ChoiceBox, "day_format")
    assert page.pane._area.height() >= box.sizeHint().height()


def test_the_same_words_find_again_at_the_next_blank(qtbot, page, register):
    keep(page, register)
    for label in ("请于", "姓名"):
        go_to(page, label)
        page.pane.line.insert("籍贯")
        qtbot.waitUntil(lambda: page.pane.list.count() < 10)


def test_a_day_is_never_filled_with_words(page, tmp_path):
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "姓名"
    table.cell(0, 1).text = "    年  月  日"
    path = tmp_path / "签字.docx"
    path.write_bytes(forms.saved(document))
    keep(page, path)
    (one,) = page.template.blanks
    assert (one.blank.label, one.source) == ("姓名", "")


def fill_dialog(page, register):
    """The dialog with a blank that is asked for, on the screen."""
    keep(page, register)
    go_to(page, "请于")
    click(page, "每次填写时询问")
    page.fill()
    settle()
    return dialog(page, FillDialog)


def test_what_is_asked_comes_first_under_the_keyboard(qtbot, page, register):
    asked = fill_dialog(page, register)
    (line,) = asked.asked.values()
    assert asked.focusWidget() is line
    order = [line, asked.all_button, asked.none_button, asked.line, asked.list]
    order += [asked.fill_button, asked.cancel_button]
    for before, after in pairwise(order):
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert asked.focusWidget() is after
    qtbot.keyClick(asked.line, Qt.Key.Key_Down)
    assert asked.focusWidget() is asked.list


def cut_short(page, asked, folder, stop):
    """Fill for three; `stop` is called while the second is on its way."""
    page._bench.jobs.progressed.connect(lambda _what, share: stop() if share > 0 else None)
    folder.mkdir()
    page._bench.ask.answers.append(folder)
    asked.all_button.click()
    asked.fill_button.click()


def test_a_filling_that_is_stopped_says_what_is_there(page, register, tmp_path, desk):
    told = []
    desk.noted.connect(lambda said, _undo: told.append(said))
    make.person("王五", page.place.organisation_id)
    asked = fill_dialog(page, register)
    folder = tmp_path / "out"
    cut_short(page, asked, folder, page._bench.jobs.cancel)
    assert len(list(folder.iterdir())) == 2
    assert told[-1] == f"已停止。已填写 2 份：{folder}"
    assert asked.isVisible()


def test_closing_the_dialog_stops_what_it_fills(page, register, tmp_path):
    make.person("王五", page.place.organisation_id)
    asked = fill_dialog(page, register)
    cut_short(page, asked, tmp_path / "out", asked.cancel_button.click)
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert asked.isVisible()
    asked.cancel_button.click()
    assert not asked.isVisible()


def test_who_could_not_be_filled_is_counted_and_stays_ticked(page, register, tmp_path):
    folder = tmp_path / "out"
    for number in range(8):
        make.person(f"王{number}", page.place.organisation_id)
        (folder / f"党员登记表 王{number}.docx").mkdir(parents=True)  # no file can stand there
    asked = fill_dialog(page, register)
    page._bench.ask.answers.append(folder)
    asked.all_button.click()
    asked.fill_button.click()
    said = page._bench.ask.asked[-1]
    assert said.startswith("有 8 份没有填成。")
    assert said.endswith("另有 2 份。")
    assert asked.isVisible()
    assert [one.name for one in asked.chosen()] == [f"王{number}" for number in range(8)]


def test_a_file_that_is_none_is_refused_in_words(page, workbench, tmp_path):
    path = tmp_path / "说明.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    drop(page, path)
    assert "另存为 .docx" in workbench.ask.asked[-1]
    assert page.template is None


def test_a_template_is_taken_out_of_use_and_comes_back(page, register):
    keep(page, register)
    page._end()
    assert page.template is None
    page._show_ended()
    assert page.template is not None
    assert not page.fill_button.isEnabled()
    page._restore()
    assert page.fill_button.isEnabled()
