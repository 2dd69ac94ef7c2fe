"""Closed periods as lists: which stand, their editions, and what is another between two of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.publications import ClosingState, closing_state
from dangjian_desktop.domain.score_differences import ScoreDifference, score_differences
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.closings import ClosingRow, closing_of, editions_of, frozen_scores
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.objections import objections_against
from dangjian_desktop.queries.scores import BranchScore, Progress, branch_scores
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Closing


@dataclass(frozen=True)
class ClosedPeriod:
    """The newest edition of a period that somebody closed.

    Attributes:
        row: The edition. organisation_name: Who closed it, as it was called then.
        state: How it stands on the day of the query.
        branches: How many it names; None where its contents cannot be read.
        objections, unanswered: Against this period, of the branches below.
        superseded_by: Who has closed it anew for this branch; "" for nobody.
    """

    row: ClosingRow
    organisation_name: str
    period: Period
    state: ClosingState
    branches: int | None
    objections: int
    unanswered: int
    superseded_by: str

    @property
    def key(self) -> tuple[ClosingSubject, int, str]:
        """What stays the same from edition to edition."""
        return (self.row.subject, self.row.organisation_id, self.row.period)


@dataclass(frozen=True)
class ClosingsQuery:
    """Every closed period, the newest first.

    Attributes:
        within: Closed by this organisation, by one below it, or by one above it; None for all.
        subject: What was closed; None for everything. year: Periods of this year; None for all.
    """

    reads: ClassVar = frozenset({Topic.CLOSING, Topic.ORGANISATION, Topic.OBJECTION})
    on: date
    within: int | None = None
    subject: ClosingSubject | None = None
    year: int | None = None

    def fetch(self) -> tuple[ClosedPeriod, ...]:
        """Return the periods by their last day, then by who closed them."""
        table = Closing
        found = rows(table.select(table.subject, table.organisation, table.period).distinct())
        names = OrganisationNames()
        closed = []
        for subject, organisation_id, code in found:
            period = period_of(code)
            if period is None or self.subject not in (None, subject):
                continue
            if self.year not in (None, period.year):
                continue
            if self.within is not None and not _touches(organisation_id, self.within, period):
                continue
            closed.append(_closed_period(subject, organisation_id, period, self.on, names))
        closed.sort(key=lambda one: one.organisation_name)
        return tuple(sorted(closed, key=lambda one: one.period.last, reverse=True))


def _touches(organisation_id: int, within: int, period: Period) -> bool:
    return organisation_id in holders_below(within, period.last) or within in holders_below(
        organisation_id, period.last
    )


def _closed_period(
    subject: ClosingSubject,
    organisation_id: int,
    period: Period,
    on: date,
    names: OrganisationNames,
) -> ClosedPeriod:
    row = editions_of(subject, organisation_id, period.code)[-1]
    stands = closing_of(subject, organisation_id, period.code)
    above = stands.organisation_id if stands is not None else organisation_id
    raised, unanswered = objections_against(
        subject, holders_below(organisation_id, period.last), period.code
    )
    return ClosedPeriod(
        row,
        names.on(organisation_id, period.last),
        period,
        closing_state(on, row.reopened_on, row.published_on, row.objections_until),
        None if row.read is None else len(row.read.covers),
        raised,
        unanswered,
        "" if above == organisation_id else names.on(above, period.last),
    )


@dataclass(frozen=True)
class EditionsQuery:
    """The editions of one closed period, the first one first."""

    reads: ClassVar = frozenset({Topic.CLOSING, Topic.ORGANISATION})
    subject: ClosingSubject
    organisation_id: int
    period: str

    def fetch(self) -> tuple[ClosingRow, ...]:
        """Return the editions."""
        return editions_of(self.subject, self.organisation_id, self.period)


def edition_differences(before: ClosingRow, after: ClosingRow) -> tuple[ScoreDifference, ...]:
    """Return what is another between two editions of scores."""
    return score_differences(frozen_scores(before), frozen_scores(after))


def counted_again(
    row: ClosingRow,
    on: date,
    only: Collection[int] | None = None,
    progress: Progress | None = None,
) -> dict[int, BranchScore]:
    """Return what the records would give today for the branches of a closing, by its rubric.

    Args:
        row: A closing of scores.
        on: Today.
        only: Row ids of the branches that are wanted; None for all.
        progress: Told the share that is done.
    """
    frozen = frozen_scores(row, only)
    counted: dict[int, BranchScore] = {}
    rubrics = list({id(one.rubric): one.rubric for one in frozen.values()}.values())
    for rubric in rubrics:
        branches = [(key, one.name) for key, one in frozen.items() if one.rubric is rubric]
        period = next(one.period for one in frozen.values() if one.rubric is rubric)
        for score in branch_scores(rubric, period, on, branches, progress=progress):
            counted[score.organisation_id] = score
    return {key: counted[key] for key in frozen}


def drift(
    row: ClosingRow,
    on: date,
    only: Collection[int] | None = None,
    progress: Progress | None = None,
) -> tuple[ScoreDifference, ...]:
    """Return what the records would give today against what was closed; see `counted_again`."""
    return score_differences(frozen_scores(row, only), counted_again(row, on, only, progress))
