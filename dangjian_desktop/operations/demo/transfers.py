"""组织关系 in the demonstration: letters in every state, members who are away, one out of contact.

Nobody changes place by it but who really goes: letters of those who came or left earlier are told
beside the memberships that stand already.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.transfers import letter_rule
from dangjian_desktop.domain.vocabulary import (
    ArrivalReason,
    AwayKind,
    LeaveReason,
    Stage,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.operations.away import (
    record_away,
    record_contact,
    record_out_of_contact,
)
from dangjian_desktop.operations.demo.invention import Inventor
from dangjian_desktop.operations.demo.roll import DemoBranch, Entered, Roll
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.operations.transfers import (
    add_incoming_transfer,
    add_outgoing_transfers,
    void_transfers,
)
from dangjian_desktop.queries.open_dues import OpenDuesQuery
from dangjian_desktop.storage.lookups import open_spells
from dangjian_desktop.storage.models import (
    Arrival,
    Departure,
    Membership,
    Person,
    Transfer,
)
from dangjian_desktop.storage.rulebook import rules_on

#: Other organisations, all invented.
_ELSEWHERE = (
    "平川县柳林镇河东村党支部",
    "云山市第三人民医院党总支第二党支部",
    "北岭矿业公司选煤厂党支部",
    "平川县供销社机关党支部",
)
_TOWNS = ("云山市新城区", "江口市", "海清市高新区", "平川县城")
_HOSTS = ("新城区朝阳街道流动党员党支部", "", "高新区人才服务中心流动党员党支部", "")
#: Days before the day of the description on which letters were issued, with what they became.
_WAITING, _EXPIRING, _EXPIRED, _TAKEN_BACK, _BETWEEN, _COMING = 9, 26, 55, 70, 12, 6
#: A letter of somebody who came or left is older than the reception by so many days.
_ON_THE_WAY = 16
_SHORTEST_SINCE = date(2025, 1, 1)


def write_transfers(
    writer: Writer, plan: Mapping[str, Any], roll: Roll, inventor: Inventor
) -> None:
    """Write letters, absences, contacts and one who cannot be reached."""
    on = date.fromisoformat(plan["on"])
    branches = list(roll.branches.values())
    _write_old_letters(writer, branches, on)
    _write_letters(writer, branches, on)
    _write_coming(writer, branches[6], inventor, on)
    _write_away(writer, branches, on)
    _write_lost(writer, branches[7], on)


def _takers(branch: DemoBranch, on: date) -> Iterator[Entered]:
    """Yield ordinary members who have no other part to play here and owe no dues."""
    for one in branch.ordinary()[3:]:
        row = Person.get_by_id(one.person_id)
        is_marked = row.is_floating or row.is_out_of_contact
        has_letter = Transfer.select().where(Transfer.person == one.person_id).exists()
        if not (is_marked or has_letter or OpenDuesQuery(one.person_id, on).fetch()):
            yield one


def _write_old_letters(writer: Writer, branches: list[DemoBranch], on: date) -> None:
    """Tell the letters of those who came from elsewhere or went, in the last two years."""
    place = 0
    for branch in branches:
        for one in branch.people:
            if one.joined_on is None or one.joined_on.first_day < _SHORTEST_SINCE:
                continue
            day = one.joined_on.first_day
            origin = one.facts.joined_note.partition("由")[2].removesuffix("转入")
            _write_old(writer, one, branch.branch_id, TransferDirection.IN, origin, day, place)
            writer.insert(
                Arrival,
                person=one.person_id,
                arrived_on=one.joined_on,
                reason=ArrivalReason.TRANSFER,
                origin=origin,
            )
            place += 1
        for row in Departure.select().where(
            Departure.person.in_([one.person_id for one in branch.leaving])
        ):
            day = row.left_on.first_day
            if row.reason is LeaveReason.TRANSFER and _SHORTEST_SINCE <= day <= on:
                gone = next(one for one in branch.leaving if one.person_id == row.person_id)
                target = row.destination or _ELSEWHERE[place % len(_ELSEWHERE)]
                out = TransferDirection.OUT
                _write_old(writer, gone, _last_branch(gone), out, target, day, place)
                place += 1


def _last_branch(one: Entered) -> int:
    rows = Membership.select().where(Membership.person == one.person_id).order_by(Membership.id)
    return int(list(rows)[-1].branch_id)


def _write_old(
    writer: Writer,
    one: Entered,
    branch_id: int,
    direction: TransferDirection,
    other: str,
    received_on: date,
    place: int,
) -> None:
    issued = received_on - timedelta(days=_ON_THE_WAY)
    rule = letter_rule(rules_on(issued).values_of("transfers.letter"))
    writer.insert(
        Transfer,
        person=one.person_id,
        direction=direction,
        paper=TransferPaper.ONLINE if place % 3 else TransferPaper.LETTER,
        branch=branch_id,
        counterpart=other or _ELSEWHERE[place % len(_ELSEWHERE)],
        number="" if place % 3 else f"青组介〔{issued.year}〕{place + 1:03d}号",
        issued_on=issued,
        valid_until=rule.usual_until(issued),
        dues_through=issued.replace(day=1),
        received_on=received_on,
    )


def _write_letters(writer: Writer, branches: list[DemoBranch], on: date) -> None:
    """Issue letters: one that waits, one that soon ends, one expired, one taken back."""

    def issue(branch: DemoBranch, days_ago: int, place: int, **values: Any) -> int:
        issued = on - timedelta(days=days_ago)
        rule = letter_rule(rules_on(issued).values_of("transfers.letter"))
        if "other_branch_id" not in values:
            values["counterpart"] = _ELSEWHERE[place % len(_ELSEWHERE)]
        one = next(_takers(branch, on))
        [letter] = add_outgoing_transfers(
            person_ids=[one.person_id],
            paper=TransferPaper.LETTER,
            number=f"青组介〔{issued.year}〕{40 + place:03d}号",
            issued_on=issued,
            valid_until=rule.usual_until(issued),
            dues_through=issued.replace(day=1),
            on=on,
            **values,
        ).body(writer)
        return letter

    issue(branches[2], _WAITING, 5)
    issue(branches[3], _EXPIRING, 4)
    issue(branches[8], _EXPIRED, 3)
    taken_back = issue(branches[1], _TAKEN_BACK, 2)
    void_transfers(
        transfer_ids=[taken_back], withdrawn_on=on - timedelta(days=_EXPIRED), on=on
    ).body(writer)
    issue(branches[4], _BETWEEN, 6, other_branch_id=branches[5].branch_id)


def _write_coming(writer: Writer, branch: DemoBranch, inventor: Inventor, on: date) -> None:
    """Let the letter of somebody from elsewhere have come, not yet received."""
    issued = on - timedelta(days=_COMING)
    facts: PersonFacts = inventor.member(branch.plan, stage=Stage.FULL)
    admitted, confirmed = inventor.party_days(facts, Stage.FULL, 0)
    add_incoming_transfer(
        branch_id=branch.branch_id,
        paper=TransferPaper.ONLINE,
        counterpart=_ELSEWHERE[2],
        issued_on=issued,
        valid_until=issued + timedelta(days=30),
        facts=replace(facts, joined_note=""),
        admitted_on=admitted,
        confirmed_on=confirmed,
        dues_through=issued.replace(day=1),
        on=on,
    ).body(writer)


def _write_away(writer: Writer, branches: list[DemoBranch], on: date) -> None:
    """Register floating members, one abroad to study, one who is back, and their contacts."""

    def away(person_id: int, kind: AwayKind, months_ago: int, place: int, **values: Any) -> None:
        host = _HOSTS[place]
        since = add_months(on, -months_ago).replace(day=3 + place)
        record_away(
            person_id=person_id,
            kind=kind,
            since=since,
            destination=_TOWNS[place],
            host=host,
            host_registered_on=add_months(since, 1) if host else None,
            certificate=f"青流 {2025000 + place + 1}" if kind is AwayKind.FLOATING else "",
            pays_there=bool(host) and place % 2 == 0,
            on=on,
            **values,
        ).body(writer)

    def reach(person_id: int, months_ago: int, *, reached: bool = True) -> None:
        record_contact(
            person_ids=[person_id],
            contacted_on=add_months(on, -months_ago).replace(day=12),
            was_reached=reached,
            contacted_by="组织委员",
            way="电话" if months_ago % 2 else "微信",
            on=on,
        ).body(writer)

    marked = [
        row.id
        for row in Person.select().where(Person.is_floating & (Person.remark != ""))
        if open_spells(Membership, person=row.id)
    ]
    for place, (person_id, months) in enumerate(zip(marked, (8, 12), strict=False)):
        away(person_id, AwayKind.FLOATING, months, place)
        reach(person_id, 4 + place)
        reach(person_id, 1 + 3 * place)
    students = chain(_takers(branches[13], on), _takers(branches[12], on))
    student = next(students)
    away(student.person_id, AwayKind.STUDY_ABROAD, 14, 2)
    reach(student.person_id, 3)
    back = next(_takers(branches[9], on))
    away(back.person_id, AwayKind.FLOATING, 18, 3, until=add_months(on, -5).replace(day=20))
    reach(back.person_id, 9)


def _write_lost(writer: Writer, branch: DemoBranch, on: date) -> None:
    """Register the one who is marked as out of contact, with the search."""
    ids = [one.person_id for one in branch.people]
    for row in Person.select().where(Person.id.in_(ids) & Person.is_out_of_contact):
        since = PartialDate(2026, 7, 6).first_day
        record_out_of_contact(
            person_id=row.id,
            since=since,
            searched_on=date(2026, 9, 10),
            note="电话停机，家属和老家村委会也没有消息",
            on=on,
        ).body(writer)
        for months, way in ((3, "电话"), (2, "托家属或同事"), (1, "书信")):
            record_contact(
                person_ids=[row.id],
                contacted_on=add_months(on, -months).replace(day=8),
                was_reached=False,
                contacted_by="支部书记",
                way=way,
                on=on,
            ).body(writer)
