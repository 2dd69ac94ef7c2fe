"""Backups of real files: made beside the data, proven, thinned out, looked into, and put back."""

import subprocess
import sys
import textwrap
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import (
    back_up_what_is_new,
    back_up_when_due,
    backups_of,
    look_inside,
    make_backup,
    restore_backup,
    save_backup,
    verify,
)
from dangjian_desktop.operations.opening import OpenData, open_data
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.history import HistoryQuery
from dangjian_desktop.queries.operations_done import OperationPages
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.journal_proof import prove_journal
from dangjian_desktop.storage.migrations import STEPS
from dangjian_desktop.storage.models import Person, database
from tests import make
from tests.backup_files import as_by_a_newer_program

AT = datetime.fromisoformat("2026-11-20T08:12:00+08:00")
LATER, ON = AT + timedelta(days=1), date(2026, 11, 29)
HAND = BackupReason.BY_HAND


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "支部")


@pytest.fixture
def opened(folder: DataFolder):
    data = open_data(folder, actor="测试员")
    yield data
    if not database.is_closed():
        data.close()
    database.initialize(None)


def names() -> list[str]:
    return sorted(row.name for row in Person.select())


def reopened(folder: DataFolder, password: str | None = None) -> OpenData:
    return open_data(folder, actor="测试员", password=password)


def test_what_was_there_comes_back_and_what_stood_there_is_kept_aside(folder, opened):
    branch = make.branch()
    make.person("张三", branch)
    made = make_backup(folder, HAND, at=AT)
    assert made.facts.rows["person"] == 1
    assert not made.facts.is_encrypted
    make.person("李四", branch)
    inside = look_inside(made.path)
    assert inside.is_ours
    assert inside.undone == 1
    assert inside.fewer["person"] == 1

    opened.close()
    with FolderLock(folder.path):
        done = restore_backup(folder, made.path, at=AT)
    assert done.aside is not None
    again = reopened(folder)
    assert names() == ["张三"]
    assert look_inside(made.path).undone == 1  # that it was restored
    again.close()

    (kept,) = [one for one in done.aside.iterdir() if one.name == folder.database.name]
    folder.database.write_bytes(kept.read_bytes())
    again = reopened(folder)
    assert names() == ["张三", "李四"]
    again.close()


def test_a_restoring_stands_in_the_journal_of_what_came_back_once_and_with_who_did_it(
    folder, opened
):
    make.person("张三", make.branch())
    made = make_backup(folder, HAND, at=AT)
    opened.close()
    restore_backup(folder, made.path, at=LATER, actor="王书记")
    for _ in range(2):
        again = reopened(folder)
        newest = OperationPages(ON).fetch()[0]
        assert (newest.what, newest.actor, newest.count) == ("恢复备份", "王书记", 0)
        assert newest.at == LATER.isoformat(timespec="milliseconds")
        assert str(newest.noted) == "恢复到 2026-11-20 08:12 做的第 1 号备份"
        assert [row.what for row in OperationPages(ON).fetch()].count("恢复备份") == 1
        (told,) = [row for row in HistoryQuery().fetch() if row.noted is not None]
        assert str(told.noted) == str(newest.noted)
        assert prove_journal() == ()
        assert again.runner.undo_label is None
        again.close()
    assert not folder.restored.exists()


def test_a_note_of_restoring_that_was_broken_off_or_spoilt_keeps_nobody_out(folder, opened):
    make.person("张三", make.branch())
    made = make_backup(folder, HAND, at=AT)
    opened.close()
    restore_backup(folder, made.path, at=LATER, actor="王书记")
    note = folder.restored.read_bytes()
    reopened(folder).close()
    endless = b"[" * 50_000, b" " * 100_000 + note
    # Killed before it was deleted; and spoilt.
    for content in (note, b"{", b"[]", b"\xff", *endless):
        folder.restored.write_bytes(content)
        again = reopened(folder)
        assert [row.what for row in HistoryQuery().fetch()].count("恢复备份") == 1
        assert not folder.restored.exists()
        again.close()
    folder.restored.mkdir()
    reopened(folder).close()


def test_a_log_that_stands_beside_the_old_file_does_not_meet_the_new_one(folder, opened):
    make.person("张三", make.branch())
    made = make_backup(folder, HAND, at=AT)
    opened.close()
    log = folder.database.with_name(folder.database.name + "-wal")
    log.write_bytes(b"stale" * 2000)
    done = restore_backup(folder, made.path, at=AT)
    assert not log.exists()
    assert (done.aside / log.name).read_bytes().startswith(b"stale")
    again = reopened(folder)
    assert names() == ["张三"]
    again.close()


