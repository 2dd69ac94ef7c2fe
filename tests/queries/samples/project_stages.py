"""Samples of the stages of projects in a calendar."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.calendar import CalendarQuery
from dangjian_desktop.queries.milestones import CalendarStagesQuery

ON, LAST = date(2026, 11, 21), date(2026, 12, 31)

SAMPLES: dict[type[Any], list[Any]] = {
    CalendarStagesQuery: [
        CalendarStagesQuery(CalendarQuery(ON, LAST, within=2), ON),
        CalendarStagesQuery(CalendarQuery(ON, LAST, zone=1), ON),
    ],
}


def fill(**_ids: int) -> None:
    """A project with a stage is filled in with the ledgers."""
