"""Tasks as they stood on a day: of a place, of a source, over or not."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import DocumentKind, ObligationState, TaskSource
from dangjian_desktop.operations.documents import add_document
from dangjian_desktop.operations.tasks import (
    add_task,
    close_task,
    end_task,
    mark_task_checked,
    mark_task_done,
)
from dangjian_desktop.queries.tasks import TasksQuery
from tests import make

ON = date(2026, 11, 21)
GIVEN = date(2026, 11, 2)


@pytest.fixture
def branch(data):
    return make.branch()


def give(branch, title="报名单", on=GIVEN, document_id=None, **values):
    return make.done(
        add_task(organisation_id=branch, title=title, on=on, document_id=document_id, values=values)
    )


def finding(branch):
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.INSPECTION,
            title="检查反馈",
            received_on=GIVEN,
            on=ON,
        )
    )
    return give(branch, "缺记录", document_id=document, due_on=date(2026, 11, 10))


def row(on, **more):
    return next(iter(TasksQuery(on, **more).fetch()), None)


def test_a_past_day_shows_the_past(branch):
    task = give(branch, due_on=date(2026, 11, 10))
    make.done(mark_task_done(task_id=task, done_on=date(2026, 11, 12), on=ON, result="已报"))
    assert row(date(2026, 11, 1)) is None
    assert row(date(2026, 11, 2)).state is ObligationState.OPEN
    assert row(date(2026, 11, 3)).state is ObligationState.DUE_SOON
    late = row(date(2026, 11, 11))
    assert (late.state, late.done_on, late.result) == (ObligationState.OVERDUE, None, "")
    assert row(date(2026, 11, 12)) is None
    over = row(date(2026, 11, 12), with_over=True)
    assert (over.state, over.result) == (ObligationState.MET, "已报")


def test_a_finding_is_there_until_it_is_closed(branch):
    task = finding(branch)
    make.done(mark_task_done(task_id=task, done_on=date(2026, 11, 9), on=ON, result="补齐"))
    make.done(
        mark_task_checked(task_id=task, checked_on=date(2026, 11, 15), checked_by="检查组", on=ON)
    )
    make.done(close_task(task_id=task, closed_on=date(2026, 11, 20), on=ON))
    days = (8, 9, 15)
    assert [row(date(2026, 11, day)).waits_for for day in days] == ["done", "checked", "closed"]
    assert [row(date(2026, 11, day)).checked_by for day in days] == ["", "", "检查组"]
    assert row(date(2026, 11, 20)) is None


def test_what_was_dropped_is_over_from_that_day_on(branch):
    task = give(branch)
    make.done(end_task(task_id=task, note="并入别的事", on=ON))
    assert row(date(2026, 11, 20)).dropped_note == ""
    assert row(ON) is None
    assert row(ON, with_over=True).dropped_note == "并入别的事"


def test_the_most_pressing_comes_first_of_a_place_and_a_source(branch):
    other = make.branch("掘进一队党支部")
    for title, due_on in (("乙", date(2026, 12, 9)), ("甲", date(2026, 11, 9)), ("丙", None)):
        give(branch, title, due_on=due_on)
    give(other, "外")
    finding(branch)
    titles = [row.title for row in TasksQuery(ON, branch).fetch()]
    assert titles == ["甲", "缺记录", "乙", "丙"]
    (found,) = TasksQuery(ON, source=TaskSource.INSPECTION).fetch()
    assert found.document == "检查反馈"
    assert [row.title for row in TasksQuery(ON, other).fetch()] == ["外"]
