"""What a disk may hold after a power cut: each step of the engine is followed by one.

A disk keeps what was forced to it. Of what was written since, it may hold nothing, everything, or
any part, sectors of 512 bytes each whole or not at all. `Disk` follows the steps; its images are
opened by the program, which must find every acknowledged operation whole.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from peewee import DoesNotExist, PeeweeException
from sqlcipher3 import dbapi2 as engine

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.storage.database import close_file, journal_end, open_file
from dangjian_desktop.storage.file_key import FileKey
from dangjian_desktop.storage.models import Organisation, database
from tests.faults.engine_disk import OK, EngineDisk, Step, What
from tests.faults.world import (
    End,
    assert_kept,
    assert_sound,
    assert_whole,
    at_work,
    begun,
    piece,
)

SECTOR = 512
#: With the first forcing of such a file the engine forces the names in its folder, too.
_FORCING_NAMES = ("-wal", "-journal")
#: A disk in memory, where forcing to the disk costs nothing.
_MEMORY = Path("/dev/shm")
_FIRST_STEPS = 12
#: Of so many images one is looked at whole; of the others what was acknowledged, and the chain.
WHOLE_OF = 8
#: How a file that lost something shows it: refused, not as acknowledged, or not to be read.
_LOST = (AssertionError, SentenceError, PeeweeException, DoesNotExist, engine.Error, LookupError)
#: After so many losses no more are looked for.
_ENOUGH = 3


@dataclass
class _File:
    """What is safe of a file (None: not even its name), and what was done to it since."""

    safe: bytes | None = None
    since: list[Step] = field(default_factory=list)


class Disk:
    """The files of one folder by name, as a disk may hold them."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: _File(content) for name, content in files.items()}

    def take(self, step: Step) -> None:
        """Follow one step."""
        file = self._files.setdefault(Path(step.path).name, _File())
        if step.what is What.SYNC:
            if file.safe is None and step.path.endswith(_FORCING_NAMES):
                self._force_names()
            file.safe, file.since = _after(file.safe, file.since), []
        elif step.what is What.DELETE and step.is_at_once:
            file.safe, file.since = None, []
        else:
            file.since.append(step)

    def _force_names(self) -> None:
        for file in self._files.values():
            if any(step.what is What.DELETE for step in file.since):
                file.safe, file.since = None, []

    def bare(self, _dice: Random) -> dict[str, bytes]:
        """Return what there is when nothing was kept but what was forced to the disk."""
        return {name: file.safe for name, file in self._files.items() if file.safe is not None}

    def full(self, _dice: Random) -> dict[str, bytes]:
        """Return what there is when everything was kept."""
        return self._held(lambda since: since)

    def torn(self, dice: Random) -> dict[str, bytes]:
        """Return what there is when any part was kept."""
        return self._held(lambda since: [half for step in since for half in _part(step, dice)])

    def _held(self, kept: Callable[[list[Step]], list[Step]]) -> dict[str, bytes]:
        held = {name: _after(file.safe, kept(file.since)) for name, file in self._files.items()}
        return {name: content for name, content in held.items() if content is not None}


def _after(content: bytes | None, steps: list[Step]) -> bytes | None:
    if not steps:
        return content
    held: bytearray | None = None if content is None else bytearray(content)
    for step in steps:
        if step.what is What.DELETE:
            held = None
            continue
        held = bytearray() if held is None else held
        if step.what is What.TRUNCATE:
            del held[step.offset :]
            continue
        end = step.offset + len(step.content)
        if len(held) < end:
            held.extend(bytes(end - len(held)))
        held[step.offset : end] = step.content
    return None if held is None else bytes(held)


def _part(step: Step, dice: Random) -> Iterator[Step]:
    """Yield what the disk kept of a step: all, nothing, or some of its sectors."""
    chance = dice.random()
    if chance < 0.4:
        yield step
    elif chance < 0.6 and step.what is What.WRITE:
        for start in range(0, len(step.content), SECTOR):
            if dice.random() < 0.5:
                yield Step(
                    step.what,
                    step.path,
                    step.offset + start,
                    step.content[start : start + SECTOR],
                )


@dataclass(frozen=True, slots=True)
class Cuts:
    """What came of cutting the power again and again.

    Attributes:
        steps: Of the engine. images: states of the disk that were opened.
        lost: Of how many an acknowledged operation was missing or half. first: what the first said.
    """

    steps: int
    images: int
    lost: int
    first: str


