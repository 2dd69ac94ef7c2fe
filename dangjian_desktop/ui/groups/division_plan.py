"""What the user has asked and made for one branch so far; nothing of it is in the file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dangjian_desktop.domain.division import DivisionProblem, DivisionWishes
from dangjian_desktop.domain.division_proposal import (
    Proposal,
    carried_over,
    news_since,
    started_by_hand,
    with_locks,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.queries.division import DividedBranch
from dangjian_desktop.ui.groups.division_wishes import values_of


@dataclass
class Plan:
    """The wishes and the proposal for one branch.

    Attributes:
        branch: The branch as it is now.
        values: What stands in the form of wishes.
        locked: Ids of people who shall stay. together, apart: sets of ids.
        steps: The proposals, each made of the one before; the last is the one shown.
    """

    branch: DividedBranch
    values: dict[str, Any]
    locked: set[int] = field(default_factory=set)
    together: list[frozenset[int]] = field(default_factory=list)
    apart: list[frozenset[int]] = field(default_factory=list)
    steps: list[Proposal] = field(default_factory=list)

    @classmethod
    def of(cls, branch: DividedBranch) -> "Plan":
        """Return the plan of a branch for which nothing was asked yet."""
        rules = branch.rules
        least = 2 * rules.least_size
        count = len(branch.groups) or (2 if len(branch.people) >= least else 1)
        return cls(branch, values_of(rules, count))

    @property
    def proposal(self) -> Proposal | None:
        """The proposal that is shown, with who is locked now; None while there is none."""
        return with_locks(self.steps[-1], self.locked) if self.steps else None

    @property
    def today(self) -> DivisionProblem:
        """The branch with its groups, for showing how it is."""
        count = max(1, len(self.branch.groups))
        wishes = DivisionWishes(count, self.branch.rules)
        problem = DivisionProblem(self.branch.people, self.branch.groups, wishes)
        return problem.with_locks(self.locked)

    def news(self) -> list[Sentence]:
        """Return what has changed since the proposal was made."""
        if self.proposal is None:
            return []
        return news_since(self.proposal.problem, self.branch.people, self.branch.groups)

    def take(self, branch: DividedBranch) -> None:
        """Take the branch as it is now; who is no longer in it is no longer asked for."""
        self.branch = branch
        ids = {person.person_id for person in branch.people}
        self.locked = {
            person.person_id
            for person in branch.people
            if person.person_id in self.locked and person.group_id is not None
        }
        self.together = _still(self.together, ids)
        self.apart = _still(self.apart, ids)

    def started(self) -> Proposal:
        """Return the proposal, or the division of today as one that is made by hand."""
        return self.proposal or started_by_hand(self.today)

    def push(self, told: Proposal) -> None:
        """Show another proposal; the one before can be had back."""
        if told != self.proposal:
            self.steps.append(told)

    def carry_over(self) -> None:
        """Bring the proposal up to the branch as it is now."""
        if self.proposal is not None:
            self.steps = [carried_over(self.proposal, self.branch.people, self.branch.groups)]

    def names(self, ids: Iterable[int]) -> list[str]:
        """Return the names of people in the order of the roster."""
        wanted = set(ids)
        return [one.name for one in self.branch.people if one.person_id in wanted]


def _still(sets: Iterable[frozenset[int]], ids: set[int]) -> list[frozenset[int]]:
    return [some & ids for some in sets if len(some & ids) > 1]
