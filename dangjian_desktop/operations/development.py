"""What is done with a way into the Party: begin it, record its steps, helpers, papers, end it.

A step that makes somebody 积极分子, 发展对象, 预备党员 or 正式党员 writes the stage of the roster
in the same operation; correcting, removing or undoing it puts both back. What contradicts the
order or the dates is refused; what nevertheless took place so is entered as it was (`as_it_was`,
with a note) and stays flagged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any

from dangjian_desktop.domain.activity_kinds import GENERAL_MEETING
from dangjian_desktop.domain.admissions import (
    CaseFacts,
    StepFact,
    extension_months,
    round_of,
    stages_made,
    step_blocks,
    steps_done,
)
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.development import extension_fault, leaves_too_soon, may_apply_from
from dangjian_desktop.domain.development_steps import StepBook, StepRule
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    AdmissionOutcome,
    HelperRole,
    LeaveReason,
    Stage,
    StepOutcome,
    VotingBarReason,
    printed,
)
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.admission_beginnings import refuse_before_closed
from dangjian_desktop.operations.admission_closing import write_admission_closed
from dangjian_desktop.operations.admission_stages import write_stages
from dangjian_desktop.operations.people import (
    standing_person,
    write_branch_move,
    write_departure,
    write_facts,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.development import (
    case_facts,
    open_case,
    publicity_end,
    stages_on,
    step_book_on,
)
from dangjian_desktop.queries.votes import ActivityVotesQuery, VoteRow
from dangjian_desktop.storage.lookups import open_spells, valid_spells
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionCase,
    AdmissionHelper,
    AdmissionPaper,
    AdmissionPublicity,
    AdmissionReview,
    AdmissionStep,
    Membership,
    StageSpell,
    Table,
    Vote,
    VotingBar,
)

_NOTE, _NUMBER, _ORIGIN = 200, 60, 120
_REVIEWER, _PLACE, _PAPER_NOTE = 80, 120, 120
_MOST_DAYS, _MOST_MINUTES, _MOST_COPIES = 366, 60_000, 999
_GONE = "这一条登记已经不在了，可能刚被撤销。请重新打开查看。"
_CLOSED = "这件事已经办结（{outcome}），不能再改。请先用“重新开始办理”打开。"


@dataclass(frozen=True, slots=True)
class StepEntry:
    """What is entered about a step; see `storage.models.AdmissionStep`.

    Attributes:
        leaves_on: Day on which the person is to leave the unit, where that is known; it is
            checked and not kept.
        as_it_was: Whether it took place so although order or dates say otherwise; `note` says why.
    """

    done_on: date
    outcome: StepOutcome = StepOutcome.DONE
    since: date | None = None
    submitted_on: date | None = None
    training_days: int | None = None
    training_minutes: int | None = None
    months: int | None = None
    number: str = ""
    activity_id: int | None = None
    vote_id: int | None = None
    note: str = ""
    leaves_on: date | None = None
    as_it_was: bool = False


# Cases ---------------------------------------------------------------------------------------


@operation("登记入党申请")
def add_admission(
    writer: Writer,
    *,
    person_id: int,
    opened_on: date,
    on: date,
    begins_at: str = "",
    branch_id: int | None = None,
) -> int:
    """Begin a way into the Party and return its row id.

    Args:
        writer: Writes.
        person_id: Who.
        opened_on: Day of the application; where the first steps are not entered here, from when
            on they are.
        on: Today.
        begins_at: Code of the first step that is entered here; "" for the application itself.
        branch_id: The branch to which somebody who left the roll comes back with a new
            application; None to leave that alone.

    Raises:
        RefusedError: When one lasts already, the person is too young, a member, or not on the
            roll, or the day has not come.
    """
    person = _fit_person(person_id, opened_on, on)
    if branch_id is not None:
        write_branch_move(writer, person_id, branch_id, opened_on)
    _refuse_off_roll(person, opened_on)
    book = step_book_on(on)
    stage = _stage(person_id, opened_on)
    begins = _beginning(begins_at, book)
    if begins is None and stage in MEMBER_STAGES and not _was_cancelled(person_id):
        raise RefusedError(
            "{name}已是{stage}，不必再登记入党申请。请选从哪一步接着办。",
            name=person.name,
            stage=printed(stage),
        )
    case_id = writer.insert(
        AdmissionCase, person=person_id, opened_on=opened_on, begins_at=begins_at
    )
    if begins is None:
        if _has_had_case(person_id):
            _begin_anew(writer, person_id, opened_on)
        else:
            write_stages(writer, person_id, {}, {Stage.APPLICANT: opened_on})
        writer.insert(AdmissionStep, case=case_id, step=book.steps[0].code, done_on=opened_on)
    return int(case_id)


@operation("接收转入的人")
def accept_moved_in(
    writer: Writer,
    *,
    person_id: int,
    moved_in_on: date,
    on: date,
    origin: str,
    begins_at: str = "",
) -> int:
    """Take over the way of an applicant, 积极分子, 发展对象 or 预备党员 from elsewhere.

    The time elsewhere goes on counting, as the dates of the roster tell it.

    Args:
        writer: Writes.
        person_id: Who; on the roll already.
        moved_in_on: Since when.
        on: Today.
        origin: The organisation that handed over the file.
        begins_at: Code of the first step that is ours; "" for the usual one of the stage.

    Raises:
        RefusedError: As `add_admission`; also without an origin, or without a stage.
    """
    person = _fit_person(person_id, moved_in_on, on)
    _refuse_off_roll(person, moved_in_on)
    told = trimmed(origin, _ORIGIN)
    if not told:
        raise RefusedError("没有写从哪里转来。请填写移交材料的党组织。")
    book = step_book_on(on)
    stage = _stage(person_id, moved_in_on)
    if stage is None or stage is Stage.FULL:
        raise RefusedError(
            "{name}在 {day} 是{stage}，没有要接着办的发展步骤。请核对人员和日期。",
            name=person.name,
            day=moved_in_on.isoformat(),
            stage=printed(stage) or Word("没有类别的人员"),
        )
    first = begins_at or book.resuming(stage)
    _beginning(first, book)
    return int(
        writer.insert(
            AdmissionCase,
            person=person_id,
            opened_on=moved_in_on,
            begins_at=first,
            moved_in_on=moved_in_on,
            origin=told,
        )
    )


@operation("结束发展党员")
def close_admission(
    writer: Writer,
    *,
    case_id: int,
    outcome: AdmissionOutcome,
    closed_on: date,
    on: date,
    note: str = "",
    leaves_roll: bool = True,
) -> None:
    """End a case otherwise than by its last step.

    Args:
        writer: Writes.
        case_id: Which.
        outcome: How it ended.
        closed_on: The day of the decision.
        on: Today.
        note: The decision: number, meeting.
        leaves_roll: Whether somebody who is given up is taken off the roll, too.

    Raises:
        RefusedError: When it is closed, the day cannot be, or the outcome does not fit the stage.
    """
    case = _open(case_id)
    _refuse_day(closed_on, on, since=case.opened_on)
    stage = _stage(case.person_id, closed_on)
    told = trimmed(note, _NOTE)
    is_probationary = stage is Stage.PROBATIONARY
    if outcome is AdmissionOutcome.CONFIRMED and stage is not Stage.FULL:
        raise RefusedError("名册上还不是正式党员，不能按已转正结束。请先登记转正的步骤。")
    if outcome is AdmissionOutcome.CANCELLED and not is_probationary:
        raise RefusedError("只有预备党员才有取消预备党员资格。请另选结果。")
    if outcome is AdmissionOutcome.STOPPED and stage in MEMBER_STAGES:
        raise RefusedError("已是{stage}，不能按不再培养结束。请另选结果。", stage=printed(stage))
    if outcome is AdmissionOutcome.MOVED_OUT and stage in MEMBER_STAGES:
        raise RefusedError("党员转出要转组织关系。请在“组织关系”里办理，这里随之结束。")
    if not told and outcome in (AdmissionOutcome.CANCELLED, AdmissionOutcome.STOPPED):
        raise RefusedError("没有写依据。请填写哪次会议或哪个文件决定的。")
    reason = _LEAVES_FOR.get(outcome)
    if reason is not None and (leaves_roll or outcome is not AdmissionOutcome.STOPPED):
        write_departure(writer, case.person_id, reason, closed_on, note=printed(outcome))
    write_admission_closed(writer, case_id, outcome, closed_on, told)


_LEAVES_FOR = {
    AdmissionOutcome.STOPPED: LeaveReason.WITHDRAWN,
    AdmissionOutcome.CANCELLED: LeaveReason.EXPULSION,
    AdmissionOutcome.MOVED_OUT: LeaveReason.TRANSFER,
}


@operation("重新开始办理")
def reopen_admission(writer: Writer, *, case_id: int) -> None:
    """Open a case that was closed by mistake.

    Raises:
        RefusedError: When it lasts, another one of the person does or was begun after it, or the
            person left the roll.
    """
    case = _case(case_id)
    if case.closed_on is None:
        raise RefusedError("这件事还没有办结，不必重新开始。")
    person = standing_person(case.person_id)
    _refuse_second(person)
    later = [
        one.opened_on
        for one in AdmissionCase.select().where(AdmissionCase.person == person.id)
        if one.id != case_id and one.opened_on >= case.closed_on
    ]
    if later:  # its steps would be written over what the later ones made of the person
        raise RefusedError(
            "{name}从 {day} 又开始了一件，以前的不能再打开。请在后来的那一件里登记。",
            name=person.name,
            day=max(later).isoformat(),
        )
    if not valid_spells(Membership, case.closed_on, person=person.id):
        raise RefusedError(
            "{name}已不在册。请先用“调整党支部”把人调回来，再重新开始办理。", name=person.name
        )
    writer.update(AdmissionCase, case_id, closed_on=None, outcome=None, outcome_note="")


# Steps ---------------------------------------------------------------------------------------


@operation("登记发展步骤")
def record_step(
    writer: Writer,
    *,
    case_id: int,
    step: str,
    done_on: date,
    on: date,
    outcome: StepOutcome = StepOutcome.DONE,
    since: date | None = None,
    submitted_on: date | None = None,
    training_days: int | None = None,
    training_minutes: int | None = None,
    months: int | None = None,
    number: str = "",
    activity_id: int | None = None,
    vote_id: int | None = None,
    note: str = "",
    leaves_on: date | None = None,
    helper_ids: Sequence[int] = (),
    as_it_was: bool = False,
) -> int:
    """Record that a step was done and return its row id; see `StepEntry`.

    Args:
        writer: Writes.
        case_id: Of whom.
        step: Code of the step.
        done_on: The day of record.
        on: Today.
        outcome: What came of it.
        since: First day of what lasted.
        submitted_on: When it was handed up.
        training_days, training_minutes: Of 集中培训.
        months: By which the 预备期 is extended.
        number: Number of the answer.
        activity_id, vote_id: Meeting and vote; the meeting of a vote follows from it.
        note: A short note.
        leaves_on: When the person is to leave the unit.
        helper_ids: People named as helpers with this step.
        as_it_was: Whether it is entered although order or dates contradict.

    Raises:
        RefusedError: When it is done already, cannot be yet, or what was told does not fit it.
    """
    case = _open(case_id)
    book = step_book_on(on)
    rule = _rule(step, book)
    entry = StepEntry(
        done_on,
        outcome,
        since,
        submitted_on,
        training_days,
        training_minutes,
        months,
        number,
        activity_id,
        vote_id,
        note,
        leaves_on,
        as_it_was,
    )
    for person_id in helper_ids:
        if rule.helper is None:
            raise RefusedError("“{step}”不指定人员。请不要选人。", step=rule.title)
        _write_helper(writer, case, person_id, rule.helper, done_on, on)
    facts = case_facts(case_id, on)
    running = round_of(step, facts.steps, book)
    if step in steps_done(facts.steps, book):
        raise RefusedError("“{step}”已经登记。请用“改正”修改。", step=rule.title)
    taken = [one.round_number for one in facts.steps if one.step == step]
    columns = _columns(case, rule, entry, facts, book, on)
    step_id = writer.insert(
        AdmissionStep,
        case=case_id,
        step=step,
        round_number=max([running, *(one + 1 for one in taken)]),
        **columns,
    )
    _follow(writer, case, facts, book, on)
    if rule.closes and outcome is StepOutcome.DONE:
        write_admission_closed(writer, case_id, AdmissionOutcome.CONFIRMED, done_on)
    if rule.ends and outcome is StepOutcome.REFUSED:
        write_departure(
            writer,
            case.person_id,
            LeaveReason.EXPULSION,
            done_on,
            note=printed(AdmissionOutcome.CANCELLED),
        )
    return int(step_id)


@operation("改正发展步骤")
def correct_step(
    writer: Writer,
    *,
    step_id: int,
    done_on: date,
    on: date,
    since: date | None = None,
    submitted_on: date | None = None,
    training_days: int | None = None,
    training_minutes: int | None = None,
    months: int | None = None,
    number: str = "",
    activity_id: int | None = None,
    vote_id: int | None = None,
    note: str = "",
    leaves_on: date | None = None,
    as_it_was: bool = False,
) -> None:
    """Correct a step that was entered wrongly; what came of it stays (see `remove_step`).

    Raises:
        RefusedError: As `record_step`; also when the step is no more, or its case is closed.
    """
    row = standing_row(AdmissionStep, step_id, RefusedError(_GONE))
    case = _open(row.case_id)
    book = step_book_on(on)
    rule = _rule(row.step, book)
    entry = StepEntry(
        done_on,
        row.outcome,
        since,
        submitted_on,
        training_days,
        training_minutes,
        months,
        number,
        activity_id,
        vote_id,
        note,
        leaves_on,
        as_it_was,
    )
    whole = case_facts(row.case_id, on)
    others = _without(whole, step_id)
    columns = _columns(case, rule, entry, others, book, on)
    if rule.number == 1:
        refuse_before_closed(case.person_id, done_on, but=case.id)
        writer.update(AdmissionCase, case.id, opened_on=done_on)
    writer.update(AdmissionStep, step_id, **columns)
    _follow(writer, case, whole, book, on)


@operation("删除发展步骤")
def remove_step(writer: Writer, *, step_id: int, on: date) -> None:
    """Remove a step that was entered by mistake; the roster's stage goes back with it.

    Raises:
        RefusedError: When it is no more, is the application, a later step is recorded, or its case
            is closed.
    """
    row = standing_row(AdmissionStep, step_id, RefusedError(_GONE))
    case = _open(row.case_id)
    book = step_book_on(on)
    rule = book.step(row.step)
    if rule is not None and rule.number == 1:
        raise RefusedError("入党申请是这件事的开头，不能删除。请结束办理，或撤销登记。")
    facts = case_facts(row.case_id, on)
    later = [
        found
        for one in facts.steps
        if one.step_id != step_id
        and rule is not None
        and (found := book.step(one.step)) is not None
        and (found.number > rule.number or one.step == row.step)
        and (one.round_number >= row.round_number or one.step_id > step_id)
    ]
    if later:
        raise RefusedError(
            "后面的“{step}”已经登记。请先删除后面的，或用“改正”。",
            step=max(later, key=lambda one: one.number).title,
        )
    writer.delete(AdmissionStep, step_id)
    _follow(writer, case, facts, book, on)


def _columns(
    case: Any, rule: StepRule, entry: StepEntry, others: CaseFacts, book: StepBook, on: date
) -> dict[str, Any]:
    """Return the columns of a step after everything about it was checked."""
    begins = book.step(case.begins_at)
    is_ours = begins is None or rule.number >= begins.number
    is_first = rule.number == 1
    earliest = case.opened_on if is_ours and not is_first else None
    _refuse_day(entry.done_on, on, since=earliest)
    if is_first:
        _refuse_too_young(standing_person(case.person_id), entry.done_on, on)
    _refuse_order_of_days(entry, rule)
    _refuse_unfit_outcome(entry, rule, others, book)
    _refuse_unfit_training(entry, rule)
    vote = _vote(case, rule, entry)
    note = trimmed(entry.note, _NOTE)
    blocks: list[Sentence] = []
    if entry.leaves_on is not None and rule.becomes is Stage.PROBATIONARY:
        rules = step_book_on(entry.done_on).timers
        if leaves_too_soon(entry.done_on, entry.leaves_on, rules):
            blocks.append(
                Sentence(
                    "{day} 就要离开工作单位，{months} 个月内要离开的一般不办理接收。请核对日期。",
                    day=entry.leaves_on.isoformat(),
                    months=rules.leaving,
                )
            )
    if is_ours:
        fact = StepFact(
            0,
            rule.code,
            round_of(rule.code, others.steps, book),
            entry.done_on,
            StepOutcome.DONE,
            entry.submitted_on,
            entry.training_days,
            entry.training_minutes,
            None,
            None if vote is None else vote.vote_id,
        )
        blocks += step_blocks(others, fact, step_book_on(entry.done_on))
    if blocks and not entry.as_it_was:
        raise RefusedError(
            "“{step}”不能这样登记：{why}确实是这样办的，请选“照实登记”并写明情况。",
            step=rule.title,
            why=reduce(_followed, blocks),
        )
    if blocks and not note:
        raise RefusedError("照实登记要写明情况。请在备注里写为什么这样办。")
    return {
        "done_on": entry.done_on,
        "outcome": entry.outcome,
        "since": entry.since,
        "submitted_on": entry.submitted_on,
        "training_days": entry.training_days,
        "training_minutes": entry.training_minutes,
        "months": entry.months,
        "number": trimmed(entry.number, _NUMBER),
        "activity": entry.activity_id if vote is None else vote.activity_id,
        "vote": None if vote is None else vote.vote_id,
        "note": note,
    }


def _followed(one: Sentence, other: Sentence) -> Sentence:
    """Return two whole sentences one after the other."""
    return Sentence("{one}{other}", one=one, other=other)


def _follow(writer: Writer, case: Any, before: CaseFacts, book: StepBook, on: date) -> None:
    """Let the roster follow the steps as they stand now."""
    after = case_facts(case.id, on)
    since = None if book.step(case.begins_at) is None else before.stages.get(Stage.PROBATIONARY)
    elsewhere = 0 if extension_months(before.steps) else before.extended_months
    write_stages(
        writer,
        case.person_id,
        stages_made(before.steps, book, since, elsewhere),
        stages_made(after.steps, book, since, elsewhere),
    )
    months = extension_months(after.steps)
    if months != extension_months(before.steps):
        write_facts(writer, case.person_id, {"probation_extended_months": months or None})


def _without(facts: CaseFacts, step_id: int) -> CaseFacts:
    """Return the facts of a case without one step, nor what the roster has from it alone."""
    steps = [one for one in facts.steps if one.step_id != step_id]
    is_told_by_step = extension_months(facts.steps) > extension_months(steps)
    months = 0 if is_told_by_step else facts.extended_months
    return replace(facts, steps=steps, extended_months=months)


def _rule(code: str, book: StepBook) -> StepRule:
    found = book.step(code)
    if found is None:
        raise RefusedError("规则里没有“{code}”这一步。请另选步骤。", code=code)
    return found


def _refuse_order_of_days(entry: StepEntry, rule: StepRule) -> None:
    if entry.since is not None and not rule.lasts:
        raise RefusedError("“{step}”没有起止日期。请只填办理日期。", step=rule.title)
    if entry.since is not None and entry.since > entry.done_on:
        raise RefusedError("开始日期晚于完成日期。请核对。")
    if entry.submitted_on is not None and not rule.is_submitted:
        raise RefusedError("“{step}”没有上报日期。请不要填上报日期。", step=rule.title)
    if entry.submitted_on is not None and entry.submitted_on > entry.done_on:
        raise RefusedError("上报日期晚于批复日期。请核对。")


def _refuse_unfit_outcome(
    entry: StepEntry, rule: StepRule, others: CaseFacts, book: StepBook
) -> None:
    if entry.outcome is StepOutcome.REFUSED and not (rule.redo_from or rule.ends):
        raise RefusedError("“{step}”没有不通过这一说。请另选结果。", step=rule.title)
    if entry.outcome is not StepOutcome.EXTENDED:
        if entry.months is not None:
            raise RefusedError("没有延长预备期，不必填延长几个月。")
        return
    if not rule.extends:
        raise RefusedError("只有讨论转正时才能延长预备期。请另选结果。")
    extended = sum(one.outcome is StepOutcome.EXTENDED for one in others.steps)
    if not extended and others.extended_months:
        extended = 1
    if entry.months is None:
        raise RefusedError("没有写延长几个月。请填写。")
    fault = extension_fault(entry.months, extended, book.timers)
    if fault is not None:
        raise RefusedError(fault.template, **fault.facts)


def _refuse_unfit_training(entry: StepEntry, rule: StepRule) -> None:
    days, minutes = entry.training_days, entry.training_minutes
    if not rule.has_training:
        if days is not None or minutes is not None:
            raise RefusedError("“{step}”不记培训天数和学时。请不要填。", step=rule.title)
        return
    if days is None and minutes is None:
        raise RefusedError("没有写培训了几天或多少学时。请至少填一样。")
    if not 0 <= (days or 0) <= _MOST_DAYS or not 0 <= (minutes or 0) <= _MOST_MINUTES:
        raise RefusedError("培训天数或学时不对。请核对。")


def _vote(case: Any, rule: StepRule, entry: StepEntry) -> VoteRow | None:
    """Return the vote on which a step rests; None where it rests on none.

    Raises:
        RefusedError: When it is about somebody else, of another kind, not of the day, not counted
            yet, or came out otherwise.
    """
    if entry.activity_id is not None:
        standing_row(Activity, entry.activity_id, RefusedError("会议已经不在了。请另选。"))
    if entry.vote_id is None:
        return None
    if not rule.needs_vote:
        raise RefusedError("“{step}”不用支部党员大会表决。请不要选表决。", step=rule.title)
    row = standing_row(Vote, entry.vote_id, RefusedError("这次表决已经不在了。请另选。"))
    meeting = ActivityVotesQuery(row.activity_id).fetch()
    vote = None if meeting is None else meeting.vote(row.id)
    assert meeting is not None
    assert vote is not None
    if vote.regime is not Regime.ADMISSION or vote.person_id != case.person_id:
        raise RefusedError(
            "“{title}”不是对{name}的接收、转正表决；接收、转正要逐人表决。请另选表决。",
            title=vote.title,
            name=standing_person(case.person_id).name,
        )
    kind = Activity.get_by_id(row.activity_id).kind
    if kind != GENERAL_MEETING or meeting.held_on != entry.done_on:
        raise RefusedError(
            "表决不在 {day} 的支部党员大会上。请核对日期，或另选表决。",
            day=entry.done_on.isoformat(),
        )
    if vote.passed is None:
        raise RefusedError("这次表决还没有结果。请先在会议里登记出勤和票数。")
    if vote.passed is not (entry.outcome is StepOutcome.DONE) and (
        entry.outcome is not StepOutcome.EXTENDED
    ):
        raise RefusedError(
            "会上表决{result}，与登记的结果不一致。请核对。",
            result=Word("通过") if vote.passed else Word("没有通过"),
        )
    return vote


# Helpers -------------------------------------------------------------------------------------


@operation("指定联系人或介绍人")
def add_helper(
    writer: Writer,
    *,
    case_id: int,
    person_id: int,
    role: HelperRole,
    since: date,
    on: date,
) -> int:
    """Name a 培养联系人 or 入党介绍人 and return the row id.

    Raises:
        RefusedError: When the person is no 正式党员 on the day, is the applicant, helps already in
            that role, or there are as many as there may be.
    """
    return _write_helper(writer, _open(case_id), person_id, role, since, on)


@operation("更换联系人或介绍人")
def end_helper(writer: Writer, *, helper_id: int, until: date) -> None:
    """Let somebody help no more from a day on.

    Raises:
        RefusedError: When the row is no more, ended before, or the day lies before its beginning.
    """
    row = standing_row(AdmissionHelper, helper_id, RefusedError(_GONE))
    _open(row.case_id)
    if row.until is not None:
        raise RefusedError("已经登记不再担任，不必再登记。")
    if until < row.since:
        raise RefusedError("日期早于开始担任的日期 {since}。请核对。", since=row.since.isoformat())
    writer.update(AdmissionHelper, helper_id, until=until)


@operation("删除联系人或介绍人")
def remove_helper(writer: Writer, *, helper_id: int) -> None:
    """Remove a helper who was entered by mistake.

    Raises:
        RefusedError: When the row is no more, or the case is closed.
    """
    _remove(writer, AdmissionHelper, helper_id)


def _write_helper(
    writer: Writer, case: Any, person_id: int, role: HelperRole, since: date, on: date
) -> int:
    _refuse_day(since, on)
    helper = standing_person(person_id)
    if person_id == case.person_id:
        raise RefusedError("本人不能当自己的{role}。请另选。", role=printed(role))
    is_full = _stage(person_id, since) is Stage.FULL
    if not is_full or not valid_spells(Membership, since, person=person_id):
        raise RefusedError(
            "{name}在 {day} 不是在册的正式党员，不能当{role}。请另选正式党员。",
            name=helper.name,
            day=since.isoformat(),
            role=printed(role),
        )
    barred = {one.reason for one in valid_spells(VotingBar, since, person=person_id)}
    if role is HelperRole.INTRODUCER and VotingBarReason.UNDER_OBSERVATION in barred:
        raise RefusedError("{name}正在留党察看，不能当入党介绍人。请另选。", name=helper.name)
    present = [
        one
        for one in AdmissionHelper.select().where(AdmissionHelper.case == case.id)
        if one.role is role and (one.until is None or one.until > since)
    ]
    if any(one.person_id == person_id for one in present):
        raise RefusedError("{name}已是{role}，不必重复登记。", name=helper.name, role=printed(role))
    _least, most = step_book_on(since).helpers_asked(role)
    if len(present) >= most:
        raise RefusedError(
            "{role}最多 {most} 名，已登记 {count} 名。请先登记更换下来的人。",
            role=printed(role),
            most=most,
            count=len(present),
        )
    return int(
        writer.insert(AdmissionHelper, case=case.id, person=person_id, role=role, since=since)
    )


# Reviews, 公示, papers -----------------------------------------------------------------------


@operation("登记考察")
def record_review(
    writer: Writer,
    *,
    case_id: int,
    reviewed_on: date,
    on: date,
    reviewer: str = "",
    filed_at: str = "",
) -> int:
    """Record that a 考察 was written down on paper and return the row id; no opinion is kept.

    Raises:
        RefusedError: When the day cannot be, or one of that day is recorded.
    """
    case = _open(case_id)
    _refuse_day(reviewed_on, on)
    if AdmissionReview.get_or_none(
        (AdmissionReview.case == case.id) & (AdmissionReview.reviewed_on == reviewed_on)
    ):
        raise RefusedError("{day} 的考察已经登记，不必重复登记。", day=reviewed_on.isoformat())
    return int(
        writer.insert(
            AdmissionReview,
            case=case.id,
            reviewed_on=reviewed_on,
            reviewer=trimmed(reviewer, _REVIEWER),
            filed_at=trimmed(filed_at, _REVIEWER),
        )
    )


@operation("删除考察")
def remove_review(writer: Writer, *, review_id: int) -> None:
    """Remove a 考察 that was entered by mistake.

    Raises:
        RefusedError: When it is no more, or the case is closed.
    """
    _remove(writer, AdmissionReview, review_id)


@operation("登记公示")
def post_publicity(
    writer: Writer, *, case_id: int, step: str, posted_on: date, on: date, place: str = ""
) -> int:
    """Record that a 公示 was put up and return the row id; it runs as long as the rule says.

    Raises:
        RefusedError: When no 公示 goes with the step, one of it is still running, or the day has
            not come.
    """
    case = _open(case_id)
    book = step_book_on(posted_on)
    rule = _rule(step, book)
    _refuse_day(posted_on, on, since=case.opened_on)
    if not rule.has_publicity:
        raise RefusedError("按现行规则，“{step}”不用公示。请另选步骤。", step=rule.title)
    for one in AdmissionPublicity.select().where(
        (AdmissionPublicity.case == case.id) & (AdmissionPublicity.step == step)
    ):
        ends = publicity_end(one.posted_on, one.working_days, on)
        if one.closed_on is None and ends >= posted_on:
            raise RefusedError(
                "“{step}”的公示从 {day} 起还在进行。请等它期满。",
                step=rule.title,
                day=one.posted_on.isoformat(),
            )
    return int(
        writer.insert(
            AdmissionPublicity,
            case=case.id,
            step=step,
            posted_on=posted_on,
            working_days=book.publicity_days,
            place=trimmed(place, _PLACE),
        )
    )


@operation("登记公示结果")
def close_publicity(
    writer: Writer,
    *,
    publicity_id: int,
    closed_on: date,
    on: date,
    objections: bool,
    note: str = "",
) -> None:
    """Record that a 公示 was over and whether anything was raised; not by whom.

    Raises:
        RefusedError: When it is no more, is closed, or has not run its days.
    """
    row = standing_row(AdmissionPublicity, publicity_id, RefusedError(_GONE))
    _open(row.case_id)
    if row.closed_on is not None:
        raise RefusedError("公示结果已经登记，不必再登记。")
    _refuse_day(closed_on, on)
    ends = publicity_end(row.posted_on, row.working_days, on)
    if closed_on < ends:
        raise RefusedError(
            "公示 {days} 个工作日，到 {ends} 期满。请期满以后再登记结果。",
            days=row.working_days,
            ends=ends.isoformat(),
        )
    writer.update(
        AdmissionPublicity,
        publicity_id,
        closed_on=closed_on,
        objections=objections,
        note=trimmed(note, _NOTE),
    )


@operation("删除公示")
def remove_publicity(writer: Writer, *, publicity_id: int) -> None:
    """Remove a 公示 that was entered by mistake.

    Raises:
        RefusedError: When it is no more, or the case is closed.
    """
    _remove(writer, AdmissionPublicity, publicity_id)


@operation("登记材料")
def mark_paper(
    writer: Writer,
    *,
    case_id: int,
    paper: str,
    received_on: date,
    on: date,
    copies: int = 1,
    note: str = "",
) -> int:
    """Record that a paper is in the file and return the row id; one that is there is corrected.

    Raises:
        RefusedError: When the rules know no such paper, the day has not come, or there are no
            copies of it.
    """
    case = _case(case_id)
    if paper not in step_book_on(on).paper_by_code:
        raise RefusedError("材料目录里没有“{paper}”。请另选材料。", paper=paper)
    _refuse_day(received_on, on)
    if not 1 <= copies <= _MOST_COPIES:
        raise RefusedError("份数应为 1 至 {most}。请核对。", most=_MOST_COPIES)
    values = {"received_on": received_on, "copies": copies, "note": trimmed(note, _PAPER_NOTE)}
    found: Any = AdmissionPaper.get_or_none(
        (AdmissionPaper.case == case.id) & (AdmissionPaper.paper == paper)
    )
    if found is not None:
        writer.update(AdmissionPaper, found.id, **values)
        return int(found.id)
    return int(writer.insert(AdmissionPaper, case=case.id, paper=paper, **values))


@operation("删除材料登记")
def remove_paper(writer: Writer, *, paper_id: int) -> None:
    """Remove the entry of a paper that is not in the file.

    Raises:
        RefusedError: When it is no more.
    """
    standing_row(AdmissionPaper, paper_id, RefusedError(_GONE))
    writer.delete(AdmissionPaper, paper_id)


# What all of them ask ------------------------------------------------------------------------


def _remove(writer: Writer, table: type[Table], row_id: int) -> None:
    """Remove what was entered of an open case by mistake."""
    row = standing_row(table, row_id, RefusedError(_GONE))
    _open(row.case_id)
    writer.delete(table, row_id)


def _case(case_id: int) -> Any:
    return standing_row(
        AdmissionCase, case_id, RefusedError("这件事已经不在了，可能刚被撤销。请重新选择。")
    )


def _open(case_id: int) -> Any:
    case = _case(case_id)
    if case.closed_on is not None:
        raise RefusedError(_CLOSED, outcome=printed(case.outcome))
    return case


def _stage(person_id: int, day: date) -> Stage | None:
    return stages_on([person_id], day).get(person_id)


def _beginning(code: str, book: StepBook) -> StepRule | None:
    return _rule(code, book) if code else None


def _fit_person(person_id: int, opened_on: date, on: date) -> Any:
    person = standing_person(person_id)
    _refuse_day(opened_on, on)
    _refuse_second(person)
    _refuse_too_young(person, opened_on, on)
    refuse_before_closed(person_id, opened_on)
    return person


def _refuse_second(person: Any) -> None:
    case = open_case(person.id)
    if case is not None:
        raise RefusedError(
            "{name}从 {day} 起已在办理，一个人同时只有一件。请打开原来的那一件。",
            name=person.name,
            day=case.opened_on.isoformat(),
        )


def _refuse_too_young(person: Any, opened_on: date, on: date) -> None:
    if person.born_on is None:
        return
    earliest = may_apply_from(person.born_on.first_day, step_book_on(on).timers)
    if opened_on < earliest:
        raise RefusedError(
            "{name}到 {earliest} 才年满 {age} 岁，还不能申请。请核对日期。"
            if person.born_on.is_exact
            else "{name}最早到 {earliest} 才年满 {age} 岁，还不能申请。请核对日期。",
            name=person.name,
            earliest=earliest.isoformat(),
            age=step_book_on(on).timers.least_age,
        )


def _refuse_off_roll(person: Any, day: date) -> None:
    if not valid_spells(Membership, day, person=person.id):
        raise RefusedError(
            "{name}在 {day} 不在册。请先编入党支部，或选编入哪个党支部。",
            name=person.name,
            day=day.isoformat(),
        )


def _refuse_day(day: date, on: date, *, since: date | None = None) -> None:
    if day > on:
        raise RefusedError("{day} 还没有到。请填已经办了的日期。", day=day.isoformat())
    if since is not None and day < since:
        raise RefusedError(
            "{day} 早于申请（接收）的日期 {since}。请核对日期。",
            day=day.isoformat(),
            since=since.isoformat(),
        )


def _begin_anew(writer: Writer, person_id: int, opened_on: date) -> None:
    """Let somebody who applies again be 入党申请人 since the new application."""
    day = PartialDate.of(opened_on)
    for spell in open_spells(StageSpell, person=person_id):
        if spell.since is not None and day <= spell.since:
            raise RefusedError(
                "申请日期早于成为{stage}的日期 {since}。请核对日期。",
                stage=printed(spell.stage),
                since=spell.since.printed,
            )
        writer.update(StageSpell, spell.id, until=day)
    writer.insert(StageSpell, person=person_id, stage=Stage.APPLICANT, since=day)
    if standing_person(person_id).probation_extended_months:
        write_facts(writer, person_id, {"probation_extended_months": None})


def _has_had_case(person_id: int) -> bool:
    """Whether a case of the person was closed before."""
    return bool(
        AdmissionCase.select()
        .where((AdmissionCase.person == person_id) & AdmissionCase.closed_on.is_null(False))
        .exists()
    )


def _was_cancelled(person_id: int) -> bool:
    """Whether the last way of the person ended with 取消预备党员资格, which the roster keeps."""
    last = (
        AdmissionCase.select()
        .where((AdmissionCase.person == person_id) & AdmissionCase.closed_on.is_null(False))
        .order_by(AdmissionCase.closed_on.desc(), AdmissionCase.id.desc())
        .first()
    )
    return last is not None and last.outcome is AdmissionOutcome.CANCELLED
