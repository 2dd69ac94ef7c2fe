"""Columns of the list of backups."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.attachments import size_text
from dangjian_desktop.domain.backups import REASON_WORDS, BackupFacts, moment_named, number_named
from dangjian_desktop.operations.backups import BackupShelf
from dangjian_desktop.ui.shared.backup_words import moment_words
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_DAMAGED, _NEWER = QT_TR_NOOP("损坏"), QT_TR_NOOP("新版备份")
_OF_A_NEWER_PROGRAM = QT_TR_NOOP("由更新版本的程序备份，请用新版程序恢复")


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A line of the list.

    Attributes:
        facts: What it tells of itself; None where that does not hold.
        is_sound: Whether nothing is known to be wrong with it.
        is_newer: Whether a newer program made it, so that nothing is known of it.
        size: Bytes of the file. today: the day by the clock.
    """

    path: Path
    facts: BackupFacts | None
    is_sound: bool
    is_newer: bool
    size: int
    today: date

    @property
    def when(self) -> str:
        """When it was made; for one that is not read what its name says of it, else the name."""
        made = moment_named(self.path.stem) if self.facts is None else self.facts.made_at
        return self.path.name if made is None else moment_words(made, self.today)

    @property
    def number(self) -> int:
        """Its number; that in its name where the file does not tell it, 0 for none."""
        return number_named(self.path.stem) if self.facts is None else self.facts.number


def backup_rows(shelf: BackupShelf, unsound: set[Path], today: date) -> list[BackupRow]:
    """Return the lines of the list, the newest first; others stand where their names say."""
    rows = [
        BackupRow(
            one.path,
            one.facts,
            is_sound=one.path not in unsound,
            is_newer=False,
            size=one.facts.size,
            today=today,
        )
        for one in shelf.backups
    ]
    rows += [
        BackupRow(path, None, is_sound=False, is_newer=is_newer, size=_size(path), today=today)
        for paths, is_newer in ((shelf.newer, True), (shelf.broken, False))
        for path in paths
    ]
    return sorted(rows, key=lambda row: row.number, reverse=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _state(row: BackupRow) -> str:
    if row.is_newer:
        return tr(_NEWER)
    return "" if row.is_sound else tr(_DAMAGED)


def _chip(row: BackupRow) -> ChipLook | None:
    told = _state(row)
    return ChipLook(told, Tone.INFO if row.is_newer else Tone.BAD) if told else None


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
        _state,
        "state",
        width=90,
        chip=_chip,
        tooltip=lambda row: tr(_OF_A_NEWER_PROGRAM) if row.is_newer else "",
    ),
)
