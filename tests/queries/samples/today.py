"""Samples of the Today list."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.today import TodayQuery, UpcomingQuery
from tests import make

SAMPLES: dict[type[Any], list[Any]] = {
    TodayQuery: [TodayQuery(date(2026, 11, 21), 2)],
    UpcomingQuery: [UpcomingQuery(date(2026, 11, 22), 2)],
}


def fill(*, branch: int, **_ids: int) -> None:
    """An activity that nobody has recorded."""
    make.activity("party_lecture", branch, "2026-11-12")
