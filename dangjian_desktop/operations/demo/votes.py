"""Votes of the demonstration's year: resolutions, admissions, an election with its ballots."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.activity_kinds import GENERAL_MEETING
from dangjian_desktop.domain.attendance import IN_ROOM
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Stage, VotingBarReason
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.roll import DemoBranch
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.stroke_order import in_stroke_order
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    Ballot,
    Candidate,
    Deduction,
    Person,
    Vote,
    VotingBar,
    WrittenOpinion,
)
from dangjian_desktop.storage.models.base import valid_on

_A_DAY = timedelta(days=1)


def write_votes(writer: Writer, life: Life) -> None:
    """Write a vote for each quarter's meeting, the admissions of the year, and the election."""
    _bar(writer, life)
    for branch in life.roll.branches.values():
        for day, activity in life.held[branch.name, GENERAL_MEETING]:
            if day < life.on:
                _resolution(writer, life, activity, day)
        for one in branch.people:
            if one.stage is Stage.PROBATIONARY and one.admitted_on is not None:
                _admission(writer, life, branch, one.person_id, one.admitted_on.first_day)
        for text in branch.plan["elected"]:
            day = date.fromisoformat(text)
            if day.year == life.plan["year"]:
                _election(writer, life, branch, day)


def _voters(life: Life, activity: int, day: date) -> tuple[list[int], list[int]]:
    """Return who was due with a vote at a meeting, and who of them came."""
    due, came = [], []
    barred = {row.person_id for row in VotingBar.select().where(valid_on(VotingBar, day))}
    for row in Attendance.select().where(Attendance.activity == activity):
        spells = life.days.stages[row.person_id]
        is_full = any(span.holds_on(day) and stage is Stage.FULL for span, stage in spells)
        if is_full and row.person_id not in barred:
            due.append(row.person_id)
            if row.mark in IN_ROOM:
                came.append(row.person_id)
    return due, came


def _resolution(writer: Writer, life: Life, activity: int, day: date) -> None:
    _due, came = _voters(life, activity, day)
    against = 1 if life.chance.random() < 0.2 else 0
    writer.insert(
        Vote,
        activity=activity,
        regime=Regime.ORDINARY,
        title="通过本季度工作报告和下季度安排",
        yes=len(came) - against,
        no=0,
        abstain=against,
    )


def _meeting(writer: Writer, life: Life, branch: DemoBranch, day: date, title: str) -> int:
    """Write a 党员大会 of its own, at which nearly everybody was."""
    committee = life.days.of_committee(branch.branch_id, day)
    activity = writer.insert(
        Activity,
        kind=GENERAL_MEETING,
        organisation=branch.branch_id,
        title=title,
        state=ActivityState.HELD,
        held_on=day,
        begins="15:00",
        ends="16:30",
        place=life.room(branch),
        chair=life.days.secretary(branch.branch_id, day),
        recorder=committee[-1] if committee else None,
        minutes=f"{title}。介绍情况，讨论，投票表决，当场宣布结果。",
        notified_on=day - 5 * _A_DAY,
        due_fixed_on=day - _A_DAY,
        sign_in_on=day,
        recorded_on=day,
        entered_on=day - 9 * _A_DAY,
    )
    rows: list[dict[str, Any]] = [
        {
            "activity": activity,
            "person": person,
            "mark": Mark.PRESENT if life.chance.random() < 0.93 else Mark.EXCUSED,
        }
        for person in life.days.of_branch(branch.branch_id, day)
    ]
    for row in rows:
        if row["mark"] is Mark.EXCUSED:
            row["reason"] = life.chance.choice(life.plan["excuses"])
    writer.insert_many(Attendance, rows)
    return activity


def _admission(writer: Writer, life: Life, branch: DemoBranch, person: int, day: date) -> None:
    """Write the meeting that admitted somebody, with the written opinion of one who was away."""
    if day >= life.on or not life.days.stood(branch.branch_id, day) or day.year < life.plan["year"]:
        return
    name = Person.get_by_id(person).name
    activity = _meeting(writer, life, branch, day, f"讨论接收{name}为预备党员")
    due, came = _voters(life, activity, day)
    vote = writer.insert(
        Vote,
        activity=activity,
        regime=Regime.ADMISSION,
        title=f"接收{name}为中共预备党员",
        person=person,
        is_secret=True,
        yes=len(came),
        no=0,
        abstain=0,
        issued=len(came),
        returned=len(came),
        invalid=0,
    )
    away = [one for one in due if one not in came]
    if away:
        writer.insert(
            WrittenOpinion,
            vote=vote,
            person=away[0],
            handed_in_at=f"{day - _A_DAY}T16:20",
            agrees=True,
        )


def _election(writer: Writer, life: Life, branch: DemoBranch, day: date) -> None:
    """Write the election of a committee: one candidate more than seats, ballot by ballot."""
    activity = _meeting(writer, life, branch, day, "换届选举党员大会")
    due, came = _voters(life, activity, day)
    seats = 5 if branch.full_count >= 7 else 1
    names = branch.people[: seats + 1]
    standing = {one.person_id for one in names}
    away = [one for one in due if one not in came and one not in standing]
    if away:
        writer.insert(
            Deduction,
            activity=activity,
            person=away[0],
            reason="bedridden",
            consent_on=day - 6 * _A_DAY,
            resolved_on=day,
        )
    for one in due:  # candidates come, and an election needs four fifths of the others
        few = len(came) < len(due) * 0.9 and one not in away[:1]
        if one not in came and (one in standing or few):
            row = Attendance.get((Attendance.activity == activity) & (Attendance.person == one))
            writer.update(Attendance, row.id, mark=Mark.PRESENT, reason="")
            came.append(one)
    vote = writer.insert(
        Vote,
        activity=activity,
        regime=Regime.ELECTION,
        title="选举新一届支部委员会委员" if seats > 1 else "选举支部书记",
        is_secret=True,
        seats=seats,
        issued=len(came),
        returned=len(came),
        tellers="监票人、计票人由大会通过",
    )
    order = in_stroke_order((one.person_id, one.facts.name) for one in names)
    candidates = [
        writer.insert(
            Candidate,
            vote=vote,
            person=one.person_id,
            name=one.facts.name,
            place=order.index(one.person_id),
        )
        for one in names
    ]
    writer.insert_many(
        Ballot,
        [
            {"vote": vote, "number": number, "marks": json.dumps(_marks(life, candidates, seats))}
            for number in range(1, len(came) + 1)
        ],
    )


def _marks(life: Life, candidates: Sequence[int], seats: int) -> list[int]:
    """Return whom a ballot marks: mostly the first ones; now and then one too many."""
    if life.chance.random() < 0.04:
        return list(candidates)
    left_out = candidates[-1] if life.chance.random() < 0.8 else life.chance.choice(candidates)
    return [one for one in candidates if one != left_out][:seats]


def _bar(writer: Writer, life: Life) -> None:
    """Let one member of the largest branch have no vote for a year."""
    branch = max(life.roll.branches.values(), key=lambda one: len(one.people))
    told = life.plan["voting_bar"]
    writer.insert(
        VotingBar,
        person=branch.ordinary()[-1].person_id,
        reason=VotingBarReason(told["reason"]),
        since=told["since"],
        until=told["until"],
    )
