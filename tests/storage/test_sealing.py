"""A file written anew under another key holds the same rows, or nothing is left of it."""

import pytest

from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.file_key import NO_KEY, key_without_password, new_open_key
from dangjian_desktop.storage.models import Person
from dangjian_desktop.storage.sealing import write_sealed
from tests import make
from tests.storage.files import KEY, left_by_a_crash, run_sql

SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"


@pytest.mark.parametrize("new", [KEY, NO_KEY, new_open_key()], ids=["secret", "none", "open"])
def test_every_table_row_and_mark_of_the_head_is_there_again(path, key, new):
    open_file(path, key=key)
    branch = make.branch()
    for name in ("张三", "李四"):
        make.person(name, branch)
    close_file()
    target = path.with_name("新.db")
    facts = write_sealed(path, key or key_without_password(path), target, new)
    assert facts.rows["person"] == 2
    assert facts.entries > 0
    for asked in (SCHEMA, "PRAGMA user_version", "PRAGMA application_id", "SELECT * FROM person"):
        assert run_sql(target, asked, key=new) == run_sql(path, asked, key=key)
    open_file(target, key=new if new.is_secret else None)
    assert [person.name for person in Person.select()] == ["张三", "李四"]


def test_what_stood_only_in_the_write_ahead_log_goes_along(path, tmp_path):
    open_file(path)
    make.person("张三", make.branch())
    close_file()
    crashed = left_by_a_crash(path, tmp_path / "crashed", "UPDATE person SET name = '李四'")
    target = tmp_path / "新.db"
    write_sealed(crashed, key_without_password(crashed), target, KEY)
    assert run_sql(target, "SELECT name FROM person", key=KEY) == [("李四",)]


def test_a_damaged_file_and_a_full_place_leave_nothing_behind(path, tmp_path):
    open_file(path)
    make.persons(30)
    close_file()
    whole = bytearray(path.read_bytes())
    damaged = tmp_path / "坏.db"
    target = tmp_path / "新.db"
    whole[len(whole) // 2] ^= 1
    damaged.write_bytes(whole)
    for source, place in ((damaged, target), (path, tmp_path / "没有" / "新.db")):
        with pytest.raises(StorageError) as caught:
            write_sealed(source, key_without_password(source), place, KEY)
        assert caught.value.code == "sealing"
        assert "数据还是原来的" in caught.value.sentence
        assert not place.exists()
