"""Whom and what the names mean that are typed, pasted or imported into ledgers."""

from collections.abc import Mapping, Sequence
from datetime import date

from dangjian_desktop.domain.cells import Cell, without_spaces
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation, Value, read_value
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.problems import Address, Fault, Problem, Reading
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Membership, Person
from dangjian_desktop.storage.models.base import valid_on


class LedgerNames:
    """Names as they are meant in the ledgers of one place, on a day.

    Of several people of one name those of the branch are meant, and of these those who belong to
    it on the day; where that still leaves several, it has to be chosen.
    """

    def __init__(self, on: date, within: int | None = None) -> None:
        """Read nothing yet.

        Args:
            on: The day.
            within: Whose ledger it is: a branch, a group, a committee.
        """
        self._on, self._tree = on, Tree.on(on)
        self._within = within
        self._people: dict[str, tuple[Named, ...]] = {}
        self._organisations: dict[str, tuple[NamedOrganisation, ...]] | None = None

    def people(self, name: str) -> Sequence[Named]:
        """Return whom a name can mean; nobody for a name that is not on the roster."""
        bare = without_spaces(name)
        if bare not in self._people:
            self._people[bare] = self._called(bare)
        return self._people[bare]

    def organisations(self, name: str) -> Sequence[NamedOrganisation]:
        """Return which organisations of the day have a name."""
        if self._organisations is None:
            told: dict[str, tuple[NamedOrganisation, ...]] = {}
            for node in self._tree.rows:
                one = NamedOrganisation(node.organisation_id, node.name)
                key = without_spaces(node.name)
                told[key] = (*told.get(key, ()), one)
            self._organisations = told
        return self._organisations.get(without_spaces(name), ())

    def read(
        self, book: LedgerBook, cells: Mapping[str, Cell]
    ) -> tuple[dict[str, Value | None], list[Problem]]:
        """Return the values of cells by key of the field, and all that is wrong, at its field."""
        values: dict[str, Value | None] = {}
        problems: list[Problem] = []
        for key, cell in cells.items():
            field = book.field(key)
            if field is None:
                problems.append(Problem(Address(field=key), "ledger.field_unknown", key))
                continue
            reading = read_value(
                field, cell, on=self._on, people=self.people, organisations=self.organisations
            )
            problems += [fault.at(Address(field=key)) for fault in reading.faults]
            values[key] = reading.value
        return values, problems

    def taker(self, text: str) -> Reading[tuple[Named, ...]]:
        """Read the one who took a step: of the roster, or by name alone."""
        name = without_spaces(text)
        known = tuple(self.people(name))
        if len(known) > 1:
            return Reading(None, (Fault("ledger.namesakes", name, hint=str(len(known))),))
        return Reading(known or (Named(name),))

    def _called(self, name: str) -> tuple[Named, ...]:
        found = [
            Named(told, key)
            for key, told in rows(
                Person.select(Person.id, Person.name).where(Person.name == name).order_by(Person.id)
            )
        ]
        if len(found) < 2:
            return tuple(found)
        belongs = rows(
            Membership.select(Membership.person_id, Membership.branch_id).where(
                Membership.person.in_([one.person_id for one in found])
                & valid_on(Membership, self._on)
            )
        )
        here = {node.organisation_id for node in self._tree.path(self._within or 0)}
        own = {key for key, branch in belongs if branch in here}
        present = {key for key, _branch in belongs}
        for ids in (own, present):
            if ids:
                return tuple(one for one in found if one.person_id in ids)
        return tuple(found)
