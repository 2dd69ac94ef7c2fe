"""党费: the slab, the base, the first month, arrears (facts.md 4).

A slab is of the *whole* amount: at 3000.01 yuan the payment doubles. Whoever shows an amount shows
the slab with it. Nothing here decides about a person; arrears are counted, people decide.

Source: 中组发〔2008〕3号; 组电明字〔2017〕5号. Rounding: no national text found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    decimal_value,
    value_of,
    whole_value,
    whole_values,
    word_value,
)

T = TypeVar("T")

ZERO = Decimal(0)


class Payer(StrEnum):
    """How somebody's dues are reckoned."""

    WAGE = "wage"
    YEARLY_SALARY = "yearly_salary"
    SELF_EMPLOYED = "self_employed"
    RETIRED = "retired"
    FIXED = "fixed"
    FARMER = "farmer"


class Fixing(StrEnum):
    """When an amount is set: at the start of the year, or whenever the wage changes."""

    YEARLY_FIXED = "yearly_fixed"
    FOLLOW_WAGE = "follow_wage"


class Treatment(StrEnum):
    """What a part of the wage does to the base."""

    IN = "in"
    OUT = "out"
    DEDUCT = "deduct"


class Alert(StrEnum):
    """How loud arrears are told; the colours are ours, a person decides what follows."""

    NONE = "none"
    NOTICE = "notice"
    URGENT = "urgent"


#: The parts of a wage slip that the rules name, in the order of a form.
WAGE_PART_WORDS: Mapping[str, str] = {
    "basic_pay": "基本工资",
    "post_pay": "岗位（职务）工资",
    "skill_pay": "技能工资",
    "post_allowance": "岗位（职务）津贴补贴",
    "regular_bonus": "普遍发放的奖金、绩效工资",
    "underground_allowance": "下井津贴",
    "night_allowance": "夜班津贴",
    "shift_meal": "班中餐",
    "overtime": "加班工资",
    "meals": "误餐补贴",
    "housing_allowance": "住房补贴",
    "transport_allowance": "交通、公务用车补贴",
    "phone_allowance": "通讯补贴",
    "heating_cooling": "取暖、防暑降温、物业补贴",
    "special_post_allowance": "只发给部分岗位的津贴",
    "one_off_award": "一次性奖励",
    "irregular_bonus": "不固定的或只发给部分人的奖金",
    "income_tax": "个人所得税",
    "social_insurance": "五险一金（个人部分）",
    "annuity": "企业年金（个人部分）",
}


@dataclass(frozen=True, slots=True)
class Slab:
    """One step of the scale: above `over`, up to and with `up_to` (None: no end)."""

    over: Decimal
    up_to: Decimal | None
    rate: Decimal


class Dues(NamedTuple):
    """The dues of one month.

    Attributes:
        amount: Yuan, rounded.
        slab: The step of the scale; None where no rate applies.
        edge_amount: What a base at the lower end of the slab pays, at the rate below; None in
            the lowest slab. It shows the jump.
    """

    amount: Decimal
    slab: Slab | None = None
    edge_amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WageBase:
    """The base of a wage earner and how it came about."""

    base: Decimal
    counted: Mapping[str, Decimal]
    deducted: Mapping[str, Decimal]
    left_out: Mapping[str, Decimal]


def scale(values: Mapping[str, Any]) -> tuple[Slab, ...]:
    """Read the slabs of a rule, lowest first.

    Raises:
        RuleValueError: When they do not rise, or the last one has an end.
    """
    slabs: list[Slab] = []
    over = ZERO
    told = value_of(values, "slabs")
    if not isinstance(told, (list, tuple)) or not told:
        raise RuleValueError("slabs", told)
    for place, one in enumerate(told, start=1):
        is_last = place == len(told)
        if is_last is ("up_to" in one):
            raise RuleValueError("slabs", tuple(map(dict, told)))
        up_to = None if is_last else decimal_value(one, "up_to")
        rate = decimal_value(one, "rate")
        if rate > 1 or (up_to is not None and up_to <= over):
            raise RuleValueError("slabs", dict(one))
        slabs.append(Slab(over, up_to, rate))
        over = up_to if up_to is not None else over
    return tuple(slabs)


#: Steps to which a decimal figure is cut at once, by themselves: 1.0 is found as 1.
_TENS = {one: one for one in map(Decimal, ("0.01", "0.1", "1"))}


def rounded(amount: Decimal, step: Decimal) -> Decimal:
    """Round half up to a whole number of steps (0.01, 0.1 or 1 yuan).

    Unsure: no national text says how; half up to the fen is our default.
    """
    ten = _TENS.get(step)
    if ten is not None:  # of 60,000 people the quick way: no division
        return amount.quantize(ten, ROUND_HALF_UP)
    if step <= 0:
        raise RuleValueError("step", step)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


class Step(NamedTuple):
    """A slab with what a base at its lower end pays at the rate below; None in the lowest one."""

    slab: Slab
    edge_amount: Decimal | None


def steps_of(slabs: Sequence[Slab], step: Decimal) -> tuple[Step, ...]:
    """Return slabs with what does not depend on a base; of 60,000 people it is reckoned once."""
    below = (None, *slabs)
    return tuple(
        Step(slab, None if lower is None else rounded(slab.over * lower.rate, step))
        for lower, slab in zip(below, slabs, strict=False)
    )


