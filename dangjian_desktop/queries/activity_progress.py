"""How far an activity has come: what its records hold, and which steps that makes done."""

from dataclasses import dataclass
from typing import Any, ClassVar

from dangjian_desktop.domain.activity_steps import StepFacts, steps_done
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import Step
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.storage.models import (
    Activity,
    AgendaItem,
    Attendance,
    Ballot,
    Candidate,
    Task,
    Vote,
)


@dataclass(frozen=True, slots=True)
class ActivityProgress:
    """The steps of an activity in their order, and those that are done."""

    steps: tuple[Step, ...]
    done: frozenset[Step]
    facts: StepFacts


@dataclass(frozen=True)
class ActivityProgressQuery:
    """How far one activity has come."""

    reads: ClassVar = frozenset(
        {
            Topic.ACTIVITY,
            Topic.ACTIVITY_KIND,
            Topic.ATTENDANCE,
            Topic.VOTE,
            Topic.AGENDA,
            Topic.TASK,
        }
    )
    activity_id: int

    def fetch(self) -> ActivityProgress | None:
        """Return it, or None when the activity is no more."""
        activity = Activity.get_or_none(Activity.id == self.activity_id)
        if activity is None:
            return None
        kind = kinds_by_code().get(activity.kind)
        facts = self._facts(activity)
        if kind is None:  # of a newer program: nothing is known of its steps
            return ActivityProgress((), frozenset(), facts)
        return ActivityProgress(kind.steps, steps_done(kind, facts), facts)

    def _facts(self, activity: Any) -> StepFacts:
        own = self.activity_id
        due = Attendance.select().where((Attendance.activity == own) & Attendance.is_due)
        tasks = Task.select().where(Task.activity == own)
        votes = [vote.id for vote in Vote.select(Vote.id).where(Vote.activity == own)]
        told = Vote.select(Vote.id).where(Vote.id.in_(votes) & Vote.yes.is_null(False))
        elected = Candidate.select(Candidate.vote).where(
            Candidate.vote.in_(votes) & Candidate.yes.is_null(False)
        )
        counted = Ballot.select(Ballot.vote).where(Ballot.vote.in_(votes))
        with_result = {key for found in (told, elected, counted) for (key,) in found.tuples()}
        agenda = AgendaItem.select().where(AgendaItem.activity == own)
        texts = (activity.content, activity.materials, activity.fixed_actions, activity.own_actions)
        return StepFacts(
            has_plan=any(texts) or agenda.exists(),
            studied_on=activity.studied_on,
            approved_on=activity.approved_on,
            notified_on=activity.notified_on,
            sign_in_on=activity.sign_in_on,
            has_minutes=bool(activity.minutes),
            announced_on=activity.announced_on,
            reported_on=activity.reported_on,
            filed_on=activity.filed_on,
            due=due.count(),
            unmarked=due.where(Attendance.mark.is_null()).count(),
            votes=len(votes),
            open_votes=len(set(votes) - with_result),
            resolutions=tasks.count(),
            open_resolutions=tasks.where(
                Task.done_on.is_null() & Task.dropped_on.is_null()
            ).count(),
        )
