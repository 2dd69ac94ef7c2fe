"""From figures to points: an item, a branch, the grade; and why each point was lost or won.

Nothing here is rounded: cut-offs are compared before rounding (89.95 shown as 90.0 is no 90).
An item of which one figure is not known is 待评 as a whole, and then the total sums only what is
scored and there is no grade. A check-score that a person has entered stands above what was counted;
the difference and its reason stay visible.

Source: facts.md 8.1, 15.7 (K01–K09). score = max(0, maximum - sum of deductions).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from dangjian_desktop.domain.grades import Grade, grade_after_veto, grade_of
from dangjian_desktop.domain.measured import Figure, Measured, Record, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import (
    Effect,
    Rubric,
    RubricItem,
    RuleKind,
    ScoringRule,
)

_NONE = Decimal(0)


class ItemState(StrEnum):
    """Whether an item has its points (stable in the answers of `score`).

    COUNTED: from records alone. JUDGED: a person has entered or confirmed it. PENDING: 待评.
    """

    COUNTED = "counted"
    JUDGED = "judged"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class RuleScore:
    """What a rule took or gave.

    Attributes:
        measured: The figure, or why there is none.
        lost: Points taken, never negative. won: Points given, never negative.
        is_zero: Whether the item gets nothing. is_veto: Whether the grade is capped.
    """

    rule: ScoringRule
    measured: Measured
    lost: Decimal = _NONE
    won: Decimal = _NONE
    is_zero: bool = False
    is_veto: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is a figure."""
        return isinstance(self.measured, Figure)

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that were counted; none without a figure."""
        return self.measured.records if isinstance(self.measured, Figure) else ()


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave for an item: points, or None for "as counted"; and why."""

    points: Decimal | None
    reason: str = ""

    def points_by(self, counted: Decimal | None) -> Decimal | None:
        """Return the points that it comes to, of "as counted" those that are counted."""
        return counted if self.points is None else self.points


@dataclass(frozen=True, slots=True)
class ItemScore:
    """An item of a branch in a period.

    Attributes:
        counted: Points from the figures alone, without bonus; None where a figure is missing.
        score: The points that stand: the check-score where one was entered, else `counted`.
        bonus: Points more, before the cap of the rubric.
        self_score, check_score: What the branch and the checker gave; None for nothing given.
        waits_for: Why it is 待评.
    """

    item: RubricItem
    rules: tuple[RuleScore, ...]
    counted: Decimal | None
    score: Decimal | None
    bonus: Decimal
    state: ItemState
    is_veto: bool = False
    self_score: Given | None = None
    check_score: Given | None = None
    waits_for: tuple[Sentence, ...] = ()

    @property
    def is_unrecorded(self) -> bool:
        """Whether nothing is recorded for something that the program counts in it."""
        return any(
            one.rule.measure and not one.is_known and one.rule.kind is not RuleKind.BONUS
            for one in self.rules
        )

    @property
    def lost(self) -> Decimal | None:
        """Points that the item lost; None while it is 待评."""
        return None if self.score is None else self.item.maximum - self.score


@dataclass(frozen=True, slots=True)
class TotalScore:
    """What the items of a branch come to.

    Attributes:
        base: Sum of what is scored. bonus: after the cap. total: both.
        pending: Sum of the maxima that are 待评.
        grade: After the veto; None while something is 待评. earned: the grade without the veto.
    """

    base: Decimal
    bonus: Decimal
    total: Decimal
    pending: Decimal
    is_vetoed: bool
    grade: Grade | None
    earned: Grade | None


def rule_score(rule: ScoringRule, measured: Measured) -> RuleScore:
    """Return what a rule takes or gives for a figure."""
    if isinstance(measured, Unknown):
        return RuleScore(rule, measured)
    count = measured.count
    if rule.kind is RuleKind.LEVELS:
        return _by_level(rule, measured)
    if rule.kind is RuleKind.ZERO:
        return RuleScore(rule, measured, is_zero=count > 0)
    if rule.kind is RuleKind.VETO:
        return RuleScore(rule, measured, is_veto=count > 0)
    points = rule.points * _times(rule, count)
    if rule.cap is not None:
        points = min(points, rule.cap)
    if rule.kind is RuleKind.BONUS:
        return RuleScore(rule, measured, won=points)
    return RuleScore(rule, measured, lost=points)


