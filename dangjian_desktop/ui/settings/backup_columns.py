"""Columns of the list of backups."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dangjian_desktop.domain.attachments import size_text
from dangjian_desktop.domain.backups import REASON_WORDS, BackupFacts
from dangjian_desktop.operations.backups import BackupShelf
from dangjian_desktop.ui.shared.backup_words import moment_words
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_DAMAGED = QT_TR_NOOP("损坏")
_NAMED = re.compile(r"-(\d{6,})-(\d{8}-\d{4})$")


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A line of the list.

    Attributes:
        facts: What it tells of itself; None where that does not hold.
        is_sound: Whether nothing is known to be wrong with it.
        size: Bytes of the file. today: the day by the clock.
    """

    path: Path
    facts: BackupFacts | None
    is_sound: bool
    size: int
    today: date

    @property
    def when(self) -> str:
        """When it was made; for a broken one what its name says of it, else the name."""
        made = _named_moment(self.path) if self.facts is None else self.facts.made_at
        return self.path.name if made is None else moment_words(made, self.today)

    @property
    def number(self) -> int:
        """Its number; that in its name where the file does not tell it, 0 for none."""
        if self.facts is not None:
            return self.facts.number
        found = _NAMED.search(self.path.stem)
        return int(found[1]) if found else 0


def _named_moment(path: Path) -> datetime | None:
    found = _NAMED.search(path.stem)
    try:  # only shown: which zone it was in does not matter
        return datetime.strptime(f"{found[2]}+0000", "%Y%m%d-%H%M%z") if found else None
    except ValueError:
        return None


def backup_rows(shelf: BackupShelf, unsound: set[Path], today: date) -> list[BackupRow]:
    """Return the lines of the list, the newest first; broken ones stand where their names say."""
    rows = [
        BackupRow(one.path, one.facts, one.path not in unsound, one.facts.size, today)
        for one in shelf.backups
    ]
    rows += [BackupRow(path, None, False, _size(path), today) for path in shelf.broken]
    return sorted(rows, key=lambda row: row.number, reverse=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _state(row: BackupRow) -> ChipLook | None:
    return None if row.is_sound else ChipLook(tr(_DAMAGED), Tone.BAD)


def _count(row: BackupRow, table: str) -> str:
    return "" if row.facts is None else str(row.facts.rows.get(table, 0))


BACKUP_COLUMNS: tuple[Column[BackupRow], ...] = (
    Column(
        QT_TR_NOOP("时间"),
        lambda row: row.when,
        "when",
        width=190,
        tooltip=lambda row: row.path.name,
    ),
    Column(
        QT_TR_NOOP("原因"),
        lambda row: "" if row.facts is None else tr(REASON_WORDS[row.facts.reason]),
        "reason",
        width=150,
    ),
    Column(
        QT_TR_NOOP("人员"), lambda row: _count(row, "person"), "people", align="right", width=80
    ),
    Column(
        QT_TR_NOOP("活动"),
        lambda row: _count(row, "activity"),
        "activities",
        align="right",
        width=80,
    ),
    Column(QT_TR_NOOP("大小"), lambda row: size_text(row.size), "size", align="right", width=96),
    Column(
        QT_TR_NOOP("序号"),
        lambda row: str(row.number) if row.number else "",
        "number",
        align="right",
        width=76,
    ),
    Column(
        QT_TR_NOOP("状态"),
        lambda row: "" if row.is_sound else tr(_DAMAGED),
        "state",
        width=90,
        chip=_state,
    ),
)
