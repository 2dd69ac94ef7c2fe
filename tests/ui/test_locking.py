"""Somebody leaves the computer with a form half filled: the window locks, and nothing is lost."""

import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.settings import Language
from dangjian_desktop.operations.data_keys import encrypt, new_recovery_code, readmit
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.storage.models import database
from dangjian_desktop.ui.main_window.locking import Locker
from dangjian_desktop.ui.settings.keys_dialog import KeysDialog
from dangjian_desktop.ui.shared.ask import Ask
from tests.ui.screen import misfits, settle

LI = "李书记的口令第一"
CODE = new_recovery_code()


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Encrypted data, made once: deriving keys takes long on purpose."""
    folder = DataFolder(tmp_path_factory.mktemp("encrypted"))
    open_data(folder, actor="测试员").close()
    encrypt(folder, "李书记", LI, CODE)
    database.initialize(None)
    return folder


@pytest.fixture
def locked_data(encrypted: DataFolder, folder: DataFolder) -> DataFolder:
    """The folder of the window with a key ring and encrypted data; the open ones lie beside."""
    for one in ("database", "key_ring"):
        shutil.copy(getattr(encrypted, one), getattr(folder, one))
    return folder


@pytest.fixture
def shown(window, locked_data):
    made = window()
    made.guard(lambda typed: readmit(locked_data, typed, "李书记"), "李书记")
    made.open_tab("roster")
    settle()
    yield made
    if made.locker.is_locked:
        unlock(made, LI)


def unlock(shown, typed):
    dialog = shown.locker.dialog
    dialog.line.setText(typed)
    dialog.open_button.click()
    settle()


def picture(widget):
    return widget.grab().toImage()


def half_filled(shown):
    """The form of a new person with a name typed in and not saved."""
    shown.roster.add_person()
    settle()
    form = next(one for one in shown.findChildren(QDialog) if one.isVisible())
    line = form.form.editor("name").line
    line.setFocus()
    QTest.keyClicks(line, "zhangsan")
    return form, line


def test_a_half_filled_form_is_covered_and_stands_as_it_was_after_the_password(shown):
    form, line = half_filled(shown)
    title = form.windowTitle()
    shown.locker.lock()
    settle()
    for one in (shown, form):  # nothing but the cover is painted: what lies below does not matter
        before = picture(one)
        for label in one.findChildren(QLabel):
            if label.text() != "已锁定":
                label.setVisible(not label.isVisible())
        line.setText(line.text())
        settle()
        assert picture(one) == before
        assert one.windowTitle() == "已锁定"
    assert QApplication.activeModalWidget() is shown.locker.dialog

    unlock(shown, "不对的口令")
    assert shown.locker.is_locked
    assert "口令不对" in shown.locker.dialog.fault.text()
    unlock(shown, "")
    assert "请先输入口令" in shown.locker.dialog.fault.text()
    QTest.keyClick(shown.locker.dialog, Qt.Key.Key_Escape)
    assert shown.locker.is_locked

    unlock(shown, LI)
    assert not shown.locker.is_locked
    assert form.isVisible()
    assert line.text() == "zhangsan"
    assert form.windowTitle() == title
    assert QApplication.focusWidget() is line


def test_idleness_locks_and_a_key_or_the_mouse_puts_it_off(shown, qtbot):
    locker: Locker = shown.locker
    assert locker.idle.isActive()
    assert locker.idle.interval() == 5 * 60_000
    locker.idle.setInterval(150)
    locker.idle.start()
    handle = shown.windowHandle()
    for _ in range(4):
        QTest.qWait(60)
        QTest.mouseMove(handle)
        QTest.keyClick(handle, Qt.Key.Key_Shift)
        assert not locker.is_locked
    qtbot.waitUntil(lambda: locker.is_locked, timeout=5000)
    assert not locker.idle.isActive()


def test_the_screen_of_the_computer_locks_the_window_with_it(shown):
    shown.locker.screen.take_screen(False)
    assert not shown.locker.is_locked
    shown.locker.screen.take_screen(True)
    assert shown.locker.is_locked


def test_work_that_runs_is_done_first(shown):
    jobs = shown._bench.jobs
    jobs._set_busy(True)
    shown.locker.lock()
    assert not shown.locker.is_locked
    jobs._set_busy(False)
    settle()
    assert shown.locker.is_locked


def test_what_opens_meanwhile_is_covered_and_the_password_is_asked_above_it(shown, qtbot):
    menu = QMenu(shown)
    menu.addAction("张三")
    menu.popup(shown.pos())
    shown.locker.lock()
    assert not menu.isVisible()
    late = QDialog(shown)
    label = QLabel("李四的申请没有通过", late)
    label.resize(200, 40)
    late.resize(300, 200)
    late.setModal(True)
    late.show()
    settle()
    before = picture(late)
    label.hide()
    assert picture(late) == before
    assert QApplication.activeModalWidget() is shown.locker.dialog
    unlock(shown, LI)
    assert late.isVisible()
    late.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_recovery_code_lets_in_too(shown):
    shown.locker.lock()
    unlock(shown, CODE)
    assert not shown.locker.is_locked


def test_how_long_is_chosen_where_passwords_are_and_never_is_a_choice(shown, locked_data):
    shown.open_keys()
    dialog = shown.findChild(KeysDialog)
    assert dialog.lock_box.isVisible()
    assert dialog.lock_box.currentText() == "5 分钟"
    dialog.lock_box.setCurrentIndex(dialog.lock_box.findData(0))
    dialog.lock_box.activated.emit(dialog.lock_box.currentIndex())
    assert shown._bench.settings.value.lock_minutes == 0
    assert not shown.locker.idle.isActive()
    dialog.lock_box.setCurrentIndex(dialog.lock_box.findData(15))
    dialog.lock_box.activated.emit(dialog.lock_box.currentIndex())
    assert shown.locker.idle.interval() == 15 * 60_000
    dialog.reject()
    shown.action("lock_now").trigger()
    assert shown.locker.is_locked


def test_data_without_a_password_cannot_be_locked(window, folder):
    made = window()
    assert made.locker is None
    assert not made.action("lock_now").isVisible()
    made.open_keys()
    assert not made.findChild(KeysDialog).lock_box.isVisible()


@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_every_word_is_to_be_read_in_english(shown, language):
    shown.locker.lock()
    unlock(shown, "wrong")
    assert misfits(shown.locker.dialog) == []


def test_a_question_waits_below_and_is_answered_after_the_password(shown):
    told = []

    def meanwhile():
        shown.locker.lock()
        settle()
        (box,) = (
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QDialog) and one.isVisible() and one is not shown.locker.dialog
        )
        told.append(box.windowTitle())
        assert QApplication.activeModalWidget() is shown.locker.dialog
        unlock(shown, LI)
        told.append(box.isVisible())
        box.reject()

    QTimer.singleShot(0, meanwhile)
    told.append(Ask().question(shown, "要删除“李四”吗？", yes="删除"))
    assert told == ["已锁定", True, False]


def test_who_sits_down_next_closes_the_program_unless_a_form_stands_open(shown):
    form, line = half_filled(shown)
    shown.locker.lock()
    shown.locker.dialog.leave_button.click()
    assert shown.isVisible()
    assert "请李书记解锁，存好再退出" in shown.locker.dialog.fault.text()
    unlock(shown, LI)
    assert line.text() == "zhangsan"
    form.done(QDialog.DialogCode.Rejected)
    settle()
    shown.locker.lock()
    dialog = shown.locker.dialog
    dialog.leave_button.click()
    assert not shown.isVisible()
    assert not dialog.isVisible()
