"""Backups: what one tells of itself, when the next is due, and which are kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import whole_value

KEEPING = "backups.keeping"
#: The operation under which a restoring stands in the journal.
RESTORING = "restore_backup"


class BackupReason(StrEnum):
    """Why a backup was made (values are stored in it)."""

    CLOSING = "closing"
    DAILY = "daily"
    BY_HAND = "by_hand"
    BEFORE_IMPORT = "before_import"
    BEFORE_MERGE = "before_merge"
    BEFORE_MIGRATION = "before_migration"
    BEFORE_RESTORE = "before_restore"
    BEFORE_ERASING = "before_erasing"


REASON_WORDS = {
    BackupReason.CLOSING: "退出程序时",
    BackupReason.DAILY: "每日",
    BackupReason.BY_HAND: "手动",
    BackupReason.BEFORE_IMPORT: "导入之前",
    BackupReason.BEFORE_MERGE: "合并之前",
    BackupReason.BEFORE_MIGRATION: "升级之前",
    BackupReason.BEFORE_RESTORE: "恢复之前",
    BackupReason.BEFORE_ERASING: "合法删除之前",
}


_NAMED = re.compile(r"-(?P<number>\d{6,})-(?P<moment>\d{8}-\d{4})$")


def backup_name(number: int, made_at: datetime) -> str:
    """Return what the file of a backup is called, without an ending."""
    return f"党建备份-{number:06d}-{made_at:%Y%m%d-%H%M}"


def number_named(name: str) -> int:
    """Return the number in the name of a file without its ending, 0 for none."""
    found = _NAMED.search(name)
    return int(found["number"]) if found else 0


def moment_named(name: str) -> datetime | None:
    """Return the moment in the name of a file without its ending; None for none.

    In which zone it was the name does not tell: it is only to be shown.
    """
    found = _NAMED.search(name)
    try:
        return datetime.strptime(f"{found['moment']}+0000", "%Y%m%d-%H%M%z") if found else None
    except ValueError:
        return None


_OTHER_ROWS = ""
#: What the rows of a table are called before somebody who would lose them or get them back.
ROW_WORDS = {
    "person": "人员",
    "organisation": "组织",
    "activity": "活动",
    "attendance": "考勤",
    "vote": "表决",
    "ledger_entry": "台账登记",
    "dues_payment": "党费交纳",
    "admission_case": "发展党员",
    "document": "来文",
    "task": "任务",
    "agenda_item": "议题",
    "score_mark": "考评得分",
    "point_entry": "党员积分",
    "sheet_edition": "上墙版面",
    "stored_file": "附件文件",
    "person_photo": "照片",
    _OTHER_ROWS: "其他记录",
}
#: Kept by the program itself: nobody would miss their rows or know them.
_OWN_TABLES = frozenset(
    {
        "journal_entry",
        "journal_head",
        "journal_subject",
        "journal_erasure",
        "search_key",
        "header_mapping",
        "header_synonym",
    }
)


def rows_in_words(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return what rows of tables are to people: a word and how many, the best known first.

    Args:
        counts: By table, how many rows.
    """
    told = [(word, counts[table]) for table, word in ROW_WORDS.items() if counts.get(table)]
    known = ROW_WORDS.keys() | _OWN_TABLES
    others = sum(count for table, count in counts.items() if table not in known)
    return [*told, (ROW_WORDS[_OTHER_ROWS], others)] if others else told


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a backup tells of itself.

    Attributes:
        number: Counts up in a data folder, whatever the clock says; a newer one has a larger one.
        made_at: Moment by the clock of the computer, with offset.
        reason: Why it was made.
        schema: Version of the tables in it.
        entries: How many entries its journal has: how much had been done.
        seal: That of the last one, "" for none: by it another mine's data are told apart.
        rows: How many rows each table holds.
        is_encrypted: Whether only a password or the recovery code opens it.
        ring: The key ring of its time as a file holds it; "" where it is not encrypted.
        size: Bytes of the database in it. digest: its SHA-256, hexadecimal.
    """

    number: int
    made_at: datetime
    reason: BackupReason
    schema: int
    entries: int
    seal: str
    rows: Mapping[str, int]
    is_encrypted: bool
    size: int
    digest: str
    ring: str = ""


def restoring_note(facts: BackupFacts) -> str:
    """Return what the journal notes of a restoring: number and moment of the backup."""
    return f"{facts.number} {facts.made_at.isoformat(timespec='minutes')}"


def restoring_sentence(note: str) -> Sentence | None:
    """Return the note of a restoring in words; None for another one."""
    number, _blank, moment = note.partition(" ")
    try:
        made_at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return Sentence(
        "恢复到 {moment} 做的第 {number} 号备份", moment=f"{made_at:%Y-%m-%d %H:%M}", number=number
    )


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which backups stay: the last few, and the last of so many days, weeks and months.

    Attributes:
        newest: So many of the last ones, whenever they were made.
        days, weeks, months: Of so many days, ISO weeks and months the last one each.
    """

    newest: int
    days: int
    weeks: int
    months: int


def keeping(values: Mapping[str, Any]) -> Keeping:
    """Read ``backups.keeping``.

    Raises:
        RuleValueError: When a number is none, or none of the newest would stay.
    """
    return Keeping(
        whole_value(values, "newest", lowest=1),
        *(whole_value(values, name, lowest=0) for name in ("days", "weeks", "months")),
    )


#: So far apart at least are daily ones.
_A_DAY = timedelta(days=1)


def is_due(last: BackupFacts | None, entries: int, seal: str, now: datetime) -> bool:
    """Whether a daily backup is due: something was done since the last, and a day lies between.

    A clock that was set back or ahead stops nothing: how far apart two moments are counts, in
    whichever direction.

    Args:
        last: The newest backup; None for none.
        entries, seal: How many entries the journal has, and the seal of the last one.
        now: This moment.
    """
    if not is_behind(last, entries, seal):
        return False
    return last is None or abs(now - last.made_at) >= _A_DAY


def is_behind(last: BackupFacts | None, entries: int, seal: str) -> bool:
    """Whether something was done since the newest backup; in an empty file nothing was."""
    if last is None:
        return entries > 0
    return (last.entries, last.seal) != (entries, seal)


def superfluous(backups: Sequence[BackupFacts], keeping: Keeping) -> list[BackupFacts]:
    """Return the backups that need not be kept, the oldest first.

    The order is that of their numbers. A wrong clock can only make too many be kept: each day,
    week and month that some backup names has its last one, and of these so many are counted from
    the newest number back.

    Args:
        backups: All whose facts hold, in any order.
        keeping: What stays.
    """
    newest_first = sorted(backups, key=lambda one: one.number, reverse=True)
    kept = {one.number for one in newest_first[: keeping.newest]}
    for count, period in (
        (keeping.days, "%Y-%m-%d"),
        (keeping.weeks, "%G-%V"),
        (keeping.months, "%Y-%m"),
    ):
        seen: dict[str, int] = {}
        for one in newest_first:
            seen.setdefault(one.made_at.strftime(period), one.number)
        kept |= set(list(seen.values())[:count])
    return [one for one in reversed(newest_first) if one.number not in kept]
