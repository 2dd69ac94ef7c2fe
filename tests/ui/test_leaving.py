"""Stories of backups where no window is open: on leaving, restoring, and after damage."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import Backup, backups_of, loses_password, make_backup
from dangjian_desktop.operations.data_keys import encrypt, new_recovery_code
from dangjian_desktop.operations.opening import OpenData, open_data
from dangjian_desktop.operations.runner import StorageError, Writer, operation
from dangjian_desktop.operations.second_place import choose_second_place
from dangjian_desktop.storage.models import Person, database
from dangjian_desktop.ui.main_window.leaving import (
    back_up_before_restore,
    back_up_on_leaving,
    offer_newest,
    restore,
    tell_released,
)
from dangjian_desktop.ui.shared.ask import CannedAsk

LONG_AGO = datetime(2020, 1, 1, 8, tzinfo=timezone(timedelta(hours=8)))


@operation("新增人员")
def add(writer: Writer, name: str) -> None:
    writer.insert(Person, name=name)


def reopened(folder: DataFolder) -> OpenData:
    return open_data(folder, actor="测试员")


def names(folder: DataFolder) -> list[str]:
    data = reopened(folder)
    try:
        return sorted(person.name for person in Person.select())
    finally:
        data.close()


@pytest.fixture
def branch(qapp, tmp_path: Path):
    """A closed data folder with 张晓测 in it."""
    folder = DataFolder(tmp_path / "data")
    data = reopened(folder)
    data.runner.run(add("张晓测"))
    data.close()
    yield folder
    database.initialize(None)


def test_leaving_backs_up_what_is_new_once(branch: DataFolder):
    ask = CannedAsk()
    data = reopened(branch)
    back_up_on_leaving(branch, ask)
    back_up_on_leaving(branch, ask)
    data.close()
    assert [one.facts.reason for one in backups_of(branch).backups] == [BackupReason.CLOSING]
    assert ask.asked == []


def test_a_backup_of_leaving_that_fails_is_told_and_nobody_is_kept(branch: DataFolder):
    ask = CannedAsk()
    data = reopened(branch)
    for file in branch.backups.iterdir():
        file.unlink()
    branch.backups.rmdir()
    branch.backups.write_text("a file where the folder should be")
    back_up_on_leaving(branch, ask)
    data.close()
    assert "退出前的备份没有做成" in ask.asked[0]


def test_restoring_puts_the_old_state_in_place_and_keeps_the_new_one(branch: DataFolder):
    ask = CannedAsk()
    data = reopened(branch)
    wanted = make_backup(branch, BackupReason.BY_HAND, at=now())
    data.runner.run(add("李晓测"))
    assert back_up_before_restore(branch, wanted.path, ask)
    data.close()
    assert backups_of(branch).backups[0].facts.reason is BackupReason.BEFORE_RESTORE
    assert restore(branch, wanted.path, ask)
    assert "数据已恢复到" in ask.asked[0]
    assert names(branch) == ["张晓测"]

    assert restore(branch, backups_of(branch).backups[0].path, ask)
    assert names(branch) == ["张晓测", "李晓测"]


def test_who_restores_a_backup_from_before_the_encryption_is_told_that_no_password_is_left(
    branch: DataFolder,
):
    ask = CannedAsk()
    data = reopened(branch)
    wanted = make_backup(branch, BackupReason.BY_HAND, at=now())
    data.close()
    encrypt(branch, "李书记", "李书记的口令第一", new_recovery_code())
    assert loses_password(branch, wanted.facts)
    assert restore(branch, wanted.path, ask)
    assert "数据现在没有加密，打开不要口令" in ask.asked[0]
    assert not loses_password(branch, wanted.facts)
    assert restore(branch, wanted.path, ask)
    assert "没有加密" not in ask.asked[1]


def test_the_backup_that_is_to_be_restored_is_not_thinned_out(branch: DataFolder):
    data = reopened(branch)
    made: list[Backup] = []
    for number in range(10):  # all on one day long ago: the rule keeps the ten newest
        data.runner.run(add(f"某{number}"))
        made.append(make_backup(branch, BackupReason.BY_HAND, at=LONG_AGO))
    data.runner.run(add("李晓测"))
    assert back_up_before_restore(branch, made[0].path, CannedAsk())
    data.close()
    assert made[0].path.exists()


def test_a_damaged_backup_restores_nothing(branch: DataFolder):
    ask = CannedAsk()
    data = reopened(branch)
    wanted = make_backup(branch, BackupReason.BY_HAND, at=now())
    data.runner.run(add("李晓测"))
    data.close()
    content = bytearray(wanted.path.read_bytes())
    content[-100] ^= 1
    wanted.path.write_bytes(content)
    assert not restore(branch, wanted.path, ask)
    assert "没有恢复，数据还是原来的" in ask.asked[0]
    assert names(branch) == ["张晓测", "李晓测"]


def test_a_folder_that_somebody_is_in_is_not_restored(branch: DataFolder):
    ask = CannedAsk()
    data = reopened(branch)
    wanted = make_backup(branch, BackupReason.BY_HAND, at=now())
    data.close()
    with FolderLock(branch.path):
        assert not restore(branch, wanted.path, ask)
    assert "没有恢复" in ask.asked[0]


def damaged(branch: DataFolder) -> StorageError:
    """Destroy the first page of the file, and return what opening it says."""
    branch.database.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    with pytest.raises(StorageError) as raised:
        reopened(branch)
    return raised.value


def test_a_damaged_file_is_replaced_by_the_newest_sound_backup(branch: DataFolder):
    data = reopened(branch)
    make_backup(branch, BackupReason.BY_HAND, at=now())
    data.runner.run(add("李晓测"))
    broken = make_backup(branch, BackupReason.BY_HAND, at=now())
    data.close()
    content = bytearray(broken.path.read_bytes())
    content[-100] ^= 1
    broken.path.write_bytes(content)
    error = damaged(branch)
    assert error.code == "damaged"

    ask = CannedAsk(False)
    assert not offer_newest(branch, error, ask)
    assert "1 人" in ask.asked[0]
    assert branch.database.read_bytes().endswith(b"\xff")

    assert offer_newest(branch, error, CannedAsk(True))
    assert names(branch) == ["张晓测"]
    kept = [path for path in branch.backups.rglob("branch.db") if path.is_file()]
    assert [path.read_bytes()[-1] for path in kept] == [0xFF]


def test_a_damaged_file_without_backups_is_told(branch: DataFolder):
    ask = CannedAsk()
    assert not offer_newest(branch, damaged(branch), ask)
    assert "没有找到完好的备份" in ask.asked[0]


def test_leaving_copies_to_the_second_place_where_it_is_there(branch: DataFolder, tmp_path: Path):
    ask = CannedAsk()
    stick = tmp_path / "U盘"
    stick.mkdir()
    data = reopened(branch)
    choose_second_place(branch, stick, at=now())
    back_up_on_leaving(branch, ask)
    [made] = backups_of(branch).backups
    assert (stick / made.path.name).exists()

    stick.rename(tmp_path / "拔下")
    data.runner.run(add("李晓测"))
    back_up_on_leaving(branch, ask)
    assert ask.asked == []

    stick.mkdir()
    back_up_on_leaving(branch, ask)
    data.close()
    assert "没有复制到第二处" in ask.asked[0]
    assert "没有丢" in ask.asked[0]
    assert "请换上原来的 U 盘" in ask.asked[0]


def test_a_stick_may_be_pulled_when_the_data_are_closed_and_not_before(branch: DataFolder):
    ask = CannedAsk()
    data = reopened(branch)
    data.runner.run(add("李晓测"))
    assert branch.has_log
    tell_released(branch, ask)
    assert "请先不要拔 U 盘" in ask.asked[-1]
    data.close()
    tell_released(branch, ask)
    assert "就可以拔下" in ask.asked[-1]
    assert str(branch.path) in ask.asked[-1]
    assert not branch.has_log
