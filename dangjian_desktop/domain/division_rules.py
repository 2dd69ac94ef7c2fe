"""The rules of dividing a branch into 党小组: what keeps people together, what is to be even.

All of it is local and set in resources/rules/division.toml; nothing here has a number of its own.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    texts_value,
    whole_value,
    whole_values,
)
from dangjian_desktop.domain.vocabulary import Education


class Bond(StrEnum):
    """What keeps people together."""

    CREW = "crew"
    SHIFT_CREW = "shift_crew"
    WORKPLACE = "workplace"


class Trait(StrEnum):
    """What is to be even among the groups, besides their size."""

    STAGE = "stage"
    AGE = "age"
    SCHOOLING = "schooling"
    LEADERS = "leaders"


BOND_WORDS: Mapping[Bond, str] = {
    Bond.CREW: "班组",
    Bond.SHIFT_CREW: "轮班组",
    Bond.WORKPLACE: "作业地点",
}
TRAIT_WORDS: Mapping[Trait, str] = {
    Trait.STAGE: "人员类别",
    Trait.AGE: "年龄",
    Trait.SCHOOLING: "文化程度",
    Trait.LEADERS: "可任组长的人",
}


@dataclass(frozen=True, slots=True)
class Balance:
    """How much one person too many or too few of one trait weighs, and how many are allowed."""

    weight: int
    allowed: int = 0


@dataclass(frozen=True)
class DivisionRules:
    """What the rule file says; see resources/rules/division.toml.

    Attributes:
        order: The bonds, the one to be kept first at the front.
        size_slack: By how many a group may be above or below the average. size_weight: what one
            person beyond the average weighs.
        move_weight: What one person who changes the group weighs. leader_weight: what comes on
            top where that is the leader.
        most_seconds: How long the solver may reckon.
    """

    order: tuple[Bond, ...] = tuple(Bond)
    least_size: int = 3
    least_full: int = 1
    size_slack: int = 1
    size_weight: int = 2
    balances: Mapping[Trait, Balance] = field(default_factory=dict)
    move_weight: int = 1
    leader_weight: int = 5
    most_seconds: int = 10
    ages_up_to: tuple[int, ...] = ()
    schooling: Mapping[Education, str] = field(default_factory=dict)

    def age_band(self, age: int) -> str:
        """Return the band of an age in whole years as it is printed."""
        ends = self.ages_up_to
        place = bisect_left(ends, age)
        if place == len(ends):
            return f"{ends[-1] + 1} 岁及以上"
        return (
            f"{ends[place]} 岁及以下" if place == 0 else f"{ends[place - 1] + 1}–{ends[place]} 岁"
        )


def together_rule(values: Mapping[str, Any]) -> tuple[Bond, ...]:
    """Read ``division.together``.

    Raises:
        RuleValueError: When a word is no bond or stands twice.
    """
    words = texts_value(values, "order")
    if set(words) - set(Bond) or len(set(words)) < len(words):
        raise RuleValueError("order", "、".join(words))
    return tuple(map(Bond, words))


def limits_rule(values: Mapping[str, Any]) -> tuple[int, int, int]:
    """Read ``division.limits``: least size, least number of 正式党员, slack of the size.

    Raises:
        RuleValueError: When one is no whole number, or the least size is nought.
    """
    return (
        whole_value(values, "least_size", lowest=1),
        whole_value(values, "least_full"),
        whole_value(values, "size_slack"),
    )


def balance_rule(
    values: Mapping[str, Any],
) -> tuple[int, dict[Trait, Balance], tuple[int, ...]]:
    """Read ``division.balance``: weight of the size, the traits, ends of the age bands.

    Raises:
        RuleValueError: When one is no whole number, or the bands do not rise.
    """
    ends = whole_values(values, "ages_up_to")
    if not ends or list(ends) != sorted(set(ends)):
        raise RuleValueError("ages_up_to", ends)
    balances = {
        trait: Balance(
            whole_value(values, f"{trait.value}_weight"),
            whole_value(values, f"{trait.value}_allowed"),
        )
        for trait in Trait
    }
    return whole_value(values, "size_weight"), balances, ends


def schooling_rule(values: Mapping[str, Any]) -> dict[Education, str]:
    """Read ``division.schooling``: the band of each level.

    Raises:
        RuleValueError: When a word is no level, or a level stands in two bands.
    """
    found: dict[Education, str] = {}
    for band in values:
        for word in texts_value(values, band):
            if word not in set(Education) or Education(word) in found:
                raise RuleValueError(band, word)
            found[Education(word)] = band
    return found


def moves_rule(values: Mapping[str, Any]) -> tuple[int, int, int]:
    """Read ``division.moves``: weight of a person, of a leader on top, seconds.

    Raises:
        RuleValueError: When one is no whole number, or there is no time.
    """
    return (
        whole_value(values, "person_weight"),
        whole_value(values, "leader_weight"),
        whole_value(values, "most_seconds", lowest=1),
    )


def division_rules(values_of: Mapping[str, Mapping[str, Any]]) -> DivisionRules:
    """Read the rules ``division.*`` by their names without the file.

    Raises:
        RuleValueError: When one cannot be reckoned with.
    """
    least_size, least_full, slack = limits_rule(values_of["limits"])
    size_weight, balances, ends = balance_rule(values_of["balance"])
    person, leader, seconds = moves_rule(values_of["moves"])
    return DivisionRules(
        together_rule(values_of["together"]),
        least_size,
        least_full,
        slack,
        size_weight,
        balances,
        person,
        leader,
        seconds,
        ends,
        schooling_rule(values_of["schooling"]),
    )
