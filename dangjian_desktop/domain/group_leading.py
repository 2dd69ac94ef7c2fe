"""Leading a 党小组 over time: how long, how steadily, and whether whoever leads was trained.

Nothing here weighs one leader against another: these are days and counts, and the branch decides.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import whole_value
from dangjian_desktop.domain.vocabulary import Stage

#: The local rule on who may lead a 党小组; a branch may set it otherwise.
LEADER_RULE = "examination.leader_not_full"
#: The rule on the training of leaders, a local one.
LEADER_TRAINING = "groups.leader_training"
#: The book of 培训, whose activities and rows count.
TRAINING_BOOK = "training_record"
#: The book of what a group asked of a leading cadre: its field of who, and the state in which the
#: cadre has spoken to it.
CADRE_BOOK, CADRE_FIELD, REPORTED = "cadre_in_group", "cadre", "reported"
_YEAR = 12


def leader_stages(values: Mapping[str, Any]) -> Sequence[Stage] | None:
    """Return the stages whose people may lead, by `LEADER_RULE`; None where anybody may."""
    return tuple(map(Stage, values["holder_stages"])) if values["is_on"] else None


class Training(StrEnum):
    """How the training of somebody who leads stands on a day, by the rule of the branch."""

    DONE = "done"
    NEW = "new"
    NEVER = "never"
    OVERDUE = "overdue"
    NOT_ASKED = "not_asked"


#: In words, with the figures of the rule in braces.
TRAINING_WORDS: Mapping[Training, str] = {
    Training.DONE: "已培训",
    Training.NEW: "新任，待培训",
    Training.NEVER: "没有培训记录",
    Training.OVERDUE: "培训已超期",
    Training.NOT_ASKED: "不查",
}


@dataclass(frozen=True, slots=True)
class TrainingRule:
    """How often a leader is trained.

    Attributes:
        is_on: Whether the branch watches it at all.
        first_within_months: After the appointment. every_months: from one training to the next.
        source: What the rule rests on.
    """

    is_on: bool
    first_within_months: int
    every_months: int
    source: str = ""


def training_rule(values: Mapping[str, Any], source: str = "") -> TrainingRule:
    """Return the rule, read.

    Raises:
        RuleValueError: When it has a value that cannot be reckoned with.
    """
    return TrainingRule(
        bool(values.get("is_on", True)),
        whole_value(values, "first_within_months", lowest=1),
        whole_value(values, "every_months", lowest=1),
        source,
    )


def training_state(
    rule: TrainingRule, led_since: PartialDate | None, last: date | None, on: date
) -> Training:
    """Return how the training of a leader stands on a day.

    Args:
        rule: Of the branch.
        led_since: First day of leading; None where not known.
        last: Day of the last training that is recorded; None for none, which is not the same as
            none having been held.
        on: The day.
    """
    if not rule.is_on:
        return Training.NOT_ASKED
    if last is not None:
        is_due = on > add_months(last, rule.every_months)
        return Training.OVERDUE if is_due else Training.DONE
    if led_since is not None and on <= add_months(led_since.last_day, rule.first_within_months):
        return Training.NEW
    return Training.NEVER


def full_months(since: date, until: date) -> int:
    """Return the whole months between two days; none where the second is the earlier."""
    months = (until.year - since.year) * _YEAR + until.month - since.month
    return max(months - (add_months(since, months) > until), 0)


def tenure_months(since: PartialDate | None, until: PartialDate | None, on: date) -> int | None:
    """Return the whole months of a term as of a day; None where its beginning is not known.

    A day known only to the month counts as its first day.
    """
    if since is None:
        return None
    ends = on if until is None or until.first_day > on else until.first_day
    return full_months(since.first_day, ends)


def tenure_told(months: int | None) -> Sentence:
    """Return a length of time in years and months."""
    if months is None:
        return Sentence("起始不详")
    years, rest = divmod(months, _YEAR)
    if not months:
        return Sentence("不满 1 个月")
    if not years:
        return Sentence("{months} 个月", months=rest)
    if not rest:
        return Sentence("{years} 年", years=years)
    return Sentence("{years} 年 {months} 个月", years=years, months=rest)


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How steadily a group was led.

    Attributes:
        leaders: Different people who led it. changes: times it went from one to another.
        usual_months: Mean length of the terms that are over, in whole months; None where there is
            none of which the length is known.
    """

    leaders: int
    changes: int
    usual_months: int | None


def steadiness(
    terms: Sequence[tuple[int, PartialDate | None, PartialDate | None]], on: date
) -> Steadiness:
    """Return how steadily a group was led until a day.

    Args:
        terms: Person, first day and end of each term, the earliest first.
        on: The day; a term that ends later lasts.
    """
    order = [person for person, _since, _until in terms]
    changes = sum(one != other for one, other in itertools.pairwise(order))
    day = PartialDate.of(on)
    lengths = [
        months
        for _person, since, until in terms
        if until is not None and until <= day
        if (months := tenure_months(since, until, on)) is not None
    ]
    return Steadiness(
        len(set(order)), changes, round(sum(lengths) / len(lengths)) if lengths else None
    )
