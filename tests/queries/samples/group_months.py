"""Samples of the months of party groups."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.group_months import GroupMonthQuery, GroupMonthsQuery

ON = date(2026, 11, 21)
GROUP = 3

SAMPLES: dict[type[Any], list[Any]] = {
    GroupMonthsQuery: [GroupMonthsQuery(2026, 11, ON), GroupMonthsQuery(2026, 10, ON)],
    GroupMonthQuery: [GroupMonthQuery(GROUP, 2026, 11, ON)],
}


def fill(**_ids: int) -> None:
    """Nothing of its own: what others fill is the month of the group."""
