"""Publication of what was closed (公示), and the days in which somebody may object.

Source: rule ``publicity.score`` (local practice; no national text names the days).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.rule_values import whole_value
from dangjian_desktop.domain.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class PublicationRule:
    """Working days of the publication, and for the answer to an objection."""

    days: int
    answer_days: int


def publication_rule(values: Mapping[str, Any]) -> PublicationRule:
    """Read the values of ``publicity.score``."""
    return PublicationRule(
        whole_value(values, "working_days", lowest=1),
        whole_value(values, "answer_working_days", lowest=1),
    )


def objections_until(published_on: date, days: int, calendar: WorkCalendar) -> date:
    """Return the last day of objections: the day of posting does not count."""
    return calendar.after_working_days(published_on, days)


class ClosingState(StrEnum):
    """How a closed period stands on a day."""

    CLOSED = "closed_period"
    PUBLISHED = "in_publication"
    ENDED = "publication_ended"
    CORRECTED = "being_corrected"


CLOSING_STATE_WORDS: Mapping[ClosingState, str] = {
    ClosingState.CLOSED: "已关闭",
    ClosingState.PUBLISHED: "公示中",
    ClosingState.ENDED: "公示期满",
    ClosingState.CORRECTED: "更正中",
}


def closing_state(
    on: date, reopened_on: date | None, published_on: date | None, until: date | None
) -> ClosingState:
    """Return how an edition stands on a day.

    Args:
        on: The day.
        reopened_on: From when it is being corrected.
        published_on: First day of the publication.
        until: Last day of objections.
    """
    if reopened_on is not None:
        return ClosingState.CORRECTED
    if published_on is None or until is None:
        return ClosingState.CLOSED
    return ClosingState.PUBLISHED if on <= until else ClosingState.ENDED
