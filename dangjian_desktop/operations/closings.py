"""Closing a period, and opening it again for a correction.

What is closed is sealed as it is counted on that day; a correction is a further edition with its
reason, and the one before stays readable. What was closed, nobody changes: every operation that
writes what a closed figure rests on asks `refuse_when_closed` first.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.closing import Contents, seal_of, short_seal, written
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject, printed
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.closing_plans import (
    ClosingBody,
    ClosingStand,
    closing_stand,
    score_body,
)
from dangjian_desktop.queries.closings import closing_of
from dangjian_desktop.queries.points_body import points_body
from dangjian_desktop.storage.models import Closing

#: What is sealed of each subject.
BODIES: Mapping[
    ClosingSubject, Callable[[ClosingStand, date, Progress], ClosingBody | Sentence]
] = {
    ClosingSubject.SCORE: score_body,
    ClosingSubject.POINTS: points_body,
}
#: So many of what is 待评 are named in a refusal; the rest is counted.
_MOST_NAMED = 12


@dataclass(frozen=True)
class ClosingPlan:
    """What closing a period would do.

    Attributes:
        stand: Whom it closes, and as which edition.
        body: What would be sealed, and what is 待评.
    """

    stand: ClosingStand
    body: ClosingBody


def closing_plan(
    subject: ClosingSubject,
    organisation_id: int,
    period: str,
    on: date,
    kept: Collection[int] = (),
    progress: Progress = tell_nobody,
) -> ClosingPlan | Sentence:
    """Return what closing a period would do, or why it cannot be closed.

    The arguments are those of `close_period`.
    """
    stand = closing_stand(subject, organisation_id, period, on, kept)
    if isinstance(stand, Sentence):
        return stand
    body = BODIES[subject](stand, on, progress)
    return body if isinstance(body, Sentence) else ClosingPlan(stand, body)


def refuse_when_closed(subject: ClosingSubject, organisation_id: int, period: str) -> None:
    """Refuse to change what a closed period rests on.

    Args:
        subject: Of which closing it is a part.
        organisation_id: Whose row is to be written: a branch, a group of one, a committee.
        period: Code of the period.

    Raises:
        RefusedError: When the period is closed for it and is not being corrected.
    """
    row = closing_of(subject, organisation_id, period)
    if row is None or row.is_reopened:
        return
    told = period_of(period)
    raise RefusedError(
        "{period}的{subject}已于{day}关闭（第{edition}版），不能再改。请先开始更正。",
        period=period if told is None else told.label,
        subject=Word(printed(subject)),
        day=row.closed_on.isoformat(),
        edition=row.edition,
    )


@operation("关闭本期")
def close_period(
    writer: Writer,
    *,
    subject: ClosingSubject,
    organisation_id: int,
    period: str,
    on: date,
    reason: str = "",
    pending_reason: str = "",
    kept: Collection[int] = (),
    progress: Progress = tell_nobody,
) -> int:
    """Close a period, or close it again after a correction, and return the row id.

    Args:
        writer: Writes the edition.
        subject: What is closed.
        organisation_id: Who closes: a branch for itself, whoever stands above for all below.
        period: Code of the period.
        on: The day; figures are counted as they stand on it.
        reason: Of a correction: what was corrected; "" for the reason why it was opened.
        pending_reason: Why it is closed although something is 待评.
        kept: Of a correction: branches whose sealed figures are taken over without counting anew.
        progress: Told how far the counting is; what it raises ends it, and nothing is closed.

    Raises:
        RefusedError: When the period is still running, is closed already, or has something 待评
            and no reason is given.
    """
    plan = closing_plan(subject, organisation_id, period, on, kept, progress)
    if isinstance(plan, Sentence):
        raise RefusedError(plan.template, **plan.facts)
    stand, body = plan.stand, plan.body
    if body.pending and not pending_reason.strip():
        raise RefusedError(
            "还有 {count} 项待评：{items}。请先补齐，或者写明为什么这样关闭。",
            count=len(body.pending),
            items=tuple(map(str, body.pending[:_MOST_NAMED])),
        )
    before = stand.before
    told_reason = ""
    if before is not None:
        told_reason = reason.strip() or before.reopening
    contents = written(
        Contents(
            subject,
            stand.closer.uid,
            period,
            on,
            tuple(branch.uid for branch in stand.branches),
            body.body,
            told_reason,
            pending_reason.strip() if body.pending else "",
        )
    )
    seal = seal_of(
        contents,
        subject,
        stand.closer.uid,
        period,
        stand.edition,
        "" if before is None else before.seal,
    )
    writer.note(f"{stand.period.label} 第{stand.edition}版 封存号 {short_seal(seal)}")
    return writer.insert(
        Closing,
        subject=subject,
        organisation=organisation_id,
        period=period,
        edition=stand.edition,
        closed_on=on,
        contents=contents,
        seal=seal,
        reason=told_reason,
    )


@operation("开始更正")
def reopen_period(
    writer: Writer,
    *,
    subject: ClosingSubject,
    organisation_id: int,
    period: str,
    on: date,
    reason: str,
) -> int:
    """Let what stands under a closed period be corrected; return the row id of its edition.

    Args:
        writer: Notes it at the edition that stands.
        subject: What was closed.
        organisation_id: Who closed it, or a branch that its closing names.
        period: Code of the period.
        on: The day.
        reason: Why; it becomes that of the next edition.

    Raises:
        RefusedError: When it is not closed, is being corrected already, or no reason is given.
    """
    row = closing_of(subject, organisation_id, period)
    if row is None:
        raise RefusedError("这一期还没有关闭，不必更正，直接改就可以。")
    if row.is_reopened:
        raise RefusedError(
            "这一期从{day}起已经在更正中。请改完后重新关闭。",
            day="" if row.reopened_on is None else row.reopened_on.isoformat(),
        )
    if not reason.strip():
        raise RefusedError("没有写更正的原因。请写明要更正什么、为什么。")
    writer.update(Closing, row.closing_id, reopened_on=on, reopening=reason.strip())
    return row.closing_id
