"""The largest size that has room and the lowest limit that suffices, found by halving."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

#: Halvings: the size found is within half a percent of what there is between the two.
_STEPS = 8
#: Limits are found to a part of a line of the longest text.
_LIMIT_STEPS = 16


def largest_made(
    made: Callable[[float], T | None], smallest: float, largest: float, steps: int = _STEPS
) -> T | None:
    """Return what is made at the largest size between two that has room; None where none has.

    Args:
        made: Makes it at a size; None where there is no room. What has room at a size has it at
            every smaller one.
        smallest, largest: In any unit.
        steps: Halvings.
    """
    best = made(largest)
    if best is not None:
        return best
    best = made(smallest)
    if best is None:
        return None
    for _ in range(steps):
        middle = (smallest + largest) / 2
        tried = made(middle)
        if tried is None:
            largest = middle
        else:
            best, smallest = tried, middle
    return best


def largest_size(
    has_room: Callable[[float], bool], smallest: float, largest: float, steps: int = _STEPS
) -> float | None:
    """Return the largest size between two at which there is room, as `largest_made` does."""
    return largest_made(lambda size: size if has_room(size) else None, smallest, largest, steps)


def clearly_largest(made: Iterable[T | None], size: Callable[[T], float], worth: float) -> T | None:
    """Return the largest of what was made, where the earlier are simpler; None where none is.

    Args:
        made: From the simplest on; None for what has no room.
        size: Tells that of one.
        worth: A later one must be at least so many times as large as the best before it.
    """
    best: T | None = None
    for one in made:
        if one is not None and (best is None or size(one) >= size(best) * worth):
            best = one
    return best


def least_made(
    made: Callable[[float], T | None], lowest: float, highest: float, steps: int = _LIMIT_STEPS
) -> T | None:
    """Return what is made at about the lowest limit that suffices; None where the highest does not.

    Args:
        made: Makes it within a limit; None where that does not suffice. What suffices at a limit
            suffices at every higher one.
        lowest, highest: In any unit.
        steps: Halvings.
    """
    best = made(highest)
    if best is None:
        return None
    for _ in range(steps):
        middle = (lowest + highest) / 2
        tried = made(middle)
        if tried is None:
            lowest = middle
        else:
            best, highest = tried, middle
    return best


def evened(
    cut: Callable[[float], list[T]], count: int, lowest: float, highest: float
) -> list[T] | None:
    """Return columns of which the highest is as low as can be; None where they are too many.

    Args:
        cut: Cuts something into columns none of which is higher than a limit.
        count: Of columns, at most.
        lowest, highest: Limits, in any unit.
    """

    def made(limit: float) -> list[T] | None:
        columns = cut(limit)
        return columns if len(columns) <= count else None

    return least_made(made, lowest, highest)
