"""Spoilt workbooks: each ends in sheets or in words, in time, and the data stay as they are."""

import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.exchange import child
from dangjian_desktop.exchange.confinement import confine
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import DEFAULT_LIMITS
from dangjian_desktop.exchange.reader import assemble, read_workbook
from dangjian_desktop.exchange.signature import recognise
from dangjian_desktop.operations.import_examining import examine_roster_files
from tests import make
from tests.faults.forked import Child, Tell
from tests.faults.guard import Guard
from tests.faults.works import SYNONYMS
from tests.faults.world import TODAY, at_work, content_now
from tests.mutants import mutant_of, seeds

#: A small file that takes longer hangs, for whoever waits.
_MOST_SECONDS = 10.0
_LONG = 24 * 3600


@dataclass
class Spoilt:
    """What came of it.

    Attributes:
        files: How many. read: how many gave sheets. refused: how many ended in words.
        slowest: Seconds for the slowest. wrong: what is neither, and of which file.
    """

    files: int
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def judge(self, number: int, told: str, seconds: float) -> None:
        """Count one file: "" where it was read, its words, or "!" and what no user may see."""
        self.read += not told
        self.refused += bool(told) and not told.startswith("!")
        self.slowest = max(self.slowest, seconds)
        if told.startswith("!") or seconds > _MOST_SECONDS:
            self.wrong.append(f"{number}: {told} {seconds:.1f} s")


def _told(met: Guard, refusal: type[SentenceError]) -> str:
    """Return how reading a file ended, as `Spoilt.judge` takes it."""
    if isinstance(met.error, refusal):
        return met.error.sentence
    return "" if met.error is None else f"!{met.summary}"


def _file(seed: int, number: int) -> tuple[str, bytes]:
    """Return one file, the same at each call: so it can be tried again by itself."""
    dice = Random(f"{seed}:{number}")
    ending, sound = dice.choice(seeds())
    return ending, mutant_of(ending, sound, dice)


def _reading(tell: Tell, seed: int, numbers: range) -> None:
    """Read as the parsing child does, under its bounds, but many files in one process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where the parser tells of its panics
    seeds()  # no file can be written once it is confined
    confine(DEFAULT_LIMITS.memory_bytes, _LONG)
    for number in numbers:
        ending, content = _file(seed, number)
        started = time.perf_counter()
        with Guard() as met:
            assemble(child.lines(recognise(content, ending), content, DEFAULT_LIMITS))
        tell((number, _told(met, ExchangeError), time.perf_counter() - started))


def read_again_and_again(files: int, seed: int) -> Spoilt:
    """Spoil files and read them; where the parser takes its process along, the next begins anew.

    Such a file is read once more as the program does it, which must end in words.
    """
    done, number = Spoilt(files), 0
    while number < files:
        reader = Child(_reading, seed, range(number, files))
        for told_of, *ended in reader.rest():
            told, seconds = ended
            is_slow = seconds > _MOST_SECONDS and not told.startswith("!")
            # Others may have wanted the machine: what hangs does so alone, too.
            done.judge(told_of, *(_timed_alone(seed, told_of) if is_slow else ended))
            number = told_of + 1
        reader.ended()
        if number < files:
            done.judge(number, *_timed_alone(seed, number))
            number += 1
    return done


def _timed_alone(seed: int, number: int) -> tuple[str, float]:
    started = time.perf_counter()
    return _read_alone(*_file(seed, number)), time.perf_counter() - started


def _read_alone(ending: str, content: bytes) -> str:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"名册{ending}"
        path.write_bytes(content)
        try:
            read_workbook(path)
        except ExchangeError as error:
            return error.sentence
        return "!the parser ended its process, and then it did not"


def import_again_and_again(files: int, seed: int) -> Spoilt:
    """Spoil rosters and look at what importing them would do; runs in a child.

    Not a row of the data may change by it.
    """
    done = Spoilt(files)
    with tempfile.TemporaryDirectory() as name, at_work(Path(name) / "支部"):
        make.person("张三", make.branch())
        before = content_now()
        for number in range(files):
            ending, content = _file(seed, number)
            path = Path(name) / f"名册{number}{ending}"
            path.write_bytes(content)
            started = time.perf_counter()
            with Guard() as met:
                examine_roster_files([path], on=TODAY, synonyms=SYNONYMS)
            told = _told(met, SentenceError)
            if content_now() != before:
                told = "!the data are not what they were"
            done.judge(number, told, time.perf_counter() - started)
    return done
