"""What a branch makes known, and when it last hung something of it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.openness import OpennessItem
from dangjian_desktop.queries.wall_register import PostingsQuery
from dangjian_desktop.storage.shipped_openness import shipped_openness


@dataclass(frozen=True, slots=True)
class OpennessRow:
    """An item with the day on which something of it was last put up within its period."""

    item: OpennessItem
    last: date | None


@dataclass(frozen=True)
class OpennessQuery:
    """The catalogue of a branch as of a day; None for everybody."""

    reads: ClassVar = PostingsQuery.reads
    on: date
    within: int | None = None

    def fetch(self) -> list[OpennessRow]:
        """Return the items in the order of the catalogue."""
        posted: dict[str, date] = {}
        for row in PostingsQuery(self.on, self.within).fetch():
            posted[row.code] = max(row.posted_on, posted.get(row.code, row.posted_on))
        found = []
        for item in shipped_openness():
            days = [posted[code] for code in item.sheets if code in posted]
            last = max(days, default=None)
            since = item.since(self.on)
            is_old = last is not None and since is not None and last < since
            found.append(OpennessRow(item, None if is_old else last))
        return found
