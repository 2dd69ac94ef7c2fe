"""Moving people of one branch to another of its groups, or to none, from a day on."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.operations.people import move_to_group
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, day_field, the_day
from dangjian_desktop.ui.shared.organisation_choices import group_choices
from dangjian_desktop.ui.shared.previewed_dialog import PreviewedDialog
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Chosen instead of a group: 不编入党小组.
NO_GROUP = 0


def group_dialog(
    bench: Workbench,
    people: tuple[int, ...],
    who: str,
    branch_id: int,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the dialog that moves people of one branch to one of its groups."""
    choices = [*group_choices(Tree.on(bench.desk.on), branch_id), (NO_GROUP, tr("不编入党小组"))]
    dialog = PreviewedDialog(
        bench,
        tr("调整党小组"),
        (
            Field("group_id", tr("党小组"), Entry.CHOICE, choices=choices, is_required=True),
            day_field(tr("从哪一天起")),
        ),
        lambda values, some: move_to_group(
            person_ids=some, group_id=values["group_id"] or None, on=the_day(values)
        ),
        lambda _values: lambda row: row.group_name,
        people=people,
        save_text=tr("调整"),
        note=who,
        parent=parent,
    )
    dialog.setObjectName("group_dialog")
    return dialog
