"""The dialogs about leading cadres: entered, mended, ended."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.operations.leading_cadres import (
    add_leading_cadre,
    change_leading_cadre,
    end_leading_cadre,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.attendance_figures import DualLifeRow
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Characters of a cadre's post.
LONGEST_TITLE = 80


def leading_cadre_dialog(
    bench: Workbench, row: DualLifeRow | None = None, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that enters a leading cadre, or mends what was entered.

    Args:
        bench: Desk and questions.
        row: What is mended; None for a new one.
        parent: The page.
    """

    def saving(values: Values) -> Operation[int] | Operation[None]:
        told = {key: values[key] for key in ("title", "since", "until")}
        if row is None:
            return add_leading_cadre(person_id=values["person"].person_id, **told)
        return change_leading_cadre(spell_id=row.spell_id, **told)

    who = () if row else (person_field("person", tr("姓名"), bench.desk.on, is_required=True),)
    dialog = OperationDialog(
        bench,
        tr("登记领导干部") if row is None else tr("修改领导干部"),
        (
            *who,
            Field("title", tr("职务"), max_length=LONGEST_TITLE, hint=tr("如 矿长、党委副书记")),
            Field("since", tr("从哪一天起"), Entry.DATE),
            Field("until", tr("到哪一天止"), Entry.DATE, hint=tr("还在任的不填")),
        ),
        saving,
        values={"title": row.title, "since": row.since, "until": row.until} if row else None,
        note=row.name
        if row
        else tr("担任期间的双重组织生活另列；本人在支部和小组仍按普通党员登记。"),
        parent=parent,
    )
    dialog.setObjectName("leading_cadre_dialog")
    return dialog


def end_leading_cadre_dialog(
    bench: Workbench, row: DualLifeRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that says from which day somebody is no leading cadre any more."""
    dialog = OperationDialog(
        bench,
        tr("不再是领导干部"),
        (Field("until", tr("从哪一天起"), Entry.DATE, is_required=True),),
        lambda values: end_leading_cadre(spell_id=row.spell_id, until=values["until"]),
        note=row.name,
        parent=parent,
    )
    dialog.setObjectName("end_leading_cadre_dialog")
    return dialog
