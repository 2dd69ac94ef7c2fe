"""党费 month by month: who is asked for a month, by which base, and how a month stands.

Everything here is reckoned from what was recorded and from the rules of the day; nothing of it is
stored. A month is told by its first day, money in yuan. What is not known stays not known: without
a base there is no amount, and that is not the same as nothing owed.

Source: 中组发〔2008〕3号; 组电明字〔2017〕5号 (facts.md 4). Which branch asks for the month in
which somebody moves is ours: the one that the person belonged to on its collection day, unless a
letter says through which month the old branch took dues.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from dangjian_desktop.domain.dates import add_months, month_end
from dangjian_desktop.domain.dues import (
    ZERO,
    Fixing,
    Payer,
    Slab,
    Step,
    Treatment,
    WageBase,
    base_by,
    base_in_force,
    base_of_parts,
    dues_by,
    first_collection,
    kinds_of,
    month_of,
    scale,
    steps_of,
    wage_base,
)
from dangjian_desktop.domain.problems import Told
from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    decimal_value,
    texts_value,
    whole_value,
    word_value,
)
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.spans import Span, any_holds_on

#: Names of the rules, as `RuleSet` knows them.
WAGE, RETIRED, FIXED, FARMER = "dues.wage", "dues.retired", "dues.fixed", "dues.farmer"
BASE, COAL_BASE = "dues.base", "dues.coal_base"
ROUNDING, FIXING, COLLECTION = "dues.rounding", "dues.fixing", "dues.collection"
COLLECTION_DAYS, RHYTHMS, ARREARS = "dues.collection_days", "dues.rhythms", "dues.arrears"
#: The rule that holds for each payer.
RULE_OF: Mapping[Payer, str] = {
    Payer.WAGE: WAGE,
    Payer.YEARLY_SALARY: WAGE,
    Payer.SELF_EMPLOYED: WAGE,
    Payer.RETIRED: RETIRED,
    Payer.FIXED: FIXED,
    Payer.FARMER: FARMER,
}
PAYER_WORDS: Mapping[Payer, str] = {
    Payer.WAGE: "按月领取工资",
    Payer.YEARLY_SALARY: "年薪制",
    Payer.SELF_EMPLOYED: "没有固定收入（个体经营等）",
    Payer.RETIRED: "离退休",
    Payer.FIXED: "定额（学生、下岗失业、低保等）",
    Payer.FARMER: "农民",
}
#: Whoever draws money pays by a base; the others pay an amount.
BY_BASE = frozenset({Payer.WAGE, Payer.YEARLY_SALARY, Payer.SELF_EMPLOYED, Payer.RETIRED})
#: Whose base may be told by the parts of a wage slip.
BY_PARTS = frozenset({Payer.WAGE, Payer.YEARLY_SALARY})
_LAST_DAY = 31
_MONTHS_OF_A_QUARTER = 3
#: Shared by all of whom nothing is known: a sheet has 60,000 of them.
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Rhythm(StrEnum):
    """How often a branch collects; by the quarter only where it has agreed to."""

    MONTH = "month"
    QUARTER = "quarter"


RHYTHM_WORDS: Mapping[Rhythm, str] = {Rhythm.MONTH: "按月", Rhythm.QUARTER: "按季"}


class DuesState(StrEnum):
    """How somebody's dues of a month stand."""

    NO_BASE = "no_base"
    UNPAID = "unpaid"
    PART = "part"
    PAID = "paid"
    WAIVED = "waived"
    NOTHING = "nothing"
    ELSEWHERE = "elsewhere"


STATE_WORDS: Mapping[DuesState, str] = {
    DuesState.NO_BASE: "待登记基数",
    DuesState.UNPAID: "未交",
    DuesState.PART: "交了一部分",
    DuesState.PAID: "已交",
    DuesState.WAIVED: "免交",
    DuesState.NOTHING: "应交 0 元，请核对",
    DuesState.ELSEWHERE: "在流入地交",
}
#: States in which something may still come in.
OPEN_STATES = frozenset({DuesState.NO_BASE, DuesState.UNPAID, DuesState.PART})