def _times(rule: ScoringRule, count: Decimal) -> Decimal:
    """Return how often the points of a rule count; of a step begun nothing counts."""
    if rule.kind is RuleKind.ONCE:
        return Decimal(1 if count > 0 else 0)
    target = _NONE if rule.target is None else rule.target
    if rule.kind is RuleKind.BELOW:
        return max(_NONE, ((target - count) / rule.step).to_integral_value(ROUND_FLOOR))
    if rule.kind is RuleKind.ABOVE:
        return max(_NONE, ((count - target) / rule.step).to_integral_value(ROUND_FLOOR))
    return max(_NONE, count)


def _by_level(rule: ScoringRule, measured: Figure) -> RuleScore:
    counts = measured.by_level()
    lost, is_zero, is_veto = _NONE, False, False
    for level in rule.levels:
        count = counts.get(level.label, _NONE)
        lost += level.points * count
        is_zero = is_zero or (level.effect is Effect.ITEM_ZERO and count > 0)
        is_veto = is_veto or (level.effect is Effect.VETO and count > 0)
    if rule.cap is not None:
        lost = min(lost, rule.cap)
    return RuleScore(rule, measured, lost, is_zero=is_zero, is_veto=is_veto)


def item_score(
    item: RubricItem,
    figures: Mapping[str, Measured],
    self_score: Given | None = None,
    check_score: Given | None = None,
) -> ItemScore:
    """Return the points of an item.

    Args:
        item: The item.
        figures: By key of the rule; a rule without one is not known yet.
        self_score: What the branch gave itself.
        check_score: What the checker gave; it stands above what was counted.
    """
    rules = tuple(
        rule_score(rule, figures.get(rule.key, Unknown(NOT_JUDGED))) for rule in item.rules
    )
    missing = [
        one.measured.reason
        for one in rules
        # A bonus that nobody has proved is not won; it keeps no item waiting.
        if isinstance(one.measured, Unknown) and one.rule.kind is not RuleKind.BONUS
    ]
    counted = None if missing or not rules else _sum(item, rules)
    confirmed = check_score is not None and check_score.points is None
    if confirmed and counted is None:
        counted = _sum(item, rules)  # whoever confirms says that there is no more
    score, state = counted, ItemState.COUNTED
    if check_score is not None:
        score = check_score.points_by(counted)
        state = ItemState.JUDGED
    if score is None:
        state = ItemState.PENDING
    reasons = tuple(missing) if rules else (NOT_JUDGED,)
    return ItemScore(
        item,
        rules,
        counted,
        score,
        sum((one.won for one in rules), _NONE),
        state,
        any(one.is_veto for one in rules),
        self_score,
        check_score,
        reasons if score is None else (),
    )


#: Why an item that a person judges has no points yet.
NOT_JUDGED = Sentence("还没有人考核这一项。")


def _sum(item: RubricItem, rules: Sequence[RuleScore]) -> Decimal:
    if any(one.is_zero for one in rules):
        return _NONE
    return max(_NONE, item.maximum - sum((one.lost for one in rules), _NONE))


def total_score(
    rubric: Rubric, items: Sequence[ItemScore], grades: Sequence[Grade], vetoed_at_most: str
) -> TotalScore:
    """Return what the items come to.

    Args:
        rubric: Gives the cap of the bonus, and perhaps its own cap after a veto.
        items: The items of one branch.
        grades: The cut-offs, best first.
        vetoed_at_most: Grade at which a veto caps, where the rubric does not say.

    Raises:
        RuleValueError: When there is no grade of the name at which a veto caps.
    """
    base = sum((one.score for one in items if one.score is not None), _NONE)
    won = sum((one.bonus for one in items), _NONE)
    bonus = won if rubric.bonus_cap is None else min(won, rubric.bonus_cap)
    waiting = [one for one in items if one.score is None]
    is_vetoed = any(one.is_veto for one in items)
    total = base + bonus
    earned = grade = None
    if not waiting:
        earned = grade = grade_of(total, grades)
        if is_vetoed:
            grade = grade_after_veto(earned, rubric.vetoed_at_most or vetoed_at_most, grades)
    pending = sum((one.item.maximum for one in waiting), _NONE)
    return TotalScore(base, bonus, total, pending, is_vetoed, grade, earned)


def sums_by(items: Sequence[ItemScore], key: str) -> Mapping[str, tuple[Decimal, Decimal]]:
    """Return points scored and maximum of what is scored, by block or by system.

    Args:
        items: The items of one branch.
        key: ``block`` or ``system``.
    """
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for one in items:
        name = one.item.block if key == "block" else (one.item.system or "")
        score, maximum = found.get(name, (_NONE, _NONE))
        if one.score is not None:
            score, maximum = score + one.score, maximum + one.item.maximum
        found[name] = (score, maximum)
    return found