def test_a_damaged_backup_is_refused_and_the_data_stay(folder, opened):
    make.person("张三", make.branch())
    made = make_backup(folder, HAND, at=AT)
    make.person("李四", make.branch("二队党支部"))
    opened.close()
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)
    before = folder.database.read_bytes()
    with pytest.raises(ExchangeError, match="damaged_backup"):
        restore_backup(folder, made.path, at=AT)
    assert folder.database.read_bytes() == before
    assert [one.name for one in folder.path.iterdir() if one.name.startswith(".")] == []
    assert backups_of(folder).backups[0].facts == made.facts  # its facts hold; its content not


def test_an_encrypted_file_gives_encrypted_backups_that_open_with_its_password(tmp_path):
    folder = DataFolder(tmp_path)
    data = open_data(folder, actor="", password="青石岭 口令 1")
    person = "王小明的名字"
    make.person(person, make.branch())
    made = make_backup(folder, HAND, at=AT)
    assert made.facts.is_encrypted
    assert person.encode() not in made.path.read_bytes()
    data.close()
    for password, code in (("another", "password"), (None, "needs_password")):
        with pytest.raises(StorageError) as told:
            restore_backup(folder, made.path, at=AT, password=password)
        assert told.value.code == code
    restore_backup(folder, made.path, at=AT, password="青石岭 口令 1")
    data = reopened(folder, "青石岭 口令 1")
    assert names() == [person]
    data.close()
    database.initialize(None)


def test_daily_ones_are_made_when_something_was_done(folder, opened):
    make.branch()
    assert back_up_when_due(folder, at=AT) is not None
    assert back_up_when_due(folder, at=AT + timedelta(days=2)) is None  # nothing new
    make.branch("二队党支部")
    assert back_up_when_due(folder, at=AT + timedelta(hours=2)) is None
    assert back_up_when_due(folder, at=AT - timedelta(days=900)) is not None  # a dead battery
    assert back_up_what_is_new(folder, BackupReason.CLOSING, at=AT) is None
    make.branch("三队党支部")
    assert back_up_what_is_new(folder, BackupReason.CLOSING, at=AT) is not None
    assert [one.facts.number for one in backups_of(folder).backups] == [3, 2, 1]


def test_older_ones_go_only_after_the_new_one_stands(folder, opened):
    make.branch()
    for number in range(14):
        make_backup(folder, HAND, at=AT + timedelta(minutes=number))
    kept = [one.facts.number for one in backups_of(folder).backups]
    assert kept == list(range(14, 4, -1))
    assert not list(folder.backups.glob(".*"))


def test_files_that_are_damaged_are_listed_apart_and_never_thinned_out(folder, opened):
    make.branch()
    made = make_backup(folder, HAND, at=AT)
    broken = folder.backups / "党建备份-000009-x.djbackup"
    broken.write_bytes(made.path.read_bytes()[:50])
    make_backup(folder, HAND, at=AT)
    shelf = backups_of(folder)
    assert [one.facts.number for one in shelf.backups] == [2, 1]
    assert shelf.broken == (broken,)


def test_a_backup_of_a_newer_program_is_not_called_broken_and_its_number_is_not_given_again(
    folder, opened
):
    make.branch()
    made = make_backup(folder, HAND, at=AT)
    as_by_a_newer_program(made.path)
    shelf = backups_of(folder)
    assert (shelf.backups, shelf.newer, shelf.broken) == ((), (made.path,), ())
    found = verify(folder)
    assert found.newer == (made.path,)
    assert found.is_sound
    assert make_backup(folder, HAND, at=AT).facts.number == 2
    assert made.path.exists()


def test_an_import_backs_up_first_and_is_not_done_where_that_fails(folder, opened):
    make.branch()
    work = Operation("导入", "x", lambda _writer: 1, backup=BackupReason.BEFORE_IMPORT)
    opened.runner.run(work)
    (made,) = backups_of(folder).backups
    assert made.facts.reason is BackupReason.BEFORE_IMPORT
    make.branch("二队党支部")
    done = []
    folder.backups.rename(folder.path / "away")
    folder.backups.write_bytes(b"a file where the folder was")
    work = Operation("导入", "x", lambda _writer: done.append(1), backup=BackupReason.BEFORE_IMPORT)
    with pytest.raises(SentenceError):
        opened.runner.run(work)
    assert done == []


@pytest.fixture
def older(folder: DataFolder) -> Path:
    """Data that a program of the format before this one's has left."""
    folder.prepare()
    open_file(folder.database, steps=STEPS[:-1])
    # By hand: the operations of today write the journal as today's tables want it.
    told = {"id": "1", "name": "'张三'"}
    columns = database.execute_sql("PRAGMA table_info(person)").fetchall()
    values = ", ".join(told.get(row[1], "''" if row[3] else "NULL") for row in columns)
    database.execute_sql(f"INSERT INTO person VALUES ({values})")
    close_file()
    return folder.database