# Rules ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DuesRules:
    """What the rules of a day say about dues.

    Attributes:
        always_follow: Payers whose amount is never fixed for a year.
        steps: The slabs by the name of their rule, with what was reckoned of them.
        treatments: What each part of the wage does to the base. kinds: those that are known, read.
        lowest, highest: What a farmer pays. fixed: what is paid where one amount holds for all.
        step: Rounding. day: the collection day; days: that of a branch, by its uid.
        quarterly: The uids of branches that collect by the quarter.
        voluntary: From so much freely given at once it goes up to the centre.
    """

    fixing: Fixing
    always_follow: frozenset[Payer]
    steps: Mapping[str, tuple[Step, ...]]
    treatments: Mapping[str, Any]
    kinds: Mapping[str, Treatment]
    fixed: Decimal
    lowest: Decimal
    highest: Decimal
    step: Decimal
    day: int
    days: Mapping[str, int]
    voluntary: Decimal
    quarterly: frozenset[str] = frozenset()

    def collection_on(self, branch_uid: str, month: date) -> date:
        """Return the collection day of a branch in a month; a day 31 is the last one."""
        last = month_end(month)
        return month.replace(day=min(self.days.get(branch_uid, self.day), last.day))

    def due_month(self, branch_uid: str, month: date) -> date:
        """Return the month in whose collection a branch asks for a month."""
        if branch_uid not in self.quarterly:
            return month
        return add_months(month, (_MONTHS_OF_A_QUARTER - month.month) % _MONTHS_OF_A_QUARTER)


def dues_rules(rules: RuleSet) -> DuesRules:
    """Read everything the rules of a day say about dues.

    Raises:
        RuleValueError: When one of them cannot be reckoned with.
    """
    fixing = rules.values_of(FIXING)
    collection = rules.values_of(COLLECTION)
    farmer = rules.values_of(FARMER)
    step = decimal_value(rules.values_of(ROUNDING), "step")
    treatments = MappingProxyType({**rules.values_of(BASE), **rules.values_of(COAL_BASE)})
    return DuesRules(
        Fixing(word_value(fixing, "mode", list(Fixing))),
        payers_that_follow(fixing),
        {name: steps_of(scale(rules.values_of(name)), step) for name in (WAGE, RETIRED)},
        treatments,
        kinds_of(treatments),
        decimal_value(rules.values_of(FIXED), "monthly"),
        decimal_value(farmer, "lowest"),
        decimal_value(farmer, "highest"),
        step,
        collection_day(collection, "collection_day"),
        collection_days(rules.values_of(COLLECTION_DAYS)),
        decimal_value(collection, "voluntary"),
        frozenset(
            uid for uid, one in rhythms(rules.values_of(RHYTHMS)).items() if one is Rhythm.QUARTER
        ),
    )


def payers_that_follow(values: Mapping[str, Any]) -> frozenset[Payer]:
    """Read which payers' amounts are never fixed for a year (values of ``dues.fixing``).

    Raises:
        RuleValueError: When one of them is no payer.
    """
    told = texts_value(values, "always_follow")
    if any(one not in list(Payer) for one in told):
        raise RuleValueError("always_follow", told)
    return frozenset(map(Payer, told))


def collection_day(values: Mapping[str, Any], key: str) -> int:
    """Read a day of the month.

    Raises:
        RuleValueError: When no month has it.
    """
    day = whole_value(values, key, lowest=1)
    if day > _LAST_DAY:
        raise RuleValueError(key, day)
    return day


def collection_days(values: Mapping[str, Any]) -> Mapping[str, int]:
    """Read the collection days that branches set themselves, by the branch's uid.

    Raises:
        RuleValueError: When no month has one of them.
    """
    return {key: collection_day(values, key) for key in values}


def rhythms(values: Mapping[str, Any]) -> Mapping[str, Rhythm]:
    """Read how often branches collect that set it themselves, by the branch's uid.

    Raises:
        RuleValueError: When a word is no rhythm.
    """
    return {key: Rhythm(word_value(values, key, list(Rhythm))) for key in values}


#: Rules as of a day; whoever asks for many days keeps them.
RulesAt = Callable[[date], DuesRules]


# Bases and amounts --------------------------------------------------------------------------------


