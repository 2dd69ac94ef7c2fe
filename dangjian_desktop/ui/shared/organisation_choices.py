"""Organisations as choices of a form."""

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.ui.shared.fields import Choices

ABOVE_BRANCHES = (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH)


def branch_choices(tree: Tree) -> Choices:
    """Return the branches in tree order."""
    return [(row.organisation_id, row.name) for row in tree.of_kind(OrganisationKind.BRANCH)]


def group_choices(tree: Tree, branch_id: int | None) -> Choices:
    """Return the groups of a branch; none where no branch is chosen yet."""
    if branch_id is None:
        return ()
    return [
        (row.organisation_id, row.name)
        for row in tree.children(branch_id)
        if row.kind is OrganisationKind.PARTY_GROUP
    ]


def above_choices(tree: Tree) -> Choices:
    """Return what a branch may stand under."""
    return [(row.organisation_id, row.name) for row in tree.of_kind(*ABOVE_BRANCHES)]


def branch_of(tree: Tree, organisation_id: int | None) -> OrganisationRow | None:
    """Return the branch that a node is or stands in; None above the branches."""
    path = tree.path(organisation_id) if organisation_id is not None else []
    return next((row for row in path if row.kind is OrganisationKind.BRANCH), None)
