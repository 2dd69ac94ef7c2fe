"""Passwords of real data: encrypted and decrypted whole, slots changed, codes that open again."""

import errno
import os
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.rights import Role
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import make_backup, restore_backup
from dangjian_desktop.operations.data_keys import (
    add_holder,
    change_password,
    decrypt,
    encrypt,
    is_locked,
    key_by,
    new_recovery_code,
    remove_holder,
    ring_of,
    unlock,
    unlock_by_code,
)
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.models import Person, database
from tests import make

LI, WANG = "李书记的口令第一", "王某人的口令第二"
ID_NUMBER = make.id_number()


@pytest.fixture(autouse=True)
def no_file_left_open():
    yield
    database.initialize(None)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Closed data of somebody, not encrypted."""
    folder = DataFolder(tmp_path / "支部")
    data = open_data(folder, actor="测试员")
    make.person("张三", make.branch(), id_number=ID_NUMBER)
    data.close()
    return folder


def refusal(call, *arguments, **options) -> str:
    with pytest.raises(StorageError) as caught:
        call(*arguments, **options)
    return caught.value.code


def everything_in(folder: DataFolder) -> bytes:
    return b"".join(file.read_bytes() for file in folder.path.rglob("*") if file.is_file())


def opens(folder: DataFolder, **options) -> list[str]:
    data = open_data(folder, actor="测试员", **options)
    names = [person.name for person in Person.select()]
    data.close()
    return names


def test_encrypted_data_open_by_password_and_by_code_and_to_nobody_else(folder):
    code = new_recovery_code()
    assert not is_locked(folder)
    assert ring_of(folder) is None
    encrypt(folder, "李书记", LI, code)
    assert is_locked(folder)
    assert refusal(open_data, folder, actor="甲") == "needs_password"
    assert refusal(unlock, folder, LI, "王某") == "holder_missing"
    assert opens(folder, unlocked=unlock(folder, LI, "李书记")) == ["张三"]
    assert opens(folder, unlocked=unlock_by_code(folder, code.lower())) == ["张三"]
    assert refusal(unlock_by_code, folder, new_recovery_code()) == "recovery_foreign"
    folder.key_ring.unlink()  # a stick was copied without it, and nothing was backed up yet
    assert refusal(open_data, folder, actor="甲", password=LI) == "ring_missing"
    assert opens(folder, unlocked=unlock_by_code(folder, code)) == ["张三"]
    for secret in ("张三", ID_NUMBER, LI, code, code.replace("-", "")):
        assert secret.encode() not in everything_in(folder)


def test_decrypted_data_open_without_anything_and_lose_nothing(folder):
    encrypt(folder, "李书记", LI, new_recovery_code())
    decrypt(folder, key_by(folder, LI))
    assert not is_locked(folder)
    assert not folder.key_ring.exists()
    assert opens(folder) == ["张三"]


def test_a_secretary_gives_and_takes_passwords_and_others_change_their_own(folder):
    code = new_recovery_code()
    encrypt(folder, "李书记", LI, code)
    pages = folder.database.read_bytes()
    add_holder(folder, LI, "王某", WANG, Role.VIEWER)
    assert refusal(add_holder, folder, WANG, "赵某", "赵某人的口令第三", Role.VIEWER) == (
        "not_secretary"
    )
    assert refusal(remove_holder, folder, WANG, "李书记") == "not_secretary"
    assert refusal(change_password, folder, "李书记", WANG, "王某想换的口令呀") == "not_secretary"
    change_password(folder, "王某", WANG, "王某自己的新口令")
    assert refusal(unlock, folder, WANG, "王某") == "password"
    change_password(folder, "王某", code, "忘了以后的新口令")
    assert unlock(folder, "忘了以后的新口令").slot.role is Role.VIEWER
    remove_holder(folder, LI, "王某")
    assert [slot.holder for slot in ring_of(folder).slots] == ["李书记"]
    assert refusal(remove_holder, folder, LI, "李书记") == "last_secretary"
    assert refusal(key_by, folder, new_recovery_code()) == "recovery_foreign"
    assert folder.database.read_bytes() == pages


def test_who_may_only_look_changes_nothing(folder):
    encrypt(folder, "李书记", LI, new_recovery_code())
    add_holder(folder, LI, "王某", WANG, Role.VIEWER)
    data = open_data(folder, actor="王某", password=WANG)
    with pytest.raises(RefusedError, match="登记和修改"):
        data.runner.run(
            Operation("新增人员", "add_person", lambda writer: writer.insert(Person, name="李四"))
        )
    assert [person.name for person in Person.select()] == ["张三"]
    data.close()
    data = open_data(folder, actor="李书记", password=LI)
    data.runner.run(
        Operation("新增人员", "add_person", lambda writer: writer.insert(Person, name="李四"))
    )
    assert Person.select().count() == 2
    data.close()


def test_a_backup_of_encrypted_data_brings_its_ring_where_that_is_gone(folder, tmp_path):
    encrypt(folder, "李书记", LI, new_recovery_code())
    data = open_data(folder, actor="测试员", password=LI)
    made = make_backup(folder, BackupReason.BY_HAND, at=now())
    key = data.entry.key
    data.close()
    folder.key_ring.unlink()
    assert opens(folder, password=LI) == ["张三"]  # the newest backup holds it

    change_password(folder, "李书记", LI, "李书记的新口令呀")
    restore_backup(folder, made.path, at=now(), key=key)
    assert opens(folder, password="李书记的新口令呀") == ["张三"]  # the passwords of now stay

    elsewhere = DataFolder(tmp_path / "新电脑")
    elsewhere.prepare()
    assert refusal(restore_backup, elsewhere, made.path, at=now()) == "needs_password"
    restore_backup(elsewhere, made.path, at=now(), password=LI)
    assert opens(elsewhere, password=LI) == ["张三"]


def test_what_cannot_be_encrypted_stays_as_it_was(folder):
    before = folder.database.read_bytes()
    assert refusal(encrypt, folder, "李书记", "太短", new_recovery_code()) == "short_password"
    assert folder.database.read_bytes() == before
    assert not folder.key_ring.exists()
    damaged = bytearray(before)
    damaged[len(before) // 2] ^= 1
    folder.database.write_bytes(damaged)
    assert refusal(encrypt, folder, "李书记", LI, new_recovery_code()) == "sealing"
    assert folder.database.read_bytes() == damaged
    assert not folder.key_ring.exists()


def test_wrong_password_damaged_file_and_damaged_ring_are_told_apart(folder):
    encrypt(folder, "李书记", LI, new_recovery_code())
    assert refusal(open_data, folder, actor="甲", password="不对的口令不对的") == "password"
    ring, whole = folder.key_ring.read_bytes(), folder.database.read_bytes()
    folder.key_ring.write_bytes(ring.replace(b"secretary", b"secretarx"))
    assert refusal(open_data, folder, actor="甲", password=LI) == "ring_damaged"
    folder.key_ring.write_bytes(b" " * 2_000_000 + ring)
    with pytest.raises(HostError, match=r"file\.too_large"):
        open_data(folder, actor="甲", password=LI)
    folder.key_ring.write_bytes(ring)
    for place in (5, 100, len(whole) - 5):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        folder.database.write_bytes(damaged)
        assert refusal(open_data, folder, actor="甲", password=LI) == "damaged"
    folder.database.write_bytes(whole)
    assert opens(folder, password=LI) == ["张三"]


def test_a_disk_that_fails_once_the_encrypted_file_stands_leaves_a_way_in(folder, monkeypatch):
    force = os.fsync

    def failing(descriptor: int) -> None:
        if os.path.samestat(os.fstat(descriptor), folder.path.stat()) and is_locked(folder):
            raise OSError(errno.EIO, "input/output error")
        force(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(HostError):
        encrypt(folder, "李书记", LI, new_recovery_code())
    monkeypatch.undo()
    assert opens(folder, password=LI) == ["张三"]
