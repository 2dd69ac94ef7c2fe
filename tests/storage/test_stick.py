"""A file on a stick: changes go into the file itself, and nothing stands beside it afterwards."""

from pathlib import Path
from threading import Thread

import pytest

from dangjian_desktop.storage.database import (
    BUSY_SECONDS_ON_STICK,
    close_file,
    connection,
    copied_to,
    open_file,
    roll_back_broken_off,
)
from dangjian_desktop.storage.journal_proof import prove_journal
from dangjian_desktop.storage.models import Person, database
from tests import make
from tests.storage.files import left_by_a_crash, left_by_a_pull


def names() -> list[str]:
    return [person.name for person in Person.select().order_by(Person.id)]


def beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file != path)


def test_what_was_acknowledged_is_in_the_file_itself(path, key):
    open_file(path, key=key, is_on_stick=True)
    ask = database.obj.pragma
    assert ask("journal_mode") == "truncate"
    assert ask("synchronous") == 3  # EXTRA
    assert ask("busy_timeout") == BUSY_SECONDS_ON_STICK * 1000
    make.person("张三")
    assert all(file.endswith("-journal") for file in beside(path))
    assert sum((path.parent / file).stat().st_size for file in beside(path)) == 0
    close_file()
    assert beside(path) == []


def test_a_worker_thread_writes_and_reads_the_same_way(path):
    open_file(path, is_on_stick=True)
    branch = make.branch()
    seen: list[object] = []

    def work() -> None:
        with connection():
            make.person("李四", branch)
            seen.append(database.obj.pragma("journal_mode"))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    make.person("张三", branch)
    assert (seen, names()) == (["truncate"], ["李四", "张三"])
    close_file()
    assert beside(path) == []


def test_a_file_goes_from_disk_to_stick_and_back_and_loses_nothing(path, key):
    branch = None
    for number, is_on_stick in enumerate((False, True, True, False, True)):
        open_file(path, key=key, is_on_stick=is_on_stick)
        branch = branch or make.branch()
        make.person(f"第{number}个", branch)
        assert prove_journal() == ()
        close_file()
        assert beside(path) == []
    open_file(path, key=key)
    assert names() == [f"第{number}个" for number in range(5)]


def test_changes_in_the_log_of_a_crash_are_there_when_the_folder_is_opened_on_a_stick(
    path, key, tmp_path
):
    open_file(path, key=key)
    make.person("张三")
    close_file()
    copy = left_by_a_crash(
        path, tmp_path / "U 盘", "UPDATE person SET remark = '在流水里'", key=key
    )
    open_file(copy, key=key, is_on_stick=True)
    assert Person.get().remark == "在流水里"
    assert not copy.with_name(copy.name + "-wal").exists()
    assert not copy.with_name(copy.name + "-shm").exists()
    close_file()
    assert beside(copy) == []


@pytest.fixture
def torn(path, key, tmp_path) -> Path:
    """A file on a stick that was pulled in the midst of a change."""
    open_file(path, key=key, is_on_stick=True)
    branch = make.branch()
    for number in range(60):
        make.person(f"张{number}", branch)
    close_file()
    changing = "UPDATE person SET remark = hex(randomblob(2000))"
    copy = left_by_a_pull(path, tmp_path / "拔出", changing, key)
    assert copy.read_bytes() != path.read_bytes()
    return copy


@pytest.mark.parametrize("is_on_stick", [True, False], ids=["on the stick", "moved to the disk"])
def test_a_change_that_was_broken_off_is_taken_back(torn, key, is_on_stick):
    open_file(torn, key=key, is_on_stick=is_on_stick)
    assert {person.remark for person in Person.select()} == {""}
    assert len(names()) == 60
    assert prove_journal() == ()
    close_file()
    assert beside(torn) == []


def test_taking_back_needs_no_key_and_gives_back_every_byte(torn, path):
    roll_back_broken_off(torn)
    assert torn.read_bytes() == path.read_bytes()


def test_a_copy_is_made_while_the_file_is_open_on_a_stick(path, tmp_path):
    open_file(path, is_on_stick=True)
    make.person("张三")
    assert copied_to(tmp_path / "备份.db").rows["person"] == 1
