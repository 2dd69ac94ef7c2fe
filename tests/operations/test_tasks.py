"""Tasks from being given out to being done, checked and closed, and what cannot be."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ObligationState, TaskSource
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.tasks import (
    add_task,
    change_task,
    close_task,
    end_task,
    mark_task_checked,
    mark_task_done,
    note_follow_up,
    remove_task,
    reopen_task,
)
from dangjian_desktop.queries.tasks import FollowUpQuery, TasksQuery
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def add(runner, branch):
    def add(title="报名单", source=TaskSource.TYPED, on=ON, **values):
        work = add_task(organisation_id=branch, title=title, on=on, source=source, values=values)
        return runner.run(work).result

    return add


def refused(runner, work):
    with pytest.raises(RefusedError) as told:
        runner.run(work)
    return told.value.sentence


def tasks(**more):
    return TasksQuery(ON, **more).fetch()


def test_a_task_is_given_done_and_taken_up_again(runner, add, branch):
    person = make.person("张三", branch)
    task = add(owner=person, owner_name="别人", due_on=date(2026, 11, 28))
    (row,) = tasks()
    assert (row.owner, row.state, row.waits_for) == ("张三", ObligationState.DUE_SOON, "done")
    runner.run(mark_task_done(task_id=task, done_on=ON, on=ON, result="已报"))
    assert tasks() == []
    (row,) = tasks(with_over=True)
    assert (row.state, row.result, row.is_over) == (ObligationState.MET, "已报", True)
    runner.run(reopen_task(task_id=task))
    assert [row.result for row in tasks()] == ["已报"]
    runner.undo()
    assert tasks() == []


def test_a_finding_is_rectified_checked_and_closed_in_this_order(runner, add):
    task = add(source=TaskSource.INSPECTION)
    assert "怎样整改" in refused(runner, mark_task_done(task_id=task, done_on=ON, on=ON))
    check = mark_task_checked(task_id=task, checked_on=ON, checked_by="检查组", on=ON)
    assert "还没有登记办结" in refused(runner, check)
    runner.run(mark_task_done(task_id=task, done_on=ON, on=ON, result="补齐"))
    (row,) = tasks()
    assert (row.waits_for, row.state) == ("checked", ObligationState.OPEN)
    assert "还没有登记复查" in refused(runner, close_task(task_id=task, closed_on=ON, on=ON))
    nobody = mark_task_checked(task_id=task, checked_on=ON, checked_by=" ", on=ON)
    assert "没有写复查人" in refused(runner, nobody)
    runner.run(check)
    runner.run(close_task(task_id=task, closed_on=ON, on=ON))
    assert tasks() == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": " "}, "没有写要办的事"),
        ({"due_on": date(2026, 11, 20)}, "早于布置的日期"),
        ({"owner": 999}, "不在名册上"),
        ({"owner_name": "长" * 61}, "最多 60 个"),
    ],
)
def test_what_cannot_be_given_is_told(runner, add, values, said):
    title = values.pop("title", "报名单")
    with pytest.raises(RefusedError, match=said):
        add(title, **values)
    assert tasks(with_over=True) == []


def test_a_day_that_has_not_come_is_no_day_on_which_it_was_done(runner, add):
    task = add()
    work = mark_task_done(task_id=task, done_on=date(2026, 11, 22), on=ON)
    assert "还没有到" in refused(runner, work)


def test_a_task_is_dropped_with_its_reason(runner, add):
    task = add()
    assert "写明原因" in refused(runner, end_task(task_id=task, note="", on=ON))
    runner.run(end_task(task_id=task, note="合并到下月", on=ON))
    assert tasks() == []
    done = mark_task_done(task_id=task, done_on=ON, on=ON)
    assert "不再办理" in refused(runner, done)
    assert "已经办完" in refused(runner, end_task(task_id=task, note="又", on=ON))


def test_a_task_is_changed_until_it_is_done_and_removed_only_while_nothing_happened(runner, add):
    task = add()
    values = {"title": "报两份名单", "due_on": date(2026, 12, 1)}
    runner.run(change_task(task_id=task, values=values, on=ON))
    assert [row.title for row in tasks()] == ["报两份名单"]
    early = change_task(task_id=task, values={"due_on": date(2026, 1, 1)}, on=ON)
    assert "早于布置的日期" in refused(runner, early)
    runner.run(mark_task_done(task_id=task, done_on=ON, on=ON))
    assert "不能删除" in refused(runner, remove_task(task_id=task))
    runner.run(reopen_task(task_id=task))
    runner.run(remove_task(task_id=task))
    assert "已经不在了" in refused(runner, remove_task(task_id=task))


def test_the_next_meeting_asks_after_what_was_open_then(runner, add, branch):
    meeting = make.activity("committee_meeting", branch, "2026-11-20")
    asked = add("问起的", on=date(2026, 11, 1))
    done_after = add("会后办的", on=date(2026, 11, 1))
    done_before = add("会前办完的", on=date(2026, 11, 1))
    add("会后才有的", on=ON)
    runner.run(mark_task_done(task_id=done_after, done_on=ON, on=ON))
    runner.run(mark_task_done(task_id=done_before, done_on=date(2026, 11, 19), on=ON))
    query = FollowUpQuery(meeting, branch, date(2026, 11, 20), ON)
    assert {row.title for row in query.fetch()} == {"问起的", "会后办的"}
    empty = note_follow_up(task_id=asked, activity_id=meeting, note=" ")
    assert "没有写跟进情况" in refused(runner, empty)
    runner.run(note_follow_up(task_id=asked, activity_id=meeting, note="下周办完"))
    runner.run(mark_task_done(task_id=asked, done_on=date(2026, 11, 19), on=ON))
    told = {row.title: row.follow_up_note for row in query.fetch()}
    assert told == {"问起的": "下周办完", "会后办的": ""}


def test_what_was_said_at_an_earlier_meeting_stays(runner, add, branch):
    asked = add("修活动室", on=date(2026, 10, 8))
    first = make.activity("committee_meeting", branch, "2026-10-20")
    second = make.activity("committee_meeting", branch, "2026-11-20")
    early = make.activity("committee_meeting", branch, "2026-10-07")
    runner.run(note_follow_up(task_id=asked, activity_id=first, note="等材料"))
    runner.run(note_follow_up(task_id=asked, activity_id=second, note="已开工"))
    query = FollowUpQuery(second, branch, date(2026, 11, 20), ON)
    (row,) = query.fetch()
    assert row.follow_up_note == "2026-10-20：等材料\n已开工"
    too_early = note_follow_up(task_id=asked, activity_id=early, note="问过")
    assert "还没有布置" in refused(runner, too_early)
    runner.undo()
    (row,) = query.fetch()
    assert (row.follow_up_id, row.follow_up_note) == (first, "等材料")
