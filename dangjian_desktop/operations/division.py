"""Finding a division of a branch into 党小组 with the solver, and putting one into force.

Finding changes no rows; it takes seconds, so the window lets it run as a job. The solver is
loaded when the first division is looked for. Why it is clingo and how it is asked stands in
`division_model`.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.division import (
    DivisionProblem,
    DivisionWishes,
    ImpossibleDivisionError,
    costs,
    faults_of,
    is_allowed,
    slots_for,
)
from dangjian_desktop.domain.division_proposal import Proposal, proposal
from dangjian_desktop.domain.division_rules import BOND_WORDS, Bond
from dangjian_desktop.domain.problems import Told, Word
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, Stage
from dangjian_desktop.operations.division_model import (
    alike_program,
    allowed_program,
    bond_program,
    order_of_choices,
    weight_program,
)
from dangjian_desktop.operations.division_solver import best_within, collision
from dangjian_desktop.operations.group_leaders import write_leader
from dangjian_desktop.operations.organisations import write_organisation
from dangjian_desktop.operations.people import write_group_move
from dangjian_desktop.operations.reorganisation import write_group_end
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.division import DividedBranch, division_rules_on
from dangjian_desktop.storage.lookups import valid_spells, values_on
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Organisation,
    OrganisationSpell,
    PostSpell,
    StageSpell,
)

#: The share of the time that all bonds together may take.
_SHARE_OF_BONDS = 0.5


def divide_branch(
    branch: DividedBranch,
    wishes: DivisionWishes,
    *,
    seconds: float | None = None,
    progress: Progress = tell_nobody,
    stopped: Callable[[], bool] = lambda: False,
) -> Proposal:
    """Find the best division of a branch in the time there is.

    The answer is never worse than the division of today where that one does what is wished.

    Args:
        branch: Its people and groups.
        wishes: What is asked.
        seconds: How long to reckon; None as the rule says.
        progress: Told what is being done, with the best so far and its gap; what it raises ends
            the search without an answer.
        stopped: Asked again and again whether to be content with the best that was found, or
            with the wishes that may collide.

    Raises:
        ImpossibleDivisionError: When nothing fits the wishes; it names those that collide.
        RefusedError: When nothing was found in time, or before it was stopped.
    """
    faults = faults_of(branch.people, wishes)
    if faults:
        raise ImpossibleDivisionError(*faults)
    slots = slots_for(branch.groups, wishes.count)
    problem = DivisionProblem(branch.people, tuple(slots), wishes)
    began = time.monotonic()
    ends = began + (wishes.rules.most_seconds if seconds is None else seconds)
    places, gap = _search(problem, ends, progress, stopped)
    return proposal(problem, places, seconds=time.monotonic() - began, gap=gap)


def _search(
    problem: DivisionProblem, ends: float, progress: Progress, stopped: Callable[[], bool]
) -> tuple[tuple[int, ...], float]:
    """Ask for the fewest splits, bond after bond, and then for the least weight.

    Raises:
        ImpossibleDivisionError: When nothing fits.
        RefusedError: When nothing was found in time.
    """
    allowed = allowed_program(problem)
    kept: list[str] = []
    best = _today(problem)
    gap = 0.0
    bonds = [bond for bond in problem.wishes.rules.order if problem.units(bond)]
    for left, bond in zip(range(len(bonds), 0, -1), bonds, strict=True):
        share = (ends - time.monotonic()) * _SHARE_OF_BONDS / left
        program = (
            allowed,
            *kept,
            bond_program(problem, bond, None),
            alike_program(problem, by_traits=False),
        )
        told = partial(_told_of_bond, problem, bond)
        answer = best_within(program, time.monotonic() + share, told, progress, stopped)
        best = _better(problem, answer.places, best)
        if best is not None:
            splits = costs(problem, best).splits[bond]
            gap = gap or answer.gap(splits)
            kept.append(bond_program(problem, bond, splits))
        elif answer.is_proved:
            raise collision(problem, ends, progress, stopped)
    program = (
        allowed,
        *kept,
        weight_program(problem),
        alike_program(problem, by_traits=True),
        order_of_choices(),
    )
    told_of_weight = partial(_told_of_weight, problem, best)
    answer = best_within(program, ends, told_of_weight, progress, stopped)
    best = _better(problem, answer.places, best)
    if best is None:
        if answer.is_proved:
            raise collision(problem, ends, progress, stopped)
        raise _too_late()
    return best, gap or answer.gap(costs(problem, best).weight)


def _told_of_bond(
    problem: DivisionProblem, bond: Bond, best: tuple[int, ...] | None, bound: int
) -> Told:
    """Say what is being done while people of one bond are brought together."""
    word = Word(BOND_WORDS[bond])
    if best is None:
        return Told("正在使{bond}不拆开", bond=word)
    return Told(
        "正在使{bond}不拆开：目前拆开 {splits} 处，最少 {bound} 处",
        bond=word,
        splits=costs(problem, best).splits[bond],
        bound=bound,
    )


def _told_of_weight(
    problem: DivisionProblem,
    before: tuple[int, ...] | None,
    found: tuple[int, ...] | None,
    bound: int,
) -> Told:
    """Say what is being done while the groups are made even, and how good the best is so far."""
    best = _better(problem, found, before)
    if best is None:
        return Told("正在使各组均衡、少调整人员")
    told = costs(problem, best)
    gap = max(told.weight - bound, 0) / told.weight if told.weight else 0.0
    return Told(
        "正在使各组均衡、少调整人员：目前换组 {moved} 人，离可能的最好不超过 {gap:.1%}",
        moved=told.moved,
        gap=gap,
    )


def _today(problem: DivisionProblem) -> tuple[int, ...] | None:
    """Return the division of today where it does what is wished."""
    today = problem.today()
    return tuple(today) if today is not None and is_allowed(problem, today) else None


def _better(
    problem: DivisionProblem, one: tuple[int, ...] | None, other: tuple[int, ...] | None
) -> tuple[int, ...] | None:
    """Return the better of two divisions; of equally good ones the second."""
    if one is None or other is None:
        return other if one is None else one
    return one if costs(problem, one).key < costs(problem, other).key else other


def _too_late() -> RefusedError:
    return RefusedError("在限定的时间里没有找到合适的划分。请放宽要求，或多算几秒。")


# Putting one into force ------------------------------------------------------------------------


@dataclass(frozen=True)
class PlannedGroup:
    """A group as it shall be.

    Attributes:
        group_id: The group that goes on; None to set one up under `name`.
        leader_id: Who shall lead it from the day on; None to appoint nobody.
    """

    group_id: int | None
    name: str
    person_ids: tuple[int, ...]
    leader_id: int | None = None


@operation("调整党小组划分")
def apply_division(
    writer: Writer, *, branch_id: int, groups: Sequence[PlannedGroup], on: date
) -> int:
    """Let the groups of a branch be as planned from a day on; return how many people moved.

    Groups that are not planned end with the day; whoever is not planned stays in the group. Who
    leads a group and leaves it leads it no more; nobody is appointed but who is named.

    Raises:
        RefusedError: When a group is empty, not of the branch or has too few 正式党员, somebody
            stands twice, is no member of the branch or loses the group, a leader is not of the
            group or may not lead, or something changes later.
    """
    standing = {
        spell.organisation_id for spell in valid_spells(OrganisationSpell, on, parent=branch_id)
    }
    _refuse_bad_plan(branch_id, groups, standing, on)
    moved = 0
    for planned in groups:
        group_id = planned.group_id
        if group_id is None:
            group_id = write_organisation(
                writer,
                kind=OrganisationKind.PARTY_GROUP,
                name=planned.name,
                parent_id=branch_id,
                since=PartialDate.of(on),
            )
        for person_id in planned.person_ids:
            moved += write_group_move(writer, person_id, group_id, on)
        if planned.leader_id is not None:
            _lead(writer, planned.leader_id, group_id, on)
    for group_id in sorted(standing - {planned.group_id for planned in groups}):
        write_group_end(writer, group_id, on)
    return moved


def _refuse_bad_plan(
    branch_id: int, groups: Sequence[PlannedGroup], standing: set[int], on: date
) -> None:
    if Organisation.get_by_id(branch_id).kind is not OrganisationKind.BRANCH:
        raise RefusedError("只有党支部可以划分党小组。请选择一个党支部。")
    named = [planned.group_id for planned in groups if planned.group_id is not None]
    if set(named) - standing or len(set(named)) < len(named):
        raise RefusedError("方案里的党小组不是这个党支部现有的。请重新划分。")
    members = {spell.person_id for spell in valid_spells(Membership, on, branch=branch_id)}
    planned_ids = [one for planned in groups for one in planned.person_ids]
    if set(planned_ids) - members:
        raise RefusedError("方案里有人已不在这个党支部。请重新划分。")
    if len(set(planned_ids)) < len(planned_ids):
        raise RefusedError("方案里有人分在两个党小组。请只留一个。")
    for planned in groups:
        if not planned.person_ids:
            raise RefusedError("{name}没有人。请分人进去，或去掉这个党小组。", name=planned.name)
        if planned.leader_id is not None and planned.leader_id not in planned.person_ids:
            raise RefusedError("{name}的组长不在组里。请另选组长。", name=planned.name)
    _refuse_too_few_full(groups, on)
    left_out = {
        spell.person_id
        for group_id in standing - set(named)
        for spell in valid_spells(GroupMembership, on, party_group=group_id)
    } - set(planned_ids)
    if left_out:
        raise RefusedError(
            "有 {count} 人的党小组不再设，方案里没有他们。请重新划分。", count=len(left_out)
        )


def _refuse_too_few_full(groups: Sequence[PlannedGroup], on: date) -> None:
    """Refuse a group with fewer 正式党员 than the rule asks for: it could have no leader."""
    least = division_rules_on(on).least_full
    planned_ids = {one for planned in groups for one in planned.person_ids}
    stages = values_on(StageSpell, StageSpell.stage, planned_ids, on)
    for planned in groups:
        full = sum(stages.get(one) is Stage.FULL for one in planned.person_ids)
        if full < least:
            raise RefusedError(
                "{name}有 {full} 名正式党员，至少要 {least} 名。请调入正式党员，"
                "或修改规则“党小组的最少人数”。",
                name=planned.name,
                full=full,
                least=least,
            )


def _lead(writer: Writer, person_id: int, group_id: int, on: date) -> None:
    """Let somebody lead a group; who does so already goes on."""
    now = valid_spells(PostSpell, on, organisation=group_id, person=person_id)
    if not any(spell.post is Post.GROUP_LEADER and spell.until is None for spell in now):
        write_leader(writer, person_id, group_id, on)
