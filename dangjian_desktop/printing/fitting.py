"""The largest size that has room and the least limit that suffices, found by halving."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: Halvings: the size found is within half a percent of what there is between the two.
_STEPS = 8
#: Limits only even columns out, so that a few will do.
_LIMIT_STEPS = 6


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


def least_limit(
    has_room: Callable[[float], bool], lowest: float, highest: float, steps: int = _LIMIT_STEPS
) -> float | None:
    """Return about the least limit between two that suffices; None where the highest does not.

    Args:
        has_room: Whether a limit suffices; so does every higher one.
        lowest, highest: In any unit.
        steps: Halvings.
    """
    if not has_room(highest):
        return None
    for _ in range(steps):
        middle = (lowest + highest) / 2
        if has_room(middle):
            highest = middle
        else:
            lowest = middle
    return highest
