"""Samples of what a step of 发展党员 may rest on, and of who may help."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING, GENERAL_MEETING
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.votes import add_vote
from dangjian_desktop.queries.development_meetings import MeetingChoicesQuery, VoteChoicesQuery
from dangjian_desktop.queries.full_members import FullMembersQuery
from tests import make

ON = date(2026, 11, 21)
#: Row id of somebody on whom was voted.
_PEOPLE: list[int] = []


class _OfPerson:
    """A query about the person, made when it is asked."""

    def fetch(self) -> Any:
        """Ask about the person."""
        return VoteChoicesQuery(_PEOPLE[0], ON).fetch()


SAMPLES: dict[type[Any], list[Any]] = {
    MeetingChoicesQuery: [
        MeetingChoicesQuery(date(2026, 1, 1), ON, 2, frozenset({COMMITTEE_MEETING})),
        MeetingChoicesQuery(date(2026, 1, 1), ON, None, frozenset({COMMITTEE_MEETING})),
    ],
    VoteChoicesQuery: [_OfPerson()],
    FullMembersQuery: [FullMembersQuery((1, 2), ON)],
}


def fill(branch: int, **_ids: int) -> None:
    """A 支委会, and a vote on somebody's admission."""
    make.activity(COMMITTEE_MEETING, branch, "2026-03-02")
    meeting = make.held(GENERAL_MEETING, branch, "2026-11-05")
    person = make.person("石票", branch, stage=Stage.CANDIDATE)
    _PEOPLE[:] = [person]
    make.done(
        add_vote(
            activity_id=meeting, regime=Regime.ADMISSION, title="接收石票", person_ids=[person]
        )
    )
