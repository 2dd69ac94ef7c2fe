"""What is wrong in the demonstration's records, so that there is something to find and to mend.

A few people were entered twice, and a few facts are missing or contradict each other: about as
much as stands in a roster that is well kept.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import Post, Sex, Stage
from dangjian_desktop.operations.demo.invention import Inventor
from dangjian_desktop.operations.demo.roll import DemoBranch, Entered, Roll
from dangjian_desktop.operations.duplicates import mark_people_apart, merge_people
from dangjian_desktop.operations.people import (
    appoint,
    facts_as_columns,
    stage_rows,
    write_facts,
    write_party_dates,
)
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.models import GroupMembership, Membership, Person, StageSpell

_MERGED_ON = date(2026, 5, 11)
_APART_ON = date(2026, 6, 2)
#: Whose probation is over with nothing decided.
_ADMITTED_DAYS_AGO = 378
#: Of the record that was merged: years of age at the admission, and days from applying to it.
_GROWN, _APPLIED_BEFORE = 26, 1500


def write_flaws(writer: Writer, roll: Roll, inventor: Inventor) -> None:
    """Write the records that stand twice and the facts that are wrong."""
    branches = list(roll.branches.values())
    _write_duplicates(writer, branches, inventor)
    takers: dict[int, list[Entered]] = {
        number: [one for one in branch.ordinary() if one.facts.mobile_phone][5:]
        for number, branch in enumerate(branches)
    }

    def mistake(number: int, change: Callable[[PersonFacts], dict[str, Any]]) -> Entered:
        """Let the next one of a branch have something written wrong."""
        one = takers[number].pop()
        write_facts(writer, one.person_id, change(one.facts))
        return one

    mistake(1, lambda facts: {"born_on": _day_after(facts)})
    mistake(2, lambda facts: {"mobile_phone": facts.mobile_phone[:-1]})
    mistake(4, lambda facts: {"mobile_phone": _spaced(facts.mobile_phone)})
    mistake(6, lambda facts: {"born_on": _month_of(facts)})
    mistake(10, lambda _facts: {"ethnicity": ""})
    mistake(11, lambda _facts: {"education": None})
    short = next(one for one in takers[12] if len(one.facts.name) == 2)
    padded = " ".join(short.facts.name)  # as some make two characters as wide as three
    write_facts(writer, short.person_id, {"name": padded})
    mistake(0, lambda _facts: {"is_floating": True})
    note = "{}起外出，流入地：平川街道"
    mistake(5, lambda _facts: {"is_floating": True, "remark": note.format("2026年3月")})
    mistake(10, lambda _facts: {"is_floating": True, "remark": note.format("2025年11月")})
    mistake(7, lambda _facts: {"is_out_of_contact": True, "remark": "2026年7月起联系不上"})
    _share_a_phone(writer, branches[10])
    _let_probation_run_out(writer, branches, inventor)
    _keep_in_group(writer, branches[9])
    veteran = next(one for one in branches[11].people if one.facts.crew == "")
    write_facts(writer, veteran.person_id, {"work_began_on": PartialDate(1968, 12, 20)})
    appoint(
        person_id=branches[11].ordinary()[0].person_id,
        organisation_id=branches[13].branch_id,
        post=Post.COMMITTEE_MEMBER,
        on=date(2026, 7, 1),
    ).body(writer)


def _write_duplicates(writer: Writer, branches: list[DemoBranch], inventor: Inventor) -> None:
    """Write three people who stand twice, twins, and one record that was merged already."""
    known = next(one for one in branches[10].people if one.stage is Stage.PROBATIONARY)
    old = _part_of(known.facts)  # the list in which she or he was an activist elsewhere
    _enter(writer, branches[4], old, Stage.ACTIVIST, date(2024, 4, 9))
    known = branches[0].ordinary()[3]
    twice = replace(
        known.facts,
        id_number=inventor.near_number(known.facts.id_number),
        mobile_phone=inventor.phone(),
    )
    _enter(writer, branches[5], twice, Stage.FULL, date(2025, 2, 24), known.admitted_on)
    known = branches[12].ordinary()[2]
    called = replace(
        _part_of(known.facts),
        name=known.facts.name[0] + inventor.given_name(),
        born_on=None if known.facts.born_on is None else PartialDate(known.facts.born_on.year),
        mobile_phone=known.facts.mobile_phone,
    )
    _enter(writer, branches[11], called, Stage.APPLICANT, date(2026, 1, 15))
    known = next(
        one
        for one in branches[2].ordinary()[5:]
        if len(one.facts.name) == 3 and one.facts.sex is Sex.MALE
    )
    twin = replace(
        known.facts,
        name=known.facts.name[:2] + _other(known.facts.name[2], inventor),
        id_number=inventor.near_number(known.facts.id_number),
        mobile_phone=inventor.phone(),
    )
    twin_id = _enter(writer, branches[2], twin, Stage.FULL, date(2025, 1, 6), known.admitted_on)
    mark_people_apart(first_id=known.person_id, second_id=twin_id, on=_APART_ON).body(writer)
    known = next(one for one in branches[6].ordinary() if _is_long_grown(one))
    assert known.admitted_on is not None
    applied = known.admitted_on.first_day - timedelta(days=_APPLIED_BEFORE)
    again = replace(_part_of(known.facts), remark="调入前的旧记录")
    merged_id = _enter(writer, branches[8], again, Stage.APPLICANT, applied)
    merge_people(kept_id=known.person_id, merged_id=merged_id, on=_MERGED_ON).body(writer)


def _is_long_grown(one: Entered) -> bool:
    """Whether somebody was admitted well after the age at which one may apply."""
    born, admitted = one.facts.born_on, one.admitted_on
    return born is not None and admitted is not None and admitted.year - born.year >= _GROWN


def _part_of(facts: PersonFacts) -> PersonFacts:
    """Return what an old list told of somebody: no number, no telephone."""
    return replace(facts, id_number="", mobile_phone="", joined_note="", crew="", shift_crew="")


def _other(character: str, inventor: Inventor) -> str:
    while (found := inventor.given_name()) == character:
        pass
    return found


def _enter(
    writer: Writer,
    branch: DemoBranch,
    facts: PersonFacts,
    stage: Stage,
    since: date,
    admitted_on: PartialDate | None = None,
) -> int:
    """Enter somebody a second time, in a branch and one of its groups from a day on."""
    day = PartialDate.of(since)
    person_id = writer.insert(Person, **facts_as_columns(facts))
    writer.insert(Membership, person=person_id, branch=branch.branch_id, since=day)
    if stage is Stage.FULL and branch.groups:
        writer.insert(GroupMembership, person=person_id, party_group=branch.groups[0], since=day)
    confirmed_on = None
    if admitted_on is not None:
        confirmed_on = replace(admitted_on, year=admitted_on.year + 1)
    writer.insert_many(
        StageSpell,
        stage_rows(person_id, stage, since=day, admitted_on=admitted_on, confirmed_on=confirmed_on),
    )
    return person_id


def _day_after(facts: PersonFacts) -> PartialDate:
    assert facts.born_on is not None
    return PartialDate.of(facts.born_on.first_day + timedelta(days=1))


def _month_of(facts: PersonFacts) -> PartialDate:
    assert facts.born_on is not None
    return PartialDate(facts.born_on.year, facts.born_on.month)


def _spaced(phone: str) -> str:
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}"


def _share_a_phone(writer: Writer, branch: DemoBranch) -> None:
    """Let a couple use one number."""
    may = [one for one in branch.ordinary()[8:] if one.facts.mobile_phone]
    wife = next(one for one in may if one.facts.sex is Sex.FEMALE)
    husband = next(one for one in may if one.facts.sex is Sex.MALE)
    write_facts(writer, wife.person_id, {"mobile_phone": husband.facts.mobile_phone})


def _let_probation_run_out(writer: Writer, branches: list[DemoBranch], inventor: Inventor) -> None:
    """Let the one who has been on probation longest be overdue."""
    everybody = [one for branch in branches for one in branch.people]
    waiting = [one for one in everybody if one.stage is Stage.PROBATIONARY]
    for one in sorted(waiting, key=lambda one: str(one.admitted_on))[:1]:
        day = inventor.on - timedelta(days=_ADMITTED_DAYS_AGO)
        write_party_dates(writer, one.person_id, PartialDate.of(day), None)


def _keep_in_group(writer: Writer, branch: DemoBranch) -> None:
    """Let somebody who has left still stand in a group."""
    for one in branch.leaving:
        for row in GroupMembership.select().where(GroupMembership.person == one.person_id):
            writer.update(GroupMembership, row.id, until=None)
