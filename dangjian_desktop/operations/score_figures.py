"""Figures from outside: the year-end check, the parts of an appraisal, 效益 of a flag."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.ledger_values import SCALE, scaled
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import refuse_when_closed
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.score_figures import figures_in
from dangjian_desktop.storage.models import Organisation, ScoreFigure

#: What a figure may be at most, unless the part says otherwise; a bonus may take it over 100.
MOST_POINTS = Decimal(150)
#: Finer than this nothing is stored.
_FINEST = Decimal(1) / SCALE


@operation("录入得分")
def record_score_figure(
    writer: Writer,
    *,
    organisation_id: int,
    period: str,
    part: str,
    points: Decimal,
    on: date,
    reason: str = "",
    person_id: int | None = None,
    most: Decimal = MOST_POINTS,
) -> None:
    """Enter the figure of a part in the place of the one entered before.

    Args:
        organisation_id: The branch or group whose figure it is.
        period: Code of the period. part: Key of the part, as the rule names it.
        points: Not below nought. most: What they may be at most.
        on: Day on which it is given. reason: Where it comes from.
        person_id: Whose figure it is; None for that of the branch or group.

    Raises:
        RefusedError: When the branch or the period is none, or the period is closed.
        InputError: When the points are none.
    """
    if period_of(period) is None or Organisation.get_or_none(id=organisation_id) is None:
        raise RefusedError("没有这个时期，或者这个组织已经不在了。请重新选择。")
    refuse_when_closed(ClosingSubject.SCORE, organisation_id, period)
    if not points.is_finite() or not 0 <= points <= most or points % _FINEST:
        place = Address(field="points")
        raise InputError(Problem(place, "score.points_out_of_range", str(points), hint=str(most)))
    values = {"points": scaled(points), "reason": reason.strip(), "given_on": on}
    for row in figures_in(period, (organisation_id,)):
        if (row.part, row.person_id) == (part, person_id):
            writer.update(ScoreFigure, row.figure_id, **values)
            return
    writer.insert(
        ScoreFigure,
        organisation=organisation_id,
        person=person_id,
        period=period,
        part=part,
        **values,
    )


@operation("删除录入的得分")
def remove_score_figure(writer: Writer, *, figure_id: int) -> None:
    """Take back a figure that was entered.

    Raises:
        RefusedError: When it is no more, or its period is closed.
    """
    row = ScoreFigure.get_or_none(id=figure_id)
    if row is None:
        raise RefusedError("这条得分已经不在了，不必再删。")
    refuse_when_closed(ClosingSubject.SCORE, row.organisation_id, row.period)
    writer.delete(ScoreFigure, figure_id)
