"""Members who are away or cannot be reached, and 党籍 that is stopped or given back.

The program keeps days and says what the rules say; whether 党籍 is stopped or given back is decided
by people and entered here with the number of the decision.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.transfers import out_of_contact_rule
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    ArrivalReason,
    AwayKind,
    LeaveReason,
)
from dangjian_desktop.operations.people import (
    refuse_no_branch,
    standing_person,
    write_departure,
    write_group_move,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.transfer_writing import write_marks
from dangjian_desktop.storage.lookups import valid_spells
from dangjian_desktop.storage.models import (
    Arrival,
    AwaySpell,
    Contact,
    Departure,
    Membership,
    OutOfContactSpell,
    Person,
    StageSpell,
)
from dangjian_desktop.storage.rulebook import rules_on

_GONE = "这一条登记已经不在了，可能刚被撤销。请重新查看组织关系。"


# Away ---------------------------------------------------------------------------------


@operation("登记外出")
def record_away(
    writer: Writer,
    *,
    person_id: int,
    kind: AwayKind,
    since: date,
    on: date,
    destination: str = "",
    host: str = "",
    host_registered_on: date | None = None,
    certificate: str = "",
    pays_there: bool = False,
    until: date | None = None,
    note: str = "",
) -> int:
    """Enter a member who is away while the 组织关系 stays; return the row id.

    Args:
        writer: Writes.
        person_id: Who.
        kind: 流动党员, or abroad to study or otherwise.
        since: First day away. until: the day of coming back, where that is past.
        on: Today.
        destination: Where to. host: the organisation that takes part of the care there.
        host_registered_on: When the host told us that it had registered.
        certificate: Number of the 流动党员活动证.
        pays_there: Whether dues are paid at the host's.
        note: Whatever else is to be known.

    Raises:
        InputError: When a day lies ahead or the days cross.
        RefusedError: When it is no member of the roll, or somebody is away already in those days.
    """
    standing_person(person_id)
    _refuse_days("since", since, on)
    _refuse_until(since, until, on, "away.until_early")
    _refuse_no_member(person_id, since)
    _refuse_away_already(person_id, since, until)
    spell_id = writer.insert(
        AwaySpell,
        person=person_id,
        kind=kind,
        since=since,
        until=until,
        destination=destination.strip(),
        host=host.strip(),
        host_registered_on=host_registered_on,
        certificate=certificate.strip(),
        pays_there=pays_there,
        note=note.strip(),
    )
    write_marks(writer, person_id)
    return spell_id


@operation("改正外出")
def correct_away(
    writer: Writer,
    *,
    spell_id: int,
    kind: AwayKind,
    since: date,
    on: date,
    destination: str = "",
    host: str = "",
    host_registered_on: date | None = None,
    certificate: str = "",
    pays_there: bool = False,
    until: date | None = None,
    note: str = "",
) -> bool:
    """Put an entry of being away right; return whether anything became different.

    Args:
        writer: Writes.
        spell_id: The entry; the rest is as of `record_away`.
        kind: 流动党员, or abroad to study or otherwise.
        since: First day away. until: the day of coming back.
        on: Today.
        destination: Where to. host: the organisation that takes part of the care there.
        host_registered_on: When the host told us that it had registered.
        certificate: Number of the 流动党员活动证.
        pays_there: Whether dues are paid at the host's.
        note: Whatever else is to be known.

    Raises:
        InputError: When a day lies ahead or the days cross.
        RefusedError: When it is no more, or somebody is away already in those days.
    """
    row = _away(spell_id)
    _refuse_days("since", since, on)
    _refuse_until(since, until, on, "away.until_early")
    _refuse_away_already(row.person_id, since, until, but=spell_id)
    is_other = writer.update(
        AwaySpell,
        spell_id,
        kind=kind,
        since=since,
        until=until,
        destination=destination.strip(),
        host=host.strip(),
        host_registered_on=host_registered_on,
        certificate=certificate.strip(),
        pays_there=pays_there,
        note=note.strip(),
    )
    write_marks(writer, row.person_id, without="is_floating")
    return is_other


@operation("登记返回")
def end_away(writer: Writer, *, spell_id: int, until: date, on: date) -> None:
    """Let somebody be back from a day on.

    Raises:
        InputError: When the day lies ahead or before the leaving.
        RefusedError: When it is no more, or somebody is back already.
    """
    row = _away(spell_id)
    if row.until is not None:
        raise RefusedError("已登记 {day} 返回，不必再登记。", day=row.until.isoformat())
    _refuse_until(row.since, until, on, "away.until_early")
    writer.update(AwaySpell, spell_id, until=until)
    write_marks(writer, row.person_id)


@operation("删去外出登记")
def remove_away(writer: Writer, *, spell_id: int) -> None:
    """Take out an entry of being away that was a mistake.

    Raises:
        RefusedError: When it is no more.
    """
    row = _away(spell_id)
    writer.delete(AwaySpell, spell_id)
    write_marks(writer, row.person_id, without="is_floating")


# Contacts -----------------------------------------------------------------------------


@operation("登记联系")
def record_contact(
    writer: Writer,
    *,
    person_ids: Sequence[int],
    contacted_on: date,
    was_reached: bool,
    on: date,
    contacted_by: str = "",
    way: str = "",
) -> list[int]:
    """Enter that somebody tried to reach one or several people; return the row ids.

    It changes nobody's state: who was out of contact stays so until that is entered as over.

    Raises:
        InputError: When nobody is named, or the day lies ahead.
    """
    chosen = list(dict.fromkeys(person_ids))
    if not chosen:
        raise InputError(Problem(Address(field="people"), "field.missing"))
    _refuse_days("contacted_on", contacted_on, on)
    for person_id in chosen:
        standing_person(person_id)
    return [
        writer.insert(
            Contact,
            person=person_id,
            contacted_on=contacted_on,
            contacted_by=contacted_by.strip(),
            way=way.strip(),
            was_reached=was_reached,
        )
        for person_id in chosen
    ]


@operation("删去联系登记")
def remove_contact(writer: Writer, *, contact_id: int) -> None:
    """Take out a contact that was entered by mistake.

    Raises:
        RefusedError: When it is no more.
    """
    standing_row(Contact, contact_id, RefusedError(_GONE))
    writer.delete(Contact, contact_id)


# Out of contact -----------------------------------------------------------------------


@operation("登记失联")
def record_out_of_contact(
    writer: Writer,
    *,
    person_id: int,
    since: date,
    on: date,
    searched_on: date | None = None,
    note: str = "",
) -> int:
    """Enter a member who cannot be reached since a day; return the row id.

    Args:
        writer: Writes.
        person_id: Who.
        since: Day of the last contact.
        on: Today.
        searched_on: Day on which the search came to nothing; None while nobody has searched.
        note: How it was searched.

    Raises:
        InputError: When a day lies ahead, or the search before the last contact.
        RefusedError: When it is no member of the roll, or is entered as out of contact already.
    """
    standing_person(person_id)
    _refuse_lost_days(since, searched_on, None, on)
    _refuse_no_member(person_id, on)
    _refuse_taken(since, None, _lost_of(person_id), _lost_already())
    spell_id = writer.insert(
        OutOfContactSpell,
        person=person_id,
        since=since,
        searched_on=searched_on,
        note=note.strip(),
    )
    write_marks(writer, person_id)
    return spell_id


@operation("改正失联登记")
def correct_out_of_contact(
    writer: Writer,
    *,
    spell_id: int,
    since: date,
    on: date,
    searched_on: date | None = None,
    until: date | None = None,
    note: str = "",
) -> bool:
    """Put an entry of 失联 right, the search among it; return whether anything became different.

    Raises:
        InputError: When a day lies ahead or the days cross.
        RefusedError: When it is no more, or another entry has the days.
    """
    row = _lost(spell_id)
    _refuse_lost_days(since, searched_on, until, on)
    _refuse_taken(since, until, _lost_of(row.person_id), _lost_already(), but=spell_id)
    is_other = writer.update(
        OutOfContactSpell,
        spell_id,
        since=since,
        searched_on=searched_on,
        until=until,
        note=note.strip(),
    )
    write_marks(writer, row.person_id)
    return is_other


@operation("登记联系上")
def end_out_of_contact(writer: Writer, *, spell_id: int, until: date, on: date) -> None:
    """Let somebody have been found on a day.

    Raises:
        InputError: When the day lies ahead or before the last contact.
        RefusedError: When it is no more, or over already.
    """
    row = _lost(spell_id)
    if row.until is not None:
        raise RefusedError("这次失联已于 {day} 结束，不必再登记。", day=row.until.isoformat())
    _refuse_lost_days(row.since, row.searched_on, until, on)
    writer.update(OutOfContactSpell, spell_id, until=until)
    write_marks(writer, row.person_id)


@operation("删去失联登记")
def remove_out_of_contact(writer: Writer, *, spell_id: int) -> None:
    """Take out an entry of 失联 that was a mistake.

    Raises:
        RefusedError: When it is no more.
    """
    row = _lost(spell_id)
    writer.delete(OutOfContactSpell, spell_id)
    write_marks(writer, row.person_id, without="is_out_of_contact")


# 党籍 stopped and given back ------------------------------------------------------------


@operation("登记停止党籍")
def record_suspension(
    writer: Writer,
    *,
    person_id: int,
    stopped_on: date,
    on: date,
    approval: str = "",
    note: str = "",
) -> None:
    """Enter that the 党籍 of somebody was stopped by who decides on it.

    Of somebody who is out of contact the rule asks for six months and a search before.

    Args:
        writer: Writes.
        person_id: Who.
        stopped_on: Day of the decision; from then on the person is not on the roll.
        on: Today.
        approval: Number of the decision.
        note: On what ground.

    Raises:
        InputError: When the day lies ahead.
        RefusedError: When the person is not on the roll, or has been out of contact for too short
            a time or was not searched for.
    """
    standing_person(person_id)
    _refuse_days("stopped_on", stopped_on, on)
    _refuse_no_member(person_id, stopped_on)
    lost = next((row for row in _lost_of(person_id) if row.until is None), None)
    if lost is not None:
        _refuse_too_early(lost, stopped_on)
    told = "，".join(part for part in (note.strip(), approval.strip()) if part)
    write_departure(writer, person_id, LeaveReason.SUSPENSION, stopped_on, note=told)


@operation("登记恢复党籍")
def restore_member(
    writer: Writer,
    *,
    person_id: int,
    branch_id: int,
    restored_on: date,
    on: date,
    approval: str = "",
    group_id: int | None = None,
) -> None:
    """Enter that somebody's 党籍 was given back by who decides on it; a branch holds it again.

    Args:
        writer: Writes.
        person_id: Who.
        branch_id: The branch.
        restored_on: Day of the decision.
        on: Today.
        approval: Number of the decision.
        group_id: Party group of the branch.

    Raises:
        InputError: When the day lies ahead.
        RefusedError: When the 党籍 was not stopped, or only later, or it is no branch.
    """
    standing_person(person_id)
    _refuse_days("restored_on", restored_on, on)
    refuse_no_branch(branch_id)
    if valid_spells(Membership, on, person=person_id):
        raise RefusedError("这个人已在册，不必恢复。请核对人员。")
    stopped = [
        row
        for row in Departure.select().where(Departure.person == person_id)
        if row.reason in (LeaveReason.SUSPENSION, LeaveReason.EXPULSION)
    ]
    if not stopped:
        raise RefusedError("这个人没有停止党籍的登记，不能恢复。请核对人员。")
    last = max(row.left_on for row in stopped)
    if restored_on < last.first_day:
        raise RefusedError("恢复日期早于停止党籍的日期 {day}。请核对日期。", day=last.printed)
    day = PartialDate.of(restored_on)
    writer.insert(Membership, person=person_id, branch=branch_id, since=day)
    writer.insert(
        Arrival,
        person=person_id,
        arrived_on=day,
        reason=ArrivalReason.RESTORED,
        note=approval.strip(),
    )
    if group_id is not None:
        write_group_move(writer, person_id, group_id, restored_on)


# What is refused ------------------------------------------------------------------------


def _away(spell_id: int) -> Any:
    return standing_row(AwaySpell, spell_id, RefusedError(_GONE))


def _lost(spell_id: int) -> Any:
    return standing_row(OutOfContactSpell, spell_id, RefusedError(_GONE))


def _lost_of(person_id: int) -> list[Any]:
    return list(OutOfContactSpell.select().where(OutOfContactSpell.person == person_id))


def _lost_already() -> RefusedError:
    return RefusedError("这个人在这段时间已经登记失联。请改正那一条。")


def _refuse_away_already(
    person_id: int, since: date, until: date | None, but: int | None = None
) -> None:
    spells = AwaySpell.select().where(AwaySpell.person == person_id)
    refusal = RefusedError("这个人在这段时间已经登记外出。请先登记返回，或改正那一条。")
    _refuse_taken(since, until, spells, refusal, but=but)


def _refuse_taken(
    since: date,
    until: date | None,
    others: Iterable[Any],
    refusal: RefusedError,
    but: int | None = None,
) -> None:
    """Refuse days of which another spell has some."""
    end = until or date.max
    for one in others:
        if one.id != but and since < (one.until or date.max) and one.since < end:
            raise refusal


def _refuse_no_member(person_id: int, on: date) -> None:
    name = Person.get_by_id(person_id).name
    if not valid_spells(Membership, on, person=person_id):
        raise RefusedError("{person}在 {day} 不在册。请核对日期。", person=name, day=on.isoformat())
    stages = {spell.stage for spell in valid_spells(StageSpell, on, person=person_id)}
    if not stages & set(MEMBER_STAGES):
        raise RefusedError(
            "{person}在 {day} 还不是党员。请核对人员和日期。", person=name, day=on.isoformat()
        )


def _refuse_too_early(lost: Any, stopped_on: date) -> None:
    rule = out_of_contact_rule(rules_on(stopped_on).values_of("transfers.out_of_contact"))
    may_on = rule.may_stop_on(lost.since)
    if stopped_on < may_on:
        raise RefusedError(
            "失去联系自 {since} 起，到 {day} 才满 {months} 个月。请核对日期。",
            since=lost.since.isoformat(),
            day=may_on.isoformat(),
            months=rule.stop_months,
        )
    if lost.searched_on is None or lost.searched_on > stopped_on:
        raise RefusedError("还没有登记查找。请先查找并登记查找的日子。")


def _refuse_days(field: str, day: date, on: date) -> None:
    if day > on:
        raise InputError(Problem(Address(field=field), "day.ahead", day.isoformat()))


def _refuse_until(since: date, until: date | None, on: date, code: str) -> None:
    if until is None:
        return
    _refuse_days("until", until, on)
    if until <= since:
        where = Address(field="until")
        raise InputError(Problem(where, code, until.isoformat(), hint=since.isoformat()))


def _refuse_lost_days(since: date, searched_on: date | None, until: date | None, on: date) -> None:
    _refuse_days("since", since, on)
    if searched_on is not None:
        _refuse_days("searched_on", searched_on, on)
        if searched_on < since:
            where = Address(field="searched_on")
            found, hint = searched_on.isoformat(), since.isoformat()
            raise InputError(Problem(where, "lost.search_early", found, hint=hint))
    _refuse_until(since, until, on, "lost.until_early")
