"""Merging, splitting, dissolving and moving branches and groups, with their people.

Everything is dated: before the day the old names, parents and belongings stay true. Whoever or
whatever has a recorded change after the day stands in the way, since its history would break.
Attachments and the branch's own fields stay with the organisation that held them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.reorganisation import name_of_followed_group
from dangjian_desktop.domain.vocabulary import PRINTED, OrganisationKind, Post, SpellEnd
from dangjian_desktop.operations.organisations import (
    MAY_STAND_UNDER,
    refuse_taken,
    write_organisation,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.storage.lookups import (
    lasting_spells,
    next_place,
    open_spells,
    valid_spells,
)
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Organisation,
    OrganisationLink,
    OrganisationSpell,
    Person,
    PostSpell,
    ZoneSpell,
)

#: Names told of those who stand in the way.
_MOST_NAMED = 3


class GroupFate(StrEnum):
    """What becomes of the groups of a branch that is merged into another."""

    FOLLOW = "follow"
    CLOSE = "close"


@dataclass(frozen=True)
class NewBranch:
    """A branch that comes out of another.

    Attributes:
        person_ids: Who goes there alone, leaving the old group.
        group_ids: Groups that go there with everybody in them.
    """

    name: str
    person_ids: tuple[int, ...] = ()
    group_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Going:
    """Where some people of a dissolved branch go."""

    branch_id: int
    person_ids: tuple[int, ...]


# Branches --------------------------------------------------------------------------------------


@operation("合并党支部", backup=BackupReason.BEFORE_MERGE)
def merge_branches(
    writer: Writer,
    *,
    branch_ids: Sequence[int],
    on: date,
    target_id: int | None = None,
    new_name: str = "",
    parent_id: int | None = None,
    groups: GroupFate = GroupFate.FOLLOW,
) -> int:
    """Let branches become one from a day on and return the id of that one.

    The others' people go over, their posts and 协作区 end, their groups follow or are closed. A
    group whose name is taken in the branch is named after the branch it comes from.

    Args:
        writer: Writes.
        branch_ids: The branches that end; the target among them is passed over.
        on: First day of the joined branch.
        target_id: The branch that goes on; None to set one up under `new_name`.
        new_name: Name of the new branch. parent_id: What it stands under.
        groups: What becomes of the groups.

    Raises:
        RefusedError: When there is nothing to merge, one of them is no branch or does not stand
            on the day, or something of theirs changes later.
    """
    sources = [key for key in dict.fromkeys(branch_ids) if key != target_id]
    if not sources or (target_id is None and len(sources) < 2):
        raise RefusedError("合并要选两个以上的党支部。请再选一个。")
    names = {key: _assert_free(key, on).name for key in sources}
    for source in sources:  # first, so that a new branch may take over a name
        _end_organisation(writer, source, on, SpellEnd.MERGED)
    if target_id is None:
        target_id = _write_branch(writer, new_name, parent_id, on)
    else:
        _standing(target_id, OrganisationKind.BRANCH, on)
    for source in sources:
        for group in _groups_of(source, on):
            if groups is GroupFate.FOLLOW:
                _rehang(writer, group, target_id, on, from_name=names[source])
            else:
                _close_group(writer, group.organisation_id, on, SpellEnd.CLOSED)
        _end_posts(writer, valid_spells(PostSpell, on, organisation=source), on)
        members = [spell.person_id for spell in valid_spells(Membership, on, branch=source)]
        _move_people(writer, members, source, target_id, on)
        _leave_zones(writer, source, on)
        _link(writer, source, target_id, on, SpellEnd.MERGED)
    return target_id


@operation("分设党支部")
def split_branch(
    writer: Writer, *, branch_id: int, parts: Sequence[NewBranch], on: date
) -> list[int]:
    """Set up branches out of one from a day on and return their ids.

    The old branch goes on with whoever stays; when nobody stays it ends with the day. The new ones
    stand where it stands and belong to the same 协作区.

    Raises:
        RefusedError: When a part is empty or has a name that is taken, somebody or a group is
            given twice or does not belong to the branch, or something changes later.
    """
    spell = _assert_free(branch_id, on)
    members = {s.person_id for s in valid_spells(Membership, on, branch=branch_id)}
    groups = {group.organisation_id: group for group in _groups_of(branch_id, on)}
    in_group = {key: _people_of_group(key, on) for key in groups}
    taken: set[int] = set()
    whole: list[set[int]] = []
    for part in parts:
        strange = set(part.group_ids) - groups.keys()
        people = set(part.person_ids)
        for key in set(part.group_ids) & groups.keys():
            people |= in_group[key]
        if strange or people - members:
            raise RefusedError(
                "{name}里有不属于{branch}的人或党小组。请重新选择。",
                name=part.name,
                branch=spell.name,
            )
        if not people:
            raise RefusedError("{name}还没有人。请选择分过去的人。", name=part.name)
        if people & taken:
            raise RefusedError(
                "{people}分到了两个党支部。请只选一个。", people=_named(people & taken)
            )
        taken |= people
        whole.append(people)
    if not parts:
        raise RefusedError("还没有要分设的党支部。请填写名称并选人。")
    made = []
    for part, people in zip(parts, whole, strict=True):
        new_id = _write_branch(writer, part.name, spell.parent_id, on)
        for key in part.group_ids:
            _rehang(writer, groups[key], new_id, on, from_name=spell.name)
        staying = {key for key in groups if key not in part.group_ids}
        _leave_groups(writer, people, staying, on)
        _end_posts_of(writer, people, branch_id, on)
        _move_people(writer, sorted(people), branch_id, new_id, on)
        for zone in valid_spells(ZoneSpell, on, branch=branch_id):
            writer.insert(ZoneSpell, zone=zone.zone_id, branch=new_id, since=PartialDate.of(on))
        _link(writer, branch_id, new_id, on, SpellEnd.SPLIT)
        made.append(new_id)
    if taken == members:
        _empty_and_end(writer, branch_id, on, SpellEnd.SPLIT)
    return made


@operation("撤销党支部")
def close_branch(writer: Writer, *, branch_id: int, goings: Sequence[Going] = (), on: date) -> None:
    """Dissolve a branch from a day on; its people go where they are told to.

    Its groups are closed, its posts and 协作区 end.

    Raises:
        RefusedError: When somebody is told nowhere to go or to two places, a place is no branch
            that stands on the day, or something changes later.
    """
    spell = _assert_free(branch_id, on)
    members = {s.person_id for s in valid_spells(Membership, on, branch=branch_id)}
    placed: set[int] = set()
    for going in goings:
        if going.branch_id == branch_id:
            raise RefusedError("人员不能转到要撤销的党支部。请另选党支部。")
        _standing(going.branch_id, OrganisationKind.BRANCH, on)
        people = set(going.person_ids)
        if people & placed or people - members:
            raise RefusedError(
                "{people}的去向重复，或者不在这个党支部。请重新选择。",
                people=_named(people & placed | people - members),
            )
        placed |= people
    if members - placed:
        left = members - placed
        raise RefusedError(
            "{name}还有 {count} 人没有去向：{people}。请给每个人选一个党支部。",
            name=spell.name,
            count=len(left),
            people=_named(left),
        )
    for going in goings:
        _leave_groups(writer, set(going.person_ids), None, on)
        _end_posts_of(writer, set(going.person_ids), branch_id, on)
        _move_people(writer, sorted(going.person_ids), branch_id, going.branch_id, on)
    _empty_and_end(writer, branch_id, on, SpellEnd.CLOSED)


@operation("改变隶属")
def move_organisation(
    writer: Writer, *, organisation_id: int, parent_id: int | None, on: date
) -> None:
    """Let an organisation stand under another one from a day on.

    A group takes its people along into the branch, where they hold none of the old branch's
    posts.

    Raises:
        RefusedError: When it may not stand there, the name is taken there, or something changes
            later.
    """
    kind: OrganisationKind = Organisation.get_by_id(organisation_id).kind
    spell = _standing(organisation_id, kind, on)
    if spell.parent_id == parent_id:
        raise RefusedError("{name}已经在这个组织下面，不必改变。", name=spell.name)
    _refuse_place(kind, organisation_id, parent_id, on)
    refuse_taken(spell.name, parent_id, except_id=organisation_id)
    if kind is OrganisationKind.PARTY_GROUP:
        assert parent_id is not None
        _refuse_later_people(organisation_id, _group_tables(), on)
        people = _people_of_group(organisation_id, on)
        old_branch = spell.parent_id
        _refuse_later_people(old_branch, _branch_tables(), on, only=people)
        _rehang(writer, spell, parent_id, on, from_name="")
        _end_posts_of(writer, people, old_branch, on)
        _move_people(writer, sorted(people), old_branch, parent_id, on)
        return
    _rehang(writer, spell, parent_id, on, from_name="")


# Groups ----------------------------------------------------------------------------------------


@operation("合并党小组", backup=BackupReason.BEFORE_MERGE)
def merge_groups(writer: Writer, *, group_ids: Sequence[int], target_id: int, on: date) -> int:
    """Let groups of one branch become one of them from a day on and return how many people moved.

    Raises:
        RefusedError: When there is nothing to merge, they are of different branches, or something
            changes later.
    """
    target = _standing(target_id, OrganisationKind.PARTY_GROUP, on)
    sources = [key for key in dict.fromkeys(group_ids) if key != target_id]
    if not sources:
        raise RefusedError("合并要选两个以上的党小组。请再选一个。")
    moved = 0
    for source in sources:
        spell = _standing(source, OrganisationKind.PARTY_GROUP, on)
        if spell.parent_id != target.parent_id:
            raise RefusedError("只能合并同一个党支部的党小组。请重新选择。")
        moved += _empty_group(writer, source, target_id, on, SpellEnd.MERGED)
        _link(writer, source, target_id, on, SpellEnd.MERGED)
    return moved


@operation("撤销党小组")
def close_group(writer: Writer, *, group_id: int, to_group_id: int | None = None, on: date) -> int:
    """Close a group from a day on; its people go to another one of the branch, or to none.

    Returns:
        How many people were in it.

    Raises:
        RefusedError: When the other group is of another branch, or something changes later.
    """
    spell = _standing(group_id, OrganisationKind.PARTY_GROUP, on)
    if to_group_id is not None:
        target = _standing(to_group_id, OrganisationKind.PARTY_GROUP, on)
        if to_group_id == group_id or target.parent_id != spell.parent_id:
            raise RefusedError("人员只能转到同一个党支部的另一个党小组。请重新选择。")
    return _empty_group(writer, group_id, to_group_id, on, SpellEnd.CLOSED)


def write_group_end(writer: Writer, group_id: int, on: date) -> None:
    """Close a group that people have left, as part of a larger operation; see `close_group`."""
    _empty_group(writer, group_id, None, on, SpellEnd.CLOSED)


# What stands in the way --------------------------------------------------------------------------


def _standing(organisation_id: int, kind: OrganisationKind, on: date) -> Any:
    """Return the spell of an organisation of this kind that holds on the day and for good.

    Raises:
        RefusedError: When it is of another kind, does not stand on the day, was set up on that
            day or later, or changes its name or place after it.
    """
    if Organisation.get_by_id(organisation_id).kind is not kind:
        raise RefusedError("所选的组织不是{kind}。请重新选择。", kind=PRINTED[kind])
    found = valid_spells(OrganisationSpell, on, organisation=organisation_id)
    if not found:
        raise RefusedError("所选的组织在这一天还没有成立或已经撤销。请核对组织和日期。")
    spell = found[-1]
    if spell.until is not None:
        raise RefusedError(
            "{name}在 {day} 还有变动。请选更晚的日期。", name=spell.name, day=spell.until.printed
        )
    return spell


def _assert_free(branch_id: int, on: date) -> Any:
    """Return the spell of a branch of which nothing is recorded after the day.

    Raises:
        RefusedError: As `_standing`, and when somebody or one of its groups changes later.
    """
    spell = _standing(branch_id, OrganisationKind.BRANCH, on)
    _refuse_first_day(spell, on)
    _refuse_later_people(branch_id, _branch_tables(), on)
    for group in lasting_spells(OrganisationSpell, on, parent=branch_id):
        _refuse_first_day(group, on)
        if group.until is not None:
            raise RefusedError(
                "{name}在 {day} 还有变动。请选更晚的日期。",
                name=group.name,
                day=group.until.printed,
            )
        _refuse_later_people(group.organisation_id, _group_tables(), on)
    return spell


def _branch_tables() -> tuple[tuple[Any, str], ...]:
    return (Membership, "branch"), (PostSpell, "organisation")


def _group_tables() -> tuple[tuple[Any, str], ...]:
    return (GroupMembership, "party_group"), (PostSpell, "organisation")


def _refuse_first_day(spell: Any, on: date) -> None:
    if spell.since is not None and on <= spell.since.first_day:
        raise RefusedError(
            "{name}从 {day} 起才有现在的名称和隶属。请选更晚的日期。",
            name=spell.name,
            day=spell.since.printed,
        )


def _refuse_later_people(
    organisation_id: int,
    tables: Iterable[tuple[Any, str]],
    on: date,
    only: set[int] | None = None,
) -> None:
    """Refuse while somebody came to the organisation, or leaves it, after the day."""
    text = on.isoformat()
    later: set[int] = set()
    for table, column in tables:
        for spell in lasting_spells(table, on, **{column: organisation_id}):
            begins_later = spell.since is not None and spell.since.iso > text
            is_meant = only is None or spell.person_id in only
            if is_meant and (begins_later or spell.until is not None):
                later.add(spell.person_id)
    if later:
        raise RefusedError(
            "{people}在这一天以后还有变动。请选更晚的日期，或先改正他们的经历。",
            people=_named(later),
        )


def _refuse_place(
    kind: OrganisationKind, organisation_id: int, parent_id: int | None, on: date
) -> None:
    parent_kind = None
    if parent_id is not None:
        parent_kind = Organisation.get_by_id(parent_id).kind
        _standing(parent_id, parent_kind, on)
        above: int | None = parent_id
        while above is not None:
            if above == organisation_id:
                raise RefusedError("组织不能隶属于自己的下级。请另选上级组织。")
            spells = open_spells(OrganisationSpell, organisation=above)
            above = spells[-1].parent_id if spells else None
    if parent_kind not in MAY_STAND_UNDER[kind]:
        raise RefusedError(
            "{kind}不能设在{above}下面。请另选上级组织。",
            kind=PRINTED[kind],
            above=PRINTED[parent_kind] if parent_kind else "最上级",
        )


def _named(person_ids: Iterable[int]) -> str:
    ids = sorted(person_ids)
    rows = Person.select(Person.name).where(Person.id.in_(ids[:_MOST_NAMED])).order_by(Person.id)
    told = "、".join(row.name for row in rows)
    return told if len(ids) <= _MOST_NAMED else f"{told}等 {len(ids)} 人"


# How it is written -------------------------------------------------------------------------------


def _write_branch(writer: Writer, name: str, parent_id: int | None, on: date) -> int:
    return write_organisation(
        writer,
        kind=OrganisationKind.BRANCH,
        name=name,
        parent_id=parent_id,
        since=PartialDate.of(on),
    )


def _groups_of(branch_id: int, on: date) -> list[Any]:
    return valid_spells(OrganisationSpell, on, parent=branch_id)


def _people_of_group(group_id: int, on: date) -> set[int]:
    return {s.person_id for s in valid_spells(GroupMembership, on, party_group=group_id)}


def _rehang(writer: Writer, spell: Any, parent_id: int | None, on: date, *, from_name: str) -> None:
    """Let an organisation stand elsewhere from a day on, with a name that is free there."""
    taken = (
        {
            other.name
            for other in lasting_spells(OrganisationSpell, on, parent=parent_id)
            if other.organisation_id != spell.organisation_id
        }
        if parent_id is not None
        else set()
    )
    name = name_of_followed_group(spell.name, from_name, taken)
    day = PartialDate.of(on)
    if spell.since is not None and spell.since.first_day == on:  # a correction, not history
        writer.update(OrganisationSpell, spell.id, parent=parent_id, name=name)
        return
    writer.update(OrganisationSpell, spell.id, until=day, ended_by=SpellEnd.MOVED)
    writer.insert(
        OrganisationSpell,
        organisation=spell.organisation_id,
        parent=parent_id,
        name=name,
        place=next_place(parent_id),
        since=day,
    )


def _move_people(
    writer: Writer, person_ids: Sequence[int], source_id: int, target_id: int, on: date
) -> None:
    """End the belonging to one branch and begin that to another."""
    day, wanted, rows = PartialDate.of(on), set(person_ids), []
    already = {spell.person_id for spell in valid_spells(Membership, on, branch=target_id)}
    for spell in valid_spells(Membership, on, branch=source_id):
        if spell.person_id not in wanted:
            continue
        if spell.since is not None and spell.since.first_day == on:  # came on this very day
            writer.update(Membership, spell.id, branch=target_id)
            continue
        writer.update(Membership, spell.id, until=day)
        if spell.person_id not in already:
            rows.append({"person": spell.person_id, "branch": target_id, "since": day})
    writer.insert_many(Membership, rows)


def _leave_groups(
    writer: Writer, person_ids: set[int], group_ids: set[int] | None, on: date
) -> None:
    """End the belonging of people to groups (None: to any), and their leading of them."""

    def is_meant(key: int) -> bool:
        return group_ids is None or key in group_ids

    for person_id in sorted(person_ids):
        for spell in valid_spells(GroupMembership, on, person=person_id):
            if is_meant(spell.party_group_id):
                _end(writer, GroupMembership, spell, on)
        leading = [
            spell
            for spell in valid_spells(PostSpell, on, person=person_id)
            if spell.post is Post.GROUP_LEADER and is_meant(spell.organisation_id)
        ]
        _end_posts(writer, leading, on)


def _end_posts_of(writer: Writer, person_ids: set[int], organisation_id: int, on: date) -> None:
    held = valid_spells(PostSpell, on, organisation=organisation_id)
    _end_posts(writer, [spell for spell in held if spell.person_id in person_ids], on)


def _end_posts(writer: Writer, spells: Iterable[Any], on: date) -> None:
    for spell in spells:
        _end(writer, PostSpell, spell, on)


def _end(writer: Writer, table: Any, spell: Any, on: date) -> None:
    """End a spell on a day; one that began on that very day never came to be."""
    if spell.since is not None and spell.since.first_day == on:
        writer.delete(table, spell.id)
    else:
        writer.update(table, spell.id, until=PartialDate.of(on))


def _empty_group(
    writer: Writer, group_id: int, to_group_id: int | None, on: date, how: SpellEnd
) -> int:
    """Let everybody leave a group for another one or none, and end it."""
    _refuse_first_day(_standing(group_id, OrganisationKind.PARTY_GROUP, on), on)
    _refuse_later_people(group_id, _group_tables(), on)
    people = sorted(_people_of_group(group_id, on))
    _close_group(writer, group_id, on, how)
    if to_group_id is not None:
        day = PartialDate.of(on)
        rows = [{"person": key, "party_group": to_group_id, "since": day} for key in people]
        writer.insert_many(GroupMembership, rows)
    return len(people)


def _close_group(writer: Writer, group_id: int, on: date, how: SpellEnd) -> None:
    for spell in valid_spells(GroupMembership, on, party_group=group_id):
        _end(writer, GroupMembership, spell, on)
    _end_posts(writer, valid_spells(PostSpell, on, organisation=group_id), on)
    _end_organisation(writer, group_id, on, how)


def _empty_and_end(writer: Writer, branch_id: int, on: date, how: SpellEnd) -> None:
    """End a branch that everybody has left, with the groups that are left of it."""
    for group in _groups_of(branch_id, on):
        _close_group(writer, group.organisation_id, on, how)
    _end_posts(writer, valid_spells(PostSpell, on, organisation=branch_id), on)
    _leave_zones(writer, branch_id, on)
    _end_organisation(writer, branch_id, on, how)


def _end_organisation(writer: Writer, organisation_id: int, on: date, how: SpellEnd) -> None:
    for spell in valid_spells(OrganisationSpell, on, organisation=organisation_id):
        writer.update(OrganisationSpell, spell.id, until=PartialDate.of(on), ended_by=how)


def _leave_zones(writer: Writer, branch_id: int, on: date) -> None:
    for spell in lasting_spells(ZoneSpell, on, branch=branch_id):
        if spell.since is not None and spell.since.first_day >= on:
            writer.delete(ZoneSpell, spell.id)
        else:
            writer.update(ZoneSpell, spell.id, until=PartialDate.of(on))


def _link(writer: Writer, predecessor_id: int, successor_id: int, on: date, how: SpellEnd) -> None:
    writer.insert(
        OrganisationLink,
        predecessor=predecessor_id,
        successor=successor_id,
        linked_on=PartialDate.of(on),
        how=how,
    )
