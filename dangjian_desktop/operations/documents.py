"""What came from above: registered, split into tasks, answered, put on an agenda, closed."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.vocabulary import PRINTED, DocumentKind
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import clean_values
from dangjian_desktop.storage.models import (
    Attachment,
    Document,
    DocumentReply,
    LedgerEntry,
    ObligationNotice,
    Task,
)

#: Columns that are entered and changed.
CHANGEABLE = frozenset("kind number title source received_on answer_due_on summary".split())
_LONGEST = {name: getattr(Document, name).max_length for name in ("number", "title", "source")} | {
    "sent_to": DocumentReply.sent_to.max_length
}


@operation("登记来文")
def add_document(
    writer: Writer,
    *,
    organisation_id: int,
    kind: DocumentKind,
    title: str,
    received_on: date,
    on: date,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Register a document, an assignment or a notice of inspection; return its row id.

    Args:
        writer: Writes.
        organisation_id: Who received it.
        kind: What it is.
        title: Its title, or what is asked for.
        received_on: The day it came; not after `on`.
        on: Today.
        values: number, source, answer_due_on, summary.

    Raises:
        RefusedError: When it has no title, a text is too long, or a day cannot be.
    """
    clean = _clean({**values, "kind": kind, "title": title, "received_on": received_on})
    _refuse_days(clean, on)
    _refuse_twice(organisation_id, clean.get("number", ""), None)
    return writer.insert(Document, organisation=organisation_id, entered_on=on, **clean)


@operation("修改来文")
def change_document(
    writer: Writer, *, document_id: int, values: Mapping[str, Any], on: date
) -> None:
    """Change what was registered of a document.

    Raises:
        RefusedError: As `add_document`.
    """
    row = standing_document(document_id)
    clean = _clean(values)
    days = {name: getattr(row, name) for name in ("received_on", "answer_due_on")}
    _refuse_days({**days, **clean}, on)
    received_on = clean.get("received_on", row.received_on)
    if received_on != row.received_on:
        _move_receipt(writer, row, received_on)
    kind = clean.get("kind", row.kind)
    if DocumentKind.INSPECTION in {kind, row.kind} and kind is not row.kind:
        _refuse_other_way(document_id)
    if "number" in clean:
        _refuse_twice(row.organisation_id, clean["number"], document_id)
    writer.update(Document, document_id, **clean)


@operation("登记回复")
def add_reply(
    writer: Writer, *, document_id: int, sent_on: date, content: str, on: date, sent_to: str = ""
) -> int:
    """Keep what was sent back on a document; return its row id.

    Raises:
        RefusedError: When nothing is told, or the day cannot be.
    """
    row = open_document(document_id)
    told = content.strip()
    if not told:
        raise RefusedError("没有写报送了什么。请填写。")
    if sent_on > on:
        raise RefusedError("报送日期 {day} 还没有到。请改正。", day=sent_on.isoformat())
    if sent_on < row.received_on:
        raise RefusedError(
            "报送日期 {day} 早于收文日期 {received}。请改正。",
            day=sent_on.isoformat(),
            received=row.received_on.isoformat(),
        )
    clean = _clean({"sent_to": sent_to or row.source}, allowed=frozenset({"sent_to"}))
    return writer.insert(
        DocumentReply, document=document_id, sent_on=sent_on, content=told, **clean
    )


@operation("删除回复")
def remove_reply(writer: Writer, *, reply_id: int) -> None:
    """Remove a reply that was entered by mistake.

    Raises:
        RefusedError: When a scan belongs to it, it is no more, or the document is dealt with.
    """
    row = standing_row(
        DocumentReply, reply_id, RefusedError("这份回复已经不在了，可能刚被撤销。请回到清单再看。")
    )
    open_document(row.document_id)
    if Attachment.select().where(Attachment.reply == reply_id).exists():
        raise RefusedError("这份回复有附件。请先删除附件。")
    writer.delete(DocumentReply, reply_id)


@operation("办结来文")
def close_document(writer: Writer, *, document_id: int, on: date) -> None:
    """Mark a document as dealt with.

    Raises:
        RefusedError: When tasks are open, or an answer is owed and none was sent.
    """
    row = open_document(document_id)
    left = open_tasks_of(document_id)
    if left:
        raise RefusedError("还有 {count} 件任务没有办完。请先办完或定为不再办理。", count=left)
    owes = row.answer_due_on is not None
    if owes and not DocumentReply.select().where(DocumentReply.document == document_id).exists():
        raise RefusedError("这份来文要回复，还没有登记报送了什么。请先登记回复。")
    writer.update(Document, document_id, closed_on=on)


