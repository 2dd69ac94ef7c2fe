"""Numbers as the answers of commands give them: plain JSON numbers, to four places."""

from decimal import Decimal
from fractions import Fraction

_PLACES = 4


def number(points: Decimal | Fraction | None) -> float | None:
    """Return points for an answer; None where there are none."""
    return None if points is None else round(float(points), _PLACES)
