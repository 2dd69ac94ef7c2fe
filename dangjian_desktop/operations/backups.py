"""Backups of the data: made, proven, kept and thinned out, looked into, and put back.

These verbs change no rows. A copy is made by the engine beside the data while people go on working,
opened and checked, put into one file with its checksums, read back whole, and only then given its
name; older ones go only after that. So a full disk or a power cut costs the new one and no other.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from shutil import copyfile
from threading import Lock

from dangjian_desktop.domain.backups import (
    KEEPING,
    BackupFacts,
    BackupReason,
    backup_name,
    is_behind,
    is_due,
    keeping,
    number_named,
    superfluous,
)
from dangjian_desktop.domain.journal_faults import JournalFault, JournalFinding
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.backup_file import (
    ENDING,
    extract,
    file_digest,
    prove,
    read_facts,
    write_backup,
)
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.host.files import passing, replacing
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.second_place_file import read_second_place
from dangjian_desktop.operations.refusals import RefusedError
from dangjian_desktop.operations.replaced_data import ASIDE, replace_data
from dangjian_desktop.operations.restoring_notes import note_to_come
from dangjian_desktop.storage import key_ring
from dangjian_desktop.storage.database import (
    Copier,
    connection,
    copied_to,
    facts_now,
    has_sealed,
    journal_end,
    judge,
    opens_without_password,
    page_faults,
)
from dangjian_desktop.storage.erasing import erasings_since
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.file_key import FileKey, secret_key
from dangjian_desktop.storage.journal_proof import prove_journal
from dangjian_desktop.storage.rulebook import rules_on

_log = logging.getLogger(__name__)
#: One backup at a time: the daily one beside the work would take the number of another.
_making = Lock()


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on a shelf: where it is, and what it tells of itself."""

    path: Path
    facts: BackupFacts


@dataclass(frozen=True, slots=True)
class BackupShelf:
    """The backups of a data folder.

    Attributes:
        backups: The newest first; their facts hold, their content is not read yet.
        newer: Files of a newer program, of which this one can tell nothing.
        broken: Files whose facts do not hold or cannot be read.
        copied: The largest number in the second place, where those of an earlier computer may lie:
            what is made next is newer and must count as newer.
    """

    backups: tuple[Backup, ...]
    newer: tuple[Path, ...]
    broken: tuple[Path, ...]
    copied: int = 0

    @property
    def newest(self) -> BackupFacts | None:
        """What the newest tells of itself; None where there is none."""
        return self.backups[0].facts if self.backups else None

    @property
    def next_number(self) -> int:
        """A number that none of them has, also of those that tell it in their names alone."""
        told = [one.facts.number for one in self.backups]
        named = [number_named(path.stem) for path in (*self.newer, *self.broken)]
        return 1 + max((*told, *named, self.copied))


def backups_of(folder: DataFolder) -> BackupShelf:
    """Return the backups of a data folder; only their facts are read."""
    found: list[Backup] = []
    newer: list[Path] = []
    broken: list[Path] = []
    for path in sorted(folder.backups.glob(f"*{ENDING}")):
        try:
            found.append(Backup(path, read_facts(path)))
        except ExchangeError as error:
            (newer if error.code == "newer_backup" else broken).append(path)
    found.sort(key=lambda one: one.facts.number, reverse=True)
    second = read_second_place(folder.second_place)
    copied = 0 if second is None else second.largest
    return BackupShelf(tuple(found), tuple(newer), tuple(broken), copied)


def make_backup(
    folder: DataFolder,
    reason: BackupReason,
    *,
    at: datetime,
    spared: Path | None = None,
    progress: Progress = tell_nobody,
) -> Backup:
    """Make a backup of the open file, prove it, and then let superfluous ones go.

    Args:
        folder: Of the open file; the backup goes to its shelf.
        reason: Why. at: this moment.
        spared: A backup that stays although it is superfluous: it is about to be restored.
        progress: Told how far it is, on the same thread.

    Raises:
        StorageError, HostError: When it cannot be made; all others are as they were.
        ExchangeError: When what was written does not read back as it was written.
    """
    with _making, connection():
        return _made(folder, backups_of(folder), reason, at, spared, progress)


