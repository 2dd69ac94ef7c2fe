"""Samples of the history and of the journal's head."""

from datetime import date

from dangjian_desktop.queries.history import HistoryQuery
from dangjian_desktop.queries.journal_heads import JournalHeadQuery
from dangjian_desktop.queries.operations_done import OperationLinesQuery

_ON = date(2026, 11, 21)
#: At least as many entries as everything that others fill leaves behind.
_ENTRIES = 1_000

SAMPLES = {
    HistoryQuery: [HistoryQuery(date(2020, 1, 1)), HistoryQuery()],
    JournalHeadQuery: [JournalHeadQuery()],
    OperationLinesQuery: [
        OperationLinesQuery(number, _ON, with_case_files=True) for number in range(_ENTRIES)
    ],
}


def fill(**_ids: int) -> None:
    """Nothing of its own: everything that others fill stands in the journal."""
