"""What became of a document, day by day: received, split, done, answered, put on an agenda."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import TaskSource
from dangjian_desktop.storage.models import (
    AgendaItem,
    Document,
    DocumentReply,
    ObligationNotice,
    Task,
)


class DocumentStep(StrEnum):
    """What happened to a document or to one of its tasks."""

    RECEIVED = "received"
    NOTICED = "noticed"
    RAISED = "raised"
    DONE = "done"
    RECTIFIED = "rectified"
    CHECKED = "checked"
    FINDING_CLOSED = "finding_closed"
    DROPPED = "dropped"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DocumentEvent:
    """One step.

    Attributes:
        told: Of a task what was to be done, of a reply what was sent, of a matter its words.
        who: Who sent or checked it, or to whom it went; "" for nobody.
    """

    on: date
    step: DocumentStep
    told: str = ""
    who: str = ""


#: Of one day in this order.
_ORDER = list(DocumentStep)


@dataclass(frozen=True)
class DocumentEventsQuery:
    """The steps of a document until a day, the first first.

    Attributes:
        on: What came later had not happened yet.
    """

    reads: ClassVar = frozenset({Topic.DOCUMENT, Topic.TASK, Topic.AGENDA, Topic.OBLIGATION})
    document_id: int
    on: date

    def fetch(self) -> list[DocumentEvent]:
        """Return the steps."""
        found = [event for event in self._events() if event.on <= self.on]
        return sorted(found, key=lambda event: (event.on, _ORDER.index(event.step)))

    def _events(self) -> Iterator[DocumentEvent]:
        row = Document.get_or_none(Document.id == self.document_id)
        if row is None:
            return
        yield DocumentEvent(row.received_on, DocumentStep.RECEIVED, who=row.source)
        if row.closed_on is not None:
            yield DocumentEvent(row.closed_on, DocumentStep.CLOSED)
        for task in Task.select().where(Task.document == row.id):
            is_finding = task.source is TaskSource.INSPECTION
            done = DocumentStep.RECTIFIED if is_finding else DocumentStep.DONE
            for day, step, who in (
                (task.done_on, done, ""),
                (task.checked_on, DocumentStep.CHECKED, task.checked_by),
                (task.closed_on, DocumentStep.FINDING_CLOSED, ""),
                (task.dropped_on, DocumentStep.DROPPED, ""),
            ):
                if day is not None:
                    yield DocumentEvent(day, step, task.title, who)
        for reply in DocumentReply.select().where(DocumentReply.document == row.id):
            yield DocumentEvent(reply.sent_on, DocumentStep.ANSWERED, reply.content, reply.sent_to)
        for item in AgendaItem.select().where(AgendaItem.source_uid == row.uid):
            yield DocumentEvent(item.raised_on, DocumentStep.RAISED, item.title)
        for notice in ObligationNotice.select().where(ObligationNotice.document == row.id):
            yield DocumentEvent(notice.noticed_on, DocumentStep.NOTICED, notice.note)
