"""党支部资料: the fields of a branch that the user defined, on one form."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.operations.field_values import change_custom_values
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.branch_columns import BranchRow
from dangjian_desktop.ui.roster.custom_form import custom_form_fields, custom_of, known_values
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


def branch_facts_dialog(
    bench: Workbench, row: BranchRow, parent: QWidget | None = None
) -> OperationDialog | None:
    """Return the dialog that fills in the fields of a branch; None while there are no fields."""
    fields = custom_form_fields(FieldSubject.ORGANISATION, bench.desk.on, values=row.custom)
    if not fields:
        return None

    def changing(values: Values) -> Operation[int] | None:
        del values
        changed = custom_of(dialog.form.changed_values())
        if not changed:
            return None
        return change_custom_values(
            subject=FieldSubject.ORGANISATION, subject_id=row.organisation_id, values=changed
        )

    note = tr(
        "支部书记{secretary}，党员 {members} 人，党小组 {groups} 个。",
        secretary=row.secretary or tr("未任命"),
        members=row.headcount.members,
        groups=row.group_count,
    )
    dialog = OperationDialog(
        bench,
        tr("党支部资料：{name}", name=row.name),
        fields,
        changing,
        values=known_values(fields, row.custom),
        columns=2 if len(fields) > 1 else 1,
        note=note,
        parent=parent,
    )
    dialog.setObjectName("branch_facts_dialog")
    return dialog