@operation("重新办理来文")
def reopen_document(writer: Writer, *, document_id: int) -> None:
    """Take back that a document is dealt with."""
    standing_document(document_id)
    writer.update(Document, document_id, closed_on=None)


@operation("删除来文")
def remove_document(writer: Writer, *, document_id: int) -> None:
    """Remove a document that was entered by mistake.

    Raises:
        RefusedError: When tasks, replies, notices, scans or ledger rows belong to it.
    """
    standing_document(document_id)
    for table, word in (
        (Task, "任务"),
        (DocumentReply, "回复"),
        (ObligationNotice, "通知"),
        (Attachment, "附件"),
        (LedgerEntry, "台账"),
    ):
        if table.select().where(table.document == document_id).exists():
            raise RefusedError("这份来文下面还有{word}，不能删除。请先处理它们。", word=word)
    writer.delete(Document, document_id)


def open_tasks_of(document_id: int) -> int:
    """Return how many tasks of a document are not over."""
    told = Task.select().where((Task.document == document_id) & Task.dropped_on.is_null())
    row = standing_document(document_id)
    is_inspection = row.kind is DocumentKind.INSPECTION
    return sum((task.closed_on if is_inspection else task.done_on) is None for task in told)


def open_document(document_id: int) -> Any:
    """Return the row of a document that is still being dealt with.

    Raises:
        RefusedError: When it is no more, or was dealt with.
    """
    row = standing_document(document_id)
    if row.closed_on is not None:
        raise RefusedError(
            "来文“{title}”已于 {day} 办结。请先重新办理来文。",
            title=row.title,
            day=row.closed_on.isoformat(),
        )
    return row


def standing_document(document_id: int) -> Any:
    """Return the row of a document.

    Raises:
        RefusedError: When it is no more.
    """
    return standing_row(
        Document, document_id, RefusedError("这份来文已经不在了，可能刚被撤销。请回到清单再看。")
    )


def _clean(values: Mapping[str, Any], *, allowed: frozenset[str] = CHANGEABLE) -> dict[str, Any]:
    clean = clean_values(values, allowed, _LONGEST)
    if "title" in clean and not clean["title"]:
        raise RefusedError("来文没有标题。请填写。")
    return clean


def _refuse_days(told: Mapping[str, Any], on: date) -> None:
    received, answer = told["received_on"], told.get("answer_due_on")
    if received > on:
        raise RefusedError("收文日期 {day} 还没有到。请改正。", day=received.isoformat())
    if answer is not None and answer < received:
        raise RefusedError(
            "回复期限 {day} 早于收文日期 {received}。请改正。",
            day=answer.isoformat(),
            received=received.isoformat(),
        )


def _move_receipt(writer: Writer, row: Any, received_on: date) -> None:
    """Let tasks that were given on the day of receipt follow it.

    Raises:
        RefusedError: When a task was due, or a reply sent, before that day.
    """
    replies = DocumentReply.select().where(DocumentReply.document == row.id)
    first = min((reply.sent_on for reply in replies), default=received_on)
    if first < received_on:
        raise RefusedError(
            "{first} 已经报送过，收文日期不能晚于这一天。请改正。", first=first.isoformat()
        )
    for task in Task.select().where(Task.document == row.id):
        if task.due_on is not None and task.due_on < received_on:
            raise RefusedError(
                "任务“{title}”的期限 {due} 早于收文日期。请先改任务的期限。",
                title=task.title,
                due=task.due_on.isoformat(),
            )
        if task.entered_on == row.received_on:
            writer.update(Task, task.id, entered_on=received_on)


def _refuse_other_way(document_id: int) -> None:
    """Refuse to make findings of tasks, or tasks of findings: they go different ways."""
    if Task.select().where(Task.document == document_id).exists():
        raise RefusedError(
            "下面已有任务：督查问题要复查销号，别的任务办结就可以。请先处理它们再改种类。"
        )


def _refuse_twice(organisation_id: int, number: str, except_id: int | None) -> None:
    if not number:
        return
    same = Document.select().where(
        (Document.organisation == organisation_id) & (Document.number == number)
    )
    for row in same:
        if row.id != except_id:
            raise RefusedError(
                "文号“{number}”已经登记过（{kind}“{title}”）。请核对。",
                number=number,
                kind=PRINTED[row.kind],
                title=row.title,
            )
