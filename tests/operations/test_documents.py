"""A document from above: registered, split, answered, put on an agenda, closed."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import DocumentKind, ObligationState, TaskSource
from dangjian_desktop.operations.agenda import post_document_to_pool
from dangjian_desktop.operations.documents import (
    add_document,
    add_reply,
    change_document,
    close_document,
    remove_document,
    remove_reply,
    reopen_document,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.tasks import (
    add_task,
    end_task,
    mark_task_done,
    remove_task,
    reopen_task,
)
from dangjian_desktop.queries.agenda import PoolQuery
from dangjian_desktop.queries.documents import DocumentsQuery, RepliesQuery
from dangjian_desktop.queries.tasks import DocumentTasksQuery
from tests import make

ON = date(2026, 11, 21)
RECEIVED = date(2026, 11, 2)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def add(runner, branch):
    def add(title="关于报送名单的通知", kind=DocumentKind.DOCUMENT, received_on=RECEIVED, **values):
        work = add_document(
            organisation_id=branch,
            kind=kind,
            title=title,
            received_on=received_on,
            on=ON,
            values=values,
        )
        return runner.run(work).result

    return add


def refused(runner, work):
    with pytest.raises(RefusedError) as told:
        runner.run(work)
    return told.value.sentence


def task(runner, branch, document, title="办", **values):
    work = add_task(organisation_id=branch, title=title, on=ON, document_id=document, values=values)
    return runner.run(work).result


def documents(**more):
    return DocumentsQuery(ON, **more).fetch()


def test_a_document_becomes_tasks_is_answered_and_closed(runner, add, branch):
    document = add(number="青煤党发〔2026〕1号", source="党委", answer_due_on=date(2026, 11, 25))
    first = task(runner, branch, document, "核对名单", due_on=date(2026, 11, 24))
    (row,) = documents()
    assert (row.task_count, row.done_count) == (1, 0)
    assert (row.state, row.next_due_on) == (ObligationState.DUE_SOON, date(2026, 11, 24))
    assert "还有 1 件任务" in refused(runner, close_document(document_id=document, on=ON))
    runner.run(mark_task_done(task_id=first, done_on=ON, on=ON))
    assert "还没有登记报送" in refused(runner, close_document(document_id=document, on=ON))
    reply = add_reply(document_id=document, sent_on=ON, content="报名单一份", on=ON)
    runner.run(reply)
    (sent,) = RepliesQuery(document).fetch()
    assert (sent.sent_to, sent.content) == ("党委", "报名单一份")
    runner.run(close_document(document_id=document, on=ON))
    (row,) = documents()
    assert (row.state, row.closed_on, row.answered_on) == (ObligationState.MET, ON, ON)
    assert documents(with_closed=False) == []
    runner.run(reopen_document(document_id=document))
    assert documents()[0].closed_on is None


def test_tasks_of_an_inspection_are_findings_given_on_the_day_it_came(runner, add, branch):
    document = add(kind=DocumentKind.INSPECTION)
    task(runner, branch, document, due_on=date(2026, 11, 10))
    (row,) = DocumentTasksQuery(document, ON).fetch()
    assert (row.source, row.entered_on) == (TaskSource.INSPECTION, RECEIVED)
    assert row.state is ObligationState.OVERDUE
    assert documents()[0].state is ObligationState.OVERDUE


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": ""}, "没有标题"),
        ({"title": "长" * 201}, "最多 200 个"),
        ({"received_on": date(2026, 11, 22)}, "收文日期 2026-11-22 还没有到"),
        ({"answer_due_on": date(2026, 11, 1)}, "早于收文日期"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_registered(add, values, said):
    with pytest.raises(RefusedError, match=said):
        add(**values)
    assert documents() == []


def test_a_number_is_registered_once(runner, add):
    add(number="1号")
    other = add("另一份", number="2号")
    with pytest.raises(RefusedError, match="已经登记过（上级来文“关于报送名单的通知”）"):
        add("又一份", number="1号")
    change = change_document(document_id=other, values={"number": "1号"}, on=ON)
    assert "已经登记过" in refused(runner, change)
    runner.run(change_document(document_id=other, values={"number": "2号"}, on=ON))


def test_days_are_checked_when_they_are_changed_too(runner, add):
    document = add(answer_due_on=date(2026, 11, 25))
    late = change_document(document_id=document, values={"received_on": date(2026, 11, 21)}, on=ON)
    runner.run(late)
    wrong = change_document(
        document_id=document, values={"answer_due_on": date(2026, 11, 20)}, on=ON
    )
    assert "早于收文日期" in refused(runner, wrong)


def test_a_reply_has_a_day_between_receipt_and_today(runner, add):
    document = add()

    def reply(day, content="报"):
        return add_reply(document_id=document, sent_on=day, content=content, on=ON)

    assert "没有写报送了什么" in refused(runner, reply(ON, " "))
    assert "还没有到" in refused(runner, reply(date(2026, 11, 22)))
    assert "早于收文日期" in refused(runner, reply(date(2026, 11, 1)))
    made = runner.run(reply(RECEIVED)).result
    runner.run(remove_reply(reply_id=made))
    assert RepliesQuery(document).fetch() == []


def test_it_goes_into_the_pool_once(runner, add):
    document = add()
    runner.run(post_document_to_pool(document_id=document, on=ON))
    assert [row.title for row in PoolQuery(ON).fetch()] == ["学习贯彻关于报送名单的通知"]
    assert "已经在议题池里" in refused(runner, post_document_to_pool(document_id=document, on=ON))


def test_a_title_that_the_matter_cannot_hold_stands_whole_in_its_detail(runner, add):
    title = "关" * 200
    runner.run(post_document_to_pool(document_id=add(title=title), on=ON))
    (row,) = PoolQuery(ON).fetch()
    assert (len(row.title), row.detail) == (200, f"学习贯彻{title}")


def test_only_an_empty_one_can_be_removed(runner, add, branch):
    document = add()
    first = task(runner, branch, document)
    assert "下面还有任务" in refused(runner, remove_document(document_id=document))
    runner.run(end_task(task_id=first, note="不办", on=ON))
    runner.run(close_document(document_id=document, on=ON))
    runner.run(remove_task(task_id=first))
    runner.run(remove_document(document_id=document))
    assert "已经不在了" in refused(runner, remove_document(document_id=document))


def test_nothing_more_is_done_about_what_is_dealt_with(runner, add, branch):
    document = add("通知")
    given = task(runner, branch, document)
    runner.run(mark_task_done(task_id=given, done_on=ON, on=ON))
    reply = runner.run(add_reply(document_id=document, sent_on=ON, content="一份", on=ON)).result
    runner.run(close_document(document_id=document, on=ON))
    for work in (
        close_document(document_id=document, on=ON),
        add_reply(document_id=document, sent_on=ON, content="又一份", on=ON),
        remove_reply(reply_id=reply),
        add_task(organisation_id=branch, title="再办", on=ON, document_id=document),
        reopen_task(task_id=given),
    ):
        assert "已于 2026-11-21 办结" in refused(runner, work)
    runner.run(reopen_document(document_id=document))
    runner.run(remove_reply(reply_id=reply))
    assert RepliesQuery(document).fetch() == []
    assert "已经不在了" in refused(runner, remove_reply(reply_id=reply))


def test_the_kind_stays_while_tasks_go_the_way_of_the_kind(runner, add, branch):
    document = add("通知")
    given = task(runner, branch, document)
    change = {"kind": DocumentKind.INSPECTION}
    work = change_document(document_id=document, values=change, on=ON)
    assert "请先处理" in refused(runner, work)
    other = {"kind": DocumentKind.ASSIGNMENT}
    runner.run(change_document(document_id=document, values=other, on=ON))
    runner.run(remove_task(task_id=given))
    runner.run(change_document(document_id=document, values=change, on=ON))
    assert DocumentsQuery(ON).fetch()[0].kind is DocumentKind.INSPECTION


def test_a_corrected_day_of_receipt_moves_what_was_given_on_it(runner, add, branch):
    document = add("通知", received_on=date(2026, 11, 1))
    task(runner, branch, document, due_on=date(2026, 11, 10))

    def corrected(day):
        return change_document(document_id=document, values={"received_on": day}, on=ON)

    runner.run(corrected(date(2026, 11, 10)))
    assert DocumentTasksQuery(document, ON).fetch()[0].entered_on == date(2026, 11, 10)
    assert "早于收文日期" in refused(runner, corrected(date(2026, 11, 11)))
    runner.run(corrected(date(2026, 10, 31)))
    sent = date(2026, 11, 3)
    runner.run(add_reply(document_id=document, sent_on=sent, content="一份", on=ON))
    assert "2026-11-03 已经报送过" in refused(runner, corrected(date(2026, 11, 4)))
    runner.run(corrected(sent))
