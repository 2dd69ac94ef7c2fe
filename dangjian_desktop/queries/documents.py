"""Documents from above with how far they are, and what was sent back on one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.tasks import reminders, state_until
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import DocumentKind, ObligationState
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.tasks import progress_of
from dangjian_desktop.storage.models import Document, DocumentReply, Task
from dangjian_desktop.storage.rulebook import rules_on


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as it stands on a day.

    Attributes:
        task_count, done_count: Its tasks, and how many of them are over.
        answered_on: Day of the last reply.
        state: MET when it is dealt with; else how pressing the answer or the next task is.
        next_due_on: The day that makes it pressing.
    """

    document_id: int
    uid: str
    organisation_id: int
    organisation_name: str
    kind: DocumentKind
    number: str
    title: str
    source: str
    received_on: date
    answer_due_on: date | None
    summary: str
    closed_on: date | None
    task_count: int
    done_count: int
    answered_on: date | None
    state: ObligationState
    next_due_on: date | None


@dataclass(frozen=True)
class DocumentsQuery:
    """Documents of a place, the latest first.

    Attributes:
        on: Day as of which they stand. within: Of organisations below this one; None for all.
        since: Received on this day or later; None for ever. with_closed: Whether those that are
            dealt with stand there too. kind: Of one kind only.
    """

    reads: ClassVar = frozenset({Topic.DOCUMENT, Topic.TASK, Topic.ORGANISATION, Topic.RULE})
    on: date
    within: int | None = None
    since: date | None = None
    with_closed: bool = True
    kind: DocumentKind | None = None

    def fetch(self) -> list[DocumentRow]:
        """Return them, the latest first."""
        where = Document.received_on <= self.on
        if self.within is not None:
            where &= Document.organisation.in_(holders_below(self.within, self.on))
        if self.since is not None:
            where &= Document.received_on >= self.since
        if not self.with_closed:
            where &= Document.closed_on.is_null() | (Document.closed_on > self.on)
        if self.kind is not None:
            where &= Document.kind == self.kind
        latest_first = (Document.received_on.desc(), Document.id.desc())
        documents = list(Document.select().where(where).order_by(*latest_first))
        keys = Document.select(Document.id).where(where)
        tasks: defaultdict[int, list[Task]] = defaultdict(list)
        for task in Task.select().where(Task.document.in_(keys) & (Task.entered_on <= self.on)):
            tasks[task.document_id or 0].append(task)
        answered: dict[int, date] = {}
        replies = DocumentReply.select().where(
            DocumentReply.document.in_(keys) & (DocumentReply.sent_on <= self.on)
        )
        for reply in replies.order_by(DocumentReply.sent_on):
            answered[reply.document_id] = reply.sent_on
        told = reminders(rules_on(self.on).values_of("tasks.reminders"))
        names = OrganisationNames()
        rows = []
        for row in documents:
            own = tasks[row.id]
            steps = [progress_of(task, self.on) for task in own]
            open_ones = [step for step in steps if not step.is_over]
            answer_due = None if row.id in answered else row.answer_due_on
            closed_on = row.closed_on
            if closed_on is not None and closed_on > self.on:
                closed_on = None
            states = [
                (state_until(step.due_on, self.on, told.task_days), step.due_on)
                for step in open_ones
                if step.done_on is None
            ]
            if answer_due is not None:
                state = state_until(answer_due, self.on, told.answer_days)
                states.append((state, answer_due))
            worst = max(states, key=_pressing, default=(ObligationState.OPEN, None))
            rows.append(
                DocumentRow(
                    document_id=row.id,
                    uid=row.uid,
                    organisation_id=row.organisation_id,
                    organisation_name=names.on(row.organisation_id, row.received_on),
                    kind=row.kind,
                    number=row.number,
                    title=row.title,
                    source=row.source,
                    received_on=row.received_on,
                    answer_due_on=row.answer_due_on,
                    summary=row.summary,
                    closed_on=closed_on,
                    task_count=len(own),
                    done_count=len(own) - len(open_ones),
                    answered_on=answered.get(row.id),
                    state=ObligationState.MET if closed_on else worst[0],
                    next_due_on=None if closed_on else worst[1],
                )
            )
        return rows


_ORDER = (ObligationState.OPEN, ObligationState.DUE_SOON, ObligationState.OVERDUE)


def _pressing(told: tuple[ObligationState, date | None]) -> tuple[int, int]:
    """Order by how pressing, then by the earlier day."""
    state, day = told
    return _ORDER.index(state), -(day.toordinal() if day is not None else 0)


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What was sent back, when and to whom."""

    reply_id: int
    uid: str
    sent_on: date
    sent_to: str
    content: str


@dataclass(frozen=True)
class RepliesQuery:
    """What was sent back on a document."""

    reads: ClassVar = frozenset({Topic.DOCUMENT})
    document_id: int

    def fetch(self) -> list[ReplyRow]:
        """Return the replies, the first first."""
        found = DocumentReply.select().where(DocumentReply.document == self.document_id)
        return [
            ReplyRow(row.id, row.uid, row.sent_on, row.sent_to, row.content)
            for row in found.order_by(DocumentReply.sent_on, DocumentReply.id)
        ]
