"""Samples of what is made known; the postings of the wall register are its ticks."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.openness import OpennessQuery

SAMPLES: dict[type[Any], list[Any]] = {OpennessQuery: [OpennessQuery(date(2026, 11, 21), 2)]}


def fill(**_ids: int) -> None:
    """Nothing of its own: it looks at what hangs."""
