"""The organisation tree and the zones as of a day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import MEMBER_STAGES, OrganisationKind, Stage
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Organisation,
    OrganisationSpell,
    StageSpell,
    Zone,
    ZoneSpell,
)
from dangjian_desktop.storage.models.base import valid_on


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A node of the tree on a day.

    Attributes:
        depth: 0 for a root.
        since: First day of the present name and parent; None when not known.
    """

    organisation_id: int
    uid: str
    kind: OrganisationKind
    name: str
    parent_id: int | None
    depth: int
    since: PartialDate | None


@dataclass(frozen=True)
class OrganisationTreeQuery:
    """Every organisation that stands on the day, parents before children, in their order."""

    reads: ClassVar = frozenset({Topic.ORGANISATION})
    on: date

    def fetch(self) -> list[OrganisationRow]:
        """Return the nodes in depth-first order; one whose parent is closed becomes a root."""
        spell, node = OrganisationSpell, Organisation
        found = stored_rows(
            spell.select(
                spell.organisation_id, node.uid, node.kind, spell.name, spell.since, spell.parent_id
            )
            .join(node, on=(spell.organisation == node.id))
            .where(valid_on(spell, self.on))
            .order_by(spell.place, spell.id)
        )
        standing = {organisation_id for organisation_id, *_rest in found}
        children: defaultdict[int | None, list[tuple[Any, ...]]] = defaultdict(list)
        for *told, parent_id in found:
            children[parent_id if parent_id in standing else None].append(tuple(told))
        rows: list[OrganisationRow] = []

        def walk(parent: int | None, depth: int) -> None:
            for key, uid, kind, name, since in children[parent]:
                began = None if since is None else PartialDate.from_iso(since)
                rows.append(
                    OrganisationRow(key, uid, OrganisationKind(kind), name, parent, depth, began)
                )
                walk(key, depth + 1)

        walk(None, 0)
        return rows


@dataclass(frozen=True, slots=True)
class Headcount:
    """Members on the roll of one organisation on a day, its own and all below it."""

    full: int = 0
    probationary: int = 0
    others: int = 0

    @property
    def members(self) -> int:
        """Party members: full and probationary."""
        return self.full + self.probationary

    def __add__(self, other: "Headcount") -> "Headcount":
        return Headcount(
            self.full + other.full,
            self.probationary + other.probationary,
            self.others + other.others,
        )


@dataclass(frozen=True)
class HeadcountQuery:
    """Headcount of every organisation on a day, by organisation id."""

    reads: ClassVar = frozenset(
        {Topic.ORGANISATION, Topic.MEMBERSHIP, Topic.GROUP_MEMBERSHIP, Topic.STAGE}
    )
    on: date

    def fetch(self) -> dict[int, Headcount]:
        """Return the counts; an organisation without people has a count of zeros."""
        tree = Tree.on(self.on).rows
        counts: dict[int, Headcount] = {row.organisation_id: Headcount() for row in tree}
        by_branch = (
            Membership.select(Membership.branch_id, StageSpell.stage, fn.COUNT(Membership.id))
            .join(StageSpell, on=(StageSpell.person == Membership.person))
            .where(valid_on(Membership, self.on) & valid_on(StageSpell, self.on))
            .group_by(Membership.branch_id, StageSpell.stage)
        )
        by_group = (
            GroupMembership.select(
                GroupMembership.party_group_id, StageSpell.stage, fn.COUNT(GroupMembership.id)
            )
            .join(StageSpell, on=(StageSpell.person == GroupMembership.person))
            .where(valid_on(GroupMembership, self.on) & valid_on(StageSpell, self.on))
            .group_by(GroupMembership.party_group_id, StageSpell.stage)
        )
        for organisation_id, stage, count in [*by_branch.tuples(), *by_group.tuples()]:
            if organisation_id in counts:
                counts[organisation_id] += _counted(Stage(stage), count)
        for row in reversed(tree):  # children stand after their parents
            if row.parent_id is not None and row.kind is not OrganisationKind.PARTY_GROUP:
                counts[row.parent_id] += counts[row.organisation_id]
        return counts


