"""Samples of boards and checklists, and of what rows have of a book."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.book_use import BookUseQuery
from dangjian_desktop.queries.ledger_board import BoardQuery, ChecklistQuery
from dangjian_desktop.queries.ledgers import LedgerQuery
from tests import make

ON = date(2026, 11, 21)
BRANCH = 2

SAMPLES: dict[type[Any], list[Any]] = {
    BookUseQuery: [BookUseQuery("hazard")],
    BoardQuery: [BoardQuery(LedgerQuery("project", ON, within=BRANCH))],
    ChecklistQuery: [ChecklistQuery(LedgerQuery("stronghold", ON, within=BRANCH))],
}


def fill(*, branch: int, **_ids: int) -> None:
    """Something that was looked at; a project stands there from the samples of ledgers."""
    make.entry("stronghold", branch, list="五有", item="有场所", condition="完好")
