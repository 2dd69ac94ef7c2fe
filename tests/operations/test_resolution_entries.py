"""A resolution becomes a ledger row: once, worked on there, and told by both."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import ObligationState, Post
from dangjian_desktop.operations.agenda import post_resolution
from dangjian_desktop.operations.ledgers import remove_entry
from dangjian_desktop.operations.resolution_entries import post_resolution_to_book
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.tasks import (
    add_task,
    change_task,
    end_task,
    mark_task_done,
    remove_task,
)
from dangjian_desktop.queries.resolution_entries import EntrySourceQuery
from dangjian_desktop.queries.tasks import FollowUpQuery, ResolutionsQuery, TasksQuery
from tests import make

ON = date(2026, 11, 20)
HELD = date(2026, 11, 10)


@pytest.fixture
def mine(data):
    branch = make.branch()
    made = {"branch": branch, "张三": make.person("张三", branch)}
    make.post(made["张三"], branch, Post.SECRETARY)
    made["meeting"] = make.activity("committee_meeting", branch, HELD.isoformat(), title="支委会")
    made["task"] = make.done(
        post_resolution(
            activity_id=made["meeting"],
            title="装护栏",
            on=HELD,
            values={"owner": made["张三"], "due_on": date(2026, 11, 15)},
        )
    )
    return made


def hand_on(mine, **values):
    told = {
        "duty": "装护栏",
        "kind": "安全生产",
        "rhythm": "一次办结",
        "standard": "验收合格",
        "owner": (make.whom(mine["张三"]),),
        "due_on": PartialDate(2026, 11, 18),
        **values,
    }
    return post_resolution_to_book(
        task_id=mine["task"],
        book="duty_list",
        organisation_id=mine["branch"],
        day=PartialDate.of(HELD),
        values=told,
        on=ON,
    )


def resolution(mine, on=ON):
    (row,) = ResolutionsQuery(mine["meeting"], on).fetch()
    return row


def test_the_row_tells_how_far_the_resolution_is(mine, runner):
    entry = runner.run(hand_on(mine)).result
    row = resolution(mine)
    assert (row.entry.entry_id, row.waits_for, row.state) == (
        entry,
        "entry",
        ObligationState.OVERDUE,
    )
    assert (row.due_on, row.owner, row.result) == (date(2026, 11, 18), "张三", "在办")
    make.advanced(entry, "done", "2026-11-19", by=mine["张三"], values={"result": "已装"})
    make.advanced(entry, "accepted", "2026-11-20", by=mine["张三"])
    row = resolution(mine)
    assert (row.is_over, row.done_on, row.result) == (True, date(2026, 11, 20), "已完成")


def test_it_is_no_task_any_more_and_undo_makes_it_one_again(mine, runner):
    assert len(TasksQuery(ON).fetch()) == 1
    runner.run(hand_on(mine))
    assert TasksQuery(ON).fetch() == []
    assert len(TasksQuery(ON, with_over=True).fetch()) == 1
    later = make.activity("committee_meeting", mine["branch"], "2026-11-19")
    asked = FollowUpQuery(later, mine["branch"], date(2026, 11, 19), ON).fetch()
    assert [one.task_id for one in asked] == [mine["task"]], "it is still asked after"
    runner.undo()
    assert len(TasksQuery(ON).fetch()) == 1
    assert resolution(mine).entry is None


def test_row_and_meeting_lead_to_each_other(mine, runner):
    entry = runner.run(hand_on(mine)).result
    source = EntrySourceQuery(entry).fetch()
    assert (source.activity_id, source.meeting, source.held_on, source.title) == (
        mine["meeting"],
        "支委会",
        HELD,
        "装护栏",
    )
    assert EntrySourceQuery(make.entry("duty_list", duty="别的")).fetch() is None


def test_it_does_not_become_a_row_twice(mine, runner):
    runner.run(hand_on(mine))
    with pytest.raises(RefusedError, match="已经转入“责任清单”"):
        runner.run(hand_on(mine))


def test_it_is_not_worked_on_in_two_places(mine, runner):
    runner.run(hand_on(mine))
    for work in (
        change_task(task_id=mine["task"], values={"title": "别的"}, on=ON),
        mark_task_done(task_id=mine["task"], done_on=ON, on=ON),
        end_task(task_id=mine["task"], note="不办", on=ON),
        remove_task(task_id=mine["task"]),
    ):
        with pytest.raises(RefusedError, match="请打开台账去办"):
            runner.run(work)


def test_when_the_row_was_a_mistake_the_resolution_is_a_task_again(mine, runner):
    entry = runner.run(hand_on(mine)).result
    runner.run(remove_entry(entry_id=entry, on=ON))
    assert resolution(mine).waits_for == "done"
    runner.run(hand_on(mine))


def test_a_row_with_something_wrong_is_refused_whole(mine, runner):
    with pytest.raises(InputError) as error:
        runner.run(hand_on(mine, kind="没有这一类"))
    assert [one.where.field for one in error.value.problems] == ["kind"]
    assert resolution(mine).entry is None


def test_what_is_no_resolution_or_is_over_is_refused(mine, runner):
    typed = make.done(add_task(organisation_id=mine["branch"], title="打扫", on=HELD))
    mine["resolution"], mine["task"] = mine["task"], typed
    with pytest.raises(RefusedError, match="不是会议决议"):
        runner.run(hand_on(mine))
    mine["task"] = mine["resolution"]
    make.done(mark_task_done(task_id=mine["task"], done_on=ON, on=ON))
    with pytest.raises(RefusedError, match="已经了结"):
        runner.run(hand_on(mine))


def test_a_book_that_takes_no_resolutions_is_refused(mine, runner):
    with pytest.raises(RefusedError, match="不收会议决议"):
        runner.run(
            post_resolution_to_book(
                task_id=mine["task"],
                book="hazard",
                organisation_id=mine["branch"],
                day=PartialDate.of(HELD),
                values={},
                on=ON,
            )
        )
