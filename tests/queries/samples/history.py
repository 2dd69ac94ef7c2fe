"""Samples of the history and of the journal's head."""

from datetime import date

from dangjian_desktop.queries.history import HistoryQuery
from dangjian_desktop.queries.journal_heads import JournalHeadQuery

SAMPLES = {
    HistoryQuery: [HistoryQuery(date(2020, 1, 1)), HistoryQuery()],
    JournalHeadQuery: [JournalHeadQuery()],
}


def fill(**_ids: int) -> None:
    """Nothing of its own: everything that others fill stands in the journal."""