class Basis(NamedTuple):
    """How somebody's dues are reckoned from a month on, as it was recorded.

    Attributes:
        parts: JSON of yuan by part of the wage; "" where the base was given as one figure.
        monthly: Yuan a month where the rule leaves it open (farmers).
    """

    row_id: int
    since: date
    payer: Payer
    base: Decimal | None
    parts: str = ""
    monthly: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Dues that are reduced or waived with approval, from one month through another."""

    row_id: int
    since: date
    until: date | None
    monthly: Decimal | None
    approval: str

    def holds_in(self, month: date) -> bool:
        """Whether a month falls under it."""
        return self.since <= month and (self.until is None or month <= self.until)


class Assessed(NamedTuple):
    """The amount of a month and how it came about.

    Attributes:
        rule: Name of the rule that gave the amount.
        base: None where an amount is fixed.
        slab, edge_amount: As in `Dues`.
        fixed_on: The month whose rules and income made the base.
        parts: The parts of the base as they are stored; "" where it was one figure.
        treatments: What each part did to it.
    """

    payer: Payer
    rule: str
    base: Decimal | None
    amount: Decimal
    slab: Slab | None = None
    edge_amount: Decimal | None = None
    fixed_on: date | None = None
    parts: str = ""
    treatments: Mapping[str, Any] = _NOTHING

    @property
    def wage(self) -> WageBase | None:
        """How the parts made the base; None where it was one figure."""
        return wage_base(parts_of(self.parts), self.treatments) if self.parts else None

    @property
    def rate(self) -> Decimal | None:
        """The rate; None where an amount is fixed."""
        return None if self.slab is None else self.slab.rate


@lru_cache(maxsize=4096)
def parts_of(text: str) -> Mapping[str, Decimal]:
    """Read the stored parts of a wage slip."""
    return MappingProxyType({key: Decimal(one) for key, one in json.loads(text).items()})


def parts_text(parts: Mapping[str, Decimal]) -> str:
    """Return the parts of a wage slip as they are stored."""
    return json.dumps({key: f"{one:.2f}" for key, one in parts.items()}, ensure_ascii=True)


def basis_in_force(bases: Sequence[Basis], month: date, rules: DuesRules) -> Basis | None:
    """Return the row by which a month is reckoned; None when there is none yet.

    Where the amount is fixed for a year, a rise of the wage waits for January, but somebody who
    becomes another kind of payer (who retires) is one from that month on.

    Args:
        bases: In the order of their months.
        month: First day of the month.
        rules: Those of the month.
    """
    if len(bases) == 1:  # nearly everybody has one of January
        return bases[0] if bases[0].since <= month else None
    known = [one for one in bases if one.since <= month]
    if not known:
        return None
    last = known[-1]
    if len(known) == 1:
        return last
    if rules.fixing is Fixing.FOLLOW_WAGE or last.payer in rules.always_follow:
        return last
    changed = max((n for n, one in enumerate(known) if one.payer is not last.payer), default=-1) + 1
    return base_in_force({one.since: one for one in known[changed:]}, month, Fixing.YEARLY_FIXED)


def assessed(basis: Basis, month: date, rules_at: RulesAt) -> Assessed:
    """Return the amount of a month.

    Slabs and rounding are those of the month; what counts into a base that is fixed for the year
    is what counted when it was fixed.
    """
    rules = rules_at(month)
    is_fixed = rules.fixing is Fixing.YEARLY_FIXED and basis.payer not in rules.always_follow
    fixed_on = max(basis.since, _january(month)) if is_fixed else month
    return _assessed(
        basis.payer,
        basis.base,
        basis.parts,
        basis.monthly,
        fixed_on,
        rules,
        rules_at(fixed_on),
    )


def _assessed(
    payer: Payer,
    base: Decimal | None,
    parts: str,
    monthly: Decimal | None,
    fixed_on: date,
    rules: DuesRules,
    of_base: DuesRules,
) -> Assessed:
    rule = RULE_OF[payer]
    if payer is Payer.FIXED:
        return Assessed(payer, rule, None, rules.fixed)
    if payer is Payer.FARMER:
        return Assessed(payer, rule, None, rules.lowest if monthly is None else monthly)
    counted = base or ZERO
    if parts:
        try:
            counted = base_by(parts_of(parts), of_base.kinds)
        except KeyError:  # it says which part is not settled
            counted = base_of_parts(parts_of(parts), of_base.treatments)
    dues = dues_by(counted, rules.steps[rule], rules.step)
    return Assessed(
        payer,
        rule,
        counted,
        dues.amount,
        dues.slab,
        dues.edge_amount,
        fixed_on,
        parts,
        of_base.treatments,
    )


def slab_words(slab: Slab | None, payer: Payer) -> Told:
    """Return the step of the scale with its rate, as it stands beside an amount."""
    if slab is None:
        return Told("定额") if payer is Payer.FIXED else Told("每月一定的数")
    percent = plain_figure(slab.rate * 100)
    if slab.up_to is None:
        return Told("超过 {over} 元，按 {percent}%", over=plain_figure(slab.over), percent=percent)
    if not slab.over:
        return Told(
            "不超过 {up_to} 元，按 {percent}%", up_to=plain_figure(slab.up_to), percent=percent
        )
    return Told(
        "超过 {over} 元、不超过 {up_to} 元，按 {percent}%",
        over=plain_figure(slab.over),
        up_to=plain_figure(slab.up_to),
        percent=percent,
    )


def plain_figure(figure: Decimal) -> str:
    """Return a figure without nought at its end: 3000, 0.5."""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# Who is asked ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Handover:
    """A letter that was received and says through which month the old branch took dues.

    Attributes:
        through: That month. moved: the month in which the person was received.
        old, new: Branches of this file; None for one elsewhere.
    """

    through: date
    moved: date
    old: int | None
    new: int | None

    def speaks_of(self, month: date) -> bool:
        """Whether it decides about a month: those between what is paid and the move."""
        return (
            min(add_months(self.through, 1), self.moved) <= month <= max(self.through, self.moved)
        )

    def branch_in(self, month: date) -> int | None:
        """Return which branch of ours asks for a month that it decides about."""
        return self.old if month <= self.through else self.new


@dataclass(slots=True)
class DuesFacts:
    """What is recorded of one person that bears on dues; filled by whoever reads it.

    Attributes:
        memberships: Branch and days. as_member: days as 预备党员 or 正式党员, joined.
        away: Days on which dues are paid at the inflow side.
        paid: What was paid for each month, by month.
        bases: In the order of their months.
    """

    memberships: tuple[tuple[int, Span], ...] = ()
    as_member: tuple[Span, ...] = ()
    handovers: tuple[Handover, ...] = ()
    away: tuple[Span, ...] = ()
    bases: tuple[Basis, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    paid: Mapping[date, Decimal] = field(default_factory=lambda: _NOTHING)


class CollectedOn(Protocol):
    """When branches collect."""

    def __call__(self, branch_id: int, month: date, /) -> date:
        """Return the collection day of a branch in a month."""

    def due_on(self, branch_id: int, month: date, /) -> date:
        """Return the day of the collection in which a branch asks for a month."""


@lru_cache(maxsize=1024)
def _january(month: date) -> date:
    """Return the first month of a month's year; everybody of a sheet asks for the same one."""
    return month.replace(month=1)


