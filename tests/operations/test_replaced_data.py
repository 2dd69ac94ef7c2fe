"""Data put in the place of others on a disk that fails at a bad moment."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

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
