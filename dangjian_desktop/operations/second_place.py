"""The second place of the backups: chosen, copied to, looked at.

A computer that burns or is stolen takes its own backups with it. So the newest proven one is copied
to a stick or another disk whenever that is there; when it is not, nothing fails, and after some
days somebody is reminded. Nothing there is touched before the new copy has proven itself, and
nothing at all in a folder that does not bear the mark of this place.
"""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from secrets import token_hex
from threading import Lock

from dangjian_desktop.domain.backups import (
    KEEPING,
    BackupFacts,
    backup_name,
    keeping,
    superfluous,
)
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.second_place import (
    SECOND_PLACE,
    SecondPlace,
    days_without,
    remind_after,
)
from dangjian_desktop.exchange.backup_file import ENDING, read_facts
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.files import remove_leftovers
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.second_place_file import (
    demand_folder,
    is_same_disk,
    is_there,
    mark_of,
    read_second_place,
    write_mark,
    write_second_place,
)
from dangjian_desktop.operations.backups import Backup, backups_of, newest_sound, save_backup
from dangjian_desktop.operations.refusals import RefusedError
from dangjian_desktop.storage.database import connection, has_sealed
from dangjian_desktop.storage.rulebook import rules_on

_log = logging.getLogger(__name__)
_TOKEN_BYTES = 16
#: One copy at a time: two would remember their numbers over one another.
_copying = Lock()


class CopyState(StrEnum):
    """How a copying to the second place ended (values stand in answers of the command line)."""

    NONE_CHOSEN = "none_chosen"
    AWAY = "away"
    CURRENT = "current"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class SecondStatus:
    """How it stands with the second place.

    Attributes:
        place: What is remembered of it; None where none was chosen.
        is_there: Whether its folder is there now.
        is_same_disk: Whether it lies on the disk of the data, so that both go together.
        days: For how many days it lacks the newest backup; 0 where it has it.
        is_overdue: Whether those are as many as the rule says.
    """

    place: SecondPlace | None
    is_there: bool = False
    is_same_disk: bool = False
    days: int = 0
    is_overdue: bool = False


def second_status(folder: DataFolder, *, at: datetime) -> SecondStatus:
    """Return how it stands with the second place at a moment.

    Raises:
        HostError: When what is remembered cannot be read.
        RuleValueError: When the branch's own rule cannot be reckoned with.
    """
    place = read_second_place(folder.second_place)
    if place is None:
        return SecondStatus(None)
    with connection():
        most = remind_after(rules_on(at.date()).values_of(SECOND_PLACE))
    days = days_without(place, backups_of(folder).newest, at)
    path = Path(place.path)
    try:
        there = is_there(path)
    except HostError:
        there = False  # copying tells why; here it counts as any other that cannot be reached
    return SecondStatus(
        place,
        is_there=there,
        is_same_disk=there and is_same_disk(folder.path, path),
        days=days,
        is_overdue=days >= most,
    )


def choose_second_place(folder: DataFolder, path: Path, *, at: datetime) -> SecondPlace:
    """Remember a folder as the second place and put its mark there; nothing is copied yet.

    A folder with earlier backups of the same data is taken over, those stay.

    Args:
        folder: Of the open file. path: the folder, which must be there. at: this moment.

    Raises:
        RefusedError: When it lies inside the data folder, or holds backups of other data.
        HostError: When it is not there, full or read-only.
    """
    place = path.expanduser().resolve()
    if place.is_relative_to(folder.path.resolve()):
        raise RefusedError(
            "“{path}”在数据文件夹里面，电脑坏了两份会一起丢。请选 U 盘或另一块硬盘上的文件夹。",
            path=path,
        )
    demand_folder(place)
    there = _backups_in(place)
    mark = mark_of(place)
    known = read_second_place(folder.second_place)
    is_known = known is not None and mark == known.token
    is_ours = is_known or _has_ours(there)
    if there and not is_ours:
        raise RefusedError(
            "“{path}”里放着另一份数据的备份，不能混在一起。请在那里新建一个文件夹，再选它。",
            path=path,
        )
    # Where nothing of ours lies a mark may be that of others: a new one lets their program see it.
    token = mark if mark and is_ours else token_hex(_TOKEN_BYTES)
    write_mark(place, token)
    chosen = SecondPlace(str(place), token, at, largest=_largest(there))
    if known is not None and is_known:
        chosen = replace(known, path=str(place), largest=_largest(there))
    write_second_place(folder.second_place, chosen)
    return chosen


