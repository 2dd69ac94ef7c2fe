"""The road to membership: the next step, and the days of admission and 转正."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.vocabulary import MAY_BECOME, printed
from dangjian_desktop.operations.people import advance_stage, change_party_dates
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, day_field, the_day
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


def stage_dialog(
    bench: Workbench, row: RosterRow, parent: QWidget | None = None
) -> OperationDialog | None:
    """Return the dialog for a person's next step; None when there is no further one."""
    following = MAY_BECOME.get(row.stage) if row.stage is not None else None
    if following is None:
        return None
    dialog = OperationDialog(
        bench,
        tr("变更类别"),
        (
            Field(
                "stage",
                tr("变更为"),
                Entry.CHOICE,
                choices=((following, printed(following)),),
                is_required=True,
            ),
            day_field(tr("从哪一天起"), hint=tr("支部大会通过的日期")),
        ),
        lambda values: advance_stage(
            person_id=row.person_id, stage=values["stage"], since=the_day(values)
        ),
        values={"stage": following},
        save_text=tr("变更"),
        note=tr("{name}，现在是{stage}。", name=row.facts.name, stage=printed(row.stage)),
        parent=parent,
    )
    dialog.setObjectName("stage_dialog")
    return dialog


def party_dates_dialog(
    bench: Workbench, row: RosterRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that corrects the days of admission and 转正."""
    dialog = OperationDialog(
        bench,
        tr("改正党籍日期"),
        (
            Field("admitted_on", tr("入党日期"), Entry.DATE),
            Field("confirmed_on", tr("转正日期"), Entry.DATE),
        ),
        lambda values: change_party_dates(
            person_id=row.person_id,
            admitted_on=values["admitted_on"],
            confirmed_on=values["confirmed_on"],
        ),
        values={"admitted_on": row.admitted_on, "confirmed_on": row.confirmed_on},
        note=tr(
            "{name}。入党日期是支部大会通过为预备党员的日期，"
            "转正日期是支部大会通过转正的日期。只改正写错的，变更类别另办。",
            name=row.facts.name,
        ),
        parent=parent,
    )
    dialog.setObjectName("party_dates_dialog")
    return dialog
