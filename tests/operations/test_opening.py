"""A data folder is opened the same way by window and command line, by one process at a time."""

from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.host.data_place import RiskyPlaces, mount_of
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.lock import LockedError
from dangjian_desktop.host.paths import DataFolder, data_folder
from dangjian_desktop.operations.opening import open_data, read_password
from dangjian_desktop.operations.runner import StorageError
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.file_key import NO_KEY, PLAIN_HEADER, key_without_password
from dangjian_desktop.storage.models import JournalEntry, Person, database
from dangjian_desktop.storage.sealing import write_sealed
from tests import make
from tests.storage.files import left_by_a_pull, run_sql


@pytest.fixture(autouse=True)
def no_file_left_open():
    yield
    database.initialize(None)


def test_a_first_opening_makes_the_folder_and_an_empty_file(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "支部")
    opened = open_data(folder, actor="测试员")
    assert opened.is_empty
    assert opened.opened.was_created
    make.person(branch=make.branch())
    assert not opened.is_empty
    opened.close()
    again = open_data(folder, actor="测试员")
    assert Person.select().count() == 1
    again.close()


def test_a_folder_in_use_refuses_the_second_and_is_free_after_closing(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    first = open_data(folder, actor="甲")
    with pytest.raises(HostError):
        open_data(folder, actor="乙")
    assert Person.select().count() == 0  # the first one still works
    first.close()
    open_data(folder, actor="乙").close()


def test_a_file_that_cannot_be_opened_gives_the_folder_free_again(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    folder.prepare()
    folder.database.write_bytes(b"no database" * 1000)
    before = folder.database.read_bytes()
    for _ in range(2):  # the second would find it locked if the lock had stayed
        with pytest.raises(StorageError):
            open_data(folder, actor="甲")
    assert folder.database.read_bytes() == before


def refusal(folder: DataFolder, **options: Any) -> str:
    with pytest.raises(StorageError) as caught:
        open_data(folder, actor="甲", **options)
    return caught.value.code


def test_a_password_makes_and_opens_an_encrypted_file(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    open_data(folder, actor="甲", password="青石岭的1983年").close()
    assert refusal(folder, password="别的口令别的口令") == "password"
    assert refusal(folder) == "needs_password"
    opened = open_data(folder, actor="甲", password="青石岭的1983年")
    assert opened.opened.is_encrypted
    assert opened.entry.slot is not None
    assert opened.entry.slot.holder == "甲"
    opened.close()


def test_a_file_of_an_early_version_is_sealed_on_the_way_in_and_loses_nothing(
    tmp_path: Path,
) -> None:
    folder = data_folder(tmp_path)
    open_data(folder, actor="甲").close()
    early = tmp_path / "early.db"
    write_sealed(folder.database, key_without_password(folder.database), early, NO_KEY)
    early.replace(folder.database)
    open_file(folder.database)
    make.person("张三", branch=make.branch())
    close_file()
    assert folder.database.read_bytes().startswith(PLAIN_HEADER)
    opened = open_data(folder, actor="甲")
    assert not folder.database.read_bytes().startswith(PLAIN_HEADER)
    assert [person.name for person in Person.select()] == ["张三"]
    assert not opened.opened.is_encrypted
    opened.close()
    assert refusal(folder, password="多余的口令一个") == "not_encrypted"


@pytest.mark.parametrize("content", ["口令一\n第二行\n", "口令一\r\n", "\ufeff口令一", "口令一"])
def test_the_password_is_the_first_line_of_its_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "口令.txt"
    path.write_text(content, "utf-8", newline="")
    assert read_password(path) == "口令一"


def test_of_a_password_file_without_end_no_more_is_read_than_a_line(tmp_path: Path) -> None:
    path = tmp_path / "口令.txt"
    with path.open("wb") as file:
        file.truncate(20 * 1024**3)
    assert len(read_password(path)) < 10_000


def test_an_empty_password_file_holds_no_password(tmp_path: Path) -> None:
    path = tmp_path / "口令.txt"
    path.write_text("")
    assert read_password(path) == ""


def test_on_a_stick_there_is_no_log_and_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "U 盘" / "支部")
    folder.path.mkdir(parents=True)
    here = mount_of(folder.path.resolve(), Path("/proc/self/mountinfo").read_text())
    stick = RiskyPlaces(frozenset(), (), stick=frozenset({here.file_system}))
    for name in ("综采一队党支部", "综采二队党支部"):  # made there, and opened again
        opened = open_data(folder, actor="甲", places=stick)
        assert database.obj.pragma("journal_mode") == "truncate"
        make.person(branch=make.branch(name))
        opened.close()
        assert not folder.has_log
        assert [one.name for one in folder.path.glob("branch.db?*")] == []
    opened = open_data(folder, actor="甲", places=RiskyPlaces(frozenset(), ()))  # copied to a disk
    assert database.obj.pragma("journal_mode") == "wal"
    assert Person.select().count() == 2
    opened.close()


def test_what_a_stick_that_was_pulled_left_half_done_is_no_reason_to_ask_for_a_password(
    tmp_path: Path,
) -> None:
    folder = data_folder(tmp_path)
    open_data(folder, actor="甲").close()
    spoilt = data_folder(tmp_path / "拔出")
    left_by_a_pull(folder.database, spoilt.path, "CREATE TABLE half AS SELECT randomblob(200000)")
    # Its first page was being written, from which one knows whether there is a password.
    with spoilt.database.open("r+b") as file:
        file.seek(16)
        file.write(bytes(1000))
    assert spoilt.has_log
    opened = open_data(spoilt, actor="甲")
    assert opened.is_empty
    opened.close()


def test_what_a_power_cut_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    half = tmp_path / ".dangjian-0a1b2c.json"
    half.write_text("{", "utf-8")
    open_data(folder, actor="").close()
    assert not half.exists()


def test_who_is_not_let_in_writes_nothing_that_the_other_could_sweep_away(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "支部")
    data = open_data(folder, actor="测试员")
    try:
        before = folder.path.stat().st_mtime_ns
        with pytest.raises(LockedError):
            open_data(folder, actor="另一人")
        assert folder.path.stat().st_mtime_ns == before
    finally:
        data.close()
        database.initialize(None)


@pytest.mark.parametrize("is_altered", [False, True], ids=["untouched", "altered"])
def test_a_file_without_what_guards_its_journal_says_so_and_whether_it_was_altered(
    tmp_path: Path, is_altered: bool
) -> None:
    folder = data_folder(tmp_path / "支部")
    first = open_data(folder, actor="甲")
    assert first.warning is None
    make.person(branch=make.branch())
    first.close()
    altering = "UPDATE journal_entry SET note = 'x' WHERE id = 1" if is_altered else "SELECT 1"
    run_sql(folder.database, "DROP TRIGGER journal_entry_is_final_update", altering)
    opened = open_data(folder, actor="乙")
    said = str(opened.warning)
    assert "请" in said
    assert ("1 处被别的程序改过" in said) == is_altered
    note = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    # An entry after the end of an altered journal would hide where it was cut.
    assert (note.label == "放回变更记录的保护") == (not is_altered)
    opened.close()
    again = open_data(folder, actor="乙")
    assert again.warning is None
    again.close()
