"""`divide`: how a branch could be divided into 党小组, with the figures before and after."""

from collections.abc import Mapping

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.division import Costs, DivisionWishes
from dangjian_desktop.domain.division_figures import DivisionFigures
from dangjian_desktop.domain.division_proposal import Proposal
from dangjian_desktop.domain.division_rules import BOND_WORDS, Trait
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.division import divide_branch
from dangjian_desktop.queries.division import DivisionQuery
from dangjian_desktop.queries.organisations import Tree

#: A solver that runs longer than these seconds has been forgotten.
_MOST_SECONDS = 600


@click.command("divide", cls=Command, help="划分党小组：算出最合适的方案，只显示，不改数据。")
@click.option("--branch", required=True, metavar="名称", help="党支部")
@click.option("--groups", required=True, type=int, metavar="N", help="划分几个党小组")
@click.option(
    "--keep-moves-below",
    type=int,
    metavar="K",
    help="换组的人要少于 K 人（默认不限，已算得尽量少）",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, _MOST_SECONDS),
    metavar="秒",
    help="最多算几秒（默认按规则）",
)
@passed
def divide(
    context: Context,
    branch: str,
    groups: int,
    keep_moves_below: int | None,
    seconds: float | None,
) -> None:
    """Answer the best division found, who moves and why."""
    with context.opened():
        found = proposed_division(context, branch, groups, keep_moves_below, seconds)
    context.answer(_answer(found), _lines(found))


def proposed_division(
    context: Context,
    branch: str | None,
    groups: int,
    keep_moves_below: int | None = None,
    seconds: float | None = None,
) -> Proposal:
    """Return the best division of a branch found; the data is open."""
    branch_id = organisation_named(context, branch)
    node = Tree.on(context.on).get(branch_id)
    if branch_id is None or node is None or node.kind is not OrganisationKind.BRANCH:
        raise CommandError("只有党支部可以划分党小组。请选择一个党支部。")
    divided = DivisionQuery(branch_id, context.on).fetch()
    return divide_branch(
        divided, DivisionWishes(groups, divided.rules, keep_moves_below), seconds=seconds
    )


def _answer(found: Proposal) -> dict[str, object]:
    names = {person.person_id: person.name for person in found.problem.people}
    return {
        "groups": [
            {
                "name": one.group.name,
                "people": [names[key] for key in one.person_ids],
                "leader": names.get(one.leader_id) if one.leader_id else None,
                "is_new": one.group.group_id is None,
            }
            for one in found.groups
        ],
        "closing": [group.name for group in found.closing],
        "moved": found.costs.moved,
        "moves": [
            {
                "name": move.name,
                "from": move.from_name or None,
                "to": move.to_name,
                "reasons": list(map(str, move.reasons)),
            }
            for move in found.moves
        ],
        "before": _figures(found.before),
        "after": {**_figures(found.after), **_costs(found.costs)},
        "seconds": round(found.seconds, 2),
        "optimal": found.is_optimal,
        "gap": round(found.gap, 4) if found.gap is not None else None,
    }


def _figures(told: DivisionFigures) -> dict[str, object]:
    return {
        "least": told.least,
        "most": told.most,
        "ungrouped": told.ungrouped,
        "split": [
            {
                "kind": BOND_WORDS[one.bond],
                "name": one.unit,
                "people": one.people,
                "groups": one.groups,
                "needed": one.needed,
            }
            for one in told.split
        ],
        "groups": [
            {
                "name": group.name,
                "size": group.size,
                "full": group.full,
                "may_lead": group.may_lead,
                **{trait.value: dict(group.traits[trait]) for trait in _SHOWN},
            }
            for group in told.groups
        ],
    }


#: The traits that are told value by value; who may lead is a number.
_SHOWN = (Trait.STAGE, Trait.AGE, Trait.SCHOOLING)


def _costs(costs: Costs) -> Mapping[str, object]:
    return {"leaders_moved": costs.leaders_moved}


def _lines(found: Proposal) -> list[str]:
    names = {person.person_id: person.name for person in found.problem.people}
    lines = []
    for one in found.groups:
        leader = f"组长{names[one.leader_id]}" if one.leader_id else "组长待定"
        new = "（新设）" if one.group.group_id is None else ""
        people = "、".join(names[key] for key in one.person_ids)
        lines.append(f"{one.group.name}{new}  {len(one.person_ids)} 人，{leader}：{people}")
    lines += [f"{group.name}  不再设" for group in found.closing]
    lines.append(
        f"每组 {found.after.least}–{found.after.most} 人"
        f"（现在 {found.before.least}–{found.before.most} 人），"
        f"拆开的班组、轮班组、作业地点 {len(found.after.split)} 处"
        f"（现在 {len(found.before.split)} 处），换组 {found.costs.moved} 人。"
    )
    lines += [
        f"{move.name}：{move.from_name or '（未编组）'} → {move.to_name}，"
        + "、".join(map(str, move.reasons))
        for move in found.moves
    ]
    return [*lines, _worth(found)]


def _worth(found: Proposal) -> str:
    took = f"算了 {found.seconds:.1f} 秒"
    if found.is_optimal:
        return f"{took}，已证明没有更好的划分。"
    assert found.gap is not None, "the solver always tells a bound"
    return f"{took}，这是当时最好的一个，离可能的最好不超过 {found.gap:.1%}。多算几秒也许更好。"
