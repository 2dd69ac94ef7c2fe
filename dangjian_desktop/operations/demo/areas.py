"""The 责任区 of the demonstration: last year's division, and the one drawn this January."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duty_areas import AREA_BOOK, CREW_GONE, ENDED, YEARLY
from dangjian_desktop.domain.ledger_values import Named, Value
from dangjian_desktop.operations.demo.roll import DemoBranch, Entered

#: One branch in so many left a crew without an area; in one in so many somebody left since.
_GAP_EVERY, _LEFT_EVERY = 4, 3
#: The place of the branch, among so many, that gave up a crew.
_GONE_EVERY = 5
_DRAWN, _HUNG = (1, 5), (1, 15)


class Shelf(Protocol):
    """What rows are written with."""

    on: date

    def add(
        self,
        code: str,
        branch: DemoBranch,
        day: date,
        values: Mapping[str, Value | None],
        road: Sequence[Any] = (),
    ) -> int:
        """Write a row of a branch and return its id."""
        ...


def write_areas(
    shelf: Shelf, told: Mapping[str, Any], branch: DemoBranch, people: Sequence[Entered], place: int
) -> None:
    """Write both divisions of a branch; this year's differs in people, and in what it covers."""
    by_crew: dict[str, list[Named]] = {}
    for one in people:
        if one.facts.crew:
            by_crew.setdefault(one.facts.crew, []).append(_named(one))
    crews = list(by_crew)
    last_year = shelf.on.year - 1
    ended = (ENDED, date(shelf.on.year, *_DRAWN), None)
    for crew in crews:
        before = by_crew[crew][-1:]  # this year somebody else of the crew
        values = _crew_area(branch, crew, before, last_year)
        shelf.add(
            AREA_BOOK,
            branch,
            date(last_year, *_DRAWN),
            {**values, "end_reason": YEARLY},
            [ended],
        )
    if place % _GONE_EVERY == 0:
        crew = told["gone_crew"]
        values = _crew_area(branch, crew, [_named(people[0])], last_year)
        shelf.add(
            AREA_BOOK,
            branch,
            date(last_year, *_DRAWN),
            {**values, "end_reason": CREW_GONE},
            [ended],
        )
    _of_the_committee(shelf, told, branch)
    for crew in crews[: -1 if place % _GAP_EVERY == 1 and len(crews) > 1 else None]:
        members = by_crew[crew][:1]
        if place % _LEFT_EVERY == 0 and crew == crews[0]:
            members = [*members, *(_named(one) for one in branch.leaving[:1])]
        values = _crew_area(branch, crew, members, shelf.on.year)
        shelf.add(AREA_BOOK, branch, date(shelf.on.year, *_DRAWN), values)


def _of_the_committee(shelf: Shelf, told: Mapping[str, Any], branch: DemoBranch) -> None:
    """Write the areas of the two upper levels; who is elected answers for them."""
    section = branch.plan["section"]
    for one, area in zip(branch.people, told["area"], strict=False):
        values: dict[str, Value | None] = {
            "name": area["name"],
            "level": area["level"],
            "members": (_named(one),),
            "area": f"{section}{area['area']}",
            "machines": "无",
            "guarantees": area["guarantees"],
            "goals": "按支部年度目标",
            **_dated(shelf.on.year),
        }
        shelf.add(AREA_BOOK, branch, date(shelf.on.year, *_DRAWN), values)


def _crew_area(
    branch: DemoBranch, crew: str, members: Sequence[Named], year: int
) -> dict[str, Value | None]:
    return {
        "name": f"{crew}责任区",
        "level": "班组责任区",
        "members": tuple(members),
        "crew": crew,
        "area": f"{branch.plan['section']}{crew}作业范围",
        "machines": "无",
        "guarantees": "包安全：本班无三违。\n包任务：完成当班计划。\n包质量：工程质量一次合格。",
        "goals": "无三违、无隐患、无事故",
        **_dated(year),
    }


def _dated(year: int) -> dict[str, Value | None]:
    return {
        "plate_on": PartialDate.of(date(year, *_HUNG)),
        "valid_until": PartialDate(year, 12, 31),
    }


def _named(one: Entered) -> Named:
    return Named(one.facts.name, one.person_id)