def dues_of(base: Decimal, slabs: Sequence[Slab], step: Decimal) -> Dues:
    """Return the dues of a base in yuan.

    A base of 0 pays 0.00 and is to be checked by somebody (unpaid leave); it is no fault.

    Raises:
        ValueError: When the base is below nought.
    """
    return dues_by(base, steps_of(slabs, step), step)


def dues_by(base: Decimal, steps: Sequence[Step], step: Decimal) -> Dues:
    """Return the dues of a base by slabs that are read already; see `dues_of`.

    The upper end belongs to a slab: 3000.00 pays 0.5 %.
    """
    if base < 0:
        raise ValueError(base)
    for slab, edge_amount in steps:
        if slab.up_to is None or base <= slab.up_to:
            return Dues(rounded(base * slab.rate, step), slab, edge_amount)
    raise ValueError(steps)


def wage_base(parts: Mapping[str, Decimal], treatments: Mapping[str, Any]) -> WageBase:
    """Return the base of a wage earner from the parts of the wage slip, in yuan.

    Args:
        parts: Yuan by the keys of `WAGE_PART_WORDS`; deductions as positive figures.
        treatments: Values of ``dues.base`` and ``dues.coal_base`` together.

    Unsure: whether 下井津贴, 夜班津贴 and 班中餐 count; they do not by default, ask the superior.
    """
    sorted_parts: dict[Treatment, dict[str, Decimal]] = {kind: {} for kind in Treatment}
    for key, amount in parts.items():
        sorted_parts[_treatment(treatments, key)][key] = amount
    base = base_of_parts(parts, treatments)
    return WageBase(
        base,
        sorted_parts[Treatment.IN],
        sorted_parts[Treatment.DEDUCT],
        sorted_parts[Treatment.OUT],
    )


def base_of_parts(parts: Mapping[str, Decimal], treatments: Mapping[str, Any]) -> Decimal:
    """Return the base alone: what counts less what is deducted, never below nought."""
    return base_by(parts, {key: _treatment(treatments, key) for key in parts})


def base_by(parts: Mapping[str, Decimal], kinds: Mapping[str, Treatment]) -> Decimal:
    """Return the base by treatments that are read already; see `base_of_parts`.

    Raises:
        KeyError: When nothing is said of a part.
    """
    base = ZERO
    for key, amount in parts.items():
        kind = kinds[key]
        if kind is Treatment.IN:
            base += amount
        elif kind is Treatment.DEDUCT:
            base -= amount
    return base if base > ZERO else ZERO


def kinds_of(treatments: Mapping[str, Any]) -> Mapping[str, Treatment]:
    """Return what the parts do to the base, of those of which a treatment is known."""
    known = {key: word for key, word in treatments.items() if isinstance(word, str)}
    return {key: kind for key, word in known.items() if (kind := _TREATMENTS.get(word))}


_TREATMENTS: Mapping[object, Treatment] = {one.value: one for one in Treatment}


def _treatment(treatments: Mapping[str, Any], key: str) -> Treatment:
    """Return what a part does to the base; of 60,000 wage slips each part is looked up here."""
    found = _TREATMENTS.get(treatments.get(key))
    return Treatment(word_value(treatments, key, list(Treatment))) if found is None else found


def month_of(day: date) -> date:
    """Return a month as its first day."""
    return day.replace(day=1)


def first_collection(admitted_on: date, collection_day: int) -> date:
    """Return the month in whose collection the first dues are paid.

    When the collection of the month is over, the dues of two months are paid in the next one.
    """
    is_over = admitted_on.day > collection_day
    return add_months(month_of(admitted_on), 1 if is_over else 0)


def arrears_alert(months: int, values: Mapping[str, Any]) -> Alert:
    """Return how loud so many unpaid months in a row are told (values of ``dues.arrears``).

    Six months without good reason may end membership; that is for the 支部大会 alone.
    """
    urgent, notice = whole_values(values, "urgent"), whole_values(values, "notice")
    if urgent and months >= min(urgent):
        return Alert.URGENT
    return Alert.NOTICE if notice and months >= min(notice) else Alert.NONE


def is_too_much_at_once(months: int, values: Mapping[str, Any]) -> bool:
    """Whether so many months are more than are generally paid back or ahead at once."""
    return months > whole_value(values, "most_months_at_once", lowest=1)


def base_in_force(bases: Mapping[date, T], month: date, fixing: Fixing) -> T | None:
    """Return the base by which a month's dues are reckoned; None when none is known.

    Args:
        bases: Base (or whatever tells it) by the month from which it is drawn.
        month: First day of the month.
        fixing: Yearly fixed (2017): the base of January, generally unchanged in the year; for one
            who came later in the year, the first base of the year. Follow the wage (2008): the
            latest base.
    """
    known = sorted(since for since in bases if since <= month)
    if not known:
        return None
    if fixing is Fixing.FOLLOW_WAGE:
        return bases[known[-1]]
    january = month.replace(month=1, day=1)
    by_january = [since for since in known if since <= january]
    return bases[by_january[-1] if by_january else known[0]]


def waiver_fault(approval: str) -> Sentence | None:
    """Return what a waiver lacks: without the approval of the 上级党委 there is none."""
    if approval.strip():
        return None
    return Sentence("减免党费要写上级党委批准的文号或日期。请补填。")
