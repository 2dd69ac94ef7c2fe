"""学时: how many hours of study a year asks for, and whether so many minutes are enough.

Source: 《中国共产党党员教育管理工作条例》 (2019): 32 hours a year for a member, 56 for those in the
branch committee; the numbers stand in ``training.yearly``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.rule_values import decimal_value, whole_value

_MINUTES = 60


@dataclass(frozen=True, slots=True)
class YearlyHours:
    """What a year asks for.

    Attributes:
        member: Hours of a member. committee: hours of whoever sits in the branch committee.
        committee_sessions: 集中培训 that the latter take part in.
    """

    member: Decimal
    committee: Decimal
    committee_sessions: int

    def needed(self, *, in_committee: bool) -> Decimal:
        """Return the hours that somebody needs."""
        return self.committee if in_committee else self.member


def yearly_hours(values: Mapping[str, Any]) -> YearlyHours:
    """Read the values of ``training.yearly``."""
    return YearlyHours(
        decimal_value(values, "member_hours"),
        decimal_value(values, "committee_hours"),
        whole_value(values, "committee_sessions"),
    )


def is_enough(minutes: int, hours: Decimal) -> bool:
    """Whether so many minutes make up the hours; exactly as many do."""
    return minutes >= hours * _MINUTES


def hours_text(minutes: int) -> str:
    """Return minutes as hours are written, cut to two decimals: 31.5, 32, 0.33."""
    hundredths = minutes * 100 // _MINUTES
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)
