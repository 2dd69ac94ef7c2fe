"""Appointing who leads a 党小组: one at a time, of the group, and of a stage that may lead."""

from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post
from dangjian_desktop.operations.people import write_appointment
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.storage.lookups import lasting_spells, valid_spells
from dangjian_desktop.storage.models import (
    GroupMembership,
    Organisation,
    OrganisationSpell,
    Person,
    PostSpell,
)


@operation("任命党小组长")
def appoint_leader(
    writer: Writer,
    *,
    group_id: int,
    person_id: int,
    on: date,
    recommended_on: PartialDate | None = None,
) -> int:
    """Let somebody lead a group from a day on; whoever led it until then leads it no more.

    Args:
        writer: Writes.
        group_id: The group.
        person_id: Who; of the group on the day, and of a stage that may lead.
        on: First day: that of the branch's decision.
        recommended_on: Day on which the group recommended, which the branch then confirmed; None
            where the branch named the leader by itself. It is kept as the day of election.

    Returns:
        Id of the spell.

    Raises:
        RefusedError: When the group does not stand on the day, the person is not of it, is of a
            stage that may not lead or leads it already, the recommendation is later than the
            appointment, or another leader is recorded for a later day.
    """
    name = _standing_name(group_id, on)
    person = Person.get_by_id(person_id).name
    if not valid_spells(GroupMembership, on, person=person_id, party_group=group_id):
        raise RefusedError(
            "{person}在 {day} 不在{group}，组长应是本组的人。请先调整党小组，或另选组长。",
            person=person,
            day=on.isoformat(),
            group=name,
        )
    if recommended_on is not None and recommended_on.first_day > on:
        raise RefusedError(
            "小组推荐的日期 {day} 晚于任职日期。请改正。", day=recommended_on.printed
        )
    return write_leader(writer, person_id, group_id, on, recommended_on)


def write_leader(
    writer: Writer,
    person_id: int,
    group_id: int,
    on: date,
    recommended_on: PartialDate | None = None,
) -> int:
    """Write who leads a group from a day on, as part of a larger operation.

    Returns:
        Id of the spell.

    Raises:
        RefusedError: When the person leads it already, another leader is recorded for a later day,
            or as `write_appointment`.
    """
    day = PartialDate.of(on)
    for spell in lasting_spells(PostSpell, on, organisation=group_id):
        if spell.post is not Post.GROUP_LEADER:
            continue
        holder = Person.get_by_id(spell.person_id).name
        if spell.since is not None and spell.since > day:
            raise RefusedError(
                "{holder}从 {day} 起任组长，在这一天之后。请选更晚的日期，或先改正那一次任期。",
                holder=holder,
                day=spell.since.printed,
            )
        if spell.until is not None:
            raise RefusedError(
                "{holder}任组长到 {day}。请选这一天或更晚的日期，或先改正那一次任期。",
                holder=holder,
                day=spell.until.printed,
            )
        if spell.person_id == person_id:
            raise RefusedError("{holder}已是这个党小组的组长，不必重复任命。", holder=holder)
        if spell.since is not None and spell.since.first_day == on:  # appointed and replaced
            writer.delete(PostSpell, spell.id)
        else:
            writer.update(PostSpell, spell.id, until=day)
    return write_appointment(
        writer,
        person_id=person_id,
        organisation_id=group_id,
        post=Post.GROUP_LEADER,
        on=on,
        elected_on=recommended_on,
    )


def _standing_name(group_id: int, on: date) -> str:
    """Return the name of a group on a day.

    Raises:
        RefusedError: When it is no group, or does not stand on the day.
    """
    spells = valid_spells(OrganisationSpell, on, organisation=group_id)
    if Organisation.get_by_id(group_id).kind is not OrganisationKind.PARTY_GROUP:
        raise RefusedError("组长只在党小组里任命。请选一个党小组。")
    if not spells:
        raise RefusedError(
            "这个党小组在 {day} 还没有成立或已经撤销。请换一个日期。", day=on.isoformat()
        )
    return str(spells[-1].name)
