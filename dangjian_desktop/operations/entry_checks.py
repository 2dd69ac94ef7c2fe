"""Looks for what is odd in what was entered; changes nothing and keeps nothing."""

from dangjian_desktop.domain.progress import Progress
from dangjian_desktop.queries.entry_checks import EntryCheckRow, EntryChecksQuery
from dangjian_desktop.storage.database import connection


def examine_entries(query: EntryChecksQuery, progress: Progress) -> list[EntryCheckRow]:
    """Return what looks odd; may be called on the worker thread.

    Args:
        query: Which activities.
        progress: Told what is being done and the share done; what it raises ends the search.
    """
    with connection():
        return query.fetch(progress)
