"""What is entered about dues, and what is wrong with it, told at the field.

Money is yuan to the fen. Warnings are told once and then taken; whoever has read them decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.dues import (
    WAGE_PART_WORDS,
    ZERO,
    Payer,
    Treatment,
    month_of,
    wage_base,
)
from dangjian_desktop.domain.dues_months import BY_BASE, BY_PARTS, DuesRules, DuesState
from dangjian_desktop.domain.problems import Fault

#: Nobody's wage of a month; more is a slip of the keys.
MOST_YUAN = Decimal(10_000_000)
_FEN = Decimal("0.01")
_FEN_DIGITS = 2


@dataclass(frozen=True, slots=True)
class BaseDraft:
    """A base as it is entered.

    Attributes:
        since: Any day of the month from which it holds.
        base: Yuan; for those who pay by a base and give no parts.
        parts: Yuan by the keys of `domain.dues.WAGE_PART_WORDS`; deductions as positive figures.
        monthly: Yuan a month; for farmers.
    """

    person_id: int
    since: date
    payer: Payer
    base: Decimal | None = None
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    monthly: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaymentEntry:
    """What one person hands over: how much for which months.

    Attributes:
        shares: Yuan by the month; any day of it will do, it is kept as the first one.
        receipt: Number; None for the next one, "" for none.
        is_voluntary: Whether more than is owed is given freely.
    """

    person_id: int
    shares: Mapping[date, Decimal]
    receipt: str | None = None
    handed_by: str = ""
    note: str = ""
    is_voluntary: bool = False

    def __post_init__(self) -> None:
        """Tell every month by its first day: a share at any other would count for none."""
        by_month: dict[date, Decimal] = {}
        for day, amount in self.shares.items():
            month = month_of(day)
            by_month[month] = by_month[month] + amount if month in by_month else amount
        object.__setattr__(self, "shares", by_month)

    @property
    def amount(self) -> Decimal:
        """All of it."""
        return sum(self.shares.values(), ZERO)


def money_fault(amount: Decimal | None) -> Fault | None:
    """Return what is wrong with a sum of money; nothing given is no fault."""
    if amount is None:
        return None
    if not amount.is_finite():
        return Fault("dues.unreadable", str(amount))
    if amount < 0:
        return Fault("dues.below_nought", f"{amount:f}")
    if amount != amount.quantize(_FEN):
        return Fault("dues.decimals", f"{amount:f}")
    if amount > MOST_YUAN:
        return Fault("dues.too_much", f"{amount:f}", hint=f"{MOST_YUAN:f}")
    return None


def paid_fault(amount: Decimal | None) -> Fault | None:
    """Return what is wrong with money that was handed over: there must be some."""
    if amount is None:
        return Fault("dues.amount_missing")
    if amount.is_finite() and amount < 0:
        return Fault("dues.paid_below_nought", f"{amount:f}")
    return money_fault(amount) or (Fault("dues.amount_nought") if not amount else None)


def base_faults(draft: BaseDraft, rules: DuesRules) -> list[tuple[str, Fault]]:
    """Return everything that is wrong with a base, each with the field; ``parts.KEY`` for a part.

    Args:
        draft: As entered.
        rules: Those of its month.
    """
    found: list[tuple[str, Fault]] = []
    for name, amount in (("base", draft.base), ("monthly", draft.monthly)):
        fault = money_fault(amount)
        if fault is not None:
            found.append((name, fault))
    for key, amount in draft.parts.items():
        fault = money_fault(amount) if key in WAGE_PART_WORDS else Fault("dues.part_unknown", key)
        if fault is not None:
            found.append((f"parts.{key}", fault))
    if found:
        return found
    if draft.payer in BY_BASE:
        if draft.monthly is not None:
            found.append(("monthly", Fault("dues.monthly_idle")))
        if draft.parts and draft.payer not in BY_PARTS:
            found.append(("base", Fault("dues.parts_idle")))
        elif draft.parts and draft.base is not None:
            found.append(("base", Fault("dues.base_twice")))
        elif draft.parts:
            found += [("parts", one) for one in _part_faults(draft.parts, rules)]
        elif draft.base is None:
            found.append(("base", Fault("dues.base_missing")))
        return found
    if draft.base is not None or draft.parts:
        found.append(("base", Fault("dues.base_idle")))
    if draft.payer is Payer.FARMER:
        if draft.monthly is None or not rules.lowest <= draft.monthly <= rules.highest:
            told = "" if draft.monthly is None else f"{draft.monthly:f}"
            hint = f"{rules.lowest:.2f} 元到 {rules.highest:.2f} 元"
            found.append(("monthly", Fault("dues.monthly_out_of_range", told, hint=hint)))
    elif draft.monthly is not None:
        found.append(("monthly", Fault("dues.monthly_idle")))
    return found


def _part_faults(parts: Mapping[str, Decimal], rules: DuesRules) -> list[Fault]:
    told = wage_base(parts, rules.treatments)
    counted = sum(told.counted.values(), ZERO)
    deducted = sum(told.deducted.values(), ZERO)
    if deducted > counted:
        return [Fault("dues.parts_below_nought", f"{deducted:.2f}", hint=f"{counted:.2f}")]
    nothing = not any(rules.treatments[key] == Treatment.IN for key in parts)
    return [Fault("dues.parts_empty")] if nothing else []


def share_fault(
    month: date, amount: Decimal, state: DuesState | None, open_: Decimal | None, *, freely: bool
) -> Fault | None:
    """Return what is wrong with giving so much for a month.

    Args:
        month: First day of the month.
        amount: Yuan.
        state: How the month stands; None where nobody asks for it.
        open_: What is still to come; None where no base is recorded.
        freely: Whether more than is owed is given on purpose.
    """
    fault = paid_fault(amount)
    if fault is not None:
        return fault
    told = month_word(month)
    if state is None:
        return Fault("dues.month_not_owed", told)
    if state is DuesState.ELSEWHERE:
        return Fault("dues.month_elsewhere", told)
    if open_ is None or amount <= open_ or freely:
        return None
    if not open_:
        return Fault("dues.month_settled", told, hint=f"{amount:.2f}")
    return Fault("dues.more_than_open", told, hint=f"{open_:.2f}")


def month_word(month: date) -> str:
    """Return a month as it is read: 2026年11月."""
    return f"{month.year}年{month.month}月"
