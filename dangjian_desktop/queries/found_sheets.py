"""Sheets whose name is typed. What sheets there are is told by whoever asks: paper is no row."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dangjian_desktop.domain.commands import rank_of
from dangjian_desktop.storage.readings import spellings


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet that can be found.

    Attributes:
        code: Of the sheet. title: its name. where: the place or shelf under which it stands.
    """

    code: str
    title: str
    where: str


def found_sheets(typed: str, sheets: Iterable[SheetName]) -> list[SheetName]:
    """Return the sheets that a text means, best first.

    Args:
        typed: Half-width, without spaces, in lower case.
        sheets: Those that there are.
    """
    ranked = [
        (rank, sheet)
        for sheet in sheets
        if (rank := rank_of(typed, sheet.title.lower(), _spelled(sheet.title))) is not None
    ]
    ranked.sort(key=lambda one: one[0])  # of the same rank, in the order of the gallery
    return [sheet for _rank, sheet in ranked]


@lru_cache(maxsize=512)
def _spelled(title: str) -> str:
    ways = spellings(title, is_person=False)
    return " ".join(ways[0]) if ways else ""
