"""Meetings and votes of the calendar on which a step of 发展党员 may rest."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.activity_kinds import GENERAL_MEETING
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.queries.activities import ActivitiesQuery, activity_rows
from dangjian_desktop.queries.votes import ActivityVotesQuery
from dangjian_desktop.storage.models import Activity, Vote


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """A meeting that a step may rest on.

    Attributes:
        vote_id: The vote there about the person; None where the step needs none.
        passed: Whether it passed; None while that cannot be said.
    """

    activity_id: int
    held_on: date
    name: str
    organisation_name: str
    vote_id: int | None = None
    passed: bool | None = None


@dataclass(frozen=True)
class MeetingChoicesQuery:
    """Meetings of some kinds of a branch, the newest first.

    Attributes:
        first, last: Days between which they were held.
        branch_id: Whose; None for nobody's.
        kinds: Codes of the kinds.
    """

    reads: ClassVar = ActivitiesQuery.reads
    first: date
    last: date
    branch_id: int | None
    kinds: frozenset[str]

    def fetch(self) -> list[MeetingChoice]:
        """Return them."""
        if self.branch_id is None or not self.kinds:
            return []
        found = ActivitiesQuery(self.first, self.last, self.branch_id, self.kinds).fetch()
        return [
            MeetingChoice(one.activity_id, one.held_on, one.name, one.organisation_name)
            for one in reversed(found)
            if one.organisation_id == self.branch_id
        ]


@dataclass(frozen=True)
class VoteChoicesQuery:
    """Votes of the 支部党员大会 on the admission or 转正 of one person, the newest first."""

    reads: ClassVar = (ActivityVotesQuery.reads | ActivitiesQuery.reads) - {Topic.GROUP_MEMBERSHIP}
    person_id: int
    last: date

    def fetch(self) -> list[MeetingChoice]:
        """Return those held by the day."""
        votes = list(
            Vote.select()
            .join(Activity, on=(Vote.activity == Activity.id))
            .where(
                (Vote.person == self.person_id)
                & (Vote.regime == Regime.ADMISSION)
                & (Activity.held_on <= self.last)
                & (Activity.kind == GENERAL_MEETING)
                & (Activity.state != ActivityState.CANCELLED)
            )
            .order_by(Activity.held_on.desc(), Vote.id.desc())
        )
        ids = sorted({one.activity_id for one in votes})
        meetings = {
            row.activity_id: row
            for row in activity_rows(Activity.select().where(Activity.id.in_(ids)))
        }
        judged = {key: ActivityVotesQuery(key).fetch() for key in ids}
        found = []
        for one in votes:
            meeting, held = judged[one.activity_id], meetings[one.activity_id]
            row = None if meeting is None else meeting.vote(one.id)
            found.append(
                MeetingChoice(
                    held.activity_id,
                    held.held_on,
                    one.title or held.name,
                    held.organisation_name,
                    one.id,
                    None if row is None else row.passed,
                )
            )
        return found
