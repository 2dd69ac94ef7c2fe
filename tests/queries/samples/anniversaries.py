"""Samples of the 政治生日."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.anniversaries import AnniversaryQuery

SAMPLES: dict[type[Any], list[Any]] = {
    AnniversaryQuery: [AnniversaryQuery(date(2026, 1, 1), date(2026, 12, 30), 2)]
}


def fill(**_ids: int) -> None:
    """Nothing more is needed: every table is asked."""
