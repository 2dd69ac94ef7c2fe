"""Keeps what a step of 发展党员 rests on: a vote that came out as the step says.

The result of a vote is never stored. Counts, written opinions, who came, who was due or left out
and the hour of the meeting all decide it, so whoever changes one of these does it in here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dangjian_desktop.domain.vocabulary import StepOutcome
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.votes import ActivityVotesQuery
from dangjian_desktop.storage.models import AdmissionStep


@contextmanager
def results_kept(activity_id: int) -> Iterator[None]:
    """Let a meeting be changed as long as no step is contradicted by its vote that was not before.

    Raises:
        RefusedError: When a vote on which a step rests comes out otherwise by what was changed.
    """
    before = _contradicted(activity_id)
    yield
    if _contradicted(activity_id) - before:
        raise RefusedError(
            "发展党员的步骤按原来的结果登记，改成这样结果就不同了。"
            "请先在名册的“发展党员”里改正或删除那一步。"
        )


def refuse_resting(activity_id: int) -> None:
    """Refuse to take away the day on which a vote made somebody 预备党员 or 正式党员.

    Raises:
        RefusedError: When a step rests on a vote of the meeting.
    """
    if _resting(activity_id):
        raise RefusedError(
            "发展党员的步骤按这次会议的表决登记。请先在名册的“发展党员”里改正或删除那一步。"
        )


def _contradicted(activity_id: int) -> set[int]:
    """Return the row ids of the steps whose vote did not come out as they say."""
    steps = [one for one in _resting(activity_id) if one.outcome is not StepOutcome.EXTENDED]
    meeting = ActivityVotesQuery(activity_id).fetch() if steps else None
    if meeting is None:
        return set()
    votes = {one.vote_id: one.passed for one in meeting.votes}
    return {one.id for one in steps if votes[one.vote_id] is not (one.outcome is StepOutcome.DONE)}


def _resting(activity_id: int) -> list[Any]:
    """Return the steps that rest on a vote of a meeting."""
    of_votes = AdmissionStep.vote.is_null(is_null=False)
    return list(AdmissionStep.select().where((AdmissionStep.activity == activity_id) & of_votes))
