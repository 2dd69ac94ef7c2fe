"""Hours, talks and rates of members, as of the last day that can be judged."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import DocumentKind, Mark, Post, Stage
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.documents import add_document, add_reply
from dangjian_desktop.operations.tasks import add_task, mark_task_done
from dangjian_desktop.queries.obligations import PeopleMattersQuery
from tests import make
from tests.queries.measures.asking import (
    asked,
    count,
    held,
    mark,
    note,
    proofs,
    reason,
    texts,
)

AFTER = date(2027, 1, 5)


@pytest.fixture
def branch(data):
    return make.branch()


def studied(branch, day, minutes, people):
    activity = held("group_study", branch, day, study_minutes=minutes)
    mark(activity, people, Mark.PRESENT)
    return activity


def test_hours_are_asked_for_by_the_part_of_the_year_that_has_passed(branch):
    enough, short, none = (make.person(name, branch) for name in "甲乙丙")
    assert "没有登记过学时" in reason("members_behind_study", branch, "2026Q1")
    # 90 of 365 days of 32 hours are 473.4 minutes
    studied(branch, "2026-03-01", 474, [enough])
    studied(branch, "2026-03-02", 473, [short])
    assert count("members_behind_study", branch, "2026Q1") == 2
    assert texts("members_behind_study", branch, "2026Q1") == [
        "丙：累计 0 学时，到这天应有 7.9 学时",
        "乙：累计 7.88 学时，到这天应有 7.9 学时",
    ]
    studied(branch, "2026-04-01", 600, [short, none])
    assert count("members_behind_study", branch, "2026Q1") == 2
    assert count("members_behind_study", branch, "2026Q2") == 2  # 949.6 minutes by then


def test_the_committee_studies_more(branch):
    person = make.person("甲", branch)
    make.post(person, branch, Post.SECRETARY)
    studied(branch, "2026-03-01", 800, [person])
    assert texts("members_behind_study", branch, "2026Q1") == [
        "甲：累计 13.33 学时，到这天应有 13.81 学时"
    ]
    studied(branch, "2026-03-02", 30, [person])
    assert proofs("members_behind_study", branch, "2026Q1") == [
        "甲：累计 13.83 学时，到这天应有 13.81 学时"
    ]


def talk(branch, day, people, chair=None):
    activity = held("talk", branch, day)
    mark(activity, people, Mark.PRESENT)
    if chair is not None:
        on = date.fromisoformat(day)
        make.done(change_activity(activity_id=activity, values={"chair": chair}, on=on))


def test_talks_of_a_year_are_told_when_it_is_over(branch):
    first, second, _third = (make.person(name, branch) for name in "甲乙丙")
    make.person("丁", branch, stage=Stage.APPLICANT)
    assert note("missing_talks", branch, "2026Q3") == "本期无应办事项"
    assert "到期后再算" in note("missing_talks", branch, "2026Q4", date(2026, 12, 31))
    assert "没有登记过谈心谈话" in reason("missing_talks", branch, "2026Q4", AFTER)
    talk(branch, "2026-05-01", [first], chair=second)
    assert texts("missing_talks", branch, "2026Q4", AFTER) == ["丙：谈心谈话 0 次"]
    (due,) = [
        one
        for one in PeopleMattersQuery(2026, AFTER, branch, "obligations.talk").fetch()
        if one.organisation_id == branch
    ]
    assert due.missing == ("丙",)
    assert count("missing_talks", branch, "2026", AFTER) == 1


def test_a_rate_of_attendance_leaves_out_what_the_rule_leaves_out(branch):
    first, second, third, fourth = (make.person(name, branch) for name in "甲乙丙丁")
    meeting = held("themed_day", branch, "2026-07-10")
    assert "没有登记出勤" in reason("attendance_rate", branch, "2026Q3")
    mark(meeting, [first, second], Mark.PRESENT)
    mark(meeting, [third], Mark.ABSENT)
    mark(meeting, [fourth], Mark.ON_SHIFT)
    found = asked("attendance_rate", branch, "2026Q3")
    assert 66 < found.count < 67
    assert "实到 2 人次" in str(found.note)


def test_the_rate_of_meetings_counts_each_obligation_once(branch):
    assert "没有登记任何活动" in reason("activity_rate", branch, "2026Q3")
    for day in ("2026-07-10", "2026-08-10", "2026-09-10"):
        held("themed_day", branch, day)
    # owed are three themed days, a general meeting and a lecture
    assert asked("activity_rate", branch, "2026Q3").count == 60
    held("micro_lecture", branch, "2026-09-11")
    assert asked("activity_rate", branch, "2026Q3").count == 80


def test_volunteering_of_groups_counts(branch):
    held("volunteering", make.group(branch), "2026-07-10")
    held("volunteering", branch, "2026-08-10")
    assert asked("volunteering_count", branch, "2026Q3").count == 2
    assert "没有登记" in reason("volunteering_count", branch, "2026Q2")


# Tasks and documents -------------------------------------------------------------


def task(branch, due, done=None, title="修订公约"):
    made = make.done(
        add_task(
            organisation_id=branch,
            title=title,
            on=date(2026, 7, 1),
            values={"due_on": date.fromisoformat(due)},
        )
    )
    if done is not None:
        on = date.fromisoformat(done)
        make.done(mark_task_done(task_id=made, done_on=on, on=on))


def test_a_task_is_late_when_it_was_not_done_by_its_last_day(branch):
    assert "没有登记过任务" in reason("overdue_tasks", branch, "2026Q3")
    task(branch, "2026-08-01", "2026-08-01")
    task(branch, "2026-08-01", "2026-08-02", "看望老党员")
    task(branch, "2026-09-30", None, "报送材料")
    task(branch, "2026-11-20", None, "今天到期")
    assert texts("overdue_tasks", branch, "2026Q3") == [
        "“看望老党员”：期限 2026-08-01，2026-08-02 办",
        "“报送材料”：期限 2026-09-30，没有办",
    ]
    assert count("overdue_tasks", branch, "2026Q3") == 2
    assert note("overdue_tasks", branch, "2026Q4") == "本期无应办事项"


def document(branch, due):
    return make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title="关于报送材料的通知",
            received_on=date(2026, 7, 1),
            on=date(2026, 7, 1),
            values={"answer_due_on": date.fromisoformat(due)},
        )
    )


def test_a_document_is_answered_by_what_was_sent_back_first(branch):
    assert "没有登记过来文" in reason("overdue_documents", branch, "2026Q3")
    for due, sent in (("2026-08-01", "2026-08-01"), ("2026-08-01", "2026-08-02")):
        made, on = document(branch, due), date.fromisoformat(sent)
        make.done(add_reply(document_id=made, sent_on=on, on=on, sent_to="党委", content="已报"))
    document(branch, "2026-11-20")
    assert count("overdue_documents", branch, "2026Q3") == 1
    assert count("overdue_documents", branch, "2026Q4") == 0
