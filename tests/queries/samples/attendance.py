"""Samples of attendance: a themed day of the branch with a mark, and its make-up session."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.attendance import (
    add_make_up_session,
    mark_attendance,
    post_due_list,
)
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.queries.attendance import (
    AttendanceQuery,
    AttendanceRulesQuery,
    MakeUpSessionsQuery,
    MarksQuery,
    SpellingsQuery,
)
from dangjian_desktop.queries.attendance_figures import (
    AttendanceFiguresQuery,
    DualLifeQuery,
    FigureBy,
    PersonActivitiesQuery,
)
from dangjian_desktop.queries.due_list import DueListQuery, ListChangesQuery
from dangjian_desktop.queries.study_hours import StudyHoursQuery
from tests import make

ON = date(2026, 11, 21)
#: Row ids that `fill` proves: this module is the second that enters activities.
HELD, SESSION, LEADERS, ZONE_DAY = 2, 3, 4, 5

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)

SAMPLES: dict[type[Any], list[Any]] = {
    AttendanceFiguresQuery: [
        AttendanceFiguresQuery(FIRST, LAST, ON, by, within=2, kinds=frozenset({"themed_day"}))
        for by in FigureBy
    ],
    DualLifeQuery: [DualLifeQuery(FIRST, LAST, ON, within=2)],
    PersonActivitiesQuery: [
        PersonActivitiesQuery(1, FIRST, LAST, ON, frozenset({"themed_day"}), most=5)
    ],
    StudyHoursQuery: [StudyHoursQuery(2026, ON, within=2), StudyHoursQuery(2026, ON, within=3)],
    AttendanceQuery: [AttendanceQuery(HELD)],
    AttendanceRulesQuery: [AttendanceRulesQuery(ON)],
    MarksQuery: [MarksQuery(HELD, date(2026, 2, 10))],
    MakeUpSessionsQuery: [MakeUpSessionsQuery(HELD)],
    SpellingsQuery: [SpellingsQuery(HELD)],
    DueListQuery: [DueListQuery(key) for key in (HELD, SESSION, LEADERS, ZONE_DAY)]
    + [DueListQuery(6)],
    ListChangesQuery: [ListChangesQuery(key) for key in (HELD, SESSION, LEADERS, ZONE_DAY, 6)],
}


def fill(*, branch: int, group: int, person: int, **_ids: int) -> None:
    """Activities of every way of being due, and a leading cadre."""
    held = make.activity("themed_day", branch, "2026-02-10", study_minutes=60)
    make.done(post_due_list(activity_id=held, on=ON))
    make.done(mark_attendance(activity_id=held, person_id=person, mark=Mark.ON_SHIFT, on=ON))
    session = make.done(
        add_make_up_session(activity_id=held, held_on=date(2026, 2, 12), entered_on=ON)
    )
    make.done(mark_attendance(activity_id=session, person_id=person, mark=Mark.LATE, on=ON))
    leaders = make.activity("group_leader_meeting", branch, "2026-02-11")
    make.done(post_due_list(activity_id=leaders, on=ON))
    zoned = make.activity("themed_day", branch, "2026-03-12", zone=1)
    make.done(post_due_list(activity_id=zoned, on=ON))
    grouped = make.activity("group_meeting", group, "2026-03-13")
    make.done(post_due_list(activity_id=grouped, on=ON))
    assert (held, session, leaders, zoned, grouped) == (HELD, SESSION, LEADERS, ZONE_DAY, 6)
    make.done(add_leading_cadre(person_id=person, title="矿长"))
