"""What the rows are called that other rows point to, whatever table they stand in."""

from typing import Any, ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.stored_words import StoredNames
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    TABLES,
    Activity,
    LedgerEntry,
    Organisation,
    Person,
)
from dangjian_desktop.storage.models.base import Table

#: A row that has no name of its own is called by what it points to, so many steps at most.
_STEPS = 3
_OWN_NAMES = ("title", "name", "label", "file_name")


class RowNames(StoredNames):
    """Looks each row up once; of what is gone nothing is told where its kind is told anyhow."""

    #: Of whatever a row may point to.
    reads: ClassVar = frozenset(
        field.rel_model.topic
        for table in TABLES
        for field in table._meta.sorted_fields
        if getattr(field, "rel_model", None) is not None
    ) | {Topic.BOOK, Topic.ACTIVITY_KIND}

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[tuple[str, Any], str] = {}

    def row(self, table: str, row_id: Any, steps: int = _STEPS) -> str:
        """Return what a row is called; "" for what is gone or has no name."""
        if (table, row_id) not in self._told:
            self._told[table, row_id] = self._looked_up(table, row_id, steps)
        return self._told[table, row_id]

    def _looked_up(self, name: str, row_id: Any, steps: int) -> str:
        table = TABLE_BY_NAME.get(name)
        if table is None or row_id is None:
            return ""
        known = {Person: self.person, Organisation: self.organisation, Activity: self.activity}
        if table in known:
            return known[table](row_id)
        if table is LedgerEntry:
            return self._ledger(row_id)
        return self._named(table, row_id, steps)

    def _ledger(self, row_id: Any) -> str:
        asked = LedgerEntry.select(LedgerEntry.book, LedgerEntry.number)
        for code, number in rows(asked.where(LedgerEntry.id == row_id)):
            book = books_by_code().get(code)
            return f"{book.label if book is not None else ''}第{number}号"
        return ""

    def _named(self, table: type[Table], row_id: Any, steps: int) -> str:
        fields = {field.column_name: field for field in table._meta.sorted_fields}
        own = [fields[column] for column in _OWN_NAMES if column in fields]
        owners = [
            field for field in fields.values() if getattr(field, "rel_model", None) is not None
        ]
        found = rows(table.select(*own, *owners).where(table._meta.primary_key == row_id))
        if not found:
            return ""
        names = [str(value) for value in found[0][: len(own)] if value]
        if names:
            return names[0]
        if steps:
            for owner, value in zip(owners, found[0][len(own) :], strict=True):
                told = self.row(owner.rel_model.table_name(), value, steps - 1)
                if told:
                    return told
        return ""
