"""The second place of the backups: chosen, copied to, thinned out, and what stands in the way."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.exchange.backup_file import prove
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.second_place_file import MARK_NAME, read_second_place
from dangjian_desktop.operations.backups import Backup, backups_of, make_backup, restore_backup
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.operations.refusals import RefusedError
from dangjian_desktop.operations.second_place import (
    CopyState,
    choose_second_place,
    copy_to_second_place,
    forget_second_place,
    second_status,
)
from dangjian_desktop.storage.models import database
from tests import make

AT = datetime.fromisoformat("2026-11-20T08:12:00+08:00")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "支部")


@pytest.fixture
def opened(folder: DataFolder):
    data = open_data(folder, actor="测试员")
    make.person("张三", make.branch())
    yield data
    if not database.is_closed():
        data.close()
    database.initialize(None)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "U盘" / "备份"
    made.mkdir(parents=True)
    return made


def back_up(folder: DataFolder, days: int = 0) -> Backup:
    return make_backup(folder, BackupReason.DAILY, at=AT + timedelta(days=days))


def copied(place: Path) -> list[str]:
    return sorted(path.name for path in place.glob("*.djbackup"))


def test_the_newest_backup_is_copied_once_and_reads_back(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    made = back_up(folder)
    assert copy_to_second_place(folder, at=AT) is CopyState.COPIED
    assert prove(stick / made.path.name) == made.facts
    assert copy_to_second_place(folder, at=AT) is CopyState.CURRENT
    known = read_second_place(folder.second_place)
    assert (known.copied_at, known.number, known.path) == (AT, 1, str(stick))


def test_without_a_place_or_a_backup_nothing_is_done(folder, opened, stick):
    assert copy_to_second_place(folder, at=AT) is CopyState.NONE_CHOSEN
    choose_second_place(folder, stick, at=AT)
    assert copy_to_second_place(folder, at=AT) is CopyState.CURRENT
    assert copied(stick) == []


def test_a_stick_that_is_not_there_fails_nothing_and_is_reminded_of(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    back_up(folder)
    copy_to_second_place(folder, at=AT)
    pulled = stick.with_name("拔下")
    stick.rename(pulled)
    week = AT + timedelta(days=7)
    assert second_status(folder, at=week).days == 0  # what lies there is all there is

    back_up(folder, days=7)
    assert copy_to_second_place(folder, at=week) is CopyState.AWAY
    assert not stick.exists()
    six = second_status(folder, at=week - timedelta(minutes=1))
    assert (six.days, six.is_overdue) == (6, False)
    found = second_status(folder, at=week)
    assert (found.is_there, found.days, found.is_overdue) == (False, 7, True)
    assert found.place.copied_at == AT

    pulled.rename(stick)
    assert copy_to_second_place(folder, at=week) is CopyState.COPIED
    assert not second_status(folder, at=week + timedelta(days=30)).is_overdue


def test_a_place_never_copied_to_is_reminded_of_from_the_choosing_on(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    back_up(folder)
    assert not second_status(folder, at=AT + timedelta(days=6)).is_overdue
    assert second_status(folder, at=AT + timedelta(days=7)).is_overdue


@pytest.mark.parametrize("years", [-10, 10])
def test_a_wrong_clock_stops_no_copy(folder, opened, stick, years):
    choose_second_place(folder, stick, at=AT)
    back_up(folder)
    copy_to_second_place(folder, at=AT)
    wrong = back_up(folder, days=365 * years)
    then = AT + timedelta(days=365 * years)
    assert second_status(folder, at=then).is_overdue
    assert copy_to_second_place(folder, at=then) is CopyState.COPIED
    assert wrong.path.name in copied(stick)
    right = back_up(folder, days=1)
    assert copy_to_second_place(folder, at=AT + timedelta(days=1)) is CopyState.COPIED
    assert right.path.name in copied(stick)


def test_the_second_place_is_thinned_by_the_same_rule(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    for _ in range(13):
        back_up(folder)
        copy_to_second_place(folder, at=AT)
    kept = [one.path.name for one in reversed(backups_of(folder).backups)]
    assert len(kept) == 10
    assert copied(stick) == kept


def test_what_the_user_put_there_by_hand_is_never_thinned_out(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    own = stick / "年底留存.djbackup"
    own.write_bytes(back_up(folder).path.read_bytes())
    for _ in range(12):
        back_up(folder)
        copy_to_second_place(folder, at=AT)
    assert own.exists()


def test_the_data_folder_itself_is_no_second_place(folder, opened, stick, tmp_path):
    link = tmp_path / "别名"
    link.symlink_to(folder.backups)
    for inside in (folder.path, folder.backups, link):
        with pytest.raises(RefusedError, match=r"在数据文件夹里面.*请"):
            choose_second_place(folder, inside, at=AT)
    assert read_second_place(folder.second_place) is None


def test_a_folder_that_is_not_there_or_is_a_file_is_refused(folder, opened, tmp_path):
    with pytest.raises(HostError) as gone:
        choose_second_place(folder, tmp_path / "没有", at=AT)
    assert "找不到" in gone.value.sentence
    file = tmp_path / "文件"
    file.write_text("x")
    with pytest.raises(HostError) as taken:
        choose_second_place(folder, file, at=AT)
    assert "请换一个文件夹" in taken.value.sentence
    assert read_second_place(folder.second_place) is None


def test_another_stick_under_the_same_name_is_left_alone(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    back_up(folder)
    stick.rename(stick.with_name("原来的"))
    stick.mkdir()
    (stick / "照片.jpg").write_bytes(b"x")
    with pytest.raises(RefusedError, match=r"不是原来选的第二处.*请换上原来的 U 盘"):
        copy_to_second_place(folder, at=AT)
    assert [path.name for path in stick.iterdir()] == ["照片.jpg"]


def test_backups_of_other_data_are_not_mixed_with_ours(folder, opened, stick, tmp_path):
    opened.close()
    other = open_data(DataFolder(tmp_path / "别的支部"), actor="别人")
    make.person("李四", make.branch("别的党支部"))
    choose_second_place(other.folder, stick, at=AT)
    back_up(other.folder)
    copy_to_second_place(other.folder, at=AT)
    other.close()
    theirs = copied(stick)

    again = open_data(folder, actor="测试员")
    with pytest.raises(RefusedError, match=r"另一份数据的备份.*请在那里新建一个文件夹"):
        choose_second_place(folder, stick, at=AT)
    (stick / MARK_NAME).unlink()
    with pytest.raises(RefusedError, match="另一份数据的备份"):
        choose_second_place(folder, stick, at=AT)
    again.close()
    assert copied(stick) == theirs


def test_a_mark_beside_no_backup_is_replaced_and_its_owner_sees_it(folder, opened, stick, tmp_path):
    choose_second_place(folder, stick, at=AT)
    back_up(folder)
    opened.close()
    other = open_data(DataFolder(tmp_path / "别的支部"), actor="别人")
    choose_second_place(other.folder, stick, at=AT)
    other.close()
    again = open_data(folder, actor="测试员")
    with pytest.raises(RefusedError, match="不是原来选的第二处"):
        copy_to_second_place(folder, at=AT)
    again.close()


def test_a_new_computer_takes_the_place_over_and_numbers_on(folder, opened, stick, tmp_path):
    choose_second_place(folder, stick, at=AT)
    for day in range(3):
        back_up(folder, day)
        copy_to_second_place(folder, at=AT)
    opened.close()
    new = DataFolder(tmp_path / "新电脑")
    new.prepare()
    with FolderLock(new.path):
        restore_backup(new, stick / copied(stick)[-1], at=AT)
    again = open_data(new, actor="测试员")
    choose_second_place(new, stick, at=AT)
    made = back_up(new, days=4)
    assert made.facts.number == 4
    assert copy_to_second_place(new, at=AT) is CopyState.COPIED
    assert second_status(new, at=AT + timedelta(days=30)).days == 0
    again.close()
    assert len(copied(stick)) == 4


def test_a_second_place_that_is_full_keeps_what_lies_there(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    back_up(folder)
    copy_to_second_place(folder, at=AT)
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    back_up(folder, days=1)
    child = os.fork()
    if child == 0:  # a limit of file sizes is as a full disk to this process alone
        os._exit(_copy_on_a_full_disk(folder))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == before
    assert copy_to_second_place(folder, at=AT) is CopyState.COPIED


def _copy_on_a_full_disk(folder: DataFolder) -> int:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    try:
        copy_to_second_place(folder, at=AT)
    except HostError as error:
        return 0 if "磁盘已满" in error.sentence and "请" in error.sentence else 1
    return 2


def test_a_place_that_cannot_be_written_to_is_told_in_words(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    back_up(folder)
    (stick / backups_of(folder).backups[0].path.name).mkdir()  # the name is taken by a folder
    with pytest.raises(HostError) as refused:
        copy_to_second_place(folder, at=AT)
    assert "请" in refused.value.sentence


def test_a_broken_newest_backup_lets_the_one_before_be_copied(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    sound, broken = back_up(folder), back_up(folder)
    content = bytearray(broken.path.read_bytes())
    content[-10] ^= 1
    broken.path.write_bytes(content)
    assert copy_to_second_place(folder, at=AT) is CopyState.COPIED
    assert copied(stick) == [sound.path.name]


def test_a_damaged_memory_of_the_place_stops_no_backup(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    folder.second_place.write_text('{"path": 7')
    assert back_up(folder).facts.number == 1
    assert copy_to_second_place(folder, at=AT) is CopyState.NONE_CHOSEN
    choose_second_place(folder, stick, at=AT)  # its mark is known by no one, but nothing lies there
    assert copy_to_second_place(folder, at=AT) is CopyState.COPIED


def test_a_place_that_is_forgotten_keeps_its_copies(folder, opened, stick):
    choose_second_place(folder, stick, at=AT)
    back_up(folder)
    copy_to_second_place(folder, at=AT)
    forget_second_place(folder)
    assert copy_to_second_place(folder, at=AT) is CopyState.NONE_CHOSEN
    assert len(copied(stick)) == 1
    choose_second_place(folder, stick, at=AT)
    assert copy_to_second_place(folder, at=AT) is CopyState.CURRENT
