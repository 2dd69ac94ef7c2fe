"""Small questions that operations ask before they write: the spell that holds, the next place."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from peewee import SQL

from dangjian_desktop.storage.models import OrganisationSpell, Table
from dangjian_desktop.storage.models.base import valid_on

#: For more holders than these a whole table is read: that is quicker than naming them.
MOST_NAMED = 900


def rows(selected: Any) -> list[Any]:
    """Return a selection as tuples; Peewee's stubs take them for rows of the table."""
    return list(selected.tuples())


def pairs(selected: Any) -> dict[Any, Any]:
    """Return a two-column selection as a dictionary; a later row wins."""
    return dict(selected.tuples())


def batches(keys: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    """Yield keys, each once, so many at a time as one statement takes."""
    unique = list(dict.fromkeys(keys))
    for start in range(0, len(unique), size):
        yield unique[start : start + size]


def ids_by_uid(table: Any, uids: Iterable[str]) -> dict[str, int]:
    """Return the row ids of the records of a table that are there, by identity."""
    found: dict[str, int] = {}
    for some in batches(uids):
        found |= pairs(table.select(table.uid, table.id).where(table.uid.in_(some)))
    return found


def among(column: Any, ids: Iterable[int]) -> Any:
    """Return the condition that a reference is one of some row ids, written into the statement.

    Peewee makes an object of every bound value: where several statements name the same hundreds of
    rows that takes longer than answering them.
    """
    return column.in_(SQL(f"({', '.join(str(int(key)) for key in ids)})"))


def narrowed(selected: Any, column: Any, ids: Collection[int] | None) -> Any:
    """Narrow a selection to some row ids; to none where they are too many to name, or None."""
    if ids is None or len(ids) > MOST_NAMED:
        return selected
    return selected.where(column.in_(list(ids)))


def values_on(table: Any, column: Any, people: Collection[int], on: date) -> dict[int, Any]:
    """Return what the spells of some people say on a day, by person id."""
    spells = table.select(table.person, column).where(
        table.person.in_(sorted(people)) & valid_on(table, on)
    )
    return pairs(spells.order_by(table.id))


def valid_spells(table: type[Table], on: date, **where: int) -> list[Any]:
    """Return the spells of a table that hold on a day, narrowed by reference ids."""
    spells: Any = table
    found = spells.select().where(valid_on(spells, on))
    for name, value in where.items():
        found = found.where(getattr(spells, name) == value)
    return list(found.order_by(spells.id))


def open_spells(table: type[Table], **where: int) -> list[Any]:
    """Return the spells of a table that have no end yet, narrowed by reference ids."""
    spells: Any = table
    found = spells.select().where(spells.until.is_null())
    for name, value in where.items():
        found = found.where(getattr(spells, name) == value)
    return list(found.order_by(spells.id))


def lasting_spells(table: type[Table], on: date, **where: int) -> list[Any]:
    """Return the spells that have not ended by a day, those that begin later included."""
    spells: Any = table
    found = spells.select().where(spells.until.is_null() | (spells.until > on.isoformat()))
    for name, value in where.items():
        found = found.where(getattr(spells, name) == value)
    return list(found.order_by(spells.id))


def people_changed_after(tables: Iterable[type[Table]], on: date) -> set[int]:
    """Return the ids of people for whom a spell of these tables begins or ends after a day."""
    found: set[int] = set()
    for table in tables:
        spells: Any = table
        later = (spells.since > on.isoformat()) | (spells.until > on.isoformat())
        found.update(key for (key,) in spells.select(spells.person_id).where(later).tuples())
    return found


def next_place(parent_id: int | None) -> int:
    """Return the place after the last child of an organisation."""
    spells = OrganisationSpell
    siblings = spells.select(spells.place).where(
        spells.parent.is_null() if parent_id is None else spells.parent == parent_id
    )
    return max((place for (place,) in siblings.tuples()), default=-1) + 1
