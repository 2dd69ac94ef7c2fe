"""登记减少: a person leaves the roll; everything recorded stays."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, day_field, the_day
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


def departure_dialog(
    bench: Workbench, row: RosterRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that lets a person leave."""

    def leaving(values: Values) -> Operation[None]:
        return record_departure(
            person_id=row.person_id,
            reason=values["reason"],
            on=the_day(values),
            destination=values["destination"],
            note=values["note"],
        )

    dialog = OperationDialog(
        bench,
        tr("登记减少"),
        (
            Field(
                "reason",
                tr("原因"),
                Entry.CHOICE,
                choices=choices_of(LeaveReason),
                is_required=True,
            ),
            day_field(tr("离开日期")),
            Field("destination", tr("去向"), max_length=80, hint=tr("转往的党组织")),
            Field("note", tr("说明"), Entry.LONG_TEXT, max_length=500, lines=2),
        ),
        leaving,
        save_text=tr("登记减少"),
        note=tr(
            "{name}，{branch_name}。资料全部保留，可在“已离开”中查到。",
            name=row.facts.name,
            branch_name=row.branch_name,
        ),
        parent=parent,
    )
    dialog.setObjectName("departure_dialog")
    return dialog
