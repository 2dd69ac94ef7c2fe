"""The forms of the plan of a room: a wall and its size, a position and where it lies."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.wall_rooms import (
    MOST_CM,
    add_room_wall,
    add_wall_spot,
    change_room_wall,
    change_wall_spot,
)
from dangjian_desktop.queries.wall_rooms import SpotRow, WallRow
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_MOST_NAME = 40
#: What a first wall and a first position are offered as: a usual room, a sheet of A0.
USUAL_ROOM = chinese("党员活动室")
_USUAL_WALL = {"width_cm": 600, "height_cm": 280}
USUAL_SPOT = (120, 85)
#: A position is offered this far from its neighbours and from the edges.
_APART = 20


def wall_dialog(
    bench: Workbench, organisation_id: int, room: str, parent: QWidget, wall: WallRow | None = None
) -> OperationDialog:
    """Return the form for a new wall of a branch, or for one that is there."""

    def operation(values: Values) -> Operation[Any]:
        told = _texts(values)
        if wall is not None:
            return change_room_wall(wall_id=wall.wall_id, values=told)
        return add_room_wall(organisation_id=organisation_id, **told)

    values: dict[str, Any] = {"room": room or USUAL_ROOM, **_USUAL_WALL}
    if wall is not None:
        values = {name: getattr(wall, name) for name in ("room", "name", "width_cm", "height_cm")}
    made = OperationDialog(
        bench,
        tr("新增墙面") if wall is None else tr("修改墙面"),
        (
            Field("room", QT_TR_NOOP("房间"), is_required=True, max_length=_MOST_NAME),
            Field(
                "name",
                QT_TR_NOOP("哪面墙"),
                is_required=True,
                max_length=_MOST_NAME,
                hint=QT_TR_NOOP("如 北墙、公开栏"),
            ),
            _centimetres("width_cm", QT_TR_NOOP("宽（厘米）"), 1),
            _centimetres("height_cm", QT_TR_NOOP("高（厘米）"), 1),
        ),
        operation,
        values=values,
        columns=2,
        parent=parent,
    )
    made.setObjectName("wall_dialog")
    return made


def spot_dialog(
    bench: Workbench,
    wall: WallRow,
    names: Mapping[str, str],
    parent: QWidget,
    spot: SpotRow | None = None,
) -> OperationDialog:
    """Return the form for a new position on a wall, or for one that is there.

    Args:
        bench: Desk and questions.
        wall: On which it lies.
        names: What each wall sheet is called, by code.
        parent: The page.
        spot: The position; None for a new one, which is offered a free place.
    """

    def operation(values: Values) -> Operation[Any]:
        told = {**_texts(values), "sheet": values["sheet"] or ""}
        if spot is not None:
            return change_wall_spot(spot_id=spot.spot_id, values=told)
        return add_wall_spot(wall_id=wall.wall_id, **told)

    if spot is None:
        width, height = USUAL_SPOT
        width, height = min(width, wall.width_cm), min(height, wall.height_cm)
        left, top = free_place(wall, width, height)
        values: dict[str, Any] = {
            "name": tr("位置 {number}", number=len(wall.spots) + 1),
            "sheet": None,
            "left_cm": left,
            "top_cm": top,
            "width_cm": width,
            "height_cm": height,
        }
    else:
        keys = ("name", "left_cm", "top_cm", "width_cm", "height_cm")
        values = {key: getattr(spot, key) for key in keys} | {"sheet": spot.sheet or None}
    made = OperationDialog(
        bench,
        tr("新增位置") if spot is None else tr("修改位置"),
        (
            Field("name", QT_TR_NOOP("名称"), is_required=True, max_length=_MOST_NAME),
            Field(
                "sheet",
                QT_TR_NOOP("应挂的版面"),
                Entry.CHOICE,
                choices=tuple(names.items()),
                empty=QT_TR_NOOP("不限"),
            ),
            _centimetres("left_cm", QT_TR_NOOP("距左（厘米）"), 0),
            _centimetres("top_cm", QT_TR_NOOP("距上（厘米）"), 0),
            _centimetres("width_cm", QT_TR_NOOP("宽（厘米）"), 1),
            _centimetres("height_cm", QT_TR_NOOP("高（厘米）"), 1),
        ),
        operation,
        values=values,
        columns=2,
        note=tr(
            "{wall}宽 {width} 厘米、高 {height} 厘米，从左上角量起。",
            wall=wall.name,
            width=wall.width_cm,
            height=wall.height_cm,
        ),
        parent=parent,
    )
    made.setObjectName("spot_dialog")
    return made


def free_place(wall: WallRow, width: int, height: int) -> tuple[int, int]:
    """Return the upper left of a free place of a size, row by row; the corner where none is."""
    step = _APART // 2

    def is_free(left: int, top: int) -> bool:
        return all(
            left >= one.left_cm + one.width_cm
            or one.left_cm >= left + width
            or top >= one.top_cm + one.height_cm
            or one.top_cm >= top + height
            for one in wall.spots
        )

    for top in range(min(_APART, wall.height_cm - height), wall.height_cm - height + 1, step):
        for left in range(min(_APART, wall.width_cm - width), wall.width_cm - width + 1, step):
            if is_free(left, top):
                return left, top
    return 0, 0


def _centimetres(key: str, label: str, lowest: int) -> Field:
    return Field(key, label, Entry.INTEGER, is_required=True, lowest=lowest, highest=MOST_CM)


def _texts(values: Values) -> dict[str, Any]:
    return {key: values[key] for key in values if key != "sheet"}
