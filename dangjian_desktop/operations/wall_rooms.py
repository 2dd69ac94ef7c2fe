"""The plan of a room: its walls and the positions on them, in centimetres from the upper left."""

from collections.abc import Mapping
from typing import Any

from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import clean_values
from dangjian_desktop.queries.wall_register import spot_words
from dangjian_desktop.storage.models import RoomWall, WallPosting, WallSpot

#: No wall is longer or higher; what is larger was typed in millimetres.
MOST_CM = 5000

_OF_WALL = frozenset("room name width_cm height_cm".split())
_OF_SPOT = frozenset("name sheet left_cm top_cm width_cm height_cm".split())
_LONGEST_OF_WALL = {name: getattr(RoomWall, name).max_length for name in ("room", "name")}
_LONGEST_OF_SPOT = {name: getattr(WallSpot, name).max_length for name in ("name", "sheet")}


@operation("新增墙面")
def add_room_wall(
    writer: Writer,
    *,
    organisation_id: int,
    room: str,
    name: str,
    width_cm: int,
    height_cm: int,
) -> int:
    """Add a wall to the plan of a room, behind those that are there; return its row.

    Raises:
        RefusedError: When the room or the wall has no name, the room has a wall of that name, or
            a length cannot be.
    """
    clean = _wall_values({"room": room, "name": name, "width_cm": width_cm, "height_cm": height_cm})
    own = RoomWall.select().where(RoomWall.organisation == organisation_id)
    _refuse_wall_twice(organisation_id, clean["room"], clean["name"], None)
    place = max((wall.place for wall in own), default=0) + 1
    return writer.insert(RoomWall, organisation=organisation_id, place=place, **clean)


@operation("修改墙面")
def change_room_wall(writer: Writer, *, wall_id: int, values: Mapping[str, Any]) -> None:
    """Give a wall other names or lengths; any of room, name, width_cm, height_cm.

    Raises:
        RefusedError: As `add_room_wall`, and when a position would lie beside the wall.
    """
    wall = _wall(wall_id)
    clean = _wall_values(values)
    merged = {name: clean.get(name, getattr(wall, name)) for name in _OF_WALL}
    _refuse_wall_twice(wall.organisation_id, merged["room"], merged["name"], wall.id)
    for spot in WallSpot.select().where(WallSpot.wall == wall_id):
        if (
            spot.left_cm + spot.width_cm > merged["width_cm"]
            or spot.top_cm + spot.height_cm > merged["height_cm"]
        ):
            raise RefusedError(
                "墙面改小后放不下位置“{name}”。请先移动或改小这个位置。", name=spot.name
            )
    writer.update(RoomWall, wall_id, **clean)


@operation("删除墙面")
def remove_room_wall(writer: Writer, *, wall_id: int) -> None:
    """Remove a wall with its positions; what hung there keeps the place in words.

    Raises:
        RefusedError: When something hangs there, or it is no more.
    """
    wall = _wall(wall_id)
    for spot in WallSpot.select().where(WallSpot.wall == wall_id):
        _remove_spot(writer, spot, wall)
    writer.delete(RoomWall, wall_id)


@operation("新增位置")
def add_wall_spot(
    writer: Writer,
    *,
    wall_id: int,
    name: str,
    left_cm: int,
    top_cm: int,
    width_cm: int,
    height_cm: int,
    sheet: str = "",
) -> int:
    """Add a position to a wall and return its row.

    Raises:
        RefusedError: When it has no name or one that the wall has already, lies beside the wall,
            or covers another position.
    """
    wall = _wall(wall_id)
    clean = _spot_values(
        {
            "name": name,
            "sheet": sheet,
            "left_cm": left_cm,
            "top_cm": top_cm,
            "width_cm": width_cm,
            "height_cm": height_cm,
        }
    )
    _refuse_misfit(wall, clean, None)
    return writer.insert(WallSpot, wall=wall_id, **clean)


@operation("修改位置")
def change_wall_spot(writer: Writer, *, spot_id: int, values: Mapping[str, Any]) -> None:
    """Give a position another name, sheet, place or size.

    Args:
        writer: Writes.
        spot_id: The position.
        values: Any of name, sheet, left_cm, top_cm, width_cm, height_cm.

    Raises:
        RefusedError: As `add_wall_spot`.
    """
    spot = _spot(spot_id)
    clean = _spot_values(values)
    merged = {name: clean.get(name, getattr(spot, name)) for name in _OF_SPOT}
    _refuse_misfit(_wall(spot.wall_id), merged, spot_id)
    writer.update(WallSpot, spot_id, **clean)


