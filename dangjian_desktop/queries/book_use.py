"""What rows of a ledger book have of it: what cannot be taken away from the book any more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.ledgers import FieldType
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import LedgerEntry, LedgerStep, LedgerValue


@dataclass(frozen=True)
class BookUse:
    """In how many rows of a book something stands; what stands in none is absent.

    Attributes:
        fields: By key of the field.
        choices: By key of the field and word of the choice.
        states: By code of the state, where a row has ever been in it.
    """

    fields: Mapping[str, int] = field(default_factory=dict, hash=False)
    choices: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)
    states: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class BookUseQuery:
    """What the rows of a book have of it."""

    reads: ClassVar = frozenset({Topic.BOOK, Topic.LEDGER})
    code: str

    def fetch(self) -> BookUse:
        """Return it; nothing for a book without rows."""
        return BookUse(self._fields(), self._choices(), self._states())

    def _fields(self) -> dict[str, int]:
        count = fn.COUNT(LedgerValue.entry.distinct())
        chosen = self._values(LedgerValue.field, count).group_by(LedgerValue.field)
        return {key: int(number) for key, number in stored_rows(chosen)}

    def _choices(self) -> dict[tuple[str, str], int]:
        book = books_by_code().get(self.code)
        fields = book.fields if book else ()
        keys = [one.key for one in fields if one.kind is FieldType.CHOICE]
        if not keys:
            return {}
        chosen = self._values(LedgerValue.field, LedgerValue.text, fn.COUNT(LedgerValue.id))
        told = chosen.where(LedgerValue.field.in_(keys)).group_by(
            LedgerValue.field, LedgerValue.text
        )
        return {(key, label): int(number) for key, label, number in stored_rows(told)}

    def _states(self) -> dict[str, int]:
        count = fn.COUNT(LedgerStep.entry.distinct())
        chosen = (
            LedgerStep.select(LedgerStep.state, count)
            .join(LedgerEntry)
            .where(LedgerEntry.book == self.code)
            .group_by(LedgerStep.state)
        )
        return {state: int(number) for state, number in stored_rows(chosen)}

    def _values(self, *columns: Any) -> Any:
        chosen = LedgerValue.select(*columns).join(LedgerEntry)
        return chosen.where(LedgerEntry.book == self.code)
