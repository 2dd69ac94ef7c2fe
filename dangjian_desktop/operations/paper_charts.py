"""What stands on organisation charts and lists of groups."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    PRINTED,
    OrganisationKind,
    Post,
    Stage,
    printed,
)
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.organisations import (
    Headcount,
    HeadcountQuery,
    OrganisationRow,
    Tree,
)
from dangjian_desktop.queries.photos import WallPhotoQuery
from dangjian_desktop.queries.roster import RosterQuery, RosterRow

if TYPE_CHECKING:
    from dangjian_desktop.printing.walls.chart import ChartPerson


def organisation_chart_content(printout: Printout) -> Rows:
    """Return a branch with its committee, groups and people; else the mine with its branches."""
    tree = Tree.on(printout.on)
    node = tree.get(printout.organisation_id) or (tree.rows[0] if tree.rows else None)
    if node is None:
        raise RefusedError("还没有组织。请先导入名册或新建党支部。")
    if node.kind is OrganisationKind.PARTY_GROUP:
        node = tree.get(node.parent_id) or node
    if node.kind is OrganisationKind.BRANCH:
        return [_branch_chart(node, tree, printout)], {"branch_name": node.name}
    return [_mine_chart(node, tree, printout)], {"branch_name": node.name}


def _branch_chart(node: OrganisationRow, tree: Tree, printout: Printout) -> object:
    from dangjian_desktop.printing.walls.chart import BranchChart, ChartGroup

    people = RosterQuery(printout.on, within=node.organisation_id).fetch()
    if not people:
        raise RefusedError(
            "{name}名册上还没有党员，画不出组织架构图。请先录入党员，或另选一个党支部。",
            name=node.name,
        )
    photos = WallPhotoQuery(tuple(row.person_id for row in people)).fetch()
    make = _chart_person(photos)
    groups = []
    for group in tree.children(node.organisation_id):
        own = [row for row in people if row.group_id == group.organisation_id]
        leader = next((row for row in own if Post.GROUP_LEADER in row.posts), None)
        groups.append(
            ChartGroup(
                group.name,
                make(leader, PRINTED[Post.GROUP_LEADER]) if leader else None,
                tuple(make(row, "") for row in own if row is not leader),
            )
        )
    return BranchChart(
        name=node.name,
        summary=_summary(people),
        committee=_committee(people, make),
        groups=tuple(groups),
        ungrouped=tuple(make(row, "") for row in people if row.group_id is None),
        as_of=day_on_paper(printout.on),
    )


def _chart_person(photos: Mapping[int, bytes]) -> Callable[[RosterRow, str], "ChartPerson"]:
    from dangjian_desktop.printing.walls.chart import ChartPerson

    def make(row: RosterRow, post: str) -> ChartPerson:
        return ChartPerson(
            row.facts.name,
            post,
            row.stage is Stage.PROBATIONARY,
            photos.get(row.person_id),
            row.uid,
        )

    return make


def _committee(
    people: Iterable[RosterRow], make: Callable[[RosterRow, str], "ChartPerson"]
) -> tuple["ChartPerson", ...]:
    """Return the committee in the order in which it is named; a person by the first post."""
    found: list[ChartPerson] = []
    named: set[int] = set()
    rows = list(people)
    for post in COMMITTEE_POSTS:
        for row in rows:
            if post in row.posts and row.person_id not in named:
                named.add(row.person_id)
                held = [other for other in COMMITTEE_POSTS if other in row.posts]
                found.append(make(row, "、".join(printed(other) for other in held)))
    return tuple(found)


def _mine_chart(node: OrganisationRow, tree: Tree, printout: Printout) -> object:
    from dangjian_desktop.printing.walls.chart import ChartUnit, MineChart

    counts = HeadcountQuery(printout.on).fetch()
    below = tree.below(node.organisation_id)
    secretaries = {
        row.branch_id: row.facts.name
        for row in RosterQuery(printout.on, within=node.organisation_id).fetch()
        if Post.SECRETARY in row.posts
    }
    units = []
    for branch in tree.of_kind(OrganisationKind.BRANCH):
        if branch.organisation_id not in below:
            continue
        above = tree.get(branch.parent_id)
        groups = len(tree.children(branch.organisation_id))
        members = counts[branch.organisation_id].members
        units.append(
            ChartUnit(
                branch.name,
                secretaries.get(branch.organisation_id, ""),
                f"党员 {members} 名" + (f" · 党小组 {groups} 个" if groups else ""),
                above.name if above and above.kind is OrganisationKind.GENERAL_BRANCH else "",
            )
        )
    total = counts.get(node.organisation_id, Headcount())
    return MineChart(
        name=node.name,
        summary=f"党支部 {len(units)} 个 · {_counted(total.full, total.probationary)}",
        units=tuple(units),
        as_of=day_on_paper(printout.on),
    )


def _summary(people: Sequence[RosterRow]) -> str:
    full = sum(row.stage is Stage.FULL for row in people)
    return _counted(full, len(people) - full)


def _counted(full: int, probationary: int) -> str:
    told = f"{PRINTED[Stage.FULL]} {full} 名"
    return told + (f" · {PRINTED[Stage.PROBATIONARY]} {probationary} 名" if probationary else "")


def group_list_content(printout: Printout) -> Rows:
    """Return each branch with its groups, their leaders and people."""
    from dangjian_desktop.printing.walls.group_list import GroupList, ListedGroup

    tree = Tree.on(printout.on)
    node = tree.get(printout.organisation_id)
    if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
        node = tree.get(node.parent_id)
    branches = tree.of_kind(OrganisationKind.BRANCH)
    if node is not None:
        below = tree.below(node.organisation_id)
        branches = [row for row in branches if row.organisation_id in below]
    if not branches:
        raise RefusedError("还没有党支部。请先导入名册或新建党支部。")
    lists = []
    for branch in branches:
        people = RosterQuery(printout.on, within=branch.organisation_id).fetch()
        groups = []
        for group in tree.children(branch.organisation_id):
            own = [row for row in people if row.group_id == group.organisation_id]
            leader = next((row for row in own if Post.GROUP_LEADER in row.posts), None)
            groups.append(
                ListedGroup(
                    group.name,
                    leader.facts.name if leader else "",
                    tuple(row.facts.name for row in own if row is not leader),
                )
            )
        free = tuple(row.facts.name for row in people if row.group_id is None)
        lists.append(GroupList(branch.name, tuple(groups), free, day_on_paper(printout.on)))
    return lists, {"branch_name": branches[0].name}
