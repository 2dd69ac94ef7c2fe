"""The window's language: ours and Qt's own texts."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
)

from dangjian_desktop.domain.messages import SENTENCES
from dangjian_desktop.host.settings import Language
from dangjian_desktop.ui.shared.language import speak
from dangjian_desktop.ui.shared.wording import tr
from tests.ui.conftest import RESOURCES

HAN = range(0x4E00, 0xA000)


def is_chinese(text):
    return any(ord(letter) in HAN for letter in text)


@pytest.fixture
def english(qapp, catalogue):
    assert speak(qapp, Language.ENGLISH, catalogue)
    yield
    speak(qapp, Language.CHINESE, RESOURCES)


def words_of_qt(qtbot):
    """Return words that Qt itself puts on the screen."""
    line = QLineEdit("text")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    for kind in (kinds.Ok, kinds.Cancel, kinds.Yes, kinds.No, kinds.Save, kinds.Discard):
        box.addButton(kind)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok
        | QDialogButtonBox.StandardButton.Cancel
        | QDialogButtonBox.StandardButton.Close
        | QDialogButtonBox.StandardButton.Apply
        | QDialogButtonBox.StandardButton.Reset
    )
    qtbot.addWidget(buttons)
    files = QFileDialog()
    qtbot.addWidget(files)
    labels = QFileDialog.DialogLabel
    words = {
        "menu": [action.text() for action in menu.actions() if not action.isSeparator()],
        "message": [button.text() for button in box.buttons()],
        "buttons": [button.text() for button in buttons.buttons()],
        "files": [
            files.labelText(label)
            for label in (labels.LookIn, labels.FileName, labels.FileType, labels.Reject)
        ],
    }
    menu.deleteLater()
    return words


def test_the_dialogs_of_qt_are_chinese_whatever_the_system_speaks(qtbot):
    for place, words in words_of_qt(qtbot).items():
        assert words, place
        assert all(is_chinese(word) for word in words), (place, words)


@pytest.mark.usefixtures("english")
def test_the_dialogs_of_qt_are_english_where_english_is_chosen(qtbot):
    for place, words in words_of_qt(qtbot).items():
        assert not any(is_chinese(word) for word in words), (place, words)


def test_the_calendar_names_months_in_the_chosen_language(qtbot, qapp, catalogue):
    assert is_chinese(QLocale().monthName(11))
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    assert is_chinese(calendar.locale().dayName(1))
    speak(qapp, Language.ENGLISH, catalogue)
    assert QLocale().monthName(11) == "November"
    speak(qapp, Language.CHINESE, RESOURCES)


@pytest.mark.usefixtures("english")
def test_our_texts_are_english_with_their_facts():
    assert tr("导入名册") == "Import roster"
    assert tr("导入 {count} 人", count=3) == "Import 3 people"
    assert not is_chinese(tr(SENTENCES["id.missing"]))


def test_back_in_chinese_nothing_of_the_other_language_is_left(qapp, catalogue):
    speak(qapp, Language.ENGLISH, catalogue)
    speak(qapp, Language.CHINESE, catalogue)
    assert tr("导入名册") == "导入名册"


def test_without_the_compiled_catalogue_the_window_speaks_chinese(qapp, tmp_path, qtbot):
    assert not speak(qapp, Language.ENGLISH, tmp_path)
    assert tr("导入名册") == "导入名册"
    assert all(is_chinese(word) for word in words_of_qt(qtbot)["message"])