def _counted(stage: Stage, count: int) -> Headcount:
    if stage not in MEMBER_STAGES:
        return Headcount(others=count)
    return Headcount(full=count) if stage is Stage.FULL else Headcount(probationary=count)


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A 协作区 and the branches that belong to it on a day."""

    zone_id: int
    name: str
    branch_ids: tuple[int, ...]


@dataclass(frozen=True)
class ZoneQuery:
    """The zones with their branches on a day."""

    reads: ClassVar = frozenset({Topic.ZONE})
    on: date

    def fetch(self) -> list[ZoneRow]:
        """Return the zones in their order; one without branches has none."""
        members: dict[int, list[int]] = defaultdict(list)
        spells = ZoneSpell.select(ZoneSpell.zone_id, ZoneSpell.branch_id).where(
            valid_on(ZoneSpell, self.on)
        )
        for zone_id, branch_id in spells.order_by(ZoneSpell.id).tuples():
            members[zone_id].append(branch_id)
        return [
            ZoneRow(zone.id, zone.name, tuple(members[zone.id]))
            for zone in Zone.select().order_by(Zone.place, Zone.id)
        ]


def branches_of_people(on: date) -> dict[int, int]:
    """Return the branch of everybody who belongs to one on a day, by person."""
    spells = Membership.select(Membership.person_id, Membership.branch_id)
    return dict(stored_rows(spells.where(valid_on(Membership, on))))


@dataclass(frozen=True, slots=True)
class Tree:
    """A fetched tree with the questions pages ask of it."""

    rows: tuple[OrganisationRow, ...]
    _by_id: dict[int, OrganisationRow] = field(default_factory=dict)

    @classmethod
    def on(cls, day: date) -> "Tree":
        """Return the tree of a day; asked for again and again, so the last few are kept.

        From one change of the tree to the next all days have the same one.
        """
        revision = data_revision()
        turns = _tree_turns(revision)
        place = bisect_right(turns, day)
        return _tree(turns[place - 1] if place else date.min, revision)

    def get(self, organisation_id: int | None) -> OrganisationRow | None:
        """Return the node, or None when it does not stand on the day."""
        return None if organisation_id is None else self._by_id.get(organisation_id)

    def below(self, organisation_id: int) -> set[int]:
        """Return the ids of the node and of everything under it."""
        found = {organisation_id}
        for row in self.rows:
            if row.parent_id in found:
                found.add(row.organisation_id)
        return found

    def children(self, organisation_id: int | None) -> list[OrganisationRow]:
        """Return the nodes directly under one."""
        return [row for row in self.rows if row.parent_id == organisation_id]

    def of_kind(self, *kinds: OrganisationKind) -> list[OrganisationRow]:
        """Return the nodes of some kinds in tree order."""
        return [row for row in self.rows if row.kind in kinds]

    def path(self, organisation_id: int) -> list[OrganisationRow]:
        """Return the node with its ancestors, the root first."""
        found: list[OrganisationRow] = []
        row = self.get(organisation_id)
        while row is not None:
            found.insert(0, row)
            row = self.get(row.parent_id)
        return found


@lru_cache(maxsize=2)
def _tree_turns(_revision: int) -> tuple[date, ...]:
    """Return the days on which anything of the tree begins or ends."""
    spell = OrganisationSpell
    days = {
        PartialDate.from_iso(text).first_day  # truncated text compares as if it were this day
        for told in stored_rows(spell.select(spell.since, spell.until).distinct())
        for text in told
        if text is not None
    }
    return tuple(sorted(days))


@lru_cache(maxsize=16)
def _tree(day: date, _revision: int) -> Tree:
    rows = tuple(OrganisationTreeQuery(day).fetch())
    return Tree(rows, {row.organisation_id: row for row in rows})


def named(rows: Iterable[OrganisationRow], name: str) -> list[OrganisationRow]:
    """Return the nodes with exactly this name."""
    return [row for row in rows if row.name == name]
