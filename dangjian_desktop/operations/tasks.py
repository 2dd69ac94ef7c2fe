"""What can be done with tasks: give them out, mark them done, check, close, drop, follow up."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.tasks import Progress, progress_fault
from dangjian_desktop.domain.vocabulary import DocumentKind, TaskSource
from dangjian_desktop.operations.activities import standing_activity
from dangjian_desktop.operations.documents import open_document
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import clean_values, refuse_long
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.resolution_entries import FROM_TASK
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import LedgerEntry, LedgerValue, Person, Task

#: Columns that `change_task` changes; steps have verbs of their own.
CHANGEABLE = frozenset("title owner owner_name due_on".split())
_LONGEST_OWNER: int = Task.owner_name.max_length
_LONGEST_CHECKER: int = Task.checked_by.max_length
_LONGEST_NOTE: int = Task.dropped_note.max_length


@operation("布置任务")
def add_task(
    writer: Writer,
    *,
    organisation_id: int,
    title: str,
    on: date,
    source: TaskSource = TaskSource.TYPED,
    values: Mapping[str, Any] = MappingProxyType({}),
    activity_id: int | None = None,
    document_id: int | None = None,
    agenda_item_id: int | None = None,
) -> int:
    """Give a task to somebody and return its row id.

    Args:
        writer: Writes.
        organisation_id: Whose task it is.
        title: What is to be done.
        on: The day on which it is given.
        source: What it comes from; of a document it follows from the document.
        values: owner (person id), owner_name, due_on.
        activity_id: The meeting that resolved it.
        document_id: The document it is part of.
        agenda_item_id: The matter whose outcome it is.

    Raises:
        RefusedError: When nothing is to be done, the last day lies before today, or a text is
            too long.
    """
    return write_task(
        writer,
        organisation_id=organisation_id,
        title=title,
        on=on,
        source=source,
        values=values,
        activity_id=activity_id,
        document_id=document_id,
        agenda_item_id=agenda_item_id,
    )


def write_task(
    writer: Writer,
    *,
    organisation_id: int,
    title: str,
    on: date,
    source: TaskSource,
    values: Mapping[str, Any] = MappingProxyType({}),
    activity_id: int | None = None,
    document_id: int | None = None,
    agenda_item_id: int | None = None,
) -> int:
    """Give a task as part of a larger operation; see `add_task`."""
    clean = _clean({**values, "title": title})
    given = on
    if document_id is not None:
        document = open_document(document_id)
        is_inspection = document.kind is DocumentKind.INSPECTION
        source = TaskSource.INSPECTION if is_inspection else TaskSource.DOCUMENT
        given = document.received_on
    told = Progress(source is TaskSource.INSPECTION, given, clean.get("due_on"))
    _refuse_faulty(told, on)
    return writer.insert(
        Task,
        organisation=organisation_id,
        source=source,
        activity=activity_id,
        document=document_id,
        agenda_item=agenda_item_id,
        entered_on=given,
        **clean,
    )


@operation("修改任务")
def change_task(writer: Writer, *, task_id: int, values: Mapping[str, Any], on: date) -> None:
    """Change what is to be done, by whom or until when.

    Raises:
        RefusedError: As `add_task`.
    """
    row = standing_task(task_id)
    refuse_handed_on(row)
    clean = _clean(values)
    _refuse_faulty(_progress(row, due_on=clean.get("due_on", row.due_on)), on)
    writer.update(Task, task_id, **clean)


@operation("任务办结")
def mark_task_done(
    writer: Writer, *, task_id: int, done_on: date, on: date, result: str = ""
) -> None:
    """Mark a task as done (a finding as rectified), with what came of it.

    Raises:
        RefusedError: When the day has not come, or a finding has no result.
    """
    row = standing_task(task_id)
    told = result.strip()
    if row.source is TaskSource.INSPECTION and not told:
        raise RefusedError("督查问题要写明怎样整改的。请填写整改情况。")
    _refuse_dropped(row)
    refuse_handed_on(row)
    _refuse_faulty(_progress(row, done_on=done_on), on)
    writer.update(Task, task_id, done_on=done_on, result=told)


@operation("登记复查")
def mark_task_checked(
    writer: Writer, *, task_id: int, checked_on: date, checked_by: str, on: date
) -> None:
    """Mark a rectified finding as checked.

    Raises:
        RefusedError: When it was not rectified before, or nobody is named who checked it.
    """
    row = standing_task(task_id)
    by = checked_by.strip()
    if not by:
        raise RefusedError("没有写复查人。请填写由谁复查。")
    refuse_long(by, _LONGEST_CHECKER)
    _refuse_faulty(_progress(row, checked_on=checked_on), on)
    writer.update(Task, task_id, checked_on=checked_on, checked_by=by)


@operation("销号")
def close_task(writer: Writer, *, task_id: int, closed_on: date, on: date) -> None:
    """Close a finding that was checked.

    Raises:
        RefusedError: When it was not checked before.
    """
    row = standing_task(task_id)
    _refuse_faulty(_progress(row, closed_on=closed_on), on)
    writer.update(Task, task_id, closed_on=closed_on)


@operation("重新办理任务")
def reopen_task(writer: Writer, *, task_id: int) -> None:
    """Take back that a task is done, checked, closed or dropped; its result stays to be read.

    Raises:
        RefusedError: When the document that it is part of is dealt with.
    """
    row = standing_task(task_id)
    if row.document_id is not None:
        open_document(row.document_id)
    writer.update(
        Task,
        task_id,
        done_on=None,
        checked_on=None,
        checked_by="",
        closed_on=None,
        dropped_on=None,
        dropped_note="",
    )


@operation("不再办理任务")
def end_task(writer: Writer, *, task_id: int, note: str, on: date) -> None:
    """Mark a task as no longer to be done, with the reason.

    Raises:
        RefusedError: When no reason is given or it is over already.
    """
    row = standing_task(task_id)
    reason = note.strip()
    if not reason:
        raise RefusedError("不再办理要写明原因。请填写。")
    refuse_long(reason, _LONGEST_NOTE)
    refuse_handed_on(row)
    if _progress(row).is_over:
        raise RefusedError("这件事已经办完，不必再取消。")
    writer.update(Task, task_id, dropped_on=on, dropped_note=reason)


@operation("跟进任务")
def note_follow_up(writer: Writer, *, task_id: int, activity_id: int, note: str) -> None:
    """Record at which meeting a task was asked after and what was said.

    What was said at an earlier meeting stays above it, with that day.

    Raises:
        RefusedError: When nothing is noted, or it was given after the meeting.
    """
    row = standing_task(task_id)
    said = note.strip()
    if not said:
        raise RefusedError("没有写跟进情况。请填写会上怎样说的。")
    activity = standing_activity(activity_id)
    if activity.held_on < row.entered_on:
        raise RefusedError(
            "会议 {day} 开的时候还没有布置这件事。请在以后的会上跟进。",
            day=activity.held_on.isoformat(),
        )
    if row.follow_up_id not in (None, activity_id) and row.follow_up_note:
        said = f"{row.follow_up.held_on.isoformat()}：{row.follow_up_note}\n{said}"
    writer.update(Task, task_id, follow_up=activity_id, follow_up_note=said)


@operation("删除任务")
def remove_task(writer: Writer, *, task_id: int) -> None:
    """Remove a task that was entered by mistake.

    Raises:
        RefusedError: When something was recorded of it.
    """
    row = standing_task(task_id)
    refuse_handed_on(row)
    if row.done_on is not None or row.follow_up_id is not None:
        raise RefusedError("这件任务已有办理记录，不能删除。请改为不再办理，并写明原因。")
    writer.delete(Task, task_id)


def standing_task(task_id: int) -> Any:
    """Return the row of a task.

    Raises:
        RefusedError: When it is no more.
    """
    return standing_row(
        Task, task_id, RefusedError("这件任务已经不在了，可能刚被撤销。请回到清单再看。")
    )


def refuse_handed_on(row: Any) -> None:
    """Refuse to work on a resolution that became a ledger row: there it goes on.

    Raises:
        RefusedError: When it did.
    """
    found = LedgerValue.select(LedgerValue.entry_id).where(
        (LedgerValue.field == FROM_TASK) & (LedgerValue.text == row.uid)
    )
    entry = next((LedgerEntry.get_by_id(key) for (key,) in rows(found)), None)
    if entry is None:
        return
    book = books_by_code().get(entry.book)
    raise RefusedError(
        "这条决议已经转入“{book}”，办理情况记在那里。请打开台账去办，不必在这里改。",
        book=book.label if book is not None else "台账",
    )


def _progress(row: Any, **days: date | None) -> Progress:
    told = {
        name: getattr(row, name)
        for name in ("due_on", "done_on", "checked_on", "closed_on", "dropped_on")
    }
    told.update(days)
    return Progress(row.source is TaskSource.INSPECTION, row.entered_on, **told)


def _refuse_faulty(told: Progress, on: date) -> None:
    fault = progress_fault(told, on)
    if fault is not None:
        raise RefusedError(fault.template, **fault.facts)


def _refuse_dropped(row: Any) -> None:
    if row.dropped_on is not None:
        raise RefusedError("这件任务已定为不再办理。请先重新办理。")


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    clean = clean_values(values, CHANGEABLE, {"owner_name": _LONGEST_OWNER})
    if "title" in clean and not clean["title"]:
        raise RefusedError("没有写要办的事。请填写。")
    owner = clean.get("owner")
    if owner is not None and not Person.select().where(Person.id == owner).exists():
        raise RefusedError("责任人已经不在名册上。请另选。")
    if owner is not None:
        clean["owner_name"] = ""
    return clean
