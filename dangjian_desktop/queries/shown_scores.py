"""The scores of a period as they stand: frozen where it is closed, else counted.

Whoever shows, ranks or weighs scores takes them from here, so that all of them say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.queries.closings import ClosingRow, closings_of, frozen_scores
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.scores import (
    BranchScore,
    Progress,
    branch_scores,
    branches_within,
)


class Standing(StrEnum):
    """How final the scores of a period are.

    AHEAD: it has not begun. RUNNING: 暂计. ENDED: over and not closed. CLOSED: frozen.
    CORRECTING: closed once and open again for a correction.
    """

    AHEAD = "ahead"
    RUNNING = "running"
    ENDED = "ended"
    CLOSED = "closed"
    CORRECTING = "correcting"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.AHEAD: "未开始",
    Standing.RUNNING: "暂计",
    Standing.ENDED: "未关闭",
    Standing.CLOSED: "已关闭",
    Standing.CORRECTING: "更正中",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The score of a branch, and how final it is."""

    score: BranchScore
    standing: Standing


def standing_of(period: Period, on: date, closing: ClosingRow | None = None) -> Standing:
    """Return how final a period is that is not closed, or is being corrected.

    Args:
        period: The period. on: The day on which it is looked at.
        closing: The edition that stands for whom it is asked.
    """
    if closing is not None and closing.is_reopened:
        return Standing.CORRECTING
    if on < period.first:
        return Standing.AHEAD
    return Standing.RUNNING if on <= period.last else Standing.ENDED


def scores_with_standing(
    period: Period,
    on: date,
    within: int | None = None,
    *,
    rubric: str = "",
    with_records: bool = True,
    progress: Progress | None = None,
) -> list[Shown]:
    """Return the scores of a period: frozen where it is closed, else counted.

    Args:
        period: The period. on: The day on which it is looked at.
        within: Of this organisation and what stands below it; None for all.
        rubric: Name of the rubric; "" for the first.
        with_records: Whether the records behind the figures are wanted.
        progress: Told the share done.
    """
    if on < period.first:
        return []
    branches = branches_within(within, min(period.last, on))
    closings = closings_of(ClosingSubject.SCORE, [key for key, _name in branches], period.code)
    found = shown_where_closed(closings, rubric)
    row = rubric_for(period.last, rubric)
    rest = [branch for branch in branches if branch[0] not in found]
    if row is not None and row.rubric is not None and rest:
        counted = branch_scores(
            row.rubric, period, on, rest, with_records=with_records, progress=progress
        )
        for score in counted:
            closing = closings.get(score.organisation_id)
            found[score.organisation_id] = Shown(score, standing_of(period, on, closing))
    return [found[key] for key, _name in branches if key in found]


def shown_where_closed(closings: Mapping[int, ClosingRow], rubric: str) -> dict[int, Shown]:
    """Return the scores of those of whom the period is closed, by the rubric that is asked for.

    Args:
        closings: The edition that stands for each branch, by its row id.
        rubric: Name of the rubric; "" for that by which it was closed.
    """
    found: dict[int, Shown] = {}
    for row in {one.closing_id: one for one in closings.values()}.values():
        if row.is_reopened:
            continue
        only = [key for key, one in closings.items() if one.closing_id == row.closing_id]
        for key, score in frozen_scores(row, only).items():
            if not rubric or score.rubric.name == rubric:
                found[key] = Shown(score, Standing.CLOSED)
    return found


def scores_shown(
    period: Period,
    on: date,
    within: int | None = None,
    *,
    rubric: str = "",
    with_records: bool = True,
    progress: Progress | None = None,
) -> list[BranchScore]:
    """Return the scores of a period as they are shown; see `scores_with_standing`."""
    found = scores_with_standing(
        period, on, within, rubric=rubric, with_records=with_records, progress=progress
    )
    return [one.score for one in found]
