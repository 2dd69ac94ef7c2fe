"""Samples of the division into groups."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.division import DivisionQuery

BRANCH = 2

SAMPLES: dict[type[Any], list[Any]] = {
    DivisionQuery: [DivisionQuery(BRANCH, date(2026, 11, 21), frozenset({1}))],
}


def fill(**_ids: int) -> None:
    """Nothing more: the branch, its group and its person are there already."""
