"""Sheets of the gallery on their way out: what hangs under a number of its own, each by itself.

These verbs change no rows: `wall_register.record_edition` keeps what has gone out. A job goes on
when one of its sheets cannot be made and says at the end which.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.tiles import Tile
from dangjian_desktop.operations.print_jobs import FailedItem, PrintItem, tiled_sheet
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.printouts import MadeSheet, hangs, make_sheet
from dangjian_desktop.queries.wall_register import NextNumberQuery
from dangjian_desktop.storage.database import connection


@dataclass(frozen=True)
class OutgoingSheet:
    """One sheet that is ready to go out.

    Attributes:
        name: What it is called. printout: with its number, where it hangs.
        made: The sheet whole. content: the PDF for the paper at hand.
    """

    name: str
    printout: Printout
    made: MadeSheet
    content: bytes

    @property
    def is_edition(self) -> bool:
        """Whether it hangs, and is to be recorded when it has gone out."""
        return self.printout.number > 0


@dataclass(frozen=True)
class Outgoing:
    """Sheets that are ready, in their order, and those that could not be made."""

    sheets: tuple[OutgoingSheet, ...]
    failed: tuple[FailedItem, ...]


def make_outgoing(
    items: Sequence[PrintItem],
    *,
    tile: Tile | None = None,
    is_numbered: bool = True,
    progress: Progress = tell_nobody,
) -> Outgoing:
    """Make sheets that go out; those that hang each under the next free number.

    Args:
        items: In their order.
        tile: The paper at hand, for sheets that are larger; None leaves them whole.
        is_numbered: Whether what hangs gets a number; not as of a past day, which is no edition.
        progress: Told how far it is.
    """
    with connection():
        number = NextNumberQuery().fetch()
    ready: list[OutgoingSheet] = []
    failed: list[FailedItem] = []
    for place, item in enumerate(items):
        progress(item.name, place / len(items))
        try:
            one = _made(item, number if is_numbered else 0, tile)
        except SentenceError as error:
            failed.append(FailedItem(item.name, error.told))
            continue
        number += one.is_edition
        ready.append(one)
    return Outgoing(tuple(ready), tuple(failed))


def joined_content(sheets: Sequence[OutgoingSheet]) -> bytes:
    """Return sheets as one PDF for one job of the printer, each page on its own paper."""
    from dangjian_desktop.printing.rendering import joined

    if len(sheets) == 1:
        return sheets[0].content
    return joined([(one.content, None) for one in sheets])


def _made(item: PrintItem, number: int, tile: Tile | None) -> OutgoingSheet:
    numbered = replace(item.printout, number=number if hangs(item.printout.code) else 0)
    made = make_sheet(numbered)
    content = made.content if tile is None else tiled_sheet(made.content, item.name, tile)
    return OutgoingSheet(item.name, numbered, made, content)
