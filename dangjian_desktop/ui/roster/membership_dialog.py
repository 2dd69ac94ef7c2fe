"""Moving people to another branch or job from a day on."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.people import FIELD_BY_KEY, JOB_KEYS
from dangjian_desktop.operations.jobs import change_jobs
from dangjian_desktop.operations.people import move_to_branch
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.queries.roster_columns import COLUMN_BY_KEY
from dangjian_desktop.ui.roster.person_fields import facts_of, form_field
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import (
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.organisation_choices import branch_choices
from dangjian_desktop.ui.shared.previewed_dialog import PreviewedDialog
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


def branch_dialog(
    bench: Workbench, people: tuple[int, ...], who: str, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that moves people to another branch of the mine."""
    choices = branch_choices(Tree.on(bench.desk.on))
    dialog = PreviewedDialog(
        bench,
        tr("调整党支部"),
        (
            Field("branch_id", tr("转到"), Entry.CHOICE, choices=choices, is_required=True),
            day_field(tr("从哪一天起")),
        ),
        lambda values, some: move_to_branch(
            person_ids=some, branch_id=values["branch_id"], on=the_day(values)
        ),
        lambda _values: lambda row: row.branch_name,
        people=people,
        save_text=tr("调整"),
        note=tr("{who}。从这一天起，原来的党小组和支部职务同时结束。", who=who),
        parent=parent,
    )
    dialog.setObjectName("branch_dialog")
    return dialog


def job_dialog(
    bench: Workbench, people: tuple[int, ...], who: str, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that lets people work elsewhere from a day on."""

    def changing(values: Values, some: Sequence[int]) -> Operation[int]:
        job = {key: values[key] for key in JOB_KEYS if values[key]}
        return change_jobs(person_ids=some, changes=facts_of(job), on=the_day(values))

    def told_of(values: Values) -> Callable[[RosterRow], str]:
        columns = [COLUMN_BY_KEY[key] for key in JOB_KEYS if values[key]]
        return lambda row: " ".join(filter(None, (column.text(row) for column in columns)))

    unchanged = tr("不变")
    dialog = PreviewedDialog(
        bench,
        tr("调整区队班组"),
        (
            *(
                replace(form_field(FIELD_BY_KEY[key]), hint=unchanged, empty=unchanged)
                for key in JOB_KEYS
            ),
            day_field(tr("从哪一天起")),
        ),
        changing,
        told_of,
        people=people,
        columns=2,
        save_text=tr("调整"),
        note=tr("{who}。不填的项目不变；原来的工作留作经历。", who=who),
        parent=parent,
    )
    dialog.setObjectName("job_dialog")
    return dialog
