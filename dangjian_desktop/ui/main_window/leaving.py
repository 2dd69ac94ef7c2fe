"""What is done with backups while no window is open: on leaving, restoring, and after damage.

A restore needs the file closed and the folder held; so the window only remembers what it wants, and
this is done when it has gone.
"""

import logging
from functools import partial
from pathlib import Path

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.account import account_name
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.files import flush_folder
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import (
    Restored,
    back_up_what_is_new,
    newest_sound,
    restore_backup,
)
from dangjian_desktop.operations.second_place import copy_to_second_place
from dangjian_desktop.ui.main_window.unlock_dialog import PasswordDialog
from dangjian_desktop.ui.shared.ask import Ask
from dangjian_desktop.ui.shared.backup_words import holding_words, made_words, moment_words
from dangjian_desktop.ui.shared.jobs import Report
from dangjian_desktop.ui.shared.lone_work import done_alone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

_log = logging.getLogger(__name__)


def back_up_on_leaving(folder: DataFolder, ask: Ask) -> None:
    """Make the backup of closing when something is new, and copy to the second place.

    A failure is told and keeps nobody.
    """
    if _backed_up_on_leaving(folder, ask):
        _copy_on_leaving(folder, ask)


def _backed_up_on_leaving(folder: DataFolder, ask: Ask) -> bool:
    """Make the backup of closing when something is new; return False when the user hurries."""
    outcome = done_alone(
        partial(_back_up, folder, BackupReason.CLOSING, None),
        title=tr("退出前备份"),
        cancel_text=QT_TR_NOOP("不备份，直接退出"),
    )
    if outcome.was_cancelled:
        _log.warning("the backup of closing was called off")
        return False
    try:
        outcome.result()
    except SentenceError as error:
        _log.warning("no backup of closing: %s", error.code)
        ask.error(
            None, tr("退出前的备份没有做成。数据都已保存，没有丢。{reason}", reason=in_words(error))
        )
    return True


def _copy_on_leaving(folder: DataFolder, ask: Ask) -> None:
    """Copy the newest backup to the second place, if it is there; a failure keeps nobody."""
    outcome = done_alone(
        lambda report: copy_to_second_place(folder, at=now(), progress=report),
        title=tr("复制到第二处"),
        cancel_text=QT_TR_NOOP("不复制，直接退出"),
    )
    if outcome.was_cancelled:
        _log.warning("the copy to the second place was called off")
        return
    try:
        outcome.result()
    except SentenceError as error:
        _log.warning("no copy to the second place: %s", getattr(error, "code", ""))
        ask.error(
            None,
            tr(
                "没有复制到第二处。数据和这台电脑上的备份都在，没有丢。{reason}",
                reason=in_words(error),
            ),
        )


def tell_released(folder: DataFolder, ask: Ask) -> None:
    """Force everything of the closed data to the disk and tell whether the stick may be pulled.

    Args:
        folder: Closed, and nobody is in it. ask: tells it.
    """
    try:
        flush_folder(folder.path)
        left = folder.has_log
    except SentenceError as error:
        ask.error(None, tr("请先不要拔 U 盘。{reason}", reason=in_words(error)))
        return
    if left:
        ask.error(
            None,
            tr(
                "数据没有完全合上，也没有丢。请先不要拔 U 盘：再打开一次程序，"
                "从菜单里选“安全退出”。"
            ),
        )
        return
    ask.tell(
        None,
        tr(
            "数据已经合上，全部写到了盘上（{path}）。关掉这句话，在系统里弹出 U 盘，就可以拔下。",
            path=folder.path,
        ),
    )


def back_up_before_restore(folder: DataFolder, wanted: Path, ask: Ask) -> bool:
    """Make the backup before a restore when something is new; return whether to go on.

    Args:
        folder: Of the open data. wanted: what is to be restored; it stays whatever its age.
        ask: Tells why there is no restore.
    """
    outcome = done_alone(
        partial(_back_up, folder, BackupReason.BEFORE_RESTORE, wanted),
        title=tr("恢复前备份"),
        cancel_text=QT_TR_NOOP("不恢复了"),
    )
    if outcome.was_cancelled:
        return False
    try:
        outcome.result()
    except SentenceError as error:
        ask.error(None, tr("恢复前的备份没有做成，所以没有恢复。{reason}", reason=in_words(error)))
        return False
    return True


def restore(folder: DataFolder, path: Path, ask: Ask, *, key: bytes | None = None) -> bool:
    """Put the data of a backup in the place of the closed ones, tell how it went, and return it.

    Args:
        folder: Nobody is in it. path: the backup.
        ask: Tells it, and asks for the password of an encrypted backup of other data.
        key: Of the data that were open.
    """
    return _restored(folder, path, ask, key, None)


def _restored(
    folder: DataFolder, path: Path, ask: Ask, key: bytes | None, password: str | None
) -> bool:
    outcome = done_alone(
        partial(_restore, folder, path, key, password),
        title=tr("恢复备份"),
        cancel_text=QT_TR_NOOP("不恢复了"),
    )
    if outcome.was_cancelled:
        return False
    try:
        restored = outcome.result()
    except SentenceError as error:
        if error.code in ("needs_password", "password"):
            password = PasswordDialog.asked(in_words(error))
            return password is not None and _restored(folder, path, ask, key, password)
        ask.error(None, tr("没有恢复，数据还是原来的。{reason}", reason=in_words(error)))
        return False
    when = moment_words(restored.facts.made_at, now().date())
    told = (
        tr("数据已恢复到 {when}。", when=when)
        if restored.aside is None
        else tr("数据已恢复到 {when}。换下的数据留在 {folder}。", when=when, folder=restored.aside)
    )
    if restored.lost_password:
        told += tr("数据现在没有加密，打开不要口令。请在“加密与口令”里重新加密。")
    ask.tell(None, told)
    return True


def offer_newest(
    folder: DataFolder, error: SentenceError, ask: Ask, *, key: bytes | None = None
) -> bool:
    """Say that the data are damaged, offer the newest sound backup, and return whether it is in.

    Args:
        folder: Nobody is in it. error: why the data cannot be opened.
        ask: Asks. key: of the damaged data, where they are encrypted.
    """
    found = done_alone(
        partial(newest_sound, folder),
        title=tr("找完好的备份"),
        cancel_text=QT_TR_NOOP("不找了"),
    )
    newest = None if found.was_cancelled else found.result()
    if newest is None:
        ask.error(
            None,
            in_words(error)
            if found.was_cancelled
            else in_words(error) + tr("没有找到完好的备份。"),
        )
        return False
    is_wanted = ask.question(
        None,
        tr(
            "{error}\n\n最近一份完好的备份：{made}，有 {holding}。恢复后，备份之后录入的内容"
            "要重新录；损坏的文件会留在备份文件夹里。",
            error=in_words(error),
            made=made_words(newest.facts, now().date()),
            holding=holding_words(newest.facts),
        ),
        yes=tr("用这份备份恢复"),
        no=tr("退出"),
    )
    return is_wanted and restore(folder, newest.path, ask, key=key)


def _back_up(folder: DataFolder, reason: BackupReason, wanted: Path | None, report: Report) -> None:
    back_up_what_is_new(folder, reason, at=now(), spared=wanted, progress=report)


def _restore(
    folder: DataFolder, path: Path, key: bytes | None, password: str | None, report: Report
) -> Restored:
    with FolderLock(folder.path):
        return restore_backup(
            folder,
            path,
            at=now(),
            key=key,
            password=password,
            actor=account_name(),
            progress=report,
        )
