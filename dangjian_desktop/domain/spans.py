"""Stretches of days, from a first day (inclusive) until a day (exclusive), and what they share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.dates import PartialDate

#: For ever so long, and until nobody knows when.
ALWAYS, OPEN = date.min, date.max


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `since` (inclusive) until `until` (exclusive)."""

    since: date = ALWAYS
    until: date = OPEN

    @classmethod
    def of(cls, since: PartialDate | None, until: PartialDate | None) -> "Span":
        """Return the span of a dated spell; a day that is not known lies at the very end."""
        return cls(
            ALWAYS if since is None else since.first_day,
            OPEN if until is None else until.first_day,
        )

    @property
    def is_empty(self) -> bool:
        """Whether no day lies in it."""
        return self.until <= self.since

    def holds_on(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day < self.until


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the same days in as few spans as possible, in order; touching ones become one."""
    found: list[Span] = []
    for span in sorted(span for span in spans if not span.is_empty):
        if found and span.since <= found[-1].until:
            found[-1] = Span(found[-1].since, max(found[-1].until, span.until))
        else:
            found.append(span)
    return found


def common(first: Iterable[Span], second: Iterable[Span]) -> list[Span]:
    """Return the days that lie in a span of both."""
    others = list(second)
    met = (
        Span(max(one.since, other.since), min(one.until, other.until))
        for one in first
        for other in others
    )
    return joined(met)


def any_holds_on(spans: Iterable[Span], day: date) -> bool:
    """Whether a day lies in one of the spans."""
    return any(span.holds_on(day) for span in spans)
