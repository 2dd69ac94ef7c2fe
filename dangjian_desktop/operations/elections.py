"""换届: an election is begun, its steps are entered, people are proposed; terms are extended.

What follows from other rows (candidates on a ballot paper, counts, posts) is never entered as a
step: see `queries.elections`. The vote and the result are in `operations.election_votes`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.elections import (
    FILE,
    PRELIMINARY,
    ElectionStepState,
    StepDone,
    StepRecord,
    order_fault,
    waiting_for,
)
from dangjian_desktop.domain.problems import Address, InputError, Problem, Sentence, Word
from dangjian_desktop.domain.terms import shift_fault
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.operations.votes import FEWEST_SEATS
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.elections import (
    ElectionDetail,
    ElectionQuery,
    steps_on,
    unfit_people,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.terms import TermEnd, running_term, term_notice
from dangjian_desktop.storage.lookups import valid_spells
from dangjian_desktop.storage.models import (
    Activity,
    Membership,
    NominationTally,
    TermElection,
    TermExtension,
    TermNominee,
    TermStep,
)

#: More seats than a 支部委员会 has anywhere.
MOST_SEATS = 15
LONGEST_NUMBER: int = TermStep.number.max_length
LONGEST_NOTE: int = TermStep.note.max_length
LONGEST_APPROVAL: int = TermExtension.approval.max_length
LONGEST_REASON: int = TermExtension.reason.max_length
_GONE = "这次换届已经不在了，可能刚被撤销。请重新打开。"
_STEP_GONE = "这一步的登记已经不在了，可能刚被撤销。请重新打开。"


@operation("开始换届")
def add_election(
    writer: Writer,
    *,
    organisation_id: int,
    opened_on: date,
    on: date,
    seats: int | None = None,
    note: str = "",
) -> int:
    """Begin the election that ends the term of the committee in office; return its row id.

    Args:
        writer: Writes.
        organisation_id: A branch, 党总支 or 党委.
        opened_on: Day on which it was begun. on: Today.
        seats: 应选名额, where it is resolved already. note: Anything else.

    Raises:
        RefusedError: When one is under way, the organisation did not stand on the day, or a value
            cannot be.
    """
    node = Tree.on(opened_on).get(organisation_id)
    if node is None or node.kind is OrganisationKind.PARTY_GROUP:
        raise RefusedError(
            "{day}没有这个党组织。请核对日期，或另选组织。", day=opened_on.isoformat()
        )
    _refuse_ahead(opened_on, on)
    if _is_under_way(organisation_id):
        raise RefusedError("{name}的换届正在进行，不必再开始。", name=node.name)
    end = running_term(organisation_id, opened_on)
    return writer.insert(
        TermElection,
        organisation=organisation_id,
        term_ends_on=None if end is None else end.expires,
        opened_on=opened_on,
        seats=None if seats is None else _seats(seats),
        note=trimmed(note, LONGEST_NOTE),
    )


@operation("修改换届")
def change_election(
    writer: Writer, *, election_id: int, seats: int | None, note: str, on: date
) -> None:
    """Set how many are to be elected, and a note.

    Raises:
        RefusedError: When it is no more, a value cannot be, or the ballot paper was made for
            another number of seats.
    """
    detail = standing_election(election_id, on)
    wanted = None if seats is None else _seats(seats)
    if detail.rounds and wanted != detail.seats:
        raise RefusedError(
            "选票已按应选 {seats} 人制作，名额不能再改。请先撤下选票。", seats=detail.seats
        )
    writer.update(TermElection, election_id, seats=wanted, note=trimmed(note, LONGEST_NOTE))


@operation("删除换届")
def remove_election(writer: Writer, *, election_id: int, on: date) -> None:
    """Remove an election that was begun by mistake, with its steps and who was proposed.

    Raises:
        RefusedError: When it is no more, or a vote or posts rest on it.
    """
    detail = standing_election(election_id, on)
    if detail.rounds or detail.post_votes or detail.taken_on is not None:
        raise RefusedError("这次换届已经有选票或任职，不能删除。请先撤下选票和任职。")
    nominees = [one.nominee_id for one in detail.nominees]
    for tally in NominationTally.select().where(NominationTally.nominee.in_(nominees)):
        writer.delete(NominationTally, tally.id)
    for key in nominees:
        writer.delete(TermNominee, key)
    for step in TermStep.select().where(TermStep.election == election_id):
        writer.delete(TermStep, step.id)
    writer.delete(TermElection, election_id)


# Steps ------------------------------------------------------------------------------


@operation("登记换届步骤")
def record_election_step(
    writer: Writer,
    *,
    election_id: int,
    step: str,
    done_on: date,
    on: date,
    number: str = "",
    activity_id: int | None = None,
    note: str = "",
) -> int:
    """Enter that a step was done and return its row id; the last one closes the election.

    Args:
        writer: Writes.
        election_id: The election. step: Code of the step (rule ``terms.steps``).
        done_on: The day. on: Today.
        number: Of the paper. activity_id: The meeting at which it was done.
        note: Anything else.

    Raises:
        RefusedError: When it is its turn neither by the steps before it nor by the days, it stands
            there already, or it follows from other rows.
    """
    detail = standing_election(election_id, on)
    if TermStep.get_or_none((TermStep.election == election_id) & (TermStep.step == step)):
        raise RefusedError("这一步已经登记过。请修改原来的那一条。")
    _refuse_step(detail, step, done_on, activity_id, on)
    if step == FILE:
        writer.update(TermElection, election_id, closed_on=done_on)
    return writer.insert(
        TermStep,
        election=election_id,
        step=step,
        done_on=done_on,
        number=trimmed(number, LONGEST_NUMBER),
        activity=activity_id,
        note=trimmed(note, LONGEST_NOTE),
    )


@operation("改正换届步骤")
def correct_election_step(
    writer: Writer,
    *,
    step_id: int,
    done_on: date,
    on: date,
    number: str = "",
    activity_id: int | None = None,
    note: str = "",
) -> None:
    """Correct what was entered of a step.

    Raises:
        RefusedError: As `record_election_step`, or when it is no more.
    """
    row = _standing_step(step_id)
    detail = standing_election(row.election_id, on)
    _refuse_step(detail, row.step, done_on, activity_id, on)
    if row.step == FILE:
        writer.update(TermElection, row.election_id, closed_on=done_on)
    writer.update(
        TermStep,
        step_id,
        done_on=done_on,
        number=trimmed(number, LONGEST_NUMBER),
        activity=activity_id,
        note=trimmed(note, LONGEST_NOTE),
    )


@operation("撤销换届步骤")
def remove_election_step(writer: Writer, *, step_id: int, on: date) -> None:
    """Take back that a step was done; that it was filed reopens the election.

    Raises:
        RefusedError: When it is no more, a step that was done rests on it, or the next election
            is under way.
    """
    row = _standing_step(step_id)
    detail = standing_election(row.election_id, on)
    rules = steps_on(on)
    own = next((rule for rule in rules if rule.code == row.step), None)
    if own is not None and own.record is not StepRecord.ENTERED:
        raise RefusedError("这一步由别的登记得出，不在这里撤销。请撤销预备人选的批复或任职。")
    later = waiting_for(rules, row.step, _done(detail).keys(), has_committee=detail.has_committee)
    if later:
        raise RefusedError(
            "“{title}”已经登记，它以这一步为前提。请先撤销后一步。", title=Word(later)
        )
    if row.step == FILE:
        if _is_under_way(detail.organisation_id):
            raise RefusedError(
                "下一次换届正在进行，这一次不能重新打开。请先删除那一次，或保留归档。"
            )
        writer.update(TermElection, row.election_id, closed_on=None)
    writer.delete(TermStep, step_id)


def _is_under_way(organisation_id: int) -> bool:
    """Whether an election of an organisation is not filed yet; there is one at a time."""
    running = TermElection.select().where(
        (TermElection.organisation == organisation_id) & TermElection.closed_on.is_null()
    )
    return bool(running.exists())


def _refuse_step(
    detail: ElectionDetail, step: str, done_on: date, activity_id: int | None, on: date
) -> None:
    rules = steps_on(on)
    own = next((rule for rule in rules if rule.code == step), None)
    if own is not None and own.record is not StepRecord.ENTERED:
        raise RefusedError(
            "“{title}”由选票、计票和任职得出，不必登记。",
            title=Word(own.title_for(has_committee=detail.has_committee) or own.title),
        )
    _refuse_ahead(done_on, on)
    if detail.end is not None and done_on < detail.end.elected:  # a slip of the year, most often
        raise RefusedError(
            "这一届 {elected} 当选，{day} 不会办下一次换届的步骤。请核对日期。",
            elected=detail.end.elected.isoformat(),
            day=done_on.isoformat(),
        )
    raise_said(order_fault(rules, step, done_on, _done(detail), has_committee=detail.has_committee))
    if activity_id is None:
        return
    assert own is not None
    activity = Activity.get_or_none(Activity.id == activity_id)
    here = Tree.on(on).below(detail.organisation_id)
    if activity is None or activity.organisation_id not in here:
        raise RefusedError("这次会议不是本支部的，或已经不在了。请另选会议。")
    if activity.kind not in own.kinds:
        raise RefusedError(
            "这一步不在{kind}上做。请另选会议。", kind=Word(kind_label(activity.kind))
        )
    if activity.held_on != done_on:
        raise RefusedError(
            "所选会议在 {held}，与日期 {day} 不符。请核对。",
            held=activity.held_on.isoformat(),
            day=done_on.isoformat(),
        )


def _done(detail: ElectionDetail) -> dict[str, StepDone]:
    """Return the steps that were done, by code."""
    return {
        one.rule.code: one.done
        for one in detail.steps
        if one.state is ElectionStepState.DONE and one.done is not None
    }


# Who is proposed ----------------------------------------------------------------------


@operation("登记推荐提名")
def record_nominations(
    writer: Writer,
    *,
    election_id: int,
    numbers: Mapping[int, Mapping[int | None, int | None]],
    preliminary: Collection[int],
    on: date,
) -> None:
    """Enter who was proposed by how many of each group, and who of them are 候选人预备人选.

    It stands in place of what was entered before: who is not named is on the list no more.

    Args:
        writer: Writes.
        election_id: The election.
        numbers: By person, then by party group (None: the branch as a whole). None for nothing
            entered, which is not nought.
        preliminary: The people whom the committee chose of them.
        on: Today.

    Raises:
        InputError: With every number that cannot be, at ``person.group``.
        RefusedError: When the election is no more, somebody may not be elected, somebody whom the
            superior approved would be left out, or a 预备人选 is not on the list.
    """
    detail = standing_election(election_id, on)
    _refuse_numbers(detail, numbers)
    if not set(preliminary) <= numbers.keys():
        raise RefusedError("预备人选应在被推荐的人里选定。请先加入被推荐的人。")
    known = {one.person_id: one for one in detail.nominees}
    _refuse_unfit(detail, [key for key in numbers if key not in known or key in preliminary])
    listed = {one.person_id for part in detail.rounds for one in part.candidates}
    for one in detail.nominees:
        is_settled = one.approved_on is not None or one.person_id in listed
        if is_settled and one.person_id not in preliminary:
            raise RefusedError("{name}已经上级批准，应留作预备人选。请先撤销批复。", name=one.name)
        if one.person_id not in numbers:
            for row in _tallies(one.nominee_id):
                writer.delete(NominationTally, row.id)
            writer.delete(TermNominee, one.nominee_id)
    for place, (person_id, told) in enumerate(numbers.items()):
        values = {"place": place, "is_preliminary": person_id in preliminary}
        if person_id in known:
            nominee_id = known[person_id].nominee_id
            writer.update(TermNominee, nominee_id, **values)
        else:
            nominee_id = writer.insert(
                TermNominee, election=election_id, person=person_id, **values
            )
        _write_tallies(writer, nominee_id, told)


def _refuse_numbers(
    detail: ElectionDetail, numbers: Mapping[int, Mapping[int | None, int | None]]
) -> None:
    members = {one.party_group_id: one.members for one in detail.groups}
    problems = []
    for person_id, told in numbers.items():
        for group_id, number in told.items():
            where = Address(field=f"{person_id}.{group_id or ''}")
            most = members.get(group_id, 0)
            if number is not None and number < 0:
                problems.append(Problem(where, "nomination.negative", str(number)))
            elif number is not None and number > most:
                problems.append(Problem(where, "nomination.too_many", str(number), hint=str(most)))
    if problems:
        raise InputError(*problems)


def _refuse_unfit(detail: ElectionDetail, people: Sequence[int]) -> None:
    """Refuse people who are no more on the roll or may not be elected."""
    day = detail.meeting_on or detail.read_on
    unfit = unfit_people(people, day)
    for person_id in people:
        person = standing_person(person_id)
        if person_id in unfit:
            raise RefusedError("{name}{why}请另选人员。", name=person.name, why=unfit[person_id])
        branch = valid_spells(Membership, min(day, detail.read_on), person=person_id)
        here = Tree.on(detail.read_on).below(detail.organisation_id)
        if not any(spell.branch_id in here for spell in branch):
            raise RefusedError("{name}不是本支部的党员。请另选人员。", name=person.name)


def _tallies(nominee_id: int) -> list[Any]:
    return list(NominationTally.select().where(NominationTally.nominee == nominee_id))


def _write_tallies(writer: Writer, nominee_id: int, told: Mapping[int | None, int | None]) -> None:
    rows = {row.party_group_id: row for row in _tallies(nominee_id)}
    for group_id, number in told.items():
        row = rows.get(group_id)
        if number is None and row is not None:
            writer.delete(NominationTally, row.id)
        elif number is not None and row is None:
            writer.insert(NominationTally, nominee=nominee_id, party_group=group_id, number=number)
        elif number is not None and row is not None:
            writer.update(NominationTally, row.id, number=number)


@operation("登记预备人选批复")
def record_candidates_approval(
    writer: Writer,
    *,
    election_id: int,
    people: Collection[int],
    approved_on: date,
    on: date,
    number: str = "",
    note: str = "",
) -> None:
    """Enter whom of the 候选人预备人选 the superior approved, in place of an earlier answer.

    Raises:
        RefusedError: When nobody is named, somebody is no 预备人选, the day does not fit, or the
            ballot paper was made.
    """
    detail = standing_election(election_id, on)
    _refuse_ballot_made(detail)
    _refuse_ahead(approved_on, on)
    known = {one.person_id: one.nominee_id for one in detail.preliminary}
    if not people:
        raise RefusedError("没有选上级批准的人选。请选择。")
    if not set(people) <= known.keys():
        raise RefusedError("上级批准的人应是选定的预备人选。请先在提名里选定。")
    raise_said(
        order_fault(
            steps_on(on),
            PRELIMINARY,
            approved_on,
            _done(detail),
            has_committee=detail.has_committee,
        )
    )
    for person_id, nominee_id in known.items():
        is_approved = person_id in people
        writer.update(TermNominee, nominee_id, approved_on=approved_on if is_approved else None)
    values = {
        "done_on": approved_on,
        "number": trimmed(number, LONGEST_NUMBER),
        "note": trimmed(note, LONGEST_NOTE),
    }
    step = _step_row(election_id, PRELIMINARY)
    if step is None:
        writer.insert(TermStep, election=election_id, step=PRELIMINARY, **values)
    else:
        writer.update(TermStep, step.id, **values)


@operation("撤销预备人选批复")
def remove_candidates_approval(writer: Writer, *, election_id: int, on: date) -> None:
    """Take back what was entered of the superior's answer about the 候选人预备人选.

    Raises:
        RefusedError: When there is none, or the ballot paper was made.
    """
    detail = standing_election(election_id, on)
    _refuse_ballot_made(detail)
    step = _step_row(election_id, PRELIMINARY)
    if step is None:
        raise RefusedError("还没有登记批复，不必撤销。")
    for one in detail.approved:
        writer.update(TermNominee, one.nominee_id, approved_on=None)
    writer.delete(TermStep, step.id)


def _refuse_ballot_made(detail: ElectionDetail) -> None:
    if detail.rounds:
        raise RefusedError("候选人已经上了选票，批复不能再改。请先撤下选票。")


# Extensions -----------------------------------------------------------------------------


@operation("登记延期换届")
def add_term_extension(
    writer: Writer,
    *,
    organisation_id: int,
    until: date,
    approval: str,
    approved_on: date,
    on: date,
    reason: str = "",
) -> int:
    """Enter that a superior allowed the election to be held later or earlier; return the row id.

    Args:
        writer: Writes.
        organisation_id: Whose term it is.
        until: The day up to which it is allowed, at most a year from the end of the term.
        approval: By which paper. approved_on: Its day. on: Today.
        reason: Why.

    Raises:
        RefusedError: When no term is known, one is entered for it, no paper is told, or the day is
            more than a year from the end of the term.
    """
    end = _running_end(organisation_id, approved_on)
    same = TermExtension.get_or_none(
        (TermExtension.organisation == organisation_id)
        & (TermExtension.term_ends_on == end.expires)
    )
    if same is not None:
        raise RefusedError("这一届已经登记过延期或提前。请修改原来的那一条。")
    if term_notice(organisation_id, end.expires, on) is not None:
        raise RefusedError(
            "这一届的延期已在日历的“合规”里登记为上级通知。请在那里修改，或先删除那份通知。"
        )
    values = _extension_values(end, until, approval, approved_on, reason, on)
    return writer.insert(
        TermExtension, organisation=organisation_id, term_ends_on=end.expires, **values
    )


@operation("修改延期换届")
def change_term_extension(
    writer: Writer,
    *,
    extension_id: int,
    until: date,
    approval: str,
    approved_on: date,
    on: date,
    reason: str = "",
) -> None:
    """Correct the day, the paper or the reason of an extension.

    Raises:
        RefusedError: As `add_term_extension`, or when it is no more.
    """
    row = _standing_extension(extension_id)
    end = _running_end(row.organisation_id, approved_on)
    if end.expires != row.term_ends_on:
        raise RefusedError("批准日期不在这一届的任期里。请核对日期。")
    values = _extension_values(end, until, approval, approved_on, reason, on)
    writer.update(TermExtension, extension_id, **values)


@operation("删除延期换届")
def remove_term_extension(writer: Writer, *, extension_id: int) -> None:
    """Remove an extension that was entered by mistake; the term ends by rule again."""
    _standing_extension(extension_id)
    writer.delete(TermExtension, extension_id)


def _running_end(organisation_id: int, day: date) -> TermEnd:
    end = running_term(organisation_id, day)
    if end is None:
        raise RefusedError(
            "{day}没有登记委员会的选举日期，算不出届满日。请先在职务里填写选举日期。",
            day=day.isoformat(),
        )
    return end


def _extension_values(
    end: TermEnd, until: date, approval: str, approved_on: date, reason: str, on: date
) -> dict[str, Any]:
    """Return the columns of an extension."""
    _refuse_ahead(approved_on, on)
    paper = trimmed(approval, LONGEST_APPROVAL)
    if not paper:
        raise RefusedError("延期或提前换届要有上级批准。请填写批准文号或会议。")
    raise_said(shift_fault(end.term, until))
    if until == end.expires:
        raise RefusedError("{day}就是届满日，不必登记。请核对日期。", day=until.isoformat())
    if until < approved_on:
        raise RefusedError(
            "同意的日期 {until} 早于批准日期 {approved}。请核对。",
            until=until.isoformat(),
            approved=approved_on.isoformat(),
        )
    return {
        "until": until,
        "approval": paper,
        "approved_on": approved_on,
        "reason": trimmed(reason, LONGEST_REASON),
    }


# What stands ------------------------------------------------------------------------------


def standing_election(election_id: int, on: date) -> ElectionDetail:
    """Return an election as it stands.

    Raises:
        RefusedError: When it is no more.
    """
    found = ElectionQuery(election_id, on).fetch()
    if found is None:
        raise RefusedError(_GONE)
    return found


def raise_said(said: Sentence | None) -> None:
    """Refuse with a sentence, where there is one."""
    if said is not None:
        raise RefusedError(said.template, **said.facts)


def _step_row(election_id: int, step: str) -> Any:
    return TermStep.get_or_none((TermStep.election == election_id) & (TermStep.step == step))


def _standing_step(step_id: int) -> Any:
    return standing_row(TermStep, step_id, RefusedError(_STEP_GONE))


def _standing_extension(extension_id: int) -> Any:
    return standing_row(
        TermExtension,
        extension_id,
        RefusedError("这条延期已经不在了，可能刚被撤销。请重新打开。"),
    )


def _refuse_ahead(day: date, on: date) -> None:
    if day > on:
        raise RefusedError(
            "{day} 还没有到（今天是 {on}）。请填已经发生的日期。",
            day=day.isoformat(),
            on=on.isoformat(),
        )


def _seats(count: int) -> int:
    if not FEWEST_SEATS <= count <= MOST_SEATS:
        raise RefusedError(
            "应选名额要在 {fewest} 到 {most} 之间。请填写。", fewest=FEWEST_SEATS, most=MOST_SEATS
        )
    return count