@lru_cache(maxsize=1024)
def _last_day(month: date) -> date:
    """Return the last day of a month; everybody of a sheet asks for the same one."""
    return month_end(month)


def asking_branch(facts: DuesFacts, month: date, collected_on: CollectedOn) -> int | None:
    """Return the branch that asks somebody for a month's dues; None where nobody does.

    It is the one of the collection day. Whoever is admitted later in the month owes it all the
    same (it is collected with the next); whoever leaves before that day does not.
    """
    for letter in facts.handovers:
        if letter.speaks_of(month):
            return letter.branch_in(month)
    last = _last_day(month)
    for branch, span in facts.memberships:
        for member in facts.as_member:
            if (
                span.since <= month >= member.since and span.until > last < member.until
            ):  # the whole month: whatever its collection day is
                return branch
            since, until = max(span.since, member.since), min(span.until, member.until)
            if since <= collected_on(branch, month) < until:
                return branch
    if not month <= _member_since(facts, last) <= last:
        return None
    return next((branch for branch, span in facts.memberships if span.holds_on(last)), None)


def _member_since(facts: DuesFacts, day: date) -> date:
    """Return since when somebody who is a member on a day has been one; never where none."""
    return next((span.since for span in facts.as_member if span.holds_on(day)), date.max)


class MonthDues(NamedTuple):
    """How one person's dues of one month stand.

    Attributes:
        branch_id: Who asks. assessed: None where no base is recorded.
        owed: None where no base is recorded. paid: 0 where nothing came in.
        due_on: Day of the collection in which the month is paid.
    """

    month: date
    branch_id: int
    state: DuesState
    assessed: Assessed | None
    waiver: Waiver | None
    basis: Basis | None
    owed: Decimal | None
    paid: Decimal
    due_on: date

    @property
    def open(self) -> Decimal | None:
        """What is still to come; None where it is not known how much is owed."""
        owed, paid = self.owed, self.paid
        return None if owed is None else owed - paid if owed > paid else ZERO

    @property
    def is_without_payment(self) -> bool:
        """Whether the month counts as one for which nothing was paid."""
        return self.state in (DuesState.UNPAID, DuesState.NO_BASE)


