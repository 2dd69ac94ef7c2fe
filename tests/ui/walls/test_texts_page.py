"""文本库: a secretary sees what is missing, enters it, reads a file, brings a new edition."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.wall_sheets import WallPlace
from dangjian_desktop.operations.printout import TEXT_SHEET
from dangjian_desktop.operations.wall_texts import add_wall_text
from dangjian_desktop.queries.wall_texts import TextsInForceQuery
from dangjian_desktop.ui.roster.print_dialog import PrintDialog
from dangjian_desktop.ui.walls.texts_page import TextsPage
from tests import make


@pytest.fixture
def page(qtbot, workbench) -> TextsPage:
    make.branch("综采一队党支部")
    made = TextsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def enter(desk, body="示例文字。\n宣誓人：", on=None, code="oath", title="入党誓词"):
    desk.run(
        add_wall_text(
            code=code,
            title=title,
            body=body,
            source="示例手册",
            edition_on=PartialDate(2022, 10),
            on=on or desk.on,
        )
    )


def test_a_text_that_is_missing_is_asked_for_with_where_it_is_found(page):
    page.show_text("oath")
    assert "还没有录入“入党誓词”" in page.empty.sentence.text()
    assert "党章" in page.empty.sentence.text()
    assert not page.print_button.isEnabled()
    assert page.figures().startswith("已录入 0 种")


def test_it_is_typed_and_saved_and_stands_there_at_once(page, desk):
    page.show_text("oath")
    dialog = page.enter()
    dialog.form.show_values(
        {
            "title": "入党誓词",
            "body": "示例文字。\n宣誓人：",
            "source": "示例手册",
            "edition_on": PartialDate(2022, 10, 22),
        }
    )
    dialog.save()
    assert page.line.row.title == "入党誓词"
    assert page.body.toPlainText() == "示例文字。\n宣誓人："
    assert "示例手册" in page.told.text()


def test_without_source_nothing_is_saved_and_nothing_typed_is_lost(page, desk):
    page.show_text("oath")
    dialog = page.enter()
    dialog.form.show_values({"title": "入党誓词", "body": "示例文字。"})
    dialog.save()
    assert TextsInForceQuery(desk.on).fetch() == {}
    assert dialog.form.values()["body"] == "示例文字。"


def test_a_file_fills_the_dialog_and_one_that_is_none_is_told(page, ask, tmp_path):
    page.show_text("room_rule")
    file = tmp_path / "活动室规定.txt"
    file.write_text("党员活动室管理规定\n第一条。\n第二条。", "gb18030")
    ask.answers.append(file)
    dialog = page.read_file()
    values = dialog.form.values()
    assert values["body"] == "第一条。\n第二条。"
    assert values["source"] == "活动室规定"
    dialog.reject()
    file.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    ask.answers.append(file)
    assert page.read_file() is None
    assert "活动室规定.txt" in ask.asked[-1]


def test_a_later_edition_is_in_force_and_the_earlier_can_be_read(page, desk):
    enter(desk, on=date(2026, 1, 5))
    enter(desk, body="新的示例。")
    page.show_text("oath")
    assert page.body.toPlainText() == "新的示例。"
    assert page.edition.count() == 2
    page.edition.setCurrentIndex(1)
    page.edition.activated.emit(1)
    assert "示例文字" in page.body.toPlainText()


def test_a_mistyped_word_is_put_right_without_a_new_edition(page, desk):
    enter(desk)
    page.show_text("oath")
    dialog = page.change()
    dialog.form.show_values({**dialog.form.values(), "body": "改过的示例。"})
    dialog.save()
    assert page.body.toPlainText() == "改过的示例。"
    assert page.edition.count() == 1


def test_a_text_of_ones_own_stands_in_the_list_and_is_removed_and_brought_back(page, desk):
    count = page.model.rowCount()
    dialog = page.enter_own()
    dialog.form.show_values(
        {
            "title": "班前会规矩",
            "body": "第一条。",
            "source": "本队",
            "edition_on": PartialDate(2026, 11),
            "place": WallPlace.CORRIDOR,
        }
    )
    dialog.save()
    assert page.model.rowCount() == count + 1
    page.show_text(page._lines()[-1].kind.code)
    assert page._lines()[-1].kind.place is WallPlace.CORRIDOR
    page.remove()
    assert page.model.rowCount() == count
    desk.undo()
    assert page.model.rowCount() == count + 1


def test_the_shown_text_is_printed_as_its_sheet(page, desk):
    enter(desk)
    page.show_text("oath")
    wanted = []
    page.print_wanted.connect(wanted.append)
    page.print_button.click()
    assert (wanted[0].code, wanted[0].form, wanted[0].text_id) == (TEXT_SHEET, "oath", None)


def test_the_print_dialog_shows_the_text_by_its_name(qtbot, page, desk, workbench):
    enter(desk)
    page.show_text("oath")
    dialogs = []
    page.print_wanted.connect(lambda wanted: dialogs.append(PrintDialog(workbench, wanted)))
    page.print_button.click()
    (dialog,) = dialogs
    qtbot.addWidget(dialog)
    assert dialog.sheet.currentText() == "入党誓词"
    assert dialog.right.currentWidget() is dialog.preview
