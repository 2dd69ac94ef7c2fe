"""Ledger rows on the agenda of an activity: which come up where, by themselves."""

from datetime import date

import pytest

from dangjian_desktop.domain.activity_kinds import THEMED_DAY
from dangjian_desktop.operations.activities import change_activity, close_activity
from dangjian_desktop.operations.agenda_entries import record_entry_outcome
from dangjian_desktop.queries.agenda_entries import AgendaEntriesQuery
from dangjian_desktop.storage.models import Activity
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def people(branch):
    return make.person("张三", branch), make.person("李四", branch)


def hazard(holder, people, day, content, **more):
    return make.entry(
        "hazard",
        holder,
        day,
        content=content,
        place="顺槽",
        found_by=people[1],
        crew="检修班",
        owner=people[0],
        measures="更换",
        funds="无需",
        plan="无需",
        due_on=more.pop("due_on", "2026-11-15"),
        **more,
    )


def closed(entry, people, day):
    make.advanced(entry, "rectified", day, by=people[0])
    make.advanced(entry, "checked", day, by=people[1])
    make.advanced(entry, "closed", day, by="矿安监处")


def coming(activity, on=ON):
    return [row.title for row in AgendaEntriesQuery(activity, on).fetch().rows]


def held(branch, day):
    activity = make.activity(THEMED_DAY, branch, day)
    done = {"minutes": "已开展"}
    make.done(change_activity(activity_id=activity, values=done, on=date.fromisoformat(day)))
    return activity


def test_open_rows_of_branch_and_groups_come_up_at_the_next_day_alone(branch, people):
    group = make.group(branch)
    hazard(branch, people, "2026-11-01", "支部的")
    hazard(group, people, "2026-11-02", "小组的")
    following = make.activity(THEMED_DAY, branch, "2026-11-25")
    later = make.activity(THEMED_DAY, branch, "2026-12-25")
    other = make.activity("committee_meeting", branch, "2026-11-24")
    assert coming(following) == ["支部的", "小组的"]
    assert coming(later) == coming(other) == []
    assert AgendaEntriesQuery(later, ON).fetch().next_on == date(2026, 11, 25)
    assert AgendaEntriesQuery(other, ON).fetch().books == ()


def test_when_the_next_day_is_called_off_the_one_behind_takes_the_rows(branch, people):
    hazard(branch, people, "2026-11-01", "支部的")
    following = make.activity(THEMED_DAY, branch, "2026-11-25")
    later = make.activity(THEMED_DAY, branch, "2026-12-25")
    make.done(close_activity(activity_id=following, note="停产"))
    assert (coming(following), coming(later)) == ([], ["支部的"])


def test_a_row_that_is_closed_disappears_by_itself(branch, people):
    held(branch, "2026-11-05")
    entry = hazard(branch, people, "2026-11-01", "支部的")
    following = make.activity(THEMED_DAY, branch, "2026-11-25")
    assert coming(following) == ["支部的"]
    closed(entry, people, "2026-11-18")
    assert coming(following) == []


def test_a_new_row_is_told_though_it_is_over_already(branch, people):
    held(branch, "2026-11-05")
    closed(hazard(branch, people, "2026-11-06", "新的"), people, "2026-11-07")
    following = make.activity(THEMED_DAY, branch, "2026-11-25")
    assert [(row.title, row.is_new) for row in AgendaEntriesQuery(following, ON).fetch().rows] == [
        ("新的", True)
    ]


def test_a_day_that_has_passed_shows_what_came_up_then(branch, people):
    entry = hazard(branch, people, "2026-09-01", "旧的", due_on="2026-09-10")
    september, october = held(branch, "2026-09-20"), held(branch, "2026-10-20")
    closed(entry, people, "2026-10-10")
    hazard(branch, people, "2026-11-01", "后来的")
    assert (coming(september), coming(october)) == (["旧的"], [])
    (row,) = AgendaEntriesQuery(september, ON).fetch().rows
    assert (row.owner, row.place, row.due, row.pressing) == ("张三", "顺槽", "", "")


def test_a_late_row_tells_how_late_and_who_looks_after_it(branch, people):
    hazard(branch, people, "2026-11-01", "支部的")
    (row,) = AgendaEntriesQuery(make.activity(THEMED_DAY, branch, "2026-11-25"), ON).fetch().rows
    assert (row.due, row.pressing) == ("2026-11-15", "逾期 5 天，支委会督办")


def test_what_was_said_stays_though_the_row_would_no_longer_come_up(branch, people):
    entry = hazard(branch, people, "2026-09-01", "旧的", due_on="2026-09-10")
    held(branch, "2026-10-20")
    make.advanced(entry, "rectified", "2026-11-01", by=people[0])
    make.advanced(entry, "checked", "2026-11-02", by=people[1])
    today = make.activity(THEMED_DAY, branch, "2026-11-20")
    make.done(
        record_entry_outcome(
            activity_id=today, entry_id=entry, to="closed", on=ON, by=make.whom("矿安监处")
        )
    )
    (row,) = AgendaEntriesQuery(today, ON).fetch().rows
    assert (row.said, row.entry.is_open) == ("销号（销号人：矿安监处）", False)


def test_who_checks_what_he_answers_for_stays_marked(branch, people):
    entry = hazard(branch, people, "2026-11-01", "支部的")
    make.advanced(entry, "rectified", "2026-11-05", by=people[0])
    make.advanced(entry, "checked", "2026-11-06", by=people[0])
    day = make.activity(THEMED_DAY, branch, "2026-11-25")
    (row,) = AgendaEntriesQuery(day, ON).fetch().rows
    assert [one.code for one in row.warnings] == ["ledger.same_person"]


def test_an_activity_that_makes_up_or_is_gone_has_no_rows(branch, people):
    hazard(branch, people, "2026-11-01", "支部的")
    original = held(branch, "2026-11-10")
    made_up = make.activity(THEMED_DAY, branch, "2026-11-18")
    Activity.update(original=original).where(Activity.id == made_up).execute()
    assert coming(made_up) == []
    assert AgendaEntriesQuery(999, ON).fetch().rows == ()
