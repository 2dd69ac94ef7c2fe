"""Who has no vote for a while, and who is left out of 应到会 of one meeting."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import VotingBarReason, printed
from dangjian_desktop.operations.activities import open_activity, standing_activity
from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import refuse_days_taken, standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.electorate import DeductionReasonsQuery
from dangjian_desktop.storage.models import Deduction, VotingBar

_LONGEST_NOTE: int = VotingBar.note.max_length
_LONGEST_DEDUCTION_NOTE: int = Deduction.note.max_length


@operation("登记停止表决权")
def add_voting_bar(
    writer: Writer,
    *,
    person_id: int,
    reason: VotingBarReason,
    since: PartialDate | None,
    until: PartialDate | None = None,
    note: str = "",
) -> int:
    """Record that somebody has no vote for a while; return the row id.

    Args:
        writer: Writes.
        person_id: Who.
        reason: 留党察看 or 暂停党员权利.
        since: First day; None for ever so long.
        until: The day from which there is a vote again; None while it lasts.
        note: The decision.

    Raises:
        RefusedError: When the person is no more, the end is not after the start, or the same is
            recorded for some of those days already.
    """
    standing_person(person_id)
    _refuse_days(person_id, reason, since, until)
    return writer.insert(
        VotingBar,
        person=person_id,
        reason=reason,
        since=since,
        until=until,
        note=trimmed(note, _LONGEST_NOTE),
    )


@operation("修改停止表决权")
def change_voting_bar(
    writer: Writer,
    *,
    bar_id: int,
    reason: VotingBarReason,
    since: PartialDate | None,
    until: PartialDate | None,
    note: str = "",
) -> None:
    """Mend what was recorded.

    Raises:
        RefusedError: As `add_voting_bar`.
    """
    bar = _bar(bar_id)
    _refuse_days(bar.person_id, reason, since, until, but=bar_id)
    writer.update(
        VotingBar,
        bar_id,
        reason=reason,
        since=since,
        until=until,
        note=trimmed(note, _LONGEST_NOTE),
    )


@operation("删除停止表决权")
def remove_voting_bar(writer: Writer, *, bar_id: int) -> None:
    """Remove what was recorded by mistake."""
    _bar(bar_id)
    writer.delete(VotingBar, bar_id)


@operation("登记应到扣除")
def add_deduction(
    writer: Writer,
    *,
    activity_id: int,
    person_id: int,
    reason: str,
    consent_on: date | None = None,
    resolved_on: date | None = None,
    note: str = "",
) -> int:
    """Enter somebody to be left out of 应到会 of a meeting; return the row id.

    Without consent or vote it is kept, and the person counts all the same.

    Args:
        writer: Writes.
        activity_id: The meeting.
        person_id: Who.
        reason: Key of ``votes.deductions``.
        consent_on: Day of the superior's consent.
        resolved_on: Day of the vote of the 党员大会.
        note: Whatever must be remembered.

    Raises:
        RefusedError: When the meeting is no more or cancelled, the reason is not known, the person
            stands there already, or a step of 发展党员 rests on a vote that would come out
            otherwise.
    """
    activity = open_activity(activity_id)
    standing_person(person_id)
    _refuse_reason(reason, activity.held_on)
    known = Deduction.select().where(
        (Deduction.activity == activity_id) & (Deduction.person == person_id)
    )
    if known.exists():
        raise RefusedError("这个人的扣除已经登记。请修改原来的一条。")
    return writer.insert(
        Deduction,
        activity=activity_id,
        person=person_id,
        reason=reason,
        consent_on=consent_on,
        resolved_on=resolved_on,
        note=trimmed(note, _LONGEST_DEDUCTION_NOTE),
    )


@operation("修改应到扣除")
def change_deduction(
    writer: Writer,
    *,
    deduction_id: int,
    reason: str,
    consent_on: date | None,
    resolved_on: date | None,
    note: str = "",
) -> None:
    """Mend what was entered of a deduction.

    Raises:
        RefusedError: As `add_deduction`.
    """
    row = _deduction(deduction_id)
    _refuse_reason(reason, standing_activity(row.activity_id).held_on)
    writer.update(
        Deduction,
        deduction_id,
        reason=reason,
        consent_on=consent_on,
        resolved_on=resolved_on,
        note=trimmed(note, _LONGEST_DEDUCTION_NOTE),
    )


@operation("删除应到扣除")
def remove_deduction(writer: Writer, *, deduction_id: int) -> None:
    """Remove a deduction that was entered by mistake.

    Raises:
        RefusedError: As `change_deduction`.
    """
    _deduction(deduction_id)
    writer.delete(Deduction, deduction_id)


def _bar(bar_id: int) -> Any:
    return standing_row(
        VotingBar, bar_id, RefusedError("这一条已经不在了，可能刚被撤销。请重新打开信息卡。")
    )


def _deduction(deduction_id: int) -> Any:
    found = standing_row(
        Deduction, deduction_id, RefusedError("这一条已经不在了，可能刚被撤销。请重新打开活动。")
    )
    open_activity(found.activity_id)
    return found


def _refuse_reason(reason: str, day: date) -> None:
    if reason not in dict(DeductionReasonsQuery(day).fetch()):
        raise RefusedError("没有这种扣除的情形。请从规则里的情形中选。")


def _refuse_days(
    person_id: int,
    reason: VotingBarReason,
    since: PartialDate | None,
    until: PartialDate | None,
    but: int | None = None,
) -> None:
    same = (VotingBar.person == person_id) & (VotingBar.reason == reason)
    refuse_days_taken(
        since,
        until,
        VotingBar.select().where(same),
        RefusedError("这段时间已经登记了{reason}。请修改原来的一条。", reason=printed(reason)),
        but=but,
    )
