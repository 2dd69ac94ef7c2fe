"""Sheets whose name is typed. What sheets there are is told by whoever asks: paper is no row."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.commands import rank_of
from dangjian_desktop.storage.readings import spellings

#: Rank of a sheet whose whole name was typed, before all that begin so.
_WHOLE = -1
#: Rank of a sheet that is meant by another name, after all that bear the text in their own.
_BY_ANOTHER = 3
#: So many initials at least tell a name.
_TELLING = 4
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
        typed: Without spaces, in lower case.
        sheets: Those that there are.
    """
    typed = half_width(typed)
    ranked = [(rank, sheet) for sheet in sheets if (rank := _rank(typed, sheet)) is not None]
    ranked.sort(key=lambda one: one[0])  # of the same rank, in the order of the gallery
    return [sheet for _rank, sheet in ranked]


def is_called(typed: str, sheet: SheetName) -> bool:
    """Whether a text is the whole name of a sheet, in characters or by its initials.

    Of initials as short as those of many other things nothing is concluded.
    """
    typed = half_width(typed)
    if typed == half_width(sheet.title).lower():
        return True
    ways = ("".join(word[0] for word in spelled.split()) for spelled in _spelled(sheet.title))
    return len(typed) >= _TELLING and typed in ways


def _rank(typed: str, sheet: SheetName) -> int | None:
    """Return how well a text means a sheet: by its own name better than by any other."""
    own = _rank_of(typed, sheet.title)
    if own is not None:
        return own
    return _BY_ANOTHER if any(_rank_of(typed, name) is not None for name in sheet.also) else None


def _rank_of(typed: str, name: str) -> int | None:
    """Return how well a text means a name, however its characters are read; brackets are wide."""
    written = half_width(name).lower()
    if typed == written:
        return _WHOLE
    ranks = (rank_of(typed, written, spelled) for spelled in _spelled(name))
    return min((rank for rank in ranks if rank is not None), default=None)


@lru_cache(maxsize=512)
def _spelled(name: str) -> tuple[str, ...]:
    """Return the ways in which a name is read, a word per character."""
    return tuple(" ".join(words) for words in spellings(name, is_person=False)) or ("",)