def back_up_when_due(
    folder: DataFolder, *, at: datetime, progress: Progress = tell_nobody
) -> Backup | None:
    """Make the daily backup when one is due; return it, or None.

    Raises:
        StorageError, HostError, ExchangeError: As `make_backup`.
    """
    with _making, connection():
        shelf = backups_of(folder)
        if not is_due(shelf.newest, *journal_end(), at):
            return None
        return _made(folder, shelf, BackupReason.DAILY, at, None, progress)


def back_up_what_is_new(
    folder: DataFolder,
    reason: BackupReason,
    *,
    at: datetime,
    spared: Path | None = None,
    progress: Progress = tell_nobody,
) -> Backup | None:
    """Make a backup when something was done since the newest; return it, or None.

    Raises:
        StorageError, HostError, ExchangeError: As `make_backup`.
    """
    with _making, connection():
        shelf = backups_of(folder)
        if not is_behind(shelf.newest, *journal_end()):
            return None
        return _made(folder, shelf, reason, at, spared, progress)


def back_up_before_migration(folder: DataFolder, copied: Copier, *, at: datetime) -> Backup:
    """Make the backup of older data before they are brought up.

    None goes for it: how many are kept may be a rule of the branch, and its rows cannot be read
    before they are brought up.

    Args:
        folder: Of the data. copied: copies them. at: this moment.

    Raises:
        StorageError, HostError, ExchangeError: As `make_backup`.
    """
    with _making:
        return _written(
            folder, backups_of(folder), BackupReason.BEFORE_MIGRATION, at, copied, tell_nobody
        )


def _made(
    folder: DataFolder,
    shelf: BackupShelf,
    reason: BackupReason,
    at: datetime,
    spared: Path | None,
    progress: Progress,
) -> Backup:
    """Make a backup of the open file and let superfluous ones of its shelf go."""
    made = _written(folder, shelf, reason, at, copied_to, progress)
    kept = None if spared is None else spared.resolve()
    _thin_out([made, *(one for one in shelf.backups if one.path.resolve() != kept)], at)
    return made


def _written(
    folder: DataFolder,
    shelf: BackupShelf,
    reason: BackupReason,
    at: datetime,
    copied: Copier,
    progress: Progress,
) -> Backup:
    """Write a backup of what is copied under the next number, and prove it."""
    number = shelf.next_number
    target = folder.backups / f"{backup_name(number, at)}{ENDING}"
    with passing(folder.backups / folder.database.name) as copy:
        progress("正在备份", 0)
        told = copied(copy)
        size, digest = file_digest(copy)
        facts = BackupFacts(
            number=number,
            made_at=at,
            reason=reason,
            schema=told.schema,
            entries=told.entries,
            seal=told.seal,
            rows=told.rows,
            is_encrypted=not opens_without_password(copy),
            ring=_ring_beside(folder),
            size=size,
            digest=digest,
        )
        with replacing(target) as part:
            write_backup(part, facts, copy)
            _read_back(part, target, progress)
    _log.info("backup made, number=%s reason=%s entries=%s", number, reason.value, facts.entries)
    return Backup(target, facts)


def _read_back(part: Path, target: Path, progress: Progress) -> BackupFacts:
    """Prove what was just written; a refusal names the file that it is to become."""
    try:
        return prove(part, progress)
    except ExchangeError as error:
        raise error.about(target.name) from error


def prove_backup(path: Path, progress: Progress = tell_nobody) -> BackupFacts:
    """Read a whole backup, compare every byte with its checksums, and return its facts.

    Raises:
        ExchangeError: When it is none, damaged, or of a newer program.
    """
    return prove(path, progress)


def newest_sound(folder: DataFolder, progress: Progress = tell_nobody) -> Backup | None:
    """Return the newest backup of which every byte proves sound; None where there is none."""
    for one in backups_of(folder).backups:
        try:
            prove(one.path, progress)
        except ExchangeError as error:
            _log.warning("a backup is passed over, number=%s: %s", one.facts.number, error.code)
            continue
        return one
    return None


