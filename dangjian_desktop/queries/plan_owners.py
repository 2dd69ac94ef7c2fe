"""Who is meant by the 责任单位 of an item of a year plan."""

from datetime import date

from dangjian_desktop.domain.organisation_names import BranchNames
from dangjian_desktop.domain.plan_import import PlanWords
from dangjian_desktop.domain.problems import Fault, Severity
from dangjian_desktop.domain.vocabulary import OrganisationKind, PlanLevel
from dangjian_desktop.queries.organisations import OrganisationRow, Tree, ZoneQuery


class PlanOwners:
    """The organisations and zones of a day, found by how plans write them."""

    def __init__(self, day: date, words: PlanWords) -> None:
        self._words = words
        self._tree = Tree.on(day)
        self._branches = BranchNames(
            row.name for row in self._tree.of_kind(OrganisationKind.BRANCH)
        )
        self._zones = {zone.name: zone.zone_id for zone in ZoneQuery(day).fetch()}

    def find(
        self, owner: str, level: PlanLevel | None
    ) -> tuple[int | None, int | None, Fault | None]:
        """Return the organisation or zone that owes an item; neither for what is for many.

        Something of the committee's level that names nobody here (an office, or a typing error) is
        the committee's, with a warning that names it.
        """
        if not owner or self._words.many(owner) is not None:
            return None, None, None
        if owner in self._zones:
            return None, self._zones[owner], None
        found = [node for node in self._tree.rows if node.name == owner]
        if not found:
            names = self._branches.find(owner)
            found = [node for node in self._tree.rows if node.name in names]
        if len(found) == 1:
            return found[0].organisation_id, None, None
        if found:
            return None, None, Fault("plan.owner_several", owner)
        if level is PlanLevel.COMMITTEE:
            top = topmost_committee(self._tree)
            if top is None:
                return None, None, Fault("plan.no_committee", owner)
            told = Fault("plan.owner_of_committee", owner, Severity.WARNING, top.name)
            return top.organisation_id, None, told
        return None, None, Fault("plan.owner_unknown", owner)


def topmost_committee(tree: Tree) -> OrganisationRow | None:
    """Return the committee above all, or None where none stands."""
    return next(
        iter(tree.of_kind(OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH)), None
    )
