"""What a branch makes known, and on which days of a year it did."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.openness import HowOften, OpennessItem
from dangjian_desktop.queries.made_known import MADE_KNOWN_READS, made_known
from dangjian_desktop.queries.wall_register import PostedRow, PostingsQuery
from dangjian_desktop.storage.shipped_openness import shipped_openness


@dataclass(frozen=True, slots=True)
class OpennessRow:
    """An item with the days on which something of it was put up, the earliest first.

    Attributes:
        days: Of the year of the day; of what stands for a long time those of what hangs on the
            day, of whatever year.
    """

    item: OpennessItem
    days: tuple[date, ...]

    @property
    def last(self) -> date | None:
        """The latest of them."""
        return self.days[-1] if self.days else None

    def months(self, year: int) -> tuple[int, ...]:
        """Return the months of a year in which something was put up."""
        return tuple(sorted({day.month for day in self.days if day.year == year}))


@dataclass(frozen=True)
class OpennessQuery:
    """The catalogue of a branch as of a day; None for everybody.

    What stands for a long time must hang on the day itself. A notice is taken down when its days
    are over and has been made known all the same. Known are the postings of the wall register and
    what is recorded where it is worked with (`queries.made_known`).
    """

    reads: ClassVar = PostingsQuery.reads | MADE_KNOWN_READS
    on: date
    within: int | None = None

    def fetch(self) -> list[OpennessRow]:
        """Return the items in the order of the catalogue."""
        posted = PostingsQuery(self.on, self.within, with_past=True).fetch()
        days: dict[str, set[date]] = {}
        for row in posted:
            days.setdefault(_sheet(row), set()).add(row.posted_on)
        for one in made_known(self.on, self.within):
            days.setdefault(one.sheet, set()).add(one.day)
        hanging: dict[str, set[date]] = {}
        for row in posted:
            if row.taken_on is None or row.taken_on > self.on:
                hanging.setdefault(_sheet(row), set()).add(row.posted_on)
        return [self._row(item, days, hanging) for item in shipped_openness()]

    def _row(
        self,
        item: OpennessItem,
        days: Mapping[str, set[date]],
        hanging: Mapping[str, set[date]],
    ) -> OpennessRow:
        is_long = item.how is HowOften.LONG
        known = hanging if is_long else days
        found = {day for sheet in item.sheets for day in known.get(sheet, ())}
        own = (day for day in found if is_long or day.year == self.on.year)
        return OpennessRow(item, tuple(sorted(own)))


def _sheet(row: PostedRow) -> str:
    """Return the code by which the catalogue knows a sheet: with its book, where it is of one."""
    kept = json.loads(row.choices) if row.choices else {}
    book = kept.get("book", "")
    return f"{row.code}/{book}" if book else row.code
