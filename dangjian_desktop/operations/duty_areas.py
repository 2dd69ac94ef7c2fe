"""The yearly division of 责任区: old areas end and new ones begin on one day, in one undo."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangjian_desktop.domain.cells import without_spaces
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duty_areas import AREA_BOOK, ENDED
from dangjian_desktop.domain.ledger_rows import refusing
from dangjian_desktop.domain.ledger_values import Value
from dangjian_desktop.domain.ledgers import DAY
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.operations.ledgers import (
    add_entry,
    advance_entry,
    advance_problems,
    entry_problems,
    standing_entry,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.ledger_books import books_by_code


@dataclass(frozen=True)
class NewArea:
    """An area of the new division.

    Attributes:
        number: Its place in the proposal, for what is wrong with it.
    """

    number: int
    organisation_id: int
    values: Mapping[str, Value | None]


@operation("划分责任区")
def apply_area_division(
    writer: Writer,
    *,
    day: date,
    ended: Mapping[int, str],
    areas: Sequence[NewArea],
    on: date,
) -> tuple[int, ...]:
    """End the standing areas and enter those of the new division; return the ids of these.

    Args:
        writer: Writes.
        day: First day of the new division, and the day on which the old one ends.
        ended: Row id of every area that ends, with the reason.
        areas: The new division; nobody's area is taken over without standing here.
        on: Today.

    Raises:
        InputError: With everything that is wrong with any of them: number of the area, and field.
        RefusedError: When there is no area, or an old one was changed since.
    """
    if not areas:
        raise RefusedError("新的划分里一个责任区也没有。请至少留一个。")
    problems = division_problems(day=day, ended=ended, areas=areas, on=on)
    faults = refusing(problems)
    if faults:
        raise InputError(*faults)
    for entry_id, reason in ended.items():
        advance_entry(
            entry_id=entry_id,
            to=ENDED,
            day=PartialDate.of(day),
            on=on,
            values={"end_reason": reason},
        ).body(writer)
    return tuple(
        add_entry(
            book=AREA_BOOK,
            organisation_id=area.organisation_id,
            day=PartialDate.of(day),
            values=area.values,
            on=on,
        ).body(writer)
        for area in areas
    )


def division_problems(
    *, day: date, ended: Mapping[int, str], areas: Sequence[NewArea], on: date
) -> list[Problem]:
    """Return what is wrong with a new division before anything is done.

    What is wrong with the day stands at ``day`` without a number; of an area at its number.
    """
    book = books_by_code()[AREA_BOOK]
    problems = _day_problems(day, ended, on)
    told = Counter(_named(area) for area in areas)
    for area in areas:
        found = entry_problems(
            book,
            organisation_id=area.organisation_id,
            day=PartialDate.of(min(day, on)),
            values=area.values,
            on=on,
        )
        if told[_named(area)] > 1 and _named(area)[1]:
            words = str(area.values.get("name", ""))
            found.append(Problem(Address(field="name"), "area.name_twice", words))
        problems += [replace(one, where=replace(one.where, row=area.number)) for one in found]
    return problems


def _named(area: NewArea) -> tuple[int, str]:
    name = area.values.get("name")
    return area.organisation_id, without_spaces(name) if isinstance(name, str) else ""


def _day_problems(day: date, ended: Mapping[int, str], on: date) -> list[Problem]:
    """Tell of a day that has not come, or at which an old area cannot end, each once."""
    if day > on:
        return [Problem(Address(field=DAY), "date.future", day.isoformat(), hint=on.isoformat())]
    for entry_id in ended:
        entry = standing_entry(entry_id, on)
        if not entry.is_open:
            raise RefusedError("“{area}”已经终止，不能再调整。请重新开始划分。", area=entry.title)
        found = advance_problems(
            entry_id=entry_id,
            to=ENDED,
            day=PartialDate.of(day),
            on=on,
            values={"end_reason": ended[entry_id]},
        )
        faults = refusing(found)
        if faults:
            return [replace(faults[0], where=Address(field=faults[0].where.field))]
    return []
