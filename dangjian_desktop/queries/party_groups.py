"""The 党小组 of branches as of a day: their people, leaders and crews, and who is in none."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.group_leading import Steadiness, Training, TrainingRule
from dangjian_desktop.domain.organisation_rules import Noticed, noticed, ready_testers
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    PRINTED,
    OrganisationKind,
    SpellEnd,
    Stage,
)
from dangjian_desktop.queries.examination import checks_on, organisation_records
from dangjian_desktop.queries.former_jobs import jobs_then
from dangjian_desktop.queries.group_leaders import (
    TRAINING_TOPICS,
    LeaderTerm,
    leader_terms,
    steadiness_of,
    training_rule_on,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Organisation,
    OrganisationLink,
    OrganisationSpell,
    Person,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on

#: What people with their jobs, groups and posts are read from.
_PEOPLE = RosterQuery.reads - frozenset({Topic.SEARCH, Topic.ZONE, Topic.PHOTO})
_BELONGING = frozenset(
    {
        Topic.ORGANISATION,
        Topic.PERSON,
        Topic.JOB,
        Topic.MEMBERSHIP,
        Topic.GROUP_MEMBERSHIP,
        Topic.STAGE,
    }
)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A 党小组 as of a day.

    Attributes:
        since: First day under whatever name; None where not known.
        until: Day on which it ended; None while it stands. ended_by: how.
        leaders: Terms that last on the day; of a group that has ended the last one.
        others: People who are no party members yet.
        crews: 班组 with how many of its people work there, the largest first; "" for no crew.
        notices: What the checks notice, of a group that stands.
        training: Of the first leader; None where nobody leads.
    """

    group_id: int
    uid: str
    name: str
    branch_id: int
    branch_name: str
    since: PartialDate | None
    until: PartialDate | None
    ended_by: SpellEnd | None
    successor: str
    leaders: tuple[LeaderTerm, ...]
    steadiness: Steadiness
    full: int = 0
    probationary: int = 0
    others: int = 0
    crews: tuple[tuple[str, int], ...] = ()
    notices: tuple[Noticed, ...] = ()
    training: Training | None = None
    rule: TrainingRule | None = None

    @property
    def members(self) -> int:
        """Party members: full and probationary."""
        return self.full + self.probationary

    @property
    def stands(self) -> bool:
        """Whether it has not ended."""
        return self.until is None

    @property
    def leader(self) -> LeaderTerm | None:
        """Who leads it; of a group that has ended, who led it last."""
        return self.leaders[0] if self.leaders else None


@dataclass(frozen=True)
class GroupsQuery:
    """The groups below an organisation on a day, in the order of the tree; ended ones last.

    Attributes:
        within: A branch, what stands above branches, or a group; None for all.
        with_ended: Whether groups that have ended by the day stand there, too.
    """

    reads: ClassVar = _BELONGING | {Topic.POST, Topic.ELECTION, Topic.OBLIGATION} | TRAINING_TOPICS
    on: date
    within: int | None = None
    with_ended: bool = False

    def fetch(self) -> list[GroupRow]:
        """Return the groups."""
        tree = Tree.on(self.on)
        below = None if self.within is None else tree.below(self.within)
        standing = [
            row
            for row in tree.of_kind(OrganisationKind.PARTY_GROUP)
            if below is None or row.organisation_id in below
        ]
        keys = [row.organisation_id for row in standing]
        ended = _ended(below, self.on) if self.with_ended else []
        terms = leader_terms([*keys, *(spell.organisation_id for spell in ended)], self.on)
        crews = _crews_of(keys, self.on)
        testers = ready_testers(checks_on(self.on))
        records = organisation_records(self.on)
        rule = training_rule_on(self.on)
        began = _began([*keys, *(spell.organisation_id for spell in ended)])
        found = []
        for row in standing:
            led = terms.get(row.organisation_id, [])
            now = tuple(term for term in reversed(led) if term.holds_on(self.on))
            branch = tree.get(row.parent_id)
            record = records[row.organisation_id]
            found.append(
                GroupRow(
                    row.organisation_id,
                    row.uid,
                    row.name,
                    row.parent_id or 0,
                    branch.name if branch else "",
                    began.get(row.organisation_id),
                    None,
                    None,
                    "",
                    now,
                    steadiness_of(led, self.on),
                    record.full,
                    record.probationary,
                    record.others,
                    _by_size(crews.get(row.organisation_id, {})),
                    tuple(noticed(testers, record, self.on)),
                    now[0].training(rule, self.on) if now else None,
                    rule,
                )
            )
        return found + self._ended_rows(ended, terms, began)

    def _ended_rows(
        self,
        ended: Sequence[Any],
        terms: dict[int, list[LeaderTerm]],
        began: dict[int, PartialDate | None],
    ) -> list[GroupRow]:
        successors = _successors([spell.organisation_id for spell in ended])
        names = _last_names([spell.parent_id for spell in ended])
        return [
            GroupRow(
                spell.organisation_id,
                spell.organisation.uid,
                spell.name,
                spell.parent_id,
                names.get(spell.parent_id, ""),
                began.get(spell.organisation_id),
                spell.until,
                spell.ended_by,
                successors.get(spell.organisation_id, ""),
                tuple(terms.get(spell.organisation_id, [])[-1:]),
                steadiness_of(terms.get(spell.organisation_id, []), self.on),
            )
            for spell in ended
        ]


