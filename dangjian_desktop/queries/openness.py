"""What a branch makes known, and when it last hung something of it."""

import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.openness import HowOften, OpennessItem
from dangjian_desktop.queries.wall_register import PostedRow, PostingsQuery
from dangjian_desktop.storage.shipped_openness import shipped_openness


@dataclass(frozen=True, slots=True)
class OpennessRow:
    """An item with the day on which something of it was last put up within its period."""

    item: OpennessItem
    last: date | None


@dataclass(frozen=True)
class OpennessQuery:
    """The catalogue of a branch as of a day; None for everybody.

    What stands for a long time must hang on the day itself. A notice is taken down when its days
    are over and has been made known all the same.
    """

    reads: ClassVar = PostingsQuery.reads
    on: date
    within: int | None = None

    def fetch(self) -> list[OpennessRow]:
        """Return the items in the order of the catalogue."""
        posted = PostingsQuery(self.on, self.within, with_past=True).fetch()
        return [OpennessRow(item, self._last(item, posted)) for item in shipped_openness()]

    def _last(self, item: OpennessItem, posted: list[PostedRow]) -> date | None:
        since = item.since(self.on)
        return max(
            (
                row.posted_on
                for row in posted
                if _sheet(row) in item.sheets
                and (since is None or row.posted_on >= since)
                and (item.how is not HowOften.LONG or self._hangs(row))
            ),
            default=None,
        )

    def _hangs(self, row: PostedRow) -> bool:
        return row.taken_on is None or row.taken_on > self.on


def _sheet(row: PostedRow) -> str:
    """Return the code by which the catalogue knows a sheet: with its book, where it is of one."""
    kept = json.loads(row.choices) if row.choices else {}
    book = kept.get("book", "")
    return f"{row.code}/{book}" if book else row.code
