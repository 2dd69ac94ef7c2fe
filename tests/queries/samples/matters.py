"""Samples of agendas, tasks and documents."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import DocumentKind, TaskSource
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.documents import add_document, add_reply
from dangjian_desktop.operations.tasks import add_task
from dangjian_desktop.queries.agenda import AgendaQuery, PoolQuery
from dangjian_desktop.queries.document_events import DocumentEventsQuery
from dangjian_desktop.queries.documents import DocumentsQuery, RepliesQuery
from dangjian_desktop.queries.found_matters import DocumentOfUidQuery, TaskOfUidQuery
from dangjian_desktop.queries.tasks import (
    DocumentTasksQuery,
    FollowUpQuery,
    ResolutionsQuery,
    TasksQuery,
)
from tests import make

ON = date(2026, 11, 21)
ACTIVITY, BRANCH, DOCUMENT = 1, 2, 1

SAMPLES: dict[type[Any], list[Any]] = {
    AgendaQuery: [AgendaQuery(ACTIVITY)],
    PoolQuery: [PoolQuery(ON, BRANCH, with_dropped=True)],
    TasksQuery: [TasksQuery(ON, BRANCH, TaskSource.DOCUMENT, with_over=True)],
    DocumentTasksQuery: [DocumentTasksQuery(DOCUMENT, ON)],
    ResolutionsQuery: [ResolutionsQuery(ACTIVITY, ON)],
    FollowUpQuery: [FollowUpQuery(ACTIVITY, BRANCH, ON, ON)],
    DocumentsQuery: [DocumentsQuery(ON, BRANCH, since=date(2026, 1, 1), with_closed=False)],
    RepliesQuery: [RepliesQuery(DOCUMENT)],
    DocumentEventsQuery: [DocumentEventsQuery(DOCUMENT, ON)],
    DocumentOfUidQuery: [DocumentOfUidQuery("0" * 16)],
    TaskOfUidQuery: [TaskOfUidQuery("0" * 16)],
}


def fill(*, branch: int, person: int, **_ids: int) -> None:
    """A document with a task and a reply, matters in the pool and on an agenda."""
    for activity in (None, ACTIVITY):
        make.done(
            add_agenda_item(organisation_id=branch, title="议题", on=ON, activity_id=activity)
        )
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title="通知",
            received_on=date(2026, 11, 1),
            on=ON,
        )
    )
    values = {"owner": person}
    for more in ({"document_id": document}, {"activity_id": ACTIVITY}, {}):
        make.done(add_task(organisation_id=branch, title="办好", on=ON, values=values, **more))
    make.done(add_reply(document_id=document, sent_on=ON, content="已报", on=ON))
