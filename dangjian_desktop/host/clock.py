"""The only file that knows which day it is; everybody else is told."""

from dataclasses import dataclass
from datetime import date, datetime


def now() -> datetime:
    """Return this moment with the offset of the computer's own time zone."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the day on the computer's own calendar."""
    return now().date()


@dataclass(frozen=True, slots=True)
class Clock:
    """The day to work as of; `--on` pins it.

    Pinning moves the day that rules and lists see. It does not move the moment at which something
    is done: what is written down today was written down today, whichever day was looked at.

    Attributes:
        pinned: The day asked for, or None for the real one.
    """

    pinned: date | None = None

    def today(self) -> date:
        """Return the day to work as of."""
        return self.pinned if self.pinned is not None else today()

    def now(self) -> datetime:
        """Return the real moment, for stamps of what was done."""
        return now()
