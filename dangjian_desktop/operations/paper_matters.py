"""What stands on the 来文登记簿 and on the 任务清单."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.vocabulary import PRINTED, ObligationState, TaskSource
from dangjian_desktop.operations.change_lists import asked_period, period_words
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout, day_in_column
from dangjian_desktop.queries.documents import DocumentsQuery
from dangjian_desktop.queries.tasks import TaskRow, TasksQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.matters import DocumentLine, TaskLine

Values = Mapping[str, str]
_WAITING = {"done": "待办", "checked": "待复查", "closed": "待销号"}


def document_register_content(printout: Printout) -> tuple[Sequence["DocumentLine"], Values]:
    """Return the documents of a stretch of time, the first first.

    Raises:
        RefusedError: When a day is missing or the last lies before the first.
    """
    from dangjian_desktop.printing.forms.matters import DocumentLine

    since, until = asked_period(printout.since, printout.until)
    found = DocumentsQuery(printout.on, printout.organisation_id, since).fetch()
    rows = [row for row in reversed(found) if row.received_on <= until]
    lines = [
        DocumentLine(
            number=str(number),
            received_on=row.received_on.isoformat(),
            kind=PRINTED[row.kind],
            paper_number=row.number,
            title=row.title,
            source=row.source,
            answer=_answer(row.answered_on, row.answer_due_on),
            tasks=f"{row.done_count}/{row.task_count}" if row.task_count else "",
            closed_on=day_in_column(row.closed_on),
            branch_name=row.organisation_name,
        )
        for number, row in enumerate(rows, start=1)
    ]
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "period": period_words(since, until),
    }


def task_list_content(printout: Printout) -> tuple[Sequence["TaskLine"], Values]:
    """Return the tasks that are asked for (all of a place by themselves), the open ones first."""
    from dangjian_desktop.printing.forms.matters import TaskLine

    asked = printout.tasks or TasksQuery(printout.on, with_over=True)
    asked = replace(asked, on=printout.on, within=printout.organisation_id)
    found = asked.fetch()
    lines = [
        TaskLine(
            number=str(number),
            source=row.document or PRINTED[row.source],
            title=row.title,
            owner=row.owner,
            due_on=day_in_column(row.due_on),
            result=row.dropped_note or row.result,
            checked=_checked(row),
            closed_on=day_in_column(row.closed_on),
            state=_state(row),
            branch_name=row.organisation_name,
        )
        for number, row in enumerate(found, start=1)
    ]
    is_inspection = asked.source is TaskSource.INSPECTION
    papers = {row.document for row in found} if asked.document_id is not None else set()
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "list_name": "督查整改台账" if is_inspection else "任务清单",
        "document": "、".join(sorted(papers)),
    }


def _checked(row: TaskRow) -> str:
    if row.checked_on is None:
        return ""
    said = f"{row.checked_by} {day_in_column(row.checked_on)}"
    return f"{said}（与责任人相同）" if row.is_self_checked else said


def _state(row: TaskRow) -> str:
    if row.dropped_on is not None:
        return "不再办理"
    if row.entry is not None and not row.is_over:
        return f"已转{row.entry.book.short}"
    pressing = (ObligationState.MET, ObligationState.OVERDUE, ObligationState.DUE_SOON)
    return PRINTED[row.state] if row.state in pressing else _WAITING[row.waits_for]


def _answer(answered_on: date | None, due_on: date | None) -> str:
    if answered_on is not None:
        return f"{answered_on.isoformat()} 已回复"
    return f"{due_on.isoformat()} 前回复" if due_on is not None else "不用回复"
