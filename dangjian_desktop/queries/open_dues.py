"""The months for which somebody who wants to go still owes dues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import DuesShare


@dataclass(frozen=True)
class OpenDuesQuery:
    """First days of the months that are open on a day; nothing recorded is nothing owed."""

    reads: ClassVar = frozenset({Topic.DUES})
    person_id: int
    on: date

    def fetch(self) -> tuple[date, ...]:
        """Return the months in their order."""
        paid = {
            month
            for (month,) in rows(
                DuesShare.select(DuesShare.month).where(DuesShare.person == self.person_id)
            )
        }
        if not paid:
            return ()
        found, month = [], add_months(max(paid), 1)
        while month < self.on.replace(day=1):
            found.append(month)
            month = add_months(month, 1)
        return tuple(found)


def months_told(months: Sequence[date]) -> str:
    """Return months as they are written: 2026年9月、10月、2027年1月."""
    told: list[str] = []
    year = None
    for month in months:
        told.append(f"{month.month}月" if month.year == year else f"{month.year}年{month.month}月")
        year = month.year
    return "、".join(told)
