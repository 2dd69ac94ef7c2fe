"""What a wall sheet says on a day, asked from below the storey that makes sheets.

A sheet is made by `operations.printouts`, which stands above the queries; whether what hangs is
true must be known down here, by Today and by the scores. So who opens a file tells once how a
sheet is asked, like the folders of the program's own files (`storage.shelf`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dangjian_desktop.domain.problems import Sentence, SentenceError
from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.storage.database import data_revision

#: Given the choices of an edition and a day, returns what that sheet would say.
Saying = Callable[[str, date], tuple[WallFact, ...]]


@dataclass
class _Teller:
    """Who tells what a sheet says; None until a file is opened."""

    say: Saying | None = None


_teller = _Teller()


def use_sheets(say: Saying | None) -> None:
    """Ask this from now on what a sheet says."""
    _teller.say = say
    _said.cache_clear()


@dataclass(frozen=True, slots=True)
class SaidToday:
    """What a sheet says on a day.

    Attributes:
        trouble: Why it can say nothing; None when it can.
    """

    facts: tuple[WallFact, ...] = ()
    trouble: Sentence | None = None


def said_on(choices: str, on: date) -> SaidToday:
    """Return what a sheet of these choices says on a day."""
    return _said(data_revision(), choices, on)


@lru_cache(maxsize=2048)
def _said(_revision: int, choices: str, on: date) -> SaidToday:
    assert _teller.say is not None, "told at opening"
    try:
        return SaidToday(_teller.say(choices, on))
    except SentenceError as error:  # a text is missing, a book is gone, nobody has a star
        return SaidToday(trouble=error.told)
