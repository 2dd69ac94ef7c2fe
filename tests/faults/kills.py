"""Kills while somebody is at work: what was acknowledged is there, and nothing is there by half."""

import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.storage.models import Organisation
from tests.faults.forked import Child, Tell, call
from tests.faults.world import End, assert_kept, assert_sound, at_work, begun, piece

#: A kill comes so many seconds after the first acknowledged operation, at most.
LATEST = 0.06
#: Kills of one file before another is begun: looking at it takes longer as it grows.
OF_ONE_FILE = 40


@dataclass(frozen=True, slots=True)
class Kills:
    """What came of it.

    Attributes:
        acknowledged: Operations. hot: Kills that left a log beside the file.
    """

    kills: int
    acknowledged: int
    hot: int


def working(tell: Tell, folder: Path) -> None:
    """Work for ever, telling after each operation how much is done."""
    with at_work(folder) as data:
        branch = Organisation.select().first().id
        for number in count():
            tell(piece(data.runner, branch, number))


def looked_at(folder: Path, acknowledged: End) -> int:
    """Open what a kill left, and return how many entries its journal has; runs in a child."""
    with at_work(folder):
        found = assert_kept(acknowledged)
        assert_sound()
        return found


def kill_again_and_again(room: Path, kills: int, seed: int) -> Kills:
    """Kill a child at work so many times at random moments.

    Raises:
        AssertionError: When something acknowledged is missing, or something is there by half.
    """
    dice, acknowledged, hot, before = Random(seed), 0, 0, 0
    for number in range(kills):
        folder = room / str(number // OF_ONE_FILE)
        if number % OF_ONE_FILE == 0:
            call(begun, folder)
            before = 0
        child = Child(working, folder)
        last = child.hear()
        time.sleep(dice.uniform(0, LATEST))
        child.kill()
        for told in child.rest():
            last = told
        database = DataFolder(folder).database
        log = database.with_name(database.name + "-wal")
        hot += log.exists() and log.stat().st_size > 0
        found = call(looked_at, folder, last)
        acknowledged += last[0] - before
        before = found
    return Kills(kills, acknowledged, hot)