def save_backup(backup: Path, target: Path, progress: Progress = tell_nobody) -> BackupFacts:
    """Copy a proven backup to another place, a stick for instance, and read it back there.

    Raises:
        HostError: When the place is full, gone or read-only; a file that was there stays.
        ExchangeError: When the backup is damaged, or does not read back as it is.
    """
    facts = prove(backup, progress)
    with replacing(target) as part:
        copyfile(backup, part)  # never whole in memory
        if _read_back(part, target, progress) != facts:
            raise ExchangeError("damaged_backup", file=target.name)
    return facts


@dataclass(frozen=True, slots=True)
class BackupInside:
    """What a backup holds beside the open data.

    Attributes:
        is_ours: Whether it is an earlier state of the open data; False for another mine's, and
            for a state that was left by a restore.
        undone: How many journal entries the open data have and the backup lacks; 0 unless ours.
        erasings: Days of the legal erasings that the backup does not know: whoever was erased
            comes back with it.
        fewer, more: By table, how many rows the open data have more or less than the backup.
    """

    facts: BackupFacts
    is_ours: bool
    undone: int
    fewer: dict[str, int]
    more: dict[str, int]
    erasings: tuple[date, ...] = ()


def look_inside(path: Path, progress: Progress = tell_nobody) -> BackupInside:
    """Prove a backup and tell what would be lost and what would come back by restoring it.

    Raises:
        ExchangeError: When it is none, damaged, or of a newer program.
    """
    facts = prove(path, progress)
    with connection():
        now = facts_now()
        is_ours = bool(facts.seal) and has_sealed(facts.seal)
        erasings = erasings_since(facts.seal)
    tables = sorted({*now.rows, *facts.rows})
    gap = {name: now.rows.get(name, 0) - facts.rows.get(name, 0) for name in tables}
    return BackupInside(
        facts,
        is_ours,
        max(now.entries - facts.entries, 0) if is_ours else 0,
        {name: more for name, more in gap.items() if more > 0},
        {name: -less for name, less in gap.items() if less < 0},
        tuple(datetime.fromisoformat(at).date() for at in erasings),
    )


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found by reading everything.

    Attributes:
        page_faults: Faults in the pages of the open file.
        journal: What of the journal was altered, deleted, moved or cut off.
        left_behind: Where the newest backup knows of more than the open data: that is no fault
            after a restore, so it does not count as one.
        sound, broken: The backups that read back as they were written, and those that do not.
        newer: Backups of a newer program, which this one cannot judge.
    """

    page_faults: int
    journal: tuple[JournalFinding, ...]
    left_behind: JournalFinding | None
    sound: tuple[Path, ...]
    newer: tuple[Path, ...]
    broken: tuple[Path, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong anywhere, as far as it can be judged."""
        return not (self.page_faults or self.broken or self.journal)

    @property
    def broken_entry(self) -> int | None:
        """The number of the first entry of which something does not hold; None where all does."""
        return self.journal[0].first if self.journal else None


def verify(folder: DataFolder, progress: Progress = tell_nobody) -> Verified:
    """Read the open file, its journal and every backup, and tell what does not hold.

    Of a million rows this takes some seconds (reliability.md C12); the window does it in a job.
    """
    with connection():
        progress("正在核对数据", 0)
        faults = page_faults()
        shelf = backups_of(folder)
        findings = prove_journal() if not faults else ()
        left_behind = _left_behind(shelf.newest) if not faults else None
    sound: list[Path] = []
    broken = list(shelf.broken)
    for one in shelf.backups:
        try:
            prove(one.path, progress)
            sound.append(one.path)
        except ExchangeError:
            broken.append(one.path)
    return Verified(faults, findings, left_behind, tuple(sound), shelf.newer, tuple(broken))


