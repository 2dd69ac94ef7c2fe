"""Dates as party files know them: to the day, to the month, or only to the year.

A date is stored as truncated ISO 8601 text (``1998``, ``1998-07``, ``1998-07-12``). Text of that
shape sorts and compares as if a missing day were the first: ``"1998-07" <= "1998-07-01"`` and
``"1998-07" > "1998-06-30"``. So one column serves, in every database engine.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering

#: Characters of an ISO moment that tell its day.
_DAY_LENGTH = 10
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or a month or year whose day is not known; counts as its first day.

    Raises:
        ValueError: When the parts name no real day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        if 0 in (self.month, self.day):  # "or 1" below would take it for unknown
            raise ValueError("months and days count from 1")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return the day as a date known in full."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ValueError: When the text has another shape or names no real day.
        """
        return _read_iso(text)

    @property
    def iso(self) -> str:
        """The stored text."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    @property
    def first_day(self) -> date:
        """The day as which this counts."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that this may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def printed(self) -> str:
        """As it stands on screen and paper: 1998-07-12, 1998年7月, 1998年."""
        if self.day is not None:
            return self.iso
        if self.month is not None:
            return f"{self.year}年{self.month}月"
        return f"{self.year}年"

    def is_completed_by(self, other: "PartialDate") -> bool:
        """Whether `other` says the same and more (1998-07 is completed by 1998-07-12)."""
        return len(other.iso) > len(self.iso) and other.iso.startswith(self.iso)

    def agrees_with(self, other: "PartialDate") -> bool:
        """Whether both can mean the same day."""
        return self.year == other.year and (
            None in (self.month, other.month)
            or (
                self.month == other.month
                and (None in (self.day, other.day) or self.day == other.day)
            )
        )

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first_day, len(self.iso)) < (other.first_day, len(other.iso))


@lru_cache(maxsize=32_768)
def _read_iso(text: str) -> PartialDate:
    """Read stored text; rows that are read together share most of their dates."""
    match = _ISO.match(text)
    if match is None:
        raise ValueError(f"no date: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return PartialDate(year, month, day)


def day_part(moment: str) -> str:
    """Return the day of a moment as ISO text; a day is its own."""
    return moment[:_DAY_LENGTH]


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, clamped to the month's end.

    Unsure: no regulation says what 31 January plus one month is; facts.md 14.3 clamps.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def full_years(since: date, on: date) -> int:
    """Return how many whole years have passed from `since` to `on` (age, 党龄); never below 0.

    Somebody born on 29 February completes a year on 1 March of a common year.
    """
    years = on.year - since.year - ((on.month, on.day) < (since.month, since.day))
    return max(years, 0)
