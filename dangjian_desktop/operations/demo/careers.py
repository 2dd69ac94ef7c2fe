"""What has happened to people: earlier jobs, moves between branches, leaving and coming back."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import JOB_KEYS
from dangjian_desktop.domain.vocabulary import LeaveReason, Post, Workplace
from dangjian_desktop.operations.demo.invention import Inventor, shift_crew
from dangjian_desktop.operations.demo.roll import DemoBranch, Entered, Roll
from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.operations.people import (
    appoint,
    move_to_branch,
    move_to_group,
    record_departure,
)
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.models import FormerJob

#: How many have had another job before, by whether the branch has several crews.
_SHARE_WITH_FORMER_JOB = 0.45
_SHARE_WITH_FORMER_JOB_BY_DAY = 0.3
_FIRST_OF_CHANGES = date(2019, 1, 1)
_DAYS_OF_CHANGES = 2600
#: The one in so many who leaves without going elsewhere.
_DEATHS = 8


def write_careers(writer: Writer, plan: Mapping[str, Any], roll: Roll, inventor: Inventor) -> None:
    """Write who moved, left, came back, and worked as something else before."""
    for one in plan["exchanged"]:
        _exchange(writer, one, roll, inventor)
    for one in plan["exchanged_secretaries"]:
        _exchange_secretaries(writer, one, roll, inventor)
    for one in plan["returned"]:
        _return(writer, one, roll)
    for number, branch in enumerate(roll.branches.values()):
        _leave(writer, branch, inventor, is_death=number % _DEATHS == _DEATHS - 1)
    _write_former_jobs(writer, plan, roll, inventor)


def _exchange(writer: Writer, one: Mapping[str, Any], roll: Roll, inventor: Inventor) -> None:
    """Let one person of each branch go to the other on one day, with another job."""
    first, second = (roll.branches[name] for name in one["branches"])
    day = date.fromisoformat(one["on"])
    pair = [
        _chosen(branch, leads=one.get("leads", "") == branch.name) for branch in (first, second)
    ]
    for person, source, target in zip(pair, (first, second), (second, first), strict=True):
        is_ungrouped = one.get("ungrouped", "") == source.name
        _move(writer, person, source, target, day, inventor, is_ungrouped=is_ungrouped)


def _chosen(branch: DemoBranch, *, leads: bool) -> Entered:
    """Return who goes: somebody without a post, or the leader of the last group."""
    if not leads:
        return branch.ordinary()[0]
    leader = list(branch.leaders.values())[-1]
    return next(one for one in branch.people if one.person_id == leader)


def _move(
    writer: Writer,
    person: Entered,
    source: DemoBranch,
    target: DemoBranch,
    day: date,
    inventor: Inventor,
    *,
    is_ungrouped: bool = False,
) -> None:
    key = person.person_id
    move_to_branch(person_ids=[key], branch_id=target.branch_id, on=day).body(writer)
    if target.groups and not is_ungrouped:
        group = target.groups[key % len(target.groups)]
        move_to_group(person_ids=[key], group_id=group, on=day).body(writer)
        target.group_of[key] = group
    person.facts = inventor.dressed(target.plan, person.facts)
    changes = {name: getattr(person.facts, name) for name in JOB_KEYS}
    change_job(person_id=key, changes=changes, on=day).body(writer)
    source.group_of.pop(key, None)
    for group, leader in list(source.leaders.items()):
        if leader == key:
            del source.leaders[group]
    person.has_moved = True
    place = source.people.index(person)
    source.people.pop(place)
    target.people.append(person)


def _exchange_secretaries(
    writer: Writer, one: Mapping[str, Any], roll: Roll, inventor: Inventor
) -> None:
    """Let two secretaries change places."""
    first, second = (roll.branches[name] for name in one["branches"])
    day = date.fromisoformat(one["on"])
    pair = first.people[0], second.people[0]
    for person, source, target in zip(pair, (first, second), (second, first), strict=True):
        _move(writer, person, source, target, day, inventor)
        target.people.insert(0, target.people.pop())
    for person, target in zip(pair, (second, first), strict=True):
        appoint(
            person_id=person.person_id,
            organisation_id=target.branch_id,
            post=Post.SECRETARY,
            on=day,
        ).body(writer)


def _return(writer: Writer, one: Mapping[str, Any], roll: Roll) -> None:
    """Let somebody leave on a day and come back on another, into the old group."""
    branch = roll.branches[one["branch"]]
    person = branch.ordinary()[1]
    key = person.person_id
    record_departure(
        person_id=key,
        reason=LeaveReason.TRANSFER,
        on=date.fromisoformat(one["left_on"]),
        destination=one["destination"],
    ).body(writer)
    back = date.fromisoformat(one["back_on"])
    move_to_branch(person_ids=[key], branch_id=branch.branch_id, on=back).body(writer)
    move_to_group(person_ids=[key], group_id=branch.group_of[key], on=back).body(writer)
    person.has_moved = True


def _leave(writer: Writer, branch: DemoBranch, inventor: Inventor, *, is_death: bool) -> None:
    """Let those leave who are no longer there today, so that a past day shows more people."""
    for person in branch.leaving:
        first = max(branch.settled or date.min, date(2024, 3, 1)) + timedelta(days=30)
        span = (inventor.on - first).days - 20
        record_departure(
            person_id=person.person_id,
            reason=LeaveReason.DEATH if is_death else LeaveReason.TRANSFER,
            on=first + timedelta(days=inventor.chance.randrange(span)),
            destination="" if is_death else inventor.destination(),
        ).body(writer)
    if branch.plan.get("stops_developing"):
        person = branch.developing[0]
        record_departure(
            person_id=person.person_id,
            reason=LeaveReason.WITHDRAWN,
            on=date.fromisoformat(branch.plan["stops_developing"]),
        ).body(writer)


def _write_former_jobs(
    writer: Writer, plan: Mapping[str, Any], roll: Roll, inventor: Inventor
) -> None:
    """Write the one or two jobs that many had before: another crew, sometimes another section."""
    rows: list[dict[str, Any]] = []
    for number, branch in enumerate(roll.branches.values()):
        has_crews = len(branch.plan["crews"]) > 1
        share = _SHARE_WITH_FORMER_JOB if has_crews else _SHARE_WITH_FORMER_JOB_BY_DAY
        for place, one in enumerate(branch.people):
            is_shown = number == 0 and place == 0  # the card that pictures show
            if one.has_moved or (inventor.chance.random() >= share and not is_shown):
                continue
            rows += _former_jobs(one, branch, plan, inventor, 2 if is_shown else 0)
    writer.insert_many(FormerJob, rows)


def _former_jobs(
    one: Entered,
    branch: DemoBranch,
    plan: Mapping[str, Any],
    inventor: Inventor,
    count: int,
) -> list[dict[str, Any]]:
    chance, began = inventor.chance, one.facts.work_began_on
    count = count or chance.choice((1, 1, 2))
    days = sorted(
        {
            _FIRST_OF_CHANGES + timedelta(days=chance.randrange(_DAYS_OF_CHANGES))
            for _ in range(count)
        }
    )
    assert began is not None
    days = [day for day in days if day > began.last_day]
    rows, since = [], began
    for place, day in enumerate(days):
        source = branch.plan if place or chance.random() < 0.7 else chance.choice(plan["branch"])
        others = [crew for crew in source["crews"] if crew != one.facts.crew] or source["crews"]
        crew = chance.choice(others)
        until = PartialDate.of(day)
        rows.append(
            {
                "person": one.person_id,
                "since": since,
                "until": until,
                "section": source["section"],
                "crew": crew,
                "shift_crew": shift_crew(crew),
                "occupation": chance.choice(source["occupations"]),
                "workplace": (
                    Workplace.UNDERGROUND if source["underground"] else Workplace.SURFACE
                ),
            }
        )
        since = until
    return rows
