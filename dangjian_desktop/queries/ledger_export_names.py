"""How people, organisations and files of rows of ledgers are told where the rows leave."""

from collections.abc import Sequence
from datetime import date

from peewee import fn

from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledger_file_names import holder_words
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.people_named import PeopleByIdQuery
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import Attachment, Person


class ExportNames:
    """Names as an import understands them again: namesakes with what tells them apart."""

    def __init__(self, on: date, tree: Tree) -> None:
        """Look up who has namesakes.

        Args:
            on: Day whose branches tell namesakes apart. tree: the organisations of the day.
        """
        self._tree = tree
        twins = Person.select(Person.name).group_by(Person.name).having(fn.COUNT(Person.id) > 1)
        found = rows(Person.select(Person.id).where(Person.name.in_(twins)))
        told = PeopleByIdQuery(tuple(key for (key,) in found), on).fetch()
        self._told = {key: one.distinct_name for key, one in told.items()}
        self._files: dict[int, int] = {}

    def expect(self, batch: Sequence[EntryRow]) -> None:
        """Count the files of the rows that come next."""
        ids = [row.entry_id for row in batch if row.entry_id is not None]
        count = fn.COUNT(Attachment.id)
        chosen = Attachment.select(Attachment.entry_id, count).where(Attachment.entry.in_(ids))
        self._files = pairs(chosen.group_by(Attachment.entry))

    def person(self, named: Named) -> str:
        """Return a name, with what tells it from namesakes."""
        return self._told.get(named.person_id or 0, named.name)

    def holder(self, organisation_id: int, name: str) -> str:
        """Return an organisation by its present name; a group with its branch before it."""
        node = self._tree.get(organisation_id)
        return holder_words(self._tree, organisation_id, node.name if node else name)

    def files(self, entry_id: int | None) -> int:
        """Return how many files a row has."""
        return self._files.get(entry_id or 0, 0)