def _left_behind(newest: BackupFacts | None) -> JournalFinding | None:
    """Return that the newest backup ends with an entry that the journal has not."""
    if newest is None or not newest.seal or has_sealed(newest.seal):
        return None
    day = newest.made_at.date().isoformat()
    return JournalFinding(
        JournalFault.LOST, newest.entries, newest.entries, day, backup=newest.number
    )


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of a restoring.

    Attributes:
        facts: Of the backup. aside: the folder with the data that stood there before; None where
            there were none.
        lost_password: Whether the data needed a password before, and need none now.
    """

    facts: BackupFacts
    aside: Path | None
    lost_password: bool = False


def loses_password(folder: DataFolder, facts: BackupFacts) -> bool:
    """Return whether anybody could open the data of a folder after restoring a backup, unlike now.

    Args:
        folder: Of the data. facts: of the backup.
    """
    own = folder.database
    is_closed = own.exists() and own.stat().st_size > 0 and not opens_without_password(own)
    return is_closed and not facts.is_encrypted


def restore_backup(
    folder: DataFolder,
    path: Path,
    *,
    at: datetime,
    key: bytes | None = None,
    password: str | None = None,
    actor: str = "",
    progress: Progress = tell_nobody,
) -> Restored:
    """Put the data of a backup in the place of those of a folder; what stood there is kept aside.

    The folder must be held (`FolderLock`) and its file closed. What the backup holds is written
    beside the data, checked and opened before anything is moved. A backup of the same encrypted
    data keeps the passwords of now; one of others brings its own.

    Args:
        folder: Of the data. path: the backup. at: this moment.
        key: Of the data as they are now. password: of the backup, where that key is not its own.
        actor: Who does it, for the journal of what comes back.
        progress: Told how far it is, on the same thread.

    Raises:
        ExchangeError: When the backup is none, damaged, or of a newer program.
        StorageError: When its data cannot be opened: a wrong password, a newer format.
        HostError: When the disk is full or read-only. The old data are in place then.
    """
    with passing(folder.database) as fresh:
        facts = extract(path, fresh, progress)
        own_key, ring = _way_in(facts, path, key, password)
        judge(fresh, own_key)
        room = _room_aside(folder, at)
        coming: dict[str, Path | bytes] = {
            folder.database.name: fresh,
            folder.restored.name: note_to_come(facts, at=at, actor=actor),
        }
        if ring:
            coming[folder.key_ring.name] = ring.encode()
        going = (folder.key_ring.name,) if ring == "" else ()
        lost_password = loses_password(folder, facts)
        had_data = replace_data(folder, coming, room, going=going)
    _log.info("restored, number=%s entries=%s", facts.number, facts.entries)
    return Restored(facts, room if had_data else None, lost_password)


def _way_in(
    facts: BackupFacts, path: Path, key: bytes | None, password: str | None
) -> tuple[FileKey | None, str | None]:
    """Return the key of what a backup holds, and the ring to be put beside; None leaves that be."""
    if not facts.is_encrypted:
        return None, ""
    ring = key_ring.read(facts.ring.encode(), path.name)
    if key is not None and key_ring.mark_of(key) == ring.mark:
        return secret_key(key), None
    if password is None:
        raise StorageError(
            "needs_password", "备份“{file}”已加密。请输入做备份时的口令。", file=path.name
        )
    return secret_key(key_ring.unlock(ring, password).key), facts.ring


def _room_aside(folder: DataFolder, at: datetime) -> Path:
    """Return the place of a folder that is to be made, in which no earlier data lie."""
    usual = f"{ASIDE}-{at:%Y%m%d-%H%M%S}"
    for number in range(1, 1000):
        room = folder.backups / (usual if number == 1 else f"{usual}-{number}")
        if not room.exists():
            return room
    raise RefusedError("备份文件夹里“{name}”太多了。请清理后再恢复。", name=usual)


def _thin_out(backups: Sequence[Backup], at: datetime) -> None:
    """Delete what the rule lets go; one that cannot be deleted stays and is no trouble."""
    rule = keeping(rules_on(at.date()).values_of(KEEPING))
    by_number = {one.facts.number: one for one in backups}
    for facts in superfluous([one.facts for one in by_number.values()], rule):
        try:
            by_number[facts.number].path.unlink()
        except OSError as error:
            _log.warning("an old backup stays: %s", type(error).__name__)


def _ring_beside(folder: DataFolder) -> str:
    """Return the key ring of a folder as it stands in a file, "" for none."""
    if opens_without_password(folder.database):
        return ""  # left by an encrypting that was broken off
    try:
        return folder.key_ring.read_text("utf-8")
    except FileNotFoundError:
        return ""
