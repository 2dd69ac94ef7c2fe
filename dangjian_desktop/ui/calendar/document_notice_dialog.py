"""A document that calls for a year's meeting is entered as the notice that makes it due."""

from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.obligations import LONGEST_NOTE, add_obligation_notice
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.documents import DocumentRow
from dangjian_desktop.queries.obligations import ObligationChoicesQuery
from dangjian_desktop.ui.calendar.planned_dialog import LATEST_DAY
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench


def document_notice_dialog(
    bench: Workbench, document: DocumentRow, parent: QWidget
) -> OperationDialog:
    """Return the form: what the document calls for, of which year, until when."""
    year = document.received_on.year
    told = [(one.name, one.title) for one in ObligationChoicesQuery(year).fetch() if one.by_notice]
    years = tuple((one, tr("{year} 年度", year=one)) for one in (year, year - 1))
    source = " ".join(filter(None, (document.number, document.title)))

    def operation(values: Values) -> Operation[Any]:
        return add_obligation_notice(
            obligation=values["obligation"],
            organisation_id=document.organisation_id,
            year=values["year"],
            due_on=values["due_on"].last_day,
            noticed_on=document.received_on,
            note=source[:LONGEST_NOTE],
            document_id=document.document_id,
        )

    due_on = document.answer_due_on
    made = OperationDialog(
        bench,
        tr("登记为组织生活的通知"),
        (
            Field("obligation", QT_TR_NOOP("要求"), Entry.CHOICE, choices=told, is_required=True),
            Field("year", QT_TR_NOOP("所属年度"), Entry.CHOICE, choices=years, is_required=True),
            Field(
                "due_on",
                QT_TR_NOOP("完成期限"),
                Entry.DATE,
                is_required=True,
                latest=LATEST_DAY,
            ),
        ),
        operation,
        values={"year": year, "due_on": PartialDate.of(due_on) if due_on is not None else None},
        note=tr("{document}，通知日期为收文日期。合规页和今日按它提醒。", document=source),
        parent=parent,
    )
    made.setObjectName("document_notice_dialog")
    return made
