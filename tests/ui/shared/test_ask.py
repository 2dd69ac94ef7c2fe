"""The one place that asks: real boxes with Chinese buttons, and canned answers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTreeView, QWidget

from dangjian_desktop.ui.shared.ask import PDF, WORKBOOKS, XLSX, Ask, CannedAsk, suffix_of


def press(word: str, seen: list[str]) -> None:
    """Press a button of the box that is about to open, and note what the box says."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert box.objectName() == "message"
        seen.append(box.text())
        seen.extend(button.text() for button in box.buttons())
        next(button for button in box.buttons() if button.text() == word).click()

    QTimer.singleShot(0, act)


@pytest.fixture
def page(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_question_has_verbs_on_its_buttons(page: QWidget) -> None:
    seen: list[str] = []
    press("清除", seen)
    assert Ask().question(page, "清除后不能恢复。要清除吗？", yes="清除")
    assert seen[0] == "清除后不能恢复。要清除吗？"
    assert sorted(seen[1:]) == ["取消", "清除"]
    press("取消", seen)
    assert not Ask().question(page, "要清除吗？", yes="清除")


def test_esc_means_the_last_button(page: QWidget) -> None:
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    assert Ask().choose(page, "怎么办？", ("更新", "保留", "跳过")) == 2


@pytest.mark.parametrize("is_loss", [True, False])
def test_enter_never_throws_anything_away(qtbot, page: QWidget, is_loss: bool) -> None:
    def act() -> None:
        box = QApplication.activeModalWidget()
        assert box.defaultButton().text() == ("继续填写" if is_loss else "放弃")
        qtbot.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, act)
    agreed = Ask().question(page, "要放弃吗？", yes="放弃", no="继续填写", is_loss=is_loss)
    assert agreed is not is_loss


def test_the_program_s_own_file_dialog_has_no_english_column(page: QWidget) -> None:
    seen: list[bool] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        files = dialog.findChild(QTreeView)
        seen.extend(files.isColumnHidden(column) for column in range(4))
        dialog.reject()

    QTimer.singleShot(0, act)
    assert Ask().choose_open_file(page, "选择名册文件", [WORKBOOKS]) is None
    assert seen == [False, False, True, False]


def test_a_suggested_name_is_one_that_every_system_takes(page: QWidget, tmp_path: Path) -> None:
    seen: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        seen.extend((dialog.findChild(QLineEdit).text(), dialog.directory().absolutePath()))
        dialog.reject()

    QTimer.singleShot(0, act)
    ask = Ask()
    ask.last_folder = str(tmp_path)
    assert ask.choose_save_file(page, "导出试算", "细则试算 2026/1.xlsx", [XLSX]) is None
    assert seen == ["细则试算 2026_1.xlsx", str(tmp_path)]


def test_messages_close_with_one_button(page: QWidget) -> None:
    for say in (Ask().tell, Ask().error):
        seen: list[str] = []
        press("知道了", seen)
        say(page, "第 7 行没有导入。", "身份证号末位不符。")
        assert seen == ["第 7 行没有导入。", "知道了"]


def test_the_first_button_is_the_primary_one(page: QWidget) -> None:
    looks: list[str] = []

    def act() -> None:
        box = QApplication.activeModalWidget()
        looks.extend(str(b.property("kind")) for b in box.findChildren(QPushButton))
        box.reject()

    QTimer.singleShot(0, act)
    Ask().question(page, "要清除吗？", yes="清除")
    assert looks.count("primary") == 1


def test_canned_answers_are_given_in_order_and_everything_asked_is_kept(tmp_path: Path) -> None:
    ask = CannedAsk(True, False, 1, tmp_path / "a.xlsx", None, tmp_path)
    assert ask.question(None, "甲", yes="做")
    assert not ask.question(None, "乙", yes="做")
    assert ask.choose(None, "丙", ("一", "二", "三")) == 1
    assert ask.choose_open_file(None, "导入", [WORKBOOKS]) == tmp_path / "a.xlsx"
    assert ask.choose_save_file(None, "导出", "名册.xlsx", [PDF]) is None
    assert ask.choose_folder(None, "文件夹") == tmp_path
    ask.tell(None, "好了。", "3 行")
    assert not ask.question(None, "丁", yes="做")  # nothing left: declined
    assert ask.asked == ["甲", "乙", "丙", "导入", "导出", "文件夹", "好了。\n3 行", "丁"]


def test_the_folder_of_the_last_file_is_remembered(tmp_path: Path) -> None:
    ask = CannedAsk(tmp_path / "a.xlsx")
    ask.choose_open_file(None, "导入")
    assert ask.last_folder == str(tmp_path)


def test_the_first_suffix_of_a_kind_is_used() -> None:
    assert suffix_of(WORKBOOKS) == "xlsx"
    assert suffix_of(PDF) == "pdf"


def test_several_files_are_chosen_at_once_and_their_folder_is_remembered(tmp_path: Path) -> None:
    ask = CannedAsk([str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")])
    assert ask.choose_open_files(None, "选择附件") == [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    assert ask.last_folder == str(tmp_path)
    assert ask.choose_open_files(None, "选择附件") == []


def test_a_box_is_called_like_the_program_and_not_like_its_file(page: QWidget) -> None:
    titles: list[str] = []

    def act() -> None:
        box = QApplication.activeModalWidget()
        titles.append(box.windowTitle())
        box.reject()

    QTimer.singleShot(0, act)
    Ask().error(page, "打不开。请换一个文件。")
    assert titles == ["党支部工作台"]
