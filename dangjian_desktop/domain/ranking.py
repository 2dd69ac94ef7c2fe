"""Places in a ranking: ties share a place, and who cannot be compared yet has none.

Totals are compared before anything is rounded: 89.95 and 90.00 are no tie, whatever the screen
shows. Source: facts.md 15.7 (K08); that those with something 待评 stand apart is ours.
"""

from collections.abc import Sequence
from decimal import Decimal


def places(totals: Sequence[Decimal | None]) -> list[int | None]:
    """Return the place of each total, the highest first: 1, 2, 2, 4.

    Args:
        totals: None for one that is not known yet; it has no place and takes none away.
    """
    known = sorted((total for total in totals if total is not None), reverse=True)
    first: dict[Decimal, int] = {}
    for place, total in enumerate(known, start=1):
        first.setdefault(total, place)
    return [None if total is None else first[total] for total in totals]


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """Return the mean, unrounded; None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None
