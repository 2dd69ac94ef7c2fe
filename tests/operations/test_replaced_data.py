"""Data put in the place of others on a disk that fails at a bad moment."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.replaced_data import finish_replacing, replace_data

OLD, NEW = b"old", b"new"


class PowerCutError(BaseException):
    """Ends the work where it stands; nothing of the program may clear up after it."""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "支部")
    folder.prepare()
    folder.database.write_bytes(OLD)
    return folder


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets the disk fail whenever something is forced to it and a condition holds."""
    force = os.fsync

    def fail(when: Callable[[], bool], error: BaseException) -> None:
        def forced(descriptor: int) -> None:
            if when():
                raise error
            force(descriptor)

        monkeypatch.setattr(os, "fsync", forced)

    return fail


def replace(folder: DataFolder) -> None:
    replace_data(folder, {folder.database.name: NEW}, folder.backups / "换下的数据")


def broken() -> OSError:
    return OSError(errno.EIO, "input/output error")


def test_what_was_told_as_failed_is_not_done_at_the_next_opening(folder, failing, monkeypatch):
    failing((folder.path / "restoring").is_dir, broken())
    with pytest.raises(HostError):
        replace(folder)
    monkeypatch.undo()
    finish_replacing(folder)
    assert folder.database.read_bytes() == OLD


def test_a_disk_that_fails_after_a_power_cut_costs_neither_the_old_nor_the_new(
    folder, failing, monkeypatch
):
    failing(lambda: not folder.database.exists(), PowerCutError())
    with suppress(PowerCutError):
        replace(folder)
    assert not folder.database.exists()
    failing(folder.database.exists, broken())  # the new one has its place, and cannot be forced
    with pytest.raises(HostError):
        finish_replacing(folder)
    monkeypatch.undo()
    finish_replacing(folder)
    assert folder.database.read_bytes() in {OLD, NEW}


def test_a_disk_that_fails_in_the_middle_keeps_the_old_data_and_leaves_no_room_behind(
    folder, failing, monkeypatch
):
    failing(lambda: not folder.database.exists(), broken())
    with pytest.raises(HostError):
        replace(folder)
    monkeypatch.undo()
    assert folder.database.read_bytes() == OLD
    assert list(folder.backups.iterdir()) == []
    replace(folder)
    assert folder.database.read_bytes() == NEW


def broken_off(folder: DataFolder, failing: Callable[..., None], when: Callable[[], bool]) -> Path:
    """Break a replacing off by a power cut; return where its plan stands."""
    failing(when, PowerCutError())
    with suppress(PowerCutError):
        replace(folder)
    plan = folder.path / "restoring" / "plan.txt"
    assert plan.is_file()
    return plan


def spoil(plan: Path, how: str) -> None:
    """Leave a plan as a disk leaves it that is failing, or as nobody expects it."""
    content = plan.read_bytes()
    plan.unlink()
    if how == "a folder":
        plan.mkdir()
    elif how == "twenty gigabytes":
        with plan.open("wb") as file:
            file.truncate(20 * 1024**3)  # a hole: it takes no room
    elif how != "gone":
        plan.write_bytes(
            {
                "empty": b"",
                "garbled": bytes(byte ^ 0xA5 for byte in content),
                "zeros": bytes(len(content)),
                "one bit": content[:-1] + bytes([content[-1] ^ 1]),
                "elsewhere": "../../换下的数据".encode(),
            }[how]
        )


SPOILT = (
    "empty",
    "garbled",
    "zeros",
    "one bit",
    "elsewhere",
    "gone",
    "a folder",
    "twenty gigabytes",
)


def everything(folder: DataFolder) -> dict[str, bytes]:
    """Return all files of a folder but the plan, by their names."""
    files = (one for one in folder.path.rglob("*") if one.is_file() and one.name != "plan.txt")
    return {str(one.relative_to(folder.path)): one.read_bytes() for one in files}


@pytest.mark.parametrize("how", SPOILT)
def test_a_plan_that_cannot_be_read_leaves_the_old_data_where_none_of_them_was_moved(
    folder, failing, monkeypatch, how
):
    spoil(broken_off(folder, failing, (folder.path / "restoring").is_dir), how)
    monkeypatch.undo()
    told = finish_replacing(folder)
    assert folder.database.read_bytes() == OLD
    assert told is not None
    assert "上次恢复备份没有做完" in str(told)
    set_aside = folder.backups / "没有做完的恢复"
    assert (set_aside / folder.database.name).read_bytes() == NEW
    assert str(set_aside) in str(told)
    assert finish_replacing(folder) is None
    replace(folder)
    assert folder.database.read_bytes() == NEW


@pytest.mark.parametrize("how", SPOILT)
def test_a_plan_that_cannot_be_read_moves_nothing_where_something_was_moved_already(
    folder, failing, monkeypatch, how
):
    spoil(broken_off(folder, failing, lambda: not folder.database.exists()), how)
    monkeypatch.undo()
    before = everything(folder)
    for _ in range(2):
        with pytest.raises(HostError) as refused:
            finish_replacing(folder)
        assert everything(folder) == before
    told = refused.value.sentence
    assert refused.value.code == "restoring.plan"
    assert str(folder.path / "restoring") in told
    assert str(folder.backups) in told
    assert OLD in before.values()
    assert NEW in before.values()


def test_a_log_that_was_moved_away_alone_keeps_the_old_file_from_being_opened_without_it(
    folder, failing, monkeypatch
):
    log = folder.database.with_name(folder.database.name + "-wal")
    log.write_bytes(b"changes")
    spoil(broken_off(folder, failing, lambda: not log.exists()), "empty")
    monkeypatch.undo()
    assert folder.database.read_bytes() == OLD
    with pytest.raises(HostError) as refused:
        finish_replacing(folder)
    assert refused.value.code == "restoring.plan"


def test_a_plan_that_cannot_be_read_hinders_nobody_where_all_is_in_its_place(
    folder, failing, monkeypatch
):
    room = folder.backups / "换下的数据"
    plan = broken_off(folder, failing, lambda: room.is_dir() and folder.database.exists())
    spoil(plan, "empty")
    monkeypatch.undo()
    assert finish_replacing(folder) is None
    assert folder.database.read_bytes() == NEW
    assert (room / folder.database.name).read_bytes() == OLD
    assert not (folder.path / "restoring").exists()


def test_a_plan_that_another_program_holds_is_read_later(folder, failing, monkeypatch):
    plan = broken_off(folder, failing, lambda: not folder.database.exists())
    monkeypatch.undo()
    opened = os.open

    def denied(path: Any, *rest: int) -> int:
        if path == plan:
            raise PermissionError(errno.EACCES, "denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(HostError) as refused:
        finish_replacing(folder)
    assert refused.value.code == "path.denied"
    monkeypatch.undo()
    finish_replacing(folder)
    assert folder.database.read_bytes() == NEW
