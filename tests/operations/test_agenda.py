"""议题池: matters pile up, become an agenda, are decided, and what is decided is handed on."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import (
    ActivityState,
    AgendaSource,
    AgendaState,
    TaskSource,
)
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.agenda import (
    add_agenda_item,
    apply_agenda,
    change_agenda_item,
    close_agenda_item,
    move_agenda_item,
    post_resolution,
    post_task_to_pool,
    record_agenda_item,
    remove_agenda_item,
    restore_to_pool,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.tasks import add_task, end_task
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.agenda import AgendaQuery, PoolQuery
from dangjian_desktop.queries.tasks import ResolutionsQuery
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def meeting(branch):
    return make.activity("committee_meeting", branch, "2026-11-10")


@pytest.fixture
def add(runner, branch):
    def add(title, **more):
        work = add_agenda_item(organisation_id=branch, title=title, on=ON, **more)
        return runner.run(work).result

    return add


def refused(runner, work):
    with pytest.raises(RefusedError) as told:
        runner.run(work)
    return told.value.sentence


def pool():
    return [row.title for row in PoolQuery(ON).fetch()]


def agenda(meeting):
    return [row.title for row in AgendaQuery(meeting).fetch()]


def test_matters_pile_up_and_become_an_agenda_in_one_step(runner, add, meeting):
    first, second = add("慰问人选"), add("活动室取暖")
    add("结对名单")
    assert pool() == ["慰问人选", "活动室取暖", "结对名单"]
    runner.run(apply_agenda(activity_id=meeting, item_ids=[second, first]))
    assert agenda(meeting) == ["活动室取暖", "慰问人选"]
    assert pool() == ["结对名单"]
    runner.undo()
    assert agenda(meeting) == []
    assert len(pool()) == 3


def test_the_first_topic_stands_first_wherever_it_is_put(runner, add, meeting):
    items = [add("甲"), add("乙"), add("第一议题", values={"is_first_topic": True})]
    runner.run(apply_agenda(activity_id=meeting, item_ids=items))
    assert agenda(meeting) == ["第一议题", "甲", "乙"]
    runner.run(move_agenda_item(item_id=items[1], place=0))
    assert agenda(meeting) == ["第一议题", "乙", "甲"]
    runner.run(move_agenda_item(item_id=items[2], place=2))
    assert agenda(meeting)[0] == "第一议题"
    runner.run(move_agenda_item(item_id=items[1], place=99))
    assert agenda(meeting) == ["第一议题", "甲", "乙"]


def test_what_is_decided_makes_the_meeting_one_that_was_held(runner, add, meeting):
    item = add("慰问人选", activity_id=meeting)
    record = record_agenda_item(item_id=item, discussion="逐人商量", outcome="同意", on=ON)
    runner.run(record)
    (row,) = AgendaQuery(meeting).fetch()
    assert (row.state, row.outcome) == (AgendaState.DECIDED, "同意")
    held = ActivityQuery(meeting).fetch()
    assert (held.state, held.recorded_on) == (ActivityState.HELD, ON)
    assert "已经议定" in refused(runner, restore_to_pool(item_id=item))
    assert "已经议定" in refused(runner, close_agenda_item(item_id=item, note="不上"))
    assert "已经议定" in refused(runner, apply_agenda(activity_id=meeting, item_ids=[item]))
    runner.run(record_agenda_item(item_id=item, discussion="", outcome="", on=ON))
    runner.run(restore_to_pool(item_id=item))
    assert pool() == ["慰问人选"]


def test_a_resolution_has_an_owner_and_a_day_and_comes_from_its_matter(
    runner, add, meeting, branch
):
    person = make.person("张三", branch)
    item = add("慰问人选", activity_id=meeting)
    values = {"owner": person, "due_on": date(2026, 12, 5)}
    runner.run(
        post_resolution(activity_id=meeting, title="走访三户", on=ON, values=values, item_id=item)
    )
    (row,) = ResolutionsQuery(meeting, ON).fetch()
    assert (row.title, row.owner, row.source) == ("走访三户", "张三", TaskSource.RESOLUTION)
    assert (row.agenda_item_id, row.entered_on) == (item, date(2026, 11, 10))
    assert "不能删除" in refused(runner, remove_agenda_item(item_id=item))


def test_a_meeting_still_to_come_has_no_record(runner, add, branch):
    meeting = make.activity("committee_meeting", branch, "2026-12-10")
    item = add("慰问人选", activity_id=meeting)
    work = record_agenda_item(item_id=item, discussion="说了", outcome="", on=ON)
    assert "还没有到" in refused(runner, work)
    assert "还没有到" in refused(runner, post_resolution(activity_id=meeting, title="办", on=ON))
    waiting = add("在池里的")
    work = record_agenda_item(item_id=waiting, discussion="说了", outcome="", on=ON)
    assert "还没有列入会议" in refused(runner, work)


def test_what_cannot_be_is_told(runner, add, meeting, branch):
    def new(title, **more):
        return add_agenda_item(organisation_id=branch, title=title, on=ON, **more)

    assert "没有名称" in refused(runner, new(" "))
    assert "最多 200 个" in refused(runner, new("长" * 201))
    assert "没有选议题" in refused(runner, apply_agenda(activity_id=meeting, item_ids=[]))
    item = add("慰问人选")
    assert "写明原因" in refused(runner, close_agenda_item(item_id=item, note=" "))
    runner.run(close_activity(activity_id=meeting, note="停产"))
    assert "已经取消" in refused(runner, apply_agenda(activity_id=meeting, item_ids=[item]))
    runner.run(remove_agenda_item(item_id=item))
    assert "已经不在了" in refused(runner, change_agenda_item(item_id=item, values={}))


def test_a_matter_that_is_left_out_keeps_its_reason_and_can_come_back(runner, add):
    item = add("慰问人选")
    runner.run(close_agenda_item(item_id=item, note="由党委统一安排"))
    assert pool() == []
    (row,) = PoolQuery(ON, with_dropped=True).fetch()
    assert (row.state, row.outcome) == (AgendaState.DROPPED, "由党委统一安排")
    runner.run(restore_to_pool(item_id=item))
    assert pool() == ["慰问人选"]


def test_the_same_paper_does_not_wait_twice(runner, add, branch, meeting):
    more = {"source": AgendaSource.DOCUMENT, "source_uid": "a" * 16}
    item = add("学习通知", **more)
    work = add_agenda_item(organisation_id=branch, title="学习通知", on=ON, **more)
    assert "已经在议题池里" in refused(runner, work)
    runner.run(apply_agenda(activity_id=meeting, item_ids=[item]))
    runner.run(record_agenda_item(item_id=item, discussion="", outcome="已学", on=ON))
    add("再学一次", **more)


def test_words_are_changed_in_place(runner, add):
    item = add("慰问人选")
    values = {"title": "春节慰问人选", "proposer": "组织委员", "detail": "三户"}
    runner.run(change_agenda_item(item_id=item, values=values))
    (row,) = PoolQuery(ON).fetch()
    assert (row.title, row.proposer, row.detail) == ("春节慰问人选", "组织委员", "三户")


def test_a_matter_of_another_branch_is_not_taken(runner, add, meeting, branch):
    other = make.branch("掘进一队党支部")
    strange = runner.run(add_agenda_item(organisation_id=other, title="外面的", on=ON)).result
    said = refused(runner, apply_agenda(activity_id=meeting, item_ids=[add("自己的"), strange]))
    assert "掘进一队党支部的议题" in said
    assert agenda(meeting) == []
    assert "请另选会议" in refused(
        runner,
        add_agenda_item(organisation_id=other, title="外面的", on=ON, activity_id=meeting),
    )


def test_a_group_may_discuss_a_matter_of_its_branch(runner, add, branch):
    group = make.group(branch)
    session = make.activity("deliberation", group, "2026-11-10")
    runner.run(apply_agenda(activity_id=session, item_ids=[add("修路")]))
    assert agenda(session) == ["修路"]


def test_a_task_that_is_stuck_goes_back_to_the_committee_once(runner, branch):
    task = runner.run(
        add_task(organisation_id=branch, title="修活动室\n缺钱", on=date(2026, 11, 1))
    ).result
    runner.run(post_task_to_pool(task_id=task, on=ON))
    (row,) = PoolQuery(ON).fetch()
    assert (row.title, row.detail) == ("修活动室", "修活动室\n缺钱")
    assert row.source is AgendaSource.RESOLUTION
    long = "长" * 201
    task_of_one_line = runner.run(add_task(organisation_id=branch, title=long, on=ON)).result
    runner.run(post_task_to_pool(task_id=task_of_one_line, on=ON))
    shortened = PoolQuery(ON).fetch()[-1]
    assert (shortened.title, shortened.detail) == ("长" * 200, long)  # nothing is lost
    runner.undo()
    assert "已经在议题池" in refused(runner, post_task_to_pool(task_id=task, on=ON))
    runner.run(end_task(task_id=task, note="不修了", on=ON))
    runner.run(remove_agenda_item(item_id=row.item_id))
    assert "不必再上会" in refused(runner, post_task_to_pool(task_id=task, on=ON))


def test_what_was_dropped_comes_back_without_the_reason_unless_it_was_raised_again(
    runner, add, branch
):
    item = add("学习通知", source=AgendaSource.DOCUMENT, source_uid="d" * 16)
    runner.run(close_agenda_item(item_id=item, note="以后再学"))
    again = add("学习通知", source=AgendaSource.DOCUMENT, source_uid="d" * 16)
    assert "已经另外提出" in refused(runner, restore_to_pool(item_id=item))
    runner.run(remove_agenda_item(item_id=again))
    runner.run(restore_to_pool(item_id=item))
    (row,) = PoolQuery(ON).fetch()
    assert (row.outcome, row.state) == ("", AgendaState.POOLED)
