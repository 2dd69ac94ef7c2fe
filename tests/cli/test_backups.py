"""`backup`, `restore` and `verify` on real folders."""

from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.journal_faults import head_in_print
from dangjian_desktop.domain.vocabulary import LeaveReason, Stage
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import make_backup
from dangjian_desktop.operations.erasing import erase
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.storage.journal_proof import journal_head
from dangjian_desktop.storage.models import database
from tests import make
from tests.backup_files import as_by_a_newer_program
from tests.cli.conftest import Command, data_open


def enter(tmp_path: Path, *names: str) -> None:
    with data_open(tmp_path):
        for name in names:
            make.person(name, make.branch(f"{name}党支部"), stage=Stage.FULL)


def found(command: Command, name: str) -> int:
    return len([one for one in command("--json", "find", name).answer if one["kind"] == "person"])


def test_what_was_lost_comes_back_and_what_stood_there_is_kept(command: Command, tmp_path: Path):
    enter(tmp_path, "张三丰")
    stick = tmp_path / "U盘.djbackup"
    made = command("--json", "backup", stick).answer
    assert made["file"] == str(stick)
    assert made["rows"]["person"] == 1
    enter(tmp_path, "李四光")
    assert found(command, "李四光") == 1

    back = command("--json", "restore", stick).answer
    assert back["number"] == made["number"]
    assert (found(command, "张三丰"), found(command, "李四光")) == (1, 0)
    assert (Path(back["kept_aside"]) / "branch.db").exists()

    before = max((tmp_path / "数据" / "backups").glob("*.djbackup"))
    assert command("--json", "verify", before).answer["reason"] == "before_restore"
    assert command("restore", before).code == 0
    assert found(command, "李四光") == 1


