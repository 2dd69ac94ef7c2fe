"""党费 by facts.md 15.1: slabs, bases, first months, arrears; edges of every slab."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain import dues
from dangjian_desktop.domain.dues import Alert, Fixing, Payer
from dangjian_desktop.domain.dues_months import (
    Basis,
    DuesFacts,
    dues_rules,
    month_dues,
    months_between,
    unpaid_in_a_row,
)
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.spans import ALWAYS, OPEN, Span

EVER = Span(ALWAYS, OPEN)
FEN = Decimal("0.01")
MONEY = st.decimals(0, 100_000, places=2)


class OnTheTenth:
    """Every branch collects every month on the tenth."""

    def __call__(self, branch_id, month, /):
        return month.replace(day=10)

    due_on = __call__


def rules_at(rules):
    told = dues_rules(rules)
    return lambda day: told


@pytest.fixture
def wage(rules):
    return dues.scale(rules.values_of("dues.wage"))


@pytest.fixture
def treatments(rules):
    return {**rules.values_of("dues.base"), **rules.values_of("dues.coal_base")}


@pytest.mark.parametrize(
    ("base", "amount"),
    [
        ("3000.00", "15.00"),  # F01 and on
        ("3000.01", "30.00"),
        ("1800", "9.00"),
        ("3256.40", "32.56"),
        ("5000.00", "50.00"),
        ("5000.01", "75.00"),
        ("7333.33", "110.00"),
        ("10000.00", "150.00"),
        ("10000.01", "200.00"),
        ("15000", "300.00"),
        ("0", "0.00"),
    ],
)
def test_wage_earners(wage, base, amount):
    assert dues.dues_of(Decimal(base), wage, FEN).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("base", "amount"),
    [("5000.00", "25.00"), ("5000.01", "50.00"), ("6480.50", "64.81"), ("2600", "13.00")],
)
def test_the_retired(rules, base, amount):
    slabs = dues.scale(rules.values_of("dues.retired"))
    assert dues.dues_of(Decimal(base), slabs, FEN).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("step", "amount"),
    [("0.01", "87.68"), ("0.1", "87.7"), ("1", "88"), ("1.0", "88"), ("0.5", "87.5")],
)
def test_rounding_is_half_up_to_a_step(step, amount):
    assert dues.rounded(Decimal("87.675"), Decimal(step)) == Decimal(amount)


def test_no_step_is_no_rounding():
    with pytest.raises(RuleValueError):
        dues.rounded(Decimal(1), Decimal(0))


def test_the_jump_stands_with_the_amount(wage):
    assert dues.dues_of(Decimal("5000.01"), wage, FEN).edge_amount == Decimal("50.00")
    assert dues.dues_of(Decimal("3000"), wage, FEN).edge_amount is None


def test_no_base_is_below_nought(wage):
    with pytest.raises(ValueError, match="-1"):
        dues.dues_of(Decimal(-1), wage, FEN)


@given(MONEY, MONEY)
def test_who_has_more_never_pays_less(one, other):
    slabs = dues.scale(
        {
            "slabs": [
                {"up_to": "3000", "rate": "0.005"},
                {"up_to": "5000", "rate": "0.01"},
                {"rate": "0.02"},
            ]
        }
    )
    low, high = sorted((one, other))
    assert dues.dues_of(low, slabs, FEN).amount <= dues.dues_of(high, slabs, FEN).amount


@given(MONEY)
def test_every_base_lies_in_one_slab(base):
    slabs = dues.scale({"slabs": [{"up_to": "5000", "rate": "0.005"}, {"rate": "0.01"}]})
    slab = dues.dues_of(base, slabs, FEN).slab
    assert slab is not None
    assert base > slab.over or base == slab.over == 0
    assert slab.up_to is None or base <= slab.up_to


@pytest.mark.parametrize(
    "slabs",
    [
        [],
        "0.01",
        [{"up_to": "3000", "rate": "0.01"}],
        [{"rate": "0.01"}, {"rate": "0.02"}],
        [{"up_to": "5000", "rate": "0.01"}, {"up_to": "3000", "rate": "0.02"}, {"rate": "0.03"}],
        [{"rate": "2"}],
        [{"rate": "-0.1"}],
        [{"rate": "much"}],
        [{}],
    ],
)
def test_slabs_that_do_not_rise_are_refused(slabs):
    with pytest.raises(RuleValueError):
        dues.scale({"slabs": slabs})


def slip(**more: str) -> dict[str, Decimal]:
    told = {
        "basic_pay": "4200",
        "post_pay": "1300",
        "regular_bonus": "1500",
        "underground_allowance": "900",
        "overtime": "400",
        "meals": "300",
        "social_insurance": "1120",
        "income_tax": "35",
        **more,
    }
    return {key: Decimal(amount) for key, amount in told.items()}


def test_a_base_is_made_of_its_parts(treatments, wage):
    found = dues.wage_base(slip(), treatments)  # F17
    assert found.base == Decimal("5845.00")
    assert set(found.left_out) == {"underground_allowance", "overtime", "meals"}
    assert dues.dues_of(found.base, wage, FEN).amount == Decimal("87.68")


def test_a_branch_may_count_what_is_paid_underground(treatments, wage):
    found = dues.wage_base(slip(), {**treatments, "underground_allowance": "in"})  # F18
    assert found.base == Decimal("6745.00")
    assert dues.dues_of(found.base, wage, FEN).amount == Decimal("101.18")


def test_deductions_never_make_a_base_negative(treatments):
    assert dues.wage_base({"income_tax": Decimal(5)}, treatments).base == 0


def test_an_unknown_part_or_treatment_is_refused(treatments):
    with pytest.raises(RuleValueError):
        dues.wage_base({"gift": Decimal(1)}, treatments)
    with pytest.raises(RuleValueError):
        dues.wage_base({"meals": Decimal(1)}, {"meals": "maybe"})


def test_every_part_of_a_wage_slip_has_its_treatment(treatments):
    assert set(dues.WAGE_PART_WORDS) == set(treatments)


def test_a_waiver_needs_its_approval():
    assert dues.waiver_fault(" ") is not None  # F19
    assert dues.waiver_fault("矿党委 2026-03-01 批准") is None


@pytest.mark.parametrize(
    ("passed", "collected"),
    [("2026-11-05", "2026-11-01"), ("2026-11-10", "2026-11-01"), ("2026-11-25", "2026-12-01")],
)
def test_the_first_dues_of_a_new_member(rules, passed, collected):
    admitted = date.fromisoformat(passed)  # F20, F21
    facts = DuesFacts(((1, EVER),), (Span(admitted, OPEN),))
    months = months_between(date(2026, 1, 1), date(2026, 12, 1))
    told = [month_dues(facts, month, rules_at(rules), OnTheTenth()) for month in months]
    first = next(one for one in told if one is not None)
    assert first.month == date(2026, 11, 1)
    assert dues.month_of(first.due_on) == date.fromisoformat(collected)
    assert dues.first_collection(admitted, 10) == date.fromisoformat(collected)


def test_a_fixed_base_stays_for_the_year_and_a_followed_one_changes_at_once():
    bases = {date(2026, 1, 1): Decimal(4900), date(2026, 6, 1): Decimal(5600)}  # F22, F23
    fixed = [
        dues.base_in_force(bases, month, Fixing.YEARLY_FIXED)
        for month in (date(2026, 1, 1), date(2026, 12, 1), date(2027, 1, 1))
    ]
    assert fixed == [Decimal(4900), Decimal(4900), Decimal(5600)]
    followed = [
        dues.base_in_force(bases, month, Fixing.FOLLOW_WAGE)
        for month in (date(2026, 5, 1), date(2026, 6, 1))
    ]
    assert followed == [Decimal(4900), Decimal(5600)]
    assert dues.base_in_force(bases, date(2025, 12, 1), Fixing.FOLLOW_WAGE) is None


def test_who_came_in_the_year_pays_by_the_first_base_of_the_year():
    bases = {date(2026, 4, 1): Decimal(4000), date(2026, 9, 1): Decimal(6000)}
    assert dues.base_in_force(bases, date(2026, 11, 1), Fixing.YEARLY_FIXED) == 4000


@pytest.mark.parametrize(
    ("last_paid", "today", "months", "alert"),
    [
        ("2026-05-01", "2026-11-20", 6, Alert.URGENT),  # F24
        ("2026-08-01", "2026-11-20", 3, Alert.NOTICE),  # F25
        ("2026-08-01", "2026-11-09", 2, Alert.NONE),
        ("2026-08-01", "2026-11-10", 3, Alert.NOTICE),
        ("2026-06-01", "2026-11-20", 5, Alert.URGENT),
        ("2026-12-01", "2026-11-20", 0, Alert.NONE),
    ],
)
def test_arrears_are_counted_and_told_and_nothing_else(rules, last_paid, today, months, alert):
    january = date(2026, 1, 1)
    facts = DuesFacts(((1, EVER),), (EVER,))
    facts.bases = (Basis(1, january, Payer.WAGE, Decimal(4000)),)
    paid = months_between(january, date.fromisoformat(last_paid))
    facts.paid = dict.fromkeys(paid, Decimal(40))
    on = date.fromisoformat(today)
    unpaid = unpaid_in_a_row(facts, on, rules_at(rules), OnTheTenth())
    assert unpaid == months
    assert dues.arrears_alert(unpaid, rules.values_of("dues.arrears")) is alert


def test_more_than_six_months_at_once_are_too_much(rules):
    values = rules.values_of("dues.collection")
    assert [dues.is_too_much_at_once(months, values) for months in (6, 7, 8)] == [
        False,
        True,
        True,
    ]  # F26
