"""The calendar as a file and on paper."""

from datetime import date

import icalendar
import pytest

from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.calendar_export import (
    activity_list_on_paper,
    export_calendar,
    export_stretch,
)
from dangjian_desktop.operations.ledger_milestones import add_milestone
from dangjian_desktop.operations.printout import ACTIVITY_LIST, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.calendar import CalendarQuery
from tests import make

ON = date(2026, 11, 20)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def branch(data):
    return make.branch()


def test_export_calendar_writes_what_the_query_finds(branch, tmp_path):
    key = make.activity("party_lecture", branch, "2026-11-25", title="专题党课", begins="09:00")
    make.activity("talk", make.branch("掘进一队党支部"), "2026-11-26")
    make.done(close_activity(activity_id=key, note="停产"))
    target = tmp_path / "a.ics"
    query = CalendarQuery(*YEAR, branch, with_cancelled=False)
    assert export_calendar(query, target, on=ON) == 1
    calendar = icalendar.Calendar.from_ical(target.read_bytes())
    (event,) = [part for part in calendar.walk() if part.name == "VEVENT"]
    assert str(event["summary"]) == "专题党课"
    assert str(event["status"]) == "CANCELLED"
    assert str(calendar["x-wr-calname"]) == "综采一队党支部活动"


def test_the_stretch_that_was_not_told_is_this_year_and_the_next():
    assert export_stretch(None, None, ON) == (date(2026, 1, 1), date(2027, 12, 31))
    assert export_stretch(ON, ON, ON) == (ON, ON)


def test_the_list_on_paper_tells_day_hours_holder_and_state(branch):
    make.activity("talk", branch, "2026-11-03")
    key = make.activity(
        "party_lecture", branch, "2026-11-25", title="专题", begins="09:00", ends="10:00"
    )
    make.done(close_activity(activity_id=key, note="停产"))
    lines, values = activity_list_on_paper(Printout(ACTIVITY_LIST, ON, organisation_id=branch))
    assert [(line.number, line.day, line.hours, line.name, line.remark) for line in lines] == [
        ("1", "2026-11-03 周二", "全天", "谈心谈话", ""),
        ("2", "2026-11-25 周三", "09:00–10:00", "专题（党课）", "已取消"),
    ]
    assert values == {
        "branch_name": "综采一队党支部",
        "stretch": "2026年11月1日至2026年11月30日",
        "count": "共 2 项",
    }


def test_the_list_prints_with_and_without_activities(branch, tmp_path):
    make.activity("talk", branch, "2026-11-18")
    week = Printout(ACTIVITY_LIST, ON, since=date(2026, 11, 16), until=date(2026, 11, 22))
    report = print_sheet(week, tmp_path / "a.pdf")
    assert (report.pages, list(report.missing_glyphs)) == (1, [])
    begun = Printout(ACTIVITY_LIST, ON, until=date(2026, 10, 9))
    assert activity_list_on_paper(begun)[1]["stretch"] == "2026年10月1日至2026年10月9日"
    empty = Printout(ACTIVITY_LIST, ON, since=date(2025, 1, 1), until=date(2025, 1, 7))
    assert print_sheet(empty, tmp_path / "b.pdf").pages == 1


def test_stages_of_projects_stand_in_the_file(branch, tmp_path):
    project = make.entry("project", branch, "2026-10-01", name="降尘攻关")
    due_on = date(2026, 11, 26)
    make.done(add_milestone(entry_id=project, title="中试", due_on=due_on, on=ON))
    target = tmp_path / "a.ics"
    assert export_calendar(CalendarQuery(*YEAR, branch), target, on=ON) == 1
    first = target.read_bytes()
    calendar = icalendar.Calendar.from_ical(first)
    (event,) = [part for part in calendar.walk() if part.name == "VEVENT"]
    assert str(event["summary"]) == "中试（降尘攻关）"
    assert event["dtstart"].dt == due_on
    assert export_calendar(CalendarQuery(*YEAR, branch), target, on=ON) == 1
    assert target.read_bytes() == first
    talks = CalendarQuery(*YEAR, branch, kinds=frozenset({"talk"}))
    assert export_calendar(talks, target, on=ON) == 0
