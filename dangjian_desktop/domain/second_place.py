"""The second place of the backups, a stick or another disk: what is known of it, when to remind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dangjian_desktop.domain.backups import BackupFacts
from dangjian_desktop.domain.rule_values import whole_value

SECOND_PLACE = "backups.second_place"


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """What is remembered of the second place on this computer.

    Attributes:
        path: The folder, absolute.
        token: Stands in the mark in that folder, so that another stick under the same letter is
            told apart.
        chosen_at: When it was chosen. copied_at: when a backup was last copied there; None: never.
        number: Of the newest backup of this computer that lies there, 0 for none.
        largest: The largest number of any there: after a restore on a new computer they come from
            the old one, and what is made next is numbered above them.
    """

    path: str
    token: str
    chosen_at: datetime
    copied_at: datetime | None = None
    number: int = 0
    largest: int = 0


def remind_after(values: Mapping[str, Any]) -> int:
    """Read ``backups.second_place``: after how many days without a copy somebody is reminded.

    Raises:
        RuleValueError: When it is no whole number from 1 on.
    """
    return whole_value(values, "remind_after_days", lowest=1)


def days_without(place: SecondPlace, newest: BackupFacts | None, now: datetime) -> int:
    """Return for how many whole days the second place lacks the newest backup; 0 where it has it.

    They are counted from the last copy, before the first one from the choosing; a clock that was
    set back counts as one that was set ahead, as for the daily backup.
    """
    if newest is None or newest.number == place.number:
        return 0
    return abs(now - (place.copied_at or place.chosen_at)).days
