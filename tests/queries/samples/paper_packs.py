"""Samples of the packs of papers."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.paper_packs import PackOfCodeQuery, PaperPackQuery
from tests import make

ON = date(2026, 11, 21)
GROUP = 3

SAMPLES: dict[type[Any], list[Any]] = {
    PaperPackQuery: [PaperPackQuery(GROUP, 2026, month, ON) for month in range(1, 13)],
    PackOfCodeQuery: [PackOfCodeQuery("000000-2611", ON)],
}


def fill(**_ids: int) -> None:
    """A meeting of the group, whose list and chair are read."""
    make.activity("group_meeting", GROUP, "2026-11-10")
