"""A branch as the division into 党小组 sees it: its people with what matters, and its groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.dates import PartialDate, full_years
from dangjian_desktop.domain.division import MAY_LEAD, DividedGroup, DividedPerson
from dangjian_desktop.domain.division_rules import Bond, DivisionRules, Trait, division_rules
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, PRINTED, OrganisationKind, Post, Stage
from dangjian_desktop.queries.group_leaders import leader_stages_on
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import pairs, rows, valid_spells, values_on
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Person,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_RULE_NAMES = ("together", "limits", "balance", "schooling", "moves")


@dataclass(frozen=True)
class DividedBranch:
    """A branch to be divided: its people by name, and its groups in their order."""

    branch_id: int
    people: tuple[DividedPerson, ...]
    groups: tuple[DividedGroup, ...]
    rules: DivisionRules


@dataclass(frozen=True)
class DivisionQuery:
    """The people of a branch to be divided on a day, its groups, and the rules of dividing it.

    Those are its party members, and whoever else is in one of its groups: an 入党积极分子, say.
    Job and facts are those of now: a division is made for people as they are.

    Attributes:
        locked: Ids of people who shall stay where they are.
    """

    reads: ClassVar = frozenset(
        {
            Topic.ORGANISATION,
            Topic.PERSON,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.STAGE,
            Topic.POST,
            Topic.RULE,
        }
    )
    branch_id: int
    on: date
    locked: frozenset[int] = frozenset()

    def fetch(self) -> DividedBranch:
        """Return the branch; one without party members has no people."""
        rules = division_rules_on(self.on)
        groups = tuple(
            DividedGroup(row.organisation_id, row.name)
            for row in Tree.on(self.on).children(self.branch_id)
            if row.kind is OrganisationKind.PARTY_GROUP
        )
        ids = {
            spell.person_id for spell in valid_spells(Membership, self.on, branch=self.branch_id)
        }
        stages = values_on(StageSpell, StageSpell.stage, ids, self.on)
        group_ids = {group.group_id for group in groups}
        in_group = {
            key: group_id
            for key, group_id in values_on(
                GroupMembership, GroupMembership.party_group_id, ids, self.on
            ).items()
            if group_id in group_ids
        }
        divided = {
            key: stages.get(key)
            for key in ids
            if stages.get(key) in MEMBER_STAGES or key in in_group
        }
        return DividedBranch(self.branch_id, self._people(divided, in_group, rules), groups, rules)

    def _people(
        self,
        stages: Mapping[int, Stage | None],
        in_group: Mapping[int, int],
        rules: DivisionRules,
    ) -> tuple[DividedPerson, ...]:
        leading = pairs(
            PostSpell.select(PostSpell.person_id, PostSpell.organisation_id).where(
                valid_on(PostSpell, self.on) & (PostSpell.post == Post.GROUP_LEADER)
            )
        )
        may_lead = leader_stages_on(self.on)
        columns = (
            Person.id,
            Person.name,
            Person.section,
            Person.crew,
            Person.shift_crew,
            Person.workplace,
            Person.born_on,
            Person.education,
        )
        chosen = Person.select(*columns).where(Person.id.in_(sorted(stages)))
        found = []
        for key, name, section, crew, shift_crew, workplace, born_on, education in rows(
            chosen.order_by(Person.sort_name, Person.id)
        ):
            stage = stages[key]
            bonds = {
                Bond.CREW: f"{section}{crew}" if crew else "",
                Bond.SHIFT_CREW: shift_crew,
                Bond.WORKPLACE: PRINTED[workplace] if workplace else "",
            }
            traits = {
                Trait.STAGE: PRINTED[stage] if stage else "",
                Trait.AGE: self._age_band(born_on, rules),
                Trait.SCHOOLING: rules.schooling.get(education, ""),
                Trait.LEADERS: MAY_LEAD if may_lead is None or stage in may_lead else "",
            }
            group_id = in_group.get(key)
            found.append(
                DividedPerson(
                    key,
                    name,
                    {bond: unit for bond, unit in bonds.items() if unit},
                    {trait: value for trait, value in traits.items() if value},
                    group_id,
                    stage is Stage.FULL,
                    group_id is not None and leading.get(key) == group_id,
                    key in self.locked,
                )
            )
        return tuple(found)

    def _age_band(self, born_on: PartialDate | None, rules: DivisionRules) -> str:
        return rules.age_band(full_years(born_on.first_day, self.on)) if born_on else ""


def division_rules_on(on: date) -> DivisionRules:
    """Return the rules of dividing a branch that hold on a day."""
    rules = rules_on(on)
    return division_rules({name: rules.values_of(f"division.{name}") for name in _RULE_NAMES})
