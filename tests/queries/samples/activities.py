"""Samples of activities."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.activities import (
    ActivitiesQuery,
    ActivityOfUidQuery,
    ActivityQuery,
)
from tests import make

ACTIVITY, BRANCH = 1, 2

SAMPLES: dict[type[Any], list[Any]] = {
    ActivityQuery: [ActivityQuery(ACTIVITY)],
    ActivitiesQuery: [
        ActivitiesQuery(
            date(2026, 1, 1), date(2026, 12, 31), BRANCH, frozenset({"committee_meeting"})
        )
    ],
    ActivityOfUidQuery: [ActivityOfUidQuery("0" * 16)],
}


def fill(*, branch: int, person: int, **_ids: int) -> None:
    """One activity with somebody in the chair."""
    assert branch == BRANCH
    values = {"chair": person}
    assert make.activity("committee_meeting", branch, "2026-03-10", **values) == ACTIVITY
