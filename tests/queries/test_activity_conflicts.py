"""Conflicts from the records: rooms, people who are due, and who is on shift."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activity_conflicts import ConflictsQuery, ProposedConflictsQuery
from dangjian_desktop.queries.activity_progress import ActivityProgressQuery
from dangjian_desktop.queries.shifts import ShiftPatternsQuery
from dangjian_desktop.storage.models import Attendance, CrewPattern, ShiftCrew
from tests import make

DAY = date(2026, 11, 25)


@pytest.fixture
def branch(data):
    return make.branch()


def listed(activity, *people, mark=None):
    def write(writer):
        for person in people:
            writer.insert(Attendance, activity=activity, person=person, mark=mark)

    make.done(Operation("布景", "listed", write))


def told(activity):
    return [str(said) for said in ConflictsQuery(DAY, DAY).fetch().get(activity, ())]


def test_who_is_due_in_two_places_is_told_on_both(branch):
    person = make.person("张三", branch)
    one = make.activity("talk", branch, DAY.isoformat(), begins="09:00", ends="10:00")
    other = make.activity("volunteering", branch, DAY.isoformat(), begins="09:30")
    listed(one, person)
    listed(other, person)
    assert told(one) == ["张三同时在综采一队党支部 志愿服务（09:30）"]
    assert told(other) == ["张三同时在综采一队党支部 谈心谈话（09:00–10:00）"]


@pytest.mark.parametrize("mark", [Mark.EXCUSED, Mark.ABSENT, Mark.ON_SHIFT])
def test_who_did_not_come_was_in_no_second_place(branch, mark):
    person = make.person("张三", branch)
    one = make.activity("talk", branch, DAY.isoformat(), begins="09:00", ends="10:00")
    other = make.activity("volunteering", branch, DAY.isoformat(), begins="09:30")
    listed(one, person)
    listed(other, person, mark=mark)
    assert told(one) == []


def test_a_cancelled_activity_takes_up_nothing(branch):
    room = {"begins": "09:00", "place": "三楼会议室"}
    one = make.activity("talk", branch, DAY.isoformat(), **room)
    other = make.activity("volunteering", branch, DAY.isoformat(), **room)
    assert told(one)
    make.done(close_activity(activity_id=other, note="停产"))
    assert told(one) == []


def test_rooms_that_every_branch_has_are_met_within_the_branch_alone(branch):
    group = make.group(branch)
    stranger = make.branch("掘进一队党支部")
    room = {"begins": "09:00", "place": "区队学习室"}
    one = make.activity("talk", branch, DAY.isoformat(), **room)
    make.activity("talk", stranger, DAY.isoformat(), **room)
    assert told(one) == []
    make.activity("group_meeting", group, DAY.isoformat(), **room)
    assert told(one) == ["区队学习室同时有第一党小组 党小组会（09:00）"]


def test_a_proposal_does_not_meet_itself(branch):
    own = make.activity("talk", branch, DAY.isoformat(), begins="09:00", place="三楼会议室")
    here = ("09:00", "10:00", "三楼会议室")
    assert ProposedConflictsQuery(DAY, *here, activity_id=own).fetch() == ()
    assert len(ProposedConflictsQuery(DAY, *here).fetch()) == 1
    assert ProposedConflictsQuery(DAY, "", "", "三楼会议室").fetch() == ()


def test_who_is_on_shift_is_told_as_reckoned(branch):
    person = make.person("张三", branch, shift_crew="甲班")

    code = next(iter(ShiftPatternsQuery(DAY).fetch()))

    def crew(writer):
        key = writer.insert(ShiftCrew, organisation=branch, name="甲班")
        writer.insert(CrewPattern, crew=key, pattern=code, anchor=DAY, offset=0)

    make.done(Operation("布景", "crew", crew))
    hours = [f"{hour:02d}:30" for hour in range(24)]
    met = {
        hour: ProposedConflictsQuery(DAY, hour, "", "", frozenset({person})).fetch()
        for hour in hours
    }
    on_shift = {hour for hour, said in met.items() if said}
    assert on_shift
    assert on_shift != set(hours)
    assert {str(said[0]) for said in met.values() if said} == {"张三当班（按轮班推算，未核实）"}


def test_progress_counts_what_the_records_hold(branch):
    activity = make.activity("general_meeting", branch, DAY.isoformat(), content="学习")
    people = [make.person(name, branch) for name in ("张三", "李四")]
    listed(activity, people[0], mark=Mark.PRESENT)
    listed(activity, people[1])
    facts = ActivityProgressQuery(activity).fetch().facts
    assert (facts.has_plan, facts.due, facts.unmarked) == (True, 2, 1)
    assert ActivityProgressQuery(999).fetch() is None
