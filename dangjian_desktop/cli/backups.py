"""`backup`, `restore` and `verify`: what was made, what came back, what was proven."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, Exit, passed
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.backups import BackupFacts, BackupReason
from dangjian_desktop.domain.dates import day_part
from dangjian_desktop.domain.journal_faults import (
    HEAD_SENTENCES,
    HeadAnswer,
    JournalFinding,
    finding_sentence,
    read_head,
)
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.exchange.backup_file import prove
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.host.account import account_name
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.operations.backups import (
    back_up_what_is_new,
    make_backup,
    restore_backup,
    save_backup,
    verify,
)
from dangjian_desktop.operations.data_keys import is_locked
from dangjian_desktop.operations.runner import no_right_to
from dangjian_desktop.operations.second_place import (
    CopyState,
    choose_second_place,
    copy_to_second_place,
    forget_second_place,
    second_status,
)
from dangjian_desktop.storage.erasing import entries_erased, erasings_since
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.journal_proof import compare_head, prove_journal

_FILE = click.Path(path_type=Path)


@click.command(
    "backup",
    cls=Command,
    help="备份数据并核对备份；写了文件，就再另存一份到那里（如 U 盘）并读回核对。"
    "选过第二处的，再复制到那里。",
)
@click.argument("file", type=_FILE, required=False, metavar="[文件]")
@click.option(
    "--second-place",
    type=_FILE,
    metavar="文件夹",
    help="选第二处（U 盘或另一块硬盘上的文件夹），以后每次备份都复制到那里",
)
@click.option("--no-second-place", is_flag=True, help="不再复制到第二处，那里的备份留着")
@passed
def backup(
    context: Context, file: Path | None, second_place: Path | None, no_second_place: bool
) -> None:
    """Make a backup, copy it where a file is named, and to the second place."""
    if second_place is not None and no_second_place:
        raise CommandError("--second-place 和 --no-second-place 不能同时写。请只写一个。")
    folder, at = context.folder, now()
    with context.opened():
        if second_place is not None:
            choose_second_place(folder, second_place, at=at)
        if no_second_place:
            forget_second_place(folder)
        made = make_backup(folder, BackupReason.BY_HAND, at=at)
        if file is not None:
            save_backup(made.path, file)
        second, lines = _copied(context, at)
    path = made.path if file is None else file
    context.answer(
        {"file": str(path), **_told(made.facts), "second": second},
        [f"已备份并核对：{path}", _line(made.facts), *lines],
    )


def _copied(context: Context, at: datetime) -> tuple[dict[str, Any] | None, list[str]]:
    """Copy to the second place; return what the answer says of it. A failure spoils no backup."""
    try:
        state, reason = copy_to_second_place(context.folder, at=at).value, None
    except SentenceError as error:
        state, reason = "failed", error.sentence
        context.has_faults()
    status = second_status(context.folder, at=at)
    place = status.place
    if place is None:
        return None, []
    last = place.copied_at
    told = {
        "place": place.path,
        "state": state,
        "copied_at": None if last is None else last.isoformat(),
        "days": status.days,
        "overdue": status.is_overdue,
        "reason": reason,
    }
    if reason is not None:
        return told, [f"没有复制到第二处：{reason}"]
    if state != CopyState.AWAY:
        return told, [f"第二处也有了：{place.path}"]
    when = "还没有复制过" if last is None else f"上次复制 {last:%Y-%m-%d %H:%M}"
    return told, [f"第二处“{place.path}”不在，{when}。请接上 U 盘，再备份一次。"]


@click.command(
    "restore",
    cls=Command,
    help="用一份备份恢复数据。现在的数据先备份，原文件另存在备份文件夹里。",
)
@click.argument("file", type=_FILE, metavar="文件")
@passed
def restore(context: Context, file: Path) -> None:
    """Put the data of a backup in place; what stood there is kept aside."""
    facts = prove(file)
    folder, at, password, key = context.folder, now(), context.read_password(), None
    erasings: list[str] = []
    if folder.database.exists():
        # What cannot be opened or copied cannot be backed up; its file is kept aside as it is.
        own = password if is_locked(folder) else None
        with suppress(StorageError), context.opened(password=own) as data:
            if Right.RESTORE not in data.entry.rights:
                raise CommandError(no_right_to(Right.RESTORE).sentence, Exit.REFUSED)
            key = data.entry.key
            erasings = [day_part(moment) for moment in erasings_since(facts.seal)]
            back_up_what_is_new(folder, BackupReason.BEFORE_RESTORE, at=at, spared=file)
    folder.make()
    with FolderLock(folder.path):
        done = restore_backup(folder, file, at=at, key=key, password=password, actor=account_name())
    aside = None if done.aside is None else str(done.aside)
    lines = [f"已恢复：{file}", _line(done.facts)]
    if aside is not None:
        lines.append(f"原来的数据文件在：{aside}")
    if done.lost_password:
        lines.append("数据现在没有加密，打开不要口令。请打开窗口，在“加密与口令”里重新加密。")
    if erasings:
        days = "、".join(dict.fromkeys(erasings))
        lines.append(
            f"备份之后合法删除过 {len(erasings)} 人（{days}），恢复把他们的资料带回来了。"
            "请打开窗口，按“今日”列出的逐个重新办理合法删除。"
        )
    context.answer(
        {
            **_told(done.facts),
            "kept_aside": aside,
            "erasings_undone": erasings,
            "password_lost": done.lost_password,
        },
        lines,
    )


@click.command(
    "verify",
    cls=Command,
    help="核对数据、变更记录和全部备份；写了文件，就只核对这一份备份。有不对的，退出码为 1。",
)
@click.argument("file", type=_FILE, required=False, metavar="[文件]")
@click.option(
    "--head",
    metavar="记号",
    help="只核对一张打印件：照抄页脚“变更记录”后面的记号，如 1204-7F3A9C2E51B04D6E",
)
@passed
def verify_all(context: Context, file: Path | None, head: str | None) -> None:
    """Read everything and answer what does not hold."""
    if head is not None:
        if file is not None:
            raise CommandError("--head 和备份文件不能同时写。请只写一个。")
        _verify_head(context, head)
        return
    if file is not None:
        _verify_one(context, file)
        return
    with context.opened():
        found = verify(context.folder)
        erased = entries_erased()
    lines = [
        f"数据文件有 {found.page_faults} 处损坏。请用最近的备份恢复。"
        if found.page_faults
        else "数据文件完好。"
    ]
    lines += [str(finding_sentence(one)) for one in found.journal]
    if not found.journal and not found.page_faults:
        lines.append("变更记录前后相接，没有被改动、删去或截短。")
    if erased:
        lines.append(f"其中 {erased} 条的内容已合法删除，封签没有动。")
    if found.left_behind is not None:
        lines.append(str(finding_sentence(found.left_behind)))
    lines.append(f"备份完好 {len(found.sound)} 份，损坏 {len(found.broken)} 份。")
    lines += [f"    损坏：{path}" for path in found.broken]
    lines += [f"    由更新版本的程序备份：{path}" for path in found.newer]
    context.answer(
        {
            "sound": found.is_sound,
            "page_faults": found.page_faults,
            "broken_entry": found.broken_entry,
            "erased_entries": erased,
            "journal": [
                {
                    "fault": one.fault.value,
                    "first": one.first,
                    "last": one.last or one.first,
                    "day": one.day,
                    "withheld": one.is_withheld,
                    "text": str(finding_sentence(one)),
                }
                for one in found.journal
            ],
            "left_behind": None
            if found.left_behind is None
            else {"backup": found.left_behind.backup, "day": found.left_behind.day},
            "backups": [
                {"file": str(path), "sound": is_sound}
                for paths, is_sound in (
                    (found.sound, True),
                    (found.broken, False),
                    (found.newer, None),
                )
                for path in paths
            ],
        },
        lines,
    )
    if not found.is_sound:
        context.has_faults()


def _verify_head(context: Context, text: str) -> None:
    typed = read_head(text)
    if typed is None:
        raise CommandError(
            f"“{text}”不是页脚上的记号。请照抄“变更记录”后面的数字和字母，"
            "如 1204-7F3A 9C2E 51B0 4D6E。"
        )
    with context.opened():
        answer, entry = compare_head(typed)
        before = _altered_before(typed.number) if answer is HeadAnswer.HOLDS else []
    if before:
        answer = HeadAnswer.ALTERED
        lines = [f"记号对得上，但到第 {typed.number} 条为止的变更记录有 {len(before)} 处不对："]
        lines += [str(finding_sentence(one)) for one in before]
    else:
        lines = [
            HEAD_SENTENCES[answer].format(
                number=typed.number, day=entry.day or "日期不详", now=entry.number
            )
        ]
    holds = answer is HeadAnswer.HOLDS
    context.answer({"sound": holds, "answer": answer.value, "entry": typed.number}, lines)
    if not holds:
        context.has_faults()


def _altered_before(number: int) -> list[JournalFinding]:
    """Return what does not hold up to an entry: its seal alone stands for none of the others."""
    return [one for one in prove_journal() if one.first <= number and not one.is_withheld]


def _verify_one(context: Context, file: Path) -> None:
    try:
        facts = prove(file)
    except ExchangeError as error:
        if error.code != "damaged_backup":
            raise
        context.answer({"sound": False, "file": str(file)}, [error.sentence])
        context.has_faults()
        return
    context.answer(
        {"sound": True, "file": str(file), **_told(facts)}, [f"备份完好：{file}", _line(facts)]
    )


def _told(facts: BackupFacts) -> dict[str, Any]:
    return {
        "number": facts.number,
        "made_at": facts.made_at.isoformat(),
        "reason": facts.reason.value,
        "schema": facts.schema,
        "entries": facts.entries,
        "rows": dict(facts.rows),
        "encrypted": facts.is_encrypted,
        "size": facts.size,
    }


def _line(facts: BackupFacts) -> str:
    rows = facts.rows
    return (
        f"{facts.made_at:%Y-%m-%d %H:%M}，{rows.get('person', 0)} 人，"
        f"{rows.get('activity', 0)} 次活动，{facts.entries} 次改动，{facts.size / 1_000_000:.1f} MB"
    )