def cut_everywhere(
    pieces: int,
    seed: int,
    password: str | None = None,
    most: int = 0,
    is_on_stick: bool = False,
) -> Cuts:
    """Work in a fresh folder, and open what a power cut after every step might have left.

    Runs in a child (`forked.call`).

    Args:
        pieces: Of work. seed: of the dice.
        most: Images to look at, spread over all steps; 0 for every one.
        is_on_stick: Whether the work is done as on a stick. Every second image is opened there and
            the others on a disk, to which somebody has copied them.
    """
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        folder = Path(name)
        files, events, key = _recorded(folder / "data", pieces, password, is_on_stick)
        dice = Random(seed)
        count = sum(1 for _ in _images(files, events))
        chosen = set(dice.sample(range(count), most)) if 0 < most < count else set(range(count))
        looked, lost, first = 0, 0, ""
        for number, (acknowledged, image) in enumerate(_images(files, events)):
            if number not in chosen:
                continue
            looked += 1
            is_whole = looked % WHOLE_OF == 1
            opened = {"key": key, "is_on_stick": is_on_stick and looked % 2 == 1}
            trouble = _trouble(folder / "image", image(dice), acknowledged, opened, is_whole)
            lost += bool(trouble)
            first = first or trouble
            if lost == _ENOUGH:
                break
        steps = sum(isinstance(event, Step) for event in events)
        return Cuts(steps, looked, lost, first)


def cut_the_first_opening(most: int, is_on_stick: bool = False, *, in_turn: bool = False) -> Cuts:
    """Open a folder for the first time; after a cut at any step the program must open it again.

    Runs in a child. Every one of the first steps is cut at, then so many in all.

    Args:
        most: So many. is_on_stick: whether as on a stick.
        in_turn: Whether one image is looked at for each cut, each kind of them in its turn.
    """
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        path = Path(name) / "data" / "branch.db"
        path.parent.mkdir()
        steps: list[Step] = []
        watch = EngineDisk(lambda step: steps.append(step) or OK)
        open_file(path, is_on_stick=is_on_stick)
        close_file()
        watch.hear = lambda _step: OK
        every = max(1, len(steps) // most)
        disk, dice, images, lost, first = Disk({}), Random(1), 0, 0, ""
        for number, step in enumerate(steps):
            disk.take(step)
            if number > _FIRST_STEPS and number % every:
                continue
            made = (disk.bare, disk.full, disk.torn, disk.torn)
            for make in (made[images % len(made)],) if in_turn else made:
                images += 1
                opened = {"is_on_stick": is_on_stick}
                trouble = _trouble(
                    Path(name) / "image", make(dice), (0, ""), opened, is_whole=False
                )
                lost += bool(trouble)
                first = first or (trouble and f"{number}, {step.what}: {trouble}")
        return Cuts(len(steps), images, lost, first)


def _recorded(
    folder: Path, pieces: int, password: str | None, is_on_stick: bool
) -> tuple[dict[str, bytes], list[Step | End], FileKey | None]:
    begun(folder, password, pieces=2)
    path = DataFolder(folder).database
    files = {path.name: path.read_bytes()}
    events: list[Step | End] = []

    def hear(step: Step) -> int:
        if step.path.startswith(str(path)):
            events.append(step)
        return OK

    disk = EngineDisk(hear)
    with at_work(folder, password, is_on_stick=is_on_stick) as data:
        key = data.entry.file_key
        # The log is folded into the file every so often: many times over in a few operations.
        database.obj.execute_sql("PRAGMA wal_autocheckpoint = 60")
        branch = Organisation.select().first().id
        events.insert(0, journal_end())  # as it was before the opening, which writes too
        for number in range(pieces):
            acknowledged = piece(data.runner, branch, number)
            events.append(acknowledged)
    disk.hear = lambda _step: OK
    return files, events, key


def _images(
    files: dict[str, bytes], events: list[Step | End]
) -> Iterator[tuple[End, Callable[[Random], dict[str, bytes]]]]:
    """Yield what was acknowledged before each cut, and what makes the image while it is asked."""
    disk, acknowledged = Disk(files), (0, "")
    for event in events:
        if not isinstance(event, Step):
            acknowledged = event
            yield acknowledged, disk.bare
            continue
        disk.take(event)
        if event.what in (What.SYNC, What.DELETE):
            yield acknowledged, disk.bare
        yield acknowledged, disk.full
        yield acknowledged, disk.torn
        yield acknowledged, disk.torn


def _trouble(
    folder: Path,
    image: dict[str, bytes],
    acknowledged: End,
    opened: dict[str, Any],
    is_whole: bool,
) -> str:
    """Return what is lost in an image, "" for nothing; what is not of the file is a bug here."""
    try:
        _look(folder, image, acknowledged, opened, is_whole)
    except _LOST as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _look(
    folder: Path,
    image: dict[str, bytes],
    acknowledged: End,
    opened: dict[str, Any],
    is_whole: bool,
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in image.items():
        (folder / name).write_bytes(content)
    open_file(DataFolder(folder).database, **opened)
    try:
        assert_kept(acknowledged)
        (assert_sound if is_whole else assert_whole)()
    finally:
        close_file()
