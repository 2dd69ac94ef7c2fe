"""Chances that fall the same on every computer."""

import random
from collections.abc import Mapping
from typing import Any, Self


class Chance(random.Random):
    """Draws for a demonstration out of the seed of its description; never for a secret."""

    @classmethod
    def of(cls, plan: Mapping[str, Any], chapter: int = 0) -> Self:
        """Return the chances of one chapter.

        Args:
            plan: The description, with its `seed`.
            chapter: Each has a number of its own, so that what one draws changes no other.
        """
        return cls(plan["seed"] + chapter)
