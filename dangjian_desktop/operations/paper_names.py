"""Names as papers write them: whose paper it is, and who holds an activity."""

from datetime import date

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.activities import ActivityRow
from dangjian_desktop.queries.organisations import Tree


def place_on_paper(on: date, within: int | None) -> str:
    """Return the organisation whose paper it is; of everybody's, the one above all.

    Args:
        on: The day of which the name is true.
        within: The organisation; None for everybody.

    Returns:
        Its name; "" when it does not stand on the day, or when several stand above all.
    """
    tree = Tree.on(on)
    roots = tree.children(None)
    node = tree.get(within)
    if within is None and len(roots) == 1:
        (node,) = roots
    return node.name if node is not None else ""


def keeper_on_paper(on: date, organisation_id: int | None) -> str:
    """Return whose paper it is, a party group with its branch before it; "" as `place_on_paper`."""
    tree = Tree.on(on)
    node = tree.get(organisation_id)
    if node is None or node.kind is not OrganisationKind.PARTY_GROUP:
        return place_on_paper(on, organisation_id)
    above = tree.get(node.parent_id)
    return f"{above.name if above is not None else ''}{node.name}"


def branch_on_paper(on: date, organisation_id: int) -> str:
    """Return the branch of an organisation; its own name where it has none; "" when it is gone."""
    tree = Tree.on(on)
    path = tree.path(organisation_id)
    branch = next((node for node in path if node.kind is OrganisationKind.BRANCH), None)
    own = tree.get(organisation_id)
    return branch.name if branch is not None else own.name if own is not None else ""


def holder_on_paper(activity: ActivityRow, within: int | None = None) -> str:
    """Return the 协作区 or organisation that holds an activity.

    A party group has its branch before it, since 第一党小组 alone says too little; on a paper of
    that very branch (`within`) it has not.
    """
    if activity.zone_name:
        return activity.zone_name
    tree = Tree.on(activity.held_on)
    node = tree.get(activity.organisation_id)
    if node is None or node.kind is not OrganisationKind.PARTY_GROUP or node.parent_id == within:
        return activity.organisation_name
    above = tree.get(node.parent_id)
    return f"{above.name if above is not None else ''}{activity.organisation_name}"
