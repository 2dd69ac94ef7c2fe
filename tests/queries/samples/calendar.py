"""Samples of the calendar: what it shows, what gets in the way, how far an activity has come."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.activity_conflicts import ConflictsQuery, ProposedConflictsQuery
from dangjian_desktop.queries.activity_progress import ActivityProgressQuery
from dangjian_desktop.queries.calendar import (
    CalendarQuery,
    PlacesUsedQuery,
    SeriesQuery,
    WorkCalendarQuery,
)
from dangjian_desktop.queries.people_named import PeopleByIdQuery
from tests import make

ACTIVITY, BRANCH, PERSON = 1, 2, 1
DAY = date(2026, 4, 1)

SAMPLES: dict[type[Any], list[Any]] = {
    CalendarQuery: [
        CalendarQuery(date(2026, 1, 1), date(2026, 12, 31), BRANCH, 1, frozenset({"talk"}), False)
    ],
    WorkCalendarQuery: [WorkCalendarQuery(DAY)],
    SeriesQuery: [SeriesQuery(1)],
    PlacesUsedQuery: [PlacesUsedQuery()],
    ConflictsQuery: [ConflictsQuery(DAY, DAY)],
    ProposedConflictsQuery: [
        ProposedConflictsQuery(DAY, "09:00", "10:00", "学习室", frozenset({PERSON}), "", ACTIVITY)
    ],
    ActivityProgressQuery: [ActivityProgressQuery(ACTIVITY)],
    PeopleByIdQuery: [PeopleByIdQuery((PERSON,), DAY)],
}


def fill(*, branch: int, person: int, **_ids: int) -> None:
    """Two activities at the same hours with the same chair."""
    for kind in ("party_lecture", "themed_day"):
        make.activity(kind, branch, DAY.isoformat(), begins="09:00", ends="10:00", chair=person)
