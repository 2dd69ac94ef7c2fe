"""Backups on disks that lie, logs that stay behind, and clocks that are wrong."""

from datetime import timedelta
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations import backups
from dangjian_desktop.operations.backups import (
    back_up_when_due,
    backups_of,
    make_backup,
    restore_backup,
)
from dangjian_desktop.storage.database import facts_now
from tests import make
from tests.faults.world import AT, at_work, content_now

HAND = BackupReason.BY_HAND


@pytest.fixture
def folder(room) -> DataFolder:
    return DataFolder(room / "支部")


def test_a_backup_that_the_disk_alters_does_not_count(folder, monkeypatch):
    write = backups.write_backup

    def altering(target: Path, *given: object) -> None:
        write(target, *given)
        content = bytearray(target.read_bytes())
        content[-100] ^= 1
        target.write_bytes(content)

    with at_work(folder.path):
        make.branch()
        good = make_backup(folder, HAND, at=AT)
        monkeypatch.setattr(backups, "write_backup", altering)
        with pytest.raises(ExchangeError, match="damaged_backup"):
            make_backup(folder, HAND, at=AT)
    assert [one.path for one in backups_of(folder).backups] == [good.path]


def test_a_backup_holds_what_stands_in_the_log_alone(folder):
    with at_work(folder.path):
        make.person("张三", make.branch())
        log = folder.database.with_name(folder.database.name + "-wal")
        assert log.stat().st_size > 0
        rows, content = facts_now().rows, content_now()
        made = make_backup(folder, HAND, at=AT)
        assert made.facts.rows == rows
    restore_backup(folder, made.path, at=AT)
    with at_work(folder.path):
        assert content_now() == content


def test_a_log_of_the_old_file_never_meets_the_new(folder):
    log = folder.database.with_name(folder.database.name + "-wal")
    with at_work(folder.path):
        make.branch()
        made = make_backup(folder, HAND, at=AT)
        content = content_now()
        make.person("李四")
        stale = log.read_bytes()
    log.write_bytes(stale)
    restore_backup(folder, made.path, at=AT)
    assert not log.exists()
    with at_work(folder.path):
        assert content_now() == content


def test_a_wrong_clock_stops_no_backup(folder):
    moments = [AT, AT.replace(year=2099), AT.replace(year=1970), AT, AT - timedelta(days=3000)]
    with at_work(folder.path):
        branch = make.branch()
        for number, moment in enumerate(moments, start=1):
            make.person(f"张三{number}", branch)
            assert back_up_when_due(folder, at=moment) is not None, moment
            assert backups_of(folder).backups[0].facts.number == number
