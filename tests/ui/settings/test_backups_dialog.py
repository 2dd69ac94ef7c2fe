"""Stories of 备份与恢复: making, proving, saving elsewhere, looking inside, and restoring."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import (
    backups_of,
    look_inside,
    make_backup,
    prove_backup,
)
from dangjian_desktop.operations.erasing import erase
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.operations.runner import Writer, operation
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import Person
from dangjian_desktop.ui.settings.backups_dialog import BackupsDialog
from dangjian_desktop.ui.settings.restore_dialog import RestoreDialog
from tests import make
from tests.backup_files import as_by_a_newer_program

MORNING = datetime(2026, 11, 20, 8, 12, tzinfo=timezone(timedelta(hours=8)))


@operation("新增人员")
def add(writer: Writer, name: str) -> None:
    writer.insert(Person, name=name)


def opened(window) -> tuple:
    shown = window()
    shown.open_backups()
    return shown, shown.findChild(BackupsDialog)


def break_content(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)


def test_a_first_backup_is_made_by_hand_and_told_at_the_foot(window, folder: DataFolder):
    shown, dialog = opened(window)
    assert "还没有备份" in dialog.last.text()
    assert shown.status.data.text().startswith("还没有备份")
    assert not dialog.look_button.isEnabled()

    dialog.make_button.click()
    [made] = backups_of(folder).backups
    assert made.facts.reason is BackupReason.BY_HAND
    assert "已备份并校验无误" in dialog.told.text()
    assert "今天" in dialog.last.text()
    assert "手动" in dialog.last.text()
    assert shown.status.data.text().startswith("已备份 今天")
    assert dialog.table.current_row().path == made.path
    assert dialog.look_button.isEnabled()


def test_the_newest_stand_first_and_broken_ones_say_so(window, folder: DataFolder):
    first, second, third = (
        make_backup(folder, BackupReason.DAILY, at=MORNING + timedelta(days=day))
        for day in range(3)
    )
    second.path.write_bytes(b"x" * 500)
    _shown, dialog = opened(window)
    rows = [dialog.model.index(row, 0).data(0x0100) for row in range(dialog.model.rowCount())]
    assert [row.path for row in rows] == [third.path, second.path, first.path]
    assert [row.is_sound for row in rows] == [True, False, True]
    assert rows[1].when == "2026-11-21 08:12"
    state = len(dialog.model.columns) - 1
    assert [dialog.model.index(row, state).data() or "" for row in range(3)] == ["", "损坏", ""]
    dialog.table.select_keys([second.path])
    assert not dialog.look_button.isEnabled()
    assert not dialog.save_button.isEnabled()


def test_a_backup_of_a_newer_program_says_so(window, folder: DataFolder, ask):
    made = make_backup(folder, BackupReason.DAILY, at=MORNING)
    as_by_a_newer_program(made.path)
    _shown, dialog = opened(window)
    assert dialog.model.index(0, len(dialog.model.columns) - 1).data() == "新版备份"
    assert not dialog.look_button.isEnabled()
    dialog.prove_button.click()
    assert "请用新版程序恢复" in ask.asked[-1]


def test_proving_finds_a_flipped_bit_and_marks_the_backup(window, folder: DataFolder, ask):
    made = make_backup(folder, BackupReason.DAILY, at=MORNING)
    shown, dialog = opened(window)
    dialog.prove_button.click()
    assert "校验无误" in dialog.told.text()

    break_content(made.path)
    dialog.prove_button.click()
    assert "已经损坏" in ask.asked[-1]
    assert not dialog.look_button.isEnabled()
    assert not dialog.told.isVisible()
    assert shown.status.data.text().startswith("还没有备份")


def test_a_backup_is_saved_to_a_stick_and_read_back_there(
    window, folder: DataFolder, ask, tmp_path: Path
):
    make_backup(folder, BackupReason.DAILY, at=MORNING)
    _shown, dialog = opened(window)
    stick = tmp_path / "U盘"
    stick.mkdir()
    ask.answers = [stick / "一份.djbackup"]
    dialog.save_button.click()
    assert "读回核对无误" in dialog.told.text()
    assert prove_backup(stick / "一份.djbackup").reason is BackupReason.DAILY

    ask.answers = [tmp_path / "没有这个盘" / "一份.djbackup"]
    dialog.save_button.click()
    assert "请" in ask.asked[-1]
    assert not dialog.told.isVisible()


def test_looking_inside_tells_what_would_be_lost_and_restoring_closes_the_window(
    window, workbench, folder: DataFolder, ask
):
    shown = window()
    made = make_backup(folder, BackupReason.DAILY, at=MORNING)
    workbench.desk.run(add("张晓测"))
    workbench.desk.run(add("李晓测"))
    shown.open_backups()
    dialog = shown.findChild(BackupsDialog)
    dialog.look_button.click()
    inside = dialog.findChild(RestoreDialog)
    assert "2 次改动会全部丢掉" in inside.loss.text()
    assert "会少：人员 2 条" in inside.changes.text()

    inside.restore_button.click()  # declined
    assert "把数据恢复到" in ask.asked[-1]
    assert shown.isVisible()
    assert shown.wants_restore is None

    ask.answers = [True]
    inside.restore_button.click()
    assert shown.wants_restore == made.path
    assert not shown.isVisible()


def test_a_backup_without_a_password_tells_that_none_is_left_before_it_is_restored(
    window, workbench, folder: DataFolder, ask
):
    window()
    made = make_backup(folder, BackupReason.DAILY, at=MORNING)
    inside = RestoreDialog(workbench, look_inside(made.path), MORNING.date(), loses_password=True)
    assert "打开数据不再要口令" in inside.openness.text()
    inside.restore_button.click()
    assert "打开数据不再要口令" in ask.asked[-1]
    usual = RestoreDialog(workbench, look_inside(made.path), MORNING.date())
    assert not usual.openness.text()


def test_who_was_erased_since_is_told_before_it_is_restored(window, workbench, folder, ask):
    window()
    person = make.person("欧阳鸮鸮", make.branch())
    left = record_departure(person_id=person, reason=LeaveReason.EXPULSION, on=date(2026, 3, 2))
    workbench.desk.run(left)
    made = make_backup(folder, BackupReason.DAILY, at=MORNING)
    inside = RestoreDialog(workbench, look_inside(made.path), MORNING.date())
    assert not inside.erasings.text()
    basis, on = "2026-11-20 本人书面申请", workbench.desk.on
    workbench.desk.run(erase(person_id=person, typed_name="欧阳鸮鸮", basis=basis, on=on))
    inside = RestoreDialog(workbench, look_inside(made.path), MORNING.date())
    assert "备份之后合法删除过 1 人（" in inside.erasings.text()
    assert "“今日”逐个列出" in inside.erasings.text()
    inside.restore()
    assert inside.erasings.text() in ask.asked[-1]


def test_a_backup_of_another_mine_is_called_so(window, ask, tmp_path: Path, data: Path):
    close_file()
    other = open_data(DataFolder(tmp_path / "别的矿"), actor="别人")
    other.runner.run(add("王晓测"))
    strange = make_backup(other.folder, BackupReason.BY_HAND, at=MORNING)
    other.close()
    open_file(data)
    _shown, dialog = opened(window)
    ask.answers = [strange.path]
    dialog.open_button.click()
    inside = dialog.findChild(RestoreDialog)
    assert "不是现在这份数据的备份" in inside.loss.text()


def test_what_is_no_backup_is_refused_in_words(window, ask, tmp_path: Path):
    letter = tmp_path / "信.djbackup"
    letter.write_text("你好")
    _shown, dialog = opened(window)
    ask.answers = [letter]
    dialog.open_button.click()
    assert "不是本程序的备份" in ask.asked[-1]
    assert dialog.findChild(RestoreDialog) is None


def test_a_window_that_cannot_close_restores_nothing(window, folder, workbench, ask):
    shown = window()
    workbench.jobs.is_busy = True  # long work goes on, and the user waits for it
    shown.restore(folder.backups / "一份.djbackup")
    assert shown.isVisible()
    assert shown.wants_restore is None
    workbench.jobs.is_busy = False


def test_a_backup_that_cannot_be_made_is_told_and_stands_at_the_foot(window, folder, ask):
    folder.backups.rmdir()
    folder.backups.write_text("a file where the folder should be")
    shown, dialog = opened(window)
    dialog.make_button.click()
    assert "备份没有做成" in ask.asked[-1]
    assert "上次备份没有做成" in dialog.last.text()
    assert shown.status.data.text().startswith("备份失败")


def test_quick_find_and_the_menu_lead_to_the_backups(window):
    shown = window()
    shown.action("open_backups").trigger()
    assert isinstance(shown.findChild(QDialog, "backups_dialog"), BackupsDialog)
    assert "open_backups" in shown.commands


def test_the_daily_backup_is_made_beside_the_work_and_told_at_the_foot(
    window, workbench, folder: DataFolder
):
    shown = window()
    workbench.desk.run(add("张晓测"))
    shown.backups.make_when_due()
    [made] = backups_of(folder).backups
    assert made.facts.reason is BackupReason.DAILY
    assert shown.status.data.text().startswith("已备份 今天")

    shown.backups.make_when_due()  # a day has not passed
    assert len(backups_of(folder).backups) == 1


def test_a_daily_backup_that_fails_is_said_without_stopping_anybody(
    window, workbench, folder: DataFolder, ask
):
    shown = window()
    workbench.desk.run(add("张晓测"))
    folder.backups.rmdir()
    folder.backups.write_text("a file where the folder should be")
    shown.backups.make_when_due()
    assert ask.asked == []
    assert "备份没有做成" in shown.note_bar.sentence.text()


def test_a_backup_that_an_import_made_first_stands_at_the_foot(
    window, workbench, folder: DataFolder
):
    shown = window()
    shown.backups.look()
    assert shown.status.data.text().startswith("还没有备份")
    make_backup(folder, BackupReason.BEFORE_IMPORT, at=MORNING)
    workbench.desk.run(add("张晓测"))
    assert shown.status.data.text().startswith("已备份 2026-11-20 08:12")


def test_after_midnight_the_foot_says_yesterday_and_the_daily_backup_is_made(
    window, workbench, folder: DataFolder
):
    make_backup(folder, BackupReason.BY_HAND, at=MORNING)
    shown = window()
    shown.backups.clock = lambda: MORNING
    shown.backups.look()
    assert shown.status.data.text().startswith("已备份 今天 08:12")

    shown.backups.clock = lambda: MORNING + timedelta(days=1)
    shown.notice_day()  # the same day by the clock of the desk
    assert shown.status.data.text().startswith("已备份 今天 08:12")
    tomorrow = workbench.desk.today + timedelta(days=1)
    workbench.desk._today = lambda: tomorrow
    shown.notice_day()
    assert shown.status.data.text().startswith("已备份 昨天 08:12")
    assert shown.status.as_of_day.text().count(tomorrow.isoformat()) == 1
    assert shown.daily_backup.isActive()
