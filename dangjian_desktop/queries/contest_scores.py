"""The scores on which flags and stars rest: frozen where a period was closed, else counted."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.vocabulary import ClosingSubject, OrganisationKind
from dangjian_desktop.queries.closings import closings_of
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.scores import BranchScore, branches_within
from dangjian_desktop.queries.shown_scores import Standing, scores_with_standing
from dangjian_desktop.storage.database import data_revision


@dataclass(frozen=True, slots=True)
class ContestScores:
    """What the branches of a contest have in a period.

    Attributes:
        scores: Empty where no rubric scores the period, or it has not begun.
        is_final: Whether the period is closed for every branch.
    """

    period: Period
    scores: tuple[BranchScore, ...]
    is_final: bool


def contest_organisation(on: date, within: int | None) -> int | None:
    """Return who holds a contest: the committee above an organisation, or the first there is.

    A branch alone is no contest; it is shown among those of its 党委 (or 党总支).
    """
    tree = Tree.on(on)
    if within is None:
        return tree.rows[0].organisation_id if tree.rows else None
    path = tree.path(within)
    holders = [
        row
        for row in path
        if row.kind in (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH)
    ]
    if holders:
        return holders[-1].organisation_id
    return path[0].organisation_id if path else None


def contest_scores(period: Period, on: date, within: int | None) -> ContestScores:
    """Return the scores of a period; asked for again and again, so the last ones are kept."""
    return _scores(period, on, within, data_revision())


def is_closed_for(period: Period, on: date, within: int | None) -> bool:
    """Whether a period is closed for every branch of a contest; nothing is counted for it."""
    ids = [key for key, _name in branches_within(within, min(period.last, on))]
    closed = closings_of(ClosingSubject.SCORE, ids, period.code)
    return bool(ids) and all(key in closed and not closed[key].is_reopened for key in ids)


@lru_cache(maxsize=24)  # two years of quarters for a few days looked at
def _scores(period: Period, on: date, within: int | None, _revision: int) -> ContestScores:
    if on < period.first:
        return ContestScores(period, (), is_final=False)
    shown = scores_with_standing(period, on, within, with_records=False)
    scores = tuple(one.score for one in shown)
    is_final = bool(shown) and all(one.standing is Standing.CLOSED for one in shown)
    return ContestScores(period, scores, is_final)