def forget_second_place(folder: DataFolder) -> None:
    """Copy to no second place any more; what lies there stays.

    Raises:
        HostError: When that cannot be written.
    """
    write_second_place(folder.second_place, None)


def copy_to_second_place(
    folder: DataFolder, *, at: datetime, progress: Progress = tell_nobody
) -> CopyState:
    """Copy the newest proven backup to the second place, if that is there, and thin out there.

    Args:
        folder: Of the open file. at: this moment.
        progress: Told how far it is, on the same thread.

    Raises:
        RefusedError: When another folder lies where the second place was.
        HostError: When it is full, read-only or was pulled out; what lay there is as it was.
        ExchangeError: When the copy does not read back as it was written.
        RuleValueError: When the branch's own rule of keeping cannot be reckoned with.
    """
    with _copying:
        known = read_second_place(folder.second_place)
        if known is None:
            return CopyState.NONE_CHOSEN
        place = Path(known.path)
        if not is_there(place):
            return CopyState.AWAY
        if mark_of(place) != known.token:
            raise RefusedError(
                "“{path}”不是原来选的第二处：里面没有本数据的备份记号，可能接的是另一个 U 盘。"
                "什么也没有写。请换上原来的 U 盘，或重新选第二处。",
                path=place,
            )
        shelf = backups_of(folder).backups
        if not shelf:
            return CopyState.CURRENT
        if _has(place, shelf[0]):
            _remember(folder, known, place, shelf[0].facts, known.copied_at or at)
            return CopyState.CURRENT
        made = newest_sound(folder, progress)
        if made is None:
            raise RefusedError("没有一份备份是完好的，第二处没有写。请先点“立即备份”。")
        remove_leftovers(place)  # parts of a copy that was broken off by pulling the stick
        save_backup(made.path, place / made.path.name, progress)
        _remember(folder, known, place, made.facts, at)
        _thin_out(_backups_in(place), made.facts, at)
    _log.info("copied to the second place, number=%s", made.facts.number)
    return CopyState.COPIED


def _has(place: Path, backup: Backup) -> bool:
    """Whether a backup of the shelf lies in a place already."""
    try:
        return read_facts(place / backup.path.name) == backup.facts
    except ExchangeError:
        return False


def _remember(
    folder: DataFolder, known: SecondPlace, place: Path, facts: BackupFacts, copied_at: datetime
) -> None:
    largest = _largest(_backups_in(place))
    now = replace(known, copied_at=copied_at, number=facts.number, largest=largest)
    if now != known:
        write_second_place(folder.second_place, now)


def _backups_in(place: Path) -> list[Backup]:
    """Return the backups in a place that bear the names the program gives, in any order."""
    found: list[Backup] = []
    for path in sorted(place.glob(f"*{ENDING}")):
        try:
            facts = read_facts(path)
        except ExchangeError:
            continue  # a newer program's, or broken: neither counted nor deleted
        if path.stem == backup_name(facts.number, facts.made_at):
            found.append(Backup(path, facts))
    return found


def _has_ours(backups: list[Backup]) -> bool:
    """Whether one of them is an earlier state of the open data."""
    with connection():
        return any(one.facts.seal and has_sealed(one.facts.seal) for one in backups)


def _largest(backups: list[Backup]) -> int:
    return max((one.facts.number for one in backups), default=0)


def _thin_out(there: list[Backup], made: BackupFacts, at: datetime) -> None:
    """Delete there what the rule of the shelf lets go; one that stays is no trouble."""
    with connection():
        rule = keeping(rules_on(at.date()).values_of(KEEPING))
    by_number = {one.facts.number: one for one in there}
    for facts in superfluous([one.facts for one in by_number.values()], rule):
        if facts.number == made.number:
            continue
        try:
            by_number[facts.number].path.unlink()
        except OSError as error:
            _log.warning("an old backup stays in the second place: %s", type(error).__name__)