def test_older_data_are_backed_up_like_any_other_before_they_are_brought_up(folder, older):
    data = reopened(folder)
    assert data.opened.migrated_from == len(STEPS) - 1
    (made,) = backups_of(folder).backups
    assert made.facts.reason is BackupReason.BEFORE_MIGRATION
    assert (made.facts.schema, made.facts.rows["person"]) == (len(STEPS) - 1, 1)
    assert [*folder.backups.iterdir()] == [made.path]
    make.person("李四")
    data.close()
    restore_backup(folder, made.path, at=AT)
    data = reopened(folder)
    assert data.opened.migrated_from == len(STEPS) - 1
    assert names() == ["张三"]
    data.close()
    database.initialize(None)


def test_data_of_today_are_not_backed_up_by_opening_them(folder, opened):
    make.branch()
    opened.close()
    reopened(folder).close()
    assert backups_of(folder).backups == ()


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_older_data_are_not_brought_up_where_the_disk_is_too_full_for_a_backup(folder, older):
    before = older.read_bytes()
    told = elsewhere(_FULL_AT_OPENING, folder)
    assert told.returncode == 7, told.stderr
    assert "没有升级" in told.stdout
    assert older.read_bytes() == before
    assert [*folder.backups.iterdir()] == []


def test_a_copy_on_a_stick_is_read_back(folder, opened, tmp_path):
    make.branch()
    made = make_backup(folder, HAND, at=AT)
    target = tmp_path / "U盘.djbackup"
    assert save_backup(made.path, target) == made.facts
    assert target.read_bytes() == made.path.read_bytes()
    with pytest.raises(HostError):
        save_backup(made.path, tmp_path / "没有这个文件夹" / "备份.djbackup")


def test_a_copy_that_does_not_read_back_is_named_as_the_user_knows_it(
    folder, opened, tmp_path, monkeypatch
):
    made = make_backup(folder, HAND, at=AT)

    def worn_out(source, target):
        content = bytearray(source.read_bytes())
        content[-1] ^= 1
        target.write_bytes(content)

    monkeypatch.setattr("dangjian_desktop.operations.backups.copyfile", worn_out)
    with pytest.raises(ExchangeError) as refused:
        save_backup(made.path, tmp_path / "U盘.djbackup")
    assert refused.value.code == "damaged_backup"
    assert "U盘.djbackup" in refused.value.sentence
    assert [*tmp_path.glob("*U盘*"), *tmp_path.glob(".dangjian-*")] == []


def test_data_of_another_mine_are_told_apart(folder, opened, tmp_path):
    make.branch()
    made = make_backup(folder, HAND, at=AT)
    opened.close()
    other = DataFolder(tmp_path / "另一个矿")
    data = open_data(other, actor="")
    make.branch("别矿党支部")
    inside = look_inside(made.path)
    assert not inside.is_ours
    assert inside.undone == 0
    data.close()


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_a_full_disk_costs_the_new_backup_and_no_other(folder, opened):
    """The system refuses to let any file grow, in a process of its own."""
    make.branch()
    made = make_backup(folder, HAND, at=AT)
    make.branch("二队党支部")
    opened.close()
    before = {one.name: one.read_bytes() for one in folder.backups.iterdir()}
    told = elsewhere(_FULL, folder)
    assert told.returncode == 7, told.stderr
    assert "磁盘" in told.stdout
    after = {one.name: one.read_bytes() for one in folder.backups.iterdir()}
    assert after == before
    again = reopened(folder)
    assert back_up_what_is_new(folder, HAND, at=AT).facts.number == made.facts.number + 1
    again.close()


def elsewhere(script: str, folder: DataFolder) -> subprocess.CompletedProcess[str]:
    """Run a script on a folder in a process of its own; it may fail."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), folder.path],
        capture_output=True,
        text=True,
        check=False,
    )


_FULL_AT_OPENING = """
    import resource, signal, sys
    from pathlib import Path
    from dangjian_desktop.domain.problems import SentenceError
    from dangjian_desktop.host.paths import DataFolder
    from dangjian_desktop.operations.opening import open_data

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        open_data(DataFolder(Path(sys.argv[1])), actor="")
    except SentenceError as error:
        print(error.sentence)
        sys.exit(7)
"""
_FULL = """
    import resource, signal, sys
    from datetime import datetime
    from pathlib import Path
    from dangjian_desktop.domain.backups import BackupReason
    from dangjian_desktop.domain.problems import SentenceError
    from dangjian_desktop.host.paths import DataFolder
    from dangjian_desktop.operations.backups import make_backup
    from dangjian_desktop.operations.opening import open_data

    folder = DataFolder(Path(sys.argv[1]))
    data = open_data(folder, actor="")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        make_backup(folder, BackupReason.BY_HAND, at=datetime.now().astimezone())
    except SentenceError as error:
        print(error.sentence)
        sys.exit(7)
"""
