"""What can be done with the stages of a project: add, change, mark as done, remove."""

from datetime import date
from typing import Any

from dangjian_desktop.operations.ledgers import standing_entry
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.storage.models import LedgerMilestone

#: Characters of what is to be reached, and of a note.
LONGEST_TITLE: int = LedgerMilestone.title.max_length
LONGEST_NOTE: int = LedgerMilestone.note.max_length


@operation("增加里程碑")
def add_milestone(
    writer: Writer, *, entry_id: int, title: str, due_on: date, on: date, note: str = ""
) -> int:
    """Add a stage to a row whose book has stages, and return its id.

    Raises:
        RefusedError: When it has no title, lies before the row, or the row has no stages.
    """
    entry = standing_entry(entry_id, on)
    if not entry.book.has_milestones:
        raise RefusedError("“{book}”没有里程碑。不必增加。", book=entry.book.label)
    if entry.row.is_anonymous:
        raise RefusedError("匿名的只记到月，不设到日的里程碑。不必增加。")
    columns = _milestone_columns(entry, title, due_on, note)
    return writer.insert(LedgerMilestone, entry=entry_id, **columns)


@operation("修改里程碑")
def change_milestone(
    writer: Writer, *, milestone_id: int, title: str, due_on: date, on: date, note: str = ""
) -> None:
    """Change title, last day or note of a stage.

    Raises:
        RefusedError: As `add_milestone`.
    """
    row = _standing_milestone(milestone_id)
    entry = standing_entry(row.entry_id, on)
    writer.update(LedgerMilestone, milestone_id, **_milestone_columns(entry, title, due_on, note))


@operation("里程碑完成")
def mark_milestone_done(
    writer: Writer, *, milestone_id: int, done_on: date | None, on: date
) -> None:
    """Mark a stage as done; without a day it is open again.

    Raises:
        RefusedError: When the day has not come.
    """
    _standing_milestone(milestone_id)
    if done_on is not None and done_on > on:
        raise RefusedError("完成日期 {day} 还没有到。请改正。", day=done_on.isoformat())
    writer.update(LedgerMilestone, milestone_id, done_on=done_on)


@operation("删除里程碑")
def remove_milestone(writer: Writer, *, milestone_id: int) -> None:
    """Remove a stage that was entered by mistake."""
    _standing_milestone(milestone_id)
    writer.delete(LedgerMilestone, milestone_id)


def _standing_milestone(milestone_id: int) -> Any:
    return standing_row(
        LedgerMilestone, milestone_id, RefusedError("这个里程碑已经不在了。请重新打开这一行。")
    )


def _milestone_columns(entry: EntryRow, title: str, due_on: date, note: str) -> dict[str, Any]:
    words = trimmed(title, LONGEST_TITLE)
    if not words:
        raise RefusedError("没有写里程碑。请填写这一阶段要做到什么。")
    if entry.row.day is not None and due_on < entry.row.day.first_day:
        raise RefusedError(
            "里程碑日期 {due} 早于{label} {day}。请改正。",
            due=due_on.isoformat(),
            label=entry.book.day_label,
            day=entry.row.day.printed,
        )
    return {"title": words, "due_on": due_on, "note": trimmed(note, LONGEST_NOTE)}
