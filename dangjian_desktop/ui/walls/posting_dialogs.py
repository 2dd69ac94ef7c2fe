"""The forms of the register: hanging a sheet, moving it, taking it down, putting an entry right."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.wall_register import (
    correct_posting,
    end_posting,
    move_posting,
    post_sheet,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_register import EditionRow, PostedRow, PostersQuery
from dangjian_desktop.queries.wall_rooms import SpotsQuery
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import (
    DAY,
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, retold, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_MOST_PLACE, _MOST_NAME, _MOST_NOTE = 80, 40, 200
_ELSEWHERE = QT_TR_NOOP("别处（在下面写明）")


def post_dialog(
    bench: Workbench,
    editions: Sequence[EditionRow],
    holder_id: int | None,
    parent: QWidget,
    *,
    spot_id: int | None = None,
    replaced: PostedRow | None = None,
) -> OperationDialog:
    """Return the form with which a printed sheet is entered as hanging.

    Args:
        bench: Desk and questions.
        editions: What may be hung; the first is chosen.
        holder_id: On whose walls; None for all.
        parent: The page.
        spot_id: The position, where it is known already.
        replaced: The copy in whose place it hangs.
    """

    def operation(values: Values) -> Operation[Any]:
        return post_sheet(
            edition_id=values["edition"],
            posted_on=the_day(values),
            on=bench.desk.today,
            spot_id=values["spot"],
            place=values["place"] or "",
            posted_by=values["posted_by"] or "",
            note=values["note"] or "",
            replaces=None if replaced is None else replaced.posting_id,
        )

    choices = tuple(
        (
            one.edition_id,
            tr(
                "{mark} {title}（{day}）",
                mark=WallMark(one.number).short,
                title=tr(one.title),
                day=one.printed_on.isoformat(),
            ),
        )
        for one in editions
    )
    note = ""
    if replaced is not None:
        note = tr(
            "换下 {mark}（{place}），它在换上的这一天记为取下。",
            mark=retold(WallMark(replaced.number).of_copy(replaced.copy)),
            place=replaced.place,
        )
        spot_id = replaced.spot_id
    made = OperationDialog(
        bench,
        tr("登记上墙") if replaced is None else tr("换上新的一张"),
        (
            Field("edition", QT_TR_NOOP("哪一张"), Entry.CHOICE, choices=choices, is_required=True),
            *_where_fields(holder_id, bench.desk.on),
            day_field(QT_TR_NOOP("上墙日期")),
            _by_field(),
            _note_field(),
        ),
        operation,
        values={
            "edition": choices[0][0] if choices else None,
            "spot": spot_id,
            "place": "" if replaced is None or replaced.spot_id is not None else replaced.place,
            "posted_by": "" if replaced is None else replaced.posted_by,
        },
        save_text=QT_TR_NOOP("登记"),
        note=note,
        parent=parent,
    )
    made.setObjectName("post_dialog")
    return made


def move_dialog(bench: Workbench, row: PostedRow, parent: QWidget) -> OperationDialog:
    """Return the form with which a copy is hung somewhere else."""
    made = OperationDialog(
        bench,
        tr("移到别处"),
        (*_where_fields(row.holder_id, bench.desk.on), day_field(QT_TR_NOOP("移动日期"))),
        lambda values: move_posting(
            posting_id=row.posting_id,
            moved_on=the_day(values),
            on=bench.desk.today,
            spot_id=values["spot"],
            place=values["place"] or "",
        ),
        save_text=QT_TR_NOOP("移动"),
        note=tr("现在挂在：{place}。原来的位置留在登记里。", place=row.place),
        parent=parent,
    )
    made.setObjectName("move_posting_dialog")
    return made


def end_dialog(bench: Workbench, row: PostedRow, parent: QWidget) -> OperationDialog:
    """Return the form with which a copy is taken down."""
    made = OperationDialog(
        bench,
        tr("取下"),
        (day_field(QT_TR_NOOP("取下日期")),),
        lambda values: end_posting(
            posting_id=row.posting_id, taken_on=the_day(values), on=bench.desk.today
        ),
        save_text=QT_TR_NOOP("取下"),
        note=tr("{title}（{place}）。印制的原件留在登记里。", title=tr(row.title), place=row.place),
        parent=parent,
    )
    made.setObjectName("end_posting_dialog")
    return made


def correct_dialog(bench: Workbench, row: PostedRow, parent: QWidget) -> OperationDialog:
    """Return the form with which what was entered of a copy is put right."""
    fields = [
        day_field(QT_TR_NOOP("上墙日期")),
        Field(
            "taken_on",
            QT_TR_NOOP("取下日期"),
            Entry.DATE,
            is_exact=True,
            advice=QT_TR_NOOP("还挂着的空着。"),
        ),
        _by_field(),
        _note_field(),
    ]
    if row.spot_id is None:
        fields.insert(0, _place_field())

    def operation(values: Values) -> Operation[Any]:
        keys = [key for key in ("place", "posted_by", "note") if key in values]
        return correct_posting(
            posting_id=row.posting_id,
            on=bench.desk.today,
            posted_on=the_day(values),
            taken_on=the_day(values, "taken_on") if values["taken_on"] else None,
            values={key: values[key] or "" for key in keys},
        )

    made = OperationDialog(
        bench,
        tr("更正登记"),
        fields,
        operation,
        values={
            DAY: PartialDate.of(row.posted_on),
            "taken_on": None if row.taken_on is None else PartialDate.of(row.taken_on),
            "place": row.place,
            "posted_by": row.posted_by,
            "note": row.note,
        },
        parent=parent,
    )
    made.setObjectName("correct_posting_dialog")
    return made


def _where_fields(holder_id: int | None, on: date) -> tuple[Field, ...]:
    spot = Field(
        "spot",
        QT_TR_NOOP("活动室的位置"),
        Entry.CHOICE,
        choices=_spot_choices(holder_id, on),
        empty=_ELSEWHERE,
    )
    return spot, _place_field()


def _spot_choices(holder_id: int | None, on: date) -> Choices:
    """Return the positions of a branch's rooms; of all, each with its branch before it."""
    tree = Tree.on(on)
    choices = []
    for wall in SpotsQuery(holder_id).fetch():
        node = tree.get(wall.organisation_id)
        before = f"{node.name} · " if holder_id is None and node is not None else ""
        choices += [(spot.spot_id, before + spot.words) for spot in wall.spots]
    return tuple(choices)


def _place_field() -> Field:
    return Field(
        "place",
        QT_TR_NOOP("地点"),
        max_length=_MOST_PLACE,
        hint=QT_TR_NOOP("如 井口走廊左侧"),
    )


def _by_field() -> Field:
    return Field(
        "posted_by",
        QT_TR_NOOP("谁挂的"),
        Entry.COMPLETED,
        suggestions=lambda: PostersQuery().fetch(),
        max_length=_MOST_NAME,
    )


def _note_field() -> Field:
    return Field("note", QT_TR_NOOP("备注"), max_length=_MOST_NOTE)
