"""Two processes that want the same data folder: one is in, the other is told so at once."""

import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.host.lock import LockedError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import make_backup
from dangjian_desktop.storage.database import journal_end
from dangjian_desktop.storage.models import Organisation
from tests.faults.forked import Child, Tell, call
from tests.faults.world import AT, assert_sound, at_work, begun, piece

#: Whoever is not let in must be told within so many seconds.
MOST_SECONDS = 2.0
_WRITERS = 2


@dataclass(frozen=True, slots=True)
class Shared:
    """What came of it.

    Attributes:
        opened: How often somebody was let in. refused: how often not.
        acknowledged: Entries of the journal that were told as done.
        slowest: Seconds until the slowest refusal.
    """

    opened: int
    refused: int
    acknowledged: int
    slowest: float


def _wanting(tell: Tell, folder: Path, seconds: float, seed: int) -> None:
    dice, opened, refused, done, slowest = Random(seed), 0, 0, 0, 0.0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        asked = time.monotonic()
        try:
            with at_work(folder) as data:
                opened += 1
                before, _ = journal_end()
                branch = Organisation.select().first().id
                for number in range(dice.randrange(1, 12)):
                    after, _ = piece(data.runner, branch, number)
                    done += after - before
                    before = after
                if dice.random() < 0.1:
                    make_backup(DataFolder(folder), BackupReason.BY_HAND, at=AT)
        except LockedError as error:
            slowest = max(slowest, time.monotonic() - asked)
            refused += "正由" in error.sentence
        time.sleep(dice.uniform(0, 0.02))
    tell((opened, refused, done, slowest))


def work_side_by_side(folder: Path, seconds: float) -> Shared:
    """Let two processes work in one folder for so long, each whenever it gets in.

    Raises:
        AssertionError: When what was acknowledged is not all there is, or anything is there by
            half.
    """
    before = call(_entries_begun, folder)
    writers = [Child(_wanting, folder, seconds, seed) for seed in range(_WRITERS)]
    told = [list(one.rest())[-1] for one in writers]
    for one in writers:
        assert one.ended() == 0
    opened, refused, done, slowest = zip(*told, strict=True)
    assert call(_entries_looked_at, folder) == before + sum(done)
    return Shared(sum(opened), sum(refused), sum(done), max(slowest))


def _entries_begun(folder: Path) -> int:
    begun(folder)
    return _entries_looked_at(folder)


def _entries_looked_at(folder: Path) -> int:
    with at_work(folder):
        assert_sound()
        return journal_end()[0]
