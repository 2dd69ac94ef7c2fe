"""Study hours of a year: who studied, once, and against what is asked."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.vocabulary import Mark, Post, Stage
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.attendance import (
    add_attender,
    add_make_up_session,
    mark_attendance,
    post_due_list,
)
from dangjian_desktop.queries.study_hours import StudyHoursQuery, study_minutes
from tests import make

ON = date(2026, 12, 31)


@pytest.fixture
def branch(data):
    return make.branch()


def study(day, minutes, marks, kind="group_study", **values):
    activity = make.activity(kind, held_on=day, study_minutes=minutes, **values)
    make.done(post_due_list(activity_id=activity, on=ON))
    for person, mark in marks.items():
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=mark, on=ON))
    return activity


def hours(**options):
    return {row.name: row for row in StudyHoursQuery(2026, ON, **options).fetch()}


def test_l10_both_lie_below_what_is_asked(branch):
    member, committee = make.person("张三", branch), make.person("李四", branch)
    make.post(committee, branch, Post.ORGANISATION_MEMBER)
    study("2026-03-01", 1890, {member: Mark.PRESENT})
    study("2026-04-01", 3300, {committee: Mark.LATE})
    found = hours()
    assert (found["张三"].minutes, found["张三"].needed, found["张三"].is_enough) == (
        1890,
        Decimal(32),
        False,
    )
    assert (found["李四"].minutes, found["李四"].needed, found["李四"].is_enough) == (
        3300,
        Decimal(56),
        False,
    )
    assert found["张三"].missing_minutes == 30
    study("2026-12-31", 60, {member: Mark.PRESENT, committee: Mark.PRESENT})
    found = hours()
    assert found["张三"].is_enough
    assert found["李四"].is_enough
    assert found["李四"].missing_minutes == 0


def test_nothing_recorded_is_not_nought_hours(branch):
    make.person("张三", branch)
    make.person("李四", branch, stage=Stage.ACTIVIST)
    found = hours()
    assert list(found) == ["张三"]
    assert (found["张三"].minutes, found["张三"].is_enough) == (None, False)
    assert found["张三"].missing_minutes == 32 * 60


def test_only_who_came_to_study_in_the_year_is_credited(branch):
    person = make.person("张三", branch)
    study("2026-01-01", 60, {person: Mark.PRESENT})
    study("2025-12-31", 60, {person: Mark.PRESENT})
    study("2026-02-01", 60, {person: Mark.EXCUSED})
    study("2026-03-01", None, {person: Mark.PRESENT})
    study("2026-04-01", 60, {person: Mark.PRESENT}, kind="general_meeting")
    gone = study("2026-05-01", 60, {person: Mark.PRESENT})
    make.done(close_activity(activity_id=gone, note="重复登记"))
    assert study_minutes(date(2026, 1, 1), ON) == {person: 60}
    assert study_minutes(date(2026, 1, 2), ON) == {}


def test_a_make_up_session_credits_once(branch):
    away, there = make.person("张三", branch), make.person("李四", branch)
    first = study("2026-01-10", 90, {away: Mark.ON_SHIFT, there: Mark.PRESENT})
    session = make.done(
        add_make_up_session(
            activity_id=first,
            held_on=date(2026, 1, 12),
            entered_on=ON,
            values={"study_minutes": 60},
        )
    )
    make.done(add_attender(activity_id=session, person_id=there))
    for person in (away, there):
        made = mark_attendance(activity_id=session, person_id=person, mark=Mark.PRESENT, on=ON)
        make.done(made)
    assert study_minutes(date(2026, 1, 1), ON) == {away: 60, there: 90}
    assert study_minutes(date(2026, 1, 1), ON, [there]) == {there: 90}


def test_within_a_branch_or_group(branch):
    group = make.group(branch)
    make.person("张三", branch, group=group)
    make.person("李四", branch)
    make.person("王五", make.branch("掘进队党支部"))
    assert list(hours(within=branch)) == ["李四", "张三"]
    assert list(hours(within=group)) == ["张三"]
    assert len(hours()) == 3


def test_a_year_to_come_is_judged_by_its_first_day(branch):
    make.person("张三", branch)
    assert [row.minutes for row in StudyHoursQuery(2027, ON).fetch()] == [None]


def test_few_who_are_named_many_who_are_named_and_everybody_are_read_alike(branch):
    people = make.persons(3, branch)
    study("2026-03-01", 90, dict.fromkeys(people, Mark.PRESENT))
    study("2026-04-01", 30, {people[0]: Mark.PRESENT, people[1]: Mark.ABSENT})
    first, last = date(2026, 1, 1), ON
    told = {people[0]: 120, people[1]: 90, people[2]: 90}
    assert study_minutes(first, last) == told
    assert study_minutes(first, last, people[:2]) == {people[0]: 120, people[1]: 90}
    assert study_minutes(first, last, range(people[2], people[2] + 1_000)) == {people[2]: 90}
