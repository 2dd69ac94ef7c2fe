"""Reads what is due on a day; changes nothing, and may be called on the worker thread.

The queries are loaded when they are first asked: a window is painted before that, and loading them
takes longer than painting it.
"""

from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.obligations import Due
from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.storage.database import connection


@dataclass(frozen=True)
class DueToday:
    """What must be done, and the terms and probations that end before long."""

    items: list[TodayItem]
    upcoming: list[Due]


def examine_today(on: date, within: int | None) -> DueToday:
    """Return what is due as of a day in an organisation and below it; None for all."""
    from dangjian_desktop.queries.today import TodayQuery, UpcomingQuery

    with connection():
        return DueToday(TodayQuery(on, within).fetch(), UpcomingQuery(on, within).fetch())
