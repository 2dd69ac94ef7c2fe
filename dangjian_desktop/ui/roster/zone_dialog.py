"""协作区: setting one up, and letting a branch belong to one."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.organisation_names import LONGEST_NAME
from dangjian_desktop.operations.organisations import add_zone, move_to_zone
from dangjian_desktop.queries.organisations import OrganisationRow, ZoneQuery
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, day_field, the_day
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Chosen instead of a zone: 不属于协作区.
NO_ZONE = 0


def add_zone_dialog(bench: Workbench, parent: QWidget | None = None) -> OperationDialog:
    """Return the dialog that sets up a 协作区."""
    dialog = OperationDialog(
        bench,
        tr("新建协作区"),
        (Field("name", tr("协作区名称"), is_required=True, max_length=LONGEST_NAME),),
        lambda values: add_zone(name=values["name"]),
        save_text=tr("新建"),
        note=tr("协作区不是一级组织，只把几个党支部编在一起。建好后，在党支部上用“划入协作区”。"),
        parent=parent,
    )
    dialog.setObjectName("add_zone_dialog")
    return dialog


def move_to_zone_dialog(
    bench: Workbench, branch: OrganisationRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that lets a branch belong to a zone from a day on."""
    zones = ZoneQuery(bench.desk.on).fetch()
    present = [zone.zone_id for zone in zones if branch.organisation_id in zone.branch_ids]
    choices = [*((zone.zone_id, zone.name) for zone in zones), (NO_ZONE, tr("不属于协作区"))]
    dialog = OperationDialog(
        bench,
        tr("划入协作区"),
        (
            Field("zone_id", tr("协作区"), Entry.CHOICE, choices=choices, is_required=True),
            day_field(tr("从哪一天起")),
        ),
        lambda values: move_to_zone(
            branch_id=branch.organisation_id,
            zone_id=values["zone_id"] or None,
            on=the_day(values),
        ),
        values={"zone_id": present[0] if present else None},
        save_text=tr("划入"),
        note=branch.name,
        parent=parent,
    )
    dialog.setObjectName("move_to_zone_dialog")
    return dialog
