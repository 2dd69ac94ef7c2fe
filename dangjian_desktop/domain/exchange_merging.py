"""Three-way merging of one item: field by field where it is one row, else as a whole.

There are two bases, because packages get lost: what the sender had when its last package was
accepted here (kept here), and what the sender last accepted from here (it travels along). Whoever
still has what a base says has not changed it since, so the other side's value is the newer one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: One row by field.
Told = Mapping[str, Any]
#: The rows of an item; () where there is none.
Rows = tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently.

    Attributes:
        field: The field; "" where the item can only be taken as a whole.
        mine, theirs: The values; of a whole its rows.
    """

    field: str
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of merging an item.

    Attributes:
        rows: What stands afterwards, where every conflict is left as it is here.
        taken: Fields in which the other side's value was taken; "" for the whole.
    """

    rows: Rows
    taken: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def merge(mine: Rows, theirs: Rows, base: Rows | None, was: Rows | None) -> Merged:
    """Merge an item.

    Args:
        mine, theirs: Their rows have the same fields.
        base: What they had when their last package was accepted here; None where it is not known.
            Fields that it lacks are not known.
        was: What they last accepted from here, likewise.
    """
    if mine == theirs:
        return Merged(mine)
    if len(mine) == len(theirs) == 1:
        return _by_field(mine[0], theirs[0], base, was)
    if base is None and was is None:  # the first meeting: who says nothing contradicts nobody
        if not mine:
            return Merged(theirs, ("",))
        if not theirs:
            return Merged(mine)
    answer = _newer(mine, theirs, _over(base, theirs, mine), _over(was, theirs, mine))
    if answer is None:
        return Merged(mine, (), (Conflict("", mine, theirs),))
    return Merged(theirs, ("",)) if answer else Merged(mine)


def settled(merged: Merged, theirs: Rows, chosen: Sequence[str]) -> Rows:
    """Return the rows once the other side's value was chosen in some conflicting fields."""
    if "" in chosen:
        return theirs
    if not chosen:
        return merged.rows
    return ({**merged.rows[0], **{field: theirs[0][field] for field in chosen}},)


def _by_field(mine: Told, theirs: Told, base: Rows | None, was: Rows | None) -> Merged:
    result, taken, conflicts = dict(mine), [], []
    for field, value in theirs.items():
        if mine[field] == value:
            continue
        then, told = _of(base, field), _of(was, field)
        if then is told is _UNKNOWN and (value in _EMPTY or mine[field] in _EMPTY):
            answer: bool | None = mine[field] in _EMPTY
        else:
            answer = _newer(mine[field], value, then, told)
        if answer is None:
            conflicts.append(Conflict(field, mine[field], value))
        elif answer:
            result[field] = value
            taken.append(field)
    return Merged((result,), tuple(taken), tuple(conflicts))


class _Unknown:
    """Equal to nothing that a file holds."""


_UNKNOWN = _Unknown()
_EMPTY = (None, "")


def _newer(mine: Any, theirs: Any, base: Any, was: Any) -> bool | None:
    """Whether the other side's value is the newer one; None where both were changed."""
    if theirs == base:
        return False
    if mine in (base, was):
        return True
    return False if theirs == was else None


def _of(rows: Rows | None, field: str) -> Any:
    return rows[0].get(field, _UNKNOWN) if rows is not None and len(rows) == 1 else _UNKNOWN


def _over(rows: Rows | None, *others: Rows) -> Any:
    """Return the rows of a base where they tell of every field that is compared."""
    if rows is None:
        return _UNKNOWN
    compared = {field for other in others for row in other for field in row}
    if any(not compared <= row.keys() for row in rows):
        return _UNKNOWN
    return tuple({field: row[field] for field in row if field in compared} for row in rows)
