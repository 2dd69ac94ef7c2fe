"""民主评议党员: how many may be rated 优秀.

The cap is a limit that is shown; the committee decides who is on the list, never the program.

Source: yearly notices on 组织生活会 and 民主评议; the 条例 itself names no third.
Unsure: whether 预备党员 count among the members; the usual notices speak of 党员总数.
"""

import math
from fractions import Fraction

#: Fewer returned ballots than these are never broken down by grade: it would show who voted how.
FEWEST_SHOWN = 5


def most_excellent(members: int, share: Fraction) -> int:
    """Return how many of so many members may be rated 优秀 at most."""
    return math.floor(share * members)
