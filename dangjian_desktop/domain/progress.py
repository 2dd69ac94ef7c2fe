"""How a long work tells how far it is."""

from collections.abc import Callable
from typing import TypeAlias

#: Told what is being done and the share done; what it raises ends the work.
Progress: TypeAlias = Callable[[str, float], None]


def tell_nobody(_what: str, _share: float) -> None:
    """Take a report of progress and do nothing with it."""
