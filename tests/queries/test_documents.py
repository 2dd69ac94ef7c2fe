"""Documents as they stood on a day, with what is pressing about them."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import DocumentKind, ObligationState
from dangjian_desktop.operations.documents import add_document, add_reply, close_document
from dangjian_desktop.operations.tasks import add_task, mark_task_done
from dangjian_desktop.queries.documents import DocumentsQuery, RepliesQuery
from tests import make

ON = date(2026, 11, 21)
RECEIVED = date(2026, 11, 2)
ANSWER_DUE = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def document(branch):
    return add(branch)


def add(branch, received_on=RECEIVED, **values):
    return make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title="通知",
            received_on=received_on,
            on=ON,
            values={"answer_due_on": ANSWER_DUE, **values},
        )
    )


def row(day, **more):
    return next(iter(DocumentsQuery(date(2026, 11, day), **more).fetch()), None)


def test_a_past_day_shows_the_past(branch, document):
    task = make.done(
        add_task(
            organisation_id=branch,
            title="办",
            on=ON,
            document_id=document,
            values={"due_on": date(2026, 11, 18)},
        )
    )
    make.done(mark_task_done(task_id=task, done_on=date(2026, 11, 12), on=ON))
    sent = date(2026, 11, 13)
    make.done(add_reply(document_id=document, sent_on=sent, content="一份", on=ON))
    make.done(close_document(document_id=document, on=date(2026, 11, 19)))
    assert row(1) is None
    early = row(11)
    assert (early.task_count, early.done_count, early.answered_on) == (1, 0, None)
    assert (early.state, early.next_due_on) == (ObligationState.DUE_SOON, date(2026, 11, 18))
    answered = row(13)
    assert (answered.done_count, answered.answered_on) == (1, sent)
    assert (answered.state, answered.next_due_on) == (ObligationState.OPEN, None)
    assert row(18, with_closed=False).closed_on is None
    assert row(19, with_closed=False) is None
    assert (row(19).state, row(19).closed_on) == (ObligationState.MET, date(2026, 11, 19))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (14, ObligationState.OPEN),
        (15, ObligationState.DUE_SOON),
        (20, ObligationState.DUE_SOON),
        (21, ObligationState.OVERDUE),
    ],
)
def test_an_answer_that_is_owed_presses(document, day, state):
    assert row(day).state is state


def test_they_are_of_a_place_and_a_stretch_the_latest_first(branch):
    add(branch, date(2026, 11, 3), number="3")
    add(branch, date(2026, 11, 5), number="5")
    add(make.branch("掘进一队党支部"), date(2026, 11, 4), number="4")
    numbers = [row.number for row in DocumentsQuery(ON).fetch()]
    assert numbers == ["5", "4", "3"]
    assert [row.number for row in DocumentsQuery(ON, branch).fetch()] == ["5", "3"]
    since = DocumentsQuery(ON, since=date(2026, 11, 4))
    assert [row.number for row in since.fetch()] == ["5", "4"]


def test_replies_stand_in_the_order_of_their_days(document):
    for day in (9, 4):
        sent = date(2026, 11, day)
        make.done(add_reply(document_id=document, sent_on=sent, content=str(day), on=ON))
    assert [row.content for row in RepliesQuery(document).fetch()] == ["4", "9"]
