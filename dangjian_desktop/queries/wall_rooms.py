"""The walls of a branch's rooms, their positions, and what hangs at each."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.wall_register import (
    STANDING_READS,
    HangingRow,
    WallStandingQuery,
    spot_words,
)
from dangjian_desktop.storage.models import RoomWall, WallSpot


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A position on a wall, in centimetres from the upper left; see `WallSpot`.

    Attributes:
        words: Where it is: 党员活动室 · 北墙 · 誓词旁. hanging: what hangs there; None for nothing.
    """

    spot_id: int
    wall_id: int
    name: str
    sheet: str
    left_cm: int
    top_cm: int
    width_cm: int
    height_cm: int
    words: str
    hanging: HangingRow | None = None


@dataclass(frozen=True, slots=True)
class WallRow:
    """A wall of a room with its positions, from the left to the right."""

    wall_id: int
    organisation_id: int
    room: str
    name: str
    place: int
    width_cm: int
    height_cm: int
    spots: tuple[SpotRow, ...]


@dataclass(frozen=True)
class SpotsQuery:
    """The walls of a branch and their positions, without what hangs there; None for all walls."""

    reads: ClassVar = frozenset({Topic.WALL})
    organisation_id: int | None = None

    def fetch(self) -> list[WallRow]:
        """Return the walls, room by room in the order in which they were made."""
        chosen = RoomWall.select().order_by(RoomWall.organisation, RoomWall.place, RoomWall.id)
        if self.organisation_id is not None:
            chosen = chosen.where(RoomWall.organisation == self.organisation_id)
        walls = list(chosen)
        rooms = list(dict.fromkeys((wall.organisation_id, wall.room) for wall in walls))
        walls.sort(key=lambda wall: rooms.index((wall.organisation_id, wall.room)))
        spots: defaultdict[int, list[SpotRow]] = defaultdict(list)
        named = {wall.id: wall for wall in walls}
        found = WallSpot.select().where(WallSpot.wall.in_(list(named)))
        for spot in found.order_by(WallSpot.left_cm, WallSpot.top_cm, WallSpot.id):
            wall = named[spot.wall_id]
            spots[wall.id].append(
                SpotRow(
                    spot.id,
                    wall.id,
                    spot.name,
                    spot.sheet,
                    spot.left_cm,
                    spot.top_cm,
                    spot.width_cm,
                    spot.height_cm,
                    spot_words(wall.room, wall.name, spot.name),
                )
            )
        return [
            WallRow(
                wall.id,
                wall.organisation_id,
                wall.room,
                wall.name,
                wall.place,
                wall.width_cm,
                wall.height_cm,
                tuple(spots[wall.id]),
            )
            for wall in walls
        ]


@dataclass(frozen=True)
class RoomPlanQuery:
    """The walls of a branch with what hangs at each position on a day, true or stale."""

    reads: ClassVar = STANDING_READS
    organisation_id: int
    on: date

    def fetch(self) -> list[WallRow]:
        """Return the walls as `SpotsQuery` does."""
        hanging = {
            row.spot_id: row
            for row in WallStandingQuery(self.on, self.organisation_id).fetch()
            if row.spot_id is not None
        }
        return [
            replace(
                wall,
                spots=tuple(
                    replace(spot, hanging=hanging.get(spot.spot_id)) for spot in wall.spots
                ),
            )
            for wall in SpotsQuery(self.organisation_id).fetch()
        ]
