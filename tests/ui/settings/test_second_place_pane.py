"""Stories of the second place in 备份与恢复, and of the reminder at the foot of the window."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of, make_backup
from dangjian_desktop.operations.second_place import choose_second_place, copy_to_second_place
from dangjian_desktop.ui.settings.backups_dialog import BackupsDialog

LONG_AGO = datetime(2026, 1, 5, 8, 12, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("U盘") / "备份"
    made.mkdir()
    return made


def opened(window) -> tuple:
    shown = window()
    shown.backups.look()
    shown.open_backups()
    return shown, shown.findChild(BackupsDialog)


def test_a_place_is_chosen_and_the_newest_backup_is_copied_there(
    window, folder: DataFolder, ask, stick: Path
):
    made = make_backup(folder, BackupReason.BY_HAND, at=LONG_AGO)
    shown, dialog = opened(window)
    assert "还没有选第二处" in dialog.second.state.text()
    assert not dialog.second.copy_button.isVisible()
    assert not shown.status.reminder.isVisible()

    ask.answers = [stick]
    dialog.second.choose_button.click()
    assert "已复制到第二处，并读回核对无误" in dialog.told.text()
    assert dialog.second.where.text() == f"第二处：{stick}"
    assert "上次复制：今天" in dialog.second.state.text()
    assert (stick / made.path.name).exists()

    dialog.second.copy_button.click()
    assert "最新的备份已经在那里" in dialog.told.text()
    dialog.make_button.click()
    assert len(list(stick.glob("*.djbackup"))) == 2

    dialog.second.forget_button.click()
    assert "那里的备份留着" in dialog.told.text()
    assert "还没有选第二处" in dialog.second.state.text()
    assert len(list(stick.glob("*.djbackup"))) == 2


def test_declining_changes_nothing_and_a_folder_of_the_data_is_refused(
    window, folder: DataFolder, ask
):
    _shown, dialog = opened(window)
    dialog.second.choose_button.click()
    assert not folder.second_place.exists()
    ask.answers = [folder.backups]
    dialog.second.choose_button.click()
    assert "在数据文件夹里面" in ask.asked[-1]
    assert not folder.second_place.exists()
    assert not dialog.told.isVisible()


def test_a_stick_that_was_long_away_is_reminded_of_at_the_foot_and_on_the_page(
    window, folder: DataFolder, stick: Path
):
    choose_second_place(folder, stick, at=LONG_AGO)
    make_backup(folder, BackupReason.BY_HAND, at=LONG_AGO)
    copy_to_second_place(folder, at=LONG_AGO)
    make_backup(folder, BackupReason.BY_HAND, at=LONG_AGO + timedelta(days=1))
    stick.rename(stick.with_name("拔下"))
    shown = window()
    shown.begin_backups()
    reminder = shown.status.reminder
    assert reminder.isVisible()
    assert "上次 2026-01-05 08:12。请接上 U 盘" in reminder.text()

    reminder.click()
    dialog = shown.findChild(BackupsDialog)
    assert "上次复制：2026-01-05 08:12。" in dialog.second.state.text()
    assert "天没有复制。请接上 U 盘" in dialog.second.state.text()
    dialog.second.copy_button.click()
    assert "第二处现在不在" in dialog.told.text()

    stick.with_name("拔下").rename(stick)
    dialog.second.copy_button.click()
    assert not reminder.isVisible()
    assert "今天" in dialog.second.state.text()


def test_a_place_that_was_never_copied_to_is_reminded_of_too(
    window, folder: DataFolder, stick: Path
):
    choose_second_place(folder, stick, at=LONG_AGO)
    make_backup(folder, BackupReason.BY_HAND, at=LONG_AGO)
    stick.rename(stick.with_name("拔下"))
    shown, dialog = opened(window)
    assert "还没有备份。请接上 U 盘" in shown.status.reminder.text()
    assert "还没有复制过。" in dialog.second.state.text()


def test_the_daily_backup_goes_to_the_second_place_and_another_stick_is_told(
    window, folder: DataFolder, stick: Path
):
    choose_second_place(folder, stick, at=LONG_AGO)
    shown = window()
    make_backup(folder, BackupReason.DAILY, at=LONG_AGO)
    shown.backups.make_when_due()
    [made] = backups_of(folder).backups
    assert (stick / made.path.name).exists()

    make_backup(folder, BackupReason.DAILY, at=LONG_AGO)
    stick.rename(stick.with_name("原来的"))
    stick.mkdir()
    shown.backups.make_when_due()
    assert shown.status.reminder.text() == "没有复制到第二处，点这里看原因"
    shown.open_backups()
    dialog = shown.findChild(BackupsDialog)
    assert "不是原来选的第二处" in dialog.second.state.text()
    assert list(stick.iterdir()) == []
