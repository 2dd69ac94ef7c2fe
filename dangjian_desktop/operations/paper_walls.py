"""What stands on the 在墙登记表 and on the plans of a branch's rooms."""

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_register import WallStandingQuery
from dangjian_desktop.queries.wall_rooms import RoomPlanQuery, SpotRow, WallRow
from dangjian_desktop.queries.wall_texts import TextsInForceQuery
from dangjian_desktop.storage.shipped_wall_texts import shipped_text_kinds

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.room_plan import PlanSpot, PlanWall


def wall_register_content(printout: Printout) -> Rows:
    """Return what hangs, stale sheets first, each with the differences in words."""
    from dangjian_desktop.printing.forms.wall_register import PostingLine

    found = WallStandingQuery(printout.on, printout.organisation_id).fetch()
    lines = [
        PostingLine(
            number=str(number),
            mark=WallMark(row.number).of_copy(row.copy),
            title=row.title,
            place=row.place,
            posted_on=row.posted_on.isoformat(),
            posted_by=row.posted_by,
            state="已过时" if row.is_stale else "现行",
            told="；".join(map(str, row.differences)),
            branch_name=row.organisation,
        )
        for number, row in enumerate(found, start=1)
    ]
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "counts": f"在墙 {len(found)} 张，已过时 {sum(row.is_stale for row in found)} 张",
    }


def room_plan_content(printout: Printout) -> Rows:
    """Return a plan for each room of a branch.

    Raises:
        RefusedError: When no branch is chosen, or it has no walls yet.
    """
    from dangjian_desktop.printing.forms.room_plan import RoomPlan

    node = Tree.on(printout.on).get(printout.organisation_id)
    if node is None or node.kind is not OrganisationKind.BRANCH:
        raise RefusedError("平面图一份是一个党支部的。请选一个党支部。")
    walls = RoomPlanQuery(node.organisation_id, printout.on).fetch()
    if not walls:
        raise RefusedError(
            "{name}还没有墙面。请先在“上墙”的“活动室”里新增墙面和位置。", name=node.name
        )
    names = _names(printout)
    plans = []
    for room, rows in groupby(walls, key=lambda wall: wall.room):
        own = list(rows)
        hanging = [spot.hanging for wall in own for spot in wall.spots if spot.hanging]
        stale = sum(one.is_stale for one in hanging)
        positions = sum(len(wall.spots) for wall in own)
        plans.append(
            RoomPlan(
                f"{node.name}{room}",
                f"位置 {positions} 个，在墙 {len(hanging)} 张，已过时 {stale} 张",
                tuple(_wall(wall, names) for wall in own),
                day_on_paper(printout.on),
            )
        )
    return plans, {"name": node.name}


def _names(printout: Printout) -> dict[str, str]:
    """Return what each wall sheet is called, the texts of the branch among them, by code."""
    from dangjian_desktop.printing.catalog import SHEETS

    texts = TextsInForceQuery(printout.on, printout.organisation_id).fetch()
    return {
        **{code: sheet.name for code, sheet in SHEETS.items()},
        **{kind.code: kind.title for kind in shipped_text_kinds()},
        **{code: row.title for code, row in texts.items()},
    }


def _wall(wall: WallRow, names: Mapping[str, str]) -> "PlanWall":
    from dangjian_desktop.printing.forms.room_plan import PlanWall

    spots = tuple(_spot(spot, names) for spot in wall.spots)
    return PlanWall(wall.name, wall.width_cm, wall.height_cm, spots)


def _spot(spot: SpotRow, names: Mapping[str, str]) -> "PlanSpot":
    from dangjian_desktop.printing.forms.room_plan import PlanSpot, SpotState

    hanging = spot.hanging
    if hanging is None:
        title, mark, state = names.get(spot.sheet, ""), "", SpotState.EMPTY
    else:
        title, mark = hanging.title, WallMark(hanging.number).short
        state = SpotState.STALE if hanging.is_stale else SpotState.TRUE
    size = spot.left_cm, spot.top_cm, spot.width_cm, spot.height_cm
    return PlanSpot(spot.name, title, mark, state, *size)
