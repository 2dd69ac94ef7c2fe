"""What items of an exchange package say in words: titles and values, before they are accepted."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any

from dangjian_desktop.domain.exchange_package import TravellingTable
from dangjian_desktop.domain.ledger_values import Names, StoredValue, shown_value, value_of
from dangjian_desktop.domain.people import FIELD_BY_KEY, Sensitivity, masked, masked_within
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.value_words import OPAQUE, ValueWords
from dangjian_desktop.storage.exchange_rows import Identities, NoIdentities, referred
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    Activity,
    CustomField,
    CustomValue,
    LedgerEntry,
    LedgerValue,
    Organisation,
    OrganisationSpell,
    Person,
)
from dangjian_desktop.storage.models.base import Table
from dangjian_desktop.storage.shipped_exchange import shipped_exchange
from dangjian_desktop.storage.shipped_journal_words import journal_words

#: Columns that name a row, the first that says something.
_TITLES = ("title", "name", "label", "text", "number", "code", "item", "field", "book")


class ExchangeWords:
    """Names of what rows point to: as they stand here, or as they come.

    Args:
        names: Of the plan, or none where only the package is asked.
        coming: By table and uid, the rows that come.
        on: The day whose rules tell the words of codes.
    """

    def __init__(
        self,
        names: Identities | NoIdentities,
        coming: Iterable[tuple[str, tuple[Any, ...], Mapping[str, Any]]],
        on: date,
    ) -> None:
        self._names = names
        self._coming: dict[tuple[str, Any], Mapping[str, Any]] = {
            (table, key[0]): row for table, key, row in coming
        }
        self._words = journal_words()
        self._values = ValueWords(on, self._named, most=None)
        self._own: dict[str, Callable[[str, Mapping[str, Any]], str]] = {
            Person.table_name(): self._of_person,
            CustomValue.table_name(): self._of_own_field,
            LedgerValue.table_name(): self._of_book,
        }

    def is_told(self, table: str, name: str) -> bool:
        """Whether a column is to be read by people: no code or digest of the program's own."""
        return bool(self._words.column(table, name))

    def title(self, table: str, key: tuple[Any, ...], row: Mapping[str, Any]) -> str:
        """Return what an item is called: what it belongs to, and what itself is named."""
        told = shipped_exchange().tables[table]
        model, stored = TABLE_BY_NAME[table], keyed(told, key, row)
        parts = [self.value(table, name, stored) for name in told.key]
        if not told.key:
            if model in (Person, Organisation, Activity, LedgerEntry):
                return self._name(model, key[0])
            owner = (name for name in row if row[name] and referred(model, name) is not None)
            own = (name for name in _TITLES if row.get(name) and self._words.column(table, name))
            parts = [
                self.value(table, name, stored) for name in (*islice(owner, 1), *islice(own, 1))
            ]
        return " ".join(filter(None, parts))

    def value(self, table: str, name: str, stored: Mapping[str, Any]) -> str:
        """Return a value as it is read; ID numbers and the like masked.

        Args:
            stored: The row that it stands in, with its key.
        """
        if name in self._words.opaque and stored.get(name):
            return OPAQUE
        own = self._own.get(table)
        return self._values.told(table, name, stored) if own is None else own(name, stored)

    def _of_person(self, name: str, stored: Mapping[str, Any]) -> str:
        told = self._values.told(Person.table_name(), name, stored)
        field = FIELD_BY_KEY.get(name)
        return told if field is None else masked(told, field.sensitivity)

    def _of_own_field(self, name: str, stored: Mapping[str, Any]) -> str:
        """Return a value of a field of the user's own, masked as the field says."""
        told = self._values.told(CustomValue.table_name(), name, stored)
        if name != "value":
            return told
        uid = stored.get("field_id")
        known = self._coming.get((CustomField.table_name(), uid))
        row_id = None if known is not None else self._names.row_id(CustomField, uid)
        if row_id is not None:
            known = {"sensitivity": CustomField.get_by_id(row_id).sensitivity.value}
        try:
            return masked(told, Sensitivity((known or {})["sensitivity"]))
        except (KeyError, ValueError):  # nobody tells how it is to be shown
            return masked(told, Sensitivity.PRIVATE)

    def _of_book(self, name: str, stored: Mapping[str, Any]) -> str:
        """Return a value of a row of a ledger as its book says."""
        table = LedgerValue.table_name()
        book = books_by_code().get(self._book_of(stored.get("entry_id")))
        field = None if book is None else book.field(str(stored.get("field")))
        if name == "field":
            return str(stored.get("field") or "") if field is None else field.label
        if book is not None and field is None:
            return ""  # the program's own note of where the row came from
        if field is None or name not in ("text", "number") or stored.get(name) is None:
            return self._values.told(table, name, stored)
        if stored.get("person_id") or stored.get("organisation_id"):
            return ""  # the name stands in a column of its own
        one = StoredValue(str(stored.get("text") or ""), stored.get("number"))
        is_number = stored.get("number") is not None
        if is_number != (name == "number"):
            return ""
        return masked_within(shown_value(field, value_of(field, [one], Names({}, {}))))

    def _book_of(self, uid: Any) -> str:
        coming = self._coming.get((LedgerEntry.table_name(), uid))
        if coming is not None:
            return str(coming.get("book", ""))
        row_id = self._names.row_id(LedgerEntry, uid)
        found = _asked(row_id, LedgerEntry.select(LedgerEntry.book).where(LedgerEntry.id == row_id))
        return str(found[0][0]) if found else ""

    def _named(self, table: str, uid: Any) -> str:
        return self._name(TABLE_BY_NAME[table], uid)

    def _name(self, table: type[Table], uid: str) -> str:
        row_id = self._names.row_id(table, uid)
        coming = self._coming.get((table.table_name(), uid), {})
        if table is Person:
            found = _asked(row_id, Person.select(Person.name).where(Person.id == row_id))
            return str(found[0][0]) if found else str(coming.get("name", ""))
        if table is Organisation:
            spells = OrganisationSpell.select(OrganisationSpell.name)
            found = _asked(
                row_id,
                spells.where(OrganisationSpell.organisation == row_id).order_by(
                    OrganisationSpell.id.desc()
                ),
            )
            spell = self._coming.get(("organisation_spell", uid), {})
            return str(found[0][0]) if found else str(spell.get("name", ""))
        if table is Activity:
            found = _asked(
                row_id,
                Activity.select(Activity.held_on, Activity.title, Activity.kind).where(
                    Activity.id == row_id
                ),
            )
            if found:
                held_on, title, kind = found[0]
                return f"{held_on.isoformat()} {title or kind_label(kind)}"
            kind = str(coming.get("kind", ""))
            return f"{coming.get('held_on', '')} {coming.get('title') or kind_label(kind)}".strip()
        if table is LedgerEntry:
            return self._ledger(row_id, coming)
        told = next((str(coming[name]) for name in _TITLES if coming.get(name)), "")
        if row_id is None:
            return told
        stored = table.get_or_none(table.id == row_id)
        return next(
            (str(getattr(stored, name)) for name in _TITLES if getattr(stored, name, "")), told
        )

    def _ledger(self, row_id: int | None, coming: Mapping[str, Any]) -> str:
        asked = LedgerEntry.select(LedgerEntry.book, LedgerEntry.number)
        found = _asked(row_id, asked.where(LedgerEntry.id == row_id))
        code, number = found[0] if found else (coming.get("book"), coming.get("number"))
        book = books_by_code().get(str(code))
        return "" if code is None else f"{'' if book is None else book.label}第{number}号"


def keyed(told: TravellingTable, key: tuple[Any, ...], row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row with the columns of its key."""
    return {**dict(zip(told.key, key, strict=False)), **row}


def _asked(row_id: int | None, query: Any) -> list[Any]:
    """Return what is told of a row; of one that is not here nothing is asked."""
    return [] if row_id is None else list(rows(query))
