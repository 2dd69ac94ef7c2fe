"""A yearly division of areas while it is drawn; nothing is written before it is applied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    CREW_GONE,
    YEARLY,
    Area,
    AreaDifference,
    CrewCoverage,
    Difference,
    DrawnArea,
    KnownCrews,
    area_differences,
    coverage,
    crews_named,
)
from dangjian_desktop.domain.ledger_values import Named, Value, default_value, shown_value
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.operations.duty_areas import NewArea
from dangjian_desktop.queries.duty_areas import COMPARED, AreaMember, AreaRow, drawn
from dangjian_desktop.queries.ledger_books import books_by_code

#: What a new area does not take over from the one before.
_NOT_TAKEN_OVER = frozenset({"end_reason", "valid_until"})
#: What a plate says; where it changes, the old plate hangs no more.
_ON_PLATE = ("name", "level", "members", "crew", "area", "machines", "guarantees", "goals")


@dataclass(frozen=True)
class DraftArea:
    """An area of the proposal.

    Attributes:
        number: What it is known by; never given twice.
        before: The standing area it goes on from; None for a new one.
        dropped: Why it is set up no more; "" while it is.
    """

    number: int
    organisation_id: int
    branch_id: int
    values: Mapping[str, Value | None]
    before: AreaRow | None = None
    dropped: str = ""

    @property
    def members(self) -> tuple[Named, ...]:
        """Who answers for it."""
        found = self.values.get("members")
        return found if isinstance(found, tuple) else ()

    def text(self, key: str) -> str:
        """Return what stands in a field."""
        field = books_by_code()[AREA_BOOK].field(key)
        return shown_value(field, self.values.get(key)) if field is not None else ""

    @property
    def told_members(self) -> tuple[AreaMember, ...]:
        """Its people with what became of those who stood there already."""
        before = self.before.members if self.before is not None else ()
        known = {(one.person_id, one.name): one for one in before}
        return tuple(
            known.get((one.person_id, one.name))
            or AreaMember(one.name, one.person_id, is_known=one.person_id is not None)
            for one in self.members
        )


class AreaDraft:
    """The proposal: begun from the standing areas, changed step by step, each step taken back."""

    def __init__(self, rows: Sequence[AreaRow], year: int) -> None:
        """Begin.

        Args:
            rows: The areas that stand.
            year: The year of the division.
        """
        self.year = year
        self._last_number = 0
        self._past: list[tuple[DraftArea, ...]] = []
        self.areas: tuple[DraftArea, ...] = tuple(self._begun(row) for row in rows)

    @property
    def book(self) -> LedgerBook:
        """The book of areas."""
        return books_by_code()[AREA_BOOK]

    @property
    def is_changed(self) -> bool:
        """Whether anything was done that throwing it away would lose."""
        return bool(self._past)

    @property
    def kept(self) -> tuple[DraftArea, ...]:
        """The areas of the new division."""
        return tuple(one for one in self.areas if not one.dropped)

    def area(self, number: int) -> DraftArea | None:
        """Return an area by its number."""
        return next((one for one in self.areas if one.number == number), None)

    # Steps ----------------------------------------------------------------------

    def add_member(self, number: int, who: Named) -> bool:
        """Let somebody answer for an area too; False where that is so already."""
        area = self.area(number)
        if area is None or area.dropped or who in area.members:
            return False
        self._put(replace(area, values={**area.values, "members": (*area.members, who)}))
        return True

    def remove_member(self, number: int, who: Named) -> bool:
        """Let somebody no longer answer for an area."""
        area = self.area(number)
        if area is None or who not in area.members:
            return False
        rest = tuple(one for one in area.members if one != who)
        self._put(replace(area, values={**area.values, "members": rest}))
        return True

    def move_member(self, number: int, to: int, who: Named) -> bool:
        """Let somebody answer for another area instead, in one step."""
        source, target = self.area(number), self.area(to)
        if source is None or target is None or number == to or target.dropped:
            return False
        rest = tuple(one for one in source.members if one != who)
        there = target.members if who in target.members else (*target.members, who)
        self._put(
            replace(source, values={**source.values, "members": rest}),
            replace(target, values={**target.values, "members": there}),
        )
        return True

    def change(self, number: int, values: Mapping[str, Value | None]) -> bool:
        """Change fields of an area."""
        area = self.area(number)
        if area is None:
            return False
        told = {**area.values, **values}
        if told == area.values:
            return False
        self._put(replace(area, values=told))
        return True

    def add(self, organisation_id: int, branch_id: int, values: Mapping[str, Value | None]) -> int:
        """Set up one more area and return its number."""
        begun = {one.key: default_value(one) for one in self.book.used_fields}
        until = {"valid_until": PartialDate(self.year, 12, 31)}
        self._last_number += 1
        made = DraftArea(
            self._last_number, organisation_id, branch_id, {**begun, **until, **values}
        )
        self._keep((*self.areas, made))
        return made.number

    def drop(self, number: int, reason: str) -> None:
        """Set up an area no more; one that is new only here goes altogether."""
        area = self.area(number)
        if area is None:
            return
        if area.before is None:
            self._keep(tuple(one for one in self.areas if one.number != number))
        else:
            self._put(replace(area, dropped=reason))

    def restore(self, number: int) -> None:
        """Set an area up after all."""
        area = self.area(number)
        if area is not None:
            self._put(replace(area, dropped=""))

    def step_back(self) -> bool:
        """Take the last step back."""
        if not self._past:
            return False
        self.areas = self._past.pop()
        return True

    def follow(self, rows: Sequence[AreaRow]) -> bool:
        """Follow the ledger: areas that came in meanwhile stand here, those that ended do not.

        What was changed here stays as it is. Return whether anything is another now.
        """
        by_key = {row.key: row for row in rows}
        known = {one.before.key for one in self.areas if one.before is not None}
        if known == set(by_key):
            self.areas = tuple(
                replace(one, before=by_key[one.before.key]) if one.before is not None else one
                for one in self.areas
            )
            return False
        stay = [one for one in self.areas if one.before is None or one.before.key in by_key]
        come = [self._begun(row) for row in rows if row.key not in known]
        self.areas, self._past = (*stay, *come), []
        return True

    # What comes of it -----------------------------------------------------------

    def ended(self) -> dict[int, str]:
        """Return the standing areas that end, with the reason of each."""
        return {
            one.before.key: one.dropped or YEARLY for one in self.areas if one.before is not None
        }

    def new_areas(self) -> list[NewArea]:
        """Return the areas of the new division as they are entered."""
        return [NewArea(one.number, one.organisation_id, _with_plate(one)) for one in self.kept]

    def difference(self, area: DraftArea) -> Difference:
        """Return how an area stands against the one before."""
        if area.dropped:
            return Difference.ENDED
        if area.before is None:
            return Difference.ADDED
        return Difference.CHANGED if _changed(area, COMPARED) else Difference.SAME

    def differences(self) -> list[AreaDifference]:
        """Return what the new division changes."""
        before = [drawn(one.before.entry) for one in self.areas if one.before is not None]
        return area_differences(before, [_drawn(one) for one in self.kept], COMPARED)

    def coverage(self, known: KnownCrews) -> list[CrewCoverage]:
        """Return how the crews would stand."""
        return coverage(known, [_area(one) for one in self.areas])

    def _begun(self, row: AreaRow) -> DraftArea:
        self._last_number += 1
        values = {
            key: value
            for key, value in row.entry.row.values.items()
            if key not in _NOT_TAKEN_OVER and self._is_offered(key)
        }
        values["valid_until"] = PartialDate(self.year, 12, 31)
        return DraftArea(
            self._last_number, row.entry.organisation_id, row.branch_id, values, before=row
        )

    def _is_offered(self, key: str) -> bool:
        field = self.book.field(key)
        return field is not None and not field.is_retired

    def _put(self, *areas: DraftArea) -> None:
        by_number = {one.number: one for one in areas}
        self._keep(tuple(by_number.get(one.number, one) for one in self.areas))

    def _keep(self, areas: tuple[DraftArea, ...]) -> None:
        self._past.append(self.areas)
        self.areas = areas


def _changed(area: DraftArea, keys: Sequence[str]) -> bool:
    assert area.before is not None
    return any(area.text(key) != area.before.entry.text(key) for key in keys)


def _with_plate(area: DraftArea) -> dict[str, Value | None]:
    """Return the values to be entered: a plate that says something else has to be hung anew."""
    values = dict(area.values)
    if area.before is not None and _changed(area, _ON_PLATE):
        values.pop("plate_on", None)
    return values


def _drawn(area: DraftArea) -> DrawnArea:
    texts = {key: area.text(key) for key in COMPARED}
    return DrawnArea(area.organisation_id, texts["name"], texts)


def _area(area: DraftArea) -> Area:
    return Area(
        name=area.text("name"),
        branch_id=area.branch_id,
        crews=crews_named(area.text("crew")),
        members=frozenset(one.person_id for one in area.members if one.person_id is not None),
        names=tuple(one.name for one in area.members),
        is_valid=not area.dropped,
        is_crew_gone=area.dropped == CREW_GONE,
    )
