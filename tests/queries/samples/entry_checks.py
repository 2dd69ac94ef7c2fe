"""Samples of the 录入核对."""

from datetime import date
from typing import Any

from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.queries.entry_checks import EntryChecksQuery
from tests import make

SAMPLES: dict[type[Any], list[Any]] = {
    EntryChecksQuery: [
        EntryChecksQuery(date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 21), within=2)
    ]
}


def fill(*, branch: int, **_ids: int) -> None:
    """One activity that was recorded, without a title of its own."""
    held = make.activity("themed_day", branch, "2026-02-20")
    make.done(change_activity(activity_id=held, values={"minutes": "学习"}, on=date(2026, 2, 20)))
