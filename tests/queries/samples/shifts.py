"""Samples of shifts and slots."""

from datetime import date, time
from typing import Any

from dangjian_desktop.domain.vocabulary import AbsenceKind, StopKind
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations import shifts
from dangjian_desktop.queries.shifts import (
    AwayQuery,
    CrewBandQuery,
    CrewsQuery,
    OnShiftQuery,
    ShiftMonthQuery,
    ShiftPatternQuery,
    ShiftPatternsQuery,
    ShiftSheetsQuery,
)
from dangjian_desktop.queries.slots import SlotsQuery
from tests import make

BRANCH, GROUP, PERSON, CREW = 2, 3, 1, 1
DAY, LAST = date(2026, 11, 20), date(2026, 11, 21)
#: Day of an activity with hours among the other samples.
MET = date(2026, 3, 10)

SAMPLES: dict[type[Any], list[Any]] = {
    AwayQuery: [AwayQuery(BRANCH, DAY, LAST)],
    CrewBandQuery: [CrewBandQuery(CREW, DAY, LAST)],
    CrewsQuery: [CrewsQuery(BRANCH, DAY)],
    OnShiftQuery: [OnShiftQuery((PERSON,), DAY, time(10), time(11))],
    ShiftMonthQuery: [ShiftMonthQuery(BRANCH, 2026, 11)],
    ShiftPatternQuery: [ShiftPatternQuery(DAY, "4c3s_8d")],
    ShiftPatternsQuery: [ShiftPatternsQuery(DAY)],
    ShiftSheetsQuery: [ShiftSheetsQuery(BRANCH)],
    SlotsQuery: [
        SlotsQuery(BRANCH, "general_meeting", DAY, LAST, 90, Regime.ELECTION),
        SlotsQuery(GROUP, "group_meeting", DAY, LAST),
        SlotsQuery(BRANCH, "committee_meeting", DAY, LAST),
        SlotsQuery(BRANCH, "general_meeting", MET, MET),
    ],
}


def fill(*, branch: int, person: int, **_ids: int) -> None:
    """A crew, somebody away, and a stop."""
    made = make.done(
        shifts.add_crew(organisation_id=branch, name="甲", pattern="4c3s_8d", anchor=DAY)
    )
    assert made == CREW
    make.done(
        shifts.add_absence(person_id=person, kind=AbsenceKind.LEAVE, begins_on=DAY, ends_on=DAY)
    )
    make.done(
        shifts.add_stop_days(
            organisation_id=branch, kind=StopKind.MAINTENANCE, begins_on=LAST, ends_on=LAST
        )
    )
