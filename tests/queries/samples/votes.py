"""Samples of votes: a meeting with a list, a bar, a deduction, an election and an admission."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import Mark, VotingBarReason
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.electorate import (
    DeductionReasonsQuery,
    ElectorateQuery,
    VotingBarsQuery,
)
from dangjian_desktop.queries.votes import ActivityVotesQuery, VoteOfIdQuery
from dangjian_desktop.storage.models import (
    Activity,
    AgendaItem,
    Attendance,
    Ballot,
    Candidate,
    Deduction,
    Vote,
    VotingBar,
    WrittenOpinion,
)
from tests import make

DAY = date(2026, 4, 8)


#: Row ids of the meetings that `fill` entered: of a branch, of a group, of a zone.
_MEETINGS: dict[str, int] = {}


class _OfMeeting:
    """A query about one of the meetings, made when it is asked."""

    def __init__(self, kind: type[Any], meeting: str = "branch", **more: Any) -> None:
        self._kind, self._meeting, self._more = kind, meeting, more

    def fetch(self) -> Any:
        """Ask about the meeting."""
        return self._kind(_MEETINGS[self._meeting], **self._more).fetch()


SAMPLES: dict[type[Any], list[Any]] = {
    VoteOfIdQuery: [VoteOfIdQuery(1)],
    ActivityVotesQuery: [
        _OfMeeting(ActivityVotesQuery, meeting) for meeting in ("branch", "group", "zone")
    ],
    ElectorateQuery: [
        _OfMeeting(ElectorateQuery, meeting, regime=regime)
        for meeting, regime in (
            ("branch", Regime.ELECTION),
            ("branch", Regime.COMMITTEE),
            ("group", Regime.ORDINARY),
            ("zone", Regime.ORDINARY),
        )
    ],
    DeductionReasonsQuery: [DeductionReasonsQuery(DAY)],
    VotingBarsQuery: [VotingBarsQuery(1)],
}


def fill(*, branch: int, group: int, person: int, **_ids: int) -> None:
    """One meeting at which everything was voted on that can be."""
    activity = make.activity("general_meeting", branch, DAY.isoformat())
    _MEETINGS["branch"] = activity
    _MEETINGS["group"] = make.activity("deliberation", group, "2026-04-09")
    _MEETINGS["zone"] = make.activity("general_meeting", branch, "2026-04-10", zone=1)

    def enter(writer: Any) -> None:
        assert Activity.get_by_id(activity)
        item = writer.insert(
            AgendaItem, organisation=branch, activity=activity, title="议题", raised_on=DAY
        )
        writer.insert(Attendance, activity=activity, person=person, mark=Mark.PRESENT)
        writer.insert(
            VotingBar, person=person, reason=VotingBarReason.UNDER_OBSERVATION, since="2026-05-01"
        )
        writer.insert(Deduction, activity=activity, person=person, reason="ill")
        values = {"activity": activity, "agenda_item": item, "title": "表决"}
        election = writer.insert(Vote, regime=Regime.ELECTION, seats=1, **values)
        writer.insert(Candidate, vote=election, person=person, name="张三")
        writer.insert(Ballot, vote=election, number=1, marks="[1]")
        admission = writer.insert(Vote, regime=Regime.ADMISSION, person=person, **values)
        opinion = {"handed_in_at": "2026-04-07T08:00", "agrees": True}
        writer.insert(WrittenOpinion, vote=admission, person=person, **opinion)

    make.done(Operation("布景", "enter", enter))