def test_the_backup_that_is_restored_does_not_go_for_the_one_that_is_made_before(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Of one day the last ten stay; the one before the restore is the eleventh."""
    enter(tmp_path, "张三丰")
    folder = DataFolder(tmp_path / "数据")
    folder.prepare()
    with data_open(tmp_path):
        oldest = make_backup(folder, BackupReason.BY_HAND, at=now())
        for _ in range(9):
            make_backup(folder, BackupReason.BY_HAND, at=now())
    enter(tmp_path, "李四光")
    monkeypatch.chdir(folder.backups)
    assert command("restore", oldest.path.name).code == 0
    assert found(command, "李四光") == 0


def test_who_was_erased_since_is_told_after_a_restore(command: Command, tmp_path: Path):
    folder = DataFolder(tmp_path / "数据")
    folder.prepare()
    with data_open(tmp_path):
        person = make.person("欧阳鸮鸮", make.branch())
        left = record_departure(person_id=person, reason=LeaveReason.EXPULSION, on=date(2026, 3, 2))
        make.done(left)
        made = make_backup(folder, BackupReason.BY_HAND, at=now())
        basis, on = "2026-11-20 本人书面申请", date(2026, 11, 20)
        make.done(erase(person_id=person, typed_name="欧阳鸮鸮", basis=basis, on=on))
    told = command("restore", made.path).out
    assert "备份之后合法删除过 1 人（" in told
    assert "请打开窗口，按“今日”列出的逐个重新办理合法删除。" in told
    again = command("--json", "restore", made.path)
    assert again.answer["erasings_undone"] == []  # what stands there now does not know of it


def test_a_new_computer_needs_the_file_alone(command: Command, tmp_path: Path):
    enter(tmp_path, "张三丰")
    stick = tmp_path / "U盘.djbackup"
    assert command("backup", stick).code == 0
    other = tmp_path / "新电脑"
    ran = command("--data", other, "--json", "restore", stick)
    assert ran.answer["kept_aside"] is None
    assert DataFolder(other).database.exists()
    assert command("--data", other, "--json", "find", "张三丰").answer[0]["kind"] == "person"


def test_a_damaged_file_is_found_and_replaced_by_the_newest_backup(
    command: Command, tmp_path: Path
):
    enter(tmp_path, "张三丰")
    made = Path(command("--json", "backup").answer["file"])
    file = DataFolder(tmp_path / "数据").database
    content = bytearray(file.read_bytes())
    content[4096 : 4096 + 8192] = b"\xff" * 8192
    file.write_bytes(content)
    ran = command("find", "张三丰")
    assert ran.code == 3
    assert "备份" in ran.err
    assert command("restore", made).code == 0
    assert found(command, "张三丰") == 1


def test_everything_is_read_and_what_is_wrong_is_told(command: Command, tmp_path: Path):
    enter(tmp_path, "张三丰")
    command("backup")
    made = Path(command("--json", "backup").answer["file"])
    assert command("verify").code == 0
    assert command("--json", "verify").answer["sound"] is True
    content = bytearray(made.read_bytes())
    content[-1] ^= 1
    made.write_bytes(content)
    ran = command("--json", "verify")
    assert ran.code == 1
    assert [one["sound"] for one in ran.answer["backups"]] == [True, False]
    one = command("verify", made)
    assert one.code == 1
    assert "改用另一份备份" in one.out
    refused = command("restore", made)
    assert (refused.code, refused.out) == (2, "")
    assert found(command, "张三丰") == 1


def test_a_backup_of_a_newer_program_is_told_and_is_no_fault(command: Command, tmp_path: Path):
    enter(tmp_path, "张三丰")
    made = Path(command("--json", "backup").answer["file"])
    as_by_a_newer_program(made)
    ran = command("--json", "verify")
    assert ran.code == 0
    assert ran.answer["backups"] == [{"file": str(made), "sound": None}]
    assert f"由更新版本的程序备份：{made}" in command("verify").out
    assert "请用新版程序恢复" in command("restore", made).err


def test_an_altered_journal_is_told_with_its_entry(command: Command, tmp_path: Path):
    enter(tmp_path, "张三丰")
    with data_open(tmp_path):
        database.execute_sql("DROP TRIGGER journal_entry_is_final_update")
        database.execute_sql("UPDATE journal_entry SET actor = '别人' WHERE id = 2")
    ran = command("--json", "verify")
    assert ran.code == 1
    assert ran.answer["broken_entry"] == 2
    assert [(one["fault"], one["first"]) for one in ran.answer["journal"]] == [("altered", 2)]
    assert "第 2 条" in command("verify").out


def test_a_journal_without_its_end_is_told_apart_and_a_paper_knows_of_it(
    command: Command, tmp_path: Path
):
    enter(tmp_path, "张三丰", "李四光")
    with data_open(tmp_path):
        paper = head_in_print(journal_head())
    held = command("--json", "verify", "--head", paper.lower())
    assert (held.code, held.answer["answer"]) == (0, "holds")
    with data_open(tmp_path):
        database.execute_sql("DROP TRIGGER journal_entry_is_final_delete")
        database.execute_sql("DELETE FROM journal_entry WHERE id > 3")
    found = command("--json", "verify").answer["journal"]
    assert [(one["fault"], one["first"], one["last"]) for one in found] == [("cut_off", 4, 4)]
    told = command("verify", "--head", paper)
    assert told.code == 1
    assert "现在只有 3 条" in told.out
    assert command("verify", "--head", "这张纸").code == 2
    assert command("verify", "--head", paper, tmp_path / "x.djbackup").code == 2


def test_a_paper_that_fits_a_journal_altered_before_it_is_not_told_to_be_sound(
    command: Command, tmp_path: Path
):
    enter(tmp_path, "张三丰", "李四光")
    with data_open(tmp_path):
        paper = head_in_print(journal_head())
    enter(tmp_path, "王五")
    with data_open(tmp_path):
        database.execute_sql("DROP TRIGGER journal_entry_is_final_update")
        database.execute_sql("UPDATE journal_entry SET actor = '别人' WHERE id = 2")
    ran = command("--json", "verify", "--head", paper)
    assert (ran.code, ran.answer["answer"], ran.answer["sound"]) == (1, "altered", False)
    told = command("verify", "--head", paper).out
    assert "没有被改动" not in told
    assert "第 2 条" in told


def test_what_was_altered_after_a_paper_is_no_fault_of_what_the_paper_proves(
    command: Command, tmp_path: Path
):
    enter(tmp_path, "张三丰")
    with data_open(tmp_path):
        paper = head_in_print(journal_head())
        number = journal_head().number
    enter(tmp_path, "李四光")
    with data_open(tmp_path):
        database.execute_sql("DROP TRIGGER journal_entry_is_final_update")
        database.execute_sql(f"UPDATE journal_entry SET actor = '别人' WHERE id = {number + 1}")
    ran = command("--json", "verify", "--head", paper)
    assert (ran.code, ran.answer["answer"]) == (0, "holds")


def test_a_newest_backup_that_knows_more_is_told_and_is_no_fault(command: Command, tmp_path: Path):
    enter(tmp_path, "张三丰")
    old = Path(command("--json", "backup").answer["file"])
    enter(tmp_path, "李四光")
    newest = command("--json", "backup").answer["number"]
    assert command("--json", "verify").answer["left_behind"] is None
    assert command("restore", old).code == 0
    ran = command("--json", "verify")
    assert (ran.code, ran.answer["sound"]) == (0, True)
    assert ran.answer["left_behind"]["backup"] == newest
    assert f"第 {newest} 号备份" in command("verify").out


def test_what_is_no_backup_is_refused_in_words(command: Command, tmp_path: Path):
    enter(tmp_path, "张三丰")
    other = tmp_path / "x.djbackup"
    other.write_bytes(b"nothing of ours")
    for arguments in (("restore", other), ("verify", other), ("restore", tmp_path / "没有")):
        ran = command(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.strip()
    assert command("backup", tmp_path / "没有" / "U盘.djbackup").code in (2, 3)


def test_the_second_place_is_chosen_once_and_every_backup_is_copied_there(
    command: Command, tmp_path: Path
):
    enter(tmp_path, "张三丰")
    assert command("--json", "backup").answer["second"] is None
    stick = tmp_path / "U盘"
    stick.mkdir()
    first = command("--json", "backup", "--second-place", stick).answer
    assert (first["second"]["state"], first["second"]["overdue"]) == ("copied", False)
    assert first["second"]["place"] == str(stick)
    second = command("--json", "backup").answer
    assert [path.name for path in sorted(stick.glob("*.djbackup"))] == [
        Path(made["file"]).name for made in (first, second)
    ]

    away = tmp_path / "拔下"
    stick.rename(away)
    ran = command("--json", "backup")
    assert (ran.code, ran.answer["second"]["state"]) == (0, "away")
    assert ran.answer["second"]["copied_at"] == second["second"]["copied_at"]
    assert "上次复制" in command("backup").out

    stick.mkdir()  # another one under its name
    ran = command("--json", "backup")
    assert (ran.code, ran.answer["second"]["state"]) == (1, "failed")
    assert "请换上原来的 U 盘" in ran.answer["second"]["reason"]
    assert Path(ran.answer["file"]).exists()

    assert command("--json", "backup", "--no-second-place").answer["second"] is None
    assert command("--json", "backup").answer["second"] is None


def test_a_second_place_that_is_none_is_refused_before_anything_is_done(
    command: Command, tmp_path: Path
):
    enter(tmp_path, "张三丰")
    inside = tmp_path / "数据" / "backups"
    ran = command("backup", "--second-place", inside)
    assert (ran.code, ran.out) == (2, "")
    assert "在数据文件夹里面" in ran.err
    assert command("backup", "--second-place", tmp_path / "没有").code == 3
    assert command("backup", "--second-place", tmp_path, "--no-second-place").code == 2
    assert list(inside.glob("*.djbackup")) == []
