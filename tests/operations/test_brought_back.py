"""A backup made before somebody was erased brings the data back: it is told before and after."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.today import Act, Source, TodayItem
from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.tombstones_file import read_tombstones
from dangjian_desktop.operations.backups import Backup, look_inside, make_backup, restore_backup
from dangjian_desktop.operations.erasing import erase
from dangjian_desktop.operations.opening import OpenData, open_data
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.queries.operations_done import OperationPages
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.storage.models import Person, database
from tests import make

TODAY = date(2026, 11, 20)
AT = datetime.fromisoformat("2026-11-20T08:12:00+08:00")
NAME = "欧阳鸮鸮"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "数据")


@pytest.fixture
def opened(folder: DataFolder) -> Iterator[OpenData]:
    """A folder with somebody who has left, and somebody who stays."""
    data = open_data(folder, actor="测试员")
    branch = make.branch()
    make.person("李四", branch)
    person = make.person(NAME, branch)
    make.done(record_departure(person_id=person, reason=LeaveReason.EXPULSION, on=date(2026, 3, 2)))
    yield data
    if not database.is_closed():
        database.close()
    database.initialize(None)


def reopened(folder: DataFolder) -> OpenData:
    return open_data(folder, actor="测试员")


def erase_them(data: OpenData) -> None:
    person = Person.get(Person.name == NAME)
    data.runner.run(
        erase(person_id=person.id, typed_name=NAME, basis="2026-11-20 本人书面申请", on=TODAY)
    )


def kept(folder: DataFolder) -> Backup:
    return make_backup(folder, BackupReason.BY_HAND, at=AT)


def asked_of_today(within: int | None = None) -> list[TodayItem]:
    found = TodayQuery(TODAY, within).fetch()
    return [item for item in found if item.source is Source.ERASING]


def test_a_look_inside_tells_the_erasings_that_a_backup_does_not_know(folder, opened):
    before = kept(folder)
    assert look_inside(before.path).erasings == ()
    erase_them(opened)
    after = kept(folder)
    (day,) = look_inside(before.path).erasings
    assert day.isoformat() == OperationPages(TODAY).fetch()[0].at[:10]
    assert look_inside(after.path).erasings == ()


def test_who_comes_back_is_asked_for_on_today_until_erased_again(folder, opened):
    before = kept(folder)
    erase_them(opened)
    assert asked_of_today() == []
    opened.close()
    restore_backup(folder, before.path, at=AT)
    for _ in range(2):
        again = reopened(folder)
        (item,) = asked_of_today()
        assert item.what == f"重新合法删除{NAME}"
        assert item.act is Act.OPEN_PERSON
        assert item.person_uid == Person.get(Person.name == NAME).uid
        assert asked_of_today(Person.get().id)  # within the one branch there is
        noted = [row for row in OperationPages(TODAY).fetch() if row.about == (NAME,)]
        assert "已合法删除" in str(noted[0].noted)
        assert [row.what for row in noted].count(noted[0].what) == 1
        again.close()
    again = reopened(folder)
    erase_them(again)
    assert asked_of_today() == []
    again.close()
    reopened(folder).close()
    again = reopened(folder)
    assert asked_of_today() == []
    again.close()


def test_a_file_that_was_copied_by_hand_or_damaged_is_noticed_too(folder, opened):
    opened.close()
    content = folder.database.read_bytes()
    again = reopened(folder)
    erase_them(again)
    again.close()
    folder.database.write_bytes(content)
    again = reopened(folder)
    assert len(asked_of_today()) == 1
    again.close()


def test_data_that_never_knew_the_person_ask_for_nobody(folder, opened, tmp_path):
    erase_them(opened)
    opened.close()
    (tombstone,) = read_tombstones(folder.tombstones)
    other = DataFolder(tmp_path / "别的")
    reopened(other).close()
    folder.database.write_bytes(other.database.read_bytes())
    again = reopened(folder)
    assert asked_of_today() == []
    again.close()
    assert read_tombstones(folder.tombstones) == {tombstone}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'[["a"]]', b"[[1,2]]", b"\xff"])
def test_a_spoilt_list_keeps_nobody_out_and_is_written_anew(folder, opened, content):
    erase_them(opened)
    opened.close()
    (tombstone,) = read_tombstones(folder.tombstones)
    folder.tombstones.write_bytes(content)
    reopened(folder).close()
    assert read_tombstones(folder.tombstones) == {tombstone}


def test_the_list_holds_no_name(folder, opened):
    erase_them(opened)
    opened.close()
    told = folder.tombstones.read_text("utf-8")
    assert NAME not in told
    assert told.isascii()
