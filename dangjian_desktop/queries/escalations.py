"""Late rows of every book by who has to look after them by now (提级督办)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import ENTRY_READS, EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery


@dataclass(frozen=True, slots=True)
class EscalatedRow:
    """A late row.

    Attributes:
        level: Who has to look after it, in the words of its book; "" where the book says nobody.
        rank: How far up that is among the levels of the book: 0 for nobody yet.
    """

    entry: EntryRow
    level: str
    rank: int

    @property
    def key(self) -> int:
        """What a list knows it by."""
        assert self.entry.entry_id is not None, "what is late was entered"
        return self.entry.entry_id

    @property
    def owner(self) -> str:
        """Who answers for it; "" where the book names nobody."""
        return self.entry.text(self.entry.book.owner) if self.entry.book.owner else ""


@dataclass(frozen=True)
class EscalationsQuery:
    """The late rows below an organisation, the highest level first.

    Attributes:
        on: Day as of which they stand. within: None for all.
        level: Only those at this level; None for all.
        book: Only rows of this book; "" for all.
    """

    reads: ClassVar = ENTRY_READS
    on: date
    within: int | None = None
    level: str | None = None
    book: str = ""

    def fetch(self) -> list[EscalatedRow]:
        """Return them: by level from above, then the latest first."""
        found = [
            _escalated(entry)
            for book in books_by_code().values()
            if book.late and not book.is_retired and self.book in ("", book.code)
            for entry in LedgerQuery(book.code, self.on, self.within, only_late=True).fetch()
            if entry.is_late
        ]
        chosen = [row for row in found if self.level in (None, row.level)]
        return sorted(chosen, key=lambda row: (-row.rank, -row.entry.lateness.days, row.key))


def _escalated(entry: EntryRow) -> EscalatedRow:
    """Return a late row with its level; levels of the rules of a book are told by their days."""
    late, days = entry.lateness, 0
    for rule in entry.book.late:
        for one in rule.escalations:
            if one.text == late.escalation and one.days <= late.days:
                days = max(days, one.days)
    every = sorted({one.days for rule in entry.book.late for one in rule.escalations})
    rank = every.index(days) + 1 if days in every else 0
    return EscalatedRow(entry, late.escalation, rank)
