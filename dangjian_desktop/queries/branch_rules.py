"""What the rules on setting up branches say of each branch: those that are met, and the others."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.organisation_rules import Noticed, noticed, ready_testers
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.examination import checks_on, organisation_records
from dangjian_desktop.queries.organisations import Tree


@dataclass(frozen=True, slots=True)
class BranchRule:
    """A rule on the setting up of a branch or group, and what is found.

    Attributes:
        found: What is noticed; empty where all is as the rule says.
    """

    title: str
    rule: str
    source: str
    decider: str
    is_on: bool
    found: tuple[Noticed, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchRules:
    """What the rules say of one branch on a day (facts.md 15.2, O01 to O10).

    Attributes:
        full, probationary: Its party members. committee: people with a post in the committee.
        groups: How many groups it has.
        rules: Every rule, those that are met too.
    """

    branch_id: int
    uid: str
    name: str
    full: int
    probationary: int
    committee: int
    groups: int
    rules: tuple[BranchRule, ...]

    @property
    def found(self) -> tuple[Noticed, ...]:
        """Everything that is noticed."""
        return tuple(one for rule in self.rules for one in rule.found)


@dataclass(frozen=True)
class BranchRulesQuery:
    """The rules on setting up branches, held against each branch below an organisation."""

    reads: ClassVar = frozenset(
        {
            Topic.ORGANISATION,
            Topic.PERSON,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.STAGE,
            Topic.POST,
            Topic.ELECTION,
            Topic.OBLIGATION,
            Topic.RULE,
        }
    )
    on: date
    within: int | None = None

    def fetch(self) -> list[BranchRules]:
        """Return the branches in the order of the tree; of a group, its branch."""
        tree = Tree.on(self.on)
        node = tree.get(self.within)
        if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
            node = tree.get(node.parent_id)
        below = None if node is None else tree.below(node.organisation_id)
        checks = [
            check
            for check in checks_on(self.on)
            if check.rule and OrganisationKind.BRANCH in check.parameters.get("of", ())
        ]
        testers = {tester.check.code: tester for tester in ready_testers(checks)}
        records = organisation_records(self.on)
        found = []
        for branch in tree.of_kind(OrganisationKind.BRANCH):
            if below is not None and branch.organisation_id not in below:
                continue
            record = records[branch.organisation_id]
            rules = tuple(
                BranchRule(
                    check.title,
                    check.rule,
                    check.source,
                    check.decider,
                    check.is_on,
                    tuple(noticed([testers[check.code]], record, self.on))
                    if check.code in testers
                    else (),
                )
                for check in checks
            )
            found.append(
                BranchRules(
                    branch.organisation_id,
                    branch.uid,
                    branch.name,
                    record.full,
                    record.probationary,
                    record.committee,
                    record.group_count,
                    rules,
                )
            )
        return found
