"""Damaged files: each is noticed at opening, and the newest sound backup brings its data back."""

import logging
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import make_backup, newest_sound, restore_backup
from dangjian_desktop.storage.errors import StorageError
from tests.faults.full_disk import memory
from tests.faults.world import AT, assert_sound, at_work, begun, content_now

_SECTOR, _PAGE = 512, 4096
#: When so many were missed no more are tried.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Damages:
    """What came of it: how many files, how many noticed, how many brought back as they were."""

    files: int
    noticed: int
    recovered: int
    missed: tuple[str, ...]


def damaged(content: bytes, dice: Random) -> tuple[str, bytes]:
    """Return what was done, and the content after it: mostly a single flipped bit."""
    raw = bytearray(content)
    chance = dice.random()
    if chance < 0.7:
        at, bit = dice.randrange(len(raw)), dice.randrange(8)
        raw[at] ^= 1 << bit
        return f"bit {bit} of byte {at}", bytes(raw)
    if chance < 0.8:
        at = dice.randrange(len(raw) // _SECTOR) * _SECTOR
        raw[at : at + _SECTOR] = dice.randbytes(_SECTOR)
        return f"sector at {at}", bytes(raw)
    if chance < 0.9:
        one, other = (at * _PAGE for at in dice.sample(range(1, len(raw) // _PAGE), 2))
        raw[one : one + _PAGE], raw[other : other + _PAGE] = (
            raw[other : other + _PAGE],
            raw[one : one + _PAGE],
        )
        return f"pages at {one} and {other} exchanged", bytes(raw)
    end = dice.randrange(1, len(raw))
    return f"cut off at {end}", bytes(raw[:end])


def damage_again_and_again(files: int, seed: int) -> Damages:
    """Damage a file, open it, and bring back the newest sound backup; runs in a child.

    In every fourth the newest backup is damaged too, and the one before it must come.
    """
    logging.disable(logging.WARNING)  # each backup that is passed over is told there
    dice = Random(seed)
    with tempfile.TemporaryDirectory(dir=memory()) as name:
        folder = Path(name) / "支部"
        begun(folder, pieces=6)
        data = DataFolder(folder)
        with at_work(folder):
            for _ in range(2):
                newest = make_backup(data, BackupReason.BY_HAND, at=AT).path
            expected = content_now()
        sound, proven = data.database.read_bytes(), newest.read_bytes()
        noticed, recovered, missed = 0, 0, []
        for number in range(files):
            if len(missed) == _ENOUGH:
                break
            what, content = damaged(sound, dice)
            data.database.write_bytes(content)
            newest.write_bytes(damaged(proven, dice)[1] if number % 4 == 3 else proven)
            try:
                with at_work(folder):
                    missed.append(what)
            except StorageError:
                noticed += 1
            backup = newest_sound(data)
            if backup is None or (number % 4 == 3) == (backup.path == newest):
                missed.append(f"backup for {what}")
                continue
            done = restore_backup(data, backup.path, at=AT)
            with at_work(folder):
                assert_sound()
                recovered += content_now() == expected
            if done.aside is not None:
                shutil.rmtree(done.aside)
        return Damages(files, noticed, recovered, tuple(missed))
