"""Reads what hangs, what waits and what hung; changes nothing, and may be called on any thread.

Comparing every sheet on the walls of a mine with its records takes longer than a window may wait.
"""

from dataclasses import dataclass
from datetime import date

from dangjian_desktop.queries.wall_register import (
    EditionRow,
    EditionsQuery,
    HangingRow,
    PostedRow,
    PostingsQuery,
    WallStandingQuery,
)
from dangjian_desktop.queries.wall_rooms import RoomPlanQuery, WallRow
from dangjian_desktop.storage.database import connection


@dataclass(frozen=True)
class Register:
    """What the page of the register shows.

    Attributes:
        hanging: What hangs, stale first. waiting: printed and never hung, the newest first.
        past: Taken down, the latest first.
    """

    hanging: tuple[HangingRow, ...] = ()
    waiting: tuple[EditionRow, ...] = ()
    past: tuple[PostedRow, ...] = ()


def examine_register(on: date, within: int | None) -> Register:
    """Return the register of an organisation and what stands below it; None for all."""
    with connection():
        hanging = WallStandingQuery(on, within).fetch()
        hangs = {row.posting_id for row in hanging}
        posted = PostingsQuery(on, within, with_past=True).fetch()
        past = [row for row in posted if row.posting_id not in hangs]
        waiting = [row for row in EditionsQuery(on, within).fetch() if not row.hung]
    past.sort(key=lambda row: (row.taken_on or on, row.posting_id), reverse=True)
    return Register(tuple(hanging), tuple(waiting), tuple(past))


def examine_rooms(on: date, organisation_id: int) -> list[WallRow]:
    """Return the walls of a branch with what hangs at each position."""
    with connection():
        return RoomPlanQuery(organisation_id, on).fetch()
