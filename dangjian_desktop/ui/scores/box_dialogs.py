"""Dialogs of the 迎检盒: where a piece of evidence belongs, and what is to be printed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.inspection_rules import LABELS, label_sizes
from dangjian_desktop.operations.inspection_box import (
    ACTIVITY_PART,
    CONTENTS_PART,
    LABEL_PART,
    MISSING_PART,
)
from dangjian_desktop.operations.printout import INSPECTION_BOX, Printout
from dangjian_desktop.operations.score_evidence import (
    move_evidence_to,
)
from dangjian_desktop.queries.inspection_box import BoxItem, InspectionBox
from dangjian_desktop.queries.rules import RulesQuery
from dangjian_desktop.ui.shared.fields import YES_NO, Entry, Field, spoken
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Parts of the job with their words; those that are printed unless somebody says otherwise first.
_PARTS = (
    (CONTENTS_PART, QT_TR_NOOP("卷内目录"), True),
    (MISSING_PART, QT_TR_NOOP("缺件单"), True),
    (LABEL_PART, QT_TR_NOOP("盒脊标签"), True),
    (ACTIVITY_PART, QT_TR_NOOP("所列活动的记录和签到表"), False),
)


def move_dialog(
    bench: Workbench, box: InspectionBox, one: BoxItem, evidence_id: int, parent: QWidget
) -> OperationDialog:
    """Return the dialog that asks to which item a piece belongs; ready to be opened.

    Args:
        bench: Desk and questions.
        box: The box. one: the item that it belongs to now.
        evidence_id: The piece.
        parent: The dialog of the box.
    """
    choices = [
        (other.item.code, tr("{code} {title}", code=other.item.code, title=other.item.title))
        for other in box.items
        if other.item.code != one.item.code
    ]
    return OperationDialog(
        bench,
        tr("移到别的考评内容"),
        (Field("item", QT_TR_NOOP("考评内容"), Entry.CHOICE, choices=choices, is_required=True),),
        lambda values: move_evidence_to(
            evidence_id=evidence_id, item=values["item"], on=bench.desk.on
        ),
        save_text=QT_TR_NOOP("移过去"),
        parent=parent,
    )


def box_print_dialog(
    bench: Workbench, box: InspectionBox, give: Callable[[Printout], Any], parent: QWidget
) -> FormDialog:
    """Return the dialog that asks which parts of a box are printed; ready to be opened.

    Args:
        bench: Desk and questions.
        box: The box.
        give: Given the printout that was asked for.
        parent: The dialog of the box.
    """
    sizes = label_sizes(RulesQuery(bench.desk.on).fetch().values_of(LABELS))
    fields = [
        Field(key, word, Entry.YES_NO, choices=spoken(YES_NO), is_required=True)
        for key, word, _usual in _PARTS
    ]
    fields.append(
        Field(
            "width",
            QT_TR_NOOP("标签宽"),
            Entry.CHOICE,
            choices=[(width, tr("{width} 毫米", width=width)) for width in sizes.widths],
            is_required=True,
            advice=tr("高 {height} 毫米；尺寸在规则“盒脊标签的尺寸”里改。", height=sizes.height),
        )
    )

    def save(values: dict[str, Any]) -> bool:
        chosen = tuple(key for key, _word, _usual in _PARTS if values[key])
        if not chosen:
            dialog.blame([(CONTENTS_PART, tr("至少选一样。"))])
            return False
        give(
            Printout(
                INSPECTION_BOX,
                bench.desk.on,
                organisation_id=box.organisation_id,
                period=box.period.code,
                sections=chosen,
                label_width=values["width"],
            )
        )
        return True

    usual: dict[str, Any] = {key: is_usual for key, _word, is_usual in _PARTS}
    dialog = FormDialog(
        tr("打印迎检盒"),
        fields,
        save,
        on=bench.desk.on,
        ask=bench.ask,
        values={**usual, "width": sizes.usual},
        columns=2,
        save_text=QT_TR_NOOP("打印"),
        parent=parent,
    )
    return dialog
