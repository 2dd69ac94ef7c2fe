"""Whose records are a branch's: its own and those of its groups, for many branches at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from dangjian_desktop.domain.measured import Figure, Measured, Record, RecordKind
from dangjian_desktop.domain.obligations import Every, Period, periods_of
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.queries.measures.registry import Scope
from dangjian_desktop.queries.obligation_facts import Standing, Standings, standings
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.lookups import MOST_NAMED, among
from dangjian_desktop.storage.models import Organisation

#: Nothing was owed in the period: nothing is lost.
NOTHING_DUE = Sentence("本期无应办事项")


@dataclass(frozen=True, eq=False)  # one of a kind: what is kept of it is kept by identity
class Places:
    """The branches of a scope with their groups, as they stand in the year of its period.

    Attributes:
        tree: Everything that stood in the year.
        branch_of: The branch of each branch and group of the scope.
        named: Row ids of the holders when they are few; None when whole tables are read.
    """

    tree: Standings
    branch_of: Mapping[int, int]
    named: tuple[int, ...] | None

    def of(self, column: Any) -> Any:
        """Return the condition that a holder is one of these; nothing is narrowed for many."""
        return column.is_null(False) if self.named is None else among(column, self.named)

    def name(self, organisation_id: int) -> str:
        """Return what a holder is called; of a group its own name alone."""
        found = self.tree.by_id.get(organisation_id)
        return "" if found is None else found.name

    def groups(self, branch_id: int, day: date) -> list[Standing]:
        """Return the groups of a branch that stood on a day."""
        text = day.isoformat()
        return [one for one in self.tree.groups_of.get(branch_id, ()) if one.stood(text, text)]


def places(scope: Scope) -> Places:
    """Return whose records belong to the branches of a scope."""
    return scope.once("places", lambda one: _places(one.branches, one.period.year, data_revision()))


@lru_cache(maxsize=4)
def _places(branches: tuple[int, ...], year: int, _revision: int) -> Places:
    tree = standings(year, None)
    branch_of = {branch: branch for branch in branches}
    for branch in branches:
        for group in tree.groups_of.get(branch, ()):
            branch_of[group.organisation_id] = branch
    named = tuple(branch_of) if len(branch_of) <= MOST_NAMED else None
    return Places(tree, branch_of, named)


def uid_of(scope: Scope, organisation_id: int) -> str:
    """Return the identity of an organisation, by which the window opens it."""
    uids = scope.once("organisation_uids", _uids)
    return uids.get(organisation_id, "")


def _uids(scope: Scope) -> Mapping[int, str]:
    node, here = Organisation, places(scope)
    return dict(stored_rows(node.select(node.id, node.uid).where(here.of(node.id))))


def record_of(
    scope: Scope, organisation_id: int, template: str, day: date | None = None, **facts: object
) -> Record:
    """Return a record about a branch or group; the window opens it in the tree."""
    uid, told = uid_of(scope, organisation_id), Sentence(template, **facts)
    return Record(RecordKind.ORGANISATION, uid, told, day, row_id=organisation_id)


def ending(scope: Scope, every: Every) -> tuple[list[Period], list[Period]]:
    """Return the periods of a length that end in that of the scope, and those of them that have."""
    due = [
        one
        for one in periods_of(every, scope.period.year)
        if scope.first <= one.last <= scope.period.last
    ]
    return due, [one for one in due if one.last < scope.on]


def not_due_yet(count: int) -> Sentence | None:
    """Return that so much will be judged later; None for nothing."""
    return Sentence("还有 {count} 次没有到期，到期后再算", count=count) if count else None


def whole(
    number: int,
    records: Iterable[Record] = (),
    proofs: Iterable[Record] = (),
    note: Sentence | None = None,
) -> Figure:
    """Return a figure that is a whole number."""
    return Figure(Decimal(number), tuple(records), tuple(proofs), note)


#: What a measure answers.
Answer = dict[int, Measured]
