"""The months for which somebody who wants to go still owes dues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.queries.dues import open_months_of
from dangjian_desktop.queries.dues_facts import FACT_READS


@dataclass(frozen=True)
class OpenDuesQuery:
    """First days of the months that are open on a day; nothing recorded is nothing owed."""

    reads: ClassVar = FACT_READS
    person_id: int
    on: date

    def fetch(self) -> tuple[date, ...]:
        """Return the months in their order."""
        return tuple(one.month for one in open_months_of(self.person_id, self.on))


def months_told(months: Sequence[date]) -> str:
    """Return months as they are written: 2026年9月、10月、2027年1月."""
    told: list[str] = []
    year = None
    for month in months:
        told.append(f"{month.month}月" if month.year == year else f"{month.year}年{month.month}月")
        year = month.year
    return "、".join(told)
