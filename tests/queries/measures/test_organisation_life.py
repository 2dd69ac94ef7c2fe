"""Meetings that were owed and not held, as of the last day of the period, and what papers lack."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Mark, Post, TaskSource
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.obligations import add_obligation_notice
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.tasks import add_task
from dangjian_desktop.storage.models import AgendaItem, Candidate, Vote
from tests import make
from tests.queries.measures.asking import (
    count,
    held,
    mark,
    note,
    proofs,
    reason,
    texts,
)


@pytest.fixture
def branch(data):
    return make.branch()


def with_committee(branch):
    person = make.person("王书记", branch)
    make.post(person, branch, Post.SECRETARY)
    make.post(person, branch, Post.ORGANISATION_MEMBER)
    return person


def test_a_branch_without_any_activity_in_the_period_is_not_known_to_have_missed_one(branch):
    assert "没有登记任何活动" in reason("missing_general_meetings", branch, "2026Q3")
    held("themed_day", branch, "2026-06-30")
    assert "没有登记任何活动" in reason("missing_general_meetings", branch, "2026Q3")
    held("group_study", branch, "2026-07-01")
    assert count("missing_general_meetings", branch, "2026Q3") == 1


def test_a_missed_meeting_is_told_and_a_held_one_is_proof(branch):
    held("themed_day", branch, "2026-07-10")
    held("general_meeting", branch, "2026-09-30", title="三季度党员大会")
    assert count("missing_general_meetings", branch, "2026Q3") == 0
    assert proofs("missing_general_meetings", branch, "2026Q3") == [
        "2026-09-30 三季度党员大会（综采一队党支部），有记录"
    ]
    assert count("missing_themed_days", branch, "2026Q3") == 2
    assert texts("missing_themed_days", branch, "2026Q3") == [
        "2026年8月 综采一队党支部：主题党日每月一次，没有开",
        "2026年9月 综采一队党支部：主题党日每月一次，没有开",
    ]


def test_what_is_not_due_yet_is_not_missed_and_it_is_said_so(branch):
    held("themed_day", branch, "2026-10-10")
    assert count("missing_themed_days", branch, "2026Q4") == 0
    assert "还有 2 次没有到期" in note("missing_themed_days", branch, "2026Q4")
    held("group_study", branch, "2026-11-05")
    assert count("missing_themed_days", branch, "2026-11", date(2026, 11, 30)) == 0
    assert count("missing_themed_days", branch, "2026-11", date(2026, 12, 1)) == 1


def test_a_meeting_that_was_registered_late_counts_where_it_was_held(branch):
    held("themed_day", branch, "2026-07-10")
    assert count("missing_general_meetings", branch, "2026Q3") == 1
    held("general_meeting", branch, "2026-09-29")
    assert count("missing_general_meetings", branch, "2026Q3") == 0
    held("general_meeting", branch, "2026-10-08")
    assert count("missing_general_meetings", branch, "2026Q3") == 0


def test_a_meeting_of_the_next_period_does_not_mend_the_one_before(branch):
    held("themed_day", branch, "2026-07-10")
    held("general_meeting", branch, "2026-10-08")
    assert count("missing_general_meetings", branch, "2026Q3") == 1


def test_a_branch_without_a_committee_owes_no_committee_meetings(branch):
    held("themed_day", branch, "2026-07-10")
    assert count("missing_committee_meetings", branch, "2026Q3") == 0
    assert note("missing_committee_meetings", branch, "2026Q3") == "本期无应办事项"
    with_committee(branch)
    assert count("missing_committee_meetings", branch, "2026Q3") == 3


def test_k02_each_group_owes_each_month(branch):
    groups = [make.group(branch, f"第{n}党小组") for n in range(1, 5)]
    held("themed_day", branch, "2026-07-10")
    held("group_meeting", groups[0], "2026-07-12")
    held("group_meeting", groups[1], "2026-08-12")
    assert count("missing_group_meetings", branch, "2026Q3") == 10
    assert count("missing_group_meetings", branch, "2026-07") == 3
    assert "2026年7月 第2党小组：党小组会每月一次，没有开" in texts(
        "missing_group_meetings", branch, "2026-07"
    )


def test_a_micro_lecture_is_a_party_lecture(branch):
    held("themed_day", branch, "2026-07-10")
    assert count("missing_party_lectures", branch, "2026Q3") == 1
    held("micro_lecture", branch, "2026-08-10")
    assert count("missing_party_lectures", branch, "2026Q3") == 0


def test_before_records_begin_nothing_is_known(branch):
    make.done(
        change_rule(
            rule="meetings.records", key="begin", value="2026-08-01", since=None, note="开始使用"
        )
    )
    held("themed_day", branch, "2026-05-10")
    assert "2026-08-01" in reason("missing_general_meetings", branch, "2026Q2")
    held("themed_day", branch, "2026-08-10")
    assert count("missing_themed_days", branch, "2026Q3") == 1  # July is not asked for


def notice(organisation, due_on, kind="organizational_life_meeting", year=2026):
    make.done(
        add_obligation_notice(
            obligation=f"obligations.{kind}",
            organisation_id=organisation,
            year=year,
            due_on=date.fromisoformat(due_on),
            noticed_on=date(2026, 1, 5),
        )
    )


def test_the_life_meeting_counts_where_its_last_day_lies(branch):
    held("themed_day", branch, "2026-02-10")
    assert note("missing_life_meeting", branch, "2026Q1") == "本期无应办事项"
    notice(branch, "2026-03-15", year=2025)
    assert count("missing_life_meeting", branch, "2026Q1") == 1
    held("themed_day", branch, "2026-05-10")
    assert note("missing_life_meeting", branch, "2026Q2") == "本期无应办事项"
    notice(branch, "2026-03-20", "democratic_appraisal", year=2025)
    assert count("missing_life_meeting", branch, "2026Q1") == 2
    # held late, but before the period was over
    held("organizational_life_meeting", branch, "2026-03-28", belongs_year=2025)
    assert count("missing_life_meeting", branch, "2026Q1") == 1
    # after the period nothing of it is mended
    held("democratic_appraisal", branch, "2026-04-02", belongs_year=2025)
    assert count("missing_life_meeting", branch, "2026Q1") == 1


def test_the_life_meeting_is_not_missed_before_its_last_day_has_passed(branch):
    held("themed_day", branch, "2026-11-10")
    notice(branch, "2026-11-20")
    assert count("missing_life_meeting", branch, "2026Q4", date(2026, 11, 20)) == 0
    assert count("missing_life_meeting", branch, "2026Q4", date(2026, 11, 21)) == 1


def test_the_steps_of_a_life_meeting_that_left_no_trace(branch):
    person = make.person("张三", branch)
    meeting = held("organizational_life_meeting", branch, "2026-08-28", belongs_year=2026)
    assert count("life_meeting_steps_missing", branch, "2026Q3") == 5
    assert texts("life_meeting_steps_missing", branch, "2026Q3") == [
        "2026-08-28 组织生活会：没有支委会研究、计划、通知、出勤、公示上报"
    ]
    mark(meeting, [person], Mark.PRESENT)
    values = {
        "content": "查摆问题",
        "studied_on": date(2026, 8, 1),
        "notified_on": date(2026, 8, 2),
        "reported_on": date(2026, 9, 2),
    }
    make.done(change_activity(activity_id=meeting, values=values, on=date(2026, 9, 2)))
    assert count("life_meeting_steps_missing", branch, "2026Q3") == 0


def test_a_themed_day_has_a_plan_and_minutes(branch):
    assert "没有登记任何活动" in reason("themed_days_without_papers", branch, "2026Q3")
    held("themed_day", branch, "2026-07-10", content="参观", minutes="参观展厅")
    held("themed_day", branch, "2026-08-10", content="", minutes="学习")
    held("themed_day", branch, "2026-09-10", content="", minutes="")
    held("themed_day", branch, "2026-10-10", content="", minutes="")
    assert count("themed_days_without_papers", branch, "2026Q3") == 2
    assert texts("themed_days_without_papers", branch, "2026Q3") == [
        "2026-08-10 主题党日：没有方案",
        "2026-09-10 主题党日：没有方案、记录",
    ]
    assert proofs("themed_days_without_papers", branch, "2026Q3") == ["2026-07-10 主题党日，齐"]


def test_minutes_in_a_handwritten_book_are_minutes(branch):
    day = held("themed_day", branch, "2026-07-10", content="参观", minutes="")
    assert count("themed_days_without_papers", branch, "2026Q3") == 1
    values = {"filed_book": "会议记录本", "filed_page": "12"}
    make.done(change_activity(activity_id=day, values=values, on=date(2026, 7, 11)))
    assert count("themed_days_without_papers", branch, "2026Q3") == 0


def test_a_general_meeting_shows_what_it_decided(branch):
    held("themed_day", branch, "2026-07-10")
    assert note("general_meetings_without_resolution", branch, "2026Q3") == "本期无应办事项"
    first = held("general_meeting", branch, "2026-08-10")
    held("general_meeting", branch, "2026-09-10")
    assert count("general_meetings_without_resolution", branch, "2026Q3") == 2
    make.done(add_task_of(first, branch))
    assert texts("general_meetings_without_resolution", branch, "2026Q3") == [
        "2026-09-10 支部党员大会：没有决议记录"
    ]


def add_task_of(activity, branch):
    return add_task(
        organisation_id=branch,
        source=TaskSource.RESOLUTION,
        activity_id=activity,
        title="修订公约",
        on=date(2026, 8, 10),
    )


def test_a_matter_that_was_decided_or_voted_on_is_a_resolution_too(branch):
    person = make.person("张三", branch)
    settled = held("general_meeting", branch, "2026-08-10")
    voted = held("general_meeting", branch, "2026-09-10")
    assert count("general_meetings_without_resolution", branch, "2026Q3") == 2

    def enter(writer):
        writer.insert(
            AgendaItem,
            uid="a" * 16,
            organisation=branch,
            activity=settled,
            title="公约",
            raised_on=date(2026, 8, 1),
            outcome="同意",
        )
        vote = writer.insert(
            Vote, uid="b" * 16, activity=voted, regime=Regime.ELECTION, title="选举"
        )
        writer.insert(Candidate, uid="c" * 16, vote=vote, person=person, name="张三", yes=5)

    make.done(Operation("布景", "vote", enter))
    assert count("general_meetings_without_resolution", branch, "2026Q3") == 0