@operation("移动位置")
def move_wall_spot(
    writer: Writer, *, spot_id: int, wall_id: int, left_cm: int, top_cm: int
) -> None:
    """Put a position elsewhere on its wall, or on another one of the same branch.

    Raises:
        RefusedError: As `add_wall_spot`, and when the wall is another branch's.
    """
    spot, wall = _spot(spot_id), _wall(wall_id)
    if _wall(spot.wall_id).organisation_id != wall.organisation_id:
        raise RefusedError("不能移到别的支部的墙上。请在那个支部新增位置。")
    clean = _spot_values({"left_cm": left_cm, "top_cm": top_cm})
    merged = {name: clean.get(name, getattr(spot, name)) for name in _OF_SPOT}
    _refuse_misfit(wall, merged, spot_id)
    writer.update(WallSpot, spot_id, wall=wall_id, **clean)


@operation("删除位置")
def remove_wall_spot(writer: Writer, *, spot_id: int) -> None:
    """Remove a position; what hung there once keeps the place in words.

    Raises:
        RefusedError: When something hangs there, or it is no more.
    """
    spot = _spot(spot_id)
    _remove_spot(writer, spot, _wall(spot.wall_id))


def _remove_spot(writer: Writer, spot: Any, wall: Any) -> None:
    posted = list(WallPosting.select().where(WallPosting.spot == spot.id))
    if any(one.taken_on is None for one in posted):
        raise RefusedError("位置“{name}”上还挂着版面。请先取下，或移到别处。", name=spot.name)
    words = spot_words(wall.room, wall.name, spot.name)[: WallPosting.place.max_length]
    for one in posted:
        writer.update(WallPosting, one.id, spot=None, place=words)
    writer.delete(WallSpot, spot.id)


def _wall(wall_id: int) -> Any:
    return standing_row(RoomWall, wall_id, RefusedError("这面墙已经不在了。请刷新后再看。"))


def _spot(spot_id: int) -> Any:
    return standing_row(WallSpot, spot_id, RefusedError("这个位置已经不在了。请刷新后再看。"))


def _wall_values(values: Mapping[str, Any]) -> dict[str, Any]:
    clean = clean_values(values, _OF_WALL, _LONGEST_OF_WALL)
    if clean.get("room") == "":
        raise RefusedError("还没有写是哪个房间。请填写，如“党员活动室”。")
    if clean.get("name") == "":
        raise RefusedError("还没有写是哪面墙。请填写，如“北墙”。")
    _refuse_lengths(clean, ("width_cm", "height_cm"))
    return clean


def _spot_values(values: Mapping[str, Any]) -> dict[str, Any]:
    clean = clean_values(values, _OF_SPOT, _LONGEST_OF_SPOT)
    if clean.get("name") == "":
        raise RefusedError("还没有给位置起名。请填写，如“正中”。")
    _refuse_lengths(clean, ("width_cm", "height_cm"))
    return clean


def _refuse_lengths(values: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if name in values and not 0 < values[name] <= MOST_CM:
            raise RefusedError(
                "长度要在 1 到 {most} 厘米之间，写的是 {found}。请改正。",
                most=MOST_CM,
                found=values[name],
            )


def _refuse_wall_twice(organisation_id: int, room: str, name: str, but: int | None) -> None:
    own = RoomWall.select().where(
        (RoomWall.organisation == organisation_id)
        & (RoomWall.room == room)
        & (RoomWall.name == name)
    )
    if any(wall.id != but for wall in own):
        raise RefusedError("“{room}”已经有“{name}”了。请换一个名称。", room=room, name=name)


def _refuse_misfit(wall: Any, wanted: Mapping[str, Any], but: int | None) -> None:
    """Refuse a position beside the wall, over another one, or of a name that is there."""
    left, top = wanted["left_cm"], wanted["top_cm"]
    right, bottom = left + wanted["width_cm"], top + wanted["height_cm"]
    if left < 0 or top < 0 or right > wall.width_cm or bottom > wall.height_cm:
        raise RefusedError(
            "位置超出了墙面（宽 {width} 厘米、高 {height} 厘米）。请改小或移进来。",
            width=wall.width_cm,
            height=wall.height_cm,
        )
    for spot in WallSpot.select().where(WallSpot.wall == wall.id):
        if spot.id == but:
            continue
        if spot.name == wanted["name"]:
            raise RefusedError("这面墙上已经有位置“{name}”了。请换一个名称。", name=spot.name)
        if (
            left < spot.left_cm + spot.width_cm
            and spot.left_cm < right
            and top < spot.top_cm + spot.height_cm
            and spot.top_cm < bottom
        ):
            raise RefusedError("会盖住位置“{name}”。请移开或改小。", name=spot.name)