def month_dues(
    facts: DuesFacts, month: date, rules_at: RulesAt, collected_on: CollectedOn
) -> MonthDues | None:
    """Return how a month stands for somebody; None where nobody asks for it."""
    branch = asking_branch(facts, month, collected_on)
    if branch is None:
        return None
    basis = basis_in_force(facts.bases, month, rules_at(month))
    found = None if basis is None else assessed(basis, month, rules_at)
    waiver = None
    if facts.waivers:
        waiver = next((one for one in facts.waivers if one.holds_in(month)), None)
    owed = None if found is None else found.amount
    if waiver is not None:
        lowered = waiver.monthly or ZERO
        owed = lowered if owed is None else min(lowered, owed)
    elsewhere = bool(facts.away) and any_holds_on(facts.away, collected_on(branch, month))
    paid = facts.paid.get(month, ZERO)
    if elsewhere:
        owed = ZERO
    state = _state(owed, paid, waiver=waiver is not None, elsewhere=elsewhere)
    due_on = collected_on.due_on(branch, month)
    begun = facts.as_member[-1].since if facts.as_member else month
    if month <= begun and (begun := _member_since(facts, _last_day(month))) < date.max:
        first = first_collection(begun, collected_on(branch, month).day)
        due_on = collected_on.due_on(branch, first)
    return MonthDues(month, branch, state, found, waiver, basis, owed, paid, due_on)


def _state(owed: Decimal | None, paid: Decimal, *, waiver: bool, elsewhere: bool) -> DuesState:
    if elsewhere:
        return DuesState.ELSEWHERE
    if owed is None:
        return DuesState.NO_BASE if not paid else DuesState.PAID
    if not owed:
        return DuesState.WAIVED if waiver else DuesState.NOTHING
    if not paid:
        return DuesState.UNPAID
    return DuesState.PART if paid < owed else DuesState.PAID


def known_since(facts: DuesFacts) -> date | None:
    """Return the month from which dues are kept here: the first base or the first payment.

    What was before is not known; that nothing was entered of it says nothing about it.
    """
    months = [one.since for one in facts.bases[:1]]
    if facts.paid:
        months.append(min(facts.paid))
    return min(months, default=None)


def unpaid_in_a_row(
    facts: DuesFacts, on: date, rules_at: RulesAt, collected_on: CollectedOn
) -> int:
    """Return for how many months in a row up to a day nothing was paid although it was due.

    A month for which nothing is owed ends the row as a paid one does; one in which nobody asked
    does not. What lies before `known_since` is not known and does not count.
    """
    first, month, count = known_since(facts), month_of(on), 0
    while first is not None and month >= first:
        one = month_dues(facts, month, rules_at, collected_on)
        if one is not None and one.due_on <= on:
            if not one.is_without_payment:
                break
            count += 1
        month = add_months(month, -1)
    return count


def spread(amount: Decimal, open_months: Iterable[tuple[date, Decimal]]) -> dict[date, Decimal]:
    """Spread a payment over months, the first ones first.

    Args:
        amount: Yuan.
        open_months: Months with what is open of each.

    Returns:
        Yuan by month; together less than the amount when it is more than all of them need.
    """
    shares: dict[date, Decimal] = {}
    left = amount
    for month, wanted in open_months:
        if left <= 0:
            break
        given = min(left, wanted)
        if given > 0:
            shares[month] = given
            left -= given
    return shares


def months_between(first: date, last: date) -> list[date]:
    """Return the months from one through another."""
    found, month = [], month_of(first)
    while month <= last:
        found.append(month)
        month = add_months(month, 1)
    return found
