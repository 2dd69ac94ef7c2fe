"""Stories of the way into encrypted data: the password, the code from the envelope, and leaving."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from dangjian_desktop.app import make_window
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.data_keys import encrypt, new_recovery_code
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.storage.models import database
from dangjian_desktop.ui.main_window.unlock_dialog import PasswordDialog, UnlockDialog

LI = "李书记的口令第一"


@pytest.fixture
def code() -> str:
    return new_recovery_code()


@pytest.fixture
def locked(tmp_path: Path, code: str) -> DataFolder:
    """Closed data that only 李书记 and the envelope open."""
    folder = DataFolder(tmp_path / "支部")
    open_data(folder, actor="测试员").close()
    encrypt(folder, "李书记", LI, code)
    yield folder
    database.initialize(None)


def shown(qtbot, folder: DataFolder) -> UnlockDialog:
    dialog = UnlockDialog(folder)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def tried(qtbot, dialog: UnlockDialog) -> None:
    dialog.open_button.click()
    qtbot.waitUntil(lambda: not dialog._jobs.is_busy)


def test_a_wrong_password_is_told_and_the_right_one_opens(qtbot, locked):
    dialog = shown(qtbot, locked)
    assert dialog.holder.currentText() == "李书记"
    assert dialog.password.hasFocus() or dialog.focusWidget() is dialog.password
    dialog.open_button.click()
    assert dialog.fault.text() == "请先输入口令。"
    dialog.password.setText("不对的口令不对的")
    tried(qtbot, dialog)
    assert "口令不对" in dialog.fault.text()
    assert dialog.isVisible()
    dialog.password.setText(LI)
    tried(qtbot, dialog)
    assert not dialog.isVisible()
    assert dialog.unlocked.slot.holder == "李书记"
    assert dialog.password.text() == ""


def test_the_code_from_the_envelope_opens_as_well(qtbot, locked, code):
    dialog = shown(qtbot, locked)
    dialog.switch_button.click()
    assert not dialog.password.isVisible()
    dialog.code.setText(code[:-1])
    tried(qtbot, dialog)
    assert "应有 36 个字符" in dialog.fault.text()
    dialog.code.setText(code.lower().replace("-", " "))
    tried(qtbot, dialog)
    assert dialog.unlocked.slot is None


def test_without_the_key_file_the_code_alone_is_asked_for(qtbot, locked):
    locked.key_ring.unlink()
    dialog = shown(qtbot, locked)
    assert dialog.code.isVisible()
    assert not dialog.switch_button.isVisible()


def test_leaving_opens_nothing(qtbot, locked):
    dialog = UnlockDialog(locked)
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, dialog, dialog.leave_button.click)
    assert dialog.asked() is None


def test_the_foot_says_who_came_in_and_as_what(qtbot, qapp, locked):
    data = open_data(locked, actor="测试员", password=LI)
    window = make_window(qapp, data)
    qtbot.addWidget(window)
    assert "已加密 · 李书记（书记）" in window.status.data.text()
    window.close()
    data.close()


def test_the_password_of_a_backup_is_asked_for_and_may_be_called_off(qtbot):
    dialog = PasswordDialog("备份“一份”已加密。请输入做备份时的口令。")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.go_button.isEnabled()
    dialog.password.setText("x")
    assert dialog.go_button.isEnabled()
    dialog.go_button.click()
    assert dialog.result() == PasswordDialog.DialogCode.Accepted
