"""Tasks and documents with a last day, for the measures of several subjects.

As with ledgers: what was done after its last day was late, whatever was done later.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from peewee import fn

from dangjian_desktop.domain.measured import Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.queries.measures.places import NOTHING_DUE, Answer, places, whole
from dangjian_desktop.queries.measures.registry import Scope
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import Document, DocumentReply, Task

NO_TASKS = Unknown(Sentence("还没有登记过任务，不能当作都按时办了。请补记，或由人考核。"))
NO_DOCUMENTS = Unknown(Sentence("还没有登记过来文，不能当作都按时报了。请补记，或由人考核。"))


class Matter(NamedTuple):
    """A task or document that was due.

    Attributes:
        done_on: Day on which it was done, as text; None where it is not.
    """

    row_id: int
    uid: str
    title: str
    due: str
    done_on: str | None

    @property
    def is_late(self) -> bool:
        """Whether it was not done by its last day."""
        return self.done_on is None or self.done_on > self.due

    def record(self, kind: RecordKind) -> Record:
        """Return it as a record behind a figure."""
        template = "“{title}”：期限 {due}，{done} 办"
        if self.done_on is None:
            template = "“{title}”：期限 {due}，没有办"
        told = Sentence(template, title=self.title, due=self.due, done=self.done_on or "")
        return Record(kind, self.uid, told, date.fromisoformat(self.due), row_id=self.row_id)


def _answer(
    scope: Scope,
    found: Mapping[int, list[Matter]],
    known: Collection[int],
    none: Unknown,
    kind: RecordKind,
) -> Answer:
    answer: Answer = {}
    for branch in scope.branches:
        own = found.get(branch, [])
        if branch not in known:
            answer[branch] = none
            continue
        late = [one for one in own if one.is_late]
        note = None if own else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(len(late), note=note)
            continue
        answer[branch] = whole(
            len(late),
            [one.record(kind) for one in late],
            [one.record(kind) for one in own if not one.is_late],
            note,
        )
    return answer


def late_tasks(scope: Scope) -> Answer:
    """Count tasks whose last day lies in the period and that were not done by it.

    One that was dropped by its last day is not owed any more; a finding of an inspection is done
    when it was rectified: who checks and closes it is somebody else.
    """
    table, here = Task, places(scope)
    known = {
        here.branch_of[holder]
        for (holder,) in stored_rows(
            table.select(table.organisation_id)
            .where(here.of(table.organisation) & (table.entered_on <= scope.until.isoformat()))
            .distinct()
        )
        if holder in here.branch_of
    }
    found: defaultdict[int, list[Matter]] = defaultdict(list)
    for holder, *told, dropped in stored_rows(
        table.select(
            table.organisation_id,
            table.id,
            table.uid,
            table.title,
            table.due_on,
            table.done_on,
            table.dropped_on,
        )
        .where(
            here.of(table.organisation)
            & table.due_on.between(scope.first.isoformat(), scope.period.last.isoformat())
            & (table.due_on < scope.on.isoformat())
        )
        .order_by(table.due_on, table.id)
    ):
        matter = Matter._make(told)
        if holder in here.branch_of and not (dropped is not None and dropped <= matter.due):
            found[here.branch_of[holder]].append(matter)
    return _answer(scope, found, known, NO_TASKS, RecordKind.OBLIGATION)


def late_documents(scope: Scope) -> Answer:
    """Count documents that had to be answered until a day of the period and were not by it.

    The first thing that was sent back is the answer; what was closed without one counts likewise.
    """
    table, reply, here = Document, DocumentReply, places(scope)
    known = {
        here.branch_of[holder]
        for (holder,) in stored_rows(
            table.select(table.organisation_id)
            .where(here.of(table.organisation) & (table.received_on <= scope.until.isoformat()))
            .distinct()
        )
        if holder in here.branch_of
    }
    found: defaultdict[int, list[Matter]] = defaultdict(list)
    sent = reply.select(fn.MIN(reply.sent_on)).where(reply.document == table.id)
    for holder, *told, closed, answered in stored_rows(
        table.select(
            table.organisation_id,
            table.id,
            table.uid,
            table.title,
            table.answer_due_on,
            table.closed_on,
            sent,
        )
        .where(
            here.of(table.organisation)
            & table.answer_due_on.between(scope.first.isoformat(), scope.period.last.isoformat())
            & (table.answer_due_on < scope.on.isoformat())
        )
        .order_by(table.answer_due_on, table.id)
    ):
        done = min((day for day in (closed, answered) if day is not None), default=None)
        if holder in here.branch_of:
            found[here.branch_of[holder]].append(Matter(told[0], told[1], told[2], told[3], done))
    return _answer(scope, found, known, NO_DOCUMENTS, RecordKind.DOCUMENT)


def documents_of(scope: Scope, kinds: Collection[str]) -> Answer:
    """Count the documents of some kinds that were received in the period."""
    table, here = Document, places(scope)
    found: defaultdict[int, list[Record]] = defaultdict(list)
    for holder, key, uid, title, day in stored_rows(
        table.select(table.organisation_id, table.id, table.uid, table.title, table.received_on)
        .where(
            here.of(table.organisation)
            & table.kind.in_(sorted(kinds))
            & table.received_on.between(scope.first.isoformat(), scope.until.isoformat())
        )
        .order_by(table.received_on, table.id)
    ):
        if holder in here.branch_of:
            told = Sentence("{day} 收《{title}》", day=day, title=title)
            found[here.branch_of[holder]].append(
                Record(RecordKind.DOCUMENT, uid, told, date.fromisoformat(day), row_id=key)
            )
    return {
        branch: whole(len(found[branch]), found[branch] if scope.with_records else ())
        for branch in scope.branches
    }
