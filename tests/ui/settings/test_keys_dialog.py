"""Stories of 加密与口令: encrypting with a code in the envelope, giving and taking passwords."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.rights import EVERY_RIGHT, Role
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import make_backup
from dangjian_desktop.operations.data_keys import (
    copies_without_password,
    encrypt,
    is_locked,
    new_recovery_code,
    unlock,
)
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.storage.models import database
from dangjian_desktop.ui.settings.keys_dialog import KeysDialog, decrypt_closed
from dangjian_desktop.ui.settings.recovery_dialog import RecoveryDialog
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.offered import use_rights
from tests.roles import rights_of

LI = "李书记的口令第一"


def opened(window) -> tuple:
    shown = window()
    shown.open_keys()
    return shown, shown.findChild(KeysDialog)


def typed(dialog: KeysDialog, **values: object) -> FormDialog:
    """Fill the form that is open over the dialog, and press its button."""
    form = next(one for one in dialog.findChildren(FormDialog) if one.isVisible())
    form.form.show_values({**form.form.values(), **values})
    form.save_button.click()
    return form


def told(form: FormDialog) -> str:
    """What stands refused under the fields of a form."""
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def encrypted(folder: DataFolder) -> DataFolder:
    """Data of a folder, encrypted beside the open ones: the dialog looks at the folder only."""
    database_open = database.obj
    open_data(folder, actor="测试员").close()
    encrypt(folder, "李书记", LI, new_recovery_code())
    database.initialize(database_open)
    database.connect(reuse_if_open=True)
    return folder


def test_data_are_encrypted_only_when_the_code_was_copied(window, folder: DataFolder):
    shown, dialog = opened(window)
    assert "没有加密" in dialog.told.text()
    assert dialog.encrypt_button.isVisible()
    assert not dialog.add_button.isVisible()

    dialog.encrypt_button.click()
    form = typed(dialog, holder="李书记", password="太短", again="太短")
    assert "口令太短" in told(form)
    typed(dialog, holder="李书记", password=LI, again=LI + "1")
    assert "不一样" in told(form)
    typed(dialog, holder="李书记", password=LI, again=LI)

    code_shown = dialog.findChild(RecoveryDialog)
    code = code_shown.code.text().replace("\n", "-")
    assert not code_shown.go_button.isEnabled()
    code_shown.last.setText("0000" if code[-4:] != "0000" else "1111")
    assert not code_shown.go_button.isEnabled()
    code_shown.last.setText(code[-4:].lower())
    assert code_shown.go_button.isEnabled()
    code_shown.go_button.click()
    assert shown.wants_sealing is not None
    assert not shown.isVisible()


def test_copies_that_open_without_a_password_are_told_before_and_after(window, folder: DataFolder):
    database_open = database.obj
    data = open_data(folder, actor="测试员")
    make_backup(folder, BackupReason.BY_HAND, at=now())
    data.close()
    aside = folder.backups / "换下的数据-20261120-081200"
    aside.mkdir()
    shutil.copy(folder.database, aside)
    encrypt(folder, "李书记", LI, new_recovery_code())
    database.initialize(database_open)
    database.connect(reuse_if_open=True)
    dialog = opened(window)[1]
    assert "还有 2 份没有加密" in dialog.told.text()
    assert str(folder.backups) in dialog.told.text()
    for one in folder.backups.glob("*.djbackup"):
        one.unlink()
    shutil.rmtree(aside)
    assert copies_without_password(folder) == 0


def test_who_encrypts_is_told_that_earlier_backups_are_not_encrypted(window, folder: DataFolder):
    make_backup(folder, BackupReason.BY_HAND, at=now())
    dialog = opened(window)[1]
    dialog.encrypt_button.click()
    (form,) = [one for one in dialog.findChildren(FormDialog) if one.isVisible()]
    assert "以前的备份" in told(form)


def test_who_changes_a_password_is_told_that_the_old_one_opens_earlier_copies(window, encrypted):
    dialog = opened(window)[1]
    dialog.change_button.click()
    (form,) = [one for one in dialog.findChildren(FormDialog) if one.isVisible()]
    assert "用原来的口令还能打开" in told(form)


def test_the_keyboard_alone_encrypts(qtbot, window, folder: DataFolder):
    shown, dialog = opened(window)
    assert dialog.focusWidget() is dialog.encrypt_button
    qtbot.keyClick(dialog.encrypt_button, Qt.Key.Key_Space)
    typed(dialog, holder="李书记", password=LI, again=LI)
    code_shown = dialog.findChild(RecoveryDialog)
    assert code_shown.focusWidget() is code_shown.print_button
    for button in (code_shown.print_button, code_shown.save_button):
        qtbot.keyClick(button, Qt.Key.Key_Tab)
    assert code_shown.focusWidget() is code_shown.last
    qtbot.keyClicks(code_shown.last, code_shown.code.text()[-4:])
    qtbot.keyClick(code_shown.last, Qt.Key.Key_Tab)
    assert code_shown.focusWidget() is code_shown.go_button
    qtbot.keyClick(code_shown.go_button, Qt.Key.Key_Space)
    assert shown.wants_sealing is not None


def test_calling_it_off_at_the_code_changes_nothing(window, folder: DataFolder):
    shown, dialog = opened(window)
    dialog.encrypt_button.click()
    typed(dialog, holder="李书记", password=LI, again=LI)
    dialog.findChild(RecoveryDialog).cancel_button.click()
    assert shown.isVisible()
    assert shown.wants_sealing is None
    assert not folder.key_ring.exists()


def test_a_secretary_gives_a_password_and_takes_it_away(window, encrypted: DataFolder):
    _shown, dialog = opened(window)
    assert dialog.model.keys == ["李书记"]
    assert not dialog.encrypt_button.isVisible()

    dialog.add_button.click()
    new = "王某人的口令第二"
    form = typed(dialog, holder="王某", role=Role.VIEWER, password=new, again=new, secret="不对的")
    assert "口令不对" in told(form)
    typed(dialog, holder="王某", role=Role.VIEWER, password=new, again=new, secret=LI)
    assert dialog.model.keys == ["李书记", "王某"]
    assert dialog.table.current_row().holder == "王某"
    assert unlock(encrypted, new).slot.holder == "王某"

    dialog.remove_button.click()
    typed(dialog, secret=LI)
    assert dialog.model.keys == ["李书记"]

    dialog.table.select_keys(["李书记"])
    dialog.remove_button.click()
    form = typed(dialog, secret=LI)
    assert "唯一能管理口令的人" in told(form)


def test_a_secretary_takes_the_encryption_off(window, encrypted: DataFolder):
    shown, dialog = opened(window)
    dialog.decrypt_button.click()
    typed(dialog, secret=LI)
    assert shown.wants_sealing is decrypt_closed
    decrypt_closed(encrypted, unlock(encrypted, LI).key)
    assert not is_locked(encrypted)


def test_an_organiser_is_given_a_password_and_manages_none(window, encrypted: DataFolder, ask):
    shown, dialog = opened(window)
    dialog.add_button.click()
    new = "组织委员张三的口令"
    typed(dialog, holder="张三", role=Role.ORGANISER, password=new, again=new, secret=LI)
    assert unlock(encrypted, new).slot.role is Role.ORGANISER
    shown._bench.desk._runner.rights = rights_of(Role.ORGANISER)
    use_rights(rights_of(Role.ORGANISER))
    other = KeysDialog(shown._bench, encrypted, shown)
    other.show()
    assert not other.add_button.isVisible()
    assert not other.remove_button.isVisible()
    assert not other.decrypt_button.isVisible()
    assert other.change_button.isVisible()  # the own one
    use_rights(EVERY_RIGHT)
