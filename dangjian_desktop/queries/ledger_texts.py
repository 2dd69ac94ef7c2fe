"""What was typed into a field of a ledger before: offered while typing, so that it is alike."""

from dataclasses import dataclass
from typing import ClassVar

from peewee import fn

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.used_values import MOST_VALUES
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import LedgerEntry, LedgerValue

#: A text of more characters is read, not typed again.
LONGEST = 60


@dataclass(frozen=True)
class UsedEntryTextsQuery:
    """The texts that stand in one field of a book, the most used first.

    Attributes:
        book: Its code. field: Key of a field of texts.
    """

    reads: ClassVar = frozenset({Topic.LEDGER})
    book: str
    field: str

    def fetch(self) -> list[str]:
        """Return the texts; long ones, which nobody types twice, are left out."""
        found = (
            LedgerValue.select(LedgerValue.text)
            .join(LedgerEntry)
            .where(
                (LedgerEntry.book == self.book)
                & (LedgerValue.field == self.field)
                & (LedgerValue.text != "")
                & (fn.LENGTH(LedgerValue.text) <= LONGEST)
            )
            .group_by(LedgerValue.text)
            .order_by(fn.COUNT(LedgerValue.id).desc(), LedgerValue.text)
            .limit(MOST_VALUES)
        )
        return [text for (text,) in stored_rows(found)]
