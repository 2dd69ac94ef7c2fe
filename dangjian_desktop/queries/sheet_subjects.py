"""What a sheet would be about if somebody printed it now: the latest of each kind, in a branch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import period_before, period_on
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.development import DevelopmentQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.transfers import AwayQuery, TransfersQuery
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Vote

#: How far back an activity is looked for, or ahead.
_A_YEAR = timedelta(days=365)
#: What a roster reads of people for its columns, and not to find out who is on it.
_ONLY_WHEN_SHOWN = frozenset({Topic.JOB, Topic.PHOTO, Topic.FIELD, Topic.FIELD_VALUE, Topic.SEARCH})


@dataclass(frozen=True, slots=True)
class SheetSubjects:
    """One of each, as far as there is one.

    Attributes:
        person_id: The first of the roll. applicant_id: whose way into the Party began last.
        away_id: who went away last. activity_id: held last; coming_id: the
            next one, else the last that there is. vote_id: the last vote of it.
        held: by kind the activity held last; of one that makes up for another only where there is
            none else. transfer_id: the letter written last. quarter: code of the last one that
            is over.
    """

    person_id: int | None = None
    applicant_id: int | None = None
    away_id: int | None = None
    activity_id: int | None = None
    coming_id: int | None = None
    vote_id: int | None = None
    transfer_id: int | None = None
    quarter: str = ""
    held: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetSubjectsQuery:
    """The subjects of an organisation and of everything below it; None for all."""

    reads: ClassVar = (
        RosterQuery.reads - _ONLY_WHEN_SHOWN
        | ActivitiesQuery.reads
        | DevelopmentQuery.reads
        | TransfersQuery.reads
        | {Topic.VOTE}
    )
    on: date
    within: int | None = None

    def fetch(self) -> SheetSubjects:
        """Return them."""
        people = RosterQuery(self.on, within=self.within).keys()[:1]
        way_in = DevelopmentQuery(self.on, self.within, with_closed=True).fetch()
        applicant = max(
            way_in, key=lambda case: (case.applied_on or date.min, case.case_id), default=None
        )
        away = AwayQuery(self.on, self.within, with_marked=False).fetch()
        letters = TransfersQuery(self.on, self.within, with_closed=True).fetch()
        held = ActivitiesQuery(
            self.on - _A_YEAR, self.on, self.within, state=ActivityState.HELD
        ).fetch()
        coming = ActivitiesQuery(
            self.on, self.on + _A_YEAR, self.within, state=ActivityState.PLANNED
        ).fetch()
        ids = [one.activity_id for one in held]
        votes = rows(Vote.select(Vote.id, Vote.activity).where(Vote.activity.in_(ids)))
        last_vote = max(votes, key=lambda vote: (ids.index(vote[1]), vote[0]), default=None)
        return SheetSubjects(
            person_id=next(iter(people), None),
            applicant_id=None if applicant is None else applicant.person_id,
            away_id=next((one.whom.person_id for one in away), None),
            activity_id=ids[-1] if ids else None,
            coming_id=coming[0].activity_id if coming else (ids[-1] if ids else None),
            vote_id=None if last_vote is None else last_vote[0],
            transfer_id=next((one.transfer_id for one in letters), None),
            quarter=period_before(period_on(Every.QUARTER, self.on)).code,
            held={
                row.kind: row.activity_id
                for row in sorted(held, key=lambda row: row.original_id is None)
            },
        )
