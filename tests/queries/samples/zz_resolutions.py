"""Samples of resolutions that became ledger rows; last, so that no other row has another id."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.agenda import post_resolution
from dangjian_desktop.operations.resolution_entries import post_resolution_to_book
from dangjian_desktop.queries.resolution_entries import EntrySourceQuery
from dangjian_desktop.queries.tasks import (
    FollowUpQuery,
    OneTaskQuery,
    ResolutionsQuery,
    TasksQuery,
)
from tests import make

ON, HELD = date(2026, 11, 21), "2026-11-10"
BRANCH = 2

SAMPLES: dict[type[Any], list[Any]] = {
    EntrySourceQuery: [EntrySourceQuery(entry) for entry in range(1, 40)],
    OneTaskQuery: [OneTaskQuery(task, ON) for task in range(1, 40)],
    TasksQuery: [TasksQuery(ON, BRANCH, with_over=True)],
    ResolutionsQuery: [ResolutionsQuery(activity, ON) for activity in range(1, 60)],
    FollowUpQuery: [FollowUpQuery(1, BRANCH, ON, ON)],
}


def fill(*, branch: int, person: int, **_ids: int) -> None:
    """A meeting whose resolution became a row of the 责任清单."""
    meeting = make.activity("committee_meeting", branch, HELD)
    held = date.fromisoformat(HELD)
    task = make.done(
        post_resolution(activity_id=meeting, title="装护栏", on=held, values={"owner": person})
    )
    make.done(
        post_resolution_to_book(
            task_id=task,
            book="duty_list",
            organisation_id=branch,
            day=PartialDate.of(held),
            values={"duty": "装护栏"},
            on=held,
        )
    )
