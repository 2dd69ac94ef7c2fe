"""The dialogs of the page 争星: a star that people give or do not give, and a level."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.operations.contest import LONGEST_REASON, record_star, record_star_level
from dangjian_desktop.queries.stars import StarBoard, StarRow, level_cautions
from dangjian_desktop.ui.scores.star_detail import level_told, quota_told
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, day_field, the_day
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


def _person(row: StarRow) -> int | None:
    return row.key if row.uid else None


def star_dialog(
    bench: Workbench, board: StarBoard, row: StarRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that gives somebody a star, or does not give one."""
    dialog = OperationDialog(
        bench,
        tr("评星：{name}", name=row.name),
        (
            Field(
                "star",
                tr("哪颗星"),
                Entry.CHOICE,
                choices=[(one.star.key, one.star.name) for one in row.stars],
                is_required=True,
            ),
            Field(
                "is_given",
                tr("授不授"),
                Entry.CHOICE,
                choices=[(True, tr("授星")), (False, tr("不授"))],
                is_required=True,
            ),
            day_field(tr("决定日期")),
            Field(
                "reason",
                tr("由谁评定、理由"),
                Entry.LONG_TEXT,
                is_required=True,
                max_length=LONGEST_REASON,
            ),
        ),
        lambda values: record_star(
            organisation_id=row.branch_id,
            person_id=_person(row),
            period=board.period.code,
            star=values["star"],
            is_given=values["is_given"],
            reason=values["reason"],
            on=the_day(values),
        ),
        values={"is_given": True},
        save_text=tr("登记"),
        note=tr("评定在规则算出的之上；撤下后仍按规则。"),
        parent=parent,
    )
    dialog.setObjectName("star_dialog")
    return dialog


def level_dialog(
    bench: Workbench, board: StarBoard, row: StarRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog in which people decide somebody's level; what speaks against it is told."""
    choices = [
        (
            quota.level,
            quota_told(quota) if quota.places is not None else level_told(quota.level),
        )
        for quota in board.quotas
    ]
    cautions = level_cautions(board, row, row.standing.level)
    note = tr("按规则现在是{level}。", level=level_told(row.standing.level))
    for caution in cautions:
        note += in_words(caution)
    dialog = OperationDialog(
        bench,
        tr("定星级：{name}", name=row.name),
        (
            Field(
                "level",
                tr("星级（已定/名额）"),
                Entry.CHOICE,
                choices=choices,
                is_required=True,
            ),
            day_field(tr("决定日期")),
            Field(
                "reason",
                tr("由谁决定、理由"),
                Entry.LONG_TEXT,
                max_length=LONGEST_REASON,
                hint=tr("超名额、高于规则或期间没有结束时必填"),
            ),
        ),
        lambda values: record_star_level(
            organisation_id=row.branch_id,
            person_id=_person(row),
            period=board.period.code,
            level=values["level"],
            reason=values["reason"],
            on=the_day(values),
        ),
        values={
            "level": row.decided.level if row.decided is not None else row.standing.level,
            "reason": row.decided.reason if row.decided is not None else "",
        },
        save_text=tr("定级"),
        note=note,
        parent=parent,
    )
    dialog.setObjectName("star_level_dialog")
    return dialog
