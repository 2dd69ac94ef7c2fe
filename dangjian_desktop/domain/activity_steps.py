"""Which steps of an activity are done, told by what stands in the records, and which is next.

A step is done when its trace is there: a plan that says something, a notice that was given, a
mark for everybody who was due. Nothing is ticked by hand and nothing of it is stored.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.activity_kinds import ActivityKind
from dangjian_desktop.domain.vocabulary import Step


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What the records of one activity hold, as far as steps hang on it.

    Attributes:
        has_plan: Whether contents, materials, fixed or own actions, or an agenda are written.
        due, unmarked: People on the list, and those of them without a mark.
        votes, open_votes: Things voted on, and those of them without a result.
        resolutions, open_resolutions: Resolutions, and those neither done nor dropped.
    """

    has_plan: bool = False
    studied_on: date | None = None
    approved_on: date | None = None
    notified_on: date | None = None
    sign_in_on: date | None = None
    has_minutes: bool = False
    announced_on: date | None = None
    reported_on: date | None = None
    filed_on: date | None = None
    due: int = 0
    unmarked: int = 0
    votes: int = 0
    open_votes: int = 0
    resolutions: int = 0
    open_resolutions: int = 0


_IS_DONE: Mapping[Step, Callable[[StepFacts], bool]] = {
    Step.STUDY: lambda facts: facts.studied_on is not None,
    Step.PLAN: lambda facts: facts.has_plan,
    Step.APPROVAL: lambda facts: facts.approved_on is not None,
    Step.NOTICE: lambda facts: facts.notified_on is not None,
    Step.SIGN_IN: lambda facts: facts.sign_in_on is not None,
    Step.ATTENDANCE: lambda facts: facts.due > 0 and facts.unmarked == 0,
    Step.MINUTES: lambda facts: facts.has_minutes,
    Step.VOTE: lambda facts: facts.votes > 0 and facts.open_votes == 0,
    Step.RESOLUTIONS: lambda facts: facts.resolutions > 0,
    Step.PUBLICITY: lambda facts: bool(facts.announced_on or facts.reported_on),
    Step.FILING: lambda facts: facts.filed_on is not None,
    Step.FOLLOW_UP: lambda facts: facts.resolutions > 0 and facts.open_resolutions == 0,
}

#: Steps that many activities of a kind have no need of: they do not hold up the next one.
OPTIONAL = frozenset({Step.VOTE, Step.RESOLUTIONS, Step.FOLLOW_UP})
#: Steps that prepare an activity: none of them comes next once it was held and has its minutes.
PREPARING = frozenset({Step.STUDY, Step.PLAN, Step.APPROVAL, Step.NOTICE, Step.SIGN_IN})


def steps_done(kind: ActivityKind, facts: StepFacts) -> frozenset[Step]:
    """Return the steps of the kind whose trace stands in the records."""
    return frozenset(step for step in kind.steps if _IS_DONE[step](facts))


def next_step(
    steps: Iterable[Step], done: Iterable[Step], after: Step | None = None
) -> Step | None:
    """Return the first step still to be done; None when nothing is left.

    What would have prepared an activity is no longer offered once its minutes are written; it
    stays open in the row of steps and can be entered there.

    Args:
        steps: Of the kind, in their order.
        done: Those that are done.
        after: Look behind this step first, then from the beginning.
    """
    order = list(steps)
    ended = set(done)
    place = order.index(after) + 1 if after in order else 0
    turned = order[place:] + order[:place]
    if Step.MINUTES in ended:
        ended |= PREPARING
    left = [step for step in turned if step not in ended and step is not after]
    needed = [step for step in left if step not in OPTIONAL]
    return next(iter(needed or left), None)
