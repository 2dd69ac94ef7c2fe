"""What publications and objections ask of today: how long a paper hangs, who waits for an answer.

Nobody who objected is named here: this list hangs beside the desk as 本月工作提示.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from dangjian_desktop.domain.problems import Told, Word
from dangjian_desktop.domain.publications import ClosingState, closing_state
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.tasks import state_until
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem, band_of
from dangjian_desktop.domain.vocabulary import ObligationState, printed
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.closing_heads import ClosingHead, closing_heads
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.objections import ObjectionsQuery, WaitsFor, objections_against
from dangjian_desktop.queries.organisations import Tree

#: So many days after its end a publication is still told of.
_TOLD_AFTER = timedelta(days=7)
#: An answer turns amber so many days before its last one.
_AMBER_DAYS = 3


def publications_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield publications that run and those that have just ended."""
    heads = closing_heads()
    newest = {(one.subject, one.period, one.organisation_id): one for one in heads}
    names = OrganisationNames()
    for one in newest.values():
        until, period = one.objections_until, period_of(one.period)
        if until is None or period is None or until < on - _TOLD_AFTER:
            continue
        state = closing_state(on, one.reopened_on, one.published_on, until)
        below = holders_below(one.organisation_id, period.last)
        above = {row.organisation_id for row in Tree.on(on).path(one.organisation_id)}
        is_superseded = any(
            (other.subject, other.period) == (one.subject, one.period)
            and other.organisation_id in above - {one.organisation_id}
            and (other.closed_on, other.closing_id) > (one.closed_on, one.closing_id)
            for other in heads
        )
        if is_superseded or not (within is None or within in below or within in above):
            continue
        what = {"period": period.label, "subject": Word(printed(one.subject))}
        name = names.on(one.organisation_id, on)
        if state is ClosingState.PUBLISHED:
            is_last = ObligationState.DUE_SOON if until == on else ObligationState.OPEN
            told = Told("公示到期：{period}{subject}", **what)
            yield _item(one, name, told, band_of(until, on, is_soon=True), is_last, below)
        elif state is ClosingState.ENDED:
            told = Told("公示期满：{period}{subject}", **what)
            yield _item(one, name, told, Band.THIS_WEEK, ObligationState.MET, below)


def _item(
    one: ClosingHead,
    name: str,
    what: str,
    band: Band | None,
    state: ObligationState,
    branches: Collection[int],
) -> TodayItem:
    assert band is not None
    raised, unanswered = objections_against(one.subject, branches, one.period)
    why = Told("没有收到异议")
    if raised:
        why = Told("收到异议 {count} 件，待答复 {open} 件", count=raised, open=unanswered)
    return TodayItem(
        Source.PUBLICATION,
        band,
        state,
        what,
        name,
        one.objections_until,
        why,
        Act.OPEN_CLOSINGS,
        organisation_id=one.organisation_id,
        row_id=one.closing_id,
    )


def objections_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield objections that wait for an answer, and upheld ones that wait for a correction."""
    for row in ObjectionsQuery(on, within, only_open=True).fetch():
        subject = Word(printed(row.subject))
        if row.waits_for is WaitsFor.ANSWER:
            state = state_until(row.answer_due_on, on, _AMBER_DAYS)
            what = Told("答复{subject}", subject=subject)
            due_on: date | None = row.answer_due_on
            band = band_of(row.answer_due_on, on, is_soon=True)
        else:
            state, due_on, band = ObligationState.OPEN, None, Band.THIS_WEEK
            what = Told("{subject}成立，还没有更正", subject=subject)
        assert band is not None
        yield TodayItem(
            Source.PUBLICATION,
            band,
            state,
            what,
            row.organisation_name,
            due_on,
            Told("{period}，{day}提出", period=row.period.label, day=row.raised_on.isoformat()),
            Act.OPEN_CLOSINGS,
            organisation_id=row.organisation_id,
        )