def _crews_of(group_ids: Sequence[int], on: date) -> dict[int, Counter[str]]:
    """Return the 班组 of the people of some groups, by group."""
    jobs = jobs_then(on)
    wanted = set(group_ids)
    found: dict[int, Counter[str]] = defaultdict(Counter)
    chosen = (
        GroupMembership.select(GroupMembership.party_group_id, Person.id, Person.crew)
        .join(Person, on=(GroupMembership.person == Person.id))
        .where(valid_on(GroupMembership, on))
    )
    for group_id, person_id, crew in stored_rows(chosen):
        if group_id in wanted:
            then = jobs.get(person_id)
            found[group_id][crew if then is None else then["crew"]] += 1
    return found


def _by_size(crews: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return crews with how many people work there, the largest first; no crew stands last."""
    return tuple(sorted(crews.items(), key=lambda told: (not told[0], -told[1], told[0])))


def _ended(below: set[int] | None, on: date) -> list[Any]:
    """Return the last spell of every group that has ended by a day, the latest first."""
    spell, later = OrganisationSpell, OrganisationSpell.alias()
    day = on.isoformat()
    goes_on = later.select(later.id).where(
        (later.organisation == spell.organisation)
        & (later.until.is_null() | (later.until > day) | (later.until > spell.until))
    )
    chosen = (
        spell.select(spell, Organisation)
        .join(Organisation, on=(spell.organisation == Organisation.id))
        .where(
            (Organisation.kind == OrganisationKind.PARTY_GROUP)
            & (spell.until <= day)
            & spell.organisation.not_in(goes_on.select(later.organisation))
        )
    )
    found: dict[int, Any] = {}
    for one in chosen.order_by(spell.until, spell.id):
        if below is None or one.parent_id in below or one.organisation_id in below:
            found[one.organisation_id] = one
    return sorted(found.values(), key=lambda one: one.until.iso, reverse=True)


def _began(group_ids: Sequence[int]) -> dict[int, PartialDate | None]:
    """Return when groups began under whatever name, by group."""
    spell = OrganisationSpell
    chosen = spell.select(spell.organisation_id, spell.since).where(
        spell.organisation.in_(sorted(group_ids))
    )
    found: dict[int, PartialDate | None] = {}
    for key, since in rows(chosen.order_by(spell.since, spell.id)):
        found.setdefault(key, since)
    return found


def _successors(group_ids: Sequence[int]) -> dict[int, str]:
    """Return what groups became part of, by group."""
    link = OrganisationLink
    chosen = rows(
        link.select(link.predecessor_id, link.successor_id)
        .where(link.predecessor.in_(sorted(group_ids)))
        .order_by(link.id)
    )
    names = _last_names([successor for _old, successor in chosen])
    return {old: names.get(new, "") for old, new in chosen}


def _last_names(organisation_ids: Sequence[int]) -> dict[int, str]:
    spell = OrganisationSpell
    chosen = spell.select(spell.organisation_id, spell.name).where(
        spell.organisation.in_(sorted({key for key in organisation_ids if key}))
    )
    return dict(rows(chosen.order_by(spell.since, spell.id)))


# Everyone in exactly one group -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MisplacedRow:
    """A party member who is not in exactly one group of the own branch.

    Attributes:
        groups: Names of the groups that this person is in: none, several, or another branch's.
    """

    person_id: int
    uid: str
    name: str
    stage: Stage
    branch_id: int
    branch_name: str
    crew: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class MisplacedQuery:
    """Party members who are not in exactly one group of their branch, where it has groups."""

    reads: ClassVar = _BELONGING
    on: date
    within: int | None = None

    def fetch(self) -> list[MisplacedRow]:
        """Return them by branch and name."""
        tree = Tree.on(self.on)
        groups = {row.organisation_id: row for row in tree.of_kind(OrganisationKind.PARTY_GROUP)}
        branches = self._divided(tree)
        held: dict[int, list[int]] = defaultdict(list)
        chosen = GroupMembership.select(
            GroupMembership.person_id, GroupMembership.party_group_id
        ).where(valid_on(GroupMembership, self.on))
        for person_id, group_id in stored_rows(chosen.order_by(GroupMembership.id)):
            held[person_id].append(group_id)
        members = (
            Membership.select(Membership.person_id, Membership.branch_id, StageSpell.stage)
            .join(StageSpell, on=(StageSpell.person == Membership.person))
            .where(
                valid_on(Membership, self.on)
                & valid_on(StageSpell, self.on)
                & StageSpell.stage.in_(MEMBER_STAGES)
            )
        )
        astray: dict[int, tuple[int, Stage]] = {}
        for person_id, branch_id, stage in stored_rows(members):
            own = held.get(person_id, [])
            is_right = len(own) == 1 and own[0] in groups and groups[own[0]].parent_id == branch_id
            if branch_id in branches and not is_right:
                astray[person_id] = branch_id, Stage(stage)
        jobs = jobs_then(self.on, astray)
        found = []
        for one in Person.select().where(Person.id.in_(sorted(astray))).order_by(Person.sort_name):
            branch_id, stage = astray[one.id]
            job = jobs.get(one.id)
            names = [groups[key].name if key in groups else "" for key in held.get(one.id, [])]
            found.append(
                MisplacedRow(
                    one.id,
                    one.uid,
                    one.name,
                    stage,
                    branch_id,
                    branches[branch_id],
                    one.crew if job is None else job["crew"],
                    tuple(names),
                )
            )
        order = list(branches)
        return sorted(found, key=lambda row: order.index(row.branch_id))

    def _divided(self, tree: Tree) -> dict[int, str]:
        """Return the names of the branches below that have groups, in the order of the tree."""
        within = self._branch(tree)
        below = None if within is None else tree.below(within)
        divided = {row.parent_id for row in tree.of_kind(OrganisationKind.PARTY_GROUP)}
        return {
            row.organisation_id: row.name
            for row in tree.of_kind(OrganisationKind.BRANCH)
            if row.organisation_id in divided and (below is None or row.organisation_id in below)
        }

    def _branch(self, tree: Tree) -> int | None:
        """Return the branch of a group: whoever is in none is asked for by branch."""
        node = tree.get(self.within)
        if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
            return node.parent_id
        return self.within


# Groups and crews --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CrewLine:
    """A 班组 with how many of its people are in each group.

    Attributes:
        crew: "" for people without one.
        counts: By group, in the order of the groups. ungrouped: in no group.
    """

    crew: str
    counts: tuple[int, ...]
    ungrouped: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts) + self.ungrouped

    @property
    def is_split(self) -> bool:
        """Whether people of a crew are in several groups."""
        return bool(self.crew) and sum(count > 0 for count in self.counts) > 1


@dataclass(frozen=True, slots=True)
class GroupCrews:
    """小组–班组对照表 of one branch: its groups, and its crews, those without a crew last."""

    branch_id: int
    branch_name: str
    groups: tuple[tuple[int, str], ...]
    lines: tuple[CrewLine, ...]

    def totals(self) -> tuple[int, ...]:
        """Return how many people each group has."""
        return tuple(
            sum(line.counts[place] for line in self.lines) for place in range(len(self.groups))
        )


@dataclass(frozen=True)
class GroupCrewsQuery:
    """The 小组–班组对照表 of every branch below an organisation.

    People are the party members of the branch and whoever else is in one of its groups.

    Attributes:
        within: A branch or one of its groups, or what stands above branches; None for all.
    """

    reads: ClassVar = _PEOPLE
    on: date
    within: int | None = None

    def fetch(self) -> list[GroupCrews]:
        """Return the branches in the order of the tree."""
        tree = Tree.on(self.on)
        node = tree.get(self.within)
        if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
            node = tree.get(node.parent_id)
        below = None if node is None else tree.below(node.organisation_id)
        people: dict[int | None, list[RosterRow]] = defaultdict(list)
        within = None if node is None else node.organisation_id
        for row in RosterQuery(self.on, within=within, scope=Scope.EVERYBODY).fetch():
            people[row.branch_id].append(row)
        return [
            self._crews(tree, branch.organisation_id, branch.name, people[branch.organisation_id])
            for branch in tree.of_kind(OrganisationKind.BRANCH)
            if below is None or branch.organisation_id in below
        ]

    def _crews(
        self, tree: Tree, branch_id: int, name: str, people: Sequence[RosterRow]
    ) -> GroupCrews:
        groups = tuple(
            (row.organisation_id, row.name)
            for row in tree.children(branch_id)
            if row.kind is OrganisationKind.PARTY_GROUP
        )
        place = {key: number for number, (key, _name) in enumerate(groups)}
        counted: dict[str, Counter[int | None]] = defaultdict(Counter)
        for row in people:
            number = place.get(row.group_id) if row.group_id is not None else None
            if number is not None or row.stage in MEMBER_STAGES:
                counted[row.facts.crew][number] += 1
        return GroupCrews(
            branch_id,
            name,
            groups,
            tuple(
                CrewLine(crew, tuple(counts[n] for n in range(len(groups))), counts[None])
                for crew, counts in sorted(counted.items(), key=_by_group)
            ),
        )


def _by_group(told: tuple[str, Counter[int | None]]) -> tuple[bool, int, int, str]:
    """Sort crews by the group in which most of their people are, the larger ones first."""
    crew, counts = told
    placed = {place: count for place, count in counts.items() if place is not None}
    most = max(placed, key=lambda place: (placed[place], -place), default=len(counts) + 10_000)
    return not crew, most, -counts.total(), crew


def end_word(row: GroupRow) -> str:
    """Return in a word how a group ended; "" while it stands."""
    return "" if row.stands else PRINTED[row.ended_by or SpellEnd.CLOSED]
