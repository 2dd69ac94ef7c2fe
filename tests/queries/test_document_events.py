"""The course of a document: every step on its day, and none that had not happened yet."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import DocumentKind
from dangjian_desktop.operations.agenda import post_document_to_pool
from dangjian_desktop.operations.documents import (
    add_document,
    add_reply,
    close_document,
)
from dangjian_desktop.operations.tasks import add_task, end_task, mark_task_done
from dangjian_desktop.queries.document_events import DocumentEventsQuery, DocumentStep
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def document(data):
    branch = make.branch()
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.ASSIGNMENT,
            title="报名单",
            received_on=date(2026, 11, 2),
            on=ON,
            values={"source": "宣传部"},
        )
    )
    for title in ("核对", "重复的"):
        work = add_task(organisation_id=branch, title=title, on=ON, document_id=document)
        task = make.done(work)
        if title == "核对":
            make.done(mark_task_done(task_id=task, done_on=date(2026, 11, 9), on=ON))
        else:
            make.done(end_task(task_id=task, note="并入", on=date(2026, 11, 10)))
    make.done(post_document_to_pool(document_id=document, on=date(2026, 11, 3)))
    sent = date(2026, 11, 12)
    make.done(add_reply(document_id=document, sent_on=sent, content="一份", on=ON))
    make.done(close_document(document_id=document, on=date(2026, 11, 12)))
    return document


def test_each_step_stands_on_its_day(document):
    told = [(event.on.day, event.step, event.told, event.who) for event in events(document, ON)]
    assert told == [
        (2, DocumentStep.RECEIVED, "", "宣传部"),
        (3, DocumentStep.RAISED, "报名单", ""),
        (9, DocumentStep.DONE, "核对", ""),
        (10, DocumentStep.DROPPED, "重复的", ""),
        (12, DocumentStep.ANSWERED, "一份", "宣传部"),
        (12, DocumentStep.CLOSED, "", ""),
    ]


def test_what_came_later_had_not_happened_yet(document):
    assert len(events(document, date(2026, 11, 9))) == 3
    assert events(document, date(2026, 11, 1)) == []
    assert events(document + 1, ON) == []


def events(document, on):
    return DocumentEventsQuery(document, on).fetch()
