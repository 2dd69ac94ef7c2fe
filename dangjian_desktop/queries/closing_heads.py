"""Closed periods without what they froze: who closed what, when, and how long it is published.

The day's list and the objections ask for them with every start, and a frozen quarter of a mine is a
megabyte.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Closing


@dataclass(frozen=True, slots=True)
class ClosingHead:
    """An edition without its contents; days as in `ClosingRow`."""

    subject: ClosingSubject
    period: str
    organisation_id: int
    closing_id: int
    edition: int
    closed_on: date
    reopened_on: date | None
    published_on: date | None
    objections_until: date | None


def closing_heads(
    subject: ClosingSubject | None = None, period: str = ""
) -> tuple[ClosingHead, ...]:
    """Return every edition, the one that was closed first first.

    Args:
        subject: What was closed; None for everything.
        period: Code of the period; "" for all.
    """
    table: Any = Closing
    selected = table.select(
        table.subject,
        table.period,
        table.organisation,
        table.id,
        table.edition,
        table.closed_on,
        table.reopened_on,
        table.published_on,
        table.objections_until,
    )
    if subject is not None:
        selected = selected.where(table.subject == subject)
    if period:
        selected = selected.where(table.period == period)
    return tuple(ClosingHead(*told) for told in rows(selected.order_by(table.closed_on, table.id)))
