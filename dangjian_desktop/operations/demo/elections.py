"""换届 of the demonstration: elections of the year, one under way, terms that were moved."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING, GENERAL_MEETING
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.elections import (
    APPROVE,
    FILE,
    NOMINATE,
    PRELIMINARY,
    RATIFY,
    REMIND,
    REPORT,
    REQUEST,
    RESOLVE,
    TAKE_OVER,
)
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Post, printed
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.roll import DemoBranch
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.stroke_order import in_stroke_order
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    Candidate,
    Deduction,
    NominationTally,
    TermElection,
    TermExtension,
    TermNominee,
    TermStep,
    Vote,
)

_A_DAY = timedelta(days=1)
_MONTHS_OF_A_TERM = 36
_COMMITTEE_FROM = 7
#: Days before the meeting on which the steps of an election that is over were done.
_BEFORE = {
    REMIND: 180,
    RESOLVE: 52,
    REQUEST: 48,
    APPROVE: 40,
    NOMINATE: 26,
    PRELIMINARY: 14,
}
#: And the days after it.
_AFTER = {TAKE_OVER: 0, REPORT: 2, RATIFY: 9, FILE: 20}
_BY_SUPERIOR = frozenset({APPROVE, PRELIMINARY, RATIFY})
_BY_BRANCH = frozenset({REQUEST, REPORT})


def write_elections(writer: Writer, plan: Mapping[str, Any], life: Life) -> None:
    """Write the elections of the year, the extension, and the election that is under way."""
    told = plan["terms"]
    for branch in life.roll.branches.values():
        for before, day in zip(branch.plan["elected"], branch.plan["elected"][1:], strict=False):
            held_on = date.fromisoformat(day)
            if held_on.year == life.plan["year"]:
                ended = add_months(date.fromisoformat(before), _MONTHS_OF_A_TERM)
                _finished(writer, life, branch, ended, held_on, told)
    for one in told["extension"]:
        branch = life.roll.branches[one["branch"]]
        writer.insert(
            TermExtension,
            organisation=branch.branch_id,
            term_ends_on=_ends(branch),
            until=date.fromisoformat(one["until"]),
            approval=one["approval"],
            approved_on=date.fromisoformat(one["approved"]),
            reason=one["reason"],
        )
    _running(writer, life, told["running"])


def _ends(branch: DemoBranch) -> date:
    return add_months(date.fromisoformat(branch.plan["elected"][-1]), _MONTHS_OF_A_TERM)


def _paper(branch: DemoBranch, step: str, told: Mapping[str, Any], number: int) -> str:
    """Return the number of the paper of a step; "" where it leaves none."""
    if step in _BY_SUPERIOR:
        return f"{told['superior']}{number + 11}号"
    return f"{branch.name}〔{told['year']}〕{number}号" if step in _BY_BRANCH else ""


def _finished(
    writer: Writer,
    life: Life,
    branch: DemoBranch,
    ended: date,
    held_on: date,
    told: Mapping[str, Any],
) -> None:
    """Write the way to an election of the year that is over, and what came of it."""
    vote = (
        Vote.select()
        .join(Activity)
        .where(
            (Vote.regime == Regime.ELECTION)
            & (Activity.organisation == branch.branch_id)
            & (Activity.held_on == held_on)
        )
        .get()
    )
    after = {step: held_on + _A_DAY * days for step, days in _AFTER.items()}
    has_committee = branch.full_count >= _COMMITTEE_FROM
    election = writer.insert(
        TermElection,
        organisation=branch.branch_id,
        term_ends_on=ended,
        opened_on=held_on - _A_DAY * (_BEFORE[RESOLVE] + 5),
        seats=vote.seats,
        vote=vote.id,
        posts_vote=_posts_vote(writer, life, branch, held_on) if has_committee else None,
        closed_on=after[FILE] if after[FILE] <= life.on else None,
    )
    days = {step: held_on - _A_DAY * count for step, count in _BEFORE.items()} | after
    for number, (step, day) in enumerate(days.items(), start=1):
        if day <= life.on:
            writer.insert(
                TermStep,
                election=election,
                step=step,
                done_on=day,
                number=_paper(branch, step, told, number),
            )
    listed = Candidate.select().where(Candidate.vote == vote.id).order_by(Candidate.id)
    people = [one.person_id for one in listed if one.person_id is not None]
    _propose(writer, life, branch, election, people, days[NOMINATE], days[PRELIMINARY])


def _posts_vote(writer: Writer, life: Life, branch: DemoBranch, held_on: date) -> int:
    """Write the first meeting of a new committee, which elected its 书记 and 副书记."""
    members = life.days.of_committee(branch.branch_id, held_on)
    activity = writer.insert(
        Activity,
        kind=COMMITTEE_MEETING,
        organisation=branch.branch_id,
        title="新一届支部委员会第一次会议",
        state=ActivityState.HELD,
        held_on=held_on,
        begins="17:00",
        ends="17:40",
        place=life.room(branch),
        minutes="选举书记、副书记，研究委员分工。",
        due_fixed_on=held_on,
        recorded_on=held_on + _A_DAY,
        entered_on=held_on - _A_DAY,
    )
    rows = [{"activity": activity, "person": person, "mark": Mark.PRESENT} for person in members]
    writer.insert_many(Attendance, rows)
    votes: list[int] = []
    for post, one in zip((Post.SECRETARY, Post.DEPUTY_SECRETARY), branch.people, strict=False):
        votes.append(
            writer.insert(
                Vote,
                activity=activity,
                regime=Regime.COMMITTEE,
                title=f"选举{one.facts.name}为{printed(post)}",
                person=one.person_id,
                is_secret=True,
                place=len(votes),
                yes=len(members),
                no=0,
                abstain=0,
                issued=len(members),
                returned=len(members),
                invalid=0,
            )
        )
    return votes[0]


def _propose(
    writer: Writer,
    life: Life,
    branch: DemoBranch,
    election: int,
    people: list[int],
    proposed_on: date,
    approved_on: date | None,
    *,
    also: list[int] | None = None,
) -> list[int]:
    """Write who was proposed by how many of each group; return the row ids.

    Args:
        people: The 候选人预备人选; the first two of a present committee stand for its posts.
        approved_on: When the superior approved them. also: who was proposed and not chosen.
    """
    posts = {
        one.person_id: post
        for one, post in zip(branch.people, (Post.SECRETARY, Post.DEPUTY_SECRETARY), strict=False)
    }
    groups = [one for one in branch.groups if life.days.of_group(one, proposed_on)]
    found = []
    for place, person in enumerate([*people, *(also or [])]):
        is_chosen = place < len(people)
        nominee = writer.insert(
            TermNominee,
            election=election,
            person=person,
            place=place,
            is_preliminary=is_chosen,
            approved_on=approved_on if is_chosen else None,
            post=posts.get(person) if is_chosen and approved_on is not None else None,
        )
        found.append(nominee)
        for number, group in enumerate(groups or [None]):
            members = (
                life.days.of_branch(branch.branch_id, proposed_on)
                if group is None
                else life.days.of_group(group, proposed_on)
            )
            count = max(len(members) - place - number % 2, 1 if is_chosen else 0)
            writer.insert(NominationTally, nominee=nominee, party_group=group, number=count)
    return found


def _running(writer: Writer, life: Life, told: Mapping[str, Any]) -> None:
    """Write the election that is under way: approved candidates, and a meeting that is planned."""
    branch = life.roll.branches[told["branch"]]
    days = {step: date.fromisoformat(text) for step, text in told["steps"].items()}
    people = [one.person_id for one in branch.people[: told["candidates"]]]
    others = [one.person_id for one in branch.people[told["candidates"] :][:1]]
    held_on = date.fromisoformat(told["meeting"])
    meeting = writer.insert(
        Activity,
        kind=GENERAL_MEETING,
        organisation=branch.branch_id,
        title="换届选举党员大会",
        held_on=held_on,
        begins="15:00",
        ends="16:30",
        place=life.room(branch),
        entered_on=days[PRELIMINARY] + _A_DAY,
    )
    vote = writer.insert(
        Vote,
        activity=meeting,
        regime=Regime.ELECTION,
        title="选举新一届支部委员会委员",
        is_secret=True,
        seats=told["seats"],
    )
    names = {one.person_id: one.facts.name for one in branch.people}
    order = in_stroke_order((key, names[key]) for key in people)
    for place, person in enumerate(order):
        writer.insert(Candidate, vote=vote, person=person, name=names[person], place=place)
    writer.insert(
        Deduction,
        activity=meeting,
        person=branch.people[-1].person_id,
        reason="bedridden",
        consent_on=days[PRELIMINARY],
        note="大会开始时提请通过",
    )
    election = writer.insert(
        TermElection,
        organisation=branch.branch_id,
        term_ends_on=_ends(branch),
        opened_on=days[RESOLVE] - 5 * _A_DAY,
        seats=told["seats"],
        vote=vote,
    )
    for number, (step, day) in enumerate(days.items(), start=1):
        writer.insert(
            TermStep,
            election=election,
            step=step,
            done_on=day,
            number=_paper(branch, step, told, number),
        )
    approved_on = days[PRELIMINARY]
    _propose(writer, life, branch, election, people, days[NOMINATE], approved_on, also=others)
