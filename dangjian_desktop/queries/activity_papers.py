"""What the papers of an activity ask for beyond the activity itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Post, Stage
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.queries.attendance import AttendanceQuery
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.due_list import DueListQuery
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    Activity,
    Candidate,
    GroupMembership,
    Person,
    PostSpell,
    StageSpell,
    Vote,
    VotingBar,
)
from dangjian_desktop.storage.models.base import valid_on


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody on the list of an activity.

    Attributes:
        has_vote: A 正式党员 on the day who is not under 留党察看 nor suspended.
        mark: None where nothing was recorded.
    """

    person_id: int
    name: str
    group_name: str
    is_due: bool
    has_vote: bool
    mark: Mark | None
    reason: str


@dataclass(frozen=True)
class ListedPeopleQuery:
    """Who is due, by group and name; worked out as of the day where no list was fixed yet."""

    reads: ClassVar = AttendanceQuery.reads | DueListQuery.reads | {Topic.VOTING_RIGHT}
    activity_id: int

    def fetch(self) -> list[ListedPerson]:
        """Return the people; those without a group stand last among those who are due."""
        activity = Activity.get_or_none(Activity.id == self.activity_id)
        if activity is None:
            return []
        listed = AttendanceQuery(self.activity_id).fetch()
        barred = {
            person_id
            for (person_id,) in rows(
                VotingBar.select(VotingBar.person).where(valid_on(VotingBar, activity.held_on))
            )
        }
        found = [
            ListedPerson(
                row.person_id,
                row.name,
                row.group_name,
                row.is_due,
                row.stage is Stage.FULL and row.person_id not in barred,
                row.mark,
                row.reason,
            )
            for row in listed
        ]
        if activity.due_fixed_on is None and not any(one.is_due for one in found):
            known = {one.person_id for one in found}
            expected = DueListQuery(self.activity_id).fetch()
            found += self._expected(
                [one for one in expected if one not in known], activity.held_on, barred
            )
        return sorted(found, key=lambda one: (not one.is_due, not one.group_name, one.group_name))

    @staticmethod
    def _expected(ids: list[int], day: date, barred: set[int]) -> list[ListedPerson]:
        names = OrganisationNames()
        called = pairs(Person.select(Person.id, Person.name).where(Person.id.in_(ids)))
        groups = pairs(_then(GroupMembership, GroupMembership.party_group, ids, day))
        stages = pairs(_then(StageSpell, StageSpell.stage, ids, day))
        return [
            ListedPerson(
                key,
                called[key],
                names.on(groups.get(key), day),
                True,
                stages.get(key) is Stage.FULL and key not in barred,
                None,
                "",
            )
            for key in ids
        ]


def _then(table: Any, column: Any, ids: list[int], day: date) -> Any:
    return table.select(table.person, column).where(table.person.in_(ids) & valid_on(table, day))


@dataclass(frozen=True, slots=True)
class VoteCounts:
    """What was counted of a vote, as it was entered; None where it was not.

    Attributes:
        candidates: Of an election: names with their yes votes.
    """

    regime: Regime
    title: str
    is_secret: bool
    yes: int | None
    no: int | None
    abstain: int | None
    candidates: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class RecordedVotesQuery:
    """The votes of an activity, for its minutes."""

    reads: ClassVar = frozenset({Topic.VOTE})
    activity_id: int

    def fetch(self) -> list[VoteCounts]:
        """Return the votes in their order."""
        votes = list(
            Vote.select().where(Vote.activity == self.activity_id).order_by(Vote.place, Vote.id)
        )
        names: dict[int, list[tuple[str, int | None]]] = {}
        candidates = Candidate.select(Candidate.vote, Candidate.name, Candidate.yes).where(
            Candidate.vote.in_([vote.id for vote in votes])
        )
        for vote_id, name, yes in rows(candidates.order_by(Candidate.place, Candidate.id)):
            names.setdefault(vote_id, []).append((name, yes))
        return [
            VoteCounts(
                vote.regime,
                vote.title,
                vote.is_secret,
                vote.yes,
                vote.no,
                vote.abstain,
                tuple(names.get(vote.id, ())),
            )
            for vote in votes
        ]


@dataclass(frozen=True)
class PostHolderQuery:
    """Who held a single post (支部书记, 党小组长) of an organisation on a day."""

    reads: ClassVar = frozenset({Topic.POST, Topic.PERSON})
    organisation_id: int
    on: date
    post: Post

    def fetch(self) -> str:
        """Return the name; "" for nobody."""
        found = (
            PostSpell.select(Person.name)
            .join(Person, on=(PostSpell.person == Person.id))
            .where(
                (PostSpell.organisation == self.organisation_id)
                & (PostSpell.post == self.post)
                & valid_on(PostSpell, self.on)
            )
            .order_by(PostSpell.id)
        )
        return next((name for (name,) in rows(found)), "")


@dataclass(frozen=True, slots=True)
class StudyMeeting:
    """A 支委会 at which something may have been studied."""

    activity_id: int
    held_on: date
    title: str


@dataclass(frozen=True)
class StudyMeetingsQuery:
    """The 支委会 of a branch before a day, the latest first."""

    reads: ClassVar = frozenset({Topic.ACTIVITY})
    organisation_id: int
    until: date
    most: int = 8

    def fetch(self) -> list[StudyMeeting]:
        """Return at most `most` of them, cancelled ones left out."""
        found = (
            Activity.select(Activity.id, Activity.held_on, Activity.title)
            .where(
                (Activity.organisation == self.organisation_id)
                & (Activity.kind == COMMITTEE_MEETING)
                & (Activity.held_on <= self.until)
                & (Activity.state != ActivityState.CANCELLED)
            )
            .order_by(Activity.held_on.desc(), Activity.id.desc())
            .limit(self.most)
        )
        return [StudyMeeting(*row) for row in rows(found)]
