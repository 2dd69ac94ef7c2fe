"""What hangs in the demonstration: walls of two rooms, sheets printed early and late, one waiting.

A sheet is printed as of the day that the description tells; whatever has happened in the mine
since then makes it stale.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.operations.sheet_choices import change_sheet_choice
from dangjian_desktop.operations.wall_register import (
    end_posting,
    make_editions,
    post_sheet,
    record_edition,
)
from dangjian_desktop.operations.wall_rooms import add_room_wall, add_wall_spot
from dangjian_desktop.operations.wall_texts import add_wall_text
from dangjian_desktop.queries.organisations import Tree


def write_walls(writer: Writer, plan: Mapping[str, Any]) -> None:
    """Write the walls, and print and hang the sheets in the order of their days."""
    on = date.fromisoformat(plan["on"])
    branches = {row.name: row.organisation_id for row in Tree.on(on).rows}
    spots: dict[tuple[str, str, str], int] = {}
    for told in plan["wall"]:
        wall = add_room_wall(
            organisation_id=branches[told["branch"]],
            room=told["room"],
            name=told["name"],
            width_cm=told["size"][0],
            height_cm=told["size"][1],
        ).body(writer)
        for spot in told["spot"]:
            key = told["branch"], told["name"], spot["name"]
            (left, top), (width, height) = spot["at"], spot["size"]
            spots[key] = add_wall_spot(
                wall_id=wall,
                name=spot["name"],
                sheet=spot.get("sheet", ""),
                left_cm=left,
                top_cm=top,
                width_cm=width,
                height_cm=height,
            ).body(writer)
    for told in plan["wall_text"]:
        add_wall_text(
            code="",
            title=told["title"],
            body="\n".join(told["lines"]),
            source=told["source"],
            edition_on=PartialDate.of(date.fromisoformat(told["edition"])),
            on=date.fromisoformat(told["entered"]),
            organisation_id=branches[told["branch"]],
        ).body(writer)
    for told in plan["sheet_choice"]:
        change_sheet_choice(
            organisation_id=branches[told["branch"]],
            sheet=told["sheet"],
            theme=told.get("theme", ""),
            paper=told.get("paper", ""),
        ).body(writer)
    for told in sorted(plan["wall_sheet"], key=lambda one: str(one["printed"])):
        edition = _printed(writer, told, branches[told["branch"]])
        for posting in _hung(writer, told, edition, spots, on):
            if "taken" in told:
                day = date.fromisoformat(told["taken"])
                end_posting(posting_id=posting, taken_on=day, on=on).body(writer)


def _printed(writer: Writer, told: Mapping[str, Any], branch: int) -> int:
    """Print a sheet as of its day and record the edition."""
    wanted = Printout(
        told["code"],
        date.fromisoformat(told["printed"]),
        organisation_id=branch,
        period=told.get("period", ""),
    )
    ((printout, made),) = make_editions([wanted])
    return record_edition(printout=printout, made=made).body(writer)


def _hung(
    writer: Writer,
    told: Mapping[str, Any],
    edition: int,
    spots: Mapping[tuple[str, str, str], int],
    on: date,
) -> Iterator[int]:
    """Hang a sheet where the description says; one without a day still waits."""
    if "hung" not in told:
        return
    spot = told.get("spot")
    yield post_sheet(
        edition_id=edition,
        posted_on=date.fromisoformat(told["hung"]),
        on=on,
        spot_id=None if spot is None else spots[told["branch"], *spot],
        place=told.get("place", ""),
        posted_by=told.get("by", ""),
    ).body(writer)
