"""The dialogs of the page 夺旗: what a committee decides, and figures that people give."""

from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.contest import Outcome, by_rules
from dangjian_desktop.domain.rubric_sheets import read_points
from dangjian_desktop.operations.contest import (
    LONGEST_REASON,
    record_flag_decision,
    record_flag_figures,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.flags import FlagBoard, FlagRow
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import (
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: What is chosen where nobody gets the flag.
NOBODY = 0


def decision_dialog(
    bench: Workbench, board: FlagBoard, row: FlagRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that records who gets a flag where the rules end, or that nobody does."""
    result = by_rules(row.table, board.rules.lowest)
    open_ids = result.open_ids or ((result.winner_id,) if result.winner_id is not None else ())
    choices = [(key, board.names.get(key, "")) for key in open_ids]
    holder = board.holder_id
    assert holder is not None, "a board with flags has somebody who holds the contest"

    def operation(values: Values) -> Operation[Any]:
        return record_flag_decision(
            organisation_id=holder,
            period=board.period.code,
            flag=row.flag.key,
            winner_id=values["winner_id"] or None,
            reason=values["reason"],
            on=the_day(values),
        )

    given: dict[str, Any] = {}
    if row.decision is not None:
        given = {
            "winner_id": row.decision.winner_id or NOBODY,
            "reason": row.decision.reason,
        }
    elif result.outcome is Outcome.WON:
        given = {"winner_id": NOBODY}
    dialog = OperationDialog(
        bench,
        tr("登记“{flag}”旗的决定", flag=row.flag.name),
        (
            Field(
                "winner_id",
                tr("给谁"),
                Entry.CHOICE,
                choices=[*choices, (NOBODY, tr("空缺，本期不授"))],
                is_required=True,
            ),
            day_field(tr("决定日期")),
            Field(
                "reason",
                tr("由谁决定、理由"),
                Entry.LONG_TEXT,
                is_required=True,
                max_length=LONGEST_REASON,
                hint=tr("如 党委会研究，按上季度得分"),
            ),
        ),
        operation,
        values=given,
        save_text=tr("登记"),
        note=in_words(result.reason),
        parent=parent,
    )
    dialog.setObjectName("flag_decision_dialog")
    return dialog


def figures_dialog(
    bench: Workbench, board: FlagBoard, row: FlagRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog in which a figure for every branch is typed, one below the other."""
    entered = row.entered or {}
    ids = sorted((one.organisation_id for one in row.table.scores), key=list(board.names).index)
    fields = tuple(
        Field(
            f"branch_{key}",
            board.names[key],
            Entry.NUMBER,
            reader=read_points,
            hint=tr("0 到 100；空着不参加"),
        )
        for key in ids
    )
    reasons = [reason for _points, reason in entered.values()]
    values: dict[str, Any] = {
        f"branch_{key}": entered[key][0] if key in entered else None for key in ids
    }
    values["reason"] = reasons[-1] if reasons else ""
    dialog = OperationDialog(
        bench,
        tr("填写“{flag}”旗得分", flag=row.flag.name),
        (
            Field(
                "reason",
                tr("出处"),
                max_length=LONGEST_REASON,
                hint=tr("如 三季度经营考核通报"),
                is_required=True,
                is_wide=True,
            ),
            *fields,
        ),
        lambda told: record_flag_figures(
            period=board.period.code,
            flag=row.flag.key,
            points={key: told[f"branch_{key}"] for key in ids},
            reason=told["reason"],
            on=bench.desk.on,
        ),
        values=values,
        columns=2,
        save_text=tr("保存"),
        note=tr(
            "{period}各党支部的{flag}得分，满分 100；没有填的不参加这面旗。",
            period=board.period.label,
            flag=row.flag.name,
        ),
        parent=parent,
    )
    dialog.setObjectName("flag_figures_dialog")
    return dialog
