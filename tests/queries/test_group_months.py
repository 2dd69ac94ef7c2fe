"""The month of a group: what was held and came of it, told as it stood at the end of the month."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dangjian_desktop.domain.vocabulary import Mark, Post
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.points import record_exemption, record_points
from dangjian_desktop.queries.group_months import GroupMonthQuery, GroupMonthsQuery
from dangjian_desktop.storage.models import Person
from tests import make

ON = date(2026, 11, 20)
FIVE = {
    "place": "机头",
    "found_by": "甲",
    "crew": "一班",
    "measures": "补齐",
    "funds": 0,
    "plan": "无需",
    "level": "一般（C级）",
}


@pytest.fixture
def group(data: Any) -> int:
    """A group with a leader and two more members, beside another group."""
    branch = make.branch()
    group = make.group(branch)
    leader = make.person("组长甲", branch, group=group)
    make.post(leader, group, Post.GROUP_LEADER)
    make.person("组员乙", branch, group=group)
    make.person("组员丙", branch, group=group)
    make.person("旁人丁", branch, group=make.group(branch, "第二党小组"))
    return group


def person(name: str) -> int:
    return int(Person.get(Person.name == name).id)


def month(group: int, number: int = 11, on: date = ON) -> Any:
    return GroupMonthQuery(group, 2026, number, on).fetch()


def meeting(group: int, day: str = "2026-11-10", kind: str = "group_meeting") -> int:
    held = make.activity(kind, group, day)
    make.done(post_due_list(activity_id=held, on=ON))
    return held


def came(activity: int, name: str, mark: Mark = Mark.PRESENT) -> None:
    make.done(mark_attendance(activity_id=activity, person_id=person(name), mark=mark, on=ON))


def test_a_group_of_which_nothing_was_recorded_has_given_nothing(group: int) -> None:
    told = month(group)
    assert (told.leader, told.member_count) == ("组长甲", 3)
    assert told.meetings == ()
    assert told.books == ()
    assert not told.has_given


def test_a_meeting_that_is_only_planned_is_none(group: int) -> None:
    meeting(group)
    told = month(group)
    assert len(told.own_meetings) == 1
    assert told.held == ()
    assert told.own_meetings[0].figures.not_recorded == 3
    assert not told.has_given


def test_attendance_of_own_meetings_and_of_the_branch_s_day_counts_the_group_s_people(
    group: int,
) -> None:
    own = meeting(group)
    came(own, "组长甲")
    came(own, "组员乙", Mark.EXCUSED)
    branch = make._the_branch()
    day = meeting(branch, "2026-11-12", "themed_day")
    came(day, "组员丙")
    came(day, "旁人丁")
    make.activity("committee_meeting", branch, "2026-11-13")  # not everybody is due there
    told = month(group)
    first, second = told.meetings
    assert (first.is_own, first.figures.due, first.figures.came) == (True, 3, 1)
    assert first.figures.excused == 1
    assert (second.is_own, second.figures.due, second.figures.came) == (False, 3, 1)
    assert told.has_given


def test_rows_are_the_group_s_own_and_those_of_the_branch_that_its_people_answer_for(
    group: int,
) -> None:
    due = {"due_on": "2026-11-15"}
    make.entry("hazard", group, content="本组的", owner="外人", **due, **FIVE)
    make.entry("hazard", content="支部的", owner=person("组员乙"), **due, **FIVE)
    make.entry("hazard", content="别组的", owner=person("旁人丁"), **due, **FIVE)
    book = month(group).book("hazard")
    assert [row.title for row in book.added] == ["本组的", "支部的"]
    assert [row.lateness.days for row in book.late] == [5, 5]


def test_what_the_branch_entered_is_not_what_the_group_gave(group: int) -> None:
    make.entry("hazard", content="支部的", owner=person("组员乙"), **FIVE)
    told = month(group)
    assert told.book("hazard") is not None
    assert not told.has_given
    make.entry("duty_list", group, duty="本组的")
    assert month(group).has_given


def test_a_past_month_is_told_as_it_stood_on_its_last_day(group: int) -> None:
    told = {"content": "护罩", "owner": person("组员乙"), "due_on": "2026-10-20", **FIVE}
    entry = make.entry("hazard", group, "2026-10-05", **told)
    make.advanced(entry, "rectified", "2026-10-30", by=person("组员乙"))
    make.advanced(entry, "checked", "2026-11-03", by=person("组长甲"))
    make.advanced(entry, "closed", "2026-11-04", by=person("组长甲"))
    october = month(group, 10).book("hazard")
    assert len(october.added) == 1
    assert october.closed == ()
    assert [row.row.state for row in october.open] == ["rectified"]
    assert [row.lateness.days for row in october.late] == [11]
    november = month(group).book("hazard")
    assert november.added == ()
    assert [row.row.state for row in november.closed] == ["closed"]
    assert november.open == ()
    assert month(group, 9).books == ()


def test_a_book_without_states_tells_no_end(group: int) -> None:
    make.entry("stopped_violation", group, stopped_by=person("组员乙"), place="大巷")
    book = month(group).book("stopped_violation")
    assert len(book.added) == 1
    assert book.closed is None
    assert book.open == ()


def test_a_cadre_stands_with_attendance_task_and_whether_it_was_spoken_to(group: int) -> None:
    make.done(add_leading_cadre(person_id=person("组员丙"), title="副矿长"))
    held = meeting(group)
    came(held, "组员丙")
    cadre = person("组员丙")
    for task in ("讲一次事故案例", "联系两个班组"):
        make.entry("cadre_in_group", group, "2026-09-08", cadre=cadre, task=task)
    given = make.entry("cadre_in_group", group, "2026-10-08", cadre=cadre, task="带一名徒弟")
    make.advanced(given, "reported", "2026-11-10", values={"way": "党小组会上发言"})
    (cadre,) = month(group).cadres
    assert (cadre.name, cadre.title) == ("组员丙", "副矿长")
    assert (cadre.in_group.due, cadre.in_group.came) == (1, 1)
    assert cadre.task == "讲一次事故案例；联系两个班组；带一名徒弟"
    assert cadre.spoke == "2026-11-10"
    (cadre,) = month(group, 10).cadres
    assert (cadre.task, cadre.spoke) == ("讲一次事故案例；联系两个班组；带一名徒弟", "")


def test_a_meeting_that_was_cancelled_was_not_held(group: int) -> None:
    held = meeting(group)
    came(held, "组员丙")
    make.done(close_activity(activity_id=held, note="升降机检修"))
    assert month(group).held == ()


def test_all_groups_of_a_branch_come_in_their_order_and_a_month_ahead_has_none(
    group: int,
) -> None:
    branch = make._the_branch()
    found = GroupMonthsQuery(2026, 11, ON, branch).fetch()
    assert [one.name for one in found] == ["第一党小组", "第二党小组"]
    assert GroupMonthsQuery(2026, 12, ON, branch).fetch() == []
    assert month(group, 11).until == ON
    assert month(group, 10).until == date(2026, 10, 31)


def test_the_points_of_the_members_stand_there_as_soon_as_there_are_any(group: Any) -> None:
    month = GroupMonthQuery(group, 2026, 11, ON).fetch()
    assert month is not None
    assert month.points == ()
    person = Person.get(Person.name == "组员乙").id
    make.done(
        record_points(
            person_ids=[person],
            period="2026-11",
            points=Decimal("2.5"),
            reason="义务植树",
            on=ON,
        )
    )
    away = Person.get(Person.name == "组员丙").id
    make.done(record_exemption(person_ids=[away], since=date(2026, 1, 1)))
    month = GroupMonthQuery(group, 2026, 11, ON).fetch()
    assert month is not None
    told = {one.name: (one.points, one.to_date, one.is_exempt) for one in month.points}
    assert told["组员乙"] == (Decimal("2.5"), Decimal("22.5"), False)
    assert told["组员丙"][2]
    assert "旁人丁" not in told
