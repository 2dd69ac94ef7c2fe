"""党员责任区 as of a day: the crews of branches and who answers for them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    CREW_GONE,
    VALID,
    Area,
    CrewCoverage,
    coverage,
    crews_named,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope


@dataclass(frozen=True)
class CrewCoverageQuery:
    """The crews below an organisation with who answers for them, gaps first (Z08).

    Crews are those in which somebody of the roster works and those that an area names; of one
    without any of these nothing is known.

    Attributes:
        within: A branch, or what stands above branches; None for all.
    """

    reads: ClassVar = frozenset(
        {
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.POST,
            Topic.JOB,
            Topic.ORGANISATION,
            Topic.FIELD,
            Topic.FIELD_VALUE,
            Topic.LEDGER,
            Topic.BOOK,
            Topic.ACTIVITY,
            Topic.DOCUMENT,
        }
    )
    on: date
    within: int | None = None

    def fetch(self) -> list[CrewCoverage]:
        """Return the crews."""
        people = RosterQuery(self.on, within=self.within, scope=Scope.EVERYBODY).fetch()
        crews = [(row.branch_id, row.facts.crew) for row in people if row.branch_id is not None]
        entries = LedgerQuery(AREA_BOOK, self.on, within=self.within, until=self.on).fetch()
        everybody = RosterQuery(self.on, scope=Scope.EVERYBODY).keys()
        tree = Tree.on(self.on)
        return coverage(crews, [_area(entry, tree) for entry in entries], set(everybody))


def _area(entry: EntryRow, tree: Tree) -> Area:
    path = tree.path(entry.organisation_id)
    branches = [one.organisation_id for one in path if one.kind is OrganisationKind.BRANCH]
    members = entry.row.values.get("members")
    named = members if isinstance(members, tuple) else ()
    return Area(
        name=entry.text("name"),
        branch_id=branches[-1] if branches else entry.organisation_id,
        crews=crews_named(entry.text("crew")),
        members=frozenset(one.person_id for one in named if one.person_id is not None),
        names=tuple(one.name for one in named),
        is_valid=entry.row.state == VALID,
        is_crew_gone=entry.row.values.get("end_reason") == CREW_GONE,
    )
