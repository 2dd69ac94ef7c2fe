"""How far the journal goes: what a monthly paper bears, so that it can prove the file later."""

from dataclasses import dataclass
from typing import ClassVar

from dangjian_desktop.domain.journal_faults import JournalHead
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.journal_proof import journal_head


@dataclass(frozen=True)
class JournalHeadQuery:
    """The number, seal and day of the last entry."""

    reads: ClassVar = frozenset({Topic.JOURNAL})

    def fetch(self) -> JournalHead:
        """Return the head; number 0 for an empty journal."""
        return journal_head()
