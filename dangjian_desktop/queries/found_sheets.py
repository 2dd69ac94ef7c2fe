"""Sheets whose name is typed. What sheets there are is told by whoever asks: paper is no row."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dangjian_desktop.domain.commands import rank_of
from dangjian_desktop.storage.readings import spellings

#: Rank of a sheet that is meant by another name, after all that bear the text in their own.
_BY_ANOTHER = 3
#: Between the code of a sheet and the book of which it is.
_OF_BOOK = "/"


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet that can be found.

    Attributes:
        code: Of the sheet. title: its name. where: the place or shelf under which it stands.
        also: Other names by which people ask for it.
        book: Of a notice: the ledger book that it makes public; "" where none is meant.
    """

    code: str
    title: str
    where: str
    also: tuple[str, ...] = ()
    book: str = ""

    @property
    def uid(self) -> str:
        """The identity by which it is opened (`sheet_of`)."""
        return f"{self.code}{_OF_BOOK}{self.book}" if self.book else self.code


def sheet_of(uid: str) -> tuple[str, str]:
    """Return code and ledger book ("" for none) of a sheet that was found."""
    code, _mark, book = uid.partition(_OF_BOOK)
    return code, book


def found_sheets(typed: str, sheets: Iterable[SheetName]) -> list[SheetName]:
    """Return the sheets that a text means, best first.

    Args:
        typed: Half-width, without spaces, in lower case.
        sheets: Those that there are.
    """
    ranked = [(rank, sheet) for sheet in sheets if (rank := _rank(typed, sheet)) is not None]
    ranked.sort(key=lambda one: one[0])  # of the same rank, in the order of the gallery
    return [sheet for _rank, sheet in ranked]


def _rank(typed: str, sheet: SheetName) -> int | None:
    """Return how well a text means a sheet: by its own name better than by any other."""
    own = rank_of(typed, sheet.title.lower(), _spelled(sheet.title))
    if own is not None:
        return own
    others = (rank_of(typed, name.lower(), _spelled(name)) for name in sheet.also)
    return _BY_ANOTHER if any(rank is not None for rank in others) else None


@lru_cache(maxsize=512)
def _spelled(title: str) -> str:
    ways = spellings(title, is_person=False)
    return " ".join(ways[0]) if ways else ""
